import { getProxyUrl } from '@actions/http-client/lib/proxy';
import { Agent, type Dispatcher, fetch, ProxyAgent, type Response } from 'undici';
import type { Try } from './patience.ts';

/** The largest answer, after decompression. */
export const MAX_ANSWER_BYTES = 32 * 1024 * 1024;
/** At most this much of an error's answer is read: the message is at the beginning. */
const MAX_ERROR_BYTES = 64 * 1024;

/** `read` picks the value of a success at once, so that the text can be freed; `undefined` means unusable: it is tried again. */
export type HttpRequest = Readonly<{
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string | null;
  read: (text: string, status: number) => unknown;
}>;

/** Connections to one address, through the proxy of `HTTPS_PROXY` unless `NO_PROXY` excludes it. */
export function connect(url: string): Dispatcher {
  const proxy = getProxyUrl(new URL(url));
  if (proxy === undefined) return new Agent();
  // The toolkit takes `localhost:3128` for a URL of the scheme `localhost`.
  return new ProxyAgent(/^https?:$/.test(proxy.protocol) ? proxy.href : `http://${proxy.href}`);
}

/** Reads a body to its end; `null` if it is too large. Of an error only the beginning is read. */
async function readBody(response: Response): Promise<Uint8Array[] | null> {
  const isError = response.status >= 400;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > (isError ? MAX_ERROR_BYTES : MAX_ANSWER_BYTES)) return isError ? chunks : null;
  }
  return chunks;
}

/** Only message and code: errors of HTTP libraries carry the request, and with it the keys. */
function explain(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: unknown };
  if (name === 'TimeoutError') return 'timed out';
  const { message, code } = (cause ?? error) as { message?: unknown; code?: unknown };
  const text = typeof message === 'string' && message !== '' ? message : 'the connection failed';
  return typeof code === 'string' && !text.includes(code) ? `${text} (${code})` : text;
}

type Reduce = (one: Try) => Try;

/** Sends a request once, and throws only what `reduce` throws. Redirects are not followed: keys would follow. `reduce` runs here so
 * that no promise holds the text of an answer, which only a full garbage collection would free. */
export async function send(via: Dispatcher, request: HttpRequest, signal: AbortSignal, reduce: Reduce): Promise<Try> {
  const { url, method, headers, body } = request;
  let result: Try;
  try {
    const response = await fetch(url, { method, headers, body, dispatcher: via, redirect: 'manual', signal });
    const { status, headers: received } = response;
    const chunks = await readBody(response);
    // After a time-out, a partial body may look complete.
    signal.throwIfAborted();
    // Emptied: the promise still holds the list.
    const text = chunks && new TextDecoder().decode(Buffer.concat(chunks.splice(0)));
    result = text === null ? { kind: 'too-large', status } : { kind: 'answer', status, headers: received, text };
  } catch (error) {
    result = { kind: 'broken', why: explain(error) };
  }
  return reduce(result);
}
