import { describe, expect, test } from '@jest/globals';
import type { DatadogSandbox } from '../../sandbox/datadog.ts';
import type { GithubSandbox } from '../../sandbox/github.ts';
import { runInHost } from '../host/hosts.ts';
import type { Finished, With } from './action.ts';
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
    run: (merged, list, inputs = {}, head = sha('b')) => {
      const files = { 'seats.txt': `# Seats\n${list.join('\n')}\n` };
      if (merged) {
        github.repository.push(sha('c'), files);
      }
      return runInHost({
        datadog,
        github,
        env,
        event: pullRequestEvent({ merged, head }),
        files,
        with: { ...sync, ...inputs },
      });
    },
  };
}

/** The lines below the report: what happened, when, at which commit, in which run. */
function storyOf(body: string): string[] {
  const [, story = ''] = /<summary>History[^]*?\n\n([^]*?)\n\n<\/details>/.exec(body) ?? [];
  return story
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/, 'TIME'));
}

const RUN = '[run](https://github.example.com/example-org/platform/actions/runs/4711)';

test('the comment tells the story: planned, then applied, and a repeated run does not wipe it out', async () => {
  const thread = await threadWith(['amy@example.com', 'ben@example.com']);
  const list = ['amy@example.com', 'cal@example.com'];
  await thread.run(false, list);
  const planned = `- TIME: 1 to add, 1 to remove · commit \`bbbbbbb\` · ${RUN}`;
  expect(storyOf(thread.body())).toEqual([]);
  await thread.run(true, list);
  const applied = `- TIME: 1 added, 1 removed · commit \`ccccccc\` · ${RUN}`;
  expect(storyOf(thread.body())).toEqual([planned, applied]);
  await thread.run(true, list);
  expect(storyOf(thread.body())).toEqual([planned, applied, `- TIME: in sync, 2 seats · commit \`ccccccc\` · ${RUN}`]);
  expect(thread.github.repository.comments(NUMBER)).toHaveLength(1);
});

test('a newer plan replaces the older one; the same plan is not written again', async () => {
  const thread = await threadWith(['amy@example.com']);
  await thread.run(false, ['amy@example.com', 'ben@example.com']);
  thread.github.forget();
  await thread.run(false, ['amy@example.com', 'ben@example.com']);
  expect(callsOf(thread.github)).toEqual(['POST /graphql']);
  await thread.run(false, ['amy@example.com', 'ben@example.com', 'cal@example.com'], {}, sha('e'));
  expect(thread.body()).toContain('### Datadog seats: 2 to add\n');
  expect(thread.body()).toContain('at [`eeeeeee`](');
  expect(storyOf(thread.body())).toEqual([]);
});

test('a plan that a new push made obsolete says so, and stays so', async () => {
  const thread = await threadWith(['amy@example.com']);
  await thread.run(false, ['amy@example.com', 'ben@example.com']);
  await thread.run(false, ['amy@example.com'], {}, sha('d'));
  const obsolete = 'An earlier plan of this pull request no longer applies: there is nothing left to change.';
  expect(thread.body()).toContain(obsolete);
  expect(thread.body()).toContain('### Datadog seats: in sync, 1 seat\n');
  thread.github.forget();
  await thread.run(false, ['amy@example.com'], {}, sha('d'));
  expect(callsOf(thread.github)).toEqual(['POST /graphql']);
});

test('duplicates of two racing jobs are folded into the oldest', async () => {
  const thread = await threadWith([]);
  for (const text of ['one', 'two']) {
    thread.github.repository.addComment(NUMBER, `<!-- datadog-seats -->\n${text}`);
  }
  await thread.run(false, ['amy@example.com']);
  expect(thread.github.repository.comments(NUMBER)).toHaveLength(1);
  expect(thread.body()).toContain('### Datadog seats: 1 to add\n');
});

