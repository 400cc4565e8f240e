// `npm run verify`: checks against a real Datadog organization, with one test user who holds no seat: list → assign → list →
// unassign → list, with dist/index.js. It prints a transcript without keys, e-mails and UUIDs, and the facts that it settles.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { factsFrom, type Operation, type Request, type Step } from './verify-facts.ts';

const ACTION = join(import.meta.dirname, '../dist/index.js');
const USAGE =
  'usage: npm run verify -- --user <e-mail or UUID> --product-code <code> [--site <site>] [--api-url <url>]';
const KEYS = ['DD_API_KEY', 'DATADOG_API_KEY', 'DD_APP_KEY', 'DATADOG_APP_KEY', 'DD_ACCESS_TOKEN'];
const NETWORK = [
  'HTTPS_PROXY',
  'HTTP_PROXY',
  'NO_PROXY',
  'https_proxy',
  'http_proxy',
  'no_proxy',
  'NODE_EXTRA_CA_CERTS',
];
const REQUEST = /^::debug::((GET|POST|DELETE) (\S+): try \d+, \d+ ms, (?:status (\d+))?.*)$/;

type Target = Readonly<{ user: string; productCode: string; site: string; apiUrl: string }>;

interface ReportFile {
  readonly products: readonly { readonly people: readonly ReportedPerson[] }[];
  readonly problems: readonly { readonly message: string }[];
}
type ReportedPerson = Readonly<{ user: string; id: string | null; status: string; since?: string }>;

