import { relative, resolve, sep } from 'node:path';
import { type GithubAccess, inStep, shortSha } from '../github/api.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { TriggerEvent } from '../runner/event.ts';
import { powersOf } from '../seats/operation.ts';
import { errorAt, Failure, type Problem } from '../seats/problem.ts';
import { say } from '../seats/sentence.ts';
import type { Services } from '../seats/services.ts';
import type { ListedProduct } from '../seats/situation.ts';
import { assemble, type Assembled, type ListedPeople } from './assemble.ts';
import { changesOf } from './changes.ts';
import { readWorkspaceFile } from './file.ts';
import { parseList, unreadable } from './parse-list.ts';
import { parseInline } from './parse-text.ts';
import { rangeOf, readAllVersions, type Versions } from './versions.ts';

/** Where lists are read from, beside the workspace. */
export type ListSources = { readonly event: TriggerEvent; readonly github: GithubAccess };

/** Files that are not there. With versions to compare, one may have been deleted on purpose, which only GitHub can tell. */
type Missing = Map<string, Problem>;

function readWorkspace({ list, rules }: Inputs, workspace: string, missing: Missing): Assembled {
  const { needsHistory } = powersOf(rules.operation);
  const parsed = list.files.flatMap((file) => {
    const read = readWorkspaceFile(workspace, file);
    if (read.kind === 'missing' && needsHistory) {
      missing.set(file, read.problem);
      return [];
    }
    return read.kind === 'text' ? parseList(read.text, file) : unreadable(read.problem);
  });
  const { people, problems } = assemble([...parsed, parseInline(list.users)], list.productCodes);
  // Of an emptied list, an earlier version may name the products.
  const isNameless = people.size === 0 && problems.length === 0 && !needsHistory;
  const nameless = errorAt(null, say`the list is empty and names no product; set product-code`);
  return { people, problems: isNameless ? [nameless] : problems };
}

/** What the workspace and GitHub say about the same file must agree. */
function checkAgainst(versions: readonly Versions[], files: readonly string[], missing: Missing): Problem[] {
  return versions.flatMap(({ after }, index) => {
    const problem = missing.get(files[index] ?? '');
    if (problem === undefined && after.bytes === null) {
      throw new Failure(
        say`GitHub has no ${after.path} at commit ${shortSha(after.commit)}, although it lies in the workspace; re-run, or check what actions/checkout fetches`,
      );
    }
    return problem !== undefined && after.bytes !== null ? [problem] : [];
  });
}

/**
 * Reads the lists of the workspace, and for operations that compare versions, what the event's work changed in them. All
 * problems are added; where one is an error, the result is not to be used. Throws `Failure` where changes cannot be known.
 */
export async function readLists(
  inputs: Inputs,
  { event, github }: ListSources,
  services: Services,
): Promise<ListedProduct[]> {
  const { productCodes, files, users } = inputs.list;
  const { problems } = services;
  if (files.length === 0 && users === '') {
    return productCodes.map((productCode) => ({ productCode, listed: null, change: null }));
  }
  const missing: Missing = new Map();
  const { workspace } = event;
  const lists = readWorkspace(inputs, workspace, missing);
  problems.add(lists.problems);
  if (!powersOf(inputs.rules.operation).needsHistory || problems.hasErrors) {
    return productsOf(lists.people, new Map());
  }
  const range = rangeOf(event);
  const paths = files.map((file) => relative(workspace, resolve(workspace, file)).split(sep).join('/'));
  const versions = await inStep(github, services, (opened) => readAllVersions(opened, paths, range));
  problems.add(checkAgainst(versions, files, missing));
  return productsOf(lists.people, changesOf(versions, productCodes, lists.people));
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
