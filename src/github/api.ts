import { Calls, Cancelled, endAt } from '../http/calls.ts';
import { GITHUB } from '../http/patience.ts';
import { listOf, objectOf, parseJson, textOf } from '../json.ts';
import { Failure } from '../seats/problem.ts';
import { say, type Sentence, words } from '../seats/sentence.ts';
import type { Services } from '../seats/services.ts';

type Repository = Readonly<Record<'owner' | 'repo', string>> | null;
/** The repository to ask about, the token to ask with, and `GITHUB_API_URL`, so that GitHub Enterprise Server works too. */
export type GithubAccess = Readonly<{ token: string; repository: Repository; apiUrl: string }>;

const MAX_STEP_MS = 30_000;

/** A commit as people write it: its first seven characters. */
export const shortSha = (sha: string): string => sha.slice(0, 7);

/** A failed request to GitHub. `status` is `null` if there was no answer, `reason` is GitHub's own message. */
export class GithubError extends Failure {
  override readonly name = 'GithubError';
  readonly status: number | null;
  readonly reason: string;

  constructor(status: number | null, says: Sentence, reason = '') {
    super(status === null ? says : say`status ${status}: ${says}`);
    this.status = status;
    this.reason = reason;
  }
}

/** Reads the JSON of an answer. `null` means an unexpected shape; the request is then repeated. */
export type Read<T> = (json: unknown) => T | null;
type Use<T> = (github: Github) => Promise<T>;
type Parameters = Readonly<Record<string, unknown>>;

/** GitHub for one step: at most 30 s, ended at once when the job is cancelled. All calls throw `GithubError`. */
export class Github {
  /** Fires when the step is over. */
  readonly signal: AbortSignal;
  readonly fullName: string;
  readonly #access: GithubAccess;
  readonly #services: Services;
  #calls: Calls | null = null;

  constructor(access: GithubAccess, services: Services) {
    this.signal = AbortSignal.any([services.stopping, AbortSignal.timeout(MAX_STEP_MS)]);
    const { owner = '', repo = '' } = access.repository ?? {};
    this.fullName = `${owner}/${repo}`;
    this.#access = access;
    this.#services = services;
  }

  /** A REST call below `/repos/{owner}/{repo}`, by a route such as `GET /issues/{number}`. */
  ask<T>(route: string, parameters: Parameters, read: Read<T>): Promise<T> {
    const whole = route.replace(' ', ' /repos/{owner}/{repo}');
    return this.#send(whole, { ...this.#access.repository, ...parameters }, read);
  }

  /** Like `ask`, but `null` if the status is `missing`. */
  find<T>(route: string, parameters: Parameters, read: Read<T>, missing = 404): Promise<T | null> {
    return this.ask(route, parameters, read).catch((error: unknown) => {
      if (!(error instanceof GithubError) || error.status !== missing) throw error;
      // A missing commit is not the same as a file that is missing at a commit.
      if (missing === 404 && /no commit found/i.test(error.reason)) throw error;
      return null;
    });
  }

  /** A GraphQL query, with `$owner` and `$name` of the repository among its variables. */
  query<T>(query: string, variables: Parameters, read: Read<T>): Promise<T> {
    const { repository, apiUrl } = this.#access;
    const whole = { owner: repository?.owner, name: repository?.repo, ...variables };
    // GitHub Enterprise Server has GraphQL at /api/graphql and REST at /api/v3.
    const parameters = { query, variables: whole, baseUrl: apiUrl.replace(/\/api\/v3$/, '/api') };
    return this.#send('POST /graphql', parameters, (json) => {
      const { data, errors } = objectOf(json);
      if (errors === undefined) return read(data);
      const reason = (listOf(errors) ?? []).map((error) => textOf(objectOf(error).message) ?? '').join('; ');
      throw new GithubError(null, say`${words(reason)}`, reason);
    });
  }

  async #send<T>(route: string, parameters: Parameters, read: Read<T>): Promise<T> {
    const { token, repository, apiUrl } = this.#access;
    const unset = say`github-token or GITHUB_REPOSITORY is not set`;
    if (repository === null || token === '') throw new GithubError(null, unset);
    // Imported here: on import, the toolkit reads the event's payload and throws if it is not JSON.
    const { getOctokit } = await import('@actions/github').catch(() => {
      throw new GithubError(null, say`the event payload in GITHUB_EVENT_PATH is not JSON`);
    });
    const { endpoint } = getOctokit(token, { baseUrl: apiUrl }).request;
    const { method, url, headers, ...rest } = endpoint(route, parameters);
    const request = {
      method,
      url,
      headers: { ...(headers as Record<string, string>), authorization: `token ${token}` },
      body: rest.body === undefined ? null : JSON.stringify(rest.body),
      read: (text: string) => read(parseJson(text)) ?? undefined,
    };
    this.#calls ??= new Calls(apiUrl, GITHUB, this.#services.clock, this.#services.log);
    const last = await this.#calls.send(request, endAt(this.signal)).catch((error: unknown) => {
      throw error instanceof Cancelled ? new GithubError(null, say`it took too long, or the job was cancelled`) : error;
    });
    if (last.kind === 'success') return last.value as T;
    const why = last.kind === 'broken' ? last.why : 'the answer is too large';
    if (last.kind !== 'answer') throw new GithubError(null, say`GitHub gave no usable answer (${why})`);
    const { status, text } = last;
    if (status < 300) throw new GithubError(status, say`the answer is cut off or has an unexpected format`);
    const reason = textOf(objectOf(parseJson(text)).message) ?? text;
    throw new GithubError(status, say`${words(reason)}`, reason);
  }

  async close(): Promise<void> {
    await this.#calls?.close();
  }
}

/** Runs one step. Each step has its own time limit and connections, so that a failure does not affect the next one. */
export async function inStep<T>(access: GithubAccess, services: Services, use: Use<T>): Promise<T> {
  const github = new Github(access, services);
  return use(github).finally(() => github.close());
}
