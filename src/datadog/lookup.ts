import pLimit from 'p-limit';
import { isEmailKey, type PersonKey } from '../seats/person.ts';
import { type Account, type Resolution, type Resolutions, resolveEmail } from '../seats/resolution.ts';
import { DatadogError } from './error.ts';
import type { Http } from './http.ts';
import { MAX_CALLS_IN_FLIGHT } from './connections.ts';
import { UsersList } from './users.ts';

/** Asked for where the server does not tell its maximum. */
const LARGE_PAGE = 1000;

/** Told how many of how many calls of a look-up are done. */
export type OnProgress = (done: number, total: number) => void;

/** Groups accounts by e-mail; an e-mail may belong to a person and to service accounts. */
function byEmail(accounts: Iterable<Account>): Map<string, Account[]> {
  const groups = new Map<string, Account[]>();
  for (const account of accounts) {
    const same = groups.get(account.email ?? '');
    if (same === undefined) {
      groups.set(account.email ?? '', [account]);
    } else {
      same.push(account);
    }
  }
  return groups;
}

/** One look-up of some people: by a call a person or by reading everybody, whichever is fewer calls. */
class LookUp {
  readonly #users: UsersList;
  readonly #onProgress: OnProgress;
  readonly #limit = pLimit(MAX_CALLS_IN_FLIGHT);
  readonly #found = new Map<PersonKey, Resolution>();
  readonly #pending: Set<PersonKey>;

  constructor(users: UsersList, keys: readonly PersonKey[], onProgress: OnProgress) {
    this.#users = users;
    this.#pending = new Set(keys);
    this.#onProgress = onProgress;
  }

  async run(): Promise<Resolutions> {
    const [only, ...others] = this.#pending;
    const email = [...this.#pending].find(isEmailKey);
    if (only !== undefined && others.length === 0) {
      await this.#ask(only);
    } else if (email !== undefined) {
      // The first search also tells how large the organisation is.
      const { first, accounts } = await this.#users.search(email);
      this.#settle(email, accounts);
      await this.#cheapest(first.total, Math.min(first.maxPageSize ?? LARGE_PAGE, LARGE_PAGE));
    } else if (only !== undefined) {
      await this.#readEverybody(LARGE_PAGE);
    }
    return this.#found;
  }

  #settle(key: PersonKey, accounts: readonly Account[]): void {
    this.#found.set(key, resolveEmail(accounts.filter((account) => account.email === key)));
    this.#pending.delete(key);
  }

  async #cheapest(total: number | null, pageSize: number): Promise<void> {
    if (total !== null && Math.ceil(total / Math.max(1, pageSize)) < this.#pending.size) {
      await this.#readEverybody(pageSize);
    } else {
      await this.#askEach();
    }
  }

  async #ask(key: PersonKey): Promise<void> {
    if (isEmailKey(key)) {
      this.#settle(key, (await this.#users.search(key)).accounts);
    } else {
      this.#found.set(key, await this.#users.account(key));
      this.#pending.delete(key);
    }
  }

  async #askEach(): Promise<void> {
    const keys = [...this.#pending];
    let done = 0;
    await this.#limit.map(keys, async (key) => {
      await this.#ask(key);
      done += 1;
      this.#onProgress(done, keys.length);
    });
  }

  /** Reads the first page of everybody, then goes on in the cheaper way: the server may have granted a smaller page. */
  async #readEverybody(pageSize: number): Promise<void> {
    const { page: first, size } = await this.#users.firstPage(pageSize);
    const pages = first.items === 0 ? 1 : Math.ceil((first.total ?? Infinity) / first.items);
    const accounts = new Map(first.accounts.map((account) => [account.id, account]));
    this.#settleCertain(accounts);
    if (pages - 1 > this.#pending.size) {
      await this.#askEach();
      return;
    }
    await this.#readRest(pages, size, accounts);
    // Somebody may slip from one page to another while pages are read: who is missing then is asked for by name.
    if (accounts.size < (first.total ?? 0)) {
      this.#settleCertain(accounts);
      await this.#askEach();
    } else {
      this.#settleAll(accounts);
    }
  }

  async #readRest(pages: number, size: number, accounts: Map<string, Account>): Promise<void> {
    let done = 1;
    const numbers = Array.from({ length: pages - 1 }, (_, index) => index + 1);
    await this.#limit.map(numbers, async (number) => {
      const page = await this.#users.page(number, size, null);
      for (const account of page.accounts) {
        accounts.set(account.id, account);
      }
      done += 1;
      this.#onProgress(done, pages);
    });
  }

  /** Settles whom the accounts read so far identify for good: UUIDs, and e-mails of a person (a service account may still lose to one). */
  #settleCertain(accounts: ReadonlyMap<string, Account>): void {
    const groups = byEmail(accounts.values());
    for (const key of [...this.#pending]) {
      const account = accounts.get(key);
      const same = groups.get(key) ?? [];
      if (account !== undefined) {
        this.#found.set(key, { kind: 'found', account });
        this.#pending.delete(key);
      } else if (same.some(({ serviceAccount }) => !serviceAccount)) {
        this.#settle(key, same);
      }
    }
  }

  #settleAll(accounts: ReadonlyMap<string, Account>): void {
    this.#settleCertain(accounts);
    const groups = byEmail(accounts.values());
    for (const key of [...this.#pending]) {
      if (isEmailKey(key)) {
        this.#settle(key, groups.get(key) ?? []);
      } else {
        this.#found.set(key, { kind: 'not-found', reason: 'no Datadog account has this UUID' });
        this.#pending.delete(key);
      }
    }
  }
}

/** Accounts taken on trust: their UUIDs are enough to assign a seat. */
function unverified(ids: readonly PersonKey[]): Resolutions {
  return new Map(ids.map((id) => [id, { kind: 'found', account: { id, email: null, name: null, disabled: false } }]));
}

/**
 * Finds out whom keys mean, in at most min(keys, pages of everybody) + 1 calls to the users list.
 *
 * Without the permission `user_access_read`, UUIDs are taken on trust; e-mails need it. Throws `DatadogError`.
 */
export async function lookUp(
  http: Http,
  keys: readonly PersonKey[],
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<{ resolutions: Resolutions; verified: boolean }> {
  try {
    const resolutions = await new LookUp(new UsersList(http, signal), keys, onProgress).run();
    return { resolutions, verified: true };
  } catch (error) {
    if (error instanceof DatadogError && error.kind === 'access' && !keys.some(isEmailKey)) {
      return { resolutions: unverified(keys), verified: false };
    }
    throw error;
  }
}
