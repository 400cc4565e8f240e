import { DatadogError, reasonOf } from './error.ts';
import { RateGate } from './gate.ts';
import { askedWaitMs, type Failure, isRetryable, retryDelayMs } from './retry.ts';
import { MAX_REPLY_BYTES, type Reply, type Transport } from './transport.ts';

/** Two keys, or one token. */
export type Credentials =
  | { readonly kind: 'keys'; readonly apiKey: string; readonly appKey: string }
  | { readonly kind: 'token'; readonly accessToken: string };

/** One request to Datadog's API. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The permission it needs, in words for the person whose keys lack it. */
  readonly needs: string;
  /** Ends the request at once. */
  readonly signal: AbortSignal;
  /** Once this has fired, the request is not tried again. */
  readonly lastTry?: AbortSignal;
}

/** The world around the client: everything that is not a function of its arguments. */
export interface HttpWorld {
  readonly send: Transport;
  /** Waits, or returns early when the signal fires. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly now: () => number;
  /** 0 to 1. */
  readonly random: () => number;
  /** Cuts credentials out of a text from outside: a proxy may echo the request it refuses. */
  readonly redact: (text: string) => string;
  /** Told before a wait that people would wonder about. */
  readonly onWait: (waitMs: number, reason: string) => void;
}

/** Where and as whom. */
export interface HttpSettings {
  readonly apiUrl: string;
  readonly site: string;
  readonly credentials: Credentials;
  /** Refuses everything but GET before it leaves the process: what a dry run runs on. */
  readonly readOnly: boolean;
}

/** Authenticated JSON requests with time-outs, tries and limits. */
export interface Http {
  /** The JSON of a successful answer. Throws `DatadogError`. */
  read(call: Omit<Call, 'method' | 'body'>): Promise<unknown>;
  /** Sends a write; the answer's content is not looked at, since reading again has the last word. Throws `DatadogError`. */
  write(call: Call): Promise<void>;
}

function authentication(credentials: Credentials): Record<string, string> {
  return credentials.kind === 'token'
    ? { authorization: `Bearer ${credentials.accessToken}` }
    : { 'dd-api-key': credentials.apiKey, 'dd-application-key': credentials.appKey };
}

/** What kept a reply from being an answer; `null` for a success. */
function failureOf(reply: Exclude<Reply, { kind: 'too-large' }>, nowMs: number): Failure | null {
  if (reply.kind === 'broken') {
    return { kind: 'connection' };
  }
  if (reply.status >= 200 && reply.status < 300) {
    return null;
  }
  const asked = askedWaitMs(reply.header('x-ratelimit-reset'), reply.header('retry-after'), nowMs);
  return { kind: 'status', status: reply.status, askedWaitMs: asked };
}

/** A success whose body ended too early counts as a broken connection. */
const CUT_OFF: Failure = { kind: 'connection' };

