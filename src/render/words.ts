import { count, grouped } from '../seats/problem.ts';
import type { ProductReport, Report, ReportedPerson } from '../seats/report.ts';
import { STATUS_GROUP, type Verdict } from '../seats/status.ts';

const NOTHING = 'nothing was changed';

/** How many people or things went wrong: those who failed or are unresolved, else the errors themselves. */
function problemCount(report: Report): number {
  const { failed, unresolved } = report.totals;
  return failed + unresolved || report.problems.filter(({ severity }) => severity === 'error').length;
}

/** Whether Datadog may have changed something that no reading has shown. */
function isUncertain({ products }: Report): boolean {
  return products.some(({ people }) => people.some(({ status }) => status === 'unconfirmed' || status === 'failed'));
}

/** `2 assigned, 1 unassigned, 1 problem`: what was done, and what was not. */
function done(report: Report): string {
  const { assigned, unassigned } = report.totals;
  const problems = problemCount(report);
  const parts = [
    assigned > 0 ? `${grouped(assigned)} assigned` : '',
    unassigned > 0 ? `${grouped(unassigned)} unassigned` : '',
    problems > 0 ? count(problems, 'problem') : '',
  ].filter((part) => part !== '');
  return assigned + unassigned === 0 && !isUncertain(report) ? [NOTHING, ...parts].join(', ') : parts.join(', ');
}

const HEADLINES: Readonly<Record<Verdict, (report: Report) => string>> = {
  listed: () => `Seats listed — ${NOTHING}`,
  'in-sync': ({ totals }) =>
    totals.unresolved === 0
      ? 'In sync — nothing to do'
      : `Nothing to do, but ${count(totals.unresolved, 'person', 'people')} could not be resolved`,
  planned: () => `Plan — ${NOTHING}`,
  applied: (report) => `Done — ${done(report)}`,
  incomplete: (report) =>
    report.facts.dryRun
      ? `Plan with ${count(problemCount(report), 'problem')} — ${NOTHING}`
      : `Incomplete — ${done(report)}`,
  refused: () => `Refused — ${NOTHING}`,
  invalid: (report) => `Invalid — ${NOTHING}, ${count(problemCount(report), 'problem')} to fix`,
  failed: () => `Failed — ${NOTHING}`,
};

/** Mode and verdict in one line. */
export function headline(report: Report): string {
  return HEADLINES[report.verdict](report);
}

/** What the reader should do or know next. */
const ADVICE: Readonly<Record<Verdict, string>> = {
  listed: '',
  'in-sync': '',
  planned: '',
  applied: '',
  incomplete: 'See who is concerned and why below, mend it, and run again: a further run only does what is left.',
  refused:
    'The whole plan was stopped before the first write. What stopped it, and what to do if the plan is right, is said below.',
  invalid: 'Mend everything below, and run again. Datadog was not asked for anything.',
  failed: 'The run ended before there was a plan.',
};

/** What to do about a verdict; `''` where nothing is to be done. */
export function advice(report: Report): string {
  return ADVICE[report.verdict];
}

/** `41 → 43 of 50 seats`: held before, held after, and the budget. */
export function seatsLine({ seatsBefore, seatsAfter, maxSeats }: ProductReport): string {
  const after = seatsAfter === null ? 'unknown' : grouped(seatsAfter);
  const change = seatsAfter === seatsBefore ? after : `${grouped(seatsBefore)} → ${after}`;
  const budget = maxSeats === null ? '' : ` of ${grouped(maxSeats)}`;
  return `${change}${budget} ${(maxSeats ?? seatsAfter) === 1 ? 'seat' : 'seats'}`;
}

/** `2 people would get a seat, 1 would lose it`: a product's changes in a sentence; `''` where nobody changes. */
export function changesLine({ people }: ProductReport): string {
  const of = (status: string): number => people.filter((person) => person.status === status).length;
  const say = (status: string, one: string, many: string): string => {
    const number = of(status);
    return number === 0 ? '' : `${count(number, 'person', 'people')} ${number === 1 ? one : many}`;
  };
  return [
    say('assigned', 'got a seat', 'got a seat'),
    say('unassigned', 'lost the seat', 'lost the seat'),
    say('would-assign', 'would get a seat', 'would get a seat'),
    say('would-unassign', 'would lose the seat', 'would lose the seat'),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** Why a person has the status; `''` where the status says it all. */
export function whyOf({ reason, listed, status }: ReportedPerson): string {
  return reason ?? (STATUS_GROUP[status] === 'unassign' && !listed ? 'not on the list' : '');
}
