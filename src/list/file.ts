import { readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { MAX_LIST_BYTES } from '../github/files.ts';
import { errorAt, Failure, type Problem, sentenceOf } from '../seats/problem.ts';
import { grouped, say, type Sentence } from '../seats/sentence.ts';

/** A list file: its path in the inputs and from the root of the repository; its bytes, or why the workspace has none. */
export type ListFile = Readonly<{
  path: string;
  repositoryPath: string;
  bytes: Uint8Array | null;
  absence: Readonly<{ kind: 'missing' | 'unreadable'; problem: Problem }> | null;
}>;

const OUTSIDE = say`the path leaves the workspace; a list must be a file in the repository`;
const SYMBOLIC = say`the path goes through a symbolic link; a list must be a regular file in the repository`;
const MISSING = say`not found in the workspace; check user-list-file, and run actions/checkout first`;
const REASONS: Readonly<Record<string, Sentence>> = {
  ENOENT: MISSING,
  ENOTDIR: MISSING,
  ELOOP: SYMBOLIC,
  EACCES: say`the file cannot be read (permission denied)`,
};

const leavesFolder = (path: string): boolean => path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);

function readBytes(workspace: string, relativePath: string): Uint8Array {
  if (leavesFolder(relativePath)) throw new Failure(OUTSIDE);
  const root = realpathSync(workspace);
  const target = resolve(root, relativePath);
  const real = realpathSync(target);
  if (real !== target) throw new Failure(leavesFolder(relative(root, real)) ? OUTSIDE : SYMBOLIC);
  // Checked before opening: opening a named pipe would wait for a writer.
  const entry = statSync(target);
  if (entry.isDirectory()) throw new Failure(say`the path is a folder, not a file`);
  if (!entry.isFile()) throw new Failure(say`the path is not a regular file`);
  if (entry.size <= MAX_LIST_BYTES) return readFileSync(target);
  throw new Failure(say`the file has ${grouped(entry.size)} bytes; a list may have at most 5 MiB`);
}

/** Reads a list from the workspace. A path that leaves the workspace or goes through a symbolic link is refused, since only files
 * that are reviewed in the repository may decide who holds a seat. */
export function readListFile(workspace: string, path: string): ListFile {
  const relativePath = relative(resolve(workspace), resolve(workspace, path));
  const file = { path, repositoryPath: relativePath.split(sep).join('/') };
  try {
    return { ...file, bytes: readBytes(workspace, relativePath), absence: null };
  } catch (error) {
    const { code = '' } = error as { code?: string };
    const says = REASONS[code] ?? (code === '' ? sentenceOf(error) : say`the file cannot be read (${code})`);
    const problem = errorAt({ file: path, line: null }, says);
    return { ...file, bytes: null, absence: { kind: says === MISSING ? 'missing' : 'unreadable', problem } };
  }
}
