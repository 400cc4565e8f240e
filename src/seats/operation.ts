/** Whose seats an operation assigns and removes: people on today's list or not on it, or those a change added or removed. */
export type Powers = Readonly<{
  assigns: 'nobody' | 'listed' | 'added';
  removes: 'nobody' | 'listed' | 'unlisted' | 'removed';
}>;

/** Every operation with its powers: a new operation is a new line. */
export const OPERATIONS = {
  list: { assigns: 'nobody', removes: 'nobody' },
  assign: { assigns: 'listed', removes: 'nobody' },
  unassign: { assigns: 'nobody', removes: 'listed' },
  sync: { assigns: 'listed', removes: 'unlisted' },
  changes: { assigns: 'added', removes: 'removed' },
} as const satisfies Readonly<Record<string, Powers>>;

export type Operation = keyof typeof OPERATIONS;

export const powersOf = (operation: Operation): Powers => OPERATIONS[operation];
/** Whether an operation can write to Datadog; then it needs a list. */
export const mayChange = (operation: Operation): boolean =>
  Object.values(powersOf(operation)).some((whose) => whose !== 'nobody');
/** Whether an operation compares two versions of the list, so that it needs a list file and GitHub. */
export const comparesVersions = (operation: Operation): boolean => powersOf(operation).removes === 'removed';

/** Whether a run may write. `why` is `null` if the inputs ask for a dry run. */
export type Mode = { readonly kind: 'may-write' } | { readonly kind: 'dry-run'; readonly why: string | null };
