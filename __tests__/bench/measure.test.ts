import { expect, test } from '@jest/globals';
import { type Command, measure, medianOf, medianWallMs } from '../../bench/measure.ts';

function node(code: string): Command {
  return { file: process.execPath, args: ['-e', code], env: {}, cwd: import.meta.dirname };
}

test('a process is measured with the memory that it had at most', async () => {
  const { wallMs, peakBytes } = await measure(
    node('let kept = Buffer.alloc(100 * 2 ** 20, 1); for (let i = 0; i < 3e8; i += 1) kept[i % 1000] = i;'),
  );
  expect(wallMs).toBeGreaterThan(0);
  // Only Linux tells.
  expect(peakBytes === null).toBe(process.platform !== 'linux');
  expect(peakBytes ?? Infinity).toBeGreaterThan(100 * 2 ** 20);
});

test('what fails is no measurement', async () => {
  await expect(measure(node('console.error("no way"); process.exit(3)'))).rejects.toThrow(/ended with 3:\nno way/);
});

test('of several numbers the middle one counts', () => {
  expect(medianOf([30, 1, 2])).toBe(2);
  expect(medianOf([4, 1, 3, 2])).toBe(3);
});

test('commands are measured in turns', async () => {
  const times = await medianWallMs([node('0'), node('1')], 2);
  expect(times.map((wallMs) => wallMs > 0)).toEqual([true, true]);
});
