import type { Problems } from './problem.ts';
import type { Sentence } from './sentence.ts';

/** Milliseconds since 1970, a wait that ends early if the signal fires and never rejects, and a new number from 0 to 1. */
export type Clock = Readonly<{
  now: () => number;
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  random: () => number;
}>;

type Settled = Readonly<Record<'accepted' | 'failed' | 'total', number>>;
/** Receives the progress of long work. Look-ups are counted in calls. */
export type Progress = Readonly<{
  seatsRead: (productCode: string, read: number) => void;
  lookedUp: (done: number, total: number) => void;
  settled: (kind: 'assign' | 'unassign', productCode: string, how: Settled) => void;
  pending: (productCode: string, pending: number) => void;
  waiting: (waitMs: number, why: string) => void;
}>;

/** The log. A line of `info` has no personal parts; `tried` is one try of a request, shown with debug logging only. */
export type Log = Progress &
  Readonly<{ info: (line: string) => void; warn: (says: Sentence) => void; tried: (line: string) => void }>;

/** What a room needs of the process. `stopping` fires when the job is cancelled: no new work starts after it. */
export type Services = Readonly<{ log: Log; clock: Clock; stopping: AbortSignal; problems: Problems }>;
