const BACKSLASH = 0x5c;
/** What tells small letters from capital ones in ASCII. */
const SMALL = 0x20;
const NOT_ASCII = 0x80;

/**
 * A number for a string within JSON, whatever the case of its letters: the same for the same string, and among a million of
 * others hardly ever for another one (53 bits). So strings are told apart where they lie, without making any.
 *
 * @param start where it begins, after the quote.
 * @param end where it ends, before the quote.
 * @returns `null` where the bytes are not the text itself, or have no simple case: escapes, and anything but ASCII.
 */
export function hashOf(bytes: Uint8Array, start: number, end: number): number | null {
  let [high, low, seen] = [0x811c9dc5, 0x9e3779b9, 0];
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === BACKSLASH) {
      return null;
    }
    seen |= byte;
    // Each half feeds the other, so that two strings that meet in one of them part again.
    high = Math.imul(high ^ (byte | SMALL), 0x01000193);
    low = Math.imul(low ^ (high >>> 15), 0x85ebca6b);
    high ^= low >>> 13;
  }
  return (seen & NOT_ASCII) === 0 ? (high >>> 0) * 2 ** 21 + (low >>> 11) : null;
}
