import { describe, expect, test } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import type { DatadogSandbox } from '../../sandbox/datadog.ts';
import type { FaultAnswer } from '../../sandbox/faults.ts';
import type { GithubSandbox } from '../../sandbox/github.ts';
import { type Finished, runAction, type Start } from './action.ts';
import { pullRequestEvent } from './events.ts';
import { callsOf, closeServersAfterEach, datadogWith, githubWith, writesOf } from './servers.ts';

closeServersAfterEach();

const NUMBER = 7;
/** How much faster time passes than real time. */
const PACE = 20;
const emails = ['amy', 'ben'].map((name) => `${name}@example.com`);

/** A status that GitHub answers with, as GitHub words it. */
function status(code: number, message: string, headers: Readonly<Record<string, string>> = {}): FaultAnswer {
  return { kind: 'status', status: code, body: { message }, headers };
}

interface Scene {
  readonly datadog: DatadogSandbox;
  readonly github: GithubSandbox;
  play(start?: Partial<Start>): Promise<Finished>;
}

/** An open pull request that is to get a comment. */
async function commentScene(): Promise<Scene> {
  const github = await githubWith({ pullRequests: [{ number: NUMBER }] });
  const datadog = await datadogWith({ users: emails });
  const inputs = { operation: 'assign', users: 'amy@example.com', comment: 'always' };
  const event = pullRequestEvent({ merged: false });
  return {
    datadog,
    github,
    play: (start) => runAction({ datadog, github, event, with: inputs, pace: PACE, ...start }),
  };
}

describe('GitHub is waited for within bounds', () => {
  test('a rate limit that asks for a minute is not waited for', async () => {
    const scene = await commentScene();
    const limited = status(403, 'You have exceeded a secondary rate limit', { 'retry-after': '60' });
    scene.github.faults.add({ times: Infinity, answer: limited });
    const run = await scene.play();
    expect(run.outputs).toMatchObject({ verdict: 'planned', 'comment-url': '' });
    expect(callsOf(scene.github)).toHaveLength(1);
    expect(run.log).not.toContain('Waiting');
    expect(run.log).not.toContain('pull-requests: write');
  });

  test('a connection that is always reset is reported as such, after three tries', async () => {
    const scene = await commentScene();
    scene.github.faults.add({ times: Infinity, answer: { kind: 'reset' } });
    const run = await scene.play();
    expect(callsOf(scene.github)).toHaveLength(3);
    expect(run.log).toContain('The comment on pull request #7 could not be written: GitHub gave no usable answer');
    expect(run.log).not.toMatch(/status 500|Cannot read properties/);
  });

  test('the advice for a token that is refused is to check it, not to give it permissions', async () => {
    const scene = await commentScene();
    const inputs = { operation: 'assign', users: 'amy@example.com', comment: 'always', 'github-token': 'expired' };
    const run = await scene.play({ with: inputs });
    expect(run.log).toContain('github-token was refused (status 401: Bad credentials)');
    expect(run.log).not.toContain('pull-requests: write');
  });

  test('a GitHub that hangs does not keep a cancelled run from reporting', async () => {
    const scene = await commentScene();
    let action: ChildProcess | null = null;
    const hang = { path: '/graphql', when: () => action?.kill('SIGTERM') ?? false, answer: { kind: 'hang' } as const };
    scene.github.faults.add({ ...hang, times: Infinity });
    const run = await scene.play({
      during: (child) => {
        action = child;
      },
    });
    expect(run.outputs).toMatchObject({ verdict: 'planned', 'comment-url': '' });
    expect(callsOf(scene.github)).toHaveLength(1);
  });

  test('an outage while the reviewed plan is read does not lose the comment', async () => {
    const scene = await commentScene();
    const inputs = { operation: 'sync', users: 'amy@example.com', comment: 'always', 'max-unassign-percent': '100' };
    scene.datadog.claim('incident_response', 'ben@example.com');
    await scene.play({ with: inputs });
    scene.github.faults.add({ path: '/graphql', times: 3, answer: status(500, 'Oops') });
    const run = await scene.play({ with: inputs, event: pullRequestEvent({ merged: true }) });
    expect(run.log).toContain('the reviewed plan cannot be read: status 500: Oops');
    expect(run.outputs['comment-url']).toMatch(/^http/);
    expect(scene.github.repository.comments(NUMBER)[0]?.body).toContain(
      '### Datadog seats: 1 added, 1 removal on hold\n',
    );
  });
});

