import type { Repository } from './repository.ts';

interface ChangedFile {
  readonly filename: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed';
  readonly previous_filename?: string;
}

type Files = ReadonlyMap<string, string>;

/** The commit and everything it grew from, nearest first. */
export function ancestors(repository: Repository, sha: string): Set<string> {
  const found = new Set([sha]);
  // A Set that grows while it is walked is walked to its end: breadth first.
  for (const commit of found) {
    for (const parent of repository.commit(commit)?.parents ?? []) if (repository.commit(parent)) found.add(parent);
  }
  return found;
}

/** The nearest commit that both grew from. */
export function mergeBase(repository: Repository, base: string, head: string): string | undefined {
  const ofBase = ancestors(repository, base);
  return [...ancestors(repository, head)].find((sha) => ofBase.has(sha));
}

/** By path. A removed file whose text turns up under a new path counts as renamed, edited ones do not. */
export function changedFiles(before: Files = new Map(), after: Files = new Map()): ChangedFile[] {
  const removed = new Set([...before.keys()].filter((path) => !after.has(path)));
  const changes: ChangedFile[] = [];
  for (const [filename, text] of after) {
    if (before.get(filename) === text) continue;
    if (before.has(filename)) {
      changes.push({ filename, status: 'modified' });
      continue;
    }
    const previous = [...removed].find((path) => before.get(path) === text);
    if (previous === undefined) changes.push({ filename, status: 'added' });
    else changes.push({ filename, status: 'renamed', previous_filename: previous });
    if (previous !== undefined) removed.delete(previous);
  }
  for (const filename of removed) changes.push({ filename, status: 'removed' });
  return changes.sort((a, b) => (a.filename < b.filename ? -1 : 1));
}
