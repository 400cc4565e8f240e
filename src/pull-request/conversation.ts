import { type Github, type GithubAccess, inStep } from '../github/api.ts';
import type { ReportInputs } from '../inputs/inputs.ts';
import type { Display, ShownReport } from '../render/display.ts';
import { renderMarkdown } from '../render/markdown.ts';
import type { TriggerEvent } from '../runner/event.ts';
import { mayChange } from '../seats/operation.ts';
import { intendedChanges, type Plan } from '../seats/plan.ts';
import { warningAt } from '../seats/problem.ts';
import { say, type Sentence } from '../seats/sentence.ts';
import type { Services } from '../seats/services.ts';
import type { Reviewed } from '../seats/situation.ts';
import { isRed } from '../seats/status.ts';
import { type CommentPlace, listOwnComments, markerOf, MAX_COMMENT_CHARACTERS, upsertComment } from './comment.ts';
import { findPullRequest, type Found, isMerged } from './find.ts';
import {
  addEntry,
  type CommentState,
  entryOf,
  type HistoryEntry,
  isObsolete,
  isSamePlan,
  keptPlan,
  NO_STATE,
  parseState,
  renderHistory,
  renderState,
  shows,
} from './state.ts';
import { explain, explainUnknown } from './trouble.ts';

const OBSOLETE = 'An earlier plan of this pull request no longer applies: there is nothing left to change.';
const SAME = 'Same as the reviewed plan.';

/** What a conversation is about, and the settings for it. */
export interface Talk {
  readonly event: TriggerEvent;
  readonly inputs: ReportInputs;
  readonly github: GithubAccess;
  readonly display: Display;
}

/** A report with the plan that it is about, if the run came so far. */
export type Told = { readonly report: ShownReport; readonly plan: Plan | null };

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
    if (this.#talk.inputs.comment === 'never' || !isAnyRemoved) {
      return { kind: 'none' };
    }
    try {
      return await this.#readReviewed();
    } catch (error) {
      return { kind: 'unreadable', why: explain(error, 'read the comment') };
    }
  }

  async #readReviewed(): Promise<Reviewed> {
    const place = await this.#place();
    // A pull request that an input names was not reviewed for this run.
    if (typeof place === 'string' || (this.#found?.kind === 'found' && this.#found.isNamed)) {
      const { kind } = this.#talk.event.subject;
      if (typeof place === 'string' && (kind === 'push' || kind === 'workflow-run')) {
        this.#warnUnreviewed(say`${place}`);
      }
      return { kind: 'none' };
    }
    const [comment] = await this.#inStep((github) => listOwnComments(github, place));
    const { plan } = this.#stateOf(comment?.body ?? null, place);
    if (plan === null) {
      this.#warnUnreviewed(say`pull request #${place.pullRequest} has no plan in a comment of this action`);
      return { kind: 'none' };
    }
    if (typeof plan === 'string') {
      return { kind: 'unreadable', why: explainUnknown(plan) };
    }
    return { kind: 'plan', shows: (productCode, who) => shows(plan, productCode, who) };
  }

  #warnUnreviewed(why: Sentence): void {
    const says = say`${why}, so the removals were not compared with a reviewed plan`;
    this.#services.problems.add([warningAt(null, says)]);
  }

  /** Creates or updates the comment, and returns its address, or `''`. */
  async publish(told: Told): Promise<string> {
    const { log } = this.#services;
    if (this.#talk.inputs.comment === 'never') {
      return '';
    }
    try {
      const place = await this.#place();
      if (typeof place === 'string') {
        log.info(`No comment: ${place}.`);
        return '';
      }
      return await this.#inStep((github) =>
        upsertComment(github, place, log, async (present) => {
          const state = this.#stateOf(present, place);
          const plan = await this.#planToKeep(github, state, told.plan, place);
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
  async #place(): Promise<CommentPlace | string> {
    const { event, inputs } = this.#talk;
    const { clock } = this.#services;
    this.#found ??= await findPullRequest(event, inputs.prNumber, clock, (use) => this.#inStep(use));
    const found = this.#found;
    if (found.kind === 'none') {
      return found.reason;
    }
    const place = { pullRequest: found.number, key: inputs.commentKey };
    return { ...place, isKnown: (body) => parseState(body, this.#nameOf(place)) !== null };
  }

  /** What a comment's memory is bound to. */
  #nameOf({ pullRequest, key }: Omit<CommentPlace, 'isKnown'>): string {
    const { owner = '', repo = '' } = this.#talk.github.repository ?? {};
    return `${`${owner}/${repo}`.toLowerCase()}#${pullRequest} ${key}`;
  }

  /** What a comment remembers. What is damaged was once a plan, for all that is known. */
  #stateOf(body: string | null, place: CommentPlace): CommentState {
    return body === null ? NO_STATE : (parseState(body, this.#nameOf(place)) ?? { ...NO_STATE, plan: 'damaged' });
  }

  /** A plan is what was shown before the merge: neither applying it nor a later dry run takes its place. */
  async #planToKeep(
    github: Github,
    { plan: kept }: CommentState,
    plan: Plan | null,
    { pullRequest }: CommentPlace,
  ): Promise<CommentState['plan']> {
    if (!this.#talk.event.isOpenPullRequest || plan === null || !mayChange(plan.operation)) {
      return kept;
    }
    const shown = keptPlan(plan);
    // The event of a repeated run is as old as the run, so GitHub is asked before a plan is given up.
    const isGivenUp = kept !== null && !isSamePlan(kept, shown);
    return isGivenUp && (await isMerged(github, pullRequest)) ? kept : shown;
  }

  /** Makes the comment's body from the present one: the same one if nothing is new; `null` if none is wanted. */
  #compose(present: string | null, told: Told, state: CommentState, place: CommentPlace): string | null {
    const { report } = told;
    const { inputs, display } = this.#talk;
    const { totals, verdict } = report;
    const isWorthIt = totals.changed || isRed(verdict) || totals.unresolved > 0;
    if (present === null && inputs.comment === 'on-change' && !isWorthIt) {
      return null;
    }
    const marker = markerOf(inputs.commentKey);
    const bodyWith = (history: readonly HistoryEntry[]): string => {
      const tail = renderState({ ...state, history }, this.#nameOf(place));
      const text = renderMarkdown(report, {
        note: this.#noteOf(told, state),
        history: renderHistory(history, report.facts.links.homeUrl),
        wholeReport: 'Everyone is in the job summary of the run.',
        max: MAX_COMMENT_CHARACTERS - marker.length - tail.length,
        sizeOf: ({ length }) => length,
      });
      return marker + display.redact(text) + tail;
    };
    return present === bodyWith(state.history)
      ? present
      : bodyWith(addEntry(state.history, entryOf(report, this.#services.clock.now())));
  }

  /** How a report compares with the plan before it. */
  #noteOf({ report, plan }: Told, state: CommentState): string {
    const { plan: reviewed } = state;
    const isReviewed = report.verdict === 'applied' && reviewed !== null && typeof reviewed !== 'string';
    const isSame = isReviewed && plan !== null && isSamePlan(keptPlan(plan), reviewed);
    return isObsolete(state, report) ? OBSOLETE : isSame ? SAME : '';
  }
}
