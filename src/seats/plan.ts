import type { Holder } from './holders.ts';
import type { Operation } from './operation.ts';
import type { PersonKey } from './person.ts';
import type { Problem } from './problem.ts';
import type { Protection } from './protection.ts';
import type { Sentence } from './sentence.ts';
import type { Listed } from './situation.ts';
import type { SettledStatus } from './status.ts';

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

/** One person in a product's plan, with what is known of them and their seat. An intended change always has an `id`. */
export interface PlannedPerson extends Holder {
  readonly key: PersonKey;
  /** `null` if not listed. */
  readonly listed: Listed | null;
  /** The e-mail that an unresolved person was probably meant to have. */
  readonly suggestion: PersonKey | null;
  readonly intent: Intent;
}

/** The plan of one product: listed people in the list's order, then the others by e-mail. Without a list, no count. */
export type ProductPlan = Readonly<{
  productCode: string;
  seatsBefore: number;
  listedCount: number | null;
  people: readonly PlannedPerson[];
}>;

/** The plan of a run: computed once, then guarded, shown and applied. Its problems are warnings. */
export type Plan = Readonly<{
  operation: Operation;
  products: readonly ProductPlan[];
  problems: readonly Problem[];
}>;

export const intended = ({ people }: ProductPlan, kind: 'assign' | 'unassign'): PlannedPerson[] =>
  people.filter(({ intent }) => intent.kind === kind);

export function intendedChanges(product: ProductPlan): { assign: number; unassign: number } {
  return { assign: intended(product, 'assign').length, unassign: intended(product, 'unassign').length };
}

export const hasChanges = ({ products }: Plan): boolean =>
  products.some(({ people }) => people.some(({ intent }) => intent.kind !== 'none'));
