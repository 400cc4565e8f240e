import type { HolderIndex } from './holders.ts';
import type { PersonKey } from './person.ts';
import type { Source } from './problem.ts';

/** A listed person of one product. */
export interface Listed {
  readonly key: PersonKey;
  /** `null` for people given inline. */
  readonly source: Source | null;
}

/** What a pull request or a push changed in the list of one product, as far as the list of today still says the same. */
export interface ListChange {
  /** Listed now, and not before. */
  readonly added: ReadonlySet<PersonKey>;
  /** Listed before, and not any more. */
  readonly removed: readonly PersonKey[];
}

/** What is listed and what is held of one product. */
export interface ProductState {
  readonly productCode: string;
  /** `null` where the run has no list at all (`list` only). Each key once. */
  readonly listed: readonly Listed[] | null;
  readonly held: HolderIndex;
  /** Only for `changes`. */
  readonly change: ListChange | null;
}
