import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { after, begin, MAX_BATCH_PEOPLE, next, type Sent } from '../../src/apply/batches.ts';
import { type Sender, sendInBatches } from '../../src/apply/apply.ts';
import type { WriteResult } from '../../src/datadog/seats.ts';
import { say, type Sentence, words } from '../../src/seats/sentence.ts';
import { textOf } from '../seats/situation.ts';

const ACCEPTED: WriteResult = { kind: 'accepted' };
const UNANSWERED: WriteResult = { kind: 'unanswered', reason: say`status 503` };
const NO_ACCESS: WriteResult = {
  kind: 'no-access',
  reason: say`app-key lacks a permission`,
  mayHaveArrived: false,
};
const refused = (reason = 'user not found'): WriteResult => ({ kind: 'refused', reason: say`${words(reason)}` });
const cancelled = (mayHaveArrived: boolean): WriteResult => ({ kind: 'cancelled', mayHaveArrived });

/** Chance that is the same in every run. */
function chance(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

/** People are their places in the list here. */
function people(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function senderOf(send: Sender<number>['send'], more: Partial<Sender<number>> = {}): Sender<number> {
  return { send, whyHalted: () => null, onSettled: () => undefined, random: chance(), ...more };
}

interface Sending {
  readonly sizes: readonly number[];
  readonly kinds: readonly string[];
  /** Every reason, once. */
  readonly reasons: ReadonlySet<string>;
}

function countOf(kind: string, { kinds }: Pick<Sending, 'kinds'>): number {
  return kinds.filter((one) => one === kind).length;
}

function shown(sent: ReadonlyMap<number, Sent>, count: number): Omit<Sending, 'sizes'> {
  const reasons = [...sent.values()].flatMap((one) => ('reason' in one ? [textOf(one.reason)] : []));
  return { kinds: people(count).map((person) => sent.get(person)?.kind ?? 'missing'), reasons: new Set(reasons) };
}

/** Sends `count` people to a server that answers by the people in a batch. */
async function sendTo(
  count: number,
  answer: (batch: readonly number[], call: number) => WriteResult,
  more: Partial<Sender<number>> = {},
): Promise<Sending> {
  const sizes: number[] = [];
  const send = (batch: readonly number[]): Promise<WriteResult> => {
    sizes.push(batch.length);
    return Promise.resolve(answer(batch, sizes.length));
  };
  return { sizes, ...shown(await sendInBatches(people(count), senderOf(send, more)), count) };
}

test('batches are as large as they may be', async () => {
  const { sizes } = await sendTo(250, () => ACCEPTED);
  expect(sizes).toEqual([MAX_BATCH_PEOPLE, MAX_BATCH_PEOPLE, 50]);
});

test('nobody, no call', async () => {
  expect((await sendTo(0, () => ACCEPTED)).sizes).toEqual([]);
});

test('after each round it is told who has an answer', async () => {
  const told: number[] = [];
  await sendTo(1200, () => ACCEPTED, { onSettled: (sent) => told.push(sent.size) });
  expect(told).toEqual([100, 900, 1200]);
});

describe('what it costs', () => {
  const servers: [string, number, (batch: readonly number[]) => WriteResult, number, number][] = [
    ['everybody is accepted', 10_000, () => ACCEPTED, 100, 10_000],
    ['one of 100 is at fault', 100, (batch) => (batch.includes(37) ? refused() : ACCEPTED), 15, 99],
    ['at most 30 at once', 10_000, ({ length }) => (length > 30 ? refused('too many') : ACCEPTED), 420, 10_000],
    ['everybody is refused alike', 10_000, () => refused('unknown product'), 20, 0],
  ];

  test.each(servers)('%s: %i people', async (_, count, answer, mostCalls, accepted) => {
    const sending = await sendTo(count, answer);
    expect(sending.sizes.length).toBeLessThanOrEqual(mostCalls);
    expect(countOf('accepted', sending)).toBe(accepted);
    expect(sending.kinds).not.toContain('missing');
  });

  test('property: whoever is the one at fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 99 }), async (bad) => {
        const sending = await sendTo(100, (batch) => (batch.includes(bad) ? refused() : ACCEPTED));
        expect(sending.sizes.length).toBeLessThanOrEqual(15);
        expect([countOf('accepted', sending), sending.kinds[bad]]).toEqual([99, 'refused']);
      }),
    );
  });
});

