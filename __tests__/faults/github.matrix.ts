import { describe, expect, test } from '@jest/globals';
import { GITHUB_CALLS } from './calls.ts';
import { wrongWithCall } from './matrix.ts';

describe('whatever happens to a call to GitHub, the run says what is true and does only what is planned', () => {
  // All of them are under way from the beginning: most of the time they wait.
  const calls = Object.entries(GITHUB_CALLS).map(([name, call]) => [name, wrongWithCall(name, call)] as const);

  test.each(calls)('%s', async (_, wrong) => {
    expect(await wrong).toEqual([]);
  });
});
