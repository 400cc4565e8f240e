import { later } from '../http/calls.ts';
import type { Accounts } from '../seats/accounts.ts';
import { areForeign, emailsUnderOtherIds, type Holder, indexHolders, withoutIds } from '../seats/holders.ts';
import { keysToAsk } from '../seats/match.ts';
import type { PersonKey } from '../seats/person.ts';
import type { ListedProduct, Rules, Situation } from '../seats/plan.ts';
import { warningAt } from '../seats/problem.ts';
import { say } from '../seats/sentence.ts';
import type { Services } from '../seats/services.ts';
import { type ClientSettings, DatadogClient } from './client.ts';
import { lookUp } from './lookup.ts';
import { type Change, changeSeats, listHolders } from './seats.ts';

/** GitHub kills a cancelled job 10 s after SIGINT, and the report must be out within 5 s. */
const WRITE_GRACE_MS = 2000;
const READ_GRACE_MS = 3500;
const FOREIGN_IDS = say`the ids in Datadog's seat list are not user UUIDs, so seats are matched by e-mail`;

/** The calls to Datadog that this action makes. All but `change` throw `DatadogError` or `Cancelled`. */
export type Datadog = ReturnType<typeof callsOf>;

function callsOf(client: DatadogClient, services: Services) {
  const { log, stopping } = services;
  const rereading = later(stopping, READ_GRACE_MS);
  const ends = { now: later(stopping, WRITE_GRACE_MS), beforeNextTry: stopping };
  const list = (productCode: string, signal: AbortSignal): Promise<readonly Holder[]> =>
    listHolders(client, productCode, signal, log.seatsRead);
  return {
    /** Everybody who holds a seat of a product. */
    listHolders: (productCode: string) => list(productCode, stopping),
    /** The same after writes, even shortly after the job was cancelled. */
    reread: (productCode: string) => list(productCode, rereading),
    lookUp: (keys: readonly PersonKey[]) => lookUp(client, keys, services),
    change: (change: Change, ids: readonly string[]) => changeSeats(client, change, ids, ends),
  };
}

type Use<T> = (datadog: Datadog) => Promise<T>;

/** Opens Datadog while `use` runs. Reads that are still running after it are ended. */
export async function withDatadog<T>(settings: ClientSettings, services: Services, use: Use<T>): Promise<T> {
  const client = new DatadogClient(settings, services.clock, services.log);
  return use(callsOf(client, services)).finally(() => client.close());
}

/** Reads the seat lists of all products side by side, then looks up the people the plan needs. If the lists have other ids than
 * user UUIDs, seats are known by e-mail alone. Throws if a read fails. */
export async function gatherSituation(
  datadog: Pick<Datadog, 'listHolders' | 'lookUp'>,
  listed: readonly ListedProduct[],
  { operation, protection }: Rules,
  { problems, clock }: Services,
): Promise<Situation> {
  const products = await Promise.all(
    listed.map(async (product) => ({ ...product, held: indexHolders(await datadog.listHolders(product.productCode)) })),
  );
  const addAccounts = async (asked: readonly PersonKey[], known: Accounts): Promise<Accounts> => {
    const keys = asked.filter((key) => !known.has(key));
    return keys.length === 0 ? known : new Map([...known, ...(await datadog.lookUp(keys))]);
  };
  const accounts = await addAccounts(keysToAsk(operation, products, protection), new Map());
  const situation = { products, accounts, reviewed: { kind: 'none' }, nowMs: clock.now() } as const;
  const suspects = emailsUnderOtherIds(products, accounts);
  const known = await addAccounts(suspects, accounts);
  // Without what only the suspicion asked for: the next run may not ask, and must come to the same plan.
  if (!areForeign(suspects, known)) return situation;
  problems.add([warningAt(null, FOREIGN_IDS)]);
  const byEmail = products.map(withoutIds);
  const accountsByEmail = await addAccounts(keysToAsk(operation, byEmail, protection), known);
  return { ...situation, products: byEmail, accounts: accountsByEmail };
}
