import { getProxyUrl } from '@actions/http-client/lib/proxy';
import type { Dispatcher } from 'undici';
import sendRequest from 'undici/lib/api/api-request.js';
import Agent from 'undici/lib/dispatcher/agent.js';

/** The longest one try may take, from connecting to the last byte. */
export const TRY_TIMEOUT_MS = 30_000;
/** The largest answer that is read. */
export const MAX_REPLY_BYTES = 32 * 1024 * 1024;
/** How many calls are under way at the same time at most. */
export const MAX_CALLS_IN_FLIGHT = 8;

/** One request as it goes over the wire. */
export interface WireRequest {
  readonly method: Dispatcher.HttpMethod;
  /** Address without path, such as `https://api.datadoghq.com`. */
  readonly origin: string;
  /** Path with query, encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Ends the try at once. */
  readonly signal: AbortSignal;
}

/** What one try came to. */
export type Reply =
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly header: (name: string) => string | null;
      readonly body: string;
    }
  | { readonly kind: 'too-large'; readonly status: number }
  /** Refused or reset connection, time-out, cut-off body. */
  | { readonly kind: 'broken'; readonly message: string };

/** Sends one request, once. Never throws for anything that happens on the way. */
export type Transport = (request: WireRequest) => Promise<Reply>;

/** A transport over kept-alive connections, and how to close them. */
export interface OpenTransport {
  readonly send: Transport;
  close(): Promise<void>;
}

function describe(error: unknown, timedOut: boolean): string {
  if (timedOut) {
    return `no answer within ${TRY_TIMEOUT_MS / 1000} s`;
  }
  // Only message and code: library errors carry the request, and with it the keys.
  const { message, code } = error as { message?: unknown; code?: unknown };
  const text = typeof message === 'string' && message !== '' ? message : 'the connection failed';
  return typeof code === 'string' && !text.includes(code) ? `${text} (${code})` : text;
}

async function readBody(body: AsyncIterable<Uint8Array>): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MAX_REPLY_BYTES) {
      return null;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function sendOnce(dispatcher: Dispatcher, request: WireRequest, timeoutMs: number): Promise<Reply> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await sendRequest.call(dispatcher, {
      ...request,
      headers: { ...request.headers },
      signal: AbortSignal.any([timeout, request.signal]),
    });
    const { statusCode: status, headers } = response;
    const body = await readBody(response.body as AsyncIterable<Uint8Array>);
    if (body === null) {
      return { kind: 'too-large', status };
    }
    return { kind: 'reply', status, header: (name) => headers[name]?.toString() ?? null, body };
  } catch (error) {
    return { kind: 'broken', message: describe(error, timeout.aborted) };
  }
}

/** Direct connections, or connections through a proxy where `HTTPS_PROXY` and `NO_PROXY` say so. */
async function openDispatcher(origin: string): Promise<Dispatcher> {
  const options = { connections: MAX_CALLS_IN_FLIGHT, pipelining: 1 };
  const proxy = getProxyUrl(new URL(origin));
  if (proxy === undefined) {
    return new Agent(options);
  }
  // The proxy agent needs all of undici, which takes time to load.
  const { ProxyAgent } = await import('undici');
  return new ProxyAgent({ uri: proxy.href, ...options });
}

/**
 * Opens connections to one address, through a proxy where the environment says so. Redirects are not followed.
 *
 * @param timeoutMs the longest one try may take.
 */
export async function openTransport(origin: string, timeoutMs = TRY_TIMEOUT_MS): Promise<OpenTransport> {
  const dispatcher = await openDispatcher(origin);
  return {
    send: (request) => sendOnce(dispatcher, request, timeoutMs),
    close: () => dispatcher.destroy(),
  };
}
