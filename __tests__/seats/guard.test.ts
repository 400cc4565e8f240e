import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkLimits, guard, type Limits, type MaxSeats, maxSeatsOf } from '../../src/seats/guard.ts';
import type { Operation } from '../../src/seats/operation.ts';
import { type Intent, intendedChanges, type Plan, type PlannedPerson, type ProductPlan } from '../../src/seats/plan.ts';
import { textOf, uuid } from './situation.ts';

/** `max-seats` with a limit for every product, limits by product code, or both. */
function maxSeats(byProduct: Readonly<Record<string, number>>, everywhere: number | null = null): MaxSeats {
  return { everywhere, byProduct: new Map(Object.entries(byProduct)) };
}

const NO_LIMITS: Limits = {
  maxSeats: maxSeats({}),
  maxUnassign: Number.MAX_SAFE_INTEGER,
  maxUnassignPercent: 100,
  allowEmptyList: true,
};

function person(number: number, intent: Intent): PlannedPerson {
  return {
    key: uuid(number),
    id: uuid(number),
    email: null,
    name: null,
    listed: null,
    since: null,
    suggestion: null,
    intent,
  };
}

/** A product's plan with so many changes. */
function productOf(
  seatsBefore: number,
  { assign = 0, unassign = 0, listedCount = 1, productCode = 'p' } = {},
): ProductPlan {
  const kinds = [...Array<'assign'>(assign).fill('assign'), ...Array<'unassign'>(unassign).fill('unassign')];
  const stays = person(0, { kind: 'none', status: 'has-seat', why: null });
  return {
    productCode,
    seatsBefore,
    listedCount,
    people: [stays, ...kinds.map((kind, index) => person(index + 1, { kind }))],
  };
}

function refusals(operation: Operation, products: readonly ProductPlan[], limits: Partial<Limits>): string[] {
  const made: Plan = { operation, products, problems: [] };
  return guard(made, { ...NO_LIMITS, ...limits }).map(({ says }) => textOf(says));
}

describe('max-unassign', () => {
  test('as many as it allows pass, without a percentage in the way', () => {
    expect(refusals('sync', [productOf(1000, { unassign: 10 })], { maxUnassign: 10 })).toEqual([]);
  });

  test('one more is refused, with the way out', () => {
    expect(refusals('sync', [productOf(1000, { unassign: 11 })], { maxUnassign: 10 })).toEqual([
      'p: would remove 11 of 1,000 seats, more than max-unassign 10; raise max-unassign to 11 if this is right',
    ]);
  });

  test('0 refuses even one', () => {
    expect(refusals('sync', [productOf(1, { unassign: 1 })], { maxUnassign: 0 })).toEqual([
      'p: would remove 1 of 1 seat, more than max-unassign 0; raise max-unassign to 1 if this is right',
    ]);
    expect(refusals('sync', [productOf(1)], { maxUnassign: 0 })).toEqual([]);
  });

  test('it counts each product by itself', () => {
    const products = [
      productOf(100, { unassign: 6, productCode: 'on_call' }),
      productOf(100, { unassign: 5, productCode: 'incident_response' }),
    ];
    expect(refusals('sync', products, { maxUnassign: 6 })).toEqual([]);
    expect(refusals('sync', products, { maxUnassign: 5 })).toEqual([
      'on_call: would remove 6 of 100 seats, more than max-unassign 5; raise max-unassign to 6 if this is right',
    ]);
  });
});

