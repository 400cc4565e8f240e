import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { DatadogSandbox } from '../../sandbox/datadog.ts';
import { DEFAULT_PRODUCT_CODE, idOf } from '../../sandbox/organisation.ts';
import { factsFrom, type Step } from '../../scripts/verify-facts.ts';
import { read } from '../docs/documents.ts';
import { closeServersAfterEach, datadogWith, writesOf } from '../e2e/servers.ts';

closeServersAfterEach();

const USER = 'test.user@example.com';
const OTHER = 'ada@example.com';
const SEATS = '/api/v2/seats/users';
const SCRIPT = join(import.meta.dirname, '../../scripts/verify.ts');
const world = { users: [{ email: USER, name: 'Test User' }, OTHER], held: { [DEFAULT_PRODUCT_CODE]: [OTHER] } };

async function verify(
  datadog: DatadogSandbox,
  user = USER,
): Promise<{ code: number | null; text: string; error: string }> {
  const { apiKey, appKey } = datadog.credentials;
  const args = ['--user', user, '--product-code', DEFAULT_PRODUCT_CODE, '--api-url', datadog.url];
  const env = { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, DD_API_KEY: apiKey, DD_APP_KEY: appKey };
  const child = spawn(process.execPath, [SCRIPT, ...args], { env });
  let [text, error] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (error += part));
  const [code] = (await once(child, 'close')) as [number | null];
  for (const secret of [apiKey, appKey, USER, OTHER, 'Test User', idOf(USER), idOf(OTHER), '@']) {
    expect(text + error).not.toContain(secret);
  }
  return { code, text, error };
}

test('one seat is assigned and removed again, and the transcript names no one', async () => {
  const datadog = await datadogWith({ ...world, behaviour: { lagReads: 1 } });
  const { code, text, error } = await verify(datadog, USER.toUpperCase());
  expect(error).toBe('');
  expect(code).toBe(0);
  expect(text.match(/^(?:list|assign|unassign): .*/gm)).toEqual([
    'list: verdict listed, exit code 0, the test user is no-seat',
    'assign: verdict applied, exit code 0, the test user is assigned',
    'list: verdict listed, exit code 0, the test user is has-seat',
    'unassign: verdict applied, exit code 0, the test user is unassigned',
    'list: verdict listed, exit code 0, the test user is no-seat',
  ]);
  const [, facts = ''] = text.split('Facts of docs/datadog-api.md that this run settles:');
  expect(facts).toMatch(/Assign: \d+\.\d s, 2 seat list requests\. Unassign: \d+\.\d s, 2 seat list requests\./);
  expect(facts).toContain("- A seat's `id` is the user's UUID. Yes.");
  expect(facts).toContain('Status 201 and 204.');
  expect(facts).toContain(`The seat says ${new Date().toISOString().slice(0, 10)}`);
  expect(writesOf(datadog)).toEqual([`POST ${SEATS}`, `DELETE ${SEATS}`]);
  expect(datadog.holders(DEFAULT_PRODUCT_CODE)).toEqual([OTHER]);
});

test('a user who holds a seat keeps it: nothing is written', async () => {
  const datadog = await datadogWith(world);
  const { code, error } = await verify(datadog, OTHER);
  expect(code).toBe(1);
  expect(error).toContain('already holds a seat');
  expect(writesOf(datadog)).toEqual([]);
});

test('a user without an account ends it before any write', async () => {
  const datadog = await datadogWith(world);
  const { code, text, error } = await verify(datadog, 'nobody@example.com');
  expect(code).toBe(1);
  expect(text).toContain('not-found');
  expect(text + error).not.toMatch(/Cleaning up|by hand/);
  expect(writesOf(datadog)).toEqual([]);
});

test('after a failure the seat is removed', async () => {
  const datadog = await datadogWith(world);
  const answer = { kind: 'status', status: 400, body: { errors: [`no ${USER}`] } } as const;
  datadog.faults.add({ method: 'DELETE', path: SEATS, answer });
  const { code, text, error } = await verify(datadog);
  expect(code).toBe(1);
  expect(text).toContain('Cleaning up');
  expect(error).toContain('unassign did not end as expected');
  expect(datadog.holders(DEFAULT_PRODUCT_CODE)).toEqual([OTHER]);
});

test('a seat that cannot be removed is not kept quiet', async () => {
  const datadog = await datadogWith(world);
  const answer = { kind: 'status', status: 403, body: { errors: ['Forbidden'] } } as const;
  datadog.faults.add({ method: 'DELETE', path: SEATS, times: Infinity, answer });
  const { code, error } = await verify(datadog);
  expect(code).toBe(1);
  expect(error).toContain('remove it in Datadog by hand');
});

test('the facts are those of the documentation, and nothing is called settled that was not seen', () => {
  const step = { exitCode: 0, verdict: '', status: '', since: null, requests: [], problems: [] };
  const steps: Step[] = (['list', 'assign', 'list', 'unassign'] as const).map((operation, at) => ({
    ...step,
    operation,
    id: at === 2 ? null : idOf(USER),
  }));
  const facts = factsFrom(steps, true);
  expect(facts.filter(({ fact }) => !read('docs/datadog-api.md').includes(fact))).toEqual([]);
  const text = facts.map(({ seen }) => seen).join(' ');
  expect(text).toContain('Assign: not seen. Unassign: not seen.');
  expect(text).toContain('No: the seat has no UUID.');
  expect(factsFrom([], false)).toEqual([]);
});
