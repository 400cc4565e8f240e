import { describe, expect, test } from '@jest/globals';
import { secretsOf } from '../../src/inputs/credentials.ts';
import { factsOf, type Inputs } from '../../src/inputs/inputs.ts';
import { environmentOf, type Given, inputsOf, parse, refusalsOf, REQUIRED } from './environment.ts';
import { FACTS } from '../render/sample.ts';

const UUID = '3fa85f64-5717-4562-b3fc-2c963f66afa6';

test('without more than is needed, everything has its documented default', () => {
  const { inputs, errors, warnings } = parse();
  expect([errors, warnings]).toEqual([[], []]);
  expect(inputs).toEqual({
    datadog: {
      site: 'datadoghq.com',
      apiUrl: 'https://api.datadoghq.com',
      credentials: { kind: 'keys', apiKey: 'api-key-secret', appKey: 'app-key-secret' },
    },
    list: { files: ['seats.txt'], users: '', productCodes: [] },
    limits: {
      maxSeats: { everywhere: null, byProduct: new Map() },
      maxUnassign: 10,
      maxUnassignPercent: 25,
      allowEmptyList: false,
    },
    rules: {
      operation: 'sync',
      protection: { needsEmails: false, covers: expect.any(Function) },
      graceDays: 0,
      unresolvedFails: true,
    },
    report: { comment: 'never', commentKey: '', prNumber: null, emailDisplay: 'full' },
    githubToken: '',
    dryRun: false,
    wrong: new Set(),
  });
});

