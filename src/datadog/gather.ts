import type { Accounts } from '../seats/accounts.ts';
import { type Holder, indexHolders } from '../seats/holders.ts';
import { keysToAsk } from '../seats/match.ts';
import type { PersonKey } from '../seats/person.ts';
import type { Rules } from '../seats/plan.ts';
import { warningAt } from '../seats/problem.ts';
import { say } from '../seats/sentence.ts';
import type { Services } from '../seats/services.ts';
import type { ListedProduct, Situation } from '../seats/situation.ts';
import type { LookedUp } from './lookup.ts';

/** Datadog, as far as a plan needs it: nothing here can write. */
export interface DatadogReader {
  /** Everybody who holds a seat of a product. Throws `DatadogError` or `Cancelled`. */
  listHolders(productCode: string): Promise<readonly Holder[]>;
  /** The accounts of keys. Throws `DatadogError` or `Cancelled`. */
  lookUp(keys: readonly PersonKey[]): Promise<LookedUp>;
}

const UNVERIFIED = say`UUIDs were not checked against Datadog accounts: the keys lack user_access_read`;

/**
 * Reads all that a plan needs from Datadog: the seat lists of all products side by side, then the people whom they leave
 * open. A failed read is thrown and never taken for an empty list.
 */
export async function gatherSituation(
  datadog: DatadogReader,
  listed: readonly ListedProduct[],
  { operation, protection }: Rules,
  { problems, clock }: Services,
): Promise<Situation> {
  const products = await Promise.all(
    listed.map(async (product) => {
      const holders = await datadog.listHolders(product.productCode);
      return { ...product, held: indexHolders(holders) };
    }),
  );
  const rest = { products, reviewed: { kind: 'none' }, nowMs: clock.now() } as const;
  const keys = keysToAsk(operation, products, protection);
  if (keys.length === 0) {
    return { ...rest, accounts: new Map() satisfies Accounts };
  }
  const { accounts, isVerified } = await datadog.lookUp(keys);
  problems.add(isVerified ? [] : [warningAt(null, UNVERIFIED)]);
  return { ...rest, accounts };
}
