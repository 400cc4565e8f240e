import { expect, test } from '@jest/globals';
import type { ShownReport } from '../../src/render/display.ts';
import { renderJson } from '../../src/render/json.ts';
import { redactor } from '../../src/render/redact.ts';
import { DRY_RUN, ERROR, ID, person, product, reportOf, WARNING } from './sample.ts';

const jsonOf = (report: ShownReport): string => renderJson(report, redactor([]));

test('the report file has the shape that the contract shows, and nothing else', () => {
  const report = reportOf('applied', [product([person('assigned')], { seatsAfter: 43 })], { problems: [ERROR] });
  expect(JSON.parse(jsonOf(report))).toEqual({
    version: 1,
    verdict: 'applied',
    operation: 'sync',
    dryRun: false,
    site: 'datadoghq.eu',
    products: [
      {
        productCode: 'incident_response',
        seatsBefore: 41,
        seatsAfter: 43,
        maxSeats: 50,
        people: [
          {
            user: 'jane@example.com',
            id: ID,
            name: 'Jane Doe',
            status: 'assigned',
            reason: null,
            source: { file: 'seats.txt', line: 3 },
          },
        ],
      },
    ],
    problems: [{ severity: 'error', message: ERROR.says, file: 'seats.txt', line: 7 }],
  });
});

test('what is not known is null', () => {
  const report = reportOf('failed', [
    product([person('not-found', { id: null, name: null, listed: null })], { seatsAfter: null, maxSeats: null }),
  ]);
  const json: unknown = JSON.parse(jsonOf({ ...report, facts: { ...report.facts, operation: null, site: null } }));
  expect(json).toMatchObject({
    operation: null,
    site: null,
    products: [{ seatsAfter: null, maxSeats: null, people: [{ id: null, name: null, source: null }] }],
  });
});

test('a reason is that of the person, and somebody given inline has no source', () => {
  const inline = person('failed', { why: 'Datadog: no', listed: { key: 'jane@example.com', source: null } });
  expect(JSON.parse(jsonOf(reportOf('incomplete', [product([inline])])))).toMatchObject({
    products: [{ people: [{ status: 'failed', reason: 'Datadog: no', source: null }] }],
  });
});

test('a problem about a whole file has no line, and one about no file neither file nor line', () => {
  const problems = [{ ...ERROR, at: { file: 'seats.txt', line: null } }, WARNING];
  expect(JSON.parse(jsonOf(reportOf('invalid', [], { problems })))).toMatchObject({
    problems: [
      { severity: 'error', message: ERROR.says, file: 'seats.txt', line: null },
      { severity: 'warning', message: 'listed twice', file: null, line: null },
    ],
  });
});

test('a dry run is one', () => {
  expect(JSON.parse(jsonOf(reportOf('planned', [], { facts: DRY_RUN })))).toMatchObject({ dryRun: true });
});

test('several products, and products without people, are JSON too', () => {
  const products = [product([person('kept')]), product([], { productCode: 'on_call' }), product([person('kept')])];
  const json = JSON.parse(jsonOf(reportOf('in-sync', products))) as { products: { productCode: string }[] };
  expect(json.products.map(({ productCode }) => productCode)).toEqual(products.map(({ productCode }) => productCode));
  expect(JSON.parse(jsonOf(reportOf('failed', [])))).toMatchObject({ products: [], problems: [] });
});

test('it is a text file that ends with a line break', () => {
  expect(jsonOf(reportOf('in-sync'))).toMatch(/^\{\n {2}"version": 1,[^]*\n\}\n$/);
});

test('a secret is cut out of every text, and a number that looks like one leaves the file JSON', () => {
  const listed = { key: 'jane@example.com', source: { file: 'k3y-4242.txt', line: 4242 } };
  const report = reportOf('planned', [product([person('would-assign', { listed })], { seatsBefore: 4242 })]);
  const json: unknown = JSON.parse(renderJson(report, redactor(['k3y-4242', '4242', 'people'])));
  expect(json).toMatchObject({
    products: [{ seatsBefore: 4242, people: [{ source: { file: '***.txt', line: 4242 } }] }],
  });
});
