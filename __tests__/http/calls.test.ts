import { afterEach, describe, expect, test } from '@jest/globals';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type CallLog, Calls, Cancelled, later } from '../../src/http/calls.ts';
import { DATADOG, type Patience, type Try } from '../../src/http/patience.ts';
import { type HttpRequest, MAX_ANSWER_BYTES } from '../../src/http/send.ts';
import { parseJson } from '../../src/json.ts';
import { fastClock, quietServices } from '../services.ts';

type Answer = (response: ServerResponse, request: IncomingMessage, body: string) => void;

const open: { server: Server; calls: Calls }[] = [];

afterEach(async () => {
  await Promise.all(
    open.splice(0).map(async ({ server, calls }) => {
      await calls.close();
      server.closeAllConnections();
      server.close();
    }),
  );
});

interface Scene {
  readonly calls: Calls;
  readonly request: HttpRequest;
  /** What the server was sent: `GET /path`. */
  readonly seen: string[];
  /** What debug logging shows. */
  readonly tried: string[];
}

type OnWait = CallLog['waiting'];

/** A server that gives the answers one after another, the last one for ever. */
async function sceneWith(answers: readonly Answer[], patience: Patience = DATADOG, onWait?: OnWait): Promise<Scene> {
  const seen: string[] = [];
  const tried: string[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const answer = answers[Math.min(seen.length, answers.length - 1)];
      seen.push(`${request.method ?? ''} ${request.url ?? ''}`);
      answer?.(response, request, Buffer.concat(parts).toString());
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/path`;
  const log = { waiting: onWait ?? quietServices().log.waiting, tried: (line: string) => tried.push(line) };
  const calls = new Calls(url, patience, fastClock(), log);
  open.push({ server, calls });
  return { calls, seen, tried, request: { method: 'GET', url, headers: {}, body: null, read: parseJson } };
}

const never = new AbortController().signal;
const ends = { now: never, beforeNextTry: never };

const json: Answer = (response) => response.end('{"ok":true}');
const hang: Answer = () => undefined;

function status(code: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => response.writeHead(code, headers).end('{}');
}

describe('what passes is tried again', () => {
  test.each<[string, Answer]>([
    ['a reset', (response) => response.socket?.resetAndDestroy()],
    [
      'a body that breaks off',
      (response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{"ok":', () => response.destroy());
      },
    ],
    ['half of the JSON', (response) => response.end('{"ok":')],
    ['HTML', (response) => response.end('<html></html>')],
    ['nothing', (response) => response.end()],
    ['500', status(500)],
    ['429', status(429)],
    ['a compression that is broken', (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('no')],
  ])('%s', async (_, answer) => {
    const { calls, request, seen } = await sceneWith([answer, json]);
    expect(await calls.send(request, ends)).toMatchObject({ kind: 'success', status: 200, value: { ok: true } });
    expect(seen).toHaveLength(2);
  });

  test('five times, and the last try is what is returned', async () => {
    const { calls, request, seen } = await sceneWith([status(503)]);
    expect(await calls.send(request, ends)).toMatchObject({ kind: 'answer', status: 503 });
    expect(seen).toHaveLength(5);
  });
});

test('a compressed answer is asked for, and decompressed, also that of an error', async () => {
  let asked: string | undefined;
  const { calls, request } = await sceneWith([
    (response, { headers }) => {
      asked = headers['accept-encoding']?.toString();
      response.writeHead(400, { 'content-encoding': 'gzip' }).end(gzipSync('{"errors":["why"]}'));
    },
  ]);
  expect(await calls.send(request, ends)).toMatchObject({ status: 400, text: '{"errors":["why"]}' });
  expect(asked).toContain('gzip');
});

test('a redirect is an answer, and is not followed', async () => {
  const { calls, request, seen } = await sceneWith([status(307, { location: '/stolen' }), json]);
  expect(await calls.send(request, ends)).toMatchObject({ kind: 'answer', status: 307 });
  expect(seen).toEqual(['GET /path']);
});

test('the body of a DELETE arrives whole, with its length', async () => {
  const bodies: string[] = [];
  const lengths: (string | undefined)[] = [];
  const { calls, request } = await sceneWith([
    (response, { headers }, body) => {
      bodies.push(body);
      lengths.push(headers['content-length']);
      response.writeHead(204).end();
    },
  ]);
  const last = await calls.send({ ...request, method: 'DELETE', body: '{"ü":1}', read: () => true }, ends);
  expect(last).toMatchObject({ kind: 'success', status: 204, value: true });
  expect([bodies, lengths]).toEqual([['{"ü":1}'], ['8']]);
});

test.each([
  ['as much as is read', MAX_ANSWER_BYTES, 'success'],
  ['a byte more', MAX_ANSWER_BYTES + 1, 'too-large'],
])('an answer of %s, also where it was compressed', async (_, bytes, kind) => {
  const body = gzipSync(`"${'x'.repeat(bytes - 2)}"`);
  const large: Answer = (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(body);
  const { calls, request, seen } = await sceneWith([large]);
  expect((await calls.send(request, ends)).kind).toBe(kind);
  expect(seen).toHaveLength(1);
});

test('a try that takes too long is given up, and says so', async () => {
  const { calls, request } = await sceneWith([hang], { ...DATADOG, tries: 2, tryMs: 50 });
  expect(await calls.send(request, ends)).toEqual({ kind: 'broken', why: 'timed out' });
});

test('a server that nobody runs is told by its code', async () => {
  const calls = new Calls('http://127.0.0.1:9', { ...DATADOG, tries: 1 }, fastClock(), quietServices().log);
  const request = { method: 'GET', url: 'http://127.0.0.1:9/', headers: {}, body: null, read: () => true };
  expect(await calls.send(request, ends)).toEqual({
    kind: 'broken',
    why: expect.stringMatching(/ECONNREFUSED|bad port/),
  });
  await calls.close();
});

describe('a rate limit', () => {
  const limited = status(429, { 'x-ratelimit-reset': '7' });

  test('holds back the calls that wait for their turn', async () => {
    const waits: string[] = [];
    const { calls, request, seen } = await sceneWith([limited, json], DATADOG, (ms, why) => waits.push(`${ms} ${why}`));
    const first = await calls.send(request, ends);
    await Promise.all([calls.send(request, ends), calls.send(request, ends)]);
    expect(first).toMatchObject({ status: 200 });
    expect(seen).toHaveLength(4);
    expect(waits[0]).toBe('7000 GET /path: status 429');
  });

  test('that is used up is respected before anything is declined, and announced only where somebody waits', async () => {
    const waits: string[] = [];
    const last: Answer = (response) =>
      response.writeHead(200, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '7' }).end('{}');
    const { calls, request } = await sceneWith([last, json], DATADOG, (ms, why) => waits.push(`${ms} ${why}`));
    await calls.send(request, ends);
    expect(waits).toEqual([]);
    await calls.send(request, ends);
    expect(waits).toEqual(['7000 rate limit reached']);
  });

  test('on the last try is not waited for', async () => {
    const waits: number[] = [];
    const { calls, request } = await sceneWith([limited], { ...DATADOG, tries: 2 }, (ms) => waits.push(ms));
    expect(await calls.send(request, ends)).toMatchObject({ status: 429 });
    expect(waits).toEqual([7000]);
  });
});

test('at most eight calls are under way', async () => {
  const waiting: ServerResponse[] = [];
  let most = 0;
  const { calls, request, seen } = await sceneWith([
    (response) => {
      waiting.push(response);
      most = Math.max(most, waiting.length);
      if (waiting.length === 8) {
        // A ninth call would have come with the eight, so it is looked for before they are answered.
        setTimeout(() => {
          waiting.splice(0).forEach((one) => one.end('{}'));
        }, 20);
      }
    },
  ]);
  await Promise.all(Array.from({ length: 16 }, () => calls.send(request, ends)));
  expect(seen).toHaveLength(16);
  expect(most).toBe(8);
});

describe('a call that is cancelled', () => {
  function cancelled(mayHaveArrived: boolean): unknown {
    return expect.objectContaining({ name: 'Cancelled', mayHaveArrived });
  }

  test('before it was sent cannot have arrived', async () => {
    const { calls, request, seen } = await sceneWith([json]);
    const over = AbortSignal.abort();
    await expect(calls.send(request, { now: never, beforeNextTry: over })).rejects.toEqual(cancelled(false));
    expect(seen).toEqual([]);
  });

  test('while it is under way may have arrived', async () => {
    const controller = new AbortController();
    const { calls, request } = await sceneWith([
      () => {
        controller.abort();
      },
    ]);
    const call = calls.send(request, { now: controller.signal, beforeNextTry: never });
    await expect(call).rejects.toEqual(cancelled(true));
  });

  test.each([
    [429, false],
    [500, true],
  ])('before its next try, after status %d: may have arrived is %s', async (code, mayHaveArrived) => {
    const controller = new AbortController();
    const { calls, request, seen } = await sceneWith([status(code)], DATADOG, () => {
      controller.abort();
    });
    const call = calls.send(request, { now: never, beforeNextTry: controller.signal });
    await expect(call).rejects.toEqual(cancelled(mayHaveArrived));
    expect(seen).toHaveLength(1);
  });

  test('by closing the connections neither waits nor is tried again', async () => {
    const waits: number[] = [];
    const { calls, request, seen } = await sceneWith([() => void calls.close()], DATADOG, (ms) => waits.push(ms));
    await expect(calls.send(request, ends)).rejects.toEqual(cancelled(true));
    expect(seen).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  test('is told apart from other errors', () => {
    expect(new Cancelled(true)).toMatchObject({ name: 'Cancelled', message: 'the job was cancelled' });
  });
});

describe('later', () => {
  const fired = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      // A timer that keeps the process alive: the one of `later` does not.
      const alive = setInterval(() => undefined, 1000);
      signal.addEventListener('abort', () => {
        clearInterval(alive);
        resolve();
      });
    });

  test('fires after another signal has fired, and not before', async () => {
    const controller = new AbortController();
    const signal = later(controller.signal, 1);
    expect(signal.aborted).toBe(false);
    controller.abort();
    await fired(signal);
    expect(signal.aborted).toBe(true);
  });

  test('fires, too, where the other one has fired already', async () => {
    const signal = later(AbortSignal.abort(), 1);
    await fired(signal);
    expect(signal.aborted).toBe(true);
  });
});

test('what is returned is the last try, whatever it was', async () => {
  const { calls, request } = await sceneWith([status(404)]);
  const last: Try = await calls.send(request, ends);
  expect(last).toMatchObject({ kind: 'answer', status: 404, text: '{}' });
});

test('an answer after an attempt that may have arrived says so; a rate limit proves that nothing was done', async () => {
  const { calls, request } = await sceneWith([status(500), status(403)]);
  expect(await calls.send(request, ends)).toMatchObject({ kind: 'answer', status: 403, mayHaveArrived: true });
  for (const first of [status(429), status(403)]) {
    const { calls: others, request: other } = await sceneWith([first, status(403)]);
    expect(await others.send(other, ends)).not.toHaveProperty('mayHaveArrived');
  }
});

test('of the answer of an error only the beginning is read', async () => {
  const { calls, request } = await sceneWith([(response) => response.writeHead(400).end('x'.repeat(40_000_000))]);
  const one = await calls.send(request, ends);
  expect(one).toMatchObject({ kind: 'answer', status: 400 });
  expect(one.kind === 'answer' ? one.text.length : 0).toBeLessThan(1_000_000);
});

describe('debug logging', () => {
  test('shows each try with its answer, and never a query, a person or a header', async () => {
    const limited = status(429, { 'x-ratelimit-reset': '7', 'x-request-id': 'req-1', 'x-secret': 'a-header' });
    const { calls, request, tried } = await sceneWith([limited, status(200, { 'x-github-request-id': 'A1:B2' })]);
    const path = '/a8f1bd11-57e3-4ac4-b3e1-9ba2c1a9ab51/jane.doe@example.com/joe%40example.com.txt';
    const url = new URL(`${path}?filter=eve@example.com`, request.url).href;
    await calls.send({ ...request, url, method: 'DELETE', headers: { 'dd-api-key': 'a-key' }, body: 'a-body' }, ends);
    expect(tried).toEqual([
      'DELETE /{person}/{person}/{person}: try 1, 0 ms, status 429, request id req-1',
      'DELETE /{person}/{person}/{person}: try 2, 0 ms, status 200, request id A1:B2',
    ]);
  });

  test('shows a try without an answer, and one whose answer is refused', async () => {
    const { calls, request, tried } = await sceneWith([(response) => response.socket?.resetAndDestroy(), json]);
    const read = (): never => {
      throw new Error('an unexpected shape');
    };
    await expect(calls.send({ ...request, read }, ends)).rejects.toThrow('an unexpected shape');
    expect(tried).toEqual(['GET /path: try 1, 0 ms, no answer', 'GET /path: try 2, 0 ms, status 200']);
  });

  test('leaves out a request id that may be more than one', async () => {
    const ids = ['eve@example.com', 'x'.repeat(101), 'two words'];
    const answers = ids.map((id) => status(500, { 'x-request-id': id }));
    const { calls, request, tried } = await sceneWith([...answers, json]);
    await calls.send(request, ends);
    expect(tried.filter((line) => line.includes('request id'))).toEqual([]);
  });
});
