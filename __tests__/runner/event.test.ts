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

describe('may write', () => {
  test.each<[string, string, Json | string | null]>([
    [
      'a pull request that is merged into the default branch',
      'pull_request',
      { action: 'closed', repository, pull_request: pullRequest(MERGED) },
    ],
    ['the same on pull_request_target', 'pull_request_target', { repository, pull_request: pullRequest(MERGED) }],
    [
      'a review after the merge: reviews tell the time of the merge only',
      'pull_request_review',
      { repository, pull_request: pullRequest({ merged: undefined, merged_at: '2026-01-01T00:00:00Z' }) },
    ],
    ['a merge where only the base tells the default branch', 'pull_request', { pull_request: pullRequest(MERGED) }],
    ['a push to the default branch', 'push', { ref: 'refs/heads/main', repository }],
    [
      'a push to a default branch with slashes',
      'push',
      { ref: 'refs/heads/a/b', repository: { ...repository, default_branch: 'a/b' } },
    ],
    ['a schedule', 'schedule', { schedule: '0 3 * * *', repository }],
    ['a schedule without payload', 'schedule', null],
    ['a run by hand', 'workflow_dispatch', { ref: 'refs/heads/main', repository, inputs: {} }],
    ['a run by hand without payload', 'workflow_dispatch', null],
    ['a dispatch', 'repository_dispatch', { repository }],
    ['after a workflow that ran on a push to the default branch', 'workflow_run', workflowRun({})],
    ['after a workflow that ran on schedule', 'workflow_run', workflowRun({ event: 'schedule' })],
    ['after a workflow that was run by hand', 'workflow_run', workflowRun({ event: 'workflow_dispatch' })],
    ['a comment on an issue', 'issue_comment', { repository, issue: { number: 3 } }],
    [
      'checks of the default branch',
      'check_suite',
      { repository, check_suite: { head_branch: 'main', pull_requests: [] } },
    ],
  ])('%s', (_, name, payload) => {
    expect(eventOf(name, payload, { GITHUB_REF: 'refs/heads/main' }).mode).toEqual({ kind: 'may-write' });
  });
});

