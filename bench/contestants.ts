import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatadogSandbox } from '../sandbox/datadog.ts';
import type { Person } from '../sandbox/datadog/world.ts';
import { DEFAULT_PRODUCT_CODE } from '../sandbox/organisation.ts';
import type { Command } from './measure.ts';
import type { Organisation } from './organisation.ts';

/** Who does the same job in their own way. */
export interface Contestant {
  readonly name: string;
  /** Lists the holders: one call. */
  list(datadog: DatadogSandbox, folder: string): Command;
  /** Gives everybody listed a seat. */
  assign(datadog: DatadogSandbox, organisation: Organisation, folder: string): Command;
}

const HERE = import.meta.dirname;
const PATH = { PATH: process.env.PATH ?? '' };

function write(folder: string, name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

/** The environment that the runner gives the action. */
function actionEnvironment(datadog: DatadogSandbox, folder: string, inputs: Readonly<Record<string, string>>) {
  const all = {
    'api-url': datadog.url,
    'api-key': datadog.credentials.apiKey,
    'app-key': datadog.credentials.appKey,
    'product-code': DEFAULT_PRODUCT_CODE,
    ...inputs,
  };
  return {
    ...PATH,
    RUNNER_TEMP: folder,
    GITHUB_WORKSPACE: folder,
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    GITHUB_EVENT_NAME: 'workflow_dispatch',
    ...Object.fromEntries(Object.entries(all).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  };
}

/** The built action, as the runner starts it. */
export const action: Contestant = {
  name: 'this action',
  list: (datadog, folder) => ({
    file: process.execPath,
    args: [join(HERE, '../dist/index.js')],
    env: actionEnvironment(datadog, folder, { operation: 'list' }),
    cwd: folder,
  }),
  assign(datadog, { listed }, folder) {
    write(
      folder,
      'seats.txt',
      listed.map(({ email }) => email),
    );
    const inputs = { operation: 'assign', 'user-list-file': 'seats.txt' };
    return { ...this.list(datadog, folder), env: actionEnvironment(datadog, folder, inputs) };
  },
};

/** What the two scripts are told. */
function scriptEnvironment(datadog: DatadogSandbox): Record<string, string> {
  const { apiKey, appKey } = datadog.credentials;
  return { ...PATH, API_URL: datadog.url, API_KEY: apiKey, APP_KEY: appKey, PRODUCT_CODE: DEFAULT_PRODUCT_CODE };
}

/** A script that is given a file of what it knows people by, a line each. */
function script(name: string, file: string, path: string, keyOf: (person: Person) => string): Contestant {
  const run = (datadog: DatadogSandbox, folder: string, lists: readonly string[]): Command => ({
    file,
    args: [join(HERE, path), ...lists],
    env: scriptEnvironment(datadog),
    cwd: folder,
  });
  return {
    name,
    list: (datadog, folder) => run(datadog, folder, []),
    assign: (datadog, { listed }, folder) => run(datadog, folder, [write(folder, 'people.txt', listed.map(keyOf))]),
  };
}

/** A straightforward script on Datadog's own client, which is installed into a folder of its own. */
export const officialClient = script(
  'official client',
  process.execPath,
  'official-client/assign.js',
  ({ email }) => email,
);

/** A loop in bash, one call a person. */
export const curlLoop = script('curl loop', 'bash', 'curl-loop.sh', ({ id }) => id);

/** Installs the official client where it is not installed yet. */
export function installOfficialClient(): void {
  const folder = join(HERE, 'official-client');
  if (!existsSync(join(folder, 'node_modules'))) {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    execFileSync(npm, ['ci', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
  }
}

/** Calls `use` with a new folder, which is gone afterwards. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'datadog-seats-bench-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
