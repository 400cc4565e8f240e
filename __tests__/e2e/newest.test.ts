import { describe, expect, test } from '@jest/globals';
import { runInHost } from '../host/hosts.ts';
import type { Finished, With } from './action.ts';
import { pullRequestEvent, pushEvent, sha } from './events.ts';
import { callsOf, closeServersAfterEach, datadogWith, githubWith, writesOf } from './servers.ts';

closeServersAfterEach();

const emails = ['amy', 'ben', 'cal', 'dan'].map((name) => `${name}@example.com`);
const list = (...names: string[]): string => names.map((name) => `${name}@example.com\n`).join('');
const sync: With = { operation: 'sync', 'user-list-file': 'seats.txt', 'max-unassign-percent': '100' };

type Files = Readonly<Record<string, string>>;

interface Scene {
  /** The files of the run's own commit, of the default branch, and of the workspace. */
  readonly own: Files;
  readonly newest?: Files;
  readonly workspace?: Files;
  readonly with?: With;
}

/** What a merge led to, and who holds a seat afterwards. Amy and Ben held one before. */
type Played = Finished & {
  readonly holders: readonly string[];
  readonly writes: readonly string[];
  readonly asked: readonly string[];
};

/** A run on the merge of commit `c`; if the default branch has moved on, it is at `d`. */
async function play({ own, newest, workspace = own, with: more = {} }: Scene): Promise<Played> {
  const commits = { [sha('a')]: { files: {} }, [sha('c')]: { files: own, parent: sha('a') } };
  const github = await githubWith({ commits });
  if (newest !== undefined) {
    github.repository.push(sha('d'), newest);
  }
  const datadog = await datadogWith({ users: emails, held: { incident_response: emails.slice(0, 2) } });
  const event = pullRequestEvent({ merged: true });
  const run = await runInHost({ datadog, github, event, files: workspace, with: { ...sync, ...more } });
  return { ...run, holders: datadog.holders('incident_response'), writes: writesOf(datadog), asked: callsOf(github) };
}

const names = (...who: string[]): string[] => who.map((name) => `${name}@example.com`);

describe('what is applied is what is merged', () => {
  test('the list of the default branch, which the workspace has', async () => {
    const run = await play({ own: { 'seats.txt': list('amy', 'cal') } });
    expect(run.holders).toEqual(names('amy', 'cal'));
    expect(run.report.problems).toEqual([]);
    expect(run.asked).toEqual([
      'GET /repos/example-org/platform/branches/main',
      'GET /repos/example-org/platform/contents/seats.txt',
    ]);
  });

  test('a run that is repeated later applies the list of today, and says so', async () => {
    const run = await play({ own: { 'seats.txt': list('amy', 'cal') }, newest: { 'seats.txt': list('amy', 'dan') } });
    expect(run.holders).toEqual(names('amy', 'dan'));
    expect(run.outputs.verdict).toBe('applied');
    expect(run.report.problems).toEqual([
      {
        severity: 'warning',
        message: 'the checkout is older than the default branch; the list of commit ddddddd is applied',
        file: 'seats.txt',
        line: null,
      },
    ]);
  });

  test('a list that a step changed after the checkout is refused', async () => {
    const own = { 'seats.txt': list('amy', 'ben') };
    const run = await play({ own, workspace: { 'seats.txt': list('amy') } });
    expect([run.exitCode, run.outputs.verdict, run.writes]).toEqual([1, 'refused', []]);
    expect(run.report.problems).toMatchObject([{ severity: 'error', file: 'seats.txt' }]);
    expect(run.log).toContain('the file differs from the default branch and from commit ccccccc');
  });

  test('a list and a dry run ask for nothing: they show what the workspace says', async () => {
    const scene = { own: { 'seats.txt': list('amy') }, newest: { 'seats.txt': list('dan') } };
    for (const inputs of [{ operation: 'list' }, { 'dry-run': 'true' }]) {
      const run = await play({ ...scene, with: inputs });
      expect([run.asked, run.writes, run.statuses['dan@example.com']]).toEqual([[], [], undefined]);
    }
  });
});

test('of two merges at once, each does its own part, and nobody undoes the other', async () => {
  const commits = {
    [sha('a')]: { files: { 'seats.txt': list('amy', 'ben') } },
    [sha('b')]: { files: { 'seats.txt': list('amy', 'ben', 'cal') }, parent: sha('a') },
    [sha('c')]: { files: { 'seats.txt': list('amy', 'ben', 'cal') }, parent: sha('a') },
    [sha('d')]: { files: { 'seats.txt': list('amy', 'cal', 'dan') }, parent: sha('c') },
  };
  const github = await githubWith({ commits });
  const datadog = await datadogWith({ users: emails, held: { incident_response: emails.slice(0, 2) } });
  const inputs = { ...sync, operation: 'changes' };
  const first = await runInHost({
    datadog,
    github,
    event: pullRequestEvent({ merged: true }),
    files: { 'seats.txt': list('amy', 'ben', 'cal') },
    with: inputs,
  });
  // Ben was removed by the second one, which is another run's to do.
  expect(first.statuses).toMatchObject({ 'cal@example.com': 'assigned', 'ben@example.com': 'kept' });
  const second = await runInHost({
    datadog,
    github,
    event: pushEvent({ before: sha('c'), after: sha('d') }),
    env: { GITHUB_SHA: sha('d') },
    files: { 'seats.txt': list('amy', 'cal', 'dan') },
    with: inputs,
  });
  expect(second.statuses).toMatchObject({ 'dan@example.com': 'assigned', 'ben@example.com': 'unassigned' });
  expect(datadog.holders('incident_response').sort()).toEqual(names('amy', 'cal', 'dan'));
});

test('a scheduled run, whose payload names no repository, finds the default branch', async () => {
  const own = { 'seats.txt': list('amy') };
  for (const env of [{}, { GITHUB_REF: '' }]) {
    const github = await githubWith({ commits: { [sha('c')]: { files: own } } });
    const datadog = await datadogWith({ users: emails, held: { incident_response: emails.slice(0, 2) } });
    const event = { name: 'schedule', payload: { schedule: '0 3 * * *' } };
    const run = await runInHost({ datadog, github, event, env, files: own, with: sync });
    expect([run.outputs.verdict, run.report.problems]).toEqual(['applied', []]);
  }
});