/** What the environment has of these variables. */
function taken(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

/** Text without keys and people. */
function clean(text: string): string {
  const withoutKeys = Object.values(taken(KEYS)).reduce((rest, key) => rest.replaceAll(key.trim(), '***'), text);
  return withoutKeys.replace(/\S+@\S+|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi, '{person}');
}

function environment(operation: Operation, target: Target, folder: string): NodeJS.ProcessEnv {
  return {
    ...taken([...KEYS, ...NETWORK, 'PATH', 'SystemRoot']),
    INPUT_OPERATION: operation,
    'INPUT_PRODUCT-CODE': target.productCode,
    INPUT_USERS: target.user,
    INPUT_SITE: target.site,
    'INPUT_API-URL': target.apiUrl,
    'INPUT_EMAIL-DISPLAY': 'full',
    RUNNER_DEBUG: '1',
    RUNNER_TEMP: folder,
    GITHUB_WORKSPACE: folder,
    GITHUB_OUTPUT: join(folder, 'outputs'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    GITHUB_EVENT_NAME: 'workflow_dispatch',
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REPOSITORY: 'example-org/verify',
  };
}

/** Runs the action and returns its requests, each with the time of its end. The log itself goes nowhere: it names people. */
async function runAction(
  env: NodeJS.ProcessEnv,
  folder: string,
): Promise<{ exitCode: number | null; requests: Request[] }> {
  const child = spawn(process.execPath, [ACTION], { cwd: folder, env, stdio: ['ignore', 'pipe', 'ignore'] });
  const requests: Request[] = [];
  createInterface(child.stdout).on('line', (text) => {
    const [, line = '', method = '', path = '', status = ''] = REQUEST.exec(text) ?? [];
    if (line !== '') {
      requests.push({ line, method, path, status, endMs: performance.now() });
    }
  });
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, requests };
}

function outputOf(outputs: string, name: string): string {
  return new RegExp(`^${name}<<(\\S+)\\r?\\n([^]*?)\\r?\\n\\1$`, 'm').exec(outputs)?.[2] ?? '';
}

async function runStep(operation: Operation, target: Target): Promise<Step> {
  const folder = await mkdtemp(join(tmpdir(), 'datadog-seats-verify-'));
  try {
    const event = { repository: { full_name: 'example-org/verify', default_branch: 'main', private: true } };
    await writeFile(join(folder, 'event.json'), JSON.stringify(event));
    await Promise.all(['outputs', 'summary'].map((name) => writeFile(join(folder, name), '')));
    const { exitCode, requests } = await runAction(environment(operation, target, folder), folder);
    const outputs = await readFile(join(folder, 'outputs'), 'utf8');
    const report = JSON.parse(await readFile(outputOf(outputs, 'report-file'), 'utf8')) as ReportFile;
    const person = report.products[0]?.people.find(({ user }) => user === target.user);
    const { status = 'unknown', id = null, since = null } = person ?? {};
    const problems = report.problems.map(({ message }) => message);
    const step = { operation, exitCode, verdict: outputOf(outputs, 'verdict'), status, id, since, requests, problems };
    print(step);
    return step;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function print({ operation, verdict, exitCode, status, requests, problems }: Step): void {
  const lines = [...requests.map(({ line }) => line), ...problems.map((problem) => `problem: ${problem}`)];
  const head = `${operation}: verdict ${verdict}, exit code ${String(exitCode)}, the test user is ${status}`;
  console.log(clean(`\n${head}\n${lines.map((line) => `  ${line}`).join('\n')}`));
}

function expectStatus(step: Step, status: string): void {
  if (step.status !== status || step.exitCode !== 0) {
    throw new Error(`${step.operation} did not end as expected: the test user should be ${status}`);
  }
}

/** Removes the seat again. Throws what to do by hand if that fails. */
async function cleanUp(target: Target): Promise<void> {
  console.log('\nCleaning up: removing the seat of the test user');
  const { status } = await runStep('unassign', target).catch(() => ({ status: 'unknown' }));
  if (status !== 'unassigned' && status !== 'no-seat') {
    throw new Error('the test user may still hold a seat; remove it in Datadog by hand');
  }
}

async function assignAndRemove(target: Target): Promise<Step[]> {
  let mayHold = true;
  try {
    const assigned = await runStep('assign', target);
    mayHold = assigned.requests.some(({ method }) => method === 'POST');
    expectStatus(assigned, 'assigned');
    const held = await runStep('list', target);
    expectStatus(held, 'has-seat');
    const removed = await runStep('unassign', target);
    expectStatus(removed, 'unassigned');
    const after = await runStep('list', target);
    expectStatus(after, 'no-seat');
    return [assigned, held, removed, after];
  } catch (error) {
    if (mayHold) {
      await cleanUp(target);
    }
    throw error;
  }
}

async function verify(target: Target): Promise<void> {
  console.log(`Product ${target.productCode} on ${target.site}, ${new Date().toISOString().slice(0, 10)}.`);
  // Ctrl-C ends the running action, which then fails its step; this script still has a seat to remove.
  ['SIGINT', 'SIGTERM'].forEach((signal) => process.on(signal, () => undefined));
  const before = await runStep('list', target);
  if (before.status === 'has-seat') {
    throw new Error('the test user already holds a seat, which this script would remove; use a user without a seat');
  }
  expectStatus(before, 'no-seat');
  const steps = await assignAndRemove(target);
  console.log('\nFacts of docs/datadog-api.md that this run settles:');
  for (const { fact, seen } of factsFrom([before, ...steps], process.env.DD_ACCESS_TOKEN !== undefined)) {
    console.log(clean(`- ${fact} ${seen}`));
  }
}

function readTarget(): Target {
  const option = { type: 'string', default: '' } as const;
  const options = { user: option, 'product-code': option, site: option, 'api-url': option };
  const { user, 'product-code': productCode, site, 'api-url': apiUrl } = parseArgs({ options }).values;
  if (user === '' || productCode === '') {
    throw new Error(USAGE);
  }
  return { user: user.trim().toLowerCase(), productCode, site: site === '' ? 'datadoghq.com' : site, apiUrl };
}

try {
  await verify(readTarget());
} catch (error) {
  console.error(clean(`verify: ${error instanceof Error ? error.message : String(error)}`));
  process.exitCode = 1;
}
