import { expect, test } from '@jest/globals';
import { createProgress } from '../../src/runner/console.ts';

/** A progress whose clock is moved by hand. */
function bench(): { progress: ReturnType<typeof createProgress>; lines: string[]; tick: (ms: number) => void } {
  let nowMs = 0;
  const lines: string[] = [];
  const progress = createProgress(
    (line) => lines.push(line),
    () => nowMs,
  );
  return { progress, lines, tick: (ms) => (nowMs += ms) };
}

test('long work says how far it is and how long it will take, at most every five seconds', () => {
  const { progress, lines, tick } = bench();
  for (let done = 100; done <= 1200; done += 100) {
    tick(2000);
    progress.settled('assign', 'ir', { accepted: done, failed: 0, total: 1200 });
  }
  expect(lines).toEqual([
    'ir: assigned 300 of 1,200, about 18 s left',
    'ir: assigned 600 of 1,200, about 12 s left',
    'ir: assigned 900 of 1,200, about 6 s left',
    'ir: assigned 1,200 of 1,200',
  ]);
});

test('look-ups and readings say how far they are where they take long', () => {
  const { progress, lines, tick } = bench();
  progress.lookedUp(1, 100);
  progress.pending('ir', 2);
  expect(lines).toEqual([]);
  tick(5000);
  progress.lookedUp(50, 100);
  tick(5000);
  progress.pending('ir', 1);
  expect(lines).toEqual([
    'Looking people up, calls: 50 of 100, about 5.2 s left',
    'ir: 1 change not visible yet, reading the seats again',
  ]);
});

test('a wait is announced, unless it is too short to notice', () => {
  const { progress, lines } = bench();
  progress.waiting(900, 'GET /x: status 500');
  progress.waiting(7000, 'GET /x: status 429');
  expect(lines).toEqual(['Waiting 7 s before trying again: GET /x: status 429']);
});

test('calls that wait side by side are announced once', () => {
  const { progress, lines, tick } = bench();
  for (let call = 0; call < 8; call += 1) {
    progress.waiting(7000, 'GET /x: status 429');
    tick(10);
  }
  tick(7000);
  progress.waiting(2000, 'GET /x: status 503');
  expect(lines).toEqual([
    'Waiting 7 s before trying again: GET /x: status 429',
    'Waiting 2 s before trying again: GET /x: status 503',
  ]);
});

test('reading seats says how many there are so far', () => {
  const { progress, lines, tick } = bench();
  progress.seatsRead('ir', 1000);
  tick(5000);
  progress.seatsRead('ir', 24_000);
  expect(lines).toEqual(['ir: 24,000 seats read so far']);
});

test('what failed is not counted as done', () => {
  const { progress, lines } = bench();
  progress.settled('assign', 'ir', { accepted: 299, failed: 1, total: 300 });
  progress.settled('unassign', 'ir', { accepted: 1200, failed: 0, total: 1200 });
  expect(lines).toEqual(['ir: assigned 299 of 300, 1 failed', 'ir: unassigned 1,200 of 1,200']);
});
