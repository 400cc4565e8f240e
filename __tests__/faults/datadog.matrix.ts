import { describe, expect, test } from '@jest/globals';
import { DATADOG_CALLS } from './calls.ts';
import { wrongWithCall } from './matrix.ts';

describe('whatever happens to a call to Datadog, the run says what is true and does only what is planned', () => {
  // All of them are under way from the beginning: most of the time they wait.
  const calls = Object.entries(DATADOG_CALLS).map(([name, call]) => [name, wrongWithCall(name, call)] as const);

  test.each(calls)('%s', async (_, wrong) => {
    expect(await wrong).toEqual([]);
  });
});
