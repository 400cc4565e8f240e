import { describe, expect, test } from '@jest/globals';
import { RateGate } from '../../src/datadog/gate.ts';
import { MAX_RATE_LIMIT_WAIT_MS } from '../../src/datadog/retry.ts';

const NOW = 1_000_000;

function answer(status: number, headers: Readonly<Record<string, string>> = {}): Parameters<RateGate['note']>[0] {
  return { status, header: (name) => headers[name] ?? null };
}

describe('the gate', () => {
  test.each<[string, Parameters<RateGate['note']>[0], number]>([
    ['a 429 closes it until the reset', answer(429, { 'x-ratelimit-reset': '7' }), 7000],
    [
      'a limit that is used up closes it before a 429 comes',
      answer(200, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '3' }),
      3000,
    ],
    [
      'a limit that has something left does not',
      answer(200, { 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': '3' }),
      0,
    ],
    ['a 429 that asks for nothing does not', answer(429), 0],
    ['an answer without headers does not', answer(200), 0],
    ['no wait is longer than a minute', answer(429, { 'retry-after': '3600' }), MAX_RATE_LIMIT_WAIT_MS],
  ])('%s', (_, reply, waitMs) => {
    const gate = new RateGate();
    expect(gate.note(reply, NOW)).toBe(waitMs);
    expect(gate.waitMs(NOW)).toBe(waitMs);
    expect(gate.waitMs(NOW + waitMs)).toBe(0);
  });

  test('a shorter wait does not open it earlier', () => {
    const gate = new RateGate();
    gate.note(answer(429, { 'x-ratelimit-reset': '9' }), NOW);
    gate.note(answer(429, { 'x-ratelimit-reset': '2' }), NOW);
    expect(gate.waitMs(NOW)).toBe(9000);
  });
});