describe('the comment', () => {
  const marker = '<!-- datadog-seats -->\n';

  test('pages of comments that bring nothing new end in an error', async () => {
    const scene = await commentScene();
    const comments = { nodes: [], pageInfo: { hasNextPage: true, endCursor: 'again' } };
    const body = { data: { repository: { pullRequest: { comments } } } };
    scene.github.faults.add({ path: '/graphql', times: Infinity, answer: { kind: 'status', status: 200, body } });
    const run = await scene.play();
    expect(run.outputs.verdict).toBe('planned');
    expect(run.log).toContain('GitHub returned the same page of comments twice');
    expect(callsOf(scene.github).length).toBeLessThan(3);
  });

  test('that was written is reported, though a second one could not be removed', async () => {
    const scene = await commentScene();
    scene.github.repository.addComment(NUMBER, `${marker}one`);
    scene.github.repository.addComment(NUMBER, `${marker}two`);
    scene.github.faults.add({ method: 'DELETE', times: Infinity, answer: status(403, 'Forbidden') });
    const run = await scene.play();
    expect(run.outputs['comment-url']).toMatch(/^http/);
    expect(run.log).toContain('A second comment of this action could not be removed: status 403: Forbidden');
    expect(run.log).not.toContain('could not be written');
  });

  test('that was created is reported, though nobody could look for a second one', async () => {
    const scene = await commentScene();
    scene.github.faults.add({ path: '/graphql', after: 1, times: Infinity, answer: status(500, 'Oops') });
    const run = await scene.play();
    expect(run.outputs['comment-url']).toMatch(/^http/);
    expect(run.log).toContain('Whether there is a second comment of this action could not be checked');
  });

  test('that somebody deletes in the meantime is created again', async () => {
    const scene = await commentScene();
    const old = scene.github.repository.addComment(NUMBER, `${marker}old`);
    const isDeleted = (): boolean => {
      scene.github.repository.deleteComment(old);
      return false;
    };
    scene.github.faults.add({ method: 'PATCH', when: isDeleted, answer: status(404, 'Not Found') });
    const run = await scene.play();
    expect(run.outputs['comment-url']).toMatch(/^http/);
    expect(scene.github.repository.comments(NUMBER).map(({ body }) => body)).toEqual([
      expect.stringContaining('### Datadog seats: 1 to add\n'),
    ]);
  });
});

test('GitHub is not asked if no version is compared and no comment is wanted', async () => {
  const scene = await commentScene();
  const run = await scene.play({ with: { operation: 'assign', users: 'amy@example.com' } });
  expect(run.outputs.verdict).toBe('planned');
  expect(callsOf(scene.github)).toEqual([]);
  expect(writesOf(scene.datadog)).toEqual([]);
});

test.each(['', '{'])('an event file of %j, which is no JSON, keeps no list from being applied', async (content) => {
  const datadog = await datadogWith({ users: emails });
  const github = await githubWith();
  const run = await runAction({
    datadog,
    github,
    event: { name: 'schedule' },
    env: { GITHUB_EVENT_PATH: 'broken.json' },
    files: { 'broken.json': content, 'seats.txt': 'amy@example.com\n' },
    with: { operation: 'assign', 'user-list-file': 'seats.txt' },
  });
  expect(run.outputs.verdict).toBe('applied');
  expect(run.log).toContain(
    'GitHub could not return the newest list (the event payload in GITHUB_EVENT_PATH is not JSON)',
  );
});
