import { readFileSync } from 'node:fs';
import type { Environment } from '../inputs/fields.ts';
import { type Json, listOf, numberOf, objectOf, parseJson, textOf } from '../json.ts';
import type { Mode } from '../seats/operation.ts';

/** The work that an event is about. Commits are full SHAs: `base` and `before` come before the work, `head` and `after` end it.
 * `title` is the first line of a pushed commit's message. A `workflow-run` is a workflow that ran before this one, with those of
 * this repository's pull requests that still have its head. */
export type Subject = Readonly<
  | { kind: 'pull-request'; number: number; base: string | null; head: string | null }
  | { kind: 'merge-group'; number: number | null; base: string | null; head: string | null }
  | { kind: 'push'; before: string | null; after: string | null; title: string }
  | { kind: 'workflow-run'; head: string | null; isPush: boolean; pullRequests: readonly number[] }
  | { kind: 'none' }
>;

/** A merge queue names the pull request only in its branch: `refs/heads/gh-readonly-queue/main/pr-104-<sha>`. */
const QUEUE_BRANCH = /\/pr-(\d+)-[0-9a-f]{40}$/;

const pullNumberOf = (value: unknown): number | null => (numberOf(value) === 0 ? null : numberOf(value));
const shaOf = (value: unknown): string | null => textOf(objectOf(value).sha);
const fullNameOf = (repository: unknown): string | null => textOf(objectOf(repository).full_name);
const defaultBranchOf = (repository: unknown): string | null => textOf(objectOf(repository).default_branch);

function subjectOf(name: string, payload: Json): Subject {
  const { number: ofPullRequest, base, head } = objectOf(payload.pull_request);
  const { number: ofIssue, pull_request: isPullRequest } = objectOf(payload.issue);
  const number = pullNumberOf(ofPullRequest) ?? (isPullRequest === undefined ? null : pullNumberOf(ofIssue));
  if (number !== null) return { kind: 'pull-request', number, base: shaOf(base), head: shaOf(head) };
  switch (name) {
    case 'push': {
      const [title = ''] = (textOf(objectOf(payload.head_commit).message) ?? '').split('\n');
      return { kind: 'push', before: textOf(payload.before), after: textOf(payload.after), title };
    }
    case 'merge_group': {
      const { head_ref: ref, base_sha: before, head_sha: after } = objectOf(payload.merge_group);
      const queued = pullNumberOf(Number(QUEUE_BRANCH.exec(textOf(ref) ?? '')?.[1]));
      return { kind: 'merge-group', number: queued, base: textOf(before), head: textOf(after) };
    }
    case 'workflow_run': {
      const { event, head_sha: headSha, pull_requests: listed } = objectOf(payload.workflow_run);
      const ran = textOf(headSha);
      const { id: here } = objectOf(payload.repository);
      const pulls = (listOf(listed) ?? []).map(objectOf).filter((pull) => ran !== null && shaOf(pull.head) === ran);
      // A commit can also be the head of a pull request to another repository.
      const ours = pulls.filter((pull) => (objectOf(objectOf(pull.base).repo).id ?? here) === here);
      const pullRequests = ours.flatMap((pull) => pullNumberOf(pull.number) ?? []);
      return { kind: 'workflow-run', head: ran, isPush: event === 'push', pullRequests };
    }
    default:
      return { kind: 'none' };
  }
}

function isForDefaultBranch({ repository, pull_request: pullRequest }: Json): boolean {
  const { ref, repo } = objectOf(objectOf(pullRequest).base);
  const [here, ofBase] = [fullNameOf(repository), fullNameOf(repo)];
  const defaultBranch = defaultBranchOf(repository) ?? defaultBranchOf(repo);
  const isHere = here === null || ofBase === null || here === ofBase;
  return isHere && defaultBranch !== null && textOf(ref) === defaultBranch;
}

/** A tag may have the name of the branch, so the whole ref is compared. */
function isOnDefaultBranch({ repository, ref }: Json, { GITHUB_REF: runRef }: Environment): boolean {
  const defaultBranch = defaultBranchOf(repository);
  const refs = [runRef, textOf(ref)].filter(Boolean);
  return defaultBranch !== null && refs.length > 0 && refs.every((one) => one === `refs/heads/${defaultBranch}`);
}

/** A workflow after another one may apply a push: the same commit, on this repository's default branch. */
function isAfterPush({ repository, workflow_run: run }: Json, { GITHUB_SHA: sha }: Environment): boolean {
  const { event, head_branch: branch, head_sha: head, head_repository: ofHead } = objectOf(run);
  const here = [sha, fullNameOf(repository), defaultBranchOf(repository)];
  const ran = [head, fullNameOf(ofHead), branch];
  return event === 'push' && here.every((fact, at) => Boolean(fact) && fact === ran[at]);
}

