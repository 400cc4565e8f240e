import { hashOf } from './hash.ts';

const QUOTE = 0x22;
export const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const SPACES: ReadonlySet<number | undefined> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** Names of members, from the outside in. */
export type Path = readonly string[];

/** A member that is looked for within an object. */
interface Member {
  readonly quoted: Uint8Array;
  /** The number of the path that ends here; `null` where it only leads on. */
  readonly place: number | null;
  readonly within: Members;
}

type Members = readonly Member[];

const NOTHING: Members = [];

/** What to look for within an object to find the ends of paths. */
function membersOn(paths: readonly { names: Path; place: number }[]): Members {
  const first = new Set(paths.flatMap(({ names }) => names.slice(0, 1)));
  return [...first].map((name) => {
    const within = paths
      .filter(({ names }) => names[0] === name)
      .map(({ names, place }) => ({ names: names.slice(1), place }));
    const place = within.find(({ names }) => names.length === 0)?.place ?? null;
    return { quoted: Buffer.from(JSON.stringify(name)), place, within: membersOn(within) };
  });
}

/** Whether a part of a text is just this. */
function isAt(part: Uint8Array, start: number, end: number, sought: Uint8Array): boolean {
  if (end - start !== sought.length) {
    return false;
  }
  for (let at = start; at < end; at += 1) {
    if (part[at] !== sought[at - start]) {
      return false;
    }
  }
  return true;
}

/**
 * The place of the quote that ends a string.
 *
 * @returns the length of the part where the string does not end in it; one more where what comes next is escaped.
 */
function quoteFrom(part: Uint8Array, from: number): number {
  const { length } = part;
  let at = from;
  for (; at < length; at += 1) {
    const code = part[at];
    if (code === QUOTE) {
      return at;
    }
    if (code === BACKSLASH) {
      at += 1;
    }
  }
  return at;
}

/** Where the strings begin and end that were noted, two numbers for each path; -1 where there is none. */
type Spans = readonly number[];

/**
 * Looks for the ends of values in JSON as it comes in, over as many parts as it takes, and notes some strings on the way.
 * The bytes are looked at as they are: nearly all of them are wanted by nobody, and no part of UTF-8's longer characters is
 * one of those that mean something in JSON.
 */
export class ValueEnds {
  readonly #root: Member;
  readonly #spans: number[];
  /** What is looked for in the value that is open at each depth. */
  readonly #members: Members[] = [NOTHING];
  #depth = 0;
  /** 1 where the part before ended within a string, 2 where what comes next is escaped as well. */
  #overrun = 0;

  /** @param paths to strings within a value that are to be noted; what is found has the number of its path. */
  constructor(paths: readonly Path[] = []) {
    const within = membersOn(paths.map((names, place) => ({ names, place })));
    this.#root = { quoted: new Uint8Array(), place: null, within };
    this.#spans = paths.flatMap(() => [-1, -1]);
  }

  /** What was noted of the value that was found last, if all of it was in one part. */
  get spans(): Spans {
    return this.#spans;
  }

  /** The place of the next comma, colon or closing bracket that belongs to no value; -1 where there is none in this part. */
  find(part: Uint8Array, from: number): number {
    const { length } = part;
    const stack = this.#members;
    this.#spans.fill(-1);
    let depth = this.#depth;
    let members = stack[depth] ?? NOTHING;
    let member = depth === 0 ? this.#root : null;
    let at = this.#overrun > 0 ? quoteFrom(part, from + this.#overrun - 1) + 1 : from;
    for (; at < length; at += 1) {
      const code = part[at];
      if (code === QUOTE) {
        const start = at;
        at = quoteFrom(part, start + 1);
        member = members === NOTHING ? member : this.#note(part, start, at + 1, members, member);
      } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
        depth += 1;
        members = code === OPEN_BRACE && member !== null ? member.within : NOTHING;
        stack[depth] = members;
        member = null;
      } else if (depth === 0) {
        if (code === COMMA || code === COLON || code === CLOSE_BRACE || code === CLOSE_BRACKET) {
          break;
        }
      } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
        depth -= 1;
        members = stack[depth] ?? NOTHING;
        member = null;
      } else if (code === COMMA) {
        member = null;
      }
    }
    this.#depth = depth;
    this.#overrun = Math.max(0, at - length);
    return at < length ? at : -1;
  }

  /**
   * Notes a string if it is the value of a member that is looked for.
   *
   * @param member whose value comes next.
   * @returns the member that the string is the name of; `null` if none.
   */
  #note(part: Uint8Array, start: number, end: number, members: Members, member: Member | null): Member | null {
    if (member === null) {
      for (const one of members) {
        if (isAt(part, start, end, one.quoted)) {
          return one;
        }
      }
    } else if (member.place !== null) {
      this.#spans[2 * member.place] = start;
      this.#spans[2 * member.place + 1] = end;
    }
    return null;
  }
}

/** One JSON value within a text, not parsed. */
export class JsonBytes {
  readonly #text: Buffer;
  readonly #start: number;
  readonly #end: number;
  readonly #spans: Spans;

  /** @param spans of the strings within it that were noted. */
  constructor(text: Buffer, start: number, end: number, spans: Spans) {
    this.#text = text;
    this.#start = start;
    this.#end = end;
    this.#spans = spans;
  }

  /** The value. Throws `SyntaxError` where it is no JSON. */
  parse(): unknown {
    return JSON.parse(this.#text.toString('utf8', this.#start, this.#end));
  }

  /** The hash of the string that was noted at a path; `null` where there is none, or only parsing could tell. */
  hash(place: number): number | null {
    const [start = -1, end = -1] = [this.#spans[2 * place], this.#spans[2 * place + 1]];
    return start < 0 ? null : hashOf(this.#text, start + 1, end - 1);
  }
}

/** The place of the next byte that is no white space, or the end of the part. */
export function skipSpace(part: Uint8Array, from: number): number {
  let at = from;
  while (at < part.length && SPACES.has(part[at])) {
    at += 1;
  }
  return at;
}
