import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startDatadog, type DatadogSandbox } from '../../sandbox/datadog.ts';
import type { Reply } from '../../sandbox/exchange.ts';
import { idOf, makeWorld } from '../../sandbox/organisation.ts';
import { askDatadog, emailsOf, readSeats, writeSeats } from './ask.ts';

const SEATS = '/api/v2/seats/users';
const jane = idOf('jane@example.com');
const kim = idOf('kim@example.com');

let datadog: DatadogSandbox;

beforeEach(async () => {
  const users = ['jane@example.com', 'kim@example.com'];
  datadog = await startDatadog(makeWorld({ users, held: { incident_response: ['kim@example.com'] } }));
});

afterEach(() => datadog.close());

async function statusOf(path: string, method = 'GET'): Promise<number> {
  return (await askDatadog(datadog, path, { method })).status;
}

describe('which requests a rule hits', () => {
  test('one, unless told', async () => {
    const count = datadog.faults.add({ answer: { kind: 'status', status: 502 } });
    expect([await statusOf('/a'), await statusOf('/a')]).toEqual([502, 404]);
    expect(count.hits).toBe(1);
  });

  test('so many after so many, counting only those that match', async () => {
    const answer = { kind: 'status', status: 503 } as const;
    datadog.faults.add({ method: 'get', path: '/a', after: 1, times: 2, answer });
    const statuses: number[] = [];
    for (const path of ['/a', '/b', '/abc', '/a', '/a']) statuses.push(await statusOf(path));
    expect(statuses).toEqual([404, 404, 503, 503, 404]);
  });

  test('not those of another method, path or condition', async () => {
    const answer = { kind: 'status', status: 503 } as const;
    const when = ({ body }: { body: unknown }): boolean => JSON.stringify(body).includes(kim);
    datadog.faults.add({ method: 'POST', path: /users$/g, when, times: Infinity, answer });
    expect(await statusOf(SEATS, 'DELETE')).toBe(422);
    expect((await writeSeats(datadog, 'POST', [jane])).status).toBe(201);
    expect((await writeSeats(datadog, 'POST', [kim])).status).toBe(503);
    expect((await writeSeats(datadog, 'POST', [kim])).status).toBe(503);
    datadog.faults.clear();
    expect((await writeSeats(datadog, 'POST', [kim])).status).toBe(201);
  });

  test('the first rule goes before the second', async () => {
    datadog.faults.add({ answer: { kind: 'status', status: 500 } });
    datadog.faults.add({ answer: { kind: 'status', status: 502 } });
    expect([await statusOf('/a'), await statusOf('/a'), await statusOf('/a')]).toEqual([500, 502, 404]);
  });
});

