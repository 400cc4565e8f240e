import type { Problems } from './problem.ts';
import type { Sentence } from './sentence.ts';

/** Time and chance, passed in so that tests control them. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Waits; ends early if the signal fires. Never rejects. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** A new number from 0 to 1. */
  readonly random: () => number;
}

/** The progress of one kind of change for one product. */
export type Settled = { readonly accepted: number; readonly failed: number; readonly total: number };

/** Receives the progress of long work. */
export interface Progress {
  readonly seatsRead: (productCode: string, read: number) => void;
  /** Calls that are done, of all calls. */
  readonly lookedUp: (done: number, total: number) => void;
  readonly settled: (kind: 'assign' | 'unassign', productCode: string, how: Settled) => void;
  readonly pending: (productCode: string, pending: number) => void;
  readonly waiting: (waitMs: number, why: string) => void;
}

export interface Log extends Progress {
  /** Writes a line that has no personal parts. */
  readonly info: (line: string) => void;
  readonly warn: (says: Sentence) => void;
  /** One try of a request; shown with debug logging only. */
  readonly tried: (line: string) => void;
}

/** What a room needs of the process. */
export interface Services {
  readonly log: Log;
  readonly clock: Clock;
  /** Fires when the job is cancelled. No new work starts after it. */
  readonly stopping: AbortSignal;
  readonly problems: Problems;
}
