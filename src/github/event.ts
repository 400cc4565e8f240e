/** Environment of the job, as the runner sets it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A JSON object of unknown content: event payloads are read defensively. */
type Json = Readonly<Record<string, unknown>>;

/** Whether a run may write at all, and if not, why. No input changes it. */
export type WritePermission = { readonly kind: 'may-write' } | { readonly kind: 'dry-run'; readonly reason: string };

/** What triggered the run. */
export interface TriggerEvent {
  /** `''` outside GitHub Actions. */
  readonly name: string;
  readonly permission: WritePermission;
  /** The pull request that the event carries. */
  readonly pullRequest: number | null;
  readonly repository: { readonly owner: string; readonly repo: string } | null;
  /** `null` where the event does not tell. */
  readonly isPrivate: boolean | null;
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function parsePayload(text: string | null): Json {
  try {
    return objectOf(JSON.parse(text ?? '{}'));
  } catch {
    // The events that may only ever write on what their payload says stay without permission.
    return {};
  }
}

const MAY_WRITE: WritePermission = { kind: 'may-write' };

function dryRun(reason: string): WritePermission {
  return { kind: 'dry-run', reason };
}

/** Events that are about a pull request, even where the payload cannot be read. */
const PULL_REQUEST_EVENT = /^pull_request(?:_.+)?$/;

function defaultBranchOf(payload: Json): string | null {
  return textOf(objectOf(payload.repository).default_branch);
}

/** Merged work of this repository's default branch has been reviewed; everything else has not. */
function permissionOfPullRequest(pullRequest: Json, payload: Json): WritePermission {
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

function permissionOfPush(payload: Json, env: Environment): WritePermission {
  const ref = textOf(payload.ref) ?? env.GITHUB_REF ?? '';
  const defaultBranch = defaultBranchOf(payload);
  return defaultBranch !== null && ref === `refs/heads/${defaultBranch}`
    ? MAY_WRITE
    : dryRun('the push was not to the default branch');
}

/** A workflow that runs after another one inherits what the other one was about. */
function permissionOfWorkflowRun(payload: Json): WritePermission {
  const run = objectOf(payload.workflow_run);
  const event = textOf(run.event) ?? '';
  if (['schedule', 'workflow_dispatch', 'repository_dispatch'].includes(event)) {
    return MAY_WRITE;
  }
  const repository = textOf(objectOf(payload.repository).full_name);
  const headRepository = textOf(objectOf(run.head_repository).full_name);
  const isOwnPush = event === 'push' && repository !== null && headRepository === repository;
  const defaultBranch = defaultBranchOf(payload);
  return isOwnPush && defaultBranch !== null && textOf(run.head_branch) === defaultBranch
    ? MAY_WRITE
    : dryRun('the workflow before this one did not run on the default branch');
}

/** Check events list the pull requests they are about, without telling whether they are merged. */
function carriesOpenPullRequests(payload: Json): boolean {
  return ['check_run', 'check_suite'].some((name) => {
    const pullRequests = objectOf(payload[name]).pull_requests;
    return Array.isArray(pullRequests) && pullRequests.length > 0;
  });
}

function permissionOf(name: string, payload: Json, env: Environment): WritePermission {
  if (name === 'merge_group') {
    return dryRun('the merge group is not merged yet');
  }
  if (name === 'push') {
    return permissionOfPush(payload, env);
  }
  if (name === 'workflow_run') {
    return permissionOfWorkflowRun(payload);
  }
  if (typeof payload.pull_request === 'object' && payload.pull_request !== null) {
    return permissionOfPullRequest(objectOf(payload.pull_request), payload);
  }
  if (PULL_REQUEST_EVENT.test(name)) {
    return dryRun('the event does not tell whether its pull request is merged');
  }
  if (objectOf(payload.issue).pull_request !== undefined || carriesOpenPullRequests(payload)) {
    return dryRun('the event carries a pull request without telling that it is merged');
  }
  return MAY_WRITE;
}

function repositoryOf(env: Environment): TriggerEvent['repository'] {
  const [owner = '', repo = ''] = (env.GITHUB_REPOSITORY ?? '').split('/');
  return owner === '' || repo === '' ? null : { owner, repo };
}

/**
 * Reads what triggered the run.
 *
 * @param payloadText content of the file at `GITHUB_EVENT_PATH`, or `null` where there is none.
 */
export function parseEvent(env: Environment, payloadText: string | null): TriggerEvent {
  const name = env.GITHUB_EVENT_NAME ?? '';
  const payload = parsePayload(payloadText);
  const { number } = objectOf(payload.pull_request);
  const { private: isPrivate } = objectOf(payload.repository);
  return {
    name,
    permission: permissionOf(name, payload, env),
    pullRequest: typeof number === 'number' ? number : null,
    repository: repositoryOf(env),
    isPrivate: typeof isPrivate === 'boolean' ? isPrivate : null,
  };
}
