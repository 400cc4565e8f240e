import { setTimeout as wait } from 'node:timers/promises';
/** GitHub kills a cancelled job 10 s after SIGINT; the report must be out after 5 s. */
const ABANDON_WRITES_AFTER_MS = 2000;
const ABANDON_READS_AFTER_MS = 3500;

const stopping = new AbortController();
const abandonWrites = new AbortController();
const abandonReads = new AbortController();

function cancel(): void {
  if (!stopping.signal.aborted) {
    stopping.abort();
    setTimeout(() => {
      abandonWrites.abort();
    }, ABANDON_WRITES_AFTER_MS).unref();
    setTimeout(() => {
      abandonReads.abort();
    }, ABANDON_READS_AFTER_MS).unref();
  }
}

process.on('SIGINT', cancel);
process.on('SIGTERM', cancel);

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal });
  } catch {
    // The signal ended the wait; who waited looks at the signal.
  }
}

// Loaded after the handlers are in place: a signal during start-up must not end the job without a report.
const { run } = await import('./run.ts');
await run({
  env: process.env,
  cancellation: { stopping: stopping.signal, abandonWrites: abandonWrites.signal, abandonReads: abandonReads.signal },
  now: Date.now,
  sleep,
  random: Math.random,
});
