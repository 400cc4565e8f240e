import { describe, expect, test } from '@jest/globals';
import { DatadogError } from '../../src/datadog/error.ts';
import type { Http } from '../../src/datadog/http.ts';
import { createSeatsApi } from '../../src/datadog/seats.ts';

const NEVER = new AbortController().signal;
const CANCELLATION = { stopping: NEVER, abandonWrites: NEVER };
const ID = '0a1b2c3d-0000-1000-8000-00000000000f';

type Query = Readonly<Record<string, string>>;

function apiOf(answer: (query: Query) => unknown): ReturnType<typeof createSeatsApi> {
  const http: Http = {
    read: ({ query = {} }) => Promise.resolve().then(() => answer(query)),
    close: () => undefined,
    readList: () => Promise.reject(new Error('not used')),
    write: () => Promise.reject(new Error('not used')),
  };
  return createSeatsApi(http);
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
    const holders = await apiOf(() => reply).listHolders('ir', NEVER, () => undefined);
    expect(holders).toEqual([{ id: ID, email: null, name: null }]);
  });

  test('an empty list is nobody', async () => {
    expect(await apiOf(() => ({ data: [] })).listHolders('ir', NEVER, () => undefined)).toEqual([]);
  });

  test('cursors are followed until they end', async () => {
    const pages: Readonly<Record<string, unknown>> = {
      '': { data: [seat(ID, 'A@Example.com', ' Amy ')], meta: { next_cursor: 'two' } },
      two: { data: [], meta: { next_cursor: 'three' } },
      three: { data: [seat(null, 'b@example.com')] },
    };
    const told: number[] = [];
    const holders = await apiOf((query) => pages[query['page[cursor]'] ?? '']).listHolders('ir', NEVER, (_, read) => {
      told.push(read);
    });
    // After each page but the last.
    expect(told).toEqual([1, 1]);
    expect(holders).toEqual([
      { id: ID, email: 'a@example.com', name: 'Amy' },
      { id: null, email: 'b@example.com', name: null },
    ]);
  });

  test('a cursor that comes back is an error', async () => {
    const cursors: Readonly<Record<string, string>> = { '': 'a', a: 'b', b: 'a' };
    const endless = apiOf((query) => ({ data: [], meta: { next_cursor: cursors[query['page[cursor]'] ?? ''] } }));
    await expect(endless.listHolders('ir', NEVER, () => undefined)).rejects.toThrow('the cursor "a" came twice');
  });

  test('somebody on two pages counts once', async () => {
    const api = apiOf((query) =>
      query['page[cursor]'] === undefined
        ? { data: [seat(ID, 'a@example.com')], meta: { next_cursor: 'x' } }
        : { data: [seat(ID.toUpperCase(), 'a@example.com')] },
    );
    expect(await api.listHolders('ir', NEVER, () => undefined)).toHaveLength(1);
  });
});

test.each([7, {}, true, ['x']])('a cursor that is no text is an error, not the end: %j', async (cursor) => {
  const api = apiOf(() => ({ data: [], meta: { next_cursor: cursor } }));
  await expect(api.listHolders('ir', NEVER, () => undefined)).rejects.toThrow('the cursor of the next page is no text');
});

test('an id that is no UUID is not taken for one', async () => {
  const [holder] = await apiOf(() => ({ data: [seat('seat-17', 'a@example.com')] })).listHolders(
    'ir',
    NEVER,
    () => undefined,
  );
  expect(holder).toEqual({ id: null, email: 'a@example.com', name: null });
});

test.each<[string, unknown]>([
  ['no object', 'data'],
  ['null', null],
  ['data that is no list', { data: {} }],
  ['a seat that is nobody', { data: [{ attributes: { name: 'Amy' } }] }],
])('%s is not as expected', async (_, reply) => {
  await expect(apiOf(() => reply).listHolders('ir', NEVER, () => undefined)).rejects.toThrow(
    'the answer is not as expected',
  );
});

test('where the large page is refused, the safe one is asked for, and remembered', async () => {
  const limits: string[] = [];
  const api = apiOf((query) => {
    limits.push(query['page[limit]'] ?? '');
    if (query['page[limit]'] !== '100') {
      throw new DatadogError('refused', 400, 'page[limit] is too large', 'refused');
    }
    return { data: [] };
  });
  await api.listHolders('ir', NEVER, () => undefined);
  await api.listHolders('ir', NEVER, () => undefined);
  expect(limits).toEqual(['1000', '100', '100']);
});

test('a refusal of the safe page is an error', async () => {
  const api = apiOf(() => {
    throw new DatadogError('refused', 400, 'no such product', 'refused: no such product');
  });
  await expect(api.listHolders('ir', NEVER, () => undefined)).rejects.toThrow('no such product');
});

describe('a change', () => {
  function changing(error: Error | null): ReturnType<ReturnType<typeof createSeatsApi>['change']> {
    const http: Http = {
      read: () => Promise.reject(new Error('not used')),
      close: () => undefined,
      readList: () => Promise.reject(new Error('not used')),
      write: () => (error === null ? Promise.resolve() : Promise.reject(error)),
    };
    return createSeatsApi(http).change('assign', 'ir', [ID], CANCELLATION);
  }

  test.each<[string, Error | null, unknown]>([
    ['is accepted', null, { kind: 'accepted' }],
    [
      'is refused with a reason',
      new DatadogError('refused', 400, 'locked', 'm'),
      { kind: 'refused', reason: 'locked' },
    ],
    [
      'is refused without one',
      new DatadogError('refused', 400, '', 'status 400'),
      { kind: 'refused', reason: 'status 400' },
    ],
    [
      'is not allowed',
      new DatadogError('access', 403, 'Forbidden', 'what to check'),
      { kind: 'no-access', reason: 'what to check' },
    ],
    [
      'gets no answer',
      new DatadogError('unavailable', null, 'reset', 'reset'),
      { kind: 'unanswered', reason: 'reset' },
    ],
    [
      'gets an odd answer',
      new DatadogError('unexpected', 302, 'to x', 'redirect'),
      { kind: 'unanswered', reason: 'redirect' },
    ],
    ['is cancelled', new DatadogError('cancelled', null, '', ''), { kind: 'cancelled', mayHaveTakenEffect: true }],
    [
      'is cancelled while a rate limit is waited for',
      new DatadogError('cancelled', 429, '', ''),
      { kind: 'cancelled', mayHaveTakenEffect: false },
    ],
    [
      'meets a bug',
      new TypeError('x is not a function'),
      { kind: 'unanswered', reason: 'TypeError: x is not a function' },
    ],
  ])('that %s', async (_, error, result) => {
    expect(await changing(error)).toEqual(result);
  });
});
