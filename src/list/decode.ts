/** The text of a file, or the first line (from 1) that is not UTF-8 text. */
export type Decoded =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'not-utf-8'; readonly line: number };

/** Decodes UTF-8, with or without byte order mark. A zero byte means a binary file or another encoding. */
export function decode(bytes: Uint8Array): Decoded {
  // Invalid bytes become U+FFFD, so encoding the text again shows where they are.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const encoded = Buffer.from(text);
  const bad = encoded.equals(bytes)
    ? bytes.indexOf(0)
    : encoded.findIndex((byte, at) => byte !== bytes[at] || byte === 0);
  if (bad < 0) {
    return { kind: 'text', text: text.replace(/^\ufeff/, '') };
  }
  const line = bytes.subarray(0, bad).filter((byte) => byte === 0x0a).length + 1;
  return { kind: 'not-utf-8', line };
}
