import type { Datadog } from '../datadog/datadog.ts';
import { type Limits, maxSeatsOf } from '../seats/guard.ts';
import { intended, type Plan, type PlannedPerson } from '../seats/plan.ts';
import { errorAt } from '../seats/problem.ts';
import type { Applied, Outcome } from '../seats/report.ts';
import { say, type Sentence } from '../seats/sentence.ts';
import type { Services } from '../seats/services.ts';
import { CANCELLED } from './batches.ts';
import { confirm, readAgain, type Reading, type Work } from './confirm.ts';
import { sendInBatches } from './send.ts';

/** Sends the changes of one plan. Once Datadog rejects the keys for one product, nothing more is sent for any. */
function openSender(datadog: Datadog, { log, clock, stopping }: Services) {
  let rejectedKeys: Sentence | null = null;
  const whyHalted = (): Sentence | null => (stopping.aborted ? CANCELLED : rejectedKeys);
  const send = async (
    kind: 'assign' | 'unassign',
    { product, sent }: Work,
    people: readonly PlannedPerson[],
  ): Promise<void> => {
    const { productCode } = product;
    const answers = await sendInBatches(people, {
      send: async (batch) => {
        const result = await datadog.change(
          { kind, productCode },
          batch.flatMap(({ id }) => id ?? []),
        );
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
    answers.forEach((answer, person) => sent.set(person, answer));
  };
  return { send, whyHalted };
}

/**
 * The people who may still be assigned: an assignment beyond `max-seats` would be billed. If the assignments need seats that the
 * removals free, the seats are read again first, since an answer does not prove that a seat is free.
 */
async function withinBudget(
  work: Work,
  limit: number | null,
  read: (work: Work) => Promise<Reading>,
): Promise<PlannedPerson[]> {
  const { product, sent } = work;
  const people = intended(product, 'assign');
  if (limit === null || product.seatsBefore + people.length <= limit) return people;
  const { seats } = await read(work);
  const room = Math.max(0, limit - (typeof seats === 'number' ? seats : product.seatsBefore));
  const reason = say`max-seats ${limit} leaves no room, because some seats were not removed; fix these removals and re-run`;
  people.slice(room).forEach((person) => sent.set(person, { kind: 'not-sent', reason }));
  return people.slice(0, room);
}

/**
 * Applies a plan: one outcome for each intended change. Datadog bills the highest number of seats held at once, so all removals
 * of all products come before the first assignment. Never throws for what Datadog answers.
 */
export async function applyPlan(plan: Plan, limits: Limits, datadog: Datadog, services: Services): Promise<Applied> {
  const { problems } = services;
  const { send, whyHalted } = openSender(datadog, services);
  const read = (work: Work): Promise<Reading> => readAgain(work, datadog, services);
  const works: Work[] = plan.products.map((product) => ({ product, sent: new Map() }));
  await Promise.all(works.map((work) => send('unassign', work, intended(work.product, 'unassign'))));
  await Promise.all(
    works.map(async (work) => {
      const limit = maxSeatsOf(limits.maxSeats, work.product.productCode);
      await send('assign', work, await withinBudget(work, limit, read));
    }),
  );
  const isAnyLeft = works.some(({ sent }) => [...sent.values()].some(({ kind }) => kind === 'not-sent'));
  const halted = whyHalted();
  problems.add(halted !== null && isAnyLeft ? [errorAt(null, halted)] : []);

  const outcomes = new Map<PlannedPerson, Outcome>();
  const seatsAfter = new Map<string, number>();
  await Promise.all(
    works.map(async (work) => {
      const { productCode } = work.product;
      const { seats, ...confirmed } = await confirm(work, datadog, services);
      confirmed.outcomes.forEach((outcome, person) => outcomes.set(person, outcome));
      if (typeof seats === 'number') {
        seatsAfter.set(productCode, seats);
      } else {
        problems.add([errorAt(null, say`${productCode}: the seat list could not be read again: ${seats}`)]);
      }
    }),
  );
  return { outcomes, seatsAfter };
}
