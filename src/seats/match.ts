import { compareHolders, type Holder, holderOf, holderOfAccount, type HolderIndex } from './holders.ts';
import { isEmailKey, type PersonKey } from './person.ts';
import type { ProductState } from './product.ts';
import type { Protection } from './protection.ts';
import type { Resolution, Resolutions } from './resolution.ts';
import { type Operation, powersOf } from './status.ts';

/** Whom a listed key means: a holder, an account without a seat, nobody certain, or nobody asked. */
export type Match =
  /** `id` is the seat list's own, else the one that was looked up; `null` where neither tells. */
  | { readonly kind: 'holder'; readonly holder: Holder; readonly id: string | null }
  | { readonly kind: 'no-seat'; readonly account: Extract<Resolution, { kind: 'found' }>['account'] }
  | { readonly kind: 'unresolved'; readonly status: 'not-found' | 'ambiguous'; readonly reason: string }
  | { readonly kind: 'not-looked-up' };

/** The UUID of a holder: the seat list's own, else the one that was looked up by e-mail. */
export function idOfHolder({ id, email }: Holder, resolutions: Resolutions): string | null {
  const resolution = email === null ? undefined : resolutions.get(email);
  return id ?? (resolution?.kind === 'found' ? resolution.account.id : null);
}

function foundHolder(holder: Holder, resolutions: Resolutions): Match {
  return { kind: 'holder', holder, id: idOfHolder(holder, resolutions) };
}

/** Matches a listed key. The seat list answers first, then what was looked up. */
export function match(key: PersonKey, held: HolderIndex, resolutions: Resolutions): Match {
  const direct = holderOf(key, held);
  if (direct !== null) {
    return foundHolder(direct, resolutions);
  }
  const resolution = resolutions.get(key);
  if (resolution === undefined) {
    // Not looked up: that somebody with this key holds a seat is all that a listing needs to know.
    const [holder] = [...held.get(key)].sort(compareHolders);
    return holder === undefined ? { kind: 'not-looked-up' } : foundHolder(holder, resolutions);
  }
  if (resolution.kind !== 'found') {
    return { kind: 'unresolved', status: resolution.kind, reason: resolution.reason };
  }
  const holder = holderOfAccount(resolution.account, held);
  const { account } = resolution;
  return holder === null ? { kind: 'no-seat', account } : { kind: 'holder', holder, id: holder.id ?? account.id };
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
  const lists = products.map(({ held }) => held).filter(({ holders }) => holders.length > 0);
  const keys = lists.length === 0 ? [] : products.flatMap(({ listed }) => (listed ?? []).map((entry) => entry.key));
  for (const key of new Set(keys)) {
    const holders = lists.flatMap((held) => held.get(key));
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

/** Who is to lose a seat, as the seat list tells it, and is not told completely there: it must be known who they are. */
function keysOfLosers(operation: Operation, product: ProductState, protection: Protection): PersonKey[] {
  const { listed, change, held } = product;
  const { unassigns } = powersOf(operation);
  const keys = new Set((listed ?? []).map(({ key }) => key));
  const removed = change?.removed ?? [];
  if (unassigns === 'removed') {
    // Nobody needs to be asked about somebody who holds no seat, if the seat list tells the keys of all who do.
    const lacksEmails = held.holders.some(({ email }) => email === null);
    const lacksIds = held.holders.some(({ id }) => id === null);
    const hides = (key: PersonKey): boolean => (isEmailKey(key) ? lacksEmails : lacksIds) && held.get(key).length === 0;
    const unclear = removed.filter((key) => held.get(key).length > 1 || hides(key));
    return [...unclear, ...removed.flatMap((key) => held.get(key).flatMap((one) => missingKeys(one, true)))];
  }
  return held.holders.flatMap((holder) => {
    const isListed = [holder.id, holder.email].some((key) => key !== null && keys.has(key));
    const loses = unassigns !== 'nobody' && isListed === (unassigns === 'listed');
    return loses ? missingKeys(holder, protection.needsEmails) : [];
  });
}

/** The key to ask for a holder's other key by: the UUID is needed to unassign, the e-mail to tell who is protected. */
function missingKeys({ id, email }: Holder, needsEmail: boolean): PersonKey[] {
  if (id === null) {
    return email === null ? [] : [email];
  }
  return email === null && needsEmail ? [id] : [];
}

/**
 * The keys that must be asked of the users list before a plan can be made, each once: people who may get a seat or are
 * to lose one, and whom no seat list identifies by UUID. `list` asks for nobody.
 */
export function keysToLookUp(
  operation: Operation,
  products: readonly ProductState[],
  known: ReadonlyMap<PersonKey, Resolution>,
  protection: Protection,
): PersonKey[] {
  const keys = products.flatMap((product) => [
    ...keysOfListed(operation, product).filter((key) => !known.has(key)),
    ...keysOfLosers(operation, product, protection),
  ]);
  return [...new Set(keys)];
}
