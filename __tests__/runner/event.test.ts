import { describe, expect, test } from '@jest/globals';
import { objectOf, parseJson } from '../../src/json.ts';
import { parseEvent, type Subject, type TriggerEvent } from '../../src/runner/event.ts';

type Json = Readonly<Record<string, unknown>>;

const SHA = 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3';
const BASE_SHA = 'b1d5781111d84f7b3fe45a0852e59758cd7a87e5';
const ENV = { GITHUB_REPOSITORY: 'acme/seats', GITHUB_SHA: SHA };

const repository: Json = { full_name: 'acme/seats', default_branch: 'main', private: true };

/** A pull request as payloads carry it. */
function pullRequest(more: Json = {}): Json {
  return {
    number: 7,
    merged: false,
    merged_at: null,
    base: { ref: 'main', sha: BASE_SHA, repo: { full_name: 'acme/seats', default_branch: 'main' } },
    head: { ref: 'onboarding', sha: SHA },
    ...more,
  };
}

const MERGED: Json = { merged: true, merged_at: '2026-01-01T00:00:00Z', merge_commit_sha: 'c'.repeat(40) };
const otherBase: Json = { base: { ref: 'release', repo: { full_name: 'acme/seats', default_branch: 'main' } } };
const otherRepository: Json = { base: { ref: 'main', repo: { full_name: 'fork/seats', default_branch: 'main' } } };

function workflowRun(more: Json, inRepository = repository): Json {
  return {
    repository: inRepository,
    workflow_run: {
      event: 'push',
      head_branch: 'main',
      head_sha: SHA,
      head_repository: { full_name: 'acme/seats' },
      ...more,
    },
  };
}

function eventOf(
  name: string,
  payload: Json | string | null,
  env: Readonly<Record<string, string>> = {},
): TriggerEvent {
  const text = payload === null || typeof payload === 'string' ? (payload ?? '') : JSON.stringify(payload);
  return parseEvent({ ...ENV, GITHUB_EVENT_NAME: name, ...env }, objectOf(parseJson(text)));
}

const ON_MAIN = { GITHUB_REF: 'refs/heads/main' };
const closed = (more: Json = {}, payload: Json = { repository }): Json => ({
  action: 'closed',
  ...payload,
  pull_request: pullRequest({ ...MERGED, ...more }),
});

describe('may write', () => {
  test.each<[string, string, Json | null]>([
    ['a pull request that is merged into the default branch', 'pull_request', closed()],
    ['the same on pull_request_target', 'pull_request_target', closed()],
    ['a merge where only the base tells the default branch', 'pull_request', closed({}, {})],
    ['a push to the default branch', 'push', { ref: 'refs/heads/main', repository }],
    ['a push whose payload tells no ref', 'push', { repository }],
    ['a schedule', 'schedule', { schedule: '0 3 * * *', repository }],
    ['a schedule without payload', 'schedule', null],
    ['a run by hand', 'workflow_dispatch', { ref: 'refs/heads/main', repository, inputs: {} }],
    ['a dispatch', 'repository_dispatch', { repository, branch: 'main' }],
    ['after a workflow that ran on a push to the default branch', 'workflow_run', workflowRun({})],
  ])('%s', (_, name, payload) => {
    expect(eventOf(name, payload, ON_MAIN).mode).toEqual({ kind: 'may-write' });
  });

  test('a push to a default branch with slashes', () => {
    const payload = { ref: 'refs/heads/a/b', repository: { ...repository, default_branch: 'a/b' } };
    expect(eventOf('push', payload, { GITHUB_REF: 'refs/heads/a/b' }).mode.kind).toBe('may-write');
  });
});

