import { describe, expect, test } from '@jest/globals';
import { MAX_CALLS_IN_FLIGHT, type WireRequest } from '../../src/datadog/connections.ts';
import { DatadogError } from '../../src/datadog/error.ts';
import type { Credentials } from '../../src/datadog/access.ts';
import type { Call } from '../../src/datadog/call.ts';
import { createHttp, type Http, type HttpWorld, MAX_WAITING_BYTES } from '../../src/datadog/http.ts';
import { MAX_TRIES } from '../../src/datadog/retry.ts';
import type { Reply } from '../../src/datadog/transport.ts';

const KEYS: Credentials = { kind: 'keys', apiKey: 'api-secret', appKey: 'app-secret' };
const NEVER = new AbortController().signal;

function reply(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { kind: 'reply', status, header: (name) => headers[name] ?? null, body: text };
}

interface Bench {
  readonly http: Http;
  readonly sent: WireRequest[];
  readonly waits: number[];
  readonly told: string[];
}

/** A client whose server answers with `replies` in turn, and with the last one for ever. */
function bench(
  replies: readonly Reply[],
  settings: Partial<Parameters<typeof createHttp>[0]> = {},
  world: Partial<HttpWorld> = {},
): Bench {
  const sent: WireRequest[] = [];
  const waits: number[] = [];
  const told: string[] = [];
  let nowMs = Date.parse('2026-03-01T12:00:00Z');
  const http = createHttp(
    { apiUrl: 'https://api.datadoghq.com', site: 'datadoghq.com', credentials: KEYS, readOnly: false, ...settings },
    {
      send: (request, onPart) => {
        sent.push(request);
        const answer = replies[Math.min(sent.length, replies.length) - 1];
        if (answer?.kind === 'reply' && answer.status < 300) {
          onPart(Buffer.from(answer.body));
        }
        return Promise.resolve(answer ?? { kind: 'broken', message: 'no reply left' });
      },
      sleep: (ms) => {
        waits.push(ms);
        nowMs += ms;
        return Promise.resolve();
      },
      now: () => nowMs,
      random: () => 1,
      redact: (text) => text.replaceAll('api-secret', '***').replaceAll('app-secret', '***'),
      onWait: (waitMs, reason) => told.push(`${waitMs} ${reason}`),
      ...world,
    },
  );
  return { http, sent, waits, told };
}

const read = {
  path: '/api/v2/seats/users',
  query: { 'page[limit]': '1', filter: 'a+b@example.com' },
  needs: 'billing_read',
  signal: NEVER,
};
const write: Call = {
  method: 'POST',
  path: '/api/v2/seats/users',
  body: { data: 1 },
  needs: 'billing_edit',
  signal: NEVER,
};

async function errorOf(promise: Promise<unknown>): Promise<DatadogError> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DatadogError)) {
    throw new Error(`expected a DatadogError, not ${String(error)}`);
  }
  return error;
}

test('a read sends keys, encodes the query, and returns the JSON', async () => {
  const { http, sent } = bench([reply(200, { data: [] })]);
  expect(await http.read(read)).toEqual({ data: [] });
  expect(sent[0]).toMatchObject({
    method: 'GET',
    origin: 'https://api.datadoghq.com',
    path: '/api/v2/seats/users?page%5Blimit%5D=1&filter=a%2Bb%40example.com',
    body: null,
    headers: { 'dd-api-key': 'api-secret', 'dd-application-key': 'app-secret' },
  });
});

test('a token goes as a bearer, and a path in api-url comes first', async () => {
  const credentials: Credentials = { kind: 'token', accessToken: 'ddpat_example' };
  const { http, sent } = bench([reply(200, {})], { credentials, apiUrl: 'https://proxy.example.com/datadog/' });
  await http.read({ ...read, query: {} });
  expect(sent[0]?.path).toBe('/datadog/api/v2/seats/users');
  expect(sent[0]?.headers.authorization).toBe('Bearer ddpat_example');
});

test('a write sends JSON and does not look at what is answered', async () => {
  const { http, sent } = bench([reply(201, '<html>not JSON</html>')]);
  await http.write(write);
  expect(sent[0]).toMatchObject({
    method: 'POST',
    body: '{"data":1}',
    headers: { 'content-type': 'application/json' },
  });
});

