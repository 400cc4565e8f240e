import type { Account, Accounts } from './accounts.ts';
import { type Holder, holderOf, holderOfAccount, type HolderIndex } from './holders.ts';
import { type Operation, powersOf } from './operation.ts';
import { isEmailKey, type PersonKey } from './person.ts';
import type { Protection, Who } from './protection.ts';
import type { Sentence } from './sentence.ts';
import type { ProductSituation } from './situation.ts';

/** What a key stands for in one product; `not-asked` where nobody holds a seat under it and nobody was looked up. */
export type Match =
  /** `unclear`: why the key alone does not tell whether the seat is theirs. */
  | { readonly kind: 'holder'; readonly holder: Holder; readonly who: Who; readonly unclear?: Sentence }
  | { readonly kind: 'account'; readonly account: Account }
  | { readonly kind: 'unresolved'; readonly status: 'not-found' | 'ambiguous'; readonly why: Sentence }
  | { readonly kind: 'not-asked' };

function accountOf(key: PersonKey | null, accounts: Accounts): Account | null {
  const resolution = accounts.get(key ?? '');
  return resolution?.kind === 'found' ? resolution.account : null;
}

/** A holder with every key that the list (by `key`), the seat list and the directory know. */
export function completeHolder(holder: Holder, key: PersonKey | null, accounts: Accounts): Who {
  const id = holder.id ?? accountOf(holder.email, accounts)?.id ?? accountOf(key, accounts)?.id ?? null;
  const listedEmail = key !== null && isEmailKey(key) ? key : null;
  const account = accountOf(key, accounts) ?? accountOf(id, accounts);
  return { id, email: holder.email ?? listedEmail ?? account?.email ?? null };
}

/**
 * Matches a listed key to leave a seat alone or to assign one. Where one holder has the key, that is enough: what another
 * product asked for decides nothing here, so the next run, which may ask for less, comes to the same.
 */
export function match(key: PersonKey, held: HolderIndex, accounts: Accounts): Match {
  const holder = holderOf(key, held);
  return holder === null
    ? matchAccount(key, held, accounts)
    : { kind: 'holder', holder, who: completeHolder(holder, key, accounts) };
}

/** Matches a key by what was looked up; otherwise by the seat list's own keys. */
function matchAccount(key: PersonKey, held: HolderIndex, accounts: Accounts): Match {
  const resolution = accounts.get(key);
  if (resolution?.kind === 'found') {
    const { account } = resolution;
    const holder = holderOfAccount(account, held);
    return holder === null
      ? { kind: 'account', account }
      : { kind: 'holder', holder, who: completeHolder(holder, key, accounts) };
  }
  const [direct] = held.get(key);
  if (direct !== undefined && (resolution === undefined || holderOf(key, held) !== null)) {
    return { kind: 'holder', holder: direct, who: completeHolder(direct, key, accounts) };
  }
  return resolution === undefined
    ? { kind: 'not-asked' }
    : { kind: 'unresolved', status: resolution.kind, why: resolution.why };
}

/** Matches the key of somebody who is to lose a seat: an e-mail stands for the account that was looked up, for no other. */
export function matchToRemove(key: PersonKey, held: HolderIndex, accounts: Accounts): Match {
  const resolution = accounts.get(key);
  if (!isEmailKey(key) || resolution === undefined || resolution.kind === 'found') {
    return matchAccount(key, held, accounts);
  }
  const [holder] = held.get(key);
  return holder === undefined
    ? { kind: 'unresolved', status: resolution.kind, why: resolution.why }
    : { kind: 'holder', holder, who: completeHolder(holder, key, accounts), unclear: resolution.why };
}

/** What tells people apart: the same for the e-mail and the UUID of one person, `null` where nobody was found. */
export function identity(found: Match): Holder | string | null {
  return found.kind === 'holder' ? found.holder : found.kind === 'account' ? found.account.id : null;
}

/** The key to ask for a holder's other key by: the UUID is needed to unassign, the e-mail to tell who is protected. */
function missingKeys({ id, email }: Holder, needsEmail: boolean): PersonKey[] {
  const key = id === null ? email : email === null && needsEmail ? id : null;
  return key === null ? [] : [key];
}

/** Listed people who may be assigned a seat, unless they hold one, and those who would lose one by e-mail. */
function keysOfListed(operation: Operation, { listed, change, held }: ProductSituation): PersonKey[] {
  const { assigns, removes } = powersOf(operation);
  return (listed ?? [])
    .map(({ key }) => key)
    .filter((key) => {
      const isConcerned = assigns === 'added' ? change?.added.has(key) === true : assigns === 'listed';
      const mayLose = removes === 'listed';
      return ((isConcerned || mayLose) && holderOf(key, held) === null) || (mayLose && isEmailKey(key));
    });
}

/** People who were removed from the list and may hold a seat: an e-mail alone never says whose seat it is. */
function keysOfRemoved({ change, held }: ProductSituation): PersonKey[] {
  const lacksEmails = held.holders.some(({ email }) => email === null);
  const lacksIds = held.holders.some(({ id }) => id === null);
  return (change?.removed ?? []).flatMap((key) => {
    const holders = held.get(key);
    if (isEmailKey(key)) {
      return holders.length > 0 || lacksEmails ? [key] : [];
    }
    // Somebody removed by UUID may still be listed by e-mail, so the e-mail must be known.
    return holders.length === 0 && lacksIds ? [key] : holders.flatMap((holder) => missingKeys(holder, true));
  });
}

/** Holders who would lose a seat and whose other key decides something. `needsEmails`: a list names people by e-mail. */
function keysOfLosers(operation: Operation, product: ProductSituation, needsEmails: boolean): PersonKey[] {
  const { removes } = powersOf(operation);
  if (removes === 'removed') {
    return keysOfRemoved(product);
  }
  const keys = new Set<PersonKey | null>((product.listed ?? []).map(({ key }) => key));
  const losers = product.held.holders.filter(({ id, email }) => {
    const isListed = keys.has(id) || keys.has(email);
    return removes !== 'nobody' && isListed === (removes === 'listed');
  });
  return losers.flatMap((holder) => missingKeys(holder, needsEmails));
}

/**
 * The keys that the directory must be asked for before a plan can be made, each once: whoever may be assigned a seat,
 * whoever would lose one by e-mail, and holders to be removed whose missing key decides something. `list` asks for nobody.
 */
export function keysToAsk(op: Operation, products: readonly ProductSituation[], protection: Protection): PersonKey[] {
  // A seat without an e-mail may be that of somebody whom a list names by e-mail, for this product or for another one.
  const isByEmail = products.some(({ listed }) => listed?.some(({ key }) => isEmailKey(key)) === true);
  const needsEmails = protection.needsEmails || (powersOf(op).removes === 'unlisted' && isByEmail);
  const keys = products.flatMap((one) => [...keysOfListed(op, one), ...keysOfLosers(op, one, needsEmails)]);
  return [...new Set(keys)];
}
