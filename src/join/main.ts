import { openConsole } from '../github/console.ts';
import { writeSummary } from '../github/outputs.ts';
import { setOutput } from '../github/toolkit.ts';
import { escapeLogLine } from '../render/escape.ts';
import { isRed } from '../seats/status.ts';
import { join, renderJoined } from './join.ts';
import { readReports } from './reports.ts';

/** Every input of `join/action.yml`. */
const INPUTS = { reportFiles: 'report-files', expected: 'expected' } as const;

function partsOf(name: string, separator: RegExp): string[] {
  const text = process.env[`INPUT_${name.toUpperCase()}`] ?? '';
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const console = openConsole(escapeLogLine);
const workspace = process.env.GITHUB_WORKSPACE ?? process.cwd();
const paths = partsOf(INPUTS.reportFiles, /\n/);
const read =
  paths.length === 0
    ? {
        reports: [],
        problems: [{ severity: 'error' as const, message: 'report-files is not set', file: null, line: null }],
      }
    : await readReports(workspace, paths, partsOf(INPUTS.expected, /[\n,]/));
const joined = join(read);
const { assigned, unassigned, unresolved, failed } = joined.counts;
setOutput('verdict', joined.verdict);
setOutput('changed', String(assigned + unassigned > 0));
setOutput('assigned', String(assigned));
setOutput('unassigned', String(unassigned));
setOutput('unresolved', String(unresolved));
setOutput('failed', String(failed));
writeSummary(renderJoined(read, joined));
for (const { name, verdict, site } of read.reports) {
  console.info(`${name}: ${verdict}${site === '' ? '' : ` on ${site}`}`);
}
if (isRed(joined.verdict)) {
  console.fail(['Datadog Seats: not every run ended well', ...joined.errors].join('\n'));
}
