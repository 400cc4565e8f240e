import type { Headers } from 'undici';

/** How often and how long a service is tried. `tryMs`: for one attempt, from connecting to the last byte. `waitHeaders` ask for a
 * wait, in seconds or as an HTTP date; GitHub's `X-RateLimit-Reset` is neither. `maxAskedMs`: the longest wait that is granted,
 * and what follows if a longer one is asked for. */
export type Patience = Readonly<{
  tries: number;
  tryMs: number;
  waitHeaders: readonly string[];
  limitStatuses: readonly number[];
  maxAskedMs: number;
  ifAskedForMore: 'wait-less' | 'give-up';
}>;

export const DATADOG: Patience = {
  tries: 5,
  tryMs: 30_000,
  waitHeaders: ['x-ratelimit-reset', 'retry-after'],
  limitStatuses: [429],
  maxAskedMs: 60_000,
  ifAskedForMore: 'wait-less',
};

export const GITHUB: Patience = {
  tries: 3,
  tryMs: 10_000,
  waitHeaders: ['retry-after'],
  limitStatuses: [403, 429],
  maxAskedMs: 15_000,
  ifAskedForMore: 'give-up',
};

const FIRST_PAUSE_MS = 500;

/** The result of one attempt. `mayHaveArrived`: an earlier attempt got no usable answer, and may have had its effect. `broken`:
 * the connection failed, the time was over, or the body was cut off. */
export type Try = Readonly<
  | { kind: 'answer'; status: number; headers: Headers; text: string; mayHaveArrived?: true }
  | { kind: 'success'; status: number; headers: Headers; value: unknown }
  | { kind: 'too-large'; status: number }
  | { kind: 'broken'; why: string }
>;

function waitOf(header: string | null, nowMs: number): number {
  const text = header?.trim() ?? '';
  const ms = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs;
  return Number.isNaN(ms) ? 0 : Math.max(0, ms);
}

/** The wait a service asks for; 0 if it does not ask, `null` if it asks for too much. */
function grantedMs(headers: Headers, patience: Patience, nowMs: number): number | null {
  const { waitHeaders, maxAskedMs, ifAskedForMore } = patience;
  const asked = Math.max(0, ...waitHeaders.map((name) => waitOf(headers.get(name), nowMs)));
  return asked > maxAskedMs && ifAskedForMore === 'give-up' ? null : Math.min(asked, maxAskedMs);
}

/** How long all calls wait after an attempt that reached or used up their shared rate limit. */
export function holdMs(one: Try, patience: Patience, nowMs: number): number {
  if (!('headers' in one)) return 0;
  const isUsedUp = one.headers.get('x-ratelimit-remaining')?.trim() === '0';
  const isLimited = patience.limitStatuses.includes(one.status) || isUsedUp;
  return isLimited ? (grantedMs(one.headers, patience, nowMs) ?? 0) : 0;
}

type Moment = Readonly<Record<'ms' | 'random', number>>;

/** The pause after this many attempts; `null` if there is no other attempt. Rate limits, server errors and broken attempts are
 * repeated with any method, because Datadog's writes set a state. */
export function pauseMs(one: Try, tries: number, patience: Patience, now: Moment): number | null {
  if (tries >= patience.tries || one.kind === 'success' || one.kind === 'too-large') return null;
  // At random, since jobs that failed together must not return together.
  const growing = FIRST_PAUSE_MS * 2 ** (tries - 1) * (0.5 + now.random / 2);
  if (one.kind === 'broken') return growing;
  const granted = patience.limitStatuses.includes(one.status) ? grantedMs(one.headers, patience, now.ms) : 0;
  if (granted !== 0) return granted;
  // An unusable success was cut off, or comes from a proxy.
  const isUnusable = one.status >= 200 && one.status < 300;
  return isPassing(one.status) || isUnusable ? growing : null;
}

/** Whether the next attempt may have another status. */
export const isPassing = (status: number): boolean => status === 408 || status === 429 || status >= 500;
