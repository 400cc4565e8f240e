import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Handle, RecordedRequest, Reply } from './exchange.ts';
import { Faults, type FaultAnswer } from './faults.ts';

const MAX_BODY_BYTES = 16 * 1024 * 1024;
const DRIP_MS = 10;

/** A server on loopback, on a port that was free. Its functions need no `this`: it can be spread into something larger. */
export interface Loopback {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  readonly faults: Faults;
  /** The most requests that were in flight at the same time. */
  readonly mostAtOnce: () => number;
  /** Forgets the recorded requests and starts counting `mostAtOnce` anew. */
  readonly forget: () => void;
  /** Ends at once: open connections are destroyed. */
  readonly close: () => Promise<void>;
}

/** Serves until it is closed. Every request is recorded before it is answered. */
export async function serve(handle: Handle): Promise<Loopback> {
  const traffic = new Traffic(handle);
  const server = createServer((incoming, response) => {
    void traffic.serve(incoming, response);
  });
  // Longer than any client keeps an idle connection: a reset must come from a fault and never from bad luck.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: traffic.requests,
    faults: traffic.faults,
    mostAtOnce: () => traffic.mostAtOnce,
    forget: () => {
      traffic.forget();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

class Traffic {
  readonly requests: RecordedRequest[] = [];
  readonly faults = new Faults();
  mostAtOnce = 0;
  #atOnce = 0;
  readonly #handle: Handle;

  constructor(handle: Handle) {
    this.#handle = handle;
  }

  forget(): void {
    this.requests.length = 0;
    this.mostAtOnce = this.#atOnce;
  }

  async serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce);
    response.once('close', () => (this.#atOnce -= 1));
    const text = await readText(incoming);
    if (text === undefined) {
      response.destroy();
      return;
    }
    const request = describe(incoming, text);
    this.requests.push(request);
    // The effect comes at once and only the answer is late, so that a client that gave up meets a state that changed.
    const answer = this.#answer(request, response, this.faults.take(request));
    if (this.faults.latencyMs > 0) setTimeout(answer, this.faults.latencyMs).unref();
    else answer();
  }

  #answer(request: RecordedRequest, response: ServerResponse, fault: FaultAnswer | undefined): () => void {
    if (fault?.kind === 'hang') return () => undefined;
    if (fault?.kind === 'reset') return () => response.socket?.resetAndDestroy();
    const reply = fault?.kind === 'status' ? fault : this.#reply(request);
    if (fault?.kind === 'reset-after') return () => response.socket?.resetAndDestroy();
    if (fault?.kind === 'change') {
      const changed = fault.change(reply);
      return () => {
        send(response, changed);
      };
    }
    const cut = isCut(fault) ? fault.kind : undefined;
    return () => {
      send(response, reply, cut);
    };
  }

  #reply(request: RecordedRequest): Reply {
    try {
      return this.#handle(request);
    } catch (error) {
      // A hole in the sandbox, which a test should see as such and not as a connection that hangs.
      return { status: 500, body: { errors: [`The sandbox broke: ${String(error)}`] } };
    }
  }
}

async function readText(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MAX_BODY_BYTES) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined; // The client went away in the middle of its request.
  }
  return Buffer.concat(chunks).toString('utf8');
}

function describe(incoming: IncomingMessage, text: string): RecordedRequest {
  const { method = '', headers } = incoming;
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  return { method, path: url.pathname, query: Object.fromEntries(url.searchParams), headers, body: parseBody(text) };
}

function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** A fault that sends only a part of the answer. */
type Cut = Extract<FaultAnswer, { kind: 'truncate' | 'truncate-clean' | 'drip' }>;

function isCut(fault: FaultAnswer | undefined): fault is Cut {
  return ['truncate', 'truncate-clean', 'drip'].includes(fault?.kind ?? '');
}

function send(response: ServerResponse, reply: Reply, cut?: Cut['kind']): void {
  const { status, headers = {} } = reply;
  if (reply.body === undefined) {
    // An answer without a body cannot arrive in part: where it drips, it does not come at all.
    if (cut !== 'drip') response.writeHead(status, headers).end();
    return;
  }
  const isRaw = typeof reply.body === 'string' || Buffer.isBuffer(reply.body);
  const payload = Buffer.from(isRaw ? (reply.body as string) : JSON.stringify(reply.body));
  const part = cut === undefined ? payload : payload.subarray(0, Math.floor(payload.length / 2));
  response.writeHead(status, {
    'content-type': reply.contentType ?? (isRaw ? 'text/html; charset=utf-8' : 'application/json'),
    'content-length': cut === 'truncate-clean' ? part.length : payload.length,
    ...headers,
  });
  if (cut === 'truncate') response.write(part, () => response.destroy());
  else if (cut === 'drip') drip(response, part);
  else response.end(part);
}

function drip(response: ServerResponse, part: Buffer): void {
  let at = 0;
  const timer = setInterval(() => {
    if (at < part.length) response.write(part.subarray(at, (at += 1)));
  }, DRIP_MS);
  response.once('close', () => {
    clearInterval(timer);
  });
}
