import { describe, expect, test } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { idOf, makeOrganisation } from '../../sandbox/organisation.ts';
import { type Finished, runAction } from './action.ts';
import { callsOf, closeServersAfterEach, datadogWith, writesOf } from './servers.ts';

closeServersAfterEach();

const SEATS = '/api/v2/seats/users';
const users = ['amy@example.com', 'ben@example.com', 'cal@example.com'];
const assign = { operation: 'assign', users: 'ben@example.com' };
/** How much faster time passes than real time in runs that wait. */
const PACE = 20;

test('one refused UUID among 300 costs only that person the seat', async () => {
  const world = makeOrganisation({ people: 330 });
  const able = world.users.filter(({ disabled, serviceAccount }) => !disabled && !serviceAccount).slice(0, 300);
  const bad = able[137]?.id ?? '';
  const limits = { ...world.limits, refusedUuids: new Map([[bad, { status: 400, detail: 'user is locked' }]]) };
  const datadog = await datadogWith({ users: world.users, limits });
  const run = await runAction({
    datadog,
    with: { operation: 'assign', users: able.map(({ email }) => email).join('\n') },
    pace: PACE,
  });
  expect(run.outputs).toMatchObject({ verdict: 'incomplete', assigned: '299', failed: '1', 'seats-after': '299' });
  const failed = run.report.products[0]?.people.filter(({ status }) => status === 'failed');
  expect(failed).toMatchObject([{ id: bad, reason: 'Datadog rejected this user: "user is locked"' }]);
  expect(writesOf(datadog).length).toBeLessThan(20);
  expect(run.log).toContain('incident_response: assigned 299 of 300, 1 failed');
});

test('a refusal that is about everybody is not tried person by person', async () => {
  const world = makeOrganisation({ people: 240 });
  const able = world.users.filter(({ disabled, serviceAccount }) => !disabled && !serviceAccount).slice(0, 200);
  const datadog = await datadogWith({ users: world.users, limits: { knownProductCodes: new Set(['on_call']) } });
  datadog.faults.add({
    method: 'GET',
    path: SEATS,
    times: Infinity,
    answer: { kind: 'status', status: 200, body: { data: [] } },
  });
  const run = await runAction({
    datadog,
    with: { operation: 'assign', users: able.map(({ email }) => email).join(',') },
    pace: PACE,
  });
  expect(run.outputs).toMatchObject({ verdict: 'incomplete', assigned: '0', failed: '200' });
  expect(writesOf(datadog).length).toBeLessThan(20);
  const statuses = Object.values(run.statuses);
  // Only those who were refused alone failed: the first three, and five from all over the list.
  expect(statuses.filter((status) => status === 'failed')).toHaveLength(8);
  expect(statuses.filter((status) => status === 'not-attempted')).toHaveLength(192);
});

test('a write that shows late is waited for', async () => {
  const datadog = await datadogWith({ users, behaviour: { lagReads: 2 } });
  const run = await runAction({ datadog, with: assign, pace: PACE });
  expect(run.outputs).toMatchObject({ verdict: 'applied', assigned: '1', 'seats-after': '1' });
});

describe('keys that are refused', () => {
  test('a wrong API key ends the run with what to check', async () => {
    const datadog = await datadogWith({ users });
    const run = await runAction({ datadog, with: { ...assign, 'api-key': 'wrong-api-key' } });
    expect(run.outputs.verdict).toBe('failed');
    expect(run.log).toContain('api-key is not valid for datadoghq.com; check the key and the site');
    expect(run.stdout.replaceAll(/::add-mask::.*/g, '')).not.toContain('wrong-api-key');
    expect(callsOf(datadog)).toEqual([`GET ${SEATS}`, 'GET /api/v1/validate']);
  });

  test('a key that may only read leaves everybody not-attempted', async () => {
    const permissions = new Set(['billing_read', 'user_access_read']);
    const datadog = await datadogWith({ users, credentials: { permissions } });
    const run = await runAction({ datadog, with: assign });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: 'incomplete', failed: '1', 'seats-after': '0' });
    expect(run.statuses).toEqual({ 'ben@example.com': 'not-attempted' });
    expect(run.log).toContain('billing_edit, incident_write or on_call_write');
    expect(writesOf(datadog)).toEqual([`POST ${SEATS}`]);
  });

  test('without user_access_read UUIDs still work, and e-mails that hold a seat', async () => {
    const permissions = new Set(['billing_read', 'billing_edit']);
    const held = { incident_response: ['amy@example.com'] };
    const datadog = await datadogWith({ users, held, credentials: { permissions } });
    const run = await runAction({
      datadog,
      with: { operation: 'assign', users: `amy@example.com,${idOf('ben@example.com')}` },
    });
    expect(run.outputs).toMatchObject({ verdict: 'applied', assigned: '1', unchanged: '1' });
    expect(run.log).toContain('the keys lack user_access_read');
  });

  test('an access token instead of the keys', async () => {
    const datadog = await datadogWith({ users });
    const token = { 'api-key': '', 'app-key': '', 'access-token': datadog.credentials.accessToken };
    const run = await runAction({ datadog, with: { ...assign, ...token } });
    expect(run.outputs.verdict).toBe('applied');
    const refused = await runAction({ datadog, with: { ...assign, ...token, 'access-token': 'ddpat_wrong' } });
    expect(refused.log).toContain(
      'access-token is expired, belongs to another site than datadoghq.com, or lacks billing_read, incident_read or on_call_read',
    );
    expect(refused.log.replaceAll(/::add-mask::.*/g, '') + refused.summary).not.toContain('ddpat_wrong');
  });
});

