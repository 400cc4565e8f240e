import pLimit from 'p-limit';
import type { Clock, Log } from '../seats/services.ts';
import { holdMs, type Patience, pauseMs, type Try } from './patience.ts';
import { connect, type HttpRequest, send } from './send.ts';

const MAX_AT_ONCE = 8;

/** The call ended because its signal fired. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
  /** Whether an attempt was sent that may have taken effect. */
  readonly mayHaveArrived: boolean;

  constructor(mayHaveArrived: boolean) {
    super('the job was cancelled');
    this.mayHaveArrived = mayHaveArrived;
  }
}

/** Signals that end a call: at once, or before its next attempt. */
export type Ends = Readonly<{ now: AbortSignal; beforeNextTry: AbortSignal }>;

export const endAt = (signal: AbortSignal): Ends => ({ now: signal, beforeNextTry: signal });

export type CallLog = Pick<Log, 'waiting' | 'tried'>;

/** A part of a path that names a person: a UUID, or anything with an `@`. */
const PERSON_IN_PATH = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[^/]*(?:@|%40)[^/]*/gi;
/** Method and path without people. The query is left out: it may name them too. */
const labelOf = ({ method, url }: HttpRequest): string =>
  `${method} ${new URL(url).pathname.replace(PERSON_IN_PATH, '{person}')}`;

function resultOf(one: Try): string {
  if (!('status' in one)) return 'no answer';
  const headers = 'headers' in one ? one.headers : null;
  const id = headers?.get('x-request-id') ?? headers?.get('x-github-request-id') ?? '';
  return `status ${one.status}${/^[\w.:-]{1,100}$/.test(id) ? `, request id ${id}` : ''}`;
}

/** A signal that fires `ms` after another one. */
export function later(signal: AbortSignal, ms: number): AbortSignal {
  const controller = new AbortController();
  const fire = (): unknown => setTimeout(() => controller.abort(), ms).unref();
  if (signal.aborted) fire();
  else signal.addEventListener('abort', fire, { once: true });
  return controller.signal;
}

/** All calls to one service: at most eight at once, and none while a rate limit holds. */
export class Calls {
  readonly #patience: Patience;
  readonly #clock: Clock;
  readonly #log: CallLog;
  readonly #connections: ReturnType<typeof connect>;
  readonly #inTurn = pLimit(MAX_AT_ONCE);
  readonly #over = new AbortController();
  #heldUntilMs = 0;

  constructor(url: string, patience: Patience, clock: Clock, log: CallLog) {
    this.#connections = connect(url);
    this.#patience = patience;
    this.#clock = clock;
    this.#log = log;
  }

  /** Sends a request until an attempt succeeds or is the last. Throws `Cancelled`, and what `read` throws. */
  async send(request: HttpRequest, ends: Ends): Promise<Try> {
    const atOnce = AbortSignal.any([ends.now, this.#over.signal]);
    const either = AbortSignal.any([atOnce, ends.beforeNextTry]);
    const heldMs = (): number => this.#heldUntilMs - this.#clock.now();
    let mayHaveArrived = false;
    for (let tries = 1; ; tries += 1) {
      const mayHaveArrivedBefore = mayHaveArrived;
      const one = await this.#inTurn(async () => {
        // Another call may meet the next limit meanwhile.
        for (let ms = heldMs(); ms > 0 && !either.aborted; ms = heldMs()) {
          this.#log.waiting(ms, 'rate limit reached');
          await this.#clock.sleep(ms, either);
        }
        if (either.aborted) throw new Cancelled(mayHaveArrived);
        return this.#try(request, tries, atOnce);
      });
      // Only a rate limit proves that nothing was done.
      mayHaveArrived ||= one.kind !== 'answer' || one.status !== 429;
      if (one.kind === 'broken' && atOnce.aborted) throw new Cancelled(mayHaveArrived);
      const now = { ms: this.#clock.now(), random: this.#clock.random() };
      const waitMs = pauseMs(one, tries, this.#patience, now);
      const isLate = one.kind === 'answer' && mayHaveArrivedBefore;
      if (waitMs === null) return isLate ? { ...one, mayHaveArrived: true } : one;
      const why = one.kind === 'answer' ? `status ${one.status}` : 'no answer';
      this.#log.waiting(waitMs, `${labelOf(request)}: ${why}`);
      await this.#clock.sleep(waitMs, either);
    }
  }

  /** Ends all calls that are still running, since nobody waits for them anymore. They throw `Cancelled`. */
  close(): Promise<void> {
    this.#over.abort();
    return this.#connections.destroy();
  }

  #try(request: HttpRequest, tries: number, signal: AbortSignal): Promise<Try> {
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(this.#patience.tryMs)]);
    const startMs = this.#clock.now();
    return send(this.#connections, request, bounded, (one) => {
      const nowMs = this.#clock.now();
      this.#log.tried(`${labelOf(request)}: try ${tries}, ${nowMs - startMs} ms, ${resultOf(one)}`);
      this.#heldUntilMs = Math.max(this.#heldUntilMs, nowMs + holdMs(one, this.#patience, nowMs));
      if (one.kind !== 'answer' || one.status < 200 || one.status >= 300) return one;
      const value = request.read(one.text, one.status);
      return value === undefined ? one : { kind: 'success', status: one.status, headers: one.headers, value };
    });
  }
}
