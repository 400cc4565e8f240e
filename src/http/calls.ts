import pLimit from 'p-limit';
import type { Clock } from '../seats/services.ts';
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
export type Ends = { readonly now: AbortSignal; readonly beforeNextTry: AbortSignal };

export function endAt(signal: AbortSignal): Ends {
  return { now: signal, beforeNextTry: signal };
}

/** Receives each wait, in milliseconds, before it starts. */
export type OnWait = (waitMs: number, why: string) => void;

/** A signal that fires `ms` after another one. */
export function later(signal: AbortSignal, ms: number): AbortSignal {
  const controller = new AbortController();
  const fire = (): void => {
    setTimeout(() => {
      controller.abort();
    }, ms).unref();
  };
  signal.addEventListener('abort', fire, { once: true });
  if (signal.aborted) {
    fire();
  }
  return controller.signal;
}

/** All calls to one service: at most eight at once, and none while a rate limit holds. */
export class Calls {
  readonly #patience: Patience;
  readonly #clock: Clock;
  readonly #onWait: OnWait;
  readonly #connections: ReturnType<typeof connect>;
  readonly #inTurn = pLimit(MAX_AT_ONCE);
  #heldUntilMs = 0;

  constructor(url: string, patience: Patience, clock: Clock, onWait: OnWait) {
    this.#connections = connect(url);
    this.#patience = patience;
    this.#clock = clock;
    this.#onWait = onWait;
  }

  /** Sends a request until an attempt succeeds or is the last. Throws `Cancelled`, and what `read` throws. */
  async send(request: HttpRequest, ends: Ends): Promise<Try> {
    const either = AbortSignal.any([ends.now, ends.beforeNextTry]);
    let mayHaveArrived = false;
    let isRepeated = false;
    for (let tries = 1; ; tries += 1) {
      const one = await this.#inTurn(async () => {
        await this.#passGate(either);
        if (either.aborted) {
          throw new Cancelled(mayHaveArrived);
        }
        return this.#try(request, ends.now);
      });
      // Only a rate limit proves that nothing was done.
      mayHaveArrived ||= one.kind !== 'answer' || one.status !== 429;
      if (one.kind === 'broken' && ends.now.aborted) {
        throw new Cancelled(mayHaveArrived);
      }
      const now = { ms: this.#clock.now(), random: this.#clock.random() };
      const waitMs = pauseMs(one, tries, this.#patience, now);
      if (waitMs === null) {
        return one.kind === 'answer' && isRepeated ? { ...one, mayHaveArrived: true } : one;
      }
      isRepeated = mayHaveArrived;
      const { pathname } = new URL(request.url);
      const why = one.kind === 'answer' ? `status ${one.status}` : 'no answer';
      this.#onWait(waitMs, `${request.method} ${pathname}: ${why}`);
      await this.#clock.sleep(waitMs, either);
    }
  }

  close(): Promise<void> {
    return this.#connections.destroy();
  }

  /** Waits while a rate limit holds. Another call may meet the next limit meanwhile. */
  async #passGate(signal: AbortSignal): Promise<void> {
    for (let ms = this.#heldMs(); ms > 0 && !signal.aborted; ms = this.#heldMs()) {
      this.#onWait(ms, 'rate limit reached');
      await this.#clock.sleep(ms, signal);
    }
  }

  #heldMs(): number {
    return this.#heldUntilMs - this.#clock.now();
  }

  async #try(request: HttpRequest, signal: AbortSignal): Promise<Try> {
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(this.#patience.tryMs)]);
    const one = await send(this.#connections, request, bounded);
    const nowMs = this.#clock.now();
    this.#heldUntilMs = Math.max(this.#heldUntilMs, nowMs + holdMs(one, this.#patience, nowMs));
    return one;
  }
}
