import { afterEach, describe, expect, test } from '@jest/globals';
import { startDatadog, type DatadogSandbox } from '../../sandbox/datadog.ts';
import { idOf, makeWorld, type WorldInput } from '../../sandbox/organisation.ts';
import { askDatadog, emailsOf, readSeats, writeSeats } from './ask.ts';

const SEATS = '/api/v2/seats/users';
const JSON_API = 'application/vnd.api+json';
const NOBODY = '00000000-0000-4000-8000-000000000000';
const jane = idOf('jane@example.com');
const kim = idOf('kim@example.com');
const lea = idOf('lea@example.com');
const gone = idOf('gone@example.com');

let datadog: DatadogSandbox;

async function start(input: WorldInput = {}): Promise<void> {
  const gonePerson = { email: 'gone@example.com', status: 'Disabled' } as const;
  const users = ['jane@example.com', 'kim@example.com', { email: 'lea@example.com', name: 'Lea' }, gonePerson];
  datadog = await startDatadog(makeWorld({ users, ...input }));
}

function genericError(detail: string): object {
  return { errors: [{ title: 'Generic Error', detail }] };
}

afterEach(() => datadog.close());

describe('listing seats', () => {
  test('an empty list has no meta', async () => {
    await start();
    const answer = await askDatadog(datadog, `${SEATS}?product_code=incident_response&page%5Blimit%5D=100`);
    expect(answer).toMatchObject({ status: 200, contentType: JSON_API });
    expect(answer.body).toStrictEqual({ data: [] });
  });

  test.each(['', '?product_code='])('needs a product code (%s)', async (query) => {
    await start();
    const answer = await askDatadog(datadog, SEATS + query);
    expect(answer).toMatchObject({ status: 400, contentType: JSON_API });
    expect(answer.body).toStrictEqual(genericError('product_code query parameter is required'));
  });

  test('a seat has the id, e-mail and name of its holder', async () => {
    await start({ held: { incident_response: ['lea@example.com'] } });
    expect(await readSeats(datadog)).toStrictEqual({
      data: [
        {
          id: lea,
          type: 'seat-users',
          attributes: { assigned_at: '2026-02-11T16:40:00.000Z', email: 'lea@example.com', name: 'Lea' },
        },
      ],
      meta: { cursor: '', limit: 100 },
    });
  });

  test('goes on at the cursor, also where a seat before it went away', async () => {
    await start({ held: { incident_response: ['jane@example.com', 'kim@example.com', 'lea@example.com'] } });
    const first = await readSeats(datadog, '&page[limit]=2');
    expect(emailsOf(first)).toEqual(['jane@example.com', 'kim@example.com']);
    datadog.release('incident_response', 'jane@example.com');
    const cursor = first.meta?.next_cursor ?? '';
    const second = await readSeats(datadog, `&page[limit]=2&page[cursor]=${encodeURIComponent(cursor)}`);
    expect(emailsOf(second)).toEqual(['lea@example.com']);
    expect(second.meta).toStrictEqual({ cursor, limit: 2 });
  });

  test('a page that is exactly full is the last one', async () => {
    await start({ held: { incident_response: ['jane@example.com', 'kim@example.com'] } });
    expect((await readSeats(datadog, '&page[limit]=2')).meta).toStrictEqual({ cursor: '', limit: 2 });
  });

  test.each([
    ['null', null],
    ['empty', ''],
  ] as const)('the last cursor can be %s', async (lastCursor, expected) => {
    await start({ held: { incident_response: ['jane@example.com'] }, behaviour: { lastCursor } });
    expect((await readSeats(datadog)).meta?.next_cursor).toBe(expected);
  });

  test('the cursor can repeat without end', async () => {
    await start({ held: { incident_response: ['jane@example.com'] }, behaviour: { repeatCursor: true } });
    const cursor = (await readSeats(datadog)).meta?.next_cursor ?? '';
    expect(cursor).not.toBe('');
    const again = await readSeats(datadog, `&page[cursor]=${encodeURIComponent(cursor)}`);
    expect(again.meta?.next_cursor).toBe(cursor);
  });

  test.each(['&page[limit]=0', '&page[limit]=many', '&page[cursor]=made-up'])('refuses %s', async (query) => {
    await start({ held: { incident_response: ['jane@example.com'] } });
    expect(await askDatadog(datadog, `${SEATS}?product_code=incident_response${query}`)).toMatchObject({ status: 400 });
  });

  test('a page that is too large is cut, or refused', async () => {
    await start({
      held: { incident_response: ['jane@example.com', 'kim@example.com'] },
      limits: { maxSeatsPageLimit: 1 },
    });
    expect((await readSeats(datadog, '&page[limit]=2')).meta?.limit).toBe(1);
    datadog.limits.seatsPageTooLarge = 'refuse';
    const answer = await askDatadog(datadog, `${SEATS}?product_code=incident_response&page[limit]=2`);
    expect(answer.status).toBe(400);
  });

  test('an unknown product is empty, or refused where the codes are known', async () => {
    await start();
    expect((await askDatadog(datadog, `${SEATS}?product_code=else`)).body).toStrictEqual({ data: [] });
    datadog.limits.knownProductCodes = new Set(['incident_response']);
    expect((await askDatadog(datadog, `${SEATS}?product_code=else`)).status).toBe(400);
    expect((await writeSeats(datadog, 'POST', [jane], 'else')).status).toBe(400);
    expect((await writeSeats(datadog, 'POST', [jane])).status).toBe(201);
  });
});

