/** What kind of trouble a request ended in. */
export type DatadogErrorKind =
  /** Datadog understood and declined: a 4xx other than the next one. */
  | 'refused'
  /** 401 or 403: it is about the keys, so it is about everything. */
  | 'access'
  /** No usable answer after all tries. */
  | 'unavailable'
  /** An answer that cannot be right: a redirect, no JSON, another shape, too large. */
  | 'unexpected'
  /** The job is being cancelled. */
  | 'cancelled';

/**
 * A request to Datadog that did not succeed. The message names method, path and status. Neither the message nor any field
 * holds a credential; there is no `cause`, since the errors of HTTP libraries carry the headers they sent.
 */
export class DatadogError extends Error {
  override readonly name = 'DatadogError';
  readonly kind: DatadogErrorKind;
  readonly status: number | null;
  /** Datadog's own words, on one line. */
  readonly reason: string;

  constructor(kind: DatadogErrorKind, status: number | null, reason: string, message: string) {
    super(message);
    this.kind = kind;
    this.status = status;
    this.reason = reason;
  }
}

const MAX_REASON_CHARACTERS = 300;

function oneLine(text: string): string {
  const line = text.replace(/[\s\p{C}]+/gu, ' ').trim();
  return line.length <= MAX_REASON_CHARACTERS ? line : `${line.slice(0, MAX_REASON_CHARACTERS)}…`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function wordsOf(error: unknown): string {
  if (typeof error === 'string') {
    return error;
  }
  if (!isRecord(error)) {
    return '';
  }
  // A title such as "Generic Error" says nothing beside a detail.
  const words = [error.detail, error.title].find((text) => typeof text === 'string' && text !== '');
  return typeof words === 'string' ? words : '';
}

/**
 * What an error body says. Seen in the wild: `{"errors":["text"]}`, `{"errors":[{"title","detail"}]}`, JSON labelled as
 * plain text, HTML from a proxy, and nothing at all.
 */
export function reasonOf(body: string): string {
  const text = body.trim();
  if (text.startsWith('<')) {
    return 'an HTML page, probably from a proxy';
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return oneLine(text);
  }
  const errors = isRecord(json) && Array.isArray(json.errors) ? json.errors : [];
  const words = errors.map(wordsOf).filter((part) => part !== '');
  return oneLine(words.length > 0 ? words.join('; ') : text);
}
