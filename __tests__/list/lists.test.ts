import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble, type ListedPeople, parseInline, type ParsedList } from '../../src/list/entry.ts';
import { readLists } from '../../src/list/lists.ts';
import { parseList } from '../../src/list/parse-list.ts';
import { listParser } from '../../src/list/thread.ts';
import { parseEvent } from '../../src/runner/event.ts';
import type { Problem } from '../../src/seats/problem.ts';
import { type Given, parse } from '../inputs/environment.ts';
import { ENTRY, quietServices } from '../services.ts';
import { parseFile, problemsOf } from './parsed.ts';

/** `on_call: ann@example.com (seats.txt:3)`: everybody of every product, in order. */
function linesOf({ people }: { people: ListedPeople }): string[] {
  return [...people].flatMap(([productCode, listed]) =>
    listed.map(
      ({ key, source }) => `${productCode}: ${key} (${source === null ? '-' : `${source.file}:${source.line}`})`,
    ),
  );
}

const txt = (text: string, file = 'seats.txt'): ParsedList => parseFile(text, file);
const yaml = (text: string, file = 'seats.yaml'): ParsedList => parseFile(text, file);

describe('assemble', () => {
  test('product-code stands for every entry that names none, each of several codes for all of them', () => {
    const lists = assemble([txt('b@example.com\na@example.com\n')], ['on_call', 'incident_response']);
    expect(linesOf(lists)).toEqual([
      'on_call: b@example.com (seats.txt:1)',
      'on_call: a@example.com (seats.txt:2)',
      'incident_response: b@example.com (seats.txt:1)',
      'incident_response: a@example.com (seats.txt:2)',
    ]);
    expect(lists.problems).toEqual([]);
  });

  test('products that the list names need no product-code', () => {
    const lists = assemble([yaml('on_call: [a@example.com]\nincident_response: [b@example.com]\n')], []);
    expect(linesOf(lists)).toEqual([
      'on_call: a@example.com (seats.yaml:1)',
      'incident_response: b@example.com (seats.yaml:2)',
    ]);
    expect(lists.problems).toEqual([]);
  });

  test('a product that an entry names goes before product-code', () => {
    const lists = assemble([yaml('on_call: [a@example.com]\n'), txt('b@example.com\n')], ['incident_response']);
    expect(linesOf(lists)).toEqual([
      'incident_response: b@example.com (seats.txt:1)',
      'on_call: a@example.com (seats.yaml:1)',
    ]);
  });

  test('a product without people is a product with an empty list', () => {
    expect([...assemble([yaml('on_call: []\n')], []).people]).toEqual([['on_call', []]]);
    expect([...assemble([txt('')], ['on_call']).people]).toEqual([['on_call', []]]);
  });

  test('people of several files and of the input users are one list', () => {
    const lists = assemble(
      [txt('a@example.com', 'a.txt'), txt('b@example.com', 'b.txt'), parseInline('c@example.com')],
      ['p'],
    );
    expect(linesOf(lists)).toEqual([
      'p: a@example.com (a.txt:1)',
      'p: b@example.com (b.txt:1)',
      'p: c@example.com (-)',
    ]);
  });

  test('duplicates, in any case, in one file or several, are warnings and count once', () => {
    const lists = assemble(
      [txt('a@example.com\nA@EXAMPLE.com\n', 'a.txt'), txt('a@Example.com', 'b.txt'), parseInline('a@example.com')],
      ['p'],
    );
    expect(linesOf(lists)).toEqual(['p: a@example.com (a.txt:1)']);
    expect(problemsOf(lists)).toEqual([
      'a.txt:2 a@example.com is listed twice for p (first in a.txt:1) and counts once',
      'b.txt:1 a@example.com is listed twice for p (first in a.txt:1) and counts once',
      '-:- a@example.com is listed twice for p (first in a.txt:1) and counts once',
    ]);
    expect(lists.problems.every(({ severity }) => severity === 'warning')).toBe(true);
  });

  test('somebody first given inline is told by the name of the input', () => {
    const lists = assemble([parseInline('a@example.com'), txt('a@example.com')], ['p']);
    expect(problemsOf(lists)).toEqual([
      'seats.txt:1 a@example.com is listed twice for p (first in input users) and counts once',
    ]);
  });

  test('the same person in two products is no duplicate', () => {
    const text = 'on_call: [a@example.com]\nincident_response: [a@example.com]\n';
    expect(assemble([yaml(text)], []).problems).toEqual([]);
  });

  test('a product that is missing both here and in product-code is an error for each entry', () => {
    const lists = assemble([txt('# team\na@example.com\nb@example.com\n', 'a.txt'), txt('c@example.com', 'b.txt')], []);
    expect(problemsOf(lists)).toEqual([
      'a.txt:2 a@example.com has no product; set product-code, or name the product in the list',
      'a.txt:3 b@example.com has no product; set product-code, or name the product in the list',
      'b.txt:1 c@example.com has no product; set product-code, or name the product in the list',
    ]);
    expect(lists.problems.every(({ severity }) => severity === 'error')).toBe(true);
  });

  test('the problems of all files are told together', () => {
    const lists = assemble([txt('jane\n', 'a.txt'), yaml('on_call: x\n', 'b.yaml')], ['p']);
    expect(lists.problems.map(({ at }) => at?.file)).toEqual(['a.txt', 'b.yaml']);
  });
});

