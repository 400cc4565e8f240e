import { COMMA, JsonBytes, type Path, skipSpace, ValueEnds } from './json-bytes.ts';
import type { BodyParser } from './reply.ts';

/** Members that are passed over unread: related objects, which may be many times the size of the items. */
const UNREAD: ReadonlySet<string> = new Set(['included']);

/** The answer to a list request: what was made of its items, and its other members. `data` is empty where it is a list. */
export interface ListReply<T> {
  readonly envelope: Readonly<Record<string, unknown>>;
  readonly items: T;
}

/** Steps through a text. They ask for its next part, and are given it; `null` at the end. */
type Steps<R> = Generator<undefined, R, Buffer | null>;

const NOTHING = Buffer.alloc(0);

/** Makes something of the items of a list. */
export interface Collector<T> {
  /** Paths to strings within an item, to be noted on the way to its end. */
  readonly paths: readonly Path[];
  /**
   * Told the items in order, also before it turns out that the answer is damaged.
   *
   * @param item with its strings at `paths` noted; not to be used later.
   */
  add(item: JsonBytes): void;
  end(): T;
}

/** An item that was put together of several parts. */
function wholeItem(text: Buffer, paths: readonly Path[]): JsonBytes {
  const ends = new ValueEnds(paths);
  ends.find(text, 0);
  return new JsonBytes(text, 0, text.length, ends.spans);
}

/** A JSON text that arrives in parts. */
class Text {
  #part: Buffer = NOTHING;
  #at = 0;
  #isOver = false;

  /** The next character that is no white space; `''` at the end. */
  *next(): Steps<string> {
    for (;;) {
      this.#at = skipSpace(this.#part, this.#at);
      if (this.#at < this.#part.length || this.#isOver) {
        return this.#part.toString('latin1', this.#at, this.#at + 1);
      }
      yield* this.#more();
    }
  }

  /** Steps over a character that must come next. */
  *stepOver(character: string): Steps<void> {
    const found = yield* this.next();
    if (found !== character) {
      throw new SyntaxError(`expected ${character}, not ${found === '' ? 'the end' : found}`);
    }
    this.#at += 1;
  }

  /** Steps over a comma, and tells whether there was one. */
  *goesOn(): Steps<boolean> {
    const isComma = (yield* this.next()) === ',';
    this.#at += isComma ? 1 : 0;
    return isComma;
  }

  /** Steps over the value that comes next, and returns its text; `''` where it is not wanted. */
  *value(isWanted = true): Steps<string> {
    const ends = new ValueEnds();
    for (const parts: Buffer[] = []; ; yield* this.#more()) {
      const end = ends.find(this.#part, this.#at);
      const part = this.#part.subarray(this.#at, end < 0 ? undefined : end);
      if (isWanted) {
        parts.push(part);
      }
      this.#at += part.length;
      if (end >= 0) {
        return Buffer.concat(parts).toString();
      }
    }
  }

  /** Hands over the items of the list that comes next. */
  *items(collector: Collector<unknown>): Steps<void> {
    yield* this.stepOver('[');
    const ends = new ValueEnds(collector.paths);
    let pending: readonly Buffer[] = [];
    let hasComma = false;
    for (;;) {
      const first = this.#at;
      const end = this.#itemsOfPart(ends, pending, collector);
      hasComma ||= this.#at > first;
      const rest = this.#part.subarray(this.#at, end < 0 ? undefined : end);
      pending = this.#at > first ? [rest] : [...pending, rest];
      if (end >= 0) {
        this.#at = end;
        break;
      }
      yield* this.#more();
    }
    const last = Buffer.concat(pending);
    if (hasComma || skipSpace(last, 0) < last.length) {
      collector.add(wholeItem(last, collector.paths));
    }
    yield* this.stepOver(']');
  }

  /**
   * Steps over the items that end in this part with a comma, and hands them over.
   *
   * @param pending what came of the first of them before.
   * @returns where the list ends; -1 where it does not end in this part.
   */
  #itemsOfPart(ends: ValueEnds, pending: readonly Buffer[], collector: Collector<unknown>): number {
    let before = pending;
    for (;;) {
      const end = ends.find(this.#part, this.#at);
      if (end < 0 || this.#part[end] !== COMMA) {
        return end;
      }
      // Without a copy where an item lies in one part, as nearly all do.
      const item =
        before.length === 0
          ? new JsonBytes(this.#part, this.#at, end, ends.spans)
          : wholeItem(Buffer.concat([...before, this.#part.subarray(this.#at, end)]), collector.paths);
      collector.add(item);
      before = [];
      this.#at = end + 1;
    }
  }

  /** Waits for the next part. Throws `SyntaxError` where it has waited for the end already. */
  *#more(): Steps<void> {
    let part: Buffer | null | undefined = NOTHING;
    while (part?.length === 0) {
      part = this.#isOver ? undefined : yield;
    }
    if (part === undefined) {
      throw new SyntaxError('the text ends within a value');
    }
    this.#isOver = part === null;
    this.#part = part ?? NOTHING;
    this.#at = 0;
  }
}

function* listSteps<T>(collector: Collector<T>): Steps<ListReply<T>> {
  const text = new Text();
  const envelope = new Map<string, unknown>();
  yield* text.stepOver('{');
  let goesOn = (yield* text.next()) !== '}';
  while (goesOn) {
    const name = String(JSON.parse(yield* text.value()));
    yield* text.stepOver(':');
    if (name === 'data' && (yield* text.next()) === '[') {
      yield* text.items(collector);
      envelope.set(name, []);
    } else if (UNREAD.has(name)) {
      yield* text.value(false);
    } else {
      envelope.set(name, JSON.parse(yield* text.value()));
    }
    goesOn = yield* text.goesOn();
  }
  yield* text.stepOver('}');
  if ((yield* text.next()) !== '') {
    throw new SyntaxError('something follows the end');
  }
  return { envelope: Object.fromEntries(envelope), items: collector.end() };
}

/**
 * Reads the answer to a list request as it arrives, item by item. It knows only where values end, and leaves the rest to
 * the collector: a streaming parser from the registry takes ten times as long, and most of what a page holds is wanted by
 * nobody.
 *
 * @param collector of the items of the list `data`.
 * @returns a parser to what was made of them, and the other members but `included`. It throws `SyntaxError` where the text
 *   is no JSON object.
 */
export function listParser<T>(collector: Collector<T>): BodyParser<ListReply<T>> {
  const steps = listSteps(collector);
  steps.next();
  return {
    push(part) {
      steps.next(part);
    },
    end() {
      const step = steps.next(null);
      if (step.done !== true) {
        throw new SyntaxError('the text has no end');
      }
      return step.value;
    },
  };
}
