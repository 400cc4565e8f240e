import { afterEach, describe, expect, test } from '@jest/globals';
import { type DatadogSandbox, startDatadog } from '../../sandbox/datadog.ts';
import type { FaultAnswer } from '../../sandbox/faults.ts';
import { makeOrganisation, makeWorld, type WorldInput } from '../../sandbox/organisation.ts';
import { sendInBatches } from '../../src/apply/apply.ts';
import { type Datadog, withDatadog } from '../../src/datadog/datadog.ts';
import { DatadogError } from '../../src/datadog/error.ts';
import { textOf } from '../seats/situation.ts';
import { quietServices } from '../services.ts';
import { sentenceOf } from '../../src/seats/problem.ts';

const PRODUCT = 'incident_response';
const SEATS = '/api/v2/seats/users';
const users = ['amy@example.com', 'ben@example.com'];
const servers: DatadogSandbox[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(world: WorldInput): Promise<DatadogSandbox> {
  const server = await startDatadog(makeWorld(world));
  servers.push(server);
  return server;
}

/** Asks a server, with a clock whose waits are over at once. */
function ask<T>(server: DatadogSandbox, question: (datadog: Datadog) => Promise<T>): Promise<T> {
  const { apiKey, appKey } = server.credentials;
  const credentials = { kind: 'keys', apiKey, appKey } as const;
  const settings = { apiUrl: server.url, site: 'datadoghq.com', credentials, isReadOnly: false };
  return withDatadog(settings, quietServices(), question);
}

const JSON_500: FaultAnswer = { kind: 'status', status: 500, body: { errors: ['Internal error'] } };
const HTML = { kind: 'status', body: '<html><h1>Bad gateway</h1></html>', contentType: 'text/html' } as const;

describe('a seat list that cannot be read is an error and never an empty list', () => {
  const faults: readonly (readonly [string, FaultAnswer, RegExp])[] = [
    ['500 for good', JSON_500, /GET \/api\/v2\/seats\/users: status 500: Internal error/],
    ['HTML with status 200', { ...HTML, status: 200 }, /Datadog's answer is not JSON \(.*: status 200: an HTML page/],
    ['JSON without data', { kind: 'status', status: 200, body: { meta: {} } }, /"data" is not a list/],
    [
      'a seat without id and e-mail',
      { kind: 'status', status: 200, body: { data: [{}] } },
      /neither a user UUID nor an e-mail/,
    ],
    [
      'a redirect, which is not followed',
      { kind: 'status', status: 307, headers: { location: 'http://127.0.0.1:9/stolen' } },
      /redirects are not followed; .*: status 307: to http:\/\/127.0.0.1:9\/stolen\)/,
    ],
    [
      '400',
      { kind: 'status', status: 400, body: { errors: [{ detail: 'no such product' }] } },
      /no such product.*status 400/,
    ],
  ];

  async function troubleOf(server: DatadogSandbox): Promise<string> {
    const error: unknown = await ask(server, (datadog) => datadog.listHolders(PRODUCT)).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(DatadogError);
    return textOf(sentenceOf(error));
  }

  test.each(faults)('%s', async (_, answer, message) => {
    const server = await serve({ users, held: { [PRODUCT]: users } });
    server.faults.add({ path: SEATS, times: Infinity, answer });
    expect(await troubleOf(server)).toMatch(message);
  });

  test('a cursor that repeats', async () => {
    const limits = { maxSeatsPageLimit: 1 };
    const server = await serve({ users, held: { [PRODUCT]: users }, limits, behaviour: { repeatCursor: true } });
    expect(await troubleOf(server)).toContain('came twice, so the list never ends');
  });

  test('a missing permission, which is named', async () => {
    const server = await serve({ users, credentials: { permissions: new Set(['billing_edit']) } });
    expect(await troubleOf(server)).toContain(
      'app-key is wrong or lacks billing_read, incident_read or on_call_read (GET /api/v2/seats/users: status 403',
    );
  });
});

test('who is listed by e-mail cannot be looked up without the permission, which is named', async () => {
  const server = await serve({ users, credentials: { permissions: new Set(['billing_read', 'billing_edit']) } });
  const asked = ask(server, (datadog) => datadog.lookUp(['amy@example.com']));
  await expect(asked).rejects.toMatchObject({
    kind: 'access',
    message: expect.stringContaining('lacks user_access_read'),
  });
});

test('a server that takes at most 10 UUIDs a call is served in batches that it takes', async () => {
  const world = makeOrganisation({ people: 240 });
  const able = world.users.filter(({ disabled, serviceAccount }) => !disabled && !serviceAccount).slice(0, 200);
  const ids = able.map(({ id }) => id);
  const server = await serve({ users: world.users, limits: { maxUuidsPerWrite: 10 } });
  const sizes: number[] = [];
  await ask(server, (datadog) =>
    sendInBatches(ids, {
      send: (batch) => {
        sizes.push(batch.length);
        return datadog.change({ kind: 'assign', productCode: PRODUCT }, batch);
      },
      whyHalted: () => null,
      onSettled: () => undefined,
      random: () => 0.5,
    }),
  );
  expect(server.holders(PRODUCT)).toEqual(able.map(({ email }) => email).sort());
  // 100, 50, 25, 13 are refused on the way down; from then on nothing is sent in vain.
  expect(sizes.filter((size) => size > 10)).toEqual([100, 50, 25, 13]);
});
