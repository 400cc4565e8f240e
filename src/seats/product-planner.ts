import { type Holder, holderKey } from './holders.ts';
import { completeHolder, identity, match, type Match, matchToRemove } from './match.ts';
import { powersOf } from './operation.ts';
import { isEmailKey, type PersonKey } from './person.ts';
import { type Intent, type PlannedPerson, type ProductPlan, type Rules, settled } from './plan.ts';
import { type Problem, warningAt } from './problem.ts';
import type { misplacedPeople } from './products.ts';
import type { Who } from './protection.ts';
import { type Cause, type Circumstances, decideRemoval, type Removal, type Unresolved, whyKept } from './removal.ts';
import { say, type Sentence, who } from './sentence.ts';
import type { Listed, ProductSituation, Situation } from './situation.ts';

/** Somebody of whom it is not decided yet whether they lose a seat. */
type Draft = Omit<PlannedPerson, 'intent' | 'suggestion'> & { readonly intent: Intent | Removal };

/** Who resembles whom. */
export interface Comparison {
  readonly suggestions: ReadonlyMap<PersonKey, PersonKey>;
  readonly resembled: Circumstances['resembled'];
}

/** Drafts one product: first the listed people, then those who were removed from the list, then all other holders. */
export class ProductPlanner {
  #drafts: Draft[] = [];
  readonly problems: Problem[] = [];
  readonly #product: ProductSituation;
  readonly #situation: Situation;
  readonly #rules: Rules;
  readonly #misplaced: ReturnType<typeof misplacedPeople>;
  /** Everybody found so far, by holder or UUID, with the key they were found under: nobody is planned twice. */
  readonly #seen = new Map<Holder | string, PersonKey>();
  readonly #listedKeys: ReadonlySet<PersonKey | null>;

  constructor(
    product: ProductSituation,
    situation: Situation,
    rules: Rules,
    misplaced: ReturnType<typeof misplacedPeople>,
  ) {
    this.#product = product;
    this.#situation = situation;
    this.#rules = rules;
    this.#misplaced = misplaced;
    this.#listedKeys = new Set((product.listed ?? []).map(({ key }) => key));
  }

