import { describe, expect, test } from '@jest/globals';
import type { DatadogSandbox } from '../../sandbox/datadog.ts';
import type { GithubSandbox } from '../../sandbox/github.ts';
import { type Finished, runAction, type With } from './action.ts';
import { pullRequestEvent, sha } from './events.ts';
import { callsOf, closeServersAfterEach, datadogWith, githubWith, writesOf } from './servers.ts';

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

describe('reviewed = applied', () => {
  const list = ['amy@example.com', 'ben@example.com'];

  test('the same plan is applied without a word', async () => {
    const thread = await threadWith(['amy@example.com']);
    await thread.run(false, list);
    const run = await thread.run(true, list, { 'on-plan-drift': 'fail' });
    expect(run.outputs.verdict).toBe('applied');
    expect(run.report.problems).toEqual([]);
  });

  test('what differs is told, and applied', async () => {
    const thread = await threadWith(['amy@example.com']);
    await thread.run(false, list);
    thread.datadog.claim('incident_response', 'cal@example.com');
    thread.datadog.claim('incident_response', 'ben@example.com');
    const run = await thread.run(true, list);
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ verdict: 'applied', assigned: '0', unassigned: '1' });
    const told = [
      'incident_response: the plan in the comment said that ben@example.com would be assigned a seat; now: has-seat',
      'incident_response: cal@example.com would be unassigned, which the plan in the comment did not say',
    ];
    expect(run.report.problems.map(({ severity, message }) => [severity, message])).toEqual(
      told.map((message) => ['warning', message]),
    );
    expect(run.log).toContain(told[1]);
    expect(run.summary).toContain('which the plan in the comment did not say');
  });

  test('with on-plan-drift: fail it stops the run before its first write', async () => {
    const thread = await threadWith(['amy@example.com']);
    await thread.run(false, list);
    thread.datadog.claim('incident_response', 'cal@example.com');
    const run = await thread.run(true, list, { 'on-plan-drift': 'fail' });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: 'refused', changed: 'false' });
    expect(run.log).toContain(
      'cal@example.com would be unassigned, which the plan in the comment did not say (on-plan-drift is fail; if this is right, run again with on-plan-drift: report)',
    );
    expect(writesOf(thread.datadog)).toEqual([]);
  });

  test('somebody whom the run does not look at any more is counted', async () => {
    const thread = await threadWith([]);
    await thread.run(false, list);
    const run = await thread.run(true, ['amy@example.com']);
    expect(run.report.problems.map(({ message }) => message)).toEqual([
      'the plan in the comment had 1 change for somebody whom this run does not look at any more',
    ]);
  });

  test('where nothing is left to do, drift stops nothing', async () => {
    const thread = await threadWith(['amy@example.com']);
    await thread.run(false, list);
    thread.datadog.claim('incident_response', 'ben@example.com');
    const run = await thread.run(true, list, { 'on-plan-drift': 'fail' });
    expect(run.outputs.verdict).toBe('in-sync');
    expect(run.report.problems).toHaveLength(1);
  });

  test('a run that was applied uses the plan up: the next one is not compared with it', async () => {
    const thread = await threadWith(['amy@example.com']);
    await thread.run(false, list);
    await thread.run(true, list);
    const run = await thread.run(true, list, { 'on-plan-drift': 'fail' });
    expect(run.outputs.verdict).toBe('in-sync');
    expect(run.report.problems).toEqual([]);
  });

  test('a plan that cannot be read stops a run that must not drift, and warns the others', async () => {
    const thread = await threadWith(['amy@example.com']);
    await thread.run(false, list);
    const down = { kind: 'status', status: 500, body: { message: 'Oops' } } as const;
    thread.github.faults.add({ times: Infinity, answer: down });
    const strict = await thread.run(true, list, { 'on-plan-drift': 'fail' });
    expect(strict.outputs.verdict).toBe('refused');
    expect(strict.log).toContain('the plan in the comment could not be read: status 500: Oops');
    const lenient = await thread.run(true, list);
    expect(lenient.outputs.verdict).toBe('applied');
    expect(lenient.log).toContain('::warning::the plan in the comment could not be read');
  });

  test('a comment that remembers nothing that can be read stops a run that must not drift', async () => {
    const thread = await threadWith(['amy@example.com']);
    await thread.run(false, list);
    const [comment] = thread.github.repository.comments(NUMBER);
    if (comment !== undefined) {
      thread.github.repository.editComment(comment, '<!-- datadog-seats -->\nsomebody tidied up');
    }
    const run = await thread.run(true, list, { 'on-plan-drift': 'fail' });
    expect(run.outputs.verdict).toBe('refused');
    expect(run.log).toContain('what the comment remembers is damaged');
  });

  test('where no plan was commented, a run that must not drift says so', async () => {
    const thread = await threadWith(['amy@example.com']);
    const run = await thread.run(true, list, { 'on-plan-drift': 'fail' });
    expect(run.outputs.verdict).toBe('applied');
    expect(run.log).toContain('there is no reviewed plan to compare with: pull request #7 has no comment with a plan');
  });

  test('without a comment there is nothing to compare with, so that is a wrong input', async () => {
    const thread = await threadWith([]);
    const run = await thread.run(true, list, { 'on-plan-drift': 'fail', comment: 'never' });
    expect(run.outputs.verdict).toBe('invalid');
    expect(run.log).toContain('on-plan-drift is "fail", which needs the plan in a comment');
  });

  test('the plan of more than 500 changes is compared as a whole', async () => {
    const many = Array.from({ length: 600 }, (_, index) => `person.${index}@example.com`);
    const datadog = await datadogWith({ users: many });
    const github = await githubWith({ pullRequests: [{ number: NUMBER }] });
    const play = (merged: boolean, people: readonly string[]): Promise<Finished> =>
      runAction({
        datadog,
        github,
        event: pullRequestEvent({ merged }),
        with: { operation: 'assign', users: people.join(','), comment: 'always' },
      });
    await play(false, many);
    const run = await play(true, many.slice(1));
    expect(run.report.problems.map(({ message }) => message)).toEqual([
      'this run would do something else than the plan in the comment said',
    ]);
  });

  test('nobody can be read from what the comment remembers', async () => {
    const thread = await threadWith(['amy@example.com']);
    await thread.run(false, list, { 'email-display': 'hidden' });
    const [, state = ''] = /datadog-seats-state (\S+)/.exec(thread.body()) ?? [];
    const text = Buffer.from(state, 'base64url').toString();
    expect(text).toContain('"plan"');
    expect(text).not.toMatch(/@|ben/);
  });
});
