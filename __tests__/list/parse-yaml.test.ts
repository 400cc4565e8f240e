import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { entriesOf, parseFile, problemsOf } from './parsed.ts';

const UUID = '3fa85f64-5717-4562-b3fc-2c963f66afa6';

describe('.yaml', () => {
  test.each([
    ['a sequence', '- a@example.com\n- b@example.com\n', ['1 a@example.com', '2 b@example.com']],
    ['comments and blank lines', '# team\n\n- a@example.com # Ann\n', ['3 a@example.com']],
    ['CRLF', '- a@example.com\r\n- b@example.com\r\n', ['1 a@example.com', '2 b@example.com']],
    ['objects', `- email: a@example.com\n  name: Ann\n- id: ${UUID}\n`, ['1 a@example.com', `3 ${UUID}`]],
    ['e-mail before id', `- id: ${UUID}\n  email: a@example.com\n`, ['1 a@example.com']],
    ['an id where the e-mail is null', `- email:\n  id: ${UUID}\n`, [`1 ${UUID}`]],
    [
      'a mapping of products',
      'on_call:\n  - a@example.com\nincident_response:\n  - a@example.com\n  - b@example.com\n',
      ['2 a@example.com on_call', '4 a@example.com incident_response', '5 b@example.com incident_response'],
    ],
    ['flow style', '[a@example.com,\n b@example.com]', ['1 a@example.com', '2 b@example.com']],
    ['quoted', '- "A@Example.com"\n- \'b@example.com\'\n', ['1 a@example.com', '2 b@example.com']],
    ['a document marker', '---\n- a@example.com\n', ['2 a@example.com']],
    ['an empty file names nobody', '', []],
    ['comments alone name nobody', '# nobody yet\n', []],
    ['an empty sequence names nobody', '[]\n', []],
    ['an empty mapping names no product', '{}\n', []],
  ])('%s', (_, text, entries) => {
    const parsed = parseFile(text, 'seats.yaml');
    expect(problemsOf(parsed)).toEqual([]);
    expect(entriesOf(parsed)).toEqual(entries);
  });

  test('a product without people is a product all the same', () => {
    expect(parseFile('on_call:\nincident_response: []\n', 'seats.yaml').productCodes).toEqual([
      'on_call',
      'incident_response',
    ]);
  });

  test.each([
    ['a text', 'a@example.com\n', 1, 'the file must be a sequence of people, or a mapping of product codes to people'],
    ['null', 'null\n', 1, 'the file must be a sequence of people'],
    ['a product with a text', 'on_call: a@example.com\n', 1, '"on_call" must contain a sequence of people'],
    ['a product with a mapping', 'x: []\non_call:\n  a: b\n', 2, '"on_call" must contain a sequence of people'],
    ['a product with null', 'on_call: null\n', 1, '"on_call" must contain a sequence of people'],
    ['a product code that is a number', '1: []\n', 1, 'a product code must be text'],
    ['an empty product code', '"": []\n', 1, 'a product code must be text'],
    [
      'a number',
      '- a@example.com\n- 12\n',
      2,
      'a person must be an e-mail, a UUID, or an object with "email" or "id", not "12"',
    ],
    ['a truth value', '- yes@example.com\n- true\n', 2, 'not "true"'],
    ['nothing', '- a@example.com\n-\n', 2, 'a person must be'],
    ['a sequence in a sequence', '- a@example.com\n- - b@example.com\n', 2, 'a person must be'],
    ['an object without e-mail and id', '- name: Ann\n', 1, 'a person must be'],
    ['an object with a number', '- email: 12\n', 1, 'a person must be'],
    [
      'an object that names its product',
      '- email: a@example.com\n  product: on_call\n',
      1,
      'a person cannot name a product here',
    ],
    ['nobody', '- Ann Lee\n', 1, '"Ann Lee" is neither an e-mail nor a UUID'],
    [
      'a person with two e-mails',
      '- email: a@example.com\n  email: b@example.com\n',
      1,
      'a person has the field email twice',
    ],
    ['a product twice', 'a: []\na: []\n', 2, '"a" is listed twice; put all its people in one sequence'],
    [
      'an anchor',
      '- &ann a@example.com\n- b@example.com\n',
      1,
      '"&ann" is an anchor, which lists cannot use; remove it',
    ],
    [
      'an alias',
      'on_call: [a@example.com]\nincident_response: *team\n',
      2,
      '"*team" is an alias, which lists cannot use; list the people here',
    ],
    ['an open bracket', '- a@example.com\n- [b@example.com\n', 3, 'not valid YAML'],
    [
      'an alias of a person',
      '- a@example.com\n- *team\n',
      2,
      '"*team" is an alias, which lists cannot use; list the people here',
    ],
    ['two documents', '- a@example.com\n---\n- b@example.com\n', 2, 'several YAML documents'],
    ['an @ without a name', '- @example.com\n', 1, 'not valid YAML'],
  ])('refuses %s', (_, text, line, message) => {
    const [problem = ''] = problemsOf(parseFile(text, 'seats.yaml'));
    expect(problem).toContain(message);
    expect(problem.startsWith(`seats.yaml:${line} `)).toBe(true);
  });

  test('all malformed entries are told, all others are read', () => {
    const parsed = parseFile('on_call:\n  - Ann\n  - a@example.com\nx: y\nz:\n  - 1\n', 'seats.yaml');
    expect(entriesOf(parsed)).toEqual(['3 a@example.com on_call']);
    expect(parsed.problems.map(({ at }) => at?.line)).toEqual([2, 4, 6]);
  });

  test('every anchor and every alias is a problem on its line, whatever it stands for', () => {
    const parsed = parseFile('on_call: &team\n  - a@example.com\nx: *team\ny:\n  - *team\n', 'seats.yaml');
    expect(parsed.problems.map(({ at }) => at?.line)).toEqual([2, 3, 5]);
  });

  test.each([
    ['people as keys', 'a@example.com:\nb@example.com:\n', [1, 2]],
    ['UUIDs as keys', `${UUID}: x\n`, [1]],
    ['a set', '%YAML 1.1\n---\n!!set\n? a@example.com\n? b@example.com\n', [3, 4, 5]],
    ...['user', 'users', 'people', 'email', 'emails', 'members', 'seats', 'Users'].map(
      (word): [string, string, number[]] => [`the key ${word}`, `${word}:\n  - a@example.com\n`, [1]],
    ),
    ['an empty list under the key users', 'users: []\n', [1]],
  ])('%s is no list of products', (_, text, lines) => {
    const parsed = parseFile(text, 'seats.yaml');
    expect(entriesOf(parsed)).toEqual([]);
    expect(parsed.productCodes).toEqual([]);
    expect(parsed.problems.map(({ at }) => at?.line)).toEqual(lines);
    expect(problemsOf(parsed).at(-1)).toContain('is not a product code; write the people as a sequence');
  });

  test('a person with a colon behind it is no object', () => {
    expect(problemsOf(parseFile('- a@example.com:\n', 'seats.yaml'))[0]).toContain('a person must be');
  });

  test('tens of thousands of products are read', () => {
    const text = Array.from({ length: 30_000 }, (_, index) => `product_${index}: []`).join('\n');
    expect(parseFile(text, 'seats.yaml').productCodes).toHaveLength(30_000);
  });

  test.each([
    ['brackets', '['.repeat(100_000)],
    ['dashes', '- '.repeat(100_000)],
    ['mappings in a value that is ignored', `- email: a@example.com\n  x: ${'{a: '.repeat(200)}1${'}'.repeat(200)}\n`],
  ])('%s that are nested too deeply are a problem on their line', (_, text) => {
    const { problems, isUnreadable } = parseFile(`# a list\n${text}`, 'seats.yaml');
    expect(isUnreadable).toBe(true);
    expect(problemsOf({ problems })[0]).toMatch(/^seats\.yaml:[23] nested more than 100 levels deep; the file must be/);
  });

  test('whatever the text, it is read or refused', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json(), fc.string({ unit: fc.constantFrom(...Array.from('-:&*[]{}a@.\n "#')) })),
        (text) => {
          const { entries, problems } = parseFile(text, 'seats.yaml');
          const lines = text.split('\n').length;
          for (const line of [...entries.map(({ source }) => source?.line), ...problems.map(({ at }) => at?.line)]) {
            expect(line).toBeGreaterThanOrEqual(1);
            expect(line).toBeLessThanOrEqual(lines);
          }
        },
      ),
    );
  });
});