test('a read-only client refuses to write before anything is sent', async () => {
  const { http, sent } = bench([reply(201, '')], { readOnly: true });
  expect((await errorOf(http.write(write))).message).toBe(
    'Datadog: POST /api/v2/seats/users: dry run: refused, since this is a dry run',
  );
  expect(sent).toEqual([]);
});

describe('tries', () => {
  test('a rate limit is waited for as its headers say', async () => {
    const { http, waits, told } = bench([reply(429, '', { 'x-ratelimit-reset': '7' }), reply(200, {})]);
    await http.read(read);
    expect(waits).toEqual([7000]);
    expect(told).toEqual(['7000 GET /api/v2/seats/users: status 429']);
  });

  test.each<[string, Reply]>([
    ['500', reply(500, '')],
    ['a broken connection', { kind: 'broken', message: 'other side closed' }],
    ['a cut-off body', reply(200, '{"data":[{"id":')],
    ['a rate limit', reply(429, '')],
  ])('%s is tried five times, with growing waits', async (_, failing) => {
    const { http, sent, waits } = bench([failing]);
    expect((await errorOf(http.read(read))).kind).toBe('unavailable');
    expect(sent).toHaveLength(MAX_TRIES);
    expect(waits).toEqual([500, 1000, 2000, 4000]);
  });

  test('a write is tried again too: it sets a state', async () => {
    const { http, sent } = bench([reply(502, '<html>'), reply(201, '')]);
    await http.write(write);
    expect(sent).toHaveLength(2);
  });

  test.each([400, 404, 409, 413, 422])('a %d is not tried again', async (status) => {
    const { http, sent } = bench([reply(status, { errors: [{ title: 'Generic Error', detail: 'no such user' }] })]);
    const error = await errorOf(http.read(read));
    expect(error).toMatchObject({ kind: 'refused', status, reason: 'no such user' });
    expect(error.message).toBe(`Datadog: GET /api/v2/seats/users: status ${status}: no such user`);
    expect(sent).toHaveLength(1);
  });

  test('a 400 on the last try is a refusal all the same', async () => {
    const { http } = bench([...Array.from({ length: 4 }, () => reply(500, '')), reply(400, 'bad')]);
    expect((await errorOf(http.read(read))).kind).toBe('refused');
  });
});

describe('answers that cannot be right', () => {
  test.each<[string, Reply, string]>([
    ['HTML', reply(200, '<html></html>'), 'status 200: an HTML page, probably from a proxy: the answer is not JSON'],
    ['too large', { kind: 'too-large', status: 200 }, 'status 200: the answer is larger than 32 MiB'],
    [
      'a redirect',
      reply(302, '', { location: 'https://elsewhere.example.com/?key=api-secret' }),
      'status 302: to https://elsewhere.example.com/?key=***: redirects are not followed; check api-url and site',
    ],
    [
      'a redirect to nowhere',
      reply(301, ''),
      'status 301: to nowhere: redirects are not followed; check api-url and site',
    ],
  ])('%s', async (_, answer, message) => {
    const { http, sent } = bench([answer]);
    const error = await errorOf(http.read(read));
    expect(error.kind).toBe('unexpected');
    expect(error.message).toBe(`Datadog: GET /api/v2/seats/users: ${message}`);
    expect(sent).toHaveLength(1);
  });
});

describe('a 401 or 403 tells what to check', () => {
  const forbidden = reply(403, { errors: ['Forbidden'] });

  test.each<[string, Reply, string]>([
    [
      'a valid API key',
      reply(200, { valid: true }),
      'api-key is valid for datadoghq.com, so app-key is wrong or lacks a permission: it needs billing_read',
    ],
    [
      'a wrong API key',
      forbidden,
      'api-key is not valid for datadoghq.com: check the key, and that site is the one it was made on',
    ],
    [
      'no answer',
      { kind: 'broken', message: 'x' },
      'check api-key, app-key and site (datadoghq.com), and the permission of app-key: it needs billing_read',
    ],
  ])('%s', async (_, validation, advice) => {
    const { http, sent } = bench([forbidden, validation]);
    const error = await errorOf(http.read(read));
    expect(error).toMatchObject({ kind: 'access', status: 403 });
    expect(error.message).toBe(`Datadog: GET /api/v2/seats/users: status 403: Forbidden: ${advice}`);
    expect(sent.map(({ path }) => path.replace(/\?.*/, ''))).toEqual(['/api/v2/seats/users', '/api/v1/validate']);
  });
});

