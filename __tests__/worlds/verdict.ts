import { type Played, productsOf } from './play.ts';
import type { World } from './world.ts';

const UNRESOLVED = ['not-found', 'disabled', 'ambiguous'];
const NOT_DONE = ['failed', 'unconfirmed', 'not-attempted', 'withheld'];
const CHANGED = ['assigned', 'unassigned'];
const RED = ['incomplete', 'refused', 'invalid', 'failed'];

/** The verdict that follows from the statuses of a report, if there was a plan and no guard refused it. */
function verdictOf(world: World, { finished }: Played): string {
  const { report } = finished;
  const statuses = report.products.flatMap(({ people }) => people.map(({ status }) => status));
  const isAny = (some: readonly string[]): boolean => statuses.some((status) => some.includes(status));
  if (isAny(NOT_DONE) || (isAny(UNRESOLVED) && world.settings.unresolvedUsers === 'fail')) {
    return 'incomplete';
  }
  const quiet = world.settings.operation === 'list' ? 'listed' : 'in-sync';
  return isAny(['would-assign', 'would-unassign']) ? 'planned' : isAny(CHANGED) ? 'applied' : quiet;
}

/** What is wrong with the verdict of a run and with what follows from it. */
export function wrongVerdict(world: World, played: Played): string[] {
  const { exitCode, report, outputs, summary } = played.finished;
  const { verdict } = report;
  const isPlanned = verdict !== 'refused' && verdict !== 'failed';
  const wrong: Readonly<Record<string, boolean>> = {
    [`${verdict}, but its statuses say ${verdictOf(world, played)}`]: isPlanned && verdict !== verdictOf(world, played),
    [`${verdict} with exit code ${exitCode ?? ''}`]: exitCode !== (RED.includes(verdict) ? 1 : 0),
    'another verdict in the outputs': outputs.verdict !== verdict,
    'no summary': summary === '',
    'not every product': verdict !== 'failed' && report.products.length !== productsOf(world).length,
  };
  return Object.keys(wrong).filter((what) => wrong[what]);
}
