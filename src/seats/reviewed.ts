import type { PersonKey } from './person.ts';
import { intended, type Plan } from './plan.ts';
import { type Problem, warningAt } from './problem.ts';
import { count, say, type Sentence, who } from './sentence.ts';

/** A one-way digest of a text, as hexadecimal digits. */
export type Digest = (text: string) => string;

/** The plan that a pull request's comment showed, as far as the run can know it. */
export type Reviewed =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly why: Sentence }
  /** Digests of the removals it showed; `null` where there were too many to keep. */
  | { readonly kind: 'plan'; readonly removals: readonly string[] | null };

/** So many digests fit beside the report in a comment. */
const MAX_KEPT_REMOVALS = 500;
const DIGEST_CHARACTERS = 16;
const MAX_WARNINGS = 20;
const NOT_SHOWN = 'which the plan in the comment did not show';

interface Removal {
  readonly productCode: string;
  readonly key: PersonKey;
  readonly id: string | null;
  /** Can be kept in public: nobody can be read from it. */
  readonly digest: string;
}

function removalsOf({ products }: Plan, digest: Digest): Removal[] {
  return products.flatMap((product) => {
    const { productCode } = product;
    return intended(product, 'unassign').map(({ key, id }) => {
      const text = digest(`${productCode}\n${id ?? key}`);
      return { productCode, key, id, digest: text.slice(0, DIGEST_CHARACTERS) };
    });
  });
}

/** What a comment keeps of the removals in its plan; `null` where there are too many to keep. */
export function keptRemovals(plan: Plan, digest: Digest): readonly string[] | null {
  const removals = removalsOf(plan, digest);
  return removals.length > MAX_KEPT_REMOVALS ? null : removals.map((removal) => removal.digest).sort();
}

/** A warning for each removal that the reviewed plan did not show, or for all of them where that cannot be told. */
export function unreviewedRemovals(plan: Plan, reviewed: Reviewed, digest: Digest): Problem[] {
  if (reviewed.kind === 'none') {
    return [];
  }
  if (reviewed.kind === 'unreadable' || reviewed.removals === null) {
    const why = reviewed.kind === 'unreadable' ? reviewed.why : say`it has too many removals to compare with`;
    return [warningAt(null, say`the plan in the comment could not be read: ${why}`)];
  }
  const shown = new Set(reviewed.removals);
  const unseen = removalsOf(plan, digest).filter((removal) => !shown.has(removal.digest));
  const says = unseen
    .slice(0, MAX_WARNINGS)
    .map(({ productCode, key, id }) => say`${productCode}: ${who(key, id)} loses a seat, ${NOT_SHOWN}`);
  const more = unseen.length - says.length;
  return [...says, ...(more === 0 ? [] : [say`${count(more, 'more removal')}, ${NOT_SHOWN}`])].map((one) =>
    warningAt(null, one),
  );
}
