import * as core from '@actions/core';
import type { Display, ShownReport } from '../render/display.ts';
import { renderJson } from '../render/json.ts';
import { closingError, productGroup, unresolvedPeople, verdictLine } from '../render/lines.ts';
import { renderMarkdown } from '../render/markdown.ts';
import { advice } from '../render/words.ts';
import type { RunFacts } from '../seats/report.ts';
import { isRed } from '../seats/status.ts';
import type { Console } from './console.ts';
import { MAX_SUMMARY_BYTES, outputsOf, setOutputs, writeReportFile, writeSummary } from './files.ts';

/** The first lines of the log. */
export function announceStart({ operation, site, mode }: RunFacts, console: Console): void {
  console.info(`Datadog Seats: ${operation ?? 'no operation'} on ${site ?? 'no site'}`);
  if (mode.kind === 'dry-run' && mode.why !== null) {
    console.info(`This is a dry run, whatever the inputs say: ${mode.why}.`);
  }
}

/** Shows a plan in the log before anything is written. */
export function announcePlan({ products }: ShownReport, console: Console): void {
  for (const { title, lines } of products.map((product) => productGroup(product, null))) {
    console.group({ title: `Plan for ${title}`, lines });
  }
}

/** The log's end, the annotations, and the error that makes the job red. */
function publishLog(report: ShownReport, console: Console): void {
  for (const product of report.products) {
    console.group(productGroup(product, report.verdict));
  }
  const placed = report.problems.filter(({ severity, at }) => severity === 'warning' || at !== null);
  console.annotate([...placed, ...unresolvedPeople(report)]);
  console.info(verdictLine(report));
  if (advice(report) !== '') {
    console.info(advice(report));
  }
  if (isRed(report.verdict)) {
    console.fail(closingError(report));
  }
}

/** Publishes in one place. What goes wrong there makes the job red, and keeps no other place from being written. */
async function attempt<T>(what: string, console: Console, publishThere: () => T | Promise<T>): Promise<T | null> {
  try {
    return await publishThere();
  } catch (error) {
    console.fail(`${what} could not be written: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

/** Publishes a report in its file, the outputs, the summary and the log. Returns the path of the file, if there is one. */
export async function publish(report: ShownReport, { redact }: Display, console: Console): Promise<string | null> {
  const reportFile = await attempt('The report file', console, () => writeReportFile(redact(renderJson(report))));
  await attempt('The outputs', console, () => {
    setOutputs(outputsOf(report, reportFile));
  });
  await attempt('The job summary', console, () => {
    const wholeReport = reportFile === null ? null : 'the report file (output `report-file`)';
    const sizeOf = (text: string): number => Buffer.byteLength(text);
    return writeSummary(redact(renderMarkdown(report, { note: null, wholeReport, max: MAX_SUMMARY_BYTES, sizeOf })));
  });
  await attempt('The log', console, () => {
    publishLog(report, console);
  });
  return reportFile;
}

/** Publishes the address of the comment; empty without one. */
export async function publishCommentUrl(url: string, console: Console): Promise<void> {
  await attempt('The output comment-url', console, () => {
    setOutputs({ 'comment-url': url });
  });
}

/**
 * The last resort: reporting itself has failed. The error's own words stay out of the log, since nothing has cleared them of
 * secrets; its stack without them is there for whoever debugs.
 */
export function reportCrash(error: unknown): void {
  core.setFailed('Datadog Seats: failed: the report could not be made. Re-run with debug logging to see the stack.');
  const frames = (error instanceof Error ? (error.stack ?? '') : '').split('\n').filter((line) => /^\s+at /.test(line));
  core.debug([error instanceof Error ? error.name : typeof error, ...frames].join('\n'));
}
