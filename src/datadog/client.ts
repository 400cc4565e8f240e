import { type CallLog, Calls, type Ends } from '../http/calls.ts';
import { DATADOG, isPassing, type Try } from '../http/patience.ts';
import { type HttpRequest, MAX_ANSWER_BYTES } from '../http/send.ts';
import { parseJson } from '../json.ts';
import type { Clock } from '../seats/services.ts';
import { authentication, type Credentials, explainKeys, explainToken } from './access.ts';
import { DatadogError, type DatadogTrouble, reasonOf } from './error.ts';

/** Where, as whom, and whether writing is allowed. */
export interface ClientSettings {
  readonly apiUrl: string;
  readonly site: string;
  readonly credentials: Credentials;
  /** Refuses everything but GET before it leaves the process. */
  readonly isReadOnly: boolean;
}

/** One request to Datadog's API. */
export interface Call {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** The permission it needs, for the person whose keys lack it. */
  readonly needs: string;
  readonly ends: Ends;
}

/** A request that changes something. */
export interface WriteCall extends Call {
  readonly method: 'POST' | 'DELETE';
  readonly body: unknown;
}

type AnyCall = (Call & { readonly method: 'GET'; readonly body: null }) | WriteCall;

/** The start of JSON: a body that has it and cannot be parsed was cut off on the way. */
const CUT_OFF = /^\s*[{[]/;
const GAVE_UP = `gave up after ${DATADOG.tries} attempts`;
/** Asking which key is wrong must not keep a run from ending. */
const MAX_EXPLAIN_MS = 10_000;

/** Authenticated JSON requests to one Datadog organisation. */
export class DatadogClient {
  readonly #settings: ClientSettings;
  readonly #calls: Calls;

  constructor(settings: ClientSettings, clock: Clock, log: CallLog) {
    this.#settings = settings;
    this.#calls = new Calls(settings.apiUrl, DATADOG, clock, log);
  }

  /** What `pick` makes of the JSON of a success. Throws `DatadogError`, `Cancelled`, and what `pick` throws. */
  async read<T>(call: Call, pick: (json: unknown) => T): Promise<T> {
    const read = (text: string, status: number): { readonly picked: T } | undefined => {
      const json = parseJson(text);
      if (json === undefined && !CUT_OFF.test(text)) {
        const advice = "Datadog's answer is not JSON";
        throw new DatadogError(`GET ${call.path}`, { kind: 'unexpected', status, reason: reasonOf(text), advice });
      }
      return json === undefined ? undefined : { picked: pick(json) };
    };
    const { picked } = (await this.#send({ ...call, method: 'GET', body: null }, read)) as { readonly picked: T };
    return picked;
  }

  /** Sends a write. Nothing is read from the answer: reading the seats again has the last word. Throws as `read`. */
  async write(call: WriteCall): Promise<void> {
    if (this.#settings.isReadOnly) {
      const advice = 'not sent: this is a dry run';
      throw new DatadogError(`${call.method} ${call.path}`, { kind: 'unexpected', advice });
    }
    await this.#send(call, (text) => (CUT_OFF.test(text) && parseJson(text) === undefined ? undefined : true));
  }

  close(): Promise<void> {
    return this.#calls.close();
  }

  async #send(call: AnyCall, read: HttpRequest['read']): Promise<unknown> {
    const last = await this.#calls.send(this.#requestOf(call, read), call.ends);
    if (last.kind === 'success') {
      return last.value;
    }
    throw new DatadogError(`${call.method} ${call.path}`, await this.#troubleOf(last, call));
  }

  #requestOf({ method, path, query, body }: AnyCall, read: HttpRequest['read']): HttpRequest {
    const { apiUrl, credentials } = this.#settings;
    const search = new URLSearchParams(query).toString();
    const url = `${apiUrl.replace(/\/+$/, '')}${path}${search === '' ? '' : `?${search}`}`;
    const headers = {
      ...authentication(credentials),
      accept: 'application/json',
      'user-agent': 'datadog-seats-action',
      ...(body === null ? {} : { 'content-type': 'application/json' }),
    };
    return { method, url, headers, body: body === null ? null : JSON.stringify(body), read };
  }

  async #troubleOf(last: Exclude<Try, { kind: 'success' }>, call: Call): Promise<DatadogTrouble> {
    if (last.kind === 'broken') {
      return { kind: 'unavailable', advice: `Datadog did not answer: ${last.why}; ${GAVE_UP}` };
    }
    const { status } = last;
    if (last.kind === 'too-large') {
      return {
        kind: 'unexpected',
        status,
        advice: `Datadog's answer is larger than ${MAX_ANSWER_BYTES / 2 ** 20} MiB`,
      };
    }
    if (status >= 200 && status < 300) {
      return { kind: 'unavailable', advice: `Datadog's answer was cut off; ${GAVE_UP}` };
    }
    if (status < 400) {
      const reason = `to ${last.headers.get('location') ?? 'nowhere'}`;
      return {
        kind: 'unexpected',
        status,
        reason,
        advice: 'Datadog answered with a redirect, which is not followed; check api-url and site',
      };
    }
    const reason = reasonOf(last.text);
    if (status === 401 || status === 403) {
      return { kind: 'access', status, reason, advice: await this.#explainAccess(call) };
    }
    return isPassing(status)
      ? { kind: 'unavailable', status, reason, advice: `Datadog answered with status ${status}; ${GAVE_UP}` }
      : { kind: 'refused', status, reason };
  }

  /** A 401 or 403 alone cannot tell a wrong key, a wrong site and a missing permission apart; asking about the API key can. */
  async #explainAccess({ needs, ends }: Call): Promise<string> {
    const { credentials, site } = this.#settings;
    if (credentials.kind === 'token') {
      return explainToken(site, needs);
    }
    const validate = { method: 'GET', path: '/api/v1/validate', needs, ends, body: null } as const;
    const request = this.#requestOf(validate, () => true);
    const now = AbortSignal.any([ends.now, AbortSignal.timeout(MAX_EXPLAIN_MS)]);
    const reply = await this.#calls.send(request, { ...ends, now }).catch(() => null);
    return explainKeys(reply !== null && 'status' in reply ? reply.status : null, site, needs);
  }
}
