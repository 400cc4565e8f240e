import { describe, expect, test } from '@jest/globals';
import type { DatadogSandbox } from '../../sandbox/datadog.ts';
import type { CommitInput } from '../../sandbox/github/world.ts';
import { type Finished, runAction, type With } from './action.ts';
import { type Event, mergeGroupEvent, pullRequestEvent, pushEvent, sha, ZEROS } from './events.ts';
import { closeServersAfterEach, datadogWith, githubWith, writesOf } from './servers.ts';

closeServersAfterEach();

const names = ['amy', 'ben', 'cal', 'dan', 'eve'];
const email = (name: string): string => `${name}@example.com`;
const list = (...people: string[]): string => people.map((name) => `${email(name)}\n`).join('');
const LIST = 'seats.txt';
const changes: With = { operation: 'changes', 'user-list-file': LIST, 'max-unassign-percent': '100' };

interface Scene {
  /** The list where the work began, and at its end. `null`: there is none. */
  readonly before: string | null;
  readonly after: string | null;
  /** The list in the workspace, where it is not that of the end. */
  readonly today?: string | null;
  readonly held: readonly string[];
  readonly event?: Event;
  readonly with?: With;
  readonly commits?: Readonly<Record<string, CommitInput>>;
}

interface Played extends Finished {
  readonly datadog: DatadogSandbox;
}

const tree = (text: string | null): Record<string, string> => (text === null ? {} : { [LIST]: text });

/** `a` is where the work began, `b` its end, `c` the merge. */
async function play(scene: Scene): Promise<Played> {
  const { before, after, today = after, held, event = pullRequestEvent({ merged: true }) } = scene;
  const commits = {
    [sha('a')]: { files: { ...tree(before), 'other.txt': 'x' } },
    [sha('b')]: { files: { ...tree(after), 'other.txt': 'x' }, parent: sha('a') },
    [sha('c')]: { files: { ...tree(today), 'other.txt': 'x' }, parent: sha('a') },
    ...scene.commits,
  };
  const github = await githubWith({ commits, pullRequests: [{ number: 7 }], refs: { main: sha('c') } });
  const datadog = await datadogWith({ users: names.map(email), held: { incident_response: held.map(email) } });
  const files = today === null ? {} : { [LIST]: today };
  const finished = await runAction({ datadog, github, event, files, with: { ...changes, ...scene.with } });
  return { ...finished, datadog };
}

describe('who was added gets a seat, who was removed loses it, everybody else stays', () => {
  const scene: Scene = { before: list('amy', 'ben', 'cal'), after: list('amy', 'cal', 'dan'), held: ['ben', 'eve'] };
  const applied = {
    'amy@example.com': 'no-seat',
    'ben@example.com': 'unassigned',
    'cal@example.com': 'no-seat',
    'dan@example.com': 'assigned',
    'eve@example.com': 'kept',
  };

  test('on the merge of a pull request', async () => {
    const run = await play(scene);
    expect(run.statuses).toEqual(applied);
    expect(run.outputs).toMatchObject({ verdict: 'applied', assigned: '1', unassigned: '1', unchanged: '2' });
    expect(run.datadog.holders('incident_response')).toEqual([email('dan'), email('eve')]);
  });

  test('on a push', async () => {
    expect((await play({ ...scene, event: pushEvent({}) })).statuses).toEqual(applied);
  });

  test.each([
    ['an open pull request', pullRequestEvent({ merged: false })],
    ['a merge group', mergeGroupEvent(7, sha('a'), sha('b'))],
  ])('on %s it is a plan', async (_, event) => {
    const run = await play({ ...scene, event });
    expect(run.outputs.verdict).toBe('planned');
    expect(run.statuses).toMatchObject({ 'ben@example.com': 'would-unassign', 'dan@example.com': 'would-assign' });
    expect(writesOf(run.datadog)).toEqual([]);
  });

  test('those who may get a seat or lose one by e-mail are looked up, in one page of everybody', async () => {
    const run = await play(scene);
    const filters = run.datadog.requests
      .filter(({ path }) => path === '/api/v2/users')
      .map(({ query }) => query.filter);
    expect(filters).toEqual([undefined]);
  });
});

