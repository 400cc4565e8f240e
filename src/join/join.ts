import { code, escapeMarkdown } from '../render/escape.ts';
import { count, grouped, type Problem } from '../seats/problem.ts';
import { isRed, type StatusGroup, type Verdict, VERDICTS } from '../seats/status.ts';
import type { ReadReport, ReadReports } from './reports.ts';

/** A report file holds everything; a joined summary only has to tell where to look. */
const MAX_ERRORS_A_REPORT = 10;
const MAX_ERROR_CHARACTERS = 300;

/** What several runs came to together. */
export interface Joined {
  readonly verdict: Verdict;
  readonly counts: Readonly<Record<'assigned' | 'unassigned' | 'unresolved' | 'failed', number>>;
  /** Everything red: missing reports, and runs that did not end well. */
  readonly errors: readonly string[];
}

function sum(reports: readonly ReadReport[], group: StatusGroup): number {
  return reports.reduce((total, { groups }) => total + groups[group], 0);
}

/** A refused plan is not carried out: nothing of it counts. */
function counted(reports: readonly ReadReport[]): ReadReport[] {
  return reports.filter(({ verdict, dryRun }) => verdict !== 'refused' || dryRun);
}

/** Joins reports: the strongest verdict, the sums of all counts. */
export function join({ reports, problems }: ReadReports): Joined {
  const strongest = Math.max(0, ...reports.map(({ verdict }) => VERDICTS.indexOf(verdict)));
  const red = reports.filter(({ verdict }) => isRed(verdict));
  return {
    verdict: problems.length > 0 ? 'failed' : (VERDICTS[strongest] ?? 'failed'),
    counts: {
      assigned: sum(counted(reports), 'assign'),
      unassigned: sum(counted(reports), 'unassign'),
      unresolved: sum(reports, 'unresolved'),
      failed: sum(reports, 'failed'),
    },
    errors: [
      ...problems.map(({ message }: Problem) => message),
      ...red.map(({ name, verdict, errors }) => {
        const more = errors.length - MAX_ERRORS_A_REPORT;
        const told = errors.slice(0, MAX_ERRORS_A_REPORT).map((error) => error.slice(0, MAX_ERROR_CHARACTERS));
        return [`${name}: ${verdict}`, ...told, ...(more > 0 ? [`and ${more} more`] : [])].join(': ');
      }),
    ],
  };
}

function seats({ products }: ReadReport): string {
  return products
    .map(({ productCode, seatsBefore, seatsAfter }) => {
      const [before, after] = [seatsBefore, seatsAfter].map((number) =>
        number === null ? 'unknown' : grouped(number),
      );
      return `${code(productCode)} ${before === after ? (after ?? '') : `${before ?? ''} → ${after ?? ''}`}`;
    })
    .join(', ');
}

function row(report: ReadReport): string {
  const { name, site, operation, verdict, dryRun, groups } = report;
  const number = (group: StatusGroup): string => (groups[group] === 0 ? '' : grouped(groups[group]));
  const problems = groups.unresolved + groups.failed;
  const cells = [
    code(name),
    site === '' ? '' : code(site),
    operation === '' ? '' : code(operation),
    `${isRed(verdict) ? '❌' : '✔️'} ${verdict}${dryRun ? ' (dry run)' : ''}`,
    seats(report),
    number('assign'),
    number('unassign'),
    problems === 0 ? '' : grouped(problems),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The joined job summary. */
export function renderJoined({ reports }: ReadReports, { errors }: Joined): string {
  const state = errors.length === 0 ? 'all well' : count(errors.length, 'problem');
  return `${[
    `## Datadog Seats: ${count(reports.length, 'report')}, ${state}`,
    '',
    ...errors.map((error) => `- ❌ ${escapeMarkdown(error)}`),
    ...(errors.length === 0 ? [] : ['']),
    '| Report | Site | Operation | Verdict | Seats | Assign | Unassign | Problems |',
    '| --- | --- | --- | --- | --- | --: | --: | --: |',
    ...reports.map(row),
  ].join('\n')}\n`;
}
