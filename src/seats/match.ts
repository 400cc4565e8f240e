import type { Account, Accounts, Resolution } from './accounts.ts';
import { type Holder, holderOf, holderOfAccount, type HolderIndex } from './holders.ts';
import { type Operation, powersOf } from './operation.ts';
import { isEmailKey, type PersonKey } from './person.ts';
import type { Protection, Who } from './protection.ts';
import type { Sentence } from './sentence.ts';
import type { ProductSituation } from './plan.ts';

/** `unclear`: why the key does not prove that the seat is theirs. */
export type HolderMatch = Readonly<{ kind: 'holder'; holder: Holder; who: Who; unclear?: Sentence }>;

/** Whom a key means in one product: a holder, else what the look-up found; `not-asked` if there was none. */
export type Match = HolderMatch | Resolution | { readonly kind: 'not-asked' };

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

/** Matches a listed key. A single holder with it is enough, whatever was looked up: the next run may look up less. */
export function match(key: PersonKey, held: HolderIndex, accounts: Accounts): Match {
  const holder = holderOf(key, held);
  if (holder !== null) return matchHolder(holder, key, accounts);
  const resolution = accounts.get(key);
  return resolution !== undefined && 'why' in resolution ? resolution : matchToRemove(key, held, accounts);
}

/** Matches the key of a seat to remove: an e-mail means only the account that was looked up. */
export function matchToRemove(key: PersonKey, held: HolderIndex, accounts: Accounts): Match {
  const resolution = accounts.get(key);
  const holder = resolution?.kind === 'found' ? holderOfAccount(resolution.account, held) : held.get(key)[0];
  if (!holder) return resolution ?? { kind: 'not-asked' };
  const found = matchHolder(holder, key, accounts);
  const isUnclear = resolution !== undefined && 'why' in resolution && isEmailKey(key);
  return isUnclear ? { ...found, unclear: resolution.why } : found;
}

/** The same value for the e-mail and the UUID of one person; `null` if nobody was found. */
export const identity = (found: Match): Holder | string | null =>
  found.kind === 'holder' ? found.holder : found.kind === 'found' ? found.account.id : null;

/** Whether a run assigns a seat to this listed person, unless they hold one. */
export function mayAssign(operation: Operation, key: PersonKey, { change }: ProductSituation): boolean {
  const { assigns } = powersOf(operation);
  return assigns === 'listed' || (assigns === 'added' && change?.added.has(key) === true);
}

/** The key to look up for a holder's other key: a removal needs the UUID, and protection may need the e-mail. */
const missingKey = ({ id, email }: Holder, needsEmail: boolean): PersonKey | null =>
  id === null ? email : email === null && needsEmail ? id : null;

/** The keys to look up before planning, each once: of people who may be assigned a seat, and of whom a removal may mean. */
export function keysToAsk(op: Operation, products: readonly ProductSituation[], protection: Protection): PersonKey[] {
  const { removes } = powersOf(op);
  // A seat without an e-mail may belong to somebody listed by e-mail, for this product or for another one.
  const isByEmail = products.some(({ listed }) => listed?.some(({ key }) => isEmailKey(key)) === true);
  const needsEmails = protection.needsEmails || removes === 'removed' || (removes === 'unlisted' && isByEmail);
  const keys = products.flatMap((product) => {
    const { held, change } = product;
    const listed = (product.listed ?? []).map(({ key }) => key);
    const toAssign = listed.filter((key) => mayAssign(op, key, product) && holderOf(key, held) === null);
    const named = removes === 'listed' ? listed : (change?.removed ?? []);
    // `unassign` reports who has no account. Somebody removed from the list matters only if a seat may be theirs.
    const [isEmailAsked, isIdAsked] = (['email', 'id'] as const).map(
      (field) => removes === 'listed' || held.holders.some((holder) => holder[field] === null),
    );
    // An e-mail alone does not prove whose seat it is.
    const toRemove = named.filter((key) => {
      const isHeld = held.get(key).length > 0;
      return isEmailKey(key) ? isHeld || isEmailAsked : !isHeld && isIdAsked;
    });
    const isSync = removes === 'unlisted';
    const keysThatDecide = new Set<PersonKey | null>(isSync ? listed : named);
    const losers = held.holders.filter(
      ({ id, email }) => isSync !== (keysThatDecide.has(id) || keysThatDecide.has(email)),
    );
    // Somebody named by UUID may hold a seat without one. Looking up its e-mail shows whether several accounts share it.
    const isAnyUnseen = named.some((key) => !isEmailKey(key) && held.get(key).length === 0);
    const unnamed = isAnyUnseen ? held.holders.map((holder) => missingKey(holder, false)) : [];
    return [...toAssign, ...toRemove, ...losers.map((holder) => missingKey(holder, needsEmails)), ...unnamed];
  });
  return [...new Set(keys)].filter((key) => key !== null);
}
