import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { displayProblem, displayReport, displayText } from '../../src/render/display.ts';
import { parsePersonKey } from '../../src/seats/person.ts';
import { ERROR, ID, person, product, reportOf } from './sample.ts';

describe('an e-mail in a text', () => {
  test.each([
    ['jane.doe@example.com', 'j***e@example.com', '(hidden)'],
    ['joe@example.com', 'j***e@example.com', '(hidden)'],
    ['jo@example.com', 'j***@example.com', '(hidden)'],
    ['j@example.com', 'j***@example.com', '(hidden)'],
    ['jörg@example.com', 'j***g@example.com', '(hidden)'],
    ['"jane@example.com" is listed twice', '"j***e@example.com" is listed twice', '"(hidden)" is listed twice'],
    [
      'Jane <jane@example.com>, joe@example.com',
      'Jane <j***e@example.com>, j***e@example.com',
      'Jane <(hidden)>, (hidden)',
    ],
    ['mailto:jane@example.com', 'mailto:j***e@example.com', 'mailto:(hidden)'],
    ['a@example.com b@example.com', 'a***@example.com b***@example.com', '(hidden) (hidden)'],
    ['jane@@example.com', 'j***e@@example.com', '(hidden)'],
    ["jane@example.com'joe@example.com", "j***e@example.com'***e@example.com", '(hidden)(hidden)'],
    ['filter=jane%40example.com&page=1', 'filter=j***e%40example.com&page=1', 'filter=(hidden)&page=1'],
    ['jane%40x@example.com', 'j***e%40x@example.com', '(hidden)'],
    ["jane%40'joe%40example.com", "jane%40'***e%40example.com", 'jane%40(hidden)'],
    ['@example.com', '@example.com', '@example.com'],
    ['@joe@example.com', '@j***e@example.com', '@(hidden)'],
    ['a @ b', 'a @ b', 'a @ b'],
    ['jane@ example.com', 'jane@ example.com', 'jane@ example.com'],
    ['nobody here', 'nobody here', 'nobody here'],
    [ID, ID, ID],
  ])('%s', (text, masked, hidden) => {
    expect(displayText(text, 'full')).toBe(text);
    expect(displayText(text, 'masked')).toBe(masked);
    expect(displayText(text, 'hidden')).toBe(hidden);
  });

  test('is masked also where asterisks stand around it', () => {
    expect(displayText('***jane.doe@example.com***', 'masked')).not.toContain('jane.doe');
    expect(displayText('see **jane.doe@example.com**', 'masked')).not.toContain('jane.doe');
  });

  test('with an apostrophe is masked and hidden as a whole', () => {
    expect(displayText("jean-luc'x@example.com is listed twice", 'masked')).not.toContain('jean-luc');
    expect(displayText("o'brien@example.com is listed twice", 'hidden')).not.toContain("o'");
  });

  test('is found in time in a text of any length', () => {
    const word = 'a'.repeat(1_000_000);
    expect(displayText(`${word} jane@example.com`, 'hidden')).toBe(`${word} (hidden)`);
    expect(displayText(`${word}%40 jane@example.com`, 'hidden')).toBe(`${word}%40 (hidden)`);
    for (const nearly of ["a%40'", '=%40a', '@', 'a@ ']) {
      const text = nearly.repeat(200_000);
      expect(displayText(text, 'hidden')).toBe(text);
    }
  });

  const key = fc
    .emailAddress()
    .map((email) => parsePersonKey(email))
    .filter((email) => email !== null);

  test('masking twice or hiding twice changes nothing', () => {
    fc.assert(
      fc.property(
        fc.string(),
        key,
        fc.string(),
        fc.constantFrom('masked', 'hidden'),
        (before, email, after, display) => {
          const once = displayText(`${before} ${email} ${after}`, display);
          expect(displayText(once, display)).toBe(once);
        },
      ),
    );
  });

  test('whatever can be listed: its local part does not survive', () => {
    fc.assert(
      fc.property(
        key.filter((email) => email.indexOf('@') > 3),
        fc.constantFrom('masked', 'hidden'),
        (email, display) => {
          expect(displayText(`"${email}": not-found`, display)).not.toContain(email.slice(0, email.indexOf('@') + 1));
        },
      ),
    );
  });
});

describe('a report', () => {
  const people = [
    person('failed', { reason: 'Datadog: jane@example.com is unknown', name: 'Jane (jane@example.com)' }),
    person('has-seat', { key: ID, name: 'Joe' }),
    person('not-found', { key: 'zoe@example.com', id: null, name: null }),
  ];
  const report = reportOf('incomplete', [product(people)], {
    problems: [{ ...ERROR, message: 'zoe@example.com twice' }],
  });

  test('in full is the report itself', () => {
    expect(displayReport(report, 'full')).toBe(report);
  });

  test('masked shows no whole e-mail anywhere, and all the rest', () => {
    const shown = displayReport(report, 'masked');
    expect(shown.products[0]?.people.map(({ key, id, name, reason }) => [key, id, name, reason])).toEqual([
      ['j***e@example.com', ID, 'Jane (j***e@example.com)', 'Datadog: j***e@example.com is unknown'],
      [ID, ID, 'Joe', null],
      ['z***e@example.com', null, null, null],
    ]);
    expect(shown.problems[0]?.message).toBe('z***e@example.com twice');
    expect(JSON.stringify(shown)).not.toMatch(/jane@|zoe@/);
  });

  test('hidden shows neither e-mails nor names, but the UUID where it is known', () => {
    const shown = displayReport(report, 'hidden');
    expect(shown.products[0]?.people.map(({ key, name, reason }) => [key, name, reason])).toEqual([
      [ID, null, 'Datadog: (hidden) is unknown'],
      [ID, null, null],
      ['(hidden)', null, null],
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/example\.com|Jane|Joe/);
  });

  test.each(['masked', 'hidden'] as const)('%s twice is the same as once', (display) => {
    const once = displayReport(report, display);
    expect(displayReport(once, display)).toEqual(once);
  });

  test('keeps everything that is no personal data', () => {
    const { verdict, totals, facts, products } = displayReport(report, 'hidden');
    expect({ verdict, totals, facts }).toEqual({ verdict: report.verdict, totals: report.totals, facts: report.facts });
    expect(products[0]?.people.map(({ status, source }) => [status, source])).toEqual(
      people.map(({ status, source }) => [status, source]),
    );
  });
});

test('a problem keeps its place', () => {
  expect(displayProblem({ ...ERROR, message: 'jane@example.com' }, 'masked')).toEqual({
    ...ERROR,
    message: 'j***e@example.com',
  });
});

test.each([
  ['q=jane.doe%40example.com&x=1', 'q=j***e%40example.com&x=1'],
  ['"jane@@example.com" is neither', '"j***e@@example.com" is neither'],
])('an e-mail that is encoded or malformed is masked too: %s', (text, masked) => {
  expect(displayText(text, 'masked')).toBe(masked);
  expect(displayText(text, 'hidden')).not.toContain('jane');
});
