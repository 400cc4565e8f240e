import { readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { errorAt, Failure, type Problem, sentenceOf } from '../seats/problem.ts';
import { grouped, say, type Sentence } from '../seats/sentence.ts';

/** The largest list that is read. */
export const MAX_LIST_BYTES = 5 * 1024 * 1024;

/** The bytes of a workspace file, or why there are none: it is `missing`, or must not or cannot be read. */
export type WorkspaceFile =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' | 'unreadable'; readonly problem: Problem };

const OUTSIDE = say`the path leaves the workspace; a list must be a file of the repository`;
const SYMBOLIC = say`the path goes through a symbolic link; a list must be a file of the repository itself`;
const MISSING = say`not found in the workspace; check user-list-file, and run actions/checkout first`;
const REASONS: Readonly<Record<string, Sentence>> = {
  ENOENT: MISSING,
  ENOTDIR: MISSING,
  ELOOP: SYMBOLIC,
  EACCES: say`the file may not be read (permission denied)`,
};

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The content of a regular file of the workspace. Throws `Failure`, or an error of the file system. */
function readBytes(workspace: string, path: string): Uint8Array {
  const root = realpathSync(workspace);
  const target = resolve(root, relative(resolve(workspace), resolve(workspace, path)));
  if (!isWithin(target, root)) {
    throw new Failure(OUTSIDE);
  }
  const real = realpathSync(target);
  if (real !== target) {
    throw new Failure(isWithin(real, root) ? SYMBOLIC : OUTSIDE);
  }
  // Asked before opening: opening a named pipe would wait for a writer.
  const entry = statSync(target);
  if (!entry.isFile()) {
    throw new Failure(entry.isDirectory() ? say`is a folder, not a file` : say`is not a regular file`);
  }
  if (entry.size > MAX_LIST_BYTES) {
    throw new Failure(say`the file has ${grouped(entry.size)} bytes; a list may have at most 5 MiB`);
  }
  return readFileSync(target);
}

/**
 * Reads a file of the workspace. A path that leaves the workspace or goes through a symbolic link is refused: the list
 * decides who holds a seat, and only what is reviewed in the repository may do that.
 */
export function readWorkspaceFile(workspace: string, path: string): WorkspaceFile {
  try {
    return { kind: 'bytes', bytes: readBytes(workspace, path) };
  } catch (error) {
    const { code = '' } = error as { code?: string };
    const says = REASONS[code] ?? (code === '' ? sentenceOf(error) : say`the file cannot be read (${code})`);
    return { kind: says === MISSING ? 'missing' : 'unreadable', problem: errorAt({ file: path, line: null }, says) };
  }
}
