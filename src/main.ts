import { setTimeout as wait } from 'node:timers/promises';

const stopping = new AbortController();

function cancel(): void {
  stopping.abort();
}

process.on('SIGINT', cancel);
process.on('SIGTERM', cancel);

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal });
  } catch {
    // The signal ended the wait. The caller checks the signal.
  }
}

const clock = { now: Date.now, sleep, random: Math.random };

// Loaded after the handlers are in place: a signal during start-up must not end the job without a report.
const { run } = await import('./run.ts');
const { reportCrash } = await import('./runner/publish.ts');
await run({ env: process.env, clock, stopping: stopping.signal }).catch(reportCrash);
