import type { PersonKey } from './person.ts';
import { type ListedProduct, type ProductPlan, type ProductSituation, settled } from './plan.ts';
import { type Problem, warningAt } from './problem.ts';
import { nearestCode } from './resembles.ts';
import { placed, say, type Sentence } from './sentence.ts';

/** The known codes. Datadog publishes no list. */
const KNOWN_CODES = ['incident_response', 'incident_management', 'on_call'];
const USUAL_CODE = /^[a-z0-9_]+$/;

const isHeld = ({ held }: ProductSituation): boolean => held.holders.length > 0;

/** `; did you mean incident_response?`, if a known code or one of `codes` is near. */
function didYouMean(code: string, codes: readonly string[]): string {
  const near = KNOWN_CODES.includes(code) ? null : nearestCode(code, [...KNOWN_CODES, ...codes]);
  return near === null ? '' : `; did you mean ${near}?`;
}

/** What is wrong with each product that nobody holds a seat for. */
function withoutHolders(products: readonly ProductSituation[]) {
  const heldCodes = products.filter(isHeld).map(({ productCode }) => productCode);
  const others = products.filter((product) => !isHeld(product));
  return others.map((product) => ({ ...product, hint: didYouMean(product.productCode, heldCodes) }));
}

/** A warning about a product, on the line of its first listed person. */
const warningOf = ({ listed }: ListedProduct, says: Sentence): Problem => warningAt(listed?.[0]?.source ?? null, says);

/** A warning for each code with characters that no known code has. `codes` are those of the inputs and lists. */
export const unusualCodes = (products: readonly ListedProduct[], codes: readonly string[]): Problem[] =>
  products.flatMap((product) => {
    const { productCode } = product;
    if (USUAL_CODE.test(productCode)) return [];
    const what = `product code ${productCode} has characters other than a-z, 0-9 and _`;
    return warningOf(product, say`${what}${didYouMean(productCode, codes)}`);
  });

/** A warning for each product that nobody holds a seat for. */
export const emptyProducts = (products: readonly ProductSituation[]): Problem[] =>
  withoutHolders(products)
    .filter(({ productCode }) => USUAL_CODE.test(productCode))
    .map((product) => warningOf(product, say`nobody holds a seat for ${product.productCode}${product.hint}`));

/** People listed for a product without holders, by key, and why its code is probably misspelled. */
export function misplacedPeople(products: readonly ProductSituation[]): ReadonlyMap<PersonKey, Sentence> {
  // If nobody holds any seat, nobody can lose one.
  if (!products.some(isHeld)) return new Map();
  const misplaced = withoutHolders(products).flatMap(({ productCode, listed, hint }) => {
    const why = `is listed for ${productCode}, but nobody holds a seat for it${hint}`;
    return (listed ?? []).map((person): [PersonKey, Sentence] => [person.key, say`${placed(person)} ${why}`]);
  });
  return new Map(misplaced);
}

/** The plans without assignments to a product without holders, if a seat of somebody listed for it is withheld elsewhere. The
 * first holder of a misspelled product would hide the mistake. */
export function withoutMisplaced(products: readonly ProductPlan[]): ProductPlan[] {
  const everybody = products.flatMap(({ people }) => people);
  const withheld = everybody.filter(({ intent }) => intent.kind === 'none' && intent.status === 'withheld');
  const withheldIds = new Set<string | null>(withheld.flatMap(({ id }) => id ?? []));
  const why = say`nobody holds a seat for this product, and somebody listed for it has a seat to remove elsewhere; fix the product code, or list them for both products`;
  const intent = settled('no-seat', why);
  return products.map((product) => {
    if (product.seatsBefore > 0 || !product.people.some(({ id }) => withheldIds.has(id))) return product;
    return {
      ...product,
      people: product.people.map((one) => (one.intent.kind === 'assign' ? { ...one, intent } : one)),
    };
  });
}
