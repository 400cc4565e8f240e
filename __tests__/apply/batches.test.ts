import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Halt, MAX_BATCH_PEOPLE, type SendBatch, sendInBatches, type Sent } from '../../src/apply/batches.ts';
import type { WriteResult } from '../../src/seats/outcome.ts';
import type { PlannedPerson } from '../../src/seats/plan.ts';

function people(count: number): PlannedPerson[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `p${index}@example.com`,
    id: `id-${index}`,
    email: null,
    name: null,
    listed: true,
    source: null,
    intent: { kind: 'assign' },
  }));
}

interface Sending {
  readonly sizes: readonly number[];
  readonly kinds: readonly string[];
  readonly sent: ReadonlyMap<PlannedPerson, Sent>;
}

/** Sends `count` people to a server that answers by the indices in a batch. */
async function sendTo(
  count: number,
  answer: (indices: readonly number[], call: number) => WriteResult,
  halt: Halt = { reason: null },
): Promise<Sending> {
  const everybody = people(count);
  const sizes: number[] = [];
  const send: SendBatch = (batch) => {
    sizes.push(batch.length);
    return Promise.resolve(
      answer(
        batch.map((person) => everybody.indexOf(person)),
        sizes.length,
      ),
    );
  };
  const sent = await sendInBatches(everybody, send, halt, () => undefined);
  return { sizes, sent, kinds: everybody.map((person) => sent.get(person)?.kind ?? 'missing') };
}

const ACCEPTED: WriteResult = { kind: 'accepted' };
const refused = (reason = 'user not found'): WriteResult => ({ kind: 'refused', reason });

test('batches are as large as they may be', async () => {
  const { sizes } = await sendTo(250, () => ACCEPTED);
  expect(sizes).toEqual([MAX_BATCH_PEOPLE, MAX_BATCH_PEOPLE, 50]);
});

test('nobody, no call', async () => {
  expect((await sendTo(0, () => ACCEPTED)).sizes).toEqual([]);
});

