/** Event payloads as GitHub sends them, as far as the action reads them. */

export const REPOSITORY = 'example-org/platform';
export const ZEROS = '0'.repeat(40);

/** A full SHA that is easy to read. */
export function sha(digit: string): string {
  return digit.repeat(40);
}

export interface Event {
  readonly name: string;
  readonly payload: unknown;
}

const repository = { full_name: REPOSITORY, default_branch: 'main', private: true };

export function pullRequestEvent(options: {
  readonly merged: boolean;
  readonly number?: number;
  readonly base?: string;
  readonly head?: string;
  readonly mergeCommit?: string;
  readonly name?: string;
}): Event {
  const {
    merged,
    number = 7,
    base = sha('a'),
    head = sha('b'),
    mergeCommit = sha('c'),
    name = 'pull_request',
  } = options;
  return {
    name,
    payload: {
      action: merged ? 'closed' : 'synchronize',
      repository,
      pull_request: {
        number,
        merged,
        merge_commit_sha: mergeCommit,
        base: { ref: 'main', sha: base, repo: { full_name: REPOSITORY, default_branch: 'main' } },
        head: { ref: 'onboarding', sha: head },
      },
    },
  };
}

export function pushEvent(options: {
  readonly before?: string;
  readonly after?: string;
  readonly ref?: string;
  readonly title?: string;
}): Event {
  const { before = sha('a'), after = sha('c'), ref = 'refs/heads/main', title = 'Add somebody' } = options;
  return {
    name: 'push',
    payload: { ref, before, after, repository, head_commit: { id: after, message: `${title}\n\nbody (#99)` } },
  };
}

export function mergeGroupEvent(number: number, base: string, head: string): Event {
  const headRef = `refs/heads/gh-readonly-queue/main/pr-${number}-${base}`;
  return {
    name: 'merge_group',
    payload: { repository, merge_group: { head_ref: headRef, head_sha: head, base_sha: base } },
  };
}

export function workflowRunEvent(run: Readonly<Record<string, unknown>>): Event {
  return {
    name: 'workflow_run',
    payload: { repository, workflow_run: { head_repository: { full_name: REPOSITORY }, pull_requests: [], ...run } },
  };
}
