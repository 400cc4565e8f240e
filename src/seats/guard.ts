import { powersOf } from './operation.ts';
import { intendedChanges, type Plan, type ProductPlan } from './plan.ts';
import { errorAt, type Problem } from './problem.ts';
import { count, say, type Sentence } from './sentence.ts';

/** `max-seats`: one limit for every product, or limits by product code. */
export type MaxSeats = { readonly everywhere: number | null; readonly byProduct: ReadonlyMap<string, number> };

/** A plan beyond one of these limits is refused. */
export interface Limits {
  readonly maxSeats: MaxSeats;
  /** The most seats that `sync` and `changes` may remove from a product. */
  readonly maxUnassign: number;
  /** The same as a share of the seats held, 0 to 100. One removal is always allowed. */
  readonly maxUnassignPercent: number;
  /** Whether `sync` accepts an empty list. */
  readonly allowEmptyList: boolean;
}

/** The most seats a product may hold; `null` for no limit. */
export function maxSeatsOf({ everywhere, byProduct }: MaxSeats, productCode: string): number | null {
  return byProduct.get(productCode) ?? everywhere;
}

/** An error if one product has no limit and another limit is for no product: the code of that limit is probably misspelled. */
export function checkLimits({ maxSeats }: Limits, products: readonly { readonly productCode: string }[]): Problem[] {
  const codes = products.map(({ productCode }) => productCode);
  const unlimited = codes.filter((code) => maxSeatsOf(maxSeats, code) === null);
  const unknown = [...maxSeats.byProduct.keys()].filter((code) => !codes.includes(code));
  if (unlimited.length === 0 || unknown.length === 0) {
    return [];
  }
  const [extra, missing] = [unknown.join(', '), unlimited.join(', ')];
  const says = say`max-seats has a limit for ${extra}, which this run does not use, but none for ${missing}; check the product codes`;
  return [errorAt(null, says)];
}

/** Why one product's plan is refused; `null` if it is not. */
type Check = (product: ProductPlan, limits: Limits) => Sentence | null;

const emptyList: Check = (product, { allowEmptyList }) => {
  if (product.listedCount !== 0 || allowEmptyList) {
    return null;
  }
  const { unassign } = intendedChanges(product);
  const loss = unassign === 0 ? '' : `, so ${unassign} of ${count(product.seatsBefore, 'seat')} would be removed`;
  return say`nobody is listed for this product${loss}; set allow-empty-list to true if this is right`;
};

/** Names only the lower limit, and what to raise to get past both. */
const tooManyRemovals: Check = (product, { maxUnassign, maxUnassignPercent }) => {
  const { seatsBefore } = product;
  const { unassign } = intendedChanges(product);
  // A hair more than the limit: 4.6 % of 1,500 is 69, and binary fractions must not make it 68.99….
  const share = (maxUnassignPercent * seatsBefore * (1 + Number.EPSILON * 8)) / 100;
  const maxByShare = Math.max(1, Math.floor(share));
  if (unassign <= Math.min(maxUnassign, maxByShare)) {
    return null;
  }
  // Rounded up, so that a share never looks smaller than it is.
  const percent = Math.ceil((unassign * 1000) / seatsBefore) / 10;
  const byCount = unassign > maxUnassign ? [`max-unassign to ${unassign}`] : [];
  const byShare = unassign > maxByShare ? [`max-unassign-percent to ${Math.ceil(percent)}`] : [];
  const limit =
    maxByShare < maxUnassign
      ? ` (${percent} %), more than max-unassign-percent ${maxUnassignPercent} %`
      : `, more than max-unassign ${maxUnassign}`;
  const seats = count(seatsBefore, 'seat');
  const raises = [...byCount, ...byShare].join(' and ');
  return say`would remove ${unassign} of ${seats}${limit}; raise ${raises} if this is right`;
};

const overBudget: Check = (product, { maxSeats }) => {
  const limit = maxSeatsOf(maxSeats, product.productCode);
  const { assign, unassign } = intendedChanges(product);
  const after = product.seatsBefore + assign - unassign;
  // A plan that only removes seats is never refused for holding too many.
  if (limit === null || assign === 0 || after <= limit) {
    return null;
  }
  const arithmetic = `${product.seatsBefore} + ${assign} - ${unassign} = ${after}`;
  const what = `would hold ${count(after, 'seat')} (${arithmetic}), more than max-seats ${limit}`;
  const withheld = product.people.flatMap(({ intent }) =>
    intent.kind === 'none' && intent.status === 'withheld' ? [intent.why ?? []] : [],
  );
  const [first] = withheld;
  if (first === undefined) {
    return say`${what}; raise max-seats to ${after} if the budget allows it`;
  }
  // The withheld removals may make enough room, so they come before a larger budget.
  const enough = after - withheld.length;
  const rest = enough <= limit ? '' : `; then raise max-seats to ${enough} if the budget allows it`;
  const removals = count(withheld.length, 'removal is', 'removals are');
  return say`${what}, because ${removals} withheld: ${first}${rest}`;
};

/** Checks a plan against the limits: an error for each refusal, with the arithmetic and the way out. */
export function guard(plan: Plan, limits: Limits): Problem[] {
  const { assigns, removes, isBounded } = powersOf(plan.operation);
  const checks = [
    ...(removes === 'unlisted' ? [emptyList] : []),
    ...(isBounded ? [tooManyRemovals] : []),
    ...(assigns === 'nobody' ? [] : [overBudget]),
  ];
  return plan.products.flatMap((product) =>
    checks
      .map((check) => check(product, limits))
      .filter((says) => says !== null)
      .map((says) => errorAt(null, say`${product.productCode}: ${says}`)),
  );
}
