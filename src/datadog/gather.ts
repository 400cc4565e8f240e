import type { Accounts } from '../seats/accounts.ts';
import { areForeign, emailsUnderOtherIds, indexHolders, withoutIds } from '../seats/holders.ts';
import { keysToAsk } from '../seats/match.ts';
import type { PersonKey } from '../seats/person.ts';
import type { ListedProduct, Rules, Situation } from '../seats/plan.ts';
import { warningAt } from '../seats/problem.ts';
import { say } from '../seats/sentence.ts';
import type { Services } from '../seats/services.ts';
import type { Datadog } from './datadog.ts';
import type { LookedUp } from './lookup.ts';

const UNVERIFIED = say`listed UUIDs were not checked: the keys lack user_access_read; grant it so that missing and disabled accounts are skipped`;
const FOREIGN_IDS = say`the ids in Datadog's seat list are not user UUIDs, so seats are matched by e-mail`;
const NOBODY: LookedUp = { accounts: new Map(), isVerified: true };

/**
 * Reads the seat lists of all products side by side, then looks up the people the plan needs. If the lists have other ids than
 * user UUIDs, seats are known by e-mail alone. Throws if a read fails.
 */
export async function gatherSituation(
  datadog: Pick<Datadog, 'listHolders' | 'lookUp'>,
  listed: readonly ListedProduct[],
  { operation, protection }: Rules,
  { problems, clock }: Services,
): Promise<Situation> {
  const products = await Promise.all(
    listed.map(async (product) => ({ ...product, held: indexHolders(await datadog.listHolders(product.productCode)) })),
  );
  const lookUp = async (asked: readonly PersonKey[], known: Accounts): Promise<Accounts> => {
    const keys = asked.filter((key) => !known.has(key));
    const { accounts, isVerified } = keys.length === 0 ? NOBODY : await datadog.lookUp(keys);
    problems.add(isVerified ? [] : [warningAt(null, UNVERIFIED)]);
    return new Map([...known, ...accounts]);
  };
  const accounts = await lookUp(keysToAsk(operation, products, protection), NOBODY.accounts);
  const situation = { products, accounts, reviewed: { kind: 'none' }, nowMs: clock.now() } as const;
  const suspects = emailsUnderOtherIds(products, accounts);
  const known = await lookUp(suspects, accounts);
  // Without what only the suspicion asked for: the next run may not ask, and must come to the same plan.
  if (!areForeign(suspects, known)) return situation;
  problems.add([warningAt(null, FOREIGN_IDS)]);
  const byEmail = products.map(withoutIds);
  const accountsByEmail = await lookUp(keysToAsk(operation, byEmail, protection), known);
  return { ...situation, products: byEmail, accounts: accountsByEmail };
}
