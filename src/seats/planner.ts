import { powersOf } from './operation.ts';
import type { PersonKey } from './person.ts';
import type { Plan, Rules } from './plan.ts';
import { type Comparison, ProductPlanner } from './product-planner.ts';
import { emptyProducts, misplacedPeople, withoutMisplaced } from './products.ts';
import type { Unresolved } from './removal.ts';
import { compareEmails } from './resembles.ts';
import type { Situation } from './situation.ts';

/** Compares everybody unresolved with everybody who may lose a seat, of all products. */
function compare(planners: readonly ProductPlanner[]): Comparison {
  const unresolved = new Map(planners.flatMap((one) => one.unresolved).map((one) => [one.listed.key, one]));
  const { suggestions, resembled } = compareEmails(
    [...unresolved.keys()],
    [...new Set(planners.flatMap((one) => one.losers))],
  );
  const suspects = [...resembled].flatMap(([key, sought]): [PersonKey, Unresolved][] => {
    const one = unresolved.get(sought);
    return one === undefined ? [] : [[key, one]];
  });
  return { suggestions, resembled: new Map(suspects) };
}

/** Computes who gets and who loses a seat: every person of every product exactly once, in a stable order. */
export function planSeats(situation: Situation, rules: Rules): Plan {
  const misplaced = misplacedPeople(situation.products);
  const planners = situation.products.map((product) => new ProductPlanner(product, situation, rules, misplaced));
  planners.forEach((planner) => {
    planner.draft();
  });
  const all = compare(planners);
  // `sync` looks at each product's own list; what one change added may correct what it removed anywhere.
  const isByProduct = powersOf(rules.operation).removes === 'unlisted' && planners.length > 1;
  const products = planners.map((planner) =>
    planner.plan(isByProduct ? { ...compare([planner]), suggestions: all.suggestions } : all),
  );
  const problems = [...emptyProducts(situation.products), ...planners.flatMap((planner) => planner.problems)];
  return { operation: rules.operation, products: withoutMisplaced(products), problems };
}
