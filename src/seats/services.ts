import type { Problems } from './problem.ts';
import type { Sentence } from './sentence.ts';

/** Time and chance, passed in so that tests decide them. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Waits, or returns early when the signal fires. Never rejects. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** 0 to 1, another one each time. */
  readonly random: () => number;
}

/** How far the writes of one kind for one product are. */
export type Settled = { readonly accepted: number; readonly failed: number; readonly total: number };

/** What long work reports about itself. */
export interface Progress {
  readonly seatsRead: (productCode: string, read: number) => void;
  readonly lookedUp: (done: number, total: number) => void;
  readonly settled: (kind: 'assign' | 'unassign', productCode: string, how: Settled) => void;
  readonly pending: (productCode: string, pending: number) => void;
  readonly waiting: (waitMs: number, why: string) => void;
}

/** The job's log, as far as every room may write to it. */
export interface Log extends Progress {
  /** A line of the action's own words. */
  readonly info: (line: string) => void;
  readonly warn: (says: Sentence) => void;
  /** One try of a request; shown with debug logging only. */
  readonly tried: (line: string) => void;
}

/** All that a room needs of the process. */
export interface Services {
  readonly log: Log;
  readonly clock: Clock;
  /** Fires when the job is cancelled: nothing new begins after it. */
  readonly stopping: AbortSignal;
  readonly problems: Problems;
}
