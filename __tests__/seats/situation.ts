import { type Holder, indexHolders } from '../../src/seats/holders.ts';
import { keysToLookUp, knownFromSeats } from '../../src/seats/match.ts';
import { type Plan, plan } from '../../src/seats/plan.ts';
import type { Listed, ProductState } from '../../src/seats/product.ts';
import { protection } from '../../src/seats/protection.ts';
import { type Account, type Resolution, resolveEmail } from '../../src/seats/resolution.ts';
import type { Operation } from '../../src/seats/status.ts';

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

/** An account as the seat list tells it. */
export function seatOf({ id, email, name }: Account): Holder {
  return { id, email, name };
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
}

function lookUp(key: string, directory: readonly Account[]): Resolution {
  if (key.includes('@')) {
    return resolveEmail(directory.filter(({ email }) => email === key));
  }
  const found = directory.find(({ id }) => id === key);
  return found === undefined
    ? { kind: 'not-found', reason: 'no Datadog account has this UUID' }
    : { kind: 'found', account: found };
}

/** The world's products as they are read. */
export function statesOf({ products }: Pick<World, 'products'>): ProductState[] {
  return products.map(({ productCode, listed, held, change }) => ({
    productCode,
    listed: listed === null ? null : listOf(listed),
    held: indexHolders(held),
    change: change === undefined ? null : { ...change, added: new Set(change.added) },
  }));
}

/** The plan that a run makes of a world: the seat lists first, then the look-ups that they leave open. */
export function planOf(world: World): Plan {
  const states = statesOf(world);
  const known = knownFromSeats(states);
  const isProtected = protection(world.protectedUsers);
  const asked = keysToLookUp(world.operation, states, known, isProtected);
  const answers = asked.map((key): [string, Resolution] => [key, lookUp(key, world.directory)]);
  return plan(world.operation, states, new Map([...known, ...answers]), isProtected);
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