describe('only plans, whatever the inputs say', () => {
  const NOT_MERGED = 'the pull request is not merged';
  const LATER = 'only the merge itself applies a pull request';
  const ELSEWHERE = 'the pull request was not merged into the default branch';
  const NOT_AFTER_PUSH = 'the workflow before this one did not run for a push of this commit to the default branch';

  test.each<[string, string, Json | null, string]>([
    ['an open pull request', 'pull_request', { repository, pull_request: pullRequest() }, NOT_MERGED],
    ['one that is closed without a merge', 'pull_request', closed({ merged: false }), NOT_MERGED],
    ['one that claims "merged" in another form', 'pull_request', closed({ merged: 'true' }), NOT_MERGED],
    ['a label on a merged one', 'pull_request', { ...closed(), action: 'labeled' }, LATER],
    ['the same on pull_request_target', 'pull_request_target', { ...closed(), action: 'unlabeled' }, LATER],
    ['one that is merged into another branch', 'pull_request', closed(otherBase), ELSEWHERE],
    [
      'one that is merged into the default branch of another repository',
      'pull_request',
      closed(otherRepository),
      ELSEWHERE,
    ],
    ['a merge into a branch of which nothing is known', 'pull_request', closed({ base: {} }), ELSEWHERE],
    ['a review of a merged one', 'pull_request_review', closed(), 'the event pull_request_review only plans'],
    ['a merge group', 'merge_group', { repository }, 'the event merge_group only plans'],
    [
      'a comment on an issue',
      'issue_comment',
      { repository, issue: { number: 3 } },
      'the event issue_comment only plans',
    ],
    ['a check suite', 'check_suite', { repository, check_suite: {} }, 'the event check_suite only plans'],
    ['a check run', 'check_run', { repository, check_run: {} }, 'the event check_run only plans'],
    ['a status', 'status', { repository }, 'the event status only plans'],
    ['a deployment', 'deployment_status', { repository }, 'the event deployment_status only plans'],
    ['a closed issue', 'issues', { repository, action: 'closed' }, 'the event issues only plans'],
    ['an event that is not known today', 'some_new_event', closed(), 'the event some_new_event only plans'],
    ['no event', '', { repository }, 'the event (none) only plans'],
    ['a workflow on a pull request', 'workflow_run', workflowRun({ event: 'pull_request' }), NOT_AFTER_PUSH],
    ['a workflow on schedule', 'workflow_run', workflowRun({ event: 'schedule' }), NOT_AFTER_PUSH],
    ['a workflow run by hand', 'workflow_run', workflowRun({ event: 'workflow_dispatch' }), NOT_AFTER_PUSH],
    ['a push to another branch', 'workflow_run', workflowRun({ head_branch: 'onboarding' }), NOT_AFTER_PUSH],
    ['a push in a fork', 'workflow_run', workflowRun({ head_repository: { full_name: 'fork/seats' } }), NOT_AFTER_PUSH],
    [
      'a push of another commit, or of a tag named like the branch',
      'workflow_run',
      workflowRun({ head_sha: BASE_SHA }),
      NOT_AFTER_PUSH,
    ],
    [
      'a push where the default branch is not known',
      'workflow_run',
      workflowRun({}, { full_name: 'acme/seats' }),
      NOT_AFTER_PUSH,
    ],
    ['a workflow of which nothing is known', 'workflow_run', { repository }, NOT_AFTER_PUSH],
  ])('%s', (_, name, payload, why) => {
    expect(eventOf(name, payload, ON_MAIN).mode).toEqual({ kind: 'dry-run', why });
  });

  test.each(['push', 'workflow_dispatch', 'repository_dispatch'])('%s elsewhere than on the default branch', (name) => {
    const elsewhere = { kind: 'dry-run', why: 'the run is not on the default branch' };
    const refs = ['refs/heads/onboarding', 'refs/heads/not/main', 'refs/tags/main', 'refs/tags/v1', 'main', ''];
    for (const ref of refs) {
      expect(eventOf(name, { repository }, { GITHUB_REF: ref }).mode).toEqual(elsewhere);
      expect(eventOf(name, { repository, ref: ref === '' ? 'x' : ref }, ON_MAIN).mode).toEqual(elsewhere);
    }
    expect(eventOf(name, { repository }).mode).toEqual(elsewhere);
    expect(eventOf(name, { ref: 'refs/heads/main' }, ON_MAIN).mode).toEqual(elsewhere);
  });
});

describe('whose pull request it is', () => {
  const fork = { head: { sha: SHA, repo: { full_name: 'fork/seats' } } };
  const dependabot = { user: { login: 'dependabot[bot]' } };
  const own = { head: { sha: SHA, repo: { full_name: 'acme/seats' } } };

  test.each<[string, string, Json, TriggerEvent['outsider']]>([
    ['a fork', 'pull_request', fork, 'a fork'],
    ['a fork that was deleted', 'pull_request', { head: { sha: SHA, repo: null } }, 'a fork'],
    ['Dependabot', 'pull_request', { ...own, ...dependabot }, 'Dependabot'],
    ['this repository', 'pull_request', own, null],
    ['a fork, where GitHub hands out secrets', 'pull_request_target', fork, null],
    ['a fork, on an event that has no pull request of its own', 'push', fork, null],
  ])('%s (%s)', (_, name, more, outsider) => {
    expect(eventOf(name, { repository, pull_request: pullRequest(more) }).outsider).toBe(outsider);
  });

  test('Dependabot is also whoever acts', () => {
    const event = eventOf(
      'pull_request',
      { repository, pull_request: pullRequest(own) },
      { GITHUB_ACTOR: 'dependabot[bot]' },
    );
    expect(event.outsider).toBe('Dependabot');
  });
});

