import { shortSha } from '../github/api.ts';
import type { PersonKey } from '../seats/person.ts';
import { Failure } from '../seats/problem.ts';
import { say } from '../seats/sentence.ts';
import type { ListChange } from '../seats/situation.ts';
import { assemble, type ListedPeople } from './assemble.ts';
import type { ParsedList } from './entry.ts';
import { parseList } from './parse-list.ts';
import type { Version, Versions } from './versions.ts';

/** Parses one version of a list. Malformed lines are skipped, since they never assigned a seat; a malformed file is not. */
function parseVersion({ path, commit, bytes }: Version, productCodes: readonly string[]): ParsedList[] {
  if (bytes === null) {
    return [];
  }
  const where = `${path} at commit ${shortSha(commit)}`;
  const parsed = parseList(bytes, path);
  const { entries, problems, isUnreadable } = parsed;
  if (isUnreadable || (entries.length === 0 && problems.length > 0)) {
    // The problem itself may quote the file, which this report is not about.
    const line = problems[0]?.at?.line ?? 1;
    throw new Failure(say`the change of the list is unknown: ${where} is not a valid list (line ${line})`);
  }
  if (productCodes.length === 0 && entries.some(({ productCode }) => productCode === null)) {
    throw new Failure(say`the change of the list is unknown: ${where} has people without a product; set product-code`);
  }
  return [parsed];
}

function keysOf(people: ListedPeople, productCode: string): ReadonlySet<PersonKey> {
  return new Set((people.get(productCode) ?? []).map(({ key }) => key));
}

/**
 * Who was added to and removed from the list, by product code. Only changes that today's list agrees with count. Throws
 * `Failure`.
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
