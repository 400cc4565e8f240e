import type { Accounts } from './accounts.ts';
import { compareHolders, type Holder, holderKey } from './holders.ts';
import { completeHolder, identity, match, type Match, matchToRemove } from './match.ts';
import { powersOf } from './operation.ts';
import { isEmailKey, type PersonKey } from './person.ts';
import { type Intent, type Plan, type PlannedPerson, type ProductPlan, type Rules, settled } from './plan.ts';
import { type Problem, warningAt } from './problem.ts';
import type { Who } from './protection.ts';
import { decideRemoval } from './removal.ts';
import { say, who } from './sentence.ts';
import type { Listed, ProductSituation, Situation } from './situation.ts';

/** Plans one product: first the listed people, then those who were removed from the list, then all other holders. */
class ProductPlanner {
  readonly people: PlannedPerson[] = [];
  readonly problems: Problem[] = [];
  readonly #product: ProductSituation;
  readonly #rules: Rules;
  readonly #accounts: Accounts;
  /** Everybody found so far, by holder or UUID, with the key they were found under: nobody is planned twice. */
  readonly #seen = new Map<Holder | string, PersonKey>();
  readonly #listedKeys: ReadonlySet<PersonKey | null>;

  constructor(product: ProductSituation, accounts: Accounts, rules: Rules) {
    this.#product = product;
    this.#accounts = accounts;
    this.#rules = rules;
    this.#listedKeys = new Set((product.listed ?? []).map(({ key }) => key));
  }

  plan(): ProductPlan {
    const { productCode, held, listed, change } = this.#product;
    listed?.forEach((entry) => {
      this.#planListed(entry);
    });
    change?.removed.forEach((key) => {
      this.#planRemoved(key);
    });
    this.#planUnlisted(held.holders.filter((holder) => !this.#seen.has(holder)));
    return { productCode, seatsBefore: held.holders.length, listedCount: listed?.length ?? null, people: this.people };
  }

  /** Somebody listed both by e-mail and by UUID counts once. */
  #planListed(listed: Listed): void {
    const { held, productCode } = this.#product;
    const { removes } = powersOf(this.#rules.operation);
    const found = (removes === 'listed' ? matchToRemove : match)(listed.key, held, this.#accounts);
    const person = identity(found) ?? listed.key;
    const first = this.#seen.get(person);
    if (first === undefined) {
      this.#seen.set(person, listed.key);
      this.people.push(planned(listed.key, listed, found, this.#intentForListed(listed.key, found)));
    } else {
      const says = say`${who(listed.key)} is the same person as ${who(first)} (${productCode}) and counts once`;
      this.problems.push(warningAt(listed.source, says));
    }
  }

  #intentForListed(key: PersonKey, found: Match): Intent {
    const { operation, protection } = this.#rules;
    const { assigns, removes } = powersOf(operation);
    if (found.kind === 'unresolved') {
      return settled(found.status, found.why);
    }
    if (found.kind === 'holder') {
      const removal = { who: found.who, isListed: true, mayBeListed: false };
      return removes === 'listed' ? decideRemoval('listed', removal, protection) : settled('has-seat');
    }
    const isAssigned = assigns === 'added' ? this.#product.change?.added.has(key) === true : assigns === 'listed';
    if (found.kind === 'not-asked' || !isAssigned) {
      return settled('no-seat');
    }
    return found.account.disabled ? settled('disabled', say`the Datadog account is disabled`) : { kind: 'assign' };
  }

  /** Somebody whom the event's work removed from the list, unless they are still listed under another key. */
  #planRemoved(key: PersonKey): void {
    const found = matchToRemove(key, this.#product.held, this.#accounts);
    const person = identity(found) ?? key;
    if (!this.#seen.has(person)) {
      this.#seen.set(person, key);
      this.people.push(planned(key, null, found, this.#intentForRemoved(found)));
    }
  }

  #intentForRemoved(found: Match): Intent {
    if (found.kind === 'unresolved') {
      return settled(found.status, found.why);
    }
    return found.kind === 'holder'
      ? decideRemoval('removed', this.#removalOf(found.who, false), this.#rules.protection)
      : settled('no-seat');
  }

  /** Holders whom nothing of the list means. */
  #planUnlisted(holders: readonly Holder[]): void {
    const { operation, protection } = this.#rules;
    const listedIds = new Set(this.people.filter(({ listed }) => listed !== null).map(({ id }) => id));
    const isUnclear = this.people.some(isUnresolvedEmail);
    const intentOf = (whom: Who, isSeen: boolean): Intent => {
      if (this.#product.listed === null) {
        return settled('has-seat');
      }
      return isSeen || powersOf(operation).removes !== 'unlisted'
        ? settled('kept')
        : decideRemoval('unlisted', this.#removalOf(whom, isUnclear), protection);
    };
    const takenIds = new Set([...this.people, ...holders].map(({ id }) => id));
    for (const holder of [...holders].sort(compareHolders)) {
      const known = completeHolder(holder, null, this.#accounts);
      // A seat without a UUID that turns out to be a listed person's, whatever else the seat list leaves out.
      const isSeen = holder.id === null && known.id !== null && listedIds.has(known.id);
      // Of two seats with the same e-mail, the UUID that was looked up stands for one: nobody is unassigned twice.
      const whom = holder.id === null && takenIds.has(known.id) && !isSeen ? { ...known, id: null } : known;
      takenIds.add(whom.id);
      const intent = intentOf(whom, isSeen);
      this.people.push({ ...holder, id: whom.id, key: holderKey(holder), listed: null, intent });
    }
  }

  #removalOf(whom: Who, isUnclear: boolean): Parameters<typeof decideRemoval>[1] {
    const isListed = this.#listedKeys.has(whom.id ?? '') || this.#listedKeys.has(whom.email ?? '');
    return { who: whom, isListed, mayBeListed: isUnclear && whom.email === null };
  }
}

function planned(key: PersonKey, listed: Listed | null, found: Match, intent: Intent): PlannedPerson {
  const ofKey = isEmailKey(key) ? { id: null, email: key, name: null } : { id: key, email: null, name: null };
  switch (found.kind) {
    case 'holder':
      return { key, listed, intent, ...found.holder, id: found.who.id };
    case 'account': {
      const { id, email, name } = found.account;
      return { key, listed, intent, id, email: ofKey.email ?? email, name };
    }
    default:
      return { key, listed, intent, ...ofKey };
  }
}

function isUnresolvedEmail({ key, listed, intent }: PlannedPerson): boolean {
  const isUnresolved = intent.kind === 'none' && (intent.status === 'not-found' || intent.status === 'ambiguous');
  return listed !== null && isEmailKey(key) && isUnresolved;
}

/** Computes who gets and who loses a seat: every person of every product exactly once, in a stable order. */
export function planSeats({ products, accounts }: Situation, rules: Rules): Plan {
  const planners = products.map((product) => new ProductPlanner(product, accounts, rules));
  const plans = planners.map((planner) => planner.plan());
  return { operation: rules.operation, products: plans, problems: planners.flatMap(({ problems }) => problems) };
}
