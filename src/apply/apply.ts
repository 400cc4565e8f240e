import type { Datadog } from '../datadog/datadog.ts';
import { type Limits, maxSeatsOf } from '../seats/guard.ts';
import { intended, type Plan, type PlannedPerson, type ProductPlan } from '../seats/plan.ts';
import { errorAt } from '../seats/problem.ts';
import type { Applied, Outcome } from '../seats/report.ts';
import { say, type Sentence } from '../seats/sentence.ts';
import type { Services } from '../seats/services.ts';
import { CANCELLED, type Sent } from './batches.ts';
import { confirm } from './confirm.ts';
import { sendInBatches } from './send.ts';

type Kind = 'assign' | 'unassign';

/** What was sent for one product so far. */
type Sending = { readonly product: ProductPlan; readonly sent: Map<PlannedPerson, Sent> };

/** Sends the changes of one plan. Once the keys were refused for one product, nothing more is sent for any. */
class PlanSender {
  readonly #datadog: Datadog;
  readonly #services: Services;
  #refusedKeys: Sentence | null = null;

  constructor(datadog: Datadog, services: Services) {
    this.#datadog = datadog;
    this.#services = services;
  }

  /** Why nothing more may be sent. */
  get whyHalted(): Sentence | null {
    return this.#services.stopping.aborted ? CANCELLED : this.#refusedKeys;
  }

  async send(kind: Kind, { product, sent }: Sending, people: readonly PlannedPerson[]): Promise<void> {
    const { productCode } = product;
    const { log, clock } = this.#services;
    const answers = await sendInBatches(people, {
      send: async (batch) => {
        const ids = batch.flatMap(({ id }) => id ?? []);
        const result = await this.#datadog.change({ kind, productCode }, ids);
        this.#refusedKeys = result.kind === 'no-access' ? result.reason : this.#refusedKeys;
        return result;
      },
      whyHalted: () => this.whyHalted,
      onSettled: (settled) => {
        const accepted = [...settled.values()].filter((one) => one.kind === 'accepted').length;
        log.settled(kind, productCode, { accepted, failed: settled.size - accepted, total: people.length });
      },
      random: clock.random,
    });
    answers.forEach((answer, person) => sent.set(person, answer));
  }
}

/** Who may still be assigned: where seats did not become free, an assignment beyond `max-seats` would be billed. */
function withinBudget({ product, sent }: Sending, limit: number | null): PlannedPerson[] {
  const people = intended(product, 'assign');
  const freed = [...sent.values()].filter(({ kind }) => kind === 'accepted').length;
  const room = limit === null ? people.length : Math.max(0, limit - (product.seatsBefore - freed));
  const reason = say`seats to remove are still held, so max-seats ${limit ?? ''} leaves no room`;
  people.slice(room).forEach((person) => sent.set(person, { kind: 'not-sent', reason }));
  return people.slice(0, room);
}

/**
 * Carries a plan out: one outcome for each intended change. Never throws for what Datadog answers. Datadog bills the highest
 * number of seats held at once, so no assignment of any product is sent before all removals.
 */
export async function applyPlan(plan: Plan, limits: Limits, datadog: Datadog, services: Services): Promise<Applied> {
  const { problems } = services;
  const sender = new PlanSender(datadog, services);
  const sendings = plan.products.map((product) => ({ product, sent: new Map<PlannedPerson, Sent>() }));
  await Promise.all(sendings.map((sending) => sender.send('unassign', sending, intended(sending.product, 'unassign'))));
  await Promise.all(
    sendings.map((sending) => {
      const people = withinBudget(sending, maxSeatsOf(limits.maxSeats, sending.product.productCode));
      return sender.send('assign', sending, people);
    }),
  );
  const isAnyLeft = sendings.some(({ sent }) => [...sent.values()].some(({ kind }) => kind === 'not-sent'));
  problems.add(sender.whyHalted !== null && isAnyLeft ? [errorAt(null, sender.whyHalted)] : []);

  const outcomes = new Map<PlannedPerson, Outcome>();
  const seatsAfter = new Map<string, number>();
  await Promise.all(
    sendings.map(async (sending) => {
      const { productCode } = sending.product;
      const confirmed = await confirm(sending, datadog, services);
      confirmed.outcomes.forEach((outcome, person) => outcomes.set(person, outcome));
      if (typeof confirmed.seats === 'number') {
        seatsAfter.set(productCode, confirmed.seats);
      } else {
        const says = say`${productCode}: the seat list could not be read again: ${confirmed.seats}`;
        problems.add([errorAt(null, says)]);
      }
    }),
  );
  return { outcomes, seatsAfter };
}
