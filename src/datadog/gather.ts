import { indexHolders } from '../seats/holders.ts';
import { keysToAsk } from '../seats/match.ts';
import type { Rules } from '../seats/plan.ts';
import { warningAt } from '../seats/problem.ts';
import { say } from '../seats/sentence.ts';
import type { Services } from '../seats/services.ts';
import type { ListedProduct, Situation } from '../seats/situation.ts';
import type { Datadog } from './datadog.ts';
import type { LookedUp } from './lookup.ts';

const UNVERIFIED = say`listed UUIDs were not checked: the keys lack user_access_read; grant it so that missing and disabled accounts are skipped`;

/** Reads the seat lists of all products side by side, then looks up the people the plan needs. Throws if a read fails. */
export async function gatherSituation(
  datadog: Pick<Datadog, 'listHolders' | 'lookUp'>,
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
  const keys = keysToAsk(operation, products, protection);
  const nobody: LookedUp = { accounts: new Map(), isVerified: true };
  const { accounts, isVerified } = keys.length === 0 ? nobody : await datadog.lookUp(keys);
  problems.add(isVerified ? [] : [warningAt(null, UNVERIFIED)]);
  return { products, accounts, reviewed: { kind: 'none' }, nowMs: clock.now() };
}
