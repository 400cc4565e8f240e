import type { PersonKey } from './person.ts';
import { say, type Sentence } from './sentence.ts';

/** A user: UUID and e-mail are in lower case. */
export type Account = Readonly<{
  id: string;
  email: string | null;
  name: string | null;
  disabled: boolean;
  serviceAccount: boolean;
}>;

/** Whom a key means. `isShared`: other accounts have the same e-mail. */
export type Resolution =
  | { readonly kind: 'found'; readonly account: Account; readonly isShared: boolean }
  | { readonly kind: 'not-found' | 'ambiguous'; readonly why: Sentence };

/** The account of every key that was looked up. */
export type Accounts = ReadonlyMap<PersonKey, Resolution>;

const NOT_FOUND: Resolution = { kind: 'not-found', why: say`has no Datadog account` };

/** Resolves a UUID to the account that has it. */
export const resolveId = (account: Account | undefined): Resolution =>
  account === undefined ? NOT_FOUND : { kind: 'found', account, isShared: false };

/** Resolves an e-mail among the accounts that have it, each once: the only person, else the only service account. */
export function resolveEmail(accounts: readonly Account[]): Resolution {
  const people = accounts.filter(({ serviceAccount }) => !serviceAccount);
  const [account, ...others] = people.length > 0 ? people : accounts;
  if (account === undefined) return NOT_FOUND;
  if (others.length === 0) return { kind: 'found', account, isShared: accounts.length > 1 };
  const what = people.length > 0 ? 'accounts' : 'service accounts';
  return { kind: 'ambiguous', why: say`is the e-mail of ${others.length + 1} Datadog ${what}; list the UUID instead` };
}
