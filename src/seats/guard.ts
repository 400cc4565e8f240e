import { powersOf } from './operation.ts';
import { intendedChanges, type Plan, type ProductPlan } from './plan.ts';
import { type Choice, errorAt, type Problem } from './problem.ts';
import { count, say, type Sentence } from './sentence.ts';

/** `max-seats`: one limit for every product, or limits by product code. */
export type MaxSeats = Readonly<{ everywhere: number | null; byProduct: ReadonlyMap<string, number> }>;

/** A plan beyond one of these limits, as the inputs set them, is refused. The percentage is 0 to 100. */
export type Limits = Readonly<{
  maxSeats: MaxSeats;
  maxUnassign: number;
  maxUnassignPercent: number;
  allowEmptyList: boolean;
}>;

/** The most seats a product may hold; `null` for no limit. */
export const maxSeatsOf = ({ everywhere, byProduct }: MaxSeats, productCode: string): number | null =>
  byProduct.get(productCode) ?? everywhere;

/** An error if one product has no limit and another limit is for no product: the code of that limit is probably misspelled. */
export function checkLimits({ maxSeats }: Limits, products: readonly { readonly productCode: string }[]): Problem[] {
  const codes = products.map(({ productCode }) => productCode);
  const missing = codes.filter((code) => maxSeatsOf(maxSeats, code) === null).join(', ');
  const extra = [...maxSeats.byProduct.keys()].filter((code) => !codes.includes(code)).join(', ');
  if (missing === '' || extra === '') return [];
  const says = say`max-seats has a limit for ${extra}, which this run does not use, but none for ${missing}; check the product codes`;
  return [errorAt(null, says)];
}

/** Why a plan for one product is refused; `null` if it is not. */
type Refusal = Readonly<{ says: Sentence; choice?: Choice }> | null;

function emptyList(product: ProductPlan, { allowEmptyList }: Limits): Refusal {
  if (product.listedCount !== 0 || allowEmptyList) return null;
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
}

function tooManyRemovals(product: ProductPlan, { maxUnassign, maxUnassignPercent }: Limits): Refusal {
  const { seatsBefore } = product;
  const { unassign } = intendedChanges(product);
  // One removal is always allowed. A hair more: 4.6 % of 1,500 is 69, and binary fractions must not make it 68.99….
  const byShare = Math.max(1, Math.floor((maxUnassignPercent * seatsBefore * (1 + Number.EPSILON * 8)) / 100));
  // With at most one decimal, rounded up so that it never looks smaller than it is.
  const share = Math.ceil((unassign * 1000) / seatsBefore) / 10;
  const passed = [
    { name: 'max-unassign-percent', limit: maxUnassignPercent, most: byShare, enough: Math.ceil(share) },
    { name: 'max-unassign', limit: maxUnassign, most: maxUnassign, enough: unassign },
  ].filter(({ most }) => unassign > most);
  const [lowest] = passed.toSorted((a, b) => a.most - b.most);
  if (lowest === undefined) return null;
  const { name, limit, most } = lowest;
  const [part, unit] = name === 'max-unassign' ? ['', ''] : [` (${share} %)`, ' %'];
  const brief = `would remove ${unassign} of ${count(seatsBefore, 'seat')}`;
  const raise = passed.map((one) => `${one.name} to ${one.enough}`).join(' and ');
  return {
    says: say`${brief}${part}, more than ${name} ${limit}${unit}; raise ${raise} if this is right`,
    choice: {
      brief,
      limit: `The limit is ${count(most, 'removal')} (${name}: ${limit}).`,
      undo: 'Put the missing people back into',
      settings: passed.map((one) => `${one.name}: ${one.enough}`),
    },
  };
}

function overBudget(product: ProductPlan, { maxSeats }: Limits): Refusal {
  const max = maxSeatsOf(maxSeats, product.productCode);
  const { assign, unassign } = intendedChanges(product);
  const after = product.seatsBefore + assign - unassign;
  // A plan that only removes seats is never refused for holding too many.
  if (max === null || assign === 0 || after <= max) return null;
  const arithmetic = `${product.seatsBefore} + ${assign} - ${unassign} = ${after}`;
  const brief = `would hold ${count(after, 'seat')}`;
  const what = `${brief} (${arithmetic}), more than max-seats ${max}`;
  const withheld = product.people.flatMap(({ intent }) =>
    intent.kind === 'none' && intent.status === 'withheld' ? [intent.why ?? []] : [],
  );
  const [first] = withheld;
  if (first !== undefined) {
    // Once the doubt is gone there is more room: no budget needs to be raised for that.
    const enough = after - withheld.length;
    const rest = enough <= max ? '' : `; then raise max-seats to ${enough} if the budget allows it`;
    const onHold = count(withheld.length, 'removal is', 'removals are');
    return { says: say`${what}, since ${onHold} on hold: ${first}${rest}` };
  }
  const limit = `The limit is ${count(max, 'seat')} (max-seats), and this plan needs ${after} (${arithmetic}).`;
  return {
    says: say`${what}; raise max-seats to ${after} if the budget allows it`,
    choice: { brief, limit, undo: 'Take people off', settings: [`max-seats: ${after}`] },
  };
}

/** Checks a plan against the limits: an error for each refusal, with the arithmetic and the way out. */
export function guard({ operation, products }: Plan, limits: Limits): Problem[] {
  const { removes } = powersOf(operation);
  return products.flatMap((product) => {
    const { productCode } = product;
    const empty = removes === 'unlisted' ? emptyList(product, limits) : null;
    // `unassign` names everybody, so its removals are not limited.
    const removals = removes === 'listed' ? null : tooManyRemovals(product, limits);
    // If nobody is listed, that is the cause of all removals, so it is the only refusal.
    const refusals = (empty ? [empty] : [removals, overBudget(product, limits)]).filter((one) => one !== null);
    const prefix = products.length === 1 ? '' : `${productCode}: `;
    return refusals.map(({ says, choice }) => ({
      ...errorAt(null, say`${productCode}: ${says}`),
      ...(choice && { choice: { ...choice, brief: prefix + choice.brief, limit: prefix + choice.limit } }),
    }));
  });
}
