import { expect, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { DATADOG_CALLS, GITHUB_CALLS } from '../faults/calls.ts';
import { combinationsOf } from '../faults/matrix.ts';
import { read } from './documents.ts';

const PAGE = 'docs/how-it-works.md';

test('the number of combinations is the one of the test suite', () => {
  const calls = Object.entries({ ...DATADOG_CALLS, ...GITHUB_CALLS });
  const count = calls.flatMap(([name, call]) => combinationsOf(name, call)).length;
  const wanted = read(PAGE).replace(
    /through [\d,]+ combinations/,
    `through ${count.toLocaleString('en')} combinations`,
  );
  if (process.env.UPDATE_DOCS === '1') writeFileSync(new URL(`../../${PAGE}`, import.meta.url), wanted);
  expect(read(PAGE)).toBe(wanted);
  expect(wanted).toContain(' combinations of a call and a fault');
});
