/** Every status of a person, and how it is counted: a new status is a new line. */
export const STATUS_GROUP = {
  assigned: 'assign',
  unassigned: 'unassign',
  'would-assign': 'assign',
  'would-unassign': 'unassign',
  'has-seat': 'unchanged',
  'no-seat': 'unchanged',
  kept: 'left',
  protected: 'left',
  withheld: 'withheld',
  'not-found': 'unresolved',
  disabled: 'unresolved',
  ambiguous: 'unresolved',
  failed: 'failed',
  unconfirmed: 'failed',
  'not-attempted': 'failed',
} as const;

export type Status = keyof typeof STATUS_GROUP;
export type StatusGroup = (typeof STATUS_GROUP)[Status];
export type OutcomeStatus = 'assigned' | 'unassigned' | 'failed' | 'unconfirmed' | 'not-attempted';
/** A status without an intended change. */
export type SettledStatus = Exclude<Status, OutcomeStatus | 'would-assign' | 'would-unassign'>;

/** Every verdict and whether it fails the job. A run gets the last verdict that applies. */
const IS_RED = {
  listed: false,
  checked: false,
  'in-sync': false,
  planned: false,
  applied: false,
  incomplete: true,
  refused: true,
  invalid: true,
  failed: true,
};

export type Verdict = keyof typeof IS_RED;
export const VERDICTS = Object.keys(IS_RED) as readonly Verdict[];
export const isRed = (verdict: Verdict): boolean => IS_RED[verdict];
