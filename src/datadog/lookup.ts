import { type Account, type Accounts, type Resolution, resolveEmail, resolveId } from '../seats/accounts.ts';
import { isEmailKey, type PersonKey } from '../seats/person.ts';
import type { DatadogClient } from './client.ts';
import { DatadogError } from './error.ts';
import { Directory, type IsAsked, type Page } from './users.ts';

/** Told how many of how many calls of a look-up are done. */
export type OnLookUp = (done: number, total: number) => void;

/** One look-up of some people: with a call for each of them or by reading everybody, whichever is fewer calls. */
class LookUp {
  readonly #directory: Directory;
  readonly #onLookUp: OnLookUp;
  readonly #resolved = new Map<PersonKey, Resolution>();
  readonly #pending: Set<PersonKey>;
  readonly #seen = new Map<PersonKey, Account[]>();
  readonly #ids = new Set<string>();
  #total = 0;

  constructor(directory: Directory, keys: readonly PersonKey[], onLookUp: OnLookUp) {
    this.#directory = directory;
    this.#pending = new Set(keys);
    this.#onLookUp = onLookUp;
  }

  async run(): Promise<Accounts> {
    if (this.#pending.size > 1) {
      await this.#readEverybody();
    }
    await this.#eachOf([...this.#pending], async (key) => {
      const byEmail = async (): Promise<Resolution> => resolveEmail(await this.#directory.search(key));
      this.#resolve(key, isEmailKey(key) ? await byEmail() : await this.#directory.account(key));
    });
    return this.#resolved;
  }

  /** The first page says how large the organisation is; the others are read unless asking for each person is cheaper. */
  async #readEverybody(): Promise<void> {
    const isAsked: IsAsked = (key) => this.#pending.has(key ?? '');
    const first = await this.#directory.page(0, null, isAsked);
    this.#note(first);
    this.#resolveSeen(false);
    // The server may have granted a smaller page than asked for, and need not say how many people there are.
    const pages = first.items === 0 ? 1 : Math.max(1, Math.ceil((first.total ?? Infinity) / first.items));
    if (pages - 1 <= this.#pending.size) {
      const numbers = Array.from({ length: pages - 1 }, (_, index) => index + 1);
      await this.#eachOf(numbers, async (number) => {
        this.#note(await this.#directory.page(number, null, isAsked));
      });
      // Somebody may join, or slip from one page to another, meanwhile: then who is missing is asked for by name.
      this.#resolveSeen(this.#ids.size === this.#total);
    }
  }

  #note({ accounts, ids, total }: Page): void {
    this.#total = Math.max(this.#total, total ?? 0);
    // Pages may overlap where people come and go meanwhile.
    for (const account of accounts.filter(({ id }) => !this.#ids.has(id))) {
      for (const key of [account.id, account.email ?? '']) {
        this.#seen.set(key, [...(this.#seen.get(key) ?? []), account]);
      }
    }
    ids.forEach((id) => this.#ids.add(id));
  }

  /** Resolves whom the pages so far identify: UUIDs, and e-mails of a person; a service account may still lose to one. */
  #resolveSeen(isEverybodySeen: boolean): void {
    for (const key of [...this.#pending]) {
      const accounts = this.#seen.get(key) ?? [];
      const isCertain = isEmailKey(key) ? accounts.some((one) => !one.serviceAccount) : accounts.length > 0;
      if (isCertain || isEverybodySeen) {
        this.#resolve(key, isEmailKey(key) ? resolveEmail(accounts) : resolveId(accounts));
      }
    }
  }

  /** All at once: the client sees to it that not too many calls are under way. */
  async #eachOf<T>(items: readonly T[], ask: (item: T) => Promise<void>): Promise<void> {
    let done = 0;
    const askOne = async (item: T): Promise<void> => {
      await ask(item);
      done += 1;
      this.#onLookUp(done, items.length);
    };
    await Promise.all(items.map(askOne));
  }

  #resolve(key: PersonKey, resolution: Resolution): void {
    this.#resolved.set(key, resolution);
    this.#pending.delete(key);
  }
}

/** What a look-up came to. `isVerified` is `false` where the keys may not read users, so that UUIDs were taken on trust. */
export type LookedUp = { readonly accounts: Accounts; readonly isVerified: boolean };

/** Finds the accounts of keys in at most min(keys, pages of everybody) + 1 calls. Throws `DatadogError` or `Cancelled`. */
export async function lookUp(
  client: DatadogClient,
  keys: readonly PersonKey[],
  signal: AbortSignal,
  onLookUp: OnLookUp,
): Promise<LookedUp> {
  try {
    return { accounts: await new LookUp(new Directory(client, signal), keys, onLookUp).run(), isVerified: true };
  } catch (error) {
    if (error instanceof DatadogError && error.kind === 'access' && !keys.some(isEmailKey)) {
      const unknown = { email: null, name: null, disabled: false, serviceAccount: false };
      return { accounts: new Map(keys.map((id) => [id, resolveId([{ id, ...unknown }])])), isVerified: false };
    }
    throw error;
  }
}
