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

/** A list as read again, with those whose change it shows; or why it could not be. */
type Reading =
  | { readonly kind: 'read'; readonly seats: number; readonly shown: ReadonlySet<PlannedPerson> }
  | { readonly kind: 'unreadable'; readonly reason: string };

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

/** The people of a product whose changes were sent, or could not be. */
interface Changes {
  readonly productCode: string;
  readonly sent: ReadonlyMap<PlannedPerson, Sent>;
  /** Whoever held a seat before, by UUID. */
  readonly heldBefore: ReadonlySet<string | null>;
}

async function readAgain({ productCode, sent, heldBefore }: Changes, world: ConfirmWorld): Promise<Reading> {
  try {
    const holders = await world.listHolders(productCode, world.cancellation.abandonReads);
    const held = indexHolders(holders);
    const shown = new Set([...sent.keys()].filter((person) => isShown(person, held, heldBefore)));
    return { kind: 'read', seats: holders.length, shown };
  } catch (error) {
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Reads until everything that was accepted shows, the time is over, the job is cancelled or the list cannot be read. */
async function readUntilShown(changes: Changes, world: ConfirmWorld): Promise<Reading> {
  const { stopping } = world.cancellation;
  const deadline = world.now() + MAX_CONFIRM_MS;
  let last: Reading = UNREAD;
  for (let pause = FIRST_PAUSE_MS; ; pause *= 2) {
    const reading = await readAgain(changes, world);
    if (reading.kind === 'unreadable') {
      // What an earlier reading showed stays true.
      return last.kind === 'read' ? last : reading;
    }
    last = reading;
    const pending = [...changes.sent].filter(([person, { kind }]) => kind === 'accepted' && !reading.shown.has(person));
    const leftMs = deadline - world.now();
    if (pending.length === 0 || leftMs <= 0 || stopping.aborted) {
      return reading;
    }
    world.onPending(changes.productCode, pending.length);
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
  const reading = await readUntilShown({ productCode: product.productCode, sent, heldBefore }, world);
  const outcomes = new Map<PlannedPerson, Outcome>();
  for (const [person, how] of sent) {
    const isDone = reading.kind === 'read' && reading.shown.has(person);
    outcomes.set(person, outcomeOf(how, person, reading, isDone));
  }
  return reading.kind === 'read'
    ? { outcomes, seatsAfter: reading.seats, problem: null }
    : { outcomes, seatsAfter: null, problem: `the seat list could not be read again: ${reading.reason}` };
}
