import type { WriteResult } from '../datadog/seats.ts';
import { impersonal, say, type Sentence } from '../seats/sentence.ts';

/** The most people in one call. Datadog documents no limit; a refused batch is split. */
export const MAX_BATCH_PEOPLE = 100;
const MAX_SIDE_BY_SIDE = 8;
/** After this many single people with the same refusal, and nobody accepted, random people are tried. */
const SAME_REFUSALS = 3;
/** This many random people must get the same refusal before the sending stops. */
const PROBES = 5;
/** With this many people left or fewer, everybody is tried alone. */
const FEW_PEOPLE = 30;
/** After this many batches in a row without an answer, the sending stops. */
const MAX_UNANSWERED = 2;

/** Why nothing is sent after the job was cancelled. */
export const CANCELLED = say`the job was cancelled`;

/** How the write for one person went, before the seats are read again. */
export type Sent =
  { readonly kind: 'accepted' } | { readonly kind: 'refused' | 'unanswered' | 'not-sent'; readonly reason: Sentence };

/** People of one call. `halfOf`: the refused batch that this is one half of. */
export type Batch<P> = Readonly<{ people: readonly P[]; halfOf: Batch<P> | null }>;

/** The state of sending changes: each person is settled or waits in one batch. `halfAccepted`: refused batches with one accepted half.
 * `sameRefusal`: how many single people were refused with the same words; `null` once anybody was accepted or refused otherwise.
 * `stopped`: why nothing more is sent. */
export type Sending<P> = Readonly<{
  waiting: readonly Batch<P>[];
  size: number;
  isAnyAccepted: boolean;
  halfAccepted: ReadonlySet<Batch<P>>;
  sameRefusal: Readonly<{ says: string | null; times: number }> | null;
  unanswered: number;
  stopped: Sentence | null;
}>;

/** The state after an answer. Everybody in the batch is `settled` by it, or waits again. */
export type Step<P> = Readonly<{ sending: Sending<P>; settled: Sent | null }>;

export const begin = <P>(people: readonly P[]): Sending<P> => ({
  waiting: cut({ people, halfOf: null }, MAX_BATCH_PEOPLE),
  size: MAX_BATCH_PEOPLE,
  isAnyAccepted: false,
  halfAccepted: new Set(),
  sameRefusal: { says: null, times: 0 },
  unanswered: 0,
  stopped: null,
});

function cut<P>(batch: Batch<P>, size: number): Batch<P>[] {
  const { people } = batch;
  const starts = Array.from({ length: Math.ceil(people.length / size) }, (_, index) => index * size);
  if (starts.length === 1) return [batch];
  return starts.map((start) => ({ people: people.slice(start, start + size), halfOf: null }));
}

/** The batches to send next, side by side: only one until anybody is accepted, and while a refused batch is split. */
export function next<P>({ waiting, size, isAnyAccepted }: Sending<P>): { round: Batch<P>[]; rest: Batch<P>[] } {
  const batches = waiting.flatMap((batch) => cut(batch, size));
  const isSplit = batches[0]?.halfOf !== null;
  const width = isAnyAccepted && !isSplit ? MAX_SIDE_BY_SIDE : 1;
  return { round: batches.slice(0, width), rest: batches.slice(width) };
}

function afterAccepted<P>(sending: Sending<P>, { halfOf }: Batch<P>): Sending<P> {
  // Both halves of a refused batch were accepted: it was too large.
  const isTooLarge = halfOf !== null && sending.halfAccepted.has(halfOf);
  return {
    ...sending,
    size: isTooLarge ? Math.min(sending.size, Math.ceil(halfOf.people.length / 2)) : sending.size,
    halfAccepted: halfOf === null ? sending.halfAccepted : new Set([...sending.halfAccepted, halfOf]),
    isAnyAccepted: true,
    sameRefusal: null,
    unanswered: 0,
  };
}

