import { describe, expect, test } from '@jest/globals';
import type { Call, DatadogClient } from '../../src/datadog/client.ts';
import { DatadogError, type DatadogTrouble } from '../../src/datadog/error.ts';
import { lookUp } from '../../src/datadog/lookup.ts';
import { Problems } from '../../src/seats/problem.ts';
import { textOf } from '../seats/situation.ts';
import { quietServices } from '../services.ts';

function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

function user(number: number, attributes: object = {}): { id: string; attributes: object } {
  return { id: uuid(number), attributes: { email: `p${number}@example.com`, name: `P ${number}`, ...attributes } };
}

function clientOf(read: (call: Call) => Promise<unknown>): DatadogClient {
  return {
    read: async <T>(call: Call, pick: (json: unknown) => T) => pick(await read(call)),
  } as unknown as DatadogClient;
}

function troubleOf(kind: DatadogTrouble['kind'], status: number, reason: string): DatadogError {
  return new DatadogError('GET /users', { kind, status, reason, cause: 'no' });
}

interface FakeUsers {
  readonly client: DatadogClient;
  readonly asked: string[];
}

/** Answers like the users list over `users`; `page` may change an answer before it is sent. */
function usersOf(
  users: readonly { id: string; attributes: object }[],
  pageSize: number,
  change: (reply: { data: unknown; meta: unknown }, number: number) => unknown = (reply) => reply,
): FakeUsers {
  const asked: string[] = [];
  const client = clientOf(({ path, query = {} }) => {
    asked.push(query.filter ?? (query['page[number]'] === undefined ? path : `page ${query['page[number]']}`));
    const id = /users\/(.+)$/.exec(path)?.[1];
    if (id !== undefined) {
      const found = users.find((one) => one.id === id);
      return found === undefined
        ? Promise.reject(troubleOf('refused', 404, 'user not found'))
        : Promise.resolve({ data: found });
    }
    const matching = users.filter((one) => JSON.stringify(one).includes(query.filter ?? ''));
    const number = Number(query['page[number]']);
    const size = Math.min(pageSize, Number(query['page[size]']));
    const page = { total_count: users.length, total_filtered_count: matching.length };
    const reply = { data: matching.slice(number * size, (number + 1) * size), meta: { page } };
    return Promise.resolve(change(reply, number));
  });
  return { client, asked };
}

async function resolve(users: FakeUsers, keys: readonly string[]): Promise<Record<string, string>> {
  const accounts = await lookUp(users.client, keys, quietServices());
  return Object.fromEntries(
    [...accounts].map(([key, found]) => [key, found.kind === 'found' ? found.account.id : found.kind]),
  );
}

const ten = Array.from({ length: 10 }, (_, index) => user(index));

test('a search is read to its last page, since the filter is a substring match', async () => {
  const similar = [
    ...Array.from({ length: 25 }, (_, index) => user(index, { email: `other${index}.amy@example.com` })),
    user(99, { email: 'amy@example.com' }),
  ];
  const users = usersOf(similar, 10);
  expect(await resolve(users, ['amy@example.com'])).toEqual({ 'amy@example.com': uuid(99) });
  expect(users.asked).toHaveLength(3);
});

test('a server that does not say how many there are is read until a page is empty', async () => {
  const users = usersOf(ten, 4, ({ data }) => ({ data }));
  expect(await resolve(users, ['p9@example.com'])).toEqual({ 'p9@example.com': uuid(9) });
  expect(await resolve(users, ['p1@example.com', 'p2@example.com', 'gone@example.com'])).toEqual({
    'p1@example.com': uuid(1),
    'p2@example.com': uuid(2),
    'gone@example.com': 'not-found',
  });
});

test('a search whose pages bring nobody new is an error', async () => {
  const users = usersOf(ten, 4, () => ({ data: [user(1)] }));
  await expect(resolve(users, ['amy@example.com'])).rejects.toThrow(
    'a search promises more results than its pages have (1)',
  );
});

test('an e-mail waits for every page: a service account on a later one may share it', async () => {
  const users = usersOf([...ten, user(10, { email: 'p1@example.com', service_account: true })], 4);
  const keys = ['p1@example.com', 'p2@example.com', 'p3@example.com'];
  const accounts = await lookUp(users.client, keys, quietServices());
  expect(accounts.get('p1@example.com')).toMatchObject({ account: { id: uuid(1) }, isShared: true });
  expect(accounts.get('p2@example.com')).toMatchObject({ account: { id: uuid(2) }, isShared: false });
});

