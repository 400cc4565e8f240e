import * as core from '@actions/core';
import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unresolvedPeople } from '../render/alert.ts';
import type { Display, ShownReport } from '../render/display.ts';
import { renderJson } from '../render/json.ts';
import { closingText, productGroup } from '../render/lines.ts';
import { renderMarkdown } from '../render/markdown.ts';
import { headline } from '../render/words.ts';
import { isRed } from '../seats/status.ts';
import type { Console } from './console.ts';

/** A step summary may have 1 MiB; GitHub shows nothing of a larger one. */
const MAX_SUMMARY_BYTES = 1024 * 1024;

/** Shows the products in the log: as they are, or a plan before anything is written. */
export function announceProducts(report: ShownReport, console: Console, start: '' | 'Plan for '): void {
  for (const product of report.products) {
    const { title, lines } = productGroup(product, report);
    console.group(`${start}${title}`, lines);
  }
}

/** Every output that follows from the report, as `action.yml` names them. What is not known is empty. */
export function outputsOf(report: ShownReport, reportFile: string | null, redact: Display['redact']): object {
  const { changed, seatsBefore, seatsAfter, ...counts } = report.totals;
  const result = { verdict: report.verdict, headline: redact(headline(report)), changed };
  const seats = { 'seats-before': seatsBefore, 'seats-after': seatsAfter };
  return { ...result, ...seats, ...counts, 'report-file': reportFile };
}

/** Whether the runner names a file. The toolkit insists that it exists. */
function hasFile(path = ''): boolean {
  if (path !== '') appendFileSync(path, '');
  return path !== '';
}

function writeNewFile(content: string): string {
  const { RUNNER_TEMP: temp = '' } = process.env;
  const folder = temp === '' ? tmpdir() : temp;
  const path = join(folder, `datadog-seats-${randomUUID()}.json`);
  // Not `recursive`: in a place such as `/proc`, Node would try forever.
  if (!existsSync(folder)) mkdirSync(folder);
  writeFileSync(path, content);
  return path;
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

/** Sets outputs. If that fails, the error calls them `what`. */
export async function publishOutputs(what: string, outputs: object, console: Console): Promise<void> {
  await attempt(what, console, () => {
    hasFile(process.env.GITHUB_OUTPUT);
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  });
}

/** Publishes a report in its file, the outputs, the summary and the log. */
export async function publish(report: ShownReport, { redact }: Display, console: Console): Promise<void> {
  const reportFile = await attempt('The report file', console, () => writeNewFile(renderJson(report, redact)));
  await publishOutputs('The outputs', outputsOf(report, reportFile, redact), console);
  await attempt('The job summary', console, async () => {
    if (!hasFile(process.env.GITHUB_STEP_SUMMARY)) return;
    const wholeReport = reportFile === null ? '' : 'Everyone is in the report file (output `report-file`).';
    const fits = (text: string): boolean => Buffer.byteLength(text) <= MAX_SUMMARY_BYTES;
    const text = renderMarkdown(report, { note: '', history: '', wholeReport, fits });
    await core.summary.addRaw(redact(text)).write();
  });
  await attempt('The log', console, () => {
    announceProducts(report, console, '');
    const placed = report.problems.filter(({ severity, at }) => severity === 'warning' || at !== null);
    console.annotate([...placed, ...unresolvedPeople(report)]);
    const text = closingText(report);
    if (isRed(report.verdict)) console.fail(text);
    else text.split('\n').forEach(console.info);
  });
}

/** The last resort: reporting itself has failed. The error's own words stay out of the log, since nothing has cleared them of
 * secrets; its stack without them is in the debug log. */
export function reportCrash(error: unknown): void {
  core.setFailed('Datadog seats: failed: the report could not be made. Re-run with debug logging to see the stack.');
  const frames = (error instanceof Error ? (error.stack ?? '') : '').split('\n').filter((line) => /^\s+at /.test(line));
  core.debug([error instanceof Error ? error.name : typeof error, ...frames].join('\n'));
}
