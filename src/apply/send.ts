import type { WriteResult } from '../datadog/seats.ts';
import { say, type Sentence } from '../seats/sentence.ts';
import { after, type Batch, begin, next, type Sending, type Sent } from './batches.ts';

/**
 * How the people of one product are sent. `whyHalted`: why nothing more may be sent for any product. `onSettled` receives everybody
 * with an answer, after each round.
 */
export type Sender<P> = Readonly<{
  send: (people: readonly P[]) => Promise<WriteResult>;
  whyHalted: () => Sentence | null;
  onSettled: (sent: ReadonlyMap<P, Sent>) => void;
  random: () => number;
}>;

/** Sends until everybody is settled or nothing more may be sent. Never throws for what Datadog answers. */
export async function sendInBatches<P>(people: readonly P[], sender: Sender<P>): Promise<ReadonlyMap<P, Sent>> {
  const sent = new Map<P, Sent>();
  let sending: Sending<P> = begin(people);
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
  for (const person of sending.waiting.flatMap((batch) => batch.people)) {
    sent.set(person, { kind: 'not-sent', reason });
  }
  return sent;
}
