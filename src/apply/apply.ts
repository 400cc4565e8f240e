import type { Datadog } from '../datadog/datadog.ts';
import type { WriteResult } from '../datadog/seats.ts';
import { type Limits, maxSeatsOf } from '../seats/guard.ts';
import { intended, type Plan, type PlannedPerson } from '../seats/plan.ts';
import { errorAt } from '../seats/problem.ts';
import type { Applied, Outcome } from '../seats/report.ts';
import { say, type Sentence } from '../seats/sentence.ts';
import type { Services } from '../seats/services.ts';
import { after, type Batch, begin, CANCELLED, next, type Sent } from './batches.ts';
import { confirm, readAgain, type Work } from './confirm.ts';

/** How the changes of one product are sent. `whyHalted`: why nothing more may be sent for any product. `onSettled` receives
 * everybody with an answer, after each round. */
export type Sender<P> = Readonly<{
  send: (people: readonly P[]) => Promise<WriteResult>;
  whyHalted: () => Sentence | null;
  onSettled: (sent: ReadonlyMap<P, Sent>) => void;
  random: () => number;
}>;

/** Sends until everybody is settled or nothing more may be sent. Never throws for what Datadog answers. */
export async function sendInBatches<P>(people: readonly P[], sender: Sender<P>): Promise<ReadonlyMap<P, Sent>> {
  const sent = new Map<P, Sent>();
  let sending = begin(people);
  while (sending.waiting.length > 0 && sending.stopped === null && sender.whyHalted() === null) {
    const { round, rest } = next(sending);
    sending = { ...sending, waiting: rest };
    const answer = async (batch: Batch<P>) => [batch, await sender.send(batch.people)] as const;
    for (const [batch, result] of await Promise.all(round.map(answer))) {
      const { sending: then, settled } = after(sending, batch, result, sender.random);
      sending = { ...then, stopped: sending.stopped ?? then.stopped };
      if (settled !== null) batch.people.forEach((person) => sent.set(person, settled));
    }
    sender.onSettled(sent);
  }
  const reason = sending.stopped ?? sender.whyHalted() ?? say`not reached`;
  sending.waiting.flatMap((batch) => batch.people).forEach((person) => sent.set(person, { kind: 'not-sent', reason }));
  return sent;
}

/** Sends the changes of one plan. Once Datadog rejects the keys for one product, nothing more is sent for any. */
function openSender({ log, clock, stopping }: Services) {
  let rejectedKeys: Sentence | null = null;
  const whyHalted = (): Sentence | null => (stopping.aborted ? CANCELLED : rejectedKeys);
  const send = async (kind: 'assign' | 'unassign', work: Work, people: readonly PlannedPerson[]): Promise<void> => {
    const { productCode } = work.product;
    const answers = await sendInBatches(people, {
      send: async (batch) => {
        const ids = batch.flatMap(({ id }) => id ?? []);
        const result = await work.datadog.change({ kind, productCode }, ids);
        if (result.kind === 'no-access') rejectedKeys = result.reason;
        return result;
      },
      whyHalted,
      onSettled: (settled) => {
        const accepted = [...settled.values()].filter((one) => one.kind === 'accepted').length;
        log.settled(kind, productCode, { accepted, failed: settled.size - accepted, total: people.length });
      },
      random: clock.random,
    });
    answers.forEach((answer, person) => work.sent.set(person, answer));
  };
  return { send, whyHalted };
}

/** The people who may still be assigned: an assignment beyond `max-seats` would be billed. If the assignments need seats that the
 * removals free, the seats are read again first, since an answer does not prove that a seat is free. */
async function withinBudget(work: Work, limit: number | null): Promise<PlannedPerson[]> {
  const { product, sent } = work;
  const people = intended(product, 'assign');
  if (limit === null || product.seatsBefore + people.length <= limit) return people;
  const { seats } = await readAgain(work);
  const room = Math.max(0, limit - (typeof seats === 'number' ? seats : product.seatsBefore));
  const reason = say`max-seats ${limit} leaves no room for this seat; check that the removals were made, and re-run`;
  people.slice(room).forEach((person) => sent.set(person, { kind: 'not-sent', reason }));
  return people.slice(0, room);
}

/** Applies a plan: one outcome for each intended change. Datadog bills the highest number of seats held at once, so all removals
 * of all products come before the first assignment. Never throws for what Datadog answers. */
export async function applyPlan(plan: Plan, limits: Limits, datadog: Datadog, services: Services): Promise<Applied> {
  const { problems } = services;
  const { send, whyHalted } = openSender(services);
  const works = plan.products.map((product): Work => ({ product, sent: new Map(), datadog, services }));
  const forAll = <T>(act: (work: Work) => Promise<T>): Promise<T[]> => Promise.all(works.map(act));
  await forAll((work) => send('unassign', work, intended(work.product, 'unassign')));
  await forAll(async (work) => {
    const limit = maxSeatsOf(limits.maxSeats, work.product.productCode);
    await send('assign', work, await withinBudget(work, limit));
  });
  const isAnyLeft = works.some(({ sent }) => [...sent.values()].some(({ kind }) => kind === 'not-sent'));
  const halted = whyHalted();
  problems.add(halted !== null && isAnyLeft ? [errorAt(null, halted)] : []);

  const outcomes = new Map<PlannedPerson, Outcome>();
  const seatsAfter = new Map<string, number>();
  await forAll(async (work) => {
    const { productCode } = work.product;
    const { seats, ...confirmed } = await confirm(work);
    confirmed.outcomes.forEach((outcome, person) => outcomes.set(person, outcome));
    if (typeof seats === 'number') seatsAfter.set(productCode, seats);
    else problems.add([errorAt(null, say`${productCode}: the seat list could not be read again: ${seats}`)]);
  });
  return { outcomes, seatsAfter };
}
