import type { Cancellation } from '../seats/cancellation.ts';
import type { Holder } from '../seats/holders.ts';
import type { WriteResult } from '../seats/outcome.ts';
import { isUuid } from '../seats/person.ts';
import { DatadogError } from './error.ts';
import type { Http } from './http.ts';
import { dataOf, objectOf, textOf, unexpectedShape } from './wire.ts';

const PATH = '/api/v2/seats/users';
/** Asked for first; the maximum is not published. */
const LARGE_PAGE = 1000;
/** The page size that is known to be taken. */
const SAFE_PAGE = 100;
/** No organisation has more pages; a server that never ends must not be read for ever. */
const MAX_PAGES = 100_000;

const READ_PERMISSION = 'one of the permissions billing_read, incident_read, on_call_read';
const WRITE_PERMISSION = 'one of the permissions billing_edit, incident_write, on_call_write';

/** Told of which product how many seats were read so far. */
export type OnRead = (productCode: string, read: number) => void;

/** The seat calls. */
export interface SeatsApi {
  /**
   * Everybody who holds a seat of a product, in Datadog's order. Throws `DatadogError`.
   *
   * @param onRead told after each page but the last.
   */
  listHolders(productCode: string, signal: AbortSignal, onRead: OnRead): Promise<Holder[]>;
  /** Assigns or unassigns seats for user UUIDs, all in one call. Never throws for what Datadog answers. */
  change(
    kind: 'assign' | 'unassign',
    productCode: string,
    ids: readonly string[],
    cancellation: Pick<Cancellation, 'stopping' | 'abandonWrites'>,
  ): Promise<WriteResult>;
}

function holderFrom(item: unknown): Holder {
  const { id, attributes } = objectOf(item);
  const { email, name } = objectOf(attributes);
  const uuid = textOf(id)?.toLowerCase() ?? null;
  const holder = {
    id: uuid !== null && isUuid(uuid) ? uuid : null,
    email: textOf(email)?.toLowerCase() ?? null,
    name: textOf(name),
  };
  if (holder.id === null && holder.email === null) {
    throw unexpectedShape(PATH, 'a seat has neither a user UUID nor an e-mail');
  }
  return holder;
}

/** Where the next page begins; `null` after the last one. Only an absent, null or empty cursor ends a list. */
function nextCursorOf(reply: unknown): string | null {
  const cursor = objectOf(objectOf(reply).meta).next_cursor ?? '';
  if (typeof cursor !== 'string') {
    throw unexpectedShape(PATH, 'the cursor of the next page is no text');
  }
  return cursor === '' ? null : cursor;
}

/** Pages through the list. Nothing is taken for granted: not the page size, not that a cursor moves on. */
class HolderPages {
  readonly #http: Http;
  #pageSize = LARGE_PAGE;

  constructor(http: Http) {
    this.#http = http;
  }

  async all(productCode: string, signal: AbortSignal, onRead: OnRead): Promise<Holder[]> {
    const holders = new Map<string, Holder>();
    const cursors = new Set<string>();
    let cursor: string | null = null;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const reply = await this.#page(productCode, cursor, signal);
      for (const [index, holder] of dataOf(reply, PATH).map(holderFrom).entries()) {
        // Without a UUID nobody is known to be the same: an e-mail can belong to several accounts.
        holders.set(holder.id ?? `${page} ${index}`, holder);
      }
      cursor = nextCursorOf(reply);
      if (cursor === null) {
        return [...holders.values()];
      }
      if (cursors.has(cursor)) {
        throw unexpectedShape(PATH, `the cursor "${cursor}" came twice, so the list has no end`);
      }
      cursors.add(cursor);
      onRead(productCode, holders.size);
    }
    throw unexpectedShape(PATH, `the list has more than ${MAX_PAGES} pages`);
  }

  async #page(productCode: string, cursor: string | null, signal: AbortSignal): Promise<unknown> {
    const pageSize = this.#pageSize;
    const query = {
      product_code: productCode,
      'page[limit]': String(pageSize),
      ...(cursor === null ? {} : { 'page[cursor]': cursor }),
    };
    try {
      return await this.#http.read({ path: PATH, query, needs: READ_PERMISSION, signal });
    } catch (error) {
      if (error instanceof DatadogError && error.kind === 'refused' && pageSize > SAFE_PAGE) {
        this.#pageSize = SAFE_PAGE;
        return this.#page(productCode, cursor, signal);
      }
      throw error;
    }
  }
}

/** What an error means for the people in a batch. */
function resultOf({ kind, status, reason, message }: DatadogError): WriteResult {
  switch (kind) {
    case 'refused':
      return { kind: 'refused', reason: reason === '' ? message : reason };
    case 'access':
      return { kind: 'no-access', reason: message };
    case 'cancelled':
      // A rate limit is the one answer to be waited for that says that nothing was done.
      return { kind: 'cancelled', mayHaveTakenEffect: status !== 429 };
    case 'unavailable':
    case 'unexpected':
      return { kind: 'unanswered', reason: message };
  }
}

/** The seat calls of one organisation. */
export function createSeatsApi(http: Http): SeatsApi {
  const pages = new HolderPages(http);
  return {
    listHolders: (productCode, signal, onRead) => pages.all(productCode, signal, onRead),
    async change(kind, productCode, ids, { stopping, abandonWrites }) {
      const attributes = { product_code: productCode, user_uuids: ids };
      const body = { data: { type: 'seat-assignments', attributes } };
      const method = kind === 'assign' ? 'POST' : 'DELETE';
      try {
        await http.write({
          method,
          path: PATH,
          body,
          needs: WRITE_PERMISSION,
          signal: abandonWrites,
          lastTry: stopping,
        });
        return { kind: 'accepted' };
      } catch (error) {
        if (!(error instanceof DatadogError)) {
          // Writes were begun: whatever this is, the run goes on to read again and report.
          return { kind: 'unanswered', reason: String(error) };
        }
        return resultOf(error);
      }
    },
  };
}
