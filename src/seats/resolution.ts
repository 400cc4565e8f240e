import type { PersonKey } from './person.ts';

/** A Datadog account, as the users list tells it. */
export interface Account {
  /** User UUID, lower case. */
  readonly id: string;
  /** Lower case; `null` where Datadog tells none. */
  readonly email: string | null;
  readonly name: string | null;
  readonly disabled: boolean;
  readonly serviceAccount: boolean;
}

/** Whom a listed person is in Datadog. */
export type Resolution =
  | { readonly kind: 'found'; readonly account: Pick<Account, 'id' | 'email' | 'name' | 'disabled'> }
  | { readonly kind: 'not-found' | 'ambiguous'; readonly reason: string };

/** What is known of the people looked up, by the key they are listed under. */
export type Resolutions = ReadonlyMap<PersonKey, Resolution>;

/**
 * Resolves an e-mail among the accounts that carry exactly this e-mail: the one person, else the only service account.
 * A person and a service account may share an e-mail in Datadog; two people cannot, so two are never guessed between.
 */
export function resolveEmail(accounts: readonly Account[]): Resolution {
  const people = accounts.filter((account) => !account.serviceAccount);
  const candidates = people.length > 0 ? people : accounts;
  const [only, ...others] = candidates;
  if (only === undefined) {
    return { kind: 'not-found', reason: 'no Datadog account has this e-mail' };
  }
  if (others.length > 0) {
    const what = people.length > 0 ? 'accounts' : 'service accounts';
    return {
      kind: 'ambiguous',
      reason: `${candidates.length} Datadog ${what} share this e-mail; list the UUID instead`,
    };
  }
  return { kind: 'found', account: only };
}