describe('the list of today has the last word', () => {
  test('who was removed but is listed today keeps the seat', async () => {
    const run = await play({
      before: list('amy', 'ben'),
      after: list('amy'),
      today: list('amy', 'ben'),
      held: ['ben'],
    });
    expect(run.statuses[email('ben')]).toBe('has-seat');
    expect(run.outputs.verdict).toBe('in-sync');
  });

  test('who was added but is not listed today gets none', async () => {
    const run = await play({ before: list('amy'), after: list('amy', 'ben'), today: list('amy'), held: [] });
    expect(run.statuses[email('ben')]).toBeUndefined();
    expect(writesOf(run.datadog)).toEqual([]);
  });

  test('who was written as an e-mail and is a UUID now is the same person', async () => {
    const { idOf } = await import('../../sandbox/organisation.ts');
    const run = await play({ before: list('amy'), after: `${idOf(email('amy'))}\n`, held: ['amy'] });
    expect(run.outputs.verdict).toBe('in-sync');
    expect(run.datadog.holders('incident_response')).toEqual([email('amy')]);
  });
});

describe('the file itself', () => {
  test('that is new adds everybody in it', async () => {
    const run = await play({ before: null, after: list('amy', 'ben'), held: ['ben', 'cal'] });
    expect(run.statuses).toEqual({
      'amy@example.com': 'assigned',
      'ben@example.com': 'has-seat',
      'cal@example.com': 'kept',
    });
  });

  test('that is deleted removes everybody in it, within the guards', async () => {
    const run = await play({ before: list('amy', 'ben'), after: null, held: ['amy', 'ben', 'cal'] });
    expect(run.statuses).toEqual({
      'amy@example.com': 'unassigned',
      'ben@example.com': 'unassigned',
      'cal@example.com': 'kept',
    });
    const refused = await play({
      before: list('amy', 'ben'),
      after: null,
      held: ['amy', 'ben', 'cal'],
      with: { 'max-unassign': '1' },
    });
    expect(refused.outputs.verdict).toBe('refused');
  });

  test('that was renamed is compared with what it was before', async () => {
    const commits = {
      [sha('a')]: { files: { 'people.txt': list('amy', 'ben') } },
      [sha('b')]: { files: { [LIST]: list('amy', 'ben') }, parent: sha('a') },
    };
    const run = await play({ before: null, after: list('amy', 'ben'), held: ['cal'], commits });
    expect(run.outputs.verdict).toBe('in-sync');
    expect(writesOf(run.datadog)).toEqual([]);
  });

  test('that was renamed away is not taken for deleted', async () => {
    const commits = {
      [sha('a')]: { files: { [LIST]: list('amy', 'ben') } },
      [sha('b')]: { files: { 'people.txt': list('amy', 'ben') }, parent: sha('a') },
    };
    const run = await play({ before: null, after: null, held: ['amy'], commits });
    expect(run.outputs.verdict).toBe('failed');
    expect(run.log).toContain('seats.txt was renamed to people.txt; set user-list-file to the new path');
  });
});

describe('pushes', () => {
  test('the first one (before is all zeros) adds everybody', async () => {
    const run = await play({ before: null, after: list('amy'), held: ['ben'], event: pushEvent({ before: ZEROS }) });
    expect(run.statuses).toEqual({ 'amy@example.com': 'assigned', 'ben@example.com': 'kept' });
  });

  test('a forced one compares with what was there, not with where the branches parted', async () => {
    const commits = {
      [sha('a')]: { files: { [LIST]: list('amy', 'ben') }, parent: sha('e') },
      [sha('c')]: { files: { [LIST]: list('amy', 'cal') }, parent: sha('e') },
      [sha('e')]: { files: { [LIST]: list('amy') } },
    };
    const run = await play({
      before: null,
      after: list('amy', 'cal'),
      held: ['amy', 'ben'],
      commits,
      event: pushEvent({}),
    });
    expect(run.statuses).toEqual({
      'amy@example.com': 'has-seat',
      'cal@example.com': 'assigned',
      'ben@example.com': 'unassigned',
    });
  });

  test('a pull request that the base went on without is compared with where it began', async () => {
    const commits = {
      [sha('a')]: { files: { [LIST]: list('amy', 'eve') }, parent: sha('e') },
      [sha('b')]: { files: { [LIST]: list('amy', 'cal') }, parent: sha('e') },
      [sha('e')]: { files: { [LIST]: list('amy') } },
    };
    const run = await play({ before: null, after: list('amy', 'cal', 'eve'), held: ['amy'], commits });
    expect(run.statuses).toEqual({
      'amy@example.com': 'has-seat',
      'cal@example.com': 'assigned',
      'eve@example.com': 'no-seat',
    });
  });
});

