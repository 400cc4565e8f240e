import type { PersonKey } from './person.ts';

/** Somebody who holds a seat of a product. A field is `null` if Datadog's seat list does not have it. */
export interface Holder {
  /** User UUID, lower case. */
  readonly id: string | null;
  /** Lower case. */
  readonly email: string | null;
  readonly name: string | null;
  /** When the seat was assigned, ISO 8601 in UTC. */
  readonly since: string | null;
}

/** The holders of one product, by e-mail or UUID. */
export interface HolderIndex {
  readonly holders: readonly Holder[];
  /** Everybody with this key: a person and service accounts can share an e-mail. */
  get(key: PersonKey): readonly Holder[];
}

/** Indexes holders by both keys, ordered by e-mail, UUID and age of the seat. The order does not depend on the locale. */
export function indexHolders(seats: readonly Holder[]): HolderIndex {
  const holders = seats
    .map((holder) => ({ holder, order: `${holderKey(holder)}\n${holder.id ?? ''}\n${holder.since ?? ''}` }))
    .sort((a, b) => (a.order === b.order ? 0 : a.order < b.order ? -1 : 1))
    .map(({ holder }) => holder);
  const byId = Map.groupBy(holders, ({ id }) => id);
  const byEmail = Map.groupBy(holders, ({ email }) => email);
  return { holders, get: (key) => byId.get(key) ?? byEmail.get(key) ?? [] };
}

/** The only holder with this key; `null` for none or several. */
export function holderOf(key: PersonKey, index: HolderIndex): Holder | null {
  const holders = index.get(key);
  return holders.length === 1 ? (holders[0] ?? null) : null;
}

/** The holder of an account: by UUID, and by e-mail only if the seat list has no UUID. */
export function holderOfAccount(account: { id: string; email: string | null }, index: HolderIndex): Holder | null {
  const byEmail = account.email === null ? [] : index.get(account.email);
  return index.get(account.id)[0] ?? byEmail.find((holder) => holder.id === null) ?? null;
}

/** The key a holder is reported under; `unknown` if Datadog returns no key. */
export function holderKey(holder: Holder): PersonKey {
  return holder.email ?? holder.id ?? 'unknown';
}
