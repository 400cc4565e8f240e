import { isUuid } from '../seats/person.ts';
import type { Account, Resolution } from '../seats/resolution.ts';
import { DatadogError } from './error.ts';
import type { Http } from './http.ts';
import { countOf, dataOf, objectOf, textOf, unexpectedShape } from './wire.ts';

const PATH = '/api/v2/users';
/** The documented maximum of `page[size]`; real servers take more. */
const SAFE_PAGE = 100;
/** No e-mail is contained in so many others; a server that never ends must not be read for ever. */
const MAX_SEARCH_PAGES = 1000;
const PERMISSION = 'the permission user_access_read (to find people by e-mail; UUIDs do without it)';

/** One page of accounts, with what the server tells about all of them. */
export interface Page {
  readonly accounts: readonly Account[];
  /** How many items the page had, also those that are no usable account. */
  readonly items: number;
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

/** The calls to the users list, one at a time. */
export class UsersList {
  readonly #http: Http;
  readonly #signal: AbortSignal;

  constructor(http: Http, signal: AbortSignal) {
    this.#http = http;
    this.#signal = signal;
  }

  async page(number: number, size: number, filter: string | null): Promise<Page> {
    const paging = { 'page[size]': String(size), 'page[number]': String(number) };
    const query = filter === null ? paging : { ...paging, filter };
    const reply = await this.#http.read({ path: PATH, query, needs: PERMISSION, signal: this.#signal });
    const items = dataOf(reply, PATH);
    const meta = objectOf(objectOf(objectOf(reply).meta).page);
    return {
      accounts: items.map(accountFrom).filter((account) => account !== null),
      items: items.length,
      total: countOf(meta.total_count),
      matching: countOf(meta.total_filtered_count),
      maxPageSize: countOf(meta.max_page_size),
    };
  }

  /** The first page of everybody: as large as the server takes, since the documented size is the smallest one. */
  async firstPage(size: number): Promise<{ page: Page; size: number }> {
    try {
      return { page: await this.page(0, size, null), size };
    } catch (error) {
      if (error instanceof DatadogError && error.kind === 'refused' && size > SAFE_PAGE) {
        return { page: await this.page(0, SAFE_PAGE, null), size: SAFE_PAGE };
      }
      throw error;
    }
  }

  /**
   * Everybody whose e-mail or name contains `email`. The filter is a substring match that may return others first, so all
   * its pages are read; a server that does not tell how many there are is read until a page is empty.
   */
  async search(email: string): Promise<{ first: Page; accounts: readonly Account[] }> {
    const first = await this.page(0, SAFE_PAGE, email);
    const accounts = [...first.accounts];
    let { items } = first;
    for (let read = items, number = 1; items > 0 && read < (first.matching ?? Infinity); number += 1) {
      if (number > MAX_SEARCH_PAGES) {
        throw unexpectedShape(PATH, `the search for one e-mail has more than ${MAX_SEARCH_PAGES} pages`);
      }
      const page = await this.page(number, SAFE_PAGE, email);
      accounts.push(...page.accounts);
      items = page.items;
      read += items;
      if (items === 0 && first.matching !== null) {
        throw unexpectedShape(PATH, `a search has ${first.matching} results, but its pages hold only ${read}`);
      }
    }
    return { first, accounts };
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
