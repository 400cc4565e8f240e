import { apply } from './apply/apply.ts';
import { type Datadog, openDatadog } from './datadog/client.ts';
import type { HttpWorld } from './datadog/http.ts';
import type { Inputs } from './inputs/inputs.ts';
import { limitsOf } from './inputs/limits.ts';
import { type ListedProduct, readLists } from './list/lists.ts';
import type { Progress } from './progress.ts';
import { readSituation } from './read.ts';
import type { Cancellation } from './seats/cancellation.ts';
import { guard } from './seats/guard.ts';
import { plan } from './seats/plan.ts';
import type { Problem } from './seats/problem.ts';
import type { Ending } from './seats/report.ts';

/** The world that a run decides and acts in. */
export interface DecideWorld extends Omit<HttpWorld, 'send' | 'onWait'> {
  readonly workspace: string;
  /** Nothing may be written: the inputs say so, or the event's work is not merged. */
  readonly isDryRun: boolean;
  readonly cancellation: Cancellation;
  readonly progress: Progress;
  /** Told the plan before anything is written. */
  readonly onPlan: (ending: Ending, maxSeats: ReadonlyMap<string, number>) => void;
}

/** How a run ended, and the seat limits that it found for its products. */
export interface Decision {
  readonly ending: Ending;
  readonly maxSeats: ReadonlyMap<string, number>;
}

function readListed(inputs: Inputs, workspace: string): ReturnType<typeof readLists> | null {
  const { listFiles, users, productCodes } = inputs;
  return listFiles.length === 0 && users === '' ? null : readLists(workspace, listFiles, users, productCodes);
}

/** Reads, plans, guards, and where that is allowed, applies. All reads of all products come before the first write. */
async function planAndApply(
  datadog: Datadog,
  inputs: Inputs,
  lists: readonly ListedProduct[] | null,
  limits: { maxSeats: ReadonlyMap<string, number>; problems: readonly Problem[] },
  world: DecideWorld,
): Promise<Ending> {
  const { cancellation, progress } = world;
  const situation = await readSituation(datadog, inputs, lists, cancellation.stopping, progress.onLookUp);
  const planned = plan(inputs.operation, situation.products, situation.resolutions, inputs.isProtected);
  const problems = [...limits.problems, ...situation.problems];
  const refusals = guard(planned, { ...inputs, maxSeats: limits.maxSeats });
  if (refusals.length > 0) {
    return { kind: 'refused', plan: planned, problems: [...problems, ...refusals] };
  }
  const ending: Ending = { kind: 'planned', plan: planned, problems };
  const hasChanges = planned.products.some(({ people }) => people.some(({ intent }) => intent.kind !== 'none'));
  if (world.isDryRun || !hasChanges) {
    return ending;
  }
  world.onPlan(ending, limits.maxSeats);
  const applied = await apply(planned, limits.maxSeats, {
    ...world,
    ...progress,
    listHolders: (productCode, signal) => datadog.listHolders(productCode, signal),
    change: (kind, productCode, ids, stages) => datadog.change(kind, productCode, ids, stages),
  });
  return { kind: 'applied', plan: planned, applied, problems };
}

/**
 * Carries out one operation: list → seats and people → plan → guard → apply.
 *
 * Throws `DatadogError` where Datadog cannot be read; then nothing was written.
 */
export async function decide(inputs: Inputs, world: DecideWorld): Promise<Decision> {
  const lists = await readListed(inputs, world.workspace);
  const productCodes = lists?.products.map(({ productCode }) => productCode) ?? inputs.productCodes;
  const { limits: maxSeats, problems: limitProblems } = limitsOf(inputs.maxSeats, productCodes);
  const problems = [...(lists?.problems ?? []), ...limitProblems];
  if (problems.some(({ severity }) => severity === 'error')) {
    return { ending: { kind: 'invalid', problems }, maxSeats };
  }
  const { apiUrl, site, credentials, operation } = inputs;
  // The client itself refuses to write in a dry run: no later mistake can make one write.
  const readOnly = world.isDryRun || operation === 'list';
  const datadog = await openDatadog(
    { apiUrl, site, credentials, readOnly },
    { ...world, onWait: world.progress.onWait },
  );
  try {
    const ending = await planAndApply(datadog, inputs, lists?.products ?? null, { maxSeats, problems }, world);
    return { ending, maxSeats };
  } finally {
    await datadog.close();
  }
}
