import { afterEach, expect, test } from '@jest/globals';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runInHost } from '../host/hosts.ts';
import { pullRequestEvent } from './events.ts';
import { closeServersAfterEach, datadogWith, githubWith } from './servers.ts';

closeServersAfterEach();

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** GitHub Enterprise Server in front of a GitHub: REST below `/api/v3`, GraphQL at `/api/graphql`, nothing else. */
async function enterpriseInFrontOf(target: string): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    const path = (incoming.url ?? '').replace(/^\/api\/v3/, '').replace(/^\/api\/graphql/, '/graphql');
    if (path === incoming.url) {
      outgoing.writeHead(404).end('{}');
      return;
    }
    const { method, headers } = incoming;
    const forward = request(`${target}${path}`, { ...(method === undefined ? {} : { method }), headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 500, reply.headers);
      reply.pipe(outgoing);
    });
    incoming.pipe(forward);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v3`;
}

test('the addresses of GitHub Enterprise Server work: REST, GraphQL, and the link to the run', async () => {
  const datadog = await datadogWith({ users: ['amy@example.com'] });
  const github = await githubWith({ pullRequests: [{ number: 7 }] });
  const env = {
    GITHUB_API_URL: await enterpriseInFrontOf(github.url),
    GITHUB_SERVER_URL: 'https://github.example.com',
    GITHUB_RUN_ID: '12',
  };
  const inputs = { operation: 'assign', users: 'amy@example.com', comment: 'always' };
  for (const merged of [false, true]) {
    const run = await runInHost({ datadog, github, env, event: pullRequestEvent({ merged }), with: inputs });
    expect(run.outputs['comment-url']).not.toBe('');
  }
  expect(github.repository.comments(7)).toHaveLength(1);
  expect(github.repository.comments(7)[0]?.body).toContain(
    'https://github.example.com/example-org/platform/actions/runs/12',
  );
});
