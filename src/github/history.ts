import { explainGithub, type Github, statusOf } from './api.ts';
import type { Subject } from './event.ts';
import { HistoryError } from './history-error.ts';
import { objectOf } from './payload.ts';

/** The text of a list file at two commits; `null` where the file does not exist there. */
export interface FileVersions {
  readonly path: string;
  /** What it was called before, where it was renamed. */
  readonly pathBefore: string;
  readonly before: string | null;
  readonly after: string | null;
  /** The commits that `before` and `after` are from. */
  readonly beforeCommit: string;
  readonly afterCommit: string;
}

/** Two commits between which a list changed. `base` is all zeros where nothing was there before. */
interface Range {
  readonly base: string;
  readonly head: string;
  /** Whether the work began where `base` and `head` parted, as a pull request's does, rather than at `base` itself. */
  readonly sinceMergeBase: boolean;
}

const NOTHING = /^0+$/;
/** GitHub tells at most so many files of a comparison. */
const MAX_COMPARED_FILES = 300;

function rangeOf(subject: Subject, eventName: string): Range {
  if (subject.kind === 'pull-request' || subject.kind === 'merge-group') {
    const { base, head } = subject;
    if (base !== null && head !== null) {
      return { base, head, sinceMergeBase: true };
    }
  }
  if (subject.kind === 'push' && subject.before !== null && subject.after !== null) {
    return { base: subject.before, head: subject.after, sinceMergeBase: false };
  }
  const event = eventName === '' ? '(none)' : eventName;
  throw new HistoryError(
    `operation changes compares what a pull request or a push changed, and the event ${event} tells of neither; ` +
      'use sync or assign there',
  );
}

function textOfContent(data: unknown): string | null {
  if (typeof data === 'string') {
    return data;
  }
  if (data instanceof ArrayBuffer) {
    return new TextDecoder().decode(data);
  }
  // A server that does not know the raw format answers with the encoded content.
  const { content, encoding } = objectOf(data);
  return encoding === 'base64' && typeof content === 'string' ? Buffer.from(content, 'base64').toString('utf8') : null;
}

/** The text of a file at a commit that exists; `null` where there is no such file. */
async function readFile(github: Github, path: string, ref: string): Promise<string | null> {
  const { octokit, owner, repo } = github;
  try {
    // Slashes stay slashes, everything else is encoded: proxies and servers disagree about %2F in a path.
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    const route = 'GET /repos/{owner}/{repo}/contents/{+encoded}';
    const response = await octokit.request(route, { owner, repo, encoded, ref, mediaType: { format: 'raw' } });
    const text = textOfContent(response.data);
    if (text === null) {
      throw new HistoryError(`${path} is not a file at commit ${ref.slice(0, 7)}`);
    }
    return text;
  } catch (error) {
    const isMissing = statusOf(error) === 404 && !/no commit found/i.test(explainGithub(error));
    if (isMissing) {
      return null;
    }
    throw error;
  }
}

/** What GitHub tells of the way from one commit to another. */
interface Comparison {
  readonly mergeBase: string;
  readonly files: readonly { readonly path: string; readonly previousPath: string | null }[];
}

/** Compares two commits; that they can be compared also proves that both are still there. */
async function compare(github: Github, { base, head }: Range): Promise<Comparison> {
  const { octokit, owner, repo } = github;
  const basehead = `${base}...${head}`;
  const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
    owner,
    repo,
    basehead,
    per_page: 1,
  });
  return {
    mergeBase: data.merge_base_commit.sha,
    files: (data.files ?? []).map((file) => ({
      path: file.filename,
      previousPath: file.status === 'renamed' ? (file.previous_filename ?? null) : null,
    })),
  };
}

/** Where a list was at the beginning, by the renames in between. */
function pathBefore(path: string, { files }: Comparison): string {
  return files.find((file) => file.path === path)?.previousPath ?? path;
}

async function readVersions(
  github: Github,
  path: string,
  range: Range,
  comparison: Comparison | null,
): Promise<FileVersions> {
  const beforeCommit = comparison !== null && range.sinceMergeBase ? comparison.mergeBase : range.base;
  const oldPath = comparison === null ? path : pathBefore(path, comparison);
  const [before, after] = await Promise.all([
    comparison === null ? null : readFile(github, oldPath, beforeCommit),
    readFile(github, path, range.head),
  ]);
  const movedTo = comparison?.files.find((file) => file.previousPath === path)?.path;
  if (after === null && movedTo !== undefined) {
    throw new HistoryError(`${path} was renamed to ${movedTo}; set user-list-file to the new path`);
  }
  const isCut = (comparison?.files.length ?? 0) >= MAX_COMPARED_FILES;
  // A forced push is compared from where the branches parted: a rename before that point is not told.
  const isForced = comparison !== null && !range.sinceMergeBase && comparison.mergeBase !== range.base;
  if (before === null && after !== null && (isCut || isForced)) {
    throw new HistoryError(
      `${path} may be new or renamed: GitHub does not tell after a forced push, or among so many changed files`,
    );
  }
  return { path, pathBefore: oldPath, before, after, beforeCommit, afterCommit: range.head };
}

async function readAll(github: Github, paths: readonly string[], range: Range): Promise<FileVersions[]> {
  const comparison = NOTHING.test(range.base) ? null : await compare(github, range);
  if (comparison !== null && range.sinceMergeBase && comparison.mergeBase === range.head) {
    throw new HistoryError(
      `commit ${range.head.slice(0, 7)} is part of the base already, so what it changed cannot be told`,
    );
  }
  return Promise.all(paths.map((path) => readVersions(github, path, range, comparison)));
}

/**
 * Reads list files as they were before and after the work of an event: from where a pull request began to its head, or
 * from `before` to `after` of a push. Renames are followed.
 *
 * @param paths from the root of the repository, with `/`.
 * @param open opens GitHub. Throws `HistoryError` for whatever keeps the difference from being known.
 */
export async function readHistory(
  subject: Subject,
  eventName: string,
  paths: readonly string[],
  open: () => Promise<Github>,
): Promise<FileVersions[]> {
  const range = rangeOf(subject, eventName);
  try {
    return await readAll(await open(), paths, range);
  } catch (error) {
    if (error instanceof HistoryError) {
      throw error;
    }
    const where = `${range.base.slice(0, 7)}...${range.head.slice(0, 7)}`;
    throw new HistoryError(
      `GitHub cannot tell what changed in ${where} (${explainGithub(error)}); check that github-token may read contents`,
      { cause: error },
    );
  }
}