describe('dry run, whatever the inputs say', () => {
  test.each<[string, string, Json | string | null, RegExp]>([
    [
      'an open pull request',
      'pull_request',
      { repository, pull_request: pullRequest() },
      /^the pull request is not merged$/,
    ],
    [
      'an open pull request from a fork',
      'pull_request_target',
      { repository, pull_request: pullRequest({ head: { ref: 'main', repo: { full_name: 'fork/seats' } } }) },
      /not merged$/,
    ],
    [
      'a pull request that is closed without a merge',
      'pull_request',
      { action: 'closed', repository, pull_request: pullRequest() },
      /not merged$/,
    ],
    [
      'a pull request that is merged into another branch',
      'pull_request',
      { action: 'closed', repository, pull_request: pullRequest({ ...MERGED, ...otherBase }) },
      /not merged into the default branch$/,
    ],
    [
      'a merge into the default branch of another repository',
      'pull_request',
      { repository, pull_request: pullRequest({ ...MERGED, ...otherRepository }) },
      /not merged into the default branch$/,
    ],
    [
      'a merge into a branch that is not known to be the default one',
      'pull_request',
      { pull_request: pullRequest({ ...MERGED, base: { ref: 'main' } }) },
      /not merged into the default branch$/,
    ],
    [
      'a merge into a branch of which nothing is known',
      'pull_request',
      { pull_request: pullRequest({ ...MERGED, base: {} }) },
      /not merged into the default branch$/,
    ],
    [
      'a pull request that claims "merged" in another form',
      'pull_request',
      { repository, pull_request: pullRequest({ merged: 'true' }) },
      /not merged$/,
    ],
    ['a review', 'pull_request_review', { repository, pull_request: pullRequest() }, /not merged$/],
    ['a review comment', 'pull_request_review_comment', { repository, pull_request: pullRequest() }, /not merged$/],
    [
      'any other event that carries an open pull request',
      'some_new_event',
      { repository, pull_request: pullRequest() },
      /not merged$/,
    ],
    [
      'a merge group',
      'merge_group',
      {
        repository,
        merge_group: { head_ref: 'refs/heads/gh-readonly-queue/main/pr-7-x', base_ref: 'refs/heads/main' },
      },
      /^the merge group is not merged yet$/,
    ],
    ['a merge group without payload', 'merge_group', null, /merge group/],
    [
      'a push to another branch',
      'push',
      { ref: 'refs/heads/onboarding', repository },
      /^the push was not to the default branch$/,
    ],
    ['a push to a branch whose name ends alike', 'push', { ref: 'refs/heads/not/main', repository }, /default branch$/],
    ['a push of a tag', 'push', { ref: 'refs/tags/v1', repository }, /default branch$/],
    ['a push of a tag named like the default branch', 'push', { ref: 'refs/tags/main', repository }, /default branch$/],
    ['a push where the default branch is not known', 'push', { ref: 'refs/heads/main' }, /default branch$/],
    [
      'a comment on a pull request',
      'issue_comment',
      { repository, issue: { number: 7, pull_request: { url: 'x' } } },
      /carries a pull request without saying that it is merged$/,
    ],
    [
      'a check suite of a pull request',
      'check_suite',
      { repository, check_suite: { pull_requests: [{ number: 7 }] } },
      /carries a pull request/,
    ],
    [
      'a check run of a pull request',
      'check_run',
      { repository, check_run: { pull_requests: [{ number: 7 }] } },
      /carries a pull request/,
    ],
    [
      'after a workflow on a pull request',
      'workflow_run',
      workflowRun({ event: 'pull_request' }),
      /workflow before this one did not run on the default branch$/,
    ],
    [
      'after a workflow on a pull request, from a branch named like the default one',
      'workflow_run',
      workflowRun({ event: 'pull_request_target', head_branch: 'main', head_repository: { full_name: 'fork/seats' } }),
      /default branch$/,
    ],
    [
      'after a workflow on a push to another branch',
      'workflow_run',
      workflowRun({ head_branch: 'onboarding' }),
      /default branch$/,
    ],
    [
      'after a workflow on a push in a fork',
      'workflow_run',
      workflowRun({ head_repository: { full_name: 'fork/seats' } }),
      /default branch$/,
    ],
    ['after a workflow in a merge group', 'workflow_run', workflowRun({ event: 'merge_group' }), /default branch$/],
    [
      'after a push of which neither the branch nor the default branch is known',
      'workflow_run',
      workflowRun(
        { head_branch: undefined, head_repository: { full_name: 'acme/seats' } },
        { full_name: 'acme/seats' },
      ),
      /default branch$/,
    ],
    ['after a workflow of which nothing is known', 'workflow_run', { repository }, /default branch$/],
  ])('%s', (_, name, payload, reason) => {
    expect(eventOf(name, payload).mode).toEqual({ kind: 'dry-run', why: expect.stringMatching(reason) });
  });
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

/** The workspace of these events holds the branch they are about. */
describe('never from unmerged work: a branch that is not the default one', () => {
  test.each<[string, string, Json]>([
    ['is created', 'create', { repository, ref: 'onboarding', ref_type: 'branch', master_branch: 'main' }],
    ['is deployed', 'deployment', { repository, deployment: { ref: 'onboarding', sha: SHA } }],
    [
      'was deployed',
      'deployment_status',
      { repository, deployment: { ref: 'onboarding', sha: SHA }, deployment_status: { state: 'success' } },
    ],
  ])('%s', (_, name, payload) => {
    expect(eventOf(name, payload, { GITHUB_REF: 'refs/heads/onboarding' }).mode.kind).toBe('dry-run');
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
      workflowRun({ event: 'pull_request', pull_requests: [{ number: 7, head: { sha: SHA } }, { number: 'x' }, null] }),
      { kind: 'workflow-run', head: SHA, isPush: false, pullRequests: [{ number: 7, head: SHA }] },
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
    expect(eventOf('pull_request', { pull_request: pullRequest(MERGED) }).commit).toBe('c'.repeat(40));
    expect(eventOf('pull_request', { pull_request: pullRequest({ head: { sha: BASE_SHA } }) }).commit).toBe(BASE_SHA);
    expect(eventOf('push', { after: BASE_SHA }).commit).toBe(BASE_SHA);
    expect(eventOf('schedule', null).commit).toBe(SHA);
  });

  test('the address of the run follows the server, also outside github.com', () => {
    expect(eventOf('push', null, { GITHUB_RUN_ID: '9', GITHUB_SERVER_URL: 'https://git.example.com' }).runUrl).toBe(
      'https://git.example.com/acme/seats/actions/runs/9',
    );
    expect(eventOf('push', null).runUrl).toBe('');
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
