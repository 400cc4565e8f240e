import type { IncomingHttpHeaders } from 'node:http';

/** A request as it arrived, in the order of arrival. A repeated query parameter keeps its last value. */
export interface RecordedRequest {
  readonly method: string;
  /** Without the query, percent-encoding kept. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  /** The parsed JSON; the raw text where it is not JSON; undefined where there was none. */
  readonly body: unknown;
}

/** An answer before it is written. A string or Buffer body is sent as it is, anything else as JSON. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handle = (request: RecordedRequest) => Reply;

/** A property of a value that came over the wire; undefined where there is none. */
export function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Record<string, unknown>)[name];
}

/** A query parameter that should be a whole number of at least `least`: that number, or NaN where it is something else. */
export function wholeNumber(raw: string, least: number): number {
  return /^\d{1,9}$/.test(raw) && Number(raw) >= least ? Number(raw) : NaN;
}
