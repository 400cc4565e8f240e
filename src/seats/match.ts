import type { Account, Accounts } from './accounts.ts';
import { type Holder, holderOf, holderOfAccount, type HolderIndex } from './holders.ts';
import { type Operation, powersOf } from './operation.ts';
import { isEmailKey, type PersonKey } from './person.ts';
import type { Protection, Who } from './protection.ts';
import type { Sentence } from './sentence.ts';
import type { ProductSituation } from './situation.ts';

/** `unclear`: why the key does not prove that the seat is theirs. */
export type HolderMatch = Readonly<{ kind: 'holder'; holder: Holder; who: Who; unclear?: Sentence }>;

/** Whom a key means in one product; `not-asked` if nobody holds a seat under it and nobody was looked up. */
export type Match =
  | HolderMatch
  | { readonly kind: 'account'; readonly account: Account }
  | { readonly kind: 'unresolved'; readonly status: 'not-found' | 'ambiguous'; readonly why: Sentence }
  | { readonly kind: 'not-asked' };

function accountOf(key: PersonKey | null, accounts: Accounts): Account | null {
  const resolution = accounts.get(key ?? '');
  return resolution?.kind === 'found' ? resolution.account : null;
}

/** The known keys of a holder, from the list (by `key`), the seat list and the directory. */
export function completeHolder(holder: Holder, key: PersonKey | null, accounts: Accounts): Who {
  const id = holder.id ?? accountOf(holder.email, accounts)?.id ?? accountOf(key, accounts)?.id ?? null;
  const listedEmail = key !== null && isEmailKey(key) ? key : null;
  const account = accountOf(key, accounts) ?? accountOf(id, accounts);
  return { id, email: holder.email ?? listedEmail ?? account?.email ?? null };
}

function matchHolder(holder: Holder, key: PersonKey, accounts: Accounts): HolderMatch {
  return { kind: 'holder', holder, who: completeHolder(holder, key, accounts) };
}

/** Matches a key by its account if it was looked up, else by the seat list. */
function matchAccount(key: PersonKey, held: HolderIndex, accounts: Accounts): Match {
  const resolution = accounts.get(key);
  if (resolution === undefined) {
    const [holder] = held.get(key);
    return holder === undefined ? { kind: 'not-asked' } : matchHolder(holder, key, accounts);
  }
  if (resolution.kind !== 'found') return { kind: 'unresolved', status: resolution.kind, why: resolution.why };
  const holder = holderOfAccount(resolution.account, held);
  return holder === null ? { kind: 'account', account: resolution.account } : matchHolder(holder, key, accounts);
}

/**
 * Matches a listed key to keep a seat or to assign one. A single holder with the key is enough, even if another product
 * asked for the account: the next run may not ask, and must come to the same result.
 */
export function match(key: PersonKey, held: HolderIndex, accounts: Accounts): Match {
  const holder = holderOf(key, held);
  return holder === null ? matchAccount(key, held, accounts) : matchHolder(holder, key, accounts);
}

/** Matches the key of a seat to remove: an e-mail means only the account that was looked up. */
export function matchToRemove(key: PersonKey, held: HolderIndex, accounts: Accounts): Match {
  const found = matchAccount(key, held, accounts);
  const [holder] = held.get(key);
  if (found.kind !== 'unresolved' || holder === undefined) return found;
  const byKey = matchHolder(holder, key, accounts);
  return isEmailKey(key) ? { ...byKey, unclear: found.why } : byKey;
}

/** The same value for the e-mail and the UUID of one person; `null` if nobody was found. */
export function identity(found: Match): Holder | string | null {
  return found.kind === 'holder' ? found.holder : found.kind === 'account' ? found.account.id : null;
}

/** Whether a run assigns a seat to this listed person, unless they hold one. */
export function mayAssign(operation: Operation, key: PersonKey, { change }: ProductSituation): boolean {
  const { assigns } = powersOf(operation);
  return assigns === 'listed' || (assigns === 'added' && change?.added.has(key) === true);
}

