import { describe, expect, test } from '@jest/globals';
import { idOf, makeOrganisation } from '../../sandbox/organisation.ts';
import { runInHost } from '../host/hosts.ts';
import { callsOf, closeServersAfterEach, datadogWith } from './servers.ts';

closeServersAfterEach();

const world = makeOrganisation({ people: 2500 });
const able = world.users.filter(({ disabled, serviceAccount }) => !disabled && !serviceAccount);
const emails = able.map(({ email }) => email);

test('several products share one look-up of people', async () => {
  const datadog = await datadogWith({ users: world.users, held: { on_call: emails.slice(0, 5) } });
  const inputs = { operation: 'assign', 'product-code': 'on_call, incident_response, incident_management' };
  const run = await runInHost({
    datadog,
    with: { ...inputs, users: emails.slice(0, 7).join(','), 'dry-run': 'true' },
  });
  expect(run.outputs).toMatchObject({ assigned: '16' });
  expect(callsOf(datadog).filter((call) => call.startsWith('GET /api/v2/users'))).toHaveLength(3);
});

test('a list of 5 MiB with 130,000 lines is parsed, planned and reported', async () => {
  const domain = `${'x'.repeat(13)}.example.com`;
  const lines = Array.from({ length: 130_000 }, (_, index) => `person.${String(index).padStart(6, '0')}@${domain}`);
  const datadog = await datadogWith({ users: [lines[7] ?? ''], held: { incident_response: [lines[7] ?? ''] } });
  const files = { 'seats.txt': lines.join('\n') };
  const run = await runInHost({ datadog, files, with: { operation: 'list', 'user-list-file': 'seats.txt' } });
  expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'listed', unchanged: '130000' } });
  expect(run.report.products[0]?.people).toHaveLength(130_000);
  expect(run.summary).toMatch(/^### Datadog seats: 1 seat held\n/);
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
    const run = await runInHost({ datadog, with: { operation, users: listed.join('\n'), 'dry-run': isDryRun } });
    expect(run.exitCode).toBe(0);
    expect(callsOf(datadog)).toEqual(calls);
  });
});

test('a listed UUID that holds a seat needs no look-up', async () => {
  const datadog = await datadogWith({ users: ['amy@example.com'], held: { incident_response: ['amy@example.com'] } });
  await runInHost({ datadog, with: { operation: 'sync', users: idOf('amy@example.com').toUpperCase() } });
  expect(callsOf(datadog)).toEqual(['GET /api/v2/seats/users']);
});
