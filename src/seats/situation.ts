import type { Accounts } from './accounts.ts';
import type { HolderIndex } from './holders.ts';
import type { PersonKey } from './person.ts';
import type { Source } from './problem.ts';
import type { Who } from './protection.ts';
import type { Sentence } from './sentence.ts';

/** A listed person of one product. `source` is `null` for the input `users`. */
export type Listed = Readonly<{ key: PersonKey; source: Source | null }>;

/** Who a pull request or push added to the list of one product and removed from it, as far as today's list agrees. */
export type ListChange = Readonly<{ added: ReadonlySet<PersonKey>; removed: readonly PersonKey[] }>;

/**
 * Who should hold a seat of one product: each key once, in the order of the lists; `null` if the run has no list (`list` only).
 * Without a `change`, the operation compares no versions.
 */
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
