import { describe, expect, test } from '@jest/globals';
import type { GithubSandbox } from '../../sandbox/github.ts';
import type { RepositoryInput } from '../../sandbox/github/world.ts';
import { runInHost } from '../host/hosts.ts';
import type { Finished, With } from './action.ts';
import { callsOf, closeServersAfterEach, datadogWith, githubWith, writesOf } from './servers.ts';

closeServersAfterEach();

const NUMBER = 7;
const MARKER = '<!-- datadog-seats -->';
const users = ['amy@example.com', 'ben@example.com'];

function pullRequestEvent(merged: boolean, name = 'pull_request'): { name: string; payload: unknown } {
  const repository = { full_name: 'example-org/platform', default_branch: 'main', private: true };
  const base = { ref: 'main', repo: { full_name: 'example-org/platform', default_branch: 'main' } };
  const action = merged ? 'closed' : 'opened';
  return { name, payload: { action, repository, pull_request: { number: NUMBER, merged, base } } };
}

async function repositoryWith(input: RepositoryInput = {}): Promise<GithubSandbox> {
  return githubWith({ owner: 'example-org', name: 'platform', pullRequests: [{ number: NUMBER }], ...input });
}

const assign: With = { operation: 'assign', users: 'ben@example.com', comment: 'always', 'email-display': 'auto' };

function bodies(github: GithubSandbox): string[] {
  return github.repository.comments(NUMBER).map(({ body }) => body);
}

test('an open pull request gets the plan, its merge the result, in the same comment', async () => {
  const datadog = await datadogWith({ users });
  const github = await repositoryWith();
  const open = await runInHost({ datadog, github, with: assign, event: pullRequestEvent(false) });
  expect(open.exitCode).toBe(0);
  expect(open.outputs.verdict).toBe('planned');
  expect(open.log).toContain('Plan only: the pull request is not merged.');
  expect(writesOf(datadog)).toEqual([]);
  expect(bodies(github)).toHaveLength(1);
  expect(bodies(github)[0]).toMatch(/^<!-- datadog-seats -->\n/);
  expect(bodies(github)[0]).toContain('\n### Datadog seats: 1 to add\n');
  expect(bodies(github)[0]).toContain('\n+ ben@example.com\n');
  const [comment] = github.repository.comments(NUMBER);
  expect(open.outputs['comment-url']).toContain(`#issuecomment-${comment?.id ?? ''}`);

  const merged = await runInHost({ datadog, github, with: assign, event: pullRequestEvent(true) });
  expect(merged.outputs.verdict).toBe('applied');
  expect(bodies(github)).toHaveLength(1);
  expect(bodies(github)[0]).toContain('### Datadog seats: 1 added\n');
});

test.each(['pull_request_target', 'pull_request_review'])(
  '%s of an unmerged pull request never writes',
  async (name) => {
    const datadog = await datadogWith({ users });
    const run = await runInHost({ datadog, with: assign, event: pullRequestEvent(false, name) });
    expect(run.outputs.verdict).toBe('planned');
    expect(writesOf(datadog)).toEqual([]);
  },
);

describe('finding its own comment', () => {
  const filler = Array.from({ length: 240 }, (_, index) => ({ issueNumber: NUMBER, body: `Comment ${index}` }));

  test('it is found on the third page and updated in place', async () => {
    const datadog = await datadogWith({ users });
    const own = { issueNumber: NUMBER, body: `${MARKER}\nold`, authoredByViewer: true };
    const github = await repositoryWith({ comments: [...filler, own] });
    await runInHost({ datadog, github, with: assign, event: pullRequestEvent(false) });
    expect(bodies(github)).toHaveLength(241);
    expect(bodies(github).at(-1)).toContain('### Datadog seats: 1 to add\n');
  });

  test("somebody else's comment with the marker is left alone", async () => {
    const datadog = await datadogWith({ users });
    const foreign = { issueNumber: NUMBER, body: `${MARKER}\nmine!`, authoredByViewer: false };
    const github = await repositoryWith({ comments: [foreign] });
    await runInHost({ datadog, github, with: assign, event: pullRequestEvent(false) });
    expect(bodies(github)).toHaveLength(2);
    expect(bodies(github)[0]).toBe(foreign.body);
  });

  test('comment-key keeps several uses apart, also keys that would end the marker', async () => {
    const datadog = await datadogWith({ users });
    const github = await repositoryWith();
    for (const key of ['', 'eu', '--> <b>', 'eu']) {
      await runInHost({ datadog, github, with: { ...assign, 'comment-key': key }, event: pullRequestEvent(false) });
    }
    expect(bodies(github).map((body) => body.split('\n')[0])).toEqual([
      MARKER,
      '<!-- datadog-seats eu -->',
      '<!-- datadog-seats %2D%2D%3E%20%3Cb%3E -->',
    ]);
  });

  test('an unchanged comment is not written again', async () => {
    const datadog = await datadogWith({ users });
    const github = await repositoryWith();
    await runInHost({ datadog, github, with: assign, event: pullRequestEvent(false) });
    github.forget();
    await runInHost({ datadog, github, with: assign, event: pullRequestEvent(false) });
    expect(callsOf(github)).toEqual(['POST /graphql']);
  });

  test('of two that were created at the same time, the older one stays', async () => {
    const datadog = await datadogWith({ users });
    const github = await repositoryWith();
    // Another job creates its comment just before this one does.
    github.faults.add({
      method: 'POST',
      path: '/repos/',
      when: () => {
        github.repository.addComment(NUMBER, `${MARKER}\nfrom another job`);
        return false;
      },
      answer: { kind: 'reset' },
    });
    const run = await runInHost({ datadog, github, with: assign, event: pullRequestEvent(false) });
    expect(bodies(github)).toHaveLength(1);
    expect(bodies(github)[0]).toContain('### Datadog seats: 1 to add\n');
    expect(run.outputs['comment-url']).toContain(`#issuecomment-${github.repository.comments(NUMBER)[0]?.id ?? ''}`);
  });
});