describe('writing seats', () => {
  test('assigns: 201 with the ids', async () => {
    await start();
    const answer = await writeSeats(datadog, 'POST', [jane, kim.toUpperCase(), jane]);
    expect(answer).toMatchObject({ status: 201, contentType: JSON_API });
    expect(answer.body).toMatchObject({
      data: {
        type: 'seat-assignments',
        attributes: { assigned_ids: [jane, kim], product_code: 'incident_response' },
      },
    });
    expect(datadog.holders('incident_response')).toEqual(['jane@example.com', 'kim@example.com']);
    expect(datadog.holders('on_call')).toEqual([]);
  });

  test('unassigns: 204 without a body, and the body of the DELETE is read', async () => {
    await start({ held: { incident_response: ['jane@example.com', 'kim@example.com'] } });
    const answer = await writeSeats(datadog, 'DELETE', [jane]);
    expect(answer).toMatchObject({ status: 204, contentType: null, body: undefined });
    expect(datadog.holders('incident_response')).toEqual(['kim@example.com']);
  });

  test('assigning a holder and unassigning somebody without a seat is fine and changes nothing', async () => {
    await start({ held: { incident_response: ['jane@example.com', 'kim@example.com'] } });
    const before = await readSeats(datadog);
    expect(emailsOf(before)).toEqual(['jane@example.com', 'kim@example.com']);
    expect((await writeSeats(datadog, 'POST', [jane])).status).toBe(201);
    expect((await writeSeats(datadog, 'DELETE', [lea, NOBODY])).status).toBe(204);
    expect(await readSeats(datadog)).toStrictEqual(before);
  });

  test.each(['POST', 'DELETE'] as const)('%s checks the product code first, then the people', async (method) => {
    await start();
    for (const uuids of [[jane], [''], []]) {
      const answer = await writeSeats(datadog, method, uuids, '');
      expect(answer).toMatchObject({ status: 422, contentType: JSON_API });
      expect(answer.body).toStrictEqual(genericError('product_code is required'));
    }
    const answer = await writeSeats(datadog, method, []);
    expect(answer).toMatchObject({ status: 422, contentType: JSON_API });
    expect(answer.body).toStrictEqual(genericError('user_uuids is required and must not be empty'));
  });

  test('refuses what is not a seat assignment', async () => {
    await start();
    const attributes = { product_code: 'incident_response', user_uuids: [jane] };
    const answer = await askDatadog(datadog, SEATS, { method: 'POST', body: { data: { type: 'seats', attributes } } });
    expect(answer.status).toBe(400);
    expect(datadog.holders('incident_response')).toEqual([]);
  });

  test.each([
    ['somebody unknown', NOBODY, 404, 'user not found'],
    ['somebody disabled', gone, 400, 'user is disabled'],
    ['a malformed id', 'jane', 400, 'user_uuids must contain valid UUIDs'],
  ])('refuses a batch with %s as a whole', async (_, uuid, status, detail) => {
    await start();
    const answer = await writeSeats(datadog, 'POST', [jane, uuid]);
    expect(answer).toMatchObject({ status, contentType: JSON_API, body: genericError(detail) });
    expect(datadog.holders('incident_response')).toEqual([]);
  });

  test('can leave the unknown and the disabled out instead, or take the disabled', async () => {
    await start({ limits: { unknownUser: 'ignore', disabledUser: 'ignore' } });
    const answer = await writeSeats(datadog, 'POST', [jane, NOBODY, gone]);
    expect(answer.body).toMatchObject({ data: { attributes: { assigned_ids: [jane] } } });
    expect(datadog.holders('incident_response')).toEqual(['jane@example.com']);
    datadog.limits.disabledUser = 'assign';
    await writeSeats(datadog, 'POST', [gone]);
    expect(datadog.holders('incident_response')).toEqual(['gone@example.com', 'jane@example.com']);
  });

  test('unassigns somebody who is disabled', async () => {
    await start({ held: { incident_response: ['gone@example.com'] } });
    expect((await writeSeats(datadog, 'DELETE', [gone])).status).toBe(204);
    expect(datadog.holders('incident_response')).toEqual([]);
  });

  test.each(['POST', 'DELETE'] as const)('%s refuses a batch with a refused UUID as a whole', async (method) => {
    const refusedUuids = new Map([[kim, { status: 409, detail: 'managed elsewhere' }]]);
    await start({ held: { incident_response: ['jane@example.com'] }, limits: { refusedUuids } });
    const answer = await writeSeats(datadog, method, [jane, kim]);
    expect(answer).toMatchObject({ status: 409, body: genericError('managed elsewhere') });
    expect(datadog.holders('incident_response')).toEqual(['jane@example.com']);
  });

  test('takes as many UUIDs as the limit and not one more', async () => {
    await start({ limits: { maxUuidsPerWrite: 2 } });
    expect((await writeSeats(datadog, 'POST', [jane, kim, lea])).status).toBe(400);
    expect(datadog.holders('incident_response')).toEqual([]);
    expect((await writeSeats(datadog, 'POST', [jane, kim])).status).toBe(201);
  });

  test('can accept a write that has no effect', async () => {
    await start({
      held: { incident_response: ['lea@example.com'] },
      behaviour: { swallowWrites: new Set([jane, lea]) },
    });
    const answer = await writeSeats(datadog, 'POST', [jane, kim]);
    expect(answer.body).toMatchObject({ data: { attributes: { assigned_ids: [jane, kim] } } });
    expect((await writeSeats(datadog, 'DELETE', [lea])).status).toBe(204);
    expect(datadog.holders('incident_response')).toEqual(['kim@example.com', 'lea@example.com']);
  });
});

