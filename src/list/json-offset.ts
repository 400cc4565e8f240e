/** Whether a text is the beginning of valid JSON: the only thing wrong with it is that it ends. */
function isBeginning(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as SyntaxError;
    const position = Number(/ in JSON at position (\d+)/.exec(message)?.[1] ?? NaN);
    return /^(?:Unexpected end of JSON input|Unterminated string)/.test(message) || position >= text.length;
  }
}

/** The offset of the first character that is not valid JSON. A search, since V8 does not report all positions. */
export function firstBadOffset(text: string): number {
  if (isBeginning(text)) {
    return text.length;
  }
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isBeginning(text.slice(0, middle))) {
      good = middle;
    } else {
      bad = middle;
    }
  }
  return good;
}
