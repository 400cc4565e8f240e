import { powersOf } from '../seats/operation.ts';
import { count, grouped } from '../seats/sentence.ts';
import { STATUS_GROUP, type Verdict } from '../seats/status.ts';
import type { ShownPerson, ShownProblem, ShownProduct, ShownReport } from './display.ts';

const MAX_BRIEF_CHARACTERS = 120;

/** The parts that are not empty, as one text. */
export function joined(parts: readonly (string | null)[], separator: string): string {
  return parts.filter((part) => part !== null && part !== '').join(separator);
}

export function errorsOf({ problems }: ShownReport): ShownProblem[] {
  return problems.filter(({ severity }) => severity === 'error');
}

/** The people of all products. */
export function everybody({ products }: ShownReport): ShownPerson[] {
  return products.flatMap(({ people }) => people);
}

export function isDryRun({ facts }: ShownReport): boolean {
  return facts.mode.kind === 'dry-run';
}

/** The list's name: `seats.txt`, or `the list` unless it is exactly one file. */
export function listName({ facts }: ShownReport): string {
  const [file, ...others] = facts.files;
  return file !== undefined && others.length === 0 ? file : 'the list';
}

/** `1 address not found`, `2 problems`: what went wrong, by name if a plan has only one kind. */
function troubles(report: ShownReport): string {
  const { failed, unresolved } = report.totals;
  const notFound = everybody(report).filter(({ status }) => status === 'not-found');
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
  return joined(parts, ', ');
}

/** The first clause of a sentence, for the headline. */
function brief(sentence: string): string {
  const [clause = ''] = sentence.split(/; | \(|\. /, 1);
  return clause.length <= MAX_BRIEF_CHARACTERS ? clause : `${clause.slice(0, MAX_BRIEF_CHARACTERS)}…`;
}

function refusal(report: ShownReport): string {
  const { products } = report;
  const errors = errorsOf(report);
  const [first] = errors;
  const only = products.length === 1 ? `${products[0]?.productCode}: ` : '';
  const text = first?.choice?.brief ?? brief(first?.says ?? '');
  const more = errors.length > 1 ? `, and ${count(errors.length - 1, 'more problem')}` : '';
  return `${text.startsWith(only) ? text.slice(only.length) : text}${more}`;
}

function invalidity(report: ShownReport): string {
  const errors = errorsOf(report);
  const inList = errors.filter(({ at }) => at !== null).length;
  const what = inList === errors.length ? 'list is' : inList > 0 ? 'inputs and list are' : 'inputs are';
  return `${what} invalid: ${count(errors.length, 'problem')}`;
}

function quiet(report: ShownReport, words: (seats: number) => string): string {
  const { seatsAfter } = report.totals;
  return joined([words(seatsAfter ?? 0), changes(report)], ', ');
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
  failed: (report) => `failed: ${brief(errorsOf(report)[0]?.says ?? '')}`,
};

/** What changes, or what went wrong, with the numbers. */
export function result(report: ShownReport): string {
  return HEADLINES[report.verdict](report);
}

/** The report's first line. */
export function headline(report: ShownReport): string {
  return `Datadog seats: ${result(report)}`;
}

/** `41 → 43 of 50 seats`: held before, held after, and the budget. A set-up shows only the seats held. */
export function seatsLine(product: ShownProduct, { isSetUp }: ShownReport): string {
  const { seatsBefore, maxSeats } = product;
  const seatsAfter = isSetUp ? seatsBefore : product.seatsAfter;
  const after = seatsAfter === null ? 'unknown' : grouped(seatsAfter);
  const change = seatsAfter === seatsBefore ? after : `${grouped(seatsBefore)} → ${after}`;
  const budget = maxSeats === null ? '' : ` of ${grouped(maxSeats)}`;
  return `${change}${budget} ${(maxSeats ?? seatsAfter) === 1 ? 'seat' : 'seats'}`;
}

/** What happens next, or has happened, apart from the numbers; `''` if the headline says it all. */
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

/** Why somebody changes, or does not; `''` if there is nothing to say. */
export function reasonOf({ status, why, listed, since, change }: ShownPerson, report: ShownReport): string {
  const place = placeText(listed?.source ?? null);
  switch (STATUS_GROUP[status]) {
    case 'assign':
      return place;
    case 'unassign': {
      const { removes } = powersOf(report.facts.operation ?? 'list');
      const unlisted = `${removes === 'removed' ? 'removed from' : 'not in'} ${listName(report)}`;
      return joined([listed === null ? unlisted : place, since === null ? '' : `seat since ${since}`], ', ');
    }
    case 'withheld':
      return `removal on hold: ${why ?? ''}`;
    case 'unresolved':
      return joined([place, why], ': ');
    case 'failed': {
      const how = status === 'unconfirmed' ? 'not confirmed' : status === 'not-attempted' ? 'not attempted' : '';
      return joined([place, change === 'unassign' ? 'not removed' : 'not added', how, why], ': ');
    }
    case 'unchanged':
      return joined([status === 'no-seat' ? joined(['no seat', why], ': ') : '', place], ', ');
    case 'left':
      return joined([status, why], ': ');
  }
}

/** Whether somebody is only counted: nothing changes and nothing is wrong. A listing shows everybody, and a set-up nobody. */
export function isQuiet({ status, why }: ShownPerson, { verdict, isSetUp }: ShownReport): boolean {
  const group = STATUS_GROUP[status];
  const isPlain = (group === 'unchanged' || group === 'left') && why === null;
  return isSetUp || (verdict !== 'listed' && (status === 'has-seat' || status === 'protected' || isPlain));
}