test('several products in the list', async () => {
  const file = 'seats.yml';
  const yaml = (ir: string[], oc: string[]): string =>
    JSON.stringify({ incident_response: ir.map(email), on_call: oc.map(email) });
  const [before, after] = [yaml(['amy'], ['amy', 'ben']), yaml(['amy', 'ben'], ['amy'])];
  const commits = {
    [sha('a')]: { files: { [file]: before } },
    [sha('b')]: { files: { [file]: after }, parent: sha('a') },
  };
  const github = await githubWith({ commits });
  const held = { incident_response: [email('amy')], on_call: [email('ben')] };
  const datadog = await datadogWith({ users: names.map(email), held });
  const inputs = { ...changes, 'user-list-file': file, 'product-code': '' };
  await runAction({
    datadog,
    github,
    files: { [file]: after },
    event: pullRequestEvent({ merged: true }),
    with: inputs,
  });
  expect(datadog.holders('incident_response')).toEqual([email('amy'), email('ben')]);
  expect(datadog.holders('on_call')).toEqual([]);
});

test('a product that only the earlier list names loses the seats of its people', async () => {
  const file = 'seats.yml';
  const commits = {
    [sha('a')]: { files: { [file]: `incident_response:\n  - ${email('amy')}\non_call:\n  - ${email('ben')}\n` } },
    [sha('b')]: { files: { [file]: `incident_response:\n  - ${email('amy')}\n` }, parent: sha('a') },
  };
  const github = await githubWith({ commits });
  const datadog = await datadogWith({ users: names.map(email), held: { on_call: [email('ben'), email('cal')] } });
  const inputs = { ...changes, 'user-list-file': file, 'product-code': '' };
  const files = { [file]: `incident_response:\n  - ${email('amy')}\n` };
  await runAction({ datadog, github, files, event: pullRequestEvent({ merged: true }), with: inputs });
  expect(datadog.holders('on_call')).toEqual([email('cal')]);
});

describe('what cannot be determined is failed with the reason, and nothing is written', () => {
  const scene: Scene = { before: list('amy', 'ben'), after: list('amy', 'cal'), held: ['amy', 'ben'] };

  test.each<[string, Partial<Scene>, RegExp]>([
    [
      'history that is gone',
      { event: pushEvent({ before: sha('f') }) },
      /GitHub could not compare fffffff\.\.\.ccccccc \(.*Not Found/,
    ],
    [
      'an event without a change',
      { event: { name: 'schedule', payload: {} } },
      /the event schedule has no pull request or push to compare; use operation sync or assign instead of changes/,
    ],
    [
      'a head that is part of the base',
      { event: pullRequestEvent({ merged: true, base: sha('b') }) },
      /commit bbbbbbb is already part of the base, so its changes are unknown/,
    ],
    ['no token', { with: { 'github-token': '' } }, /github-token or GITHUB_REPOSITORY is not set/],
  ])('%s', async (_, change, message) => {
    const run = await play({ ...scene, ...change });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: 'failed', changed: 'false' });
    expect(run.log).toMatch(message);
    expect(run.datadog.requests).toEqual([]);
  });

  test('an API that refuses', async () => {
    const commits = {
      [sha('a')]: { files: tree(scene.before) },
      [sha('b')]: { files: tree(scene.after), parent: sha('a') },
    };
    const github = await githubWith({ commits });
    github.faults.add({
      times: Infinity,
      answer: { kind: 'status', status: 403, body: { message: 'Resource not accessible' } },
    });
    const datadog = await datadogWith({ users: names.map(email) });
    const files = { [LIST]: list('amy', 'cal') };
    const run = await runAction({ datadog, github, files, event: pullRequestEvent({ merged: true }), with: changes });
    expect(run.outputs.verdict).toBe('failed');
    expect(run.log).toContain('check that github-token may read contents');
  });

  test('an earlier list that is no list', async () => {
    const file = 'seats.json';
    const commits = {
      [sha('a')]: { files: { [file]: '[' } },
      [sha('b')]: { files: { [file]: '["amy@example.com"]' }, parent: sha('a') },
    };
    const github = await githubWith({ commits });
    const datadog = await datadogWith({ users: names.map(email) });
    const files = { [file]: '["amy@example.com"]' };
    const inputs = { ...changes, 'user-list-file': file };
    const run = await runAction({ datadog, github, files, event: pullRequestEvent({ merged: true }), with: inputs });
    expect(run.outputs.verdict).toBe('failed');
    expect(run.log).toContain(
      'the change of the list is unknown: seats.json at commit aaaaaaa is not a valid list (line 1)',
    );
  });

  test('a path that is no path of the repository', async () => {
    const github = await githubWith({
      commits: { [sha('a')]: { files: {} }, [sha('b')]: { files: {}, parent: sha('a') } },
    });
    const datadog = await datadogWith({ users: names.map(email) });
    const files = { [LIST]: list('amy') };
    const run = await runAction({ datadog, github, files, event: pullRequestEvent({ merged: true }), with: changes });
    expect(run.log).toContain('seats.txt is in neither of the compared commits');
  });
});

