import { describe, expect, test } from '@jest/globals';
import type { DatadogSandbox } from '../../sandbox/datadog.ts';
import type { GithubSandbox } from '../../sandbox/github.ts';
import { type Finished, runAction, type With } from './action.ts';
import { pullRequestEvent, sha } from './events.ts';
import { callsOf, closeServersAfterEach, datadogWith, githubWith } from './servers.ts';

closeServersAfterEach();

const NUMBER = 7;
const emails = ['amy', 'ben', 'cal', 'dan'].map((name) => `${name}@example.com`);
const env = { GITHUB_RUN_ID: '4711', GITHUB_SERVER_URL: 'https://github.example.com' };
const sync: With = {
  operation: 'sync',
  'user-list-file': 'seats.txt',
  comment: 'on-change',
  'max-unassign-percent': '100',
};

interface Thread {
  readonly datadog: DatadogSandbox;
  readonly github: GithubSandbox;
  run(merged: boolean, list: readonly string[], inputs?: With, head?: string): Promise<Finished>;
  body(): string;
}

async function threadWith(held: readonly string[]): Promise<Thread> {
  const datadog = await datadogWith({ users: emails, held: { incident_response: held } });
  const github = await githubWith({ pullRequests: [{ number: NUMBER }] });
  return {
    datadog,
    github,
    body: () => github.repository.comments(NUMBER)[0]?.body ?? '',
    run: (merged, list, inputs = {}, head = sha('b')) =>
      runAction({
        datadog,
        github,
        env,
        event: pullRequestEvent({ merged, head }),
        files: { 'seats.txt': `# Seats\n${list.join('\n')}\n` },
        with: { ...sync, ...inputs },
      }),
  };
}

/** The lines below the report: what happened, when, at which commit, in which run. */
function storyOf(body: string): string[] {
  const [, story = ''] = body.split('\n---\n');
  return story
    .trim()
    .split('\n')
    .map((line) => line.replace(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/, 'TIME'));
}

const RUN = '[run](https://github.example.com/example-org/platform/actions/runs/4711)';

test('the comment tells the story: planned, then applied, and a repeated run does not wipe it out', async () => {
  const thread = await threadWith(['amy@example.com', 'ben@example.com']);
  const list = ['amy@example.com', 'cal@example.com'];
  await thread.run(false, list);
  const planned = `- TIME: planned 1 to assign, 1 to unassign · commit \`bbbbbbb\` · ${RUN}`;
  expect(storyOf(thread.body())).toEqual([planned]);
  await thread.run(true, list);
  const applied = `- TIME: Done — 1 assigned, 1 unassigned · commit \`ccccccc\` · ${RUN}`;
  expect(storyOf(thread.body())).toEqual([planned, applied]);
  await thread.run(true, list);
  expect(storyOf(thread.body())).toEqual([
    planned,
    applied,
    `- TIME: In sync — nothing to do · commit \`ccccccc\` · ${RUN}`,
  ]);
  expect(thread.github.repository.comments(NUMBER)).toHaveLength(1);
});

test('a newer plan replaces the older one; the same plan is not written again', async () => {
  const thread = await threadWith(['amy@example.com']);
  await thread.run(false, ['amy@example.com', 'ben@example.com']);
  thread.github.forget();
  await thread.run(false, ['amy@example.com', 'ben@example.com'], {}, sha('d'));
  expect(callsOf(thread.github)).toEqual(['POST /graphql']);
  await thread.run(false, ['amy@example.com', 'ben@example.com', 'cal@example.com'], {}, sha('e'));
  expect(storyOf(thread.body())).toEqual([`- TIME: planned 2 to assign, 0 to unassign · commit \`eeeeeee\` · ${RUN}`]);
});

test('a plan that a new push made obsolete says so, and stays so', async () => {
  const thread = await threadWith(['amy@example.com']);
  await thread.run(false, ['amy@example.com', 'ben@example.com']);
  await thread.run(false, ['amy@example.com'], {}, sha('d'));
  const obsolete = 'What an earlier version of this pull request would have changed is not needed any more.';
  expect(thread.body()).toContain(obsolete);
  expect(thread.body()).not.toContain('would-assign');
  thread.github.forget();
  await thread.run(false, ['amy@example.com'], {}, sha('e'));
  expect(callsOf(thread.github)).toEqual(['POST /graphql']);
});

