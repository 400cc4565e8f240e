import type { getOctokit } from '@actions/github';

/** GitHub, as far as this action needs it: one repository, one token, and a signal that gives up on all calls. */
export interface Github {
  readonly octokit: ReturnType<typeof getOctokit>;
  readonly owner: string;
  readonly repo: string;
  readonly signal: AbortSignal;
}

/** The longest that GitHub is given in all: seats and reports must not wait for it. */
const MAX_GITHUB_MS = 90_000;

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
): Promise<Github> {
  // Loaded only now: most runs need nothing of GitHub, and it takes time to load.
  const { getOctokit } = await import('@actions/github');
  return {
    octokit: getOctokit(token, { baseUrl: apiUrl }),
    ...repository,
    signal: AbortSignal.any([signal, AbortSignal.timeout(MAX_GITHUB_MS)]),
  };
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
