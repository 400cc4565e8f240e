import { describe, expect, test } from '@jest/globals';
import { apply, type ApplyWorld } from '../../src/apply/apply.ts';
import { MAX_CONFIRM_MS } from '../../src/apply/confirm.ts';
import { DatadogError } from '../../src/datadog/error.ts';
import { type Holder, indexHolders } from '../../src/seats/holders.ts';
import { plan, type Plan } from '../../src/seats/plan.ts';
import type { WriteResult } from '../../src/seats/outcome.ts';
import { protection } from '../../src/seats/protection.ts';
import type { Resolution } from '../../src/seats/resolution.ts';

const PRODUCT = 'ir';
const uuid = (name: string): string => `00000000-0000-4000-8000-${Buffer.from(name.padEnd(6)).toString('hex')}`;
const email = (name: string): string => `${name}@example.com`;

/** A plan to sync `held` to `listed`; everybody exists. */
function syncPlan(held: readonly string[], listed: readonly string[], products: readonly string[] = [PRODUCT]): Plan {
  const holders = held.map((name) => ({ id: uuid(name), email: email(name), name: null }));
  const found = (name: string): Resolution => ({
    kind: 'found',
    account: { id: uuid(name), email: email(name), name: null, disabled: false },
  });
  const resolutions = new Map(listed.map((name) => [email(name), found(name)]));
  const states = products.map((productCode) => ({
    productCode,
    listed: listed.map((name) => ({ key: email(name), source: null })),
    held: indexHolders(holders),
    change: null,
  }));
  return plan('sync', states, resolutions, protection([]));
}

/** A Datadog of one product, with a clock that only sleeping moves. */
class FakeDatadog {
  readonly calls: string[] = [];
  readonly stopping = new AbortController();
  held: Set<string>;
  nowMs = 0;
  readings = 0;
  /** What a write is answered; it takes effect where that is `accepted`. */
  answer: (kind: string, id: string) => WriteResult = () => ({ kind: 'accepted' });
  /** What a reading shows. */
  show: (reading: number) => readonly Holder[] = () => this.holders();

  constructor(held: readonly string[]) {
    this.held = new Set(held.map(uuid));
  }

  holders(): Holder[] {
    return [...this.held].map((id) => ({ id, email: null, name: null }));
  }

  world(): ApplyWorld {
    const { signal } = this.stopping;
    return {
      cancellation: { stopping: signal, abandonWrites: signal, abandonReads: new AbortController().signal },
      now: () => this.nowMs,
      sleep: (ms) => {
        this.nowMs += ms;
        return Promise.resolve();
      },
      onPending: () => undefined,
      onProgress: () => undefined,
      listHolders: () => {
        this.readings += 1;
        this.calls.push('read');
        return Promise.resolve().then(() => this.show(this.readings));
      },
      change: (kind, productCode, ids) => {
        this.calls.push(`${kind} ${productCode} ${ids.length}`);
        const results = ids.map((id) => this.answer(kind, id));
        const bad = results.find((result) => result.kind !== 'accepted');
        if (bad === undefined) {
          ids.forEach((id) => (kind === 'assign' ? this.held.add(id) : this.held.delete(id)));
        }
        return Promise.resolve(bad ?? { kind: 'accepted' });
      },
    };
  }
}

async function applyTo(
  datadog: FakeDatadog,
  planned: Plan,
  maxSeats: ReadonlyMap<string, number> = new Map(),
): Promise<{
  statuses: Record<string, string>;
  reasons: Record<string, string | null>;
  seatsAfter: number | undefined;
  problems: string[];
}> {
  const applied = await apply(planned, maxSeats, datadog.world());
  const outcomes = [...applied.outcomes];
  return {
    statuses: Object.fromEntries(outcomes.map(([{ key }, { status }]) => [key.replace(/@.*/, ''), status])),
    reasons: Object.fromEntries(outcomes.map(([{ key }, { reason }]) => [key.replace(/@.*/, ''), reason])),
    seatsAfter: applied.seatsAfter.get(PRODUCT),
    problems: applied.problems.map(({ message }) => message),
  };
}

test('unassigns, assigns, reads once', async () => {
  const datadog = new FakeDatadog(['amy', 'ben']);
  const { statuses, seatsAfter, problems } = await applyTo(datadog, syncPlan(['amy', 'ben'], ['amy', 'cal', 'dan']));
  expect(statuses).toEqual({ ben: 'unassigned', cal: 'assigned', dan: 'assigned' });
  expect(datadog.calls).toEqual(['unassign ir 1', 'assign ir 2', 'read']);
  expect(seatsAfter).toBe(3);
  expect(problems).toEqual([]);
});

test('no product is assigned to before all are unassigned from', async () => {
  const datadog = new FakeDatadog(['ben']);
  await applyTo(datadog, syncPlan(['ben'], ['cal'], ['one', 'two']));
  expect(datadog.calls.slice(0, 4)).toEqual(['unassign one 1', 'unassign two 1', 'assign one 1', 'assign two 1']);
});

test('nothing intended, nothing asked', async () => {
  const datadog = new FakeDatadog(['amy']);
  const { seatsAfter } = await applyTo(datadog, syncPlan(['amy'], ['amy']));
  expect(datadog.calls).toEqual([]);
  expect(seatsAfter).toBe(1);
});

