import { expect, test } from '@jest/globals';
import { filesOfRepository, read } from './documents.ts';

/** What belongs to one machine, or to nobody who reads this. Spelt so that this file does not match itself. */
const FOREIGN: readonly RegExp[] = [
  /(?<![\w-])share[d]\//,
  /\/wor[k]\//,
  /\/tm[p]\/bash/,
  /regist[r]y\.(?:npmjs|yarnpkg)\./,
  /npm\.pk[g]\.github\.com/,
  /artifactor[y]|nexu[s]\./i,
];

test('nothing speaks of somebody’s machine or of a registry', () => {
  const texts = filesOfRepository()
    .filter((path) => !/\.(?:png|ico|wasm)$/.test(path))
    .map((path) => ({ path, text: read(path) }));
  const found = texts.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (FOREIGN.some((one) => one.test(line)) ? [`${path}:${index + 1}`] : [])),
  );
  expect(texts.length).toBeGreaterThan(50);
  expect(found).toEqual([]);
});
