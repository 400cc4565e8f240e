import { type GithubAccess, GithubError, inStep, shortSha } from '../github/api.ts';
import { RepositoryFiles } from '../github/files.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { TriggerEvent } from '../runner/event.ts';
import { powersOf } from '../seats/operation.ts';
import { errorAt, Failure, type Problem, type Problems, warningAt } from '../seats/problem.ts';
import { say } from '../seats/sentence.ts';
import type { Services } from '../seats/services.ts';
import type { ListedProduct } from '../seats/situation.ts';
import { assemble, type Assembled, type ListedPeople } from './assemble.ts';
import { changesOf, parseVersions } from './changes.ts';
import { type ParsedList, unreadable } from './entry.ts';
import { readListFile } from './file.ts';
import { type Counted, newestVersions } from './newest.ts';
import { parseInline } from './parse-text.ts';
import type { ParseList } from './thread.ts';
import { rangeOf, readAllVersions, type Versions } from './versions.ts';

/** Where lists are read from, how they are parsed, and whether they are to be applied. */
export interface ListSources {
  readonly event: TriggerEvent;
  readonly github: GithubAccess;
  readonly isApplied: boolean;
  readonly parse: ParseList;
}

/** Who should hold a seat, and errors about lists that differ from what was merged. */
export type Lists = { readonly products: readonly ListedProduct[]; readonly drift: readonly Problem[] };

/** The versions of the lists that count: the newest ones if they are to be applied, else those of the workspace. */
async function readCounted(
  repository: RepositoryFiles,
  paths: readonly string[],
  { event, isApplied }: ListSources,
  problems: Problems,
): Promise<Counted[]> {
  const files = paths.map((path) => readListFile(event.workspace, path));
  const workspace = files.map((file) => ({ ...file, problem: null }));
  const isUnreadable = files.some(({ absence }) => absence?.kind === 'unreadable');
  if (!isApplied || files.length === 0 || isUnreadable || problems.hasErrors) {
    return workspace;
  }
  try {
    return await newestVersions(repository, files, event);
  } catch (error) {
    if (!(error instanceof GithubError)) {
      throw error;
    }
    const isForbidden = error.status === 403 || error.status === 404;
    const advice = isForbidden ? '; give the job "permissions: contents: read"' : '';
    const says = say`GitHub could not return the newest list (${error.says}), so the one in the workspace is applied${advice}`;
    problems.add([warningAt(null, says)]);
    return workspace;
  }
}

/** Parses the versions that count. If versions are compared, a list may have been deleted on purpose. */
async function parseCounted(
  counted: readonly Counted[],
  { list, rules }: Inputs,
  parse: ParseList,
): Promise<Assembled> {
  const { needsHistory } = powersOf(rules.operation);
  const parsed: ParsedList[] = [];
  for (const { path, bytes, absence } of counted) {
    if (bytes !== null) {
      parsed.push(await parse(bytes, path));
    } else if (absence !== null && !(needsHistory && absence.kind === 'missing')) {
      parsed.push(unreadable(absence.problem));
    }
  }
  const { people, problems } = assemble([...parsed, parseInline(list.users)], list.productCodes);
  const isNameless = people.size === 0 && problems.length === 0 && !needsHistory;
  const nameless = errorAt(null, say`the list is empty and names no product; set product-code`);
  return { people, problems: isNameless ? [nameless] : problems };
}

/** Workspace and GitHub must agree on whether a file exists. */
function checkAgainst(versions: readonly Versions[], counted: readonly Counted[]): Problem[] {
  return versions.flatMap(({ after }, index) => {
    const { absence = null, bytes = null } = counted[index] ?? {};
    if (absence === null && after.bytes === null) {
      throw new Failure(
        say`GitHub has no ${after.path} at commit ${shortSha(after.commit)}, but the workspace does; re-run, or check what actions/checkout fetches`,
      );
    }
    return absence !== null && bytes === null && after.bytes !== null ? [absence.problem] : [];
  });
}

async function readFrom(
  repository: RepositoryFiles,
  inputs: Inputs,
  sources: ListSources,
  problems: Problems,
): Promise<Lists> {
  const counted = await readCounted(repository, inputs.list.files, sources, problems);
  const drift = counted.flatMap(({ problem }) => (problem?.severity === 'error' ? [problem] : []));
  problems.add(counted.flatMap(({ problem }) => (problem?.severity === 'warning' ? [problem] : [])));

  const valid = counted.filter(({ problem }) => problem?.severity !== 'error');
  const lists = await parseCounted(valid, inputs, sources.parse);
  problems.add(drift.length > 0 && valid.length === 0 ? [] : lists.problems);
  const { needsHistory } = powersOf(inputs.rules.operation);
  if (drift.length > 0 || problems.hasErrors || !needsHistory || inputs.datadog.credentials === null) {
    return { products: productsOf(lists.people, new Map()), drift };
  }
  const paths = counted.map(({ repositoryPath }) => repositoryPath);
  const versions = await readAllVersions(repository, paths, rangeOf(sources.event));
  problems.add(checkAgainst(versions, counted));
  const sides = await parseVersions(versions, inputs.list.productCodes, sources.parse);
  return { products: productsOf(lists.people, changesOf(sides, lists.people)), drift };
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

/**
 * Reads the lists, and for `changes` also what the event changed in them. Adds all problems; with an error or drift, the
 * products must not be used. Throws `Failure` if the changes are unknown.
 */
export async function readLists(inputs: Inputs, sources: ListSources, services: Services): Promise<Lists> {
  const { productCodes, files, users } = inputs.list;
  if (files.length === 0 && users === '') {
    return { products: productCodes.map((productCode) => ({ productCode, listed: null, change: null })), drift: [] };
  }
  // One step, so that a GitHub that hangs is waited for once.
  return inStep(sources.github, services, (github) =>
    readFrom(new RepositoryFiles(github), inputs, sources, services.problems),
  );
}
