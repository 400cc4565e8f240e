import { describe, expect, test } from '@jest/globals';
import type { Call, DatadogClient, WriteCall } from '../../src/datadog/client.ts';
import { DatadogError, type DatadogTrouble } from '../../src/datadog/error.ts';
import { changeSeats, listHolders, type WriteResult } from '../../src/datadog/seats.ts';
import { Cancelled } from '../../src/http/calls.ts';
import type { Holder } from '../../src/seats/holders.ts';
import { textOf } from '../seats/situation.ts';

const NEVER = new AbortController().signal;
const ID = '0a1b2c3d-0000-1000-8000-00000000000f';

type Query = Readonly<Record<string, string>>;

/** A client whose readings are answered by a function. */
function clientOf(answer: (query: Query) => unknown): DatadogClient {
  const read = <T>({ query = {} }: Call, pick: (json: unknown) => T): Promise<T> =>
    Promise.resolve().then(() => pick(answer(query)));
  return { read } as unknown as DatadogClient;
}

function list(answer: (query: Query) => unknown, onRead: (read: number) => void = () => undefined): Promise<Holder[]> {
  return listHolders(clientOf(answer), 'ir', NEVER, (_, read) => {
    onRead(read);
  });
}

function troubleOf(kind: DatadogTrouble['kind'], status: number | null, reason: string): DatadogError {
  return new DatadogError('POST /seats', { kind, cause: 'no', ...(status === null ? {} : { status }), reason });
}

function seat(id: unknown, email?: unknown, name?: unknown): unknown {
  return { id, type: 'seat-users', attributes: { email, name } };
}

describe('the end of the list', () => {
  test.each<[string, unknown]>([
    ['no meta', { data: [seat(ID)] }],
    ['no next_cursor', { data: [seat(ID)], meta: { limit: 100 } }],
    ['null', { data: [seat(ID)], meta: { next_cursor: null } }],
    ['empty', { data: [seat(ID)], meta: { next_cursor: '' } }],
  ])('%s', async (_, reply) => {
    const holders = await list(() => reply);
    expect(holders).toEqual([{ id: ID, email: null, name: null, since: null }]);
  });

  test('an empty list is nobody', async () => {
    expect(await list(() => ({ data: [] }))).toEqual([]);
  });

  test('cursors are followed until they end', async () => {
    const pages: Readonly<Record<string, unknown>> = {
      '': { data: [seat(ID, 'A@Example.com', ' Amy ')], meta: { next_cursor: 'two' } },
      two: { data: [], meta: { next_cursor: 'three' } },
      three: { data: [seat(null, 'b@example.com')] },
    };
    const told: number[] = [];
    const holders = await list(
      (query) => pages[query['page[cursor]'] ?? ''],
      (read) => told.push(read),
    );
    // After each page but the last.
    expect(told).toEqual([1, 1]);
    expect(holders).toEqual([
      { id: ID, email: 'a@example.com', name: 'Amy', since: null },
      { id: null, email: 'b@example.com', name: null, since: null },
    ]);
  });

  test.each(['soon', '+275760-09-13T00:00:00Z'])('a seat since %j has no date', async (assignedAt) => {
    const row = { id: ID, attributes: { email: 'a@example.com', assigned_at: assignedAt } };
    const holders = await list(() => ({ data: [row] }));
    expect(holders).toEqual([{ id: ID, email: 'a@example.com', name: null, since: null }]);
  });

  test('a cursor that comes back is an error', async () => {
    // It may hold anything, so it is not shown.
    const cursors: Readonly<Record<string, string>> = { '': 'a', a: 'jane@example.com', 'jane@example.com': 'a' };
    const endless = list((query) => ({
      data: [seat(null, `${query['page[cursor]'] ?? ''}@example.com`)],
      meta: { next_cursor: cursors[query['page[cursor]'] ?? ''] },
    }));
    const says = "Datadog's answer is not as documented: the same cursor came twice, so the list never ends";
    await expect(endless).rejects.toThrow(says);
  });

  test.each([
    ['nobody', []],
    ['only those who are known', [seat(ID)]],
  ])('pages with ever new cursors that bring %s end in an error', async (_, data) => {
    let pages = 0;
    const endless = list(() => ({ data, meta: { next_cursor: `cursor ${(pages += 1)}` } }));
    await expect(endless).rejects.toThrow('2 pages had no new seat, so the list never ends');
    expect(pages).toBeLessThanOrEqual(3);
  });

  test('a row without a UUID that comes on two pages is one seat, two equal rows of one page are two', async () => {
    const row = seat(null, 'a@example.com', 'Amy');
    const pages = (query: Query): unknown =>
      query['page[cursor]'] === undefined
        ? { data: [row, row, seat(ID)], meta: { next_cursor: 'x' } }
        : { data: [row, seat(null, 'a@example.com', 'Robot')] };
    expect(await list(pages)).toHaveLength(4);
  });

  test.each(['zaphod.b at example.com', 'nobody', 7, ' '])('an e-mail of %j is none', async (email) => {
    expect(await list(() => ({ data: [seat(ID, email)] }))).toEqual([{ id: ID, email: null, name: null, since: null }]);
  });

  test('somebody on two pages counts once', async () => {
    const pages = (query: Query): unknown =>
      query['page[cursor]'] === undefined
        ? { data: [seat(ID, 'a@example.com')], meta: { next_cursor: 'x' } }
        : { data: [seat(ID.toUpperCase(), 'a@example.com')] };
    expect(await list(pages)).toHaveLength(1);
  });
});

