import type { Accounts } from './accounts.ts';
import { indexHolders } from './holders.ts';
import { isEmailKey, type PersonKey } from './person.ts';
import type { ProductSituation } from './plan.ts';

/**
 * The e-mails of looked-up people that the seat lists have under other ids. Empty if the lists have the UUID of anybody looked up
 * or listed. The ids may not be user UUIDs, since Datadog does not document them, or other accounts share the e-mails.
 */
export function emailsUnderOtherIds(products: readonly ProductSituation[], accounts: Accounts): PersonKey[] {
  const found = [...accounts.values()].flatMap((one) => (one.kind === 'found' ? one.account : []));
  const listed = products.flatMap((product) => (product.listed ?? []).map(({ key }) => key));
  const uuids = [...found.map(({ id }) => id), ...listed.filter((key) => !isEmailKey(key))];
  if (uuids.some((id) => products.some(({ held }) => held.get(id).length > 0))) return [];
  const emails = new Set(found.flatMap(({ email }) => email ?? []));
  return [...emails].filter((email) => products.some(({ held }) => held.get(email).some(({ id }) => id !== null)));
}

/** Whether a single account has one of these e-mails: then its seat is under another id, so ids are not user UUIDs. */
export function areForeign(emails: readonly PersonKey[], accounts: Accounts): boolean {
  const resolutions = emails.map((email) => accounts.get(email));
  return resolutions.some((resolution) => resolution?.kind === 'found' && !resolution.isShared);
}

/** The same product with its seats known by e-mail alone. */
export function withoutIds(product: ProductSituation): ProductSituation {
  return { ...product, held: indexHolders(product.held.holders.map((holder) => ({ ...holder, id: null }))) };
}
