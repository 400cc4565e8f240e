import type { Cancellation } from '../seats/cancellation.ts';
import type { Applied, Outcome, WriteResult } from '../seats/outcome.ts';
import type { Plan, PlannedPerson, ProductPlan } from '../seats/plan.ts';
import { errorAt, type Problem } from '../seats/problem.ts';
import { type Halt, type Sent, sendInBatches } from './batches.ts';
import { confirm, type ConfirmWorld } from './confirm.ts';

type Change = 'assign' | 'unassign';

/** Everything that carrying out a plan needs from outside. */
export interface ApplyWorld extends ConfirmWorld {
  readonly change: (
    kind: Change,
    productCode: string,
    ids: readonly string[],
    cancellation: Cancellation,
  ) => Promise<WriteResult>;
  /** Told after each batch how far a product is. */
  readonly onProgress: (kind: Change, productCode: string, done: number, total: number) => void;
}

/** What was sent of one product. */
interface Sending {
  readonly product: ProductPlan;
  readonly sent: Map<PlannedPerson, Sent>;
}

/** Ends all sending as soon as the job is being cancelled. */
function haltOn(cancellation: Cancellation): Halt {
  let refused: string | null = null;
  return {
    get reason() {
      return cancellation.stopping.aborted ? 'the job was cancelled before this' : refused;
    },
    set reason(reason) {
      refused = reason;
    },
  };
}

async function send(
  kind: Change,
  { product, sent }: Sending,
  people: readonly PlannedPerson[],
  world: ApplyWorld,
  halt: Halt,
): Promise<void> {
  const { productCode } = product;
  const answers = await sendInBatches(
    people,
    (batch) =>
      world.change(
        kind,
        productCode,
        batch.flatMap(({ id }) => id ?? []),
        world.cancellation,
      ),
    halt,
    (settled) => {
      world.onProgress(kind, productCode, settled, people.length);
    },
  );
  for (const [person, answer] of answers) {
    sent.set(person, answer);
  }
}

function intended(kind: Change, product: ProductPlan): PlannedPerson[] {
  return product.people.filter(({ intent }) => intent.kind === kind);
}

/**
 * Who may still be assigned after the unassigning: where seats that should have become free did not, the plan's
 * arithmetic no longer holds, and an assignment beyond `max-seats` would be billed.
 */
function withinBudget({ product, sent }: Sending, limit: number | undefined): PlannedPerson[] {
  const people = intended('assign', product);
  if (limit === undefined) {
    return people;
  }
  const freed = [...sent.values()].filter(({ kind }) => kind === 'accepted').length;
  const room = Math.max(0, limit - (product.seatsBefore - freed));
  const reason = `seats that should have become free did not, so max-seats ${limit} leaves no room`;
  for (const person of people.slice(room)) {
    sent.set(person, { kind: 'not-sent', reason });
  }
  return people.slice(0, room);
}

/**
 * Carries a plan out: unassigns, then assigns, then reads again. Datadog bills the highest number of seats held at once,
 * so no assignment of any product is sent before all unassignments.
 *
 * @param maxSeats the most seats a product may hold, by product code.
 * @returns one outcome for each intended change. Never throws for one person, nor for what Datadog answers.
 */
export async function apply(plan: Plan, maxSeats: ReadonlyMap<string, number>, world: ApplyWorld): Promise<Applied> {
  const halt = haltOn(world.cancellation);
  const sendings = plan.products.map((product) => ({ product, sent: new Map<PlannedPerson, Sent>() }));
  await Promise.all(
    sendings.map((sending) => send('unassign', sending, intended('unassign', sending.product), world, halt)),
  );
  await Promise.all(
    sendings.map((sending) => {
      const people = withinBudget(sending, maxSeats.get(sending.product.productCode));
      return send('assign', sending, people, world, halt);
    }),
  );
  const confirmed = await Promise.all(sendings.map(({ product, sent }) => confirm(product, sent, world)));
  const outcomes = new Map<PlannedPerson, Outcome>();
  const seatsAfter = new Map<string, number>();
  const problems: Problem[] = halt.reason === null ? [] : [errorAt(null, halt.reason)];
  for (const [index, { product }] of sendings.entries()) {
    const result = confirmed[index];
    result?.outcomes.forEach((outcome, person) => outcomes.set(person, outcome));
    if (typeof result?.seatsAfter === 'number') {
      seatsAfter.set(product.productCode, result.seatsAfter);
    }
    if (typeof result?.problem === 'string') {
      problems.push(errorAt(null, `${product.productCode}: ${result.problem}`));
    }
  }
  return { outcomes, seatsAfter, problems };
}
