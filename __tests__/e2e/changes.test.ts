import { describe, expect, test } from '@jest/globals';
import type { DatadogSandbox } from '../../sandbox/datadog.ts';
import { idOf } from '../../sandbox/organisation.ts';
import { runInHost } from '../host/hosts.ts';
import type { Finished, With } from './action.ts';
import { type Event, pullRequestEvent, sha } from './events.ts';
import { closeServersAfterEach, datadogWith, githubWith, writesOf } from './servers.ts';

closeServersAfterEach();

const names = ['amy', 'ben', 'cal', 'dan', 'eve'];
const email = (name: string): string => `${name}@example.com`;
const list = (...people: string[]): string => people.map((name) => `${email(name)}\n`).join('');
const LIST = 'seats.txt';
const changes: With = { operation: 'changes', 'user-list-file': LIST, 'max-unassign-percent': '100' };

interface Scene {
  /** The list where the work began, and at its end. `null`: there is none. */
  readonly before: string;
  readonly after: string | null;
  readonly held: readonly string[];
  readonly event?: Event;
  readonly with?: With;
}

interface Played extends Finished {
  readonly datadog: DatadogSandbox;
}

const tree = (text: string | null): Record<string, string> => (text === null ? {} : { [LIST]: text });

/** `a` is where the work began, `b` its end, `c` the merge. */
async function play(scene: Scene): Promise<Played> {
  const { before, after, held, event = pullRequestEvent({ merged: true }) } = scene;
  const commits = {
    [sha('a')]: { files: { ...tree(before), 'other.txt': 'x' } },
    [sha('b')]: { files: { ...tree(after), 'other.txt': 'x' }, parent: sha('a') },
    [sha('c')]: { files: { ...tree(after), 'other.txt': 'x' }, parent: sha('a') },
  };
  const github = await githubWith({ commits, pullRequests: [{ number: 7 }], refs: { main: sha('c') } });
  const datadog = await datadogWith({ users: names.map(email), held: { incident_response: held.map(email) } });
  const finished = await runInHost({ datadog, github, event, files: tree(after), with: { ...changes, ...scene.with } });
  return { ...finished, datadog };
}

describe('who was added gets a seat, who was removed loses it, everybody else stays', () => {
  const scene: Scene = { before: list('amy', 'ben', 'cal'), after: list('amy', 'cal', 'dan'), held: ['ben', 'eve'] };

  test('on the merge, with one look-up, in a page of everybody', async () => {
    const run = await play(scene);
    expect(run.statuses).toEqual({
      'amy@example.com': 'no-seat',
      'ben@example.com': 'unassigned',
      'cal@example.com': 'no-seat',
      'dan@example.com': 'assigned',
      'eve@example.com': 'kept',
    });
    expect(run.outputs).toMatchObject({ verdict: 'applied', assigned: '1', unassigned: '1', unchanged: '2' });
    expect(run.datadog.holders('incident_response')).toEqual([email('dan'), email('eve')]);
    const lookUps = run.datadog.requests.filter(({ path }) => path === '/api/v2/users');
    expect(lookUps.map(({ query }) => query.filter)).toEqual([undefined]);
  });

  test('on an open pull request it is a plan', async () => {
    const run = await play({ ...scene, event: pullRequestEvent({ merged: false }) });
    expect(run.outputs.verdict).toBe('planned');
    expect(run.statuses).toMatchObject({ 'ben@example.com': 'would-unassign', 'dan@example.com': 'would-assign' });
    expect(writesOf(run.datadog)).toEqual([]);
  });
});

test('who was written as an e-mail and is a UUID now is the same person', async () => {
  const run = await play({ before: list('amy'), after: `${idOf(email('amy'))}\n`, held: ['amy'] });
  expect(run.outputs.verdict).toBe('in-sync');
  expect(run.datadog.holders('incident_response')).toEqual([email('amy')]);
});

test('a deleted list removes everybody in it, within the guards', async () => {
  const run = await play({
    before: list('amy', 'ben'),
    after: null,
    held: ['amy', 'ben', 'cal'],
    with: { 'max-unassign': '1' },
  });
  expect(run.outputs.verdict).toBe('refused');
  expect(run.statuses).toMatchObject({ 'amy@example.com': 'would-unassign', 'cal@example.com': 'kept' });
});

test('what cannot be determined is failed with the reason, and nothing is asked of Datadog', async () => {
  const event = { name: 'schedule', payload: {} };
  const run = await play({ before: list('amy', 'ben'), after: list('amy', 'cal'), held: ['amy', 'ben'], event });
  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ verdict: 'failed', changed: 'false' });
  expect(run.log).toContain('the event schedule has no pull request or push to compare');
  expect(run.datadog.requests).toEqual([]);
});
