import { expect, test } from '@jest/globals';
import { withTables } from '../../scripts/readme.ts';
import { type Display, showReport } from '../../src/render/display.ts';
import { renderJson } from '../../src/render/json.ts';
import { OPERATIONS } from '../../src/seats/operation.ts';
import type { PlannedPerson, ProductPlan } from '../../src/seats/plan.ts';
import { warningAt } from '../../src/seats/problem.ts';
import { makeReport } from '../../src/seats/report.ts';
import { isRed, STATUS_GROUP, VERDICTS } from '../../src/seats/status.ts';
import { blocksOf, filesOfRepository, read } from './documents.ts';
import { FACTS } from '../render/sample.ts';

const README = read('README.md');
const FIRST_SCREEN_LINES = 45;
const DISPLAY: Display = { emails: 'full', redact: (text) => text };

/** What stands under a heading, up to the next one of any level. */
function section(title: string): string {
  const [, text = ''] = README.split(new RegExp(`^#+ ${title}\n`, 'm'));
  return text.split(/^#+ /m)[0] ?? '';
}

/** The rows of the only table under a heading, as cells. */
function rowsOf(title: string): string[][] {
  const [, , ...rows] = section(title)
    .split('\n')
    .filter((line) => line.startsWith('|'));
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
  expect(withTables(README, read('action.yml'))).toBe(README);
});

test('a table cell neither ends early nor breaks its line', () => {
  const action = 'inputs:\n  a: { description: "b | c\\nd", default: "e|f" }\noutputs: {}\n';
  const markers = '<!-- inputs:start --><!-- inputs:end --><!-- outputs:start --><!-- outputs:end -->';
  expect(withTables(markers, action)).toContain('\n| `a` | `e\\|f` | b \\| c d |\n');
  expect(() => withTables('', action)).toThrow('<!-- inputs:start -->');
});

test('the first screen says what it is, what to copy and what to run', () => {
  const screen = README.split('\n').slice(0, FIRST_SCREEN_LINES).join('\n');
  for (const part of [
    'seats.txt',
    'npm ci && npm run demo',
    'npm ci && npm test',
    'uses: datadog-seats/datadog-seats@v1',
  ]) {
    expect(screen).toContain(part);
  }
  // Everything before the next heading fits.
  expect(screen).toMatch(/^## /m);
});

test('the tables of operations, verdicts and statuses name all of them and nothing else', () => {
  expect(namesOf('Operations')).toEqual(Object.keys(OPERATIONS));
  expect(namesOf('Verdicts')).toEqual([...VERDICTS]);
  expect(namesOf('Statuses')).toEqual(Object.keys(STATUS_GROUP));
});

test('the table of verdicts tells which are red', () => {
  const red = rowsOf('Verdicts').filter((cells) => cells.at(-1)?.includes('red'));
  expect(red.map(([name = '']) => name.replaceAll('`', ''))).toEqual(VERDICTS.filter(isRed));
});

test('every example is in the README as it is', () => {
  const examples = filesOfRepository().filter((path) => path.startsWith('examples/'));
  expect(examples).not.toEqual([]);
  const blocks = blocksOf('README.md', 'yaml').map(({ text }) => text);
  for (const path of examples) {
    expect(blocks).toContain(read(path));
    expect(README).toContain(`](${path})`);
  }
});

/** A product with so many people who keep, get and lose a seat. */
function product(seatsBefore: number, assign: number, unassign: number, listedCount: number): ProductPlan {
  const people = (kind: 'assign' | 'unassign', times: number): PlannedPerson[] =>
    Array.from({ length: times }, (_, index) => {
      const email = `${kind}-${index}@example.com`;
      const rest = { listed: null, since: null, suggestion: null };
      return { key: email, id: null, email, name: null, ...rest, intent: { kind } };
    });
  const all = [...people('assign', assign), ...people('unassign', unassign)];
  return { productCode: 'incident_response', seatsBefore, listedCount, people: all };
}

/** Names of fields, all the way down; arrays by their first item. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shape);
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, shape(field)]));
}

test('its report file has the fields of the real one', () => {
  const listed = { key: 'jane@example.com', source: { file: 'seats.txt', line: 3 } };
  const unknown = { id: null, email: null, name: null, since: null, suggestion: null };
  const person = { ...listed, ...unknown, listed, intent: { kind: 'assign' } } as const;
  const plan = { operation: 'sync', products: [{ ...product(41, 0, 0, 1), people: [person] }], problems: [] } as const;
  const report = makeReport({ kind: 'planned', plan }, FACTS, [warningAt(listed.source, [])]);
  const real = JSON.parse(renderJson(showReport(report, DISPLAY))) as unknown;
  const [block] = blocksOf('README.md', 'json').filter(({ text }) => text.includes('"version"'));
  expect(shape(JSON.parse(block?.text ?? ''))).toEqual(shape(real));
});

test('its links within the repository lead somewhere', () => {
  const anchors = [...README.matchAll(/^#+ (.+)$/gm)].map(
    ([, title = '']) =>
      `#${title
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-')}`,
  );
  const files = filesOfRepository();
  const links = [...README.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
  const isThere = (link: string): boolean =>
    anchors.includes(link) || files.some((path) => path === link || path.startsWith(`${link}/`));
  expect(links.filter((link) => !isThere(link))).toEqual([]);
});
