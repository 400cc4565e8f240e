import { expect, test } from '@jest/globals';
import { criticalPath } from '../../bench/floor.ts';
import { parseSwitches, type Switches } from '../../bench/switches.ts';

test.each([
  ['everybody holds a seat: the pages of the seat list', 1000, 100, ['--held', '100'], 1],
  ['one newcomer: a search, a write and a re-reading beside', 1000, 100, ['--held', '99'], 1 + 1 + 1 + 1],
  ['fewer newcomers than pages: a search each, eight at a time', 50_000, 17, [], 1 + 1 + 2 + 1 + 1],
  [
    'many: a search, the pages of everybody, the batches after the first',
    100_000,
    10_000,
    [],
    1 + 1 + 13 + 1 + 13 + 10,
  ],
  ['small pages', 1000, 200, ['--users-page-size', '100', '--seats-page-size', '50'], 1 + 1 + 2 + 1 + 1 + 4],
  ['small batches', 1000, 100, ['--batch-limit', '10'], 1 + 1 + 1 + 1 + 2 + 1],
])('%s', (_, people, listed, args, rounds) => {
  const switches: Switches = parseSwitches(['--sizes', `${people}:${listed}`, ...args]);
  expect(criticalPath({ people, listed }, switches)).toBe(rounds);
});
