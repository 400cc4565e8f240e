import { explainGithub } from './github/api.ts';
import { driftFrom, type Digest, type Fingerprint } from './seats/fingerprint.ts';
import type { Plan } from './seats/plan.ts';
import { errorAt, type Problem, warningAt } from './seats/problem.ts';

/**
 * How a plan differs from the one that was reviewed.
 *
 * @param readReviewed the fingerprint of the reviewed plan, or `null` where there is none.
 * @param fails whether a difference is an error that stops the run, or a warning.
 * @returns a problem for each difference; also where the reviewed plan cannot be read.
 */
export async function readDrift(
  planned: Plan,
  readReviewed: () => Promise<Fingerprint | null>,
  fails: boolean,
  digest: Digest,
): Promise<Problem[]> {
  let drift: Problem[];
  try {
    const reviewed = await readReviewed();
    drift = reviewed === null ? [] : driftFrom(reviewed, planned, digest);
  } catch (error) {
    drift = [warningAt(null, `the plan in the comment could not be read: ${explainGithub(error)}`)];
  }
  return fails ? drift.map(({ message }) => errorAt(null, `${message} (on-plan-drift is fail)`)) : drift;
}
