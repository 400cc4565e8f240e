/** How many times one request is tried at most. */
export const MAX_TRIES = 5;
/** The longest a rate limit is waited for at a time. */
export const MAX_RATE_LIMIT_WAIT_MS = 60_000;
const FIRST_WAIT_MS = 500;

/** Why one try of a request did not end in a usable answer. */
export type Failure =
  | { readonly kind: 'status'; readonly status: number; readonly askedWaitMs: number | null }
  /** No answer, or only a part of one: connection refused or reset, time-out, cut-off body. */
  | { readonly kind: 'connection' };

/** Whether trying again can help: rate limits, server errors, and everything that broke on the way. Any method: both writes set a state. */
export function isRetryable(failure: Failure): boolean {
  return failure.kind === 'connection' || failure.status === 408 || failure.status === 429 || failure.status >= 500;
}

/** What a header with a wait in seconds, or with an HTTP date, says; `null` where it says nothing usable. */
function waitOf(header: string | null, nowMs: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(text)) {
    return Number(text) * 1000;
  }
  const date = text === '' ? NaN : Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
}

/**
 * How long a server asks to be left alone, in milliseconds; the longer of the two headers where both are sent.
 *
 * @param rateLimitReset `X-RateLimit-Reset`: seconds until the reset.
 * @param retryAfter `Retry-After`: seconds or an HTTP date.
 */
export function askedWaitMs(rateLimitReset: string | null, retryAfter: string | null, nowMs: number): number | null {
  const waits = [waitOf(rateLimitReset, nowMs), waitOf(retryAfter, nowMs)].filter((wait) => wait !== null);
  return waits.length === 0 ? null : Math.max(...waits);
}

/**
 * How long to wait before the next try, or `null` to give up.
 *
 * @param tries how many tries were made, from 1.
 * @param random jitter, 0 to 1: many jobs that failed together do not come back together.
 */
export function retryDelayMs(tries: number, failure: Failure, random: number): number | null {
  if (tries >= MAX_TRIES || !isRetryable(failure)) {
    return null;
  }
  // A wait of nothing is no answer to a rate limit: it would use up all tries at once.
  if (failure.kind === 'status' && failure.status === 429 && failure.askedWaitMs !== null && failure.askedWaitMs > 0) {
    return Math.min(failure.askedWaitMs, MAX_RATE_LIMIT_WAIT_MS);
  }
  return FIRST_WAIT_MS * 2 ** (tries - 1) * (0.5 + random / 2);
}
