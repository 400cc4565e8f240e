import type { Operation } from './operation.ts';
import type { PersonKey } from './person.ts';
import type { Problem } from './problem.ts';
import type { Protection } from './protection.ts';
import type { Sentence } from './sentence.ts';
import type { Listed } from './situation.ts';
import type { SettledStatus } from './status.ts';

/** What a run is asked to do. */
export interface Rules {
  readonly operation: Operation;
  readonly protection: Protection;
  /** `sync` keeps seats that are younger than so many days. */
  readonly graceDays: number;
  /** Whether somebody who cannot be resolved makes the run red, and may be any holder to `sync`. */
  readonly unresolvedFails: boolean;
}

/** What a plan means to do about one person. */
export type Intent =
  | { readonly kind: 'assign' | 'unassign' }
  | { readonly kind: 'none'; readonly status: SettledStatus; readonly why: Sentence | null };

/** Nothing to do about a person, and why. */
export function settled(status: SettledStatus, why: Sentence | null = null): Intent {
  return { kind: 'none', status, why };
}

/** One person in a product's plan. An intended change always has an `id`. */
export interface PlannedPerson {
  readonly key: PersonKey;
  readonly id: string | null;
  readonly email: string | null;
  readonly name: string | null;
  /** `null` for people whom the list does not name. */
  readonly listed: Listed | null;
  /** Since when they hold the seat, ISO 8601; `null` for people without a seat, and where Datadog does not say. */
  readonly since: string | null;
  /** The holder whose e-mail an unresolved one was probably meant to be. */
  readonly suggestion: PersonKey | null;
  readonly intent: Intent;
}

/** Who gets, who loses and who stays, for one product: listed people in the list's order, then the others by e-mail. */
export interface ProductPlan {
  readonly productCode: string;
  readonly seatsBefore: number;
  /** How many people the list names; `null` where the run has no list. */
  readonly listedCount: number | null;
  readonly people: readonly PlannedPerson[];
}

/** All that a run means to do: computed once, then guarded, shown and applied. */
export interface Plan {
  readonly operation: Operation;
  readonly products: readonly ProductPlan[];
  /** Warnings: people listed twice under different keys, products of which nobody holds a seat. */
  readonly problems: readonly Problem[];
}

/** The people whom a product's plan means to change in this way. */
export function intended({ people }: ProductPlan, kind: 'assign' | 'unassign'): PlannedPerson[] {
  return people.filter(({ intent }) => intent.kind === kind);
}

/** How many seats a product's plan means to assign and to unassign. */
export function intendedChanges(product: ProductPlan): { assign: number; unassign: number } {
  return { assign: intended(product, 'assign').length, unassign: intended(product, 'unassign').length };
}

/** Whether a plan means to change any seat. */
export function hasChanges({ products }: Plan): boolean {
  return products.some(({ people }) => people.some(({ intent }) => intent.kind !== 'none'));
}
