import type { Datadog } from '../datadog/datadog.ts';
import { indexHolders } from '../seats/holders.ts';
import { intended, type PlannedPerson, type ProductPlan } from '../seats/plan.ts';
import { sentenceOf } from '../seats/problem.ts';
import type { Applied, Outcome } from '../seats/report.ts';
import { say, type Sentence } from '../seats/sentence.ts';
import type { Services } from '../seats/services.ts';
import type { Sent } from './batches.ts';

/** How long the list is read again until it shows the changes. */
const MAX_CONFIRM_MS = 30_000;
/** The same for refused changes, until one of them shows: then Datadog applied a refused batch in part. */
const MAX_REFUSED_MS = 3000;
const FIRST_PAUSE_MS = 500;

/** A product, what was sent for it so far, and what applying it needs. */
export type Work = Readonly<{
  product: ProductPlan;
  sent: Map<PlannedPerson, Sent>;
  datadog: Pick<Datadog, 'reread' | 'change'>;
  services: Services;
}>;

/** What the seat list shows: the number of seats, or why it could not be read, and the changes. `isFinal`: every change had
 * enough time to show. */
export type Reading = Readonly<{ seats: number | Sentence; shown: ReadonlySet<PlannedPerson>; isFinal: boolean }>;

async function readOnce({ product, sent, datadog }: Work): Promise<Omit<Reading, 'isFinal'>> {
  const known = new Set<string | null>(product.people.map(({ id }) => id));
  const peopleWithoutId = product.people.filter(({ id }) => id === null);
  const assigned = Map.groupBy(intended(product, 'assign'), ({ email }) => email);
  const withoutId = Map.groupBy(peopleWithoutId, ({ email }) => email);
  try {
    const holders = await datadog.reread(product.productCode);
    const held = indexHolders(holders);
    const isShown = ({ id, email, intent }: PlannedPerson): boolean => {
      // The list may have another id for a person, so a seat with the e-mail counts too, unless it is known to be somebody else's.
      const others = held.get(email).filter((holder) => holder.id === null || !known.has(holder.id));
      const isAssigned = intent.kind === 'assign';
      // Of several people assigned with one e-mail, all show at once. Seats without a UUID may have been there before a removal.
      const sharing = isAssigned ? (assigned.get(email)?.length ?? 1) : 1 + (withoutId.get(email)?.length ?? 0);
      return (held.get(id).length > 0 || others.length >= sharing) === isAssigned;
    };
    return { seats: holders.length, shown: new Set([...sent.keys()].filter(isShown)) };
  } catch (error) {
    return { seats: sentenceOf(error), shown: new Set() };
  }
}

/** Reads the seat list of a product again, if anything was sent for it, until every change that may have been made shows, the
 * time is over, the job is cancelled, or the list cannot be read. */
export async function readAgain(work: Work): Promise<Reading> {
  const { clock, stopping, log } = work.services;
  const { productCode, seatsBefore } = work.product;
  const isAnySent = [...work.sent.values()].some(({ kind }) => kind !== 'not-sent');
  if (!isAnySent) return { seats: seatsBefore, shown: new Set(), isFinal: true };
  const startMs = clock.now();
  let last: Omit<Reading, 'isFinal'> | null = null;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs *= 2) {
    const reading = await readOnce(work);
    // The earlier reading is still true.
    if (typeof reading.seats !== 'number') return { ...(last ?? reading), isFinal: false };
    last = reading;
    const passedMs = clock.now() - startMs;
    const isInPart = [...reading.shown].some((person) => work.sent.get(person)?.kind === 'refused');
    const maxMs: Readonly<Record<Sent['kind'], number>> = {
      accepted: MAX_CONFIRM_MS,
      unanswered: MAX_CONFIRM_MS,
      refused: isInPart ? MAX_CONFIRM_MS : MAX_REFUSED_MS,
      'not-sent': 0,
    };
    const pending = [...work.sent].filter(([person, { kind }]) => maxMs[kind] > passedMs && !reading.shown.has(person));
    if (pending.length === 0 || stopping.aborted) return { ...reading, isFinal: pending.length === 0 };
    log.pending(productCode, pending.length);
    const leftMs = pending.reduce((most, [, { kind }]) => Math.max(most, maxMs[kind] - passedMs), 0);
    await clock.sleep(Math.min(pauseMs, leftMs), stopping);
  }
}

function outcomeOf(sent: Sent, person: PlannedPerson, { seats, shown, isFinal }: Reading): Outcome {
  if (sent.kind === 'not-sent') return { status: 'not-attempted', why: sent.reason };
  if (shown.has(person)) return { status: person.intent.kind === 'assign' ? 'assigned' : 'unassigned', why: null };
  const unseen = typeof seats === 'number' ? 'does not show it' : 'could not be read again';
  if (sent.kind === 'accepted') {
    return { status: 'unconfirmed', why: say`Datadog accepted the change, but the seat list ${unseen}` };
  }
  return { status: sent.kind === 'unanswered' && !isFinal ? 'unconfirmed' : 'failed', why: sent.reason };
}

/** The outcomes of a product: the seat list that is read again decides them, not the answers to the writes. */
export async function confirm(work: Work): Promise<Pick<Reading, 'seats'> & Pick<Applied, 'outcomes'>> {
  const reading = await readAgain(work);
  const outcomes = new Map([...work.sent].map(([person, sent]) => [person, outcomeOf(sent, person, reading)]));
  return { outcomes, seats: reading.seats };
}
