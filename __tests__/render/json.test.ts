import { expect, test } from '@jest/globals';
import { renderJson } from '../../src/render/json.ts';
import { DRY_RUN, ERROR, ID, person, product, reportOf, WARNING } from './sample.ts';

test('the report file has the shape that the contract shows, and nothing else', () => {
  const report = reportOf('applied', [product([person('assigned')], { seatsAfter: 43 })], { problems: [ERROR] });
  expect(JSON.parse(renderJson(report))).toEqual({
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
  const json: unknown = JSON.parse(renderJson({ ...report, facts: { ...report.facts, operation: null, site: null } }));
  expect(json).toMatchObject({
    operation: null,
    site: null,
    products: [{ seatsAfter: null, maxSeats: null, people: [{ id: null, name: null, source: null }] }],
  });
});

test('a reason is that of the person, and somebody given inline has no source', () => {
  const inline = person('failed', { why: 'Datadog: no', listed: { key: 'jane@example.com', source: null } });
  expect(JSON.parse(renderJson(reportOf('incomplete', [product([inline])])))).toMatchObject({
    products: [{ people: [{ status: 'failed', reason: 'Datadog: no', source: null }] }],
  });
});

test('a problem about a whole file has no line, and one about no file neither file nor line', () => {
  const problems = [{ ...ERROR, at: { file: 'seats.txt', line: null } }, WARNING];
  expect(JSON.parse(renderJson(reportOf('invalid', [], { problems })))).toMatchObject({
    problems: [
      { severity: 'error', message: ERROR.says, file: 'seats.txt', line: null },
      { severity: 'warning', message: 'listed twice', file: null, line: null },
    ],
  });
});

test('a dry run is one', () => {
  expect(JSON.parse(renderJson(reportOf('planned', [], { facts: DRY_RUN })))).toMatchObject({ dryRun: true });
});

test('several products, and products without people, are JSON too', () => {
  const products = [product([person('kept')]), product([], { productCode: 'on_call' }), product([person('kept')])];
  const json = JSON.parse(renderJson(reportOf('in-sync', products))) as { products: { productCode: string }[] };
  expect(json.products.map(({ productCode }) => productCode)).toEqual(products.map(({ productCode }) => productCode));
  expect(JSON.parse(renderJson(reportOf('failed', [])))).toMatchObject({ products: [], problems: [] });
});

test('it is a text file that ends with a line break', () => {
  expect(renderJson(reportOf('in-sync'))).toMatch(/^\{\n {2}"version": 1,[^]*\n\}\n$/);
});
