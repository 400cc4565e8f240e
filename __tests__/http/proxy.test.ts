import { afterEach, expect, test } from '@jest/globals';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { Calls } from '../../src/http/calls.ts';
import { DATADOG } from '../../src/http/patience.ts';
import { fastClock, quietServices } from '../services.ts';

const never = new AbortController().signal;

afterEach(() => {
  delete process.env.HTTPS_PROXY;
});

test.each(['http://127.0.0.1', '127.0.0.1', 'localhost', 'user:pass@localhost'])(
  'the proxy %s sees the host that is called, and neither path nor keys',
  async (host) => {
    const seen: { line: string; text: string }[] = [];
    const proxy = createServer();
    proxy.on('connect', ({ method, url, rawHeaders }: IncomingMessage, socket: Duplex) => {
      seen.push({ line: `${method ?? ''} ${url ?? ''}`, text: rawHeaders.join('\n') });
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    await new Promise<void>((resolve) => proxy.listen(0, 'localhost', resolve));
    process.env.HTTPS_PROXY = `${host}:${(proxy.address() as AddressInfo).port}`;

    const url = 'https://api.datadog.test/a-path';
    const calls = new Calls(url, { ...DATADOG, tries: 1 }, fastClock(), quietServices().log);
    const request = { method: 'GET', url, headers: { 'dd-api-key': 'a-secret' }, body: null, read: () => true };
    const last = await calls.send(request, { now: never, beforeNextTry: never });
    await calls.close();
    proxy.close();

    expect(last.kind).toBe('broken');
    expect(seen.map(({ line }) => line)).toEqual(['CONNECT api.datadog.test:443']);
    expect(seen[0]?.text).not.toMatch(/a-secret|a-path|dd-api-key/i);
  },
);
