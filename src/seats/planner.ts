import type { Accounts } from './accounts.ts';
import { type Holder, holderKey } from './holders.ts';
import { completeHolder, type HolderMatch, identity, match, type Match, matchToRemove, mayAssign } from './match.ts';
import { type Powers, powersOf } from './operation.ts';
import { isEmailKey, type PersonKey } from './person.ts';
import { type Intent, type Plan, type PlannedPerson, type ProductPlan, type Rules, settled } from './plan.ts';
import { type Problem, warningAt } from './problem.ts';
import { emptyProducts, misplacedPeople, withoutMisplaced } from './products.ts';
import { type Cause, type Circumstances, type Removal, type Unresolved, whyStays } from './removal.ts';
import { compareEmails } from './resembles.ts';
import { say, type Sentence, who } from './sentence.ts';
import type { Listed, ProductSituation, Situation } from './situation.ts';

/** One person of a plan. A `Removal` is not decided yet. */
type Draft = Omit<PlannedPerson, 'intent' | 'suggestion'> & { readonly intent: Intent | Removal };

/** A line of the list, and whom it means. */
type Line = Readonly<{ listed: Listed; found: Match }>;

/** What all products of a plan have in common, and why people are probably listed for the wrong product. */
type Context = Readonly<{
  accounts: Accounts;
  circumstances: Circumstances;
  misplaced: ReadonlyMap<PersonKey, Sentence>;
}>;

function personOf(key: PersonKey, found: Match): Pick<Draft, 'id' | 'email' | 'name' | 'since'> {
  if (found.kind === 'holder') return { ...found.holder, id: found.who.id };
  const [id, email] = isEmailKey(key) ? [null, key] : [key, null];
  const account = found.kind === 'account' ? found.account : { id, email, name: null };
  return { id: account.id, email: account.email, name: account.name, since: null };
}

/** Everybody of one product: first the listed people, then those removed from the list, then all other holders. */
class ProductDraft {
  readonly product: ProductSituation;
  readonly people: Draft[] = [];
  /** Listed people who were not found, and who may be one of the holders. */
  readonly unresolved: Unresolved[] = [];
  readonly problems: Problem[] = [];
  readonly #context: Context;
  readonly #removes: Powers['removes'];
  /** Everybody found so far, by holder or UUID: nobody is planned twice. */
  readonly #seen: Set<Holder | string>;
  readonly #listedKeys: ReadonlySet<PersonKey>;

