import { normalize } from 'node:path/posix';
import { GithubError, inStep } from '../github/api.ts';
import { RepositoryFiles } from '../github/files.ts';
import type { Plan } from '../seats/plan.ts';
import type { Services } from '../seats/services.ts';
import { MAX_LIST_BYTES } from './file.ts';
import type { ListSources } from './lists.ts';

const NO_LIST = { entries: [], problems: [] };

function readAll(files: RepositoryFiles, paths: readonly string[], commit: string): Promise<(Uint8Array | null)[]> {
  return Promise.all(paths.map((path) => files.read(normalize(path), commit)));
}

/**
 * Whether an empty list is not filled in yet, rather than emptied by mistake: the base of the open pull request has no list or an
 * empty one. `false` if GitHub does not answer.
 */
export async function isFirstList(
  plan: Plan,
  paths: readonly string[],
  { event, github, parse }: Pick<ListSources, 'event' | 'github' | 'parse'>,
  services: Services,
): Promise<boolean> {
  const base = event.subject.kind === 'pull-request' ? event.subject.base : null;
  const isEmpty = plan.products.every(({ listedCount }) => listedCount === 0);
  if (!isEmpty || !event.isOpenPullRequest || base === null || paths.length === 0) {
    return false;
  }
  try {
    const before = await inStep(github, services, (opened) =>
      readAll(new RepositoryFiles(opened, MAX_LIST_BYTES), paths, base),
    );
    const lists = await Promise.all(
      paths.map(async (path, index) => {
        const bytes = before[index] ?? null;
        return bytes === null ? NO_LIST : parse(bytes, path);
      }),
    );
    return lists.every(({ entries, problems }) => entries.length + problems.length === 0);
  } catch (error) {
    if (!(error instanceof GithubError)) {
      throw error;
    }
    return false;
  }
}
