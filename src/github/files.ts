import { listOf, numberOf, objectOf, textOf } from '../json.ts';
import { say } from '../seats/sentence.ts';
import { type Github, GithubError, type Read, shortSha } from './api.ts';

/** The largest list that is read, from GitHub or from the workspace. */
export const MAX_LIST_BYTES = 5 * 1024 * 1024;

/** A path at a commit. `bytes` is `null` if the file is over 1 MB: the contents API leaves the content out. */
interface FileEntry {
  readonly isFile: boolean;
  readonly sha: string;
  readonly size: number;
  readonly bytes: Buffer | null;
}

/** Decodes base64; `null` unless the result has the announced size. */
function bytesOf(content: unknown, size: number): Buffer | null {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'base64') : null;
  return bytes?.length === size ? bytes : null;
}

const readEntry: Read<FileEntry> = (json) => {
  const { type, sha: id, size: bytes, encoding, content } = objectOf(json);
  if (listOf(json) !== null || (typeof type === 'string' && type !== 'file')) {
    return { isFile: false, sha: '', size: 0, bytes: null };
  }
  const [sha, size] = [textOf(id), numberOf(bytes)];
  if (type !== 'file' || sha === null || size === null) {
    return null;
  }
  const entry = { isFile: true, sha, size, bytes: bytesOf(content, size) };
  return entry.bytes === null && encoding !== 'none' ? null : entry;
};

/** The files that a commit changed since its merge base with another one. */
export interface Comparison {
  readonly mergeBase: string;
  readonly files: readonly { readonly path: string; readonly previousPath: string | null }[];
}

const readComparison: Read<Comparison> = (json) => {
  const { merge_base_commit: mergeBaseCommit, files } = objectOf(json);
  const mergeBase = textOf(objectOf(mergeBaseCommit).sha);
  const changed = listOf(files)?.map((file) => {
    const { filename, status, previous_filename: previous } = objectOf(file);
    return { path: textOf(filename) ?? '', previousPath: status === 'renamed' ? textOf(previous) : null };
  });
  return mergeBase === null || changed === undefined ? null : { mergeBase, files: changed };
};

/**
 * The files of the repository at any commit. Each one is read once. All calls throw `GithubError`, also for a file larger than a
 * list may be.
 */
export class RepositoryFiles {
  readonly #github: Github;
  readonly #known = new Map<string, Buffer | null>();

  constructor(github: Github) {
    this.#github = github;
  }

  /** The content of a file at a commit; `null` if there is no such file. */
  async read(path: string, commit: string): Promise<Buffer | null> {
    const key = `${commit}:${path}`;
    const known = this.#known.get(key);
    const bytes = known === undefined ? await this.#fetch(path, commit) : known;
    this.#known.set(key, bytes);
    return bytes;
  }

  /** Compares two commits, which also proves that both still exist. */
  compare(base: string, head: string): Promise<Comparison> {
    return this.#github.ask('GET /compare/{basehead}', { basehead: `${base}...${head}`, per_page: 1 }, readComparison);
  }

  /** The newest commit of a branch, or of the default branch for `null`. */
  async newestCommit(name: string | null): Promise<string> {
    const github = this.#github;
    const branch = name ?? (await github.ask('GET ', {}, (json) => textOf(objectOf(json).default_branch)));
    const commit = await github.find('GET /branches/{branch}', { branch }, (json) =>
      textOf(objectOf(objectOf(json).commit).sha),
    );
    // With `heads/`, since a tag may have the same name.
    const ref = `heads/${branch}`;
    return commit ?? github.ask('GET /commits/{ref}', { ref }, (json) => textOf(objectOf(json).sha));
  }

  async #fetch(path: string, ref: string): Promise<Buffer | null> {
    const segments = path.split('/');
    if (segments.includes('..') || segments.includes('.')) {
      throw new GithubError(null, say`${path} is not a path in the repository`);
    }
    // Slashes are not encoded: proxies and servers disagree about %2F in a path.
    const encoded = segments.map(encodeURIComponent).join('/');
    const entry = await this.#github.find('GET /contents/{+encoded}', { encoded, ref }, readEntry);
    if (entry === null) {
      return null;
    }
    const { isFile, sha, size, bytes } = entry;
    if (!isFile || size > MAX_LIST_BYTES) {
      throw new GithubError(null, say`${path} is ${isFile ? 'too large' : 'not a file'} at commit ${shortSha(ref)}`);
    }
    return bytes ?? this.#github.ask('GET /git/blobs/{sha}', { sha }, (json) => bytesOf(objectOf(json).content, size));
  }
}