describe('batches side by side', () => {
  /** A server that answers when the test says so. */
  function slowly(count: number, more: Partial<Sender<number>> = {}) {
    const calls: { first: number | undefined; size: number; answer: (result: WriteResult) => Promise<void> }[] = [];
    const send = (batch: readonly number[]): Promise<WriteResult> =>
      new Promise((resolve) => {
        const answer = async (result: WriteResult): Promise<void> => {
          resolve(result);
          await new Promise(setImmediate);
        };
        calls.push({ first: batch[0], size: batch.length, answer });
      });
    const done = sendInBatches(people(count), senderOf(send, more)).then((sent) => shown(sent, count));
    const answerAll = async (from: number, to: number, result: WriteResult): Promise<void> => {
      for (const call of calls.slice(from, to)) {
        await call.answer(result);
      }
    };
    return { calls, done, answerAll };
  }

  test('the first goes alone, then rounds of eight', async () => {
    const { calls, done, answerAll } = slowly(1200);
    expect(calls).toHaveLength(1);
    await answerAll(0, 1, ACCEPTED);
    expect(calls).toHaveLength(9);
    await answerAll(1, 8, ACCEPTED);
    expect(calls).toHaveLength(9);
    await answerAll(8, 9, ACCEPTED);
    expect(calls).toHaveLength(12);
    await answerAll(9, 12, ACCEPTED);
    expect(calls.map(({ size }) => size)).toEqual(Array.from({ length: 12 }, () => MAX_BATCH_PEOPLE));
    expect(countOf('accepted', await done)).toBe(1200);
  });

  test('one by one while none is accepted', async () => {
    const { calls, done, answerAll } = slowly(250);
    await answerAll(0, 1, UNANSWERED);
    expect(calls).toHaveLength(2);
    await answerAll(1, 2, UNANSWERED);
    expect((await done).kinds).toHaveLength(250);
    expect(calls).toHaveLength(2);
  });

  test('a refusal is looked into before anything new is sent', async () => {
    const { calls, done, answerAll } = slowly(1200);
    await answerAll(0, 1, ACCEPTED);
    await calls[3]?.answer(refused());
    await answerAll(1, 3, ACCEPTED);
    expect(calls).toHaveLength(9);
    await answerAll(4, 9, ACCEPTED);
    // Nothing else is under way when the halves go, one after the other.
    expect(calls.slice(9).map(({ first, size }) => [first, size])).toEqual([[300, 50]]);
    await answerAll(9, 10, ACCEPTED);
    expect(calls.slice(10).map(({ first, size }) => [first, size])).toEqual([[350, 50]]);
    await answerAll(10, 11, ACCEPTED);
    expect(calls.slice(11).map(({ size }) => size)).toEqual([50, 50, 50, 50, 50, 50]);
    await answerAll(11, 17, ACCEPTED);
    expect(countOf('accepted', await done)).toBe(1200);
  });

  test('nothing new is sent once the keys are refused; what is under way counts', async () => {
    const { calls, done, answerAll } = slowly(1500);
    await answerAll(0, 1, ACCEPTED);
    await calls[2]?.answer(NO_ACCESS);
    await answerAll(1, 2, ACCEPTED);
    await answerAll(3, 9, ACCEPTED);
    const sending = await done;
    expect(calls).toHaveLength(9);
    expect([countOf('accepted', sending), countOf('not-sent', sending)]).toEqual([800, 700]);
    expect(sending.reasons).toEqual(new Set(['app-key lacks a permission']));
  });

  test('a job that is cancelled: what is under way may have taken effect, the rest was not attempted', async () => {
    let why: Sentence | null = null;
    const { done, answerAll } = slowly(1500, { whyHalted: () => why });
    await answerAll(0, 1, ACCEPTED);
    why = say`the job was cancelled`;
    await answerAll(1, 5, cancelled(true));
    await answerAll(5, 9, cancelled(false));
    const sending = await done;
    expect(['accepted', 'unanswered', 'not-sent'].map((kind) => countOf(kind, sending))).toEqual([100, 400, 1000]);
  });
});

