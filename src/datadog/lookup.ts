import { type Account, type Accounts, type Resolution, resolveEmail, resolveId } from '../seats/accounts.ts';
import { isEmailKey, type PersonKey } from '../seats/person.ts';
import type { Progress } from '../seats/services.ts';
import type { DatadogClient } from './client.ts';
import { DatadogError } from './error.ts';
import { Directory, type Page } from './users.ts';

type OnLookUp = Progress['lookedUp'];

/** Runs all calls at once; the client limits how many are sent. */
async function eachOf<T>(items: readonly T[], onLookUp: OnLookUp, ask: (item: T) => Promise<unknown>): Promise<void> {
  let done = 0;
  const askOne = async (item: T): Promise<void> => {
    await ask(item);
    done += 1;
    onLookUp(done, items.length);
  };
  await Promise.all(items.map(askOne));
}

/**
 * What the users list tells about the keys. Its first page shows the size of the organization; the others are read unless a call
 * for each person is cheaper.
 */
async function readEverybody(
  directory: Directory,
  keys: readonly PersonKey[],
  onLookUp: OnLookUp,
): Promise<Map<PersonKey, Resolution>> {
  const asked = new Set<PersonKey | null>(keys);
  const accounts = new Map<string, Account>();
  const ids = new Set<string>();
  let total = 0;
  const read = async (number: number): Promise<Page> => {
    const page = await directory.page(number, null, (key) => asked.has(key));
    page.accounts.forEach((account) => accounts.set(account.id, account));
    page.ids.forEach((id) => ids.add(id));
    total = Math.max(total, page.total ?? 0);
    return page;
  };
  const first = await read(0);
  // A page may be smaller than asked for, and the total may be missing.
  const pages = first.items === 0 ? 1 : Math.max(1, Math.ceil((first.total ?? Infinity) / first.items));
  const isCheaper = pages - 1 <= keys.filter((key) => !accounts.has(key)).length;
  const others = Array.from({ length: isCheaper ? pages - 1 : 0 }, (_, index) => index + 1);
  await eachOf(others, onLookUp, read);
  // People may join or move to another page meanwhile: then each missing one gets a call.
  const isEverybody = isCheaper && ids.size === total;
  // E-mails need all pages, since a later page may have another account with the same e-mail.
  const byEmail = Map.groupBy(accounts.values(), ({ email }) => email);
  const known = keys.filter((key) => isEverybody || accounts.has(key));
  const resolve = (key: PersonKey): Resolution =>
    isEmailKey(key) ? resolveEmail(byEmail.get(key) ?? []) : resolveId(accounts.get(key));
  return new Map(known.map((key) => [key, resolve(key)]));
}

/** `isVerified` is `false` if the keys may not read users: then UUIDs were not checked. */
export type LookedUp = Readonly<{ accounts: Accounts; isVerified: boolean }>;

/** Finds the accounts of keys in at most min(keys, pages of everybody) + 1 calls. Throws `DatadogError` or `Cancelled`. */
export async function lookUp(
  client: DatadogClient,
  keys: readonly PersonKey[],
  signal: AbortSignal,
  onLookUp: OnLookUp,
): Promise<LookedUp> {
  const directory = new Directory(client, signal);
  try {
    const accounts =
      keys.length > 1 ? await readEverybody(directory, keys, onLookUp) : new Map<PersonKey, Resolution>();
    await eachOf(
      keys.filter((key) => !accounts.has(key)),
      onLookUp,
      async (key) => {
        const one = isEmailKey(key) ? resolveEmail(await directory.search(key)) : await directory.account(key);
        accounts.set(key, one);
      },
    );
    return { accounts, isVerified: true };
  } catch (error) {
    const isForbidden = error instanceof DatadogError && error.kind === 'access';
    if (!isForbidden || keys.some(isEmailKey)) throw error;
    const unknown = { email: null, name: null, disabled: false, serviceAccount: false };
    return { accounts: new Map(keys.map((id) => [id, resolveId({ id, ...unknown })])), isVerified: false };
  }
}
