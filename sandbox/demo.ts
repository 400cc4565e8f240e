// `npm run demo`: the built action, run as GitHub's runner would run it, on a sample repository against the sandbox.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { startDatadog, type DatadogSandbox } from './datadog.ts';
import { startGithub, type GithubSandbox } from './github.ts';
import { makeRepository } from './github/world.ts';
import { DEFAULT_PRODUCT_CODE, makeSmallCompany } from './organisation.ts';

const ACTION = join(import.meta.dirname, '../dist/index.js');
const PULL_REQUEST = 1;
const LIST = `# Who holds a seat of ${DEFAULT_PRODUCT_CODE}
ada@example.com
alan@example.com
grace@example.com
ken@example.com
tara@example.com      # joins with this pull request
barbara@example.com   # joins with this pull request
`;

interface Scene {
  readonly title: string;
  readonly explanation: string;
  readonly isMerged: boolean;
}

const SCENES: readonly Scene[] = [
  {
    title: '1. The pull request is open: the plan',
    explanation: 'seats.txt gains two people and lacks one who left. Nothing is written before the merge.',
    isMerged: false,
  },
  {
    title: '2. The pull request is merged: the seats change',
    explanation: 'The same workflow, now on merged work. The comment becomes the result.',
    isMerged: true,
  },
  {
    title: '3. The run is repeated: nothing is left to do',
    explanation: 'A second run right after the first one only reads.',
    isMerged: true,
  },
];

const datadog = await startDatadog(makeSmallCompany());
const github = await startGithub(makeRepository({ pullRequests: [{ number: PULL_REQUEST }] }));
const home = await mkdtemp(join(tmpdir(), 'datadog-seats-demo-'));
try {
  await writeFile(join(home, 'seats.txt'), LIST);
  show('The list, seats.txt', LIST);
  show('Who holds a seat', datadog.holders(DEFAULT_PRODUCT_CODE).join('\n'));
  for (const scene of SCENES) {
    await play(scene);
  }
  show('Who holds a seat now', datadog.holders(DEFAULT_PRODUCT_CODE).join('\n'));
} finally {
  await Promise.all([datadog.close(), github.close(), rm(home, { recursive: true, force: true })]);
}

/** Runs the action once and prints what a user would see of it. */
async function play({ title, explanation, isMerged }: Scene): Promise<void> {
  console.log(`\n${styleText(['bold', 'cyan'], title)}\n${explanation}`);
  datadog.forget();
  await writeFile(join(home, 'event.json'), JSON.stringify(pullRequestEvent(isMerged)));
  await Promise.all(['summary', 'outputs'].map((name) => writeFile(join(home, name), '')));
  const child = spawn(process.execPath, [ACTION], { cwd: home, env: environment(datadog, github, home) });
  let log = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (log += text));
  child.stderr.pipe(process.stderr);
  const [exitCode] = (await once(child, 'close')) as [number | null];
  show('Log', readableLog(log));
  show('Job summary', await readFile(join(home, 'summary'), 'utf8'));
  const comments = github.repository.comments(PULL_REQUEST);
  show(`Comment on pull request #${PULL_REQUEST} (${comments.length} in all)`, comments[0]?.body ?? '');
  const requests = datadog.requests.map(({ method, path }) => `${method} ${path}`);
  show('What Datadog was asked', requests.join('\n'));
  if (exitCode !== 0) {
    process.exitCode = 1;
  }
}

function show(title: string, text: string): void {
  const bar = styleText('dim', '│');
  const lines = text.trimEnd().split('\n');
  console.log(`\n${styleText('bold', title)}\n${lines.map((line) => `${bar} ${line}`).join('\n')}`);
}

/** The log as GitHub shows it: commands to the runner are not printed, groups are indented. */
function readableLog(log: string): string {
  const lines: string[] = [];
  let indent = '';
  for (const line of log.trimEnd().split('\n')) {
    const [, command = '', text = ''] = /^::([\w-]+)[^:]*::(.*)$/.exec(line) ?? [];
    if (command === 'group') {
      lines.push(`▾ ${text}`);
      indent = '  ';
    } else if (command === 'endgroup') {
      indent = '';
    } else if (command !== 'add-mask') {
      lines.push(`${indent}${command === '' ? line : `${command}: ${decodeURIComponent(text)}`}`);
    }
  }
  return lines.join('\n');
}

function pullRequestEvent(merged: boolean): unknown {
  const { fullName, defaultBranch, isPrivate } = github.repository;
  const repository = { full_name: fullName, default_branch: defaultBranch, private: isPrivate };
  const base = { ref: defaultBranch, repo: { full_name: fullName, default_branch: defaultBranch } };
  return { repository, pull_request: { number: PULL_REQUEST, merged, base } };
}

/** What a workflow sets under `with:`, and what the runner adds. */
function environment(seats: DatadogSandbox, hub: GithubSandbox, folder: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    SystemRoot: process.env.SystemRoot,
    INPUT_OPERATION: 'sync',
    'INPUT_PRODUCT-CODE': DEFAULT_PRODUCT_CODE,
    'INPUT_USER-LIST-FILE': 'seats.txt',
    'INPUT_MAX-SEATS': '10',
    INPUT_COMMENT: 'always',
    'INPUT_API-KEY': seats.credentials.apiKey,
    'INPUT_APP-KEY': seats.credentials.appKey,
    'INPUT_API-URL': seats.url,
    'INPUT_GITHUB-TOKEN': hub.repository.token,
    GITHUB_API_URL: hub.url,
    GITHUB_REPOSITORY: hub.repository.fullName,
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_WORKSPACE: folder,
    GITHUB_OUTPUT: join(folder, 'outputs'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    RUNNER_TEMP: folder,
  };
}
