import { describe, expect, test } from '@jest/globals';
import {
  closingError,
  personLine,
  placeOf,
  productGroup,
  unresolvedPeople,
  verdictLine,
} from '../../src/render/lines.ts';
import { type Status, STATUS_GROUP } from '../../src/seats/status.ts';
import { ERROR, ID, person, product, reportOf, WARNING } from './sample.ts';

const STATUSES = Object.keys(STATUS_GROUP) as Status[];

describe('a person in a line', () => {
  test.each([
    [
      'everything',
      person('failed', { why: 'Datadog: no' }),
      'failed jane@example.com (Jane Doe): Datadog: no [seats.txt:3]',
    ],
    ['no name', person('assigned', { name: null }), 'assigned jane@example.com [seats.txt:3]'],
    [
      'no place',
      person('assigned', { listed: { key: 'jane@example.com', source: null } }),
      'assigned jane@example.com (Jane Doe)',
    ],
    ['unlisted', person('unassigned', { key: ID, name: null, listed: null }), `unassigned ${ID}: not on the list`],
    [
      'a seat of which Datadog says since when it is held',
      person('unassigned', { key: ID, name: null, listed: null, since: '2026-02-11' }),
      `unassigned ${ID}: not on the list, seat since 2026-02-11`,
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
  [ERROR, 'seats.txt:7'],
  [{ ...ERROR, at: { file: 'seats.txt', line: null } }, 'seats.txt'],
  [WARNING, ''],
])('the place of a problem: %#', (problem, place) => {
  expect(placeOf(problem)).toBe(place);
});

test('the last line tells verdict and headline', () => {
  expect(verdictLine(reportOf('refused'))).toBe('refused: Refused — nothing was changed');
  expect(verdictLine(reportOf('applied', [], { totals: { assigned: 1 } }))).toBe('applied: Done — 1 assigned');
});

describe('people who cannot be resolved', () => {
  const inline = { listed: { key: 'jane@example.com', source: null } };

  test.each(STATUSES)('%s is a problem on a line of the list exactly if it is about resolving', (status) => {
    const isUnresolved = ['not-found', 'disabled', 'ambiguous'].includes(status);
    const problem = {
      severity: 'error',
      says: `jane@example.com: ${status}: so it is`,
      at: { file: 'seats.txt', line: 3 },
    };
    const report = reportOf('incomplete', [product([person(status, { why: 'so it is' })])]);
    expect(unresolvedPeople(report)).toEqual(isUnresolved ? [problem] : []);
  });

  test('are warnings where they do not fail the run', () => {
    const report = reportOf('in-sync', [product([person('disabled')])], { facts: { unresolvedFails: false } });
    expect(unresolvedPeople(report)).toMatchObject([{ severity: 'warning', says: 'jane@example.com: disabled' }]);
  });

  test('have no line where they are given inline', () => {
    expect(unresolvedPeople(reportOf('incomplete', [product([person('not-found', inline)])]))).toEqual([]);
  });

  test('the closing error names everything that has no line of its own, and nothing else', () => {
    const people = [
      person('not-found'),
      person('not-found', { key: 'joe@example.com', ...inline }),
      person('failed', { why: 'Datadog: no' }),
      person('assigned', { key: 'ann@example.com' }),
    ];
    const problems = [ERROR, WARNING, { ...ERROR, says: 'no seat is left', at: null }];
    expect(closingError(reportOf('refused', [product(people)], { problems })).split('\n')).toEqual([
      'Datadog Seats: Refused — nothing was changed',
      'no seat is left',
      'incident_response: joe@example.com: not-found',
      'incident_response: jane@example.com: failed: Datadog: no',
    ]);
  });
});
