import { describe, expect, test } from '@jest/globals';
import { limitsOf, type MaxSeats } from '../../src/inputs/limits.ts';
import { inputsOf } from './environment.ts';

describe('max-seats', () => {
  test.each<[string, MaxSeats]>([
    ['', { kind: 'none' }],
    ['50', { kind: 'every', limit: 50 }],
    ['0', { kind: 'every', limit: 0 }],
    ['incident_response=50', { kind: 'each', limits: new Map([['incident_response', 50]]) }],
    [
      'a=1\nb = 2\r\n',
      {
        kind: 'each',
        limits: new Map([
          ['a', 1],
          ['b', 2],
        ]),
      },
    ],
    [
      'a=1, b=2',
      {
        kind: 'each',
        limits: new Map([
          ['a', 1],
          ['b', 2],
        ]),
      },
    ],
  ])('%j', (text, expected) => {
    expect(inputsOf({ 'max-seats': text }).maxSeats).toEqual(expected);
  });
});

describe('limitsOf', () => {
  const each = (limits: Record<string, number>): MaxSeats => ({
    kind: 'each',
    limits: new Map(Object.entries(limits)),
  });

  test('no limit for anything', () => {
    const { limits, problems } = limitsOf({ kind: 'none' }, ['a', 'b']);
    expect([...limits]).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('one number is the limit of every product', () => {
    const { limits, problems } = limitsOf({ kind: 'every', limit: 7 }, ['a', 'b']);
    expect([...limits]).toEqual([
      ['a', 7],
      ['b', 7],
    ]);
    expect(problems).toEqual([]);
  });

  test.each([
    ['a limit for each product', { a: 1, b: 2 }],
    ['a limit for one of them: the other has none on purpose', { a: 1 }],
    ['one more limit, of another workflow', { a: 1, b: 2, c: 3 }],
  ])('%s is fine', (_, limits) => {
    const found = limitsOf(each(limits), ['a', 'b']);
    expect(found.limits.get('a')).toBe(1);
    expect(found.problems).toEqual([]);
  });

  test('a limit for an unknown product, where a product has none, is taken for a misspelt code', () => {
    const { problems } = limitsOf(each({ incident_respnse: 50, b: 2 }), ['incident_response', 'b']);
    expect(problems).toEqual([
      {
        severity: 'error',
        message:
          'max-seats has a limit for incident_respnse, which this run does not handle, and none for incident_response; check the product codes',
        file: null,
        line: null,
      },
    ]);
  });
});
