import { describe, expect, test } from '@jest/globals';
import type { FaultAnswer } from '../../sandbox/faults.ts';
import type { GithubSandbox } from '../../sandbox/github.ts';
import { pullRequestEvent, sha } from '../e2e/events.ts';
import { closeServersAfterEach, githubWith } from '../e2e/servers.ts';
import type { Given } from '../inputs/environment.ts';
import { problemsOf } from './parsed.ts';
import { type Files, readWith } from './reading.ts';

closeServersAfterEach();

interface Scene {
  /** The files of the run's own commit, of the default branch, and of the workspace. */
  readonly own: Files;
  readonly newest?: Files;
  readonly workspace?: Files;
  readonly inputs?: Given;
  /** What GitHub answers to everything. */
  readonly answer?: FaultAnswer;
  /** Not to everything, but to these paths alone. */
  readonly only?: RegExp;
}

const list = (...names: string[]): string => names.map((name) => `${name}@example.com\n`).join('');

async function githubOf({ own, newest, answer, only = /./ }: Scene): Promise<GithubSandbox> {
  const commits = { [sha('a')]: { files: {} }, [sha('c')]: { files: own, parent: sha('a') } };
  const github = await githubWith({ commits });
  if (newest !== undefined) {
    github.repository.push(sha('d'), newest);
  }
  if (answer !== undefined) {
    github.faults.add({ path: only, times: Infinity, answer });
  }
  return github;
}

/** Who is listed, what is wrong, and whether the run must stop: on the merge of commit `c`, with the default branch at `d`. */
async function read(scene: Scene): Promise<{ listed: string[]; problems: string[]; drift: string[]; asked: string[] }> {
  const github = await githubOf(scene);
  const { products, problems, drift } = await readWith({
    github,
    event: pullRequestEvent({ merged: true }),
    files: scene.workspace ?? scene.own,
    given: { 'product-code': 'p', ...scene.inputs },
  });
  return {
    listed: products.flatMap(({ listed }) => (listed ?? []).map(({ key }) => key.replace('@example.com', ''))),
    problems: problemsOf({ problems }),
    drift: problemsOf({ problems: drift }),
    asked: github.requests.map(({ path }) => path),
  };
}

const OLDER = 'the checkout is older than the default branch; the list of commit ddddddd is applied';

describe('of the versions of a list counts', () => {
  test.each<[string, Scene, string[], string[]]>([
    ['the one that is everywhere', { own: { 'seats.txt': list('amy') } }, ['amy'], []],
    [
      'the same one with other line ends',
      { own: { 'seats.txt': list('amy') }, workspace: { 'seats.txt': 'amy@example.com\r\n' } },
      ['amy'],
      [],
    ],
    [
      'the newest one, where the workspace has that of the own commit',
      { own: { 'seats.txt': list('amy') }, newest: { 'seats.txt': list('dan') } },
      ['dan'],
      [`seats.txt:- ${OLDER}`],
    ],
    [
      'the newest one, where the workspace has it already',
      {
        own: { 'seats.txt': list('amy') },
        newest: { 'seats.txt': list('dan') },
        workspace: { 'seats.txt': list('dan') },
      },
      ['dan'],
      [],
    ],
    [
      'the newest one, where the file came later',
      { own: {}, newest: { 'seats.txt': list('dan') } },
      ['dan'],
      [`seats.txt:- ${OLDER}`],
    ],
    [
      'the newest one alone, where the older one is no list',
      { own: { 'seats.txt': 'jane\n' }, newest: { 'seats.txt': list('dan') } },
      ['dan'],
      [`seats.txt:- ${OLDER}`],
    ],
    [
      'the workspace’s, where it is no file of the repository',
      { own: {}, workspace: { 'seats.txt': list('amy') } },
      ['amy'],
      [],
    ],
  ])('%s', async (_, scene, listed, problems) => {
    expect(await read(scene)).toMatchObject({ listed, problems, drift: [] });
  });

  test('each by itself where there are several, all read at one commit', async () => {
    const own = { 'seats.txt': list('amy'), 'teams/sre.txt': list('cal') };
    const newest = { 'seats.txt': list('amy'), 'teams/sre.txt': list('dan') };
    const found = await read({ own, newest, inputs: { 'user-list-file': 'seats.txt\nteams/sre.txt' } });
    expect(found).toMatchObject({ listed: ['amy', 'dan'], problems: [`teams/sre.txt:- ${OLDER}`] });
    expect(found.asked.filter((path) => path.includes('/branches/'))).toHaveLength(1);
  });

  test('a newest one that is no list is a problem', async () => {
    const { problems } = await read({ own: { 'seats.txt': list('amy') }, newest: { 'seats.txt': 'jane\n' } });
    expect(problems).toContain('seats.txt:1 "jane" is neither an e-mail nor a UUID');
  });

  test('one that was not checked out is missing', async () => {
    const { problems } = await read({ own: { 'seats.txt': list('amy') }, workspace: {} });
    expect(problems).toEqual([
      'seats.txt:- not found in the workspace; check user-list-file, and run actions/checkout first',
    ]);
  });
});

describe('the run must stop', () => {
  const CHANGED = /^seats\.txt:- the file differs from the default branch and from commit ccccccc/;
  const MOVED = /^seats\.txt:- the file was moved or deleted on the default branch after commit ccccccc/;

  test.each<[string, Scene, RegExp]>([
    [
      'where a step changed the list',
      { own: { 'seats.txt': list('amy') }, workspace: { 'seats.txt': list('dan') } },
      CHANGED,
    ],
    [
      'also where the branch moved on',
      {
        own: { 'seats.txt': list('amy') },
        newest: { 'seats.txt': list('cal') },
        workspace: { 'seats.txt': list('dan') },
      },
      CHANGED,
    ],
    ['where the list was moved or deleted', { own: { 'seats.txt': list('amy') }, newest: {} }, MOVED],
    [
      'also where the workspace lacks it already',
      { own: { 'seats.txt': list('amy') }, newest: {}, workspace: {} },
      MOVED,
    ],
  ])('%s', async (_, scene, message) => {
    const { drift } = await read(scene);
    expect(drift).toEqual([expect.stringMatching(message)]);
  });
});

test.each<[string, FaultAnswer, string]>([
  [
    'does not answer',
    { kind: 'status', status: 500, body: { message: 'Oops' } },
    '(status 500: Oops), so the one in the workspace is applied',
  ],
  [
    'says no',
    { kind: 'status', status: 403, body: { message: 'No' } },
    '(status 403: No), so the one in the workspace is applied; give the job "permissions: contents: read"',
  ],
])('where GitHub %s, the workspace’s list counts, with a warning', async (_, answer, says) => {
  const found = await read({ own: { 'seats.txt': list('amy') }, answer });
  expect(found).toMatchObject({ listed: ['amy'], drift: [] });
  expect(found.problems).toEqual([`-:- GitHub could not return the newest list ${says}`]);
});

test('a branch that only its commits tell of is found all the same', async () => {
  const answer = { kind: 'status', status: 404, body: { message: 'Not Found' } } as const;
  const scene = { own: { 'seats.txt': list('amy') }, newest: { 'seats.txt': list('dan') } };
  expect(await read({ ...scene, answer, only: /\/branches\// })).toMatchObject({ listed: ['dan'], drift: [] });
});

test('a path out of the workspace is refused before GitHub is asked', async () => {
  const found = await read({
    own: { 'seats.txt': list('amy') },
    inputs: { 'user-list-file': 'seats.txt\n../../user' },
  });
  expect([found.problems.length, found.asked]).toEqual([1, []]);
});
