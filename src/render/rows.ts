import { STATUS_GROUP } from '../seats/status.ts';
import type { ShownPerson, ShownReport } from './display.ts';
import { flatten } from './escape.ts';
import { reasonOf } from './words.ts';

/** A longer text is not aligned, so that it does not push everybody else's reason out of sight. */
const MAX_ALIGNED_CHARACTERS = 40;

/** Removals first, since they are what a reviewer must not miss; then additions, then what went wrong. */
const SIGNS = ['-', '+', '!', ' '] as const;

function signOf({ status }: ShownPerson): (typeof SIGNS)[number] {
  switch (STATUS_GROUP[status]) {
    case 'unassign':
      return '-';
    case 'assign':
      return '+';
    case 'withheld':
    case 'unresolved':
    case 'failed':
      return '!';
    default:
      return ' ';
  }
}

function widthOf(cells: readonly string[]): number {
  return cells.reduce((width, { length }) => Math.max(width, length <= MAX_ALIGNED_CHARACTERS ? length : 0), 0);
}

/** One aligned line per person, for a diff and for the log: `+ tara@example.com  Tara  seats.txt:6`. */
export function rowsOf(people: readonly ShownPerson[], report: ShownReport): string[] {
  const rows = people.map((person) => ({
    sign: signOf(person),
    who: flatten(person.key),
    name: flatten(person.name ?? ''),
    reason: flatten(reasonOf(person, report)),
  }));
  const [whoWidth, nameWidth] = [widthOf(rows.map(({ who }) => who)), widthOf(rows.map(({ name }) => name))];
  const isNamed = rows.some(({ name }) => name !== '');
  return SIGNS.flatMap((sign) =>
    rows
      .filter((row) => row.sign === sign)
      .map(({ who, name, reason }) => {
        const cells = [who.padEnd(whoWidth), ...(isNamed ? [name.padEnd(nameWidth)] : []), reason];
        return `${sign} ${cells.join('  ')}`.trimEnd();
      }),
  );
}
