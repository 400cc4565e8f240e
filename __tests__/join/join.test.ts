import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseOutputs, runAction } from '../e2e/action.ts';
import { closeServersAfterEach, datadogWith } from '../e2e/servers.ts';

closeServersAfterEach();

const DIST = join(import.meta.dirname, '../../dist/join/index.js');
let workspace = '';

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'datadog-seats-join-'));
});

afterEach(() => {
  rmSync(workspace, { recursive: true, force: true });
});

function put(path: string, content: unknown): void {
  const target = join(workspace, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, typeof content === 'string' ? content : JSON.stringify(content));
}

interface Joined {
  readonly exitCode: number | null;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs the built second entry as the runner does. */
function joinReports(inputs: Readonly<Record<string, string>>): Joined {
  put('outputs', '');
  put('summary', '');
  const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const files = { GITHUB_OUTPUT: join(workspace, 'outputs'), GITHUB_STEP_SUMMARY: join(workspace, 'summary') };
  const env: NodeJS.ProcessEnv = { PATH: process.env.PATH, GITHUB_WORKSPACE: workspace, ...files };
  Object.assign(env, Object.fromEntries(given));
  const { status, stdout } = spawnSync(process.execPath, [DIST], { env, encoding: 'utf8', cwd: workspace });
  return {
    exitCode: status,
    log: stdout.replaceAll('%0A', '\n'),
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
    outputs: parseOutputs(readFileSync(files.GITHUB_OUTPUT, 'utf8')),
  };
}

async function realReport(inputs: Readonly<Record<string, string>>): Promise<unknown> {
  const datadog = await datadogWith({ users: ['amy@example.com'] });
  return (await runAction({ datadog, with: { operation: 'assign', users: 'amy@example.com', ...inputs } })).report;
}

test('reports of the action are joined into one summary, with the strongest verdict and all counts', async () => {
  put('reports/eu/report.json', await realReport({ site: 'datadoghq.eu' }));
  put('reports/datadog-seats-us/report.json', await realReport({ 'dry-run': 'true' }));
  const run = joinReports({ 'report-files': 'reports', expected: 'eu, us' });
  expect(run.exitCode).toBe(0);
  expect(run.outputs).toEqual({
    verdict: 'applied',
    changed: 'true',
    assigned: '2',
    unassigned: '0',
    unresolved: '0',
    failed: '0',
  });
  expect(run.summary).toContain('## Datadog Seats: 2 reports, all well');
  expect(run.summary).toContain(
    '| `eu` | `datadoghq.eu` | `assign` | ✔️ applied | `incident_response` 0 → 1 | 1 |  |  |',
  );
  expect(run.summary).toContain(
    '| `us` | `datadoghq.com` | `assign` | ✔️ planned (dry run) | `incident_response` 0 → 1 | 1 |  |  |',
  );
});

test('one red run makes the joined run red, and says why', async () => {
  put('reports/eu/report.json', await realReport({}));
  put('reports/us/report.json', await realReport({ 'max-seats': '0' }));
  const run = joinReports({ 'report-files': 'reports' });
  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ verdict: 'refused', assigned: '1' });
  expect(run.log).toContain('us: refused: incident_response: would hold 1 seat');
  expect(run.summary).toContain('1 problem');
});

describe('a report that is not there must not go unnoticed', () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['an expected one', { 'report-files': 'reports', expected: 'eu\nus' }, 'there is no report of "us"'],
    [
      'an empty folder',
      { 'report-files': 'reports\nempty' },
      'report-files has "empty", where there is no report file',
    ],
    ['no input', {}, 'report-files is not set'],
  ])('%s', async (_, inputs, message) => {
    put('reports/eu/report.json', await realReport({}));
    const run = joinReports(inputs);
    expect(run.exitCode).toBe(1);
    expect(run.outputs.verdict).toBe('failed');
    expect(run.log).toContain(message);
  });

  test.each<[string, unknown]>([
    ['no JSON', 'oops'],
    ['another JSON', { version: 1 }],
    ['another version', { version: 2, verdict: 'applied', products: [] }],
    ['an unknown verdict', { version: 1, verdict: 'splendid', products: [] }],
  ])('a file that is none: %s', (_, content) => {
    put('report.json', content);
    const run = joinReports({ 'report-files': 'report.json' });
    expect(run.outputs.verdict).toBe('failed');
    expect(run.log).toContain('is no report file of Datadog Seats');
  });

  test('two of the same name', () => {
    const report = { version: 1, verdict: 'in-sync', products: [] };
    put('a/eu/report.json', report);
    put('b/eu/report.json', report);
    expect(joinReports({ 'report-files': 'a\nb' }).log).toContain('two report files are named "eu"');
  });
});

test('hostile names in a report are text', () => {
  put('report.json', {
    version: 1,
    verdict: 'failed',
    operation: '<b>',
    site: '@team',
    products: [{ productCode: '|x' }],
    problems: [{ severity: 'error', message: '::error::<img>' }],
  });
  const run = joinReports({ 'report-files': 'report.json' });
  expect(run.summary).not.toMatch(/(?<!`)<b>|<img>|[^`]@team/);
  expect(run.log.split('\n').filter((line) => line.startsWith('::error'))).toHaveLength(1);
});
