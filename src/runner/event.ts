import { readFileSync } from 'node:fs';
import type { Environment } from '../inputs/fields.ts';
import { type Json, listOf, numberOf, objectOf, parseJson, textOf } from '../json.ts';
import { defaultBranchOf, eventModeOf, fullNameOf, isMergeable } from './mode.ts';

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
      const pulls = (listOf(listed) ?? []).map(objectOf).filter((pull) => ran !== null && shaOf(pull.head) === ran);
      const pullRequests = pulls.flatMap((pull) => pullNumberOf(pull.number) ?? []);
      return { kind: 'workflow-run', head: ran, isPush: event === 'push', pullRequests };
    }
    default:
      return { kind: 'none' };
  }
}

/** Payloads of comments and workflow runs say in other places that the pull request is open. */
function isOpen(subject: Subject, payload: Json): boolean {
  const { merged, merged_at: mergedAt, state } = objectOf(payload.pull_request);
  const isUnmerged = merged === false || state === 'open' || mergedAt === null;
  const isOpenIssue = subject.kind === 'pull-request' && objectOf(payload.issue).state === 'open';
  const isRunOfOpen = subject.kind === 'workflow-run' && !subject.isPush;
  return isOpenIssue || isRunOfOpen || subject.kind === 'merge-group' || (merged !== true && isUnmerged);
}

function outsiderOf(name: string, payload: Json, env: Environment): 'a fork' | 'Dependabot' | null {
  const { head, user } = objectOf(payload.pull_request);
  if (!/^pull_request(?!_target)/.test(name)) return null;
  if ([env.GITHUB_ACTOR, objectOf(user).login].includes('dependabot[bot]')) return 'Dependabot';
  const { repo } = objectOf(head);
  const fullName = fullNameOf(repo);
  // The repository of a deleted fork is `null`.
  return repo === null || (fullName !== null && fullName !== fullNameOf(payload.repository)) ? 'a fork' : null;
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
  const { merged, merge_commit_sha: mergeCommit } = objectOf(payload.pull_request);
  const head = subject.kind === 'push' ? sha || subject.after : 'head' in subject ? subject.head : null;
  const { private: isPrivate } = objectOf(payload.repository);
  // A scheduled run is always on the default branch, which its payload does not name.
  const scheduled = name === 'schedule' ? /^refs\/heads\/(.+)/.exec(ref)?.[1] : null;
  return {
    ...{ name, subject, mode: eventModeOf(name, payload, env) },
    repository: owner === '' || repo === '' ? null : { owner, repo },
    isPrivate: typeof isPrivate === 'boolean' ? isPrivate : null,
    defaultBranch: defaultBranchOf(payload.repository) ?? scheduled ?? null,
    isOpenPullRequest: isOpen(subject, payload),
    outsider: outsiderOf(name, payload, env),
    appliesOnMerge: isMergeable(name, payload),
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
