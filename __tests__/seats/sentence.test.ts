import { describe, expect, test } from '@jest/globals';
import { count, grouped, impersonal, quote, say, value, who, words } from '../../src/seats/sentence.ts';
import { textOf, uuid } from './situation.ts';

describe('a sentence', () => {
  test('reads like its template', () => {
    expect(textOf(say`nothing in it`)).toBe('nothing in it');
    expect(textOf(say`${'on_call'}: ${2} of ${'3'}`)).toBe('on_call: 2 of 3');
    expect(textOf(say`${who('ann@example.com')} said ${quote('no')} to ${value('x')}: ${words('so be it')}`)).toBe(
      'ann@example.com said "no" to "x": so be it',
    );
  });

  test('may be part of another one, with everything personal in it', () => {
    const inner = say`${who('ann@example.com', uuid(1))} is unknown`;
    const outer = say`ir: ${inner}!`;
    expect(textOf(outer)).toBe('ir: ann@example.com is unknown!');
    expect(outer).toContainEqual({ kind: 'person', key: 'ann@example.com', id: uuid(1) });
  });

  test('keeps what is personal out of a text for places that know no display', () => {
    const parts = [who('ann@example.com'), quote('Ann'), value('ann'), words('Ann')] as const;
    const text = impersonal(say`${parts[0]} is ${parts[1]}, ${parts[2]} or ${parts[3]} (${'ir'})`);
    expect(text).toBe('… is …, … or … (ir)');
  });
});

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [12_345, '12,345'],
  [1_234_567, '1,234,567'],
])('%d as people read it', (number, text) => {
  expect(grouped(number)).toBe(text);
});

test('a count agrees with its noun', () => {
  expect(count(0, 'seat')).toBe('0 seats');
  expect(count(1, 'seat')).toBe('1 seat');
  expect(count(1200, 'person', 'people')).toBe('1,200 people');
});
