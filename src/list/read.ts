import { readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { grouped } from '../seats/problem.ts';
import { type Decoded, decode } from './decode.ts';

/** The largest list that is read. */
export const MAX_LIST_BYTES = 5 * 1024 * 1024;

/** The text of a workspace file, or why it cannot be had. `line` is where the bytes go wrong. */
export type ReadFile =
  Decoded | { readonly kind: 'unreadable' | 'missing'; readonly message: string; readonly line: null };

function isWithin(path: string, folder: string): boolean {
  const path_ = relative(folder, path);
  return path_ !== '..' && !path_.startsWith(`..${sep}`) && !isAbsolute(path_);
}

function unreadable(message: string): ReadFile {
  return { kind: 'unreadable', message, line: null };
}

const MISSING: ReadFile = {
  kind: 'missing',
  message: 'there is no such file in the workspace; check user-list-file, and that actions/checkout runs before',
  line: null,
};

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'the file may not be read (permission denied)',
  ELOOP: 'the symbolic links go round in a circle',
};

function explain(error: unknown): ReadFile {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return MISSING;
  }
  return unreadable(REASONS[code] ?? `the file cannot be read (${code === '' ? String(error) : code})`);
}

function readRegularFile(path: string): ReadFile {
  // Asked before opening: opening a named pipe would wait for a writer.
  const entry = statSync(path);
  if (!entry.isFile()) {
    return unreadable(entry.isDirectory() ? 'is a folder, not a file' : 'is not a regular file');
  }
  if (entry.size > MAX_LIST_BYTES) {
    return unreadable(`the file has ${grouped(entry.size)} bytes; a list may have at most 5 MiB`);
  }
  return decode(readFileSync(path));
}

/**
 * Reads a text file of the workspace.
 *
 * A path that leaves the workspace, by itself or through a symbolic link, is refused: the list decides who holds a seat,
 * and only what is reviewed in the repository may do that.
 */
export function readWorkspaceFile(workspace: string, path: string): ReadFile {
  const outside = 'the path leaves the workspace; a list must be a file of the repository';
  try {
    const root = realpathSync(workspace);
    const target = resolve(root, path);
    if (!isWithin(target, root) && !isWithin(target, resolve(workspace))) {
      return unreadable(outside);
    }
    const real = realpathSync(target);
    return isWithin(real, root) ? readRegularFile(real) : unreadable(outside);
  } catch (error) {
    return explain(error);
  }
}
