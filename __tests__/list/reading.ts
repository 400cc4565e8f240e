import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { GithubSandbox } from '../../sandbox/github.ts';
import { objectOf } from '../../src/json.ts';
import { type Lists, readLists } from '../../src/list/lists.ts';
import { listParser } from '../../src/list/thread.ts';
import { parseEvent } from '../../src/runner/event.ts';
import type { Problem } from '../../src/seats/problem.ts';
import { type Event, REPOSITORY } from '../e2e/events.ts';
import { type Given, parse } from '../inputs/environment.ts';
import { ENTRY, quietServices } from '../services.ts';

/** Files by path. */
export type Files = Readonly<Record<string, string>>;

/** A run that reads lists, in process. */
export interface Setup {
  readonly github: GithubSandbox;
  readonly event: Event;
  /** The files of the workspace. */
  readonly files: Files;
  readonly given: Given;
  /** Whether the lists are to be applied; so they are unless told. */
  readonly isApplied?: boolean;
}

/** What was read, and all problems. */
export type Reading = Lists & { readonly problems: readonly Problem[] };

async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** Reads the lists as the action does, from a workspace of its own and a sandbox GitHub. */
export async function readWith({ github, event, files, given, isApplied = true }: Setup): Promise<Reading> {
  const workspace = await mkdtemp(join(tmpdir(), 'datadog-seats-lists-'));
  try {
    await writeFiles(workspace, files);
    const env = { GITHUB_EVENT_NAME: event.name, GITHUB_REPOSITORY: REPOSITORY, GITHUB_WORKSPACE: workspace };
    const trigger = parseEvent(env, objectOf(event.payload));
    const services = quietServices();
    const { inputs } = parse({ 'user-list-file': 'seats.txt', 'github-token': github.repository.token, ...given });
    const access = { token: inputs.githubToken, repository: trigger.repository, apiUrl: github.url };
    const lists = await readLists(
      inputs,
      { event: trigger, github: access, isApplied, parse: listParser(ENTRY, services.stopping) },
      services,
    );
    return { ...lists, problems: services.problems.all };
  } finally {
    await rm(workspace, { recursive: true });
  }
}
