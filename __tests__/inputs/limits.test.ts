import { expect, test } from '@jest/globals';
import { inputsOf } from './environment.ts';

test.each<[string, number | null, Record<string, number>]>([
  ['', null, {}],
  ['50', 50, {}],
  ['0', 0, {}],
  ['incident_response=50', null, { incident_response: 50 }],
  ['a=1\nb = 2\r\n', null, { a: 1, b: 2 }],
  ['a=1, b=2', null, { a: 1, b: 2 }],
])('max-seats %j', (text, everywhere, byProduct) => {
  const { maxSeats } = inputsOf({ 'max-seats': text }).limits;
  expect(maxSeats).toEqual({ everywhere, byProduct: new Map(Object.entries(byProduct)) });
});
