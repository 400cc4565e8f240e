import type { ParsedList } from '../../src/list/entry.ts';
import { parseList } from '../../src/list/parse-list.ts';
import { textOf } from '../seats/situation.ts';

/** Parses a file of this name and content. */
export function parseFile(text: string, file: string): ParsedList {
  return parseList(Buffer.from(text), file);
}

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
