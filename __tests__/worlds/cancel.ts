import type { Clock } from '../../src/seats/services.ts';
import { onRequests } from './clock.ts';
import type { Played, Stage } from './play.ts';

/** A run that was cancelled at one of its moments. */
export interface Cancelled {
  readonly played: Played;
  /** Writes that began after the signal. */
  readonly late: readonly string[];
}

/** Fires a signal at the moment with the given number, from 0. */
class Trigger {
  readonly stopping = new AbortController();
  #left: number;

  constructor(at: number) {
    this.#left = at;
    this.count();
  }

  /** A moment has come. */
  count(): void {
    if (this.#left === 0) {
      this.stopping.abort();
    }
    this.#left -= 1;
  }
}

/** A clock that counts its waits as moments, each before it is over. */
function countingClock(clock: Clock, trigger: Trigger): Clock {
  return {
    ...clock,
    sleep: async (ms, signal) => {
      // A signal cannot arrive between two steps without a wait between them.
      await new Promise(setImmediate);
      trigger.count();
      await clock.sleep(ms, signal);
    },
  };
}

/**
 * Plays a world, and cancels the run at the moment with this number: before it begins, while a request is on its way, after its
 * answer, or in a wait. Files are read at once, so no signal comes in between.
 */
export async function playCancelledAt(at: number, { datadog, clock, play }: Stage): Promise<Cancelled> {
  const trigger = new Trigger(at);
  const late: string[] = [];
  const { signal } = trigger.stopping;
  const stopListening = onRequests(({ what, method, origin }) => {
    if (what === 'answered') {
      trigger.count();
      return;
    }
    if (signal.aborted && method !== 'GET' && origin === datadog.url) {
      late.push(method);
    }
    setImmediate(() => {
      trigger.count();
    });
  });
  const played = await play({ clock: countingClock(clock, trigger), stopping: signal });
  stopListening();
  return { played, late };
}
