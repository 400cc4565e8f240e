import { GithubError, shortSha } from '../github/api.ts';
import type { RepositoryFiles } from '../github/files.ts';
import type { TriggerEvent } from '../runner/event.ts';
import { errorAt, type Problems, warningAt } from '../seats/problem.ts';
import { say } from '../seats/sentence.ts';
import type { ListFile } from './file.ts';

/** The content apart from line endings, which depend on the checkout. */
const contentOf = (bytes: Uint8Array | null): string | undefined =>
  bytes === null ? undefined : Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n');

type Commits = Readonly<Record<'newest' | 'own', string>>;

async function newestVersion(file: ListFile, repository: RepositoryFiles, commits: Commits): Promise<ListFile> {
  const at = { file: file.path, line: null };
  const content = contentOf(file.bytes);
  const own = shortSha(commits.own);
  const newest = await repository.read(file.repositoryPath, commits.newest);
  if (newest !== null && contentOf(newest) === content) return file;

  const before = await repository.read(file.repositoryPath, commits.own);
  if (newest === null && before !== null) {
    const says = say`the file was moved or deleted on the default branch after commit ${own}; set user-list-file to its new path`;
    return { ...file, drift: errorAt(at, says) };
  }
  if (newest !== null && contentOf(before) === content) {
    const says = say`the checkout is older than the default branch; the list of commit ${shortSha(commits.newest)} is applied`;
    return { ...file, bytes: newest, drift: warningAt(at, says) };
  }
  // A file in neither commit is not part of the repository; one that is not checked out is missing.
  if (newest === null || file.bytes === null) return file;
  const says = say`the file differs from the default branch and from commit ${own}: a step changed it after the checkout, it is from another repository, or the branch changed during the run (then re-run)`;
  return { ...file, drift: errorAt(at, says) };
}

/** The version of each list to apply: the newest one of the default branch, or an error if the one in the workspace is
 * unexplained. All are read at the same commit. If GitHub fails, those of the workspace count, with a warning. */
export async function newestVersions(
  files: readonly ListFile[],
  repository: RepositoryFiles,
  { links, defaultBranch }: TriggerEvent,
  problems: Problems,
): Promise<readonly ListFile[]> {
  try {
    const commits = { newest: await repository.newestCommit(defaultBranch), own: links.commit };
    return await Promise.all(files.map((file) => newestVersion(file, repository, commits)));
  } catch (error) {
    if (!(error instanceof GithubError)) throw error;
    const isForbidden = error.status === 403 || error.status === 404;
    const advice = isForbidden ? '; give the job "permissions: contents: read"' : '';
    const says = say`GitHub could not return the newest list (${error.says}), so the one in the workspace is applied${advice}`;
    problems.add([warningAt(null, says)]);
    return files;
  }
}
