import { type CallLog, Calls, type Ends } from '../http/calls.ts';
import { DATADOG, isPassing, type Try } from '../http/patience.ts';
import { type HttpRequest, MAX_ANSWER_BYTES } from '../http/send.ts';
import { parseJson } from '../json.ts';
import type { Clock } from '../seats/services.ts';
import { DatadogError, type DatadogTrouble, reasonOf } from './error.ts';
import type { Credentials } from './site.ts';

/** `isReadOnly`: sends nothing but GET. */
export type ClientSettings = Readonly<{ apiUrl: string; site: string; credentials: Credentials; isReadOnly: boolean }>;

/** A request; `needs` are the permissions for it, for an error message. */
export type Call = Readonly<{ path: string; query?: Readonly<Record<string, string>>; needs: string; ends: Ends }>;
export type WriteCall = Call & Readonly<{ method: 'POST' | 'DELETE'; body: unknown }>;
type AnyCall = WriteCall | (Call & Readonly<{ method: 'GET'; body: null }>);

/** The start of JSON: if such a body cannot be parsed, it was cut off. */
const JSON_START = /^\s*[{[]/;
const MAX_EXPLAIN_MS = 10_000;

const authentication = (credentials: Credentials): Record<string, string> =>
  credentials.kind === 'token'
    ? { authorization: `Bearer ${credentials.accessToken}` }
    : { 'dd-api-key': credentials.apiKey, 'dd-application-key': credentials.appKey };

const isAccess = (status: number): boolean => status === 401 || status === 403;

/** Authenticated JSON requests to one Datadog organization. */
export class DatadogClient {
  readonly #settings: ClientSettings;
  readonly #calls: Calls;

  constructor(settings: ClientSettings, clock: Clock, log: CallLog) {
    this.#settings = settings;
    this.#calls = new Calls(settings.apiUrl, DATADOG, clock, log);
  }

  /** What `pick` returns for the JSON of a success. Throws `DatadogError`, `Cancelled`, and what `pick` throws. */
  async read<T>(call: Call, pick: (json: unknown) => T): Promise<T> {
    const read = (text: string, status: number): { picked: T } | undefined => {
      const json = parseJson(text);
      if (json !== undefined) return { picked: pick(json) };
      if (JSON_START.test(text)) return undefined;
      const cause = "Datadog's answer is not JSON";
      throw new DatadogError(`GET ${call.path}`, { kind: 'unexpected', cause, status, reason: reasonOf(text) });
    };
    return ((await this.#send({ ...call, method: 'GET', body: null }, read)) as { picked: T }).picked;
  }

  /** Sends a write. Its answer is not read: reading the seats again decides. Throws `DatadogError` or `Cancelled`. */
  async write(call: WriteCall): Promise<void> {
    const cause = 'not sent, because this is a dry run';
    if (this.#settings.isReadOnly) throw new DatadogError(`${call.method} ${call.path}`, { kind: 'unexpected', cause });
    await this.#send(call, (text) => (JSON_START.test(text) && parseJson(text) === undefined ? undefined : true));
  }

  close(): Promise<void> {
    return this.#calls.close();
  }

  async #send(call: AnyCall, read: HttpRequest['read']): Promise<unknown> {
    const last = await this.#calls.send(this.#requestOf(call, read), call.ends);
    if (last.kind === 'success') return last.value;
    const mayHaveArrived = last.kind === 'answer' && last.mayHaveArrived === true;
    throw new DatadogError(`${call.method} ${call.path}`, { ...(await this.#troubleOf(last, call)), mayHaveArrived });
  }

  #requestOf({ method, path, query, body }: AnyCall, read: HttpRequest['read']): HttpRequest {
    const { apiUrl, credentials } = this.#settings;
    const search = new URLSearchParams(query).toString();
    const headers = {
      ...authentication(credentials),
      accept: 'application/json',
      'user-agent': 'datadog-seats-action',
      ...(body === null ? {} : { 'content-type': 'application/json' }),
    };
    const url = `${apiUrl.replace(/\/+$/, '')}${path}${search && `?${search}`}`;
    return { method, url, headers, body: body === null ? null : JSON.stringify(body), read };
  }

  async #troubleOf(last: Exclude<Try, { kind: 'success' }>, call: Call): Promise<DatadogTrouble> {
    const gaveUp = `gave up after ${DATADOG.tries} attempts`;
    if (last.kind === 'broken') {
      return { kind: 'unavailable', cause: `Datadog did not answer; ${gaveUp}`, reason: last.why };
    }
    const { status } = last;
    if (last.kind === 'too-large') {
      return { kind: 'unexpected', cause: `Datadog's answer is larger than ${MAX_ANSWER_BYTES / 2 ** 20} MiB`, status };
    }
    if (status < 300) return { kind: 'unavailable', cause: `Datadog's answer was cut off; ${gaveUp}`, status };
    if (status < 400) {
      const cause = 'Datadog redirected the request, and redirects are not followed; check api-url and site';
      return { kind: 'unexpected', cause, status, reason: `to ${last.headers.get('location') ?? 'nowhere'}` };
    }
    const reason = reasonOf(last.text);
    if (isAccess(status)) return { kind: 'access', cause: await this.#explainAccess(call), status, reason };
    return isPassing(status)
      ? { kind: 'unavailable', cause: `Datadog returned an error; ${gaveUp}`, status, reason }
      : { kind: 'refused', cause: 'Datadog rejected the request', status, reason };
  }

  /** A 401 or 403 does not say whether a key, the site or a permission is wrong; asking about the API key helps. */
  async #explainAccess({ needs, ends }: Call): Promise<string> {
    const { credentials, site } = this.#settings;
    if (credentials.kind === 'token') {
      return `access-token is expired, belongs to another site than ${site}, or lacks ${needs}`;
    }
    const validate = { method: 'GET', path: '/api/v1/validate', needs, ends, body: null } as const;
    // Finding the wrong key must not keep a run from ending.
    const now = AbortSignal.any([ends.now, AbortSignal.timeout(MAX_EXPLAIN_MS)]);
    const answer = await this.#calls
      .send(
        this.#requestOf(validate, () => true),
        { ...ends, now },
      )
      .catch(() => null);
    const status = answer !== null && 'status' in answer ? answer.status : 0;
    if (isAccess(status)) return `api-key is not valid for ${site}; check the key and the site`;
    const unknown = `api-key, app-key or site (${site}) is wrong, or app-key lacks ${needs}`;
    return status === 200 ? `app-key is wrong or lacks ${needs}` : unknown;
  }
}
