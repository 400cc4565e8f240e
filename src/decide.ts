import type { Conversation } from './conversation.ts';
import { type Datadog, openDatadog } from './datadog/client.ts';
import type { HttpWorld } from './datadog/http.ts';
import type { TriggerEvent } from './github/event.ts';
import type { Inputs } from './inputs/inputs.ts';
import { limitsOf } from './inputs/limits.ts';
import type { Progress } from './progress.ts';
import { readSituation } from './read.ts';
import type { Cancellation } from './seats/cancellation.ts';
import { guard } from './seats/guard.ts';
import { plan, type Plan } from './seats/plan.ts';
import type { Problem } from './seats/problem.ts';
import type { Protection } from './seats/protection.ts';
import type { Ending } from './seats/report.ts';
import type { Wanted } from './wanted.ts';

/** The world that a run decides and acts in. */
export interface DecideWorld extends Omit<HttpWorld, 'send' | 'onWait'> {
  readonly workspace: string;
  readonly event: TriggerEvent;
  readonly conversation: Conversation;
  /** Nothing may be written: the inputs say so, or the event's work is not merged. */
  readonly isDryRun: boolean;
  readonly cancellation: Cancellation;
  readonly progress: Progress;
  /** Told before much is read. */
  readonly keepHeapSmall: () => void;
  /** Told the plan before anything is written. */
  readonly onPlan: (ending: Ending, maxSeats: ReadonlyMap<string, number>) => void;
}

/** How a run ended, and the seat limits that it found for its products. */
export interface Decision {
  readonly ending: Ending;
  readonly maxSeats: ReadonlyMap<string, number>;
}

/** What is known before Datadog is asked. */
interface Given extends Wanted {
  readonly maxSeats: ReadonlyMap<string, number>;
  /** Warnings of the lists. */
  readonly problems: readonly Problem[];
}

/** Reads and plans; refuses, or leaves it at the plan, where nothing may or need be written. */
async function planSeats(
  datadog: Datadog,
  inputs: Inputs,
  given: Given,
  world: DecideWorld,
): Promise<Ending & { plan: Plan }> {
  const isProtected = await readProtection(inputs);
  const situation = await readSituation(datadog, inputs, given, isProtected, {
    signal: world.cancellation.stopping,
    progress: world.progress,
    onLookUp: world.keepHeapSmall,
  });
  const planned = plan(inputs.operation, situation.products, situation.resolutions, isProtected);
  let problems: readonly Problem[] = [...given.problems, ...situation.problems];
  const refusals = guard(planned, { ...inputs, maxSeats: given.maxSeats });
  if (refusals.length > 0) {
    return { kind: 'refused', plan: planned, problems: [...problems, ...refusals] };
  }
  if (!world.isDryRun) {
    // Where there is nothing to write, nothing need be stopped: a difference is only told.
    const fails = inputs.driftFails && hasChanges(planned);
    const drift = await world.conversation.readDrift(planned, fails);
    problems = [...problems, ...drift];
    if (drift.some(({ severity }) => severity === 'error')) {
      return { kind: 'refused', plan: planned, problems };
    }
  }
  return { kind: 'planned', plan: planned, problems };
}

function hasChanges({ products }: Plan): boolean {
  return products.some(({ people }) => people.some(({ intent }) => intent.kind !== 'none'));
}

/** Plans, and applies where that is allowed. All reads of all products come before the first write. */
async function planAndApply(datadog: Datadog, inputs: Inputs, given: Given, world: DecideWorld): Promise<Ending> {
  const ending = await planSeats(datadog, inputs, given, world);
  if (ending.kind === 'refused' || world.isDryRun || !hasChanges(ending.plan)) {
    return ending;
  }
  world.onPlan(ending, given.maxSeats);
  const { apply } = await import('./apply/apply.ts');
  const applied = await apply(ending.plan, given.maxSeats, {
    ...world,
    ...world.progress,
    listHolders: (productCode, signal) => datadog.listHolders(productCode, signal, world.progress.onSeats),
    change: (kind, productCode, ids, stages) => datadog.change(kind, productCode, ids, stages),
  });
  return { kind: 'applied', plan: ending.plan, applied, problems: ending.problems };
}

/** Matching globs takes a library, which is loaded where somebody is protected at all. */
async function readProtection({ protectedUsers }: Inputs): Promise<Protection> {
  if (protectedUsers.length === 0) {
    return { needsEmails: false, covers: () => false };
  }
  const { protection } = await import('./seats/protection.ts');
  return protection(protectedUsers);
}

async function readWanted(inputs: Inputs, world: DecideWorld): Promise<Wanted> {
  if (inputs.listFiles.length === 0 && inputs.users === '') {
    return { lists: null, changes: null };
  }
  const lists = await import('./wanted.ts');
  return lists.readWanted(inputs, { ...world, github: () => world.conversation.github() });
}

/**
 * Carries out one operation: list → seats and people → plan → guard → apply.
 *
 * Throws `DatadogError` where Datadog cannot be read, and `HistoryError` where it cannot be told what changed in the list;
 * then nothing was written.
 */
export async function decide(inputs: Inputs, world: DecideWorld): Promise<Decision> {
  const wanted = await readWanted(inputs, world);
  const listedCodes = wanted.lists?.products.map(({ productCode }) => productCode) ?? inputs.productCodes;
  const productCodes = [...new Set([...listedCodes, ...(wanted.changes?.keys() ?? [])])];
  const { limits: maxSeats, problems: limitProblems } = limitsOf(inputs.maxSeats, productCodes);
  const problems = [...(wanted.lists?.problems ?? []), ...limitProblems];
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
    const ending = await planAndApply(datadog, inputs, { ...wanted, maxSeats, problems }, world);
    return { ending, maxSeats };
  } finally {
    await datadog.close();
  }
}
