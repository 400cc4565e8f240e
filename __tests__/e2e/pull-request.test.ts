import { describe, expect, test } from '@jest/globals';
import type { GithubSandbox } from '../../sandbox/github.ts';
import type { PullRequestInput } from '../../sandbox/github/world.ts';
import { runInHost } from '../host/hosts.ts';
import type { Finished, With } from './action.ts';
import { type Event, mergeGroupEvent, pushEvent, sha, workflowRunEvent } from './events.ts';
import { callsOf, closeServersAfterEach, datadogWith, githubWith, writesOf } from './servers.ts';

closeServersAfterEach();

const users = ['amy@example.com'];
const assign: With = { operation: 'assign', users: 'amy@example.com', comment: 'always' };
const MERGE = sha('c');

async function repositoryWith(...pullRequests: PullRequestInput[]): Promise<GithubSandbox> {
  const files = { 'seats.txt': 'amy@example.com\n' };
  const commits = {
    [sha('a')]: { files: {} },
    [sha('b')]: { files, parent: sha('a') },
    [MERGE]: { files, parent: sha('a') },
  };
  return githubWith({ pullRequests, commits });
}

async function run(github: GithubSandbox, event: Event, inputs: With = assign): Promise<Finished> {
  return runInHost({ datadog: await datadogWith({ users }), github, event, with: inputs });
}

/** The pull requests that got a comment. */
function commented(github: GithubSandbox, ...numbers: number[]): number[] {
  return numbers.filter((number) => github.repository.comments(number).length > 0);
}

const merged = (number: number, mergeCommitSha: string): PullRequestInput => ({
  number,
  merged: true,
  mergeCommitSha,
  headSha: sha('b'),
});

describe('a push to the default branch', () => {
  test('belongs to the pull request that merged as its commit, not to any other that the commit is part of', async () => {
    const other = { number: 3, commits: [MERGE] };
    const earlier = { ...merged(4, sha('d')), commits: [MERGE] };
    const github = await repositoryWith(other, earlier, merged(5, MERGE));
    const finished = await run(github, pushEvent({}));
    expect(finished.outputs.verdict).toBe('applied');
    expect(commented(github, 3, 4, 5)).toEqual([5]);
    expect(github.repository.comments(5)[0]?.body).toContain('at [`ccccccc`](');
  });

  test('to another branch is a dry run', async () => {
    const github = await repositoryWith();
    const datadog = await datadogWith({ users });
    const event = pushEvent({ ref: 'refs/heads/feature' });
    const finished = await runInHost({ datadog, github, event, with: { ...assign, comment: 'never' } });
    expect(finished.outputs.verdict).toBe('planned');
    expect(finished.log).toContain('the run is not on the default branch');
    expect(writesOf(datadog)).toEqual([]);
    expect(callsOf(github)).toEqual([]);
  });
});

test('a merge group plans, on the pull request that its branch names', async () => {
  const github = await repositoryWith({ number: 104 });
  const finished = await run(github, mergeGroupEvent(104, sha('a'), sha('b')));
  expect(finished.outputs.verdict).toBe('planned');
  expect(finished.log).toContain('the event merge_group only plans');
  expect(commented(github, 104)).toEqual([104]);
});

describe('a workflow run', () => {
  test('for an open pull request plans on it', async () => {
    const github = await repositoryWith({ number: 8, headSha: sha('b') });
    const pullRequests = [{ number: 8, head: { sha: sha('b') } }];
    const event = workflowRunEvent({ event: 'pull_request', head_sha: sha('b'), pull_requests: pullRequests });
    const finished = await run(github, event);
    expect(finished.outputs.verdict).toBe('planned');
    expect(commented(github, 8)).toEqual([8]);
  });

  test('after a push to the default branch applies, on the pull request that merged', async () => {
    const github = await repositoryWith(merged(5, MERGE));
    const finished = await run(github, workflowRunEvent({ event: 'push', head_branch: 'main', head_sha: MERGE }));
    expect(finished.outputs.verdict).toBe('applied');
    expect(commented(github, 5)).toEqual([5]);
  });
});

test('schedule comments on the pull request that pr-number names, or on none', async () => {
  const github = await repositoryWith({ number: 8 });
  const event = { name: 'schedule', payload: { schedule: '0 3 * * *' } };
  const without = await run(github, event);
  expect(without.log).toContain('No comment: the event schedule has no pull request; set pr-number to choose one.');
  await run(github, event, { ...assign, 'pr-number': '8' });
  expect(commented(github, 8)).toEqual([8]);
});