test('a cancelled job starts no further write and reports in time what was done', async () => {
  const world = makeOrganisation({ people: 1340 });
  const able = world.users.filter(({ disabled, serviceAccount }) => !disabled && !serviceAccount).slice(0, 1200);
  const datadog = await datadogWith({ users: world.users });
  let action: ChildProcess | null = null;
  let posts = 0;
  datadog.faults.add({
    method: 'POST',
    after: 1,
    times: Infinity,
    when: () => {
      posts += 1;
      // The first went alone, and eight are under way.
      if (posts === 9) {
        action?.kill('SIGINT');
      }
      return true;
    },
    answer: { kind: 'hang' },
  });
  const run = await runAction({
    datadog,
    with: { operation: 'assign', users: able.map(({ email }) => email).join('\n') },
    pace: 4,
    during: (child) => {
      action = child;
    },
  });
  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ verdict: 'incomplete', assigned: '100', failed: '1100', 'seats-after': '100' });
  const statuses = Object.values(run.statuses);
  expect(statuses.filter((status) => status === 'unconfirmed')).toHaveLength(800);
  expect(statuses.filter((status) => status === 'not-attempted')).toHaveLength(300);
  expect(run.summary).toContain('the job was cancelled');
  expect(writesOf(datadog)).toHaveLength(9);
});

test('a job that is cancelled while reading changed nothing', async () => {
  const datadog = await datadogWith({ users });
  let action: ChildProcess | null = null;
  datadog.faults.add({
    path: SEATS,
    when: () => action?.kill('SIGTERM') ?? false,
    answer: { kind: 'hang' },
  });
  const run = await runAction({
    datadog,
    with: assign,
    during: (child) => {
      action = child;
    },
  });
  expect(run.outputs.verdict).toBe('failed');
  expect(run.log).toContain('the job was cancelled before there was a plan');
});

test('a job that is cancelled while it starts ends as well', async () => {
  const datadog = await datadogWith({ users });
  // As soon as signals are listened to: the first connection is still being opened then.
  const signal = `process.on('newListener', (name) => name === 'SIGTERM' && setImmediate(() => process.emit('SIGINT')))`;
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(signal)}` };
  const run = await runAction({ datadog, with: { operation: 'list' }, env });
  expect([run.exitCode, run.outputs.verdict]).toEqual([1, 'failed']);
});

describe('a job that is cancelled while the seats are read again', () => {
  async function cancelledWhileConfirming(lagReads: number): Promise<Finished> {
    const datadog = await datadogWith({ users, behaviour: { lagReads } });
    let action: ChildProcess | null = null;
    const cancel = (): boolean => {
      if (writesOf(datadog).length > 0) {
        action?.kill('SIGINT');
      }
      return false;
    };
    datadog.faults.add({ method: 'GET', path: SEATS, when: cancel, answer: { kind: 'reset' } });
    return runAction({
      datadog,
      with: assign,
      during: (child) => {
        action = child;
      },
    });
  }

  test('is applied and green where the reading confirms everything', async () => {
    const run = await cancelledWhileConfirming(0);
    expect([run.exitCode, run.outputs.verdict, run.outputs.assigned]).toEqual([0, 'applied', '1']);
    expect(run.report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(run.log).not.toContain('cancelled');
  });

  test('is incomplete and red where it does not', async () => {
    const run = await cancelledWhileConfirming(3);
    expect([run.exitCode, run.outputs.verdict]).toEqual([1, 'incomplete']);
    expect(run.statuses).toEqual({ 'ben@example.com': 'unconfirmed' });
  });
});

test('a change that a rate limit kept from being sent is reported without a status', async () => {
  const datadog = await datadogWith({ users });
  let action: ChildProcess | null = null;
  datadog.faults.add({
    method: 'POST',
    when: () => action?.kill('SIGINT') ?? false,
    answer: { kind: 'status', status: 429, headers: { 'x-ratelimit-reset': '30' } },
  });
  const run = await runAction({
    datadog,
    with: assign,
    during: (child) => {
      action = child;
    },
  });
  expect(run.statuses).toEqual({ 'ben@example.com': 'not-attempted' });
  expect(run.report.products[0]?.people[0]?.reason).toBe('the job was cancelled');
  expect(run.log).not.toContain('status 429: cancelled');
});
