import { explainGithub } from './github/api.ts';
import { driftFrom, type Digest, type Fingerprint } from './seats/fingerprint.ts';
import type { Plan } from './seats/plan.ts';
import { errorAt, type Problem, warningAt } from './seats/problem.ts';

/** The reviewed plan, or why there is none. */
export interface Reviewed {
  readonly plan: Fingerprint | null;
  readonly whyNot: string;
}

/** What to do about a difference that stopped the run. */
const WAY_OUT = 'on-plan-drift is fail; if this is right, run again with on-plan-drift: report';

/**
 * How a plan differs from the one that was reviewed.
 *
 * @param fails whether a difference is an error that stops the run, or a warning.
 * @returns a problem for each difference; also where the reviewed plan cannot be read.
 */
export async function readDrift(
  planned: Plan,
  readReviewed: () => Promise<Reviewed>,
  fails: boolean,
  digest: Digest,
): Promise<Problem[]> {
  let drift: Problem[];
  try {
    const { plan, whyNot } = await readReviewed();
    if (plan === null) {
      return fails ? [warningAt(null, `there is no reviewed plan to compare with: ${whyNot}`)] : [];
    }
    drift = driftFrom(plan, planned, digest);
  } catch (error) {
    drift = [warningAt(null, `the plan in the comment could not be read: ${explainGithub(error)}`)];
  }
  return fails ? drift.map(({ message }) => errorAt(null, `${message} (${WAY_OUT})`)) : drift;
}
