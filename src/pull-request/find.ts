import { type Github, shortSha } from '../github/api.ts';
import { listOf, numberOf, objectOf, textOf } from '../json.ts';
import type { Subject, TriggerEvent } from '../runner/event.ts';
import type { Clock } from '../seats/services.ts';

/** The pull request that a run belongs to, or why there is none. `isNamed`: by `pr-number` alone. */
export type Found =
  | { readonly kind: 'found'; readonly number: number; readonly isNamed: boolean }
  | { readonly kind: 'none'; readonly reason: string };

/** Pauses before GitHub is asked again: it links a merge to its pull request some seconds late. */
const LAG_WAITS_MS = [1000, 2000, 3000];
/** `Add Jane (#12)`: what GitHub writes at the end of a squashed commit's title. */
const NUMBER_IN_TITLE = /\(#(\d+)\)\s*$/;

/** `mergeCommit` is the commit that it was merged as, `repository` the `owner/name` that it is a pull request of. */
type Candidate = NonNullable<ReturnType<typeof readCandidate>>;

function readCandidate(json: unknown) {
  const { number: known, state, merged_at: mergedAt, merge_commit_sha: mergeCommit, head, base } = objectOf(json);
  const number = numberOf(known);
  if (number === null) return null;
  return {
    number,
    isOpen: state === 'open',
    mergeCommit: textOf(mergedAt) === null ? null : textOf(mergeCommit),
    head: textOf(objectOf(head).sha),
    repository: textOf(objectOf(objectOf(base).repo).full_name),
  };
}

function readCandidates(json: unknown): Candidate[] | null {
  const all = (listOf(json) ?? [null]).map(readCandidate);
  const candidates = all.filter((candidate) => candidate !== null);
  return candidates.length === all.length ? candidates : null;
}

/** A commit can also be part of another repository's pull request: a fork's, or the one this is a fork of. */
const isOurs = ({ fullName }: Github, { repository }: Candidate): boolean =>
  repository === null || repository.toLowerCase() === fullName.toLowerCase();

async function listCandidates(github: Github, sha: string): Promise<readonly Candidate[]> {
  // GitHub may not know a commit yet that it has just announced.
  const candidates = await github.find('GET /commits/{sha}/pulls', { sha, per_page: 100 }, readCandidates, 422);
  return (candidates ?? []).filter((candidate) => isOurs(github, candidate));
}

/** A commit on the default branch, and the first line of its message. */
type Merge = Readonly<Record<'sha' | 'title', string>>;

/** The pull request that merged as a commit: by the API, with patience for its lag, then by the number in the title. */
async function findMerged(github: Github, { sha, title }: Merge, clock: Clock, waitsMs: number[]): Promise<Found> {
  const number = numberOf(Number(NUMBER_IN_TITLE.exec(title)?.[1]));
  for (const waitMs of [...waitsMs, null]) {
    const candidates = await listCandidates(github, sha);
    // The number in a title may be an issue's, or another repository's.
    const named = number === null ? null : await github.find('GET /pulls/{number}', { number }, readCandidate);
    const all = named !== null && isOurs(github, named) ? [...candidates, named] : candidates;
    // Only what merged as this very commit counts: a commit can be part of many others.
    const found = all.find(({ mergeCommit }) => mergeCommit === sha);
    if (found !== undefined) return { kind: 'found', number: found.number, isNamed: false };
    if (waitMs !== null) await clock.sleep(waitMs, github.signal);
  }
  return { kind: 'none', reason: `no pull request was merged as commit ${shortSha(sha)}` };
}

/** Whether a pull request is merged by now. The event does not say, since the run may be a re-run. */
export function isMerged(github: Github, number: number): Promise<boolean> {
  return github.ask('GET /pulls/{number}', { number }, (json) => {
    const { merged, merged_at: mergedAt } = objectOf(json);
    return merged === true || textOf(mergedAt) !== null;
  });
}

/** The one open pull request whose head a workflow ran on. A fork's is not in the payload. */
async function findByHead(github: Github, run: Extract<Subject, { kind: 'workflow-run' }>): Promise<Found> {
  const { head, pullRequests } = run;
  const own = pullRequests.filter((one) => head !== null && one.head === head);
  const listed = head === null || own.length > 0 ? [] : await listCandidates(github, head);
  const [only, ...others] = [...own, ...listed.filter((one) => one.isOpen && one.head === head)];
  return only !== undefined && others.length === 0
    ? { kind: 'found', number: only.number, isNamed: false }
    : { kind: 'none', reason: 'the workflow before this one did not run for exactly one open pull request' };
}

/**
 * Finds the pull request of any event. Never a wrong one: a candidate must be what the event is about, by its commit.
 * `prNumber` is for events that carry none; `inStep` is called only if GitHub must be asked. Throws `GithubError`.
 */
export async function findPullRequest(
  { name, subject }: TriggerEvent,
  prNumber: number | null,
  clock: Clock,
  inStep: (use: (github: Github) => Promise<Found>) => Promise<Found>,
): Promise<Found> {
  if (subject.kind !== 'push' && subject.kind !== 'workflow-run') {
    const own = subject.kind === 'none' ? null : subject.number;
    const number = own ?? prNumber;
    const event = name === '' ? '(none)' : name;
    return number === null
      ? { kind: 'none', reason: `the event ${event} has no pull request; set pr-number to choose one` }
      : { kind: 'found', number, isNamed: own === null };
  }
  const found = await inStep(async (github): Promise<Found> => {
    if (subject.kind === 'workflow-run' && !subject.isPush) return findByHead(github, subject);
    const [sha, title] = subject.kind === 'push' ? [subject.after, subject.title] : [subject.head, ''];
    // If pr-number is set for the case that nothing is found, there is no need to wait.
    if (sha === null) return { kind: 'none', reason: 'the event does not name its commit' };
    return findMerged(github, { sha, title }, clock, prNumber === null ? LAG_WAITS_MS : []);
  });
  return found.kind === 'none' && prNumber !== null ? { kind: 'found', number: prNumber, isNamed: true } : found;
}
