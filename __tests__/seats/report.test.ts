import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Applied, Outcome } from '../../src/seats/outcome.ts';
import type { Plan, PlannedPerson } from '../../src/seats/plan.ts';
import type { Problem } from '../../src/seats/problem.ts';
import { type Ending, report, type Report, type RunFacts } from '../../src/seats/report.ts';
import { isRed, STATUS_GROUP, STATUSES, type SettledStatus, VERDICTS } from '../../src/seats/status.ts';
import { uuid } from './situation.ts';

const FACTS: RunFacts = {
  operation: 'sync',
  dryRun: false,
  site: 'datadoghq.eu',
  maxSeats: new Map(),
  unresolvedFails: true,
};
const ERROR: Problem = { severity: 'error', message: 'wrong', file: null, line: null };
const WARNING: Problem = { severity: 'warning', message: 'odd', file: 'seats.txt', line: 3 };

type Kind = 'assign' | 'unassign' | SettledStatus;

function person(kind: Kind, number: number, listed = true): PlannedPerson {
  const isChange = kind === 'assign' || kind === 'unassign';
  return {
    key: uuid(number),
    id: uuid(number),
    email: null,
    name: `Person ${number}`,
    listed,
    source: listed ? { file: 'seats.txt', line: number } : null,
    intent: isChange ? { kind } : { kind: 'none', status: kind, reason: 'as planned' },
  };
}

function planWith(people: readonly PlannedPerson[], seatsBefore = 10): Plan {
  return {
    operation: 'sync',
    products: [{ productCode: 'p', seatsBefore, listedCount: people.filter(({ listed }) => listed).length, people }],
    problems: [],
  };
}

function planned(kinds: readonly Kind[]): Plan {
  return planWith(kinds.map((kind, index) => person(kind, index + 1)));
}

/** Everybody's intended change with the outcome it had. */
function applied(plan: Plan, outcomes: readonly Outcome['status'][], seatsAfter: number | null = 11): Applied {
  const changed = plan.products.flatMap(({ people }) => people.filter(({ intent }) => intent.kind !== 'none'));
  return {
    outcomes: new Map(
      changed.map((one, index) => [one, { status: outcomes[index] ?? 'failed', reason: `so ${index}` }]),
    ),
    seatsAfter: new Map(seatsAfter === null ? [] : [['p', seatsAfter]]),
    problems: [],
  };
}

function reportOf(ending: Partial<Ending> & Pick<Ending, 'kind'>, facts: Partial<RunFacts> = {}): Report {
  return report({ problems: [], ...ending } as Ending, { ...FACTS, ...facts });
}

function appliedReport(
  kinds: readonly Kind[],
  outcomes: readonly Outcome['status'][],
  facts: Partial<RunFacts> = {},
): Report {
  const plan = planned(kinds);
  return reportOf({ kind: 'applied', plan, applied: applied(plan, outcomes) }, facts);
}