describe('max-unassign-percent', () => {
  test.each([
    ['exactly the share', 40, 10, 25],
    ['one person is always allowed', 1, 1, 25],
    ['one person is always allowed, even with 0 %', 3, 1, 0],
    ['nobody is 0 %', 0, 0, 0],
    ['everybody is 100 %', 7, 7, 100],
    ['a share with a decimal', 1000, 333, 33.3],
    ['a share that binary fractions miss by a hair', 1500, 69, 4.6],
    ['another one', 1375, 77, 5.6],
  ])('passes: %s (%d seats, %d removed, %d %)', (_, seats, unassign, maxUnassignPercent) => {
    expect(refusals('sync', [productOf(seats, { unassign })], { maxUnassignPercent })).toEqual([]);
  });

  test.each([
    [
      "the contract's own example",
      40,
      14,
      25,
      '(35 %), more than max-unassign-percent 25 %; raise max-unassign-percent to 35',
    ],
    [
      'one more than the share',
      40,
      11,
      25,
      '(27.5 %), more than max-unassign-percent 25 %; raise max-unassign-percent to 28',
    ],
    ['two of two', 2, 2, 99, '(100 %), more than max-unassign-percent 99 %; raise max-unassign-percent to 100'],
    ['two with 0 %', 2000, 2, 0, '(0.1 %), more than max-unassign-percent 0 %; raise max-unassign-percent to 1'],
    [
      'rounded up, never down',
      3,
      2,
      66.6,
      '(66.7 %), more than max-unassign-percent 66.6 %; raise max-unassign-percent to 67',
    ],
  ])('refuses: %s', (_, seats, unassign, maxUnassignPercent, arithmetic) => {
    expect(refusals('sync', [productOf(seats, { unassign })], { maxUnassignPercent })).toEqual([
      `p: would remove ${unassign} of ${seats.toLocaleString('en')} seats ${arithmetic} if this is right`,
    ]);
  });

  test('whoever follows the advice of a refusal is not refused again', () => {
    const plans = fc
      .integer({ min: 2, max: 500 })
      .chain((seats) => fc.tuple(fc.constant(seats), fc.integer({ min: 2, max: seats })));
    fc.assert(
      fc.property(plans, fc.integer({ min: 0, max: 100 }), ([seats, unassign], maxUnassignPercent) => {
        const products = [productOf(seats, { unassign })];
        const [refusal] = refusals('sync', products, { maxUnassignPercent });
        const isOver = unassign > (maxUnassignPercent * seats) / 100;
        expect(refusal !== undefined).toBe(isOver);
        const advised = Number(/raise max-unassign-percent to (\d+)/.exec(refusal ?? '')?.[1] ?? maxUnassignPercent);
        expect(refusals('sync', products, { maxUnassignPercent: advised })).toEqual([]);
      }),
    );
  });
});

describe('both removal limits', () => {
  const told = (maxUnassign: number, maxUnassignPercent: number): string[] =>
    refusals('sync', [productOf(28, { unassign: 14 })], { maxUnassign, maxUnassignPercent });

  test.each([
    [
      'the share is lower',
      10,
      25,
      '(50 %), more than max-unassign-percent 25 %; raise max-unassign-percent to 50 and max-unassign to 14',
    ],
    ['the count is lower', 5, 25, 'more than max-unassign 5; raise max-unassign-percent to 50 and max-unassign to 14'],
    [
      'only the share is passed',
      14,
      25,
      '(50 %), more than max-unassign-percent 25 %; raise max-unassign-percent to 50',
    ],
    ['only the count is passed', 5, 50, 'more than max-unassign 5; raise max-unassign to 14'],
  ])('one sentence names the lower one: %s', (_, maxUnassign, maxUnassignPercent, says) => {
    const separator = says.startsWith('(') ? ' ' : ', ';
    expect(told(maxUnassign, maxUnassignPercent)).toEqual([
      `p: would remove 14 of 28 seats${separator}${says} if this is right`,
    ]);
  });

  test('whoever raises both is not refused again', () => {
    expect(told(14, 50)).toEqual([]);
  });
});

