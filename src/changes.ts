import type { FileVersions } from './github/history.ts';
import { HistoryError } from './github/history-error.ts';
import type { ParsedList } from './list/entry.ts';
import { assemble, type ListedProduct, type Lists, parseList } from './list/lists.ts';
import type { PersonKey } from './seats/person.ts';
import type { ListChange } from './seats/product.ts';

/** Reads one version of a list. A line that names nobody never gave a seat; a file that makes no sense tells nothing. */
async function parseVersion(
  version: FileVersions,
  side: 'before' | 'after',
  productCodes: readonly string[],
): Promise<ParsedList | null> {
  const [text, path, commit] =
    side === 'before'
      ? [version.before, version.pathBefore, version.beforeCommit]
      : [version.after, version.path, version.afterCommit];
  if (text === null) {
    return null;
  }
  const parsed = await parseList(text, path);
  const { entries, problems, isUnreadable } = parsed;
  const fail = (why: string): HistoryError =>
    new HistoryError(`what changed in ${version.path} cannot be told: at commit ${commit.slice(0, 7)}, ${path} ${why}`);
  if (isUnreadable || (entries.length === 0 && problems.length > 0)) {
    // What the parser quotes of an older file is nobody's business here.
    throw fail(`is no list that can be read (line ${problems[0]?.line ?? 1})`);
  }
  if (productCodes.length === 0 && entries.some(({ productCode }) => productCode === null)) {
    throw fail('does not name the product of everybody; set product-code');
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
    const parsed = await Promise.all(versions.map((version) => parseVersion(version, side, productCodes)));
    return keysByProduct(
      assemble(
        parsed.filter((list) => list !== null),
        productCodes,
        true,
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
