import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';

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

/**
 * V8 doubles its space for young objects, to 96 MB in the end, in a process that makes many of them, as reading 100,000 people
 * does. What lives at a time is little, so the space stays as it is, at no cost in time.
 */
function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

// Loaded after the handlers are in place: a signal during start-up must not end the job without a report.
const { run } = await import('./run.ts');
await run({
  env: process.env,
  cancellation: { stopping: stopping.signal, abandonWrites: abandonWrites.signal, abandonReads: abandonReads.signal },
  now: Date.now,
  sleep,
  random: Math.random,
  keepHeapSmall,
});