describe('max-seats', () => {
  const limit = (number: number): Partial<Limits> => ({ maxSeats: maxSeats({ p: number }) });

  test.each(['assign', 'sync'] as const)('%s: as many as it allows pass', (operation) => {
    expect(refusals(operation, [productOf(48, { assign: 2 })], limit(50))).toEqual([]);
  });

  test.each(['assign', 'sync'] as const)('%s: one more is refused, with the way out', (operation) => {
    expect(refusals(operation, [productOf(49, { assign: 2 })], limit(50))).toEqual([
      'p: would hold 51 seats (49 + 2 - 0 = 51), more than max-seats 50; raise max-seats to 51 if the budget allows it',
    ]);
  });

  test('seats that become free are counted', () => {
    expect(refusals('sync', [productOf(50, { assign: 3, unassign: 3 })], limit(50))).toEqual([]);
    expect(refusals('sync', [productOf(50, { assign: 3, unassign: 2 })], limit(50))).toEqual([
      'p: would hold 51 seats (50 + 3 - 2 = 51), more than max-seats 50; raise max-seats to 51 if the budget allows it',
    ]);
  });

  test('a plan that assigns nobody is never stopped for holding too many', () => {
    expect(refusals('sync', [productOf(60, { unassign: 1 })], limit(50))).toEqual([]);
    expect(refusals('sync', [productOf(60)], limit(50))).toEqual([]);
    expect(refusals('unassign', [productOf(60, { unassign: 1 })], limit(50))).toEqual([]);
  });

  test('0 means no seat at all', () => {
    expect(refusals('assign', [productOf(0, { assign: 1 })], limit(0))).toEqual([
      'p: would hold 1 seat (0 + 1 - 0 = 1), more than max-seats 0; raise max-seats to 1 if the budget allows it',
    ]);
  });

  test('a limit is for its product alone', () => {
    expect(refusals('assign', [productOf(100, { assign: 1, productCode: 'other' })], limit(50))).toEqual([]);
  });
});

describe('max-seats for every product', () => {
  test('limits each product by itself', () => {
    const products = [productOf(49, { assign: 1, productCode: 'a' }), productOf(50, { assign: 1, productCode: 'b' })];
    expect(refusals('assign', products, { maxSeats: maxSeats({}, 50) })).toEqual([
      'b: would hold 51 seats (50 + 1 - 0 = 51), more than max-seats 50; raise max-seats to 51 if the budget allows it',
    ]);
  });

  test.each([
    ['its own limit goes first', maxSeats({ p: 7 }, 50), 7],
    ['also where that is 0', maxSeats({ p: 0 }, 50), 0],
    ['the limit for every product', maxSeats({ q: 7 }, 50), 50],
    ['no limit', maxSeats({ q: 7 }), null],
  ])('of a product: %s', (_, limits, expected) => {
    expect(maxSeatsOf(limits, 'p')).toBe(expected);
  });
});

describe('a limit for a product that the run does not handle', () => {
  const check = (limits: MaxSeats, ...codes: readonly string[]): readonly string[] =>
    checkLimits(
      { ...NO_LIMITS, maxSeats: limits },
      codes.map((productCode) => ({ productCode })),
    ).map(({ severity, at, says }) => `${severity} ${at === null ? '' : at.file}: ${textOf(says)}`);

  test('is taken for a misspelt code where a product of the run has no limit', () => {
    expect(check(maxSeats({ on_cal: 50 }), 'on_call')).toEqual([
      'error : max-seats has a limit for on_cal, which this run does not use, but none for on_call; check the product codes',
    ]);
    expect(check(maxSeats({ x: 1, y: 2, a: 3 }), 'a', 'b', 'c')).toEqual([
      'error : max-seats has a limit for x, y, which this run does not use, but none for b, c; check the product codes',
    ]);
  });

  test.each<[string, MaxSeats, string[]]>([
    ['every product of the run has one of its own', maxSeats({ a: 1, b: 2, elsewhere: 3 }), ['a', 'b']],
    ['a limit for every product covers the others', maxSeats({ elsewhere: 3 }, 50), ['a']],
    ['the run handles no product', maxSeats({ elsewhere: 3 }), []],
  ])('is harmless where %s', (_, limits, codes) => {
    expect(check(limits, ...codes)).toEqual([]);
  });

  test('some products may have a limit and others none', () => {
    expect(check(maxSeats({ a: 1 }), 'a', 'b')).toEqual([]);
    expect(check(maxSeats({}), 'a')).toEqual([]);
  });
});

