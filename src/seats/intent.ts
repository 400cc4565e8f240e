import { type Holder, sharesListedEmail } from './holders.ts';
import type { PersonKey } from './person.ts';
import type { Protection } from './protection.ts';
import { type Operation, powersOf, type SettledStatus } from './status.ts';

/** What a plan means to do about one person. */
export type Intent =
  | { readonly kind: 'assign' | 'unassign' }
  | { readonly kind: 'none'; readonly status: SettledStatus; readonly reason: string | null };

/** Nothing to do about a person, and why. */
export function settled(status: SettledStatus, reason: string | null = null): Intent {
  return { kind: 'none', status, reason };
}

/** A listed person who holds a seat. */
export function intentForListedHolder(operation: Operation, holder: Holder, isProtected: Protection): Intent {
  if (powersOf(operation).unassigns !== 'listed') {
    return settled('has-seat');
  }
  return isProtected(holder) ? settled('protected', 'listed, but also in protected-users') : { kind: 'unassign' };
}

/**
 * A listed person whose account is known and who holds no seat.
 *
 * @param isAdded whether the change that the run is about added this person to the list.
 */
export function intentForAccount(operation: Operation, disabled: boolean, isAdded: boolean): Intent {
  const { assigns } = powersOf(operation);
  if (assigns === 'nobody' || (assigns === 'added' && !isAdded)) {
    return settled('no-seat');
  }
  return disabled ? settled('disabled', 'the Datadog account is disabled') : { kind: 'assign' };
}

/** A holder whom the change that the run is about removed from the list. */
export function intentForRemoved(holder: Holder, isProtected: Protection): Intent {
  return isProtected(holder) ? settled('protected', 'removed, but in protected-users') : { kind: 'unassign' };
}

/**
 * A holder whom the list does not name.
 *
 * @param listed the product's listed keys, or `null` where the run has no list.
 */
export function intentForUnlisted(
  operation: Operation,
  holder: Holder,
  listed: ReadonlySet<PersonKey> | null,
  isProtected: Protection,
): Intent {
  if (listed === null) {
    return settled('has-seat');
  }
  if (powersOf(operation).unassigns !== 'unlisted') {
    return settled('kept');
  }
  if (sharesListedEmail(holder, listed)) {
    // Two holders with one listed e-mail: nobody loses a seat because it is unclear which of them was meant.
    return settled('kept', 'another account with this e-mail is listed');
  }
  return isProtected(holder) ? settled('protected', 'not listed, but in protected-users') : { kind: 'unassign' };
}
