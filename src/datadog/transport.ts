import { type Connections, openConnections, type WireRequest } from './connections.ts';

/** The longest one try may take, from connecting to the last byte. */
export const TRY_TIMEOUT_MS = 30_000;
/** The largest answer that is read. */
export const MAX_REPLY_BYTES = 32 * 1024 * 1024;

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

async function sendOnce(connections: Connections, request: WireRequest, timeoutMs: number): Promise<Reply> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const { status, headers, body } = await connections.send({
      ...request,
      signal: AbortSignal.any([timeout, request.signal]),
    });
    const text = await readBody(body);
    return text === null
      ? { kind: 'too-large', status }
      : { kind: 'reply', status, header: (name) => headers[name]?.toString() ?? null, body: text };
  } catch (error) {
    return { kind: 'broken', message: describe(error, timeout.aborted) };
  }
}

/**
 * Opens a transport to one address.
 *
 * @param timeoutMs the longest one try may take.
 */
export async function openTransport(origin: string, timeoutMs = TRY_TIMEOUT_MS): Promise<OpenTransport> {
  const connections = await openConnections(origin);
  return {
    send: (request) => sendOnce(connections, request, timeoutMs),
    close: () => connections.close(),
  };
}
