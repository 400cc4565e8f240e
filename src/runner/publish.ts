import * as core from '@actions/core';
import type { Display, ShownReport } from '../render/display.ts';
import { renderJson } from '../render/json.ts';
import { closingText, openingLine, productGroup, unresolvedPeople } from '../render/lines.ts';
import { renderMarkdown } from '../render/markdown.ts';
import type { RunFacts } from '../seats/report.ts';
import { isRed } from '../seats/status.ts';
import type { Console } from './console.ts';
import { MAX_SUMMARY_BYTES, outputsOf, setOutputs, writeReportFile, writeSummary } from './files.ts';

/** The first lines of the log. */
export function announceStart(facts: RunFacts, console: Console): void {
  console.info(openingLine(facts));
  if (facts.mode.kind === 'dry-run' && facts.mode.why !== null) {
    console.info(`Plan only: ${facts.mode.why}.`);
  }
}

/** Shows a plan in the log before anything is written. */
export function announcePlan(report: ShownReport, console: Console): void {
  for (const { title, lines } of report.products.map((product) => productGroup(product, report))) {
    console.group({ title: `Plan for ${title}`, lines });
  }
}

/** The log's end, the annotations, and the error that makes the job red. */
function publishLog(report: ShownReport, console: Console): void {
  for (const product of report.products) {
    console.group(productGroup(product, report));
  }
  const placed = report.problems.filter(({ severity, at }) => severity === 'warning' || at !== null);
  console.annotate([...placed, ...unresolvedPeople(report)]);
  if (isRed(report.verdict)) {
    console.fail(closingText(report));
  } else {
    closingText(report).split('\n').forEach(console.info);
  }
}

/** Publishes in one place. A failure there fails the job, but the other places are still written. */
async function attempt<T>(what: string, console: Console, publishThere: () => T | Promise<T>): Promise<T | null> {
  try {
    return await publishThere();
  } catch (error) {
    console.fail(`${what} could not be written: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

/** Publishes a report in its file, the outputs, the summary and the log. */
export async function publish(report: ShownReport, { redact }: Display, console: Console): Promise<void> {
  const reportFile = await attempt('The report file', console, () => writeReportFile(redact(renderJson(report))));
  await attempt('The outputs', console, () => {
    setOutputs(outputsOf(report, reportFile));
  });
  await attempt('The job summary', console, () => {
    const wholeReport = reportFile === null ? '' : 'Everyone is in the report file (output `report-file`).';
    const sizeOf = (text: string): number => Buffer.byteLength(text);
    const setting = { note: '', history: '', wholeReport, max: MAX_SUMMARY_BYTES, sizeOf };
    return writeSummary(redact(renderMarkdown(report, setting)));
  });
  await attempt('The log', console, () => {
    publishLog(report, console);
  });
}

/** Publishes the address of the comment; empty without one. */
export async function publishCommentUrl(url: string, console: Console): Promise<void> {
  await attempt('The output comment-url', console, () => {
    setOutputs({ 'comment-url': url });
  });
}

/**
 * The last resort: reporting itself has failed. The error's own words stay out of the log, since nothing has cleared them of
 * secrets; its stack without them is in the debug log.
 */
export function reportCrash(error: unknown): void {
  core.setFailed('Datadog seats: failed: the report could not be made. Re-run with debug logging to see the stack.');
  const frames = (error instanceof Error ? (error.stack ?? '') : '').split('\n').filter((line) => /^\s+at /.test(line));
  core.debug([error instanceof Error ? error.name : typeof error, ...frames].join('\n'));
}
