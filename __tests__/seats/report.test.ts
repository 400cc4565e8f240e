import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { MaxSeats } from '../../src/seats/guard.ts';
import type { Mode } from '../../src/seats/operation.ts';
import type { Plan, PlannedPerson } from '../../src/seats/plan.ts';
import { errorAt, warningAt } from '../../src/seats/problem.ts';
import {
  type Applied,
  type Ending,
  makeReport,
  type Outcome,
  type Report,
  type RunFacts,
} from '../../src/seats/report.ts';
import { say } from '../../src/seats/sentence.ts';
import { isRed, type SettledStatus, type Status, STATUS_GROUP, VERDICTS } from '../../src/seats/status.ts';
import { textOf, uuid } from './situation.ts';

const DRY_RUN: Mode = { kind: 'dry-run', why: null };
const NO_LIMIT: MaxSeats = { everywhere: null, byProduct: new Map() };

const FACTS: RunFacts = {
  operation: 'sync',
  mode: { kind: 'may-write' },
  site: 'datadoghq.eu',
  maxSeats: NO_LIMIT,
  unresolvedFails: true,
  outsider: null,
  appliesOnMerge: false,
  files: [],
  emailDisplay: 'full',
  links: { commit: '', homeUrl: '', runUrl: '' },
};

type Kind = 'assign' | 'unassign' | SettledStatus;

function person(kind: Kind, number: number, listed = true): PlannedPerson {
  const isChange = kind === 'assign' || kind === 'unassign';
  return {
    key: uuid(number),
    id: uuid(number),
    email: null,
    name: `Person ${number}`,
    listed: listed ? { key: uuid(number), source: { file: 'seats.txt', line: number } } : null,
    since: null,
    suggestion: null,
    intent: isChange ? { kind } : { kind: 'none', status: kind, why: say`as planned` },
  };
}

function planWith(people: readonly PlannedPerson[], seatsBefore = 10): Plan {
  return {
    operation: 'sync',
    products: [
      { productCode: 'p', seatsBefore, listedCount: people.filter(({ listed }) => listed !== null).length, people },
    ],
    problems: [],
  };
}

function planned(kinds: readonly Kind[]): Plan {
  return planWith(kinds.map((kind, index) => person(kind, index + 1)));
}

function listing(kinds: readonly Kind[]): Plan {
  return { ...planned(kinds), operation: 'list' };
}

/** Everybody's intended change with the outcome it had. */
function applied(plan: Plan, outcomes: readonly Outcome['status'][], seatsAfter: number | null = 11): Applied {
  const changed = plan.products.flatMap(({ people }) => people.filter(({ intent }) => intent.kind !== 'none'));
  return {
    outcomes: new Map(
      changed.map((one, index) => [one, { status: outcomes[index] ?? 'failed', why: say`so ${index}` }]),
    ),
    seatsAfter: new Map(seatsAfter === null ? [] : [['p', seatsAfter]]),
  };
}