/** The key to look up for a holder's other key: a removal needs the UUID, and protection may need the e-mail. */
const missingKeys = ({ id, email }: Holder, needsEmail: boolean): PersonKey[] =>
  [id === null ? email : email === null && needsEmail ? id : null].filter((key) => key !== null);

/** Listed people who may be assigned a seat, and those whose seat `unassign` removes by e-mail. */
function keysOfListed(operation: Operation, product: ProductSituation): PersonKey[] {
  const isUnassign = powersOf(operation).removes === 'listed';
  return (product.listed ?? []).flatMap(({ key }) => {
    const isConcerned = isUnassign || mayAssign(operation, key, product);
    const isAsked = (isConcerned && holderOf(key, product.held) === null) || (isUnassign && isEmailKey(key));
    return isAsked ? key : [];
  });
}

/**
 * The e-mails of seats without a UUID, if somebody to remove by UUID may hold one of them. Looking the e-mails up shows which
 * ones several accounts share: whose seat that is, is not clear.
 */
function keysOfUnnamed(keys: readonly PersonKey[], held: HolderIndex): PersonKey[] {
  const isAnyUnseen = keys.some((key) => !isEmailKey(key) && held.get(key).length === 0);
  return isAnyUnseen ? held.holders.flatMap((holder) => missingKeys(holder, false)) : [];
}

/** People removed from the list who may hold a seat: an e-mail alone does not prove whose seat it is. */
function keysOfRemoved({ change, held }: ProductSituation): PersonKey[] {
  const lacks = (key: 'id' | 'email'): boolean => held.holders.some((holder) => holder[key] === null);
  const [lacksEmails, lacksIds, removed] = [lacks('email'), lacks('id'), change?.removed ?? []];
  const ofRemoved = removed.flatMap((key) => {
    const holders = held.get(key);
    if (isEmailKey(key)) return holders.length > 0 || lacksEmails ? key : [];
    // Somebody removed by UUID may still be listed by e-mail, so the e-mail is needed.
    return holders.length === 0 && lacksIds ? key : holders.flatMap((holder) => missingKeys(holder, true));
  });
  return [...ofRemoved, ...keysOfUnnamed(removed, held)];
}

/** Holders who may lose a seat and lack a key that decides. */
function keysOfHolders(operation: Operation, { listed, held }: ProductSituation, needsEmails: boolean): PersonKey[] {
  const { removes } = powersOf(operation);
  const keys = new Set<PersonKey | null>((listed ?? []).map(({ key }) => key));
  const losers = held.holders.filter(
    ({ id, email }) => removes === (keys.has(id) || keys.has(email) ? 'listed' : 'unlisted'),
  );
  const unnamed =
    removes === 'listed'
      ? keysOfUnnamed(
          (listed ?? []).map(({ key }) => key),
          held,
        )
      : [];
  return [...losers.flatMap((holder) => missingKeys(holder, needsEmails)), ...unnamed];
}

/**
 * The keys to look up before planning, each once: people who may be assigned a seat, people who may lose one by e-mail, and
 * holders who may lose one and lack a key that decides. `list` looks up nobody.
 */
export function keysToAsk(op: Operation, products: readonly ProductSituation[], protection: Protection): PersonKey[] {
  const { removes } = powersOf(op);
  // A seat without an e-mail may belong to somebody listed by e-mail, for this product or for another one.
  const isByEmail = products.some(({ listed }) => listed?.some(({ key }) => isEmailKey(key)) === true);
  const needsEmails = protection.needsEmails || (removes === 'unlisted' && isByEmail);
  const keys = products.flatMap((product) => [
    ...keysOfListed(op, product),
    ...(removes === 'removed' ? keysOfRemoved(product) : keysOfHolders(op, product, needsEmails)),
  ]);
  return [...new Set(keys)];
}
