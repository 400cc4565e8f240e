import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseInline } from '../../src/list/entry.ts';
import { entriesOf, parseFile, problemsOf } from './parsed.ts';

const UUID = '3fa85f64-5717-4562-b3fc-2c963f66afa6';

describe('.txt', () => {
  test.each([
    ['one person a line', 'a@example.com\nb@example.com\n', ['1 a@example.com', '2 b@example.com']],
    ['without a line break at the end', 'a@example.com', ['1 a@example.com']],
    ['CRLF', 'a@example.com\r\nb@example.com\r\n', ['1 a@example.com', '2 b@example.com']],
    ['CR', 'a@example.com\rb@example.com', ['1 a@example.com', '2 b@example.com']],
    [
      'LF and CRLF mixed',
      'a@example.com\nb@example.com\r\nc@example.com',
      ['1 a@example.com', '2 b@example.com', '3 c@example.com'],
    ],
    ['blank lines', '\n\n  \t\na@example.com\n\n', ['4 a@example.com']],
    ['white space around a person', ' \ta@example.com  ', ['1 a@example.com']],
    ['any case', 'A@Example.COM\n', ['1 a@example.com']],
    ['a UUID', `${UUID.toUpperCase()}\n`, [`1 ${UUID}`]],
    ['a comment line', '# the team\na@example.com', ['2 a@example.com']],
    ['an indented comment line', '  # the team\na@example.com', ['2 a@example.com']],
    ['a comment after a person', 'a@example.com # Ann\nb@example.com\t#Bob', ['1 a@example.com', '2 b@example.com']],
    ['a # within an e-mail', 'a#b@example.com', ['1 a#b@example.com']],
    ['the same person twice (counted later)', 'a@example.com\nA@example.com', ['1 a@example.com', '2 a@example.com']],
    ['an empty file', '', []],
    ['comments alone', '# nobody\n#\n', []],
  ])('%s', (_, text, entries) => {
    const parsed = parseFile(text, 'seats.txt');
    expect(entriesOf(parsed)).toEqual(entries);
    expect(parsed.problems).toEqual([]);
    expect(parsed.productCodes).toEqual([]);
  });

  test('every malformed line is told with its number, all others are read', () => {
    const parsed = parseFile(
      'jane\na@example.com\nb@example.com, c@example.com\n\nJane <j@example.com>\n',
      'seats.txt',
    );
    expect(entriesOf(parsed)).toEqual(['2 a@example.com']);
    expect(problemsOf(parsed)).toEqual([
      'seats.txt:1 "jane" is neither an e-mail nor a UUID',
      'seats.txt:3 One person per line',
      'seats.txt:5 "Jane <j@example.com>" is neither an e-mail nor a UUID; write j@example.com',
    ]);
  });

  test('a long line is quoted in part', () => {
    const [problem = ''] = problemsOf(parseFile(`${'x'.repeat(5000)}\n`, 'seats.txt'));
    expect(problem).toContain(`"${'x'.repeat(80)}…"`);
    expect(problem.length).toBeLessThan(200);
  });

  test('whatever the text: every line with something on it is a person or a problem, once', () => {
    const line = fc.oneof(fc.emailAddress(), fc.uuid(), fc.string(), fc.constant(''), fc.constant('# comment'));
    fc.assert(
      fc.property(fc.array(line.map((text) => text.replace(/[\r\n]/g, ''))), (lines) => {
        const { entries, problems } = parseFile(lines.join('\n'), 'f.txt');
        const numbers = [...entries.map(({ source }) => source?.line), ...problems.map(({ at }) => at?.line)];
        const expected = lines.flatMap((text, index) => (/^\s*(?:#|$)/.test(text) ? [] : [index + 1]));
        expect(numbers.sort((a, b) => Number(a) - Number(b))).toEqual(expected);
      }),
    );
  });
});

describe('people given inline', () => {
  test.each([
    ['commas', 'a@example.com,b@example.com', ['a@example.com', 'b@example.com']],
    ['lines', 'a@example.com\nb@example.com\r\nc@example.com', ['a@example.com', 'b@example.com', 'c@example.com']],
    [
      'both, with white space and empty parts',
      ' a@example.com ,, b@example.com,\n\n',
      ['a@example.com', 'b@example.com'],
    ],
    ['a UUID', UUID, [UUID]],
    ['nobody', ' ,\n', []],
  ])('%s', (_, text, keys) => {
    const { entries, problems } = parseInline(text);
    expect(entries).toEqual(keys.map((key) => ({ key, productCode: null, source: null })));
    expect(problems).toEqual([]);
  });

  test('what is nobody is told, and which input it came from', () => {
    const parsed = parseInline('a@example.com, jane');
    expect(problemsOf(parsed)).toEqual(['-:- users: "jane" is neither an e-mail nor a UUID']);
    expect(parsed.problems[0]?.severity).toBe('error');
  });
});

describe('a line that holds an e-mail among other things names what to write instead', () => {
  test.each([
    ['Jane Doe <jane@example.com>', 'jane@example.com'],
    ['mailto:Jane@Example.com', 'jane@example.com'],
    ['<jane@example.com>', 'jane@example.com'],
    ['"Doe, Jane" jane@example.com', 'jane@example.com'],
  ])('%s', (line, email) => {
    expect(problemsOf(parseFile(line, 'seats.txt'))[0]).toMatch(
      new RegExp(`is neither an e-mail nor a UUID; write ${email.replaceAll('.', '\\.')}$`),
    );
  });

  test.each(['jane@example.com joe@', 'Jane Doe', 'jane@', '@'])('%s names nobody', (line) => {
    expect(problemsOf(parseFile(line, 'seats.txt'))[0]).toMatch(/is neither an e-mail nor a UUID$/);
  });
});

test('two people on one line are told to be on two', () => {
  expect(problemsOf(parseFile('jane@example.com joe@example.com', 'seats.txt'))).toEqual([
    'seats.txt:1 One person per line',
  ]);
});

test('a line of nothing but comment signs and odd line breaks is read in one pass', () => {
  const { entries, problems } = parseFile(' #\u2028'.repeat(50_000), 'seats.txt');
  expect([entries.length, problems.length]).toEqual([0, 0]);
});

test('an address with invisible characters counts, with a warning on its line', () => {
  const { entries, problems } = parseFile('ja\u200bne@example.com', 'seats.txt');
  expect(entries.map(({ key }) => key)).toEqual(['jane@example.com']);
  expect(problems).toMatchObject([{ severity: 'warning', at: { file: 'seats.txt', line: 1 } }]);
  expect(problemsOf(parseFile('ja\u200bne@example.com', 'seats.txt'))).toEqual([
    'seats.txt:1 jane@example.com has invisible or look-alike characters: "ja\\u{200b}ne@example.com"; type the address anew',
  ]);
});
