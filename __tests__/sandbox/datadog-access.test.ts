import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startDatadog, type DatadogSandbox } from '../../sandbox/datadog.ts';
import { idOf, makeWorld } from '../../sandbox/organisation.ts';
import { askDatadog, writeSeats } from './ask.ts';

const SEATS = '/api/v2/seats/users?product_code=incident_response';
const API_KEY = { 'dd-api-key': 'sandbox-api-key' };
const APP_KEY = { 'dd-application-key': 'sandbox-app-key' };

let datadog: DatadogSandbox;
let now = 0;

beforeEach(async () => {
  datadog = await startDatadog(makeWorld({ users: ['jane@example.com'] }), { now: () => now });
});

afterEach(() => datadog.close());

describe.each(['/api/v2/users', SEATS])('credentials for %s', (path) => {
  test.each([
    ['no keys', {}, 401, ['Unauthorized']],
    ['no API key', APP_KEY, 401, ['Unauthorized']],
    ['a wrong API key', { 'dd-api-key': 'x', ...APP_KEY }, 403, ['Forbidden']],
    ['no application key', API_KEY, 401, ['Unauthorized']],
    ['a wrong application key', { ...API_KEY, 'dd-application-key': 'x' }, 403, ['Forbidden']],
    ['a wrong access token', { authorization: 'Bearer x' }, 401, ['Unauthorized']],
  ])('%s', async (_, headers, status, errors) => {
    const answer = await askDatadog(datadog, path, { headers });
    expect(answer).toMatchObject({ status, contentType: 'application/json', body: { errors } });
  });

  test.each([
    ['both keys', { ...API_KEY, ...APP_KEY }],
    ['an access token', { authorization: 'Bearer sandbox-access-token' }],
  ])('%s', async (_, headers) => {
    expect((await askDatadog(datadog, path, { headers })).status).toBe(200);
  });
});

describe('permissions', () => {
  const { permissions } = makeWorld().credentials;

  function grant(...granted: string[]): void {
    expect(granted.filter((permission) => !permissions.has(permission))).toEqual([]);
    datadog.credentials.permissions = new Set(granted);
  }

  test.each(['billing_read', 'incident_read', 'on_call_read'])('%s alone reads seats and nothing else', async (one) => {
    grant(one);
    expect((await askDatadog(datadog, SEATS)).status).toBe(200);
    expect((await writeSeats(datadog, 'POST', [idOf('jane@example.com')])).status).toBe(403);
    expect(datadog.holders('incident_response')).toEqual([]);
    const users = await askDatadog(datadog, '/api/v2/users');
    expect(users).toMatchObject({ status: 403, contentType: 'application/json', body: { errors: ['Forbidden'] } });
  });

  test.each(['billing_edit', 'incident_write', 'on_call_write'])(
    '%s alone writes seats and nothing else',
    async (one) => {
      grant(one);
      expect((await writeSeats(datadog, 'POST', [idOf('jane@example.com')])).status).toBe(201);
      expect((await writeSeats(datadog, 'DELETE', [idOf('jane@example.com')])).status).toBe(204);
      const answer = await askDatadog(datadog, SEATS);
      expect(answer).toMatchObject({ status: 403, contentType: 'text/plain; charset=utf-8' });
      expect(answer.body).toStrictEqual({ errors: [{ title: 'Forbidden' }] });
    },
  );

  test('user_access_read reads users and does not change them', async () => {
    grant('user_access_read');
    const user = `/api/v2/users/${idOf('jane@example.com')}`;
    expect((await askDatadog(datadog, '/api/v2/users')).status).toBe(200);
    expect((await askDatadog(datadog, user)).status).toBe(200);
    expect((await askDatadog(datadog, user, { method: 'DELETE' })).status).toBe(403);
    expect((await askDatadog(datadog, '/api/v2/users', { method: 'POST', body: {} })).status).toBe(403);
  });
});

describe('validating the API key', () => {
  test.each([
    [API_KEY, 200, { valid: true }],
    [{ 'dd-api-key': 'x' }, 403, { errors: ['Forbidden'] }],
    [{}, 403, { errors: ['API key required'] }],
  ])('%j: %d', async (headers, status, body) => {
    const answer = await askDatadog(datadog, '/api/v1/validate', { headers });
    expect(answer).toMatchObject({ status, contentType: 'application/json' });
    expect(answer.body).toStrictEqual(body);
  });
});

test.each([
  ['GET', '/api/v2/seat/users'],
  ['PATCH', '/api/v2/seats/users'],
  ['PUT', '/api/v2/users/x'],
])('%s %s is not found', async (method, path) => {
  const answer = await askDatadog(datadog, path, { method });
  expect(answer).toMatchObject({ status: 404, body: { errors: ['Not Found'] } });
});

describe('the rate limit', () => {
  test('is told with every answer, refuses beyond it and starts anew', async () => {
    datadog.limits.rateLimit = { limit: 2, periodSeconds: 10 };
    const first = await askDatadog(datadog, SEATS);
    expect(first.status).toBe(200);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'x-ratelimit-limit': '2',
      'x-ratelimit-period': '10',
      'x-ratelimit-remaining': '1',
      'x-ratelimit-reset': '10',
      'x-ratelimit-name': 'sandbox',
    });
    now += 8500;
    expect((await askDatadog(datadog, SEATS)).status).toBe(200);
    const refused = await writeSeats(datadog, 'POST', [idOf('jane@example.com')]);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(refused.headers.get('x-ratelimit-reset')).toBe('2');
    expect(datadog.holders('incident_response')).toEqual([]);
    now += 1500;
    expect((await askDatadog(datadog, SEATS)).status).toBe(200);
  });

  test('is not told where there is none', async () => {
    expect((await askDatadog(datadog, SEATS)).headers.has('x-ratelimit-limit')).toBe(false);
  });
});