describe('verdict', () => {
  test.each<[string, Report, string]>([
    ['a listing', reportOf({ kind: 'planned', plan: planned(['has-seat', 'kept']) }, { operation: 'list' }), 'listed'],
    [
      'a listing in a dry run',
      reportOf({ kind: 'planned', plan: planned([]) }, { operation: 'list', dryRun: true }),
      'listed',
    ],
    ['nothing to do', reportOf({ kind: 'planned', plan: planned(['has-seat', 'protected', 'kept']) }), 'in-sync'],
    [
      'nothing to do in a dry run',
      reportOf({ kind: 'planned', plan: planned(['no-seat']) }, { dryRun: true }),
      'in-sync',
    ],
    [
      'a dry run that would assign',
      reportOf({ kind: 'planned', plan: planned(['assign']) }, { dryRun: true }),
      'planned',
    ],
    [
      'a dry run that would unassign',
      reportOf({ kind: 'planned', plan: planned(['unassign']) }, { dryRun: true }),
      'planned',
    ],
    ['every change made', appliedReport(['assign', 'unassign', 'kept'], ['assigned', 'unassigned']), 'applied'],
    ['one change failed', appliedReport(['assign', 'assign'], ['assigned', 'failed']), 'incomplete'],
    ['one change unconfirmed', appliedReport(['assign', 'assign'], ['assigned', 'unconfirmed']), 'incomplete'],
    ['one change not attempted', appliedReport(['assign', 'assign'], ['assigned', 'not-attempted']), 'incomplete'],
    ['every change failed', appliedReport(['assign'], ['failed']), 'incomplete'],
    [
      'a failed change is red also where unresolved people are not',
      appliedReport(['assign'], ['failed'], { unresolvedFails: false }),
      'incomplete',
    ],
    ['somebody not found', appliedReport(['assign', 'not-found'], ['assigned']), 'incomplete'],
    ['somebody disabled', appliedReport(['assign', 'disabled'], ['assigned']), 'incomplete'],
    ['somebody ambiguous', appliedReport(['assign', 'ambiguous'], ['assigned']), 'incomplete'],
    [
      'somebody not found, nothing else to do',
      reportOf({ kind: 'planned', plan: planned(['not-found']) }),
      'incomplete',
    ],
    [
      'somebody not found in a dry run',
      reportOf({ kind: 'planned', plan: planned(['assign', 'not-found']) }, { dryRun: true }),
      'incomplete',
    ],
    [
      'somebody not found, which is a warning only',
      appliedReport(['assign', 'not-found'], ['assigned'], { unresolvedFails: false }),
      'applied',
    ],
    [
      'nothing but a warning about somebody',
      reportOf({ kind: 'planned', plan: planned(['disabled']) }, { unresolvedFails: false }),
      'in-sync',
    ],
    ['a refusal', reportOf({ kind: 'refused', plan: planned(['assign']), problems: [ERROR] }), 'refused'],
    [
      'a refusal goes before unresolved people',
      reportOf({ kind: 'refused', plan: planned(['unassign', 'not-found']) }),
      'refused',
    ],
    ['a refusal in a dry run', reportOf({ kind: 'refused', plan: planned(['unassign']) }, { dryRun: true }), 'refused'],
    ['wrong inputs', reportOf({ kind: 'invalid', problems: [ERROR] }), 'invalid'],
    ['no plan', reportOf({ kind: 'failed', problems: [ERROR] }), 'failed'],
  ])('%s', (_, { verdict }, expected) => {
    expect(verdict).toBe(expected);
  });

  test('the job is red for the last four, green for the others', () => {
    expect(VERDICTS.filter(isRed)).toEqual(['incomplete', 'refused', 'invalid', 'failed']);
    expect(VERDICTS.filter((verdict) => !isRed(verdict))).toEqual(['listed', 'in-sync', 'planned', 'applied']);
  });
});

describe('counts', () => {
  const kinds: readonly Kind[] = [
    'assign',
    'assign',
    'unassign',
    'has-seat',
    'no-seat',
    'not-found',
    'disabled',
    'ambiguous',
  ];

  test('a dry run counts what would be', () => {
    const { totals } = reportOf({ kind: 'planned', plan: planned(kinds) }, { dryRun: true });
    expect(totals).toEqual({
      changed: true,
      seatsBefore: 10,
      seatsAfter: 11,
      assigned: 2,
      unassigned: 1,
      unchanged: 2,
      unresolved: 3,
      failed: 0,
    });
  });

  test('a refused plan counts what would be in a dry run, and nothing otherwise', () => {
    const plan = planned(['assign', 'assign', 'unassign']);
    const tried = reportOf({ kind: 'refused', plan }, { dryRun: true }).totals;
    expect(tried).toMatchObject({ changed: true, assigned: 2, unassigned: 1, seatsAfter: 11 });
    const real = reportOf({ kind: 'refused', plan }).totals;
    expect(real).toMatchObject({
      changed: false,
      assigned: 0,
      unassigned: 0,
      seatsBefore: 10,
      seatsAfter: 10,
      failed: 0,
    });
  });

  test('an applied plan counts what was done, and the seats as re-read', () => {
    const plan = planned(['assign', 'assign', 'assign', 'unassign', 'unassign']);
    const outcomes = applied(plan, ['assigned', 'failed', 'not-attempted', 'unassigned', 'unconfirmed'], 17);
    expect(reportOf({ kind: 'applied', plan, applied: outcomes }).totals).toMatchObject({
      changed: true,
      assigned: 1,
      unassigned: 1,
      failed: 3,
      seatsBefore: 10,
      seatsAfter: 17,
    });
  });

  test('nothing is changed where every change failed', () => {
    expect(appliedReport(['assign', 'unassign'], ['failed', 'unconfirmed']).totals).toMatchObject({
      changed: false,
      assigned: 0,
      unassigned: 0,
      failed: 2,
    });
  });

  test('seats are unknown after a run where the list could not be re-read', () => {
    const plan = planned(['assign']);
    const { totals, products } = reportOf({ kind: 'applied', plan, applied: applied(plan, ['unconfirmed'], null) });
    expect(totals).toMatchObject({ seatsBefore: 10, seatsAfter: null });
    expect(products[0]?.seatsAfter).toBeNull();
  });

  test('one unknown product makes the total unknown', () => {
    const plan = planned(['assign']);
    const [product] = plan.products;
    const two: Plan = { ...plan, products: product === undefined ? [] : [product, { ...product, productCode: 'q' }] };
    const { totals } = reportOf({ kind: 'applied', plan: two, applied: applied(plan, ['assigned'], 11) });
    expect(totals).toMatchObject({ seatsBefore: 20, seatsAfter: null });
  });

  test('only listed people count as unchanged', () => {
    const people = [
      person('has-seat', 1),
      person('kept', 2, false),
      person('has-seat', 3, false),
      person('protected', 4, false),
    ];
    expect(reportOf({ kind: 'planned', plan: planWith(people) }).totals.unchanged).toBe(1);
  });

  test.each(['invalid', 'failed'] as const)('%s: seats are unknown, everything else is nothing', (kind) => {
    expect(reportOf({ kind, problems: [ERROR] }, { dryRun: true }).totals).toEqual({
      changed: false,
      seatsBefore: null,
      seatsAfter: null,
      assigned: 0,
      unassigned: 0,
      unchanged: 0,
      unresolved: 0,
      failed: 0,
    });
  });

  test('products add up', () => {
    const plan: Plan = {
      ...planned([]),
      products: [
        { productCode: 'a', seatsBefore: 3, listedCount: 1, people: [person('assign', 1)] },
        { productCode: 'b', seatsBefore: 4, listedCount: 1, people: [person('unassign', 2), person('assign', 1)] },
      ],
    };
    expect(reportOf({ kind: 'planned', plan }, { dryRun: true }).totals).toMatchObject({
      assigned: 2,
      unassigned: 1,
      seatsBefore: 7,
      seatsAfter: 8,
    });
  });

  test('every status is in one group, and the counts of a report add up to everybody', () => {
    expect(Object.keys(STATUS_GROUP).sort()).toEqual([...STATUSES].sort());
    const settled = STATUSES.filter(
      (status): status is SettledStatus => STATUS_GROUP[status] !== 'failed' && !status.includes('assign'),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Kind>('assign', 'unassign', ...settled)), (some) => {
        const { totals } = reportOf({ kind: 'planned', plan: planned(some) }, { dryRun: true });
        const left = some.filter((kind) => kind === 'kept' || kind === 'protected').length;
        const { assigned, unassigned, unchanged, unresolved, failed } = totals;
        expect(assigned + unassigned + unchanged + unresolved + failed + left).toBe(some.length);
      }),
    );
  });
});

