import { intendedChanges } from './guard.ts';
import type { Applied } from './outcome.ts';
import type { PersonKey } from './person.ts';
import type { Plan, PlannedPerson, ProductPlan } from './plan.ts';
import type { Problem, Source } from './problem.ts';
import { countGroups, type Operation, type Status, STATUS_GROUP, type StatusGroup, type Verdict } from './status.ts';

/** How far a run came. */
export type Ending =
  | { readonly kind: 'invalid' | 'failed'; readonly problems: readonly Problem[] }
  | { readonly kind: 'refused' | 'planned'; readonly plan: Plan; readonly problems: readonly Problem[] }
  | { readonly kind: 'applied'; readonly plan: Plan; readonly applied: Applied; readonly problems: readonly Problem[] };

/** What a report says about the run itself. */
export interface RunFacts {
  /** `null` where the input names none. */
  readonly operation: Operation | null;
  readonly dryRun: boolean;
  /** `null` where the input names none that is known. */
  readonly site: string | null;
  readonly maxSeats: ReadonlyMap<string, number>;
  /** Whether somebody who cannot be resolved makes the run red. */
  readonly unresolvedFails: boolean;
}

/** One person of one product. */
export interface ReportedPerson {
  readonly key: PersonKey;
  readonly id: string | null;
  readonly name: string | null;
  readonly status: Status;
  readonly reason: string | null;
  readonly listed: boolean;
  readonly source: Source | null;
}

/** One product. `seatsAfter` is re-read, or projected in a dry run; `null` where it is not known. */
export interface ProductReport {
  readonly productCode: string;
  readonly seatsBefore: number;
  readonly seatsAfter: number | null;
  readonly maxSeats: number | null;
  readonly people: readonly ReportedPerson[];
}

/** Counts over all products. */
export interface Totals {
  readonly changed: boolean;
  /** `null` where a seat list was not read. */
  readonly seatsBefore: number | null;
  readonly seatsAfter: number | null;
  /** Done, or in a dry run what would be. */
  readonly assigned: number;
  readonly unassigned: number;
  /** Listed people with nothing to do. */
  readonly unchanged: number;
  readonly unresolved: number;
  readonly failed: number;
}

/** The meaning of a run; every text is rendered from it. */
export interface Report {
  readonly verdict: Verdict;
  readonly facts: RunFacts;
  readonly products: readonly ProductReport[];
  readonly problems: readonly Problem[];
  readonly totals: Totals;
}

function statusOf(person: PlannedPerson, applied: Applied | null): { status: Status; reason: string | null } {
  const { intent } = person;
  if (intent.kind === 'none') {
    return { status: intent.status, reason: intent.reason };
  }
  const outcome = applied?.outcomes.get(person);
  return outcome ?? { status: intent.kind === 'assign' ? 'would-assign' : 'would-unassign', reason: null };
}

function reportProduct(product: ProductPlan, ending: Ending, facts: RunFacts): ProductReport {
  const applied = ending.kind === 'applied' ? ending.applied : null;
  const { assign, unassign } = intendedChanges(product);
  const isProjected = facts.dryRun || ending.kind === 'planned';
  const projected = isProjected ? product.seatsBefore + assign - unassign : product.seatsBefore;
  const { productCode, seatsBefore } = product;
  return {
    productCode,
    seatsBefore,
    seatsAfter: applied === null ? projected : (applied.seatsAfter.get(productCode) ?? null),
    maxSeats: facts.maxSeats.get(productCode) ?? null,
    people: product.people.map((person) => {
      const { key, id, name, listed, source } = person;
      const { status, reason } = statusOf(person, applied);
      return { key, id, name, status, reason, listed, source };
    }),
  };
}

function sum(numbers: readonly (number | null)[]): number | null {
  return numbers.reduce((total, number) => (total === null || number === null ? null : total + number), 0);
}

function totalsOf(ending: Ending, products: readonly ProductReport[], facts: RunFacts): Totals {
  const people = products.flatMap((product) => product.people);
  const groupOf = ({ status, listed }: ReportedPerson): StatusGroup => {
    const group = STATUS_GROUP[status];
    return group === 'unchanged' && !listed ? 'left' : group;
  };
  const planned = 'plan' in ending;
  // A refused plan is not carried out, so outside a dry run nothing of it counts as done.
  const counted = ending.kind === 'applied' || facts.dryRun;
  const { assign, unassign, unchanged, unresolved, failed } = countGroups(people.map(groupOf));
  return {
    changed: counted && assign + unassign > 0,
    seatsBefore: planned ? sum(products.map(({ seatsBefore }) => seatsBefore)) : null,
    seatsAfter: planned ? sum(products.map(({ seatsAfter }) => seatsAfter)) : null,
    assigned: counted ? assign : 0,
    unassigned: counted ? unassign : 0,
    unchanged,
    unresolved,
    failed,
  };
}

function verdictOf(ending: Ending, totals: Totals, facts: RunFacts): Verdict {
  if (ending.kind === 'invalid' || ending.kind === 'failed' || ending.kind === 'refused') {
    return ending.kind;
  }
  if (totals.failed > 0 || (totals.unresolved > 0 && facts.unresolvedFails)) {
    return 'incomplete';
  }
  if (totals.changed) {
    return ending.kind === 'applied' ? 'applied' : 'planned';
  }
  return facts.operation === 'list' ? 'listed' : 'in-sync';
}

/** Turns how a run ended into its report: verdict, counts and everybody's status. Pure: no text is made here. */
export function report(ending: Ending, facts: RunFacts): Report {
  const plan = 'plan' in ending ? ending.plan : null;
  const products = (plan?.products ?? []).map((product) => reportProduct(product, ending, facts));
  const totals = totalsOf(ending, products, facts);
  const problems = [
    ...ending.problems,
    ...(plan?.problems ?? []),
    ...(ending.kind === 'applied' ? ending.applied.problems : []),
  ];
  return { verdict: verdictOf(ending, totals, facts), facts, products, problems, totals };
}
