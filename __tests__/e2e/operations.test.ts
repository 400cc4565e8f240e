import { describe, expect, test } from '@jest/globals';
import { idOf } from '../../sandbox/organisation.ts';
import { runAction } from './action.ts';
import { callsOf, closeServersAfterEach, datadogWith, writesOf } from './servers.ts';

closeServersAfterEach();

const people = ['amy@example.com', 'ben@example.com', 'cal@example.com', 'dan@example.com', 'eve@example.com'];
const SEATS = '/api/v2/seats/users';

describe('list', () => {
  test('without a list, every holder has-seat, in one call', async () => {
    const datadog = await datadogWith({ users: people, held: { incident_response: people.slice(0, 3) } });
    const run = await runAction({ datadog, with: { operation: 'list' } });
    expect(run.exitCode).toBe(0);
    expect(run.statuses).toEqual({
      'amy@example.com': 'has-seat',
      'ben@example.com': 'has-seat',
      'cal@example.com': 'has-seat',
    });
    expect(run.outputs).toMatchObject({ verdict: 'listed', changed: 'false', 'seats-before': '3', 'seats-after': '3' });
    expect(callsOf(datadog)).toEqual([`GET ${SEATS}`]);
  });

  test('with a list, tells who is listed without a seat and who holds one unlisted', async () => {
    const datadog = await datadogWith({ users: people, held: { incident_response: people.slice(0, 2) } });
    const files = { 'seats.txt': 'ben@example.com\ncal@example.com\n' };
    const run = await runAction({ datadog, files, with: { operation: 'list', 'user-list-file': 'seats.txt' } });
    expect(run.statuses).toEqual({
      'ben@example.com': 'has-seat',
      'cal@example.com': 'no-seat',
      'amy@example.com': 'kept',
    });
    expect(run.outputs).toMatchObject({ verdict: 'listed', unchanged: '2' });
    expect(writesOf(datadog)).toEqual([]);
  });
});

test('assign gives the listed people a seat, takes none, and confirms it by reading again', async () => {
  const datadog = await datadogWith({ users: people, held: { incident_response: people.slice(0, 2) } });
  const files = { 'seats.txt': 'BEN@example.com\ncal@example.com\ndan@example.com\n' };
  const run = await runAction({ datadog, files, with: { operation: 'assign', 'user-list-file': 'seats.txt' } });
  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({
    verdict: 'applied',
    changed: 'true',
    'seats-before': '2',
    'seats-after': '4',
    assigned: '2',
    unassigned: '0',
    unchanged: '1',
    unresolved: '0',
    failed: '0',
    'comment-url': '',
  });
  expect(datadog.holders('incident_response')).toEqual(people.slice(0, 4));
  expect(run.report.products[0]?.people).toContainEqual({
    user: 'cal@example.com',
    id: idOf('cal@example.com'),
    name: null,
    status: 'assigned',
    reason: null,
    source: { file: 'seats.txt', line: 2 },
  });
  expect(run.summary).toContain('Done — 2 assigned');
  expect(run.summary).toContain('2 → 4 seats');
});

test('unassign takes the listed seats, also of disabled people, and keeps protected ones', async () => {
  const users = [...people, { email: 'old@example.com', status: 'Disabled' as const }];
  const held = { incident_response: ['amy@example.com', 'ben@example.com', 'old@example.com'] };
  const datadog = await datadogWith({ users, held });
  const inputs = { operation: 'unassign', 'protected-users': 'amy@*' };
  const list = 'amy@example.com, ben@example.com, old@example.com, eve@example.com';
  const run = await runAction({ datadog, with: { ...inputs, users: list } });
  expect(run.statuses).toEqual({
    'amy@example.com': 'protected',
    'ben@example.com': 'unassigned',
    'old@example.com': 'unassigned',
    'eve@example.com': 'no-seat',
  });
  expect(run.outputs.verdict).toBe('applied');
  expect(datadog.holders('incident_response')).toEqual(['amy@example.com']);
});