describe('batches side by side', () => {
  interface Pending {
    readonly first: string;
    readonly size: number;
    readonly answer: (result: WriteResult) => Promise<void>;
  }

  /** A server that answers when the test says so. */
  function slowly(count: number, halt: Halt = { reason: null }) {
    const calls: Pending[] = [];
    const send: SendBatch = (batch) =>
      new Promise((resolve) => {
        const answer = async (result: WriteResult): Promise<void> => {
          resolve(result);
          await new Promise(setImmediate);
        };
        calls.push({ first: batch[0]?.key ?? '', size: batch.length, answer });
      });
    const done = sendInBatches(people(count), send, halt, () => undefined);
    return { calls, done };
  }

  test('the first goes alone, then eight at a time', async () => {
    const { calls, done } = slowly(1200);
    expect(calls).toHaveLength(1);
    await calls[0]?.answer(ACCEPTED);
    expect(calls).toHaveLength(9);
    await calls[5]?.answer(ACCEPTED);
    expect(calls).toHaveLength(10);
    for (let next = 1; next < 12; next += 1) {
      await calls[next]?.answer(ACCEPTED);
    }
    const sent = await done;
    expect(calls.map(({ size }) => size)).toEqual(Array.from({ length: 12 }, () => MAX_BATCH_PEOPLE));
    expect(new Set([...sent.values()].map(({ kind }) => kind))).toEqual(new Set(['accepted']));
    expect(sent.size).toBe(1200);
  });

  test('one by one while none is accepted', async () => {
    const { calls, done } = slowly(250);
    await calls[0]?.answer({ kind: 'unanswered', reason: 'status 503' });
    expect(calls).toHaveLength(2);
    await calls[1]?.answer({ kind: 'unanswered', reason: 'status 503' });
    expect((await done).size).toBe(250);
    expect(calls).toHaveLength(2);
  });

  test('a refusal is looked into before anything new is sent', async () => {
    const { calls, done } = slowly(1200);
    await calls[0]?.answer(ACCEPTED);
    await calls[3]?.answer(refused());
    expect(calls).toHaveLength(9);
    for (const next of [1, 2, 4, 5, 6, 7, 8]) {
      await calls[next]?.answer(ACCEPTED);
    }
    // Nothing else is under way when the halves go, one after the other.
    expect(calls.slice(9).map(({ first, size }) => [first, size])).toEqual([['p300@example.com', 50]]);
    await calls[9]?.answer(ACCEPTED);
    await calls[10]?.answer(ACCEPTED);
    expect(calls.slice(10).map(({ size }) => size)).toEqual([50, 50, 50, 50, 50, 50, 50]);
    for (let next = 11; next < 17; next += 1) {
      await calls[next]?.answer(ACCEPTED);
    }
    expect([...(await done).values()].filter(({ kind }) => kind === 'accepted')).toHaveLength(1200);
  });

  test('nothing new is sent once the keys are refused; what is under way counts', async () => {
    const halt: Halt = { reason: null };
    const { calls, done } = slowly(1500, halt);
    await calls[0]?.answer(ACCEPTED);
    await calls[2]?.answer({ kind: 'no-access', reason: 'app-key lacks a permission' });
    for (const next of [1, 3, 4, 5, 6, 7, 8]) {
      await calls[next]?.answer(ACCEPTED);
    }
    const kinds = [...(await done).values()].map(({ kind }) => kind);
    expect(calls).toHaveLength(9);
    expect(kinds.filter((kind) => kind === 'accepted')).toHaveLength(800);
    expect(kinds.filter((kind) => kind === 'not-sent')).toHaveLength(700);
  });

  test('a job that is cancelled: what is under way may have taken effect, the rest was not attempted', async () => {
    const halt: Halt = { reason: null };
    const { calls, done } = slowly(1500, halt);
    await calls[0]?.answer(ACCEPTED);
    halt.reason = 'the job was cancelled before this';
    for (let next = 1; next < 9; next += 1) {
      await calls[next]?.answer({ kind: 'cancelled', mayHaveTakenEffect: next < 5 });
    }
    const kinds = [...(await done).values()].map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'accepted')).toHaveLength(100);
    expect(kinds.filter((kind) => kind === 'unanswered')).toHaveLength(400);
    expect(kinds.filter((kind) => kind === 'not-sent')).toHaveLength(1000);
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
        const { kinds } = await sendTo(count, (indices) =>
          indices.some((index) => bad.includes(index)) ? refused() : ACCEPTED,
        );
        expect(kinds).toEqual(kinds.map((_, index) => (bad.includes(index) ? 'refused' : 'accepted')));
      }),
    );
  });

  test('a whole team of them at the start does not cost the others their change', async () => {
    const { kinds, sizes } = await sendTo(60, (indices) => (indices.some((index) => index < 6) ? refused() : ACCEPTED));
    expect(kinds.filter((kind) => kind === 'refused')).toHaveLength(6);
    expect(kinds.filter((kind) => kind === 'accepted')).toHaveLength(54);
    expect(sizes.length).toBeLessThan(30);
  });

  test('the same where everybody else was accepted before', async () => {
    const { kinds } = await sendTo(120, (indices) => (indices.some((index) => index >= 100) ? refused() : ACCEPTED));
    expect(kinds.filter((kind) => kind === 'refused')).toHaveLength(20);
  });

  test('different reasons are about different people', async () => {
    const { kinds, sizes } = await sendTo(16, (indices) =>
      refused(`${'abcdefghijklmnop'[indices[0] ?? 0] ?? ''} is the reason`),
    );
    expect(kinds).toEqual(Array.from({ length: 16 }, () => 'refused'));
    expect(sizes.filter((size) => size === 1)).toHaveLength(16);
  });
});

