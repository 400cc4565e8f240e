import { type MaxSeats, maxSeatsOf } from './guard.ts';
import { type Mode, type Operation, powersOf } from './operation.ts';
import type { PersonKey } from './person.ts';
import { intendedChanges, type Plan, type PlannedPerson, type ProductPlan } from './plan.ts';
import type { Problem } from './problem.ts';
import type { Sentence } from './sentence.ts';
import type { Listed } from './situation.ts';
import { type OutcomeStatus, type Status, STATUS_GROUP, type StatusGroup, type Verdict } from './status.ts';

/** What happened to one intended change. */
export type Outcome = { readonly status: OutcomeStatus; readonly why: Sentence | null };

/** How carrying out a plan ended: an outcome for each intended change, and what re-reading showed. */
export interface Applied {
  readonly outcomes: ReadonlyMap<PlannedPerson, Outcome>;
  /** Seats held by product code, as re-read; a product that could not be re-read is missing. */
  readonly seatsAfter: ReadonlyMap<string, number>;
}

/** How a run ended. */
export type Ending =
  | { readonly kind: 'invalid' | 'failed' | 'checked' }
  | { readonly kind: 'refused'; readonly plan: Plan | null }
  /** Refused, since the list is not filled in yet. */
  | { readonly kind: 'set-up'; readonly plan: Plan }
  | { readonly kind: 'planned'; readonly plan: Plan }
  | { readonly kind: 'applied'; readonly plan: Plan; readonly applied: Applied };

/** What a report says about the run itself. */
export interface RunFacts {
  /** `null` where the input names none. */
  readonly operation: Operation | null;
  readonly site: string | null;
  readonly mode: Mode;
  readonly maxSeats: MaxSeats;
  /** Whether somebody who cannot be resolved makes the run red. */
  readonly unresolvedFails: boolean;
  /** Whose pull request the run is for, where GitHub hands out no keys for it: `a fork`. */
  readonly outsider: string | null;
  /** Whether merging the event's pull request applies the plan. */
  readonly appliesOnMerge: boolean;
  /** The list files, as the input names them. */
  readonly files: readonly string[];
  readonly emailDisplay: 'full' | 'masked' | 'hidden';
  readonly links: Links;
}

/** Addresses on GitHub; `''` where one is not known. */
export interface Links {
  /** Full SHA of the commit that the run is for. */
  readonly commit: string;
  /** A file's address at that commit, up to its path. */
  readonly blobUrl: string;
  /** The repository's address. */
  readonly homeUrl: string;
  readonly runUrl: string;
}

export interface ReportedPerson<Words = Sentence> {
  readonly key: PersonKey;
  readonly id: string | null;
  readonly name: string | null;
  readonly status: Status;
  /** What the plan meant to change; `null` for nothing. */
  readonly change: 'assign' | 'unassign' | null;
  readonly why: Words | null;
  readonly listed: Listed | null;
  /** `2026-11-22`: the day that a seat to be removed was assigned; `null` for everybody else. */
  readonly since: string | null;
  /** The holder whose e-mail was probably meant. */
  readonly suggestion: PersonKey | null;
}

/** One product. `seatsAfter` is re-read, or projected in a dry run; `null` where it is not known. */
export interface ProductReport<Words = Sentence> {
  readonly productCode: string;
  readonly seatsBefore: number;
  readonly seatsAfter: number | null;
  readonly maxSeats: number | null;
  readonly people: readonly ReportedPerson<Words>[];
}

/** Counts over all products. What a dry run would do counts like what is done; a number of seats may be unknown. */
export interface Totals {
  readonly changed: boolean;
  readonly seatsBefore: number | null;
  readonly seatsAfter: number | null;
  readonly assigned: number;
  readonly unassigned: number;
  /** Listed people with nothing to do. */
  readonly unchanged: number;
  readonly unresolved: number;
  readonly withheld: number;
  readonly failed: number;
}

