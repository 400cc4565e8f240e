import { once } from 'node:events';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { ParsedList } from './entry.ts';
import { parseList } from './parse-list.ts';

/** Parses a list by the extension of its name. Rejects if the job is cancelled meanwhile. */
export type ParseList = (bytes: Uint8Array, file: string) => Promise<ParsedList>;

/** Up to this size, even a list of nothing but errors is parsed in less than a second. */
const MAX_BYTES_HERE = 64 * 1024;

/**
 * A parser that never keeps the process from hearing a signal: what may take seconds is parsed in a thread, which ends when
 * the signal fires. The thread starts at `entry`, which then calls `parseInThread`.
 */
export function listParser(entry: string, stopping: AbortSignal): ParseList {
  return async (bytes, file) => {
    // One line of text at a time is fast whatever it says.
    if (bytes.length <= MAX_BYTES_HERE || /\.txt$/i.test(file)) {
      return parseList(bytes, file);
    }
    const thread = new Worker(new URL(entry), { workerData: { bytes, file } });
    try {
      const [parsed] = (await once(thread, 'message', { signal: stopping })) as [ParsedList];
      return parsed;
    } finally {
      await thread.terminate();
    }
  };
}

/** What the thread does. */
export function parseInThread(): void {
  const { bytes, file } = workerData as { readonly bytes: Uint8Array; readonly file: string };
  parentPort?.postMessage(parseList(bytes, file));
}
