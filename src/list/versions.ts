import { type Github, GithubError, shortSha } from '../github/api.ts';
import { type Comparison, compareCommits, type ReadFile } from '../github/files.ts';
import type { TriggerEvent } from '../runner/event.ts';
import { Failure } from '../seats/problem.ts';
import { say, type Sentence } from '../seats/sentence.ts';

/** A list file as it was at one commit; `bytes` is `null` where it did not exist. */
export type Version = { readonly path: string; readonly commit: string; readonly bytes: Uint8Array | null };

/** A list file before and after the work of an event. */
export type Versions = { readonly before: Version; readonly after: Version };

/** Two commits between which a list changed. */
interface Range {
  readonly base: string;
  readonly head: string;
  /** Whether the work began where `base` and `head` parted, as a pull request's does, rather than at `base` itself. */
  readonly sinceMergeBase: boolean;
}

/** Git names nothing by so many zeros: what a branch was before its first push. */
const NO_COMMIT = /^0+$/;
/** GitHub names at most so many files of a comparison. */
const MAX_COMPARED_FILES = 300;

/** The commits that an event's work lies between. Throws `Failure` where the event names none. */
export function rangeOf({ name, subject }: TriggerEvent): Range {
  const isPush = subject.kind === 'push';
  const [base, head] = isPush ? [subject.before, subject.after] : 'base' in subject ? [subject.base, subject.head] : [];
  if (typeof base === 'string' && typeof head === 'string') {
    return { base, head, sinceMergeBase: !isPush };
  }
  const event = name === '' ? '(none)' : name;
  throw new Failure(
    say`operation changes compares what a pull request or a push changed, and the event ${event} is about neither; use sync or assign there`,
  );
}

/** Why two versions do not show what changed; `null` where they do. */
function whyUnclear(before: Version, after: Version, range: Range, comparison: Comparison | null): Sentence | null {
  const { path } = after;
  const changed = comparison?.files ?? [];
  const movedTo = changed.find((file) => file.previousPath === path)?.path;
  if (after.bytes === null && movedTo !== undefined) {
    return say`${path} was renamed to ${movedTo}; set user-list-file to the new path`;
  }
  if (before.bytes === null && after.bytes === null) {
    const advice = 'user-list-file must be a path from the root of the repository';
    return say`${path} is in neither of the compared commits; ${advice}`;
  }
  // A forced push is compared from where the branches parted: a rename before that point is not in the comparison.
  const isForced = comparison !== null && !range.sinceMergeBase && comparison.mergeBase !== range.base;
  const isHidden = isForced || changed.length >= MAX_COMPARED_FILES;
  return isHidden && before.bytes === null
    ? say`${path} may be new or renamed: GitHub does not say after a forced push, or among so many changed files`
    : null;
}

async function readVersions(
  readFile: (path: string, commit: string) => Promise<Uint8Array | null>,
  path: string,
  range: Range,
  comparison: Comparison | null,
): Promise<Versions> {
  const pathBefore = comparison?.files.find((file) => file.path === path)?.previousPath ?? path;
  const base = range.sinceMergeBase ? (comparison?.mergeBase ?? range.base) : range.base;
  const read = async (at: string, commit: string): Promise<Version> => {
    return { path: at, commit, bytes: await readFile(at, commit) };
  };
  const [before, after] = await Promise.all([
    // Where there was nothing before, there is nothing to read.
    comparison === null ? { path, commit: base, bytes: null } : read(pathBefore, base),
    read(path, range.head),
  ]);
  const why = whyUnclear(before, after, range, comparison);
  if (why !== null) {
    throw new Failure(why);
  }
  return { before, after };
}

/**
 * Reads list files as they were before and after the work of an event, by paths from the root of the repository. Renames are
 * followed. Throws `Failure` where the difference cannot be known.
 */
export async function readAllVersions(
  github: Github,
  paths: readonly string[],
  range: Range,
  readFile: ReadFile,
): Promise<Versions[]> {
  const { base, head } = range;
  const read = (path: string, commit: string): Promise<Uint8Array | null> => readFile(github, path, commit);
  try {
    const comparison = NO_COMMIT.test(base) ? null : await compareCommits(github, base, head);
    if (range.sinceMergeBase && comparison?.mergeBase === head) {
      throw new Failure(say`commit ${shortSha(head)} is part of the base already, so its changes cannot be determined`);
    }
    return await Promise.all(paths.map((path) => readVersions(read, path, range, comparison)));
  } catch (error) {
    if (!(error instanceof GithubError)) {
      throw error;
    }
    const where = `${shortSha(base)}...${shortSha(head)} (`;
    throw new Failure(
      say`cannot read from GitHub what changed in ${where}${error.says}); check that github-token may read contents`,
    );
  }
}
