import { type Account, type Accounts, type Resolution, resolveEmail, resolveId } from '../seats/accounts.ts';
import { isEmailKey, type PersonKey } from '../seats/person.ts';
import type { Progress } from '../seats/services.ts';
import type { DatadogClient } from './client.ts';
import { DatadogError } from './error.ts';
import { Directory, type IsAsked, type Page } from './users.ts';

/** Looks up people with a call for each of them, or by reading everybody, whichever takes fewer calls. */
class LookUp {
  readonly #directory: Directory;
  readonly #onLookUp: Progress['lookedUp'];
  readonly #resolved = new Map<PersonKey, Resolution>();
  readonly #pending: Set<PersonKey>;
  /** The accounts asked for and the UUIDs of everybody, from the pages read so far. */
  readonly #accounts = new Map<string, Account>();
  readonly #ids = new Set<string>();
  #total = 0;

  constructor(directory: Directory, keys: readonly PersonKey[], onLookUp: Progress['lookedUp']) {
    this.#directory = directory;
    this.#pending = new Set(keys);
    this.#onLookUp = onLookUp;
  }

  async run(): Promise<Accounts> {
    if (this.#pending.size > 1) {
      await this.#readEverybody();
    }
    await this.#eachOf([...this.#pending], async (key) => {
      const search = async (): Promise<Resolution> => resolveEmail(await this.#directory.search(key));
      this.#resolved.set(key, isEmailKey(key) ? await search() : await this.#directory.account(key));
    });
    return this.#resolved;
  }

  /** The first page shows the size of the organization; the others are read unless a call for each person is cheaper. */
  async #readEverybody(): Promise<void> {
    const isAsked: IsAsked = (key) => this.#pending.has(key ?? '');
    const first = await this.#directory.page(0, null, isAsked);
    this.#note(first);
    this.#resolveNoted(false);
    // A page may be smaller than asked for, and the total may be missing.
    const pages = first.items === 0 ? 1 : Math.max(1, Math.ceil((first.total ?? Infinity) / first.items));
    if (pages - 1 <= this.#pending.size) {
      const numbers = Array.from({ length: pages - 1 }, (_, index) => index + 1);
      await this.#eachOf(numbers, async (number) => {
        this.#note(await this.#directory.page(number, null, isAsked));
      });
      // People may join or move to another page meanwhile: then each missing one gets a call.
      this.#resolveNoted(this.#ids.size === this.#total);
    }
  }

  #note({ accounts, ids, total }: Page): void {
    this.#total = Math.max(this.#total, total ?? 0);
    accounts.forEach((account) => this.#accounts.set(account.id, account));
    ids.forEach((id) => this.#ids.add(id));
  }

  /** Resolves UUIDs. E-mails wait for all pages, since a later page may have another account with the same e-mail. */
  #resolveNoted(isEverybody: boolean): void {
    const byEmail = Map.groupBy(this.#accounts.values(), ({ email }) => email);
    for (const key of this.#pending) {
      const account = this.#accounts.get(key);
      if (account !== undefined || isEverybody) {
        this.#resolved.set(key, isEmailKey(key) ? resolveEmail(byEmail.get(key) ?? []) : resolveId(account));
        this.#pending.delete(key);
      }
    }
  }

  /** Runs all calls at once; the client limits how many are sent. */
  async #eachOf<T>(items: readonly T[], ask: (item: T) => Promise<void>): Promise<void> {
    let done = 0;
    const askOne = async (item: T): Promise<void> => {
      await ask(item);
      done += 1;
      this.#onLookUp(done, items.length);
    };
    await Promise.all(items.map(askOne));
  }
}

/** `isVerified` is `false` if the keys may not read users: then UUIDs were not checked. */
export type LookedUp = { readonly accounts: Accounts; readonly isVerified: boolean };

/** Finds the accounts of keys in at most min(keys, pages of everybody) + 1 calls. Throws `DatadogError` or `Cancelled`. */
export async function lookUp(
  client: DatadogClient,
  keys: readonly PersonKey[],
  signal: AbortSignal,
  onLookUp: Progress['lookedUp'],
): Promise<LookedUp> {
  try {
    return { accounts: await new LookUp(new Directory(client, signal), keys, onLookUp).run(), isVerified: true };
  } catch (error) {
    if (error instanceof DatadogError && error.kind === 'access' && !keys.some(isEmailKey)) {
      const unknown = { email: null, name: null, disabled: false, serviceAccount: false };
      return { accounts: new Map(keys.map((id) => [id, resolveId({ id, ...unknown })])), isVerified: false };
    }
    throw error;
  }
}
