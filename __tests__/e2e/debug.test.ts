import { expect, test } from '@jest/globals';
import { idOf } from '../../sandbox/organisation.ts';
import { runAction } from './action.ts';
import { closeServersAfterEach, datadogWith } from './servers.ts';

closeServersAfterEach();

const people = ['amy@example.com', 'ben@example.com'];
const SEATS = '/api/v2/seats/users';

async function runWith(env: Readonly<Record<string, string>>) {
  const datadog = await datadogWith({ users: people, held: { incident_response: [people[0] ?? ''] } });
  const { apiKey, appKey } = datadog.credentials;
  const headers = { 'x-request-id': `req-${apiKey}`, 'retry-after': '0' };
  const echo = { errors: [`${apiKey} ${appKey} ${people.join(' ')}`] };
  datadog.faults.add({ method: 'GET', path: SEATS, answer: { kind: 'status', status: 503, headers, body: echo } });
  const list = [idOf('amy@example.com'), 'ben@example.com'].join('\n');
  const run = await runAction({ datadog, env, with: { operation: 'assign', users: list, 'email-display': 'hidden' } });
  const debug = run.stdout.split('\n').filter((line) => line.startsWith('::debug::'));
  return { run, debug, secrets: [apiKey, appKey] };
}

test('with debug logging the log shows each request, and nothing about people or keys', async () => {
  const { run, debug, secrets } = await runWith({ RUNNER_DEBUG: '1' });
  expect(run.outputs).toMatchObject({ verdict: 'applied', assigned: '1' });
  const requests = debug.map((line) => line.replace(/\d+ ms/, 'N ms'));
  expect(requests[0]).toBe(`::debug::GET ${SEATS}: try 1, N ms, status 503, request id req-***`);
  expect(requests).toContain(`::debug::GET ${SEATS}: try 2, N ms, status 200`);
  expect(requests).toContain('::debug::GET /api/v2/users: try 1, N ms, status 200');
  expect(requests).toContain(`::debug::POST ${SEATS}: try 1, N ms, status 201`);
  const text = debug.join('\n');
  for (const secret of [...secrets, ...people, ...people.map(idOf), 'incident_response', '?', 'DD-']) {
    expect(text).not.toContain(secret);
  }
});

test('without debug logging none of it is written', async () => {
  const { run, debug } = await runWith({});
  expect(run.outputs.verdict).toBe('applied');
  expect(debug).toEqual([]);
});
