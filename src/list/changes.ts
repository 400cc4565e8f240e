import { shortSha } from '../github/api.ts';
import type { PersonKey } from '../seats/person.ts';
import { Failure } from '../seats/problem.ts';
import { say } from '../seats/sentence.ts';
import type { ListChange } from '../seats/situation.ts';
import { assemble, type ListedPeople } from './assemble.ts';
import type { ParsedList } from './entry.ts';
import type { ParseList } from './thread.ts';
import type { Version, Versions } from './versions.ts';

/** Parses one version of a list. Malformed lines are skipped, since they never assigned a seat; a malformed file is not. */
async function parseVersion(
  { path, commit, bytes }: Version,
  productCodes: readonly string[],
  parse: ParseList,
): Promise<ParsedList[]> {
  if (bytes === null) {
    return [];
  }
  const where = `${path} at commit ${shortSha(commit)}`;
  const parsed = await parse(bytes, path);
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

/** Who was listed before and after the change of an event. */
export type Sides = Readonly<Record<keyof Versions, ListedPeople>>;

/** Parses both versions of all lists. Throws `Failure` if one of them is not a valid list. */
export async function parseVersions(
  versions: readonly Versions[],
  productCodes: readonly string[],
  parse: ParseList,
): Promise<Sides> {
  const peopleOf = async (side: keyof Versions): Promise<ListedPeople> => {
    const lists = await Promise.all(versions.map((version) => parseVersion(version[side], productCodes, parse)));
    return assemble(lists.flat(), productCodes).people;
  };
  return { before: await peopleOf('before'), after: await peopleOf('after') };
}

/** Who was added to and removed from the list, by product code. Only changes that today's list agrees with count. */
export function changesOf({ before, after }: Sides, today: ListedPeople): ReadonlyMap<string, ListChange> {
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