/** What a run came to. `Words` are sentences, or texts once shown; every text is rendered from a report that is shown. */
export interface Report<Words = Sentence> {
  readonly verdict: Verdict;
  readonly facts: RunFacts;
  readonly products: readonly ProductReport<Words>[];
  readonly problems: readonly Problem<Words>[];
  readonly totals: Totals;
  /** Whether the list is empty since it is not filled in yet. */
  readonly isSetUp: boolean;
}

function statusOf(person: PlannedPerson, applied: Applied | null): { status: Status; why: Sentence | null } {
  const { intent } = person;
  if (intent.kind === 'none') {
    return { status: intent.status, why: intent.why };
  }
  const planned = { status: intent.kind === 'assign' ? 'would-assign' : 'would-unassign', why: null } as const;
  return applied?.outcomes.get(person) ?? planned;
}

function reportProduct(product: ProductPlan, ending: Ending, { mode, maxSeats }: RunFacts): ProductReport {
  const { productCode, seatsBefore } = product;
  const applied = ending.kind === 'applied' ? ending.applied : null;
  const { assign, unassign } = intendedChanges(product);
  const isProjected = mode.kind === 'dry-run' || ending.kind === 'planned';
  const projected = isProjected ? seatsBefore + assign - unassign : seatsBefore;
  return {
    productCode,
    seatsBefore,
    seatsAfter: applied === null ? projected : (applied.seatsAfter.get(productCode) ?? null),
    maxSeats: maxSeatsOf(maxSeats, productCode),
    people: product.people.map((person) => {
      const { key, id, name, listed, suggestion, intent } = person;
      const since = intent.kind === 'unassign' ? (person.since?.slice(0, 10) ?? null) : null;
      const change = intent.kind === 'none' ? null : intent.kind;
      return { key, id, name, listed, since, suggestion, change, ...statusOf(person, applied) };
    }),
  };
}

function sum(numbers: readonly (number | null)[]): number | null {
  return numbers.reduce((total, number) => (total === null || number === null ? null : total + number), 0);
}

function totalsOf(ending: Ending, products: readonly ProductReport[], { mode }: RunFacts): Totals {
  const counts = { assign: 0, unassign: 0, unchanged: 0, left: 0, unresolved: 0, withheld: 0, failed: 0 };
  for (const { status, listed } of products.flatMap(({ people }) => people)) {
    const group: StatusGroup = STATUS_GROUP[status];
    counts[group === 'unchanged' && listed === null ? 'left' : group] += 1;
  }
  // A refused plan is not carried out, so outside a dry run nothing of it counts as done.
  const isCounted = ending.kind === 'applied' || mode.kind === 'dry-run';
  const isRead = 'plan' in ending && ending.plan !== null;
  const { assign, unassign, unchanged, unresolved, withheld, failed } = counts;
  return {
    changed: isCounted && assign + unassign > 0,
    seatsBefore: isRead ? sum(products.map(({ seatsBefore }) => seatsBefore)) : null,
    seatsAfter: isRead ? sum(products.map(({ seatsAfter }) => seatsAfter)) : null,
    assigned: isCounted ? assign : 0,
    unassigned: isCounted ? unassign : 0,
    unchanged,
    unresolved,
    withheld,
    failed,
  };
}

function verdictOf(ending: Ending, totals: Totals, facts: RunFacts): Verdict {
  if (ending.kind !== 'planned' && ending.kind !== 'applied') {
    return ending.kind === 'set-up' ? 'refused' : ending.kind;
  }
  if (totals.failed + totals.withheld > 0 || (totals.unresolved > 0 && facts.unresolvedFails)) {
    return 'incomplete';
  }
  return totals.changed ? ending.kind : powersOf(ending.plan.operation).quietVerdict;
}

/** Turns how a run ended into its report: verdict, counts and everybody's status. No text is made here. */
export function makeReport(ending: Ending, facts: RunFacts, problems: readonly Problem[]): Report {
  const plan = 'plan' in ending ? ending.plan : null;
  const products = (plan?.products ?? []).map((product) => reportProduct(product, ending, facts));
  const totals = totalsOf(ending, products, facts);
  const isSetUp = ending.kind === 'set-up';
  return { verdict: verdictOf(ending, totals, facts), facts, products, problems, totals, isSetUp };
}
