import { describe, expect, test } from '@jest/globals';
import { idOf, makeOrganisation } from '../../sandbox/organisation.ts';
import { runAction } from './action.ts';
import { callsOf, closeServersAfterEach, datadogWith } from './servers.ts';

closeServersAfterEach();

const PEOPLE = 2500;
const world = makeOrganisation({ people: PEOPLE });
const able = world.users.filter(({ disabled, serviceAccount }) => !disabled && !serviceAccount);
const emails = able.map(({ email }) => email);

/** How often the users list was asked. */
async function callsForNewcomers(newcomers: number, held: number): Promise<number> {
  const datadog = await datadogWith({ users: world.users, held: { incident_response: emails.slice(0, held) } });
  const listed = emails.slice(0, held + newcomers);
  const run = await runAction({ datadog, with: { operation: 'assign', users: listed.join('\n'), 'dry-run': 'true' } });
  expect(run.outputs).toMatchObject({ verdict: newcomers > 0 ? 'planned' : 'in-sync', assigned: String(newcomers) });
  return callsOf(datadog).filter((call) => call === 'GET /api/v2/users').length;
}

describe('the users list is asked as seldom as possible', () => {
  test.each([
    ['everybody holds a seat', 0, 0],
    ['one newcomer', 1, 1],
    ['two newcomers: a page of everybody says how many pages there are', 2, 2],
    ['as many newcomers as pages', 3, 2],
    ['more newcomers than pages: everybody is read once', 40, 3],
    ['very many newcomers', 1500, 3],
  ])('%s', async (_, newcomers, calls) => {
    expect(await callsForNewcomers(newcomers, 500)).toBe(calls);
  });

  test('a server that grants smaller pages than asked for is read to the end, or asked for each', async () => {
    const limits = { maxUsersPageSize: 100, reportsMaxPageSize: false };
    const datadog = await datadogWith({ users: world.users, limits });
    const some = emails.slice(-20);
    const few = await runAction({ datadog, with: { operation: 'assign', users: some.join('\n'), 'dry-run': 'true' } });
    expect(few.outputs.assigned).toBe('20');
    // One page of everybody that turns out to hold 100, and a search for each of the 20.
    expect(callsOf(datadog).filter((call) => call === 'GET /api/v2/users')).toHaveLength(21);
    datadog.forget();
    const many = await runAction({
      datadog,
      with: { operation: 'assign', users: emails.join('\n'), 'dry-run': 'true' },
    });
    expect(many.outputs.assigned).toBe(String(emails.length));
    expect(callsOf(datadog).filter((call) => call === 'GET /api/v2/users')).toHaveLength(25);
  });

  test('a server that refuses the large page is asked for the documented one', async () => {
    const limits = {
      maxUsersPageSize: 100,
      usersPageTooLarge: 'refuse' as const,
      reportsMaxPageSize: false,
      maxSeatsPageLimit: 100,
      seatsPageTooLarge: 'refuse' as const,
    };
    const held = { incident_response: emails.slice(0, 250) };
    const datadog = await datadogWith({ users: world.users, held, limits });
    const run = await runAction({
      datadog,
      with: { operation: 'assign', users: emails.join('\n'), 'dry-run': 'true' },
    });
    expect(run.outputs).toMatchObject({
      verdict: 'planned',
      'seats-before': '250',
      assigned: String(emails.length - 250),
    });
    // The refused page is asked for once: 1 + 3 pages of seats.
    expect(callsOf(datadog).filter((call) => call === 'GET /api/v2/seats/users')).toHaveLength(4);
  });

  test('a list larger than the organisation: everybody is read once', async () => {
    const strangers = Array.from({ length: 3000 }, (_, index) => `stranger.${index}@example.com`);
    const datadog = await datadogWith({ users: world.users });
    const run = await runAction({
      datadog,
      files: { 'seats.txt': [...emails, ...strangers].join('\n') },
      with: { operation: 'assign', 'user-list-file': 'seats.txt', 'dry-run': 'true' },
    });
    expect(run.outputs).toMatchObject({ assigned: String(emails.length), unresolved: '3000' });
    expect(callsOf(datadog).filter((call) => call.startsWith('GET /api/v2/users'))).toHaveLength(3);
  });

  test('several products share one look-up of people', async () => {
    const datadog = await datadogWith({ users: world.users, held: { on_call: emails.slice(0, 5) } });
    const inputs = { operation: 'assign', 'product-code': 'on_call, incident_response, incident_management' };
    const few = await runAction({
      datadog,
      with: { ...inputs, users: emails.slice(0, 7).join(','), 'dry-run': 'true' },
    });
    expect(few.outputs).toMatchObject({ assigned: '16' });
    expect(callsOf(datadog).filter((call) => call.startsWith('GET /api/v2/users'))).toHaveLength(3);
    datadog.forget();
    const many = await runAction({ datadog, with: { ...inputs, users: emails.join(','), 'dry-run': 'true' } });
    expect(many.outputs).toMatchObject({ assigned: String(3 * emails.length - 5) });
    expect(callsOf(datadog).filter((call) => call.startsWith('GET /api/v2/users'))).toHaveLength(3);
  });

  test('a search that hundreds match takes one call', async () => {
    const similar = Array.from({ length: 700 }, (_, index) => `${index}amy@example.com`);
    const datadog = await datadogWith({ users: [...similar, 'amy@example.com'] });
    const run = await runAction({ datadog, with: { operation: 'assign', users: 'amy@example.com' } });
    expect(run.outputs).toMatchObject({ verdict: 'applied', assigned: '1' });
    expect(callsOf(datadog).filter((call) => call === 'GET /api/v2/users')).toHaveLength(1);
  });

  test('many UUIDs without a seat are found in the users list too', async () => {
    const datadog = await datadogWith({ users: world.users });
    const ids = able.slice(0, 100).map(({ id }) => id);
    const run = await runAction({ datadog, with: { operation: 'assign', users: ids.join(','), 'dry-run': 'true' } });
    expect(run.outputs.assigned).toBe('100');
    expect(callsOf(datadog).filter((call) => call.startsWith('GET /api/v2/users'))).toHaveLength(3);
  });
});

