import { readFileSync } from 'node:fs';
import type { Environment } from '../inputs/fields.ts';
import { type Json, listOf, numberOf, objectOf, parseJson, textOf } from '../json.ts';
import type { Mode } from '../seats/operation.ts';
import type { Links } from '../seats/report.ts';
import { eventModeOf, isMergeable, repositoryOf } from './mode.ts';

/** The commits before and after some work, as full SHAs. */
type Commits = { readonly base: string | null; readonly head: string | null };

/** The work that an event is about. */
export type Subject =
  | ({ readonly kind: 'pull-request'; readonly number: number } & Commits)
  | ({ readonly kind: 'merge-group'; readonly number: number | null } & Commits)
  /** A push to a branch; `title` is the first line of the head commit's message. */
  | { readonly kind: 'push'; readonly before: string | null; readonly after: string | null; readonly title: string }
  /** A workflow that ran before this one, on `head`, for pull requests of this repository. */
  | {
      readonly kind: 'workflow-run';
      readonly head: string | null;
      readonly isPush: boolean;
      readonly pullRequests: readonly { readonly number: number; readonly head: string | null }[];
    }
  | { readonly kind: 'none' };

/** What triggered the run, and where it runs. */
export interface TriggerEvent {
  /** `''` outside GitHub Actions. */
  readonly name: string;
  /** Whether work of this event may be applied at all. */
  readonly mode: Mode;
  readonly subject: Subject;
  readonly repository: { readonly owner: string; readonly repo: string } | null;
  /** `null` if the event does not say. */
  readonly isPrivate: boolean | null;
  /** `null` if the event does not say. */
  readonly defaultBranch: string | null;
  /** Whether the event's work is a pull request that is certainly not merged yet. */
  readonly isOpenPullRequest: boolean;
  /** The author of a pull request that gets no secrets from GitHub. */
  readonly outsider: 'a fork' | 'Dependabot' | null;
  /** Whether merging it would apply its work. */
  readonly appliesOnMerge: boolean;
  /** Its `commit` is the merge commit of a merge, else the last commit of the event's work. */
  readonly links: Links;
  /** Address of GitHub's API. */
  readonly apiUrl: string;
  /** Folder that the lists are in. */
  readonly workspace: string;
}

/** `refs/heads/gh-readonly-queue/main/pr-104-<sha>`: a merge queue names the pull request in its branch only. */
const QUEUE_BRANCH = /\/pr-(\d+)-[0-9a-f]{40}$/;

/** A number that a pull request can have; `null` for anything else. */
function pullNumberOf(value: unknown): number | null {
  return numberOf(value) === 0 ? null : numberOf(value);
}

function shaOf(value: unknown): string | null {
  return textOf(objectOf(value).sha);
}

function subjectOfWorkflowRun(run: Json): Subject {
  const pullRequests = (listOf(run.pull_requests) ?? []).map(objectOf).flatMap((one) => {
    const number = pullNumberOf(one.number);
    return number === null ? [] : [{ number, head: shaOf(one.head) }];
  });
  return { kind: 'workflow-run', head: textOf(run.head_sha), isPush: run.event === 'push', pullRequests };
}

function subjectOf(name: string, payload: Json): Subject {
  const { number: ofPullRequest, base, head } = objectOf(payload.pull_request);
  const { number: ofIssue, pull_request: isPullRequest } = objectOf(payload.issue);
  const number = pullNumberOf(ofPullRequest) ?? (isPullRequest === undefined ? null : pullNumberOf(ofIssue));
  if (number !== null) {
    return { kind: 'pull-request', number, base: shaOf(base), head: shaOf(head) };
  }
  switch (name) {
    case 'push': {
      const [title = ''] = (textOf(objectOf(payload.head_commit).message) ?? '').split('\n');
      return { kind: 'push', before: textOf(payload.before), after: textOf(payload.after), title };
    }
    case 'merge_group': {
      const { head_ref: ref, base_sha: baseSha, head_sha: headSha } = objectOf(payload.merge_group);
      const queued = pullNumberOf(Number(QUEUE_BRANCH.exec(textOf(ref) ?? '')?.[1]));
      return { kind: 'merge-group', number: queued, base: textOf(baseSha), head: textOf(headSha) };
    }
    case 'workflow_run':
      return subjectOfWorkflowRun(objectOf(payload.workflow_run));
    default:
      return { kind: 'none' };
  }
}