describe('what a rule answers', () => {
  test('a status with headers and a JSON body, without an effect', async () => {
    const body = { errors: ['Too many requests'] };
    datadog.faults.add({ answer: { kind: 'status', status: 429, body, headers: { 'X-RateLimit-Reset': '1' } } });
    const answer = await writeSeats(datadog, 'POST', [jane]);
    expect(answer).toMatchObject({ status: 429, contentType: 'application/json', body });
    expect(answer.headers.get('x-ratelimit-reset')).toBe('1');
    expect(datadog.holders('incident_response')).toEqual(['kim@example.com']);
  });

  test('HTML, and a redirect', async () => {
    datadog.faults.add({ answer: { kind: 'status', status: 502, body: '<h1>Bad Gateway</h1>' } });
    datadog.faults.add({ answer: { kind: 'status', status: 302, headers: { location: 'http://elsewhere.example/' } } });
    const page = await askDatadog(datadog, SEATS);
    expect(page).toMatchObject({ status: 502, contentType: 'text/html; charset=utf-8', body: '<h1>Bad Gateway</h1>' });
    const redirect = await askDatadog(datadog, SEATS);
    expect([redirect.status, redirect.headers.get('location')]).toEqual([302, 'http://elsewhere.example/']);
  });

  test('a reset before the effect, and one after it', async () => {
    datadog.faults.add({ method: 'POST', answer: { kind: 'reset' } });
    await expect(writeSeats(datadog, 'POST', [jane])).rejects.toThrow('fetch failed');
    expect(datadog.holders('incident_response')).toEqual(['kim@example.com']);
    datadog.faults.add({ method: 'POST', answer: { kind: 'reset-after' } });
    await expect(writeSeats(datadog, 'POST', [jane])).rejects.toThrow('fetch failed');
    expect(datadog.holders('incident_response')).toEqual(['jane@example.com', 'kim@example.com']);
    expect(datadog.requests).toHaveLength(2);
  });

  test('a body that breaks off, and one that ends too early in good order', async () => {
    datadog.faults.add({ answer: { kind: 'truncate' } });
    await expect(readSeats(datadog)).rejects.toThrow('terminated');
    datadog.faults.add({ answer: { kind: 'truncate-clean' } });
    const answer = await askDatadog(datadog, `${SEATS}?product_code=incident_response`);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatch(/^\{"data":\[\{[^}]*$/);
    expect(emailsOf(await readSeats(datadog))).toEqual(['kim@example.com']);
  });

  test('another answer than the one that was due, and the effect all the same', async () => {
    const change = (reply: Reply): Reply => ({ ...reply, status: 200, body: { data: 'other' } });
    datadog.faults.add({ method: 'POST', answer: { kind: 'change', change } });
    expect(await writeSeats(datadog, 'POST', [jane])).toMatchObject({ status: 200, body: { data: 'other' } });
    expect(datadog.holders('incident_response')).toEqual(['jane@example.com', 'kim@example.com']);
  });

  test('a body that begins and never ends', async () => {
    datadog.faults.add({ answer: { kind: 'drip' } });
    const { status, body } = await fetch(`${datadog.url}/a`);
    const reader = body?.getReader();
    expect([status, (await reader?.read())?.done]).toEqual([404, false]);
    await datadog.close();
    const rest = (async () => {
      while ((await reader?.read())?.done === false);
    })();
    await expect(rest).rejects.toThrow('terminated');
  });

  test('nothing, ever, until the server closes', async () => {
    datadog.faults.add({ answer: { kind: 'hang' } });
    const hanging = readSeats(datadog);
    const result = expect(hanging).rejects.toThrow('fetch failed');
    // By the time that a second request is answered the first has long been there.
    await statusOf('/a');
    expect(datadog.mostAtOnce()).toBe(2);
    await datadog.close();
    await result;
  });

  test('latency delays the answer, and not the effect', async () => {
    datadog.faults.latencyMs = 3_600_000;
    const abort = new AbortController();
    const body = { data: { type: 'seat-assignments', attributes: { product_code: 'on_call', user_uuids: [jane] } } };
    const headers = { 'dd-api-key': 'sandbox-api-key', 'dd-application-key': 'sandbox-app-key' };
    const init = { method: 'POST', headers, body: JSON.stringify(body), signal: abort.signal };
    const late = expect(fetch(datadog.url + SEATS, init)).rejects.toThrow('aborted');
    while (datadog.holders('on_call').length === 0) await new Promise(setImmediate);
    abort.abort();
    await late;
  });
});

test('every request is recorded in order, with what it carried', async () => {
  await readSeats(datadog, '&page[limit]=5');
  await writeSeats(datadog, 'DELETE', [jane]);
  await fetch(`${datadog.url}/plain`, { method: 'POST', body: 'not JSON' });
  expect(datadog.requests).toMatchObject([
    { method: 'GET', path: SEATS, query: { product_code: 'incident_response', 'page[limit]': '5' }, body: undefined },
    {
      method: 'DELETE',
      path: SEATS,
      query: {},
      headers: { 'dd-api-key': 'sandbox-api-key' },
      body: { data: { attributes: { user_uuids: [jane] } } },
    },
    { method: 'POST', path: '/plain', body: 'not JSON' },
  ]);
  datadog.forget();
  expect(datadog.requests).toEqual([]);
});