describe('of very many problems of a kind a hundred are told, and the others counted', () => {
  const lines = (line: string): string => `${line}\n`.repeat(250);
  const tailOf = (problems: readonly Problem[]): string[] => [
    ...problemsOf({ problems }).slice(-1),
    String(problems.length),
  ];

  test('lines that are wrong', () => {
    expect(tailOf(txt(lines('jane')).problems)).toEqual(['seats.txt:- and 150 more problems', '101']);
    expect(tailOf(txt('jane\n'.repeat(100)).problems)[1]).toBe('100');
  });

  test('people who are listed twice, and people without a product', () => {
    expect(tailOf(assemble([txt(lines('a@example.com'))], ['p']).problems)).toEqual([
      '-:- and 149 more duplicates',
      '101',
    ]);
    expect(tailOf(assemble([txt(lines('a@example.com'))], []).problems)).toEqual([
      '-:- and 150 more people without a product',
      '101',
    ]);
  });
});

describe('a list is parsed by its extension', () => {
  test.each([
    ['seats.txt', 'a@example.com'],
    ['seats.csv', 'email\na@example.com'],
    ['seats.json', '["a@example.com"]'],
    ['seats.yaml', '- a@example.com'],
    ['seats.yml', '- a@example.com'],
    ['teams/SEATS.TXT', 'a@example.com'],
    ['a.b.Yml', '- a@example.com'],
  ])('%s', (file, text) => {
    const { entries, problems } = parseList(Buffer.from(text), file);
    expect(problems).toEqual([]);
    expect(entries).toEqual([
      expect.objectContaining({ key: 'a@example.com', source: expect.objectContaining({ file }) }),
    ]);
  });

  test.each(['seats', 'seats.xlsx', 'seats.txt.bak', '.txt'])('%s is refused', (file) => {
    expect(problemsOf(parseList(Buffer.from('a@example.com'), file))).toEqual([
      `${file}:- unknown file extension; a list must be one of .txt, .csv, .json, .yaml, .yml`,
    ]);
  });
});

test('a list that is not UTF-8 is refused on the line', () => {
  const list = parseList(Buffer.from('a@example.com\nm\xfcller@example.com\n', 'latin1'), 'seats.txt');
  expect(problemsOf(list)).toEqual(['seats.txt:2 the file is not UTF-8; save it as UTF-8']);
});

describe('readLists', () => {
  let workspace: string;

  beforeAll(async () => {
    workspace = await mkdtemp(join(tmpdir(), 'datadog-seats-lists-'));
    await writeFile(join(workspace, 'a.txt'), 'a@example.com\njane\n');
    await writeFile(join(workspace, 'b.csv'), 'email,product\r\nb@example.com,on_call\r\n');
    await writeFile(join(workspace, 'empty.txt'), '# nobody yet\n');
  });

  afterAll(async () => {
    await rm(workspace, { recursive: true, force: true });
  });

  async function read(given: Given): Promise<{ lines: string[]; problems: readonly Problem[] }> {
    const services = quietServices();
    const inputs = parse({ 'user-list-file': '', operation: 'assign', ...given }).inputs;
    const event = parseEvent({ GITHUB_WORKSPACE: workspace }, {});
    const github = { token: '', repository: null, apiUrl: event.apiUrl };
    const { products } = await readLists(
      inputs,
      { event, github, isApplied: false, parse: listParser(ENTRY, services.stopping) },
      services,
    );
    const people = new Map(products.map(({ productCode, listed }) => [productCode, listed ?? []]));
    return { lines: linesOf({ people }), problems: services.problems.all };
  }

  test('files and people given inline make one list', async () => {
    const found = await read({ 'user-list-file': 'b.csv', users: 'c@example.com', 'product-code': 'p' });
    expect(found).toEqual({ lines: ['p: c@example.com (-)', 'on_call: b@example.com (b.csv:2)'], problems: [] });
  });

  test('without a list, the products are those of product-code', async () => {
    expect(await read({ operation: 'list', 'product-code': 'p' })).toEqual({ lines: [], problems: [] });
  });

  test('everything that is wrong with any file is reported at once', async () => {
    const files = ['a.txt', 'gone.txt', '../x.txt', 'b.xls'].join('\n');
    const { problems } = await read({ 'user-list-file': files, users: 'joe', 'product-code': 'p' });
    expect(problems.map(({ at, severity }) => `${severity} ${at?.file ?? '-'}:${at?.line ?? '-'}`)).toEqual([
      'error a.txt:2',
      'error gone.txt:-',
      'error ../x.txt:-',
      'error b.xls:-',
      'error -:-',
    ]);
  });

  test('a list without people and products, and no product-code, is an error: nobody would ever be synced', async () => {
    const { problems } = await read({ 'user-list-file': 'empty.txt' });
    expect(problemsOf({ problems })).toEqual(['-:- the list is empty and names no product; set product-code']);
  });

  test('nothing is compared for an event that is about no change', async () => {
    await expect(read({ operation: 'changes', 'user-list-file': 'b.csv' })).rejects.toThrow(
      'use operation sync or assign instead of changes',
    );
  });
});
