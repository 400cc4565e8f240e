import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startDatadog, type DatadogSandbox } from '../../sandbox/datadog.ts';
import { idOf, makePerson, makeWorld } from '../../sandbox/organisation.ts';
import { askDatadog, writeSeats, type Answer } from './ask.ts';

const USERS = '/api/v2/users';
const NOBODY = '00000000-0000-4000-8000-000000000000';

interface User {
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

interface UserList {
  readonly data: readonly User[];
  readonly included?: readonly { type: string }[];
  readonly meta: { page: Record<string, number> };
}

let datadog: DatadogSandbox;

beforeEach(async () => {
  datadog = await startDatadog(
    makeWorld({
      users: [
        'tf-kim@example.com',
        'othertf-kim@example.com',
        { email: 'zoe@example.com', name: 'Ada' },
        { email: 'bob@example.com', name: 'Émile +1', status: 'Pending' },
        { email: 'old@example.com', name: 'Old Hand', status: 'Disabled' },
        { email: 'zoe@example.com', name: 'Robot', serviceAccount: true },
      ],
    }),
  );
});

afterEach(() => datadog.close());

async function list(query = ''): Promise<UserList> {
  const answer = await askDatadog(datadog, USERS + query);
  expect(answer).toMatchObject({ status: 200, contentType: 'application/json' });
  return answer.body as UserList;
}

function emailsOf({ data }: UserList): unknown[] {
  return data.map(({ attributes }) => attributes.email);
}

describe('listing users', () => {
  test('by name, those without one last, then by e-mail', async () => {
    const all = await list('?page[size]=100');
    expect(emailsOf(all)).toEqual([
      'zoe@example.com',
      'old@example.com',
      'zoe@example.com',
      'bob@example.com',
      'othertf-kim@example.com',
      'tf-kim@example.com',
    ]);
    expect(all.included?.[0]?.type).toBe('roles');
  });

  test('pages count from 0, and behind the last there is nothing', async () => {
    const pages = [0, 1, 2].map((number) => list(`?page[size]=4&page[number]=${number}`));
    expect((await Promise.all(pages)).map(({ data }) => data.length)).toEqual([4, 2, 0]);
  });

  test('the filter matches a part of e-mail or name in any case', async () => {
    const both = await list('?filter=TF-kim%40example.com');
    expect(emailsOf(both)).toEqual(['othertf-kim@example.com', 'tf-kim@example.com']);
    expect(both.included).toBeUndefined();
    expect(both.meta.page).toEqual({ total_count: 6, total_filtered_count: 2, max_page_size: 1000 });
    expect(emailsOf(await list('?filter=%C3%A9MILE%20%2B1'))).toEqual(['bob@example.com']);
    expect(emailsOf(await list('?filter=nobody%40example.com%27'))).toEqual([]);
  });

  test('the filter never spans two people or two fields', async () => {
    expect(emailsOf(await list('?filter=example.comada'))).toEqual([]);
    expect(emailsOf(await list('?filter=%00'))).toEqual([]);
    // Everybody's e-mail contains it, some more than once.
    expect((await list('?filter=o&page[size]=100')).data).toHaveLength(6);
  });

  test('the status filter reduces total_count, the filter total_filtered_count', async () => {
    const found = await list('?filter=zoe&filter[status]=Active,Pending');
    expect(found.meta.page).toMatchObject({ total_count: 5, total_filtered_count: 2 });
    const disabled = await list('?filter[status]=Disabled');
    expect(emailsOf(disabled)).toEqual(['old@example.com']);
    expect(disabled.meta.page).toMatchObject({ total_count: 1, total_filtered_count: 1 });
    expect(emailsOf(await list('?filter=example&filter[status]=Pending'))).toEqual(['bob@example.com']);
  });

  test('a page that is too large is cut, or refused; max_page_size may be missing', async () => {
    datadog.limits.maxUsersPageSize = 2;
    datadog.limits.reportsMaxPageSize = false;
    const cut = await list('?page[size]=100&page[number]=1');
    expect(emailsOf(cut)).toEqual(['zoe@example.com', 'bob@example.com']);
    expect(cut.meta.page).toStrictEqual({ total_count: 6, total_filtered_count: 6 });
    datadog.limits.usersPageTooLarge = 'refuse';
    expect((await askDatadog(datadog, `${USERS}?page[size]=3`)).status).toBe(400);
  });

  test.each(['page[size]=0', 'page[size]=x', 'page[number]=-1'])('refuses %s', async (query) => {
    const answer = await askDatadog(datadog, `${USERS}?${query}`);
    expect(answer).toMatchObject({ status: 400, body: { errors: [expect.any(String)] } });
  });
});

describe('one user', () => {
  test('has the recorded attributes', async () => {
    const answer = await askDatadog(datadog, `${USERS}/${idOf('bob@example.com').toUpperCase()}`);
    const date = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/) as unknown;
    expect(answer.body).toMatchObject({
      data: {
        type: 'users',
        id: idOf('bob@example.com'),
        attributes: {
          name: 'Émile +1',
          handle: 'bob@example.com',
          email: 'bob@example.com',
          created_at: date,
          modified_at: date,
          service_account: false,
          disabled: false,
          verified: false,
          status: 'Pending',
          last_login_time: null,
        },
      },
    });
  });

  test('a service account has its id for a handle', async () => {
    const robot = (await list('?filter=robot')).data[0];
    expect(robot?.attributes).toMatchObject({ service_account: true, handle: robot?.id, email: 'zoe@example.com' });
  });

  test('who does not exist is not found', async () => {
    const answer = await askDatadog(datadog, `${USERS}/${NOBODY}`);
    expect(answer).toMatchObject({ status: 404, body: { errors: ['user not found'] } });
    const patch = { method: 'PATCH', body: {} };
    expect((await askDatadog(datadog, `${USERS}/${NOBODY}`, patch)).status).toBe(404);
  });
});

