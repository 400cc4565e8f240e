import { listOf, numberOf, objectOf, textOf } from '../json.ts';
import { say } from '../seats/sentence.ts';
import { type Github, GithubError, shortSha } from './api.ts';

/** The largest list that is read, from GitHub or from the workspace. */
export const MAX_LIST_BYTES = 5 * 1024 * 1024;
/** Git's way to write "no commit": the base of a branch's first push. */
const NO_COMMIT = /^0+$/;

type ChangedFile = Readonly<{ path: string; previousPath: string | null }>;
/** The files that a commit changed since its merge base with another one. */
export type Comparison = Readonly<{ mergeBase: string; files: readonly ChangedFile[] }>;

const shaOf = (json: unknown): string | null => textOf(objectOf(json).sha);

function comparisonOf(json: unknown): Comparison | null {
  const { merge_base_commit: mergeBaseCommit, files } = objectOf(json);
  const mergeBase = shaOf(mergeBaseCommit);
  const changed = listOf(files)?.map((file) => {
    const { filename, status, previous_filename: previous } = objectOf(file);
    return { path: textOf(filename) ?? '', previousPath: status === 'renamed' ? textOf(previous) : null };
  });
  return mergeBase === null || changed === undefined ? null : { mergeBase, files: changed };
}

/** Decodes base64; `null` unless the result has the announced size. */
function bytesOf(content: unknown, size: number): Buffer | null {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'base64') : null;
  return bytes?.length === size ? bytes : null;
}

async function fetchFile(github: Github, path: string, ref: string): Promise<Buffer | null> {
  const segments = path.split('/');
  const outside = say`${path} is not a path in the repository`;
  if (segments.includes('..') || segments.includes('.')) throw new GithubError(null, outside);
  // Slashes are not encoded: proxies and servers disagree about %2F in a path.
  const encoded = segments.map(encodeURIComponent).join('/');
  const entry = await github.find('GET /contents/{+encoded}', { encoded, ref }, (json) => {
    const { type, size: length, encoding, content } = objectOf(json);
    const at = `at commit ${shortSha(ref)}`;
    const isOther = listOf(json) !== null || (typeof type === 'string' && type !== 'file');
    if (isOther) throw new GithubError(null, say`${path} is not a file ${at}`);
    const [sha, size] = [shaOf(json), numberOf(length)];
    if (type !== 'file' || sha === null || size === null) return null;
    const bytes = bytesOf(content, size);
    // Over 1 MB, the contents API leaves the content out.
    if (bytes === null && encoding !== 'none') return null;
    if (size > MAX_LIST_BYTES) throw new GithubError(null, say`${path} is too large ${at}`);
    return { sha, size, bytes };
  });
  if (entry === null) return null;
  const { sha, size, bytes } = entry;
  return bytes ?? github.ask('GET /git/blobs/{sha}', { sha }, (json) => bytesOf(objectOf(json).content, size));
}

/** The files of the repository at any commit, each read once. Calls throw `GithubError`, also if a file is too large. */
export class RepositoryFiles {
  readonly #github: Github;
  readonly #known = new Map<string, Buffer | null>();

  constructor(github: Github) {
    this.#github = github;
  }

  /** The content of a file at a commit; `null` if there is no such file. */
  async read(path: string, commit: string): Promise<Buffer | null> {
    if (NO_COMMIT.test(commit)) return null;
    const key = `${commit}:${path}`;
    if (!this.#known.has(key)) this.#known.set(key, await fetchFile(this.#github, path, commit));
    return this.#known.get(key) ?? null;
  }

  /** Compares two commits, which also proves that both still exist. */
  async compare(base: string, head: string): Promise<Comparison> {
    if (NO_COMMIT.test(base)) return { mergeBase: base, files: [] };
    return this.#github.ask('GET /compare/{basehead}', { basehead: `${base}...${head}`, per_page: 1 }, comparisonOf);
  }

  /** The newest commit of a branch, or of the default branch for `null`. */
  async newestCommit(name: string | null): Promise<string> {
    const github = this.#github;
    const branch = name ?? (await github.ask('GET ', {}, (json) => textOf(objectOf(json).default_branch)));
    const commit = await github.find('GET /branches/{branch}', { branch }, (json) => shaOf(objectOf(json).commit));
    // With `heads/`, since a tag may have the same name.
    return commit ?? github.ask('GET /commits/{ref}', { ref: `heads/${branch}` }, shaOf);
  }
}
