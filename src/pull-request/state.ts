import { hash } from 'node:crypto';
import { shortSha } from '../github/api.ts';
import { listOf, objectOf, parseJson } from '../json.ts';
import type { ShownReport } from '../render/display.ts';
import { code, escapeMarkdown } from '../render/escape.ts';
import { result } from '../render/words.ts';
import { intended, type Plan } from '../seats/plan.ts';
import type { Who } from '../seats/protection.ts';

/** One thing that happened to the pull request's seats: `planned` while nothing is written, `applied` when seats changed. `at`:
 * `2026-03-01 12:00 UTC`; `commit`: full SHA; `run`: its address; `''` if none is known. */
export type HistoryEntry = Readonly<
  { kind: 'planned' | 'applied' | 'other' } & Record<'at' | 'what' | 'commit' | 'run', string>
>;
export type History = readonly HistoryEntry[];

/** The removals that a plan showed, and all of its changes, as digests; or why they are not known. */
export type KeptPlan = Readonly<{ removals: ReadonlySet<string>; changes: string }> | 'too-many' | 'damaged';

/** What a comment remembers: the last plan from before the merge, if there was one, and what happened, oldest first. */
export type CommentState = Readonly<{ plan: KeptPlan | null; history: History }>;

/** The most digests that fit beside the report in a comment. */
const MAX_KEPT_REMOVALS = 2000;
const DIGEST_CHARACTERS = 16;
/** The oldest are forgotten: a comment must not grow forever. */
const MAX_HISTORY_ENTRIES = 10;
const STATE = /^<!-- datadog-seats-state ([\w-]+) ([0-9a-f]+) -->$/m;

/** The first bytes of a SHA-256, in hex: nobody can be read from what a comment remembers. */
const digest = (text: string): string => hash('sha256', text).slice(0, DIGEST_CHARACTERS);
const digestOf = (productCode: string, { id, email }: Who): string => digest(`${productCode}\n${id ?? email ?? ''}`);
/** Binds a state to its place: copied from another comment, or edited, it proves nothing. */
const sumOf = (place: string, encoded: string): string => digest(`${place}\n${encoded}`);

/** What is kept of the removals in a plan. */
export function keptPlan({ products }: Plan): KeptPlan {
  const digestsOf = (kind: 'assign' | 'unassign'): string[] =>
    products.flatMap((product) => intended(product, kind).map((person) => digestOf(product.productCode, person)));
  const removals = digestsOf('unassign').sort();
  if (removals.length > MAX_KEPT_REMOVALS) return 'too-many';
  const changes = [...removals, ...digestsOf('assign').map((one) => `+${one}`)].sort();
  return { removals: new Set(removals), changes: digest(changes.join('')) };
}

/** Whether two kept plans showed the same. */
export const isSamePlan = (a: KeptPlan, b: KeptPlan): boolean =>
  typeof a === 'string' || typeof b === 'string' ? a === b : a.changes === b.changes;

/** Whether a kept plan showed this removal. */
export const shows = ({ removals }: Exclude<KeptPlan, string>, productCode: string, who: Who): boolean =>
  removals.has(digestOf(productCode, who));

/** Adds a report. A newer plan replaces the plan before it: only the last one was reviewed. So does the same result again. */
export function addEntry(history: History, report: ShownReport, nowMs: number): History {
  const { links, mode } = report.facts;
  // A refused plan was never going to be applied, so nothing makes it obsolete.
  const isChange = report.totals.changed && report.verdict !== 'refused';
  const done = mode.kind === 'dry-run' ? 'planned' : 'applied';
  const entry: HistoryEntry = {
    kind: isChange ? done : 'other',
    at: `${new Date(nowMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    what: result(report),
    commit: links.commit,
    run: links.runUrl,
  };
  const last = history.at(-1);
  const isReplaced = last?.kind === entry.kind && (entry.kind === 'planned' || last.what === entry.what);
  return [...history.slice(0, isReplaced ? -1 : undefined), entry].slice(-MAX_HISTORY_ENTRIES);
}

/** The history as Markdown. Anybody who may edit the comment may have written it, so it links to runs of `home` alone. */
export function renderHistory(history: History, home: string): string {
  if (history.length < 2) return '';
  const runs = `${home}/actions/runs/`;
  const lines = history.map(({ at, what, commit, run }) => {
    const sha = commit === '' ? '' : ` · commit ${code(shortSha(commit))}`;
    const isRun = home !== '' && run.startsWith(runs) && /^[\d/]+$/.test(run.slice(runs.length));
    return `- ${escapeMarkdown(at)}: ${escapeMarkdown(what)}${sha}${isRun ? ` · [run](${run})` : ''}`;
  });
  return `<details><summary>History (${lines.length})</summary>\n\n${lines.join('\n')}\n\n</details>`;
}

/** The hidden line that holds a state. @param place which repository, pull request and comment key it belongs to */
export function renderState({ plan, history }: CommentState, place: string): string {
  const isKnown = plan !== null && typeof plan !== 'string';
  const digests = isKnown ? Buffer.from([...plan.removals].join(''), 'hex').toString('base64url') : '';
  const kept = { plan: isKnown ? { digests, changes: plan.changes } : plan, history };
  const encoded = Buffer.from(JSON.stringify(kept)).toString('base64url');
  return `\n<!-- datadog-seats-state ${encoded} ${sumOf(place, encoded)} -->\n`;
}

function isEntry(entry: unknown): entry is HistoryEntry {
  const { kind, at, what, commit, run } = objectOf(entry);
  const isKind = kind === 'planned' || kind === 'applied' || kind === 'other';
  return isKind && [at, what, commit, run].every((text) => typeof text === 'string');
}

function planFrom(plan: unknown): CommentState['plan'] {
  if (plan === null || plan === 'too-many') return plan;
  const { digests, changes } = objectOf(plan);
  if (typeof digests !== 'string' || typeof changes !== 'string') return 'damaged';
  const hex = Buffer.from(digests, 'base64url').toString('hex');
  return { removals: new Set(hex.match(new RegExp(`.{${DIGEST_CHARACTERS}}`, 'g'))), changes };
}

/** The state that a comment holds; `null` if it holds none for this place, or a damaged one. */
export function parseState(body: string, place: string): CommentState | null {
  const [, encoded = '', sum] = STATE.exec(body) ?? [];
  if (sum !== sumOf(place, encoded)) return null;
  const { plan, history } = objectOf(parseJson(Buffer.from(encoded, 'base64url').toString()));
  return { plan: planFrom(plan), history: (listOf(history) ?? []).filter(isEntry) };
}
