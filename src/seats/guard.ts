import { powersOf } from './operation.ts';
import { intendedChanges, type Plan, type ProductPlan } from './plan.ts';
import { type Choice, errorAt, type Problem } from './problem.ts';
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

/** `35`, `33.4`: a share in percent with at most one decimal, rounded up so that it never looks smaller than it is. */
function percentOf(part: number, whole: number): number {
  return Math.ceil((part * 1000) / whole) / 10;
}

/** Why a plan for one product is refused. */
type Refusal = { readonly says: Sentence; readonly choice?: Choice };

/** A check of one product; `null` if the plan passes it. */
type Check = (product: ProductPlan, limits: Limits) => Refusal | null;

const emptyList: Check = (product, { allowEmptyList }) => {
  if (product.listedCount !== 0 || allowEmptyList) {
    return null;
  }
  const { unassign } = intendedChanges(product);
  const loss = unassign === 0 ? '' : `, so ${unassign} of ${count(product.seatsBefore, 'seat')} would be removed`;
  return {
    says: say`the list names nobody${loss}; set allow-empty-list to true if nobody should hold a seat`,
    choice: {
      brief: 'the list is empty',
      limit: `The list names nobody${loss}.`,
      undo: 'Add the missing people to',
      settings: ['allow-empty-list: true'],
    },
  };
};

/** How many removals a share allows. A hair more: 4.6 % of 1,500 is 69, and binary fractions must not make it 68.99…. */
function allowedBy(percent: number, seats: number): number {
  return Math.max(1, Math.floor((percent * seats * (1 + Number.EPSILON * 8)) / 100));
}

const tooManyRemovals: Check = (product, { maxUnassign, maxUnassignPercent }) => {
  const { unassign } = intendedChanges(product);
  const byShare = allowedBy(maxUnassignPercent, product.seatsBefore);
  const lower = Math.min(maxUnassign, byShare);
  if (unassign <= lower) {
    return null;
  }
  const share = percentOf(unassign, product.seatsBefore);
  const isShare = byShare <= maxUnassign;
  const wider = [
    ...(unassign > byShare ? [{ name: 'max-unassign-percent', enough: Math.ceil(share) }] : []),
    ...(unassign > maxUnassign ? [{ name: 'max-unassign', enough: unassign }] : []),
  ];
  const [name, limit, unit] = isShare
    ? ['max-unassign-percent', maxUnassignPercent, ' %']
    : ['max-unassign', maxUnassign, ''];
  const what = `would remove ${unassign} of ${count(product.seatsBefore, 'seat')}`;
  const raise = wider.map(({ name: input, enough }) => `${input} to ${enough}`).join(' and ');
  return {
    says: say`${what}${isShare ? ` (${share} %)` : ''}, more than ${name} ${limit}${unit}; raise ${raise} if this is right`,
    choice: {
      brief: what,
      limit: `The limit is ${count(lower, 'removal')} (${name}: ${limit}).`,
      undo: 'Put the missing people back into',
      settings: wider.map(({ name: input, enough }) => `${input}: ${enough}`),
    },
  };
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
  const brief = `would hold ${count(after, 'seat')}`;
  const what = `${brief} (${arithmetic}), more than max-seats ${limit}`;
  const withheld = product.people.flatMap(({ intent }) =>
    intent.kind === 'none' && intent.status === 'withheld' ? [intent.why ?? []] : [],
  );
  const [first] = withheld;
  if (first !== undefined) {
    // Once the doubt is gone there is more room: no budget needs to be raised for that.
    const enough = after - withheld.length;
    const rest = enough <= limit ? '' : `; then raise max-seats to ${enough} if the budget allows it`;
    return {
      says: say`${what}, since ${count(withheld.length, 'removal is', 'removals are')} on hold: ${first}${rest}`,
    };
  }
  return {
    says: say`${what}; raise max-seats to ${after} if the budget allows it`,
    choice: {
      brief,
      limit: `The limit is ${count(limit, 'seat')} (max-seats), and this plan needs ${after} (${arithmetic}).`,
      undo: 'Take people off',
      settings: [`max-seats: ${after}`],
    },
  };
};

/** Checks a plan against the limits: an error for each refusal, with the arithmetic and the way out. */
export function guard(plan: Plan, limits: Limits): Problem[] {
  const { assigns, removes, isBounded } = powersOf(plan.operation);
  const checks = [...(isBounded ? [tooManyRemovals] : []), ...(assigns === 'nobody' ? [] : [overBudget])];
  const isOnly = plan.products.length === 1;
  return plan.products.flatMap((product) => {
    const prefix = isOnly ? '' : `${product.productCode}: `;
    // If nobody is listed, that is the cause of all removals, so it is the only refusal.
    const empty = removes === 'unlisted' ? emptyList(product, limits) : null;
    const refusals = empty === null ? checks.map((check) => check(product, limits)) : [empty];
    return refusals
      .filter((refusal) => refusal !== null)
      .map(({ says, choice }): Problem => {
        const problem = errorAt(null, say`${product.productCode}: ${says}`);
        const { brief = '', limit = '' } = choice ?? {};
        return choice === undefined
          ? problem
          : { ...problem, choice: { ...choice, brief: `${prefix}${brief}`, limit: `${prefix}${limit}` } };
      });
  });
}
