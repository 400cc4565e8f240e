import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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
  /** Called before the start: what cannot be said with `files`. */
  readonly prepareWorkspace?: (workspace: string) => Promise<void>;
  /** `false` where the test keeps the report file from being written. */
  readonly readsReport?: boolean;
  /** Called with the running process: to send it a signal. */
  readonly during?: (process: ChildProcess) => void;
}

/** What a person at the keyboard of the report file may rely on. */
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

const DIST = join(import.meta.dirname, '../../dist/index.js');

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

/** The environment that the runner gives the action, with its files in `home`. */
export function environment(start: Start, home: string): Record<string, string> {
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

/** Writes what is there before the action starts. */
export async function prepare(start: Start, home: string): Promise<void> {
  await mkdir(join(home, 'temp'), { recursive: true });
  for (const [path, content] of Object.entries(start.files ?? {})) {
    const target = join(home, 'workspace', path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
  await mkdir(join(home, 'workspace'), { recursive: true });
  await writeFile(join(home, 'outputs'), '');
  await writeFile(join(home, 'summary'), '');
  await writeFile(join(home, 'event.json'), JSON.stringify((start.event ?? BY_HAND).payload ?? {}));
}

async function readReport(path: string | undefined): Promise<ReportFile> {
  return path === undefined ? EMPTY_REPORT : (JSON.parse(await readFile(path, 'utf8')) as ReportFile);
}

/** Whoever runs the workflow by hand does it on the default branch. */
const BY_HAND: Event = {
  name: 'workflow_dispatch',
  payload: { repository: { full_name: REPOSITORY, default_branch: 'main', private: true } },
};

/** Everything that a run left in `home`. */
export async function collect(
  home: string,
  end: Pick<Finished, 'exitCode' | 'stdout' | 'stderr'>,
  readsReport = true,
): Promise<Finished> {
  const outputs = parseOutputs(await readFile(join(home, 'outputs'), 'utf8'));
  const summary = await readFile(join(home, 'summary'), 'utf8');
  const report = await readReport(readsReport ? outputs['report-file'] : undefined);
  const people = report.products.flatMap((product) => product.people);
  const statuses = Object.fromEntries(people.map(({ user, status }) => [user, status]));
  const log = end.stdout.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%');
  return { ...end, log, summary, outputs, report, statuses };
}

/** Runs the built action as the runner does: `node dist/index.js` in the workspace, inputs in the environment. */
export async function runAction(start: Start): Promise<Finished> {
  const home = await mkdtemp(join(tmpdir(), 'datadog-seats-test-'));
  try {
    await prepare(start, home);
    await start.prepareWorkspace?.(join(home, 'workspace'));
    const env = environment(start, home);
    const child = spawn(process.execPath, [DIST], { cwd: join(home, 'workspace'), env });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    start.during?.(child);
    const [exitCode] = (await once(child, 'close')) as [number | null];
    return await collect(home, { exitCode, ...output }, start.readsReport);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
