import { listOf, numberOf, objectOf, textOf } from '../json.ts';
import { say } from '../seats/sentence.ts';
import { type Github, GithubError, type Read, shortSha } from './api.ts';

/** The largest list that is read, from GitHub or from the workspace. */
export const MAX_LIST_BYTES = 5 * 1024 * 1024;
/** Git's way to write "no commit": the base of a branch's first push. */
const NO_COMMIT = /^0+$/;

/** The files that a commit changed since its merge base with another one. */
export type Comparison = Readonly<{
  mergeBase: string;
  files: readonly Readonly<{ path: string; previousPath: string | null }>[];
}>;

const readComparison: Read<Comparison> = (json) => {
  const { merge_base_commit: mergeBaseCommit, files } = objectOf(json);
  const mergeBase = textOf(objectOf(mergeBaseCommit).sha);
  const changed = listOf(files)?.map((file) => {
    const { filename, status, previous_filename: previous } = objectOf(file);
    return { path: textOf(filename) ?? '', previousPath: status === 'renamed' ? textOf(previous) : null };
  });
  return mergeBase === null || changed === undefined ? null : { mergeBase, files: changed };
};

/** Decodes base64; `null` unless the result has the announced size. */
function bytesOf(content: unknown, size: number): Buffer | null {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'base64') : null;
  return bytes?.length === size ? bytes : null;
}

/** The files of the repository at any commit. Each one is read once. All calls throw `GithubError`, also for a file larger than a
 * list may be. */
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
    const known = this.#known.get(key);
    const bytes = known === undefined ? await this.#fetch(path, commit) : known;
    this.#known.set(key, bytes);
    return bytes;
  }

  /** Compares two commits, which also proves that both still exist. */
  async compare(base: string, head: string): Promise<Comparison> {
    if (NO_COMMIT.test(base)) return { mergeBase: base, files: [] };
    return this.#github.ask('GET /compare/{basehead}', { basehead: `${base}...${head}`, per_page: 1 }, readComparison);
  }

  /** The newest commit of a branch, or of the default branch for `null`. */
  async newestCommit(name: string | null): Promise<string> {
    const github = this.#github;
    const branch = name ?? (await github.ask('GET ', {}, (json) => textOf(objectOf(json).default_branch)));
    const readCommit: Read<string> = (json) => textOf(objectOf(json).sha);
    const commit = await github.find('GET /branches/{branch}', { branch }, (json) => readCommit(objectOf(json).commit));
    // With `heads/`, since a tag may have the same name.
    return commit ?? github.ask('GET /commits/{ref}', { ref: `heads/${branch}` }, readCommit);
  }

  async #fetch(path: string, ref: string): Promise<Buffer | null> {
    const segments = path.split('/');
    if (segments.includes('..') || segments.includes('.')) {
      throw new GithubError(null, say`${path} is not a path in the repository`);
    }
    // Slashes are not encoded: proxies and servers disagree about %2F in a path.
    const encoded = segments.map(encodeURIComponent).join('/');
    const entry = await this.#github.find('GET /contents/{+encoded}', { encoded, ref }, (json) => {
      const { type, sha: id, size: length, encoding, content } = objectOf(json);
      const at = `at commit ${shortSha(ref)}`;
      if (listOf(json) !== null || (typeof type === 'string' && type !== 'file')) {
        throw new GithubError(null, say`${path} is not a file ${at}`);
      }
      const [sha, size] = [textOf(id), numberOf(length)];
      if (type !== 'file' || sha === null || size === null) return null;
      const bytes = bytesOf(content, size);
      // Over 1 MB, the contents API leaves the content out.
      if (bytes === null && encoding !== 'none') return null;
      if (size > MAX_LIST_BYTES) throw new GithubError(null, say`${path} is too large ${at}`);
      return { sha, size, bytes };
    });
    if (entry === null) return null;
    const { sha, size, bytes } = entry;
    return bytes ?? this.#github.ask('GET /git/blobs/{sha}', { sha }, (json) => bytesOf(objectOf(json).content, size));
  }
}
