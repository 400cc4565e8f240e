import type { GitHub as OctokitClass } from '@actions/github/lib/utils';
import { Calls, Cancelled, endAt } from '../http/calls.ts';
import { GITHUB } from '../http/patience.ts';
import { objectOf, parseJson, textOf } from '../json.ts';
import { Failure } from '../seats/problem.ts';
import { say, type Sentence, words } from '../seats/sentence.ts';
import type { Services } from '../seats/services.ts';

/** Which GitHub, which repository, and as whom. */
export interface GithubAccess {
  readonly token: string;
  readonly repository: { readonly owner: string; readonly repo: string } | null;
  /** As the runner names it (`GITHUB_API_URL`), so that GitHub Enterprise Server works too. */
  readonly apiUrl: string;
}

/** The longest that one step of the conversation with GitHub may take. */
export const MAX_STEP_MS = 30_000;

const SHORT_SHA_CHARACTERS = 7;

/** The beginning of a full SHA, as people name a commit. */
export function shortSha(sha: string): string {
  return sha.slice(0, SHORT_SHA_CHARACTERS);
}

/** A request to GitHub that did not succeed. `status` is `null` where there was no answer, `reason` is GitHub's own words. */
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

/** Makes something of an answer's JSON; `null` where it is not of the expected shape, which is then asked for again. */
export type Read<T> = (json: unknown) => T | null;

type Parameters = Readonly<Record<string, unknown>>;
type Octokit = InstanceType<typeof OctokitClass>;

/** What Octokit hands to the `fetch` it is given. */
type FetchInit = { readonly method: string; readonly headers: Record<string, string>; readonly body?: string };

/** GitHub for one step: one repository and one token. All calls throw `GithubError`. */
export class Github {
  readonly fullName: string;
  /** Fires when the step is over. */
  readonly signal: AbortSignal;
  readonly #repository: { readonly owner: string; readonly repo: string };
  readonly #octokit: Octokit;
  readonly #calls: Calls;

  constructor(octokit: Octokit, calls: Calls, repository: { owner: string; repo: string }, signal: AbortSignal) {
    this.fullName = `${repository.owner}/${repository.repo}`;
    this.signal = signal;
    this.#repository = repository;
    this.#octokit = octokit;
    this.#calls = calls;
  }

  /** A REST call below `/repos/{owner}/{repo}`, by a route such as `GET /issues/{number}`. Parameters are encoded. */
  ask<T>(route: string, parameters: Parameters, read: Read<T>): Promise<T> {
    const whole = route.replace(' ', ' /repos/{owner}/{repo}');
    return this.#expect(read, (fetch) =>
      this.#octokit.request(whole, { ...this.#repository, ...parameters, request: { fetch } }),
    );
  }

  /** The same for something that may not be there: `null` for a 404, or the status that says so. */
  async find<T>(route: string, parameters: Parameters, read: Read<T>, missing = 404): Promise<T | null> {
    try {
      return await this.ask(route, parameters, read);
    } catch (error) {
      // A commit that does not exist is another matter than a file that it does not have.
      const isOther = missing === 404 && error instanceof GithubError && /no commit found/i.test(error.reason);
      if (error instanceof GithubError && error.status === missing && !isOther) {
        return null;
      }
      throw error;
    }
  }

  /** A GraphQL query, with `$owner` and `$name` of the repository among its variables. */
  async query<T>(text: string, variables: Parameters, read: Read<T>): Promise<T> {
    const { owner, repo: name } = this.#repository;
    const readData: Read<{ value: T | null }> = (json) => {
      const { data, errors } = objectOf(json);
      const value = read(data);
      // Octokit throws for errors that come with status 200.
      return value === null && errors === undefined ? null : { value };
    };
    const { value } = await this.#expect(readData, (fetch) =>
      this.#octokit.graphql(text, { owner, name, ...variables, request: { fetch } }),
    );
    return value as T;
  }

  /** Lets Octokit make a request over a `fetch` of ours, which keeps what `read` makes of the answer. */
  async #expect<T>(read: Read<T>, ask: (fetch: unknown) => Promise<unknown>): Promise<T> {
    let value: T | null = null;
    const take = (text: string): string | undefined => {
      value = read(parseJson(text));
      return value === null ? undefined : text;
    };
    try {
      await ask((url: string, init: FetchInit) => this.#carry(url, init, take));
    } catch (error) {
      throw errorOf(error);
    }
    return value as T;
  }

  async #carry(url: string, init: FetchInit, read: (text: string) => string | undefined): Promise<Response> {
    const { method, headers, body = null } = init;
    const last = await this.#calls.send({ method, url, headers, body, read }, endAt(this.signal));
    if (last.kind === 'success') {
      const { status, value: text } = last as { status: number; value: string };
      return new Response(status === 204 ? null : text, { status, headers: { 'content-type': 'application/json' } });
    }
    if (last.kind !== 'answer') {
      const why = last.kind === 'broken' ? last.why : 'the answer is too large';
      throw new GithubError(null, say`GitHub did not answer (${why})`);
    }
    const { status, text } = last;
    if (status < 300) {
      throw new GithubError(status, say`GitHub's answer is cut off or has an unexpected shape`);
    }
    const reason = textOf(objectOf(parseJson(text)).message) ?? text;
    throw new GithubError(status, say`${words(reason)}`, reason);
  }
}

/** Octokit wraps what its `fetch` throws, and gives it a status that nobody sent. */
function errorOf(error: unknown): GithubError {
  const { cause, message } = error as { cause?: unknown; message?: string };
  if (cause instanceof GithubError) {
    return cause;
  }
  const reason = message ?? String(error);
  return cause instanceof Cancelled
    ? new GithubError(null, say`timed out, or the job was cancelled`)
    : new GithubError(null, say`${words(reason)}`, reason);
}

/**
 * One step of the conversation with GitHub: at most 30 s, ended at once when the job is cancelled. It opens GitHub anew, so
 * that no bound is older than the step and no failure is remembered.
 */
export async function inStep<T>(
  { token, repository, apiUrl }: GithubAccess,
  { log, clock, stopping }: Services,
  use: (github: Github) => Promise<T>,
  maxMs = MAX_STEP_MS,
): Promise<T> {
  if (repository === null || token === '') {
    throw new GithubError(null, say`github-token or GITHUB_REPOSITORY is not set`);
  }
  const calls = new Calls(apiUrl, GITHUB, clock, log.waiting);
  try {
    // Imported here: the toolkit reads the event's payload on import, and throws where that is not JSON.
    const { getOctokit } = await import('@actions/github');
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(maxMs)]);
    return await use(new Github(getOctokit(token, { baseUrl: apiUrl }), calls, repository, signal));
  } finally {
    await calls.close();
  }
}
