import { powersOf } from '../seats/operation.ts';
import { count, grouped } from '../seats/sentence.ts';
import { type Status, STATUS_GROUP, type StatusGroup, type Verdict } from '../seats/status.ts';
import type { Place, ShownPerson, ShownProblem, ShownProduct, ShownReport } from './display.ts';

const MAX_BRIEF_CHARACTERS = 120;
/** The parts that are not empty, as one text. */
export const joined = (parts: readonly (string | number | false | null | undefined)[], separator: string): string =>
  parts.filter(Boolean).join(separator);
/** A sentence with its full stop. */
export const stop = (text: string): string => (/[.?!…]$/.test(text) ? text : `${text}.`);
/** `seats.txt:3`; `''` for no place. */
export const placeText = (at: Place | null | undefined): string => joined([at?.file, at?.line], ':');
/** The list's name: `seats.txt`, or `the list` unless it is exactly one file. */
export const listName = ({ facts: { files } }: ShownReport): string =>
  files.length === 1 ? `${files[0]}` : 'the list';
export const isDryRun = ({ facts }: ShownReport): boolean => facts.mode.kind === 'dry-run';
export const errorsOf = ({ problems }: ShownReport): ShownProblem[] =>
  problems.filter(({ severity }) => severity === 'error');
/** The people of all products whose status is in one of the groups. */
export const peopleIn = ({ products }: ShownReport, ...groups: readonly StatusGroup[]): ShownPerson[] =>
  products.flatMap(({ people }) => people.filter(({ status }) => groups.includes(STATUS_GROUP[status])));

/** `2 to add, 1 to remove, 2 problems, removals on hold`. Problems of a plan have a name if there is only one kind of them. */
function changes(report: ShownReport): string {
  const { assigned, unassigned, withheld, failed, unresolved } = report.totals;
  const isPlan = isDryRun(report);
  const wrong = failed + unresolved;
  const people = peopleIn(report, 'unresolved');
  const isNotFound = isPlan && people.length > 0 && people.every(({ status }) => status === 'not-found');
  const isAddress = people.every(({ key }) => key.includes('@'));
  const missing = isAddress ? count(wrong, 'address', 'addresses') : count(wrong, 'user');
  const words = [
    assigned > 0 && `${grouped(assigned)} ${isPlan ? 'to add' : 'added'}`,
    unassigned > 0 && `${grouped(unassigned)} ${isPlan ? 'to remove' : 'removed'}`,
    isNotFound ? `${missing} not found` : wrong > 0 && count(wrong, 'problem'),
    withheld > 0 && `${isPlan && unassigned === 0 ? 'removals' : count(withheld, 'removal')} on hold`,
  ];
  return joined(words, ', ');
}

function firstClause(sentence: string): string {
  const [clause = ''] = sentence.split(/; | \(|\. /, 1);
  return clause.length <= MAX_BRIEF_CHARACTERS ? clause : `${clause.slice(0, MAX_BRIEF_CHARACTERS)}…`;
}

const held = ({ totals }: ShownReport): string => count(totals.seatsAfter ?? 0, 'seat');

const HEADLINES: Readonly<Record<Verdict, (report: ShownReport) => string>> = {
  listed: (report) => joined([`${held(report)} held`, changes(report)], ', '),
  checked: () => 'list is valid, seats not read',
  'in-sync': (report) => joined([`in sync, ${held(report)}`, changes(report)], ', '),
  planned: changes,
  applied: changes,
  incomplete: changes,
  refused(report) {
    if (report.isSetUp) return `set-up works, now fill in ${listName(report)}`;
    const [first, ...others] = errorsOf(report);
    const only = report.products.length === 1 ? `${report.products[0]?.productCode}: ` : '';
    const text = first?.choice?.brief ?? firstClause(first?.says ?? '');
    const more = others.length > 0 && `and ${count(others.length, 'more problem')}`;
    return `refused: ${joined([text.startsWith(only) ? text.slice(only.length) : text, more], ', ')}`;
  },
  invalid(report) {
    const places = errorsOf(report).map(({ at }) => at);
    const what = joined([places.includes(null) && 'inputs', places.some((at) => at !== null) && 'list'], ' and ');
    return `${what} ${places.includes(null) ? 'are' : 'is'} invalid: ${count(places.length, 'problem')}`;
  },
  failed: (report) => `failed: ${firstClause(errorsOf(report)[0]?.says ?? '')}`,
};

/** What changes, or what went wrong, with the numbers. */
export const result = (report: ShownReport): string => HEADLINES[report.verdict](report);
/** The report's first line. */
export const headline = (report: ShownReport): string => `Datadog seats: ${result(report)}`;

/** `41 → 43 of 50 seats`: held before, held after, and the budget. A set-up shows only the seats held. */
export function seatsLine({ seatsBefore, seatsAfter, maxSeats }: ShownProduct, { isSetUp }: ShownReport): string {
  const after = isSetUp ? seatsBefore : seatsAfter;
  const seats = [...new Set([seatsBefore, after])].map((number) => (number === null ? 'unknown' : grouped(number)));
  const budget = maxSeats === null ? '' : ` of ${grouped(maxSeats)}`;
  return `${seats.join(' → ')}${budget} ${(maxSeats ?? after) === 1 ? 'seat' : 'seats'}`;
}

/** What happens next, or has happened, apart from the numbers; `''` if the headline says it all. */
export function outlook({ facts: { mode, appliesOnMerge }, totals, verdict }: ShownReport): string {
  if (mode.kind === 'may-write' || verdict === 'listed') return verdict === 'applied' ? 'Confirmed in Datadog.' : '';
  if (!appliesOnMerge) return mode.why === null ? 'Dry run: nothing was changed.' : `Plan only: ${mode.why}.`;
  if (!totals.changed || verdict === 'refused') return '';
  return `${verdict === 'incomplete' ? 'Additions are applied' : 'Applied'} when this pull request is merged.`;
}

type Reason = (person: ShownPerson, place: string, report: ShownReport) => string;
const HOW_FAILED: Partial<Record<Status, string>> = { unconfirmed: 'not confirmed', 'not-attempted': 'not attempted' };
const REASONS: Readonly<Record<StatusGroup, Reason>> = {
  assign: (_, place) => place,
  unassign: ({ listed, since }, place, report) => {
    const isRemoved = powersOf(report.facts.operation ?? 'list').removes === 'removed';
    const unlisted = `${isRemoved ? 'removed from' : 'not in'} ${listName(report)}`;
    return joined([listed === null ? unlisted : place, since && `seat since ${since}`], ', ');
  },
  withheld: ({ why }) => `removal on hold: ${why ?? ''}`,
  unresolved: ({ why }, place) => joined([place, why], ': '),
  failed: ({ status, change, why }, place) =>
    joined([place, change === 'unassign' ? 'not removed' : 'not added', HOW_FAILED[status], why], ': '),
  unchanged: ({ status, why }, place) => joined([status === 'no-seat' && joined(['no seat', why], ': '), place], ', '),
  left: ({ status, why }) => joined([status, why], ': '),
};

/** Why somebody changes, or does not; `''` if there is nothing to say. */
export const reasonOf = (person: ShownPerson, report: ShownReport): string =>
  REASONS[STATUS_GROUP[person.status]](person, placeText(person.listed?.source), report);
