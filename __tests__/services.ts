import { Problems } from '../src/seats/problem.ts';
import type { Clock, Services } from '../src/seats/services.ts';

/** The module that a process starts with. */
export const ENTRY = new URL('../src/main.ts', import.meta.url).href;

/** A clock whose waits are over at once, and move its time. */
export function fastClock(): Clock {
  let nowMs = 0;
  return {
    now: () => nowMs,
    sleep: (ms) => {
      nowMs += ms;
      return Promise.resolve();
    },
    random: () => 1,
  };
}

/** Services whose log nobody reads. */
export function quietServices(change: Partial<Services> = {}): Services {
  const ignore = (): void => undefined;
  const progress = { seatsRead: ignore, lookedUp: ignore, settled: ignore, pending: ignore, waiting: ignore };
  return {
    log: { ...progress, info: ignore, warn: ignore, tried: ignore },
    clock: fastClock(),
    stopping: new AbortController().signal,
    problems: new Problems(),
    ...change,
  };
}
