/** Every status a person can end in. One vocabulary for log, summary, comment and report file. */
export const STATUSES = [
  'assigned',
  'unassigned',
  'would-assign',
  'would-unassign',
  'has-seat',
  'no-seat',
  'kept',
  'protected',
  'not-found',
  'disabled',
  'ambiguous',
  'failed',
  'unconfirmed',
  'not-attempted',
] as const;

export type Status = (typeof STATUSES)[number];

/** A listed person who cannot be resolved to one Datadog account that may get a seat. */
export type UnresolvedStatus = 'not-found' | 'disabled' | 'ambiguous';

/** A status that is settled by the plan alone, without any write. */
export type SettledStatus = 'has-seat' | 'no-seat' | 'kept' | 'protected' | UnresolvedStatus;

/** What each status is to the counts and to the reader. */
export type StatusGroup = 'assign' | 'unassign' | 'unchanged' | 'left' | 'unresolved' | 'failed';

export const STATUS_GROUP: Readonly<Record<Status, StatusGroup>> = {
  assigned: 'assign',
  'would-assign': 'assign',
  unassigned: 'unassign',
  'would-unassign': 'unassign',
  'has-seat': 'unchanged',
  'no-seat': 'unchanged',
  kept: 'left',
  protected: 'left',
  'not-found': 'unresolved',
  disabled: 'unresolved',
  ambiguous: 'unresolved',
  failed: 'failed',
  unconfirmed: 'failed',
  'not-attempted': 'failed',
};

/** How many there are of each group. */
export function countGroups(groups: Iterable<StatusGroup>): Record<StatusGroup, number> {
  const counts = { assign: 0, unassign: 0, unchanged: 0, left: 0, unresolved: 0, failed: 0 };
  for (const group of groups) {
    counts[group] += 1;
  }
  return counts;
}

/** What an operation may do, and what it needs. */
export interface Powers {
  /** Who gets a seat: nobody, everybody listed, or those whom a change added to the list. */
  readonly assigns: 'nobody' | 'listed' | 'added';
  /** Who loses it: nobody, everybody listed, everybody else, or those whom a change removed from the list. */
  readonly unassigns: 'nobody' | 'listed' | 'unlisted' | 'removed';
  /** Seats are taken from people whom nobody named, so `max-unassign` and the like bound it. */
  readonly isBounded: boolean;
  /** A run without a list makes no sense. */
  readonly needsList: boolean;
}

/** Every operation with its powers: a new one is complete when this table is. */
export const OPERATIONS = {
  list: { assigns: 'nobody', unassigns: 'nobody', isBounded: false, needsList: false },
  assign: { assigns: 'listed', unassigns: 'nobody', isBounded: false, needsList: true },
  unassign: { assigns: 'nobody', unassigns: 'listed', isBounded: false, needsList: true },
  sync: { assigns: 'listed', unassigns: 'unlisted', isBounded: true, needsList: true },
  changes: { assigns: 'added', unassigns: 'removed', isBounded: true, needsList: true },
} as const satisfies Readonly<Record<string, Powers>>;

export type Operation = keyof typeof OPERATIONS;

/** The powers of an operation. */
export function powersOf(operation: Operation): Powers {
  return OPERATIONS[operation];
}

/** Every verdict, from the weakest to the strongest: the last that applies is the run's. */
export const VERDICTS = [
  'listed',
  'in-sync',
  'planned',
  'applied',
  'incomplete',
  'refused',
  'invalid',
  'failed',
] as const;

export type Verdict = (typeof VERDICTS)[number];

const IS_RED: Readonly<Record<Verdict, boolean>> = {
  listed: false,
  'in-sync': false,
  planned: false,
  applied: false,
  incomplete: true,
  refused: true,
  invalid: true,
  failed: true,
};

/** Whether a verdict fails the job. */
export function isRed(verdict: Verdict): boolean {
  return IS_RED[verdict];
}
