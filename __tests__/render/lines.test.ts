import { describe, expect, test } from '@jest/globals';
import { unresolvedPeople } from '../../src/render/alert.ts';
import { closingText, openingLines, productGroup } from '../../src/render/lines.ts';
import { DRY_RUN, ERROR, FACTS, ID, person, product, PULL_REQUEST, reportOf, STATUSES, WARNING } from './sample.ts';

test.each([
  ['sync', 'datadoghq.eu', 'Datadog seats: sync on datadoghq.eu'],
  [null, 'datadoghq.eu', 'Datadog seats on datadoghq.eu'],
  ['sync', null, 'Datadog seats: sync'],
  [null, null, 'Datadog seats: the inputs are invalid'],
] as const)('the first line: %s on %s', (operation, site, line) => {
  expect(openingLines({ ...FACTS, operation, site })).toEqual([line]);
});

describe('a product', () => {
  test('has its seats in the title, and aligned lines', () => {
    const people = [
      person('assigned', { key: 'tara@example.com', name: 'Tara' }),
      person('unassigned', { listed: null, since: '2026-02-11', name: 'Jane Doe' }),
      person('has-seat'),
    ];
    expect(productGroup(product(people, { seatsAfter: 43 }), reportOf('applied'))).toEqual({
      title: 'incident_response: 41 → 43 of 50 seats',
      lines: [
        '- jane@example.com  Jane Doe  not in seats.txt, seat since 2026-02-11',
        '+ tara@example.com  Tara      seats.txt:3',
        '  1 unchanged',
      ],
    });
  });

  test.each(STATUSES)('%s has a line of its own unless there is nothing to say', (status) => {
    const { lines } = productGroup(product([person(status)]), reportOf('applied'));
    const isQuiet = ['has-seat', 'no-seat', 'kept', 'protected'].includes(status);
    expect(lines).toHaveLength(1);
    expect(lines[0] === '  1 unchanged').toBe(isQuiet);
  });

  test.each(['kept', 'no-seat'] as const)('%s is shown where there is a reason', (status) => {
    const { lines } = productGroup(product([person(status, { why: 'not in the reviewed plan' })]), reportOf('applied'));
    expect(lines[0]).toContain('not in the reviewed plan');
  });

  test('a listing shows everybody', () => {
    expect(productGroup(product([person('has-seat'), person('kept')]), reportOf('listed')).lines).toHaveLength(2);
  });

  test('a name of thousands of characters pushes nobody aside', () => {
    const people = [person('assigned', { name: 'x'.repeat(5000) }), person('assigned', { name: 'Jo' })];
    expect(productGroup(product(people), reportOf('applied')).lines[1]).toBe('+ jane@example.com  Jo  seats.txt:3');
  });

  test('thousands are counted in groups', () => {
    const people = Array.from({ length: 1200 }, () => person('has-seat'));
    expect(productGroup(product(people), reportOf('applied')).lines).toEqual(['  1,200 unchanged']);
  });
});

describe('people who cannot be resolved', () => {
  test.each(STATUSES)('%s is a problem on a line of the list exactly if it is about resolving', (status) => {
    const isUnresolved = ['not-found', 'disabled', 'ambiguous'].includes(status);
    const says = 'jane@example.com has no Datadog account.';
    const report = reportOf('incomplete', [product([person(status, { why: 'has no Datadog account' })])]);
    const problem = { severity: 'error', says, at: { file: 'seats.txt', line: 3 } };
    expect(unresolvedPeople(report)).toEqual(isUnresolved ? [problem] : []);
  });

  test('are warnings where they do not fail the run', () => {
    const report = reportOf('in-sync', [product([person('disabled')])], { facts: { unresolvedFails: false } });
    expect(unresolvedPeople(report)).toMatchObject([{ severity: 'warning' }]);
  });

  test('have no line where they are given inline', () => {
    const inline = { listed: { key: 'jane@example.com', source: null } };
    expect(unresolvedPeople(reportOf('incomplete', [product([person('not-found', inline)])]))).toEqual([]);
  });
});

describe('the end of the log', () => {
  test('names the person, the cause and the fix', () => {
    const people = [person('not-found', { why: 'has no Datadog account' }), person('withheld', { key: ID })];
    const totals = { unresolved: 1, withheld: 1 };
    expect(closingText(reportOf('incomplete', [product(people)], { facts: PULL_REQUEST, totals }))).toBe(
      'Datadog seats: 1 address not found, removals on hold\n' +
        'jane@example.com (seats.txt:3) has no Datadog account.\n' +
        'Fix seats.txt:3 and push. Until then no seat is removed, even if this is merged.',
    );
  });

  test('has what machines said at last', () => {
    const problem = { ...ERROR, at: null, says: 'app-key is wrong', details: 'GET /x: status 403' };
    expect(closingText(reportOf('failed', [], { problems: [problem, WARNING] }))).toBe(
      'Datadog seats: failed: app-key is wrong\napp-key is wrong.\n' +
        'Nothing was changed. Re-run the job once this is fixed.\nGET /x: status 403',
    );
  });

  test('says of a dry run that nothing was changed', () => {
    expect(closingText(reportOf('planned', [], { facts: DRY_RUN, totals: { assigned: 1 } }))).toBe(
      'Datadog seats: 1 to add\nDry run: nothing was changed.',
    );
  });

  test('points to the list to begin with', () => {
    expect(closingText(reportOf('refused', [product([])], { facts: PULL_REQUEST, isSetUp: true }))).toBe(
      'Datadog seats: set-up works, now fill in seats.txt\nThe job summary shows how to fill in seats.txt.',
    );
  });
});
