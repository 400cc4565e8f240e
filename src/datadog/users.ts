import { endAt } from '../http/calls.ts';
import { listOf, numberOf, objectOf, textOf } from '../json.ts';
import { type Account, type Resolution, resolveId } from '../seats/accounts.ts';
import type { PersonKey } from '../seats/person.ts';
import { say, words } from '../seats/sentence.ts';
import type { DatadogClient } from './client.ts';
import { DatadogError, unexpectedShape } from './error.ts';
import { keysOf, pageReader } from './page.ts';

const PATH = '/api/v2/users';
const NEEDS = 'user_access_read, which is needed to find people by e-mail';

/** Whether the account with this key is kept: an organization may have hundreds of thousands. */
export type IsAsked = (key: PersonKey | null) => boolean;

/**
 * One page of the directory: the accounts asked for by either key, the UUIDs of all, and the number of items, including those without
 * a UUID. `total`: how many people the organization has; `matching`: how many match the filter; `null` if Datadog does not say.
 */
export type Page = Readonly<{
  accounts: readonly Account[];
  ids: readonly string[];
  items: number;
  total: number | null;
  matching: number | null;
}>;

/** The account of a user; `null` without a UUID. */
function accountFrom(user: unknown): Account | null {
  const { name, disabled, status, service_account: serviceAccount } = objectOf(objectOf(user).attributes);
  const { id, email } = keysOf(user);
  if (id === null) return null;
  const isDisabled = disabled === true || textOf(status)?.toLowerCase() === 'disabled';
  return { id, email, name: textOf(name), disabled: isDisabled, serviceAccount: serviceAccount === true };
}

/** The users list. Its methods throw `DatadogError` or `Cancelled`. */
export class Directory {
  readonly #read: <T>(path: string, query: Readonly<Record<string, string>>, pick: (json: unknown) => T) => Promise<T>;
  readonly #readPage = pageReader();

  constructor(client: DatadogClient, signal: AbortSignal) {
    this.#read = (path, query, pick) => client.read({ path, query, needs: NEEDS, ends: endAt(signal) }, pick);
  }

  /** Reads one page, from number 0, as large as Datadog allows. */
  page(number: number, filter: string | null, isAsked: IsAsked): Promise<Page> {
    return this.#readPage(number === 0, (size) => {
      const paging = { 'page[size]': String(size), 'page[number]': String(number) };
      const query = filter === null ? paging : { ...paging, filter };
      return this.#read(PATH, query, (json) => pageOf(json, isAsked));
    });
  }

  /** Everybody with this e-mail. The filter also matches parts of e-mails and names, so all its pages are read. */
  async search(email: string): Promise<readonly Account[]> {
    const found = new Map<string, Account>();
    const ids = new Set<string>();
    for (let [number, read] = [0, 0]; ; number += 1) {
      const page = await this.page(number, email, (key) => key === email);
      const before = ids.size;
      page.ids.forEach((id) => ids.add(id));
      page.accounts.forEach((account) => found.set(account.id, account));
      read += page.items;
      if (page.matching === null ? page.items === 0 : read >= page.matching) return [...found.values()];
      if (ids.size === before) {
        throw unexpectedShape(PATH, `a search promises more results than its pages have (${ids.size})`);
      }
    }
  }

  /** The account with this UUID, or why there is none. */
  async account(id: PersonKey): Promise<Resolution> {
    const path = `${PATH}/${encodeURIComponent(id)}`;
    try {
      return await this.#read(path, {}, (json) => {
        const account = accountFrom(objectOf(json).data);
        if (account?.id === id) return resolveId(account);
        throw unexpectedShape(path, account === null ? '"data" is not a user' : 'it is about another user');
      });
    } catch (error) {
      if (!(error instanceof DatadogError) || error.kind !== 'refused') throw error;
      return { kind: 'not-found', why: say`has no Datadog account (${words(error.reason)})` };
    }
  }
}

function pageOf(json: unknown, isAsked: IsAsked): Page {
  const { data, meta } = objectOf(json);
  const items = listOf(data);
  if (items === null) throw unexpectedShape(PATH, '"data" is not a list');
  const { total_count: total, total_filtered_count: matching } = objectOf(objectOf(meta).page);
  const accounts = items.map(accountFrom).filter((account) => account !== null);
  return {
    accounts: accounts.filter(({ id, email }) => isAsked(id) || isAsked(email)),
    ids: accounts.map(({ id }) => id),
    items: items.length,
    total: numberOf(total),
    matching: numberOf(matching),
  };
}
