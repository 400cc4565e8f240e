import type { Verdict } from './status.ts';

/** What an operation may change, and what it needs. */
export interface Powers {
  /** Who is assigned a seat: everybody listed, or those the change added to the list. */
  readonly assigns: 'nobody' | 'listed' | 'added';
  /** Whose seat is removed: everybody listed, everybody not listed, or those the change removed from the list. */
  readonly removes: 'nobody' | 'listed' | 'unlisted' | 'removed';
  readonly needsList: boolean;
  /** Compares two versions of the list, so it needs a list file and GitHub. */
  readonly needsHistory: boolean;
  /** Removes seats of people whom nobody named, so `max-unassign` and `max-unassign-percent` apply. */
  readonly isBounded: boolean;
  /** The verdict if there is nothing to do. */
  readonly quietVerdict: Extract<Verdict, 'listed' | 'in-sync'>;
}

const BASE: Powers = {
  assigns: 'nobody',
  removes: 'nobody',
  needsList: true,
  needsHistory: false,
  isBounded: false,
  quietVerdict: 'in-sync',
};

/** Every operation with its powers: a new operation is a new line. */
export const OPERATIONS = {
  list: { ...BASE, needsList: false, quietVerdict: 'listed' },
  assign: { ...BASE, assigns: 'listed' },
  unassign: { ...BASE, removes: 'listed' },
  sync: { ...BASE, assigns: 'listed', removes: 'unlisted', isBounded: true },
  changes: { ...BASE, assigns: 'added', removes: 'removed', isBounded: true, needsHistory: true },
} as const satisfies Readonly<Record<string, Powers>>;

export type Operation = keyof typeof OPERATIONS;

export const powersOf = (operation: Operation): Powers => OPERATIONS[operation];

/** Whether an operation ever writes to Datadog. */
export function mayChange(operation: Operation): boolean {
  const { assigns, removes } = powersOf(operation);
  return assigns !== 'nobody' || removes !== 'nobody';
}

/** Whether a run may write. `why` is `null` if the inputs ask for a dry run. */
export type Mode = { readonly kind: 'may-write' } | { readonly kind: 'dry-run'; readonly why: string | null };
