import { listOf, objectOf, parseJson, textOf } from '../json.ts';
import { Failure } from '../seats/problem.ts';
import { say, words } from '../seats/sentence.ts';

/** What went wrong with a request, as far as it is known. */
export interface DatadogTrouble {
  /**
   * `refused`: Datadog understood and declined. `access`: 401 or 403, so it is about the keys and about everything.
   * `unavailable`: no usable answer after all tries. `unexpected`: an answer that cannot be right.
   */
  readonly kind: 'refused' | 'access' | 'unavailable' | 'unexpected';
  readonly status?: number;
  /** Datadog's own words. */
  readonly reason?: string;
  /** What to check or to know. */
  readonly advice?: string;
}

/**
 * A request to Datadog that failed: the cause, with method, path and status as details. There is no `cause` property: the errors of
 * HTTP libraries carry the headers they sent, and with them the keys.
 */
export class DatadogError extends Failure {
  override readonly name = 'DatadogError';
  readonly kind: DatadogTrouble['kind'];
  readonly reason: string;

  /** @param what method and path: `GET /api/v2/users`. */
  constructor(what: string, { kind, status, reason = '', advice = '' }: DatadogTrouble) {
    const says =
      advice !== ''
        ? say`${advice}`
        : say`Datadog rejected the request${reason === '' ? '' : say`: "${words(reason)}"`}`;
    const call = say`${what}${status === undefined ? '' : `: status ${status}`}`;
    super(says, { details: advice === '' || reason === '' ? call : say`${call}: ${words(reason)}` });
    this.kind = kind;
    this.reason = reason;
  }
}

/** The error for an answer of another shape than the documented one. */
export function unexpectedShape(path: string, what: string): DatadogError {
  const advice = `Datadog's answer has an unexpected shape: ${what}`;
  return new DatadogError(`GET ${path}`, { kind: 'unexpected', status: 200, advice });
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
  const errors = listOf(objectOf(parseJson(text)).errors) ?? [];
  const said = errors.flatMap((error) => {
    const { detail, title } = objectOf(error);
    // A title such as "Generic Error" says nothing beside a detail.
    return textOf(error) ?? textOf(detail) ?? textOf(title) ?? [];
  });
  return said.length > 0 ? said.join('; ') : text;
}
