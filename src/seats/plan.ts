import { compareHolders, type Holder, holderKey } from './holders.ts';
import {
  type Intent,
  intentForAccount,
  intentForListedHolder,
  intentForRemoved,
  intentForUnlisted,
  settled,
  type Who,
} from './intent.ts';
import { identity, idOfHolder, match, type Match } from './match.ts';
import { isEmailKey, type PersonKey } from './person.ts';
import { type Problem, type Source, warningAt } from './problem.ts';
import type { Listed, ProductState } from './product.ts';
import type { Protection } from './protection.ts';
import type { Resolutions } from './resolution.ts';
import type { Operation } from './status.ts';

/** One person in a product's plan. An intended change always has an `id`. */
export interface PlannedPerson {
  readonly key: PersonKey;
  readonly id: string | null;
  readonly email: string | null;
  readonly name: string | null;
  /** Whether the list names this person. */
  readonly listed: boolean;
  readonly source: Source | null;
  readonly intent: Intent;
}

/** Who gets, who loses and who stays, for one product: listed people in the list's order, then unlisted holders by e-mail. */
export interface ProductPlan {
  readonly productCode: string;
  readonly seatsBefore: number;
  /** How many people the list names; `null` where the run has no list. */
  readonly listedCount: number | null;
  readonly people: readonly PlannedPerson[];
}

/** The whole of what a run means to do: data, computed once, then guarded, shown and applied. */
export interface Plan {
  readonly operation: Operation;
  readonly products: readonly ProductPlan[];
  /** Warnings: people listed twice under different keys. */
  readonly problems: readonly Problem[];
}

/** What a plan is computed from, beside the products. */
interface Context {
  readonly operation: Operation;
  readonly resolutions: Resolutions;
  readonly protection: Protection;
}

/** A holder with everything that seat list, listed key and look-up know together. */
function complete(holder: Holder, id: string | null, key: PersonKey | null, resolutions: Resolutions): Who {
  const resolution = resolutions.get(key ?? id ?? '') ?? resolutions.get(id ?? '');
  const account = resolution?.kind === 'found' ? resolution.account : null;
  const listedEmail = key !== null && isEmailKey(key) ? key : null;
  return { id, email: holder.email ?? listedEmail ?? account?.email ?? null };
}

/** Nobody is unassigned without a UUID to do it by. */
function planHolder(holder: Holder, id: string | null, listed: Listed | null, intent: Intent): PlannedPerson {
  const impossible = intent.kind === 'unassign' && id === null;
  return {
    key: listed?.key ?? holderKey(holder),
    id,
    email: holder.email,
    name: holder.name,
    listed: listed !== null,
    source: listed?.source ?? null,
    intent: impossible ? settled('not-found', 'holds a seat, but Datadog tells no UUID to unassign it by') : intent,
  };
}

function planListed(listed: Listed, found: Match, isAdded: boolean, context: Context): PlannedPerson {
  const isEmail = isEmailKey(listed.key);
  const { key, source } = listed;
  const person = { key, source, id: isEmail ? null : key, email: isEmail ? key : null, name: null, listed: true };
  switch (found.kind) {
    case 'holder': {
      const who = complete(found.holder, found.id, listed.key, context.resolutions);
      return planHolder(
        found.holder,
        found.id,
        listed,
        intentForListedHolder(context.operation, who, context.protection),
      );
    }
    case 'no-seat': {
      const { id, email, name, disabled } = found.account;
      return {
        ...person,
        id,
        email: person.email ?? email,
        name,
        intent: intentForAccount(context.operation, disabled, isAdded),
      };
    }
    case 'unresolved':
      return { ...person, intent: settled(found.status, found.reason) };
    case 'not-looked-up':
      return { ...person, intent: settled('no-seat') };
  }
}

interface ListedPlan {
  readonly people: PlannedPerson[];
  readonly problems: Problem[];
  /** Everybody who was found, by holder or UUID. */
  readonly seen: ReadonlyMap<Holder | string, Listed>;
}

