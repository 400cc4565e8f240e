import { GithubError, shortSha } from '../github/api.ts';
import type { Comparison, RepositoryFiles } from '../github/files.ts';
import { shownName, type TriggerEvent } from '../runner/event.ts';
import type { ListedProduct } from '../seats/plan.ts';
import { errorAt, Failure, type Problem, type Problems, warningAt } from '../seats/problem.ts';
import { say } from '../seats/sentence.ts';
import { assemble, type ListedPeople } from './entry.ts';
import type { ListFile } from './file.ts';
import type { ParseList } from './thread.ts';

/** GitHub lists at most this many files of a comparison. */
const MAX_COMPARED_FILES = 300;

/** The content apart from line endings, which depend on the checkout. */
const contentOf = (bytes: Uint8Array | null): string | undefined =>
  bytes === null ? undefined : Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n');

/** The version of each list to apply: the newest one of the default branch, or as drift an error if the one in the workspace is
 * unexplained. All are read at the same commit. If GitHub fails, those of the workspace count, with a warning. */
export async function newestVersions(
  files: readonly ListFile[],
  repository: RepositoryFiles,
  { links, defaultBranch }: TriggerEvent,
  problems: Problems,
): Promise<Readonly<{ valid: readonly ListFile[]; drift: readonly Problem[] }>> {
  const moved = say`the file was moved or deleted on the default branch after commit ${shortSha(links.commit)}; set user-list-file to its new path`;
  const changed = say`the file differs from the default branch and from commit ${shortSha(links.commit)}: a step changed it after the checkout, it is from another repository, or the branch changed during the run (then re-run)`;
  const newestOf = async (file: ListFile, commit: string): Promise<ListFile | Problem> => {
    const [at, content] = [{ file: file.path, line: null }, contentOf(file.bytes)];
    const newest = await repository.read(file.repositoryPath, commit);
    if (newest !== null && contentOf(newest) === content) return file;
    const own = await repository.read(file.repositoryPath, links.commit);
    if (newest === null && own !== null) return errorAt(at, moved);
    if (newest !== null && contentOf(own) === content) return { ...file, bytes: newest };
    // A file in neither commit is not part of the repository; one that is not checked out is missing.
    return newest === null || file.bytes === null ? file : errorAt(at, changed);
  };
  try {
    const commit = await repository.newestCommit(defaultBranch);
    const found = await Promise.all(files.map((file) => newestOf(file, commit)));
    const valid = found.filter((one) => 'bytes' in one);
    const replaced = valid.filter((file) => !files.includes(file));
    const older = say`the checkout is older than the default branch; the list of commit ${shortSha(commit)} is applied`;
    problems.add(replaced.map(({ path }) => warningAt({ file: path, line: null }, older)));
    return { valid, drift: found.filter((one) => 'says' in one) };
  } catch (error) {
    if (!(error instanceof GithubError)) throw error;
    const advice = error.status === 403 || error.status === 404 ? '; give the job "permissions: contents: read"' : '';
    const says = say`GitHub could not return the newest list (${error.says}), so the one in the workspace is applied${advice}`;
    problems.add([warningAt(null, says)]);
    return { valid: files, drift: [] };
  }
}

type Version = Readonly<{ path: string; commit: string; bytes: Uint8Array | null }>;
/** A list file in the workspace, and before and after the change of an event; `bytes` is `null` if there was none. */
export type Versions = Readonly<{ file: ListFile; before: Version; after: Version }>;

/** Reads lists before and after the change of an event. Renames are followed. Throws `Failure` if the change is unknown. */
export async function readVersions(
  lists: readonly ListFile[],
  repository: RepositoryFiles,
  { name, subject }: TriggerEvent,
): Promise<readonly Versions[]> {
  const isPush = subject.kind === 'push';
  const [base, head] = isPush ? [subject.before, subject.after] : 'base' in subject ? [subject.base, subject.head] : [];
  const event = say`the event ${shownName(name)} has no pull request or push to compare`;
  if (!base || !head) throw new Failure(say`${event}; use operation sync or assign instead of changes`);
  const readOne = async (file: ListFile, { mergeBase, files }: Comparison): Promise<Versions> => {
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
  };
  try {
    const comparison = await repository.compare(base, head);
    const merged = say`commit ${shortSha(head)} is already part of the base, so its changes are unknown`;
    if (!isPush && comparison.mergeBase === head) throw new Failure(merged);
    return await Promise.all(lists.map((file) => readOne(file, comparison)));
  } catch (error) {
    if (!(error instanceof GithubError)) throw error;
    const commits = `${shortSha(base)}...${shortSha(head)}`;
    throw new Failure(
      say`GitHub could not compare ${commits} (${error.says}); check that github-token may read contents`,
    );
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

/** Today's products, and whom the change added and removed. Only changes that today's list agrees with count. Throws `Failure`. */
export async function changedProducts(
  today: ListedPeople,
  versions: readonly Versions[],
  productCodes: readonly string[],
  parse: ParseList,
): Promise<ListedProduct[]> {
  // Malformed lines are skipped, since they never assigned a seat; a malformed file is not.
  const peopleOf = async (when: 'before' | 'after'): Promise<ListedPeople> => {
    const lists = versions.map(async ({ [when]: { path, commit, bytes } }) => {
      if (bytes === null) return [];
      const list = await parse(bytes, path);
      const { entries, problems, isUnreadable } = list;
      const unknown = `the change of the list is unknown: ${path} at commit ${shortSha(commit)}`;
      // The problem itself may quote the file, which this report is not about.
      const invalid = say`${unknown} is not a valid list (line ${problems[0]?.at?.line ?? 1})`;
      if (isUnreadable || (entries.length === 0 && problems.length > 0)) throw new Failure(invalid);
      const hasProducts = productCodes.length > 0 || entries.every(({ productCode }) => productCode !== null);
      if (!hasProducts) throw new Failure(say`${unknown} has people without a product; set product-code`);
      return [list];
    });
    return assemble((await Promise.all(lists)).flat(), productCodes).people;
  };
  const [before, after] = [await peopleOf('before'), await peopleOf('after')];
  // A product that only an earlier list names may have seats to remove.
  return [...new Set([...today.keys(), ...before.keys(), ...after.keys()])].map((productCode) => {
    const keysOf = (people: ListedPeople) => new Set(people.get(productCode)?.map(({ key }) => key));
    const [was, is, stays] = [keysOf(before), keysOf(after), keysOf(today)];
    const added = new Set([...is].filter((key) => !was.has(key) && stays.has(key)));
    const removed = [...was].filter((key) => !is.has(key) && !stays.has(key));
    return { productCode, listed: today.get(productCode) ?? [], change: { added, removed } };
  });
}
