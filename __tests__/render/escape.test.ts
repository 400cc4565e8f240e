import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { code, escapeLogLine, escapeMarkdown, flatten, ticksAround } from '../../src/render/escape.ts';

/** Text that is out to do harm, mixed with any other. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.constantFrom(
        '<img src=x onerror=alert(1)>',
        '</details>',
        '<!--',
        '-->',
        '&lt;b&gt;',
        '|',
        '\\|',
        '\\\\|',
        '`',
        '``',
        '\\`',
        '@team',
        '@',
        '#1',
        'org/repo#12',
        'GH-7',
        'gh-7',
        'https://evil.example',
        'www.evil.example',
        '[x](javascript:alert(1))',
        '![x](y)',
        '**b**',
        '__b__',
        '_i_',
        '~~s~~',
        '$x$',
        '\r\n',
        '\n',
        '\r',
        '\u2028',
        '\u2029',
        '\u0085',
        '\v',
        '\f',
        '\0',
        '\t',
        '\u202e',
        '\u200b',
        '\ufeff',
        '::error::x',
        '::',
        '##[error]x',
        '##[',
        '#',
        ' ',
        ':',
        '\\',
        ':+1:',
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

const LINE_BREAK = /[\n\r\v\f\u0085\u2028\u2029]/;

/** Whether every one of these characters has an odd number of backslashes before it. */
function isEscaped(text: string, character: string): boolean {
  return Array.from(text.matchAll(/(\\*)(.)/gsu)).every(
    ([, slashes = '', next]) => next !== character || slashes.length % 2 === 1,
  );
}

function check(property: (text: string) => void): void {
  fc.assert(fc.property(hostile, property), { numRuns: 500 });
}

/** What is left of escaped Markdown outside its code spans. */
function prose(markdown: string): string {
  return markdown.replace(/(?<![\\`])(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
}

describe('escapeMarkdown, whatever the text', () => {
  test('no HTML tag, comment or entity survives', () => {
    check((text) => {
      expect(prose(escapeMarkdown(text))).not.toMatch(/[<>]/);
      expect(prose(escapeMarkdown(text)).replace(/&(?:amp|lt|gt);/g, '')).not.toContain('&');
    });
  });

  test.each(['|', '`', '*', '~', '[', ']', '$'])('no %s can mean anything', (character) => {
    check((text) => {
      expect(isEscaped(prose(escapeMarkdown(text)), character)).toBe(true);
    });
  });

  test('nobody is mentioned, no issue referred to, nothing linked', () => {
    check((text) => {
      expect(prose(escapeMarkdown(text))).not.toMatch(/@|#|\bGH-\d|https?:\/\/|ftp:\/\/|www\./i);
    });
  });

  test('it is one line without invisible characters', () => {
    check((text) => {
      expect(escapeMarkdown(text)).not.toMatch(LINE_BREAK);
      expect(escapeMarkdown(text)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    });
  });
});

test.each([
  ['incident_response', 'incident_response'],
  ['Jane Doe', 'Jane Doe'],
  ["Jane O'Brien-Smith, Jr. (SRE)", "Jane O'Brien-Smith, Jr. (SRE)"],
  ['_jane_', '\\_jane\\_'],
  ['a|b', 'a\\|b'],
  ['a\\|b', 'a\\\\\\|b'],
  ['<b>', '&lt;b&gt;'],
  ['@jane', '`@jane`'],
  ['see #1.', 'see `#1`.'],
  ['(jane@example.com)', '(`jane@example.com`)'],
  ['a`b@example.com', '`` a`b@example.com ``'],
  ['_www.evil.example', '`_www.evil.example`'],
  ['a\r\n\tb', 'a b'],
])('plain text stays readable, and addresses can be copied: %j', (text, expected) => {
  expect(escapeMarkdown(text)).toBe(expected);
});

describe('code, whatever the text', () => {
  test('it is one code span that nothing in the text ends', () => {
    check((text) => {
      const span = code(text);
      const line = flatten(text);
      const ticks = ticksAround(line, 1);
      expect(span).toBe(line === '' ? '' : ticks === '`' ? `\`${line}\`` : `${ticks} ${line} ${ticks}`);
      expect(line.split(/[^`]+/)).not.toContain(ticks);
    });
  });

  test.each([
    ['jane@example.com', '`jane@example.com`'],
    ['a`b', '`` a`b ``'],
    ['```', '```` ``` ````'],
    ['', ''],
    [' \n ', ''],
  ])('%j', (text, expected) => {
    expect(code(text)).toBe(expected);
  });
});

describe('escapeLogLine, whatever the text', () => {
  test('it is one line that the runner takes for no command', () => {
    check((text) => {
      const line = escapeLogLine(text);
      expect(line).not.toMatch(LINE_BREAK);
      expect(line.trimStart().startsWith('::')).toBe(false);
      expect(line).not.toContain('##[');
    });
  });

  test.each([
    ['::error::x', ': :error::x'],
    ['  ::error::x', '  : :error::x'],
    ['\u200b::error::x', ' : :error::x'],
    ['a\n::error::x', 'a ::error::x'],
    ['a ##[error]x', 'a ## [error]x'],
    ['plain: text', 'plain: text'],
    ['+ ann@example.com   Ann  seats.txt:1 ', '+ ann@example.com   Ann  seats.txt:1'],
  ])('%j', (text, expected) => {
    expect(escapeLogLine(text)).toBe(expected);
  });
});
