import { createHash } from 'node:crypto';
import type { Conversation, ConversationWorld } from './conversation.ts';
import { type Github, openGithub } from './github/api.ts';
import {
  explainCommentError,
  listOwnComments,
  markerOf,
  MAX_COMMENT_CHARACTERS,
  upsertComment,
} from './github/comment.ts';
import { findPullRequest, type Found } from './github/pull-request.ts';
import type { Publication } from './inputs/inputs.ts';
import { renderMarkdown } from './render/markdown.ts';
import {
  type CommentState,
  decodeState,
  readState,
  renderState,
  renderStory,
  type StoryEntry,
  tellStory,
} from './render/story.ts';
import { headline } from './render/words.ts';
import { readDrift, type Reviewed } from './drift.ts';
import { type Fingerprint, fingerprint } from './seats/fingerprint.ts';
import type { Plan } from './seats/plan.ts';
import type { Report } from './seats/report.ts';
import { isRed } from './seats/status.ts';

const REPORT_HINT = 'The job summary and the report file name everybody.';
const OBSOLETE = 'What an earlier version of this pull request would have changed is not needed any more.';

/** A one-way digest: what a comment remembers must not tell who is meant. */
function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Calls `make` once, however often the result is wanted. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}

function entryOf(report: Report, { event, now }: ConversationWorld): StoryEntry {
  const { assigned, unassigned, changed } = report.totals;
  const isPlanned = report.facts.dryRun && changed;
  return {
    kind: isPlanned ? 'planned' : changed ? 'applied' : 'other',
    at: `${new Date(now()).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    what: isPlanned ? `planned ${assigned} to assign, ${unassigned} to unassign` : headline(report),
    commit: event.commit,
    run: event.runUrl,
  };
}

/** What remains of the plan in the comment: a new plan replaces it, writing uses it up, anything else leaves it. */
function planAfter(state: CommentState, report: Report, plan: Plan | null): Fingerprint | null {
  if (plan !== null && report.facts.dryRun) {
    return fingerprint(plan, sha256);
  }
  // A merged run that wrote, or had nothing to write, has used the plan up.
  const usesUp = !report.facts.dryRun && ['applied', 'incomplete', 'in-sync'].includes(report.verdict);
  return usesUp ? null : state.plan;
}

/** Makes the comment's body from the present one; `null` where nothing is to be written. */
function compose(present: string | null, report: Report, plan: Plan | null, world: ConversationWorld): string | null {
  const { publication, redact, dryRunReason } = world;
  const state = readState(present);
  const isWorthIt = report.totals.changed || isRed(report.verdict) || report.totals.unresolved > 0;
  if (present === null && publication.comment === 'on-change' && !isWorthIt) {
    return null;
  }
  const wasPlanned =
    state.story.some(({ kind }) => kind === 'planned') && !state.story.some(({ kind }) => kind === 'applied');
  const note = report.facts.dryRun && report.verdict === 'in-sync' && wasPlanned ? OBSOLETE : null;
  const story = tellStory(state.story, entryOf(report, world));
  const plannedNext = planAfter(state, report, plan);
  const head = (shown: string): string => renderState({ plan: plannedNext, story, shown });
  const tail = redact(renderStory(story));
  const around = markerOf(publication.commentKey).length + head(sha256('')).length + tail.length;
  const budget = { max: MAX_COMMENT_CHARACTERS - around, measure: (text: string) => text.length };
  const text = redact(renderMarkdown(report, { dryRunReason, reportHint: REPORT_HINT, note }, budget));
  const shown = sha256(text);
  return shown === state.shown && plannedNext?.digest === state.plan?.digest ? null : `${head(shown)}${text}${tail}`;
}

/** Begins the conversation of a run with GitHub; nothing is asked before it is needed. */
export function beginConversation(world: ConversationWorld): Conversation {
  const { event, publication } = world;
  const github = once(() => {
    if (event.repository === null || publication.githubToken === '') {
      throw new Error('github-token or GITHUB_REPOSITORY is not set');
    }
    return openGithub(publication.githubToken, event.repository, event.apiUrl, world.signal, world.sleep);
  });
  const sleep = (ms: number): Promise<void> => world.sleep(ms, world.signal);
  const pullRequest = once((): Promise<Found> => findPullRequest(event, publication.prNumber, github, sleep));
  return {
    github,
    readDrift: (planned, fails) =>
      readDrift(planned, () => readReviewed(publication, pullRequest, github), fails, sha256),
    publishComment: (report, plan) => publishComment(report, plan, pullRequest, github, world),
  };
}

async function readReviewed(
  publication: Publication,
  pullRequest: () => Promise<Found>,
  github: () => Promise<Github>,
): Promise<Reviewed> {
  const found = await pullRequest();
  if (found.kind === 'none') {
    return { plan: null, whyNot: found.reason };
  }
  const place = { pullRequest: found.number, key: publication.commentKey };
  const [oldest] = await listOwnComments(await github(), place);
  if (oldest === undefined) {
    return { plan: null, whyNot: `pull request #${found.number} has no comment with a plan` };
  }
  const state = decodeState(oldest.body);
  if (state === null) {
    throw new Error('what the comment remembers is damaged');
  }
  return { plan: state.plan, whyNot: 'the plan was applied already' };
}

async function publishComment(
  report: Report,
  plan: Plan | null,
  pullRequest: () => Promise<Found>,
  github: () => Promise<Github>,
  world: ConversationWorld,
): Promise<string> {
  const { publication, console } = world;
  let where = 'the pull request';
  try {
    const found = await pullRequest();
    if (found.kind === 'none') {
      console.info(`No comment: ${found.reason}.`);
      return '';
    }
    where = `pull request #${found.number}`;
    const place = { pullRequest: found.number, key: publication.commentKey };
    return await upsertComment(await github(), place, (present) => compose(present, report, plan, world));
  } catch (error) {
    console.warn(`The comment on ${where} could not be written: ${explainCommentError(error)}`);
    return '';
  }
}