describe('what a merge may remove', () => {
  const list = ['amy@example.com', 'ben@example.com'];
  const reasonOf = (run: Finished, user: string): string | null | undefined =>
    run.report.products[0]?.people.find((person) => person.user === user)?.reason;

  test('the reviewed plan is applied without a word', async () => {
    const thread = await threadWith(['amy@example.com', 'cal@example.com']);
    await thread.run(false, list);
    const run = await thread.run(true, list);
    expect(run.outputs).toMatchObject({ verdict: 'applied', assigned: '1', unassigned: '1' });
    expect(run.report.problems).toEqual([]);
  });

  test('a seat that somebody claimed after the review stays, also when the run is repeated', async () => {
    const thread = await threadWith(['amy@example.com', 'cal@example.com']);
    await thread.run(false, list);
    thread.datadog.claim('incident_response', 'dan@example.com');
    for (const verdict of ['applied', 'in-sync']) {
      const run = await thread.run(true, list);
      expect([run.exitCode, run.outputs.verdict]).toEqual([0, verdict]);
      expect(run.statuses['dan@example.com']).toBe('kept');
      expect(reasonOf(run, 'dan@example.com')).toBe('not in the reviewed plan');
    }
    expect(thread.datadog.holders('incident_response')).toContain('dan@example.com');
  });

  test('a dry run after the merge does not take the place of the reviewed plan', async () => {
    const thread = await threadWith(['amy@example.com']);
    await thread.run(false, list);
    thread.datadog.claim('incident_response', 'dan@example.com');
    const dry = await thread.run(true, list, { 'dry-run': 'true' });
    expect(dry.outputs.unassigned).toBe('1');
    expect((await thread.run(true, list)).statuses['dan@example.com']).toBe('kept');
  });

  test('nor does the run of an earlier plan that is repeated after the merge', async () => {
    const thread = await threadWith(['amy@example.com']);
    await thread.run(false, list);
    const pullRequest = thread.github.repository.pullRequest(NUMBER);
    if (pullRequest !== undefined) {
      pullRequest.merged = true;
      pullRequest.mergedAt = '2026-03-01T12:00:00Z';
    }
    thread.datadog.claim('incident_response', 'dan@example.com');
    expect((await thread.run(false, list)).outputs.unassigned).toBe('1');
    expect((await thread.run(true, list)).statuses['dan@example.com']).toBe('kept');
  });

  test('nor does a listing of the seats with the same comment', async () => {
    const thread = await threadWith(['amy@example.com', 'cal@example.com']);
    await thread.run(false, list);
    await thread.run(false, list, { operation: 'list', comment: 'always' });
    expect((await thread.run(true, list)).statuses['cal@example.com']).toBe('unassigned');
  });

  test('a refused plan counts as shown', async () => {
    const thread = await threadWith(['amy@example.com', 'cal@example.com']);
    const refused = await thread.run(false, list, { 'max-unassign': '0' });
    expect(refused.outputs.verdict).toBe('refused');
    expect((await thread.run(true, list)).statuses['cal@example.com']).toBe('unassigned');
  });

  test('without a plan in a comment there is nothing to compare with, and that is said', async () => {
    const thread = await threadWith(['amy@example.com', 'cal@example.com']);
    const run = await thread.run(true, list);
    expect(run.outputs).toMatchObject({ verdict: 'applied', unassigned: '1' });
    expect(run.log).toContain('::warning::pull request #7 has no plan in a comment of this action');
  });

  test('with comment: never, nothing is read', async () => {
    const thread = await threadWith(['amy@example.com', 'cal@example.com']);
    await thread.run(false, ['amy@example.com', 'cal@example.com']);
    const run = await thread.run(true, list, { comment: 'never' });
    expect(run.outputs).toMatchObject({ verdict: 'applied', unassigned: '1' });
    expect(run.report.problems).toEqual([]);
  });

  test('a comment that cannot be read holds the removals back, and a later run makes up for it', async () => {
    const thread = await threadWith(['amy@example.com', 'cal@example.com']);
    await thread.run(false, list);
    thread.github.faults.add({
      path: '/graphql',
      times: 3,
      answer: { kind: 'status', status: 500, body: { message: 'Oops' } },
    });
    const unread = await thread.run(true, list);
    expect(unread.outputs).toMatchObject({ verdict: 'incomplete', assigned: '1', withheld: '1' });
    expect(reasonOf(unread, 'cal@example.com')).toBe(
      'the reviewed plan cannot be read: status 500: Oops; re-run once GitHub answers',
    );
    expect((await thread.run(true, list)).statuses['cal@example.com']).toBe('unassigned');
  });

  test('a comment that was edited holds them back for good', async () => {
    const thread = await threadWith(['amy@example.com', 'cal@example.com']);
    await thread.run(false, list);
    const whole = thread.body();
    const edited = [
      whole.replace(/<!-- datadog-seats-state .* -->/, ''),
      whole.replace(/(datadog-seats-state )\S/, '$1x'),
      whole.replace(/(datadog-seats-state \S{20})\S+/, '$1'),
      // What a run made of the last one: it remembers the doubt.
      null,
    ];
    for (const body of edited) {
      const [comment] = thread.github.repository.comments(NUMBER);
      if (comment !== undefined && body !== null) {
        thread.github.repository.editComment(comment, body);
      }
      const run = await thread.run(true, list);
      expect(run.outputs).toMatchObject({ verdict: 'incomplete', withheld: '1' });
      expect(reasonOf(run, 'cal@example.com')).toContain('somebody edited the comment, or copied it from elsewhere');
    }
  });

  test('a comment that was copied from another pull request, or from another use, is no review', async () => {
    const thread = await threadWith(['amy@example.com', 'cal@example.com']);
    await thread.run(false, list, { 'comment-key': 'other' });
    const copy = thread.body().replace('<!-- datadog-seats other -->', '<!-- datadog-seats -->');
    thread.github.repository.addComment(NUMBER, copy);
    expect((await thread.run(true, list)).statuses['cal@example.com']).toBe('withheld');
  });

  test('a line that somebody wrote above it takes nothing from the review', async () => {
    const thread = await threadWith(['amy@example.com', 'cal@example.com']);
    await thread.run(false, list);
    const [comment] = thread.github.repository.comments(NUMBER);
    if (comment !== undefined) {
      thread.github.repository.editComment(comment, `Look!\n\n${comment.body}`);
    }
    thread.datadog.claim('incident_response', 'dan@example.com');
    const run = await thread.run(true, list);
    expect(run.statuses).toMatchObject({ 'cal@example.com': 'unassigned', 'dan@example.com': 'kept' });
    expect(thread.github.repository.comments(NUMBER)).toHaveLength(1);
  });

  test('an older comment that only looks alike does not count, nor does anybody else', async () => {
    const thread = await threadWith(['amy@example.com', 'cal@example.com']);
    thread.github.repository.addComment(NUMBER, '<!-- datadog-seats -->\nquoted', 'somebody');
    thread.github.repository.addComment(NUMBER, '<!-- datadog-seats -->\nanother workflow');
    await thread.run(false, list);
    const run = await thread.run(true, list);
    expect(run.outputs).toMatchObject({ verdict: 'applied', unassigned: '1' });
    expect(run.report.problems).toEqual([]);
  });

  test('where nobody is removed, the comment is read once, to be written', async () => {
    const thread = await threadWith(['amy@example.com']);
    await thread.run(false, list);
    thread.github.forget();
    await thread.run(true, list);
    expect(
      callsOf(thread.github).filter((call) => !call.includes('/contents/') && !call.includes('/branches/')),
    ).toEqual(['POST /graphql', expect.stringMatching(/^PATCH /)]);
  });

  test('nobody can be read from what the comment remembers, which stands at its end', async () => {
    const thread = await threadWith(['amy@example.com', 'cal@example.com']);
    await thread.run(false, list, { 'email-display': 'hidden' });
    const [, state = ''] = /<!-- datadog-seats-state (\S+) \S+ -->\n$/.exec(thread.body()) ?? [];
    const text = Buffer.from(state, 'base64url').toString();
    expect(text).toMatch(/"digests":"[\w-]{11}"/);
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
