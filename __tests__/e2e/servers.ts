import { afterEach } from '@jest/globals';
import { type DatadogSandbox, startDatadog } from '../../sandbox/datadog.ts';
import { type GithubSandbox, startGithub } from '../../sandbox/github.ts';
import { makeRepository, type RepositoryInput } from '../../sandbox/github/world.ts';
import { makeWorld, type WorldInput } from '../../sandbox/organisation.ts';

const open: { close: () => Promise<void> }[] = [];

/** Closes every server of a test when it is over. */
export function closeServersAfterEach(): void {
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()));
  });
}

/** A Datadog for one test. */
export async function datadogWith(world: WorldInput): Promise<DatadogSandbox> {
  const server = await startDatadog(makeWorld(world));
  open.push(server);
  return server;
}

/** A GitHub for one test. Its default branch is at the last commit, unless told. */
export async function githubWith(repository: RepositoryInput = {}): Promise<GithubSandbox> {
  const newest = Object.keys(repository.commits ?? {}).at(-1);
  const refs = newest === undefined ? {} : { main: newest };
  const server = await startGithub(makeRepository({ refs, ...repository }));
  open.push(server);
  return server;
}

/** What Datadog was asked, without queries: `GET /api/v2/users`. */
export function callsOf(server: DatadogSandbox | GithubSandbox): string[] {
  return server.requests.map(({ method, path }) => `${method} ${path}`);
}

/** The writes among them. */
export function writesOf(server: DatadogSandbox): string[] {
  return callsOf(server).filter((call) => !call.startsWith('GET'));
}
