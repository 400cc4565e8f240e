import type { Accounts } from './accounts.ts';
import { type Holder, holderKey } from './holders.ts';
import { completeHolder, type HolderMatch, identity, match, type Match, matchToRemove, mayAssign } from './match.ts';
import { type Powers, powersOf } from './operation.ts';
import { isEmailKey, type PersonKey } from './person.ts';
import { type Intent, type PlannedPerson, settled } from './plan.ts';
import { type Problem, warningAt } from './problem.ts';
import { type Cause, type Circumstances, type Removal, type Unresolved, whyKept } from './removal.ts';
import { say, type Sentence, who } from './sentence.ts';
import type { Listed, ProductSituation } from './situation.ts';

/** One person of a plan. A `Removal` is not decided yet. */
type Draft = Omit<PlannedPerson, 'intent' | 'suggestion'> & { readonly intent: Intent | Removal };

/** A line of the list, and whom it means. */
type Line = { readonly listed: Listed; readonly found: Match };

/** What all products of a plan have in common. */
export interface Context {
  readonly accounts: Accounts;
  readonly circumstances: Circumstances;
  /** Why people are probably listed for the wrong product. */
  readonly misplaced: ReadonlyMap<PersonKey, Sentence>;
}

/** Everybody of one product: first the listed people, then those removed from the list, then all other holders. */
export class ProductDraft {
  readonly product: ProductSituation;
  readonly people: Draft[] = [];
  /** Listed people who were not found, and who may be one of the holders. */
  readonly unresolved: Unresolved[] = [];
  readonly problems: Problem[] = [];
  readonly #context: Context;
  readonly #powers: Powers;
  /** Everybody found so far, by holder or UUID, with their first key: nobody is planned twice. */
  readonly #seen = new Map<Holder | string, PersonKey>();
  readonly #listedKeys: ReadonlySet<PersonKey | null>;

  constructor(product: ProductSituation, context: Context) {
    this.product = product;
    this.#context = context;
    this.#powers = powersOf(context.circumstances.rules.operation);
    this.#listedKeys = new Set((product.listed ?? []).map(({ key }) => key));
    const lines = (product.listed ?? []).map((listed) => ({ listed, found: this.#find(listed.key) }));
    lines.forEach(({ listed, found }) => {
      this.#warnIfTwice(listed, this.#see(found, listed.key));
    });
    Map.groupBy(lines, ({ listed, found }) => identity(found) ?? listed.key).forEach((ofOne) => {
      this.#addListed(ofOne);
    });
    const removed = product.change?.removed ?? [];
    // A UUID is surer than an e-mail, so it is the one that decides.
    for (const key of [...removed.filter((one) => !isEmailKey(one)), ...removed.filter(isEmailKey)]) {
      this.#addRemoved(key);
    }
    this.#addOthers(product.held.holders.filter((holder) => !this.#seen.has(holder)));
  }

  /** The e-mails of those who may lose a seat. `unassign` names them, so no other line can mean them. */
  get losers(): PersonKey[] {
    return this.people.flatMap(({ listed, intent }) =>
      listed === null && intent.kind === 'removal' ? (intent.who.email ?? []) : [],
    );
  }

  #find(key: PersonKey): Match {
    const find = this.#powers.removes === 'listed' ? matchToRemove : match;
    return find(key, this.product.held, this.#context.accounts);
  }

  #warnIfTwice({ key, source }: Listed, first: PersonKey): void {
    if (first !== key) {
      const same = say`${who(key)} is the same person as ${who(first)} (${this.product.productCode})`;
      this.problems.push(warningAt(source, say`${same} and counts once; delete one of them`));
    }
  }

  /** Adds somebody once for all their lines. */
  #addListed(lines: readonly Line[]): void {
    const { change } = this.product;
    const [first] = lines as readonly [Line, ...Line[]];
    // A UUID is surer than an e-mail, and one added line is enough to add somebody.
    const decides = ({ listed: { key }, found }: Line): boolean =>
      found.kind === 'holder' ? !isEmailKey(key) : change?.added.has(key) === true;
    const { listed, found } = lines.find(decides) ?? first;
    // With `changes`, only an added line can be a correction of a removed one.
    if (found.kind === 'unresolved' && (change === null || change.added.has(listed.key))) {
      this.unresolved.push({ listed, why: found.why });
    }
    const intent = this.#intentForListed(listed.key, found);
    this.people.push({ key: first.listed.key, listed: first.listed, ...personOf(listed.key, found), intent });
  }

  #intentForListed(key: PersonKey, found: Match): Draft['intent'] {
    switch (found.kind) {
      case 'unresolved':
        return settled(found.status, found.why);
      case 'holder':
        return this.#powers.removes === 'listed' ? this.#removal('listed', found) : settled('has-seat');
      case 'not-asked':
        return settled('no-seat');
      case 'account':
        if (!mayAssign(this.#context.circumstances.rules.operation, key, this.product)) {
          return settled('no-seat');
        }
        return found.account.disabled ? settled('disabled', say`has a disabled Datadog account`) : { kind: 'assign' };
    }
  }

  /** Adds somebody removed from the list, unless they were added under another key. */
  #addRemoved(key: PersonKey): void {
    const found = matchToRemove(key, this.product.held, this.#context.accounts);
    if (this.#see(found, key) !== key) {
      return;
    }
    const isAmbiguous = found.kind === 'unresolved' && found.status === 'ambiguous';
    const none = isAmbiguous ? settled(found.status, found.why) : settled('no-seat');
    const intent = found.kind === 'holder' ? this.#removal('removed', found) : none;
    this.people.push({ key, listed: null, ...personOf(key, found), intent });
  }

  /** Notes who was found, and returns their first key. */
  #see(found: Match, key: PersonKey): PersonKey {
    const person = identity(found) ?? key;
    const first = this.#seen.get(person) ?? key;
    this.#seen.set(person, first);
    return first;
  }

