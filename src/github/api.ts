import type { getOctokit } from '@actions/github';

/** GitHub, as far as this action needs it: one repository and one token. Every call is tried again and bounded in time. */
export interface Github {
  readonly octokit: ReturnType<typeof getOctokit>;
  readonly owner: string;
  readonly repo: string;
}

/** The longest that GitHub is given in all: seats and reports must not wait for it. */
const MAX_GITHUB_MS = 60_000;
/** The longest that one answer may take. */
const MAX_ANSWER_MS = 10_000;
/** What a request that found no answer, or a server error, is waited for before it is tried again. */
const RETRY_WAITS_MS = [500, 2000];

/** Waits, or returns early when the signal fires. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** Whether asking again can help: server errors, and everything that broke on the way. */
function isPassing(error: unknown): boolean {
  const status = statusOf(error);
  return status === null || status >= 500;
}

/** Tries a request up to three times. Creating a comment twice does no harm: duplicates are folded. */
async function tryAgain<T>(attempt: () => Promise<T>, signal: AbortSignal, sleep: Sleep): Promise<T> {
  for (const waitMs of RETRY_WAITS_MS) {
    try {
      return await attempt();
    } catch (error) {
      if (!isPassing(error) || signal.aborted) {
        throw error;
      }
      await sleep(waitMs, signal);
    }
  }
  return attempt();
}

/**
 * Opens GitHub, through a proxy where the environment names one.
 *
 * @param apiUrl as the runner names it (`GITHUB_API_URL`), so that GitHub Enterprise Server works too.
 * @param signal gives up at once.
 */
export async function openGithub(
  token: string,
  repository: { readonly owner: string; readonly repo: string },
  apiUrl: string,
  signal: AbortSignal,
  sleep: Sleep,
): Promise<Github> {
  // Loaded only now: most runs need nothing of GitHub, and it takes time to load.
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(token, { baseUrl: apiUrl });
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(MAX_GITHUB_MS)]);
  octokit.hook.wrap('request', (request, options) => {
    const answer = (): AbortSignal => AbortSignal.any([bounded, AbortSignal.timeout(MAX_ANSWER_MS)]);
    const once = async () => request({ ...options, request: { ...options.request, signal: answer() } });
    return tryAgain(once, bounded, sleep);
  });
  return { octokit, ...repository };
}

/** The HTTP status of an error of GitHub's client; `null` for any other error. */
export function statusOf(error: unknown): number | null {
  const { status } = error as { status?: unknown };
  return typeof status === 'number' ? status : null;
}

/** What went wrong with GitHub, in one line. */
export function explainGithub(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const status = statusOf(error);
  return status === null || message.includes(String(status)) ? message : `status ${status}: ${message}`;
}