test('5,000 people who all hold seats: only the pages of the seat list', async () => {
  const large = makeOrganisation({ people: 6000, held: 5000 });
  const datadog = await datadogWith({
    users: large.users,
    held: { incident_response: [...(large.seats.get('incident_response')?.keys() ?? [])] },
  });
  const listed = datadog.holders('incident_response').join('\n');
  const files = { 'seats.txt': listed };
  const run = await runAction({ datadog, files, with: { operation: 'sync', 'user-list-file': 'seats.txt' } });
  expect(run.outputs).toMatchObject({ verdict: 'in-sync', unchanged: '5000' });
  expect(callsOf(datadog)).toHaveLength(5);
});

test('a list of 5 MiB with 200,000 lines is parsed, planned and reported', async () => {
  const lines = Array.from({ length: 200_000 }, (_, index) => `person.${String(index).padStart(6, '0')}@example.com`);
  const datadog = await datadogWith({ users: [lines[7] ?? ''], held: { incident_response: [lines[7] ?? ''] } });
  const files = { 'seats.txt': lines.join('\n') };
  const run = await runAction({ datadog, files, with: { operation: 'list', 'user-list-file': 'seats.txt' } });
  expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'listed', unchanged: '200000' } });
  expect(run.report.products[0]?.people).toHaveLength(200_000);
  expect(run.summary).toContain('200,000 people unchanged');
});

test('never more than 8 calls at a time', async () => {
  const datadog = await datadogWith({
    users: world.users,
    limits: { maxUsersPageSize: 100, reportsMaxPageSize: false },
  });
  // Long enough that all calls which may be under way together are, however busy the machine is.
  datadog.faults.latencyMs = 200;
  await runAction({ datadog, with: { operation: 'assign', users: emails.slice(-30).join(','), 'dry-run': 'true' } });
  expect(datadog.mostAtOnce()).toBe(8);
});

describe('a run costs exactly', () => {
  const held = { incident_response: emails.slice(0, 1500) };
  const seats = 'GET /api/v2/seats/users';
  const users = 'GET /api/v2/users';
  const times = (call: string, count: number): string[] => Array.from({ length: count }, () => call);

  test.each([
    ['in the steady state, the pages of the seat list', emails.slice(0, 1500), 'sync', 'false', times(seats, 2)],
    [
      'with one newcomer, a search, a write and a re-reading',
      emails.slice(0, 1501),
      'sync',
      'false',
      [...times(seats, 2), users, 'POST /api/v2/seats/users', ...times(seats, 2)],
    ],
    [
      'with many, the pages of everybody, and a write for each hundred',
      emails.slice(0, 1850),
      'assign',
      'false',
      [...times(seats, 2), ...times(users, 3), ...times('POST /api/v2/seats/users', 4), ...times(seats, 2)],
    ],
    [
      'in a dry run, the reading alone',
      emails.slice(0, 1850),
      'assign',
      'true',
      [...times(seats, 2), ...times(users, 3)],
    ],
    [
      'with one who leaves, a write and a re-reading',
      emails.slice(1, 1500),
      'sync',
      'false',
      [...times(seats, 2), 'DELETE /api/v2/seats/users', ...times(seats, 2)],
    ],
  ])('%s', async (_, listed, operation, isDryRun, calls) => {
    const datadog = await datadogWith({ users: world.users, held });
    const run = await runAction({ datadog, with: { operation, users: listed.join('\n'), 'dry-run': isDryRun } });
    expect(run.exitCode).toBe(0);
    expect(callsOf(datadog)).toEqual(calls);
  });
});

test('a listed UUID that holds a seat needs no look-up', async () => {
  const datadog = await datadogWith({ users: ['amy@example.com'], held: { incident_response: ['amy@example.com'] } });
  await runAction({ datadog, with: { operation: 'sync', users: idOf('amy@example.com').toUpperCase() } });
  expect(callsOf(datadog)).toEqual(['GET /api/v2/seats/users']);
});
