import { describe, expect, test } from '@jest/globals';
import { applyPlan } from '../../src/apply/apply.ts';
import { confirm } from '../../src/apply/confirm.ts';
import type { Sent } from '../../src/apply/batches.ts';
import type { Datadog } from '../../src/datadog/datadog.ts';
import { DatadogError } from '../../src/datadog/error.ts';
import type { WriteResult } from '../../src/datadog/seats.ts';
import type { Limits, MaxSeats } from '../../src/seats/guard.ts';
import { type Holder, holderKey } from '../../src/seats/holders.ts';
import { type Intent, type Plan, type PlannedPerson, settled } from '../../src/seats/plan.ts';
import { Problems } from '../../src/seats/problem.ts';
import { say } from '../../src/seats/sentence.ts';
import type { Services } from '../../src/seats/services.ts';
import { fastClock, quietServices } from '../services.ts';
import { account, planOf, seatOf, textOf, uuid } from '../seats/situation.ts';

const PRODUCT = 'ir';
const NO_LIMIT: MaxSeats = { everywhere: null, byProduct: new Map() };
const ACCOUNTS = ['amy', 'ben', 'cal', 'dan'].map((name, index) => account(index + 1, name));

const email = (name: string): string => `${name}@example.com`;
const accountOf = (name: string): (typeof ACCOUNTS)[number] =>
  ACCOUNTS.find((one) => one.email === email(name)) ?? account(99, name);
const idOf = (name: string): string => accountOf(name).id;

/** A plan to sync `held` to `listed`; everybody exists. */
function syncPlan(held: readonly string[], listed: readonly string[], products: readonly string[] = [PRODUCT]): Plan {
  return planOf({
    operation: 'sync',
    directory: ACCOUNTS,
    products: products.map((productCode) => ({
      productCode,
      listed: listed.map(email),
      held: held.map((name) => seatOf(accountOf(name))),
    })),
    protectedUsers: [],
  });
}

/** An unlisted person of a plan. */
function planned(holder: Holder, intent: Intent): PlannedPerson {
  return { ...holder, key: holderKey(holder), listed: null, suggestion: null, intent };
}

/** A Datadog of one product, with a clock that only sleeping moves. */
class FakeDatadog {
  readonly calls: string[] = [];
  readonly told: string[] = [];
  readonly stopping = new AbortController();
  readonly problems = new Problems();
  readonly clock = { ...fastClock(), random: () => 0.5 };
  readonly held: Set<string>;
  readings = 0;
  /** What a write is answered; it takes effect where that is `accepted`. */
  answer: (kind: string, id: string) => WriteResult = () => ({ kind: 'accepted' });
  /** What a reading shows. */
  show: (reading: number) => readonly Holder[] = () => this.holders();

  constructor(held: readonly string[]) {
    this.held = new Set(held.map(idOf));
  }

  holders(): Holder[] {
    return [...this.held].map((id) => ({ id, email: null, name: null, since: null }));
  }

  services(): Services {
    const { clock, problems } = this;
    const quiet = quietServices({ clock, problems, stopping: this.stopping.signal });
    const log: Services['log'] = {
      ...quiet.log,
      settled: (kind, productCode, { accepted, failed, total }) =>
        this.told.push(`${kind} ${productCode}: ${accepted} accepted, ${failed} failed of ${total}`),
      pending: (productCode, pending) => this.told.push(`${productCode}: ${pending} pending`),
    };
    return { ...quiet, log };
  }

