import { describe, expect, test } from '@jest/globals';
import { createRequire } from 'node:module';
import { objectOf } from '../../src/json.ts';
import { parseEvent, type TriggerEvent } from '../../src/runner/event.ts';

interface Examples {
  readonly name: string;
  readonly examples: readonly Readonly<Record<string, unknown>>[];
}

/** Payloads that GitHub really sent, collected by the makers of its libraries. */
const EXAMPLES = createRequire(import.meta.url)('@octokit/webhooks-examples') as readonly Examples[];

const DEFAULT_REF = 'refs/heads/main';

/** `ref` is what the runner tells that the workflow runs on. */
function eventOf(name: string, payload: unknown, ref = DEFAULT_REF): TriggerEvent {
  const env = { GITHUB_EVENT_NAME: name, GITHUB_REPOSITORY: 'example-org/platform', GITHUB_REF: ref };
  return parseEvent(env, objectOf(payload));
}

function examplesOf(name: string): readonly Readonly<Record<string, unknown>>[] {
  const found = EXAMPLES.find((one) => one.name === name)?.examples ?? [];
  if (found.length === 0) {
    throw new Error(`there is no example of ${name}`);
  }
  return found;
}

const PULL_REQUEST_EVENTS = [
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'pull_request_review_thread',
];

describe.each(PULL_REQUEST_EVENTS)('%s', (name) => {
  test('tells its pull request, its commits, and is a dry run while it is not merged', () => {
    for (const payload of examplesOf(name)) {
      const { number, head } = payload.pull_request as { number: number; head: { sha: string } };
      const { subject, mode, links } = eventOf(name, payload);
      expect(subject).toMatchObject({ kind: 'pull-request', number, head: head.sha });
      expect(mode.kind).toBe('dry-run');
      expect(links.commit).toBe(head.sha);
    }
  });

  test('may write where it is closed by a merge into the default branch, and in no other case', () => {
    for (const payload of examplesOf(name)) {
      const pullRequest = payload.pull_request as { base: { ref: string; repo: { default_branch: string } } };
      const merged = (ref: string, action = 'closed'): unknown => ({
        ...payload,
        action,
        pull_request: { ...pullRequest, merged: true, base: { ...pullRequest.base, ref } },
      });
      const own = pullRequest.base.repo.default_branch;
      expect(eventOf(name, merged(own)).mode.kind).toBe(name === 'pull_request' ? 'may-write' : 'dry-run');
      expect(eventOf(name, merged(own, 'labeled')).mode.kind).toBe('dry-run');
      expect(eventOf(name, merged('release')).mode.kind).toBe('dry-run');
    }
  });
});

test('push tells its commits, and may write to the default branch alone', () => {
  for (const payload of examplesOf('push')) {
    const { ref, before, after, deleted, repository } = payload as {
      ref: string;
      before: string;
      after: string;
      deleted: boolean;
      repository: { default_branch: string };
    };
    const { subject, mode } = eventOf('push', payload, ref);
    expect(subject).toMatchObject({ kind: 'push', before, after });
    const isDefault = ref === `refs/heads/${repository.default_branch}` && !deleted;
    expect(mode.kind).toBe(isDefault ? 'may-write' : 'dry-run');
  }
});

test('merge_group tells the pull request of its branch, and is a dry run', () => {
  for (const payload of examplesOf('merge_group')) {
    const { head_ref: headRef, head_sha: head } = payload.merge_group as { head_ref: string; head_sha: string };
    const number = Number(/pr-(\d+)-/.exec(headRef)?.[1]);
    const { subject, mode } = eventOf('merge_group', payload);
    expect(subject).toMatchObject({ kind: 'merge-group', number, head });
    expect(mode.kind).toBe('dry-run');
  }
});

test('workflow_run tells the head it ran on', () => {
  for (const payload of examplesOf('workflow_run')) {
    const run = payload.workflow_run as { head_sha: string; event: string };
    expect(eventOf('workflow_run', payload).subject).toMatchObject({
      kind: 'workflow-run',
      head: run.head_sha,
      isPush: run.event === 'push',
    });
  }
});

test('a comment on a pull request tells it, a comment on an issue tells none', () => {
  for (const payload of examplesOf('issue_comment')) {
    const issue = payload.issue as { number: number; pull_request?: unknown };
    const { subject, mode } = eventOf('issue_comment', payload);
    expect(subject.kind).toBe(issue.pull_request === undefined ? 'none' : 'pull-request');
    if (issue.pull_request !== undefined) {
      expect(mode.kind).toBe('dry-run');
    }
  }
});

test('whatever the event, a run on another branch never writes', () => {
  for (const { name, examples } of EXAMPLES) {
    for (const payload of examples) {
      const { mode } = eventOf(name, payload, 'refs/heads/feature');
      expect([name, mode.kind]).toEqual([name, 'dry-run']);
    }
  }
});

test('the privacy of the repository is read from any payload', () => {
  for (const { name, examples } of EXAMPLES) {
    for (const payload of examples) {
      const told = (payload.repository as { private?: boolean } | undefined)?.private;
      expect(eventOf(name, payload).isPrivate).toBe(told ?? null);
    }
  }
});