function reportOf(ending: Ending, facts: Partial<RunFacts> = {}): Report {
  return makeReport(ending, { ...FACTS, ...facts }, []);
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
    ['a listing', reportOf({ kind: 'planned', plan: listing(['has-seat', 'kept']) }, { operation: 'list' }), 'listed'],
    [
      'a listing in a dry run',
      reportOf({ kind: 'planned', plan: listing([]) }, { operation: 'list', mode: DRY_RUN }),
      'listed',
    ],
    ['nothing to do', reportOf({ kind: 'planned', plan: planned(['has-seat', 'protected', 'kept']) }), 'in-sync'],
    [
      'nothing to do in a dry run',
      reportOf({ kind: 'planned', plan: planned(['no-seat']) }, { mode: DRY_RUN }),
      'in-sync',
    ],
    [
      'a dry run that would assign',
      reportOf({ kind: 'planned', plan: planned(['assign']) }, { mode: DRY_RUN }),
      'planned',
    ],
    [
      'a dry run that would unassign',
      reportOf({ kind: 'planned', plan: planned(['unassign']) }, { mode: DRY_RUN }),
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
      reportOf({ kind: 'planned', plan: planned(['assign', 'not-found']) }, { mode: DRY_RUN }),
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
    ['a refusal', reportOf({ kind: 'refused', plan: planned(['assign']) }), 'refused'],
    [
      'a refusal goes before unresolved people',
      reportOf({ kind: 'refused', plan: planned(['unassign', 'not-found']) }),
      'refused',
    ],
    [
      'a refusal in a dry run',
      reportOf({ kind: 'refused', plan: planned(['unassign']) }, { mode: DRY_RUN }),
      'refused',
    ],
    ['wrong inputs', reportOf({ kind: 'invalid' }), 'invalid'],
    ['no plan', reportOf({ kind: 'failed' }), 'failed'],
  ])('%s', (_, { verdict }, expected) => {
    expect(verdict).toBe(expected);
  });

  test('the job is red for the last four, green for the others', () => {
    expect(VERDICTS.filter(isRed)).toEqual(['incomplete', 'refused', 'invalid', 'failed']);
    expect(VERDICTS.filter((verdict) => !isRed(verdict))).toEqual([
      'listed',
      'checked',
      'in-sync',
      'planned',
      'applied',
    ]);
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
    const { totals } = reportOf({ kind: 'planned', plan: planned(kinds) }, { mode: DRY_RUN });
    expect(totals).toEqual({
      changed: true,
      seatsBefore: 10,
      seatsAfter: 11,
      assigned: 2,
      unassigned: 1,
      unchanged: 2,
      unresolved: 3,
      withheld: 0,
      failed: 0,
    });
  });

  test('a refused plan counts what would be in a dry run, and nothing otherwise', () => {
    const plan = planned(['assign', 'assign', 'unassign']);
    const tried = reportOf({ kind: 'refused', plan }, { mode: DRY_RUN }).totals;
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
    expect(reportOf({ kind }, { mode: DRY_RUN }).totals).toEqual({
      changed: false,
      seatsBefore: null,
      seatsAfter: null,
      assigned: 0,
      unassigned: 0,
      unchanged: 0,
      unresolved: 0,
      withheld: 0,
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
    expect(reportOf({ kind: 'planned', plan }, { mode: DRY_RUN }).totals).toMatchObject({
      assigned: 2,
      unassigned: 1,
      seatsBefore: 7,
      seatsAfter: 8,
    });
  });

  test('every status is in one group, and the counts of a report add up to everybody', () => {
    const settled = (Object.keys(STATUS_GROUP) as Status[]).filter(
      (status): status is SettledStatus => STATUS_GROUP[status] !== 'failed' && !status.includes('assign'),
    );
    expect(settled).toEqual(expect.arrayContaining(['has-seat', 'kept', 'protected', 'disabled']));
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Kind>('assign', 'unassign', ...settled)), (some) => {
        const { totals } = reportOf({ kind: 'planned', plan: planned(some) }, { mode: DRY_RUN });
        const left = some.filter((kind) => kind === 'kept' || kind === 'protected').length;
        const { assigned, unassigned, unchanged, unresolved, withheld, failed } = totals;
        expect(assigned + unassigned + unchanged + unresolved + withheld + failed + left).toBe(some.length);
      }),
    );
  });
});

describe("everybody's status", () => {
  const statuses = (made: Report): string[] =>
    made.products.flatMap(({ people }) => people.map(({ status }) => status));

  test.each<[string, Report]>([
    ['in a dry run', reportOf({ kind: 'planned', plan: planned(['assign', 'unassign', 'kept']) }, { mode: DRY_RUN })],
    ['when refused', reportOf({ kind: 'refused', plan: planned(['assign', 'unassign', 'kept']) })],
  ])('a change stays a "would" %s', (_, made) => {
    expect(statuses(made)).toEqual(['would-assign', 'would-unassign', 'kept']);
  });

  test('a change ends in its outcome, with its reason', () => {
    const made = appliedReport(['assign', 'has-seat', 'unassign'], ['assigned', 'failed']);
    expect(made.products[0]?.people.map(({ status, why }) => [status, textOf(why ?? [])])).toEqual([
      ['assigned', 'so 0'],
      ['has-seat', 'as planned'],
      ['failed', 'so 1'],
    ]);
  });

  test('people are reported with all that is known of them', () => {
    const [one] = reportOf({ kind: 'planned', plan: planned(['has-seat']) }).products[0]?.people ?? [];
    expect(one).toEqual({
      change: null,
      key: uuid(1),
      id: uuid(1),
      name: 'Person 1',
      status: 'has-seat',
      why: say`as planned`,
      listed: { key: uuid(1), source: { file: 'seats.txt', line: 1 } },
      since: null,
      suggestion: null,
    });
  });
});

test('a product shows its own limit, else the limit for every product', () => {
  const limitOf = (maxSeats: MaxSeats): number | null | undefined =>
    reportOf({ kind: 'planned', plan: planned([]) }, { maxSeats }).products[0]?.maxSeats;
  const byProduct = new Map([
    ['p', 50],
    ['q', 7],
  ]);
  expect(limitOf({ everywhere: 100, byProduct })).toBe(50);
  expect(limitOf({ everywhere: 100, byProduct: new Map([['q', 7]]) })).toBe(100);
  expect(limitOf(NO_LIMIT)).toBeNull();
});

test('the problems of the run and its facts are reported as they are', () => {
  const problems = [errorAt(null, say`wrong`), warningAt({ file: 'seats.txt', line: 3 }, say`odd`)];
  const made = makeReport({ kind: 'planned', plan: planned(['assign']) }, FACTS, problems);
  expect(made.problems).toEqual(problems);
  expect(made.facts).toEqual(FACTS);
});
