import { expect, test } from '@jest/globals';
import { dirname, join, normalize } from 'node:path/posix';
import { withTables } from '../../scripts/readme.ts';
import { type Display, showReport } from '../../src/render/display.ts';
import { renderJson } from '../../src/render/json.ts';
import { warningAt } from '../../src/seats/problem.ts';
import { makeReport } from '../../src/seats/report.ts';
import { isRed, STATUS_GROUP, VERDICTS } from '../../src/seats/status.ts';
import { action as ACTION, blocksOf, filesOfRepository, read } from './documents.ts';
import { FACTS } from '../render/sample.ts';

const README = read('README.md');
const REFERENCE = read('docs/reference.md');
const FIRST_SCREEN_LINES = 45;
const MAX_LINES = 250;
const DISPLAY: Display = { emails: 'full', hidesQuotes: false, redact: (text) => text };

/** The rows of the first table under a heading of the reference, as cells. */
function rowsOf(title: string): string[][] {
  const [, text = ''] = REFERENCE.split(new RegExp(`^#+ ${title}\n`, 'm'));
  const [, , ...rows] = (text.split(/^#+ /m)[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function namesOf(title: string): string[] {
  return rowsOf(title).map(([name = '']) => name.replaceAll('`', ''));
}

test('the tables of inputs and outputs are those of action.yml', () => {
  expect(withTables(REFERENCE, read('action.yml'))).toBe(REFERENCE);
});

test('a table cell neither ends early nor breaks its line, and every input has a table', () => {
  const action = 'inputs:\n  a: { description: "b | c\\nd", default: "e|f" }\noutputs: {}\n';
  const markers = '<!-- inputs:start --><!-- inputs:end --><!-- outputs:start --><!-- outputs:end -->';
  expect(withTables(markers, action)).toContain('\n| `a` | `e\\|f` | b \\| c d |\n');
  expect(() => withTables('', action)).toThrow('<!-- inputs:start -->');
  const names = [...REFERENCE.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name = '']) => name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(ACTION.inputs)));
});

test('the README is short, and its first screen says what to run', () => {
  expect(README.split('\n').length).toBeLessThanOrEqual(MAX_LINES);
  const screen = README.split('\n').slice(0, FIRST_SCREEN_LINES).join('\n');
  for (const part of ['npm ci && npm run demo', 'npm ci && npm test', 'seats.txt', '## Quick start']) {
    expect(screen).toContain(part);
  }
});

test('the tables of verdicts and statuses name all of them and nothing else', () => {
  expect(namesOf('Verdicts')).toEqual([...VERDICTS]);
  expect(namesOf('Statuses')).toEqual(Object.keys(STATUS_GROUP));
});

test('the table of verdicts says which are red', () => {
  const red = rowsOf('Verdicts').filter((cells) => cells.at(-1)?.includes('red'));
  expect(red.map(([name = '']) => name.replaceAll('`', ''))).toEqual(VERDICTS.filter(isRed));
});

test('the quick start is the example as it is, and every example is in the recipes', () => {
  expect(blocksOf('README.md', 'yaml').map(({ text }) => text)).toEqual([read('examples/onboarding.yml')]);
  const examples = filesOfRepository().filter((path) => path.startsWith('examples/'));
  const recipes = read('docs/recipes.md');
  expect(examples.filter((path) => !recipes.includes(`](../${path})`))).toEqual([]);
});

/** Names of fields, all the way down; arrays by their first item. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shape);
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, shape(field)]));
}

test('the example of the report file has the fields of the real one', () => {
  const listed = { key: 'jane@example.com', source: { file: 'seats.txt', line: 3 } };
  const unknown = { id: null, email: null, name: null, since: null, suggestion: null };
  const person = { ...listed, ...unknown, listed, intent: { kind: 'assign' } } as const;
  const plan = {
    operation: 'sync',
    products: [{ productCode: 'incident_response', seatsBefore: 41, listedCount: 1, people: [person] }],
    problems: [],
  } as const;
  const report = makeReport({ kind: 'planned', plan }, FACTS, [warningAt(listed.source, [])]);
  const real = JSON.parse(renderJson(showReport(report, DISPLAY), DISPLAY.redact)) as unknown;
  const [block] = blocksOf('docs/reference.md', 'json').filter(({ text }) => text.includes('"version"'));
  expect(shape(JSON.parse(block?.text ?? ''))).toEqual(shape(real));
});

/** GitHub's anchors of the headings of a page. */
function anchorsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );
}

test.each(filesOfRepository().filter((path) => /^(?:[A-Z]+|docs\/.*)\.md$/.test(path)))(
  'the links of %s within the repository lead somewhere',
  (path) => {
    const files = filesOfRepository();
    const links = [...read(path).matchAll(/(?:\]\(|(?:src|srcset)=")(?!https?:)([^)"]+)[)"]/g)].map(
      ([, link = '']) => link,
    );
    const isThere = (link: string): boolean => {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? path : normalize(join(dirname(path), file));
      const isFile = files.includes(target) || files.some((one) => one.startsWith(`${target}/`));
      return isFile && (anchor === undefined || anchorsOf(read(target)).includes(anchor));
    };
    expect(links.filter((link) => !isThere(link))).toEqual([]);
  },
);