test('no field of an error holds a credential, also where a proxy echoes the request', async () => {
  const { http } = bench([reply(400, 'dd-api-key: api-secret, dd-application-key: app-secret')]);
  const error = await errorOf(http.read(read));
  const everything = JSON.stringify(Object.entries(error)) + error.message + (error.stack ?? '') + String(error.cause);
  expect(everything).not.toMatch(/api-secret|app-secret/);
  expect(error.reason).toBe('dd-api-key: ***, dd-application-key: ***');
});

describe('cancelling', () => {
  test('ends a wait before the next try', async () => {
    const controller = new AbortController();
    const sleep = (): Promise<void> => {
      controller.abort();
      return Promise.resolve();
    };
    const { http, sent } = bench([reply(500, '')], {}, { sleep });
    expect((await errorOf(http.read({ ...read, signal: controller.signal }))).kind).toBe('cancelled');
    expect(sent).toHaveLength(1);
  });

  test('a write is not begun once nothing new may begin', async () => {
    const stopping = new AbortController();
    stopping.abort();
    const { http, sent } = bench([reply(201, {})]);
    const error = await errorOf(http.write({ ...write, lastTry: stopping.signal }));
    // The status of a request that was declined: it had no effect.
    expect(error).toMatchObject({ kind: 'cancelled', status: 429 });
    expect(sent).toEqual([]);
  });

  test('a write is not tried again once nothing new may begin', async () => {
    const stopping = new AbortController();
    const send = (): Promise<Reply> => {
      stopping.abort();
      return Promise.resolve(reply(500, ''));
    };
    const { http } = bench([], {}, { send });
    const error = await errorOf(http.write({ ...write, lastTry: stopping.signal }));
    expect(error).toMatchObject({ kind: 'cancelled', status: 500 });
  });

  test('a write that may have had an effect before it met a rate limit is not taken for one without', async () => {
    const stopping = new AbortController();
    const replies = [reply(503, ''), reply(429, '', { 'x-ratelimit-reset': '7' })];
    const sleep = (ms: number): Promise<void> => {
      if (ms === 7000) {
        stopping.abort();
      }
      return Promise.resolve();
    };
    const { http, sent } = bench(replies, {}, { sleep });
    const error = await errorOf(http.write({ ...write, lastTry: stopping.signal }));
    expect(error).toMatchObject({ kind: 'cancelled', status: 503 });
    expect(sent).toHaveLength(2);
  });

  test('closing ends the calls that wait, and sends those no more that have not begun', async () => {
    const asleep: (() => void)[] = [];
    const sleep = (_: number, signal: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          resolve();
        });
        asleep.push(resolve);
      });
    const { http, sent } = bench([reply(503, '')], {}, { sleep });
    const calls = Array.from({ length: MAX_CALLS_IN_FLIGHT + 4 }, () => errorOf(http.read(read)));
    while (asleep.length < calls.length) {
      await Promise.resolve();
    }
    expect(sent).toHaveLength(calls.length);
    http.close();
    expect((await Promise.all(calls)).map(({ kind }) => kind)).toEqual(calls.map(() => 'cancelled'));
    expect((await errorOf(http.read(read))).kind).toBe('cancelled');
    expect(sent).toHaveLength(calls.length);
  });

  test('a request that the signal broke is cancelled, not failed', async () => {
    const controller = new AbortController();
    controller.abort();
    const { http } = bench([{ kind: 'broken', message: 'aborted' }]);
    expect((await errorOf(http.read({ ...read, signal: controller.signal }))).kind).toBe('cancelled');
  });
});

test('no more calls are under way at a time than there are connections', async () => {
  const answers: (() => void)[] = [];
  const send: HttpWorld['send'] = (_, onPart) =>
    new Promise((resolve) => {
      answers.push(() => {
        onPart(Buffer.from('{}'));
        resolve(reply(200, {}));
      });
    });
  const { http } = bench([], {}, { send });
  const calls = Array.from({ length: 20 }, () => http.read(read));
  await new Promise(setImmediate);
  expect(answers).toHaveLength(MAX_CALLS_IN_FLIGHT);
  for (let next = 0; next < calls.length; next += 1) {
    answers[next]?.();
    await new Promise(setImmediate);
  }
  await Promise.all(calls);
  expect(answers).toHaveLength(20);
});

