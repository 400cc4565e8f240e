import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  askedWaitMs,
  type Failure,
  isRetryable,
  MAX_RATE_LIMIT_WAIT_MS,
  MAX_TRIES,
  retryDelayMs,
} from '../../src/datadog/retry.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');

function status(code: number, asked: number | null = null): Failure {
  return { kind: 'status', status: code, askedWaitMs: asked };
}

const CONNECTION: Failure = { kind: 'connection' };

describe('what is tried again', () => {
  test.each([408, 429, 500, 502, 503, 504, 599])('status %d', (code) => {
    expect(isRetryable(status(code))).toBe(true);
    expect(retryDelayMs(1, status(code), 0)).not.toBeNull();
  });

  test.each([300, 302, 307, 400, 401, 403, 404, 409, 413, 422, 428, 430, 499])('not status %d', (code) => {
    expect(isRetryable(status(code))).toBe(false);
    expect(retryDelayMs(1, status(code), 0)).toBeNull();
  });

  test('a broken connection', () => {
    expect(isRetryable(CONNECTION)).toBe(true);
  });
});

describe('how long is waited', () => {
  test('five tries, then no more', () => {
    expect(MAX_TRIES).toBe(5);
    expect([1, 2, 3, 4, 5, 6].map((tries) => retryDelayMs(tries, CONNECTION, 1) === null)).toEqual([
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  test('waits grow, with jitter between a half and the whole', () => {
    expect([1, 2, 3, 4].map((tries) => retryDelayMs(tries, status(503), 1))).toEqual([500, 1000, 2000, 4000]);
    expect([1, 2, 3, 4].map((tries) => retryDelayMs(tries, CONNECTION, 0))).toEqual([250, 500, 1000, 2000]);
  });

  test.each([
    ['as long as it says', 7000, 7000],
    ['at most a minute', 61_000, 60_000],
    ['at most a minute, whatever it says', Infinity, 60_000],
    ['not at all is no answer', 0, 500],
    ['it does not say', null, 500],
  ])('a rate limit: %s', (_, asked, expected) => {
    expect(retryDelayMs(1, status(429, asked), 1)).toBe(expected);
  });

  test('only a rate limit is asked how long', () => {
    expect(retryDelayMs(1, status(503, 30_000), 1)).toBe(500);
  });

  test('every wait has an end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 }),
        fc.double({ min: 0, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (tries, asked, random) => {
          const wait = retryDelayMs(tries, status(429, asked), random);
          expect(wait === null).toBe(tries >= MAX_TRIES);
          expect(wait ?? 1).toBeGreaterThan(0);
          expect(wait ?? 0).toBeLessThanOrEqual(MAX_RATE_LIMIT_WAIT_MS);
        },
      ),
    );
  });
});

describe('askedWaitMs', () => {
  test.each<[string, string | null, string | null, number | null]>([
    ['nothing', null, null, null],
    ['seconds until the reset', '12', null, 12_000],
    ['fractions of a second', '0.5', null, 500],
    ['white space', ' 3 ', null, 3000],
    ['Retry-After in seconds', null, '4', 4000],
    ['Retry-After as a date', null, 'Thu, 01 Jan 2026 00:00:09 GMT', 9000],
    ['a date in the past', null, 'Wed, 31 Dec 2025 23:59:00 GMT', 0],
    ['the longer of the two', '5', '9', 9000],
    ['the longer of the two, the other way round', '9', '5', 9000],
    ['what cannot be read is left out', 'soon', '5', 5000],
    ['nothing that can be read', 'soon', '', null],
  ])('%s', (_, reset, retryAfter, expected) => {
    expect(askedWaitMs(reset, retryAfter, NOW)).toBe(expected);
  });

  test('whatever the headers say, it is a wait or nothing', () => {
    fc.assert(
      fc.property(fc.option(fc.string()), fc.option(fc.string()), (reset, retryAfter) => {
        const wait = askedWaitMs(reset, retryAfter, NOW);
        expect(wait === null || wait >= 0).toBe(true);
      }),
    );
  });
});
