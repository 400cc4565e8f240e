import { afterEach, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { MAX_REPLY_BYTES, openTransport, type OpenTransport, type Reply } from '../../src/datadog/transport.ts';

const open: { close: () => unknown }[] = [];

afterEach(async () => {
  delete process.env.http_proxy;
  delete process.env.no_proxy;
  for (const thing of open.splice(0).reverse()) {
    await thing.close();
  }
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function transportTo(origin: string, timeoutMs?: number): Promise<OpenTransport> {
  const transport = await openTransport(origin, timeoutMs);
  open.push(transport);
  return transport;
}

function get(transport: OpenTransport, origin: string, signal = new AbortController().signal): Promise<Reply> {
  return transport.send(
    { method: 'GET', origin, path: '/x?y=1', headers: { secret: 'key' }, body: null, signal },
    () => undefined,
  );
}

test('a reply has status, headers and body', async () => {
  const origin = await listen(
    createServer((request, response) => {
      response.setHeader('x-ratelimit-reset', '7');
      response.end(`${request.method ?? ''} ${request.url ?? ''}`);
    }),
  );
  const reply = await get(await transportTo(origin), origin);
  expect(reply).toMatchObject({ kind: 'reply', status: 200, body: 'GET /x?y=1' });
  expect(reply.kind === 'reply' && reply.header('x-ratelimit-reset')).toBe('7');
  expect(reply.kind === 'reply' && reply.header('retry-after')).toBeNull();
});

test('a server that does not answer in time breaks the try', async () => {
  const origin = await listen(createServer(() => undefined));
  const reply = await get(await transportTo(origin, 20), origin);
  expect(reply.kind).toBe('broken');
});

test('a signal ends the try', async () => {
  const controller = new AbortController();
  const origin = await listen(
    createServer(() => {
      controller.abort();
    }),
  );
  const reply = await get(await transportTo(origin), origin, controller.signal);
  expect(reply.kind).toBe('broken');
});

test('a connection that is refused breaks the try, and says no more than that', async () => {
  const origin = 'http://127.0.0.1:9';
  const reply = await get(await transportTo(origin), origin);
  expect(Object.keys(reply)).toEqual(['kind', 'message']);
  expect(reply.kind === 'broken' && reply.message).toContain('ECONNREFUSED');
});

test('a reply over 32 MiB is not read to its end', async () => {
  const chunk = Buffer.alloc(1024 * 1024, 'x');
  let sent = 0;
  const origin = await listen(
    createServer((_, response) => {
      const more = (): void => {
        sent += chunk.length;
        if (response.destroyed) {
          return;
        }
        response.write(chunk, () => setImmediate(more));
      };
      more();
    }),
  );
  const reply = await get(await transportTo(origin), origin);
  expect(reply).toEqual({ kind: 'too-large', status: 200 });
  expect(sent).toBeGreaterThan(MAX_REPLY_BYTES);
});

/** A proxy that leads every tunnel to `target`, and remembers what was asked of it. */
async function proxyTo(target: string): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer();
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    const { port } = new URL(target);
    const upstream = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(socket);
      socket.pipe(upstream);
    });
    // Either side may break off: the other one ends with it.
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
    open.push({ close: () => upstream.destroy() }, { close: () => socket.destroy() });
  });
  return { url: await listen(server), asked };
}

/** Directly, and through a proxy: two clients that must behave alike. */
const WAYS = [
  ['directly', (target: string) => Promise.resolve(target)],
  [
    'through a proxy',
    async (target: string) => {
      process.env.http_proxy = (await proxyTo(target)).url;
      return 'http://datadog.example.com';
    },
  ],
] as const;

