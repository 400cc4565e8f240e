import { describe, expect, test } from '@jest/globals';
import { startDatadog } from '../../sandbox/datadog.ts';
import { idOf, makeOrganisation, makePerson, makeSmallCompany, makeWorld } from '../../sandbox/organisation.ts';
import { askDatadog } from './ask.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

describe('a world', () => {
  test('gives a person what is left out', () => {
    expect(makePerson('Jane@Example.com')).toStrictEqual({
      id: idOf('jane@example.com'),
      email: 'jane@example.com',
      name: null,
      handle: 'jane@example.com',
      status: 'Active',
      disabled: false,
      serviceAccount: false,
    });
    expect(makePerson({ email: 'a@example.com', status: 'Disabled' }).disabled).toBe(true);
    expect(idOf('jane@example.com')).toMatch(UUID);
  });

  test('takes holders by e-mail or UUID, a shared e-mail meaning the person', () => {
    const robot = { email: 'kim@example.com', serviceAccount: true };
    const users = [robot, 'jane@example.com', 'kim@example.com'];
    const { seats } = makeWorld({ users, held: { p: ['KIM@example.com', idOf('jane@example.com')] } });
    expect([...(seats.get('p')?.keys() ?? [])]).toEqual([idOf('kim@example.com'), idOf('jane@example.com')]);
  });

  test('does not let a stranger hold a seat, nor two people one id', async () => {
    expect(() => makeWorld({ held: { p: ['jane@example.com'] } })).toThrow('jane@example.com');
    await expect(startDatadog(makeWorld({ users: ['jane@example.com', 'JANE@example.com'] }))).rejects.toThrow(
      'Two people',
    );
  });
});

test('the small company has its traps', async () => {
  const datadog = await startDatadog(makeSmallCompany());
  const answer = await askDatadog(datadog, '/api/v2/users?filter=tara%40example.com');
  const { data } = answer.body as { data: { attributes: { email: string } }[] };
  expect(data.map(({ attributes }) => attributes.email)).toEqual(['othertara@example.com', 'tara@example.com']);
  expect(datadog.person('joan@example.com')?.status).toBe('Pending');
  expect(datadog.person('edsger@example.com')?.disabled).toBe(true);
  expect(datadog.holders('incident_response')).toHaveLength(5);
  expect(datadog.holders('incident_response')).toContain('edsger@example.com');
  await datadog.close();
});

describe('a large organisation', () => {
  test('is the same every time, with all kinds of people and as many holders as told', () => {
    const world = makeOrganisation({ people: 1000, held: 100, productCode: 'on_call' });
    expect(makeOrganisation({ people: 1000, held: 100, productCode: 'on_call' })).toEqual(world);
    expect(new Set(world.users.map(({ id }) => id)).size).toBe(1000);
    expect(world.users.every(({ id }) => UUID.test(id))).toBe(true);
    const count = (status: string): number => world.users.filter((user) => user.status === status).length;
    expect([count('Disabled'), count('Pending')]).toEqual([50, 30]);
    expect(world.users.filter(({ serviceAccount }) => serviceAccount)).toHaveLength(20);
    expect(world.seats.get('on_call')?.size).toBe(100);
  });

  test('does not hold more seats than it has people', () => {
    expect(() => makeOrganisation({ people: 10, held: 11 })).toThrow(RangeError);
  });
});
