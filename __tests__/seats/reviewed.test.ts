import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { Intent, Plan, PlannedPerson } from '../../src/seats/plan.ts';
import { keptRemovals, type Reviewed, unreviewedRemovals } from '../../src/seats/reviewed.ts';
import { say, words } from '../../src/seats/sentence.ts';
import { textOf, uuid } from './situation.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

function person(number: number, kind: 'assign' | 'unassign' | 'kept' = 'unassign'): PlannedPerson {
  const intent: Intent = kind === 'kept' ? { kind: 'none', status: 'kept', why: null } : { kind };
  const email = `p${number}@example.com`;
  return { key: email, id: uuid(number), email, name: `Person ${number}`, listed: null, intent };
}

function planOf(people: readonly PlannedPerson[], productCode = 'ir'): Plan {
  return {
    operation: 'sync',
    products: [{ productCode, seatsBefore: people.length, listedCount: 0, people }],
    problems: [],
  };
}

function removing(count: number): Plan {
  return planOf(Array.from({ length: count }, (_, number) => person(number)));
}

/** What a comment remembers of a plan. */
function reviewed(plan: Plan): Reviewed {
  return { kind: 'plan', removals: keptRemovals(plan, digest) };
}

function warnings(plan: Plan, seen: Reviewed): string[] {
  const problems = unreviewedRemovals(plan, seen, digest);
  expect(problems.every(({ severity, at }) => severity === 'warning' && at === null)).toBe(true);
  return problems.map(({ says }) => textOf(says));
}

describe('removals that the plan in the comment did not show', () => {
  test('there are none where the plan is the one that was shown', () => {
    const plan = planOf([person(1), person(2, 'assign'), person(3)]);
    expect(warnings(plan, reviewed(plan))).toEqual([]);
  });

  test('each is warned about', () => {
    expect(warnings(planOf([person(1), person(2), person(3)]), reviewed(planOf([person(2)])))).toEqual([
      'ir: p1@example.com loses a seat, which the plan in the comment did not show',
      'ir: p3@example.com loses a seat, which the plan in the comment did not show',
    ]);
  });

  test('people who are assigned or stay are no matter of it', () => {
    expect(warnings(planOf([person(1, 'assign'), person(2, 'kept')]), reviewed(planOf([])))).toEqual([]);
  });

  test('a removal that is not planned any more is no matter of it', () => {
    expect(warnings(planOf([]), reviewed(planOf([person(1)])))).toEqual([]);
  });

  test('a removal of another product is another one', () => {
    expect(warnings(planOf([person(1)], 'on_call'), reviewed(planOf([person(1)], 'ir')))).toHaveLength(1);
  });

  test('somebody is the same under another key', () => {
    const byId = { ...person(1), key: uuid(1) };
    expect(warnings(planOf([byId]), reviewed(planOf([person(1)])))).toEqual([]);
  });

  test('twenty have a warning each, the others are counted', () => {
    expect(warnings(removing(20), reviewed(planOf([])))).toHaveLength(20);
    const many = warnings(removing(1220), reviewed(planOf([])));
    expect(many).toHaveLength(21);
    expect(many.at(-1)).toBe('1,200 more removals, which the plan in the comment did not show');
    expect(warnings(removing(21), reviewed(planOf([]))).at(-1)).toBe(
      '1 more removal, which the plan in the comment did not show',
    );
  });
});

describe('what a comment keeps', () => {
  test('nobody can be read from it', () => {
    const kept = keptRemovals(planOf([person(1), person(2)]), digest) ?? [];
    expect(kept).toHaveLength(2);
    expect(kept.every((one) => /^[0-9a-f]{16}$/.test(one))).toBe(true);
  });

  test('it does not depend on the order of the plan', () => {
    expect(keptRemovals(planOf([person(1), person(2)]), digest)).toEqual(
      keptRemovals(planOf([person(2), person(1)]), digest),
    );
  });

  test('five hundred removals are kept; of more nothing is, and one warning says that they cannot be compared', () => {
    expect(keptRemovals(removing(500), digest)).toHaveLength(500);
    expect(keptRemovals(removing(501), digest)).toBeNull();
    expect(warnings(removing(2), reviewed(removing(501)))).toEqual([
      'the plan in the comment could not be read: it has too many removals to compare with',
    ]);
  });
});

test('without a plan that was reviewed nothing is warned about', () => {
  expect(warnings(removing(3), { kind: 'none' })).toEqual([]);
});

test('a plan that could not be read is warned about once, with the reason', () => {
  const why = say`GitHub: ${words('status 502')}`;
  expect(warnings(removing(3), { kind: 'unreadable', why })).toEqual([
    'the plan in the comment could not be read: GitHub: status 502',
  ]);
});