describe('reading everybody', () => {
  const keys = [
    'p1@example.com',
    'p3@example.com',
    'p5@example.com',
    'p7@example.com',
    uuid(8),
    uuid(77),
    'gone@example.com',
  ];
  const answers = {
    'p1@example.com': uuid(1),
    'p3@example.com': uuid(3),
    'p5@example.com': uuid(5),
    'p7@example.com': uuid(7),
    [uuid(8)]: uuid(8),
    [uuid(77)]: 'not-found',
    'gone@example.com': 'not-found',
  };

  test('is chosen where it is fewer calls', async () => {
    const users = usersOf(ten, 4);
    expect(await resolve(users, keys)).toEqual(answers);
    expect(users.asked).toEqual(['page 0', 'page 1', 'page 2']);
  });

  test('somebody who slips between two pages while they are read is asked for by name', async () => {
    const users = usersOf(ten, 4, (reply, number) => (number === 1 ? { ...reply, data: [] } : reply));
    expect(await resolve(users, keys)).toEqual(answers);
    expect(users.asked).toContain('p5@example.com');
  });

  test('somebody who joins while the pages are read is asked for by name', async () => {
    const joined = [...ten.slice(0, 8), user(20), user(21), user(22), user(23), user(9)];
    // The first page counts twelve, which are three pages; the others count thirteen.
    const users = usersOf(joined, 4, ({ data }, number) => ({
      data,
      meta: { page: { total_count: number === 0 ? 12 : 13, total_filtered_count: 1 } },
    }));
    const wanted = ['p4@example.com', 'p5@example.com', 'p7@example.com', 'p9@example.com'];
    expect(await resolve(users, wanted)).toMatchObject({ 'p9@example.com': uuid(9), 'p7@example.com': uuid(7) });
    expect(users.asked).toContain('p9@example.com');
  });

  test.each([0, 1, null])('a total of %s that cannot be is not believed', async (total) => {
    const users = usersOf(ten, 4, ({ data }) => ({ data, meta: { page: { total_count: total } } }));
    const wanted = ['p1@example.com', 'p3@example.com', 'p5@example.com', 'p7@example.com', 'p9@example.com'];
    const found = await resolve(users, wanted);
    expect(wanted.map((key) => found[key])).toEqual([1, 3, 5, 7, 9].map(uuid));
  });

  test('a refusal of the large page falls back to the documented one', async () => {
    const users = usersOf(ten, 4);
    const client = clientOf((call) =>
      call.query?.['page[size]'] === '1000'
        ? Promise.reject(troubleOf('refused', 400, 'page[size] is too large'))
        : users.client.read(call, (json) => json),
    );
    expect(await resolve({ client, asked: users.asked }, keys)).toEqual(answers);
  });

  test('a refusal of the documented one is an error', async () => {
    const client = clientOf(() => Promise.reject(troubleOf('refused', 400, 'no')));
    await expect(resolve({ client, asked: [] }, [uuid(1), uuid(2)])).rejects.toMatchObject({ reason: 'no' });
  });

  test('a service account found first does not hide the person on a later page', async () => {
    const robot = user(50, { email: 'p9@example.com', service_account: true });
    const users = usersOf([robot, ...ten], 4);
    const found = await resolve(users, [
      'p1@example.com',
      'p3@example.com',
      'p5@example.com',
      'p6@example.com',
      'p9@example.com',
    ]);
    expect(found['p9@example.com']).toBe(uuid(9));
  });
});

describe('one UUID', () => {
  test.each([
    ['is found', uuid(3), uuid(3)],
    ['is nobody', uuid(33), 'not-found'],
  ])('%s', async (_, id, answer) => {
    expect(await resolve(usersOf(ten, 4), [id])).toEqual({ [id]: answer });
  });

  test('with an answer of another shape is an error', async () => {
    const client = clientOf(() => Promise.resolve({ data: { id: 'x' } }));
    await expect(resolve({ client, asked: [] }, [uuid(1)])).rejects.toThrow('"data" is not a user');
  });
});

describe('without the permission to read users', () => {
  const denied = clientOf(() => Promise.reject(troubleOf('access', 403, 'Forbidden')));

  test.each([[[uuid(1)]], [[uuid(1), uuid(2)]]])('UUIDs are taken on trust: %j', async (ids) => {
    const problems = new Problems();
    const accounts = await lookUp(denied, ids, quietServices({ problems }));
    expect(problems.all.map(({ says }) => textOf(says))).toEqual([expect.stringContaining('were not checked')]);
    expect([...accounts.keys()]).toEqual(ids);
  });

  test('e-mails are an error', async () => {
    const asked = lookUp(denied, [uuid(1), 'amy@example.com'], quietServices());
    await expect(asked).rejects.toMatchObject({ kind: 'access' });
  });
});

test('disabled people are known by either field', async () => {
  const users = [user(1, { disabled: true }), user(2, { status: 'Disabled' }), user(3, { status: 'Pending' })];
  const ids = users.map(({ id }) => id);
  const accounts = await lookUp(usersOf(users, 4).client, ids, quietServices());
  const disabled = [...accounts.values()].map((found) => found.kind === 'found' && found.account.disabled);
  expect(disabled).toEqual([true, true, false]);
});

test('the same account on two pages of a search is one account', async () => {
  const amy = user(1, { email: 'amy@example.com' });
  const users = usersOf([amy, user(2, { email: 'other.amy@example.com' })], 1, (reply) => ({ ...reply, data: [amy] }));
  expect(await resolve(users, ['amy@example.com'])).toEqual({ 'amy@example.com': uuid(1) });
});

test('a look-up by UUID that is refused without a reason says the status', async () => {
  const client = clientOf(() => Promise.reject(troubleOf('refused', 404, '')));
  const found = (await lookUp(client, [uuid(1)], quietServices())).get(uuid(1));
  expect(found !== undefined && 'why' in found && textOf(found.why)).toBe('has no Datadog account: status 404');
});

test('people whose UUIDs differ in their time alone are read in linear time', async () => {
  const users = Array.from({ length: 100_000 }, (_, at) => ({
    id: `${(0x10000000 + at * 7919).toString(16)}-be03-11e9-8000-da7ad0900002`,
    attributes: { email: `p${at}@example.com` },
  }));
  const meta = { page: { total_count: users.length } };
  const client = clientOf(({ query = {} }) => {
    const start = Number(query['page[number]']) * 1000;
    return Promise.resolve({ data: users.slice(start, start + 1000), meta });
  });
  const keys = users.slice(-200).map(({ attributes }) => attributes.email);
  const accounts = await lookUp(client, keys, quietServices());
  expect([...accounts.values()].filter(({ kind }) => kind === 'found')).toHaveLength(keys.length);
});

test('a look-up by UUID that answers with another user is an error', async () => {
  const client = clientOf(() => Promise.resolve({ data: user(2) }));
  await expect(lookUp(client, [uuid(1)], quietServices())).rejects.toThrow('it is about another user');
});
