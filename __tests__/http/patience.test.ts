import { describe, expect, test } from '@jest/globals';
import { Headers } from 'undici';
import { DATADOG, GITHUB, holdMs, type Patience, pauseMs, type Try } from '../../src/http/patience.ts';

const NOW_MS = Date.parse('2026-03-01T12:00:00Z');
const now = { ms: NOW_MS, random: 1 };

function answer(status: number, headers: Readonly<Record<string, string>> = {}): Try {
  return { kind: 'answer', status, headers: new Headers(headers), text: '' };
}

function success(headers: Readonly<Record<string, string>> = {}): Try {
  return { kind: 'success', status: 200, headers: new Headers(headers), value: true };
}

const BROKEN: Try = { kind: 'broken', why: 'reset' };
/** Three seconds from now, as an HTTP date. */
const SOON = 'Sun, 01 Mar 2026 12:00:03 GMT';

describe('the pause after the first try', () => {
  test.each<[string, Patience, Try, number | null]>([
    ['a success', DATADOG, success(), null],
    ['a success that is not what was asked for', DATADOG, answer(200), 500],
    ['a redirect', DATADOG, answer(302), null],
    ['400', DATADOG, answer(400), null],
    ['401', GITHUB, answer(401), null],
    ['404', GITHUB, answer(404), null],
    ['422', DATADOG, answer(422), null],
    ['408', DATADOG, answer(408), 500],
    ['500', DATADOG, answer(500), 500],
    ['503', GITHUB, answer(503), 500],
    ['503 that asks for a wait, which is no rate limit', DATADOG, answer(503, { 'retry-after': '7' }), 500],
    ['a broken connection', DATADOG, BROKEN, 500],
    ['an answer that is too large', DATADOG, { kind: 'too-large', status: 200 }, null],
    ['429 without a wait', DATADOG, answer(429), 500],
    ['429 with a wait of nothing', DATADOG, answer(429, { 'x-ratelimit-reset': '0' }), 500],
    ['429 with X-RateLimit-Reset', DATADOG, answer(429, { 'x-ratelimit-reset': '7' }), 7000],
    ['429 with Retry-After', DATADOG, answer(429, { 'retry-after': '1.5' }), 1500],
    ['429 with both: the longer one', DATADOG, answer(429, { 'retry-after': '3', 'x-ratelimit-reset': '9' }), 9000],
    ['429 with an HTTP date', DATADOG, answer(429, { 'retry-after': SOON }), 3000],
    ['429 with a date that has passed', DATADOG, answer(429, { 'retry-after': 'Sat, 28 Feb 2026 12:00:00 GMT' }), 500],
    ['429 with nonsense', DATADOG, answer(429, { 'retry-after': 'soon', 'x-ratelimit-reset': '-5' }), 500],
    ['429 that asks Datadog’s patience for an hour', DATADOG, answer(429, { 'retry-after': '3600' }), 60_000],
    ['403 of Datadog', DATADOG, answer(403, { 'retry-after': '3' }), null],
    ['403 of GitHub', GITHUB, answer(403), null],
    ['403 of GitHub that asks for 15 s', GITHUB, answer(403, { 'retry-after': '15' }), 15_000],
    ['403 of GitHub that asks for 16 s', GITHUB, answer(403, { 'retry-after': '16' }), null],
    ['429 of GitHub that asks for a minute', GITHUB, answer(429, { 'retry-after': '60' }), null],
    ['429 of GitHub with a time of day', GITHUB, answer(429, { 'x-ratelimit-reset': '1772366400' }), 500],
  ])('%s', (_, patience, one, pause) => {
    expect(pauseMs(one, 1, patience, now)).toBe(pause);
  });
});

test('pauses grow, with jitter, and end with the last try', () => {
  const pauses = (patience: Patience, random: number): (number | null)[] =>
    [1, 2, 3, 4, 5].map((tries) => pauseMs(BROKEN, tries, patience, { ms: NOW_MS, random }));
  expect(pauses(DATADOG, 1)).toEqual([500, 1000, 2000, 4000, null]);
  expect(pauses(DATADOG, 0)).toEqual([250, 500, 1000, 2000, null]);
  expect(pauses(GITHUB, 1)).toEqual([500, 1000, null, null, null]);
  expect(pauseMs(answer(429, { 'retry-after': '7' }), 5, DATADOG, now)).toBeNull();
});

describe('how long all calls are held back', () => {
  test.each<[string, Patience, Try, number]>([
    ['after a success', DATADOG, success({ 'x-ratelimit-remaining': '5', 'x-ratelimit-reset': '9' }), 0],
    [
      'after the last call of a limit',
      DATADOG,
      success({ 'x-ratelimit-remaining': ' 0', 'x-ratelimit-reset': '9' }),
      9000,
    ],
    ['after 429', DATADOG, answer(429, { 'x-ratelimit-reset': '9' }), 9000],
    ['after 429 that asks for too long', DATADOG, answer(429, { 'x-ratelimit-reset': '999' }), 60_000],
    ['after 500', DATADOG, answer(500, { 'retry-after': '9' }), 0],
    ['after a broken connection', DATADOG, BROKEN, 0],
    ['after a secondary limit', GITHUB, answer(403, { 'retry-after': '9' }), 9000],
    ['after a secondary limit that nobody waits for', GITHUB, answer(403, { 'retry-after': '90' }), 0],
  ])('%s', (_, patience, one, ms) => {
    expect(holdMs(one, patience, NOW_MS)).toBe(ms);
  });
});
