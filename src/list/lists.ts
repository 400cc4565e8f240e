import { isAbsolute, normalize } from 'node:path/posix';
import { type GithubAccess, GithubError, inStep } from '../github/api.ts';
import { RepositoryFiles } from '../github/files.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { TriggerEvent } from '../runner/event.ts';
import { comparesVersions } from '../seats/operation.ts';
import type { ListedProduct, Plan } from '../seats/plan.ts';
import { errorAt, type Problem } from '../seats/problem.ts';
import { say } from '../seats/sentence.ts';
import type { Services } from '../seats/services.ts';
import { assemble, type Assembled, type ParsedList, parseInline } from './entry.ts';
import { type ListFile, readListFile } from './file.ts';
import type { ParseList } from './thread.ts';
import { changedProducts, checkWorkspace, newestVersions, readVersions } from './versions.ts';

/** Where lists are read from, how they are parsed, and whether they are to be applied. */
export type ListSources = Readonly<{ event: TriggerEvent; github: GithubAccess; isApplied: boolean; parse: ParseList }>;

/** Who should hold a seat, and errors about lists that differ from what was merged. */
export type Lists = Readonly<{ products: readonly ListedProduct[]; drift: readonly Problem[] }>;

/** Parses the versions that count. If versions are compared, a list may have been deleted on purpose. */
async function parseFiles(files: readonly ListFile[], { list, rules }: Inputs, parse: ParseList): Promise<Assembled> {
  const needsHistory = comparesVersions(rules.operation);
  const parsed: ParsedList[] = [];
  for (const { path, bytes, absence } of files) {
    const isDeleted = needsHistory && absence?.kind === 'missing';
    const problems = absence === null || isDeleted ? [] : [absence.problem];
    const nothing = { entries: [], productCodes: [], problems, isUnreadable: true };
    parsed.push(bytes === null ? nothing : await parse(bytes, path));
  }
  const { people, problems } = assemble([...parsed, parseInline(list.users)], list.productCodes);
  const isNameless = people.size === 0 && problems.length === 0 && !needsHistory;
  const nameless = errorAt(null, say`the list is empty and names no product; set product-code`);
  return { people, problems: isNameless ? [nameless] : problems };
}

/** Reads the lists, and for `changes` also what the event changed in them. Adds all problems; with an error or drift, the
 * products must not be used. Throws `Failure` if the changes are unknown. */
export async function readLists(inputs: Inputs, sources: ListSources, services: Services): Promise<Lists> {
  const { productCodes, files, users } = inputs.list;
  const { event, isApplied, parse } = sources;
  const { problems } = services;
  if (files.length === 0 && users === '') {
    return { products: productCodes.map((productCode) => ({ productCode, listed: null, change: null })), drift: [] };
  }
  // One step, so that a GitHub that hangs is waited for once.
  return inStep(sources.github, services, async (github) => {
    const repository = new RepositoryFiles(github);
    const inWorkspace = files.map((path) => readListFile(event.workspace, path));
    const isUnreadable = inWorkspace.some(({ absence }) => absence?.kind === 'unreadable');
    const isChecked = isApplied && files.length > 0 && !isUnreadable && !problems.hasErrors;
    const unchecked = { valid: inWorkspace, drift: [] };
    const { valid, drift } = isChecked ? await newestVersions(inWorkspace, repository, event, problems) : unchecked;
    const lists = await parseFiles(valid, inputs, parse);
    problems.add(drift.length > 0 && valid.length === 0 ? [] : lists.problems);
    const needsHistory = comparesVersions(inputs.rules.operation);
    if (drift.length > 0 || problems.hasErrors || !needsHistory || inputs.datadog.credentials === null) {
      const products = [...lists.people].map(([productCode, listed]) => ({ productCode, listed, change: null }));
      return { products, drift };
    }
    const versions = await readVersions(valid, repository, event);
    problems.add(checkWorkspace(versions));
    return { products: await changedProducts(lists.people, versions, productCodes, parse), drift };
  });
}

/** Whether an empty list is not filled in yet, rather than emptied by mistake: the base of the open pull request has no list or
 * an empty one. `false` if GitHub does not answer. */
export async function isFirstList(
  plan: Plan,
  paths: readonly string[],
  { event, github, parse }: ListSources,
  services: Services,
): Promise<boolean> {
  const base = event.subject.kind === 'pull-request' && event.isOpenPullRequest ? event.subject.base : null;
  const isEmpty = plan.products.every(({ listedCount }) => listedCount === 0);
  if (!isEmpty || base === null || paths.length === 0 || paths.some(isAbsolute)) return false;
  return inStep(github, services, async (opened) => {
    const repository = new RepositoryFiles(opened);
    const sizes = paths.map(async (path) => {
      const bytes = await repository.read(normalize(path), base);
      const list = bytes === null ? null : await parse(bytes, path);
      return list === null ? 0 : list.entries.length + list.problems.length;
    });
    return (await Promise.all(sizes)).every((size) => size === 0);
  }).catch((error: unknown) => {
    if (error instanceof GithubError) return false;
    throw error;
  });
}