describe('accepted', () => {
  test.each<[string, Given, object]>([
    ...(['list', 'assign', 'unassign', 'sync', 'changes'] as const).map((operation): [string, Given, object] => [
      `operation ${operation}`,
      { operation },
      { rules: { operation } },
    ]),
    [
      'a site by its address',
      { site: 'https://app.datadoghq.eu/account' },
      { datadog: { site: 'datadoghq.eu', apiUrl: 'https://api.datadoghq.eu' } },
    ],
    [
      'product codes with commas, spaces, lines, twice',
      { 'product-code': 'a, b\nc  a' },
      { list: { productCodes: ['a', 'b', 'c'] } },
    ],
    [
      'several files, with spaces in their names',
      { 'user-list-file': 'a b.txt\r\n\n c.csv \na b.txt' },
      { list: { files: ['a b.txt', 'c.csv'] } },
    ],
    [
      'people instead of a file',
      { 'user-list-file': '', users: ' a@example.com, b@example.com ' },
      { list: { files: [], users: 'a@example.com, b@example.com' } },
    ],
    ['dry-run true', { 'dry-run': 'true' }, { dryRun: true }],
    ['dry-run True', { 'dry-run': 'True' }, { dryRun: true }],
    ['dry-run TRUE', { 'dry-run': 'TRUE' }, { dryRun: true }],
    ['dry-run FALSE', { 'dry-run': 'FALSE' }, { dryRun: false }],
    ['dry-run with white space', { 'dry-run': ' true\n' }, { dryRun: true }],
    ['allow-empty-list', { 'allow-empty-list': 'true' }, { limits: { allowEmptyList: true } }],
    ['max-unassign 0', { 'max-unassign': '0' }, { limits: { maxUnassign: 0 } }],
    ['max-unassign', { 'max-unassign': '500' }, { limits: { maxUnassign: 500 } }],
    ['max-unassign-percent 0', { 'max-unassign-percent': '0' }, { limits: { maxUnassignPercent: 0 } }],
    ['max-unassign-percent 100', { 'max-unassign-percent': '100' }, { limits: { maxUnassignPercent: 100 } }],
    [
      'max-unassign-percent with decimals',
      { 'max-unassign-percent': '33.3' },
      { limits: { maxUnassignPercent: 33.3 } },
    ],
    ['grace-days', { 'grace-days': '7' }, { rules: { graceDays: 7 } }],
    ['unresolved-users warn', { 'unresolved-users': 'warn' }, { rules: { unresolvedFails: false } }],
    ['unresolved-users fail', { 'unresolved-users': 'fail' }, { rules: { unresolvedFails: true } }],
    [
      'an API address',
      { 'api-url': 'https://proxy.example.com:8443/datadog' },
      { datadog: { apiUrl: 'https://proxy.example.com:8443/datadog' } },
    ],
    ['http on localhost', { 'api-url': 'http://localhost:3000' }, { datadog: { apiUrl: 'http://localhost:3000' } }],
    ['http on 127.0.0.1', { 'api-url': 'http://127.0.0.1:3000' }, { datadog: { apiUrl: 'http://127.0.0.1:3000' } }],
    ['http on ::1', { 'api-url': 'http://[::1]:3000' }, { datadog: { apiUrl: 'http://[::1]:3000' } }],
  ])('%s', (_, given, expected) => {
    expect(inputsOf(given)).toMatchObject(expected);
  });

  test('list needs no list of people, only a product', () => {
    expect(inputsOf({ operation: 'list', 'user-list-file': '', 'product-code': 'p' })).toMatchObject({
      rules: { operation: 'list' },
      list: { files: [] },
    });
  });

  test('protected-users with commas, spaces and lines', () => {
    const { rules } = inputsOf({ 'protected-users': `Ann@example.com, ${UUID}\n*@sre.example.com` });
    const covered = [
      { id: '', email: 'ann@example.com' },
      { id: UUID, email: '' },
      { id: '', email: 'joe@sre.example.com' },
      { id: '', email: 'joe@example.com' },
    ].map((who) => rules.protection.covers(who));
    expect(covered).toEqual([true, true, true, false]);
  });

  test.each([
    ['comment', { comment: 'on-change' }, { comment: 'on-change' }],
    ['comment always', { comment: 'always' }, { comment: 'always' }],
    ['comment-key', { 'comment-key': ' prod ' }, { commentKey: 'prod' }],
    ['pr-number', { 'pr-number': '104' }, { prNumber: 104 }],
    ['email-display', { 'email-display': 'hidden' }, { emailDisplay: 'hidden' }],
  ] as const)('%s', (_, given, expected) => {
    expect(inputsOf(given).report).toMatchObject(expected);
  });

  test('github-token', () => {
    expect(inputsOf({ 'github-token': 'token' }).githubToken).toBe('token');
  });

  test.each([
    [true, 'full'],
    [false, 'masked'],
    [null, 'masked'],
  ])('e-mails by default where the repository is private (%s): %s', (isPrivate, emailDisplay) => {
    expect(parse({}, {}, isPrivate).inputs.report.emailDisplay).toBe(emailDisplay);
  });
});

