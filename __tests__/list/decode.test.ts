import { describe, expect, test } from '@jest/globals';
import { decode } from '../../src/list/decode.ts';

const TEXT = 'a@example.com\nb@example.com\n';

function utf16(text: string, isBigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
}

describe('decode', () => {
  test.each([
    ['UTF-8', Buffer.from('jörg@example.com\n'), 'jörg@example.com\n'],
    ['UTF-8 with a byte order mark, which is dropped', Buffer.from(`\ufeff${TEXT}`), TEXT],
    ['CRLF is kept', Buffer.from('a\r\nb\r\n'), 'a\r\nb\r\n'],
    ['an empty file', Buffer.alloc(0), ''],
    ['a replacement character that is meant', Buffer.from('# \ufffd\n'), '# \ufffd\n'],
  ])('%s', (_, bytes, text) => {
    expect(decode(bytes)).toEqual({ kind: 'text', text });
  });

  test.each([
    [
      'UTF-16 LE with BOM',
      Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(TEXT, false)]),
      'UTF-16 text; save it as UTF-8',
    ],
    [
      'UTF-16 BE with BOM',
      Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(TEXT, true)]),
      'UTF-16 text; save it as UTF-8',
    ],
    ['UTF-16 LE without BOM', utf16(TEXT, false), 'UTF-16 text; save it as UTF-8'],
    ['UTF-16 BE without BOM', utf16(TEXT, true), 'UTF-16 text; save it as UTF-8'],
    ['UTF-32 LE with BOM', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), 'UTF-32 text; save it as UTF-8'],
    ['an Excel workbook', Buffer.from('PK\x03\x04rest'), 'a ZIP archive (an Excel workbook is one); export it as CSV'],
    ['an old Excel workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'an old Excel workbook; export it as CSV'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'a PDF; a list must be text'],
    ['gzip', Buffer.from([0x1f, 0x8b, 0x08]), 'compressed with gzip; a list must be text'],
    ['something with zeros', Buffer.from('a@example.com\0\0\0b'), 'a binary file; a list must be text'],
  ])('names %s for what it is', (_, bytes, what) => {
    expect(decode(bytes)).toEqual({ kind: 'undecodable', message: `the file is ${what}`, line: null });
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
  ])('tells the line of the first byte that is not UTF-8: %s', (_, bytes, line) => {
    expect(decode(bytes)).toEqual({
      kind: 'undecodable',
      message: 'the file is not UTF-8 (perhaps Latin-1 or Windows-1252); save it as UTF-8',
      line,
    });
  });
});
