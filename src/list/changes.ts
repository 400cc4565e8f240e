import { shortSha } from '../github/api.ts';
import type { PersonKey } from '../seats/person.ts';
import { Failure } from '../seats/problem.ts';
import { say, type Sentence } from '../seats/sentence.ts';
import type { ListChange } from '../seats/situation.ts';
import { assemble, type ListedPeople } from './assemble.ts';
import type { ParsedList } from './entry.ts';
import { parseList } from './parse-list.ts';
import type { Version, Versions } from './versions.ts';

/** Reads one version of a list. A line that names nobody never gave a seat; a file that makes no sense says nothing. */
function parseVersion({ path, commit, bytes }: Version, productCodes: readonly string[]): ParsedList[] {
  if (bytes === null) {
    return [];
  }
  const fail = (why: Sentence): Failure =>
    new Failure(say`cannot determine what changed in the list: at commit ${shortSha(commit)}, ${path} ${why}`);
  const parsed = parseList(bytes, path);
  const { entries, problems, isUnreadable } = parsed;
  if (isUnreadable || (entries.length === 0 && problems.length > 0)) {
    // What the parser quotes of an older file is nobody's business here.
    throw fail(say`is not a list that can be read (line ${problems[0]?.at?.line ?? 1})`);
  }
  if (productCodes.length === 0 && entries.some(({ productCode }) => productCode === null)) {
    throw fail(say`does not name the product of everybody; set product-code`);
  }
  return [parsed];
}

function keysOf(people: ListedPeople, productCode: string): ReadonlySet<PersonKey> {
  return new Set((people.get(productCode) ?? []).map(({ key }) => key));
}

/**
 * Whom the work of an event added to and removed from the list, by product code. Somebody who was removed but is listed
 * today, or was added but is not listed today, is in neither: today's list has the last word. Throws `Failure`.
 */
export function changesOf(
  versions: readonly Versions[],
  productCodes: readonly string[],
  today: ListedPeople,
): ReadonlyMap<string, ListChange> {
  const peopleOf = (side: keyof Versions): ListedPeople => {
    const lists = versions.flatMap((version) => parseVersion(version[side], productCodes));
    return assemble(lists, productCodes).people;
  };
  const [before, after] = [peopleOf('before'), peopleOf('after')];
  const codes = new Set([...before.keys(), ...after.keys(), ...today.keys()]);
  return new Map(
    [...codes].map((code) => {
      const [was, is, stays] = [keysOf(before, code), keysOf(after, code), keysOf(today, code)];
      const added = new Set([...is].filter((key) => !was.has(key) && stays.has(key)));
      const removed = [...was].filter((key) => !is.has(key) && !stays.has(key));
      return [code, { added, removed }];
    }),
  );
}
