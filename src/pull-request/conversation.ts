import { type Github, type GithubAccess, inStep } from '../github/api.ts';
import type { ReportInputs } from '../inputs/inputs.ts';
import type { Display, ShownReport } from '../render/display.ts';
import { renderMarkdown } from '../render/markdown.ts';
import type { TriggerEvent } from '../runner/event.ts';
import { mayChange } from '../seats/operation.ts';
import { intendedChanges, type Plan, type Reviewed } from '../seats/plan.ts';
import { warningAt } from '../seats/problem.ts';
import { say, type Sentence } from '../seats/sentence.ts';
import type { Services } from '../seats/services.ts';
import { isRed } from '../seats/status.ts';
import { type CommentPlace, listOwnComments, markerOf, MAX_COMMENT_CHARACTERS, upsertComment } from './comment.ts';
import { findPullRequest, type Found, isMerged } from './find.ts';
import { addEntry, type CommentState, entryOf, isSamePlan, keptPlan, parseState } from './state.ts';
import { type HistoryEntry, renderHistory, renderState, shows } from './state.ts';
import { explain, explainUnknown } from './trouble.ts';

const OBSOLETE = 'An earlier plan of this pull request no longer applies: there is nothing left to change.';
const SAME = 'Same as the reviewed plan.';

/** What a conversation is about, and the settings for it. */
export type Talk = Readonly<{ event: TriggerEvent; inputs: ReportInputs; github: GithubAccess; display: Display }>;

/** A report with the plan that it is about, if the run came so far. */
export type Told = Readonly<{ report: ShownReport; plan: Plan | null }>;

/** A comment, and what its memory is bound to. */
type Place = CommentPlace & Readonly<{ memory: string }>;

/** What a comment remembers. What is damaged was once a plan, for all that is known. */
function stateIn(body: string | null, { memory }: Place): CommentState {
  return body === null ? { plan: null, history: [] } : (parseState(body, memory) ?? { plan: 'damaged', history: [] });
}

/** How a report compares with the plans before it. */
function noteOf({ report, plan }: Told, { plan: reviewed, history }: CommentState): string {
  const { facts, verdict } = report;
  const kinds = history.map(({ kind }) => kind);
  const isPlanLeft = kinds.includes('planned') && !kinds.includes('applied');
  if (facts.mode.kind === 'dry-run' && verdict === 'in-sync' && isPlanLeft) return OBSOLETE;
  const isReviewed = reviewed !== null && typeof reviewed !== 'string' && verdict === 'applied';
  return isReviewed && plan !== null && isSamePlan(keptPlan(plan), reviewed) ? SAME : '';
}

/** Everything that a run reads from its pull request and shows there. */
export class Conversation {
  readonly #talk: Talk;
  readonly #services: Services;
  /** Kept once it is found; a failure is not kept. */
  #found: Found | null = null;

  constructor(talk: Talk, services: Services) {
    this.#talk = talk;
    this.#services = services;
  }

  /** The plan that the merged pull request's comment showed. It is read only if a plan would remove a seat. */
  async readReviewed(plan: Plan): Promise<Reviewed> {
    const isAnyRemoved = plan.products.some((product) => intendedChanges(product).unassign > 0);
    if (this.#talk.inputs.comment === 'never' || !isAnyRemoved) return { kind: 'none' };
    try {
      return await this.#readReviewed();
    } catch (error) {
      return { kind: 'unreadable', why: explain(error, 'read the comment') };
    }
  }

  async #readReviewed(): Promise<Reviewed> {
    const place = await this.#place();
    if (typeof place === 'string') {
      const { kind } = this.#talk.event.subject;
      return kind === 'push' || kind === 'workflow-run' ? this.#unreviewed(say`${place}`) : { kind: 'none' };
    }
    // A pull request that an input names was not reviewed for this run.
    if (this.#found?.kind === 'found' && this.#found.isNamed) return { kind: 'none' };
    const [comment] = await this.#inStep((github) => listOwnComments(github, place));
    const { plan } = stateIn(comment?.body ?? null, place);
    const unplanned = say`pull request #${place.pullRequest} has no plan in a comment of this action`;
    if (plan === null) return this.#unreviewed(unplanned);
    if (typeof plan === 'string') return { kind: 'unreadable', why: explainUnknown(plan) };
    return { kind: 'plan', shows: (productCode, who) => shows(plan, productCode, who) };
  }

  #unreviewed(why: Sentence): Reviewed {
    const says = say`${why}, so the removals were not compared with a reviewed plan`;
    this.#services.problems.add([warningAt(null, says)]);
    return { kind: 'none' };
  }