  #addOthers(holders: readonly Holder[]): void {
    const listedIds = new Set(this.people.filter(({ listed }) => listed !== null).map(({ id }) => id));
    const takenIds = new Set([...this.people, ...holders].map(({ id }) => id));
    for (const holder of holders) {
      const known = completeHolder(holder, null, this.#context.accounts);
      // A seat without a UUID may still be that of a listed person.
      const isSeen = holder.id === null && known.id !== null && listedIds.has(known.id);
      // Two seats may share an e-mail: the UUID that was looked up stands for one of them.
      const whom = holder.id === null && takenIds.has(known.id) && !isSeen ? { ...known, id: null } : known;
      takenIds.add(whom.id);
      const kept = settled(this.product.listed === null ? 'has-seat' : 'kept');
      const isRemoved = this.#powers.removes === 'unlisted' && !isSeen;
      const intent = isRemoved ? this.#removal('unlisted', { holder, who: whom }) : kept;
      this.people.push({ ...holder, id: whom.id, key: holderKey(holder), listed: null, intent });
    }
  }

  /** The removal of a seat, or why it certainly stays. */
  #removal(cause: Cause, { holder, who: whom, unclear }: Omit<HolderMatch, 'kind'>): Draft['intent'] {
    const { accounts, circumstances, misplaced } = this.#context;
    const resolution = accounts.get(holder.email ?? '');
    const isShared = resolution?.kind === 'ambiguous' || (resolution?.kind === 'found' && resolution.isShared);
    const isUnclear = whom.id === null || (holder.id === null && isShared);
    const email = isShared ? 'several accounts share its e-mail' : 'its e-mail does not identify one account';
    const why = isUnclear ? say`Datadog returned no UUID for it, and ${email}` : unclear;
    const removal: Removal = {
      kind: 'removal',
      cause,
      productCode: this.product.productCode,
      who: whom,
      since: holder.since,
      isListed: this.#listedKeys.has(whom.id ?? '') || this.#listedKeys.has(whom.email ?? ''),
      misplaced: misplaced.get(whom.id ?? '') ?? misplaced.get(whom.email ?? '') ?? null,
      unclear:
        why === undefined ? null : say`the owner of this seat is unclear: ${why}; to remove it anyway, use Datadog`,
    };
    return whyKept(removal, circumstances) ?? removal;
  }
}

function personOf(key: PersonKey, found: Match): Omit<Draft, 'key' | 'listed' | 'intent'> {
  if (found.kind === 'holder') {
    return { ...found.holder, id: found.who.id };
  }
  if (found.kind === 'account') {
    const { id, email, name } = found.account;
    return { id, email, name, since: null };
  }
  const isEmail = isEmailKey(key);
  return { id: isEmail ? null : key, email: isEmail ? key : null, name: null, since: null };
}
