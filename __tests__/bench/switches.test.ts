import { expect, test } from '@jest/globals';
import { parseSwitches, USAGE } from '../../bench/switches.ts';

test('without switches it measures everything that is promised', () => {
  const { sizes, growth, latencyMs, isHelp } = parseSwitches([]);
  expect(sizes.at(-1)).toEqual({ people: 100_000, listed: 10_000 });
  expect(growth.map(({ listed }) => listed)).toEqual([1000, 10_000, 100_000, 200_000]);
  expect({ latencyMs, isHelp }).toEqual({ latencyMs: 50, isHelp: false });
});

test('every switch is explained', () => {
  const names = Object.keys({ ...parseSwitches([]), help: false })
    .filter((name) => name !== 'isHelp')
    .map((name) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} `);
  expect(names.filter((name) => !USAGE.includes(name))).toEqual([]);
});

test.each([
  [['--sizes', '1000'], '--sizes takes a whole number of at least 1, not ""'],
  [['--sizes', '100:99'], 'at most 93 of 100 people can be listed'],
  [['--held', '7', '--sizes', '100:5'], '--held is 7, more than are listed'],
  [['--runs', '0'], '--runs takes a whole number of at least 1, not "0"'],
  [['--latency-ms', 'fast'], '--latency-ms takes a whole number of at least 0, not "fast"'],
  [['--speed'], "Unknown option '--speed'"],
])('%j is refused', (args, message) => {
  expect(() => parseSwitches(args)).toThrow(message);
});

test('growth can be left out', () => {
  expect(parseSwitches(['--growth', 'none']).growth).toEqual([]);
});
