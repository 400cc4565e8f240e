import pLimit from 'p-limit';
import { authentication, type Credentials, explainKeys, explainToken } from './access.ts';
import type { Call, Reading } from './call.ts';
import { MAX_CALLS_IN_FLIGHT } from './connections.ts';
import { DatadogError, reasonOf } from './error.ts';
import { RateGate } from './gate.ts';
import { type Collector, listParser, type ListReply } from './list-reply.ts';
import { Body, type BodyParser, CUT_OFF, failureOf, jsonParser, noParser, WaitingRoom } from './reply.ts';
import { type Failure, isRetryable, retryDelayMs } from './retry.ts';
import { MAX_REPLY_BYTES, type Reply, type Transport } from './transport.ts';

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
  read(call: Reading): Promise<unknown>;
  /**
   * The same for a long list, item by item.
   *
   * @param collectorOf the items: a new one for each try, since an answer may be cut off.
   */
  readList<T>(call: Reading, collectorOf: () => Collector<T>): Promise<ListReply<T>>;
  /** Sends a write; the answer's content is not looked at, since reading again has the last word. Throws `DatadogError`. */
  write(call: Call): Promise<void>;
  /** Ends all calls that wait or are still to be sent: where one read failed, nobody waits for the others. */
  close(): void;
}

/** A call that was not sent had as little effect as one that was declined for a rate limit, however often. */
const NOT_SENT = 429;

/**
 * So much of answers may wait to be parsed: their calls have made room for the next ones already, which are under way
 * meanwhile. Beyond that, an answer is parsed while it arrives.
 */
export const MAX_WAITING_BYTES = 8 * 1024 * 1024;

/** The client that every request to Datadog goes through. */
class HttpClient implements Http {
  readonly #world: HttpWorld;
  readonly #settings: HttpSettings;
  readonly #origin: string;
  readonly #prefix: string;
  readonly #gate = new RateGate();
  readonly #inTurn = pLimit(MAX_CALLS_IN_FLIGHT);
  readonly #room = new WaitingRoom(MAX_WAITING_BYTES);
  readonly #closed = new AbortController();

  constructor(settings: HttpSettings, world: HttpWorld) {
    const url = new URL(settings.apiUrl);
    this.#origin = url.origin;
    this.#prefix = url.pathname.replace(/\/+$/, '');
    this.#settings = settings;
    this.#world = world;
  }

  read(call: Reading): Promise<unknown> {
    return this.#request({ ...call, method: 'GET' }, jsonParser);
  }

  readList<T>(call: Reading, collectorOf: () => Collector<T>): Promise<ListReply<T>> {
    return this.#request({ ...call, method: 'GET' }, () => listParser(collectorOf()));
  }

  close(): void {
    this.#closed.abort();
  }

  async write(call: Call): Promise<void> {
    if (this.#settings.readOnly) {
      throw this.#error(call, 'unexpected', null, 'dry run', 'refused, since this is a dry run');
    }
    await this.#request(call, noParser);
  }

  /** Tries until `parserOf`, new for each try, makes something of the body of a success. */
  async #request<T>(call: Call, parserOf: () => BodyParser<T>): Promise<T> {
    let status: number | null = NOT_SENT;
    for (let tries = 1; ; tries += 1) {
      const body = new Body(parserOf(), this.#room);
      const reply = await this.#inTurn(() => this.#try(call, status, body));
      if (reply.kind === 'too-large') {
        const advice = `the answer is larger than ${MAX_REPLY_BYTES / 2 ** 20} MiB`;
        throw this.#error(call, 'unexpected', reply.status, '', advice);
      }
      const failure = failureOf(reply, this.#world.now());
      if (failure === null && reply.kind === 'reply') {
        const end = await body.end(reply.body);
        if (end === 'not-json') {
          throw this.#error(call, 'unexpected', reply.status, reasonOf(reply.body), 'the answer is not JSON');
        }
        if (end !== 'cut-off') {
          return end.value;
        }
      }
      const replied = reply.kind === 'reply' ? reply.status : null;
      status = status === NOT_SENT ? replied : status;
      if (reply.kind === 'broken' && this.#isOver(call.signal)) {
        throw this.#cancelled(call, status);
      }
      const waitMs = retryDelayMs(tries, failure ?? CUT_OFF, this.#world.random());
      if (waitMs === null) {
        throw await this.#giveUp(call, reply, failure ?? CUT_OFF, tries);
      }
      this.#world.onWait(
        waitMs,
        `${call.method} ${call.path}: ${replied === null ? 'no answer' : `status ${replied}`}`,
      );
      await this.#sleep(call, waitMs, status);
    }
  }

  /**
   * Sends a call once, when no rate limit holds it back: another call may have met one, and this one waits with it instead of
   * being declined as well.
   *
   * @param status what Datadog answered to the first try that it did not decline for a rate limit.
   */
  async #try(call: Call, status: number | null, body: Body<unknown>): Promise<Reply> {
    if (this.#isOver(call.signal) || call.lastTry?.aborted === true) {
      throw this.#cancelled(call, status);
    }
    // While it waits, yet another call may meet the limit.
    const closedMs = (): number => this.#gate.waitMs(this.#world.now());
    for (let waitMs = closedMs(); waitMs > 0; waitMs = closedMs()) {
      await this.#sleep(call, waitMs, status);
    }
    const reply = await this.#send(call, body);
    // Before the next call takes its turn.
    this.#noteLimit(call, reply);
    return reply;
  }

  #isOver(signal: AbortSignal): boolean {
    return signal.aborted || this.#closed.signal.aborted;
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

  async #sleep(call: Call, waitMs: number, status: number | null): Promise<void> {
    const { signal, lastTry = signal } = call;
    const ends = AbortSignal.any([signal, lastTry, this.#closed.signal]);
    await this.#world.sleep(waitMs, ends);
    if (ends.aborted) {
      throw this.#cancelled(call, status);
    }
  }

  /** @param status of the first try that may have had an effect, if it is a write. */
  #cancelled(call: Call, status: number | null): DatadogError {
    return this.#error(call, 'cancelled', status, 'cancelled', 'cancelled');
  }

  async #send({ method, path, query, body, signal }: Call, into: Body<unknown>): Promise<Reply> {
    const search = new URLSearchParams({ ...query }).toString();
    const content = body === undefined ? null : JSON.stringify(body);
    const request = {
      method,
      origin: this.#origin,
      path: this.#prefix + path + (search === '' ? '' : `?${search}`),
      headers: {
        ...authentication(this.#settings.credentials),
        accept: 'application/json',
        'user-agent': 'datadog-seats-action',
        ...(content === null ? {} : { 'content-type': 'application/json' }),
      },
      body: content,
      signal,
    };
    const reply = await this.#world.send(request, (part) => {
      into.push(part);
    });
    if (reply.kind !== 'reply') {
      into.drop();
    }
    return reply;
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
    if (credentials.kind === 'token') {
      return explainToken(site, call.needs);
    }
    const validate: Call = { method: 'GET', path: '/api/v1/validate', needs: '', signal: call.signal };
    const reply = await this.#inTurn(() => this.#send(validate, new Body(noParser(), this.#room)));
    return explainKeys(reply.kind === 'reply' ? reply.status : null, site, call.needs);
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
