import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDatadog, type DatadogSandbox } from './datadog.ts';
import { startGithub, type GithubSandbox } from './github.ts';
import { makeRepository } from './github/world.ts';
import { DEFAULT_PRODUCT_CODE, makeSmallCompany } from './organisation.ts';

const ACTION = join(import.meta.dirname, '../dist/index.js');
const PULL_REQUEST = 1;
const BASE = 'a'.repeat(40);
const HEAD = 'b'.repeat(40);
const MERGE = 'c'.repeat(40);

/** The list of the sample repository, as the pull request leaves it. */
export const LIST = `# Who holds a seat of ${DEFAULT_PRODUCT_CODE}
ada@example.com
alan@example.com
grace@example.com
ken@example.com
tara@example.com      # joins with this pull request
barbara@example.com   # joins with this pull request
`;

/** The same with a typo that could cost Ken the seat. */
const LIST_WITH_TYPO = LIST.replace('ken@', 'kenn@');

/** One run of the action on the sample repository. */
export interface Scene {
  readonly title: string;
  readonly explanation: string;
  readonly list: string;
  readonly isMerged: boolean;
  /** Whether the run turns the job red. */
  readonly isRed: boolean;
  /** Inputs that differ from the sample workflow. */
  readonly inputs?: Readonly<Record<string, string>>;
}

const SCENES: readonly Scene[] = [
  {
    title: '1. A pull request with a typo: kenn@ for ken@',
    explanation: 'kenn@example.com has no account and may mean any holder, so all removals are on hold.',
    list: LIST_WITH_TYPO,
    isMerged: false,
    isRed: true,
  },
  {
    title: '2. The typo is fixed: the plan',
    explanation: 'Two people join, one has left. Nothing is written before the merge.',
    list: LIST,
    isMerged: false,
    isRed: false,
  },
  {
    title: '3. The pull request is merged: the seats change',
    explanation: 'The same workflow applies the plan, and the comment shows the result.',
    list: LIST,
    isMerged: true,
    isRed: false,
  },
  {
    title: '4. The job is re-run: nothing is left to do',
    explanation: 'A second run only reads.',
    list: LIST,
    isMerged: true,
    isRed: false,
  },
];

/** What a user would see of a run. */
export interface Played {
  readonly scene: Scene;
  readonly exitCode: number | null;
  /** As the runner gets it, commands included. */
  readonly log: string;
  readonly summary: string;
  /** The bodies of all comments on the pull request. */
  readonly comments: readonly string[];
  /** What Datadog was asked: `GET /api/v2/users`. */
  readonly requests: readonly string[];
  /** Who holds a seat afterwards. */
  readonly holders: readonly string[];
}

/** The stage of the sample repository: a company with five seats, and a pull request that changes the list. */
interface Stage {
  readonly datadog: DatadogSandbox;
  readonly github: GithubSandbox;
  readonly folder: string;
}

/**
 * Plays scenes one after the other in one organization, with the built action, run as GitHub's runner would run it: by
 * default the life of an onboarding pull request.
 */
export async function* playScenes(
  scenes: readonly Scene[] = SCENES,
  company = makeSmallCompany(),
): AsyncGenerator<Played, void, undefined> {
  const datadog = await startDatadog(company);
  const github = await startGithub(
    makeRepository({ pullRequests: [{ number: PULL_REQUEST }], commits: { [BASE]: { files: {} } } }),
  );
  const folder = await mkdtemp(join(tmpdir(), 'datadog-seats-demo-'));
  try {
    for (const scene of scenes) {
      yield await play(scene, { datadog, github, folder });
    }
  } finally {
    await Promise.all([datadog.close(), github.close(), rm(folder, { recursive: true, force: true })]);
  }
}

async function play(scene: Scene, stage: Stage): Promise<Played> {
  const { datadog, github, folder } = stage;
  datadog.forget();
  await writeFile(join(folder, 'seats.txt'), scene.list);
  if (scene.isMerged) {
    github.repository.push(MERGE, { 'seats.txt': scene.list });
  }
  await writeFile(join(folder, 'event.json'), JSON.stringify(pullRequestEvent(scene.isMerged, github)));
  await Promise.all(['summary', 'outputs'].map((name) => writeFile(join(folder, name), '')));
  const child = spawn(process.execPath, [ACTION], { cwd: folder, env: { ...environment(stage), ...scene.inputs } });
  let log = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (log += text));
  child.stderr.pipe(process.stderr);
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return {
    scene,
    exitCode,
    log,
    summary: await readFile(join(folder, 'summary'), 'utf8'),
    comments: github.repository.comments(PULL_REQUEST).map(({ body }) => body),
    requests: datadog.requests.map(({ method, path }) => `${method} ${path}`),
    holders: datadog.holders(DEFAULT_PRODUCT_CODE),
  };
}

function pullRequestEvent(merged: boolean, github: GithubSandbox): unknown {
  const { fullName, defaultBranch, isPrivate } = github.repository;
  const repository = { full_name: fullName, default_branch: defaultBranch, private: isPrivate };
  const base = {
    ref: defaultBranch,
    sha: BASE,
    repo: { full_name: fullName, default_branch: defaultBranch },
  };
  const commits = { head: { sha: HEAD }, merge_commit_sha: merged ? MERGE : null };
  const action = merged ? 'closed' : 'synchronize';
  return { action, repository, pull_request: { number: PULL_REQUEST, merged, base, ...commits } };
}

/** What a workflow sets under `with:`, and what the runner adds. */
function environment({ datadog, github, folder }: Stage): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    SystemRoot: process.env.SystemRoot,
    INPUT_OPERATION: 'sync',
    'INPUT_PRODUCT-CODE': DEFAULT_PRODUCT_CODE,
    'INPUT_USER-LIST-FILE': 'seats.txt',
    'INPUT_MAX-SEATS': '10',
    INPUT_COMMENT: 'always',
    'INPUT_API-KEY': datadog.credentials.apiKey,
    'INPUT_APP-KEY': datadog.credentials.appKey,
    'INPUT_API-URL': datadog.url,
    'INPUT_GITHUB-TOKEN': github.repository.token,
    GITHUB_API_URL: github.url,
    GITHUB_REPOSITORY: github.repository.fullName,
    GITHUB_RUN_ID: '1',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_WORKSPACE: folder,
    GITHUB_OUTPUT: join(folder, 'outputs'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    RUNNER_TEMP: folder,
  };
}
