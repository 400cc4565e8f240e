import { type Json, listOf, numberOf, objectOf, parsePayload, textOf } from './payload.ts';
import { permissionOf, type WritePermission } from './permission.ts';

/** Environment of the job, as the runner sets it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The work that an event is about. Commits are full SHAs. */
export type Subject =
  | {
      readonly kind: 'pull-request';
      readonly number: number;
      readonly base: string | null;
      readonly head: string | null;
    }
  /** A push to a branch. */
  | {
      readonly kind: 'push';
      readonly before: string | null;
      readonly after: string | null;
      /** First line of the head commit's message. */
      readonly title: string;
    }
  | {
      readonly kind: 'merge-group';
      readonly number: number | null;
      readonly base: string | null;
      readonly head: string | null;
    }
  /** A workflow that ran before this one, on `head`. */
  | {
      readonly kind: 'workflow-run';
      readonly head: string | null;
      readonly isPush: boolean;
      /** Pull requests of this repository that the run was for. */
      readonly pullRequests: readonly { readonly number: number; readonly head: string | null }[];
    }
  | { readonly kind: 'none' };

/** What triggered the run. */
export interface TriggerEvent {
  /** `''` outside GitHub Actions. */
  readonly name: string;
  readonly permission: WritePermission;
  readonly subject: Subject;
  readonly repository: { readonly owner: string; readonly repo: string } | null;
  /** `null` where the event does not tell. */
  readonly isPrivate: boolean | null;
  /** The commit that a reader would look for; `''` where none is known. */
  readonly commit: string;
  /** Address of the run; `''` outside GitHub Actions. */
  readonly runUrl: string;
  /** Address of GitHub's API. */
  readonly apiUrl: string;
}

function shaOf(value: unknown): string | null {
  return textOf(objectOf(value).sha);
}

/** `refs/heads/gh-readonly-queue/main/pr-104-<sha>`: the queue tells the pull request in the name of its branch only. */
const QUEUE_BRANCH = /\/pr-(\d+)-[0-9a-f]{40}$/;

function ofWorkflowRun(run: Json): Subject {
  const pullRequests = listOf(run.pull_requests).flatMap((one) => {
    const number = numberOf(one.number);
    return number === null ? [] : [{ number, head: shaOf(one.head) }];
  });
  return { kind: 'workflow-run', head: textOf(run.head_sha), isPush: run.event === 'push', pullRequests };
}

function subjectOf(name: string, payload: Json): Subject {
  const pullRequest = objectOf(payload.pull_request);
  const number = numberOf(pullRequest.number);
  if (number !== null) {
    return { kind: 'pull-request', number, base: shaOf(pullRequest.base), head: shaOf(pullRequest.head) };
  }
  const issue = objectOf(payload.issue);
  const commentedOn = issue.pull_request === undefined ? null : numberOf(issue.number);
  if (commentedOn !== null) {
    return { kind: 'pull-request', number: commentedOn, base: null, head: null };
  }
  if (name === 'push') {
    const [title = ''] = (textOf(objectOf(payload.head_commit).message) ?? '').split('\n');
    return { kind: 'push', before: textOf(payload.before), after: textOf(payload.after), title };
  }
  if (name === 'merge_group') {
    const group = objectOf(payload.merge_group);
    const [, queued] = QUEUE_BRANCH.exec(textOf(group.head_ref) ?? '') ?? [];
    const base = textOf(group.base_sha);
    return { kind: 'merge-group', number: numberOf(Number(queued)), base, head: textOf(group.head_sha) };
  }
  return name === 'workflow_run' ? ofWorkflowRun(objectOf(payload.workflow_run)) : { kind: 'none' };
}

function commitOf(subject: Subject, payload: Json, env: Environment): string {
  const merged = textOf(objectOf(payload.pull_request).merge_commit_sha);
  const isMerged = objectOf(payload.pull_request).merged === true;
  const head = subject.kind === 'push' ? subject.after : 'head' in subject ? subject.head : null;
  return (isMerged ? merged : null) ?? head ?? env.GITHUB_SHA ?? '';
}

/**
 * Reads what triggered the run.
 *
 * @param payloadText content of the file at `GITHUB_EVENT_PATH`, or `null` where there is none.
 */
export function parseEvent(env: Environment, payloadText: string | null): TriggerEvent {
  const name = env.GITHUB_EVENT_NAME ?? '';
  const payload = parsePayload(payloadText);
  const subject = subjectOf(name, payload);
  const { private: isPrivate } = objectOf(payload.repository);
  const fullName = env.GITHUB_REPOSITORY ?? '';
  const [owner = '', repo = ''] = fullName.split('/');
  const run = env.GITHUB_RUN_ID ?? '';
  return {
    name,
    subject,
    permission: permissionOf(name, payload, env.GITHUB_REF ?? ''),
    repository: owner === '' || repo === '' ? null : { owner, repo },
    isPrivate: typeof isPrivate === 'boolean' ? isPrivate : null,
    commit: commitOf(subject, payload, env),
    apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com',
    runUrl: run === '' ? '' : `${env.GITHUB_SERVER_URL ?? 'https://github.com'}/${fullName}/actions/runs/${run}`,
  };
}
