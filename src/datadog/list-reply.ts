import { JsonText, skipSpace, ValueEnds } from './json-text.ts';
import type { BodyParser } from './reply.ts';

/** Members that are passed over unread: related objects, which may be many times the size of the items. */
const UNREAD: ReadonlySet<string> = new Set(['included']);

/** The answer to a list request: what was picked of its items, and its other members. `data` is empty where it is a list. */
export interface ListReply<T> {
  readonly envelope: Readonly<Record<string, unknown>>;
  readonly items: readonly T[];
}

/** Steps through a text. They ask for its next part, and are given it; `null` at the end. */
type Steps<R> = Generator<undefined, R, string | null>;

/** A JSON text that arrives in parts. */
class Text {
  #part = '';
  #at = 0;
  #isOver = false;

  /** The next character that is no white space; `''` at the end. */
  *next(): Steps<string> {
    for (;;) {
      this.#at = skipSpace(this.#part, this.#at);
      if (this.#at < this.#part.length || this.#isOver) {
        return this.#part.charAt(this.#at);
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
    for (let text = ''; ; yield* this.#more()) {
      const end = ends.find(this.#part, this.#at);
      const part = this.#part.slice(this.#at, end < 0 ? undefined : end);
      text += isWanted ? part : '';
      this.#at += part.length;
      if (end >= 0) {
        return text;
      }
    }
  }

  /** Hands over the items of the list that comes next. */
  *items(onItem: (item: JsonText) => void): Steps<void> {
    yield* this.stepOver('[');
    const ends = new ValueEnds();
    let [pending, hasComma] = ['', false];
    for (;;) {
      const first = this.#at;
      const end = this.#itemsOfPart(ends, pending, onItem);
      hasComma ||= this.#at > first;
      pending = (this.#at > first ? '' : pending) + this.#part.slice(this.#at, end < 0 ? undefined : end);
      if (end >= 0) {
        this.#at = end;
        break;
      }
      yield* this.#more();
    }
    if (hasComma || pending.trim() !== '') {
      onItem(new JsonText(pending));
    }
    yield* this.stepOver(']');
  }

  /**
   * Steps over the items that end in this part with a comma, and hands them over.
   *
   * @param pending what came of the first of them before.
   * @returns where the list ends; -1 where it does not end in this part.
   */
  #itemsOfPart(ends: ValueEnds, pending: string, onItem: (item: JsonText) => void): number {
    let before = pending;
    for (;;) {
      const end = ends.find(this.#part, this.#at);
      if (this.#part.charAt(end) !== ',') {
        return end;
      }
      // Without a copy where an item lies in one part, as nearly all do.
      const copied = before === '' ? null : before + this.#part.slice(this.#at, end);
      onItem(copied === null ? new JsonText(this.#part, this.#at, end) : new JsonText(copied));
      before = '';
      this.#at = end + 1;
    }
  }

  /** Waits for the next part. Throws `SyntaxError` where it has waited for the end already. */
  *#more(): Steps<void> {
    let part: string | null | undefined = '';
    while (part === '') {
      part = this.#isOver ? undefined : yield;
    }
    if (part === undefined) {
      throw new SyntaxError('the text ends within a value');
    }
    this.#isOver = part === null;
    this.#part = part ?? '';
    this.#at = 0;
  }
}

function* listSteps<T>(pick: (item: JsonText) => T | null): Steps<ListReply<T>> {
  const text = new Text();
  const envelope = new Map<string, unknown>();
  const items: T[] = [];
  const keep = (item: JsonText): void => {
    const picked = pick(item);
    if (picked !== null) {
      items.push(picked);
    }
  };
  yield* text.stepOver('{');
  let goesOn = (yield* text.next()) !== '}';
  while (goesOn) {
    const name = String(JSON.parse(yield* text.value()));
    yield* text.stepOver(':');
    if (name === 'data' && (yield* text.next()) === '[') {
      yield* text.items(keep);
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
  return { envelope: Object.fromEntries(envelope), items };
}

/**
 * Reads the answer to a list request as it arrives, item by item. It knows only where values end, and leaves the rest to
 * `pick`: a streaming parser from the registry takes ten times as long, and most of what a page holds is wanted by nobody.
 *
 * @param pick what to keep of an item; `null` for nothing. Told the items of the list `data` in order, also before it turns out that the answer is damaged.
 * @returns a parser to what was picked, and the other members but `included`. It throws `SyntaxError` where the text is no
 *   JSON object.
 */
export function listParser<T>(pick: (item: JsonText) => T | null): BodyParser<ListReply<T>> {
  const steps = listSteps(pick);
  steps.next();
  return {
    push(text) {
      steps.next(text);
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