describe('a lagging server', () => {
  test('shows the old state for so many readings, whole listings at a time', async () => {
    await start({ held: { incident_response: ['jane@example.com', 'kim@example.com'] }, behaviour: { lagReads: 2 } });
    await writeSeats(datadog, 'POST', [lea]);
    await writeSeats(datadog, 'DELETE', [jane]);
    expect(datadog.holders('incident_response')).toEqual(['kim@example.com', 'lea@example.com']);
    expect(emailsOf(await readSeats(datadog))).toEqual(['jane@example.com', 'kim@example.com']);
    const first = await readSeats(datadog, '&page[limit]=1');
    const cursor = encodeURIComponent(first.meta?.next_cursor ?? '');
    const second = await readSeats(datadog, `&page[limit]=1&page[cursor]=${cursor}`);
    expect(emailsOf(first).concat(emailsOf(second))).toEqual(['jane@example.com', 'kim@example.com']);
    expect(emailsOf(await readSeats(datadog))).toEqual(['kim@example.com', 'lea@example.com']);
  });

  test('shows the old state until its time is over', async () => {
    let now = 1000;
    const world = makeWorld({ users: ['jane@example.com'], behaviour: { lagMs: 50 } });
    datadog = await startDatadog(world, { now: () => now });
    await writeSeats(datadog, 'POST', [jane]);
    now += 49;
    expect(emailsOf(await readSeats(datadog))).toEqual([]);
    now += 1;
    expect(emailsOf(await readSeats(datadog))).toEqual(['jane@example.com']);
  });
});

test('a world can be started twice', async () => {
  const world = makeWorld({ users: ['jane@example.com'] });
  datadog = await startDatadog(world);
  await writeSeats(datadog, 'POST', [jane]);
  const other = await startDatadog(world);
  expect(datadog.holders('incident_response')).toEqual(['jane@example.com']);
  expect(other.holders('incident_response')).toEqual([]);
  await other.close();
});
