import { GithubError, shortSha } from '../github/api.ts';
import type { Comparison, RepositoryFiles } from '../github/files.ts';
import type { TriggerEvent } from '../runner/event.ts';
import type { PersonKey } from '../seats/person.ts';
import { Failure, type Problem } from '../seats/problem.ts';
import { say } from '../seats/sentence.ts';
import type { ListedProduct } from '../seats/plan.ts';
import { assemble, type ListedPeople } from './assemble.ts';
import type { ParsedList } from './entry.ts';
import type { ListFile } from './file.ts';
import type { ParseList } from './thread.ts';

/** GitHub lists at most this many files of a comparison. */
const MAX_COMPARED_FILES = 300;

/** The commits of an event, and which files changed between them. A push starts at `base`, other work at the merge base. */
type Work = Comparison & Readonly<{ base: string; head: string; isPush: boolean }>;

/** A list file at one commit; `bytes` is `null` if it did not exist. */
type Version = Readonly<{ path: string; commit: string; bytes: Uint8Array | null }>;

/** A list file in the workspace, and before and after the change of an event. */
export type Versions = Readonly<{ file: ListFile; before: Version; after: Version }>;

/** Throws `Failure` if the two versions do not show what changed. */
async function readOne(file: ListFile, repository: RepositoryFiles, work: Work): Promise<Versions> {
  const { base, head, isPush, mergeBase, files } = work;
  const path = file.repositoryPath;
  const pathBefore = files.find((one) => one.path === path)?.previousPath ?? path;
  const commit = isPush ? base : mergeBase;
  const [before, after] = await Promise.all([repository.read(pathBefore, commit), repository.read(path, head)]);

  const movedTo = files.find(({ previousPath }) => previousPath === path)?.path;
  if (after === null && movedTo !== undefined) {
    throw new Failure(say`${path} was renamed to ${movedTo}; set user-list-file to the new path`);
  }
  const nowhere = say`${path} is in neither of the compared commits; set user-list-file to a path from the repository root`;
  if (before === null && after === null) throw new Failure(nowhere);
  // After a forced push, the comparison does not show renames from before the merge base.
  const isPartial = (isPush && mergeBase !== base) || files.length >= MAX_COMPARED_FILES;
  const hidden = say`${path} may be new or renamed; GitHub does not show which after a forced push or with ${MAX_COMPARED_FILES} changed files`;
  if (before === null && isPartial) throw new Failure(hidden);
  return { file, before: { path: pathBefore, commit, bytes: before }, after: { path, commit: head, bytes: after } };
}

/** Reads lists before and after the change of an event. Renames are followed. Throws `Failure` if the change is unknown. */
export async function readVersions(
  files: readonly ListFile[],
  repository: RepositoryFiles,
  { name, subject }: TriggerEvent,
): Promise<readonly Versions[]> {
  const isPush = subject.kind === 'push';
  const [base, head] = isPush ? [subject.before, subject.after] : 'base' in subject ? [subject.base, subject.head] : [];
  if (typeof base !== 'string' || typeof head !== 'string') {
    const event = say`the event ${name === '' ? '(none)' : name} has no pull request or push to compare`;
    throw new Failure(say`${event}; use operation sync or assign instead of changes`);
  }
  try {
    const comparison = await repository.compare(base, head);
    if (!isPush && comparison.mergeBase === head) {
      throw new Failure(say`commit ${shortSha(head)} is already part of the base, so its changes are unknown`);
    }
    const work = { ...comparison, base, head, isPush };
    return await Promise.all(files.map((file) => readOne(file, repository, work)));
  } catch (error) {
    if (!(error instanceof GithubError)) throw error;
    const what = say`GitHub could not compare ${shortSha(base)}...${shortSha(head)} (${error.says})`;
    throw new Failure(say`${what}; check that github-token may read contents`);
  }
}

/** Errors about files that only GitHub has. Throws `Failure` if only the workspace has one. */
export function checkWorkspace(versions: readonly Versions[]): Problem[] {
  return versions.flatMap(({ file: { absence, bytes }, after: { path, commit, bytes: bytesAfter } }) => {
    const gone = say`GitHub has no ${path} at commit ${shortSha(commit)}, but the workspace does; re-run, or check what actions/checkout fetches`;
    if (absence === null && bytesAfter === null) throw new Failure(gone);
    return absence !== null && bytes === null && bytesAfter !== null ? [absence.problem] : [];
  });
}

/** Who was listed in these versions. Malformed lines are skipped, since they never assigned a seat; a malformed file is not. */
async function parseVersions(
  versions: readonly Version[],
  productCodes: readonly string[],
  parse: ParseList,
): Promise<ListedPeople> {
  const lists = versions.map(async ({ path, commit, bytes }): Promise<ParsedList[]> => {
    if (bytes === null) return [];
    const parsed = await parse(bytes, path);
    const { entries, problems, isUnreadable } = parsed;
    const unknown = `the change of the list is unknown: ${path} at commit ${shortSha(commit)}`;
    if (isUnreadable || (entries.length === 0 && problems.length > 0)) {
      // The problem itself may quote the file, which this report is not about.
      throw new Failure(say`${unknown} is not a valid list (line ${problems[0]?.at?.line ?? 1})`);
    }
    if (productCodes.length === 0 && entries.some(({ productCode }) => productCode === null)) {
      throw new Failure(say`${unknown} has people without a product; set product-code`);
    }
    return [parsed];
  });
  return assemble((await Promise.all(lists)).flat(), productCodes).people;
}

const keysOf = (people: ListedPeople, productCode: string): ReadonlySet<PersonKey> =>
  new Set(people.get(productCode)?.map(({ key }) => key));

/** Today's products, and whom the change added and removed. Only changes that today's list agrees with count. */
export async function changedProducts(
  today: ListedPeople,
  versions: readonly Versions[],
  productCodes: readonly string[],
  parse: ParseList,
): Promise<ListedProduct[]> {
  const [befores, afters] = [versions.map(({ before }) => before), versions.map(({ after }) => after)];
  const before = await parseVersions(befores, productCodes, parse);
  const after = await parseVersions(afters, productCodes, parse);
  // A product that only an earlier list names may have seats to remove.
  return [...new Set([...today.keys(), ...before.keys(), ...after.keys()])].map((productCode) => {
    const [was, is, stays] = [keysOf(before, productCode), keysOf(after, productCode), keysOf(today, productCode)];
    const added = new Set([...is].filter((key) => !was.has(key) && stays.has(key)));
    const removed = [...was].filter((key) => !is.has(key) && !stays.has(key));
    return { productCode, listed: today.get(productCode) ?? [], change: { added, removed } };
  });
}
