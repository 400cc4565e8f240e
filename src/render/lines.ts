import { grouped } from '../seats/sentence.ts';
import { STATUS_GROUP } from '../seats/status.ts';
import { alertOf } from './alert.ts';
import type { ShownPerson, ShownProduct, ShownReport } from './display.ts';
import { flatten } from './escape.ts';
import { errorsOf, headline, joined, listName, outlook, reasonOf, seatsLine } from './words.ts';

/** A longer text is not aligned, so that it does not push everybody else's reason out of sight. */
const MAX_ALIGNED_CHARACTERS = 40;
const SIGNS = { unassign: '-', assign: '+', withheld: '!', unresolved: '!', failed: '!', unchanged: ' ', left: ' ' };
/** Removals first, since they are what a reviewer must not miss; then additions, then what went wrong. */
const ORDER = '-+! ';

/** Cells of one width, with the gap to the next column; a column without any text takes no room. */
function column(texts: readonly (string | null)[]): string[] {
  const cells = texts.map((text) => flatten(text ?? ''));
  const width = cells.reduce((max, { length }) => (length <= MAX_ALIGNED_CHARACTERS ? Math.max(max, length) : max), 0);
  return cells.some((cell) => cell !== '') ? cells.map((cell) => `${cell.padEnd(width)}  `) : cells;
}

/** Nothing changes and nothing is wrong, so it is enough to count them. A listing shows everybody, and a set-up nobody. */
function isQuiet({ status, why }: ShownPerson, { verdict, isSetUp }: ShownReport): boolean {
  const isPlain = why === null && (status === 'no-seat' || status === 'kept');
  return isSetUp || (verdict !== 'listed' && (isPlain || status === 'has-seat' || status === 'protected'));
}

/** Aligned lines of people for a diff and the log: `+ tara@example.com  Tara  seats.txt:6`. Who is only counted is `quiet`. */
export function rowsOf(product: ShownProduct, report: ShownReport, which: 'loud' | 'quiet'): string[] {
  const people = product.people.filter((person) => isQuiet(person, report) === (which === 'quiet'));
  const keys = column(people.map(({ key }) => key));
  const names = column(people.map(({ name }) => name));
  const rows = people.map((person, at) => {
    const cells = `${keys[at]}${names[at]}${flatten(reasonOf(person, report))}`;
    return `${SIGNS[STATUS_GROUP[person.status]]} ${cells}`.trimEnd();
  });
  return rows.sort((a, b) => ORDER.indexOf(a.charAt(0)) - ORDER.indexOf(b.charAt(0)));
}

/** One product: those who change or have a problem, the others counted. */
export function productGroup(product: ShownProduct, report: ShownReport): { title: string; lines: string[] } {
  const rows = rowsOf(product, report, 'loud');
  const others = product.people.length - rows.length;
  const lines = others === 0 ? rows : [...rows, `  ${grouped(others)} unchanged`];
  return { title: `${product.productCode}: ${seatsLine(product, report)}`, lines };
}

/** The first lines of the log: what runs, as far as the inputs say, and why it only plans. */
export function openingLines({ operation, site, mode }: ShownReport['facts']): string[] {
  const what = operation === null && site === null && ': the inputs are invalid';
  const start = joined(['Datadog seats', what, operation && `: ${operation}`, site && ` on ${site}`], '');
  return mode.kind === 'dry-run' && mode.why !== null ? [start, `Plan only: ${mode.why}.`] : [start];
}

/** The headline, what to do, and what happens next: the end of the log, and the error of a red job. */
export function closingText(report: ShownReport): string {
  const start = report.isSetUp && `The job summary shows how to fill in ${listName(report)}.`;
  const details = errorsOf(report).map((error) => error.details);
  return joined([headline(report), ...alertOf(report), start, outlook(report), ...details], '\n');
}
