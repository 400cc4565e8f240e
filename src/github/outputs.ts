import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Report } from '../seats/report.ts';
import * as toolkit from './toolkit.ts';

/** Every output of the action, as `action.yml` names them. */
export const OUTPUT_NAMES = [
  'verdict',
  'changed',
  'seats-before',
  'seats-after',
  'assigned',
  'unassigned',
  'unchanged',
  'unresolved',
  'failed',
  'report-file',
  'comment-url',
] as const;

export type OutputName = (typeof OUTPUT_NAMES)[number];

/** A step summary may have 1 MiB in bytes; GitHub shows nothing of a larger one. */
export const MAX_SUMMARY_BYTES = 1024 * 1024;

/** Sets the outputs that follow from the report. A count that is not known is empty. */
export function setOutputs(report: Report, reportFile: string): void {
  const { totals, verdict } = report;
  const outputs: Readonly<Record<Exclude<OutputName, 'comment-url'>, string | number | boolean>> = {
    verdict,
    changed: totals.changed,
    'seats-before': totals.seatsBefore ?? '',
    'seats-after': totals.seatsAfter ?? '',
    assigned: totals.assigned,
    unassigned: totals.unassigned,
    unchanged: totals.unchanged,
    unresolved: totals.unresolved,
    failed: totals.failed,
    'report-file': reportFile,
  };
  for (const [name, value] of Object.entries(outputs)) {
    toolkit.setOutput(name, String(value));
  }
}

/** Sets the address of the comment; empty without one. */
export function setCommentUrl(url: string): void {
  toolkit.setOutput('comment-url' satisfies OutputName, url);
}

/** Appends to the job summary; without one (a runner that has none) nothing happens. */
export function writeSummary(markdown: string): void {
  const file = process.env.GITHUB_STEP_SUMMARY ?? '';
  if (file !== '') {
    appendFileSync(file, markdown);
  }
}

/** Writes the report file, and the folders it is in. */
export function writeReportFile(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
