import type { Fingerprint } from '../seats/fingerprint.ts';
import { code, escapeMarkdown } from './escape.ts';

/** One thing that happened to the pull request's seats. */
export interface StoryEntry {
  /** `planned` while nothing is written; `applied` when seats changed. */
  readonly kind: 'planned' | 'applied' | 'other';
  /** `2026-03-01 12:00 UTC`. */
  readonly at: string;
  readonly what: string;
  /** Full SHA; `''` where none is known. */
  readonly commit: string;
  /** Address of the run; `''` where none is known. */
  readonly run: string;
}

/** What a comment remembers, hidden in its second line. */
export interface CommentState {
  /** What the last plan meant to do; `null` where it was applied, or there was none. */
  readonly plan: Fingerprint | null;
  /** Oldest first. */
  readonly story: readonly StoryEntry[];
  /** Digest of the report that the comment shows, without the story. */
  readonly shown: string;
}

/** The oldest are forgotten: a comment must not grow for ever. */
const MAX_STORY_ENTRIES = 10;
const STATE = /^<!-- datadog-seats-state ([\w-]+) -->$/m;
const SHORT_SHA_CHARACTERS = 7;

/** Adds an entry. A newer plan takes the place of the plan before it: only the last one was reviewed. */
export function tellStory(story: readonly StoryEntry[], entry: StoryEntry): readonly StoryEntry[] {
  const last = story.at(-1);
  const kept = last?.kind === 'planned' && entry.kind === 'planned' ? story.slice(0, -1) : story;
  return [...kept, entry].slice(-MAX_STORY_ENTRIES);
}

/** The story as Markdown. */
export function renderStory(story: readonly StoryEntry[]): string {
  const lines = story.map(({ at, what, commit, run }) => {
    const parts = [
      `${at}: ${escapeMarkdown(what)}`,
      commit === '' ? '' : `commit ${code(commit.slice(0, SHORT_SHA_CHARACTERS))}`,
      /^https?:\/\/[^\s()<>]+$/.test(run) ? `[run](${run})` : '',
    ];
    return `- ${parts.filter((part) => part !== '').join(' · ')}`;
  });
  return `\n---\n\n${lines.join('\n')}\n`;
}

/** The hidden line that holds a state. */
export function renderState(state: CommentState): string {
  return `<!-- datadog-seats-state ${Buffer.from(JSON.stringify(state)).toString('base64url')} -->\n`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function storyFrom(value: unknown): StoryEntry[] {
  const entries = Array.isArray(value) ? (value as unknown[]) : [];
  return entries.flatMap((entry) => {
    const { kind, at, what, commit, run } = Object(entry) as Record<string, unknown>;
    const isKnown = kind === 'planned' || kind === 'applied' || kind === 'other';
    return isKnown && isText(at) && isText(what) && isText(commit) && isText(run)
      ? [{ kind, at, what, commit, run }]
      : [];
  });
}

function planFrom(value: unknown): Fingerprint | null {
  const { digest, changes } = Object(value) as Record<string, unknown>;
  if (!isText(digest)) {
    return null;
  }
  return { digest, changes: Array.isArray(changes) ? (changes as unknown[]).filter(isText) : null };
}

/** The state that a comment holds; an empty one where it holds none that can be read. */
export function readState(body: string | null): CommentState {
  return decodeState(body) ?? { plan: null, story: [], shown: '' };
}

/** The same, but `null` where the comment holds no state that can be read. */
export function decodeState(body: string | null): CommentState | null {
  const [, encoded = ''] = STATE.exec(body ?? '') ?? [];
  try {
    const json = Object(JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'))) as Record<string, unknown>;
    const shown = isText(json.shown) ? json.shown : '';
    return { plan: planFrom(json.plan), story: storyFrom(json.story), shown };
  } catch {
    return null;
  }
}