describe('refused, with the value and what is accepted', () => {
  test.each<[Given, string]>([
    [{ operation: '' }, 'operation is not set; it must be one of list, assign, unassign, sync, changes'],
    [{ operation: 'Sync' }, 'operation is "Sync"; it must be one of list, assign, unassign, sync, changes'],
    [
      { operation: 'constructor' },
      'operation is "constructor"; it must be one of list, assign, unassign, sync, changes',
    ],
    [{ 'dry-run': 'yes' }, 'dry-run is "yes"; it must be true or false'],
    [{ 'dry-run': '1' }, 'dry-run is "1"; it must be true or false'],
    [{ 'dry-run': 'tRuE' }, 'dry-run is "tRuE"; it must be true or false'],
    [{ 'dry-run': 'true\nfalse' }, 'dry-run is "true false"; it must be true or false'],
    [{ 'allow-empty-list': 'ture' }, 'allow-empty-list is "ture"; it must be true or false'],
    [{ 'max-unassign': '-1' }, 'max-unassign is "-1"; it must be a whole number from 0'],
    [{ 'max-unassign': '1.5' }, 'max-unassign is "1.5"; it must be a whole number from 0'],
    [{ 'max-unassign': '1e3' }, 'max-unassign is "1e3"; it must be a whole number from 0'],
    [{ 'max-unassign': 'ten' }, 'max-unassign is "ten"; it must be a whole number from 0'],
    [{ 'max-unassign': '9007199254740993' }, 'max-unassign is "9007199254740993"; it must be a whole number from 0'],
    [
      { 'max-unassign-percent': '25%' },
      'max-unassign-percent is "25%"; it must be a number from 0 to 100, without a percent sign',
    ],
    [
      { 'max-unassign-percent': '100.1' },
      'max-unassign-percent is "100.1"; it must be a number from 0 to 100, without a percent sign',
    ],
    [
      { 'max-unassign-percent': '-5' },
      'max-unassign-percent is "-5"; it must be a number from 0 to 100, without a percent sign',
    ],
    [
      { 'max-unassign-percent': '0,5' },
      'max-unassign-percent is "0,5"; it must be a number from 0 to 100, without a percent sign',
    ],
    [
      { 'max-unassign-percent': 'NaN' },
      'max-unassign-percent is "NaN"; it must be a number from 0 to 100, without a percent sign',
    ],
    [
      { 'max-seats': 'fifty' },
      'max-seats is "fifty"; it must be a whole number, or lines such as incident_response=50',
    ],
    [
      { 'max-seats': 'a=5\nb=-1' },
      'max-seats has "b=-1"; it must be a whole number, or lines such as incident_response=50',
    ],
    [{ 'max-seats': 'a=5\n6' }, 'max-seats has "6"; it must be a whole number, or lines such as incident_response=50'],
    [{ 'max-seats': 'a=5\na=6' }, 'max-seats has two limits for a'],
    [{ 'max-seats': '1e2' }, 'max-seats is "1e2"; it must be a whole number, or lines such as incident_response=50'],
    [{ 'max-seats': '5,' }, 'max-seats is "5,"; it must be a whole number, or lines such as incident_response=50'],
    [
      { 'product-code': 'on_call jane@example.com' },
      'product-code has "jane@example.com", which is not a product code',
    ],
    [{ operation: 'changes', users: 'a@example.com' }, 'operation changes compares versions of a file; remove users'],
    [
      { 'protected-users': 'jane' },
      'protected-users has "jane", which matches no valid pattern; use an e-mail, a UUID or a glob such as *@example.com',
    ],
    [{ 'grace-days': '1.5' }, 'grace-days is "1.5"; it must be a whole number from 0 to 3650'],
    [{ 'grace-days': '3651' }, 'grace-days is "3651"; it must be a whole number from 0 to 3650'],
    [{ 'unresolved-users': 'ignore' }, 'unresolved-users is "ignore"; it must be one of fail, warn'],
    [{ comment: 'on_change' }, 'comment is "on_change"; it must be one of never, on-change, always'],
    [{ 'email-display': 'mask' }, 'email-display is "mask"; it must be one of auto, full, masked, hidden'],
    [{ 'pr-number': '0' }, 'pr-number is "0"; it must be a whole number from 1'],
    [{ 'pr-number': '#7' }, 'pr-number is "#7"; it must be a whole number from 1'],
    [
      { operation: 'changes', 'user-list-file': '' },
      'operation changes compares versions of a file; set user-list-file',
    ],
    [{ 'user-list-file': '' }, 'operation sync needs a list of people; set user-list-file or users'],
    [{ 'user-list-file': ' \n ' }, 'operation sync needs a list of people; set user-list-file or users'],
    [
      { operation: 'list', 'user-list-file': '' },
      'product-code is not set; operation list needs it if there is no list',
    ],
    [
      { 'api-url': 'http://api.example.com' },
      'api-url is "http://api.example.com"; it must be an https address without user, query or fragment (http on loopback)',
    ],
    [
      { 'api-url': 'http://localhost.example.com' },
      'api-url is "http://localhost.example.com"; it must be an https address without user, query or fragment (http on loopback)',
    ],
    [
      { 'api-url': 'ftp://localhost' },
      'api-url is "ftp://localhost"; it must be an https address without user, query or fragment (http on loopback)',
    ],
    [
      { 'api-url': 'api.example.com' },
      'api-url is "api.example.com"; it must be an https address without user, query or fragment (http on loopback)',
    ],
    [
      { 'api-url': 'https://example.com/?x=y' },
      'api-url is not a plain address; it must be an https address without user, query or fragment (http on loopback)',
    ],
  ])('%j', (given, message) => {
    expect(refusalsOf(given)).toEqual([message]);
  });

  test('an unknown site, with the list of the known ones', () => {
    const [message, ...others] = refusalsOf({ site: 'acme.datadoghq.com' });
    expect(message).toMatch(/^site is "acme\.datadoghq\.com", not a Datadog site; use one of datadoghq\.com \(US1\), /);
    for (const site of [
      'us3.datadoghq.com',
      'us5.datadoghq.com',
      'datadoghq.eu',
      'ap1.datadoghq.com',
      'ap2.datadoghq.com',
      'uk1.datadoghq.com',
      'ddog-gov.com',
      'us2.ddog-gov.com',
    ]) {
      expect(message).toContain(site);
    }
    expect(others).toEqual([]);
  });

  test.each<[string, Given]>([
    ['max-seats', { 'max-seats': ',' }],
    ['product-code', { operation: 'list', 'user-list-file': '', 'product-code': ',' }],
  ])('%s that holds nothing but a separator is not taken for unset', (_, given) => {
    expect(refusalsOf(given)).toHaveLength(1);
  });

  test('all problems are reported at once, and each wrong input is known', () => {
    const messages = refusalsOf({
      operation: 'snyc',
      site: 'example.com',
      'app-key': '',
      'api-url': 'nowhere',
      'dry-run': 'on',
      'max-seats': 'many',
      'max-unassign': 'all',
      'max-unassign-percent': 'half',
      'allow-empty-list': 'no',
      'protected-users': 'jane joe',
      'unresolved-users': 'x',
      comment: 'x',
      'pr-number': 'x',
      'email-display': 'x',
    });
    const names = messages.map((message) => message.split(' ')[0]);
    expect(names).toEqual([
      'operation',
      'site',
      'app-key',
      'api-url',
      'dry-run',
      'max-seats',
      'max-unassign',
      'max-unassign-percent',
      'allow-empty-list',
      'protected-users',
      'protected-users',
      'unresolved-users',
      'comment',
      'pr-number',
      'email-display',
    ]);
  });

  test('what is right is known all the same, so that the run can be reported', () => {
    const { inputs } = parse({ 'max-unassign': 'x', 'dry-run': 'true', site: 'datadoghq.eu', comment: 'always' });
    expect([...inputs.wrong]).toEqual(['max-unassign']);
    expect(inputs.report.comment).toBe('always');
    expect(factsOf(inputs, { kind: 'may-write' }, FACTS)).toMatchObject({ operation: 'sync', site: 'datadoghq.eu' });
  });

  test('an unknown operation and an unknown site are unknown, not defaulted', () => {
    const { inputs } = parse({ operation: 'snyc', site: 'example.com' });
    expect(factsOf(inputs, { kind: 'may-write' }, FACTS)).toMatchObject({ operation: null, site: null });
  });

  test('a wrong operation has a harmless value, and a misspelt wish to hide e-mails hides them', () => {
    const { inputs } = parse({ operation: 'snyc', 'email-display': 'hiden' });
    expect(inputs.rules.operation).toBe('list');
    expect(inputs.report.emailDisplay).toBe('hidden');
  });

  test('a glob whose comma tears it apart protects nobody silently', () => {
    expect(refusalsOf({ 'protected-users': '{jane@example.com,joe@example.com}' }).length).toBeGreaterThan(0);
  });
});

