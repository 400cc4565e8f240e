import type { WriteResult } from '../seats/outcome.ts';
import type { PlannedPerson } from '../seats/plan.ts';

/** The most people that are sent in one call. Datadog publishes no limit; a refused batch is split. */
export const MAX_BATCH_PEOPLE = 100;
/** After so many single people in a row got the same refusal, it may be about everybody. */
const SAME_REFUSALS = 3;
/** So many more people, from all over the list, must get it too before that is believed. */
const PROBES = 5;
/** Where somebody was accepted before, this many people left are rather asked one by one than judged together. */
const FEW_PEOPLE = 30;
/** So many batches are under way side by side, once one was accepted. */
const MAX_SIDE_BY_SIDE = 8;
/** After so many batches in a row without an answer, Datadog is taken to be down. */
const MAX_UNANSWERED_IN_A_ROW = 2;

/** A batch that was declined. */
interface RefusedBatch {
  readonly batch: readonly PlannedPerson[];
  readonly reason: string;
}

/** How the write for one person went, before anything is read again. */
export type Sent =
  { readonly kind: 'accepted' } | { readonly kind: 'refused' | 'unanswered' | 'not-sent'; readonly reason: string };

/** Sends one batch. */
export type SendBatch = (people: readonly PlannedPerson[]) => Promise<WriteResult>;

/** Ends the sending of all products once a reason is set: the keys were refused, or the job is being cancelled. */
export interface Halt {
  reason: string | null;
}

/** `times` items spread evenly over all of them, the first and the last included. */
function spread<T>(items: readonly T[], times: number): T[] {
  const step = (items.length - 1) / Math.max(1, times - 1);
  const picks = Array.from({ length: times }, (_, index) => items[Math.round(index * step)]);
  return [...new Set(picks)].filter((item) => item !== undefined);
}

/** What a refusal says beside whom it names: the same words about different people are the same answer. */
function kindOf(reason: string): string {
  return reason.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\S+@\S+/gi, '…');
}

/** Sends people in batches until everybody has an answer of their own. */
class BatchSender {
  readonly #people: readonly PlannedPerson[];
  readonly #send: SendBatch;
  readonly #halt: Halt;
  readonly #onSettled: (settled: number) => void;
  readonly #sent = new Map<PlannedPerson, Sent>();
  /** People who were part of a batch that was refused. */
  readonly #tried = new Set<PlannedPerson>();
  #limit = MAX_BATCH_PEOPLE;
  /** Who is sent next, in the order of the list. */
  #next = 0;
  /** Why nothing more is sent for this product; `null` while sending goes on. */
  #stopped: string | null = null;
  #refusal = { reason: '', times: 0 };
  #anyAccepted = false;
  #unansweredInARow = 0;

  constructor(people: readonly PlannedPerson[], send: SendBatch, halt: Halt, onSettled: (settled: number) => void) {
    this.#people = people;
    this.#send = send;
    this.#halt = halt;
    this.#onSettled = onSettled;
  }

  async run(): Promise<ReadonlyMap<PlannedPerson, Sent>> {
    while (this.#next < this.#people.length && this.#whyStopped() === null) {
      for (const { batch, reason } of await this.#sendSideBySide()) {
        await this.#split(batch, reason);
      }
    }
    for (const person of this.#unsettled(this.#people)) {
      this.#sent.set(person, { kind: 'not-sent', reason: this.#whyStopped() ?? 'not reached' });
    }
    return this.#sent;
  }

