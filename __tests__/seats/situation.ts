import { showSentence } from '../../src/render/display.ts';
import { type Account, type Accounts, resolveEmail, resolveId } from '../../src/seats/accounts.ts';
import { type Holder, indexHolders } from '../../src/seats/holders.ts';
import { keysToAsk } from '../../src/seats/match.ts';
import type { Operation } from '../../src/seats/operation.ts';
import type { Listed, Plan, ProductSituation, Reviewed } from '../../src/seats/plan.ts';
import { planSeats } from '../../src/seats/planner.ts';
import { protection } from '../../src/seats/protection.ts';
import type { Sentence } from '../../src/seats/sentence.ts';

/** A sentence as it reads where nothing is hidden. */
export function textOf(sentence: Sentence): string {
  return showSentence(sentence, { emails: 'full', hidesQuotes: false, redact: (text) => text });
}

/** The UUID of the person with this number. */
export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** An account with an e-mail `name@example.com`. */
export function account(number: number, name: string, more: Partial<Account> = {}): Account {
  return {
    id: uuid(number),
    email: `${name}@example.com`,
    name: name.toUpperCase(),
    disabled: false,
    serviceAccount: false,
    ...more,
  };
}

/** An account as the seat list shows it. */
export function seatOf({ id, email, name }: Account): Holder {
  return { id, email, name, since: null };
}

/** People in the lines of `seats.txt`, from line 1. */
export function listOf(keys: readonly string[]): Listed[] {
  return keys.map((key, index) => ({ key, source: { file: 'seats.txt', line: index + 1 } }));
}

/** Everything a plan follows from. */
export interface World {
  readonly operation: Operation;
  /** Everybody in Datadog, whether they hold a seat or not. */
  readonly directory: readonly Account[];
  readonly products: readonly {
    readonly productCode: string;
    readonly listed: readonly string[] | null;
    readonly held: readonly Holder[];
    /** Whom the work of an event added to the list and removed from it. */
    readonly change?: { readonly added: readonly string[]; readonly removed: readonly string[] };
  }[];
  readonly protectedUsers: readonly string[];
  readonly graceDays?: number;
  readonly unresolvedFails?: boolean;
  readonly reviewed?: Reviewed;
}

/** The moment that every plan here is made in. */
export const NOW = Date.parse('2026-11-24T12:00:00Z');

/** What Datadog's directory says about some keys. */
function lookUp(keys: readonly string[], directory: readonly Account[]): Accounts {
  const byId = new Map(directory.map((account) => [account.id, account]));
  const byEmail = Map.groupBy(directory, ({ email }) => email ?? '');
  return new Map(
    keys.map((key) => [key, key.includes('@') ? resolveEmail(byEmail.get(key) ?? []) : resolveId(byId.get(key))]),
  );
}

/** The world's products as they are read. */
export function productsOf({ products }: Pick<World, 'products'>): ProductSituation[] {
  return products.map(({ productCode, listed, held, change }) => ({
    productCode,
    listed: listed === null ? null : listOf(listed),
    held: indexHolders(held),
    change: change === undefined ? null : { ...change, added: new Set(change.added) },
  }));
}

/** The plan that a run makes of a world: the seat lists first, then the look-ups that they leave open. */
export function planOf(world: World): Plan {
  const products = productsOf(world);
  const { operation, graceDays = 0, unresolvedFails = true, reviewed = { kind: 'none' } } = world;
  const rules = { operation, protection: protection(world.protectedUsers), graceDays, unresolvedFails };
  const asked = keysToAsk(operation, products, rules.protection);
  return planSeats({ products, accounts: lookUp(asked, world.directory), reviewed, nowMs: NOW }, rules);
}

/** `ann@example.com has-seat`, `dan@example.com assign`: everybody of all products in a line each. */
export function linesOf({ products }: Plan): string[] {
  return products.flatMap(({ people }) =>
    people.map(({ key, intent }) => `${key} ${intent.kind === 'none' ? intent.status : intent.kind}`),
  );
}

/** The lines of those who change. */
export function changesOf(made: Plan): string[] {
  return linesOf(made).filter((line) => line.endsWith(' assign') || line.endsWith(' unassign'));
}