  /** Creates or updates the comment, and returns its address, or `''`. */
  async publish(told: Told): Promise<string> {
    const { log } = this.#services;
    if (this.#talk.inputs.comment === 'never') return '';
    try {
      const place = await this.#place();
      if (typeof place === 'string') {
        log.info(`No comment: ${place}.`);
        return '';
      }
      return await this.#inStep((github) =>
        upsertComment(github, place, log, async (present) => {
          const state = stateIn(present, place);
          const plan = await this.#planToKeep(github, state.plan, told.plan, place);
          return this.#compose(present, told, { ...state, plan }, place);
        }),
      );
    } catch (error) {
      const where = this.#found?.kind === 'found' ? `pull request #${this.#found.number}` : 'the pull request';
      log.warn(say`The comment on ${where} could not be written: ${explain(error)}`);
      return '';
    }
  }

  #inStep<T>(use: (github: Github) => Promise<T>): Promise<T> {
    return inStep(this.#talk.github, this.#services, use);
  }

  /** Where the comment is, or why there is no pull request. */
  async #place(): Promise<Place | string> {
    const { event, inputs, github } = this.#talk;
    this.#found ??= await findPullRequest(event, inputs.prNumber, this.#services.clock, (use) => this.#inStep(use));
    if (this.#found.kind === 'none') return this.#found.reason;
    const { owner = '', repo = '' } = github.repository ?? {};
    const [pullRequest, key] = [this.#found.number, inputs.commentKey];
    const memory = `${`${owner}/${repo}`.toLowerCase()}#${pullRequest} ${key}`;
    return { pullRequest, key, memory, isKnown: (body) => parseState(body, memory) !== null };
  }

  /** A plan is what was shown before the merge: neither applying it nor a later dry run takes its place. */
  async #planToKeep(
    github: Github,
    kept: CommentState['plan'],
    plan: Plan | null,
    { pullRequest }: Place,
  ): Promise<CommentState['plan']> {
    if (!this.#talk.event.isOpenPullRequest || plan === null || !mayChange(plan.operation)) return kept;
    const shown = keptPlan(plan);
    // The event of a repeated run is as old as the run, so GitHub is asked before a plan is given up.
    const isGivenUp = kept !== null && !isSamePlan(kept, shown);
    return isGivenUp && (await isMerged(github, pullRequest)) ? kept : shown;
  }

  /** Makes the comment's body from the present one: the same one if nothing is new; `null` if none is wanted. */
  #compose(present: string | null, told: Told, state: CommentState, { memory }: Place): string | null {
    const { report } = told;
    const { inputs, display } = this.#talk;
    const { totals, verdict, facts } = report;
    const isWorthIt = totals.changed || isRed(verdict) || totals.unresolved > 0;
    if (present === null && inputs.comment === 'on-change' && !isWorthIt) return null;
    const marker = markerOf(inputs.commentKey);
    const bodyWith = (history: readonly HistoryEntry[]): string => {
      const tail = renderState({ ...state, history }, memory);
      const text = renderMarkdown(report, {
        note: noteOf(told, state),
        history: renderHistory(history, facts.links.homeUrl),
        wholeReport: 'Everyone is in the job summary of the run.',
        fits: ({ length }) => length <= MAX_COMMENT_CHARACTERS - marker.length - tail.length,
      });
      return marker + display.redact(text) + tail;
    };
    const isNew = present !== bodyWith(state.history);
    return isNew ? bodyWith(addEntry(state.history, entryOf(report, this.#services.clock.now()))) : present;
  }
}
