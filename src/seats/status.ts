/** What a status is to the counts and to the reader. */
export type StatusGroup = 'assign' | 'unassign' | 'unchanged' | 'left' | 'withheld' | 'unresolved' | 'failed';

/** Every status a person can end in: a new status is a new line. */
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
} as const satisfies Readonly<Record<string, StatusGroup>>;

export type Status = keyof typeof STATUS_GROUP;

/** What happened to an intended change. */
export type OutcomeStatus = 'assigned' | 'unassigned' | 'failed' | 'unconfirmed' | 'not-attempted';

/** A status that the plan alone settles, without any write. */
export type SettledStatus = Exclude<Status, OutcomeStatus | 'would-assign' | 'would-unassign'>;

/** Every verdict and whether it fails the job, from the weakest to the strongest: the last that applies is the run's. */
const VERDICT_COLOR = {
  listed: 'green',
  checked: 'green',
  'in-sync': 'green',
  planned: 'green',
  applied: 'green',
  incomplete: 'red',
  refused: 'red',
  invalid: 'red',
  failed: 'red',
} as const;

export type Verdict = keyof typeof VERDICT_COLOR;

export const VERDICTS = Object.keys(VERDICT_COLOR) as readonly Verdict[];

/** Whether a verdict fails the job. */
export function isRed(verdict: Verdict): boolean {
  return VERDICT_COLOR[verdict] === 'red';
}