describe('.json', () => {
  test.each([
    ['a sequence', '["a@example.com",\n"b@example.com"]', ['1 a@example.com', '2 b@example.com']],
    [
      'objects',
      `[\n{"email": "a@example.com", "name": "Ann"},\n{"id": "${UUID}"}\n]`,
      ['2 a@example.com', `3 ${UUID}`],
    ],
    ['a mapping of products', '{\n"on_call": [\n"a@example.com"]}', ['3 a@example.com on_call']],
    ['tabs', '{\n\t"on_call":\t[\n\t\t"a@example.com"\n\t]\n}\n', ['3 a@example.com on_call']],
    ['escapes', '["\\u0061@example.com"]', ['1 a@example.com']],
    ['an empty list', '[]', []],
    ['an empty mapping', '{}', []],
  ])('%s', (_, text, entries) => {
    const parsed = parseFile(text, 'seats.json');
    expect(problemsOf(parsed)).toEqual([]);
    expect(entriesOf(parsed)).toEqual(entries);
  });

  test.each([
    ['an empty file', '', 1, 'not valid JSON'],
    [
      'a missing quote, in a short file',
      '[\n"a@example.com",\nb@example.com\n,\n"c@example.com"\n]\n',
      3,
      'not valid JSON',
    ],
    ['a missing comma', '[\n"a@example.com"\n"b@example.com"\n]', 3, 'not valid JSON'],
    ['a comma too many', '[\n"a@example.com",\n]\n\n\n', 3, 'not valid JSON'],
    ['a comment', '// team\n["a@example.com"]\n\n', 1, 'not valid JSON'],
    ['YAML', '- a@example.com\n- b@example.com\n', 1, 'not valid JSON'],
    ['an open bracket', '["a@example.com"\n\n', 3, 'not valid JSON'],
    ['a person with two ids', '[\n{"id": "x", "id": "y"}]', 2, 'a person has the field id twice'],
    ['a product twice', '{"a": [],\n"a": []}', 2, '"a" is listed twice'],
    ['a number', '[\n1]', 2, 'not "1"'],
    ['lists in lists', `[\n${'['.repeat(50_000)}${']'.repeat(50_000)}]`, 2, 'nested more than 100 levels deep'],
    ['a file that quotes an error', '["end of JSON input position 99999",\nx,\n\n]', 2, 'not valid JSON'],
    ['null', 'null', 1, 'the file must be a sequence of people'],
  ])('refuses %s', (_, text, line, message) => {
    const [problem = ''] = problemsOf(parseFile(text, 'seats.json'));
    expect(problem).toContain(message);
    expect(problem.split(' ')[0]).toBe(`seats.json:${line}`);
  });

  test('every JSON list reads the same as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.uuid()), fc.constantFrom('', ' ', '\t'), (ids, indent) => {
        const parsed = parseFile(JSON.stringify(ids, null, indent), 'seats.json');
        expect(parsed.problems).toEqual([]);
        expect(parsed.entries.map(({ key }) => key)).toEqual(ids);
      }),
    );
  });
});
