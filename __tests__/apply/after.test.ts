import { describe, expect, test } from '@jest/globals';
import { after, begin, type Batch, next, type Sending, type Step } from '../../src/apply/batches.ts';
import type { WriteResult } from '../../src/datadog/seats.ts';
import { say, words } from '../../src/seats/sentence.ts';
import { textOf } from '../seats/situation.ts';

const ACCEPTED: WriteResult = { kind: 'accepted' };
const REFUSED: WriteResult = { kind: 'refused', reason: say`${words('no such user')}` };
const UNANSWERED: WriteResult = { kind: 'unanswered', reason: say`status 503` };
const NO_ACCESS: WriteResult = {
  kind: 'no-access',
  reason: say`app-key lacks a permission`,
  mayHaveArrived: false,
};
const cancelled = (mayHaveArrived: boolean): WriteResult => ({ kind: 'cancelled', mayHaveArrived });

function people(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** What a sending is about to send, how many wait after that, and who is settled how. */
function told({ sending, settled }: Step<number>): { next: number[]; waiting: number; settled: string; stops: string } {
  return {
    next: next(sending).round.map(({ people: { length } }) => length),
    waiting: sending.waiting.reduce((total, batch) => total + batch.people.length, 0),
    settled:
      settled === null ? 'nobody' : 'reason' in settled ? `${settled.kind}: ${textOf(settled.reason)}` : settled.kind,
    stops: sending.stopped === null ? '' : textOf(sending.stopped),
  };
}

/** The first batch of so many people, and the rest of the sending. */
function first(count: number): { batch: Batch<number>; sending: Sending<number> } {
  const sending = begin(people(count));
  const [batch] = next(sending).round;
  if (batch === undefined) {
    throw new Error('nobody waits');
  }
  return { batch, sending: { ...sending, waiting: next(sending).rest } };
}

/** Gives each batch that is next the answer, as many rounds as there are answers. */
function play(count: number, ...answers: readonly WriteResult[]): Step<number> {
  let step: Step<number> = { sending: begin(people(count)), settled: null };
  for (const answer of answers) {
    const [batch, ...others] = next(step.sending).round;
    if (batch === undefined) {
      throw new Error('nobody waits');
    }
    const waiting = [...others, ...next(step.sending).rest];
    step = after({ ...step.sending, waiting }, batch, answer, () => 0);
  }
  return step;
}

describe('the first answer to 250 people', () => {
  test.each<[string, WriteResult, ReturnType<typeof told>]>([
    [
      'accepted: the others go side by side',
      ACCEPTED,
      { next: [100, 50], waiting: 150, settled: 'accepted', stops: '' },
    ],
    ['refused: its halves go before all others', REFUSED, { next: [50], waiting: 250, settled: 'nobody', stops: '' }],
    [
      'unanswered: it may have taken effect, and the next one is tried',
      UNANSWERED,
      { next: [100], waiting: 150, settled: 'unanswered: status 503', stops: '' },
    ],
    [
      'no access: nobody is at fault, and nothing more is sent',
      NO_ACCESS,
      { next: [100], waiting: 250, settled: 'nobody', stops: 'app-key lacks a permission' },
    ],
    [
      'cancelled before it was sent: nobody is settled',
      cancelled(false),
      { next: [100], waiting: 250, settled: 'nobody', stops: 'the job was cancelled' },
    ],
    [
      'cancelled on the way: it may have taken effect',
      cancelled(true),
      {
        next: [100],
        waiting: 150,
        settled: 'unanswered: the job was cancelled during this change',
        stops: 'the job was cancelled',
      },
    ],
  ])('%s', (_, answer, expected) => {
    const { batch, sending } = first(250);
    expect(told(after(sending, batch, answer, () => 0))).toEqual(expected);
  });
});

describe('answers in a row', () => {
  test('a person who is refused alone is refused, and nobody else', () => {
    const { batch, sending } = first(1);
    expect(told(after(sending, batch, REFUSED, () => 0))).toEqual({
      next: [],
      waiting: 0,
      settled: 'refused: Datadog rejected this user: no such user',
      stops: '',
    });
  });

  test('two batches without an answer are enough, unless there was one in between', () => {
    const gone = 'stopped after 2 failed calls in a row: status 503';
    expect(told(play(500, UNANSWERED, UNANSWERED)).stops).toBe(gone);
    expect(told(play(500, UNANSWERED, ACCEPTED, UNANSWERED)).stops).toBe('');
    expect(told(play(500, UNANSWERED, REFUSED, UNANSWERED)).stops).toBe('');
    expect(told(play(500, ACCEPTED, UNANSWERED, UNANSWERED)).stops).toBe(gone);
  });

  test('a batch that is refused while both of its halves are accepted was too large: no other one is as large', () => {
    expect(told(play(250, REFUSED, ACCEPTED)).next).toEqual([50]);
    expect(told(play(250, REFUSED, ACCEPTED, ACCEPTED)).next).toEqual([50, 50, 50]);
  });

  test('a batch with somebody at fault was not too large: those who wait stay in hundreds', () => {
    // 100 refused, 50 accepted; then 50, 25, 13, 7, 4, 2 and 1 refused, and what is left of them accepted.
    const down = Array.from({ length: 7 }, () => REFUSED);
    const rest = Array.from({ length: 6 }, () => ACCEPTED);
    const found = play(350, REFUSED, ACCEPTED, ...down);
    expect(told(found)).toMatchObject({
      next: [1],
      settled: 'refused: Datadog rejected this user: no such user',
      stops: '',
    });
    expect(told(play(350, REFUSED, ACCEPTED, ...down, ...rest)).next).toEqual([100, 100, 50]);
  });
});

describe('the same refusal of one person after the other', () => {
  /** After some first answers, everybody is refused until so many were refused alone. */
  function refused(count: number, alone: number, random = 0, answers: readonly WriteResult[] = []): Step<number> {
    let step = play(count, ...answers);
    for (let found = 0; found < alone;) {
      const { round, rest } = next(step.sending);
      const [batch] = round;
      if (batch === undefined || round.length > 1) {
        throw new Error('not one by one');
      }
      found += batch.people.length === 1 ? 1 : 0;
      step = after({ ...step.sending, waiting: rest }, batch, REFUSED, () => random);
    }
    return step;
  }

  const probesOf = (random: number): number[] =>
    refused(500, 3, random)
      .sending.waiting.slice(0, 5)
      .flatMap((batch) => batch.people);

  test('is about everybody once three and five more, each alone, got it', () => {
    expect(told(refused(500, 7)).stops).toBe('');
    expect(told(refused(500, 8))).toMatchObject({
      settled: 'refused: Datadog rejected this user: no such user',
      stops: 'Datadog rejected every change with the same error: no such user',
      waiting: 492,
    });
  });

  test('is not about everybody where somebody was accepted before', () => {
    expect(told(refused(500, 8, 0, [ACCEPTED, REFUSED])).stops).toBe('');
  });

  test('is never taken to be where thirty or fewer are left', () => {
    expect(told(refused(38, 8))).toMatchObject({ waiting: 30, stops: '' });
    expect(told(refused(39, 8))).toMatchObject({
      waiting: 31,
      stops: 'Datadog rejected every change with the same error: no such user',
    });
    expect(told(refused(30, 30))).toMatchObject({ waiting: 0, stops: '' });
  });

  test('leads to five different people, chosen by chance from all over the list', () => {
    expect(probesOf(0.999)).toEqual([499, 498, 497, 496, 495]);
    expect(probesOf(0.5)).not.toEqual(probesOf(0.999));
    // Chance may also come as 1.
    expect(new Set(probesOf(1)).size).toBe(5);
  });
});
