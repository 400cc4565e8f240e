import type { Accounts } from './accounts.ts';
import type { HolderIndex } from './holders.ts';
import type { PersonKey } from './person.ts';
import type { Source } from './problem.ts';
import type { Who } from './protection.ts';
import type { Sentence } from './sentence.ts';

/** A listed person of one product. */
export interface Listed {
  readonly key: PersonKey;
  /** `null` for people given inline. */
  readonly source: Source | null;
}

/** What the event's work did to the list of one product, as far as today's list agrees. */
export interface ListChange {
  /** Listed now, and not before. */
  readonly added: ReadonlySet<PersonKey>;
  /** Listed before, and not any more. */
  readonly removed: readonly PersonKey[];
}

/** Who should hold a seat of one product. */
export interface ListedProduct {
  readonly productCode: string;
  /** Each key once, in the order of the lists; `null` where the run has no list at all (`list` only). */
  readonly listed: readonly Listed[] | null;
  /** `null` for operations that compare no versions. */
  readonly change: ListChange | null;
}

/** Who should hold a seat of one product, and who does. */
export interface ProductSituation extends ListedProduct {
  readonly held: HolderIndex;
}

/** The plan that a merged pull request's comment showed. */
export type Reviewed =
  /** There is nothing to compare with: no pull request, no comment, or no plan in it. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly why: Sentence }
  | { readonly kind: 'plan'; readonly shows: (productCode: string, who: Who) => boolean };

/** Everything that a plan follows from. */
export interface Situation {
  readonly products: readonly ProductSituation[];
  readonly accounts: Accounts;
  readonly reviewed: Reviewed;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}
