import { shortSha } from '../github/api.ts';
import { listOf, objectOf, parseJson } from '../json.ts';
import { code, escapeMarkdown } from '../render/escape.ts';

/** One thing that happened to the pull request's seats. */
export interface HistoryEntry {
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
  /** Digests of the removals in the last plan, `null` where there were too many to keep; no plan where it was applied. */
  readonly plan: { readonly removals: readonly string[] | null } | null;
  /** Oldest first. */
  readonly history: readonly HistoryEntry[];
}

/** The oldest are forgotten: a comment must not grow for ever. */
const MAX_HISTORY_ENTRIES = 10;
const STATE = /^<!-- datadog-seats-state ([\w-]+) -->$/m;

/** Adds an entry. A newer plan takes the place of the plan before it: only the last one was reviewed. */
export function addEntry(history: readonly HistoryEntry[], entry: HistoryEntry): readonly HistoryEntry[] {
  const isReplaced = history.at(-1)?.kind === 'planned' && entry.kind === 'planned';
  return [...history.slice(0, isReplaced ? -1 : undefined), entry].slice(-MAX_HISTORY_ENTRIES);
}

/** The history as Markdown. Anybody who may edit the comment may have written it. */
export function renderHistory(history: readonly HistoryEntry[]): string {
  const lines = history.map(({ at, what, commit, run }) => {
    const sha = commit === '' ? '' : ` · commit ${code(shortSha(commit))}`;
    const link = /^https?:\/\/[^\s()<>]+$/.test(run) ? ` · [run](${run})` : '';
    return `- ${escapeMarkdown(at)}: ${escapeMarkdown(what)}${sha}${link}`;
  });
  return lines.length === 0 ? '' : `\n---\n\n${lines.join('\n')}\n`;
}

/** The hidden line that holds a state. */
export function renderState(state: CommentState): string {
  return `<!-- datadog-seats-state ${Buffer.from(JSON.stringify(state)).toString('base64url')} -->\n`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function historyFrom(value: unknown): HistoryEntry[] {
  return (listOf(value) ?? []).flatMap((entry) => {
    const { kind, at, what, commit, run } = objectOf(entry);
    const isKnown = kind === 'planned' || kind === 'applied' || kind === 'other';
    return isKnown && isText(at) && isText(what) && isText(commit) && isText(run)
      ? [{ kind, at, what, commit, run }]
      : [];
  });
}

function planFrom(value: unknown): CommentState['plan'] {
  const { removals } = objectOf(value);
  const digests = listOf(removals);
  return digests === null && removals !== null ? null : { removals: digests?.filter(isText) ?? null };
}

/** The state that a comment holds; `null` where it holds none that can be read. */
export function parseState(body: string): CommentState | null {
  const [, encoded = ''] = STATE.exec(body) ?? [];
  const state = parseJson(Buffer.from(encoded, 'base64url').toString('utf8'));
  const { plan, history } = objectOf(state);
  return state === undefined ? null : { plan: planFrom(plan), history: historyFrom(history) };
}
