import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from '@jest/globals';
import { idOf } from '../../sandbox/organisation.ts';
import { parseSwitches, SWITCH_NAMES } from '../../sandbox/switches.ts';

const started: ChildProcessWithoutNullStreams[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

function run(...args: string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, ['sandbox/main.ts', ...args], { cwd: new URL('../..', import.meta.url) });
  started.push(child);
  return child;
}

async function runToEnd(...args: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const child = run(...args);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (stderr += String(chunk)));
  const [code] = (await once(child, 'close')) as unknown[];
  return { code, stdout, stderr };
}

test('the first line tells the addresses and keys, both servers answer, and SIGTERM ends it well', async () => {
  const child = run('--people=40', '--held=3', '--max-uuids-per-write=1', '--pull-request=5', '--public');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const told = JSON.parse(line) as Record<string, string>;
  expect(told).toMatchObject({
    datadog: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as unknown,
    apiKey: 'sandbox-api-key',
    appKey: 'sandbox-app-key',
    productCode: 'incident_response',
    repository: 'example-org/platform',
    pullRequest: 5,
  });
  const keys = { 'dd-api-key': told.apiKey ?? '', 'dd-application-key': told.appKey ?? '' };
  const seats = await fetch(`${told.datadog ?? ''}/api/v2/seats/users?product_code=incident_response`, {
    headers: keys,
  });
  expect(await seats.json()).toMatchObject({ data: { length: 3 } });
  const authorization = `Bearer ${told.githubToken ?? ''}`;
  const repository = await fetch(`${told.github ?? ''}/repos/example-org/platform`, { headers: { authorization } });
  expect(await repository.json()).toMatchObject({ private: false });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test.each([
  [['--peple=3'], '--peple'],
  [['--people=many'], 'many'],
  [['--latency-ms=-1'], '-1'],
  [['--held=3'], '--people'],
  [['--repository=example-org'], 'example-org'],
  [['extra'], 'extra'],
])('%j is refused, with what is wrong', (args, quoted) => {
  expect(() => parseSwitches(args)).toThrow(quoted);
});

// In the first case Node explains itself in several sentences, in the second the sandbox does in one.
test.each([
  ['--peple=3', '--peple'],
  ['--people=many', 'many'],
])('%s is refused in one line', async (arg, quoted) => {
  const { code, stdout, stderr } = await runToEnd(arg);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^sandbox: [^\n]+\n$/);
  expect(stderr).toContain(quoted);
});

test('--help lists every switch', async () => {
  const { code, stdout } = await runToEnd('--help');
  expect(code).toBe(0);
  expect(SWITCH_NAMES.filter((name) => !new RegExp(`^  --${name} `, 'm').test(stdout))).toEqual([]);
});

test('the switches reach the servers', async () => {
  const joan = idOf('joan@example.com');
  const sizes = ['--rate-limit=9', '--users-page-size=4', '--seats-page-size=2', '--lag-reads=1'];
  const child = run(...sizes, `--refused-uuid=${joan.toUpperCase()}`, '--product-code=on_call', '--read-only-token');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const told = JSON.parse(line) as Record<string, string>;
  const keys = { 'dd-api-key': told.apiKey ?? '', 'dd-application-key': told.appKey ?? '' };
  const address = `${told.datadog ?? ''}/api/v2`;
  const users = await fetch(`${address}/users?page[size]=100`, { headers: keys });
  expect(users.headers.get('x-ratelimit-limit')).toBe('9');
  expect(await users.json()).toMatchObject({ data: { length: 4 }, meta: { page: { total_count: 13 } } });
  const seats = await fetch(`${address}/seats/users?product_code=on_call&page[limit]=100`, { headers: keys });
  expect(await seats.json()).toMatchObject({ data: { length: 2 }, meta: { limit: 2 } });
  const attributes = { product_code: 'on_call', user_uuids: [joan] };
  const body = JSON.stringify({ data: { type: 'seat-assignments', attributes } });
  expect((await fetch(`${address}/seats/users`, { method: 'POST', headers: keys, body })).status).toBe(400);
  const authorization = `Bearer ${told.githubToken ?? ''}`;
  const comment = { method: 'POST', headers: { authorization }, body: '{"body":"hello"}' };
  const comments = `${told.github ?? ''}/repos/example-org/platform/issues/1/comments`;
  expect((await fetch(comments, comment)).status).toBe(403);
});