test.each<[string, string, Json, boolean]>([
  ['open', 'pull_request', { pull_request: pullRequest() }, true],
  ['merged', 'pull_request', closed(), false],
  [
    'merged, told by the time alone',
    'pull_request_review',
    { pull_request: pullRequest({ merged: undefined, state: 'closed', merged_at: '2026-01-01T00:00:00Z' }) },
    false,
  ],
  [
    'closed without a merge, told by the time alone',
    'pull_request_review',
    { pull_request: pullRequest({ merged: undefined, state: 'closed' }) },
    true,
  ],
  ['open, told by a comment', 'issue_comment', { issue: { number: 7, state: 'open', pull_request: {} } }, true],
  ['closed, told by a comment', 'issue_comment', { issue: { number: 7, state: 'closed', pull_request: {} } }, false],
  ['an issue', 'issue_comment', { issue: { number: 7, state: 'open' } }, false],
  ['in a merge group', 'merge_group', { merge_group: {} }, true],
  ['of a workflow before', 'workflow_run', workflowRun({ event: 'pull_request' }), true],
  ['of a push', 'push', {}, false],
])('a pull request that is certainly not merged yet: %s', (_, name, payload, expected) => {
  expect(eventOf(name, payload).isOpenPullRequest).toBe(expected);
});

test('the default branch is told by the payload, of a schedule by its ref', () => {
  expect(eventOf('push', { repository }).defaultBranch).toBe('main');
  expect(eventOf('schedule', null, { GITHUB_REF: 'refs/heads/trunk' }).defaultBranch).toBe('trunk');
  expect(eventOf('workflow_dispatch', null, ON_MAIN).defaultBranch).toBeNull();
});

describe('a payload that cannot be read is no permission', () => {
  const broken = [null, '', 'not JSON', '[]', 'null', '"text"', '{"repository":', '{}'];
  const names = [
    'pull_request',
    'pull_request_target',
    'pull_request_review',
    'pull_request_review_comment',
    'merge_group',
    'push',
    'workflow_run',
  ];
  /** These may carry a pull request or a branch that only the payload tells. */
  const others = ['issue_comment', 'check_suite', 'check_run'];

  test.each([...names, ...others])('%s', (name) => {
    const kinds = broken.map((payload) => eventOf(name, payload).mode.kind);
    expect(kinds).toEqual(broken.map(() => 'dry-run'));
  });

  test('GITHUB_REF does not stand in for the payload of a push', () => {
    expect(eventOf('push', null, { GITHUB_REF: 'refs/heads/main' }).mode.kind).toBe('dry-run');
  });

  test.each([
    ['repository', { repository: 'acme/seats', ref: 'refs/heads/main' }],
    ['default branch', { repository: { default_branch: ['main'] }, ref: 'refs/heads/main' }],
    ['ref', { repository, ref: 7 }],
  ])('nor does a %s of the wrong type', (_, payload) => {
    expect(eventOf('push', payload).mode.kind).toBe('dry-run');
  });

  test('nor a pull request of the wrong type', () => {
    for (const wrong of [null, 'x', 7, [], {}]) {
      expect(eventOf('pull_request', { repository, pull_request: wrong }).mode.kind).toBe('dry-run');
    }
  });
});

