import { askedWaitMs, MAX_RATE_LIMIT_WAIT_MS } from './retry.ts';

/** The part of an answer that tells of rate limits. */
interface Answer {
  readonly status: number;
  readonly header: (name: string) => string | null;
}

/**
 * Holds all calls back where one of them met a rate limit: they share the limit, and would only be declined one by one.
 * A limit that is used up (`X-RateLimit-Remaining: 0`) is respected before Datadog has to decline anything.
 */
export class RateGate {
  #opensAtMs = 0;

  /** Takes note of an answer; returns how long the gate closes because of it, 0 where it does not. */
  note({ status, header }: Answer, nowMs: number): number {
    const isUsedUp = header('x-ratelimit-remaining')?.trim() === '0';
    if (status !== 429 && !isUsedUp) {
      return 0;
    }
    const asked = askedWaitMs(header('x-ratelimit-reset'), header('retry-after'), nowMs) ?? 0;
    const waitMs = Math.min(asked, MAX_RATE_LIMIT_WAIT_MS);
    this.#opensAtMs = Math.max(this.#opensAtMs, nowMs + waitMs);
    return waitMs;
  }

  /** How long a new call has to wait. */
  waitMs(nowMs: number): number {
    return Math.max(0, this.#opensAtMs - nowMs);
  }
}
