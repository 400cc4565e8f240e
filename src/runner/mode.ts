import type { Environment } from '../inputs/fields.ts';
import { type Json, objectOf, textOf } from '../json.ts';
import type { Mode } from '../seats/operation.ts';

/** `owner/name` of a repository; `null` if it is not known. */
export const fullNameOf = (repository: unknown): string | null => textOf(objectOf(repository).full_name);
/** The default branch of a repository; `null` if it is not known. */
export const defaultBranchOf = (repository: unknown): string | null => textOf(objectOf(repository).default_branch);

/** Whether a pull request is of this repository and its default branch. */
function isForDefaultBranch({ repository, pull_request: pullRequest }: Json): boolean {
  const { ref, repo } = objectOf(objectOf(pullRequest).base);
  const [here, ofBase] = [fullNameOf(repository), fullNameOf(repo)];
  const defaultBranch = defaultBranchOf(repository) ?? defaultBranchOf(repo);
  const isHere = here === null || ofBase === null || here === ofBase;
  return isHere && defaultBranch !== null && textOf(ref) === defaultBranch;
}

/** Whether an event is about an open pull request whose merge may be applied. */
export function isMergeable(name: string, payload: Json): boolean {
  const { merged, state } = objectOf(payload.pull_request);
  const isOpen = merged !== true && state !== 'closed';
  return /^pull_request(?:_target)?$/.test(name) && isOpen && isForDefaultBranch(payload);
}

/** A tag may have the name of the branch, so the whole ref is compared. */
function isOnDefaultBranch({ repository, ref }: Json, { GITHUB_REF: runRef }: Environment): boolean {
  const defaultBranch = defaultBranchOf(repository);
  const refs = [runRef, textOf(ref)].filter(Boolean);
  return defaultBranch !== null && refs.length > 0 && refs.every((one) => one === `refs/heads/${defaultBranch}`);
}

/** A workflow after another one may apply what that one was pushed for: this very commit of this very default branch. */
function isAfterPush({ repository, workflow_run: run }: Json, { GITHUB_SHA: sha = '' }: Environment): boolean {
  const { event, head_branch: branch, head_sha: head, head_repository: ofHead } = objectOf(run);
  const [here, defaultBranch] = [fullNameOf(repository), defaultBranchOf(repository)];
  const isHere = here !== null && fullNameOf(ofHead) === here;
  const isThisCommit = sha !== '' && head === sha && defaultBranch !== null && branch === defaultBranch;
  return event === 'push' && isHere && isThisCommit;
}

const allowIf = (isAllowed: boolean, why: string): Mode =>
  isAllowed ? { kind: 'may-write' } : { kind: 'dry-run', why };

/** Whether an event may write at all. Lists the events that may, so an unknown one only plans. */
export function eventModeOf(name: string, payload: Json, env: Environment): Mode {
  switch (name) {
    case 'schedule':
      return { kind: 'may-write' }; // Always runs on the default branch.
    case 'push':
    case 'workflow_dispatch':
    case 'repository_dispatch':
      return allowIf(isOnDefaultBranch(payload, env), 'the run is not on the default branch');
    case 'pull_request':
    case 'pull_request_target':
      if (objectOf(payload.pull_request).merged !== true) return allowIf(false, 'the pull request is not merged');
      // Reviews and labels may come long after.
      if (payload.action !== 'closed') return allowIf(false, 'only the merge itself applies a pull request');
      return allowIf(isForDefaultBranch(payload), 'the pull request was not merged into the default branch');
    case 'workflow_run': {
      const what = 'a push of this commit to the default branch';
      return allowIf(isAfterPush(payload, env), `the workflow before this one did not run for ${what}`);
    }
    default:
      return allowIf(false, `the event ${name === '' ? '(none)' : name} only plans`);
  }
}

/** Whether a run may write: the event must allow it, and the inputs must not ask for a dry run. */
export const modeOf = (dryRun: boolean, eventMode: Mode): Mode =>
  dryRun && eventMode.kind === 'may-write' ? { kind: 'dry-run', why: null } : eventMode;
