/** Whether a text is valid JSON as far as it goes: all that is wrong with it is that it ends. */
function isBeginning(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as SyntaxError;
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? NaN);
    return /end of JSON input|Unterminated string/.test(message) || position >= text.length;
  }
}

/** Where JSON goes wrong. The engine names no position for some errors, and then quotes the file instead. */
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