function halve<P>(sending: Sending<P>, batch: Batch<P>): Sending<P> {
  const middle = Math.ceil(batch.people.length / 2);
  const halves = [batch.people.slice(0, middle), batch.people.slice(middle)];
  const waiting = [...halves.map((people) => ({ people, halfOf: batch })), ...sending.waiting];
  return { ...sending, waiting, unanswered: 0 };
}

/** The words of a refusal without the people they name: the same words about different people are the same refusal. */
function kindOf(reason: Sentence): string {
  const text = reason.map((part) => (typeof part !== 'string' && 'text' in part ? part.text : impersonal([part])));
  return text.join('').replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\S{1,320}@\S+/gi, '…');
}

/** Moves random people to the front, each alone: neighbors may have the same fault, and a later run tries others. */
function probesFirst<P>(waiting: readonly Batch<P>[], random: () => number): Batch<P>[] {
  const left = waiting.flatMap((batch) => batch.people);
  const takeOne = (): P[] => left.splice(Math.floor(random() * left.length) % left.length, 1);
  const probes = new Set(Array.from({ length: PROBES }, takeOne).flat());
  const alone = [...probes].map((person) => ({ people: [person], halfOf: null }));
  const others = waiting.map((batch): Batch<P> => {
    const people = batch.people.filter((person) => !probes.has(person));
    // An incomplete half proves nothing about the size.
    return people.length === batch.people.length ? batch : { people, halfOf: null };
  });
  return [...alone, ...others.filter(({ people }) => people.length > 0)];
}

/** After a single person was refused: if nobody is accepted and all get the same words, it may be about everybody. */
function afterRefusal<P>(sending: Sending<P>, reason: Sentence, random: () => number): Sending<P> {
  const { waiting, sameRefusal } = sending;
  const says = kindOf(reason);
  const isSame = sameRefusal !== null && (sameRefusal.says ?? says) === says;
  const times = isSame ? sameRefusal.times + 1 : 0;
  const noted = { ...sending, sameRefusal: isSame ? { says, times } : null, unanswered: 0 };
  if (waiting.reduce((total, { people }) => total + people.length, 0) <= FEW_PEOPLE) return noted;
  if (times === SAME_REFUSALS) return { ...noted, waiting: probesFirst(waiting, random) };
  const stopped = say`Datadog rejected every change with the same error: ${reason}`;
  return times < SAME_REFUSALS + PROBES ? noted : { ...noted, stopped };
}

/** The state after an answer to a batch. `random` returns a new number from 0 to 1. */
export function after<P>(sending: Sending<P>, batch: Batch<P>, result: WriteResult, random: () => number): Step<P> {
  switch (result.kind) {
    case 'accepted':
      return { sending: afterAccepted(sending, batch), settled: result };
    case 'refused': {
      if (batch.people.length > 1) return { sending: halve(sending, batch), settled: null };
      const reason = say`Datadog rejected this user: ${result.reason}`;
      return { sending: afterRefusal(sending, result.reason, random), settled: { kind: 'refused', reason } };
    }
    case 'unanswered': {
      const unanswered = sending.unanswered + 1;
      const why = say`stopped after ${MAX_UNANSWERED} failed calls in a row: ${result.reason}`;
      const stopped = unanswered < MAX_UNANSWERED ? null : why;
      return { sending: { ...sending, unanswered, stopped }, settled: result };
    }
    case 'no-access':
    case 'cancelled': {
      const stopped = result.kind === 'cancelled' ? CANCELLED : result.reason;
      const waiting = [batch, ...sending.waiting];
      if (!result.mayHaveArrived) return { sending: { ...sending, waiting, stopped }, settled: null };
      // An earlier attempt may have had its effect.
      const reason = result.kind === 'cancelled' ? say`${CANCELLED} during this change` : stopped;
      return { sending: { ...sending, stopped }, settled: { kind: 'unanswered', reason } };
    }
  }
}