describe.each(WAYS)('%s', (_, originOf) => {
  test('a body arrives whole, with every method', async () => {
    const target = await listen(
      createServer((request, response) => {
        request.setEncoding('utf8');
        let body = '';
        request.on('data', (text: string) => (body += text));
        request.on('end', () => response.end(`${request.method ?? ''} ${body}`));
      }),
    );
    const origin = await originOf(target);
    const transport = await transportTo(origin);
    for (const method of ['POST', 'DELETE'] as const) {
      const signal = new AbortController().signal;
      const reply = await transport.send(
        { method, origin, path: '/', headers: {}, body: '{"a":"é→"}', signal },
        () => undefined,
      );
      expect(reply).toMatchObject({ kind: 'reply', body: `${method} {"a":"é→"}` });
    }
  });

  test('an answer that is cut off is none', async () => {
    const target = await listen(
      createServer((_request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('half of it', () => response.socket?.destroy());
      }),
    );
    const origin = await originOf(target);
    expect(await get(await transportTo(origin), origin)).toMatchObject({ kind: 'broken' });
  });

  test('a body that does not end in time breaks the try', async () => {
    const target = await listen(
      createServer((_request, response) => {
        response.write('the beginning');
      }),
    );
    const origin = await originOf(target);
    const reply = await get(await transportTo(origin, 200), origin);
    expect(reply).toEqual({ kind: 'broken', message: 'no answer within 30 s' });
  });

  test('answers that stall hold the others up no longer than their own time', async () => {
    let isStalling = true;
    const target = await listen(
      createServer((_request, response) => {
        response.write('the beginning', () => isStalling || response.end(' and the end'));
      }),
    );
    const origin = await originOf(target);
    const transport = await transportTo(origin, 300);
    const stalled = await Promise.all([1, 2, 3, 4].map(() => get(transport, origin)));
    expect(stalled.map(({ kind }) => kind)).toEqual(['broken', 'broken', 'broken', 'broken']);
    isStalling = false;
    expect(await get(transport, origin)).toMatchObject({ kind: 'reply', status: 200 });
  });

  test('a connection that breaks while its answer waits to be read breaks the try, and nothing else', async () => {
    const sockets: { destroy: () => void }[] = [];
    const target = await listen(
      createServer((_request, response) => {
        response.write('the beginning', () => {
          sockets.push(response.socket ?? { destroy: () => undefined });
        });
      }),
    );
    const origin = await originOf(target);
    const transport = await transportTo(origin, 1000);
    const replies = Promise.all([1, 2, 3, 4].map(() => get(transport, origin)));
    while (sockets.length < 4) {
      await new Promise(setImmediate);
    }
    // The last ones first: they are not being read yet.
    sockets.reverse().forEach((socket) => {
      socket.destroy();
    });
    expect((await replies).map(({ kind }) => kind)).toEqual(['broken', 'broken', 'broken', 'broken']);
  });

  test('an answer whose time runs out before it is read is none, not an empty one', async () => {
    let calls = 0;
    const target = await listen(
      createServer((_request, response) => {
        calls += 1;
        if (calls <= 2) {
          response.write('the beginning');
        } else {
          response.end('{"whole":true}');
        }
      }),
    );
    const origin = await originOf(target);
    const transport = await transportTo(origin, 500);
    const replies = await Promise.all([1, 2, 3].map(() => get(transport, origin)));
    expect(replies.filter(({ kind }) => kind === 'broken').length).toBeGreaterThanOrEqual(2);
    expect(replies).not.toContainEqual(expect.objectContaining({ kind: 'reply', body: '' }));
  });

  test('a change of protocol that nobody asked for breaks the try', async () => {
    const server = createServer();
    server.on('connection', (socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\n');
      });
    });
    const origin = await originOf(await listen(server));
    expect(await get(await transportTo(origin, 1000), origin)).toMatchObject({ kind: 'broken' });
  });

  test('a redirect is an answer, and not followed', async () => {
    const target = await listen(
      createServer((_request, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()),
    );
    const origin = await originOf(target);
    const reply = await get(await transportTo(origin), origin);
    expect(reply).toMatchObject({ kind: 'reply', status: 302 });
    expect(reply.kind === 'reply' && reply.header('location')).toBe('http://127.0.0.1:9/');
  });

  test('connections are kept for the next call', async () => {
    const server = createServer((_request, response) => response.end('here'));
    let connections = 0;
    server.on('connection', () => (connections += 1));
    const origin = await originOf(await listen(server));
    const transport = await transportTo(origin);
    for (let call = 0; call < 20; call += 1) {
      await get(transport, origin);
    }
    // undici opens a second one where a call follows before the first is known to be free.
    expect(connections).toBeLessThanOrEqual(2);
  });
});

describe('proxies', () => {
  test('are used where the environment names one', async () => {
    const target = await listen(createServer((_, response) => response.end('through the proxy')));
    const proxy = await proxyTo(target);
    process.env.http_proxy = proxy.url;
    const origin = 'http://datadog.example.com';
    const reply = await get(await transportTo(origin), origin);
    expect(reply).toMatchObject({ status: 200, body: 'through the proxy' });
    expect(proxy.asked).toEqual(['datadog.example.com:80']);
  });

  test('are not used for loopback', async () => {
    const target = await listen(createServer((_, response) => response.end('direct')));
    const proxy = await proxyTo(target);
    process.env.http_proxy = proxy.url;
    const reply = await get(await transportTo(target), target);
    expect(reply).toMatchObject({ body: 'direct' });
    expect(proxy.asked).toEqual([]);
  });

  test('are not used for what no_proxy names', async () => {
    const proxy = await proxyTo('http://127.0.0.1:9');
    process.env.http_proxy = proxy.url;
    process.env.no_proxy = 'example.invalid';
    const origin = 'http://datadog.example.invalid';
    const reply = await get(await transportTo(origin, 5000), origin);
    expect(reply.kind).toBe('broken');
    expect(proxy.asked).toEqual([]);
  });
});