describe('government sites', () => {
  test.each(['ddog-gov.com', 'us2.ddog-gov.com'])('%s is allowed with a warning', (site) => {
    const { inputs, errors, warnings } = parse({ site });
    expect(inputs.datadog.site).toBe(site);
    expect(errors).toEqual([]);
    expect(warnings).toEqual(["Datadog's billing page says that seats cannot be assigned on its government sites"]);
  });
});

describe('credentials', () => {
  const none: Given = { 'api-key': '', 'app-key': '' };

  test.each<[string, Given, Record<string, string>, Inputs['datadog']['credentials']]>([
    ['two keys', { 'api-key': 'aaaa', 'app-key': 'bbbb' }, {}, { kind: 'keys', apiKey: 'aaaa', appKey: 'bbbb' }],
    ['a token', { ...none, 'access-token': 'tttt' }, {}, { kind: 'token', accessToken: 'tttt' }],
    [
      'keys from DD_*',
      none,
      { DD_API_KEY: 'aaaa', DD_APP_KEY: 'bbbb' },
      { kind: 'keys', apiKey: 'aaaa', appKey: 'bbbb' },
    ],
    [
      'keys from DATADOG_*',
      none,
      { DATADOG_API_KEY: 'aaaa', DATADOG_APP_KEY: 'bbbb' },
      { kind: 'keys', apiKey: 'aaaa', appKey: 'bbbb' },
    ],
    [
      'DD_* before DATADOG_*',
      none,
      { DD_API_KEY: 'aaaa', DATADOG_API_KEY: 'xxxx', DD_APP_KEY: 'bbbb', DATADOG_APP_KEY: 'xxxx' },
      { kind: 'keys', apiKey: 'aaaa', appKey: 'bbbb' },
    ],
    ['a token from DD_ACCESS_TOKEN', none, { DD_ACCESS_TOKEN: 'tttt' }, { kind: 'token', accessToken: 'tttt' }],
    [
      'inputs before the environment',
      { 'api-key': 'aaaa', 'app-key': 'bbbb' },
      { DD_API_KEY: 'xxxx', DD_APP_KEY: 'xxxx' },
      { kind: 'keys', apiKey: 'aaaa', appKey: 'bbbb' },
    ],
    [
      'one from each',
      { 'api-key': 'aaaa', 'app-key': '' },
      { DD_APP_KEY: 'bbbb' },
      { kind: 'keys', apiKey: 'aaaa', appKey: 'bbbb' },
    ],
    [
      'white space around is dropped',
      { 'api-key': ' aaaa\n', 'app-key': '\tbbbb ' },
      {},
      { kind: 'keys', apiKey: 'aaaa', appKey: 'bbbb' },
    ],
  ])('%s', (_, given, variables, credentials) => {
    expect(inputsOf(given, variables).datadog.credentials).toEqual(credentials);
  });

  test.each<[string, Given, Record<string, string>, RegExp]>([
    [
      'neither',
      none,
      {},
      /^api-key and app-key are not set; set api-key and app-key, or access-token\. Secrets are empty in workflows that a fork or Dependabot triggers$/,
    ],
    ['no application key', { 'app-key': '' }, {}, /^app-key is not set;/],
    ['no API key', { 'api-key': '' }, {}, /^api-key is not set;/],
    ['both', { 'access-token': 'tttt' }, {}, /^both access-token and keys are set/],
    ['a token beside one key', { 'app-key': '', 'access-token': 'tttt' }, {}, /^both access-token and keys are set/],
    [
      'a token beside a key of the environment',
      { ...none, 'access-token': 'tttt' },
      { DD_API_KEY: 'aaaa' },
      /^both access-token and keys are set.*DD_API_KEY/,
    ],
    [
      'a key with a line break',
      { 'api-key': 'secret\nvalue' },
      {},
      /^api-key contains white space or characters that no key has; paste it again/,
    ],
    ['a key with a letter beyond ASCII', { 'app-key': 'secrët-value' }, {}, /^app-key contains white space/],
    ['a key that is too short', { 'api-key': 'xyz' }, {}, /^api-key has fewer than 4 characters; paste the whole key$/],
    ['a token that is too short', { ...none, 'access-token': 'x' }, {}, /^access-token has fewer than 4 characters/],
    [
      'a key of the environment that is too short',
      { ...none, 'api-key': 'aaaa' },
      { DD_APP_KEY: 'xyz' },
      /^app-key has fewer than 4 characters/,
    ],
    ['a token with a space', { ...none, 'access-token': 'Bearer secret' }, {}, /^access-token contains white space/],
  ])('%s: refused', (_, given, variables, message) => {
    const messages = refusalsOf(given, variables);
    expect(messages).toEqual([expect.stringMatching(message)]);
    expect(messages.join()).not.toMatch(/secret.value|secrët|Bearer/);
  });

  test('two bad keys are two problems', () => {
    const messages = refusalsOf({ 'api-key': 'aaaa b', 'app-key': 'cccc d' });
    expect(messages.map((message) => message.split(' ')[0])).toEqual(['api-key', 'app-key']);
  });
});

