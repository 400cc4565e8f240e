import type { PersonKey } from './person.ts';

/** Somebody who holds a seat of a product, as Datadog's seat list tells it. At least one of `id` and `email` is known. */
export interface Holder {
  /** User UUID, lower case; `null` where the seat list does not tell one. */
  readonly id: string | null;
  /** Lower case; `null` where the seat list does not tell one. */
  readonly email: string | null;
  readonly name: string | null;
}

/** The holders of one product, found by e-mail or UUID in constant time. */
export interface HolderIndex {
  readonly holders: readonly Holder[];
  /** Everybody with this key: an e-mail can belong to a person and to service accounts. */
  get(key: PersonKey): readonly Holder[];
}

const NOBODY: readonly Holder[] = [];

/** Indexes holders by both of their keys. */
export function indexHolders(holders: readonly Holder[]): HolderIndex {
  const byKey = new Map<PersonKey, Holder[]>();
  for (const holder of holders) {
    // Nearly everybody is alone with both keys, so that they share a list.
    const alone = [holder];
    for (const key of [holder.id, holder.email]) {
      if (key === null) {
        continue;
      }
      const same = byKey.get(key);
      if (same === undefined) {
        byKey.set(key, alone);
      } else if (same.length === 1) {
        byKey.set(key, [...same, holder]);
      } else {
        same.push(holder);
      }
    }
  }
  return { holders, get: (key) => byKey.get(key) ?? NOBODY };
}

/**
 * The one holder that a listed key names by itself, without any look-up; `null` where nobody or more than one has it.
 */
export function holderOf(key: PersonKey, index: HolderIndex): Holder | null {
  const holders = index.get(key);
  return holders.length === 1 ? (holders[0] ?? null) : null;
}

/** The holder that an account is: by UUID, and by e-mail only where the seat list tells no UUID. */
export function holderOfAccount(account: { id: string; email: string | null }, index: HolderIndex): Holder | null {
  const byEmail = account.email === null ? [] : index.get(account.email);
  return index.get(account.id)[0] ?? byEmail.find((holder) => holder.id === null) ?? null;
}

/** Orders people by e-mail, then by UUID: a stable order that does not depend on the locale. */
export function compareHolders(a: Holder, b: Holder): number {
  const [left, right] = [a.email ?? a.id ?? '', b.email ?? b.id ?? ''];
  const [leftId, rightId] = [a.id ?? '', b.id ?? ''];
  return left < right ? -1 : left > right ? 1 : leftId < rightId ? -1 : leftId > rightId ? 1 : 0;
}

/** The key a holder is reported under: the e-mail where there is one. */
export function holderKey(holder: Holder): PersonKey {
  return holder.email ?? holder.id ?? '';
}
