import { GithubError } from '../github/api.ts';
import { sentenceOf } from '../seats/problem.ts';
import { say, type Sentence } from '../seats/sentence.ts';

/** Why something could not be done with the comment, and what to do about it. */
export function explain(error: unknown, what = 'comment'): Sentence {
  const says = sentenceOf(error);
  const { status, reason } = error instanceof GithubError ? error : { status: null, reason: '' };
  if (status !== null && status >= 500) return say`${says}; re-run once GitHub answers`;
  if (status === 401) return say`github-token was refused (${says}): check that it is a valid token of this GitHub`;
  const isForbidden = (status === 403 && !/rate limit|locked/i.test(reason)) || /not accessible/i.test(reason);
  if (!isForbidden) return says;
  return say`github-token may not ${what} (${says}): give the job "permissions: pull-requests: write"; workflows that a fork or Dependabot triggers never may`;
}

/** Why it is not known what a plan showed, and what to do about its removals. */
export function explainUnknown(plan: 'too-many' | 'damaged'): Sentence {
  const edited = 'somebody edited the comment, or copied it from elsewhere';
  const why = plan === 'damaged' ? edited : 'it had too many removals to remember';
  return say`${why}; to remove the seat, use Datadog or operation unassign`;
}
