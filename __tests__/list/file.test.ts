import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAX_LIST_BYTES } from '../../src/github/files.ts';
import { readListFile } from '../../src/list/file.ts';
import { textOf } from '../seats/situation.ts';

const SYMBOLIC = 'the path goes through a symbolic link; a list must be a regular file in the repository';
const OUTSIDE = 'the path leaves the workspace; a list must be a file in the repository';
/** Windows has no named pipes of this kind, and links need a privilege there. */
const testOnUnix = process.platform === 'win32' ? test.skip : test;

let folder: string;
let workspace: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'datadog-seats-read-'));
  workspace = join(folder, 'workspace');
  await mkdir(join(workspace, 'teams'), { recursive: true });
  await mkdir(join(folder, 'workspace-of-others'));
  await writeFile(join(workspace, 'seats.txt'), 'a@example.com\n');
  await writeFile(join(workspace, '..seats.txt'), 'dots@example.com\n');
  await writeFile(join(workspace, 'teams', 'sre.txt'), 'sre@example.com\n');
  await writeFile(join(workspace, 'just.txt'), Buffer.alloc(MAX_LIST_BYTES, '\n'));
  await writeFile(join(workspace, 'large.txt'), Buffer.alloc(MAX_LIST_BYTES + 1, '\n'));
  await writeFile(join(workspace, 'latin1.txt'), Buffer.from('a@example.com\njörg@example.com\n', 'latin1'));
  await writeFile(join(folder, 'secret.txt'), 'secret@example.com\n');
  await writeFile(join(folder, 'workspace-of-others', 'seats.txt'), 'others@example.com\n');
  if (process.platform !== 'win32') {
    await symlink(join('..', 'secret.txt'), join(workspace, 'out.txt'));
    await symlink(join(workspace, 'seats.txt'), join(workspace, 'within.txt'));
    await symlink(folder, join(workspace, 'parent'));
    await symlink('circle.txt', join(workspace, 'circle.txt'));
    await symlink('gone.txt', join(workspace, 'dangling.txt'));
    await symlink(workspace, join(folder, 'link-to-workspace'));
    execFileSync('mkfifo', [join(workspace, 'pipe.txt')]);
  }
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** The file's text, or why it cannot be read, in words and with its line. */
function read(path: string, root = workspace): Readonly<Record<string, unknown>> {
  const { bytes, absence } = readListFile(root, path);
  return absence === null
    ? { kind: 'bytes', text: Buffer.from(bytes ?? '').toString() }
    : { kind: absence.kind, message: textOf(absence.problem.says), line: absence.problem.at?.line };
}

describe('a file of the workspace', () => {
  test.each([
    ['by its path', 'seats.txt', 'a@example.com\n'],
    ['in a folder', 'teams/sre.txt', 'sre@example.com\n'],
    ['with a dot before it', './seats.txt', 'a@example.com\n'],
    ['by a detour that stays within', 'teams/../seats.txt', 'a@example.com\n'],
    ['whose name begins with two dots', '..seats.txt', 'dots@example.com\n'],
  ])('is read %s', (_, path, text) => {
    expect(read(path)).toEqual({ kind: 'bytes', text });
  });

  test('is read by its absolute path', () => {
    expect(read(join(workspace, 'seats.txt'))).toEqual({ kind: 'bytes', text: 'a@example.com\n' });
  });

  testOnUnix('is not read through a link, even one that stays within', () => {
    expect(read('within.txt')).toEqual({ kind: 'unreadable', message: SYMBOLIC, line: null });
  });

  testOnUnix.each([['seats.txt'], ['teams/sre.txt']])('is read in a workspace that is a link itself: %s', (path) => {
    expect(read(path, join(folder, 'link-to-workspace'))).toMatchObject({ kind: 'bytes' });
  });

  testOnUnix('is read by its absolute path in a workspace that is a link itself', () => {
    const root = join(folder, 'link-to-workspace');
    expect(read(join(root, 'seats.txt'), root)).toMatchObject({ kind: 'bytes' });
  });

  test('may have exactly 5 MiB', () => {
    expect(MAX_LIST_BYTES).toBe(5 * 1024 * 1024);
    expect(read('just.txt')).toMatchObject({ kind: 'bytes' });
  });

  test('may not have a byte more', () => {
    expect(read('large.txt')).toMatchObject({
      kind: 'unreadable',
      message: 'the file has 5,242,881 bytes; a list may have at most 5 MiB',
    });
  });
});

describe('a path that leaves the workspace is refused', () => {
  test.each([
    ['by two dots', '../secret.txt'],
    ['by a detour', 'teams/../../secret.txt'],
    ['to the folder above', '..'],
    ['to a neighbour whose name begins alike', '../workspace-of-others/seats.txt'],
    ['to a file that does not exist', '../gone.txt'],
  ])('%s', (_, path) => {
    expect(read(path)).toEqual({ kind: 'unreadable', message: OUTSIDE, line: null });
    expect(read(path, join(folder, 'no-workspace'))).toHaveProperty('message', OUTSIDE);
  });

  test('by an absolute path', () => {
    expect(read(join(folder, 'secret.txt'))).toEqual({ kind: 'unreadable', message: OUTSIDE, line: null });
  });

  testOnUnix.each([
    ['by a link to a file', 'out.txt'],
    ['by a link to a folder', 'parent/secret.txt'],
  ])('%s', (_, path) => {
    expect(read(path)).toEqual({ kind: 'unreadable', message: OUTSIDE, line: null });
    expect(read(path, join(folder, 'link-to-workspace'))).toMatchObject({ kind: 'unreadable', message: OUTSIDE });
  });
});

describe('what is no file is told for what it is', () => {
  test.each([
    ['a folder', 'teams', 'is a folder, not a file'],
    ['the workspace itself', '.', 'is a folder, not a file'],
    ['a missing file', 'gone.txt', 'not found in the workspace'],
    ['a file in a missing folder', 'gone/seats.txt', 'not found in the workspace'],
    ['a file in a file', 'seats.txt/x.txt', 'not found in the workspace'],
    ['a name with a zero byte', 'a\0b.txt', 'the file cannot be read'],
  ])('%s', (_, path, message) => {
    const found = read(path);
    expect(found.kind).not.toBe('text');
    expect(found).toHaveProperty('message', expect.stringContaining(message));
  });

  testOnUnix.each([
    ['a named pipe, without waiting for a writer', 'pipe.txt', 'is not a regular file'],
    ['a link in a circle', 'circle.txt', 'the path goes through a symbolic link'],
    ['a link to nothing', 'dangling.txt', 'not found in the workspace'],
  ])('%s', (_, path, message) => {
    expect(read(path)).toHaveProperty('message', expect.stringContaining(message));
  });

  test('a missing workspace', () => {
    expect(read('seats.txt', join(folder, 'no-workspace'))).toHaveProperty(
      'message',
      expect.stringContaining('not found in the workspace'),
    );
  });
});
