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
  get(key: PersonKey | null): readonly Holder[];
}

/** The key a holder is reported under; `unknown` if Datadog returns no key. */
export const holderKey = ({ email, id }: Holder): PersonKey => email ?? id ?? 'unknown';

/** Indexes holders by both keys, ordered by e-mail, UUID and age of the seat. The order does not depend on the locale. */
export function indexHolders(seats: readonly Holder[]): HolderIndex {
  const orderOf = (holder: Holder): string => `${holderKey(holder)}\n${holder.id ?? ''}\n${holder.since ?? ''}`;
  const ordered = seats.map((holder) => ({ holder, order: orderOf(holder) }));
  ordered.sort((a, b) => Number(a.order > b.order) - Number(a.order < b.order));
  const holders = ordered.map(({ holder }) => holder);
  const byId = Map.groupBy(holders, ({ id }) => id);
  const byEmail = Map.groupBy(holders, ({ email }) => email);
  return { holders, get: (key) => (key === null ? [] : (byId.get(key) ?? byEmail.get(key) ?? [])) };
}

/** The only holder with this key; `null` for none or several. */
export function holderOf(key: PersonKey, held: HolderIndex): Holder | null {
  const [holder = null, ...others] = held.get(key);
  return others.length === 0 ? holder : null;
}

/** The holder of an account: by UUID, and by e-mail only if the seat list has no UUID. */
export const holderOfAccount = (
  { id, email }: Pick<Holder, 'email'> & { id: string },
  held: HolderIndex,
): Holder | null => held.get(id)[0] ?? held.get(email).find((holder) => holder.id === null) ?? null;