describe('changing users', () => {
  async function create(email: string): Promise<Answer> {
    return askDatadog(datadog, USERS, { method: 'POST', body: { data: { type: 'users', attributes: { email } } } });
  }

  test('creates somebody pending, with e-mail and handle in lower case, who is found and can hold a seat', async () => {
    const answer = await create('New.Person@Example.com');
    expect(answer).toMatchObject({ status: 201, contentType: 'application/json' });
    const { data } = answer.body as { data: User };
    expect(data.attributes).toMatchObject({ email: 'new.person@example.com', handle: 'new.person@example.com' });
    expect(data.attributes).toMatchObject({ status: 'Pending', name: null });
    expect((await list('?filter=new.person')).data).toHaveLength(1);
    expect((await writeSeats(datadog, 'POST', [data.id])).status).toBe(201);
  });

  test('an e-mail is taken once, also by one who is disabled', async () => {
    for (const email of ['zoe@example.com', 'OLD@example.com']) {
      const answer = await create(email);
      expect(answer).toMatchObject({ status: 409, body: { errors: [`User ${email.toLowerCase()} already exists`] } });
    }
    expect((await create('')).status).toBe(400);
  });

  test('a service account does not take its e-mail', async () => {
    datadog.join(makePerson({ email: 'bot@example.com', serviceAccount: true }));
    expect((await create('bot@example.com')).status).toBe(201);
  });

  test('disables once; the second time and somebody unknown are not found', async () => {
    const id = idOf('bob@example.com');
    const method = 'DELETE';
    expect(await askDatadog(datadog, `${USERS}/${id}`, { method })).toMatchObject({ status: 204, body: undefined });
    expect(datadog.person('bob@example.com')).toMatchObject({ disabled: true, status: 'Disabled' });
    for (const missing of [id, NOBODY]) {
      const answer = await askDatadog(datadog, `${USERS}/${missing}`, { method });
      expect(answer).toMatchObject({ status: 404, body: { errors: [`${missing} not found`] } });
    }
  });

  test('updates name and disabled, and the list follows', async () => {
    const body = { data: { type: 'users', attributes: { name: 'Aaron', disabled: false } } };
    for (const query of ['?filter=old%20hand', '?filter[status]=Disabled']) {
      expect(emailsOf(await list(query))).toEqual(['old@example.com']);
    }
    const answer = await askDatadog(datadog, `${USERS}/${idOf('old@example.com')}`, { method: 'PATCH', body });
    expect(answer.body).toMatchObject({ data: { attributes: { name: 'Aaron', disabled: false, status: 'Active' } } });
    expect(emailsOf(await list('?page[size]=1'))).toEqual(['old@example.com']);
    expect(emailsOf(await list('?filter=old%20hand'))).toEqual([]);
    expect((await list('?filter[status]=Disabled')).data).toEqual([]);
  });
});

test('of two who share an e-mail it means the person', () => {
  expect(datadog.person('ZOE@example.com')?.serviceAccount).toBe(false);
  expect(datadog.person('nobody@example.com')).toBeUndefined();
});

test('people come, take a seat themselves and are disabled behind the back of the API', () => {
  datadog.join(makePerson('late@example.com'));
  datadog.claim('on_call', 'late@example.com');
  datadog.disable('late@example.com');
  expect(datadog.holders('on_call')).toEqual(['late@example.com']);
  expect(datadog.person('late@example.com')?.status).toBe('Disabled');
  expect(() => {
    datadog.claim('on_call', 'nobody@example.com');
  }).toThrow('nobody@example.com');
});
