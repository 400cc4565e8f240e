import type { WriteResult } from '../datadog/seats.ts';
import { say, type Sentence } from '../seats/sentence.ts';
import { after, begin, next, type Sending, type Sent } from './batches.ts';

/** How the people of one product are sent. */
export interface Sender<P> {
  readonly send: (people: readonly P[]) => Promise<WriteResult>;
  /** Why nothing more may be sent for any product. */
  readonly whyHalted: () => Sentence | null;
  /** Receives everybody with an answer, after each round. */
  readonly onSettled: (sent: ReadonlyMap<P, Sent>) => void;
  /** A new number from 0 to 1. */
  readonly random: () => number;
}

/** Sends until everybody is settled or nothing more may be sent. Never throws for what Datadog answers. */
export async function sendInBatches<P>(people: readonly P[], sender: Sender<P>): Promise<ReadonlyMap<P, Sent>> {
  const sent = new Map<P, Sent>();
  let sending: Sending<P> = begin(people);
  while (sending.waiting.length > 0 && sending.stopped === null && sender.whyHalted() === null) {
    const { round, rest } = next(sending);
    sending = { ...sending, waiting: rest };
    const answered = await Promise.all(
      round.map(async (batch) => ({ batch, result: await sender.send(batch.people) })),
    );
    for (const { batch, result } of answered) {
      const { sending: then, settled } = after(sending, batch, result, sender.random);
      sending = { ...then, stopped: sending.stopped ?? then.stopped };
      if (settled !== null) {
        batch.people.forEach((person) => sent.set(person, settled));
      }
    }
    sender.onSettled(sent);
  }
  const reason = sending.stopped ?? sender.whyHalted() ?? say`not reached`;
  for (const person of sending.waiting.flatMap((batch) => batch.people)) {
    sent.set(person, { kind: 'not-sent', reason });
  }
  return sent;
}
