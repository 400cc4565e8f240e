import { type Json, listOf, objectOf, textOf } from './payload.ts';

/** Whether a run may write at all, and if not, why. No input changes it. */
export type WritePermission = { readonly kind: 'may-write' } | { readonly kind: 'dry-run'; readonly reason: string };

const MAY_WRITE: WritePermission = { kind: 'may-write' };

function dryRun(reason: string): WritePermission {
  return { kind: 'dry-run', reason };
}

/** Events that are about a pull request, even where the payload cannot be read. */
const PULL_REQUEST_EVENT = /^pull_request(?:_.+)?$/;
/** Events that start a workflow without any unreviewed work. */
const OWN_EVENTS: ReadonlySet<string | null> = new Set(['schedule', 'workflow_dispatch', 'repository_dispatch']);

function defaultBranchOf(payload: Json): string | null {
  return textOf(objectOf(payload.repository).default_branch);
}

/** Merged work of this repository's default branch has been reviewed; everything else has not. */
function ofPullRequest(pullRequest: Json, payload: Json): WritePermission {
  const base = objectOf(pullRequest.base);
  const defaultBranch = defaultBranchOf(payload) ?? textOf(objectOf(base.repo).default_branch);
  const baseRepository = textOf(objectOf(base.repo).full_name);
  const repository = textOf(objectOf(payload.repository).full_name);
  if (pullRequest.merged !== true && textOf(pullRequest.merged_at) === null) {
    return dryRun('the pull request is not merged');
  }
  const isThisRepository = baseRepository === null || repository === null || baseRepository === repository;
  return defaultBranch !== null && textOf(base.ref) === defaultBranch && isThisRepository
    ? MAY_WRITE
    : dryRun('the pull request was not merged into the default branch');
}

function ofPush(payload: Json): WritePermission {
  const defaultBranch = defaultBranchOf(payload);
  return defaultBranch !== null && textOf(payload.ref) === `refs/heads/${defaultBranch}`
    ? MAY_WRITE
    : dryRun('the push was not to the default branch');
}

/** A workflow that runs after another one inherits what the other one was about. */
function ofWorkflowRun(payload: Json): WritePermission {
  const run = objectOf(payload.workflow_run);
  const event = textOf(run.event);
  const repository = textOf(objectOf(payload.repository).full_name);
  const isOwn = repository !== null && textOf(objectOf(run.head_repository).full_name) === repository;
  const defaultBranch = defaultBranchOf(payload);
  const isOnDefaultBranch = defaultBranch !== null && textOf(run.head_branch) === defaultBranch;
  return OWN_EVENTS.has(event) || (event === 'push' && isOwn && isOnDefaultBranch)
    ? MAY_WRITE
    : dryRun('the workflow before this one did not run on the default branch');
}

/** Comments on a pull request, and checks of one, do not tell whether it is merged. */
function carriesPullRequest(payload: Json): boolean {
  const checks = [objectOf(payload.check_run), objectOf(payload.check_suite)];
  return (
    objectOf(payload.issue).pull_request !== undefined || checks.some((check) => listOf(check.pull_requests).length > 0)
  );
}

/** Events that are about something else run on some branch; only the default branch holds nothing but merged work. */
function ofOtherEvent(payload: Json, ref: string): WritePermission {
  if (carriesPullRequest(payload)) {
    return dryRun('the event carries a pull request without telling that it is merged');
  }
  const defaultBranch = defaultBranchOf(payload);
  return defaultBranch !== null && ref === `refs/heads/${defaultBranch}`
    ? MAY_WRITE
    : dryRun('the event did not run on the default branch');
}

/**
 * Judges by an event whether what the workspace holds is merged into the default branch: only that may be applied.
 *
 * @param ref what the workflow runs on, as the runner tells it.
 */
export function permissionOf(name: string, payload: Json, ref: string): WritePermission {
  // Outside GitHub Actions it is somebody at a keyboard, as with `workflow_dispatch`.
  if (name === '' || OWN_EVENTS.has(name)) {
    return MAY_WRITE;
  }
  switch (name) {
    case 'merge_group':
      return dryRun('the merge group is not merged yet');
    case 'push':
      return ofPush(payload);
    case 'workflow_run':
      return ofWorkflowRun(payload);
  }
  if (typeof payload.pull_request === 'object' && payload.pull_request !== null) {
    return ofPullRequest(objectOf(payload.pull_request), payload);
  }
  return PULL_REQUEST_EVENT.test(name)
    ? dryRun('the event does not tell whether its pull request is merged')
    : ofOtherEvent(payload, ref);
}
