import { type Github, type GithubAccess, GithubError, inStep } from '../github/api.ts';
import type { ReportInputs } from '../inputs/inputs.ts';
import type { Display, ShownReport } from '../render/display.ts';
import { renderMarkdown } from '../render/markdown.ts';
import type { TriggerEvent } from '../runner/event.ts';
import { mayChange } from '../seats/operation.ts';
import { intendedChanges, type Plan, type Reviewed } from '../seats/plan.ts';
import { sentenceOf, warningAt } from '../seats/problem.ts';
import { say, type Sentence } from '../seats/sentence.ts';
import type { Services } from '../seats/services.ts';
import { isRed } from '../seats/status.ts';
import { bodyOf, listOwnComments, type OwnComment, type Place, upsertComment } from './comment.ts';
import { findPullRequest, type Found, isMerged } from './find.ts';
import { addEntry, type CommentState, type History, isSamePlan, keptPlan, renderHistory, shows } from './state.ts';

/** What a conversation is about, and what it needs. */
export type Talk = Readonly<{
  event: TriggerEvent;
  inputs: ReportInputs;
  github: GithubAccess;
  display: Display;
  services: Services;
}>;

/** What a comment remembers. Without a readable state, it may have held a plan. */
const stateOf = (comment: OwnComment | undefined): CommentState =>
  comment?.state ?? { plan: comment === undefined ? null : 'damaged', history: [] };

/** How a report compares with the plans before it. `isReviewed`: its plan is the one that was reviewed. */
function noteOf({ facts, verdict }: ShownReport, history: History, isReviewed: boolean): string {
  const kinds = history.map(({ kind }) => kind);
  const isLeft = kinds.includes('planned') && !kinds.includes('applied');
  if (facts.mode.kind === 'dry-run' && verdict === 'in-sync' && isLeft) {
    return 'An earlier plan of this pull request no longer applies: there is nothing left to change.';
  }
  return verdict === 'applied' && isReviewed ? 'Same as the reviewed plan.' : '';
}

/** Why something could not be done with the comment, and what to do about it. */
function explain(error: unknown, what = 'comment'): Sentence {
  const says = sentenceOf(error);
  const { status, reason } = error instanceof GithubError ? error : { status: null, reason: '' };
  if (status !== null && status >= 500) return say`${says}; re-run once GitHub answers`;
  if (status === 401) return say`github-token was refused (${says}): check that it is a valid token of this GitHub`;
  const isForbidden = (status === 403 && !/rate limit|locked/i.test(reason)) || /not accessible/i.test(reason);
  if (!isForbidden) return says;
  return say`github-token may not ${what} (${says}): give the job "permissions: pull-requests: write"; workflows that a fork or Dependabot triggers never may`;
}

/** Everything that a run reads from its pull request and shows there. */
export class Conversation {
  readonly #talk: Talk;
  /** Kept once it is found; a failure is not kept. */
  #found: Found | null = null;

  constructor(talk: Talk) {
    this.#talk = talk;
  }

  /** The plan that the merged pull request's comment showed. It is read only if a plan would remove a seat. */
  async readReviewed({ products }: Plan): Promise<Reviewed> {
    const { event, inputs, services } = this.#talk;
    const isAnyRemoved = products.some((product) => intendedChanges(product).unassign > 0);
    if (inputs.comment === 'never' || !isAnyRemoved) return { kind: 'none' };
    const unreviewed = (why: string): Reviewed => {
      const says = say`${why}, so the removals were not compared with a reviewed plan`;
      services.problems.add([warningAt(null, says)]);
      return { kind: 'none' };
    };
    const isPush = event.subject.kind === 'push' || event.subject.kind === 'workflow-run';
    const whereNone = isPush ? unreviewed : (): Reviewed => ({ kind: 'none' });
    try {
      return await this.#inPullRequest(whereNone, async (place): Promise<Reviewed> => {
        // A pull request that an input names was not reviewed for this run.
        if (place.isNamed) return { kind: 'none' };
        const [comment] = await listOwnComments(place);
        const { plan } = stateOf(comment);
        if (plan === null) return unreviewed(`pull request #${place.number} has no plan in a comment of this action`);
        if (typeof plan !== 'string') return { kind: 'plan', shows: (...removal) => shows(plan, ...removal) };
        const edited = 'somebody edited the comment, or copied it from elsewhere';
        const why = plan === 'damaged' ? edited : 'it had too many removals to remember';
        return { kind: 'unreadable', why: say`${why}; to remove the seat, use Datadog or operation unassign` };
      });
    } catch (error) {
      return { kind: 'unreadable', why: explain(error, 'read the comment') };
    }
  }

  /** Creates or updates the comment with a report and its plan, if the run came so far. Returns its address, or `''`. */
  async publish(report: ShownReport, plan: Plan | null): Promise<string> {
    const { log } = this.#talk.services;
    if (this.#talk.inputs.comment === 'never') return '';
    const whereNone = (why: string): string => {
      log.info(`No comment: ${why}.`);
      return '';
    };
    try {
      return await this.#inPullRequest(whereNone, (place) =>
        upsertComment(place, log, (present) => this.#compose(place, report, plan, present)),
      );
    } catch (error) {
      const where = this.#found?.kind === 'found' ? `pull request #${this.#found.number}` : 'the pull request';
      log.warn(say`The comment on ${where} could not be written: ${explain(error)}`);
      return '';
    }
  }

  /** Finds the pull request in one step, and uses it in the next. */
  async #inPullRequest<T>(whereNone: (why: string) => T, use: (place: Place) => Promise<T>): Promise<T> {
    const { event, inputs, github: access, services } = this.#talk;
    const find = (github: Github) => findPullRequest(event, inputs.prNumber, github, services.clock);
    const found = (this.#found ??= await inStep(access, services, find));
    if (found.kind === 'none') return whereNone(found.reason);
    return inStep(access, services, (github) => use({ ...found, github, key: inputs.commentKey }));
  }

  /** Makes the comment's body from the present one: the same one if nothing is new; `null` if none is wanted. */
  async #compose(place: Place, report: ShownReport, plan: Plan | null, present?: OwnComment): Promise<string | null> {
    const { event, inputs, display, services } = this.#talk;
    const isWorthIt = report.totals.changed || isRed(report.verdict) || report.totals.unresolved > 0;
    if (present === undefined && inputs.comment === 'on-change' && !isWorthIt) return null;
    const { plan: kept, history } = stateOf(present);
    const shown = plan !== null && mayChange(plan.operation) ? keptPlan(plan) : null;
    const isSame = kept !== null && shown !== null && isSamePlan(kept, shown);
    const isGivenUp = kept !== null && !isSame;
    // A plan is what was shown before the merge: neither applying it nor a later dry run takes its place.
    // The event of a repeated run is as old as the run, so GitHub is asked before a plan is given up.
    const isNext =
      event.isOpenPullRequest && shown !== null && !(isGivenUp && (await isMerged(place.github, place.number)));
    const note = noteOf(report, history, isSame && typeof kept !== 'string');
    const bodyWith = (entries: History): string =>
      bodyOf(place, { plan: isNext ? shown : kept, history: entries }, (maxCharacters) => {
        const text = renderMarkdown(report, {
          note,
          history: renderHistory(entries, report.facts.links.homeUrl),
          wholeReport: 'Everyone is in the job summary of the run.',
          fits: ({ length }) => length <= maxCharacters,
        });
        return display.redact(text);
      });
    const unchanged = bodyWith(history);
    return present?.body === unchanged ? unchanged : bodyWith(addEntry(history, report, services.clock.now()));
  }
}
