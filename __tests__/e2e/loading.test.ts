import { expect, test } from '@jest/globals';
import { runAction, type With } from './action.ts';
import { closeServersAfterEach, datadogWith } from './servers.ts';

closeServersAfterEach();

/** Tells at its end, on stderr, which of Node's own modules a process has loaded. */
const HOOK = 'process.on("exit", () => console.error(JSON.stringify(process.moduleLoadList)))';

async function loadedBy(inputs: With): Promise<string[]> {
  const datadog = await datadogWith({ users: ['amy@example.com'], held: { incident_response: ['amy@example.com'] } });
  const run = await runAction({
    datadog,
    with: inputs,
    env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(HOOK)}` },
  });
  expect(run.exitCode).toBe(0);
  const modules = JSON.parse(run.stderr) as string[];
  return modules.filter((name) => name.startsWith('NativeModule ')).map((name) => name.replace('NativeModule ', ''));
}

test('a run loads what it needs, and nothing of undici, GitHub’s client and what they need', async () => {
  const loaded = await loadedBy({ operation: 'list' });
  expect(loaded).toContain('http');
  // Each takes milliseconds of every run.
  for (const name of ['tls', 'http2', 'crypto', 'zlib', 'assert', 'worker_threads', 'fs/promises', 'dns']) {
    expect(loaded).not.toContain(name);
  }
});
