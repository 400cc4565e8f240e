import { type Json, objectOf, textOf } from '../json.ts';
import type { Mode } from '../seats/operation.ts';

/** Where a run takes place: `GITHUB_REF` and `GITHUB_SHA`, `''` if they are not set. */
export type Place = { readonly ref: string; readonly sha: string };

/** `owner/name` and default branch of a repository; `null` for what is not known. */
export function repositoryOf(value: unknown): { fullName: string | null; defaultBranch: string | null } {
  const { full_name: fullName, default_branch: defaultBranch } = objectOf(value);
  return { fullName: textOf(fullName), defaultBranch: textOf(defaultBranch) };
}

/** Whether a pull request is of this repository and its default branch. */
function isForDefaultBranch(payload: Json): boolean {
  const { ref, repo } = objectOf(objectOf(payload.pull_request).base);
  const [here, ofBase] = [repositoryOf(payload.repository), repositoryOf(repo)];
  const isHere = ofBase.fullName === null || here.fullName === null || ofBase.fullName === here.fullName;
  const defaultBranch = here.defaultBranch ?? ofBase.defaultBranch;
  return isHere && defaultBranch !== null && textOf(ref) === defaultBranch;
}

/** Whether an event is about an open pull request whose merge may be applied. */
export function isMergeable(name: string, payload: Json): boolean {
  const { merged, state } = objectOf(payload.pull_request);
  const isOpen = merged !== true && state !== 'closed';
  return /^pull_request(?:_target)?$/.test(name) && isOpen && isForDefaultBranch(payload);
}

/** Only the closing of a merged pull request applies it: reviews and labels may come long after. */
function whyNotMerge(payload: Json): string | null {
  const { merged } = objectOf(payload.pull_request);
  if (merged !== true || payload.action !== 'closed') {
    return merged === true ? 'only the merge itself applies a pull request' : 'the pull request is not merged';
  }
  return isForDefaultBranch(payload) ? null : 'the pull request was not merged into the default branch';
}

/** A workflow after another one may apply what that one was pushed for: this very commit of this very default branch. */
function whyNotAfterPush(payload: Json, sha: string): string | null {
  const { event, head_branch: branch, head_sha: head, head_repository: repository } = objectOf(payload.workflow_run);
  const { fullName, defaultBranch } = repositoryOf(payload.repository);
  const isHere = fullName !== null && repositoryOf(repository).fullName === fullName;
  const isThisCommit = sha !== '' && head === sha && defaultBranch !== null && branch === defaultBranch;
  return event === 'push' && isHere && isThisCommit
    ? null
    : 'the workflow before this one did not run for a push of this commit to the default branch';
}

/** Why an event may not write; `null` if it may. Lists the events that may, so an unknown one only plans. */
function whyPlanOnly(name: string, payload: Json, { ref, sha }: Place): string | null {
  const { defaultBranch } = repositoryOf(payload.repository);
  const refs = [ref, textOf(payload.ref) ?? ''].filter((one) => one !== '');
  // A tag may have the name of the branch, so the whole ref is compared.
  const isDefault =
    defaultBranch !== null && refs.length > 0 && refs.every((one) => one === `refs/heads/${defaultBranch}`);
  switch (name) {
    case 'schedule':
      // Always runs on the default branch.
      return null;
    case 'push':
    case 'workflow_dispatch':
    case 'repository_dispatch':
      return isDefault ? null : 'the run is not on the default branch';
    case 'pull_request':
    case 'pull_request_target':
      return whyNotMerge(payload);
    case 'workflow_run':
      return whyNotAfterPush(payload, sha);
    default:
      return `the event ${name === '' ? '(none)' : name} only plans`;
  }
}

/** Whether an event may write at all: only what is merged into the default branch is applied. */
export function eventModeOf(name: string, payload: Json, place: Place): Mode {
  const why = whyPlanOnly(name, payload, place);
  return why === null ? { kind: 'may-write' } : { kind: 'dry-run', why };
}

/** Whether a run may write: the event must allow it, and the inputs must not ask for a dry run. */
export function modeOf(dryRun: boolean, eventMode: Mode): Mode {
  return dryRun && eventMode.kind === 'may-write' ? { kind: 'dry-run', why: null } : eventMode;
}