describe('on-change', () => {
  const onChange = { ...assign, comment: 'on-change' };

  test('creates none where nothing is to be done, but keeps one that is there up to date', async () => {
    const datadog = await datadogWith({ users, held: { incident_response: ['ben@example.com'] } });
    const github = await repositoryWith();
    const quiet = await runInHost({ datadog, github, with: onChange, event: pullRequestEvent(false) });
    expect(quiet.outputs).toMatchObject({ verdict: 'in-sync', 'comment-url': '' });
    expect(bodies(github)).toEqual([]);
    github.repository.addComment(NUMBER, `${MARKER}\nan older plan`);
    await runInHost({ datadog, github, with: onChange, event: pullRequestEvent(false) });
    expect(bodies(github)[0]).toContain('### Datadog seats: in sync, 1 seat\n');
  });

  test('comments on problems', async () => {
    const datadog = await datadogWith({ users });
    const github = await repositoryWith();
    const files = { 'seats.txt': 'not a person\n' };
    const inputs = { ...onChange, users: '', 'user-list-file': 'seats.txt' };
    const run = await runInHost({ datadog, github, files, with: inputs, event: pullRequestEvent(false) });
    expect(run.outputs.verdict).toBe('invalid');
    expect(bodies(github)[0]).toContain('"not a person" is neither an e-mail nor a UUID');
  });
});

describe('a comment that cannot be written is a warning and changes nothing else', () => {
  async function expectWarning(run: Finished, message: string): Promise<void> {
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ verdict: 'applied', 'comment-url': '' });
    expect(run.log).toContain('::warning::The comment on pull request #7 could not be written');
    expect(run.log).toContain(message);
    expect(run.summary).toContain('### Datadog seats: 1 added\n');
    return Promise.resolve();
  }

  test('a read-only token, as forks have it', async () => {
    const github = await repositoryWith({ tokenCanWrite: false });
    const run = await runInHost({
      datadog: await datadogWith({ users }),
      github,
      with: assign,
      event: pullRequestEvent(true),
    });
    await expectWarning(run, 'pull-requests: write');
  });

  test('a GitHub that is down', async () => {
    const github = await repositoryWith();
    github.faults.add({ times: Infinity, answer: { kind: 'status', status: 503, body: { message: 'Unavailable' } } });
    const run = await runInHost({
      datadog: await datadogWith({ users }),
      github,
      with: assign,
      event: pullRequestEvent(true),
    });
    await expectWarning(run, 'Unavailable');
  });

  test('a pull request that is not there', async () => {
    const github = await repositoryWith({ pullRequests: [] });
    const run = await runInHost({
      datadog: await datadogWith({ users }),
      github,
      with: assign,
      event: pullRequestEvent(true),
    });
    await expectWarning(run, 'Could not resolve to a PullRequest');
  });
});

test('without a pull request the log says why there is no comment, and pr-number names one', async () => {
  const datadog = await datadogWith({ users });
  const github = await repositoryWith();
  const none = await runInHost({ datadog, github, with: { ...assign, 'dry-run': 'true' } });
  expect(none.log).toContain(
    'No comment: the event workflow_dispatch has no pull request; set pr-number to choose one.',
  );
  expect(github.requests).toEqual([]);
  await runInHost({ datadog, github, with: { ...assign, 'pr-number': '7' } });
  expect(bodies(github)).toHaveLength(1);
});

test('a report that is too long for a comment says so and points to the whole', async () => {
  const many = Array.from({ length: 3000 }, (_, index) => `person.${index}@example.com`);
  const datadog = await datadogWith({ users: many });
  const github = await repositoryWith();
  const inputs = { ...assign, users: many.join('\n') };
  const run = await runInHost({ datadog, github, with: inputs, event: pullRequestEvent(false) });
  const [body = ''] = bodies(github);
  expect(body.length).toBeLessThanOrEqual(65_536);
  expect(body).toContain('### Datadog seats: 3,000 to add\n');
  expect(body).toContain('Shortened to fit. Everyone is in the job summary of the run.');
  expect(run.summary).toContain('person.2999@example.com');
});
