import { describe, expect, test } from '@jest/globals';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { runAction } from './action.ts';
import { callsOf, closeServersAfterEach, datadogWith } from './servers.ts';

closeServersAfterEach();

const users = ['amy@example.com', 'ben@example.com'];

test('every wrong input is reported in one failure, and Datadog is not asked', async () => {
  const datadog = await datadogWith({ users });
  const inputs = {
    operation: 'snyc',
    site: 'example.datadoghq.com',
    'dry-run': 'yes',
    'max-unassign': '-1',
    'max-unassign-percent': '25%',
    'max-seats': 'many',
    comment: 'sometimes',
    'api-url': 'http://datadog.example.com',
    'pr-number': '1.5',
    'email-display': 'FULL',
    'unresolved-users': 'ignore',
    'protected-users': 'sre-team',
    users: 'amy@example.com',
  };
  const run = await runAction({ datadog, with: inputs });
  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ verdict: 'invalid', changed: 'false', 'seats-before': '', 'comment-url': '' });
  const errors = run.stdout.split('\n').filter((line) => line.startsWith('::error'));
  expect(errors).toHaveLength(1);
  for (const [name, value] of Object.entries(inputs).filter(([input]) => input !== 'users')) {
    expect(run.log).toMatch(new RegExp(`^- ${name} (?:is|has) "${value.replaceAll('.', '\\.')}"`, 'm'));
  }
  expect(run.log).toContain('datadoghq.eu (EU1)');
  expect(run.report).toMatchObject({ verdict: 'invalid', operation: null, site: null, products: [] });
  expect(run.summary).toContain('### Datadog seats: inputs are invalid: 12 problems');
  expect(callsOf(datadog)).toEqual([]);
});

describe('credentials', () => {
  test('are taken from the environment, and masked before anything is said', async () => {
    const datadog = await datadogWith({ users });
    const env = { DD_API_KEY: datadog.credentials.apiKey, DATADOG_APP_KEY: datadog.credentials.appKey };
    const run = await runAction({ datadog, env, with: { operation: 'list', 'api-key': '', 'app-key': '' } });
    expect(run.outputs.verdict).toBe('listed');
    expect(run.stdout.startsWith(`::add-mask::${datadog.credentials.apiKey}\n`)).toBe(true);
  });

  test('a server that echoes them does not get them into log, summary or report', async () => {
    const datadog = await datadogWith({ users });
    const { apiKey, appKey } = datadog.credentials;
    const body = `<html>${apiKey}</html>`;
    datadog.faults.add({
      answer: { kind: 'status', status: 400, body: { errors: [`bad header ${appKey} ${apiKey}`] } },
    });
    datadog.faults.add({ times: Infinity, answer: { kind: 'status', status: 400, body } });
    const run = await runAction({ datadog, with: { operation: 'list', site: 'datadoghq.eu' } });
    expect(run.outputs.verdict).toBe('failed');
    const seen = run.log.replaceAll(/::add-mask::.*/g, '') + run.stderr + run.summary + JSON.stringify(run.report);
    expect(seen).not.toContain(apiKey);
    expect(seen).not.toContain(appKey);
  });
});

describe('the list', () => {
  test('all problems of all files are annotated on their lines', async () => {
    const datadog = await datadogWith({ users });
    const files = {
      'seats.txt': 'amy@example.com\nfoo bar\nben@example\n',
      'seats.csv': 'name,email\nAmy,amy@example.com\n"Ben, B",oops\n',
      'seats.json': '["amy@example.com",\n 42]',
      'seats.yml': '- amy@example.com\n- {name: x}\n',
      'seats.doc': 'amy@example.com',
      'utf16.txt': Buffer.from('\ufeffamy@example.com', 'utf16le'),
    };
    const paths = [...Object.keys(files), 'missing.txt', '../outside.txt', 'link.txt'];
    const inputs = { operation: 'assign', 'user-list-file': paths.join('\n') };
    const packageFile = join(import.meta.dirname, '../../package.json');
    const run = await runAction({
      datadog,
      files,
      with: inputs,
      prepareWorkspace: (workspace) => symlink(packageFile, join(workspace, 'link.txt')),
    });
    expect(run.outputs.verdict).toBe('invalid');
    const where = run.report.problems
      .filter(({ severity }) => severity === 'error')
      .map(({ file, line }) => `${file ?? ''}:${line ?? ''}`);
    expect(where).toEqual([
      'seats.txt:2',
      'seats.txt:3',
      'seats.csv:3',
      'seats.json:2',
      'seats.yml:2',
      'seats.doc:',
      'utf16.txt:1',
      'missing.txt:',
      '../outside.txt:',
      'link.txt:',
    ]);
    expect(run.log).toContain('link.txt: the path leaves the workspace');
    expect(run.log).toContain('::error file=seats.txt,line=2::"foo bar" is neither an e-mail nor a UUID');
    expect(run.log).toContain('::error file=utf16.txt,line=1::the file is not UTF-8; save it as UTF-8');
    expect(callsOf(datadog)).toEqual([]);
  });

  test('formats, BOM, CRLF, duplicates and inline people add up to one list', async () => {
    const everybody = ['amy', 'ben', 'cal', 'dan', 'eve'].map((name) => `${name}@example.com`);
    const datadog = await datadogWith({ users: everybody });
    const files = {
      'a.txt': '\ufeffamy@example.com\r\nAMY@example.com # twice\r\n',
      'b.csv': 'email,product\r\nben@example.com,\r\ncal@example.com,on_call\r\n',
      'c.json': '{"on_call": ["ben@example.com"]}',
      'd.yaml': '- email: dan@example.com\n',
    };
    const inputs = { operation: 'assign', 'user-list-file': 'a.txt\nb.csv\nc.json\nd.yaml', users: 'eve@example.com' };
    const run = await runAction({ datadog, files, with: inputs });
    expect(run.outputs).toMatchObject({ verdict: 'applied', assigned: '6' });
    expect(datadog.holders('incident_response')).toEqual(
      ['amy', 'ben', 'dan', 'eve'].map((name) => `${name}@example.com`),
    );
    expect(datadog.holders('on_call')).toEqual(['ben@example.com', 'cal@example.com']);
    expect(run.log).toContain('::warning file=a.txt,line=2::amy@example.com is listed twice for incident_response');
  });
});

test('wrong inputs and a wrong list are told together', async () => {
  const datadog = await datadogWith({ users });
  const files = { 'seats.txt': 'amy@example.com\nnobody\n' };
  const inputs = { operation: 'assign', 'user-list-file': 'seats.txt', users: 'foo', 'dry-run': 'ture' };
  const run = await runAction({ datadog, files, with: inputs });
  expect(run.report.problems.map(({ file, line, message }) => [file, line, message])).toEqual([
    [null, null, 'dry-run is "ture"; it must be true or false'],
    ['seats.txt', 2, '"nobody" is neither an e-mail nor a UUID'],
    [null, null, 'users: "foo" is neither an e-mail nor a UUID'],
  ]);
});
