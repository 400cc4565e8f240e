import { type Github, type GithubAccess, GithubError, inStep } from '../github/api.ts';
import type { ReportInputs } from '../inputs/inputs.ts';
import type { Display, ShownReport } from '../render/display.ts';
import { renderMarkdown } from '../render/markdown.ts';
import { headline } from '../render/words.ts';
import type { TriggerEvent } from '../runner/event.ts';
import { intendedChanges, type Plan } from '../seats/plan.ts';
import { sentenceOf, warningAt } from '../seats/problem.ts';
import { say, type Sentence } from '../seats/sentence.ts';
import type { Services } from '../seats/services.ts';
import type { Reviewed } from '../seats/situation.ts';
import { isRed } from '../seats/status.ts';
import { type CommentPlace, markerOf, MAX_COMMENT_CHARACTERS, readThread, upsertComment } from './comment.ts';
import { findPullRequest, type Found } from './find.ts';
import {
  addEntry,
  type CommentState,
  type HistoryEntry,
  keptPlan,
  NO_STATE,
  parseState,
  renderHistory,
  renderState,
  shows,
} from './state.ts';

const WHOLE_REPORT = 'the report file of the run (output `report-file`)';
const OBSOLETE = 'What an earlier version of this pull request would have changed is not needed any more.';
const BY_HAND = 'remove it in Datadog, or with another pull request';

/** What a conversation is about, and how it is led. */
export interface Talk {
  readonly event: TriggerEvent;
  readonly inputs: ReportInputs;
  readonly github: GithubAccess;
  readonly display: Display;
}

/** A report with the plan that it is about, if the run came so far, and whether there is a report file. */
export type Told = { readonly report: ShownReport; readonly plan: Plan | null; readonly hasReportFile: boolean };

/** All that is read from and told to the pull request of a run. */
export class Conversation {
  readonly #talk: Talk;
  readonly #services: Services;
  /** Kept once it is found; a failure is not kept. */
  #found: Found | null = null;

  constructor(talk: Talk, services: Services) {
    this.#talk = talk;
    this.#services = services;
  }

  /** The plan that the merged pull request's comment showed. It is read only where a plan would remove a seat. */
  async readReviewed(plan: Plan): Promise<Reviewed> {
    const isAnyRemoved = plan.products.some((product) => intendedChanges(product).unassign > 0);
    if (this.#talk.inputs.comment === 'never' || !isAnyRemoved) {
      return { kind: 'none' };
    }
    try {
      return await this.#readReviewed();
    } catch (error) {
      return { kind: 'unreadable', why: say`${sentenceOf(error)}; re-run once GitHub answers` };
    }
  }

  async #readReviewed(): Promise<Reviewed> {
    const place = await this.#place();
    // A pull request that an input names was not reviewed for this run.
    if (typeof place === 'string' || (this.#found?.kind === 'found' && this.#found.isNamed)) {
      return { kind: 'none' };
    }
    const { own } = await this.#inStep((github) => readThread(github, place));
    const { plan } = this.#stateOf(own[0]?.body ?? null, place);
    if (plan === null) {
      const says = say`pull request #${place.pullRequest} has no plan in a comment of this action, so its removals were not compared with a reviewed plan`;
      this.#services.problems.add([warningAt(null, says)]);
      return { kind: 'none' };
    }
    return plan === 'unknown'
      ? {
          kind: 'unreadable',
          why: say`the comment was edited or copied, or shows too many removals to remember; ${BY_HAND}`,
        }
      : { kind: 'plan', shows: (productCode, who) => shows(plan, productCode, who) };
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
        upsertComment(github, place, log, (present, isMerged) => this.#compose(present, told, { ...place, isMerged })),
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
    return `${owner}/${repo}#${pullRequest} ${key}`.toLowerCase();
  }

  /** What a comment remembers. What is damaged was once a plan, for all that is known. */
  #stateOf(body: string | null, place: CommentPlace): CommentState {
    return body === null ? NO_STATE : (parseState(body, this.#nameOf(place)) ?? { ...NO_STATE, plan: 'unknown' });
  }

  /** Makes the comment's body from the present one: the same one where nothing is new; `null` where none is wanted. */
  #compose(
    present: string | null,
    { report, plan, hasReportFile }: Told,
    place: CommentPlace & { readonly isMerged: boolean },
  ): string | null {
    const { inputs, display, event } = this.#talk;
    const { totals, verdict } = report;
    const isWorthIt = totals.changed || isRed(verdict) || totals.unresolved > 0;
    if (present === null && inputs.comment === 'on-change' && !isWorthIt) {
      return null;
    }
    const state = this.#stateOf(present, place);
    // A plan is what was shown before the merge: neither applying it nor a later dry run takes its place.
    // The event of a repeated run is as old as the run.
    const isReviewable = event.isOpenPullRequest && !place.isMerged && plan !== null;
    const kept = isReviewable ? keptPlan(plan) : state.plan;
    const marker = markerOf(inputs.commentKey);
    const bodyWith = (history: readonly HistoryEntry[]): string => {
      const tail = display.redact(renderHistory(history)) + renderState({ plan: kept, history }, this.#nameOf(place));
      const text = renderMarkdown(report, {
        note: isObsolete(state, report) ? OBSOLETE : null,
        wholeReport: hasReportFile ? WHOLE_REPORT : null,
        max: MAX_COMMENT_CHARACTERS - marker.length - tail.length,
        sizeOf: ({ length }) => length,
      });
      return marker + display.redact(text) + tail;
    };
    return present === bodyWith(state.history) ? present : bodyWith(addEntry(state.history, this.#entryOf(report)));
  }

  #entryOf(report: ShownReport): HistoryEntry {
    const { commit, runUrl: run } = this.#talk.event;
    const { assigned, unassigned, changed } = report.totals;
    const isPlanned = report.facts.mode.kind === 'dry-run' && changed;
    const at = new Date(this.#services.clock.now()).toISOString().slice(0, 16).replace('T', ' ');
    const what = isPlanned ? `planned ${assigned} to assign, ${unassigned} to unassign` : headline(report);
    return { kind: isPlanned ? 'planned' : changed ? 'applied' : 'other', at: `${at} UTC`, what, commit, run };
  }
}

/** Whether a plan was shown that this version of the pull request does not need any more. */
function isObsolete({ history }: CommentState, { facts, verdict }: ShownReport): boolean {
  const kinds = new Set(history.map(({ kind }) => kind));
  return facts.mode.kind === 'dry-run' && verdict === 'in-sync' && kinds.has('planned') && !kinds.has('applied');
}

/** Why there is no comment, and what to do about it. */
function explain(error: unknown): Sentence {
  const says = sentenceOf(error);
  const { status, reason } = error instanceof GithubError ? error : { status: null, reason: '' };
  if (status === 401) {
    return say`github-token was refused (${says}): check that it is a valid token of this GitHub`;
  }
  const isForbidden = (status === 403 && !/rate limit|locked/i.test(reason)) || /not accessible/i.test(reason);
  return isForbidden
    ? say`github-token may not comment (${says}): give the job "permissions: pull-requests: write"; workflows that a fork or Dependabot triggers never may`
    : says;
}
