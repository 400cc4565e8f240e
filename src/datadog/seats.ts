import { Cancelled, endAt, type Ends } from '../http/calls.ts';
import { listOf, objectOf, textOf } from '../json.ts';
import type { Holder } from '../seats/holders.ts';
import { sentenceOf } from '../seats/problem.ts';
import { say, type Sentence, words } from '../seats/sentence.ts';
import type { Progress } from '../seats/services.ts';
import type { DatadogClient } from './client.ts';
import { DatadogError, unexpectedShape } from './error.ts';
import { keysOf, pageReader } from './page.ts';

const PATH = '/api/v2/seats/users';
/** A later date is no date: nothing can be added to it. */
const MAX_SINCE_MS = Date.UTC(10_000, 0);
/** A list that changes while it is read may bring one page without a new seat. */
const MAX_PAGES_WITHOUT_NEWS = 2;

const READ_NEEDS = 'billing_read, incident_read or on_call_read';
const WRITE_NEEDS = 'billing_edit, incident_write or on_call_write';

function holderFrom(item: unknown): Holder {
  const { attributes } = objectOf(item);
  const { name, assigned_at: assignedAt } = objectOf(attributes);
  const holder = { ...keysOf(item), name: textOf(name) };
  // Every field of a seat may be missing, but not all of them.
  if (holder.id === null && holder.email === null && attributes === undefined) {
    throw unexpectedShape(PATH, 'a seat has neither a user UUID nor an e-mail');
  }
  const sinceMs = Date.parse(textOf(assignedAt) ?? '');
  return { ...holder, since: sinceMs < MAX_SINCE_MS ? new Date(sinceMs).toISOString() : null };
}

/** Reads a page: its holders by what identifies them, and the cursor of the next page; `''` ends the list. Without a UUID the
 * whole row identifies a seat: several accounts can share an e-mail, so equal rows of one page are different seats, and equal
 * rows of two pages are the same. */
function pageOf(json: unknown) {
  const { data, meta } = objectOf(json);
  const [items, next] = [listOf(data), objectOf(meta).next_cursor ?? ''];
  if (items === null) throw unexpectedShape(PATH, '"data" is not a list');
  if (typeof next !== 'string') throw unexpectedShape(PATH, 'the cursor of the next page is not text');
  const times = new Map<string, number>();
  const rows = items.map((item): [string, Holder] => {
    const holder = holderFrom(item);
    if (holder.id !== null) return [holder.id, holder];
    const row = JSON.stringify(item);
    times.set(row, (times.get(row) ?? 0) + 1);
    return [`${row} ${times.get(row)}`, holder];
  });
  return { rows, next };
}

/** Everybody who holds a seat of a product, from all pages. `onRead` receives the number of seats so far, after each page but the
 * last. Throws `DatadogError` or `Cancelled`. */
export async function listHolders(
  client: DatadogClient,
  productCode: string,
  signal: AbortSignal,
  onRead: Progress['seatsRead'],
): Promise<Holder[]> {
  const inSizes = pageReader();
  const holders = new Map<string, Holder>();
  const cursors = new Set<string>();
  let from: Readonly<Record<string, string>> = {};
  for (let withoutNews = 0; withoutNews < MAX_PAGES_WITHOUT_NEWS;) {
    // A cursor is a place in the list, so the next page may have any size.
    const { rows, next } = await inSizes(true, (size) => {
      const query = { product_code: productCode, 'page[limit]': String(size), ...from };
      return client.read({ path: PATH, query, needs: READ_NEEDS, ends: endAt(signal) }, pageOf);
    });
    const before = holders.size;
    rows.forEach(([row, holder]) => holders.set(row, holder));
    if (next === '') return [...holders.values()];
    if (cursors.has(next)) throw unexpectedShape(PATH, 'the same cursor came twice, so the list never ends');
    cursors.add(next);
    from = { 'page[cursor]': next };
    withoutNews += holders.size > before ? 0 : 1;
    onRead(productCode, holders.size);
  }
  throw unexpectedShape(PATH, `${MAX_PAGES_WITHOUT_NEWS} pages had no new seat, so the list never ends`);
}

export type Change = Readonly<{ kind: 'assign' | 'unassign'; productCode: string }>;

/** Datadog's answer to a batch. Only reading the list again proves what it did. `refused`: because of a person, the size, or the
 * request itself. `no-access`: the keys may not write, so every batch fails. `unanswered`: it may have taken effect. */
export type WriteResult =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused' | 'unanswered'; readonly reason: Sentence }
  | { readonly kind: 'no-access'; readonly reason: Sentence; readonly mayHaveArrived: boolean }
  | { readonly kind: 'cancelled'; readonly mayHaveArrived: boolean };

/** Assigns or unassigns seats for user UUIDs, in one call. Never throws. */
export async function changeSeats(
  client: DatadogClient,
  { kind, productCode }: Change,
  ids: readonly string[],
  ends: Ends,
): Promise<WriteResult> {
  const attributes = { product_code: productCode, user_uuids: ids };
  const body = { data: { type: 'seat-assignments', attributes } };
  const method = kind === 'assign' ? 'POST' : 'DELETE';
  try {
    await client.write({ method, path: PATH, body, needs: WRITE_NEEDS, ends });
    return { kind: 'accepted' };
  } catch (error) {
    if (error instanceof Cancelled) return { kind: 'cancelled', mayHaveArrived: error.mayHaveArrived };
    // Writes have begun, so no error may end the run before the seats are read again.
    const unanswered = { kind: 'unanswered', reason: sentenceOf(error) } as const;
    if (!(error instanceof DatadogError)) return unanswered;
    const { status, reason, mayHaveArrived } = error;
    if (error.kind === 'access') return { ...unanswered, kind: 'no-access', mayHaveArrived };
    // One person's refusal may only say that an earlier attempt had its effect.
    if (error.kind !== 'refused' || (mayHaveArrived && ids.length === 1)) return unanswered;
    return { kind: 'refused', reason: reason === '' ? say`status ${status ?? 'unknown'}` : say`"${words(reason)}"` };
  }
}
