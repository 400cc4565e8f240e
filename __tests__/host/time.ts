import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';

/** Every run at a pace begins on a Monday at noon. */
export const MONDAY_MS = Date.UTC(2026, 2, 2, 12);
let startsMs = MONDAY_MS;
let pace = Number(process.env.TEST_PACE ?? 1);
let startedMs = performance.now();

/** Restarts the clock of this process. It runs `newPace` times as fast as real time. */
export function startTime(newPace: number, atMs = MONDAY_MS): void {
  [pace, startsMs, startedMs] = [newPace, atMs, performance.now()];
}

const [wait, waitAsPromise] = [globalThis.setTimeout, timers.setTimeout];
const timeout = AbortSignal.timeout.bind(AbortSignal);

// Everything that gives the action and its libraries the time, or lets them wait.
Date.now = () => startsMs + (performance.now() - startedMs) * pace;
AbortSignal.timeout = (ms) => timeout(Math.ceil(ms / pace));
timers.setTimeout = (ms, value, options) => waitAsPromise((ms ?? 0) / pace, value, options);
globalThis.setTimeout = ((run: () => void, ms = 0, ...rest: []) => wait(run, ms / pace, ...rest)) as typeof setTimeout;
syncBuiltinESMExports();
