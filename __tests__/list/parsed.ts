import type { ParsedList } from '../../src/list/entry.ts';
import { textOf } from '../seats/situation.ts';

/** `3 ann@example.com`, `3 ann@example.com on_call`: a list's entries with their lines. */
export function entriesOf({ entries }: ParsedList): string[] {
  return entries.map(({ key, productCode, source }) =>
    [source?.line ?? '-', key, ...(productCode === null ? [] : [productCode])].join(' '),
  );
}

/** `seats.csv:3 what is wrong`: a list's problems with their places. */
export function problemsOf({ problems }: Pick<ParsedList, 'problems'>): string[] {
  return problems.map(({ at, says }) => `${at?.file ?? '-'}:${at?.line ?? '-'} ${textOf(says)}`);
}
