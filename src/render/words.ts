import { powersOf } from '../seats/operation.ts';
import { count, grouped } from '../seats/sentence.ts';
import { STATUS_GROUP, type Verdict } from '../seats/status.ts';
import type { ShownPerson, ShownProduct, ShownReport } from './display.ts';

const MAX_BRIEF_CHARACTERS = 120;

/** The people of a report whose status is one of these. */
function peopleWith({ products }: ShownReport, ...statuses: readonly ShownPerson['status'][]): ShownPerson[] {
  return products.flatMap(({ people }) => people).filter(({ status }) => statuses.includes(status));
}

export function isDryRun({ facts }: ShownReport): boolean {
  return facts.mode.kind === 'dry-run';
}

/** The list as a name: `seats.txt`, or `the list` where it is not exactly one file. */
export function listName({ facts }: ShownReport): string {
  const [file, ...others] = facts.files;
  return file !== undefined && others.length === 0 ? file : 'the list';
}

/** `1 address not found`, `2 problems`: what went wrong, by name where it is one kind in a plan. */
function troubles(report: ShownReport): string {
  const { failed, unresolved } = report.totals;
  const notFound = peopleWith(report, 'not-found');
  const isAddress = notFound.every(({ key }) => key.includes('@'));
  if (isDryRun(report) && unresolved > 0 && failed === 0 && notFound.length === unresolved) {
    const noun = isAddress ? count(unresolved, 'address', 'addresses') : count(unresolved, 'user');
    return `${noun} not found`;
  }
  return failed + unresolved === 0 ? '' : count(failed + unresolved, 'problem');
}

/** `2 to add, 1 to remove, 1 address not found, removals on hold`. */
function changes(report: ShownReport): string {
  const { assigned, unassigned, withheld } = report.totals;
  const [added, removed] = isDryRun(report) ? ['to add', 'to remove'] : ['added', 'removed'];
  const parts = [
    assigned > 0 ? `${grouped(assigned)} ${added}` : '',
    unassigned > 0 ? `${grouped(unassigned)} ${removed}` : '',
    troubles(report),
    withheld > 0
      ? isDryRun(report) && unassigned === 0
        ? 'removals on hold'
        : `${count(withheld, 'removal')} on hold`
      : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** The first clause of a sentence, for the headline. */
function brief(sentence: string): string {
  const [clause = ''] = sentence.split(/; | \(|: \n|\. /, 1);
  return clause.length <= MAX_BRIEF_CHARACTERS ? clause : `${clause.slice(0, MAX_BRIEF_CHARACTERS)}…`;
}

function refusal({ problems, products }: ShownReport): string {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  const only = products.length === 1 ? `${products[0]?.productCode}: ` : '';
  const text = first?.choice?.brief ?? brief(first?.says ?? '');
  const more = errors.length > 1 ? `, and ${count(errors.length - 1, 'more problem')}` : '';
  return `${text.startsWith(only) ? text.slice(only.length) : text}${more}`;
}

function invalidity({ problems }: ShownReport): string {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const isInList = (all: boolean): boolean => errors[all ? 'every' : 'some'](({ at }) => at !== null);
  const what = isInList(true) ? 'list is' : isInList(false) ? 'inputs and list are' : 'inputs are';
  return `${what} invalid: ${count(errors.length, 'problem')}`;
}

function quiet(report: ShownReport, words: (seats: number) => string): string {
  const { seatsAfter } = report.totals;
  return [words(seatsAfter ?? 0), changes(report)].filter((part) => part !== '').join(', ');
}

const HEADLINES: Readonly<Record<Verdict, (report: ShownReport) => string>> = {
  listed: (report) => quiet(report, (seats) => `${count(seats, 'seat')} held`),
  checked: () => 'list is valid, seats not read',
  'in-sync': (report) => quiet(report, (seats) => `in sync, ${count(seats, 'seat')}`),
  planned: changes,
  applied: changes,
  incomplete: changes,
  refused: (report) =>
    report.isSetUp ? `set-up works, now fill in ${listName(report)}` : `refused: ${refusal(report)}`,
  invalid: invalidity,
  failed: ({ problems }) => `failed: ${brief(problems.find(({ severity }) => severity === 'error')?.says ?? '')}`,
};

/** The report's first line: what changes, or what went wrong, with the numbers. */
export function headline(report: ShownReport): string {
  return `Datadog seats: ${HEADLINES[report.verdict](report)}`;
}

/** `41 → 43 of 50 seats`: held before, held after, and the budget. */
export function seatsLine({ seatsBefore, seatsAfter, maxSeats }: ShownProduct): string {
  const after = seatsAfter === null ? 'unknown' : grouped(seatsAfter);
  const change = seatsAfter === seatsBefore ? after : `${grouped(seatsBefore)} → ${after}`;
  const budget = maxSeats === null ? '' : ` of ${grouped(maxSeats)}`;
  return `${change}${budget} ${(maxSeats ?? seatsAfter) === 1 ? 'seat' : 'seats'}`;
}

/** What happens next, or has happened, beside the numbers; `''` where the headline says it all. */
export function outlook(report: ShownReport): string {
  const { facts, totals, verdict } = report;
  if (facts.mode.kind === 'dry-run') {
    if (facts.appliesOnMerge) {
      const when = verdict === 'incomplete' ? 'Additions are applied' : 'Applied';
      return totals.changed && verdict !== 'refused' ? `${when} when this pull request is merged.` : '';
    }
    return facts.mode.why === null ? 'Dry run: nothing was changed.' : `Plan only: ${facts.mode.why}.`;
  }
  return verdict === 'applied' ? 'Confirmed in Datadog.' : '';
}

/** `seats.txt:3`; `''` for no place. */
export function placeText(at: { readonly file: string; readonly line: number | null } | null): string {
  return at === null ? '' : `${at.file}${at.line === null ? '' : `:${at.line}`}`;
}

const FAILED: Readonly<Partial<Record<ShownPerson['status'], string>>> = {
  failed: '',
  unconfirmed: 'not confirmed: ',
  'not-attempted': 'not attempted: ',
};

/** Why somebody changes, or does not; `''` where there is nothing to say. */
export function reasonOf(person: ShownPerson, report: ShownReport): string {
  const { status, why, listed, since, change } = person;
  const place = placeText(listed?.source ?? null);
  const held = since === null ? '' : `seat since ${since}`;
  const removes = powersOf(report.facts.operation ?? 'list').removes;
  const unlisted = `${removes === 'removed' ? 'removed from' : 'not in'} ${listName(report)}`;
  const parts: Readonly<Record<string, readonly string[]>> = {
    assign: [place],
    unassign: [listed === null ? unlisted : place, held],
    withheld: [`removal on hold: ${why ?? ''}`],
    unresolved: [[place, why].filter(Boolean).join(': ')],
    failed: [
      [place, change === 'unassign' ? 'not removed' : 'not added', `${FAILED[status] ?? ''}${why ?? ''}`]
        .filter(Boolean)
        .join(': '),
    ],
    unchanged: [status === 'no-seat' ? ['no seat', why].filter(Boolean).join(': ') : '', place],
    left: [[status, why].filter(Boolean).join(': ')],
  };
  return (parts[STATUS_GROUP[status]] ?? []).filter((part) => part !== '').join(', ');
}

/** Whether nothing changes for somebody, and nothing is worth a look. */
export function isQuiet({ status, why }: ShownPerson): boolean {
  const group = STATUS_GROUP[status];
  return (
    status === 'has-seat' || status === 'protected' || ((group === 'unchanged' || group === 'left') && why === null)
  );
}
