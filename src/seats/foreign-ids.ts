import type { Accounts } from './accounts.ts';
import { indexHolders } from './holders.ts';
import { isEmailKey, type PersonKey } from './person.ts';
import type { ProductSituation } from './situation.ts';

/**
 * The e-mails of people who were looked up, if the seat lists have them under other ids, and have nobody's UUID. Then the ids may
 * not be user UUIDs, since Datadog does not document them, or the seats are those of other accounts with the same e-mail.
 */
export function emailsUnderOtherIds(products: readonly ProductSituation[], accounts: Accounts): PersonKey[] {
  const found = [...accounts.values()].flatMap((one) => (one.kind === 'found' ? [one.account] : []));
  const listed = products.flatMap((product) => (product.listed ?? []).map(({ key }) => key));
  const uuids = [...found.map(({ id }) => id), ...listed.filter((key) => !isEmailKey(key))];
  if (uuids.some((id) => products.some(({ held }) => held.get(id).length > 0))) {
    return [];
  }
  const emails = new Set(found.flatMap(({ email }) => email ?? []));
  return [...emails].filter((email) => products.some(({ held }) => held.get(email).some(({ id }) => id !== null)));
}

/** Whether one of these e-mails is that of a single account: then a seat under another id shows that ids are not user UUIDs. */
export function areForeign(emails: readonly PersonKey[], accounts: Accounts): boolean {
  return emails.some((email) => {
    const resolution = accounts.get(email);
    return resolution?.kind === 'found' && !resolution.isShared;
  });
}

/** The same seats, known by their e-mails alone. */
export function withoutIds(product: ProductSituation): ProductSituation {
  const holders = product.held.holders.map((holder) => ({ ...holder, id: null }));
  return { ...product, held: indexHolders(holders) };
}
