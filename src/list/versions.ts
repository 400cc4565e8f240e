import { GithubError, shortSha } from '../github/api.ts';
import type { Comparison, RepositoryFiles } from '../github/files.ts';
import type { TriggerEvent } from '../runner/event.ts';
import { Failure } from '../seats/problem.ts';
import { say, type Sentence } from '../seats/sentence.ts';

/** A list file at one commit; `bytes` is `null` if it did not exist. */
export type Version = { readonly path: string; readonly commit: string; readonly bytes: Uint8Array | null };

/** A list file before and after the change of an event. */
export type Versions = { readonly before: Version; readonly after: Version };

/** Two commits between which a list changed. */
interface Range {
  readonly base: string;
  readonly head: string;
  /** Whether the change starts at the merge base, as in a pull request, rather than at `base`. */
  readonly sinceMergeBase: boolean;
}

/** Git's way to write "no commit": the base of a branch's first push. */
const NO_COMMIT = /^0+$/;
/** GitHub lists at most this many files of a comparison. */
const MAX_COMPARED_FILES = 300;

/** The commits to compare for an event. Throws `Failure` if it has none. */
export function rangeOf({ name, subject }: TriggerEvent): Range {
  const isPush = subject.kind === 'push';
  const [base, head] = isPush ? [subject.before, subject.after] : 'base' in subject ? [subject.base, subject.head] : [];
  if (typeof base === 'string' && typeof head === 'string') {
    return { base, head, sinceMergeBase: !isPush };
  }
  const event = name === '' ? '(none)' : name;
  throw new Failure(
    say`the event ${event} has no pull request or push to compare; use operation sync or assign instead of changes`,
  );
}

/** Why two versions do not show what changed; `null` if they do. */
function whyUnclear({ before, after }: Versions, range: Range, { mergeBase, files }: Comparison): Sentence | null {
  const { path } = after;
  const movedTo = files.find(({ previousPath }) => previousPath === path)?.path;
  if (after.bytes === null && movedTo !== undefined) {
    return say`${path} was renamed to ${movedTo}; set user-list-file to the new path`;
  }
  if (before.bytes === null && after.bytes === null) {
    return say`${path} is in neither of the compared commits; set user-list-file to a path from the repository root`;
  }
  // After a forced push, the comparison does not show renames from before the merge base.
  const isForced = !range.sinceMergeBase && mergeBase !== range.base;
  const isHidden = isForced || files.length >= MAX_COMPARED_FILES;
  return isHidden && before.bytes === null
    ? say`${path} may be new or renamed; GitHub does not show which after a forced push or with ${MAX_COMPARED_FILES} changed files`
    : null;
}

async function readVersions(
  repository: RepositoryFiles,
  path: string,
  range: Range,
  comparison: Comparison,
): Promise<Versions> {
  const pathBefore = comparison.files.find((file) => file.path === path)?.previousPath ?? path;
  const base = range.sinceMergeBase ? comparison.mergeBase : range.base;
  const [bytesBefore, bytes] = await Promise.all([
    NO_COMMIT.test(base) ? null : repository.read(pathBefore, base),
    repository.read(path, range.head),
  ]);
  const versions = {
    before: { path: pathBefore, commit: base, bytes: bytesBefore },
    after: { path, commit: range.head, bytes },
  };
  const why = whyUnclear(versions, range, comparison);
  if (why !== null) {
    throw new Failure(why);
  }
  return versions;
}

/**
 * Reads list files before and after the change of an event, by paths from the repository root. Renames are followed. Throws
 * `Failure` if the change is unknown.
 */
export async function readAllVersions(
  repository: RepositoryFiles,
  paths: readonly string[],
  range: Range,
): Promise<Versions[]> {
  const { base, head } = range;
  try {
    const comparison = NO_COMMIT.test(base) ? { mergeBase: base, files: [] } : await repository.compare(base, head);
    if (range.sinceMergeBase && comparison.mergeBase === head) {
      throw new Failure(say`commit ${shortSha(head)} is already part of the base, so its changes are unknown`);
    }
    return await Promise.all(paths.map((path) => readVersions(repository, path, range, comparison)));
  } catch (error) {
    if (!(error instanceof GithubError)) {
      throw error;
    }
    const commits = `${shortSha(base)}...${shortSha(head)}`;
    throw new Failure(
      say`GitHub could not compare ${commits} (${error.says}); check that github-token may read contents`,
    );
  }
}
