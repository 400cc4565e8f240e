import { setImmediate } from 'node:timers/promises';
import { askedWaitMs, type Failure } from './retry.ts';
import type { Reply } from './transport.ts';

/** What kept a reply from being an answer; `null` for a success. */
export function failureOf(reply: Exclude<Reply, { kind: 'too-large' }>, nowMs: number): Failure | null {
  if (reply.kind === 'broken') {
    return { kind: 'connection' };
  }
  if (isSuccess(reply.status)) {
    return null;
  }
  const asked = askedWaitMs(reply.header('x-ratelimit-reset'), reply.header('retry-after'), nowMs);
  return { kind: 'status', status: reply.status, askedWaitMs: asked };
}

/** A success whose body ended too early counts as a broken connection. */
export const CUT_OFF: Failure = { kind: 'connection' };

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** The text of a body. */
export function bodyText(parts: readonly Buffer[]): string {
  return new TextDecoder().decode(Buffer.concat(parts));
}

/** Makes something of a body that arrives in parts. Both throw `SyntaxError` where it is not what it should be. */
export interface BodyParser<T> {
  push(part: Buffer): void;
  end(): T;
}

/** A parser for a body that is one JSON value. */
export function jsonParser(): BodyParser<unknown> {
  const parts: Buffer[] = [];
  return {
    push: (part) => parts.push(part),
    end: () => JSON.parse(bodyText(parts)) as unknown,
  };
}

/** A parser for a body that nobody looks at. */
export function noParser(): BodyParser<void> {
  return { push: () => undefined, end: () => undefined };
}

/** The room that all bodies together have to wait in until they are parsed. */
export class WaitingRoom {
  readonly #maxBytes: number;
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get isOverfull(): boolean {
    return this.#bytes > this.#maxBytes;
  }

  enter(part: Buffer): void {
    this.#bytes += part.length;
  }

  leave(part: Buffer): void {
    this.#bytes -= part.length;
  }
}

/** The body of one try on its way to a parser: it waits until there is time, as long as there is room. */
export class Body<T> {
  readonly #parser: BodyParser<T>;
  readonly #room: WaitingRoom;
  readonly #waiting: Buffer[] = [];
  #failure: { error: unknown } | null = null;

  constructor(parser: BodyParser<T>, room: WaitingRoom) {
    this.#parser = parser;
    this.#room = room;
  }

  push(part: Buffer): void {
    this.#waiting.push(part);
    this.#room.enter(part);
    for (let next = this.#room.isOverfull ? this.#next() : null; next !== null; next = this.#next()) {
      this.#parse(next);
    }
  }

  /**
   * What was made of it, or why nothing was: a body that begins as JSON and cannot be parsed was cut off on the way. What
   * still waits is parsed bit by bit, so that other calls go on.
   *
   * @param beginning of the body.
   */
  async end(beginning: string): Promise<{ value: T } | 'cut-off' | 'not-json'> {
    for (let next = this.#next(); next !== null; next = this.#next()) {
      await setImmediate();
      this.#parse(next);
    }
    try {
      if (this.#failure !== null) {
        throw this.#failure.error;
      }
      return { value: this.#parser.end() };
    } catch (error) {
      if (!(error instanceof SyntaxError)) {
        throw error;
      }
      return /^\s*[{[]/.test(beginning) ? 'cut-off' : 'not-json';
    }
  }

  /** Leaves the room to others, where nothing is to be made of it. */
  drop(): void {
    while (this.#next() !== null);
  }

  #next(): Buffer | null {
    const part = this.#waiting.shift() ?? null;
    if (part !== null) {
      this.#room.leave(part);
    }
    return part;
  }

  /** What the parser throws comes out at the end. */
  #parse(part: Buffer): void {
    try {
      if (this.#failure === null) {
        this.#parser.push(part);
      }
    } catch (error) {
      this.#failure = { error };
    }
  }
}