test.each([7, {}, true, ['x']])('a cursor that is no text is an error, not the end: %j', async (cursor) => {
  const odd = list(() => ({ data: [], meta: { next_cursor: cursor } }));
  await expect(odd).rejects.toThrow('the cursor of the next page is not text');
});

test('an id that is no UUID is not taken for one', async () => {
  const [holder] = await list(() => ({ data: [seat('seat-17', 'a@example.com')] }));
  expect(holder).toEqual({ id: null, email: 'a@example.com', name: null, since: null });
});

test.each<[string, unknown]>([
  ['no object', 'data'],
  ['null', null],
  ['data that is no list', { data: {} }],
  ['a seat that is nobody', { data: [{ type: 'seat-users' }] }],
])('%s is not as expected', async (_, reply) => {
  await expect(list(() => reply)).rejects.toThrow("Datadog's answer is not as documented");
});

test('where the large page is refused, the safe one is asked for, and remembered', async () => {
  const limits: string[] = [];
  await list((query) => {
    limits.push(query['page[limit]'] ?? '');
    if (query['page[limit]'] !== '100') {
      throw troubleOf('refused', 400, 'page[limit] is too large');
    }
    return query['page[cursor]'] === undefined
      ? { data: [seat(ID)], meta: { next_cursor: 'x' } }
      : { data: [seat(null, 'b@example.com')] };
  });
  expect(limits).toEqual(['1000', '100', '100']);
});

test('a refusal of the safe page is an error', async () => {
  const refused = list(() => {
    throw troubleOf('refused', 400, 'no such product');
  });
  await expect(refused).rejects.toMatchObject({ kind: 'refused', reason: 'no such product' });
});

describe('a change', () => {
  function change(
    kind: 'assign' | 'unassign',
    write: (call: WriteCall) => Promise<void>,
    ids: readonly string[] = [ID],
  ): Promise<WriteResult> {
    const client = { write } as unknown as DatadogClient;
    return changeSeats(client, { kind, productCode: 'ir' }, ids, { now: NEVER, beforeNextTry: NEVER });
  }

  test.each([
    ['assign', 'POST'],
    ['unassign', 'DELETE'],
  ] as const)('to %s is a %s of all UUIDs at once', async (kind, method) => {
    const calls: unknown[] = [];
    const result = await change(kind, ({ method, path, body }) => {
      calls.push({ method, path, body });
      return Promise.resolve();
    });
    expect(result).toEqual({ kind: 'accepted' });
    const attributes = { product_code: 'ir', user_uuids: [ID] };
    const body = { data: { type: 'seat-assignments', attributes } };
    expect(calls).toEqual([{ method, path: '/api/v2/seats/users', body }]);
  });

  test.each<[string, Error, string, string]>([
    ['is refused with a reason', troubleOf('refused', 400, 'locked'), 'refused', '"locked"'],
    ['is refused without one', troubleOf('refused', 400, ''), 'refused', 'status 400'],
    ['is not allowed', troubleOf('access', 403, 'No'), 'no-access', 'no (POST /seats: status 403: No)'],
    ['gets no answer', troubleOf('unavailable', null, 'reset'), 'unanswered', 'no (POST /seats: reset)'],
    ['gets an odd answer', troubleOf('unexpected', 302, 'x'), 'unanswered', 'no (POST /seats: status 302: x)'],
    ['meets a bug', new TypeError('x is not a function'), 'unanswered', 'x is not a function'],
  ])('that %s', async (_, error, kind, reason) => {
    const result = await change('assign', () => Promise.reject(error));
    expect(result.kind).toBe(kind);
    expect('reason' in result && textOf(result.reason)).toBe(reason);
  });

  test('that is refused after an attempt that may have had its effect is not answered', async () => {
    const late = { kind: 'refused', status: 409, reason: 'has a seat', cause: 'no', mayHaveArrived: true } as const;
    const write = (): Promise<void> => Promise.reject(new DatadogError('POST /seats', late));
    expect((await change('assign', write)).kind).toBe('unanswered');
    // A batch may be refused because of somebody else.
    expect((await change('assign', write, [ID, ID])).kind).toBe('refused');
  });

  test.each([true, false])('that is cancelled says whether it may have arrived: %s', async (mayHaveArrived) => {
    const result = await change('assign', () => Promise.reject(new Cancelled(mayHaveArrived)));
    expect(result).toEqual({ kind: 'cancelled', mayHaveArrived });
  });
});