test('an earlier line that names nobody is no reason to fail: it never gave a seat', async () => {
  const run = await play({ before: `${list('amy')}typo at example\n`, after: list('amy', 'ben'), held: ['amy'] });
  expect(run.outputs).toMatchObject({ verdict: 'applied', assigned: '1' });
});

test('changes needs a file to compare', async () => {
  const datadog = await datadogWith({ users: [] });
  const run = await runAction({ datadog, with: { operation: 'changes', users: email('amy') } });
  expect(run.log).toContain('operation changes compares versions of a file; set user-list-file');
});

test('a list in a folder, with signs in its name that mean something in an address', async () => {
  const file = 'teams/on call #1 (50%)/seats & co.txt';
  const commits = {
    [sha('a')]: { files: { [file]: list('amy') } },
    [sha('b')]: { files: { [file]: list('amy', 'ben') }, parent: sha('a') },
  };
  const github = await githubWith({ commits });
  const datadog = await datadogWith({ users: names.map(email) });
  const inputs = { ...changes, 'user-list-file': `./${file}` };
  const event = pullRequestEvent({ merged: true });
  const run = await runAction({ datadog, github, event, files: { [file]: list('amy', 'ben') }, with: inputs });
  expect(run.statuses).toEqual({ 'amy@example.com': 'no-seat', 'ben@example.com': 'assigned' });
});

test('a list that changed its format with its name is read in both', async () => {
  const commits = {
    [sha('a')]: { files: { 'seats.yml': `- ${email('amy')}\n- ${email('ben')}\n` } },
    [sha('b')]: { files: { [LIST]: list('amy', 'cal') }, parent: sha('a') },
  };
  const github = await githubWith({ commits });
  // The sandbox sees renames of identical files only; GitHub also sees those of similar ones.
  github.faults.add({
    path: /\/compare\//,
    answer: {
      kind: 'status',
      status: 200,
      contentType: 'application/json',
      body: {
        merge_base_commit: { sha: sha('a') },
        files: [{ filename: LIST, status: 'renamed', previous_filename: 'seats.yml' }],
      },
    },
  });
  const datadog = await datadogWith({ users: names.map(email), held: { incident_response: [email('ben')] } });
  const files = { [LIST]: list('amy', 'cal') };
  const run = await runAction({ datadog, github, files, event: pullRequestEvent({ merged: true }), with: changes });
  expect(run.statuses).toEqual({
    'amy@example.com': 'no-seat',
    'cal@example.com': 'assigned',
    'ben@example.com': 'unassigned',
  });
});

test('a deleted list that named its products needs no product-code', async () => {
  const file = 'seats.yml';
  const commits = {
    [sha('a')]: { files: { [file]: `incident_response:\n  - ${email('amy')}\n` } },
    [sha('b')]: { files: { 'other.txt': 'x' }, parent: sha('a') },
  };
  const github = await githubWith({ commits });
  const datadog = await datadogWith({
    users: names.map(email),
    held: { incident_response: [email('amy'), email('ben')] },
  });
  const inputs = { ...changes, 'user-list-file': file, 'product-code': '' };
  await runAction({ datadog, github, event: pullRequestEvent({ merged: true }), with: inputs });
  expect(datadog.holders('incident_response')).toEqual([email('ben')]);
});

test('an earlier list whose people have no product that is known tells nothing', async () => {
  const file = 'seats.yml';
  const after = `incident_response:\n  - ${email('amy')}\n`;
  const commits = {
    [sha('a')]: { files: { [file]: `- ${email('amy')}\n- ${email('ben')}\n` } },
    [sha('b')]: { files: { [file]: after }, parent: sha('a') },
  };
  const github = await githubWith({ commits });
  const datadog = await datadogWith({ users: names.map(email), held: { incident_response: [email('ben')] } });
  const inputs = { ...changes, 'user-list-file': file, 'product-code': '' };
  const run = await runAction({
    datadog,
    github,
    files: { [file]: after },
    event: pullRequestEvent({ merged: true }),
    with: inputs,
  });
  expect(run.outputs.verdict).toBe('failed');
  expect(run.log).toContain('has people without a product; set product-code');
  expect(writesOf(datadog)).toEqual([]);
});
