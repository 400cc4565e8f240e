import { count, grouped } from '../seats/sentence.ts';
import { type Status, STATUS_GROUP, type Verdict } from '../seats/status.ts';
import type { ShownPerson, ShownProduct, ShownReport } from './display.ts';

const NOTHING = 'nothing was changed';

/** How many people or things went wrong: those who failed or are unresolved, else the errors themselves. */
function problemCount({ totals, problems }: ShownReport): number {
  return (
    totals.failed + totals.unresolved + totals.withheld ||
    problems.filter(({ severity }) => severity === 'error').length
  );
}

/** `2 assigned, 1 unassigned, 1 problem`: what was done, and what was not. */
function done(report: ShownReport): string {
  const { assigned, unassigned } = report.totals;
  const problems = problemCount(report);
  const statuses = new Set(report.products.flatMap(({ people }) => people.map(({ status }) => status)));
  // Datadog may have changed what no reading has shown.
  const isUncertain = statuses.has('unconfirmed') || statuses.has('failed');
  const parts = [
    assigned + unassigned === 0 && !isUncertain ? NOTHING : '',
    assigned > 0 ? `${grouped(assigned)} assigned` : '',
    unassigned > 0 ? `${grouped(unassigned)} unassigned` : '',
    problems > 0 ? count(problems, 'problem') : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

const HEADLINES: Readonly<Record<Verdict, (report: ShownReport) => string>> = {
  listed: () => `Seats listed — ${NOTHING}`,
  checked: () => `List checked — ${NOTHING}`,
  'in-sync': ({ totals }) =>
    totals.unresolved === 0
      ? 'In sync — nothing to do'
      : `Nothing to do, but ${count(totals.unresolved, 'person', 'people')} could not be resolved`,
  planned: () => `Plan — ${NOTHING}`,
  applied: (report) => `Done — ${done(report)}`,
  incomplete: (report) =>
    report.facts.mode.kind === 'dry-run'
      ? `Plan with ${count(problemCount(report), 'problem')} — ${NOTHING}`
      : `Incomplete — ${done(report)}`,
  refused: () => `Refused — ${NOTHING}`,
  invalid: (report) => `Invalid — ${NOTHING}, ${count(problemCount(report), 'problem')} to fix`,
  failed: () => `Failed — ${NOTHING}`,
};

/** Mode and verdict in one line. */
export function headline(report: ShownReport): string {
  return HEADLINES[report.verdict](report);
}

/** What helps after a merge. A re-run takes the same workflow file, but the newest list. */
const ADVICE: Readonly<Partial<Record<Verdict, string>>> = {
  incomplete: 'See below what to fix. A re-run does what is left, with the newest list of the default branch.',
  refused:
    'Nothing was written. Fix the list, or raise the limit in the workflow file or in the repository variable that it reads, and merge that: a re-run alone takes the same workflow file.',
  invalid: 'Fix everything below and merge that. Datadog was not contacted.',
  failed: 'The run ended before there was a plan. Re-run it once the cause below is gone.',
};

/** What helps before it: a push to the pull request plans again, with its own workflow file. */
const PLAN_ADVICE: Readonly<Partial<Record<Verdict, string>>> = {
  ...ADVICE,
  incomplete: 'See below what to fix, and push. Merged as it is, these people stay as they are and the run is red.',
  refused:
    'Merged as it is, this is refused again. Fix the list, or raise the limit in the workflow file in this same pull request, or in the repository variable that it reads.',
  invalid: 'Fix everything below and push. Datadog was not contacted.',
};

/** What to do about a verdict; `''` where nothing is to be done. */
export function advice({ verdict, facts }: ShownReport): string {
  if (verdict === 'checked') {
    const whose = facts.outsider ?? 'this kind';
    return `The list is valid. Seats could not be read: GitHub hands out no keys for a pull request of ${whose}.`;
  }
  return (facts.mode.kind === 'dry-run' ? PLAN_ADVICE[verdict] : ADVICE[verdict]) ?? '';
}

/** `41 → 43 of 50 seats`: held before, held after, and the budget. */
export function seatsLine({ seatsBefore, seatsAfter, maxSeats }: ShownProduct): string {
  const after = seatsAfter === null ? 'unknown' : grouped(seatsAfter);
  const change = seatsAfter === seatsBefore ? after : `${grouped(seatsBefore)} → ${after}`;
  const budget = maxSeats === null ? '' : ` of ${grouped(maxSeats)}`;
  return `${change}${budget} ${(maxSeats ?? seatsAfter) === 1 ? 'seat' : 'seats'}`;
}

const CHANGES: Readonly<Partial<Record<Status, string>>> = {
  assigned: 'got a seat',
  unassigned: 'lost the seat',
  'would-assign': 'would get a seat',
  'would-unassign': 'would lose the seat',
};

/** `2 people would get a seat, 1 would lose it`: a product's changes in a sentence; `''` where nobody changes. */
export function changesLine({ people }: ShownProduct): string {
  const parts = Object.entries(CHANGES).map(([status, what]) => {
    const number = people.filter((person) => person.status === status).length;
    return number === 0 ? '' : `${count(number, 'person', 'people')} ${what}`;
  });
  return parts.filter((part) => part !== '').join(', ');
}

/** Why a person has the status; `''` where the status says it all. */
export function whyOf({ why, listed, status, since }: ShownPerson): string {
  const isLeaver = STATUS_GROUP[status] === 'unassign' && listed === null;
  return [why ?? (isLeaver ? 'not on the list' : ''), since === null ? '' : `seat since ${since}`]
    .filter((part) => part !== '')
    .join(', ');
}

/** Whether nothing changes for a person, and nothing is wrong. */
export function isQuiet({ status }: ShownPerson): boolean {
  const group = STATUS_GROUP[status];
  return group === 'unchanged' || group === 'left';
}
