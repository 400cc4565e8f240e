import { describe, expect, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runAction } from './action.ts';
import { closeServersAfterEach, datadogWith } from './servers.ts';

closeServersAfterEach();

const users = ['amy@example.com', 'ben@example.com'];
const assign = { operation: 'assign', users: 'amy@example.com' };
const NO_STACK = /^\s+at /m;

describe('what cannot be published in one place makes the job red, and is published in all others', () => {
  test('the outputs', async () => {
    const datadog = await datadogWith({ users });
    const run = await runAction({ datadog, with: assign, env: { GITHUB_OUTPUT: '/nowhere/outputs' } });
    expect(run.exitCode).toBe(1);
    expect(run.log).toContain('::error::The outputs could not be written: ENOENT');
    expect(run.log).toContain('Datadog seats: 1 added');
    expect(run.summary).toContain('### Datadog seats: 1 added\n');
    expect(run.stdout + run.stderr).not.toMatch(NO_STACK);
  });

  test.each(['/dev/null/temp', '/proc/none'])('the report file in %s, whose path is then no output', async (temp) => {
    const datadog = await datadogWith({ users });
    const run = await runAction({
      datadog,
      with: assign,
      env: { RUNNER_TEMP: temp },
      readsReport: false,
    });
    expect(run.exitCode).toBe(1);
    expect(run.log).toContain('::error::The report file could not be written');
    expect(run.outputs).toMatchObject({ verdict: 'applied', 'report-file': '' });
    expect(run.summary).toContain('### Datadog seats: 1 added\n');
  });

  test('the summary', async () => {
    const datadog = await datadogWith({ users, held: { incident_response: users } });
    const env = { GITHUB_STEP_SUMMARY: '/nowhere/summary' };
    const run = await runAction({ datadog, env, with: { operation: 'list' } });
    expect(run.exitCode).toBe(1);
    expect(run.log).toContain('::error::The job summary could not be written');
    expect(run.outputs.verdict).toBe('listed');
    expect(run.report.verdict).toBe('listed');
  });
});

test('a runner that offers neither outputs nor summary is no reason to fail', async () => {
  const datadog = await datadogWith({ users });
  const env = { GITHUB_OUTPUT: '', GITHUB_STEP_SUMMARY: '', RUNNER_TEMP: '' };
  const run = await runAction({ datadog, with: assign, env, readsReport: false });
  expect(run.exitCode).toBe(0);
  expect(run.log).toContain('::set-output name=verdict::applied');
});

test('an event payload that is no JSON allows nothing, and ends in no stack trace', async () => {
  const datadog = await datadogWith({ users });
  const run = await runAction({
    datadog,
    with: { ...assign, comment: 'always', 'pr-number': '7', 'github-token': 'token' },
    event: { name: 'pull_request' },
    prepareWorkspace: (workspace) => {
      writeFileSync(join(workspace, '../event.json'), '{"pull_request": {');
      return Promise.resolve();
    },
  });
  expect(run.outputs).toMatchObject({ verdict: 'planned', 'comment-url': '' });
  expect(run.log).toContain('::warning::The comment on pull request #7 could not be written');
  expect(run.stdout + run.stderr).not.toMatch(NO_STACK);
});

test('one name of 70,000 characters is cut, and leaves everybody else in the comment-sized summary', async () => {
  const people = [{ email: 'amy@example.com', name: 'A'.repeat(70_000) }, 'ben@example.com'];
  const datadog = await datadogWith({ users: people });
  const run = await runAction({ datadog, with: { operation: 'assign', users: users.join(',') } });
  expect(run.summary.length).toBeLessThan(2000);
  expect(run.summary).toContain('+ ben@example.com');
  expect(run.report.products[0]?.people[0]?.name).toBe(`${'A'.repeat(300)}…`);
});
