import type { Plan, ProductPlan } from './plan.ts';
import { count, errorAt, type Problem } from './problem.ts';
import { powersOf } from './status.ts';

/** The limits beyond which a plan is refused. */
export interface Limits {
  /** The most seats a product may hold, by product code; a product that is missing has no limit. */
  readonly maxSeats: ReadonlyMap<string, number>;
  /** The most seats that `sync` and `changes` may take from a product. */
  readonly maxUnassign: number;
  /** The same as a share of the seats held, 0 to 100. One person is always allowed. */
  readonly maxUnassignPercent: number;
  /** Whether an empty list means "nobody" to `sync`. */
  readonly allowEmptyList: boolean;
}

/** How many seats a product's plan means to assign and to unassign. */
export function intendedChanges(product: ProductPlan): { assign: number; unassign: number } {
  const of = (kind: string): number => product.people.filter(({ intent }) => intent.kind === kind).length;
  return { assign: of('assign'), unassign: of('unassign') };
}

/** `35`, `33.4`: a share in percent with at most one decimal, rounded up so that it never looks smaller than it is. */
function percentOf(part: number, whole: number): number {
  return Math.ceil((part * 1000) / whole) / 10;
}

function refuseEmptyList(product: ProductPlan, limits: Limits): string | null {
  if (product.listedCount !== 0 || limits.allowEmptyList) {
    return null;
  }
  const { unassign } = intendedChanges(product);
  return (
    'the list names nobody for this product' +
    (unassign === 0 ? '; ' : `, so ${unassign} of ${count(product.seatsBefore, 'seat')} would be taken; `) +
    'set allow-empty-list to true if nobody should hold a seat'
  );
}

function refuseTooMany(product: ProductPlan, limits: Limits): string | null {
  const { unassign } = intendedChanges(product);
  if (unassign <= limits.maxUnassign) {
    return null;
  }
  return (
    `would take ${unassign} of ${count(product.seatsBefore, 'seat')}, more than max-unassign ${limits.maxUnassign}; ` +
    `raise max-unassign to ${unassign} if this is right`
  );
}

function refuseTooLargeAShare(product: ProductPlan, limits: Limits): string | null {
  const { unassign } = intendedChanges(product);
  const { maxUnassignPercent: limit } = limits;
  // A hair more than the limit: 4.6 % of 1,500 is 69, and binary fractions must not make it 68.99….
  if (unassign <= 1 || unassign * 100 <= limit * product.seatsBefore * (1 + Number.EPSILON * 8)) {
    return null;
  }
  const share = percentOf(unassign, product.seatsBefore);
  return (
    `would take ${unassign} of ${count(product.seatsBefore, 'seat')} (${share} %), ` +
    `more than max-unassign-percent ${limit} %; raise max-unassign-percent to ${Math.ceil(share)} if this is right`
  );
}

function refuseOverBudget(product: ProductPlan, limits: Limits): string | null {
  const limit = limits.maxSeats.get(product.productCode);
  const { assign, unassign } = intendedChanges(product);
  const after = product.seatsBefore + assign - unassign;
  // A plan that only takes seats away is never stopped for holding too many.
  if (limit === undefined || assign === 0 || after <= limit) {
    return null;
  }
  const arithmetic = `${product.seatsBefore} + ${assign} - ${unassign} = ${after}`;
  return `would hold ${count(after, 'seat')} (${arithmetic}), more than max-seats ${limit}; raise max-seats to ${after} if the budget allows it`;
}

/**
 * Checks a plan against the limits.
 *
 * @returns one error for each limit that is passed, with the arithmetic and the way out; none where the plan may be applied.
 */
export function guard(plan: Plan, limits: Limits): Problem[] {
  const powers = powersOf(plan.operation);
  const checks = [
    ...(powers.unassigns === 'unlisted' ? [refuseEmptyList] : []),
    ...(powers.isBounded ? [refuseTooMany, refuseTooLargeAShare] : []),
    ...(powers.assigns === 'nobody' ? [] : [refuseOverBudget]),
  ];
  return plan.products.flatMap((product) =>
    checks
      .map((check) => check(product, limits))
      .filter((message) => message !== null)
      .map((message) => errorAt(null, `${product.productCode}: ${message}`)),
  );
}