describe('the reading has the last word', () => {
  test('what was accepted but never shows is unconfirmed, after 30 s', async () => {
    const datadog = new FakeDatadog([]);
    datadog.show = () => [];
    const { statuses, seatsAfter } = await applyTo(datadog, syncPlan([], ['amy']));
    expect(statuses).toEqual({ amy: 'unconfirmed' });
    expect(seatsAfter).toBe(0);
    expect(datadog.nowMs).toBe(MAX_CONFIRM_MS);
    expect(datadog.readings).toBeLessThan(12);
  });

  test('what shows late is confirmed', async () => {
    const datadog = new FakeDatadog([]);
    datadog.show = (reading) => (reading < 4 ? [] : datadog.holders());
    expect((await applyTo(datadog, syncPlan([], ['amy']))).statuses).toEqual({ amy: 'assigned' });
  });

  test('what got no answer but shows is done', async () => {
    const datadog = new FakeDatadog([]);
    datadog.answer = () => ({ kind: 'unanswered', reason: 'status 503' });
    datadog.show = () => [{ id: uuid('amy'), email: null, name: null }];
    expect((await applyTo(datadog, syncPlan([], ['amy']))).statuses).toEqual({ amy: 'assigned' });
  });

  test('what got no answer and does not show is failed, without waiting', async () => {
    const datadog = new FakeDatadog([]);
    datadog.answer = () => ({ kind: 'unanswered', reason: 'status 503' });
    const { statuses, reasons } = await applyTo(datadog, syncPlan([], ['amy']));
    expect([statuses, reasons]).toEqual([{ amy: 'failed' }, { amy: 'status 503' }]);
    expect(datadog.nowMs).toBe(0);
  });

  test('the seat list may know people by another id: the e-mail counts too', async () => {
    const datadog = new FakeDatadog(['ben']);
    datadog.show = () => [{ id: uuid('other'), email: email('amy'), name: null }];
    expect((await applyTo(datadog, syncPlan(['ben'], ['amy']))).statuses).toEqual({
      amy: 'assigned',
      ben: 'unassigned',
    });
  });

  test('somebody who is still there by e-mail alone did not lose the seat', async () => {
    const datadog = new FakeDatadog(['ben']);
    datadog.show = () => [{ id: null, email: email('ben'), name: null }];
    expect((await applyTo(datadog, syncPlan(['ben'], []))).statuses).toEqual({ ben: 'unconfirmed' });
  });

  test('a list that cannot be read again leaves changes unconfirmed and seats unknown', async () => {
    const datadog = new FakeDatadog([]);
    datadog.show = () => {
      throw new DatadogError('unavailable', 503, 'down', 'Datadog: down');
    };
    const { statuses, seatsAfter, problems } = await applyTo(datadog, syncPlan([], ['amy']));
    expect(statuses).toEqual({ amy: 'unconfirmed' });
    expect(seatsAfter).toBeUndefined();
    expect(problems).toEqual(['ir: the seat list could not be read again: Datadog: down']);
  });

  test('what an earlier reading showed stays true where a later one fails', async () => {
    const datadog = new FakeDatadog([]);
    datadog.show = (reading) => {
      if (reading > 1) {
        throw new Error('down');
      }
      return [{ id: uuid('amy'), email: null, name: null }];
    };
    const { statuses, seatsAfter } = await applyTo(datadog, syncPlan([], ['amy', 'ben']));
    expect(statuses).toEqual({ amy: 'assigned', ben: 'unconfirmed' });
    expect(seatsAfter).toBe(1);
  });
});

describe('max-seats holds while a plan is carried out', () => {
  test('seats that did not become free are not given away', async () => {
    const datadog = new FakeDatadog(['amy', 'ben']);
    datadog.answer = (kind) => (kind === 'unassign' ? { kind: 'refused', reason: 'locked' } : { kind: 'accepted' });
    const planned = syncPlan(['amy', 'ben'], ['cal', 'dan']);
    const { statuses, reasons } = await applyTo(datadog, planned, new Map([[PRODUCT, 3]]));
    expect(statuses).toEqual({ amy: 'failed', ben: 'failed', cal: 'assigned', dan: 'not-attempted' });
    expect(reasons.dan).toContain('max-seats 3 leaves no room');
  });

  test('without a limit everybody gets their change', async () => {
    const datadog = new FakeDatadog(['amy']);
    datadog.answer = (kind) => (kind === 'unassign' ? { kind: 'refused', reason: 'locked' } : { kind: 'accepted' });
    expect((await applyTo(datadog, syncPlan(['amy'], ['cal']))).statuses).toEqual({ amy: 'failed', cal: 'assigned' });
  });
});

describe('what ends the run', () => {
  test('refused keys: nothing more is tried, and the reason is told once', async () => {
    const datadog = new FakeDatadog(['amy']);
    datadog.answer = () => ({ kind: 'no-access', reason: 'app-key lacks a permission' });
    const { statuses, problems, seatsAfter } = await applyTo(datadog, syncPlan(['amy'], ['cal']));
    expect(statuses).toEqual({ amy: 'not-attempted', cal: 'not-attempted' });
    expect(problems).toEqual(['app-key lacks a permission']);
    expect(datadog.calls).toEqual(['unassign ir 1']);
    expect(seatsAfter).toBe(1);
  });

  test('a cancelled job: what was done is read once more, nothing new begins', async () => {
    const datadog = new FakeDatadog(['amy']);
    datadog.answer = () => {
      datadog.stopping.abort();
      return { kind: 'accepted' };
    };
    const { statuses } = await applyTo(datadog, syncPlan(['amy'], ['cal']));
    expect(statuses).toEqual({ amy: 'unassigned', cal: 'not-attempted' });
    expect(datadog.calls).toEqual(['unassign ir 1', 'read']);
  });
});
