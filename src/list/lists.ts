import { relative, resolve, sep } from 'node:path';
import { type GithubAccess, GithubError, inStep, MAX_STEP_MS, shortSha } from '../github/api.ts';
import { fileReader, type ReadFile } from '../github/files.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { TriggerEvent } from '../runner/event.ts';
import { powersOf } from '../seats/operation.ts';
import { errorAt, Failure, type Problem, warningAt } from '../seats/problem.ts';
import { say } from '../seats/sentence.ts';
import type { Services } from '../seats/services.ts';
import type { ListedProduct } from '../seats/situation.ts';
import { assemble, type Assembled, type ListedPeople } from './assemble.ts';
import { changesOf } from './changes.ts';
import { MAX_LIST_BYTES, readWorkspaceFile } from './file.ts';
import { type Counted, type ListFile, newestVersions } from './newest.ts';
import { parseList, unreadable } from './parse-list.ts';
import { parseInline } from './parse-text.ts';
import { rangeOf, readAllVersions, type Versions } from './versions.ts';

/** Where lists are read from, beside the workspace, and whether what they say is to be applied. */
export interface ListSources {
  readonly event: TriggerEvent;
  readonly github: GithubAccess;
  readonly isApplied: boolean;
}

/** Who should hold a seat, and errors about lists that are not what was merged. */
export type Lists = { readonly products: readonly ListedProduct[]; readonly drift: readonly Problem[] };

/** Which versions of the lists count: where they are applied, the newest ones that are merged. */
async function countedVersions(
  files: readonly ListFile[],
  { event, github, isApplied }: ListSources,
  readFile: ReadFile,
  services: Services,
): Promise<Counted[]> {
  const workspace = files.map((file) => ({ ...file, problem: null }));
  const isUnreadable = files.some(({ absence }) => absence?.kind === 'unreadable');
  if (!isApplied || files.length === 0 || isUnreadable || services.problems.hasErrors) {
    return workspace;
  }
  try {
    return await inStep(github, services, (opened) => newestVersions(opened, files, event, readFile));
  } catch (error) {
    if (!(error instanceof GithubError)) {
      throw error;
    }
    const isForbidden = error.status === 403 || error.status === 404;
    const advice = isForbidden ? '; give the job "permissions: contents: read"' : '';
    const says = say`could not check with GitHub whether the list is the newest version (${error.says}); the workspace's version is applied${advice}`;
    services.problems.add([warningAt(null, says)]);
    return workspace;
  }
}

/** What the versions say. With an earlier version to compare, a file may have been deleted on purpose, and name the products. */
function parseCounted(counted: readonly Counted[], { list, rules }: Inputs): Assembled {
  const { needsHistory } = powersOf(rules.operation);
  const parsed = counted.flatMap(({ path, bytes, absence }) => {
    const isDeleted = needsHistory && absence?.kind === 'missing';
    return bytes !== null ? parseList(bytes, path) : absence === null || isDeleted ? [] : unreadable(absence.problem);
  });
  const { people, problems } = assemble([...parsed, parseInline(list.users)], list.productCodes);
  const isNameless = people.size === 0 && problems.length === 0 && !needsHistory;
  const nameless = errorAt(null, say`the list is empty and names no product; set product-code`);
  return { people, problems: isNameless ? [nameless] : problems };
}

/** What the workspace and GitHub say about the same file must agree. */
function checkAgainst(versions: readonly Versions[], counted: readonly Counted[]): Problem[] {
  return versions.flatMap(({ after }, index) => {
    const { absence = null, bytes = null } = counted[index] ?? {};
    if (absence === null && after.bytes === null) {
      throw new Failure(
        say`GitHub has no ${after.path} at commit ${shortSha(after.commit)}, although it is in the workspace; re-run, or check what actions/checkout fetches`,
      );
    }
    return absence !== null && bytes === null && after.bytes !== null ? [absence.problem] : [];
  });
}

/**
 * Reads the lists, and for operations that compare versions, what the event's work changed in them. All problems are added;
 * where one is an error, or there is drift, the products are not to be used. Throws `Failure` where changes cannot be known.
 */
export async function readLists(inputs: Inputs, sources: ListSources, services: Services): Promise<Lists> {
  const { productCodes, files: paths, users } = inputs.list;
  const { problems } = services;
  const { event, github } = sources;
  if (paths.length === 0 && users === '') {
    return { products: productCodes.map((productCode) => ({ productCode, listed: null, change: null })), drift: [] };
  }
  const files = paths.map((path): ListFile => {
    const file = readWorkspaceFile(event.workspace, path);
    const repositoryPath = relative(event.workspace, resolve(event.workspace, path)).split(sep).join('/');
    return file.kind === 'bytes'
      ? { path, repositoryPath, bytes: file.bytes, absence: null }
      : { path, repositoryPath, bytes: null, absence: file };
  });
  const { needsHistory } = powersOf(inputs.rules.operation);
  const readFile = fileReader(MAX_LIST_BYTES);
  const startedMs = services.clock.now();
  const counted = await countedVersions(files, sources, readFile, services);
  const drift = counted.flatMap(({ problem }) => (problem?.severity === 'error' ? [problem] : []));
  problems.add(counted.flatMap(({ problem }) => (problem?.severity === 'warning' ? [problem] : [])));

  const valid = counted.filter(({ problem }) => problem?.severity !== 'error');
  const lists = parseCounted(valid, inputs);
  problems.add(drift.length > 0 && valid.length === 0 ? [] : lists.problems);
  if (drift.length > 0 || problems.hasErrors || !needsHistory || inputs.datadog.credentials === null) {
    return { products: productsOf(lists.people, new Map()), drift };
  }
  const range = rangeOf(event);
  const all = files.map(({ repositoryPath }) => repositoryPath);
  // Both readings are one step, so that a GitHub that hangs is waited for once.
  const leftMs = Math.max(0, MAX_STEP_MS - (services.clock.now() - startedMs));
  const versions = await inStep(github, services, (opened) => readAllVersions(opened, all, range, readFile), leftMs);
  problems.add(checkAgainst(versions, counted));
  return { products: productsOf(lists.people, changesOf(versions, productCodes, lists.people)), drift };
}

function productsOf(people: ListedPeople, changes: ReturnType<typeof changesOf>): ListedProduct[] {
  // A product that only an earlier list names may have seats to remove.
  const codes = new Set([...people.keys(), ...changes.keys()]);
  return [...codes].map((productCode) => ({
    productCode,
    listed: people.get(productCode) ?? [],
    change: changes.get(productCode) ?? null,
  }));
}
