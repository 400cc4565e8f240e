import { type FileVersions, HistoryError } from './github/history.ts';
import type { ParsedList } from './list/entry.ts';
import { assemble, type ListedProduct, type Lists, parseList } from './list/lists.ts';
import type { PersonKey } from './seats/person.ts';
import type { ListChange } from './seats/product.ts';

/** Reads one version of a list. A line that names nobody never gave a seat; a file that cannot be read at all tells nothing. */
async function parseVersion(text: string | null, path: string, commit: string): Promise<ParsedList | null> {
  if (text === null) {
    return null;
  }
  const parsed = await parseList(text, path);
  if (parsed.isUnreadable) {
    const [problem] = parsed.problems;
    throw new HistoryError(
      `what changed in ${path} cannot be told: at commit ${commit.slice(0, 7)}, ${problem?.message ?? 'it cannot be read'}`,
    );
  }
  return parsed;
}

function keysByProduct(lists: Lists): ReadonlyMap<string, ReadonlySet<PersonKey>> {
  return new Map(lists.products.map(({ productCode, listed }) => [productCode, new Set(listed.map(({ key }) => key))]));
}

const NOBODY: ReadonlySet<PersonKey> = new Set();

/**
 * Whom the work of an event added to and removed from each product's list.
 *
 * Somebody who was removed but is listed today, or was added but is not listed today, is in neither: the list of today
 * has the last word.
 *
 * @param today the lists as they are in the workspace.
 * @returns by product code; also products that only the earlier list names. Throws `HistoryError`.
 */
export async function changesOf(
  versions: readonly FileVersions[],
  productCodes: readonly string[],
  today: readonly ListedProduct[],
): Promise<ReadonlyMap<string, ListChange>> {
  const lost = versions.find(({ before, after }) => before === null && after === null);
  if (lost !== undefined) {
    throw new HistoryError(
      `${lost.path} is in neither of the compared commits; user-list-file must be a path from the root of the repository`,
    );
  }
  const parse = async (side: 'before' | 'after'): Promise<ReadonlyMap<string, ReadonlySet<PersonKey>>> => {
    const parsed = await Promise.all(
      versions.map((version) => {
        const commit = side === 'before' ? version.beforeCommit : version.afterCommit;
        return parseVersion(version[side], version.path, commit);
      }),
    );
    return keysByProduct(
      assemble(
        parsed.filter((list) => list !== null),
        productCodes,
      ),
    );
  };
  const [before, after] = await Promise.all([parse('before'), parse('after')]);
  const now = new Map(today.map(({ productCode, listed }) => [productCode, new Set(listed.map(({ key }) => key))]));
  const codes = new Set([...before.keys(), ...after.keys(), ...now.keys()]);
  return new Map(
    [...codes].map((code) => {
      const [was, is, stays] = [before.get(code) ?? NOBODY, after.get(code) ?? NOBODY, now.get(code) ?? NOBODY];
      const added = new Set([...is].filter((key) => !was.has(key) && stays.has(key)));
      const removed = [...was].filter((key) => !is.has(key) && !stays.has(key));
      return [code, { added, removed }];
    }),
  );
}
