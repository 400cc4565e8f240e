import type { RecordedRequest, Reply } from './exchange.ts';
import { NOT_FOUND, refuse } from './github/answers.ts';
import { compare, getBlob, getContents } from './github/code-api.ts';
import { createComment, listComments, oneComment } from './github/comments-api.ts';
import { query } from './github/graphql-api.ts';
import { getBranch, getCommit, getPullRequest, getRepository, listPullRequestsOf } from './github/pulls-api.ts';
import { Repository } from './github/repository.ts';
import type { GithubWorld } from './github/world.ts';
import { serve, type Loopback } from './http.ts';

/** A GitHub on loopback with one repository, which can be read and changed while it runs. */
export interface GithubSandbox extends Loopback {
  readonly graphqlUrl: string;
  readonly repository: Repository;
}

export interface GithubOptions {
  /** Milliseconds since 1970; the real clock unless told. */
  readonly now?: () => number;
}

/** Starts from a copy of the world. */
export async function startGithub(world: GithubWorld, options: GithubOptions = {}): Promise<GithubSandbox> {
  const repository = new Repository(world, options.now ?? Date.now);
  const loopback = await serve((request) => handle(repository, request));
  repository.apiUrl = loopback.url;
  repository.serverUrl = world.serverUrl ?? loopback.url;
  return { ...loopback, graphqlUrl: `${loopback.url}/graphql`, repository };
}

function handle(repository: Repository, request: RecordedRequest): Reply {
  const token = /^(?:bearer|token) (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) return refuse(401, 'Requires authentication');
  if (token !== repository.token) return refuse(401, 'Bad credentials');
  if (request.path === '/graphql' && request.method === 'POST') return query(repository, request);
  const match = /^\/repos\/([^/]+\/[^/]+)(?:\/(.+))?$/.exec(request.path);
  if (match?.[1]?.toLowerCase() !== repository.fullName.toLowerCase()) return NOT_FOUND;
  for (const { method, path, answer } of ROUTES) {
    const parts = method === request.method ? path.exec(match[2] ?? '') : null;
    if (!parts) continue;
    if (method !== 'GET' && !repository.tokenCanWrite) return refuse(403, 'Resource not accessible by integration');
    return answer(repository, request, ...parts.slice(1).map(decodeURIComponent));
  }
  return NOT_FOUND;
}

interface Route {
  readonly method: string;
  /** Behind `/repos/{owner}/{repo}/`; its groups are decoded and handed on. */
  readonly path: RegExp;
  readonly answer: (repository: Repository, request: RecordedRequest, first?: string, second?: string) => Reply;
}

const COMMENTS = /^issues\/(\d+)\/comments$/;
const COMMENT = /^issues\/comments\/(\d+)$/;

const ROUTES: readonly Route[] = [
  { method: 'GET', path: /^$/, answer: (repository) => getRepository(repository) },
  {
    method: 'GET',
    path: COMMENTS,
    answer: (repository, request, issue) => listComments(repository, request, Number(issue)),
  },
  {
    method: 'POST',
    path: COMMENTS,
    answer: (repository, request, issue) => createComment(repository, request, Number(issue)),
  },
  { method: 'GET', path: COMMENT, answer: (repository, request, id) => oneComment(repository, request, Number(id)) },
  { method: 'PATCH', path: COMMENT, answer: (repository, request, id) => oneComment(repository, request, Number(id)) },
  { method: 'DELETE', path: COMMENT, answer: (repository, request, id) => oneComment(repository, request, Number(id)) },
  { method: 'GET', path: /^branches\/(.+)$/, answer: (repository, _, name = '') => getBranch(repository, name) },
  {
    method: 'GET',
    path: /^pulls\/(\d+)$/,
    answer: (repository, _, number) => getPullRequest(repository, Number(number)),
  },
  {
    method: 'GET',
    path: /^commits\/(.+)\/pulls$/,
    answer: (repository, _, sha = '') => listPullRequestsOf(repository, sha),
  },
  { method: 'GET', path: /^commits\/(.+)$/, answer: (repository, _, ref = '') => getCommit(repository, ref) },
  {
    method: 'GET',
    path: /^contents(?:\/|$)(.*)$/,
    answer: (repository, request, path = '') => getContents(repository, request, path),
  },
  {
    method: 'GET',
    path: /^git\/blobs\/([0-9a-f]{40})$/,
    answer: (repository, _, sha = '') => getBlob(repository, sha),
  },
  {
    method: 'GET',
    path: /^compare\/(.+)\.\.\.(.+)$/,
    answer: (repository, _, base = '', head = '') => compare(repository, base, head),
  },
];