/** Plans the listed people; somebody listed both by e-mail and by UUID counts once. */
function planAllListed(product: ProductState, context: Context): ListedPlan {
  const people: PlannedPerson[] = [];
  const problems: Problem[] = [];
  const seen = new Map<Holder | string, Listed>();
  for (const listed of product.listed ?? []) {
    const found = match(listed.key, product.held, context.resolutions);
    const who = identity(found);
    const first = who === null ? undefined : seen.get(who);
    if (first !== undefined) {
      const message = `${listed.key} is the same person as ${first.key} (${product.productCode}) and counts once`;
      problems.push(warningAt(listed.source, message));
      continue;
    }
    if (who !== null) {
      seen.set(who, listed);
    }
    people.push(planListed(listed, found, product.change?.added.has(listed.key) ?? false, context));
  }
  return { people, problems, seen };
}

/** Plans those whom a change removed from the list. Whoever is still listed under another key is left alone. */
function planRemoved(product: ProductState, seen: Set<Holder | string>, context: Context): PlannedPerson[] {
  const people: PlannedPerson[] = [];
  const listed = new Set((product.listed ?? []).map((one) => one.key));
  for (const key of product.change?.removed ?? []) {
    const found = match(key, product.held, context.resolutions);
    const who = identity(found);
    if (who !== null && seen.has(who)) {
      continue;
    }
    if (found.kind === 'holder') {
      seen.add(found.holder);
      const who = complete(found.holder, found.id, key, context.resolutions);
      const isListed = [who.id, who.email].some((one) => one !== null && listed.has(one));
      const intent = isListed ? settled('has-seat') : intentForRemoved(who, context.protection);
      people.push({ ...planHolder(found.holder, found.id, null, intent), key });
    } else {
      people.push({ ...planListed({ key, source: null }, found, false, context), listed: false });
    }
  }
  return people;
}

/** The seat list tells some holders without e-mail: they may be whoever is listed and was not found. */
const MAY_BE_LISTED = 'may be somebody listed who could not be resolved: Datadog tells no e-mail with this seat';

function isUnresolvedEmail({ key, listed, intent }: PlannedPerson): boolean {
  return listed && isEmailKey(key) && intent.kind === 'none' && ['not-found', 'ambiguous'].includes(intent.status);
}

function planProduct(product: ProductState, context: Context): { plan: ProductPlan; problems: Problem[] } {
  const { people: fromList, problems, seen } = planAllListed(product, context);
  const keys = product.listed === null ? null : new Set(product.listed.map(({ key }) => key));
  const settledHolders = new Set<Holder | string>(seen.keys());
  const people = [...fromList, ...planRemoved(product, settledHolders, context)];
  const unlisted = product.held.holders.filter((holder) => !settledHolders.has(holder)).sort(compareHolders);
  const listedIds = new Set(people.filter((person) => person.listed).map((person) => person.id));
  const isUnclear = people.some(isUnresolvedEmail);
  for (const holder of unlisted) {
    const id = idOfHolder(holder, context.resolutions);
    const who = complete(holder, id, null, context.resolutions);
    // Whose UUID is a listed person's is that person, whatever the seat list leaves out.
    const isSeen = holder.id === null && id !== null && listedIds.has(id);
    const meant = isSeen ? settled('kept') : intentForUnlisted(context.operation, who, keys, context.protection);
    const mayBeListed = meant.kind === 'unassign' && who.email === null && isUnclear;
    people.push(planHolder(holder, id, null, mayBeListed ? settled('kept', MAY_BE_LISTED) : meant));
  }
  const { productCode, held, listed } = product;
  const plan = { productCode, seatsBefore: held.holders.length, listedCount: listed?.length ?? null, people };
  return { plan, problems };
}

/**
 * Computes who gets and who loses a seat.
 *
 * @param resolutions whom the keys of `keysToLookUp` are; a key that is missing there counts as without a seat.
 * @returns every person of every product exactly once, in a stable order.
 */
export function plan(
  operation: Operation,
  products: readonly ProductState[],
  resolutions: Resolutions,
  protection: Protection,
): Plan {
  const planned = products.map((product) => planProduct(product, { operation, resolutions, protection }));
  return {
    operation,
    products: planned.map((product) => product.plan),
    problems: planned.flatMap((product) => product.problems),
  };
}
