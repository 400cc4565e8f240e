import { count, grouped } from '../seats/sentence.ts';
import { type Status, STATUS_GROUP } from '../seats/status.ts';
import type { ShownPerson, ShownProblem, ShownProduct, ShownReport } from './display.ts';
import { code, escapeMarkdown } from './escape.ts';
import { placeOf } from './lines.ts';
import { advice, changesLine, headline, isQuiet, seatsLine, whyOf } from './words.ts';

/** So many problems are shown where not everything is. */
const MAX_PROBLEMS_SHOWN = 50;

/** How much of a report is shown, from everything to counts alone. */
const DETAILS = ['full', 'without-unchanged', 'problems', 'counts'] as const;
type Detail = (typeof DETAILS)[number];

/** What surrounds a report where it is shown. */
export interface Setting {
  /** A sentence for the place where it is shown. */
  readonly note: string | null;
  /** Where all of the report is, for a reader who sees only a part of it; `null` for nowhere. */
  readonly wholeReport: string | null;
  /** How large a text may be, in the unit of the place it goes to. */
  readonly max: number;
  readonly sizeOf: (text: string) => number;
}

const SYMBOLS: Readonly<Record<Status, string>> = {
  assigned: '➕',
  unassigned: '➖',
  'would-assign': '➕',
  'would-unassign': '➖',
  'has-seat': '✔️',
  'no-seat': '▫️',
  kept: '✔️',
  protected: '🛡️',
  withheld: '⏸️',
  'not-found': '❓',
  disabled: '🚫',
  ambiguous: '❓',
  failed: '❌',
  unconfirmed: '❌',
  'not-attempted': '❌',
};

function row(person: ShownPerson): string {
  const name = person.name === null ? '' : ` ${escapeMarkdown(person.name)}`;
  const source = person.listed?.source;
  const why = [escapeMarkdown(whyOf(person)), source ? code(`${source.file}:${source.line}`) : ''];
  const cells = [
    `${code(person.key)}${name}`,
    `${SYMBOLS[person.status]} ${person.status}`,
    why.filter(Boolean).join(' '),
  ];
  return `| ${cells.join(' | ')} |`;
}

function table(people: readonly ShownPerson[]): string[] {
  return ['| Person | Status | Why and where |', '| --- | --- | --- |', ...people.map(row)];
}

/** How many people are in which status, in the order they appear. */
function statusCounts(people: readonly ShownPerson[]): string {
  const counts = new Map<Status, number>();
  for (const { status } of people) {
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return [...counts].map(([status, number]) => `${grouped(number)} ${status}`).join(' · ');
}

/** People to do something about, as many as a long report has room for. */
function troubled(people: readonly ShownPerson[]): string[] {
  const all = people.filter(({ status }) => STATUS_GROUP[status] === 'unresolved' || STATUS_GROUP[status] === 'failed');
  const shown = all.slice(0, MAX_PROBLEMS_SHOWN);
  const more = all.length - shown.length;
  const rest = more === 0 ? [] : ['', `and ${count(more, 'more person', 'more people')} with a problem`];
  return all.length === 0 ? [] : ['', ...table(shown), ...rest];
}

function productSection(product: ShownProduct, report: ShownReport, detail: Detail): string[] {
  const { people } = product;
  const [loud, quiet] = [people.filter((person) => !isQuiet(person)), people.filter(isQuiet)];
  const changes = changesLine(product);
  const head = [
    '',
    `### ${code(product.productCode)}: ${seatsLine(product)}`,
    ...(changes === '' ? [] : ['', `${changes}.`]),
  ];
  if (detail === 'counts' || detail === 'problems') {
    return [...head, '', statusCounts(people), ...(detail === 'counts' ? [] : troubled(people))];
  }
  const changed = [...head, ...(loud.length === 0 ? [] : ['', ...table(loud)])];
  const unchanged = `${count(quiet.length, 'person', 'people')} unchanged`;
  if (quiet.length === 0) {
    return changed;
  }
  if (detail === 'without-unchanged') {
    return [...changed, '', `${unchanged}.`];
  }
  // A listing is about those who hold a seat: there is nothing else to show.
  return report.verdict === 'listed'
    ? [...changed, '', ...table(quiet)]
    : [...changed, '', `<details><summary>${unchanged}</summary>`, '', ...table(quiet), '', '</details>'];
}

function problemSection(problems: readonly ShownProblem[], detail: Detail): string[] {
  const shown = detail === 'full' ? problems : problems.slice(0, MAX_PROBLEMS_SHOWN);
  const lines = shown.map((problem) => {
    const where = problem.at === null ? '' : `${code(placeOf(problem))} `;
    return `- ${problem.severity === 'error' ? '❌' : '⚠️'} ${where}${escapeMarkdown(problem.says)}`;
  });
  const more = problems.length - shown.length;
  return problems.length === 0 ? [] : ['', ...lines, ...(more === 0 ? [] : [`- and ${count(more, 'more problem')}`])];
}

function renderAt(detail: Detail, report: ShownReport, setting: Setting): string {
  const { operation, site, mode } = report.facts;
  const about = [operation, site].filter((fact) => fact !== null).map(code);
  const why = mode.kind === 'dry-run' && mode.why !== null ? `This is a dry run: ${escapeMarkdown(mode.why)}.` : '';
  const paragraphs = [about.join(' on '), why, setting.note ?? '', advice(report)].filter((text) => text !== '');
  const lines = [
    `## Datadog Seats: ${headline(report)}`,
    ...paragraphs.flatMap((paragraph) => ['', paragraph]),
    ...problemSection(report.problems, detail),
    ...report.products.flatMap((product) => productSection(product, report, detail)),
    ...(detail === 'full' ? [] : ['', shortened(setting)]),
  ];
  return `${lines.join('\n')}\n`;
}

function shortened({ wholeReport }: Setting): string {
  return `Not everything fits here.${wholeReport === null ? '' : ` All of it is in ${wholeReport}.`}`;
}

/**
 * Renders a report as Markdown of a limited size, by steps: everything; without the unchanged people; counts and the people
 * with a problem; counts alone. What is left out is said, with a pointer to the whole report.
 */
export function renderMarkdown(report: ShownReport, setting: Setting): string {
  for (const detail of DETAILS) {
    const text = renderAt(detail, report, setting);
    if (setting.sizeOf(text) <= setting.max) {
      return text;
    }
  }
  // Even counts do not fit where there are hundreds of products or problems.
  return `## Datadog Seats: ${headline(report)}\n\n${shortened(setting)}\n`;
}
