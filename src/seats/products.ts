import type { PersonKey } from './person.ts';
import { type PlannedPerson, type ProductPlan, settled } from './plan.ts';
import { type Problem, warningAt } from './problem.ts';
import type { Who } from './protection.ts';
import { nearestCode } from './resembles.ts';
import { placed, say, type Sentence } from './sentence.ts';
import type { Listed, ListedProduct, ProductSituation } from './situation.ts';

/** Codes that are known to exist, or probably do. Datadog publishes no list. */
const KNOWN_CODES = ['incident_response', 'incident_management', 'on_call'];
const USUAL_CODE = /^[a-z0-9_]+$/;

type Misplaced = { readonly productCode: string; readonly listed: Listed };

function isHeld({ held }: ProductSituation): boolean {
  return held.holders.length > 0;
}

/** `; did you mean incident_response?`, where one known or other code of the run is near. */
function didYouMean(code: string, codes: readonly string[]): string {
  const near = KNOWN_CODES.includes(code) ? null : nearestCode(code, [...KNOWN_CODES, ...codes]);
  return near === null ? '' : `; did you mean ${near}?`;
}

/** A warning for each code with characters that no known code has. `codes` are all that inputs and lists name. */
export function unusualCodes(products: readonly ListedProduct[], codes: readonly string[]): Problem[] {
  return products
    .filter(({ productCode }) => !USUAL_CODE.test(productCode))
    .map(({ productCode, listed }) => {
      const says = say`product code ${productCode} has characters other than a-z, 0-9 and _${didYouMean(productCode, codes)}`;
      return warningAt(listed?.[0]?.source ?? null, says);
    });
}

/** A warning for each product of which nobody holds a seat. */
export function emptyProducts(products: readonly ProductSituation[]): Problem[] {
  const codes = products.filter(isHeld).map(({ productCode }) => productCode);
  return products
    .filter((product) => !isHeld(product) && USUAL_CODE.test(product.productCode))
    .map(({ productCode, listed }) => {
      const says = say`nobody holds a seat of ${productCode}${didYouMean(productCode, codes)}`;
      return warningAt(listed?.[0]?.source ?? null, says);
    });
}

/** Tells of anybody whether they are listed for a product of which nobody holds a seat: the list hardly means that one. */
export function misplacedPeople(products: readonly ProductSituation[]): (whom: Who) => Sentence | null {
  const [used, unused] = [products.filter(isHeld), products.filter((product) => !isHeld(product))];
  const codes = used.map(({ productCode }) => productCode);
  const entries = unused.flatMap(({ productCode, listed }) =>
    (listed ?? []).map((one): [PersonKey, Misplaced] => [one.key, { productCode, listed: one }]),
  );
  const byKey = new Map(entries);
  return ({ id, email }) => {
    const found = byKey.get(id ?? '') ?? byKey.get(email ?? '');
    return found === undefined
      ? null
      : say`${placed(found.listed)} is listed for ${found.productCode}, and nobody holds a seat of it${didYouMean(found.productCode, codes)}`;
  };
}

/**
 * The plans without assignments to a product that nobody uses, where the seat of somebody listed for it is withheld elsewhere:
 * once anybody holds a seat of a misspelt product, nothing would tell any more that it is one.
 */
export function withoutMisplaced(products: readonly ProductPlan[]): ProductPlan[] {
  const isWithheld = ({ intent }: PlannedPerson): boolean => intent.kind === 'none' && intent.status === 'withheld';
  const withheld = new Set(products.flatMap(({ people }) => people.filter(isWithheld).map(({ id }) => id)));
  const why = say`nobody holds a seat of this product, and people listed for it would lose a seat of another one; fix the product code, or list them for both`;
  const waiting = settled('no-seat', why);
  return products.map((product) => {
    const isInDoubt = product.seatsBefore === 0 && product.people.some(({ id }) => withheld.has(id));
    const people = product.people.map((person) =>
      person.intent.kind === 'assign' ? { ...person, intent: waiting } : person,
    );
    return isInDoubt ? { ...product, people } : product;
  });
}
