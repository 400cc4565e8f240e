import type { Accounts } from './accounts.ts';
import { indexHolders } from './holders.ts';
import { isEmailKey } from './person.ts';
import type { ProductSituation } from './situation.ts';

/**
 * Whether the ids of the seat lists are something other than user UUIDs, since Datadog does not document them: people are found
 * there by e-mail, but nobody by UUID. A shared e-mail proves nothing.
 */
export function hasForeignIds(products: readonly ProductSituation[], accounts: Accounts): boolean {
  const found = [...accounts.values()].flatMap((one) => (one.kind === 'found' && !one.isShared ? [one.account] : []));
  const listed = products.flatMap((product) => (product.listed ?? []).map(({ key }) => key));
  const uuids = [...found.map(({ id }) => id), ...listed.filter((key) => !isEmailKey(key))];
  const isAnyFound = uuids.some((id) => products.some(({ held }) => held.get(id).length > 0));
  const isHeldByAnother = (email: string): boolean =>
    products.some(({ held }) => held.get(email).some(({ id }) => id !== null));
  return !isAnyFound && found.some(({ email }) => email !== null && isHeldByAnother(email));
}

/** The same seats, known by their e-mails alone. */
export function withoutIds(product: ProductSituation): ProductSituation {
  const holders = product.held.holders.map((holder) => ({ ...holder, id: null }));
  return { ...product, held: indexHolders(holders) };
}