describe('secrets are never quoted', () => {
  test.each<[string, Given]>([
    ['in a well-formed address', { 'api-url': 'https://user:hunter2@example.com' }],
    ['in the query of an address', { 'api-url': 'https://example.com/?key=hunter2' }],
    ['in an address with a wrong port', { 'api-url': 'https://user:hunter2@example.com:99999' }],
    ['in an address with a space', { 'api-url': 'https://user:hunter2@exam ple.com' }],
    ['in keys that cannot be used', { 'api-key': 'hunter2 x', 'app-key': 'hunter2\nx' }],
    ['in keys beside a token', { 'api-key': 'hunter2', 'access-token': 'hunter2' }],
  ])('%s', (_, given) => {
    expect(refusalsOf(given).join('\n')).not.toContain('hunter2');
  });

  test('everything that must be masked is known, also where other inputs are wrong', () => {
    const env = environmentOf(
      { ...REQUIRED, operation: 'x', 'app-key': '', 'access-token': 'token-secret', 'github-token': 'github-secret' },
      { DD_APP_KEY: 'from-the-environment' },
    );
    expect(secretsOf(env).sort()).toEqual(['api-key-secret', 'from-the-environment', 'github-secret', 'token-secret']);
    expect(secretsOf({})).toEqual([]);
  });

  test('what is too short to be a key is not masked: it is part of too many words', () => {
    expect(secretsOf(environmentOf({ ...REQUIRED, 'api-key': 'the', 'app-key': 'keys' }))).toEqual(['keys']);
  });
});