/** The name of an event in a sentence. */
export const shownName = (name: string): string => (name === '' ? '(none)' : name);

const allowIf = (isAllowed: boolean, why: string): Mode =>
  isAllowed ? { kind: 'may-write' } : { kind: 'dry-run', why };

/** Lists the events that may write, so an unknown one only plans. */
function modeOfEvent(name: string, payload: Json, env: Environment): Mode {
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
      return allowIf(false, `the event ${shownName(name)} only plans`);
  }
}

/** Payloads of comments and workflow runs say in other places that the pull request is open. */
function isOpen(subject: Subject, payload: Json): boolean {
  const { merged, merged_at: mergedAt, state } = objectOf(payload.pull_request);
  if (subject.kind === 'merge-group' || (subject.kind === 'workflow-run' && !subject.isPush)) return true;
  if (subject.kind === 'pull-request' && objectOf(payload.issue).state === 'open') return true;
  return merged === false || (merged !== true && (state === 'open' || mergedAt === null));
}

function outsiderOf(name: string, payload: Json, env: Environment): 'a fork' | 'Dependabot' | null {
  const { head, user } = objectOf(payload.pull_request);
  if (!/^pull_request(?!_target)/.test(name)) return null;
  if ([env.GITHUB_ACTOR, objectOf(user).login].includes('dependabot[bot]')) return 'Dependabot';
  const { repo } = objectOf(head); // `null` if the fork was deleted.
  const isHere = repo !== null && [null, fullNameOf(payload.repository)].includes(fullNameOf(repo));
  return isHere ? null : 'a fork';
}

/** `isOpenPullRequest`: certainly not merged yet. `appliesOnMerge`: merging it would apply its work. `outsider`: the author of one
 * that gets no secrets from GitHub. The commit of `links` is a merge's merge commit, else the last one of the event's work. */
function eventOf(env: Environment, payload: Json) {
  const { GITHUB_EVENT_NAME: name = '', GITHUB_REPOSITORY: fullName = '', GITHUB_RUN_ID: run = '' } = env;
  const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REF: ref = '', GITHUB_SHA: sha = '' } = env;
  const [owner = '', repo = ''] = fullName.split('/');
  const subject = subjectOf(name, payload);
  const homeUrl = fullName && `${server}/${fullName}`;
  const runUrl = homeUrl && run && `${homeUrl}/actions/runs/${run}`;
  const { merged, merge_commit_sha: mergeCommit, state } = objectOf(payload.pull_request);
  const isOwnPull = name === 'pull_request' || name === 'pull_request_target';
  const head = subject.kind === 'push' ? sha || subject.after : 'head' in subject ? subject.head : null;
  const { private: isPrivate } = objectOf(payload.repository);
  // A scheduled run is always on the default branch, which its payload does not name.
  const scheduled = name === 'schedule' ? /^refs\/heads\/(.+)/.exec(ref)?.[1] : null;
  return {
    name,
    subject,
    mode: modeOfEvent(name, payload, env),
    repository: owner === '' || repo === '' ? null : { owner, repo },
    isPrivate: typeof isPrivate === 'boolean' ? isPrivate : null,
    defaultBranch: defaultBranchOf(payload.repository) ?? scheduled ?? null,
    isOpenPullRequest: isOpen(subject, payload),
    outsider: outsiderOf(name, payload, env),
    appliesOnMerge: isOwnPull && merged !== true && state !== 'closed' && isForDefaultBranch(payload),
    links: { commit: (merged === true ? textOf(mergeCommit) : null) ?? head ?? sha, homeUrl, runUrl },
    apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com',
    workspace: env.GITHUB_WORKSPACE ?? process.cwd(),
  };
}

/** What triggered the run, and where it runs. `null` stands for what the event does not say, a name of `''` for no event. */
export type TriggerEvent = Readonly<ReturnType<typeof eventOf>>;

/** The event that a payload describes. */
export const parseEvent = (env: Environment, payload: Json): TriggerEvent => eventOf(env, payload);

/** Reads what triggered the run. If the payload cannot be read, nothing that needs a payload is allowed. */
export function readEvent(env: Environment): TriggerEvent {
  try {
    return parseEvent(env, objectOf(parseJson(readFileSync(env.GITHUB_EVENT_PATH ?? '', 'utf8'))));
  } catch {
    return parseEvent(env, {});
  }
}

/** Whether a run may write: the event must allow it, and the inputs must not ask for a dry run. */
export const modeOf = (dryRun: boolean, eventMode: Mode): Mode =>
  dryRun && eventMode.kind === 'may-write' ? { kind: 'dry-run', why: null } : eventMode;
