import { endAt } from '../http/calls.ts';
import { listOf, numberOf, objectOf, textOf } from '../json.ts';
import { type Account, type Resolution, resolveId } from '../seats/accounts.ts';
import { isUuid, type PersonKey } from '../seats/person.ts';
import { say, words } from '../seats/sentence.ts';
import type { DatadogClient } from './client.ts';
import { DatadogError, unexpectedShape } from './error.ts';
import { PageSize } from './page-size.ts';

const PATH = '/api/v2/users';
const NEEDS = 'the permission user_access_read (to find people by e-mail; UUIDs do without it)';

/** Which accounts are kept: an organisation may have hundreds of thousands. */
export type IsAsked = (key: PersonKey | null) => boolean;

/** One page of the directory. */
export interface Page {
  /** The accounts that are asked for, by either key. */
  readonly accounts: readonly Account[];
  /** The UUIDs of all accounts on it. */
  readonly ids: readonly string[];
  /** How many items it has, also those that are no usable account. */
  readonly items: number;
  /** How many people the organisation has, and how many match the filter; `null` where the server does not say. */
  readonly total: number | null;
  readonly matching: number | null;
}

/** The two keys of a user; an `id` of `''` for anything that is none. */
function keysOf(user: unknown): { id: string; email: string | null } {
  const { id: uuid, attributes } = objectOf(user);
  const id = textOf(uuid)?.toLowerCase() ?? '';
  return { id: isUuid(id) ? id : '', email: textOf(objectOf(attributes).email)?.toLowerCase() ?? null };
}

function accountFrom(user: unknown): Account {
  const { name, disabled, status, service_account: serviceAccount } = objectOf(objectOf(user).attributes);
  return {
    ...keysOf(user),
    name: textOf(name),
    disabled: disabled === true || textOf(status)?.toLowerCase() === 'disabled',
    serviceAccount: serviceAccount === true,
  };
}

/** The calls to the users list. All throw `DatadogError` or `Cancelled`. */
export class Directory {
  readonly #client: DatadogClient;
  readonly #signal: AbortSignal;
  readonly #pageSize = new PageSize();

  constructor(client: DatadogClient, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
  }

  /** One page, from number 0 on, as large as the server allows. */
  page(number: number, filter: string | null, isAsked: IsAsked): Promise<Page> {
    return this.#pageSize.read(number === 0, (size) => {
      const paging = { 'page[size]': String(size), 'page[number]': String(number) };
      const query = filter === null ? paging : { ...paging, filter };
      return this.#read(PATH, query, (json) => pageOf(json, isAsked));
    });
  }

  /** Everybody who has exactly this e-mail. The filter matches any part of e-mails and names, so all its pages are read. */
  async search(email: string): Promise<readonly Account[]> {
    const found = new Map<string, Account>();
    const ids = new Set<string>();
    for (let [number, read] = [0, 0]; ; number += 1) {
      const page = await this.page(number, email, (key) => key === email);
      const before = ids.size;
      page.ids.forEach((id) => ids.add(id));
      page.accounts.forEach((account) => found.set(account.id, account));
      read += page.items;
      if (page.matching === null ? page.items === 0 : read >= page.matching) {
        return [...found.values()];
      }
      if (ids.size === before) {
        throw unexpectedShape(PATH, `a search has more results than its pages show (${ids.size})`);
      }
    }
  }

  /** The account with this UUID, or why there is none. */
  async account(id: PersonKey): Promise<Resolution> {
    const path = `${PATH}/${encodeURIComponent(id)}`;
    try {
      const account = await this.#read(path, {}, (json) => accountFrom(objectOf(json).data));
      if (account.id === '') {
        throw unexpectedShape(path, '"data" is no user');
      }
      return resolveId([account]);
    } catch (error) {
      if (error instanceof DatadogError && error.kind === 'refused') {
        return { kind: 'not-found', why: say`Datadog: ${words(error.reason)}` };
      }
      throw error;
    }
  }

  #read<T>(path: string, query: Readonly<Record<string, string>>, pick: (json: unknown) => T): Promise<T> {
    return this.#client.read({ path, query, needs: NEEDS, ends: endAt(this.#signal) }, pick);
  }
}

function pageOf(json: unknown, isAsked: IsAsked): Page {
  const { data, meta } = objectOf(json);
  const items = listOf(data);
  if (items === null) {
    throw unexpectedShape(PATH, '"data" is not a list');
  }
  const { total_count: total, total_filtered_count: matching } = objectOf(objectOf(meta).page);
  const ids: string[] = [];
  const accounts: Account[] = [];
  for (const item of items) {
    const { id, email } = keysOf(item);
    if (id !== '') {
      ids.push(id);
    }
    if (id !== '' && (isAsked(id) || isAsked(email))) {
      accounts.push(accountFrom(item));
    }
  }
  return { accounts, ids, items: items.length, total: numberOf(total), matching: numberOf(matching) };
}
