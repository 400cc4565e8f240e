import { type Json, listOf, objectOf, textOf } from '../json.ts';
import type { Mode } from '../seats/operation.ts';

/** Events that start a workflow without any unreviewed work. Without an event it is somebody at a keyboard. */
const OWN_EVENTS: ReadonlySet<string | null> = new Set(['', 'schedule', 'workflow_dispatch', 'repository_dispatch']);

/** `owner/name` and default branch of a repository; `null` for what is not told. */
function repositoryOf(value: unknown): { fullName: string | null; defaultBranch: string | null } {
  const { full_name: fullName, default_branch: defaultBranch } = objectOf(value);
  return { fullName: textOf(fullName), defaultBranch: textOf(defaultBranch) };
}

/** Merged work of this repository's default branch has been reviewed; everything else has not. */
function whyNotMerged(pullRequest: Json, payload: Json): string | null {
  const { ref, repo } = objectOf(pullRequest.base);
  const [here, base] = [repositoryOf(payload.repository), repositoryOf(repo)];
  const defaultBranch = here.defaultBranch ?? base.defaultBranch;
  if (pullRequest.merged !== true && textOf(pullRequest.merged_at) === null) {
    return 'the pull request is not merged';
  }
  const isHere = base.fullName === null || here.fullName === null || base.fullName === here.fullName;
  return isHere && defaultBranch !== null && textOf(ref) === defaultBranch
    ? null
    : 'the pull request was not merged into the default branch';
}

/** A workflow that runs after another one inherits what the other one was about. */
function whyNotAfterOwn(payload: Json): string | null {
  const { event, head_branch: branch, head_repository: repository } = objectOf(payload.workflow_run);
  const { fullName, defaultBranch } = repositoryOf(payload.repository);
  const isHere = fullName !== null && repositoryOf(repository).fullName === fullName;
  const isOnDefaultBranch = defaultBranch !== null && textOf(branch) === defaultBranch;
  return OWN_EVENTS.has(textOf(event)) || (event === 'push' && isHere && isOnDefaultBranch)
    ? null
    : 'the workflow before this one did not run on the default branch';
}

/** Comments on a pull request, and checks of one, do not say whether it is merged. */
function carriesPullRequest(payload: Json): boolean {
  const checks = [objectOf(payload.check_run), objectOf(payload.check_suite)];
  const isChecked = checks.some((check) => (listOf(check.pull_requests) ?? []).length > 0);
  return isChecked || objectOf(payload.issue).pull_request !== undefined;
}

/** Why the work of an event is not merged into the default branch; `null` where it is. */
function whyUnmerged(name: string, payload: Json, ref: string): string | null {
  const { defaultBranch } = repositoryOf(payload.repository);
  const isDefault = (one: unknown): boolean => defaultBranch !== null && one === `refs/heads/${defaultBranch}`;
  if (OWN_EVENTS.has(name)) {
    return null;
  }
  switch (name) {
    case 'merge_group':
      return 'the merge group is not merged yet';
    case 'push':
      return isDefault(payload.ref) ? null : 'the push was not to the default branch';
    case 'workflow_run':
      return whyNotAfterOwn(payload);
  }
  if (typeof payload.pull_request === 'object' && payload.pull_request !== null) {
    return whyNotMerged(objectOf(payload.pull_request), payload);
  }
  if (/^pull_request(?:_.+)?$/.test(name)) {
    return 'the event does not say whether its pull request is merged';
  }
  if (carriesPullRequest(payload)) {
    return 'the event carries a pull request without saying that it is merged';
  }
  return isDefault(ref) ? null : 'the event did not run on the default branch';
}

/** Whether the work of an event may be applied at all: only what is merged into the default branch. `ref` is GITHUB_REF. */
export function eventModeOf(name: string, payload: Json, ref: string): Mode {
  const why = whyUnmerged(name, payload, ref);
  return why === null ? { kind: 'may-write' } : { kind: 'dry-run', why };
}

/** Whether a run may write: the event must allow it, and the inputs must not ask for a dry run. */
export function modeOf(dryRun: boolean, eventMode: Mode): Mode {
  return dryRun && eventMode.kind === 'may-write' ? { kind: 'dry-run', why: null } : eventMode;
}