describe('a server that takes only small batches', () => {
  test('property: everybody is served, and after the first lesson nothing is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 400 }), async (limit, count) => {
        const { kinds, sizes } = await sendTo(count, (indices) =>
          indices.length > limit ? refused('too many') : ACCEPTED,
        );
        expect(new Set(kinds)).toEqual(new Set(['accepted']));
        // At most one way down from the largest batch.
        expect(sizes.filter((size) => size > limit).length).toBeLessThanOrEqual(Math.ceil(Math.log2(MAX_BATCH_PEOPLE)));
      }),
    );
  });
});

describe('a refusal that is about everybody', () => {
  test('is believed after a few people from all over the list', async () => {
    const { kinds, sizes, sent } = await sendTo(500, () => refused('unknown product'));
    expect(sizes.length).toBeLessThan(20);
    expect(new Set(kinds)).toEqual(new Set(['refused', 'not-sent']));
    const reasons = new Set([...sent.values()].map((one) => ('reason' in one ? one.reason : '')));
    expect(reasons).toEqual(new Set(['unknown product', 'Datadog refuses everybody alike: unknown product']));
  });

  test('is the same refusal though it names whom it is about', async () => {
    const { sizes } = await sendTo(300, (indices) =>
      refused(`user 00000000-0000-4000-8000-${String(indices[0]).padStart(12, '0')} is not entitled`),
    );
    expect(sizes.length).toBeLessThan(20);
  });

  test('of a few people everybody is asked', async () => {
    const { sizes } = await sendTo(5, () => refused('unknown product'));
    expect(sizes.filter((size) => size === 1)).toHaveLength(5);
  });

  test('a quota that ends after 200 people is not tried 800 times', async () => {
    let taken = 0;
    const { kinds, sizes } = await sendTo(1000, (indices) => {
      if (taken + indices.length > 200) {
        return refused('no seats left');
      }
      taken += indices.length;
      return ACCEPTED;
    });
    expect(kinds.filter((kind) => kind === 'accepted')).toHaveLength(200);
    expect(sizes.length).toBeLessThan(30);
  });
});

describe('sending ends', () => {
  test('where the keys are refused: nobody else is tried, in any product', async () => {
    const halt: Halt = { reason: null };
    const { kinds, sizes } = await sendTo(
      250,
      () => ({ kind: 'no-access', reason: 'app-key lacks a permission' }),
      halt,
    );
    expect(sizes).toHaveLength(1);
    expect(new Set(kinds)).toEqual(new Set(['not-sent']));
    expect(halt.reason).toBe('app-key lacks a permission');
  });

  test('before it began, where something else halted it', async () => {
    const { sizes, sent } = await sendTo(3, () => ACCEPTED, { reason: 'the job was cancelled before this' });
    expect(sizes).toEqual([]);
    expect([...sent.values()][0]).toEqual({ kind: 'not-sent', reason: 'the job was cancelled before this' });
  });

  test('where Datadog gives no answer twice in a row', async () => {
    const { kinds, sizes } = await sendTo(500, () => ({ kind: 'unanswered', reason: 'status 503' }));
    expect(sizes).toHaveLength(2);
    expect(kinds.filter((kind) => kind === 'unanswered')).toHaveLength(200);
    expect(kinds.filter((kind) => kind === 'not-sent')).toHaveLength(300);
  });

  test('not where answers come in between', async () => {
    const { kinds } = await sendTo(500, (_, call) =>
      call % 2 === 0 ? { kind: 'unanswered', reason: 'status 503' } : ACCEPTED,
    );
    expect(kinds.filter((kind) => kind === 'accepted')).toHaveLength(300);
  });

  test('a batch that was declined until the job was cancelled was not carried out', async () => {
    const { sent } = await sendTo(1, () => ({ kind: 'cancelled', mayHaveTakenEffect: false }));
    expect([...sent.values()]).toEqual([{ kind: 'not-sent', reason: 'the job was cancelled before this' }]);
  });

  test('a batch that was cancelled on the way may have taken effect', async () => {
    const { sent } = await sendTo(1, () => ({ kind: 'cancelled', mayHaveTakenEffect: true }));
    expect([...sent.values()]).toEqual([
      { kind: 'unanswered', reason: 'the job was cancelled while this was under way' },
    ]);
  });
});
