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

/** The body of one try on its way through a parser: what the parser throws comes out at the end. */
export class Body<T> {
  readonly #parser: BodyParser<T>;
  #failure: { error: unknown } | null = null;

  constructor(parser: BodyParser<T>) {
    this.#parser = parser;
  }

  push(part: Buffer): void {
    try {
      if (this.#failure === null) {
        this.#parser.push(part);
      }
    } catch (error) {
      this.#failure = { error };
    }
  }

  /**
   * What was made of it, or why nothing was: a body that begins as JSON and cannot be parsed was cut off on the way.
   *
   * @param beginning of the body.
   */
  end(beginning: string): { value: T } | 'cut-off' | 'not-json' {
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
}
