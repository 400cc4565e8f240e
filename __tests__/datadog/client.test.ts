import { afterEach, describe, expect, test } from '@jest/globals';
import { type DatadogSandbox, startDatadog } from '../../sandbox/datadog.ts';
import type { FaultAnswer } from '../../sandbox/faults.ts';
import { makeWorld } from '../../sandbox/organisation.ts';
import { type ClientSettings, DatadogClient } from '../../src/datadog/client.ts';
import type { DatadogError } from '../../src/datadog/error.ts';
import { fastClock, quietServices } from '../services.ts';
import { textOf } from '../seats/situation.ts';
import { sentenceOf } from '../../src/seats/problem.ts';

const never = new AbortController().signal;
const ends = { now: never, beforeNextTry: never };
const call = { path: '/api/v2/users', needs: 'the permission to read', ends };
const asIs = (json: unknown): unknown => json;
const open: { close: () => Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function clientWith(
  change: Partial<ClientSettings> = {},
): Promise<{ client: DatadogClient; datadog: DatadogSandbox }> {
  const datadog = await startDatadog(makeWorld({ users: ['amy@example.com'] }));
  const { apiKey, appKey } = datadog.credentials;
  const credentials = { kind: 'keys', apiKey, appKey } as const;
  const settings = { apiUrl: datadog.url, site: 'datadoghq.eu', credentials, isReadOnly: false, ...change };
  const client = new DatadogClient(settings, fastClock(), quietServices().log);
  open.push(client, datadog);
  return { client, datadog };
}

async function troubleWith(answer: FaultAnswer): Promise<DatadogError> {
  const { client, datadog } = await clientWith();
  datadog.faults.add({ path: call.path, times: Infinity, answer });
  return client.read(call, asIs).then(
    () => {
      throw new Error('it succeeded');
    },
    (error: unknown) => error as DatadogError,
  );
}

describe('what an answer that is none means', () => {
  const answers: readonly [string, FaultAnswer, DatadogError['kind'], string][] = [
    [
      '400',
      { kind: 'status', status: 400, body: { errors: ['no'] } },
      'refused',
      'Datadog rejected the request: no (GET /api/v2/users: status 400)',
    ],
    [
      '404',
      { kind: 'status', status: 404, body: { errors: ['gone'] } },
      'refused',
      'Datadog rejected the request: gone (GET /api/v2/users: status 404)',
    ],
    [
      '429 for good',
      { kind: 'status', status: 429 },
      'unavailable',
      'gave up after 5 attempts (GET /api/v2/users: status 429)',
    ],
    [
      '500 for good',
      { kind: 'status', status: 500, body: 'oops' },
      'unavailable',
      'gave up after 5 attempts (GET /api/v2/users: status 500: oops)',
    ],
    ['a reset for good', { kind: 'reset' }, 'unavailable', 'Datadog did not answer; gave up after 5 attempts (GET'],
    [
      'half a body for good',
      { kind: 'truncate-clean' },
      'unavailable',
      "Datadog's answer was cut off; gave up after 5 attempts",
    ],
    [
      'HTML',
      { kind: 'status', status: 200, body: '<html>' },
      'unexpected',
      "Datadog's answer is not JSON (GET /api/v2/users: status 200: an HTML page, probably from a proxy)",
    ],
    [
      'nothing',
      { kind: 'status', status: 200, body: '' },
      'unexpected',
      "Datadog's answer is not JSON (GET /api/v2/users: status 200)",
    ],
    [
      'a redirect',
      { kind: 'status', status: 302, headers: { location: 'https://evil.example.com' } },
      'unexpected',
      'redirects are not followed; check api-url and site (GET /api/v2/users: status 302: to https://evil.example.com)',
    ],
  ];
  test.each(answers)('%s', async (_, answer, kind, words) => {
    const error = await troubleWith(answer);
    expect(error.kind).toBe(kind);
    expect(textOf(sentenceOf(error))).toContain('(GET /api/v2/users: ');
    expect(textOf(sentenceOf(error))).toContain(words);
  });

  test('an answer that is too large', async () => {
    const body = `"${'x'.repeat(32 * 1024 * 1024)}"`;
    const error = await troubleWith({ kind: 'status', status: 200, body });
    expect([error.kind, textOf(sentenceOf(error))]).toEqual([
      'unexpected',
      "Datadog's answer is larger than 32 MiB (GET /api/v2/users: status 200)",
    ]);
  });
});

describe('keys that are refused', () => {
  const refused: FaultAnswer = { kind: 'status', status: 403, body: { errors: ['Forbidden'] } };

  test.each<[string, FaultAnswer | null, string]>([
    [
      'with a valid API key',
      null,
      'app-key is wrong or lacks the permission to read (GET /api/v2/users: status 403: Forbidden)',
    ],
    ['with a wrong API key', refused, 'api-key is not valid for datadoghq.eu; check the key'],
    [
      'where nobody says whether the API key is valid',
      { kind: 'status', status: 418 },
      'api-key, app-key or site (datadoghq.eu) is wrong, or app-key lacks the permission to read',
    ],
  ])('%s', async (_, validate, words) => {
    const { client, datadog } = await clientWith();
    datadog.faults.add({ path: call.path, answer: refused });
    if (validate !== null) {
      datadog.faults.add({ path: '/api/v1/validate', answer: validate });
    }
    const error = await client.read(call, asIs).catch((thrown: unknown) => thrown as DatadogError);
    expect(error).toMatchObject({ kind: 'access' });
    expect(textOf(sentenceOf(error))).toContain(words);
  });

  test('while the job is cancelled nobody asks which key is wrong', async () => {
    const { client, datadog } = await clientWith();
    const stopping = new AbortController();
    const answer = refused;
    const stop = (): boolean => {
      stopping.abort();
      return true;
    };
    datadog.faults.add({ path: call.path, when: stop, answer });
    const read = client.read({ ...call, ends: { now: never, beforeNextTry: stopping.signal } }, asIs);
    await expect(read).rejects.toMatchObject({ kind: 'access' });
    expect(datadog.requests).toHaveLength(1);
  });

  test('a token is sent as such, and explained as such', async () => {
    const { client, datadog } = await clientWith({ credentials: { kind: 'token', accessToken: 'ddpat_wrong' } });
    const error = await client.read(call, asIs).catch((thrown: unknown) => thrown as DatadogError);
    expect(textOf(sentenceOf(error))).toContain('access-token is expired, belongs to another site than datadoghq.eu');
    expect(datadog.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer ddpat_wrong']);
  });
});

test('a read-only client refuses every write before it leaves the process', async () => {
  const { client, datadog } = await clientWith({ isReadOnly: true });
  for (const method of ['POST', 'DELETE'] as const) {
    const write = client.write({ ...call, method, body: {} });
    await expect(write).rejects.toThrow('not sent, because this is a dry run');
  }
  expect(datadog.requests).toEqual([]);
});

test('the path of an API address stays in front', async () => {
  const { datadog } = await clientWith();
  const credentials = { kind: 'token', accessToken: 'x' } as const;
  const settings = { apiUrl: `${datadog.url}/proxy/`, site: 'datadoghq.com', credentials, isReadOnly: false };
  const client = new DatadogClient(settings, fastClock(), quietServices().log);
  open.push(client);
  await client.read(call, asIs).catch(() => undefined);
  expect(datadog.requests[0]?.path).toBe('/proxy/api/v2/users');
});

test('whatever a write is answered, its content is not looked at', async () => {
  const { client, datadog } = await clientWith();
  datadog.faults.add({ method: 'POST', answer: { kind: 'status', status: 201, body: 'created' } });
  await client.write({ ...call, method: 'POST', body: { a: 1 } });
  expect(datadog.requests.at(-1)?.body).toEqual({ a: 1 });
});

test('what is made of an answer is what is returned, and what is thrown about it ends the call at once', async () => {
  const { client, datadog } = await clientWith();
  expect(await client.read(call, (json) => Object.keys(json as object))).toContain('data');
  const odd = client.read(call, () => {
    throw new Error('odd');
  });
  await expect(odd).rejects.toThrow('odd');
  expect(datadog.requests).toHaveLength(2);
});