describe('sync', () => {
  const files = { 'seats.txt': 'amy@example.com\ndan@example.com\neve@example.com\n' };
  const inputs = { operation: 'sync', 'user-list-file': 'seats.txt', 'max-unassign-percent': '100' };

  test('unassigns before it assigns, and a second run writes nothing', async () => {
    const datadog = await datadogWith({ users: people, held: { incident_response: people.slice(0, 3) } });
    const first = await runAction({ datadog, files, with: inputs });
    expect(first.outputs).toMatchObject({ verdict: 'applied', assigned: '2', unassigned: '2', 'seats-after': '3' });
    expect(writesOf(datadog)).toEqual([`DELETE ${SEATS}`, `POST ${SEATS}`]);
    datadog.forget();
    const second = await runAction({ datadog, files, with: inputs });
    expect(second.outputs).toMatchObject({ verdict: 'in-sync', changed: 'false', unchanged: '3' });
    expect(callsOf(datadog)).toEqual([`GET ${SEATS}`]);
  });

  test('dry-run plans the same and writes nothing', async () => {
    const datadog = await datadogWith({ users: people, held: { incident_response: people.slice(0, 3) } });
    const run = await runAction({ datadog, files, with: { ...inputs, 'dry-run': 'true' } });
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ verdict: 'planned', changed: 'true', assigned: '2', 'seats-after': '3' });
    expect(run.statuses).toEqual({
      'amy@example.com': 'has-seat',
      'dan@example.com': 'would-assign',
      'eve@example.com': 'would-assign',
      'ben@example.com': 'would-unassign',
      'cal@example.com': 'would-unassign',
    });
    expect(run.summary).toContain('Plan — nothing was changed');
    expect(writesOf(datadog)).toEqual([]);
  });

  test('is refused by a guard with the arithmetic and the way out', async () => {
    const datadog = await datadogWith({ users: people, held: { incident_response: people.slice(0, 4) } });
    const run = await runAction({ datadog, files, with: { ...inputs, 'max-unassign-percent': '' } });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: 'refused', changed: 'false', 'seats-after': '4' });
    expect(run.statuses['ben@example.com']).toBe('would-unassign');
    const message =
      'would remove 2 of 4 seats (50 %), more than max-unassign-percent 25 %; raise max-unassign-percent to 50 if this is right';
    expect(run.log).toContain(message);
    expect(run.summary).toContain(message);
    expect(run.report.problems.map((problem) => problem.message)).toContain(`incident_response: ${message}`);
    expect(writesOf(datadog)).toEqual([]);
  });

  test('an empty list is refused, unless it is allowed', async () => {
    const datadog = await datadogWith({ users: people, held: { incident_response: ['amy@example.com'] } });
    const empty = { 'seats.txt': '# nobody yet\n' };
    const refused = await runAction({ datadog, files: empty, with: inputs });
    expect(refused.outputs.verdict).toBe('refused');
    expect(refused.log).toContain('set allow-empty-list to true if this is right');
    const allowed = await runAction({ datadog, files: empty, with: { ...inputs, 'allow-empty-list': 'true' } });
    expect(allowed.outputs).toMatchObject({ verdict: 'applied', unassigned: '1', 'seats-after': '0' });
  });
});

test('several products in one run: reads all of them first, then unassigns all, then assigns', async () => {
  const held = { incident_response: ['amy@example.com', 'ben@example.com'], on_call: ['cal@example.com'] };
  const datadog = await datadogWith({ users: people, held });
  const files = {
    'seats.yml': 'incident_response:\n  - amy@example.com\n  - dan@example.com\non_call:\n  - dan@example.com\n',
  };
  const inputs = {
    operation: 'sync',
    'user-list-file': 'seats.yml',
    'product-code': '',
    'max-unassign-percent': '100',
  };
  const run = await runAction({ datadog, files, with: inputs });
  expect(run.outputs).toMatchObject({ verdict: 'applied', assigned: '2', unassigned: '2', 'seats-before': '3' });
  expect(run.report.products.map(({ productCode, seatsAfter }) => [productCode, seatsAfter])).toEqual([
    ['incident_response', 2],
    ['on_call', 1],
  ]);
  const calls = callsOf(datadog);
  const writes = writesOf(datadog);
  expect(writes).toEqual([`DELETE ${SEATS}`, `DELETE ${SEATS}`, `POST ${SEATS}`, `POST ${SEATS}`]);
  expect(calls.slice(0, 3)).toEqual([`GET ${SEATS}`, `GET ${SEATS}`, 'GET /api/v2/users']);
});

test('max-seats refuses what would be billed on demand', async () => {
  const datadog = await datadogWith({ users: people, held: { incident_response: ['amy@example.com'] } });
  const inputs = { operation: 'assign', users: 'ben@example.com,cal@example.com', 'max-seats': 'incident_response=2' };
  const run = await runAction({ datadog, with: inputs });
  expect(run.outputs.verdict).toBe('refused');
  expect(run.log).toContain('would hold 3 seats (1 + 2 - 0 = 3), more than max-seats 2; raise max-seats to 3');
  expect(datadog.holders('incident_response')).toEqual(['amy@example.com']);
});

test('unresolved people do not stop the others, and make the job red or not as unresolved-users says', async () => {
  const users = [...people, { email: 'off@example.com', status: 'Disabled' as const }];
  const datadog = await datadogWith({ users, held: {} });
  const files = { 'seats.txt': 'amy@example.com\nnobody@example.com\noff@example.com\n' };
  const inputs = { operation: 'assign', 'user-list-file': 'seats.txt' };
  const failing = await runAction({ datadog, files, with: inputs });
  expect(failing.exitCode).toBe(1);
  expect(failing.outputs).toMatchObject({ verdict: 'incomplete', assigned: '1', unresolved: '2' });
  expect(failing.statuses).toEqual({
    'amy@example.com': 'assigned',
    'nobody@example.com': 'not-found',
    'off@example.com': 'disabled',
  });
  expect(failing.log).toContain('::error file=seats.txt,line=2::nobody@example.com: not-found');
  const warning = await runAction({ datadog, files, with: { ...inputs, 'unresolved-users': 'warn' } });
  expect(warning.exitCode).toBe(0);
  expect(warning.outputs.verdict).toBe('in-sync');
  expect(warning.log).toContain('::warning file=seats.txt,line=3::off@example.com: disabled');
});
