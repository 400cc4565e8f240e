import { describe, expect, test } from '@jest/globals';
import { runInHost } from '../host/hosts.ts';
import type { With } from './action.ts';
import { pullRequestEvent, REPOSITORY } from './events.ts';
import { callsOf, closeServersAfterEach, datadogWith, githubWith, writesOf } from './servers.ts';

closeServersAfterEach();

const NUMBER = 7;
const held = ['ada', 'alan', 'edsger', 'ken'].map((name) => `${name}@example.com`);
const users = [...held, 'tara@example.com'];
const sync: With = {
  operation: 'sync',
  'user-list-file': 'seats.txt',
  comment: 'always',
  'max-unassign-percent': '50',
};
const TYPO = 'ada@example.com\nalan@example.com\nedsger@example.com\ntara@example.com\nkenn@example.com\n';
const SUGGESTION = 'has no Datadog account; did you mean ken@example.com, who holds a seat?';

describe('kenn@ in place of ken@', () => {
  test('on the open pull request: the suggestion stands on the line, in the comment and in the report', async () => {
    const datadog = await datadogWith({ users, held: { incident_response: held } });
    const github = await githubWith({ pullRequests: [{ number: NUMBER }] });
    const event = pullRequestEvent({ merged: false });
    const run = await runInHost({ datadog, github, event, files: { 'seats.txt': TYPO }, with: sync });
    expect([run.exitCode, run.outputs.verdict]).toEqual([1, 'incomplete']);
    expect(run.outputs).toMatchObject({ assigned: '1', unassigned: '0', withheld: '1', unresolved: '1' });
    expect(run.log).toContain(`::error file=seats.txt,line=5::kenn@example.com ${SUGGESTION}`);
    expect(github.repository.comments(NUMBER)[0]?.body).toContain('did you mean `ken@example.com`, who holds a seat?');
    expect(run.summary).toContain('did you mean');
    const [typo, ken] = ['kenn', 'ken'].map((name) =>
      run.report.products[0]?.people.find(({ user }) => user === `${name}@example.com`),
    );
    expect(typo).toMatchObject({ status: 'not-found', suggestion: 'ken@example.com' });
    expect(ken).toMatchObject({ status: 'withheld' });
    expect(ken?.reason).toContain('kenn@example.com (seats.txt:5) has no Datadog account and may mean this person');
  });

  test('merged as it is, ken keeps the seat, tara gets hers, and the job is red', async () => {
    const datadog = await datadogWith({ users, held: { incident_response: held } });
    const run = await runInHost({ datadog, files: { 'seats.txt': TYPO }, with: { ...sync, comment: 'never' } });
    expect([run.exitCode, run.outputs.verdict, run.outputs.withheld]).toEqual([1, 'incomplete', '1']);
    expect(datadog.holders('incident_response')).toEqual([...held, 'tara@example.com']);
    expect(run.log).toContain(
      'ken@example.com   removal on hold: kenn@example.com (seats.txt:5) has no Datadog account',
    );
  });

  test.each([
    ['masked', 'k***n@example.com', 'k***n@example.com'],
    ['hidden', undefined, ''],
  ])('the suggestion is shown as email-display says: %s', async (display, suggestion, inLog) => {
    const datadog = await datadogWith({ users, held: { incident_response: held } });
    const run = await runInHost({
      datadog,
      files: { 'seats.txt': TYPO },
      with: { ...sync, comment: 'never', 'email-display': display },
    });
    const suggestions = run.report.products[0]?.people.flatMap((person) => person.suggestion ?? []);
    expect(suggestions).toEqual(suggestion === undefined ? [] : [suggestion]);
    expect(run.log.includes('did you mean')).toBe(inLog !== '');
    expect(run.log + run.summary + JSON.stringify(run.report)).not.toMatch(/kenn?@/);
  });
});

test('a misspelt product takes no seat from whoever is listed for it', async () => {
  const datadog = await datadogWith({ users, held: { incident_response: held } });
  const files = {
    'seats.csv': `email,product\n${held.map((email, index) => `${email},${index === 3 ? 'incident_respnse' : 'incident_response'}\n`).join('')}`,
  };
  const run = await runInHost({ datadog, files, with: { ...sync, 'user-list-file': 'seats.csv', comment: 'never' } });
  expect(datadog.holders('incident_response')).toEqual(held);
  expect(run.outputs).toMatchObject({ verdict: 'incomplete', withheld: '1' });
  expect(run.log).toContain('nobody holds a seat for incident_respnse; did you mean incident_response?');
  expect(run.report.products.flatMap(({ people }) => people).find(({ status }) => status === 'withheld')?.reason).toBe(
    'ken@example.com (seats.csv:5) is listed for incident_respnse, but nobody holds a seat for it; did you mean incident_response?',
  );
});