  /** Drafts everybody, and decides about those who certainly keep their seats. */
  draft(): void {
    const { held, listed, change } = this.#product;
    listed?.forEach((entry) => {
      this.#draftListed(entry);
    });
    change?.removed.forEach((key) => {
      this.#draftRemoved(key);
    });
    this.#draftUnlisted(held.holders.filter((holder) => !this.#seen.has(holder)));
    const circumstances = this.#circumstances(new Map());
    this.#drafts = this.#drafts.map((draft) =>
      draft.intent.kind === 'removal'
        ? { ...draft, intent: whyKept(draft.intent, circumstances) ?? draft.intent }
        : draft,
    );
  }

  /** The e-mails of those who may lose a seat. Whom `unassign` names was not meant by another line of it. */
  get losers(): PersonKey[] {
    return this.#drafts.flatMap(({ listed, intent }) =>
      listed === null && intent.kind === 'removal' ? (intent.who.email ?? []) : [],
    );
  }

  /** Listed people whom nobody was found for. */
  get unresolved(): Unresolved[] {
    return this.#drafts.flatMap((draft) => this.#unresolvedOf(draft));
  }

  /** Decides about everybody who may lose a seat. */
  plan({ suggestions, resembled }: Comparison): ProductPlan {
    const { productCode, held, listed } = this.#product;
    const circumstances = this.#circumstances(resembled);
    const people = this.#drafts.map(({ intent, ...person }) => ({
      ...person,
      suggestion: suggestions.get(person.key) ?? null,
      intent: intent.kind === 'removal' ? decideRemoval(intent, circumstances) : intent,
    }));
    return { productCode, seatsBefore: held.holders.length, listedCount: listed?.length ?? null, people };
  }

  #circumstances(resembled: Circumstances['resembled']): Circumstances {
    return { ...this.#situation, rules: this.#rules, unresolved: this.unresolved, resembled };
  }

  /** Somebody listed both by e-mail and by UUID counts once. */
  #draftListed(listed: Listed): void {
    const { held, productCode } = this.#product;
    const { removes } = powersOf(this.#rules.operation);
    const found = (removes === 'listed' ? matchToRemove : match)(listed.key, held, this.#situation.accounts);
    const person = identity(found) ?? listed.key;
    const first = this.#seen.get(person);
    if (first === undefined) {
      this.#seen.set(person, listed.key);
      this.#drafts.push(drafted(listed.key, listed, found, this.#intentForListed(listed.key, found)));
    } else {
      const says = say`${who(listed.key)} is the same person as ${who(first)} (${productCode}) and counts once`;
      this.problems.push(warningAt(listed.source, says));
    }
  }

  #intentForListed(key: PersonKey, found: Match): Draft['intent'] {
    const { assigns, removes } = powersOf(this.#rules.operation);
    if (found.kind === 'unresolved') {
      return settled(found.status, found.why);
    }
    if (found.kind === 'holder') {
      return removes === 'listed'
        ? this.#removalOf('listed', found.holder, found.who, found.unclear)
        : settled('has-seat');
    }
    const isAssigned = assigns === 'added' ? this.#product.change?.added.has(key) === true : assigns === 'listed';
    if (found.kind === 'not-asked' || !isAssigned) {
      return settled('no-seat');
    }
    return found.account.disabled ? settled('disabled', say`has a disabled Datadog account`) : { kind: 'assign' };
  }

  /** Somebody whom the event's work removed from the list, unless they are still listed under another key. */
  #draftRemoved(key: PersonKey): void {
    const found = matchToRemove(key, this.#product.held, this.#situation.accounts);
    const person = identity(found) ?? key;
    if (this.#seen.has(person)) {
      return;
    }
    this.#seen.set(person, key);
    const isAmbiguous = found.kind === 'unresolved' && found.status === 'ambiguous';
    const none = isAmbiguous ? settled(found.status, found.why) : settled('no-seat');
    const intent = found.kind === 'holder' ? this.#removalOf('removed', found.holder, found.who, found.unclear) : none;
    this.#drafts.push(drafted(key, null, found, intent));
  }

  /** Holders whom nothing of the list means. */
  #draftUnlisted(holders: readonly Holder[]): void {
    const { removes } = powersOf(this.#rules.operation);
    const listedIds = new Set(this.#drafts.filter(({ listed }) => listed !== null).map(({ id }) => id));
    const takenIds = new Set([...this.#drafts, ...holders].map(({ id }) => id));
    for (const holder of holders) {
      const known = completeHolder(holder, null, this.#situation.accounts);
      // A seat without a UUID that turns out to be a listed person's, whatever else the seat list leaves out.
      const isSeen = holder.id === null && known.id !== null && listedIds.has(known.id);
      // Of two seats with the same e-mail, the UUID that was looked up stands for one: nobody is unassigned twice.
      const whom = holder.id === null && takenIds.has(known.id) && !isSeen ? { ...known, id: null } : known;
      takenIds.add(whom.id);
      const kept = settled(this.#product.listed === null ? 'has-seat' : 'kept');
      const intent = removes !== 'unlisted' || isSeen ? kept : this.#removalOf('unlisted', holder, whom);
      this.#drafts.push({ ...holder, id: whom.id, key: holderKey(holder), listed: null, intent });
    }
  }

  #removalOf(cause: Cause, holder: Holder, whom: Who, unclear?: Sentence): Removal {
    const { productCode } = this.#product;
    const resolution = this.#situation.accounts.get(holder.email ?? '');
    const isShared = resolution?.kind === 'ambiguous' || (resolution?.kind === 'found' && resolution.isShared);
    const why = isShared ? 'is shared by several accounts' : 'has no account of its own';
    const isUnclear = whom.id === null || (holder.id === null && isShared);
    const told = isUnclear ? say`Datadog returned no UUID for this seat, and its e-mail ${why}` : unclear;
    return {
      kind: 'removal',
      cause,
      productCode,
      who: whom,
      since: holder.since,
      isListed: this.#listedKeys.has(whom.id ?? '') || this.#listedKeys.has(whom.email ?? ''),
      misplaced: this.#misplaced(whom),
      unclear:
        told === undefined ? null : say`the owner of the seat is not certain: ${told}; to remove it, use Datadog`,
    };
  }

  #unresolvedOf({ key, listed, intent }: Draft): Unresolved[] {
    const isUnresolved = intent.kind === 'none' && (intent.status === 'not-found' || intent.status === 'ambiguous');
    // With `changes`, only what the same work added can be a correction of what it removed.
    const isConcerned = this.#product.change === null || this.#product.change.added.has(key);
    return listed !== null && isUnresolved && isConcerned ? [{ listed, why: intent.why ?? say`not found` }] : [];
  }
}

function drafted(key: PersonKey, listed: Listed | null, found: Match, intent: Draft['intent']): Draft {
  const ofKey = isEmailKey(key) ? { id: null, email: key, name: null } : { id: key, email: null, name: null };
  switch (found.kind) {
    case 'holder':
      return { key, listed, intent, ...found.holder, id: found.who.id };
    case 'account': {
      const { id, email, name } = found.account;
      return { key, listed, intent, since: null, id, email: ofKey.email ?? email, name };
    }
    default:
      return { key, listed, intent, since: null, ...ofKey };
  }
}