test('the next call is under way before an answer is parsed', async () => {
  const order: string[] = [];
  const send: HttpWorld['send'] = ({ path }, onPart) => {
    order.push(`send ${path}`);
    onPart(Buffer.from('{"data":[1]}'));
    return Promise.resolve(reply(200, '{"data":[1]}'));
  };
  const { http } = bench([], {}, { send });
  const calls = Array.from({ length: MAX_CALLS_IN_FLIGHT + 1 }, (_, index) =>
    http.readList({ ...read, path: `/${index}`, query: {} }, () => ({
      paths: [],
      add: () => order.push(`parse /${index}`),
      end: () => null,
    })),
  );
  await Promise.all(calls);
  expect(order.indexOf(`send /${MAX_CALLS_IN_FLIGHT}`)).toBeLessThan(order.indexOf('parse /0'));
});

test('an answer that broke off takes no room from others', async () => {
  let [sent, parsed] = [0, 0];
  const send: HttpWorld['send'] = (_, onPart) => {
    sent += 1;
    if (sent === 1) {
      onPart(Buffer.alloc(MAX_WAITING_BYTES, ' '));
      return Promise.resolve({ kind: 'broken', message: 'reset' });
    }
    onPart(Buffer.from('{"data":[1]}'));
    expect(parsed).toBe(0);
    return Promise.resolve(reply(200, '{'));
  };
  const { http } = bench([], {}, { send });
  await http.readList(read, () => ({ paths: [], add: () => (parsed += 1), end: () => null }));
  expect([sent, parsed]).toEqual([2, 1]);
});

describe('a rate limit that one call meets', () => {
  const limited = reply(429, '', { 'x-ratelimit-reset': '7' });

  test('holds back the calls that begin after it', async () => {
    let nowMs = 0;
    const asleep: { ms: number; wake: () => void }[] = [];
    const sleep = (ms: number): Promise<void> =>
      new Promise((wake) => {
        asleep.push({ ms, wake });
      });
    const { http, sent } = bench([limited, reply(200, {})], {}, { sleep, now: () => nowMs });
    const first = http.read(read);
    await new Promise(setImmediate);
    const second = http.read(read);
    await new Promise(setImmediate);
    expect(asleep.map(({ ms }) => ms)).toEqual([7000, 7000]);
    expect(sent).toHaveLength(1);
    nowMs += 7000;
    asleep.forEach(({ wake }) => {
      wake();
    });
    await Promise.all([first, second]);
    expect(sent).toHaveLength(3);
  });

  test('holds back those that waited for their turn behind it', async () => {
    const usedUp = reply(200, {}, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4' });
    const answers: ((answer: Reply) => void)[] = [];
    const asleep: number[] = [];
    const { http } = bench(
      [],
      {},
      {
        send: (_, onPart) => {
          onPart(Buffer.from('{}'));
          return new Promise((resolve) => answers.push(resolve));
        },
        sleep: (ms) => new Promise(() => asleep.push(ms)),
      },
    );
    const [first] = Array.from({ length: MAX_CALLS_IN_FLIGHT + 1 }, () => http.read(read));
    await new Promise(setImmediate);
    answers[0]?.(usedUp);
    await first;
    await new Promise(setImmediate);
    expect([answers.length, asleep]).toEqual([MAX_CALLS_IN_FLIGHT, [4000]]);
  });

  test('is respected before it is declined, and told', async () => {
    const usedUp = reply(200, {}, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4' });
    const { http, waits, told } = bench([usedUp, reply(200, {})]);
    await http.read(read);
    expect(waits).toEqual([]);
    await http.read(read);
    expect(waits).toEqual([4000]);
    expect(told).toEqual(['4000 GET /api/v2/seats/users: the rate limit is used up']);
  });

  test('a write that waits at the gate when the job is cancelled was not carried out', async () => {
    const stopping = new AbortController();
    const sleep = (): Promise<void> => {
      stopping.abort();
      return Promise.resolve();
    };
    const usedUp = reply(200, {}, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4' });
    const { http, sent } = bench([usedUp], {}, { sleep });
    await http.read(read);
    expect(await errorOf(http.write({ ...write, lastTry: stopping.signal }))).toMatchObject({
      kind: 'cancelled',
      status: 429,
    });
    expect(sent).toHaveLength(1);
  });
});