describe('the network', () => {
  test.each([
    ['a password that cannot be decoded', 'HTTPS_PROXY', 'http://u:%zzpw@proxy.example.com'],
    ['a port that is none', 'https_proxy', 'http://proxy.example.com:99999'],
    ['another protocol', 'HTTP_PROXY', 'socks5://proxy.example.com'],
    ['no host', 'http_proxy', 'http://'],
  ])('a proxy with %s is refused without its value', (_, name, address) => {
    expect(parse({}, { [name]: address }).errors).toEqual([
      `${name} is not the address of a proxy; it must look like http://proxy.example.com:3128`,
    ]);
  });

  test.each(['http://user:p%40ss@proxy.example.com:3128', 'https://proxy.example.com', 'proxy.example.com:3128', ''])(
    'the proxy "%s" is fine',
    (address) => {
      expect(parse({}, { HTTPS_PROXY: address }).errors).toEqual([]);
    },
  );

  test('a warning where certificates are not checked', () => {
    expect(parse({}, { NODE_TLS_REJECT_UNAUTHORIZED: '0' }).warnings).toEqual([
      expect.stringContaining('anybody on the network can read the keys'),
    ]);
    expect(parse({}, { NODE_TLS_REJECT_UNAUTHORIZED: '1' }).warnings).toEqual([]);
  });
});
