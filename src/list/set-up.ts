import { isAbsolute, normalize } from 'node:path/posix';
import { GithubError, inStep } from '../github/api.ts';
import { RepositoryFiles } from '../github/files.ts';
import type { Plan } from '../seats/plan.ts';
import type { Services } from '../seats/services.ts';
import type { ListSources } from './lists.ts';

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
  if (!isEmpty || !event.isOpenPullRequest || base === null || paths.length === 0 || paths.some(isAbsolute)) {
    return false;
  }
  try {
    return await inStep(github, services, async (opened) => {
      const repository = new RepositoryFiles(opened);
      const isEmptyBefore = async (path: string): Promise<boolean> => {
        const bytes = await repository.read(normalize(path), base);
        const list = bytes === null ? null : await parse(bytes, path);
        return list === null || list.entries.length + list.problems.length === 0;
      };
      return (await Promise.all(paths.map(isEmptyBefore))).every(Boolean);
    });
  } catch (error) {
    if (!(error instanceof GithubError)) {
      throw error;
    }
    return false;
  }
}