describe("everybody's status", () => {
  const statuses = (made: Report): string[] =>
    made.products.flatMap(({ people }) => people.map(({ status }) => status));

  test.each<[string, Report]>([
    ['in a dry run', reportOf({ kind: 'planned', plan: planned(['assign', 'unassign', 'kept']) }, { dryRun: true })],
    ['when refused', reportOf({ kind: 'refused', plan: planned(['assign', 'unassign', 'kept']) })],
  ])('a change stays a "would" %s', (_, made) => {
    expect(statuses(made)).toEqual(['would-assign', 'would-unassign', 'kept']);
  });

  test('a change ends in its outcome, with its reason', () => {
    const made = appliedReport(['assign', 'has-seat', 'unassign'], ['assigned', 'failed']);
    expect(made.products[0]?.people.map(({ status, reason }) => [status, reason])).toEqual([
      ['assigned', 'so 0'],
      ['has-seat', 'as planned'],
      ['failed', 'so 1'],
    ]);
  });

  test('people are told with all that is known of them', () => {
    const [one] = reportOf({ kind: 'planned', plan: planned(['has-seat']) }).products[0]?.people ?? [];
    expect(one).toMatchObject({
      key: uuid(1),
      id: uuid(1),
      name: 'Person 1',
      status: 'has-seat',
      reason: 'as planned',
      listed: true,
      source: { file: 'seats.txt', line: 1 },
    });
  });
});

test('a product shows its own limit', () => {
  const maxSeats = new Map([
    ['p', 50],
    ['q', 7],
  ]);
  expect(reportOf({ kind: 'planned', plan: planned([]) }, { maxSeats }).products[0]?.maxSeats).toBe(50);
  expect(reportOf({ kind: 'planned', plan: planned([]) }).products[0]?.maxSeats).toBeNull();
});

test('problems of the run, of the plan and of applying it are all told, in this order', () => {
  const plan: Plan = { ...planned(['assign']), problems: [WARNING] };
  const end: Applied = { ...applied(plan, ['assigned']), problems: [{ ...WARNING, message: 'late' }] };
  const { problems } = reportOf({ kind: 'applied', plan, applied: end, problems: [ERROR] });
  expect(problems.map(({ message }) => message)).toEqual(['wrong', 'odd', 'late']);
});
