import type { PlannedPerson } from './plan.ts';
import type { Problem } from './problem.ts';

/** How Datadog took a batch. Only reading the list again proves what it did. */
export type WriteResult =
  | { readonly kind: 'accepted' }
  /** Declined; somebody in the batch, its size, or everything about it is at fault. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The keys may not write: no other batch will fare better. */
  | { readonly kind: 'no-access'; readonly reason: string }
  /** No usable answer: it may have taken effect or not. */
  | { readonly kind: 'unanswered'; readonly reason: string }
  /** Given up on the way; where Datadog had declined so far, it cannot have taken effect. */
  | { readonly kind: 'cancelled'; readonly mayHaveTakenEffect: boolean };

/** What happened to an intended change. */
export interface Outcome {
  readonly status: 'assigned' | 'unassigned' | 'failed' | 'unconfirmed' | 'not-attempted';
  readonly reason: string | null;
}

/** How carrying out a plan ended: an outcome for each intended change, and what re-reading showed. */
export interface Applied {
  readonly outcomes: ReadonlyMap<PlannedPerson, Outcome>;
  /** Seats held by product code, as re-read; a product that could not be re-read is missing. */
  readonly seatsAfter: ReadonlyMap<string, number>;
  readonly problems: readonly Problem[];
}
