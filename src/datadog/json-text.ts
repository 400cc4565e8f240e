const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Looks for the ends of values, over as many parts of a text as it takes; what is in the values is not looked at. */
export class ValueEnds {
  #depth = 0;
  #isInString = false;
  /** Whether the part before ended with a backslash that escapes what comes next. */
  #isEscaped = false;

  /** The place of the next comma, colon or closing bracket that belongs to no value; -1 where there is none in this part. */
  find(part: string, from: number): number {
    let depth = this.#depth;
    let at = this.#isInString ? this.#passString(part, from) : from;
    for (; at < part.length; at += 1) {
      const code = part.charCodeAt(at);
      if (code === QUOTE) {
        const end = part.indexOf('"', at + 1);
        const isPlain = end > 0 && part.charCodeAt(end - 1) !== BACKSLASH;
        at = isPlain ? end : this.#passString(part, at + 1) - 1;
      } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
        depth += 1;
      } else if (depth > 0) {
        depth -= code === CLOSE_BRACE || code === CLOSE_BRACKET ? 1 : 0;
      } else if (code === COMMA || code === COLON || code === CLOSE_BRACE || code === CLOSE_BRACKET) {
        break;
      }
    }
    this.#depth = depth;
    return at < part.length ? at : -1;
  }

  /** Goes on behind the end of a string, or at the end of the part. Strings are most of a text, so they are not walked through. */
  #passString(part: string, from: number): number {
    let start = this.#isEscaped ? from + 1 : from;
    for (;;) {
      const quote = part.indexOf('"', start);
      const end = quote < 0 ? part.length : quote;
      let backslashes = 0;
      while (end - backslashes > start && part.charCodeAt(end - backslashes - 1) === BACKSLASH) {
        backslashes += 1;
      }
      this.#isEscaped = backslashes % 2 === 1;
      this.#isInString = quote < 0 || this.#isEscaped;
      if (quote < 0) {
        return part.length;
      }
      if (!this.#isInString) {
        return quote + 1;
      }
      this.#isEscaped = false;
      start = quote + 1;
    }
  }
}

/** One JSON value within a text, not parsed. */
export class JsonText {
  readonly #text: string;
  readonly #start: number;
  readonly #end: number;

  constructor(text: string, start = 0, end = text.length) {
    this.#text = text;
    this.#start = start;
    this.#end = end;
  }

  /** The value. Throws `SyntaxError` where it is no JSON. */
  parse(): unknown {
    return JSON.parse(this.#text.slice(this.#start, this.#end));
  }

  /** The value at a path through the members of objects; `null` where there is none, or only parsing could tell. */
  at(path: readonly string[]): JsonText | null {
    const ends = new ValueEnds();
    let start = this.#start;
    for (const name of path) {
      start = this.#startOf(name, start, ends);
      if (start < 0) {
        return null;
      }
    }
    const end = ends.find(this.#text, start);
    return end < 0 ? null : new JsonText(this.#text, start, end);
  }

  /** Where the value of a member begins, of the object that begins at `start`; -1 where it has none by this name. */
  #startOf(name: string, start: number, ends: ValueEnds): number {
    const text = this.#text;
    const quoted = `"${name}"`;
    let at = skipSpace(text, start) + 1;
    if (text.charAt(at - 1) !== '{') {
      return -1;
    }
    for (;;) {
      const colon = ends.find(text, at);
      if (text.charAt(colon) !== ':') {
        return -1;
      }
      if (text.startsWith(quoted, skipSpace(text, at))) {
        return colon + 1;
      }
      const end = ends.find(text, colon + 1);
      if (text.charAt(end) !== ',') {
        return -1;
      }
      at = end + 1;
    }
  }
}

export function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) {
    at += 1;
  }
  return at;
}