describe('whatever the answers are', () => {
  const answers = fc.array(
    fc.constantFrom(
      ACCEPTED,
      ACCEPTED,
      refused(),
      refused('no'),
      UNANSWERED,
      NO_ACCESS,
      cancelled(true),
      cancelled(false),
    ),
    { minLength: 1, maxLength: 40 },
  );
  const scenario = fc.record({ count: fc.integer({ min: 0, max: 1500 }), answers, seed: fc.nat() });

  test('property: everybody is settled exactly once, and not sent again then', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ count, answers: all, seed }) => {
        const final = new Set<number>();
        const answer = (batch: readonly number[], call: number): WriteResult => {
          const result = all[call % all.length] ?? ACCEPTED;
          expect(batch.filter((person) => final.has(person))).toEqual([]);
          if (result.kind === 'accepted' || result.kind === 'unanswered' || batch.length === 1) {
            batch.forEach((person) => final.add(person));
          }
          return result;
        };
        const { kinds } = await sendTo(count, answer, { random: chance(seed) });
        expect(kinds).not.toContain('missing');
      }),
    );
  });

  test('property: everybody either waits in exactly one batch or is settled', () => {
    fc.assert(
      fc.property(scenario, ({ count, answers: all, seed }) => {
        const random = chance(seed);
        const settled: number[] = [];
        let sending = begin(people(count));
        for (let call = 0; sending.waiting.length > 0 && call < 400;) {
          const { round, rest } = next(sending);
          expect(round.length).toBeGreaterThan(0);
          sending = { ...sending, waiting: rest };
          for (const batch of round) {
            const step = after(sending, batch, all[(call += 1) % all.length] ?? ACCEPTED, random);
            settled.push(...(step.settled === null ? [] : batch.people));
            ({ sending } = step);
          }
          const everybody = [...settled, ...sending.waiting.flatMap((batch) => batch.people)];
          // As text: comparing so many numbers one by one takes seconds.
          expect(everybody.sort((a, b) => a - b).join()).toBe(people(count).join());
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('people at fault', () => {
  test('property: exactly they are refused, whoever they are', async () => {
    const scenario = fc.record({
      count: fc.integer({ min: 1, max: 260 }),
      bad: fc.uniqueArray(fc.integer({ min: 0, max: 259 }), { maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ count, bad }) => {
        const { kinds } = await sendTo(count, (batch) =>
          batch.some((one) => bad.includes(one)) ? refused() : ACCEPTED,
        );
        expect(kinds).toEqual(kinds.map((_, index) => (bad.includes(index) ? 'refused' : 'accepted')));
      }),
    );
  });

  test('a whole team of them at the start does not cost the others their change', async () => {
    const sending = await sendTo(60, (batch) => (batch.some((person) => person < 6) ? refused() : ACCEPTED));
    expect([countOf('refused', sending), countOf('accepted', sending)]).toEqual([6, 54]);
    expect(sending.sizes.length).toBeLessThan(30);
  });

  test('the same where everybody else was accepted before', async () => {
    const sending = await sendTo(120, (batch) => (batch.some((person) => person >= 100) ? refused() : ACCEPTED));
    expect([countOf('refused', sending), countOf('accepted', sending)]).toEqual([20, 100]);
  });

  test('different reasons are about different people', async () => {
    const { kinds, sizes } = await sendTo(60, (batch) => refused(`${batch[0] ?? ''} is the reason`));
    expect(kinds).toEqual(Array.from({ length: 60 }, () => 'refused'));
    expect(sizes.filter((size) => size === 1)).toHaveLength(60);
  });
});

describe('a server that takes only small batches', () => {
  test('property: everybody is served, and after the first lesson nothing is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 400 }), async (limit, count) => {
        const { kinds, sizes } = await sendTo(count, ({ length }) => (length > limit ? refused('too many') : ACCEPTED));
        expect(new Set(kinds)).toEqual(new Set(['accepted']));
        // At most one way down from the largest batch.
        expect(sizes.filter((size) => size > limit).length).toBeLessThanOrEqual(Math.ceil(Math.log2(MAX_BATCH_PEOPLE)));
      }),
    );
  });
});

describe('a refusal that is about everybody', () => {
  test('is believed after a few people from all over the list', async () => {
    const { sizes, kinds, reasons } = await sendTo(500, () => refused('unknown product'));
    expect(sizes.length).toBeLessThan(20);
    expect(new Set(kinds)).toEqual(new Set(['refused', 'not-sent']));
    expect(reasons).toEqual(
      new Set([
        'Datadog rejected this user: unknown product',
        'Datadog rejected every change with the same error: unknown product',
      ]),
    );
  });

  test('is the same refusal though it names whom it is about', async () => {
    const { sizes } = await sendTo(300, (batch) =>
      refused(`user 00000000-0000-4000-8000-${String(batch[0]).padStart(12, '0')} is not entitled`),
    );
    expect(sizes.length).toBeLessThan(20);
  });

  test('is compared in linear time', async () => {
    const { reasons } = await sendTo(30, () => refused('a'.repeat(200_000)));
    expect(reasons.size).toBe(1);
  });

  test('of a few people everybody is asked', async () => {
    const { sizes } = await sendTo(5, () => refused('unknown product'));
    expect(sizes.filter((size) => size === 1)).toHaveLength(5);
  });

  test('is not believed once somebody was accepted, however many are refused in a row', async () => {
    // It takes one person at a time, and refuses eight in a row: three, and the five that would be tried because of them.
    let alone = 0;
    const sending = await sendTo(100, ({ length }) => {
      alone += length === 1 ? 1 : 0;
      return length > 1 || (alone > 7 && alone <= 15) ? refused('not possible') : ACCEPTED;
    });
    expect(countOf('refused', sending)).toBe(8);
    expect(countOf('accepted', sending)).toBe(92);
  });

  test('is not believed where two people were refused with different words', async () => {
    const sending = await sendTo(100, ([first]) => refused(first === 0 ? 'is locked' : 'not possible'));
    expect(countOf('refused', sending)).toBe(100);
  });
});

describe('sending ends', () => {
  test('where the keys are refused: nobody else is tried', async () => {
    const { kinds, sizes, reasons } = await sendTo(250, () => NO_ACCESS);
    expect(sizes).toHaveLength(1);
    expect(new Set(kinds)).toEqual(new Set(['not-sent']));
    expect(reasons).toEqual(new Set(['app-key lacks a permission']));
  });

  test('before it began, where something else halted it', async () => {
    const whyHalted = (): Sentence => say`the job was cancelled`;
    const { sizes, kinds, reasons } = await sendTo(3, () => ACCEPTED, { whyHalted });
    expect([sizes, kinds]).toEqual([[], ['not-sent', 'not-sent', 'not-sent']]);
    expect(reasons).toEqual(new Set(['the job was cancelled']));
  });

  test('where Datadog gives no answer twice in a row', async () => {
    const sending = await sendTo(500, () => UNANSWERED);
    expect(sending.sizes).toHaveLength(2);
    expect([countOf('unanswered', sending), countOf('not-sent', sending)]).toEqual([200, 300]);
    expect([...sending.reasons]).toContain('stopped after 2 failed calls in a row: status 503');
  });

  test('not where answers come in between', async () => {
    const sending = await sendTo(500, (_, call) => (call % 2 === 0 ? UNANSWERED : ACCEPTED));
    expect([countOf('accepted', sending), countOf('unanswered', sending)]).toEqual([300, 200]);
  });

  test('a batch that was declined until the job was cancelled was not carried out', async () => {
    const { kinds, reasons } = await sendTo(1, () => cancelled(false));
    expect([kinds, [...reasons]]).toEqual([['not-sent'], ['the job was cancelled']]);
  });

  test('a batch that was cancelled on the way may have taken effect', async () => {
    const { kinds, reasons } = await sendTo(1, () => cancelled(true));
    expect([kinds, [...reasons]]).toEqual([['unanswered'], ['the job was cancelled during this change']]);
  });
});
