import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseInline, type ParsedList } from '../../src/list/entry.ts';
import { parseList } from '../../src/list/parse-list.ts';
import { problemsOf } from './parsed.ts';

const EXTENSIONS = ['txt', 'csv', 'json', 'yaml'];
const MAX_PROBLEMS = 101;

describe('any bytes are a list or a problem', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
    fc
      .string({ unit: fc.constantFrom(...Array.from('-:&*!?|>%[]{}a@.,\n\r\t "\'#\ufeff')) })
      .map((text) => Buffer.from(text)),
  );

  test.each(EXTENSIONS)('.%s', (extension) => {
    fc.assert(
      fc.property(bytes, (content) => {
        expect(Array.isArray(parseList(content, `seats.${extension}`).problems)).toBe(true);
      }),
    );
  });

  test('in the input users', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(Array.isArray(parseInline(text).problems)).toBe(true);
      }),
    );
  });
});

/** The square of these sizes would take far longer than a test may. */
const TIMEOUT_MS = 60_000;

function parseInTime(bytes: Uint8Array, file: string): ParsedList {
  const parsed = parseList(bytes, file);
  expect(parsed.problems.length).toBeLessThanOrEqual(MAX_PROBLEMS);
  return parsed;
}

describe('200 kB of the same is read in linear time', () => {
  const SIZE = 200_000;
  const filled = (part: string): string => part.repeat(Math.floor(SIZE / part.length));

  test.each([
    ['txt', 'lines', '\n'],
    ['txt', 'lines that are wrong', 'x\n'],
    ['txt', 'comment signs and odd line breaks', ' #\u2028'],
    ['txt', 'signs that surround an e-mail', '<@>'],
    ['csv', 'columns', 'x,'],
    ['csv', 'quotes', '"'],
    ['csv', 'lines that are wrong', 'x\n'],
    ['json', 'brackets', '['],
    ['json', 'quotes', '"'],
    ['yaml', 'brackets', '['],
    ['yaml', 'aliases', '*a\n'],
    ['yaml', 'documents', '---\n'],
    ['yaml', 'line breaks', '\r\n'],
  ])(
    '.%s of %s',
    (extension, _, part) => {
      parseInTime(Buffer.from(filled(part)), `seats.${extension}`);
    },
    TIMEOUT_MS,
  );

  test('lines before the one that is not UTF-8', () => {
    const list = parseInTime(Buffer.concat([Buffer.from(filled('\n')), Buffer.from([0xff])]), 'seats.txt');
    expect(problemsOf(list)).toEqual([`seats.txt:${SIZE + 1} the file is not UTF-8; save it as UTF-8`]);
  });
});

describe('30,000 keys are read in linear time', () => {
  const keysOf = (line: (key: string) => string, separator = '\n'): string =>
    Array.from({ length: 30_000 }, (_, index) => line(`key_${index}`)).join(separator);
  const aliases = '\n  - *people'.repeat(30_000);

  test.each([
    ['products in YAML', 'yaml', keysOf((key) => `${key}: []`)],
    ['products in JSON', 'json', `{${keysOf((key) => `"${key}": []`, ',')}}`],
    ['columns', 'csv', keysOf((key) => key, ',')],
    ['an ordered mapping', 'yaml', `!!omap\n${keysOf((key) => `- ${key}: 1`)}`],
    ['the fields of a person', 'yaml', `- email: a@example.com\n${keysOf((key) => `  ${key}: 1`)}`],
    ['a mapping with as many aliases', 'yaml', `a: &people\n${keysOf((key) => `  ${key}: 1`)}\nb:${aliases}`],
  ])(
    '%s',
    (_, extension, text) => {
      parseInTime(Buffer.from(text), `seats.${extension}`);
    },
    TIMEOUT_MS,
  );
});
