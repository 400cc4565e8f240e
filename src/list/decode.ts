/** The text of a file, or the line where its bytes stop being UTF-8 text. */
export type Decoded =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'not-utf-8'; readonly line: number };

/** UTF-8 text, with or without byte order mark; `null` for other bytes. Only other encodings and binary files hold zeros. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return bytes.includes(0) ? null : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Decodes UTF-8. */
export function decode(bytes: Uint8Array): Decoded {
  const text = textOf(bytes);
  if (text !== null) {
    return { kind: 'text', text };
  }
  // No character of several bytes holds a line feed, so lines can be looked at one by one.
  let line = 1;
  for (
    let [start, end] = [0, bytes.indexOf(0x0a)];
    end >= 0 && textOf(bytes.subarray(start, end)) !== null;
    line += 1
  ) {
    [start, end] = [end + 1, bytes.indexOf(0x0a, end + 1)];
  }
  return { kind: 'not-utf-8', line };
}
