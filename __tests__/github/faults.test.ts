import { afterEach, expect, test } from '@jest/globals';
import { type GithubSandbox, startGithub } from '../../sandbox/github.ts';
import { makeRepository } from '../../sandbox/github/world.ts';
import { type Github, inStep } from '../../src/github/api.ts';
import { MAX_LIST_BYTES, RepositoryFiles } from '../../src/github/files.ts';
import { sha } from '../e2e/events.ts';
import { quietServices } from '../services.ts';

const PATH = 'seats.txt';
const list = 'amy@example.com\nben@example.com\n';
const large = `# ${'x'.repeat(98)}\n`.repeat(12_000) + list;
const servers: GithubSandbox[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(content: string): Promise<GithubSandbox> {
  const commits = { [sha('a')]: { files: { [PATH]: content } } };
  const server = await startGithub(makeRepository({ commits }));
  servers.push(server);
  return server;
}

/** One step with a server, with a clock whose waits are over at once. */
function step<T>({ repository, url }: GithubSandbox, use: (github: Github) => Promise<T>): Promise<T> {
  const [owner = '', repo = ''] = repository.fullName.split('/');
  return inStep({ token: repository.token, repository: { owner, repo }, apiUrl: url }, quietServices(), use);
}

async function read(server: GithubSandbox): Promise<string | undefined> {
  const bytes = await step(server, (github) => new RepositoryFiles(github).read(PATH, sha('a')));
  return bytes?.toString();
}

test('a file that is shorter than its size says is asked for again, and is an error where it stays so', async () => {
  const body = { type: 'file', encoding: 'base64', size: 64, sha: sha('f'), content: '' };
  const fault = { path: /\/contents\//, answer: { kind: 'status', status: 200, body } } as const;
  const passing = await serve(list);
  passing.faults.add(fault);
  expect(await read(passing)).toBe(list);
  expect(passing.requests).toHaveLength(2);

  const lasting = await serve(list);
  lasting.faults.add({ ...fault, times: Infinity });
  await expect(read(lasting)).rejects.toMatchObject({ name: 'GithubError' });
  expect(lasting.requests).toHaveLength(3);
});

test('a file of more than 1 MB is read as a blob', async () => {
  const server = await serve(large);
  expect(await read(server)).toBe(large);
  expect(server.requests.filter(({ path }) => path.includes('/git/blobs/'))).toHaveLength(1);
});

test('a file as large as allowed is read; a larger one is refused, and its blob is not asked for', async () => {
  expect(await read(await serve('x'.repeat(MAX_LIST_BYTES)))).toHaveLength(MAX_LIST_BYTES);
  const server = await serve('x'.repeat(MAX_LIST_BYTES + 1));
  const reading = step(server, (github) => new RepositoryFiles(github).read(PATH, sha('a')));
  await expect(reading).rejects.toThrow('seats.txt is too large at commit aaaaaaa');
  expect(server.requests).toHaveLength(1);
});

test.each(['../../../../user', 'teams/../../../issues', '.'])('GitHub is not asked for the path %s', async (path) => {
  const server = await serve(list);
  const reading = step(server, (github) => new RepositoryFiles(github).read(path, sha('a')));
  await expect(reading).rejects.toThrow(`${path} is not a path in the repository`);
  expect(server.requests).toEqual([]);
});
