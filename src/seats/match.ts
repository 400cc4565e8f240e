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

/**
 * The keys that must be asked of the users list before a plan can be made, each once: listed people whom no seat list
 * identifies, and holders who are to lose a seat but whose UUID the seat list does not tell. `list` asks for nobody.
 */
export function keysToLookUp(
  operation: Operation,
  products: readonly ProductState[],
  known: ReadonlyMap<PersonKey, Resolution>,
): PersonKey[] {
  const { assigns, unassigns } = powersOf(operation);
  if (!assigns && unassigns === 'nobody') {
    return [];
  }
  const keys = new Set<PersonKey>();
  for (const { listed, held } of products) {
    const listedKeys = new Set((listed ?? []).map((entry) => entry.key));
    for (const key of listedKeys) {
      if (holderOf(key, held) === null && !known.has(key)) {
        keys.add(key);
      }
    }
    for (const holder of unassigns === 'nobody' ? [] : held.holders) {
      const isListed = holder.email !== null && listedKeys.has(holder.email);
      if (holder.id === null && holder.email !== null && isListed === (unassigns === 'listed')) {
        keys.add(holder.email);
      }
    }
  }
  return [...keys];
}
