import { expect, test } from '@jest/globals';
import { runAction } from './action.ts';
import { callsOf, closeServersAfterEach, datadogWith } from './servers.ts';

closeServersAfterEach();

const MAX_LIST_BYTES = 5 * 1024 * 1024;

test('a cancelled job is reported while a long list is parsed', async () => {
  const datadog = await datadogWith({ users: [] });
  // Nothing but syntax errors: to find all of them takes longer than a test may.
  const files = { 'seats.yaml': '}\n'.repeat(MAX_LIST_BYTES / 2) };
  const run = await runAction({
    datadog,
    with: { operation: 'sync', 'user-list-file': 'seats.yaml' },
    files,
    during: (child) => child.stdout?.once('data', () => child.kill('SIGINT')),
  });
  expect([run.exitCode, run.outputs.verdict]).toEqual([1, 'failed']);
  expect(run.log).toContain('the job was cancelled before there was a plan');
  expect(callsOf(datadog)).toEqual([]);
});

test('a long list with errors is invalid, with the first hundred', async () => {
  const datadog = await datadogWith({ users: [] });
  const files = { 'seats.csv': `email\n${'jane\n'.repeat(20_000)}` };
  const run = await runAction({ datadog, with: { operation: 'sync', 'user-list-file': 'seats.csv' }, files });
  expect([run.exitCode, run.outputs.verdict]).toEqual([1, 'invalid']);
  expect(run.report.problems.filter(({ severity }) => severity === 'error')).toHaveLength(101);
  expect(run.report.problems.at(-1)?.message).toBe('and 19,900 more problems');
});