  #whyStopped(): string | null {
    return this.#halt.reason ?? this.#stopped;
  }

  #unsettled(people: readonly PlannedPerson[]): PlannedPerson[] {
    return people.filter((person) => !this.#sent.has(person));
  }

  #settle(people: readonly PlannedPerson[], sent: Sent): void {
    for (const person of people) {
      this.#sent.set(person, sent);
    }
    this.#onSettled(this.#sent.size);
  }

  /**
   * Sends batch after batch, several at a time: one by one until the first is accepted, since whatever is wrong with all of
   * them need not be met eight times. Ends when everybody was sent, or at a refusal, which is looked into before going on.
   */
  async #sendSideBySide(): Promise<readonly RefusedBatch[]> {
    const refused: RefusedBatch[] = [];
    const width = this.#anyAccepted ? MAX_SIDE_BY_SIDE : 1;
    const isOver = (): boolean =>
      this.#next >= this.#people.length ||
      refused.length > 0 ||
      this.#whyStopped() !== null ||
      (width === 1 && this.#anyAccepted);
    const sendOn = async (): Promise<void> => {
      while (!isOver()) {
        const slice = this.#people.slice(this.#next, this.#next + this.#limit);
        this.#next += slice.length;
        const batch = this.#unsettled(slice);
        const result = batch.length === 0 ? null : await this.#sendBatch(batch);
        if (result?.kind === 'refused') {
          refused.push({ batch, reason: result.reason });
        }
      }
    };
    await Promise.all(Array.from({ length: width }, sendOn));
    return refused;
  }

  /** Sends part of a refused batch in batches of a size that the server takes; tells whether it took everybody. */
  async #deliver(people: readonly PlannedPerson[]): Promise<boolean> {
    let allAccepted = true;
    for (let next = 0; next < people.length && this.#whyStopped() === null;) {
      const slice = people.slice(next, next + this.#limit);
      next += slice.length;
      const batch = this.#unsettled(slice);
      allAccepted = (batch.length === 0 || (await this.#deliverBatch(batch))) && allAccepted;
    }
    return allAccepted && this.#whyStopped() === null;
  }

  async #deliverBatch(batch: readonly PlannedPerson[]): Promise<boolean> {
    const result = await this.#sendBatch(batch);
    return result.kind === 'refused' ? this.#split(batch, result.reason) : result.kind === 'accepted';
  }

  /** Sends one batch, and settles its people unless it was refused. */
  async #sendBatch(batch: readonly PlannedPerson[]): Promise<WriteResult> {
    const result = await this.#send(batch);
    this.#unansweredInARow = result.kind === 'unanswered' ? this.#unansweredInARow + 1 : 0;
    switch (result.kind) {
      case 'accepted':
        this.#anyAccepted = true;
        this.#refusal = { reason: '', times: 0 };
        this.#settle(batch, result);
        break;
      case 'refused':
        batch.forEach((person) => this.#tried.add(person));
        break;
      case 'unanswered':
        this.#settle(batch, result);
        if (this.#unansweredInARow >= MAX_UNANSWERED_IN_A_ROW) {
          this.#stopped = `Datadog gave no answer several times in a row (${result.reason})`;
        }
        break;
      case 'no-access':
        this.#halt.reason = result.reason;
        break;
      case 'cancelled':
        if (result.mayHaveTakenEffect) {
          this.#settle(batch, { kind: 'unanswered', reason: 'the job was cancelled while this was under way' });
        } else {
          this.#stopped = 'the job was cancelled before this';
        }
    }
    return result;
  }

  /** Halves a refused batch until the person at fault stands alone. */
  async #split(batch: readonly PlannedPerson[], reason: string): Promise<boolean> {
    if (batch.length === 1) {
      this.#settle(batch, { kind: 'refused', reason });
      await this.#judge(reason);
      return false;
    }
    const middle = Math.ceil(batch.length / 2);
    const first = await this.#deliver(batch.slice(0, middle));
    const second = await this.#deliver(batch.slice(middle));
    if (first && second) {
      // Refused together and taken apart: it was the size. What was proven is remembered.
      this.#limit = Math.min(this.#limit, middle);
    }
    return first && second;
  }

  /** Notes that a single person was refused. A refusal that is about everybody is not tried person by person to the end. */
  async #judge(reason: string): Promise<void> {
    const kind = kindOf(reason);
    const times = this.#refusal.reason === kind ? this.#refusal.times + 1 : 1;
    this.#refusal = { reason: kind, times };
    if (times !== SAME_REFUSALS) {
      return;
    }
    const rest = this.#unsettled(this.#people);
    // Neighbours in a list may be at fault together (a team that left): people from all over it are asked before judging.
    const probes = rest.length > (this.#anyAccepted ? FEW_PEOPLE : SAME_REFUSALS) ? spread(rest, PROBES) : [];
    for (const person of probes) {
      if (this.#refusal.reason === kind) {
        await this.#deliver([person]);
      }
    }
    if (probes.length > 0 && this.#refusal.reason === kind && this.#refusal.times === times + probes.length) {
      this.#stopped = `Datadog refuses everybody alike: ${reason}`;
      this.#settle(this.#unsettled([...this.#tried]), { kind: 'refused', reason });
    } else {
      this.#refusal = { reason: '', times: 0 };
    }
  }
}

/**
 * Sends changes of one kind for one product, in batches, until everybody has an answer of their own. A refused batch is
 * split until the person at fault stands alone. Never throws for what Datadog answers.
 *
 * @param onSettled told after each batch how many people have their answer.
 */
export function sendInBatches(
  people: readonly PlannedPerson[],
  send: SendBatch,
  halt: Halt,
  onSettled: (settled: number) => void,
): Promise<ReadonlyMap<PlannedPerson, Sent>> {
  return new BatchSender(people, send, halt, onSettled).run();
}
