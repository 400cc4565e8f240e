import { isUuid } from '../seats/person.ts';
import type { Account, Resolution } from '../seats/resolution.ts';
import { DatadogError } from './error.ts';
import type { Http } from './http.ts';
import type { JsonBytes } from './json-bytes.ts';
import type { Collector } from './list-reply.ts';
import { SoughtKeys } from './sought.ts';
import { countOf, dataOf, objectOf, textOf, unexpectedShape } from './wire.ts';

const PATH = '/api/v2/users';
/** The documented maximum of `page[size]`; real servers take more. */
const SAFE_PAGE = 100;
/** The largest page that is asked for. */
export const LARGE_PAGE = 1000;
/** No e-mail is contained in so many others; a server that never ends must not be read for ever. */
const MAX_SEARCH_PAGES = 1000;
const PERMISSION = 'the permission user_access_read (to find people by e-mail; UUIDs do without it)';

/** Where an item of the list has the two fields that people are known by. */
const PATHS = [['id'], ['attributes', 'email']];
const [ID, EMAIL] = [0, 1] as const;

/** The people on a page. */
interface People {
  /** The accounts that are sought. */
  readonly accounts: readonly Account[];
  /** A number for each UUID on the page, the same wherever it comes. */
  readonly hashes: readonly number[];
  /** How many items the page had, also those that are no usable account. */
  readonly items: number;
}

/** One page of the users list, with what the server tells about all of it. */
export interface Page extends People {
  /** How many people the organisation has, and how many match the filter; `null` where it is not told. */
  readonly total: number | null;
  readonly matching: number | null;
  readonly maxPageSize: number | null;
}

function accountFrom(item: unknown): Account | null {
  const { id, attributes } = objectOf(item);
  const { email, name, disabled, status, service_account: serviceAccount } = objectOf(attributes);
  const uuid = textOf(id)?.toLowerCase() ?? '';
  return isUuid(uuid)
    ? {
        id: uuid,
        email: textOf(email)?.toLowerCase() ?? null,
        name: textOf(name),
        disabled: disabled === true || textOf(status)?.toLowerCase() === 'disabled',
        serviceAccount: serviceAccount === true,
      }
    : null;
}

/** Collects those who are sought. Hardly anybody in an organisation is, and to parse everybody would take most of the time. */
class PeopleCollector implements Collector<People> {
  readonly paths = PATHS;
  readonly #sought: SoughtKeys;
  readonly #accounts: Account[] = [];
  readonly #hashes: number[] = [];
  #items = 0;

  constructor(sought: SoughtKeys) {
    this.#sought = sought;
  }

  add(item: JsonBytes): void {
    this.#items += 1;
    const [id, email] = [item.hash(ID), item.hash(EMAIL)];
    if (id !== null) {
      this.#hashes.push(id);
    }
    if (id !== null && email !== null && !this.#sought.mayHave(id) && !this.#sought.mayHave(email)) {
      return;
    }
    const account = accountFrom(item.parse());
    if (account !== null && this.#sought.includes(account)) {
      this.#accounts.push(account);
    }
  }

  end(): People {
    return { accounts: this.#accounts, hashes: this.#hashes, items: this.#items };
  }
}

/** The calls to the users list, one at a time. */
export class UsersList {
  readonly #http: Http;
  readonly #signal: AbortSignal;
  /** What a search asks for: larger pages as soon as the server tells that it takes them. */
  #searchPage = SAFE_PAGE;

  constructor(http: Http, signal: AbortSignal) {
    this.#http = http;
    this.#signal = signal;
  }

  /** One page, from number 0 on. */
  async page(number: number, size: number, filter: string | null, sought: SoughtKeys): Promise<Page> {
    const paging = { 'page[size]': String(size), 'page[number]': String(number) };
    const query = filter === null ? paging : { ...paging, filter };
    const call = { path: PATH, query, needs: PERMISSION, signal: this.#signal };
    const { envelope, items: people } = await this.#http.readList(call, () => new PeopleCollector(sought));
    dataOf(envelope, PATH);
    const meta = objectOf(objectOf(envelope.meta).page);
    const maxPageSize = countOf(meta.max_page_size);
    return {
      ...people,
      total: countOf(meta.total_count),
      matching: countOf(meta.total_filtered_count),
      maxPageSize: maxPageSize === 0 ? null : maxPageSize,
    };
  }

  /** The first page of everybody: as large as the server takes, since the documented size is the smallest one. */
  async firstPage(sought: SoughtKeys): Promise<{ page: Page; size: number }> {
    try {
      return { page: await this.page(0, LARGE_PAGE, null, sought), size: LARGE_PAGE };
    } catch (error) {
      if (error instanceof DatadogError && error.kind === 'refused') {
        return { page: await this.page(0, SAFE_PAGE, null, sought), size: SAFE_PAGE };
      }
      throw error;
    }
  }

  /**
   * Everybody who has exactly this e-mail. The filter is a substring match that may return others first, so all its pages
   * are read; a server that does not tell how many there are is read until a page is empty.
   */
  async search(email: string): Promise<{ first: Page; accounts: readonly Account[] }> {
    const sought = new SoughtKeys([email]);
    const first = await this.#firstOfSearch(email, sought);
    const accounts = [...first.accounts];
    let { items } = first;
    for (let read = items, number = 1; items > 0 && read < (first.matching ?? Infinity); number += 1) {
      if (number > MAX_SEARCH_PAGES) {
        throw unexpectedShape(PATH, `the search for one e-mail has more than ${MAX_SEARCH_PAGES} pages`);
      }
      const page = await this.page(number, first.size, email, sought);
      accounts.push(...page.accounts);
      items = page.items;
      read += items;
      if (items === 0 && first.matching !== null) {
        throw unexpectedShape(PATH, `a search has ${first.matching} results, but its pages hold only ${read}`);
      }
    }
    return { first, accounts };
  }

  /** A search that has more results than the documented page holds begins again with the largest page that the server takes. */
  async #firstOfSearch(email: string, sought: SoughtKeys): Promise<Page & { size: number }> {
    const size = this.#searchPage;
    const first = await this.page(0, size, email, sought);
    const large = Math.min(first.maxPageSize ?? size, LARGE_PAGE);
    this.#searchPage = large;
    const isWhole = first.items >= (first.matching ?? 0);
    return isWhole || large <= size
      ? { ...first, size }
      : { ...(await this.page(0, large, email, sought)), size: large };
  }

  /** One account by UUID, or why there is none. */
  async account(id: string): Promise<Resolution> {
    try {
      const path = `${PATH}/${encodeURIComponent(id)}`;
      const reply = await this.#http.read({ path, needs: PERMISSION, signal: this.#signal });
      const account = accountFrom(objectOf(reply).data);
      if (account === null) {
        throw unexpectedShape(path, '"data" is no user');
      }
      return { kind: 'found', account };
    } catch (error) {
      if (error instanceof DatadogError && error.kind === 'refused') {
        return { kind: 'not-found', reason: `Datadog: ${error.reason}` };
      }
      throw error;
    }
  }
}
