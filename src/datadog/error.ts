import { listOf, objectOf, parseJson, textOf } from '../json.ts';
import { Failure } from '../seats/problem.ts';
import { say, words } from '../seats/sentence.ts';

/** Why a request failed. `refused`: Datadog rejected this request; `access`: it rejected the keys, so every request fails;
 * `unavailable`: no usable answer after all attempts; `unexpected`: an answer that cannot be right. `cause` includes the fix if
 * there is one, `reason` is Datadog's own words. `mayHaveArrived`: an earlier attempt of the call may have had its effect. */
export type DatadogTrouble = Readonly<{
  kind: 'refused' | 'access' | 'unavailable' | 'unexpected';
  cause: string;
  status?: number;
  reason?: string;
  mayHaveArrived?: boolean;
}>;

/** A failed request to Datadog, with the call as details. It has no `cause`: errors of HTTP libraries carry headers with the keys. */
export class DatadogError extends Failure {
  override readonly name = 'DatadogError';
  readonly kind: DatadogTrouble['kind'];
  readonly status: number | null;
  readonly reason: string;
  readonly mayHaveArrived: boolean;

  /** @param call method and path: `GET /api/v2/users`. */
  constructor(call: string, { kind, cause, status, reason = '', mayHaveArrived = false }: DatadogTrouble) {
    const at = status === undefined ? call : `${call}: status ${status}`;
    const why = reason === '' ? '' : say`: ${words(reason)}`;
    // Of a refusal the reason is the cause.
    const [says, details] = kind === 'refused' ? [say`${cause}${why}`, say`${at}`] : [say`${cause}`, say`${at}${why}`];
    super(says, details);
    this.kind = kind;
    this.status = status ?? null;
    this.reason = reason;
    this.mayHaveArrived = mayHaveArrived;
  }
}

/** The error for an answer with another shape than documented. */
export function unexpectedShape(path: string, what: string): DatadogError {
  const cause = `Datadog's answer is not as documented: ${what}`;
  return new DatadogError(`GET ${path}`, { kind: 'unexpected', cause, status: 200 });
}

/** The reason in an error body: `{"errors":["text"]}`, `{"errors":[{"title","detail"}]}`, text, HTML from a proxy, or nothing. */
export function reasonOf(body: string): string {
  const text = body.trim();
  if (text.startsWith('<')) return 'an HTML page, probably from a proxy';
  const errors = listOf(objectOf(parseJson(text)).errors) ?? [];
  const reasons = errors.flatMap((error) => {
    const { detail, title } = objectOf(error);
    // The title may be as vague as "Generic Error".
    return textOf(error) ?? textOf(detail) ?? textOf(title) ?? [];
  });
  return reasons.length > 0 ? reasons.join('; ') : text && body; // Untrimmed: only its beginning is shown.
}
