import { describe, expect, test } from '@jest/globals';
import { personLine, problemText, productGroup, verdictLine } from '../../src/render/log.ts';
import { STATUSES } from '../../src/seats/status.ts';
import { ERROR, ID, person, product, reportOf, WARNING } from './sample.ts';

describe('a person in a line', () => {
  test.each([
    [
      'everything',
      person('failed', { reason: 'Datadog: no' }),
      'failed jane@example.com (Jane Doe): Datadog: no [seats.txt:3]',
    ],
    ['no name', person('assigned', { name: null }), 'assigned jane@example.com [seats.txt:3]'],
    ['no place', person('assigned', { source: null }), 'assigned jane@example.com (Jane Doe)'],
    [
      'unlisted',
      person('unassigned', { key: ID, name: null, listed: false, source: null }),
      `unassigned ${ID}: not on the list`,
    ],
  ])('%s', (_, one, line) => {
    expect(personLine(one)).toBe(line);
  });
});

describe('a product', () => {
  test('has seats and changes in its title', () => {
    const people = [person('assigned'), person('assigned'), person('kept')];
    expect(productGroup(product(people, { seatsAfter: 43 }), 'applied').title).toBe(
      'incident_response: 41 → 43 of 50 seats; 2 people got a seat',
    );
    expect(productGroup(product([person('kept')]), 'in-sync').title).toBe('incident_response: 41 of 50 seats');
  });

  test.each(STATUSES)('%s is shown in a line of its own unless nothing happens to the person', (status) => {
    const { lines } = productGroup(product([person(status)]), 'applied');
    const isQuiet = ['has-seat', 'no-seat', 'kept'].includes(status);
    expect(lines).toEqual([isQuiet ? '1 unchanged' : `${status} jane@example.com (Jane Doe) [seats.txt:3]`]);
  });

  test('a listing shows everybody', () => {
    expect(productGroup(product([person('has-seat'), person('kept')]), 'listed').lines).toHaveLength(2);
  });

  test('the others are counted', () => {
    const people = [person('assigned'), ...Array.from({ length: 1200 }, () => person('has-seat'))];
    expect(productGroup(product(people), null).lines).toEqual([
      'assigned jane@example.com (Jane Doe) [seats.txt:3]',
      '1,200 unchanged',
    ]);
  });
});

test.each([
  [ERROR, 'seats.txt:7: "jane" is neither an e-mail nor a UUID'],
  [{ ...ERROR, line: null }, 'seats.txt: "jane" is neither an e-mail nor a UUID'],
  [WARNING, 'listed twice'],
])('a problem with its place: %#', (problem, text) => {
  expect(problemText(problem)).toBe(text);
});

test('the last line tells verdict and headline', () => {
  expect(verdictLine(reportOf('refused'))).toBe('refused: Refused — nothing was changed');
  expect(verdictLine(reportOf('applied', [], { totals: { assigned: 1 } }))).toBe('applied: Done — 1 assigned');
});
