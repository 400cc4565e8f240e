import type { Cancellation } from '../seats/cancellation.ts';
import { type Holder, type HolderIndex, indexHolders } from '../seats/holders.ts';
import type { Outcome } from '../seats/outcome.ts';
import type { PlannedPerson, ProductPlan } from '../seats/plan.ts';
import type { Sent } from './batches.ts';

/** How long the list is read again until it shows the writes. */
export const MAX_CONFIRM_MS = 30_000;
const FIRST_PAUSE_MS = 500;

/** The world that confirming needs. */
export interface ConfirmWorld {
  readonly listHolders: (productCode: string, signal: AbortSignal) => Promise<readonly Holder[]>;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly now: () => number;
  readonly cancellation: Cancellation;
  /** Told before each further reading how many changes do not show yet. */
  readonly onPending: (productCode: string, pending: number) => void;
}

/** A list as read again, or why it could not be. */
type Reading =
  { readonly kind: 'read'; readonly held: HolderIndex } | { readonly kind: 'unreadable'; readonly reason: string };

const UNREAD: Reading = { kind: 'unreadable', reason: 'not read' };

/** How the changes of one product ended. */
export interface Confirmed {
  readonly outcomes: ReadonlyMap<PlannedPerson, Outcome>;
  /** `null` where the list could not be read again. */
  readonly seatsAfter: number | null;
  readonly problem: string | null;
}

/** Whether a reading shows the intended change. The seat list may know people by another id, so the e-mail counts too. */
function isShown(person: PlannedPerson, held: HolderIndex, heldBefore: ReadonlySet<string | null>): boolean {
  const byId = person.id === null ? [] : held.get(person.id);
  const byEmail = person.email === null ? [] : held.get(person.email);
  if (person.intent.kind === 'unassign') {
    return byId.length === 0 && !byEmail.some(({ id }) => id === null);
  }
  return byId.length > 0 || byEmail.some(({ id }) => id === null || !heldBefore.has(id));
}

async function readAgain(productCode: string, world: ConfirmWorld): Promise<Reading> {
  try {
    const holders = await world.listHolders(productCode, world.cancellation.abandonReads);
    return { kind: 'read', held: indexHolders(holders) };
  } catch (error) {
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Reads until everything that was accepted shows, the time is over, the job is cancelled or the list cannot be read. */
async function readUntilShown(
  productCode: string,
  missing: (held: HolderIndex) => number,
  world: ConfirmWorld,
): Promise<Reading> {
  const { stopping } = world.cancellation;
  const deadline = world.now() + MAX_CONFIRM_MS;
  let last: Reading = UNREAD;
  for (let pause = FIRST_PAUSE_MS; ; pause *= 2) {
    const reading = await readAgain(productCode, world);
    if (reading.kind === 'unreadable') {
      // What an earlier reading showed stays true.
      return last.kind === 'read' ? last : reading;
    }
    last = reading;
    const pending = missing(reading.held);
    const leftMs = deadline - world.now();
    if (pending === 0 || leftMs <= 0 || stopping.aborted) {
      return reading;
    }
    world.onPending(productCode, pending);
    await world.sleep(Math.min(pause, leftMs), stopping);
  }
}

function outcomeOf(sent: Sent, person: PlannedPerson, reading: Reading, isDone: boolean): Outcome {
  if (sent.kind === 'not-sent') {
    return { status: 'not-attempted', reason: sent.reason };
  }
  if (isDone) {
    return { status: person.intent.kind === 'assign' ? 'assigned' : 'unassigned', reason: null };
  }
  if (sent.kind !== 'accepted') {
    return { status: 'failed', reason: sent.reason };
  }
  const reason =
    reading.kind === 'read'
      ? 'Datadog accepted it, but the seat list does not show it'
      : 'Datadog accepted it, but the seat list could not be read again';
  return { status: 'unconfirmed', reason };
}

/** Reads the list of a product again and decides by it what is reported: the reading has the last word, not the answer to a write. */
export async function confirm(
  product: ProductPlan,
  sent: ReadonlyMap<PlannedPerson, Sent>,
  world: ConfirmWorld,
): Promise<Confirmed> {
  if ([...sent.values()].every(({ kind }) => kind === 'not-sent')) {
    // Nothing was sent, so there is nothing to read again.
    const outcomes = new Map([...sent].map(([person, how]) => [person, outcomeOf(how, person, UNREAD, false)]));
    return { outcomes, seatsAfter: product.seatsBefore, problem: null };
  }
  const heldBefore = new Set(product.people.filter(({ intent }) => intent.kind !== 'assign').map(({ id }) => id));
  const accepted = [...sent].filter(([, { kind }]) => kind === 'accepted').map(([person]) => person);
  const missing = (held: HolderIndex): number => accepted.filter((person) => !isShown(person, held, heldBefore)).length;
  const reading = await readUntilShown(product.productCode, missing, world);
  const outcomes = new Map<PlannedPerson, Outcome>();
  for (const [person, how] of sent) {
    const isDone = reading.kind === 'read' && isShown(person, reading.held, heldBefore);
    outcomes.set(person, outcomeOf(how, person, reading, isDone));
  }
  return reading.kind === 'read'
    ? { outcomes, seatsAfter: reading.held.holders.length, problem: null }
    : { outcomes, seatsAfter: null, problem: `the seat list could not be read again: ${reading.reason}` };
}
