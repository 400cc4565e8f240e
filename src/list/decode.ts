/** The text of a file, or what is wrong with its bytes. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'undecodable'; readonly message: string; readonly line: number | null };

const SAVE_AS_UTF8 = 'save it as UTF-8';
const LINE_FEED = 0x0a;

/** File formats that people commit by mistake, by their first bytes. */
const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['a ZIP archive (an Excel workbook is one); export it as CSV', [0x50, 0x4b, 0x03, 0x04]],
  ['an old Excel workbook; export it as CSV', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PDF; a list must be text', [0x25, 0x50, 0x44, 0x46]],
  ['compressed with gzip; a list must be text', [0x1f, 0x8b]],
  [`UTF-32 text; ${SAVE_AS_UTF8}`, [0xff, 0xfe, 0x00, 0x00]],
  [`UTF-16 text; ${SAVE_AS_UTF8}`, [0xff, 0xfe]],
  [`UTF-16 text; ${SAVE_AS_UTF8}`, [0xfe, 0xff]],
];

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

/** Text without a byte order mark that has a zero in every other byte is UTF-16; other zeros are no text at all. */
function nameOfZeros(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, 1024);
  const zerosAt = (parity: number): number => sample.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  const half = sample.length / 2;
  const isUtf16 = Math.max(zerosAt(0), zerosAt(1)) > half * 0.6;
  return isUtf16 ? `UTF-16 text; ${SAVE_AS_UTF8}` : 'a binary file; a list must be text';
}

/** Line of the first byte that is not UTF-8. */
function lineOfFirstBadByte(bytes: Uint8Array): number {
  // A lenient decoder marks what it cannot read; only the line of the first mark is wanted.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const good = new TextEncoder();
  let line = 1;
  let offset = 0;
  for (const content of text.split('\n')) {
    const encoded = good.encode(content);
    const end = bytes.indexOf(LINE_FEED, offset);
    const original = bytes.subarray(offset, end < 0 ? bytes.length : end);
    if (encoded.length !== original.length || encoded.some((byte, index) => byte !== original[index])) {
      return line;
    }
    offset += original.length + 1;
    line += 1;
  }
  return line;
}

/** Decodes UTF-8, with or without byte order mark; anything else is named for what it looks like. */
export function decode(bytes: Uint8Array): Decoded {
  const signature = SIGNATURES.find(([, prefix]) => startsWith(bytes, prefix));
  if (signature !== undefined) {
    return { kind: 'undecodable', message: `the file is ${signature[0]}`, line: null };
  }
  if (bytes.includes(0)) {
    return { kind: 'undecodable', message: `the file is ${nameOfZeros(bytes)}`, line: null };
  }
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const message = `the file is not UTF-8 (perhaps Latin-1 or Windows-1252); ${SAVE_AS_UTF8}`;
    return { kind: 'undecodable', message, line: lineOfFirstBadByte(bytes) };
  }
}
