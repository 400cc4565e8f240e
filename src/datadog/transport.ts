import { type Connections, openConnections, type WireRequest } from './connections.ts';
import { bodyText, isSuccess } from './reply.ts';

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
      /** The whole of it where the status is no success; otherwise how it begins. */
      readonly body: string;
    }
  | { readonly kind: 'too-large'; readonly status: number }
  /** Refused or reset connection, time-out, cut-off body. */
  | { readonly kind: 'broken'; readonly message: string };

/**
 * Sends one request, once. Never throws for anything that happens on the way.
 *
 * @param onPart told the body of a success part by part, as it comes.
 */
export type Transport = (request: WireRequest, onPart: (part: Buffer) => void) => Promise<Reply>;

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

/** Reads a body to its end; `false` where it is too large. */
async function readBody(body: AsyncIterable<Buffer>, onPart: (part: Buffer) => void): Promise<boolean> {
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > MAX_REPLY_BYTES) {
      return false;
    }
    onPart(part);
  }
  return true;
}

async function sendOnce(
  connections: Connections,
  timeoutMs: number,
  request: WireRequest,
  onPart: (part: Buffer) => void,
): Promise<Reply> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([timeout, request.signal]);
  try {
    const { status, headers, body } = await connections.send({ ...request, signal });
    const kept: Buffer[] = [];
    const keep = (part: Buffer): void => {
      if (!isSuccess(status) || kept.length === 0) {
        kept.push(part);
      }
      if (isSuccess(status)) {
        onPart(part);
      }
    };
    const isWhole = await readBody(body, keep);
    // Where its time ran out meanwhile, what is left of a body may look like an end.
    signal.throwIfAborted();
    return isWhole
      ? { kind: 'reply', status, header: (name) => headers[name]?.toString() ?? null, body: bodyText(kept) }
      : { kind: 'too-large', status };
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
    send: (request, onPart) => sendOnce(connections, timeoutMs, request, onPart),
    close: () => connections.close(),
  };
}
