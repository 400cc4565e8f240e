import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { DatadogSandbox } from '../../sandbox/datadog.ts';
import type { GithubSandbox } from '../../sandbox/github.ts';
import { type Event, REPOSITORY, sha } from './events.ts';

/** What a user would write under `with:`; anything may be left out. */
export type With = Readonly<Record<string, string>>;

/** How the runner would start the action. */
export interface Start {
  readonly datadog?: DatadogSandbox;
  readonly github?: GithubSandbox;
  readonly with?: With;
  /** Files of the workspace by path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly event?: { readonly name: string; readonly payload?: unknown };
  readonly env?: Readonly<Record<string, string>>;
  /** Called before the start, for what `files` cannot express. */
  readonly prepareWorkspace?: (workspace: string) => Promise<void>;
  /** `false` where the test keeps the report file from being written. */
  readonly readsReport?: boolean;
  /** Called with the running process: to send it a signal. */
  readonly during?: (process: ChildProcess) => void;
  /** How much faster its time passes than real time. Its clock then starts on a fixed day. */
  readonly pace?: number;
}

/** What readers of the report file may rely on. */
export interface ReportFile {
  readonly version: number;
  readonly verdict: string;
  readonly operation: string | null;
  readonly dryRun: boolean;
  readonly site: string | null;
  readonly products: readonly {
    readonly productCode: string;
    readonly seatsBefore: number | null;
    readonly seatsAfter: number | null;
    readonly maxSeats: number | null;
    readonly people: readonly {
      readonly user: string;
      readonly id: string | null;
      readonly name: string | null;
      readonly status: string;
      readonly reason: string | null;
      readonly source: { readonly file: string; readonly line: number } | null;
      readonly since?: string;
      readonly suggestion?: string;
    }[];
  }[];
  readonly problems: readonly { severity: string; message: string; file: string | null; line: number | null }[];
}

/** Everything that a run leaves behind. */
export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What the runner shows of stdout: messages of workflow commands with their line breaks and percent signs. */
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly report: ReportFile;
  /** `user` → `status`, of all products. */
  readonly statuses: Readonly<Record<string, string>>;
}

/** The built action. */
export const DIST = join(import.meta.dirname, '../../dist/index.js');

const FAST_TIME = new URL('../host/time.ts', import.meta.url).href;

/** Reads a file of `name<<delimiter` records, as the runner does. */
export function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const [, name = '', , value = ''] of text.matchAll(/^([\w-]+)<<(\S+)\r?\n([\s\S]*?)\r?\n\2$/gm)) {
    outputs[name] = value;
  }
  return outputs;
}

const EMPTY_REPORT = {
  version: 0,
  verdict: '',
  operation: null,
  dryRun: false,
  site: null,
  products: [],
  problems: [],
};

function environment(start: Start, home: string): Record<string, string> {
  const { datadog, github } = start;
  const inputs: Record<string, string> = {
    'email-display': 'full',
    ...(datadog === undefined
      ? {}
      : {
          'api-url': datadog.url,
          'api-key': datadog.credentials.apiKey,
          'app-key': datadog.credentials.appKey,
          'product-code': 'incident_response',
        }),
    ...(github === undefined ? {} : { 'github-token': github.repository.token }),
    ...start.with,
  };
  return {
    PATH: process.env.PATH ?? '',
    SystemRoot: process.env.SystemRoot ?? '',
    RUNNER_TEMP: join(home, 'temp'),
    GITHUB_WORKSPACE: join(home, 'workspace'),
    GITHUB_OUTPUT: join(home, 'outputs'),
    GITHUB_STEP_SUMMARY: join(home, 'summary'),
    GITHUB_EVENT_NAME: start.event?.name ?? BY_HAND.name,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: sha('c'),
    GITHUB_EVENT_PATH: join(home, 'event.json'),
    GITHUB_REPOSITORY: github?.repository.fullName ?? 'example-org/platform',
    ...(github === undefined ? {} : { GITHUB_API_URL: github.url }),
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    ...start.env,
  };
}

function prepare(start: Start, home: string): void {
  mkdirSync(join(home, 'temp'));
  mkdirSync(join(home, 'workspace'));
  for (const [path, content] of Object.entries(start.files ?? {})) {
    const target = join(home, 'workspace', path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  writeFileSync(join(home, 'outputs'), '');
  writeFileSync(join(home, 'summary'), '');
  writeFileSync(join(home, 'event.json'), JSON.stringify((start.event ?? BY_HAND).payload ?? {}));
}

function readReport(path: string | undefined): ReportFile {
  return path === undefined ? EMPTY_REPORT : (JSON.parse(readFileSync(path, 'utf8')) as ReportFile);
}

/** A run by hand on the default branch. */
const BY_HAND: Event = {
  name: 'workflow_dispatch',
  payload: { repository: { full_name: REPOSITORY, default_branch: 'main', private: true } },
};

/** What a process that runs the action leaves behind. */
export type Ended = Pick<Finished, 'exitCode' | 'stdout' | 'stderr'>;

/** Runs the action to its end, with an environment and in a workspace. */
export type Execute = (env: Readonly<Record<string, string>>, workspace: string) => Promise<Ended>;

function inOwnProcess({ during, pace }: Start): Execute {
  return async (env, cwd) => {
    const fast = pace === undefined ? [] : ['--import', FAST_TIME];
    const child = spawn(process.execPath, [...fast, DIST], { cwd, env: { TEST_PACE: String(pace), ...env } });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    during?.(child);
    const [exitCode] = (await once(child, 'close')) as [number | null];
    return { exitCode, ...output };
  };
}

/** Runs the built action as the runner does: `node dist/index.js` in the workspace, inputs in the environment. */
export async function runAction(start: Start, execute = inOwnProcess(start)): Promise<Finished> {
  const home = mkdtempSync(join(tmpdir(), 'datadog-seats-test-'));
  try {
    prepare(start, home);
    await start.prepareWorkspace?.(join(home, 'workspace'));
    const ended = await execute(environment(start, home), join(home, 'workspace'));
    const outputs = parseOutputs(readFileSync(join(home, 'outputs'), 'utf8'));
    const summary = readFileSync(join(home, 'summary'), 'utf8');
    const report = readReport(start.readsReport === false ? undefined : outputs['report-file']);
    const people = report.products.flatMap((product) => product.people);
    const statuses = Object.fromEntries(people.map(({ user, status }) => [user, status]));
    const log = ended.stdout.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%');
    return { ...ended, log, summary, outputs, report, statuses };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