describe('what an event is about', () => {
  test.each<[string, string, Json, Subject]>([
    [
      'a pull request',
      'pull_request',
      { pull_request: pullRequest() },
      { kind: 'pull-request', number: 7, base: BASE_SHA, head: SHA },
    ],
    [
      'a pull request of which only the number is told',
      'pull_request',
      { pull_request: { number: 7 } },
      { kind: 'pull-request', number: 7, base: null, head: null },
    ],
    [
      'a push',
      'push',
      { before: BASE_SHA, after: SHA, head_commit: { message: 'Add Dan (#7)\n\nmore' } },
      { kind: 'push', before: BASE_SHA, after: SHA, title: 'Add Dan (#7)' },
    ],
    ['a push without commits', 'push', { head_commit: null }, { kind: 'push', before: null, after: null, title: '' }],
    [
      'a merge group, which tells its pull request in the name of its branch',
      'merge_group',
      {
        merge_group: { head_ref: `refs/heads/gh-readonly-queue/main/pr-104-${SHA}`, head_sha: SHA, base_sha: BASE_SHA },
      },
      { kind: 'merge-group', number: 104, base: BASE_SHA, head: SHA },
    ],
    [
      'a merge group of an unknown name',
      'merge_group',
      { merge_group: { head_ref: 'refs/heads/x' } },
      { kind: 'merge-group', number: null, base: null, head: null },
    ],
    [
      'a workflow before',
      'workflow_run',
      workflowRun({
        event: 'pull_request',
        pull_requests: [
          { number: 7, head: { sha: SHA } },
          { number: 8, head: { sha: BASE_SHA } },
          { number: 'x' },
          null,
        ],
      }),
      { kind: 'workflow-run', head: SHA, isPush: false, pullRequests: [7] },
    ],
    [
      'a workflow before, for a pull request to another repository',
      'workflow_run',
      workflowRun(
        {
          event: 'pull_request',
          pull_requests: [
            { number: 7, head: { sha: SHA }, base: { repo: { id: 1 } } },
            { number: 8, head: { sha: SHA }, base: { repo: { id: 2 } } },
          ],
        },
        { ...repository, id: 2 },
      ),
      { kind: 'workflow-run', head: SHA, isPush: false, pullRequests: [8] },
    ],
    [
      'a workflow before, on a push',
      'workflow_run',
      workflowRun({}),
      { kind: 'workflow-run', head: SHA, isPush: true, pullRequests: [] },
    ],
    ['nothing', 'schedule', {}, { kind: 'none' }],
    [
      'a pull request without a usable number',
      'pull_request',
      { pull_request: pullRequest({ number: '7' }) },
      { kind: 'none' },
    ],
  ])('%s', (_, name, payload, subject) => {
    expect(eventOf(name, payload).subject).toEqual(subject);
  });

  test('a comment on a pull request is about that pull request', () => {
    const { subject } = eventOf('issue_comment', { repository, issue: { number: 7, pull_request: { url: 'x' } } });
    expect(subject).toMatchObject({ kind: 'pull-request', number: 7 });
  });
});

describe('what surrounds an event', () => {
  test.each([
    [true, true],
    [false, false],
    [undefined, null],
    ['true', null],
  ])('private is %p where the payload says %p', (given, expected) => {
    expect(eventOf('push', { repository: { ...repository, private: given } }).isPrivate).toBe(expected);
  });

  test.each([
    ['acme/seats', { owner: 'acme', repo: 'seats' }],
    ['', null],
    ['acme', null],
    ['/seats', null],
  ])('the repository %j', (name, expected) => {
    expect(eventOf('push', null, { GITHUB_REPOSITORY: name }).repository).toEqual(expected);
  });

  test('the commit is the merge, else the head, else the one of the run', () => {
    expect(eventOf('pull_request', { pull_request: pullRequest(MERGED) }).links.commit).toBe('c'.repeat(40));
    expect(eventOf('pull_request', { pull_request: pullRequest({ head: { sha: BASE_SHA } }) }).links.commit).toBe(
      BASE_SHA,
    );
    expect(eventOf('push', { after: BASE_SHA }).links.commit).toBe(SHA);
    expect(eventOf('push', { after: BASE_SHA }, { GITHUB_SHA: '' }).links.commit).toBe(BASE_SHA);
    expect(eventOf('schedule', null).links.commit).toBe(SHA);
  });

  test('the address of the run follows the server, also outside github.com', () => {
    expect(
      eventOf('push', null, { GITHUB_RUN_ID: '9', GITHUB_SERVER_URL: 'https://git.example.com' }).links.runUrl,
    ).toBe('https://git.example.com/acme/seats/actions/runs/9');
    expect(eventOf('push', null).links.runUrl).toBe('');
  });

  test('outside GitHub Actions there is no event', () => {
    expect(parseEvent({}, {})).toMatchObject({
      name: '',
      subject: { kind: 'none' },
      repository: null,
      isPrivate: null,
    });
  });
});
