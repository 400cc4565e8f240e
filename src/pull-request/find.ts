import { type Github, shortSha } from '../github/api.ts';
import { type Json, listOf, numberOf, objectOf, textOf } from '../json.ts';
import { shownName, type Subject, type TriggerEvent } from '../runner/event.ts';
import type { Clock } from '../seats/services.ts';

/** The pull request that a run belongs to, or why there is none. `isNamed`: by `pr-number` alone. */
export type Found = Readonly<{ kind: 'found'; number: number; isNamed: boolean } | { kind: 'none'; reason: string }>;

type WorkflowRun = Extract<Subject, { kind: 'workflow-run' }>;
type IsIt = (pull: Json) => boolean;

/** Pauses before GitHub is asked again: it links a merge to its pull request some seconds late. */
const LAG_WAITS_MS = [1000, 2000, 3000];
/** `Add Jane (#12)`: what GitHub writes at the end of a squashed commit's title. */
const NUMBER_IN_TITLE = /\(#(\d+)\)\s*$/;

/** Pull requests as GitHub returns them, each with its number. */
function readPulls(json: unknown): Json[] | null {
  const pulls = listOf(json)?.map(objectOf) ?? null;
  return pulls?.every(({ number }) => numberOf(number) !== null) ? pulls : null;
}

/** This repository's pull requests that `isIt` accepts: of those with a commit, and of the one with a number. */
async function listNumbers(github: Github, sha: string, number: number | null, isIt: IsIt): Promise<number[]> {
  // GitHub may not know a commit yet that it has just announced.
  const listed = await github.find('GET /commits/{sha}/pulls', { sha, per_page: 100 }, readPulls, 422);
  // The number in a title may be an issue's, or another repository's.
  const named = number === null ? [] : await github.find('GET /pulls/{number}', { number }, (one) => readPulls([one]));
  // A commit can also be part of another repository's pull request: a fork's, or the one this is a fork of.
  const isOurs = ({ base }: Json): boolean => {
    const fullName = textOf(objectOf(objectOf(base).repo).full_name) ?? github.fullName;
    return fullName.toLowerCase() === github.fullName.toLowerCase();
  };
  const pulls = [...(listed ?? []), ...(named ?? [])].filter((pull) => isOurs(pull) && isIt(pull));
  return pulls.flatMap((pull) => numberOf(pull.number) ?? []);
}

/** Whether a pull request is merged by now. The event does not say, since the run may be a re-run. */
export function isMerged(github: Github, number: number): Promise<boolean> {
  return github.ask('GET /pulls/{number}', { number }, (json) => {
    const { merged, merged_at: mergedAt } = objectOf(json);
    return merged === true || textOf(mergedAt) !== null;
  });
}

/** The one open pull request whose head a workflow ran on. A fork's is not in the payload. */
async function findByHead(github: Github, { head, pullRequests }: WorkflowRun): Promise<number | string> {
  const isIt: IsIt = ({ state, head: tip }) => state === 'open' && textOf(objectOf(tip).sha) === head;
  const listed = head === null || pullRequests.length > 0 ? [] : await listNumbers(github, head, null, isIt);
  const [only, ...others] = [...pullRequests, ...listed];
  if (only !== undefined && others.length === 0) return only;
  return 'the workflow before this one did not run for exactly one open pull request';
}

/** Finds the pull request of any event. Never a wrong one: a candidate must be what the event is about, by its commit. `prNumber`
 * is for events that carry none. Throws `GithubError`. */
export async function findPullRequest(
  { name, subject }: TriggerEvent,
  prNumber: number | null,
  github: Github,
  clock: Clock,
): Promise<Found> {
  /** The one that merged as a commit: by the API, with patience for its lag, or by the number in the commit's title. */
  const findMerged = async (sha: string | null, title: string): Promise<number | string> => {
    if (sha === null) return 'the event does not name its commit';
    const number = numberOf(Number(NUMBER_IN_TITLE.exec(title)?.[1]));
    // If pr-number is set for the case that nothing is found, there is no need to wait.
    for (const waitMs of [...(prNumber === null ? LAG_WAITS_MS : []), null]) {
      // Only what merged as this very commit counts: a commit can be part of many others.
      const isIt: IsIt = (pull) => textOf(pull.merged_at) !== null && textOf(pull.merge_commit_sha) === sha;
      const [found] = await listNumbers(github, sha, number, isIt);
      if (found !== undefined) return found;
      if (waitMs !== null) await clock.sleep(waitMs, github.signal);
    }
    return `no pull request was merged as commit ${shortSha(sha)}`;
  };
  const findOwn = async (): Promise<number | string> => {
    const none = `the event ${shownName(name)} has no pull request; set pr-number to choose one`;
    if (subject.kind === 'none') return none;
    if (subject.kind === 'push') return findMerged(subject.after, subject.title);
    if (subject.kind !== 'workflow-run') return subject.number ?? none;
    return subject.isPush ? findMerged(subject.head, '') : findByHead(github, subject);
  };
  const own = await findOwn();
  if (typeof own === 'number') return { kind: 'found', number: own, isNamed: false };
  return prNumber === null ? { kind: 'none', reason: own } : { kind: 'found', number: prNumber, isNamed: true };
}
