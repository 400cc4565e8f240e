import { describe, expect, test } from '@jest/globals';
import { entriesOf, parseFile, problemsOf } from './parsed.ts';

const UUID = '3fa85f64-5717-4562-b3fc-2c963f66afa6';

describe('.csv', () => {
  test.each([
    ['a column email', 'email\na@example.com\nb@example.com\n', ['2 a@example.com', '3 b@example.com']],
    ['a column user', 'user\na@example.com\n', ['2 a@example.com']],
    ['a column id', `id\n${UUID}\n`, [`2 ${UUID}`]],
    ['a column uuid', `uuid\n${UUID}\n`, [`2 ${UUID}`]],
    ['a header in any case with white space', ' E-Mail , EMAIL \nx,a@example.com\n', ['2 a@example.com']],
    ['other columns are ignored', 'name,email,team\nAnn,a@example.com,SRE\n', ['2 a@example.com']],
    [
      'a product for each',
      'email,product\na@example.com,on_call\nb@example.com,incident_response\n',
      ['2 a@example.com on_call', '3 b@example.com incident_response'],
    ],
    ['an empty product', 'product,email\n,a@example.com\n', ['2 a@example.com']],
    ['e-mail before UUID where both are filled in', `id,email\n${UUID},a@example.com\n`, ['2 a@example.com']],
    ['the UUID where the e-mail is empty', `id,email\n${UUID},\n`, [`2 ${UUID}`]],
    ['quoted fields with commas and quotes', 'name,email\n"Doe, ""Jane""","a@example.com"\n', ['2 a@example.com']],
    [
      'a quoted line break',
      'name,email\n"Ann\nLee",a@example.com\nBob,b@example.com\n',
      ['2 a@example.com', '4 b@example.com'],
    ],
    ['CRLF', 'email,x\r\na@example.com,1\r\nb@example.com,2\r\n', ['2 a@example.com', '3 b@example.com']],
    [
      'a quoted line break in CRLF',
      'name,email\r\n"Ann\r\nLee",a@example.com\r\nBob,b@example.com\r\n',
      ['2 a@example.com', '4 b@example.com'],
    ],
    ['LF first, then CRLF', 'email,x\na@example.com,1\r\nb@example.com,2\r\n', ['2 a@example.com', '3 b@example.com']],
    ['CRLF first, then LF', 'email,x\r\na@example.com,1\nb@example.com,2\n', ['2 a@example.com', '3 b@example.com']],
    ['blank lines', 'email\n\na@example.com\n\n\nb@example.com\n\n', ['3 a@example.com', '6 b@example.com']],
    ['blank lines with CRLF', 'email\r\n\r\na@example.com\r\n', ['3 a@example.com']],
    ['a byte order mark', '\ufeffemail\na@example.com\n', ['2 a@example.com']],
    ['any case, white space', 'email\n  A@Example.com  \n', ['2 a@example.com']],
    ['a header alone names nobody', 'email\n', []],
  ])('%s', (_, text, entries) => {
    const parsed = parseFile(text, 'seats.csv');
    expect(problemsOf(parsed)).toEqual([]);
    expect(entriesOf(parsed)).toEqual(entries);
  });

  test('products are collected once, in their order', () => {
    const parsed = parseFile('email,product\na@example.com,b\nb@example.com,a\nc@example.com,b\n', 'seats.csv');
    expect(parsed.productCodes).toEqual(['b', 'a']);
  });

  test.each([
    ['an empty file', '', 1, 'the file is empty'],
    [
      'a header without a person',
      'name,team\nAnn,SRE\n',
      1,
      'the header needs a column email, user, id or uuid, separated by commas; it has "name", "team"',
    ],
    ['semicolons', 'email;name\na@example.com;Ann\n', 1, 'separated by commas; it has "email;name"'],
    ['no header', 'a@example.com\nb@example.com\n', 1, 'it has "a@example.com"'],
    ['a column twice', 'email,name,Email\n', 1, 'the header has the column email twice'],
    ['the product twice', 'email,product,product\n', 1, 'the header has the column product twice'],
    ['too many fields', 'email\na@example.com\nb@example.com,x\n', 3, 'the line has 2 fields, the header has 1'],
    ['too few fields', 'email,name\na@example.com\n', 2, 'the line has 1 field, the header has 2'],
    ['nobody in a line', 'email,name\n,Ann\n', 2, 'the line has no person'],
    ['no e-mail', 'email\nAnn\n', 2, '"Ann" is neither an e-mail nor a UUID'],
    ['a malformed e-mail is no reason to take the UUID', `email,id\nAnn,${UUID}\n`, 2, '"Ann" is neither'],
    ['an open quote', 'email\n"a@example.com\n', 2, 'a quote is not closed'],
    ['text after a closing quote', 'email\n"a@example.com"x\n', 2, 'a closing quote is not followed by a comma'],
  ])('refuses %s', (_, text, line, message) => {
    const [problem = '', ...others] = problemsOf(parseFile(text, 'seats.csv'));
    expect(problem.startsWith(`seats.csv:${line} `)).toBe(true);
    expect(problem).toContain(message);
    expect(others).toEqual([]);
  });

  test('all malformed lines are told', () => {
    expect(problemsOf(parseFile('email\nAnn\na@example.com\nBob\n', 'seats.csv'))).toEqual([
      'seats.csv:2 "Ann" is neither an e-mail nor a UUID',
      'seats.csv:4 "Bob" is neither an e-mail nor a UUID',
    ]);
  });
});

test.each([
  'on_call, incident_response',
  'on call',
  'jane@example.com',
  'jane＠example.com',
  'jane%40example.com',
  'jane&#64;example.com',
])('%s is not a product code', (code) => {
  const parsed = parseFile(`email,product\na@example.com,"${code}"\n`, 'seats.csv');
  expect(entriesOf(parsed)).toEqual([]);
  expect(problemsOf(parsed)).toEqual([
    `seats.csv:2 "${code}" is not a product code; a code is one word, such as incident_response`,
  ]);
});