test('grace-days: who claimed a seat lately keeps it, and a removal says since when the seat is held', async () => {
  const datadog = await datadogWith({ users, held: { incident_response: held } });
  datadog.claim('incident_response', 'tara@example.com');
  const files = { 'seats.txt': 'ada@example.com\nalan@example.com\nken@example.com\n' };
  const run = await runInHost({ datadog, files, with: { ...sync, comment: 'never', 'grace-days': '7' } });
  const [edsger, tara] = ['edsger', 'tara'].map((name) =>
    run.report.products[0]?.people.find(({ user }) => user === `${name}@example.com`),
  );
  expect(edsger).toMatchObject({ status: 'unassigned', since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
  expect(tara).toMatchObject({
    status: 'kept',
    reason: expect.stringMatching(/^seat since [\d-]{10}, kept until [\d-]{10}$/),
  });
  expect(tara).not.toHaveProperty('since');
});

test('where withheld seats break max-seats, the refusal names whom to fix', async () => {
  const datadog = await datadogWith({ users, held: { incident_response: held } });
  const run = await runInHost({
    datadog,
    files: { 'seats.txt': TYPO },
    with: { ...sync, comment: 'never', 'max-seats': '4' },
  });
  expect([run.outputs.verdict, writesOf(datadog)]).toEqual(['refused', []]);
  expect(run.log).toContain(
    'would hold 5 seats (4 + 1 - 0 = 5), more than max-seats 4, since 1 removal is on hold: kenn@example.com (seats.txt:5) has no Datadog account',
  );
  expect(run.log).not.toContain('raise max-seats');
});

describe('a pull request for which GitHub hands out no keys', () => {
  const fork = (merged: boolean): { name: string; payload: unknown } => {
    const { name, payload } = pullRequestEvent({ merged });
    const { pull_request: pullRequest, ...rest } = payload as { pull_request: object };
    const head = { sha: 'b'.repeat(40), repo: { full_name: 'somebody/platform' } };
    return { name, payload: { ...rest, pull_request: { ...pullRequest, head } } };
  };
  const keyless: With = { ...sync, 'product-code': 'incident_response', 'api-key': '', 'app-key': '' };

  test.each(['sync', 'changes'])('of a fork: the list alone is checked, with %s too', async (operation) => {
    const datadog = await datadogWith({ users });
    const github = await githubWith({ pullRequests: [{ number: NUMBER }] });
    const files = { 'seats.txt': 'ada@example.com\n' };
    const run = await runInHost({
      datadog,
      github,
      event: fork(false),
      files,
      with: { ...keyless, operation, comment: 'never' },
    });
    expect([run.exitCode, run.outputs.verdict]).toEqual([0, 'checked']);
    expect(run.log).toContain('GitHub gives no secrets to pull requests from a fork, so seats were not read.');
    expect(run.summary).toContain('GitHub gives no secrets to pull requests from a fork');
    expect([callsOf(datadog), callsOf(github)]).toEqual([[], []]);
  });

  test('a list that is wrong is invalid there, too', async () => {
    const run = await runInHost({
      event: fork(false),
      files: { 'seats.txt': 'ada\n' },
      with: { ...keyless, comment: 'never' },
    });
    expect([run.exitCode, run.outputs.verdict]).toEqual([1, 'invalid']);
  });

  test('merged: invalid, with the way out', async () => {
    const run = await runInHost({
      event: fork(true),
      files: { 'seats.txt': 'ada@example.com\n' },
      with: { ...keyless, comment: 'never' },
    });
    expect([run.exitCode, run.outputs.verdict]).toEqual([1, 'invalid']);
    expect(run.log).toContain(
      'GitHub passes no secrets to a pull request from a fork, even after the merge; apply on push to the default branch instead',
    );
  });

  test('of Dependabot', async () => {
    const event = pullRequestEvent({ merged: false });
    const env = { GITHUB_ACTOR: 'dependabot[bot]', GITHUB_REPOSITORY: REPOSITORY };
    const run = await runInHost({
      event,
      env,
      files: { 'seats.txt': 'ada@example.com\n' },
      with: { ...keyless, comment: 'never' },
    });
    expect(run.outputs.verdict).toBe('checked');
  });
});
