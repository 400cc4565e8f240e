import type { PersonKey } from '../seats/person.ts';
import { errorAt, type Problem, warningAt } from '../seats/problem.ts';
import { say, who } from '../seats/sentence.ts';
import type { Listed } from '../seats/plan.ts';
import { CappedProblems, type ParsedList } from './entry.ts';

/** Who should hold a seat, by product code: each person once, in the order of the lists. */
export type ListedPeople = ReadonlyMap<string, readonly Listed[]>;

/** What all lists together say. Duplicates are warnings, other problems are errors. */
export type Assembled = Readonly<{ people: ListedPeople; problems: readonly Problem[] }>;

/** Assigns entries to products. Entries without a product get all products of `product-code`. */
export function assemble(lists: readonly ParsedList[], productCodes: readonly string[]): Assembled {
  const codes = [...productCodes, ...lists.flatMap((list) => list.productCodes)];
  const people = new Map(codes.map((code) => [code, new Map<PersonKey, Listed>()]));
  const withoutProduct = new CappedProblems();
  const duplicates = new CappedProblems();
  for (const { key, productCode, source } of lists.flatMap((list) => list.entries)) {
    const own = productCode === null ? productCodes : [productCode];
    if (own.length === 0) {
      const says = say`${who(key)} has no product; set product-code, or name the product in the list`;
      withoutProduct.add(() => errorAt(source, says));
    }
    for (const code of own) {
      const listed = people.get(code);
      const first = listed?.get(key);
      if (first === undefined) {
        listed?.set(key, { key, source });
      } else {
        duplicates.add(() => {
          const place = first.source === null ? 'input users' : `${first.source.file}:${first.source.line}`;
          return warningAt(source, say`${who(key)} is listed twice for ${code} (first in ${place}) and counts once`);
        });
      }
    }
  }
  const problems = [
    ...lists.flatMap((list) => list.problems),
    ...withoutProduct.list(null, 'person without a product', 'people without a product'),
    ...duplicates.list(null, 'duplicate'),
  ];
  return { people: new Map([...people].map(([code, listed]) => [code, [...listed.values()]])), problems };
}
