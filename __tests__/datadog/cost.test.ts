import { afterEach, describe, expect, test } from '@jest/globals';
import type { DatadogSandbox } from '../../sandbox/datadog.ts';
import { startDatadog } from '../../sandbox/datadog.ts';
import type { DatadogWorld } from '../../sandbox/datadog/world.ts';
import { makeOrganisation, makeWorld } from '../../sandbox/organisation.ts';
import { type Datadog, withDatadog } from '../../src/datadog/datadog.ts';
import { quietServices } from '../services.ts';

const PRODUCT = 'incident_response';
const world = makeOrganisation({ people: 2500 });
const able = world.users.filter(({ disabled, serviceAccount }) => !disabled && !serviceAccount);
const emails = able.map(({ email }) => email);
const servers: DatadogSandbox[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(organisation: DatadogWorld): Promise<DatadogSandbox> {
  const server = await startDatadog(organisation);
  servers.push(server);
  return server;
}

function ask<T>(server: DatadogSandbox, question: (datadog: Datadog) => Promise<T>): Promise<T> {
  const { apiKey, appKey } = server.credentials;
  const credentials = { kind: 'keys', apiKey, appKey } as const;
  const settings = { apiUrl: server.url, site: 'datadoghq.com', credentials, isReadOnly: true };
  return withDatadog(settings, quietServices(), question);
}

/** How many of the people are found, and in how many calls. */
async function lookUp(server: DatadogSandbox, keys: readonly string[]): Promise<{ found: number; calls: number }> {
  server.forget();
  const accounts = await ask(server, (datadog) => datadog.lookUp(keys));
  const found = [...accounts.values()].filter(({ kind }) => kind === 'found').length;
  return { found, calls: server.requests.length };
}

describe('the users list is asked as seldom as possible', () => {
  test.each([
    ['one person', 1, 1],
    ['two people: a page of everybody says how many pages there are', 2, 3],
    ['as many people as pages', 3, 3],
    ['more people than pages: everybody is read once', 40, 3],
    ['very many people', 1500, 3],
  ])('%s', async (_, people, calls) => {
    expect(await lookUp(await serve(world), emails.slice(500, 500 + people))).toEqual({ found: people, calls });
  });

  test('many UUIDs are found in the users list too', async () => {
    const ids = able.slice(0, 100).map(({ id }) => id);
    expect(await lookUp(await serve(world), ids)).toEqual({ found: 100, calls: 3 });
  });

  test('a list larger than the organisation: everybody is read once', async () => {
    const strangers = Array.from({ length: 3000 }, (_, index) => `stranger.${index}@example.com`);
    const answer = await lookUp(await serve(world), [...emails, ...strangers]);
    expect(answer).toEqual({ found: emails.length, calls: 3 });
  });

  test('a search that hundreds match takes one call', async () => {
    const similar = Array.from({ length: 700 }, (_, index) => `${index}amy@example.com`);
    const server = await serve(makeWorld({ users: [...similar, 'amy@example.com'] }));
    expect(await lookUp(server, ['amy@example.com'])).toEqual({ found: 1, calls: 1 });
  });

  test('a server that grants smaller pages than asked for is read to the end, or asked for each', async () => {
    const limits = { ...world.limits, maxUsersPageSize: 100, reportsMaxPageSize: false };
    const server = await serve({ ...world, limits });
    // One page of everybody that turns out to hold 100, and a search for each of the 20.
    expect(await lookUp(server, emails.slice(-20))).toEqual({ found: 20, calls: 21 });
    expect(await lookUp(server, emails)).toEqual({ found: emails.length, calls: 25 });
  });
});

test('a server that refuses the large page is asked for the documented one', async () => {
  const users = { maxUsersPageSize: 100, usersPageTooLarge: 'refuse' as const, reportsMaxPageSize: false };
  const seats = { maxSeatsPageLimit: 100, seatsPageTooLarge: 'refuse' as const };
  const large = makeOrganisation({ people: 2500, held: 250 });
  const server = await serve({ ...large, limits: { ...large.limits, ...users, ...seats } });
  expect(await ask(server, (datadog) => datadog.listHolders(PRODUCT))).toHaveLength(250);
  // The refused page is asked for once: 1 + 3 pages of seats, then 1 + 25 of users.
  expect(server.requests).toHaveLength(4);
  expect(await lookUp(server, emails)).toEqual({ found: emails.length, calls: 26 });
});

test('the seats of 5,000 people are read in five calls', async () => {
  const server = await serve(makeOrganisation({ people: 6000, held: 5000 }));
  expect(await ask(server, (datadog) => datadog.listHolders(PRODUCT))).toHaveLength(5000);
  expect(server.requests).toHaveLength(5);
});

test('never more than 8 calls at a time', async () => {
  const server = await serve({
    ...world,
    limits: { ...world.limits, maxUsersPageSize: 100, reportsMaxPageSize: false },
  });
  // Long enough that all calls which may be under way together are, however busy the machine is.
  server.faults.latencyMs = 200;
  await lookUp(server, emails.slice(-20));
  expect(server.mostAtOnce()).toBe(8);
});
