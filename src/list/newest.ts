import { shortSha } from '../github/api.ts';
import type { RepositoryFiles } from '../github/files.ts';
import type { TriggerEvent } from '../runner/event.ts';
import { errorAt, type Problem, warningAt } from '../seats/problem.ts';
import { say } from '../seats/sentence.ts';
import type { ListFile } from './file.ts';

/** A list with the bytes that count, and what to report about it. An error means that no version counts. */
export type Counted = ListFile & { readonly problem: Problem | null };

/** The content apart from line endings, which depend on the checkout. */
function contentOf(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n');
}

async function countVersion(
  repository: RepositoryFiles,
  file: ListFile,
  newestCommit: string,
  ownCommit: string,
): Promise<Counted> {
  const { path, repositoryPath, bytes } = file;
  const at = { file: path, line: null };
  const newest = await repository.read(repositoryPath, newestCommit);
  if (newest !== null && contentOf(newest) === contentOf(bytes)) {
    return { ...file, problem: null };
  }
  const own = await repository.read(repositoryPath, ownCommit);
  if (newest === null && own !== null) {
    const says = say`the file was moved or deleted on the default branch after commit ${shortSha(ownCommit)}; set user-list-file to its new path`;
    return { ...file, problem: errorAt(at, says) };
  }
  if (newest !== null && contentOf(own) === contentOf(bytes)) {
    const says = say`the checkout is older than the default branch; the list of commit ${shortSha(newestCommit)} is applied`;
    return { ...file, bytes: newest, problem: warningAt(at, says) };
  }
  if (newest === null || bytes === null) {
    // A file in neither commit is not part of the repository; one that is not checked out is missing.
    return { ...file, problem: null };
  }
  const says = say`the file differs from the default branch and from commit ${shortSha(ownCommit)}: a step changed it after the checkout, it is from another repository, or the branch changed during the run (then re-run)`;
  return { ...file, problem: errorAt(at, says) };
}

/**
 * Finds the version of each list to apply: the newest one of the default branch, or an error if the one in the workspace is
 * unexplained. All are read at the same commit. Throws `GithubError`.
 */
export async function newestVersions(
  repository: RepositoryFiles,
  files: readonly ListFile[],
  { links, defaultBranch }: TriggerEvent,
): Promise<Counted[]> {
  const newestCommit = await repository.newestCommit(defaultBranch);
  return Promise.all(files.map((file) => countVersion(repository, file, newestCommit, links.commit)));
}
