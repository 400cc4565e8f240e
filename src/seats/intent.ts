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

/** Somebody as completely as seat list, list and look-up together know them. */
export interface Who {
  readonly id: string | null;
  readonly email: string | null;
}

/** A listed person who holds a seat. */
export function intentForListedHolder(operation: Operation, who: Who, protection: Protection): Intent {
  if (powersOf(operation).unassigns !== 'listed') {
    return settled('has-seat');
  }
  return protection.covers(who) ? settled('protected', 'listed, but also in protected-users') : { kind: 'unassign' };
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
export function intentForRemoved(who: Who, protection: Protection): Intent {
  return protection.covers(who) ? settled('protected', 'removed, but in protected-users') : { kind: 'unassign' };
}

/**
 * A holder whom the list does not name.
 *
 * @param listed the product's listed keys, or `null` where the run has no list.
 */
export function intentForUnlisted(
  operation: Operation,
  who: Who,
  listed: ReadonlySet<PersonKey> | null,
  protection: Protection,
): Intent {
  if (listed === null) {
    return settled('has-seat');
  }
  if (powersOf(operation).unassigns !== 'unlisted') {
    return settled('kept');
  }
  if ((who.email !== null && listed.has(who.email)) || (who.id !== null && listed.has(who.id))) {
    // Two holders with one listed key: nobody loses a seat because it is unclear which of them was meant.
    return settled('kept', 'this e-mail or UUID is on the list');
  }
  return protection.covers(who) ? settled('protected', 'not listed, but in protected-users') : { kind: 'unassign' };
}