  constructor(product: ProductSituation, context: Context) {
    this.product = product;
    this.#context = context;
    this.#removes = powersOf(context.circumstances.rules.operation).removes;
    const listed = product.listed ?? [];
    this.#listedKeys = new Set(listed.map(({ key }) => key));
    const find = this.#removes === 'listed' ? matchToRemove : match;
    const lines = listed.map((one) => ({ listed: one, found: find(one.key, product.held, context.accounts) }));
    const personOn = ({ listed: { key }, found }: Line): Holder | string => identity(found) ?? key;
    const byPerson = Map.groupBy(lines, personOn);
    this.#seen = new Set(byPerson.keys());
    for (const line of lines) {
      const [first = line] = byPerson.get(personOn(line)) ?? [];
      if (first !== line) this.#warnOfTwice(line, first);
    }
    byPerson.forEach((ofOne) => {
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
    const removals = this.people.map(({ listed, intent }) => (listed === null ? intent : null));
    return removals.flatMap((intent) => (intent?.kind === 'removal' ? (intent.who.email ?? []) : []));
  }

  #warnOfTwice({ listed: { key, source } }: Line, { listed: first }: Line): void {
    const same = say`${who(key)} is the same person as ${who(first.key)} (${this.product.productCode})`;
    this.problems.push(warningAt(source, say`${same} and counts once; delete one of them`));
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
    if (found.kind === 'unresolved') return settled(found.status, found.why);
    const isNamed = this.#removes === 'listed';
    if (found.kind === 'holder') return isNamed ? this.#removal('listed', found) : settled('has-seat');
    const isAssigned = mayAssign(this.#context.circumstances.rules.operation, key, this.product);
    if (found.kind === 'not-asked' || !isAssigned) return settled('no-seat');
    return found.account.disabled ? settled('disabled', say`has a disabled Datadog account`) : { kind: 'assign' };
  }

  /** Adds somebody removed from the list, unless they were added under another key. */
  #addRemoved(key: PersonKey): void {
    const found = matchToRemove(key, this.product.held, this.#context.accounts);
    const person = identity(found) ?? key;
    if (this.#seen.has(person)) return;
    this.#seen.add(person);
    const isAmbiguous = found.kind === 'unresolved' && found.status === 'ambiguous';
    const none = isAmbiguous ? settled(found.status, found.why) : settled('no-seat');
    const intent = found.kind === 'holder' ? this.#removal('removed', found) : none;
    this.people.push({ key, listed: null, ...personOf(key, found), intent });
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
      const isRemoved = this.#removes === 'unlisted' && !isSeen;
      const intent = isRemoved ? this.#removal('unlisted', { holder, who: whom }) : kept;
      this.people.push({ ...holder, id: whom.id, key: holderKey(holder), listed: null, intent });
    }
  }

  /** The removal of a seat, or why it certainly stays. */
  #removal(cause: Cause, { holder, who: whom, unclear }: Omit<HolderMatch, 'kind'>): Draft['intent'] {
    const { accounts, circumstances, misplaced } = this.#context;
    const [id, email] = [whom.id ?? '', whom.email ?? ''];
    const ofEmail = accounts.get(holder.email ?? '');
    const isShared = ofEmail?.kind === 'ambiguous' || (ofEmail?.kind === 'found' && ofEmail.isShared);
    const isUnclear = whom.id === null || (holder.id === null && isShared);
    const doubt = isShared ? 'several accounts share its e-mail' : 'its e-mail does not identify one account';
    const why = isUnclear ? say`Datadog returned no UUID for it, and ${doubt}` : (unclear ?? null);
    const removal: Removal = {
      kind: 'removal',
      cause,
      productCode: this.product.productCode,
      who: whom,
      since: holder.since,
      isListed: this.#listedKeys.has(id) || this.#listedKeys.has(email),
      misplaced: misplaced.get(id) ?? misplaced.get(email) ?? null,
      unclear: why && say`the owner of this seat is unclear: ${why}; to remove it anyway, use Datadog`,
    };
    return whyStays('keeps', removal, circumstances) ?? removal;
  }
}

/** The e-mails that unresolved people were probably meant to have, and the unresolved person that each holder resembles. */
function compare(drafts: readonly ProductDraft[]) {
  const unresolved = new Map(drafts.flatMap((draft) => draft.unresolved).map((one) => [one.listed.key, one]));
  const losers = new Set(drafts.flatMap((draft) => draft.losers));
  const { suggestions, resembled } = compareEmails([...unresolved.keys()], [...losers]);
  const suspects = [...resembled].flatMap(([email, key]): [PersonKey, Unresolved][] => {
    const suspect = unresolved.get(key);
    return suspect === undefined ? [] : [[email, suspect]];
  });
  return { suggestions, resembled: new Map(suspects) };
}

/** Plans which seats are assigned and removed: every person of every product once, in a stable order. */
export function planSeats({ products, accounts, reviewed, nowMs }: Situation, rules: Rules): Plan {
  const { operation } = rules;
  const shared = { rules, reviewed, nowMs, unresolved: [], resembled: new Map<PersonKey, Unresolved>() };
  const context = { accounts, circumstances: shared, misplaced: misplacedPeople(products) };
  const drafts = products.map((product) => new ProductDraft(product, context));
  const all = compare(drafts);
  // `sync` compares within each product; with `changes`, a line added to one product may correct one of another.
  const isByProduct = powersOf(operation).removes === 'unlisted' && drafts.length > 1;
  const plans = drafts.map((draft): ProductPlan => {
    const { productCode, held, listed } = draft.product;
    const { resembled } = isByProduct ? compare([draft]) : all;
    const circumstances = { ...shared, unresolved: draft.unresolved, resembled };
    const people = draft.people.map(({ intent, ...person }): PlannedPerson => {
      const suggestion = all.suggestions.get(person.key) ?? null;
      if (intent.kind !== 'removal') return { ...person, suggestion, intent };
      return { ...person, suggestion, intent: whyStays('doubts', intent, circumstances) ?? { kind: 'unassign' } };
    });
    return { productCode, seatsBefore: held.holders.length, listedCount: listed?.length ?? null, people };
  });
  const problems = [...emptyProducts(products), ...drafts.flatMap((draft) => draft.problems)];
  return { operation, products: withoutMisplaced(plans), problems };
}
