import { setTimeout as wait } from 'node:timers/promises';
import { isMainThread } from 'node:worker_threads';

/** A wait that the signal ends early; the caller checks the signal. */
const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  wait(ms, undefined, { signal }).catch(() => undefined);

async function main(): Promise<void> {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => stopping.abort());
  }
  // Loaded after the handlers are in place: a signal during start-up must not end the job without a report.
  const { run } = await import('./run.ts');
  const { reportCrash } = await import('./runner/publish.ts');
  const clock = { now: Date.now, sleep, random: Math.random };
  await run({ env: process.env, clock, stopping: stopping.signal, entry: import.meta.url }).catch(reportCrash);
  // A connection that was still being opened when the job was cancelled would keep the process alive.
  process.stdout.write('', () => process.exit());
}

if (isMainThread) {
  await main();
} else {
  const { parseInThread } = await import('./list/thread.ts');
  await parseInThread();
}
