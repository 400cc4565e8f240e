import type { HolderIndex } from './holders.ts';
import type { PersonKey } from './person.ts';
import type { Source } from './problem.ts';

/** A listed person of one product. */
export interface Listed {
  readonly key: PersonKey;
  /** `null` for people given inline. */
  readonly source: Source | null;
}

/** What is listed and what is held of one product. */
export interface ProductState {
  readonly productCode: string;
  /** `null` where the run has no list at all (`list` only). Each key once. */
  readonly listed: readonly Listed[] | null;
  readonly held: HolderIndex;
}
