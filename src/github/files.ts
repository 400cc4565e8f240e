import { listOf, numberOf, objectOf, textOf } from '../json.ts';
import { say } from '../seats/sentence.ts';
import { type Github, GithubError, type Read, shortSha } from './api.ts';

/** A file as the contents API describes it; `bytes` is `null` where it is too large to be sent along, or no file. */
interface FileEntry {
  readonly isFile: boolean;
  readonly sha: string;
  readonly size: number;
  readonly bytes: Buffer | null;
}

/** Content in base64; `null` unless it has the size that was announced. */
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

/** The content of a file at a commit that exists; `null` where there is no such file. Throws `GithubError`. */
async function readFileAt(github: Github, path: string, ref: string, maxBytes: number): Promise<Buffer | null> {
  // Slashes stay slashes, everything else is encoded: proxies and servers disagree about %2F in a path.
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const entry = await github.find('GET /contents/{+encoded}', { encoded, ref }, readEntry);
  if (entry === null) {
    return null;
  }
  const { isFile, sha, size, bytes } = entry;
  if (!isFile || size > maxBytes) {
    throw new GithubError(null, say`${path} is ${isFile ? 'too large' : 'not a file'} at commit ${shortSha(ref)}`);
  }
  // Above 1 MB the contents API sends no content along.
  return bytes ?? github.ask('GET /git/blobs/{sha}', { sha }, (json) => bytesOf(objectOf(json).content, size));
}

/** Reads files at commits, each of them once. What failed is not remembered. */
export type ReadFile = (github: Github, path: string, ref: string) => Promise<Buffer | null>;

/** A reader that remembers. Throws `GithubError`, also for a file of more bytes. */
export function fileReader(maxBytes: number): ReadFile {
  const known = new Map<string, Buffer | null>();
  return async (github, path, ref) => {
    const key = `${ref}:${path}`;
    const bytes = known.has(key) ? (known.get(key) ?? null) : await readFileAt(github, path, ref, maxBytes);
    known.set(key, bytes);
    return bytes;
  };
}

/** How one commit differs from where it left another one. */
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

/** Compares two commits; that they can be compared also proves that both still exist. Throws `GithubError`. */
export function compareCommits(github: Github, base: string, head: string): Promise<Comparison> {
  return github.ask('GET /compare/{basehead}', { basehead: `${base}...${head}`, per_page: 1 }, readComparison);
}