describe('allow-empty-list', () => {
  const nobody = productOf(41, { unassign: 41, listedCount: 0 });

  test('an empty list is a mistake', () => {
    expect(refusals('sync', [nobody], { allowEmptyList: false })).toEqual([
      'p: the list names nobody, so 41 of 41 seats would be removed; ' +
        'set allow-empty-list to true if nobody should hold a seat',
    ]);
  });

  test('also where nobody holds a seat that could be lost', () => {
    expect(refusals('sync', [{ ...nobody, people: [] }], { allowEmptyList: false })).toEqual([
      'p: the list names nobody; set allow-empty-list to true if nobody should hold a seat',
    ]);
  });

  test('unless it is allowed', () => {
    expect(refusals('sync', [nobody], { allowEmptyList: true })).toEqual([]);
  });

  test('one person is no empty list', () => {
    expect(refusals('sync', [productOf(41, { unassign: 40, listedCount: 1 })], { allowEmptyList: false })).toEqual([]);
  });

  test.each(['assign', 'unassign', 'list'] as const)(
    '%s with an empty list takes nothing from anybody',
    (operation) => {
      expect(refusals(operation, [{ ...nobody, people: [] }], { allowEmptyList: false })).toEqual([]);
    },
  );
});

test('changes is bounded like sync, but an empty list is none of its business', () => {
  const strict = { maxUnassign: 1, maxUnassignPercent: 4, maxSeats: maxSeats({ p: 40 }), allowEmptyList: false };
  expect(refusals('changes', [productOf(40, { unassign: 1, listedCount: 0 })], strict)).toEqual([]);
  expect(refusals('changes', [productOf(40, { assign: 3, unassign: 2 })], strict)).toEqual([
    'p: would remove 2 of 40 seats (5 %), more than max-unassign-percent 4 %; ' +
      'raise max-unassign-percent to 5 and max-unassign to 2 if this is right',
    'p: would hold 41 seats (40 + 3 - 2 = 41), more than max-seats 40; raise max-seats to 41 if the budget allows it',
  ]);
});

test('the lower of the two limits is named, and every setting that has to change', () => {
  const [refusal] = guard(
    { operation: 'sync', products: [productOf(28, { unassign: 14 })], problems: [] },
    { ...NO_LIMITS, maxUnassign: 10, maxUnassignPercent: 25 },
  );
  expect(refusal?.choice).toEqual({
    brief: 'would remove 14 of 28 seats',
    limit: 'The limit is 7 removals (max-unassign-percent: 25).',
    undo: 'Put the missing people back into',
    settings: ['max-unassign-percent: 50', 'max-unassign: 14'],
  });
  const [other] = guard(
    { operation: 'sync', products: [productOf(100, { unassign: 14 })], problems: [] },
    { ...NO_LIMITS, maxUnassign: 10, maxUnassignPercent: 25 },
  );
  expect(other?.choice).toMatchObject({
    limit: 'The limit is 10 removals (max-unassign: 10).',
    settings: ['max-unassign: 14'],
  });
});

test('unassign is not bounded: it names the people', () => {
  const strict = { maxUnassign: 0, maxUnassignPercent: 0 };
  expect(refusals('unassign', [productOf(40, { unassign: 40 })], strict)).toEqual([]);
});

test('every refusal of every product is an error without a place', () => {
  const made: Plan = {
    operation: 'sync',
    problems: [],
    products: [
      productOf(10, { assign: 9, unassign: 4, productCode: 'a' }),
      productOf(10, { productCode: 'b' }),
      productOf(2, { unassign: 2, listedCount: 0, productCode: 'c' }),
    ],
  };
  const limits: Limits = {
    maxSeats: maxSeats({ a: 14, b: 1 }),
    maxUnassign: 3,
    maxUnassignPercent: 29,
    allowEmptyList: false,
  };
  const problems = guard(made, limits);
  expect(problems.map(({ says }) => textOf(says))).toEqual([
    expect.stringMatching(/^a: would remove 4 of 10 seats \(40 %\), more than max-unassign-percent 29 %;/),
    expect.stringMatching(/^a: would hold 15 seats \(10 \+ 9 - 4 = 15\), more than max-seats 14;/),
    expect.stringMatching(/^c: the list names nobody/),
  ]);
  expect(problems.every(({ severity, at }) => severity === 'error' && at === null)).toBe(true);
});

test('intended changes are counted, settled people are not', () => {
  expect(intendedChanges(productOf(5, { assign: 2, unassign: 3 }))).toEqual({ assign: 2, unassign: 3 });
});
