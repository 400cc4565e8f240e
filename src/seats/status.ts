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

const GREEN = ['listed', 'checked', 'in-sync', 'planned', 'applied'] as const;
const RED = ['incomplete', 'refused', 'invalid', 'failed'] as const;

/** Every verdict: a run gets the last one that applies, and a red one fails the job. */
export const VERDICTS = [...GREEN, ...RED];
export type Verdict = (typeof VERDICTS)[number];
export const isRed = (verdict: Verdict): boolean => RED.some((red) => red === verdict);
