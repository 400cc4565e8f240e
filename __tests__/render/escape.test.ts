import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { code, escapeLogLine, escapeMarkdown, flatten } from '../../src/render/escape.ts';

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

describe('escapeMarkdown, whatever the text', () => {
  test('no HTML tag, comment or entity survives', () => {
    check((text) => {
      expect(escapeMarkdown(text)).not.toMatch(/[<>]/);
      expect(escapeMarkdown(text).replace(/&(?:amp|lt|gt);/g, '')).not.toContain('&');
    });
  });

  test.each(['|', '`', '*', '~', '[', ']', '$'])('no %s can mean anything', (character) => {
    check((text) => {
      expect(isEscaped(escapeMarkdown(text), character)).toBe(true);
    });
  });

  test('nobody is mentioned', () => {
    check((text) => {
      expect(escapeMarkdown(text)).not.toMatch(/@[\p{L}\p{N}_-]/u);
    });
  });

  test('no issue is referred to', () => {
    check((text) => {
      expect(escapeMarkdown(text)).not.toMatch(/#\d/);
      expect(escapeMarkdown(text)).not.toMatch(/\bGH-\d/i);
    });
  });

  test('nothing is linked', () => {
    check((text) => {
      expect(escapeMarkdown(text)).not.toMatch(/https?:\/\/|ftp:\/\/|\bwww\./i);
    });
  });

  test('it is one line without invisible characters but its own', () => {
    check((text) => {
      const escaped = escapeMarkdown(text);
      expect(escaped).not.toMatch(LINE_BREAK);
      expect(escaped.replaceAll('\u200b', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    });
  });

  test('nothing that can be read is lost', () => {
    check((text) => {
      const read = escapeMarkdown(text)
        .replaceAll('\u200b', '')
        .replace(/\\(.)/gsu, '$1')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&');
      expect(read).toBe(flatten(text));
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
  ['@jane', '@\u200bjane'],
  ['#1', '#\u200b1'],
  ['a\r\n\tb', 'a b'],
])('plain text stays readable: %j', (text, expected) => {
  expect(escapeMarkdown(text)).toBe(expected);
});

describe('code, whatever the text', () => {
  test('it is a code span that nothing ends before its end, or escaped text', () => {
    check((text) => {
      const span = code(text);
      const inner = /^`([^`]+)`$/.exec(span)?.[1];
      expect(inner === undefined ? span : flatten(text)).toBe(inner ?? escapeMarkdown(text));
      expect(span).not.toMatch(LINE_BREAK);
      expect(isEscaped(span, '|')).toBe(true);
    });
  });

  test('outside a code span there is no tag, mention or reference', () => {
    check((text) => {
      expect(code(text).replace(/^`[^`]+`$/, '')).not.toMatch(/[<>]|@[\p{L}\p{N}]|#\d/u);
    });
  });

  test.each([
    ['jane@example.com', '`jane@example.com`'],
    ['incident_response', '`incident_response`'],
    ['a`b', 'a\\`b'],
    ['a|b', 'a\\|b'],
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
    ['::error::x', ':\u200b:error::x'],
    ['  ::error::x', ':\u200b:error::x'],
    ['\u200b::error::x', ':\u200b:error::x'],
    ['a\n::error::x', 'a ::error::x'],
    ['a ##[error]x', 'a ##\u200b[error]x'],
    ['plain: text', 'plain: text'],
  ])('%j', (text, expected) => {
    expect(escapeLogLine(text)).toBe(expected);
  });
});