/** A body that begins as JSON and does not parse was cut off on the way. */
function parseJson(body: string): { kind: 'json'; json: unknown } | { kind: 'cut-off' | 'not-json' } {
  try {
    return { kind: 'json', json: JSON.parse(body) as unknown };
  } catch {
    return { kind: /^\s*[{[]/.test(body) ? 'cut-off' : 'not-json' };
  }
}

/** The client that every request to Datadog goes through. */
class HttpClient implements Http {
  readonly #world: HttpWorld;
  readonly #settings: HttpSettings;
  readonly #origin: string;
  readonly #prefix: string;
  readonly #gate = new RateGate();

  constructor(settings: HttpSettings, world: HttpWorld) {
    const url = new URL(settings.apiUrl);
    this.#origin = url.origin;
    this.#prefix = url.pathname.replace(/\/+$/, '');
    this.#settings = settings;
    this.#world = world;
  }

  async read(call: Omit<Call, 'method' | 'body'>): Promise<unknown> {
    const get: Call = { ...call, method: 'GET' };
    let json: unknown;
    await this.#request(get, (body, status) => {
      const parsed = parseJson(body);
      if (parsed.kind === 'not-json') {
        throw this.#error(get, 'unexpected', status, reasonOf(body), 'the answer is not JSON');
      }
      json = parsed.kind === 'json' ? parsed.json : undefined;
      return parsed.kind === 'json';
    });
    return json;
  }

  async write(call: Call): Promise<void> {
    if (this.#settings.readOnly) {
      throw this.#error(call, 'unexpected', null, 'dry run', 'refused, since this is a dry run');
    }
    await this.#request(call, () => true);
  }

  /** Tries until `accept` takes the body of a success. */
  async #request(call: Call, accept: (body: string, status: number) => boolean): Promise<void> {
    await this.#passGate(call);
    for (let tries = 1; ; tries += 1) {
      const reply = await this.#send(call);
      this.#noteLimit(call, reply);
      if (call.signal.aborted && reply.kind === 'broken') {
        throw this.#error(call, 'cancelled', null, 'cancelled', 'cancelled');
      }
      if (reply.kind === 'too-large') {
        const advice = `the answer is larger than ${MAX_REPLY_BYTES / 2 ** 20} MiB`;
        throw this.#error(call, 'unexpected', reply.status, '', advice);
      }
      const failure = failureOf(reply, this.#world.now()) ?? CUT_OFF;
      if (failure === CUT_OFF && reply.kind === 'reply' && accept(reply.body, reply.status)) {
        return;
      }
      const waitMs = retryDelayMs(tries, failure, this.#world.random());
      if (waitMs === null) {
        throw await this.#giveUp(call, reply, failure, tries);
      }
      await this.#wait(call, waitMs, reply);
    }
  }

  /** Another call may have met a rate limit: this one waits with it, instead of being declined as well. */
  async #passGate(call: Call): Promise<void> {
    const waitMs = this.#gate.waitMs(this.#world.now());
    if (waitMs > 0) {
      await this.#sleep(call, waitMs, 429);
    }
  }

  #noteLimit(call: Call, reply: Reply): void {
    if (reply.kind !== 'reply') {
      return;
    }
    const waitMs = this.#gate.note(reply, this.#world.now());
    if (waitMs > 0 && reply.status !== 429) {
      this.#world.onWait(waitMs, `${call.method} ${call.path}: the rate limit is used up`);
    }
  }

  async #wait(call: Call, waitMs: number, reply: Reply): Promise<void> {
    const why = reply.kind === 'reply' ? `status ${reply.status}` : 'no answer';
    this.#world.onWait(waitMs, `${call.method} ${call.path}: ${why}`);
    await this.#sleep(call, waitMs, reply.kind === 'reply' ? reply.status : null);
  }

  /** @param status what Datadog answered before, or would have: it tells whether a cancelled call may have had an effect. */
  async #sleep(call: Call, waitMs: number, status: number | null): Promise<void> {
    const ends = call.lastTry === undefined ? call.signal : AbortSignal.any([call.signal, call.lastTry]);
    await this.#world.sleep(waitMs, ends);
    if (ends.aborted) {
      throw this.#error(call, 'cancelled', status, 'cancelled', 'cancelled');
    }
  }

  #send(call: Call): Promise<Reply> {
    const query = new URLSearchParams({ ...call.query }).toString();
    const path = this.#prefix + call.path + (query === '' ? '' : `?${query}`);
    const body = call.body === undefined ? null : JSON.stringify(call.body);
    const headers = {
      ...authentication(this.#settings.credentials),
      accept: 'application/json',
      'user-agent': 'datadog-seats-action',
      ...(body === null ? {} : { 'content-type': 'application/json' }),
    };
    return this.#world.send({ method: call.method, origin: this.#origin, path, headers, body, signal: call.signal });
  }

  async #giveUp(call: Call, reply: Reply, failure: Failure, tries: number): Promise<DatadogError> {
    if (failure.kind === 'connection' || reply.kind !== 'reply') {
      const reason = reply.kind === 'broken' ? reply.message : 'the answer was cut off';
      return this.#error(call, 'unavailable', null, reason, `no usable answer in ${tries} tries`);
    }
    const { status, body } = reply;
    const reason = reasonOf(body);
    if (status === 401 || status === 403) {
      return this.#error(call, 'access', status, reason, await this.#explainAccess(call));
    }
    if (status < 400) {
      const location = reply.header('location') ?? 'nowhere';
      return this.#error(
        call,
        'unexpected',
        status,
        `to ${location}`,
        'redirects are not followed; check api-url and site',
      );
    }
    return !isRetryable(failure)
      ? this.#error(call, 'refused', status, reason, '')
      : this.#error(call, 'unavailable', status, reason, `still so after ${tries} tries`);
  }

  /** A 401 or 403 alone cannot tell a wrong key, a wrong site and a missing permission apart; asking about the API key can. */
  async #explainAccess(call: Call): Promise<string> {
    const { credentials, site } = this.#settings;
    const needs = `it needs ${call.needs}`;
    if (credentials.kind === 'token') {
      return `access-token is expired, belongs to another site than ${site}, or lacks a permission: ${needs}`;
    }
    const reply = await this.#send({ method: 'GET', path: '/api/v1/validate', needs: '', signal: call.signal });
    const status = reply.kind === 'reply' ? reply.status : null;
    if (status === 200) {
      return `api-key is valid for ${site}, so app-key is wrong or lacks a permission: ${needs}`;
    }
    return status === 401 || status === 403
      ? `api-key is not valid for ${site}: check the key, and that site is the one it was made on`
      : `check api-key, app-key and site (${site}), and the permission of app-key: ${needs}`;
  }

  #error(call: Call, kind: DatadogError['kind'], status: number | null, reason: string, advice: string): DatadogError {
    const clean = this.#world.redact(reason);
    const what = `${call.method} ${call.path}${status === null ? '' : `: status ${status}`}`;
    const message = [what, clean, advice].filter((part) => part !== '').join(': ');
    return new DatadogError(kind, status, clean, `Datadog: ${message}`);
  }
}

/** A client for one address and one set of credentials. */
export function createHttp(settings: HttpSettings, world: HttpWorld): Http {
  return new HttpClient(settings, world);
}
