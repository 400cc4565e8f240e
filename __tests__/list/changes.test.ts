import { describe, expect, test } from '@jest/globals';
import type { FaultAnswer } from '../../sandbox/faults.ts';
import type { GithubSandbox } from '../../sandbox/github.ts';
import type { CommitInput } from '../../sandbox/github/world.ts';
import { type Event, mergeGroupEvent, pullRequestEvent, pushEvent, sha, ZEROS } from '../e2e/events.ts';
import { closeServersAfterEach, githubWith } from '../e2e/servers.ts';
import type { Given } from '../inputs/environment.ts';
import { type Files, readWith } from './reading.ts';

closeServersAfterEach();

const LIST = 'seats.txt';
const email = (name: string): string => `${name}@example.com`;
const list = (...people: string[]): string => people.map((name) => `${email(name)}\n`).join('');
const merged = pullRequestEvent({ merged: true });

interface Scene {
  /** The list where the work began, and at its end. `null`: there is none. */
  readonly before: string | null;
  readonly after: string | null;
  /** The list in the workspace and on the default branch, where it is not that of the end. */
  readonly today?: string | null;
  readonly event?: Event;
  readonly given?: Given;
  readonly path?: string;
  readonly commits?: Readonly<Record<string, CommitInput>>;
}

async function githubOf({ before, after, today = after, path = LIST, commits }: Scene): Promise<GithubSandbox> {
  const tree = (text: string | null): Files => ({ 'other.txt': 'x', ...(text === null ? {} : { [path]: text }) });
  return githubWith({
    commits: {
      [sha('a')]: { files: tree(before) },
      [sha('b')]: { files: tree(after), parent: sha('a') },
      [sha('c')]: { files: tree(today), parent: sha('a') },
      ...commits,
    },
    refs: { main: sha('c') },
  });
}

/** `p: +dan -ben`: whom the work added and removed, by product. `a` is where it began, `b` its end, `c` the merge. */
async function changesIn(scene: Scene, github?: GithubSandbox): Promise<string[]> {
  const { after, today = after, event = merged, path = LIST } = scene;
  const { products } = await readWith({
    github: github ?? (await githubOf(scene)),
    event,
    files: today === null ? {} : { [path]: today },
    given: { operation: 'changes', 'product-code': 'p', 'user-list-file': path, ...scene.given },
  });
  return products.map(({ productCode, change }) => {
    const added = [...(change?.added ?? [])].map((key) => `+${key}`);
    const removed = (change?.removed ?? []).map((key) => `-${key}`);
    return [`${productCode}:`, ...added, ...removed].join(' ').replaceAll('@example.com', '');
  });
}

test.each<[string, Event]>([
  ['the merge of a pull request', merged],
  ['a push', pushEvent({})],
  ['an open pull request', pullRequestEvent({ merged: false })],
  ['a merge group', mergeGroupEvent(7, sha('a'), sha('b'))],
])('on %s, those who are new on the list are added, and those who are gone are removed', async (_, event) => {
  const scene = { before: list('amy', 'ben', 'cal'), after: list('amy', 'cal', 'dan'), event };
  expect(await changesIn(scene)).toEqual(['p: +dan -ben']);
});

describe('the list of today has the last word', () => {
  test.each<[string, Scene]>([
    [
      'who was removed but is listed today is not removed',
      { before: list('amy', 'ben'), after: list('amy'), today: list('amy', 'ben') },
    ],
    [
      'who was added but is not listed today is not added',
      { before: list('amy'), after: list('amy', 'ben'), today: list('amy') },
    ],
  ])('%s', async (_, scene) => {
    expect(await changesIn(scene)).toEqual(['p:']);
  });
});

