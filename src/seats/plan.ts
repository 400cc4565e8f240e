import type { Operation } from './operation.ts';
import type { PersonKey } from './person.ts';
import type { Problem } from './problem.ts';
import type { Protection } from './protection.ts';
import type { Sentence } from './sentence.ts';
import type { Listed } from './situation.ts';
import type { SettledStatus } from './status.ts';

/** What the inputs ask a run to do. */
export interface Rules {
  readonly operation: Operation;
  readonly protection: Protection;
  /** `sync` keeps seats that are younger than this many days. */
  readonly graceDays: number;
  /** Whether an unresolved person fails the job, and stops every removal of `sync`. */
  readonly unresolvedFails: boolean;
}

export type Intent =
  | { readonly kind: 'assign' | 'unassign' }
  | { readonly kind: 'none'; readonly status: SettledStatus; readonly why: Sentence | null };

export const settled = (status: SettledStatus, why: Sentence | null = null): Intent => ({ kind: 'none', status, why });

/** One person in a product's plan. An intended change always has an `id`. */
export interface PlannedPerson {
  readonly key: PersonKey;
  readonly id: string | null;
  readonly email: string | null;
  readonly name: string | null;
  /** `null` if not listed. */
  readonly listed: Listed | null;
  /** When the seat was assigned, ISO 8601; `null` without a seat, or if Datadog does not say. */
  readonly since: string | null;
  /** The e-mail that an unresolved person was probably meant to have. */
  readonly suggestion: PersonKey | null;
  readonly intent: Intent;
}

/** The plan of one product: listed people in the list's order, then the others by e-mail. */
export interface ProductPlan {
  readonly productCode: string;
  readonly seatsBefore: number;
  /** How many people are listed; `null` if the run has no list. */
  readonly listedCount: number | null;
  readonly people: readonly PlannedPerson[];
}

/** The plan of a run: computed once, then guarded, shown and applied. Its problems are warnings. */
export interface Plan {
  readonly operation: Operation;
  readonly products: readonly ProductPlan[];
  readonly problems: readonly Problem[];
}

export const intended = ({ people }: ProductPlan, kind: 'assign' | 'unassign'): PlannedPerson[] =>
  people.filter(({ intent }) => intent.kind === kind);

export function intendedChanges(product: ProductPlan): { assign: number; unassign: number } {
  return { assign: intended(product, 'assign').length, unassign: intended(product, 'unassign').length };
}

export const hasChanges = ({ products }: Plan): boolean =>
  products.some(({ people }) => people.some(({ intent }) => intent.kind !== 'none'));
