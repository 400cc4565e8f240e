import * as core from '@actions/core';
import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ShownReport } from '../render/display.ts';
import { headline } from '../render/words.ts';

/** A step summary may have 1 MiB in bytes; GitHub shows nothing of a larger one. */
export const MAX_SUMMARY_BYTES = 1024 * 1024;

/** The path of a file that the runner names; `''` for none. The toolkit insists that it exists. */
function existing(path = ''): string {
  if (path !== '') {
    appendFileSync(path, '');
  }
  return path;
}

/** Every output that follows from the report, as `action.yml` names them. A count that is not known is empty. */
export function outputsOf(report: ShownReport, reportFile: string | null): Readonly<Record<string, string>> {
  const { totals, verdict } = report;
  const outputs = {
    verdict,
    headline: headline(report),
    changed: totals.changed,
    'seats-before': totals.seatsBefore ?? '',
    'seats-after': totals.seatsAfter ?? '',
    assigned: totals.assigned,
    unassigned: totals.unassigned,
    unchanged: totals.unchanged,
    unresolved: totals.unresolved,
    withheld: totals.withheld,
    failed: totals.failed,
    'report-file': reportFile ?? '',
  };
  return Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, String(value)]));
}

export function setOutputs(outputs: Readonly<Record<string, string>>): void {
  existing(process.env.GITHUB_OUTPUT);
  for (const [name, value] of Object.entries(outputs)) {
    core.setOutput(name, value);
  }
}

/** Appends to the job summary, if the runner has one. */
export async function writeSummary(markdown: string): Promise<void> {
  if (existing(process.env.GITHUB_STEP_SUMMARY) !== '') {
    await core.summary.addRaw(markdown).write();
  }
}

/** Writes the report to a new file in the runner's temporary folder, and returns its path. */
export function writeReportFile(content: string): string {
  const { RUNNER_TEMP: temp = '' } = process.env;
  const folder = temp === '' ? tmpdir() : temp;
  const path = join(folder, `datadog-seats-${randomUUID()}.json`);
  if (!existsSync(folder)) {
    mkdirSync(folder);
  }
  writeFileSync(path, content);
  return path;
}
