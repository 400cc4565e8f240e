import { describe, expect, test } from '@jest/globals';
import { idOf } from '../../sandbox/organisation.ts';
import { runInHost } from '../host/hosts.ts';
import { pullRequestEvent } from './events.ts';
import { closeServersAfterEach, datadogWith } from './servers.ts';

closeServersAfterEach();

describe('whom an e-mail means', () => {
  test('the exact e-mail, though the filter returns others first', async () => {
    const users = ['othertara@example.com', 'tara@example.com', 'tara@example.com.test'];
    const datadog = await datadogWith({ users });
    await runInHost({ datadog, with: { operation: 'assign', users: 'Tara@Example.com' } });
    expect(datadog.holders('incident_response')).toEqual(['tara@example.com']);
  });

  test('a person before a service account, an account that may hold a seat, and nobody where that is not certain', async () => {
    const robotOf = (email: string, id?: string) => ({
      email,
      serviceAccount: true,
      ...(id === undefined ? {} : { id }),
    });
    const users = [
      robotOf('tara@example.com'),
      'tara@example.com',
      robotOf('robot@example.com'),
      robotOf('twins@example.com', '10000000-0000-4000-8000-000000000000'),
      robotOf('twins@example.com', '20000000-0000-4000-8000-000000000000'),
      { email: 'new@example.com', status: 'Pending' as const },
      { email: 'old@example.com', status: 'Disabled' as const },
      'amy+oncall@example.com',
      'ben@example.com',
    ];
    const unknown = '01234567-89ab-1def-8123-456789abcdef';
    const listed = [
      'tara@example.com',
      'robot@example.com',
      'twins@example.com',
      'new@example.com',
      'old@example.com',
      'amy+oncall@example.com',
      'ben@example.com',
      idOf('ben@example.com'),
      unknown,
    ];
    const datadog = await datadogWith({ users });
    const run = await runInHost({ datadog, with: { operation: 'assign', users: listed.join(',') } });
    expect(run.statuses).toEqual({
      'tara@example.com': 'assigned',
      'robot@example.com': 'assigned',
      'twins@example.com': 'ambiguous',
      'new@example.com': 'assigned',
      'old@example.com': 'disabled',
      'amy+oncall@example.com': 'assigned',
      'ben@example.com': 'assigned',
      [unknown]: 'not-found',
    });
    expect(run.outputs).toMatchObject({ verdict: 'incomplete', assigned: '5', unresolved: '3' });
    const tara = run.report.products[0]?.people.find(({ user }) => user === 'tara@example.com');
    expect(tara?.id).toBe(idOf('tara@example.com'));
    expect(run.log).toContain('is the same person as ben@example.com');
  });
});

test.each([
  ['seats.txt', '-----BEGIN PRIVATE KEY-----\n', 'is neither an e-mail nor a UUID'],
  ['seats.yaml', 'PRIVATE: key\nPRIVATE-TOO: []\n', 'must contain a sequence of people'],
])('on pull_request_target nothing of %s is quoted: it could be any file', async (file, text, problem) => {
  const run = await runInHost({
    datadog: await datadogWith({}),
    event: pullRequestEvent({ merged: false, name: 'pull_request_target' }),
    files: { [file]: text },
    with: { operation: 'sync', 'product-code': 'p', 'user-list-file': file, 'email-display': 'full' },
  });
  expect(run.outputs.verdict).toBe('invalid');
  expect(run.log).toContain(`(hidden) ${problem}`);
  expect(`${run.stdout}${run.summary}${JSON.stringify(run.report)}`).not.toContain('PRIVATE');
});

describe('hostile names and e-mails', () => {
  const name =
    '<img src=x onerror=alert(1)> | `code` @everyone #1 [link](https://evil.example.com) \n::error::boo\n##[error]boo';
  const email = 'a|b`c<d>@example.com';

  test('are text in summary and log, and no command to the runner', async () => {
    const datadog = await datadogWith({ users: [{ email, name }], held: { incident_response: [email] } });
    const run = await runInHost({ datadog, with: { operation: 'list', 'email-display': 'full' } });
    expect(run.outputs.verdict).toBe('listed');
    // In fences all of it is text.
    const prose = run.summary.replace(/^(`{3,})\w+\n[^]*?\n\1$/gm, '');
    expect(prose).not.toMatch(/<img|@everyone|#1|evil/);
    expect(run.summary.split('\n').filter((line) => line.includes('<img'))).toHaveLength(1);
    expect(run.stdout).not.toMatch(/^\s*::error|##\[error\]/m);
    expect(run.report.products[0]?.people[0]).toMatchObject({ user: email, name });
  });
});

describe('email-display', () => {
  const users = [
    { email: 'jane@example.com', name: 'Jane' },
    { email: 'joe@example.com', name: 'joe@example.com' },
  ];
  const list = { operation: 'assign', users: 'jane@example.com,joe@example.com,gone@example.com' };

  test.each([
    ['masked', true, 'j***e@example.com'],
    ['hidden', true, idOf('jane@example.com')],
    ['full', false, 'jane@example.com'],
    ['auto', true, 'jane@example.com'],
    ['auto', false, 'j***e@example.com'],
  ])('%s, in a repository that is private: %s', async (display, isPrivate, shown) => {
    const datadog = await datadogWith({ users });
    const event = {
      name: 'workflow_dispatch',
      payload: { repository: { private: isPrivate, default_branch: 'main' } },
    };
    const run = await runInHost({ datadog, event, with: { ...list, 'email-display': display } });
    const everything = run.log + run.summary + JSON.stringify(run.report);
    expect(run.statuses[shown]).toBe('assigned');
    expect(run.summary).toContain(shown);
    expect(run.log).toContain(shown);
    if (shown !== 'jane@example.com') {
      expect(everything).not.toMatch(/jane@|joe@|gone@/);
    }
    if (display === 'hidden') {
      expect(everything).not.toContain('Jane');
    }
  });
});
