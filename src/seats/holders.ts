import type { Account, Accounts } from './accounts.ts';
import { isEmailKey, type PersonKey } from './person.ts';
import type { ProductSituation } from './plan.ts';

/** A seat as Datadog lists it: UUID and e-mail in lower case, `since` in ISO 8601 and UTC; what is missing is `null`. */
export type Holder = Readonly<Record<'id' | 'email' | 'name' | 'since', string | null>>;

/** The holders of one product. `get` returns all with a key: a person and service accounts can share an e-mail. */
export type HolderIndex = Readonly<{ holders: readonly Holder[]; get: (key: PersonKey | null) => readonly Holder[] }>;

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
  const holders = held.get(key);
  return holders.length === 1 ? (holders[0] ?? null) : null;
}

/** The holder of an account: by UUID, and by e-mail only if the seat list has no UUID. */
export const holderOfAccount = ({ id, email }: Pick<Account, 'id' | 'email'>, held: HolderIndex): Holder | null =>
  held.get(id)[0] ?? held.get(email).find((holder) => holder.id === null) ?? null;

/** The e-mails of looked-up people that the seat lists have under other ids. Empty if the lists have the UUID of anybody looked
 * up or listed. The ids may not be user UUIDs, since Datadog does not document them, or other accounts share the e-mails. */
export function emailsUnderOtherIds(products: readonly ProductSituation[], accounts: Accounts): PersonKey[] {
  const found = [...accounts.values()].flatMap((one) => (one.kind === 'found' ? one.account : []));
  const listed = products.flatMap((product) => (product.listed ?? []).map(({ key }) => key));
  const uuids = [...found.map(({ id }) => id), ...listed.filter((key) => !isEmailKey(key))];
  if (uuids.some((id) => products.some(({ held }) => held.get(id).length > 0))) return [];
  const emails = new Set(found.flatMap(({ email }) => email ?? []));
  return [...emails].filter((email) => products.some(({ held }) => held.get(email).some(({ id }) => id !== null)));
}

/** Whether a single account has one of these e-mails: then its seat is under another id, so ids are not user UUIDs. */
export const areForeign = (emails: readonly PersonKey[], accounts: Accounts): boolean =>
  emails.map((email) => accounts.get(email)).some((one) => one?.kind === 'found' && !one.isShared);

/** The same product with its seats known by e-mail alone. */
export const withoutIds = (product: ProductSituation): ProductSituation => ({
  ...product,
  held: indexHolders(product.held.holders.map((holder) => ({ ...holder, id: null }))),
});