describe('the file itself', () => {
  test.each<[string, Scene, string]>([
    ['that is new adds everybody in it', { before: null, after: list('amy', 'ben') }, 'p: +amy +ben'],
    ['that is deleted removes everybody in it', { before: list('amy', 'ben'), after: null }, 'p: -amy -ben'],
    [
      'that was renamed is compared with what it was before',
      {
        before: null,
        after: list('amy', 'ben'),
        commits: {
          [sha('a')]: { files: { 'people.txt': list('amy', 'ben') } },
          [sha('b')]: { files: { [LIST]: list('amy', 'ben') }, parent: sha('a') },
        },
      },
      'p:',
    ],
    [
      'with a line that names nobody in its earlier version, which never gave a seat',
      { before: `${list('amy')}typo at example\n`, after: list('amy', 'ben') },
      'p: +ben',
    ],
    [
      'in a folder, with signs in its name that mean something in an address',
      { before: list('amy'), after: list('amy', 'ben'), path: 'teams/on call #1 (50%)/seats & co.txt' },
      'p: +ben',
    ],
  ])('%s', async (_, scene, changes) => {
    expect(await changesIn(scene)).toEqual([changes]);
  });

  test('that is named with a dot before it', async () => {
    const scene = { before: list('amy'), after: list('amy', 'ben'), given: { 'user-list-file': `./${LIST}` } };
    expect(await changesIn(scene)).toEqual(['p: +ben']);
  });

  test('that changed its format with its name is read in both', async () => {
    const scene = {
      before: null,
      after: list('amy', 'cal'),
      commits: { [sha('a')]: { files: { 'seats.yml': `- ${email('amy')}\n- ${email('ben')}\n` } } },
    };
    const github = await githubOf(scene);
    // The sandbox sees renames of identical files only; GitHub also sees those of similar ones.
    const files = [{ filename: LIST, status: 'renamed', previous_filename: 'seats.yml' }];
    const body = { merge_base_commit: { sha: sha('a') }, files };
    github.faults.add({ path: /\/compare\//, answer: { kind: 'status', status: 200, body } });
    expect(await changesIn(scene, github)).toEqual(['p: +cal -ben']);
  });
});

describe('the commits that are compared', () => {
  test('a first push (before is all zeros) adds everybody', async () => {
    const scene = { before: null, after: list('amy'), event: pushEvent({ before: ZEROS }) };
    expect(await changesIn(scene)).toEqual(['p: +amy']);
  });

  test('a forced push is compared with what was there, not with where the branches parted', async () => {
    const commits = {
      [sha('a')]: { files: { [LIST]: list('amy', 'ben') }, parent: sha('e') },
      [sha('c')]: { files: { [LIST]: list('amy', 'cal') }, parent: sha('e') },
      [sha('e')]: { files: { [LIST]: list('amy') } },
    };
    const scene = { before: null, after: list('amy', 'cal'), commits, event: pushEvent({}) };
    expect(await changesIn(scene)).toEqual(['p: +cal -ben']);
  });

  test('a pull request that the base went on without is compared with where it began', async () => {
    const commits = {
      [sha('a')]: { files: { [LIST]: list('amy', 'eve') }, parent: sha('e') },
      [sha('b')]: { files: { [LIST]: list('amy', 'cal') }, parent: sha('e') },
      [sha('e')]: { files: { [LIST]: list('amy') } },
    };
    expect(await changesIn({ before: null, after: list('amy', 'cal', 'eve'), commits })).toEqual(['p: +cal']);
  });
});

describe('products that the list names', () => {
  const path = 'seats.yml';
  const yaml = (products: Readonly<Record<string, string[]>>): string =>
    JSON.stringify(Object.fromEntries(Object.entries(products).map(([code, people]) => [code, people.map(email)])));

  test.each<[string, string, string | null, string[]]>([
    [
      'several of them',
      yaml({ ir: ['amy'], oc: ['amy', 'ben'] }),
      yaml({ ir: ['amy', 'ben'], oc: ['amy'] }),
      ['ir: +ben', 'oc: -ben'],
    ],
    [
      'one that only the earlier list names',
      yaml({ ir: ['amy'], oc: ['ben'] }),
      yaml({ ir: ['amy'] }),
      ['ir:', 'oc: -ben'],
    ],
    ['a deleted list, which needs no product-code', yaml({ ir: ['amy'] }), null, ['ir: -amy']],
  ])('%s', async (_, before, after, changes) => {
    expect(await changesIn({ before, after, path, given: { 'product-code': '' } })).toEqual(changes);
  });
});

describe('what cannot be determined is a failure with the reason', () => {
  const scene: Scene = { before: list('amy', 'ben'), after: list('amy', 'cal') };
  const yaml = { path: 'seats.yml', given: { 'product-code': '' } };

  test.each<[string, Scene, RegExp]>([
    [
      'history that is gone',
      { ...scene, event: pushEvent({ before: sha('f') }) },
      /^GitHub could not compare fffffff\.\.\.ccccccc \(status 404: …\); check that github-token may read contents$/,
    ],
    [
      'an event without a change',
      { ...scene, event: { name: 'schedule', payload: {} } },
      /^the event schedule has no pull request or push to compare; use operation sync or assign instead of changes$/,
    ],
    [
      'a head that is part of the base',
      { ...scene, event: pullRequestEvent({ merged: true, base: sha('b') }) },
      /^commit bbbbbbb is already part of the base, so its changes are unknown$/,
    ],
    ['no token', { ...scene, given: { 'github-token': '' } }, /github-token or GITHUB_REPOSITORY is not set/],
    [
      'a list that was renamed away, which is not taken for deleted',
      {
        before: null,
        after: null,
        commits: {
          [sha('a')]: { files: { [LIST]: list('amy') } },
          [sha('b')]: { files: { 'people.txt': list('amy') }, parent: sha('a') },
        },
      },
      /^seats\.txt was renamed to people\.txt; set user-list-file to the new path$/,
    ],
    [
      'an earlier list that is no list',
      { before: '[', after: '["amy@example.com"]', path: 'seats.json' },
      /^the change of the list is unknown: seats\.json at commit aaaaaaa is not a valid list \(line 1\)$/,
    ],
    [
      'an earlier list whose people have no product that is known',
      { ...yaml, before: `- ${email('amy')}\n`, after: `ir:\n  - ${email('amy')}\n` },
      /^the change of the list is unknown: seats\.yml at commit aaaaaaa has people without a product; set product-code$/,
    ],
    [
      'a path that is no path of the repository',
      { before: null, after: null, today: list('amy') },
      /^seats\.txt is in neither of the compared commits; set user-list-file to a path from the repository root$/,
    ],
    [
      'a list that is new after a forced push, or was renamed before it',
      {
        before: null,
        after: list('amy'),
        event: pushEvent({}),
        commits: {
          [sha('a')]: { files: { 'other.txt': 'x' }, parent: sha('e') },
          [sha('c')]: { files: { [LIST]: list('amy') }, parent: sha('e') },
          [sha('e')]: { files: {} },
        },
      },
      /^seats\.txt may be new or renamed; GitHub does not show which after a forced push or with 300 changed files$/,
    ],
  ])('%s', async (_, given, message) => {
    await expect(changesIn(given)).rejects.toThrow(message);
  });

  test('an API that refuses', async () => {
    const github = await githubOf(scene);
    const answer = { kind: 'status', status: 403, body: { message: 'Resource not accessible' } } as const;
    github.faults.add({ times: Infinity, answer });
    await expect(changesIn(scene, github)).rejects.toThrow('check that github-token may read contents');
  });

  /** The contents of the list at a commit. */
  const contentsAt = (ref: string): { path: RegExp; when: (request: { query: { ref?: string } }) => boolean } => ({
    path: /\/contents\//,
    when: ({ query }) => query.ref === ref,
  });

  test.each<[string, FaultAnswer]>([
    ['ends in the middle of its JSON', { kind: 'truncate-clean' }],
    [
      'holds less content than its size says',
      { kind: 'status', status: 200, body: { type: 'file', encoding: 'base64', size: 64, sha: sha('f'), content: '' } },
    ],
  ])('an earlier list whose answer %s for good', async (_, answer) => {
    const github = await githubOf(scene);
    github.faults.add({ ...contentsAt(sha('a')), times: Infinity, answer });
    await expect(changesIn(scene, github)).rejects.toThrow(/^GitHub could not compare aaaaaaa\.\.\.bbbbbbb \(/);
    const asked = github.requests.filter(({ path, query }) => path.includes('/contents/') && query.ref === sha('a'));
    expect(asked).toHaveLength(3);
  });

  test('a later version that GitHub lacks, although the file is in the workspace', async () => {
    const github = await githubOf(scene);
    const answer = { kind: 'status', status: 404, body: { message: 'Not Found' } } as const;
    github.faults.add({ ...contentsAt(sha('b')), times: Infinity, answer });
    await expect(changesIn(scene, github)).rejects.toThrow(
      /^GitHub has no seats\.txt at commit bbbbbbb, but the workspace does; re-run, or check what actions\/checkout/,
    );
  });

  test('an earlier version that is too large', async () => {
    const large = `${list('amy')}${'#'.repeat(5 * 1024 * 1024)}\n`;
    await expect(changesIn({ before: large, after: list('amy') })).rejects.toThrow(
      'seats.txt is too large at commit aaaaaaa',
    );
  });
});
