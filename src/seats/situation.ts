import type { Accounts } from './accounts.ts';
import type { HolderIndex } from './holders.ts';
import type { PersonKey } from './person.ts';
import type { Source } from './problem.ts';
import type { Who } from './protection.ts';
import type { Sentence } from './sentence.ts';

/** A listed person of one product. `source` is `null` for the input `users`. */
export type Listed = { readonly key: PersonKey; readonly source: Source | null };

/** Who a pull request or push added to the list of one product and removed from it, as far as today's list agrees. */
export type ListChange = { readonly added: ReadonlySet<PersonKey>; readonly removed: readonly PersonKey[] };

/** Who should hold a seat of one product. */
export interface ListedProduct {
  readonly productCode: string;
  /** Each key once, in the order of the lists; `null` if the run has no list (`list` only). */
  readonly listed: readonly Listed[] | null;
  /** `null` if the operation compares no versions. */
  readonly change: ListChange | null;
}

/** Who should hold a seat of one product, and who does. */
export type ProductSituation = ListedProduct & { readonly held: HolderIndex };

/** The plan in the comment of a merged pull request; `none` without a pull request, a comment, or a plan in it. */
export type Reviewed =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly why: Sentence }
  | { readonly kind: 'plan'; readonly shows: (productCode: string, who: Who) => boolean };

/** Everything that a plan is computed from. */
export interface Situation {
  readonly products: readonly ProductSituation[];
  readonly accounts: Accounts;
  readonly reviewed: Reviewed;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}
