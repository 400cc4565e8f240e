import { compareHolders, type Holder, holderOf, holderOfAccount, type HolderIndex } from './holders.ts';
import type { PersonKey } from './person.ts';
import type { ProductState } from './product.ts';
import type { Resolution, Resolutions } from './resolution.ts';
import { type Operation, powersOf } from './status.ts';

/** Whom a listed key means: a holder, an account without a seat, nobody certain, or nobody asked. */
export type Match =
  | { readonly kind: 'holder'; readonly holder: Holder }
  | { readonly kind: 'no-seat'; readonly account: Extract<Resolution, { kind: 'found' }>['account'] }
  | { readonly kind: 'unresolved'; readonly status: 'not-found' | 'ambiguous'; readonly reason: string }
  | { readonly kind: 'not-looked-up' };

/** Matches a listed key. The seat list answers first, then what was looked up. */
export function match(key: PersonKey, held: HolderIndex, resolutions: Resolutions): Match {
  const direct = holderOf(key, held);
  if (direct !== null) {
    return { kind: 'holder', holder: direct };
  }
  const resolution = resolutions.get(key);
  if (resolution === undefined) {
    // Not looked up: that somebody with this key holds a seat is all that a listing needs to know.
    const [holder] = [...held.get(key)].sort(compareHolders);
    return holder === undefined ? { kind: 'not-looked-up' } : { kind: 'holder', holder };
  }
  if (resolution.kind !== 'found') {
    return { kind: 'unresolved', status: resolution.kind, reason: resolution.reason };
  }
  const holder = holderOfAccount(resolution.account, held);
  return holder === null ? { kind: 'no-seat', account: resolution.account } : { kind: 'holder', holder };
}

/** What a match is known by: the same for the e-mail and the UUID of one person, `null` where nobody was found. */
export function identity(found: Match): Holder | string | null {
  switch (found.kind) {
    case 'holder':
      return found.holder;
    case 'no-seat':
      return found.account.id;
    default:
      return null;
  }
}

/**
 * Whom the seat lists of all products identify already: a key that names exactly one holder anywhere, with a UUID.
 * Nobody in here needs a look-up, in whichever product they are listed.
 */
export function knownFromSeats(products: readonly ProductState[]): Map<PersonKey, Resolution> {
  const known = new Map<PersonKey, Resolution>();
  for (const key of new Set(products.flatMap(({ listed }) => (listed ?? []).map((entry) => entry.key)))) {
    const holders = products.flatMap(({ held }) => held.get(key));
    const id = holders[0]?.id ?? null;
    if (id !== null && holders.every((holder) => holder.id === id)) {
      const { email = null, name = null } = holders[0] ?? {};
      known.set(key, { kind: 'found', account: { id, email, name, disabled: false } });
    }
  }
  return known;
}

/** The listed keys that an operation must know the account of, unless a seat list tells. */
function keysOfListed(operation: Operation, { listed, change, held }: ProductState): PersonKey[] {
  const { assigns, unassigns } = powersOf(operation);
  if (assigns === 'nobody' && unassigns === 'nobody') {
    return [];
  }
  const keys = (listed ?? []).map(({ key }) => key);
  const wanted = assigns === 'added' ? keys.filter((key) => change?.added.has(key)) : keys;
  return wanted.filter((key) => holderOf(key, held) === null);
}

/** The e-mails of people who are to lose a seat and whose account the seat list leaves open. */
function keysOfLosers(operation: Operation, { listed, change, held }: ProductState): PersonKey[] {
  const { unassigns } = powersOf(operation);
  const keys = new Set((listed ?? []).map(({ key }) => key));
  if (unassigns === 'removed') {
    // Nobody needs to be asked about somebody who holds no seat.
    return (change?.removed ?? []).filter((key) => held.get(key).length > 1 || holderOf(key, held)?.id === null);
  }
  return held.holders.flatMap(({ id, email }) => {
    const loses = email !== null && unassigns !== 'nobody' && keys.has(email) === (unassigns === 'listed');
    return id === null && loses ? [email] : [];
  });
}

/**
 * The keys that must be asked of the users list before a plan can be made, each once: people who may get a seat or are
 * to lose one, and whom no seat list identifies by UUID. `list` asks for nobody.
 */
export function keysToLookUp(
  operation: Operation,
  products: readonly ProductState[],
  known: ReadonlyMap<PersonKey, Resolution>,
): PersonKey[] {
  const keys = products.flatMap((product) => [
    ...keysOfListed(operation, product).filter((key) => !known.has(key)),
    ...keysOfLosers(operation, product),
  ]);
  return [...new Set(keys)];
}