  datadog(): Datadog {
    return {
      listHolders: () => Promise.reject(new Error('not asked while a plan is applied')),
      lookUp: () => Promise.reject(new Error('not asked while a plan is applied')),
      reread: () => {
        this.readings += 1;
        this.calls.push('read');
        return Promise.resolve().then(() => this.show(this.readings));
      },
      change: ({ kind, productCode }, ids) => {
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

/** A Datadog that shows these holders, whenever it is read again. */
function rereading(holders: Holder[]): { datadog: Datadog; services: Services } {
  const reread = (): Promise<Holder[]> => Promise.resolve(holders);
  return { datadog: { ...new FakeDatadog([]).datadog(), reread }, services: quietServices() };
}

async function applyTo(
  datadog: FakeDatadog,
  planned: Plan,
  maxSeats = NO_LIMIT,
): Promise<{
  statuses: Record<string, string>;
  reasons: Record<string, string | null>;
  seatsAfter: number | undefined;
  problems: string[];
}> {
  const limits: Limits = { maxSeats, maxUnassign: 10, maxUnassignPercent: 100, allowEmptyList: true };
  const applied = await applyPlan(planned, limits, datadog.datadog(), datadog.services());
  const outcomes = [...applied.outcomes].map(([{ key }, outcome]) => ({ name: key.replace(/@.*/, ''), ...outcome }));
  return {
    statuses: Object.fromEntries(outcomes.map(({ name, status }) => [name, status])),
    reasons: Object.fromEntries(outcomes.map(({ name, why }) => [name, why === null ? null : textOf(why)])),
    seatsAfter: applied.seatsAfter.get(PRODUCT),
    problems: datadog.problems.all.map(({ severity, says }) => `${severity}: ${textOf(says)}`),
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

test('not even while the removals of another product are still looked into', async () => {
  const datadog = new FakeDatadog([]);
  datadog.answer = (kind, id) =>
    kind === 'unassign' && id === idOf('ben') ? { kind: 'refused', reason: say`locked` } : { kind: 'accepted' };
  const [one] = syncPlan(['amy'], ['dan'], ['one']).products;
  const two = syncPlan(['amy', 'ben', 'cal'], ['dan'], ['two']);
  await applyTo(datadog, { ...two, products: [one, ...two.products].filter((product) => product !== undefined) });
  const kinds = datadog.calls.map((call) => call.replace(/ .*/, ''));
  expect(kinds.lastIndexOf('unassign')).toBe(5);
  expect(kinds.indexOf('assign')).toBe(6);
});

test('nothing intended, nothing asked', async () => {
  const datadog = new FakeDatadog(['amy']);
  const { seatsAfter } = await applyTo(datadog, syncPlan(['amy'], ['amy']));
  expect(datadog.calls).toEqual([]);
  expect(seatsAfter).toBe(1);
});

test('the log is told how far it is: who was accepted, who failed, what does not show yet', async () => {
  const datadog = new FakeDatadog(['amy']);
  datadog.answer = (_, id) =>
    id === idOf('cal') ? { kind: 'refused', reason: say`not entitled` } : { kind: 'accepted' };
  datadog.show = (reading) => (reading < 2 ? [] : datadog.holders());
  const { statuses, reasons } = await applyTo(datadog, syncPlan(['amy'], ['ben', 'cal']));
  expect(statuses).toEqual({ amy: 'unassigned', ben: 'assigned', cal: 'failed' });
  expect(reasons).toEqual({ amy: null, ben: null, cal: 'Datadog rejected this user: not entitled' });
  expect(datadog.told).toEqual([
    'unassign ir: 1 accepted, 0 failed of 1',
    'assign ir: 0 accepted, 0 failed of 2',
    'assign ir: 1 accepted, 0 failed of 2',
    'assign ir: 1 accepted, 1 failed of 2',
    'ir: 2 pending',
    'ir: 1 pending',
    'ir: 1 pending',
  ]);
});

describe('the reading has the last word', () => {
  test('what was accepted but never shows is unconfirmed, after 30 s', async () => {
    const datadog = new FakeDatadog([]);
    datadog.show = () => [];
    const { statuses, reasons, seatsAfter } = await applyTo(datadog, syncPlan([], ['amy']));
    expect(statuses).toEqual({ amy: 'unconfirmed' });
    expect(reasons).toEqual({ amy: 'Datadog accepted the change, but the seat list does not show it' });
    expect(seatsAfter).toBe(0);
    expect(datadog.clock.now()).toBe(30_000);
    expect(datadog.readings).toBeLessThan(12);
  });

  test('what shows late is confirmed', async () => {
    const datadog = new FakeDatadog([]);
    datadog.show = (reading) => (reading < 4 ? [] : datadog.holders());
    expect((await applyTo(datadog, syncPlan([], ['amy']))).statuses).toEqual({ amy: 'assigned' });
    expect(datadog.readings).toBe(4);
  });

  test('what got no answer but shows is done', async () => {
    const datadog = new FakeDatadog([]);
    datadog.answer = () => ({ kind: 'unanswered', reason: say`status 503` });
    datadog.show = () => [{ id: idOf('amy'), email: null, name: null, since: null }];
    expect((await applyTo(datadog, syncPlan([], ['amy']))).statuses).toEqual({ amy: 'assigned' });
  });

  test('what got no answer and shows late is done', async () => {
    const datadog = new FakeDatadog([]);
    datadog.answer = () => ({ kind: 'unanswered', reason: say`reset` });
    const shown = [{ id: idOf('amy'), email: null, name: null, since: null }];
    datadog.show = (reading) => (reading < 6 ? [] : shown);
    expect((await applyTo(datadog, syncPlan([], ['amy']))).statuses).toEqual({ amy: 'assigned' });
  });

  test('what took effect before the keys were rejected is not called untouched', async () => {
    const datadog = new FakeDatadog(['amy']);
    datadog.answer = () => {
      datadog.held.clear();
      return { kind: 'no-access', reason: say`app-key lacks a permission`, mayHaveArrived: true };
    };
    const { statuses, seatsAfter } = await applyTo(datadog, syncPlan(['amy'], ['ben']));
    expect(statuses).toEqual({ amy: 'unassigned', ben: 'not-attempted' });
    expect(seatsAfter).toBe(0);
  });

  test('what got no answer is unconfirmed where the list cannot be read again', async () => {
    const datadog = new FakeDatadog([]);
    datadog.answer = () => ({ kind: 'unanswered', reason: say`reset` });
    datadog.show = () => {
      throw new Error('down');
    };
    expect((await applyTo(datadog, syncPlan([], ['amy']))).statuses).toEqual({ amy: 'unconfirmed' });
  });

  test('what got no answer and does not show for 30 s is failed', async () => {
    const datadog = new FakeDatadog([]);
    datadog.answer = () => ({ kind: 'unanswered', reason: say`status 503` });
    const { statuses, reasons } = await applyTo(datadog, syncPlan([], ['amy']));
    expect([statuses, reasons]).toEqual([{ amy: 'failed' }, { amy: 'status 503' }]);
    expect(datadog.clock.now()).toBe(30_000);
  });

  test('where a refused batch was applied in part, what may still show is waited for', async () => {
    const datadog = new FakeDatadog([]);
    datadog.answer = () => ({ kind: 'refused', reason: say`locked` });
    datadog.show = () => {
      const isLate = datadog.clock.now() >= 10_000;
      return ['amy', ...(isLate ? ['cal'] : [])].map((name) => seatOf(accountOf(name)));
    };
    const { statuses } = await applyTo(datadog, syncPlan([], ['amy', 'ben', 'cal']));
    expect(statuses).toEqual({ amy: 'assigned', ben: 'failed', cal: 'assigned' });
  });

  test('the seat list may know people by another id: the e-mail counts too', async () => {
    const datadog = new FakeDatadog(['ben']);
    datadog.show = () => [{ id: uuid(99), email: email('amy'), name: null, since: null }];
    expect((await applyTo(datadog, syncPlan(['ben'], ['amy']))).statuses).toEqual({
      amy: 'assigned',
      ben: 'unassigned',
    });
  });

  test('but not the e-mail of an account that held its own seat before', async () => {
    const other = { ...seatOf(accountOf('amy')), id: uuid(99) };
    const amy = planned(seatOf(accountOf('amy')), { kind: 'assign' });
    const kept = planned(other, settled('kept'));
    const product = { productCode: PRODUCT, seatsBefore: 1, listedCount: 1, people: [amy, kept] };
    const sent = new Map([[amy, { kind: 'accepted' as const }]]);
    const { outcomes } = await confirm({ product, sent, ...rereading([other]) });
    expect(outcomes.get(amy)?.status).toBe('unconfirmed');
  });

  test('and not the seat of another account with the same e-mail, assigned in the same run', async () => {
    const [amy, robot] = [accountOf('amy'), { ...accountOf('amy'), id: uuid(99), serviceAccount: true }];
    const people = [amy, robot].map((account) => planned(seatOf(account), { kind: 'assign' }));
    const product = { productCode: PRODUCT, seatsBefore: 0, listedCount: 2, people };
    const sent = new Map(people.map((one): [PlannedPerson, Sent] => [one, { kind: 'accepted' }]));
    const { outcomes } = await confirm({ product, sent, ...rereading([seatOf(robot)]) });
    expect(people.map((one) => outcomes.get(one)?.status)).toEqual(['unconfirmed', 'assigned']);
  });

  test('a removal shows though another seat has the same e-mail and no UUID from the beginning', async () => {
    const loser = planned(seatOf(accountOf('amy')), { kind: 'unassign' });
    const row = { ...seatOf(accountOf('amy')), id: null };
    const people = [loser, planned(row, settled('kept'))];
    const product = { productCode: PRODUCT, seatsBefore: 2, listedCount: 1, people };
    const sent = new Map([[loser, { kind: 'accepted' as const }]]);
    const statusIf = async (...holders: Holder[]): Promise<string | undefined> =>
      (await confirm({ product, sent, ...rereading(holders) })).outcomes.get(loser)?.status;
    expect(await statusIf(row)).toBe('unassigned');
    expect(await statusIf(row, row)).toBe('unconfirmed');
    expect(await statusIf(row, seatOf(accountOf('amy')))).toBe('unconfirmed');
  });

  test('somebody who is still there by e-mail alone did not lose the seat', async () => {
    const datadog = new FakeDatadog(['ben']);
    datadog.show = () => [{ id: null, email: email('ben'), name: null, since: null }];
    expect((await applyTo(datadog, syncPlan(['ben'], []))).statuses).toEqual({ ben: 'unconfirmed' });
  });

  test('nor did somebody who is still there under an id that is not their UUID', async () => {
    const datadog = new FakeDatadog(['ben']);
    datadog.show = () => [{ id: uuid(99), email: email('ben'), name: null, since: null }];
    expect((await applyTo(datadog, syncPlan(['ben'], []))).statuses).toEqual({ ben: 'unconfirmed' });
  });

  test('a list that cannot be read again leaves changes unconfirmed and seats unknown', async () => {
    const datadog = new FakeDatadog([]);
    datadog.show = () => {
      throw new DatadogError('GET /seats', { kind: 'unavailable', status: 503, reason: 'down', cause: 'no answer' });
    };
    const { statuses, reasons, seatsAfter, problems } = await applyTo(datadog, syncPlan([], ['amy']));
    expect(statuses).toEqual({ amy: 'unconfirmed' });
    expect(reasons).toEqual({ amy: 'Datadog accepted the change, but the seat list could not be read again' });
    expect(seatsAfter).toBeUndefined();
    expect(problems).toEqual([
      'error: ir: the seat list could not be read again: no answer (GET /seats: status 503: down)',
    ]);
  });

  test('what an earlier reading showed stays true where a later one fails', async () => {
    const datadog = new FakeDatadog([]);
    datadog.show = (reading) => {
      if (reading > 1) {
        throw new Error('down');
      }
      return [{ id: idOf('amy'), email: null, name: null, since: null }];
    };
    const { statuses, seatsAfter, problems } = await applyTo(datadog, syncPlan([], ['amy', 'ben']));
    expect(statuses).toEqual({ amy: 'assigned', ben: 'unconfirmed' });
    expect([seatsAfter, problems]).toEqual([1, []]);
  });
});

describe('max-seats holds while a plan is carried out', () => {
  test('a removal that was accepted without effect frees no seat', async () => {
    const datadog = new FakeDatadog(['amy', 'ben']);
    const before = datadog.holders();
    datadog.show = () => [...before, ...datadog.holders().filter(({ id }) => !before.some((one) => one.id === id))];
    const limit = { everywhere: 2, byProduct: new Map<string, number>() };
    const { statuses, seatsAfter } = await applyTo(datadog, syncPlan(['amy', 'ben'], ['cal', 'dan']), limit);
    expect(statuses).toEqual({ amy: 'unconfirmed', ben: 'unconfirmed', cal: 'not-attempted', dan: 'not-attempted' });
    expect(seatsAfter).toBe(2);
  });

  test('a lost answer keeps nobody from the seat that became free', async () => {
    const datadog = new FakeDatadog(['amy']);
    datadog.answer = (kind, id) => {
      if (kind === 'unassign') {
        datadog.held.delete(id);
        return { kind: 'unanswered', reason: say`reset` };
      }
      return { kind: 'accepted' };
    };
    const limit = { everywhere: 1, byProduct: new Map<string, number>() };
    const { statuses } = await applyTo(datadog, syncPlan(['amy'], ['ben']), limit);
    expect(statuses).toEqual({ amy: 'unassigned', ben: 'assigned' });
    expect(datadog.calls).toEqual(['unassign ir 1', 'read', 'assign ir 1', 'read']);
  });

  test('with slack nothing is read in between', async () => {
    const datadog = new FakeDatadog(['amy']);
    const limit = { everywhere: 2, byProduct: new Map<string, number>() };
    await applyTo(datadog, syncPlan(['amy'], ['ben']), limit);
    expect(datadog.calls).toEqual(['unassign ir 1', 'assign ir 1', 'read']);
  });

  const limits: [string, MaxSeats][] = [
    ['for the product', { everywhere: null, byProduct: new Map([[PRODUCT, 3]]) }],
    ['for all products', { everywhere: 3, byProduct: new Map() }],
  ];

  test.each(limits)('seats that did not become free are not given away, with a limit %s', async (_, maxSeats) => {
    const datadog = new FakeDatadog(['amy', 'ben']);
    datadog.answer = (kind) => (kind === 'unassign' ? { kind: 'refused', reason: say`locked` } : { kind: 'accepted' });
    const { statuses, reasons } = await applyTo(datadog, syncPlan(['amy', 'ben'], ['cal', 'dan']), maxSeats);
    expect(statuses).toEqual({ amy: 'failed', ben: 'failed', cal: 'assigned', dan: 'not-attempted' });
    expect(reasons.dan).toBe('max-seats 3 leaves no room for this seat; check that the removals were made, and re-run');
  });

  test('without a limit everybody gets their change', async () => {
    const datadog = new FakeDatadog(['amy']);
    datadog.answer = (kind) => (kind === 'unassign' ? { kind: 'refused', reason: say`locked` } : { kind: 'accepted' });
    expect((await applyTo(datadog, syncPlan(['amy'], ['cal']))).statuses).toEqual({ amy: 'failed', cal: 'assigned' });
  });
});

describe('what ends the run', () => {
  test.each([[[PRODUCT]], [[PRODUCT, 'oncall']]])(
    'refused keys: nothing more is tried, one error for %j',
    async (products) => {
      const datadog = new FakeDatadog(['amy']);
      datadog.answer = () => ({ kind: 'no-access', reason: say`app-key lacks a permission`, mayHaveArrived: false });
      const { statuses, problems, seatsAfter } = await applyTo(datadog, syncPlan(['amy'], ['cal'], products));
      expect(statuses).toEqual({ amy: 'not-attempted', cal: 'not-attempted' });
      expect(problems).toEqual(['error: app-key lacks a permission']);
      expect(datadog.calls).toEqual(products.map((productCode) => `unassign ${productCode} 1`));
      expect(seatsAfter).toBe(1);
    },
  );

  test('a cancelled job: what was done is read once more, nothing new begins', async () => {
    const datadog = new FakeDatadog(['amy']);
    datadog.answer = () => {
      datadog.stopping.abort();
      return { kind: 'accepted' };
    };
    const { statuses, problems } = await applyTo(datadog, syncPlan(['amy'], ['cal']));
    expect(statuses).toEqual({ amy: 'unassigned', cal: 'not-attempted' });
    expect(datadog.calls).toEqual(['unassign ir 1', 'read']);
    expect(problems).toEqual(['error: the job was cancelled']);
  });

  test('a job that is cancelled while the list is read again: what shows is confirmed, without an error', async () => {
    const datadog = new FakeDatadog(['amy']);
    datadog.show = () => {
      datadog.stopping.abort();
      return datadog.holders();
    };
    const { statuses, problems, seatsAfter } = await applyTo(datadog, syncPlan(['amy'], ['cal', 'dan']));
    expect(statuses).toEqual({ amy: 'unassigned', cal: 'assigned', dan: 'assigned' });
    expect([problems, seatsAfter, datadog.readings]).toEqual([[], 2, 1]);
  });

  test('a job that is cancelled before the first call: nothing is asked, one error for however many', async () => {
    const datadog = new FakeDatadog(['amy', 'ben']);
    datadog.stopping.abort();
    const { statuses, reasons, problems } = await applyTo(
      datadog,
      syncPlan(['amy', 'ben'], ['cal'], [PRODUCT, 'oncall']),
    );
    expect(statuses).toEqual({ amy: 'not-attempted', ben: 'not-attempted', cal: 'not-attempted' });
    expect(new Set(Object.values(reasons))).toEqual(new Set(['the job was cancelled']));
    expect(problems).toEqual(['error: the job was cancelled']);
    expect(datadog.calls).toEqual([]);
  });

  test('a job that is cancelled while a write is under way: only reading again proves what it did', async () => {
    const datadog = new FakeDatadog([]);
    datadog.answer = () => {
      datadog.stopping.abort();
      return { kind: 'cancelled', mayHaveArrived: true };
    };
    datadog.show = () => [{ id: idOf('amy'), email: null, name: null, since: null }];
    const { statuses, reasons, problems } = await applyTo(datadog, syncPlan([], ['amy', 'ben']));
    expect(statuses).toEqual({ amy: 'assigned', ben: 'unconfirmed' });
    expect(reasons.ben).toBe('the job was cancelled during this change');
    expect(problems).toEqual([]);
  });

  test('a job that is cancelled while the list is read again: all was sent, so there is no error', async () => {
    const datadog = new FakeDatadog([]);
    datadog.show = () => {
      datadog.stopping.abort();
      return [];
    };
    const { statuses, problems, seatsAfter } = await applyTo(datadog, syncPlan([], ['amy']));
    expect([statuses, problems, seatsAfter]).toEqual([{ amy: 'unconfirmed' }, [], 0]);
    expect(datadog.calls).toEqual(['assign ir 1', 'read']);
  });
});
