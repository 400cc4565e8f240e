import { describe, expect, test } from '@jest/globals';
import { idOf } from '../../sandbox/organisation.ts';
import { runInHost } from '../host/hosts.ts';
import { callsOf, closeServersAfterEach, datadogWith, writesOf } from './servers.ts';

closeServersAfterEach();

const users = ['amy@example.com', 'ben@example.com', 'cal@example.com'];
const held = { incident_response: ['amy@example.com', 'ben@example.com'] };
const behaviour = { seatIds: 'own' } as const;

/** Datadog does not document that the ids of the seat list are user UUIDs. */
describe('a seat list whose ids are not user UUIDs is matched by e-mail', () => {
  test('somebody listed by UUID keeps the seat, and somebody who is not listed loses it', async () => {
    const datadog = await datadogWith({ users, held, behaviour });
    const inputs = { operation: 'sync', users: idOf('amy@example.com'), 'max-unassign-percent': '100' };
    const run = await runInHost({ datadog, with: inputs });
    expect(run.statuses).toEqual({ [idOf('amy@example.com')]: 'has-seat', 'ben@example.com': 'unassigned' });
    expect(datadog.holders('incident_response')).toEqual(['amy@example.com']);
    expect(run.log).toContain("the ids in Datadog's seat list are not user UUIDs, so seats are matched by e-mail");
  });

  test('unassign by e-mail removes the seat', async () => {
    const datadog = await datadogWith({ users, held, behaviour });
    const run = await runInHost({ datadog, with: { operation: 'unassign', users: 'ben@example.com' } });
    expect(run.outputs.verdict).toBe('applied');
    expect(datadog.holders('incident_response')).toEqual(['amy@example.com']);
  });

  test('a seat is not removed if several accounts share its e-mail', async () => {
    const robot = { email: 'ben@example.com', id: '70b07000-0000-4000-8000-000000000000', serviceAccount: true };
    const datadog = await datadogWith({ users: [...users, robot], held, behaviour });
    const inputs = { operation: 'sync', users: idOf('amy@example.com'), 'max-unassign-percent': '100' };
    const run = await runInHost({ datadog, with: inputs });
    expect(run.statuses).toMatchObject({ 'ben@example.com': 'withheld' });
    expect(writesOf(datadog)).toEqual([]);
  });

  test('nobody is looked up twice', async () => {
    const datadog = await datadogWith({ users, held, behaviour });
    await runInHost({ datadog, with: { operation: 'unassign', users: 'ben@example.com' } });
    const reads = callsOf(datadog).filter((call) => call === 'GET /api/v2/users');
    expect(reads).toHaveLength(1);
  });
});

test('the seat of a service account with the e-mail of somebody listed by UUID proves nothing', async () => {
  const robot = { email: 'ben@example.com', id: '70b07000-0000-4000-8000-000000000000', serviceAccount: true };
  const datadog = await datadogWith({ users: [...users, robot], held: { incident_response: [robot.id] } });
  const run = await runInHost({ datadog, with: { operation: 'unassign', users: idOf('ben@example.com') } });
  expect(run.statuses[idOf('ben@example.com')]).toBe('no-seat');
  expect(run.log).not.toContain('user UUIDs');
  expect(writesOf(datadog)).toEqual([]);
});
