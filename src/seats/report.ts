import { type MaxSeats, maxSeatsOf } from './guard.ts';
import { mayChange, type Mode, type Operation } from './operation.ts';
import { intendedChanges, type Plan, type PlannedPerson, type ProductPlan } from './plan.ts';
import type { Problem } from './problem.ts';
import type { Sentence } from './sentence.ts';
import { type OutcomeStatus, type Status, STATUS_GROUP, type Verdict } from './status.ts';

export type Outcome = Readonly<{ status: OutcomeStatus; why: Sentence | null }>;
type Outcomes = ReadonlyMap<PlannedPerson, Outcome>;

/** What applying a plan did: the outcome of each change, and the seats of each product whose list could be read again. */
export type Applied = Readonly<{ outcomes: Outcomes; seatsAfter: ReadonlyMap<string, number> }>;

/** How a run ended. `set-up`: refused, since the list is not filled in yet. */
export type Ending =
  | { readonly kind: 'invalid' | 'failed' | 'checked' }
  | { readonly kind: 'refused'; readonly plan: Plan | null }
  | { readonly kind: 'set-up' | 'planned'; readonly plan: Plan }
  | { readonly kind: 'applied'; readonly plan: Plan; readonly applied: Applied };

/** What links to GitHub are made of: full SHA, address of the repository, and of the run; `''` if it is not known. */
export type Links = Readonly<Record<'commit' | 'homeUrl' | 'runUrl', string>>;

/** What a report says of the run. Operation and site are `null` if the input is wrong. `outsider`: the author of a pull request
 * that gets no keys from GitHub (`a fork`). `appliesOnMerge`: merging the event's pull request applies the plan. */
export type RunFacts = Readonly<{
  operation: Operation | null;
  site: string | null;
  mode: Mode;
  maxSeats: MaxSeats;
  unresolvedFails: boolean;
  outsider: string | null;
  appliesOnMerge: boolean;
  files: readonly string[];
  emailDisplay: 'full' | 'masked' | 'hidden';
  links: Links;
}>;

/** One person. `change`: what the plan meant to change. `since`: the day a seat to remove was assigned, `2026-11-22`. */
export type ReportedPerson<Words = Sentence> = Omit<PlannedPerson, 'email' | 'intent'> &
  Readonly<{ status: Status; change: 'assign' | 'unassign' | null; why: Words | null }>;

/** One product. `seatsAfter` is read after the changes, or projected in a dry run; `null` if it is not known. */
export type ProductReport<Words = Sentence> = Readonly<{
  productCode: string;
  seatsBefore: number;
  seatsAfter: number | null;
  maxSeats: number | null;
  people: readonly ReportedPerson<Words>[];
}>;

export type Totals = Readonly<ReturnType<typeof totalsOf>>;

/** The result of a run. `Words` is a sentence, or the text of a shown one. `isSetUp`: the list is not filled in yet. */
export type Report<Words = Sentence> = Readonly<{
  verdict: Verdict;
  facts: RunFacts;
  products: readonly ProductReport<Words>[];
  problems: readonly Problem<Words>[];
  totals: Totals;
  isSetUp: boolean;
}>;

function reportProduct(product: ProductPlan, ending: Ending, { mode, maxSeats }: RunFacts): ProductReport {
  const { productCode, seatsBefore } = product;
  const applied = ending.kind === 'applied' ? ending.applied : null;
  const { assign, unassign } = intendedChanges(product);
  const isProjected = mode.kind === 'dry-run' || ending.kind === 'planned';
  const projected = isProjected ? seatsBefore + assign - unassign : seatsBefore;
  const people = product.people.map((person): ReportedPerson => {
    const { key, id, name, listed, suggestion, intent } = person;
    const change = intent.kind === 'none' ? null : intent.kind;
    const since = change === 'unassign' ? (person.since?.slice(0, 10) ?? null) : null;
    const undone = intent.kind === 'none' ? intent : ({ status: `would-${intent.kind}`, why: null } as const);
    const { status, why } = applied?.outcomes.get(person) ?? undone;
    return { key, id, name, listed, since, suggestion, change, status, why };
  });
  const seatsAfter = applied === null ? projected : (applied.seatsAfter.get(productCode) ?? null);
  return { productCode, seatsBefore, seatsAfter, maxSeats: maxSeatsOf(maxSeats, productCode), people };
}

/** Counts over all products. A dry run counts intended changes as done. Seats are `null` if they are not known. */
function totalsOf(ending: Ending, products: readonly ProductReport[], { mode }: RunFacts) {
  const isRead = 'plan' in ending && ending.plan !== null;
  const sum = (seats: readonly (number | null)[]): number | null =>
    isRead && !seats.includes(null) ? seats.reduce<number>((total, number) => total + (number ?? 0), 0) : null;
  const everybody = products.flatMap(({ people }) => people);
  const groups = Object.groupBy(everybody, ({ status }) => STATUS_GROUP[status]);
  const { assign = [], unassign = [], unchanged = [], unresolved = [], withheld = [], failed = [] } = groups;
  // A refused plan counts only in a dry run.
  const isCounted = ending.kind === 'applied' || mode.kind === 'dry-run';
  const [assigned, unassigned] = isCounted ? [assign.length, unassign.length] : [0, 0];
  return {
    changed: assigned + unassigned > 0,
    seatsBefore: sum(products.map(({ seatsBefore }) => seatsBefore)),
    seatsAfter: sum(products.map(({ seatsAfter }) => seatsAfter)),
    assigned,
    unassigned,
    unchanged: unchanged.filter(({ listed }) => listed !== null).length,
    unresolved: unresolved.length,
    withheld: withheld.length,
    failed: failed.length,
  };
}

function verdictOf(ending: Ending, totals: Totals, facts: RunFacts): Verdict {
  if (ending.kind === 'set-up') return 'refused';
  if (ending.kind !== 'planned' && ending.kind !== 'applied') return ending.kind;
  const isUnresolved = totals.unresolved > 0 && facts.unresolvedFails;
  if (totals.failed + totals.withheld > 0 || isUnresolved) return 'incomplete';
  if (totals.changed) return ending.kind;
  return mayChange(ending.plan.operation) ? 'in-sync' : 'listed';
}

/** Builds the report of a run from its ending: verdict, counts and statuses. */
export function makeReport(ending: Ending, facts: RunFacts, problems: readonly Problem[]): Report {
  const plan = 'plan' in ending ? ending.plan : null;
  const products = (plan?.products ?? []).map((product) => reportProduct(product, ending, facts));
  const totals = totalsOf(ending, products, facts);
  const verdict = verdictOf(ending, totals, facts);
  return { verdict, facts, products, problems, totals, isSetUp: ending.kind === 'set-up' };
}
