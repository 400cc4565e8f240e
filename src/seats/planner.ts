import { type Context, ProductDraft } from './draft.ts';
import { powersOf } from './operation.ts';
import type { PersonKey } from './person.ts';
import type { Plan, ProductPlan, Rules } from './plan.ts';
import { emptyProducts, misplacedPeople, withoutMisplaced } from './products.ts';
import { type Circumstances, decideRemoval, type Unresolved } from './removal.ts';
import { compareEmails, type Likeness } from './resembles.ts';
import type { Situation } from './situation.ts';

function compare(drafts: readonly ProductDraft[]): Pick<Likeness, 'suggestions'> & Pick<Circumstances, 'resembled'> {
  const unresolved = new Map(drafts.flatMap((draft) => draft.unresolved).map((one) => [one.listed.key, one]));
  const losers = new Set(drafts.flatMap((draft) => draft.losers));
  const { suggestions, resembled } = compareEmails([...unresolved.keys()], [...losers]);
  const suspects = [...resembled].flatMap(([email, key]): [PersonKey, Unresolved][] => {
    const suspect = unresolved.get(key);
    return suspect === undefined ? [] : [[email, suspect]];
  });
  return { suggestions, resembled: new Map(suspects) };
}

function planProduct(
  draft: ProductDraft,
  { suggestions, resembled }: ReturnType<typeof compare>,
  context: Context,
): ProductPlan {
  const { productCode, held, listed } = draft.product;
  const circumstances = { ...context.circumstances, unresolved: draft.unresolved, resembled };
  const people = draft.people.map(({ intent, ...person }) => ({
    ...person,
    suggestion: suggestions.get(person.key) ?? null,
    intent: intent.kind === 'removal' ? decideRemoval(intent, circumstances) : intent,
  }));
  return { productCode, seatsBefore: held.holders.length, listedCount: listed?.length ?? null, people };
}

/** Plans which seats are assigned and removed: every person of every product once, in a stable order. */
export function planSeats({ products, accounts, reviewed, nowMs }: Situation, rules: Rules): Plan {
  const { operation } = rules;
  const circumstances = { rules, reviewed, nowMs, unresolved: [], resembled: new Map<PersonKey, Unresolved>() };
  const context = { accounts, circumstances, misplaced: misplacedPeople(products) };
  const drafts = products.map((product) => new ProductDraft(product, context));
  const all = compare(drafts);
  // `sync` compares within each product; with `changes`, a line added to one product may correct one of another.
  const isByProduct = powersOf(operation).removes === 'unlisted' && drafts.length > 1;
  const plans = drafts.map((draft) => {
    const comparison = isByProduct ? { ...compare([draft]), suggestions: all.suggestions } : all;
    return planProduct(draft, comparison, context);
  });
  const problems = [...emptyProducts(products), ...drafts.flatMap((draft) => draft.problems)];
  return { operation, products: withoutMisplaced(plans), problems };
}
