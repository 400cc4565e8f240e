import type { PersonKey } from '../seats/person.ts';
import { errorAt, type Problem, type Source, warningAt } from '../seats/problem.ts';
import { count, say, who } from '../seats/sentence.ts';
import type { Listed } from '../seats/situation.ts';
import { type Entry, MAX_PROBLEMS, type ParsedList } from './entry.ts';

/** Who should hold a seat, by product code: every person once, in the order of the lists. */
export type ListedPeople = ReadonlyMap<string, readonly Listed[]>;

/** What all lists together say, or everything that is wrong with them (errors), and what counts once (warnings). */
export type Assembled = { readonly people: ListedPeople; readonly problems: readonly Problem[] };

function where(source: Source | null): string {
  return source === null ? 'in the input users' : `in ${source.file} line ${source.line}`;
}

/** A problem for each entry that neither names a product nor can fall back on `product-code`. */
function withoutProduct(entries: readonly Entry[]): Problem[] {
  return entries
    .filter(({ productCode }) => productCode === null)
    .map(({ key, source }) =>
      errorAt(source, say`${who(key)}: no product; set product-code, or name the product in the list`),
    );
}

/** The first problems of a kind, and how many more there are. */
function capped(problems: readonly Problem[], what: string): Problem[] {
  const [first] = problems;
  const more = problems.length - MAX_PROBLEMS;
  return first === undefined || more <= 0
    ? [...problems]
    : [...problems.slice(0, MAX_PROBLEMS), { ...first, at: null, says: say`and ${count(more, 'more line')} ${what}` }];
}

/** Assigns entries to products. `product-code` stands for every entry that names no product of its own. */
export function assemble(lists: readonly ParsedList[], productCodes: readonly string[]): Assembled {
  const entries = lists.flatMap((list) => list.entries);
  const problems = lists
    .flatMap((list) => list.problems)
    .concat(productCodes.length === 0 ? capped(withoutProduct(entries), 'without a product') : []);
  const codes = [...productCodes, ...lists.flatMap((list) => list.productCodes)];
  const people = new Map(codes.map((code) => [code, new Map<PersonKey, Listed>()]));
  const repeated: Problem[] = [];
  for (const { key, productCode, source } of entries) {
    for (const code of productCode === null ? productCodes : [productCode]) {
      const listed = people.get(code);
      const first = listed?.get(key);
      if (first === undefined) {
        listed?.set(key, { key, source });
      } else {
        const says = say`${who(key)} is listed twice for ${code} (first ${where(first.source)}) and counts once`;
        repeated.push(warningAt(source, says));
      }
    }
  }
  problems.push(...capped(repeated, 'that name somebody twice'));
  return { people: new Map([...people].map(([code, listed]) => [code, [...listed.values()]])), problems };
}