function commitOf(subject: Subject, payload: Json, { GITHUB_SHA: sha = '' }: Environment): string {
  const { merged, merge_commit_sha: mergeCommit } = objectOf(payload.pull_request);
  const head = subject.kind === 'push' ? sha || subject.after : 'head' in subject ? subject.head : null;
  return (merged === true ? textOf(mergeCommit) : null) ?? head ?? sha;
}

/** Whether the pull request is open. Payloads of comments and workflow runs say so in other places. */
function isOpen(subject: Subject, payload: Json): boolean {
  const { merged, merged_at: mergedAt, state } = objectOf(payload.pull_request);
  const isUnmerged = merged === false || state === 'open' || mergedAt === null;
  const isOpenIssue = subject.kind === 'pull-request' && objectOf(payload.issue).state === 'open';
  const isRunOfOpen = subject.kind === 'workflow-run' && !subject.isPush;
  return isOpenIssue || isRunOfOpen || subject.kind === 'merge-group' || (merged !== true && isUnmerged);
}

/** The author, if GitHub gives no secrets to a run of their pull request. */
function outsiderOf(name: string, payload: Json, env: Environment): TriggerEvent['outsider'] {
  const { head, user } = objectOf(payload.pull_request);
  if (!/^pull_request(?!_target)/.test(name)) {
    return null;
  }
  if ([env.GITHUB_ACTOR, objectOf(user).login].includes('dependabot[bot]')) {
    return 'Dependabot';
  }
  const { repo } = objectOf(head);
  const { fullName } = repositoryOf(repo);
  // The repository of a deleted fork is `null`.
  const isFork = repo === null || (fullName !== null && fullName !== repositoryOf(payload.repository).fullName);
  return isFork ? 'a fork' : null;
}

/** The branch of a scheduled run: always the default branch, which the payload does not name. */
function branchOf(name: string, { GITHUB_REF: ref = '' }: Environment): string | null {
  return name === 'schedule' && ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null;
}

/** The event that a payload describes. */
export function parseEvent(env: Environment, payload: Json): TriggerEvent {
  const { GITHUB_EVENT_NAME: name = '', GITHUB_REPOSITORY: fullName = '', GITHUB_RUN_ID: run = '' } = env;
  const { GITHUB_SERVER_URL: serverUrl = 'https://github.com', GITHUB_API_URL: apiUrl = 'https://api.github.com' } =
    env;
  const [owner = '', repo = ''] = fullName.split('/');
  const subject = subjectOf(name, payload);
  const home = fullName === '' ? '' : `${serverUrl}/${fullName}`;
  const { private: isPrivate } = objectOf(payload.repository);
  return {
    name,
    subject,
    mode: eventModeOf(name, payload, { ref: env.GITHUB_REF ?? '', sha: env.GITHUB_SHA ?? '' }),
    repository: owner === '' || repo === '' ? null : { owner, repo },
    isPrivate: typeof isPrivate === 'boolean' ? isPrivate : null,
    defaultBranch: repositoryOf(payload.repository).defaultBranch ?? branchOf(name, env),
    isOpenPullRequest: isOpen(subject, payload),
    outsider: outsiderOf(name, payload, env),
    appliesOnMerge: isMergeable(name, payload),
    links: {
      commit: commitOf(subject, payload, env),
      homeUrl: home,
      runUrl: home === '' || run === '' ? '' : `${home}/actions/runs/${run}`,
    },
    apiUrl,
    workspace: env.GITHUB_WORKSPACE ?? process.cwd(),
  };
}

/** Reads what triggered the run. If the payload cannot be read, nothing that needs a payload is allowed. */
export function readEvent(env: Environment): TriggerEvent {
  const { GITHUB_EVENT_PATH: path = '' } = env;
  try {
    return parseEvent(env, path === '' ? {} : objectOf(parseJson(readFileSync(path, 'utf8'))));
  } catch {
    return parseEvent(env, {});
  }
}
