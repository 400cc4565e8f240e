import type { Headers } from 'undici';

/** How long a service is waited for. */
export interface Patience {
  readonly tries: number;
  /** From connecting to the last byte. */
  readonly tryMs: number;
  /** Headers that ask for a wait, in seconds or as an HTTP date. GitHub's `X-RateLimit-Reset` is a time of day, so not here. */
  readonly waitHeaders: readonly string[];
  /** The statuses of a rate limit. */
  readonly limitStatuses: readonly number[];
  /** The longest wait that is granted, and whether a longer one is cut to it or ends the call. */
  readonly maxAskedMs: number;
  readonly ifAskedForMore: 'wait-less' | 'give-up';
}

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

/** What one try came to: a success with what was read of it, any other answer, or none. */
export type Try =
  | { readonly kind: 'success'; readonly status: number; readonly headers: Headers; readonly value: unknown }
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Headers; readonly text: string }
  | { readonly kind: 'too-large'; readonly status: number }
  /** Refused or reset connection, time-out, cut-off body. */
  | { readonly kind: 'broken'; readonly why: string };

/** The moment a decision is made in. `random` is 0 to 1: many jobs that failed together do not come back together. */
export type Moment = { readonly ms: number; readonly random: number };

function waitOf(header: string | null, nowMs: number): number {
  const text = header?.trim() ?? '';
  const ms = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs;
  return Number.isNaN(ms) ? 0 : Math.max(0, ms);
}

/** How long a service asks to be left alone and is; 0 where it does not ask, `null` where it asks for too much. */
function grantedMs(headers: Headers, patience: Patience, nowMs: number): number | null {
  const asked = Math.max(0, ...patience.waitHeaders.map((name) => waitOf(headers.get(name), nowMs)));
  return asked > patience.maxAskedMs && patience.ifAskedForMore === 'give-up'
    ? null
    : Math.min(asked, patience.maxAskedMs);
}

/** How long all calls are held back after a try: they share a rate limit, so where one meets it or uses it up, all wait. */
export function holdMs(one: Try, patience: Patience, nowMs: number): number {
  if (one.kind === 'broken' || one.kind === 'too-large') {
    return 0;
  }
  const isUsedUp = one.headers.get('x-ratelimit-remaining')?.trim() === '0';
  const isLimited = patience.limitStatuses.includes(one.status) || isUsedUp;
  return isLimited ? (grantedMs(one.headers, patience, nowMs) ?? 0) : 0;
}

/**
 * The pause after so many tries; `null` where another try cannot help. Rate limits, server errors and everything that broke
 * on the way are tried again, with any method: both of Datadog's writes set a state.
 */
export function pauseMs(one: Try, tries: number, patience: Patience, now: Moment): number | null {
  const growing = FIRST_PAUSE_MS * 2 ** (tries - 1) * (0.5 + now.random / 2);
  if (tries >= patience.tries || one.kind === 'success' || one.kind === 'too-large') {
    return null;
  }
  if (one.kind === 'broken') {
    return growing;
  }
  const granted = patience.limitStatuses.includes(one.status) ? grantedMs(one.headers, patience, now.ms) : 0;
  if (granted !== 0) {
    return granted;
  }
  // A success that is not what was asked for was cut off on the way, or comes from somebody else.
  const isUnusable = one.status >= 200 && one.status < 300;
  return isPassing(one.status) || isUnusable ? growing : null;
}

/** Whether a status may be another one at the next try. */
export function isPassing(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}
