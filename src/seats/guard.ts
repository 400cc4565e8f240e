import { powersOf } from './operation.ts';
import { intendedChanges, type Plan, type ProductPlan } from './plan.ts';
import { errorAt, type Problem } from './problem.ts';
import { count, say, type Sentence } from './sentence.ts';

/** `max-seats`: one limit for every product, or limits by product code. */
export type MaxSeats = { readonly everywhere: number | null; readonly byProduct: ReadonlyMap<string, number> };

/** The limits beyond which a plan is refused. */
export interface Limits {
  readonly maxSeats: MaxSeats;
  /** The most seats that `sync` and `changes` may remove from a product. */
  readonly maxUnassign: number;
  /** The same as a share of the seats held, 0 to 100. One person is always allowed. */
  readonly maxUnassignPercent: number;
  /** Whether an empty list means "nobody" to `sync`. */
  readonly allowEmptyList: boolean;
}

/** The most seats a product may hold; `null` for no limit. */
export function maxSeatsOf({ everywhere, byProduct }: MaxSeats, productCode: string): number | null {
  return byProduct.get(productCode) ?? everywhere;
}

/**
 * A limit for a product that the run does not handle is harmless where every handled product has one. Where one has none, it
 * is taken for a misspelt code: a budget must not vanish silently.
 */
export function checkLimits({ maxSeats }: Limits, products: readonly { readonly productCode: string }[]): Problem[] {
  const codes = products.map(({ productCode }) => productCode);
  const unlimited = codes.filter((code) => maxSeatsOf(maxSeats, code) === null);
  const unknown = [...maxSeats.byProduct.keys()].filter((code) => !codes.includes(code));
  if (unlimited.length === 0 || unknown.length === 0) {
    return [];
  }
  const [extra, missing] = [unknown.join(', '), unlimited.join(', ')];
  const says = say`max-seats has a limit for ${extra}, which this run does not handle, and none for ${missing}; check the product codes`;
  return [errorAt(null, says)];
}

/** A check of one product; `null` where the plan passes it. */
type Check = (product: ProductPlan, limits: Limits) => Sentence | null;

/** `35`, `33.4`: a share in percent with at most one decimal, rounded up so that it never looks smaller than it is. */
function percentOf(part: number, whole: number): number {
  return Math.ceil((part * 1000) / whole) / 10;
}

const emptyList: Check = (product, limits) => {
  if (product.listedCount !== 0 || limits.allowEmptyList) {
    return null;
  }
  const { unassign } = intendedChanges(product);
  const loss = unassign === 0 ? '' : `, so ${unassign} of ${count(product.seatsBefore, 'seat')} would be removed`;
  return say`the list names nobody for this product${loss}; set allow-empty-list to true if nobody should hold a seat`;
};

const tooManyRemovals: Check = (product, { maxUnassign }) => {
  const { unassign } = intendedChanges(product);
  if (unassign <= maxUnassign) {
    return null;
  }
  const seats = count(product.seatsBefore, 'seat');
  return say`would remove ${unassign} of ${seats}, more than max-unassign ${maxUnassign}; raise max-unassign to ${unassign} if this is right`;
};

const tooLargeAShare: Check = (product, { maxUnassignPercent: limit }) => {
  const { unassign } = intendedChanges(product);
  // A hair more than the limit: 4.6 % of 1,500 is 69, and binary fractions must not make it 68.99….
  if (unassign <= 1 || unassign * 100 <= limit * product.seatsBefore * (1 + Number.EPSILON * 8)) {
    return null;
  }
  const seats = count(product.seatsBefore, 'seat');
  const share = percentOf(unassign, product.seatsBefore);
  return say`would remove ${unassign} of ${seats} (${share} %), more than max-unassign-percent ${limit} %; raise max-unassign-percent to ${Math.ceil(share)} if this is right`;
};

const overBudget: Check = (product, { maxSeats }) => {
  const limit = maxSeatsOf(maxSeats, product.productCode);
  const { assign, unassign } = intendedChanges(product);
  const after = product.seatsBefore + assign - unassign;
  // A plan that only removes seats is never stopped for holding too many.
  if (limit === null || assign === 0 || after <= limit) {
    return null;
  }
  const arithmetic = `${product.seatsBefore} + ${assign} - ${unassign} = ${after}`;
  const what = `would hold ${count(after, 'seat')} (${arithmetic}), more than max-seats ${limit}`;
  const withheld = product.people.flatMap(({ intent }) =>
    intent.kind === 'none' && intent.status === 'withheld' ? [intent.why ?? say``] : [],
  );
  const [first] = withheld;
  if (first === undefined) {
    return say`${what}; raise max-seats to ${after} if the budget allows it`;
  }
  // Once the doubt is gone there is more room: no budget needs to be raised for that.
  const enough = after - withheld.length;
  const rest = enough <= limit ? '' : `; then raise max-seats to ${enough} if the budget allows it`;
  const verb = withheld.length === 1 ? 'is' : 'are';
  return say`${what}, since ${count(withheld.length, 'removal')} ${verb} withheld: ${first}${rest}`;
};

/** Checks a plan against the limits: an error for each limit that is passed, with the arithmetic and the way out. */
export function guard(plan: Plan, limits: Limits): Problem[] {
  const { assigns, removes, isBounded } = powersOf(plan.operation);
  const checks = [
    ...(removes === 'unlisted' ? [emptyList] : []),
    ...(isBounded ? [tooManyRemovals, tooLargeAShare] : []),
    ...(assigns === 'nobody' ? [] : [overBudget]),
  ];
  return plan.products.flatMap((product) =>
    checks
      .map((check) => check(product, limits))
      .filter((says) => says !== null)
      .map((says) => errorAt(null, say`${product.productCode}: ${says}`)),
  );
}
