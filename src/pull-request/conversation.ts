import { createHash } from 'node:crypto';
import { type Github, type GithubAccess, GithubError, inStep } from '../github/api.ts';
import type { ReportInputs } from '../inputs/inputs.ts';
import type { Display, ShownReport } from '../render/display.ts';
import { renderMarkdown } from '../render/markdown.ts';
import { headline } from '../render/words.ts';
import type { TriggerEvent } from '../runner/event.ts';
import { intendedChanges, type Plan } from '../seats/plan.ts';
import { type Problem, sentenceOf } from '../seats/problem.ts';
import { keptRemovals, type Reviewed, unreviewedRemovals } from '../seats/reviewed.ts';
import { say, type Sentence } from '../seats/sentence.ts';
import type { Services } from '../seats/services.ts';
import { isRed } from '../seats/status.ts';
import { type CommentPlace, listOwnComments, markerOf, MAX_COMMENT_CHARACTERS, upsertComment } from './comment.ts';
import { findPullRequest, type Found } from './find.ts';
import { addEntry, type CommentState, type HistoryEntry, parseState, renderHistory, renderState } from './state.ts';

const WHOLE_REPORT = 'the report file of the run (output `report-file`)';
const OBSOLETE = 'What an earlier version of this pull request would have changed is not needed any more.';

/** Nobody can be read from what a comment remembers. */
function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What a conversation is about, and how it is led. */
export interface Talk {
  readonly event: TriggerEvent;
  readonly inputs: ReportInputs;
  readonly github: GithubAccess;
  readonly display: Display;
}

/** A report with the plan that it is about, if the run came so far, and whether there is a report file. */
export type Told = { readonly report: ShownReport; readonly plan: Plan | null; readonly hasReportFile: boolean };

/** What a run reads from and says on the pull request. Whatever goes wrong here is a warning, and never remembered. */
export class Conversation {
  readonly #talk: Talk;
  readonly #services: Services;
  #found: Found | null = null;

  constructor(talk: Talk, services: Services) {
    this.#talk = talk;
    this.#services = services;
  }

  /** A warning for each removal that the plan in the comment did not show. */
  async unreviewedRemovals(plan: Plan): Promise<readonly Problem[]> {
    const isAnyRemoved = plan.products.some((product) => intendedChanges(product).unassign > 0);
    if (this.#talk.inputs.comment === 'never' || !isAnyRemoved) {
      return [];
    }
    const unreadable = (error: unknown): Reviewed => ({ kind: 'unreadable', why: sentenceOf(error) });
    return unreviewedRemovals(plan, await this.#readReviewed().catch(unreadable), sha256);
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
      const compose = (present: string | null): string | null => this.#compose(present, told);
      return await this.#inStep((github) => upsertComment(github, place, log, compose));
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
    return found.kind === 'none' ? found.reason : { pullRequest: found.number, key: inputs.commentKey };
  }

  async #readReviewed(): Promise<Reviewed> {
    const place = await this.#place();
    const comments = typeof place === 'string' ? [] : await this.#inStep((github) => listOwnComments(github, place));
    const state = comments[0] === undefined ? { plan: null } : parseState(comments[0].body);
    if (state === null) {
      return { kind: 'unreadable', why: say`what the comment remembers is damaged` };
    }
    return state.plan === null ? { kind: 'none' } : { kind: 'plan', ...state.plan };
  }

  /** Makes the comment's body from the present one: the same one where nothing is new; `null` where none is wanted. */
  #compose(present: string | null, { report, plan, hasReportFile }: Told): string | null {
    const { inputs, display } = this.#talk;
    const isWorthIt = report.totals.changed || isRed(report.verdict) || report.totals.unresolved > 0;
    if (present === null && inputs.comment === 'on-change' && !isWorthIt) {
      return null;
    }
    const state = (present === null ? null : parseState(present)) ?? { plan: null, history: [] };
    const bodyWith = (history: readonly HistoryEntry[]): string => {
      const head = markerOf(inputs.commentKey) + renderState({ plan: planAfter(state, report, plan), history });
      const tail = display.redact(renderHistory(history));
      const text = renderMarkdown(report, {
        note: isObsolete(state, report) ? OBSOLETE : null,
        wholeReport: hasReportFile ? WHOLE_REPORT : null,
        max: MAX_COMMENT_CHARACTERS - head.length - tail.length,
        sizeOf: ({ length }) => length,
      });
      return head + display.redact(text) + tail;
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

/** What remains of the plan in the comment: a new plan replaces it, applying uses it up, anything else leaves it. */
function planAfter(state: CommentState, { facts, verdict }: ShownReport, plan: Plan | null): CommentState['plan'] {
  if (facts.mode.kind === 'dry-run' && plan !== null) {
    return { removals: keptRemovals(plan, sha256) };
  }
  const isUsedUp = facts.mode.kind === 'may-write' && ['applied', 'incomplete', 'in-sync'].includes(verdict);
  return isUsedUp ? null : state.plan;
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
