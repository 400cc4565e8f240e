import { setImmediate } from 'node:timers/promises';
import pLimit from 'p-limit';
import { isEmailKey, type PersonKey } from '../seats/person.ts';
import { type Account, type Resolution, type Resolutions, resolveEmail } from '../seats/resolution.ts';
import { MAX_CALLS_IN_FLIGHT } from './connections.ts';
import { DatadogError } from './error.ts';
import type { Http } from './http.ts';
import { SoughtKeys } from './sought.ts';
import { LARGE_PAGE, type Page, UsersList } from './users.ts';

/** Told how many of how many calls of a look-up are done. */
export type OnProgress = (done: number, total: number) => void;

/** More than may be under way: while some answers are parsed, others arrive. */
const MAX_AT_ONCE = 2 * MAX_CALLS_IN_FLIGHT;

/** Everybody in an organisation, of whom only those are kept who are asked for: there may be hundreds of thousands. */
class Everybody {
  readonly sought: SoughtKeys;
  readonly #found = new Map<PersonKey, Account[]>();
  readonly #hashes: number[] = [];
  /** The most people that any page told of. */
  #total = 0;

  constructor(keys: Iterable<PersonKey>) {
    this.sought = new SoughtKeys(keys);
  }

  /** Whether these are all: somebody may join, or slip from one page to another, while pages are read. */
  isComplete(): boolean {
    return new Set(this.#hashes).size === this.#total;
  }

  add({ accounts, hashes, total }: Page): void {
    for (const account of accounts) {
      this.#note(account.id, account);
      this.#note(account.email, account);
    }
    hashes.forEach((hash) => this.#hashes.push(hash));
    this.#total = Math.max(this.#total, total ?? 0);
  }

  /** Everybody with this key so far: an e-mail may belong to a person and to service accounts. */
  get(key: PersonKey): readonly Account[] {
    return this.#found.get(key) ?? [];
  }

  #note(key: PersonKey | null, account: Account): void {
    // Pages may overlap where people come and go meanwhile.
    if (key !== null && this.sought.has(key) && !this.get(key).some(({ id }) => id === account.id)) {
      this.#found.set(key, [...this.get(key), account]);
    }
  }
}

/** One look-up of some people: by a call a person or by reading everybody, whichever is fewer calls. */
class LookUp {
  readonly #users: UsersList;
  readonly #onProgress: OnProgress;
  readonly #limit = pLimit(MAX_AT_ONCE);
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
      // The first search also tells how large the organisation is. While it is under way, the rest is prepared.
      const [{ first, accounts }, everybody] = await Promise.all([this.#users.search(email), this.#prepare()]);
      this.#settle(email, accounts);
      await this.#cheapest(first, everybody);
    } else if (only !== undefined) {
      await this.#probeEverybody(new Everybody(this.#pending));
    }
    return this.#found;
  }

  /** Nobody of everybody yet, after what is to be sent was sent. */
  async #prepare(): Promise<Everybody> {
    await setImmediate();
    return new Everybody(this.#pending);
  }

  #settle(key: PersonKey, accounts: readonly Account[]): void {
    const found: Resolution = isEmailKey(key)
      ? resolveEmail(accounts)
      : accounts[0] === undefined
        ? { kind: 'not-found', reason: 'no Datadog account has this UUID' }
        : { kind: 'found', account: accounts[0] };
    this.#found.set(key, found);
    this.#pending.delete(key);
  }

  async #cheapest({ total, items, matching, maxPageSize }: Page, everybody: Everybody): Promise<void> {
    const size = Math.min(maxPageSize ?? LARGE_PAGE, LARGE_PAGE);
    // A total that is less than what was found counts something else.
    const isTold = total !== null && total > 0 && total >= Math.max(items, matching ?? 0);
    const pages = isTold ? Math.ceil(total / size) : Infinity;
    if (pages >= this.#pending.size) {
      await this.#askEach();
    } else if (maxPageSize === null) {
      await this.#probeEverybody(everybody);
    } else {
      await this.#readRest(everybody, 0, pages, size);
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
  async #probeEverybody(everybody: Everybody): Promise<void> {
    const { page: first, size } = await this.#users.firstPage(everybody.sought);
    const pages = first.items === 0 ? 1 : Math.ceil((first.total ?? Infinity) / first.items);
    everybody.add(first);
    this.#settleCertain(everybody);
    if (pages - 1 > this.#pending.size) {
      await this.#askEach();
    } else {
      await this.#readRest(everybody, 1, pages, size);
    }
  }

  /** Reads the pages of everybody from one number on, and settles everybody. */
  async #readRest(everybody: Everybody, from: number, pages: number, size: number): Promise<void> {
    let done = from;
    const numbers = Array.from({ length: pages - from }, (_, index) => from + index);
    await this.#limit.map(numbers, async (number) => {
      everybody.add(await this.#users.page(number, size, null, everybody.sought));
      done += 1;
      this.#onProgress(done, pages);
    });
    this.#settleCertain(everybody);
    // Who may have slipped through is asked for by name.
    if (this.#pending.size > 0 && !everybody.isComplete()) {
      await this.#askEach();
    }
    for (const key of [...this.#pending]) {
      this.#settle(key, everybody.get(key));
    }
  }

  /** Settles whom the pages so far identify for good: UUIDs, and e-mails of a person (a service account may still lose to one). */
  #settleCertain(everybody: Everybody): void {
    for (const key of [...this.#pending]) {
      const accounts = everybody.get(key);
      const isCertain = isEmailKey(key) ? accounts.some(({ serviceAccount }) => !serviceAccount) : accounts.length > 0;
      if (isCertain) {
        this.#settle(key, accounts);
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
