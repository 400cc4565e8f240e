import { type CallLog, Calls, type Ends } from '../http/calls.ts';
import { DATADOG, isPassing, type Try } from '../http/patience.ts';
import { type HttpRequest, MAX_ANSWER_BYTES } from '../http/send.ts';
import { parseJson } from '../json.ts';
import type { Clock } from '../seats/services.ts';
import { DatadogError, type DatadogTrouble, reasonOf } from './error.ts';
import type { Credentials } from './site.ts';

/** `isReadOnly`: sends nothing but GET. */
export type ClientSettings = Readonly<{ apiUrl: string; site: string; credentials: Credentials; isReadOnly: boolean }>;

/** A read; `needs` are the permissions for it, for an error message. */
export type Call = Readonly<{ path: string; query?: Readonly<Record<string, string>>; needs: string; ends: Ends }>;
export type WriteCall = Call & Readonly<{ method: 'POST' | 'DELETE'; body: unknown }>;
type AnyCall = Call & Readonly<{ method: string; body?: unknown }>;

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

  /** What `pick` makes of the JSON of a success, never `undefined`. Throws `DatadogError`, `Cancelled`, and what `pick` throws. */
  read<T>(call: Call, pick: (json: unknown) => T): Promise<T> {
    return this.#send({ ...call, method: 'GET' }, (text, status) => {
      const json = parseJson(text);
      if (json !== undefined) return pick(json);
      if (JSON_START.test(text)) return undefined;
      const cause = "Datadog's answer is not JSON";
      throw new DatadogError(`GET ${call.path}`, { kind: 'unexpected', cause, status, reason: reasonOf(text) });
    });
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

  async #send<T>(call: AnyCall, read: (text: string, status: number) => T | undefined): Promise<T> {
    const last = await this.#try(call, read);
    if (last.kind === 'success') return last.value as T;
    const mayHaveArrived = last.kind === 'answer' && last.mayHaveArrived === true;
    throw new DatadogError(`${call.method} ${call.path}`, { ...(await this.#troubleOf(last, call)), mayHaveArrived });
  }

  #try({ method, path, query, body, ends }: AnyCall, read: HttpRequest['read']): Promise<Try> {
    const { apiUrl, credentials } = this.#settings;
    const search = new URLSearchParams(query).toString();
    const sent = body === undefined ? null : JSON.stringify(body);
    const headers = {
      ...authentication(credentials),
      accept: 'application/json',
      'user-agent': 'datadog-seats-action',
      ...(sent === null ? {} : { 'content-type': 'application/json' }),
    };
    const url = `${apiUrl.replace(/\/+$/, '')}${path}${search && `?${search}`}`;
    return this.#calls.send({ method, url, headers, body: sent, read }, ends);
  }

  async #troubleOf(last: Exclude<Try, { kind: 'success' }>, call: Call): Promise<DatadogTrouble> {
    const gaveUp = `gave up after ${DATADOG.tries} attempts`;
    const unavailable = (cause: string) => ({ kind: 'unavailable', cause: `${cause}; ${gaveUp}` }) as const;
    const unexpected = (cause: string) => ({ kind: 'unexpected', cause }) as const;
    if (last.kind === 'broken') return { ...unavailable('Datadog did not answer'), reason: last.why };
    const { status } = last;
    const tooLarge = `Datadog's answer is larger than ${MAX_ANSWER_BYTES / 2 ** 20} MiB`;
    if (last.kind === 'too-large') return { ...unexpected(tooLarge), status };
    if (status < 300) return { ...unavailable("Datadog's answer was cut off"), status };
    const redirected = 'Datadog redirected the request, and redirects are not followed; check api-url and site';
    const target = `to ${last.headers.get('location') ?? 'nowhere'}`;
    if (status < 400) return { ...unexpected(redirected), status, reason: target };
    const reason = reasonOf(last.text);
    if (isAccess(status)) return { kind: 'access', cause: await this.#explainAccess(call), status, reason };
    if (isPassing(status)) return { ...unavailable('Datadog returned an error'), status, reason };
    return { kind: 'refused', cause: 'Datadog rejected the request', status, reason };
  }

  /** A 401 or 403 does not say whether a key, the site or a permission is wrong; asking about the API key helps. */
  async #explainAccess({ needs, ends }: Call): Promise<string> {
    const { credentials, site } = this.#settings;
    if (credentials.kind === 'token') {
      return `access-token is expired, belongs to another site than ${site}, or lacks ${needs}`;
    }
    // This diagnosis must not delay the end of a run.
    const now = AbortSignal.any([ends.now, AbortSignal.timeout(MAX_EXPLAIN_MS)]);
    const validate = { method: 'GET', path: '/api/v1/validate', needs, ends: { ...ends, now } };
    const answer = await this.#try(validate, () => true).catch(() => null);
    const status = answer !== null && 'status' in answer ? answer.status : 0;
    if (isAccess(status)) return `api-key is not valid for ${site}; check the key and the site`;
    const unknown = `api-key, app-key or site (${site}) is wrong, or app-key lacks ${needs}`;
    return status === 200 ? `app-key is wrong or lacks ${needs}` : unknown;
  }
}
