import { type Github, statusOf } from './api.ts';
import type { Subject, TriggerEvent } from './event.ts';

/** The pull request that a run belongs to, or why there is none. */
export type Found =
  { readonly kind: 'found'; readonly number: number } | { readonly kind: 'none'; readonly reason: string };

/** GitHub links a merge to its pull request some seconds late: so long it is asked again, in milliseconds between. */
const LAG_WAITS_MS = [1000, 2000, 3000];

/** `Add Jane (#12)`: what GitHub writes at the end of a squashed commit's title. */
const NUMBER_IN_TITLE = /\(#(\d+)\)\s*$/;

interface Candidate {
  readonly number: number;
  readonly merged_at?: string | null;
  readonly merge_commit_sha: string | null;
  readonly state: string;
  readonly head: { readonly sha: string };
  readonly base?: { readonly repo?: { readonly full_name?: string } | null };
}

/** Only what merged as this very commit is the pull request of a push: a commit can be part of many others. */
function mergedAs(sha: string): (candidate: Candidate) => boolean {
  return ({ merged_at: mergedAt, merge_commit_sha: mergeSha }) => typeof mergedAt === 'string' && mergeSha === sha;
}

/** A commit can also be part of another repository's pull request: a fork's, or the one this is a fork of. */
function isOurs({ owner, repo }: Github, { base }: Candidate): boolean {
  const fullName = base?.repo?.full_name;
  return fullName === undefined || fullName.toLowerCase() === `${owner}/${repo}`.toLowerCase();
}

async function listCandidates(github: Github, sha: string): Promise<readonly Candidate[]> {
  const { octokit, owner, repo } = github;
  try {
    const commit = { owner, repo, commit_sha: sha, per_page: 100 };
    const { data } = await octokit.rest.repos.listPullRequestsAssociatedWithCommit(commit);
    return data.filter((candidate: Candidate) => isOurs(github, candidate));
  } catch (error) {
    // GitHub may not know a commit yet that it has just told of.
    if (statusOf(error) === 404 || statusOf(error) === 422) {
      return [];
    }
    throw error;
  }
}

async function readPullRequest(github: Github, number: number): Promise<Candidate | null> {
  const { octokit, owner, repo } = github;
  try {
    const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: number });
    return data;
  } catch (error) {
    // The number in a title may be an issue's, or another repository's.
    if (statusOf(error) === 404) {
      return null;
    }
    throw error;
  }
}

/** The pull request that merged as `sha`: by the API, with patience for its lag, then by the number in the title. */
async function findMerged(
  github: Github,
  sha: string,
  title: string,
  sleep: (ms: number) => Promise<void>,
  waitsMs: readonly number[],
): Promise<Found> {
  const isRight = mergedAs(sha);
  const number = Number(NUMBER_IN_TITLE.exec(title)?.[1] ?? NaN);
  for (const waitMs of [...waitsMs, null]) {
    const found = (await listCandidates(github, sha)).find(isRight);
    if (found !== undefined) {
      return { kind: 'found', number: found.number };
    }
    const named = Number.isNaN(number) ? null : await readPullRequest(github, number);
    if (named !== null && isRight(named) && isOurs(github, named)) {
      return { kind: 'found', number };
    }
    if (waitMs !== null) {
      await sleep(waitMs);
    }
  }
  return { kind: 'none', reason: `no pull request was merged as commit ${sha.slice(0, 7)}` };
}

/** The one open pull request whose head a workflow ran on. */
async function findByHead(github: Github, subject: Extract<Subject, { kind: 'workflow-run' }>): Promise<Found> {
  const { head, pullRequests } = subject;
  const none: Found = {
    kind: 'none',
    reason: 'the workflow before this one did not run for exactly one open pull request',
  };
  if (head === null) {
    return none;
  }
  const own = pullRequests.filter((one) => one.head === head);
  // A fork's pull request is not in the payload.
  const candidates =
    own.length > 0
      ? own
      : (await listCandidates(github, head)).filter((one) => one.state === 'open' && one.head.sha === head);
  const [only, ...others] = candidates;
  return only !== undefined && others.length === 0 ? { kind: 'found', number: only.number } : none;
}

/** What an event tells by itself; `null` where GitHub must be asked. */
function fromEvent(event: TriggerEvent, prNumber: number | null): Found | null {
  const { subject } = event;
  if (subject.kind === 'pull-request' || (subject.kind === 'merge-group' && subject.number !== null)) {
    return { kind: 'found', number: subject.number ?? 0 };
  }
  if (prNumber !== null && (subject.kind === 'none' || subject.kind === 'merge-group')) {
    return { kind: 'found', number: prNumber };
  }
  return subject.kind === 'none' || subject.kind === 'merge-group'
    ? {
        kind: 'none',
        reason: `the event ${event.name === '' ? '(none)' : event.name} carries no pull request; pr-number can name one`,
      }
    : null;
}

/**
 * Finds the pull request of any event. Never a wrong one: a candidate must be what the event is about, by its commit.
 *
 * @param prNumber the input `pr-number`: for events that do not tell.
 * @param open opens GitHub; called only where it must be asked. Throws what GitHub's client throws.
 */
export async function findPullRequest(
  event: TriggerEvent,
  prNumber: number | null,
  open: () => Promise<Github>,
  sleep: (ms: number) => Promise<void>,
): Promise<Found> {
  const told = fromEvent(event, prNumber);
  if (told !== null) {
    return told;
  }
  // Where a number is given for the case that nothing is found, there is no need to be patient.
  const found = await search(event.subject, open, sleep, prNumber === null ? LAG_WAITS_MS : []);
  return found.kind === 'none' && prNumber !== null ? { kind: 'found', number: prNumber } : found;
}

async function search(
  subject: Subject,
  open: () => Promise<Github>,
  sleep: (ms: number) => Promise<void>,
  waitsMs: readonly number[],
): Promise<Found> {
  if (subject.kind === 'workflow-run' && !subject.isPush) {
    return findByHead(await open(), subject);
  }
  const sha = subject.kind === 'push' ? subject.after : subject.kind === 'workflow-run' ? subject.head : null;
  const title = subject.kind === 'push' ? subject.title : '';
  return sha === null
    ? { kind: 'none', reason: 'the event does not tell its commit' }
    : findMerged(await open(), sha, title, sleep, waitsMs);
}
