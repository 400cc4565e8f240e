import { afterEach, describe, expect, test } from '@jest/globals';
import { type GithubSandbox, startGithub } from '../../sandbox/github.ts';
import { makeRepository, type PullRequestInput } from '../../sandbox/github/world.ts';
import { inStep } from '../../src/github/api.ts';
import { objectOf } from '../../src/json.ts';
import { findPullRequest, type Found } from '../../src/pull-request/find.ts';
import { parseEvent } from '../../src/runner/event.ts';
import { pushEvent, sha, workflowRunEvent } from '../e2e/events.ts';
import { quietServices } from '../services.ts';

const MERGE = sha('c');
const servers: GithubSandbox[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function githubWith(...pullRequests: PullRequestInput[]): Promise<GithubSandbox> {
  const github = await startGithub(makeRepository({ pullRequests, commits: { [MERGE]: { files: {} } } }));
  servers.push(github);
  return github;
}

async function find(
  github: GithubSandbox,
  event: { name: string; payload: unknown },
  prNumber: number | null = null,
): Promise<{ found: Found; waits: number[] }> {
  const { fullName, token } = github.repository;
  const [owner = '', repo = ''] = fullName.split('/');
  const env = { GITHUB_EVENT_NAME: event.name, GITHUB_REPOSITORY: fullName };
  const waits: number[] = [];
  const access = { token, repository: { owner, repo }, apiUrl: github.url };
  const sleep = (ms: number): Promise<void> => {
    waits.push(ms);
    return Promise.resolve();
  };
  const clock = { now: Date.now, random: () => 1, sleep };
  const quiet = { now: Date.now, random: () => 1, sleep: () => Promise.resolve() };
  const found = await inStep(access, quietServices({ clock: quiet }), (server) =>
    findPullRequest(parseEvent(env, objectOf(event.payload)), prNumber, server, clock),
  );
  return { found, waits };
}

const merged = (number: number, mergeCommitSha: string): PullRequestInput => ({ number, merged: true, mergeCommitSha });

describe('a push', () => {
  test('is not waited for where the answer is there', async () => {
    const { found, waits } = await find(await githubWith(merged(5, MERGE)), pushEvent({}));
    expect(found).toEqual({ kind: 'found', number: 5, isNamed: false });
    expect(waits).toEqual([]);
  });

  test('that GitHub links late is waited for', async () => {
    const github = await githubWith(merged(5, MERGE));
    github.faults.add({ path: /\/pulls$/, answer: { kind: 'status', status: 200, body: [] } });
    const { found, waits } = await find(github, pushEvent({}));
    expect(found).toEqual({ kind: 'found', number: 5, isNamed: false });
    expect(waits).toEqual([1000]);
  });

  test('of a commit that merged no pull request is waited for within bounds', async () => {
    const github = await githubWith({ number: 3, commits: [MERGE] });
    const { found, waits } = await find(github, pushEvent({}));
    expect(found).toEqual({ kind: 'none', reason: 'no pull request was merged as commit ccccccc' });
    expect(waits).toEqual([1000, 2000, 3000]);
  });

  test('is found by the number in the title of its commit, if that merged as this commit', async () => {
    const github = await githubWith(merged(5, MERGE));
    github.faults.add({ path: /\/pulls$/, times: Infinity, answer: { kind: 'status', status: 200, body: [] } });
    expect((await find(github, pushEvent({ title: 'Add Amy (#5)' }))).found).toEqual({
      kind: 'found',
      number: 5,
      isNamed: false,
    });
  });

  test.each([
    ['a number of a pull request that merged as another commit', 'Add Amy (#4)'],
    ['a number of a pull request that is open', 'Add Amy (#6)'],
    ['a number of no pull request', 'Fix (#12)'],
    ['a number that is not at the end', 'Revert (#5) for now'],
  ])('%s in the title is no proof', async (_, title) => {
    const github = await githubWith(merged(4, sha('d')), { number: 6, mergeCommitSha: MERGE }, merged(5, sha('e')));
    expect((await find(github, pushEvent({ title }))).found.kind).toBe('none');
  });

  test('without its commit belongs to none, and GitHub is not asked', async () => {
    const github = await githubWith();
    const { found } = await find(github, { name: 'push', payload: {} });
    expect(found).toEqual({ kind: 'none', reason: 'the event does not name its commit' });
    expect(github.requests).toEqual([]);
  });

  test('with a GitHub that is down is an error', async () => {
    const github = await githubWith();
    github.faults.add({ times: Infinity, answer: { kind: 'status', status: 500, body: { message: 'Oops' } } });
    await expect(find(github, pushEvent({ title: 'x (#5)' }))).rejects.toMatchObject({ status: 500, reason: 'Oops' });
  });

  test('pr-number names one where none is found, and is no reason to wait', async () => {
    const { found, waits } = await find(await githubWith(), pushEvent({}), 12);
    expect(found).toEqual({ kind: 'found', number: 12, isNamed: true });
    expect(waits).toEqual([]);
  });

  test('what merged as its commit comes before pr-number', async () => {
    expect((await find(await githubWith(merged(5, MERGE)), pushEvent({}), 12)).found).toEqual({
      kind: 'found',
      number: 5,
      isNamed: false,
    });
  });

  test('a commit that GitHub does not know yet is waited for', async () => {
    const github = await githubWith(merged(5, MERGE));
    github.faults.add({
      path: /\/pulls$/,
      answer: { kind: 'status', status: 422, body: { message: 'No commit found' } },
    });
    const { found, waits } = await find(github, pushEvent({}));
    expect(found).toEqual({ kind: 'found', number: 5, isNamed: false });
    expect(waits).toEqual([1000]);
  });

  test("another repository's pull request is not taken", async () => {
    const github = await githubWith();
    const foreign = {
      number: 5,
      state: 'closed',
      merged_at: '2026-01-01T00:00:00Z',
      merge_commit_sha: MERGE,
      head: { sha: sha('b') },
      base: { repo: { full_name: 'example-org/upstream' } },
    };
    github.faults.add({
      path: /\/pulls$/,
      times: Infinity,
      answer: { kind: 'status', status: 200, body: [foreign], contentType: 'application/json' },
    });
    expect((await find(github, pushEvent({}))).found.kind).toBe('none');
  });
});

describe('a workflow run', () => {
  const ofPullRequest = workflowRunEvent({ event: 'pull_request', head_sha: sha('b') });

  test("for a fork's pull request finds it by its head", async () => {
    const github = await githubWith(
      { number: 8, headSha: sha('b'), commits: [sha('b')] },
      { number: 9, headSha: sha('d'), commits: [sha('b')] },
    );
    expect((await find(github, ofPullRequest)).found).toEqual({ kind: 'found', number: 8, isNamed: false });
  });

  test('for two pull requests with one head takes neither', async () => {
    const github = await githubWith({ number: 8, headSha: sha('b') }, { number: 9, headSha: sha('b') });
    const { found } = await find(github, ofPullRequest);
    expect(found).toEqual({
      kind: 'none',
      reason: expect.stringContaining('did not run for exactly one open pull request'),
    });
  });

  test('without its head belongs to none', async () => {
    const { found } = await find(await githubWith(), workflowRunEvent({ event: 'pull_request', head_sha: null }));
    expect(found.kind).toBe('none');
  });
});
