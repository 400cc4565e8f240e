import { getProxyUrl } from '@actions/http-client/lib/proxy';
import type { Agent, IncomingMessage, request as sendRequest } from 'node:http';

/** How many calls are under way at the same time at most. */
export const MAX_CALLS_IN_FLIGHT = 8;

/** One request as it goes over the wire. */
export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Address without path, such as `https://api.datadoghq.com`. */
  readonly origin: string;
  /** Path with query, encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Ends the request at once. */
  readonly signal: AbortSignal;
}

/** An answer whose body is still to be read. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Throws where the connection ends before the body does. */
  readonly body: AsyncIterable<Buffer>;
}

/** Kept-alive connections to one address. */
export interface Connections {
  /** Sends a request once. Redirects are not followed. Rejects where there is no answer. */
  send(request: WireRequest): Promise<WireResponse>;
  close(): Promise<void>;
}

function whenAnswered(
  request: typeof sendRequest,
  agent: Agent,
  { origin, body, method, path, headers, signal }: WireRequest,
): Promise<IncomingMessage> {
  // Node tells the length of a body by itself, but not that of a DELETE.
  const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const call = request(origin, { agent, method, path, headers: { ...headers, ...length }, signal }, resolve);
    call.on('error', reject);
    // An answer that is none, such as a change of protocol, ends the connection without an error.
    call.on('close', () => {
      reject(new Error('the connection was closed without an answer'));
    });
    call.end(body ?? undefined);
  });
}

/** Connections by Node's own client: it is there already, and loads in a fifth of the time that undici takes. */
async function openDirect(origin: string): Promise<Connections> {
  const http = origin.startsWith('https:') ? await import('node:https') : await import('node:http');
  const agent = new http.Agent({ keepAlive: true, maxSockets: MAX_CALLS_IN_FLIGHT });
  return {
    async send(request) {
      const response = await whenAnswered(http.request, agent, request);
      return { status: response.statusCode ?? 0, headers: response.headers, body: response as AsyncIterable<Buffer> };
    },
    close() {
      agent.destroy();
      return Promise.resolve();
    },
  };
}

/** Connections through a proxy by undici, which is loaded only here: Node's own client knows proxies only in its newest releases. */
async function openProxied(proxy: URL): Promise<Connections> {
  const { ProxyAgent } = await import('undici');
  const agent = new ProxyAgent({ uri: proxy.href, connections: MAX_CALLS_IN_FLIGHT, pipelining: 1 });
  return {
    async send(request) {
      const {
        statusCode: status,
        headers,
        body,
      } = await agent.request({ ...request, headers: { ...request.headers } });
      return { status, headers, body: body as AsyncIterable<Buffer> };
    },
    close: () => agent.destroy(),
  };
}

/** Opens connections to an address: direct ones, or through a proxy where `HTTPS_PROXY` and `NO_PROXY` say so. */
export function openConnections(origin: string): Promise<Connections> {
  const proxy = getProxyUrl(new URL(origin));
  return proxy === undefined ? openDirect(origin) : openProxied(proxy);
}
