import { describe, expect, test } from '@jest/globals';
import { parseList } from '../../src/list/parse-list.ts';
import { entriesOf, problemsOf } from './parsed.ts';

const TEXT = 'a@example.com\nb@example.com\n';

function utf16(text: string, isBigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
}

const refusal = (line: number): string[] => [`seats.txt:${line} the file is not UTF-8; save it as UTF-8`];

describe('the bytes of a list', () => {
  test.each([
    ['UTF-8', Buffer.from('jörg@example.com\n'), ['1 jörg@example.com']],
    [
      'UTF-8 with a byte order mark, which is dropped',
      Buffer.from(`\ufeff${TEXT}`),
      ['1 a@example.com', '2 b@example.com'],
    ],
    ['an empty file', Buffer.alloc(0), []],
    ['a replacement character that is meant', Buffer.from('# \ufffd\n'), []],
  ])('%s', (_, bytes, entries) => {
    const parsed = parseList(bytes, 'seats.txt');
    expect([entriesOf(parsed), problemsOf(parsed)]).toEqual([entries, []]);
  });

  test.each([
    ['UTF-16 LE with BOM', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(TEXT, false)]), 1],
    ['UTF-16 BE with BOM', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(TEXT, true)]), 1],
    ['UTF-16 LE without BOM', utf16(TEXT, false), 1],
    ['UTF-16 BE without BOM', utf16(TEXT, true), 1],
    ['something with zeros', Buffer.from('a@example.com\nb\0'), 2],
  ])('%s is not UTF-8', (_, bytes, line) => {
    expect(problemsOf(parseList(bytes, 'seats.txt'))).toEqual(refusal(line));
  });

  const LATIN1 = Buffer.from('jörg@example.com\n', 'latin1');

  test.each([
    ['in the first line', LATIN1, 1],
    ['in the third line', Buffer.concat([Buffer.from('# Ä is fine\n\n'), LATIN1]), 3],
    ['after CRLF', Buffer.concat([Buffer.from('a@example.com\r\n'), LATIN1]), 2],
    ['after a byte order mark', Buffer.concat([Buffer.from('\ufeffa@example.com\n'), LATIN1]), 2],
    ['after a replacement character that is meant', Buffer.concat([Buffer.from('\ufffd\n'), LATIN1]), 2],
    ['a character cut off at the end of a line', Buffer.concat([Buffer.from('a\n'), Buffer.from([0xc3, 0x0a])]), 2],
    [
      'a character cut off at the end of the file',
      Buffer.concat([Buffer.from('a\nb\n'), Buffer.from([0xe2, 0x82])]),
      3,
    ],
  ])('names the line of the first byte that is not UTF-8: %s', (_, bytes, line) => {
    expect(problemsOf(parseList(bytes, 'seats.txt'))).toEqual(refusal(line));
  });
});
