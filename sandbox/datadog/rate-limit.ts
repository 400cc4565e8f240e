import type { Reply } from '../exchange.ts';
import type { RateLimit } from './world.ts';

/** Counts requests in fixed windows, the first of which starts with the first request. */
export class RateLimiter {
  readonly #now: () => number;
  #windowEndsMs = 0;
  #used = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Lets the request through to `answer`, or refuses it; both tell the state of the window. */
  pass({ limit, periodSeconds }: RateLimit, answer: () => Reply): Reply {
    const now = this.#now();
    if (now >= this.#windowEndsMs) {
      this.#windowEndsMs = now + periodSeconds * 1000;
      this.#used = 0;
    }
    const isWithin = this.#used < limit;
    if (isWithin) this.#used += 1;
    const reply = isWithin ? answer() : { status: 429, body: { errors: ['Too many requests'] } };
    const headers = {
      'X-RateLimit-Limit': String(limit),
      'X-RateLimit-Period': String(periodSeconds),
      'X-RateLimit-Remaining': String(limit - this.#used),
      'X-RateLimit-Reset': String(Math.ceil((this.#windowEndsMs - now) / 1000)),
      'X-RateLimit-Name': 'sandbox',
    };
    return { ...reply, headers: { ...reply.headers, ...headers } };
  }
}
