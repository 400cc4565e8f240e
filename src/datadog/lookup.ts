import { endAt } from '../http/calls.ts';
import { listOf, numberOf, objectOf, textOf } from '../json.ts';
import { type Account, type Accounts, type Resolution, resolveEmail, resolveId } from '../seats/accounts.ts';
import { isEmailKey, type PersonKey } from '../seats/person.ts';
import { warningAt } from '../seats/problem.ts';
import { say, words } from '../seats/sentence.ts';
import type { Services } from '../seats/services.ts';
import type { DatadogClient } from './client.ts';
import { DatadogError, unexpectedShape } from './error.ts';
import { keysOf, pageReader } from './page.ts';

const PATH = '/api/v2/users';
const NEEDS = 'user_access_read, which is needed to find people by e-mail';
const UNVERIFIED = say`listed UUIDs were not checked: the keys lack user_access_read; grant it so that missing and disabled accounts are skipped`;

/** `items` also counts users without a UUID. `total` is everybody, `matching` who matches a filter, if Datadog says. */
function pageOf(json: unknown) {
  const { data, meta } = objectOf(json);
  const items = listOf(data);
  if (items === null) throw unexpectedShape(PATH, '"data" is not a list');
  const { total_count: total, total_filtered_count: matching } = objectOf(objectOf(meta).page);
  const accounts = items.flatMap((item) => accountFrom(item) ?? []);
  return { accounts, items: items.length, total: numberOf(total), matching: numberOf(matching) };
}

/** The account of a user; `null` without a UUID. */
function accountFrom(user: unknown): Account | null {
  const { name, disabled, status, service_account: serviceAccount } = objectOf(objectOf(user).attributes);
  const { id, email } = keysOf(user);
  if (id === null) return null;
  const isDisabled = disabled === true || textOf(status)?.toLowerCase() === 'disabled';
  return { id, email, name: textOf(name), disabled: isDisabled, serviceAccount: serviceAccount === true };
}

/** The users list: a page of it, from number 0, or one call or search for a key. */
function openDirectory(client: DatadogClient, signal: AbortSignal) {
  const inSizes = pageReader();
  const read = <T>(path: string, query: Readonly<Record<string, string>>, pick: (json: unknown) => T): Promise<T> =>
    client.read({ path, query, needs: NEEDS, ends: endAt(signal) }, pick);
  const page = (number: number, filter: { filter?: string } = {}): Promise<ReturnType<typeof pageOf>> =>
    inSizes(number === 0, (size) =>
      read(PATH, { 'page[size]': String(size), 'page[number]': String(number), ...filter }, pageOf),
    );
  /** The filter also matches parts of e-mails and names, so all its pages are read. */
  const search = async (email: string): Promise<Resolution> => {
    const all = new Map<string, Account>();
    let seen = 0;
    for (let number = 0; ; number += 1) {
      const { accounts, items, matching } = await page(number, { filter: email });
      const before = all.size;
      accounts.forEach((account) => all.set(account.id, account));
      seen += items;
      const isLast = matching === null ? items === 0 : seen >= matching;
      if (isLast) return resolveEmail([...all.values()].filter((one) => one.email === email));
      if (all.size > before) continue;
      throw unexpectedShape(PATH, `a search promises more results than its pages have (${all.size})`);
    }
  };
  const account = async (id: PersonKey): Promise<Resolution> => {
    const path = `${PATH}/${encodeURIComponent(id)}`;
    const pick = (json: unknown): Resolution => {
      const found = accountFrom(objectOf(json).data);
      if (found?.id === id) return resolveId(found);
      throw unexpectedShape(path, found === null ? '"data" is not a user' : 'it is about another user');
    };
    return read(path, {}, pick).catch((error: unknown) => {
      if (!(error instanceof DatadogError) || error.kind !== 'refused') throw error;
      const why = say`has no Datadog account: ${words(error.reason || `status ${error.status}`)}`;
      return { kind: 'not-found', why };
    });
  };
  return { page, ask: (key: PersonKey) => (isEmailKey(key) ? search(key) : account(key)) };
}

type Directory = ReturnType<typeof openDirectory>;
type OnLookUp = Services['log']['lookedUp'];

/** Runs all calls at once; the client limits how many are sent. */
async function eachOf<T>(items: readonly T[], onLookUp: OnLookUp, ask: (item: T) => Promise<unknown>): Promise<void> {
  let done = 0;
  const calls = items.map(async (item) => {
    await ask(item);
    done += 1;
    onLookUp(done, items.length);
  });
  await Promise.all(calls);
}

/** Looks the keys up in the users list. After its first page, it reads the others unless a call for each person is cheaper. */
async function readEverybody(directory: Directory, keys: readonly PersonKey[], onLookUp: OnLookUp) {
  const asked = new Set<PersonKey | null>(keys);
  // Only those asked for: an organization may have hundreds of thousands.
  const accounts = new Map<string, Account>();
  const ids = new Set<string>(); // As bytes, UUIDs take half the memory.
  let total = 0;
  const read = async (number: number) => {
    const page = await directory.page(number);
    // Emptied, since the page's promise keeps the list until the next full garbage collection.
    for (const account of page.accounts.splice(0)) {
      ids.add(Buffer.from(account.id.replaceAll('-', ''), 'hex').toString('latin1'));
      if (asked.has(account.id) || asked.has(account.email)) accounts.set(account.id, account);
    }
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

/** Finds the accounts of keys in at most min(keys, pages of everybody) + 1 calls. If the keys may not read users,
 * UUIDs are taken as they are, with a warning. Throws `DatadogError` or `Cancelled`. */
export async function lookUp(client: DatadogClient, keys: readonly PersonKey[], services: Services): Promise<Accounts> {
  const { stopping, log, problems } = services;
  const directory = openDirectory(client, stopping);
  try {
    const known = keys.length > 1 ? await readEverybody(directory, keys, log.lookedUp) : new Map<string, Resolution>();
    const missing = keys.filter((key) => !known.has(key));
    await eachOf(missing, log.lookedUp, async (key) => {
      known.set(key, await directory.ask(key));
    });
    return known;
  } catch (error) {
    const isForbidden = error instanceof DatadogError && error.kind === 'access';
    if (!isForbidden || keys.some(isEmailKey)) throw error;
    problems.add([warningAt(null, UNVERIFIED)]);
    const unknown = { email: null, name: null, disabled: false, serviceAccount: false };
    return new Map(keys.map((id) => [id, resolveId({ id, ...unknown })]));
  }
}