test('duplicates of two racing jobs are folded into the oldest', async () => {
  const thread = await threadWith([]);
  for (const text of ['one', 'two']) {
    thread.github.repository.addComment(NUMBER, `<!-- datadog-seats -->\n${text}`);
  }
  await thread.run(false, ['amy@example.com']);
  expect(thread.github.repository.comments(NUMBER)).toHaveLength(1);
  expect(thread.body()).toContain('Plan — nothing was changed');
});

describe('what is removed without having been reviewed', () => {
  const list = ['amy@example.com', 'ben@example.com'];

  test('the reviewed plan is applied without a word', async () => {
    const thread = await threadWith(['amy@example.com', 'cal@example.com']);
    await thread.run(false, list);
    const run = await thread.run(true, list);
    expect(run.outputs).toMatchObject({ verdict: 'applied', assigned: '1', unassigned: '1' });
    expect(run.report.problems).toEqual([]);
  });

  test('a removal that the plan did not show is a warning for each person, and is applied', async () => {
    const thread = await threadWith(['amy@example.com']);
    await thread.run(false, list);
    thread.datadog.claim('incident_response', 'cal@example.com');
    thread.datadog.claim('incident_response', 'ben@example.com');
    const run = await thread.run(true, list);
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ verdict: 'applied', assigned: '0', unassigned: '1' });
    const warning = 'incident_response: cal@example.com loses a seat, which the plan in the comment did not show';
    expect(run.report.problems).toEqual([{ severity: 'warning', message: warning, file: null, line: null }]);
    expect(run.log).toContain(`::warning::${warning}`);
    expect(run.summary).toContain('which the plan in the comment did not show');
  });

  test('a run that was applied uses the plan up: the next one is not compared with it', async () => {
    const thread = await threadWith(['amy@example.com']);
    await thread.run(false, list);
    await thread.run(true, list);
    thread.datadog.claim('incident_response', 'dan@example.com');
    const run = await thread.run(true, list);
    expect(run.outputs).toMatchObject({ verdict: 'applied', unassigned: '1' });
    expect(run.report.problems).toEqual([]);
  });

  test('a plan that cannot be read, or that somebody damaged, is a warning', async () => {
    const thread = await threadWith(['amy@example.com', 'cal@example.com']);
    await thread.run(false, list);
    thread.github.faults.add({ times: Infinity, answer: { kind: 'status', status: 500, body: { message: 'Oops' } } });
    const unread = await thread.run(true, list);
    expect(unread.outputs.verdict).toBe('applied');
    expect(unread.log).toContain('::warning::the plan in the comment could not be read: status 500: Oops');
    thread.github.faults.clear();
    const [comment] = thread.github.repository.comments(NUMBER);
    if (comment !== undefined) {
      thread.github.repository.editComment(comment, '<!-- datadog-seats -->\nsomebody tidied up');
    }
    thread.datadog.claim('incident_response', 'dan@example.com');
    const damaged = await thread.run(true, list);
    expect(damaged.log).toContain('the plan in the comment could not be read: what the comment remembers is damaged');
  });

  test('where nobody is removed, the comment is read once, to be written', async () => {
    const thread = await threadWith(['amy@example.com']);
    await thread.run(false, list);
    thread.github.forget();
    await thread.run(true, list);
    expect(callsOf(thread.github)).toEqual(['POST /graphql', expect.stringMatching(/^PATCH /)]);
  });

  test('nobody can be read from what the comment remembers', async () => {
    const thread = await threadWith(['amy@example.com', 'cal@example.com']);
    await thread.run(false, list, { 'email-display': 'hidden' });
    const [, state = ''] = /datadog-seats-state (\S+)/.exec(thread.body()) ?? [];
    const text = Buffer.from(state, 'base64url').toString();
    expect(text).toMatch(/"removals":\["[0-9a-f]{16}"\]/);
    expect(text).not.toMatch(/@|ben|cal/);
  });
});

test('a comment whose visible text somebody edited is put right', async () => {
  const thread = await threadWith(['amy@example.com']);
  await thread.run(false, ['amy@example.com', 'ben@example.com']);
  const [comment] = thread.github.repository.comments(NUMBER);
  if (comment !== undefined) {
    thread.github.repository.editComment(comment, thread.body().replaceAll('ben@example.com', 'eve@example.com'));
  }
  await thread.run(false, ['amy@example.com', 'ben@example.com']);
  expect(thread.body()).toContain('ben@example.com');
  expect(thread.body()).not.toContain('eve@example.com');
});
