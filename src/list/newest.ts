import { type Github, shortSha } from '../github/api.ts';
import type { ReadFile } from '../github/files.ts';
import { objectOf, textOf } from '../json.ts';
import { errorAt, type Problem, warningAt } from '../seats/problem.ts';
import { say } from '../seats/sentence.ts';
import type { WorkspaceFile } from './file.ts';

/** A list file of the workspace. */
export interface ListFile {
  /** As the inputs name it. */
  readonly path: string;
  /** From the root of the repository. */
  readonly repositoryPath: string;
  readonly bytes: Uint8Array | null;
  /** Why there are no bytes. */
  readonly absence: Exclude<WorkspaceFile, { kind: 'bytes' }> | null;
}

/** Which version of a list counts, and what there is to say about it. An error means that none does. */
export type Counted = ListFile & { readonly problem: Problem | null };

/** Which commit a run is for, and the branch that is to be applied; `null` where the event does not name it. */
export type RunOf = { readonly commit: string; readonly defaultBranch: string | null };

/** Whether two versions say the same: line ends are a matter of the checkout. */
function isSame(one: Uint8Array | null, other: Uint8Array | null): boolean {
  const textOfBytes = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n');
  return one === null || other === null ? one === other : textOfBytes(one) === textOfBytes(other);
}

/** Decides which version of one list counts. */
async function countVersion(
  read: (path: string, commit: string) => Promise<Uint8Array | null>,
  file: ListFile,
  newestCommit: string,
  ownCommit: string,
): Promise<Counted> {
  const { path, repositoryPath, bytes } = file;
  const newest = await read(repositoryPath, newestCommit);
  if (newest !== null && isSame(newest, bytes)) {
    return { ...file, problem: null };
  }
  const own = ownCommit === newestCommit ? newest : await read(repositoryPath, ownCommit);
  const at = { file: path, line: null };
  if (newest === null && own !== null) {
    const says = say`was moved or deleted on the default branch after commit ${shortSha(ownCommit)}; set user-list-file to where it is now`;
    return { ...file, problem: errorAt(at, says) };
  }
  if (newest !== null && isSame(own, bytes)) {
    const says = say`the checkout is older than the default branch; the list of commit ${shortSha(newestCommit)} is applied`;
    return { ...file, bytes: newest, problem: warningAt(at, says) };
  }
  if (newest === null || bytes === null) {
    // A file that is in neither commit is no file of the repository; one that is not checked out is missing.
    return { ...file, problem: null };
  }
  const says = say`differs from the default branch and from commit ${shortSha(ownCommit)}: a step changed it after the checkout, it belongs to another repository, or the branch moved during the run (then re-run)`;
  return { ...file, problem: errorAt(at, says) };
}

/**
 * Which version of each list is to be applied: the newest one of the default branch, unless the workspace's cannot be
 * explained. All are read at one commit, so that they belong together. Throws `GithubError`.
 */
export async function newestVersions(
  github: Github,
  files: readonly ListFile[],
  run: RunOf,
  readFile: ReadFile,
): Promise<Counted[]> {
  const branch = run.defaultBranch ?? (await github.ask('GET ', {}, (json) => textOf(objectOf(json).default_branch)));
  // Never by its short name alone, which may be that of a tag, too.
  const named = await github.find('GET /branches/{branch}', { branch }, (json) =>
    textOf(objectOf(objectOf(json).commit).sha),
  );
  const commit =
    named ?? (await github.ask('GET /commits/{ref}', { ref: `heads/${branch}` }, (json) => textOf(objectOf(json).sha)));
  const read = (path: string, ref: string): Promise<Uint8Array | null> => readFile(github, path, ref);
  return Promise.all(files.map((file) => countVersion(read, file, commit, run.commit)));
}
