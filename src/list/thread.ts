import { once } from 'node:events';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { ParsedList } from './entry.ts';

/** Parses a list like `parseList`. Rejects if the job is cancelled in the meantime. */
export type ParseList = (bytes: Uint8Array, file: string) => Promise<ParsedList>;

/** Up to this size, any list is parsed in less than a second, even one that has nothing but errors. */
const MAX_BYTES_HERE = 64 * 1024;

/** Imported here: a run without a list needs none of the parsers. */
const parse: ParseList = async (bytes, file) => (await import('./parse-list.ts')).parseList(bytes, file);

/** A parser that never blocks the process for long, so that a cancelled job can report in time. Long lists are parsed in a
 * thread, which `stopping` ends. The thread runs the module `entry`, which must call `parseInThread` there. */
export function listParser(entry: string, stopping: AbortSignal): ParseList {
  return async (bytes, file) => {
    // Text is parsed line by line, which is fast at any size.
    if (bytes.length <= MAX_BYTES_HERE || /\.txt$/i.test(file)) return parse(bytes, file);
    const thread = new Worker(new URL(entry), { workerData: [bytes, file] });
    try {
      return (await once(thread, 'message', { signal: stopping }))[0] as ParsedList;
    } finally {
      await thread.terminate();
    }
  };
}

/** Parses the list that the thread was started for, and posts the result. */
export async function parseInThread(): Promise<void> {
  parentPort?.postMessage(await parse(...(workerData as Parameters<ParseList>)));
}
