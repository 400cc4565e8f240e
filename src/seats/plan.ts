import type { Accounts } from './accounts.ts';
import type { Holder, HolderIndex } from './holders.ts';
import type { Operation } from './operation.ts';
import type { PersonKey } from './person.ts';
import type { Problem, Source } from './problem.ts';
import type { Protection, Who } from './protection.ts';
import type { Sentence } from './sentence.ts';
import type { SettledStatus } from './status.ts';

/** A listed person of one product. `source` is `null` for the input `users`. */
export type Listed = Readonly<{ key: PersonKey; source: Source | null }>;

/** Whom a pull request or push added to a product's list and removed from it, as far as today's list agrees. */
export type ListChange = Readonly<{ added: ReadonlySet<PersonKey>; removed: readonly PersonKey[] }>;

/** Who should hold a seat: each key once, in list order; `null` without a list. `change`: only if versions are compared. */
export type ListedProduct = Readonly<{
  productCode: string;
  listed: readonly Listed[] | null;
  change: ListChange | null;
}>;

/** Who should hold a seat of one product, and who does. */
export type ProductSituation = ListedProduct & Readonly<{ held: HolderIndex }>;

/** The plan in the comment of a merged pull request; `none` without a pull request, a comment, or a plan in it. */
export type Reviewed =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly why: Sentence }
  | { readonly kind: 'plan'; readonly shows: (productCode: string, who: Who) => boolean };

/** Everything that a plan is computed from. The time is in milliseconds since 1970. */
export type Situation = Readonly<{
  products: readonly ProductSituation[];
  accounts: Accounts;
  reviewed: Reviewed;
  nowMs: number;
}>;

/** What the inputs ask a run to do. `unresolvedFails`: somebody unresolved also stops every removal of `sync`. */
export type Rules = Readonly<{
  operation: Operation;
  protection: Protection;
  graceDays: number;
  unresolvedFails: boolean;
}>;

export type Intent =
  | { readonly kind: 'assign' | 'unassign' }
  | { readonly kind: 'none'; readonly status: SettledStatus; readonly why: Sentence | null };

export const settled = (status: SettledStatus, why: Sentence | null = null): Intent => ({ kind: 'none', status, why });

/** One person in a plan; to be changed, they have an `id`. `suggestion`: the e-mail that an unresolved one probably means. */
export type PlannedPerson = Holder &
  Readonly<{ key: PersonKey; listed: Listed | null; suggestion: PersonKey | null; intent: Intent }>;

/** The plan of one product: listed people in the list's order, then the others by e-mail. Without a list, no count. */
export type ProductPlan = Readonly<{
  productCode: string;
  seatsBefore: number;
  listedCount: number | null;
  people: readonly PlannedPerson[];
}>;

/** The plan of a run: computed once, then guarded, shown and applied. Its problems are warnings. */
export type Plan = Readonly<{ operation: Operation; products: readonly ProductPlan[]; problems: readonly Problem[] }>;

export const intended = ({ people }: ProductPlan, kind: 'assign' | 'unassign'): PlannedPerson[] =>
  people.filter(({ intent }) => intent.kind === kind);

export function intendedChanges(product: ProductPlan): { assign: number; unassign: number } {
  return { assign: intended(product, 'assign').length, unassign: intended(product, 'unassign').length };
}

export const hasChanges = ({ products }: Plan): boolean =>
  products.some(({ people }) => people.some(({ intent }) => intent.kind !== 'none'));
