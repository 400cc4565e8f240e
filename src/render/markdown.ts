import { count, grouped, type Problem, type Source } from '../seats/problem.ts';
import type { ProductReport, Report, ReportedPerson } from '../seats/report.ts';
import { type Status, STATUS_GROUP } from '../seats/status.ts';
import { code, escapeMarkdown } from './escape.ts';
import { advice, changesLine, headline, seatsLine, whyOf } from './words.ts';

/** So many problems are shown where not everything is. */
const MAX_PROBLEMS_SHOWN = 50;

/** No row is shorter, in characters or bytes: an address of six characters, a status, and what draws the cells. */
const LEAST_ROW = 25;

/** How much of a report is shown, from everything to counts alone. */
const DETAILS = ['full', 'without-unchanged', 'problems', 'counts'] as const;
type Detail = (typeof DETAILS)[number];

/** What surrounds a report where it is shown. */
export interface Setting {
  /** Why this is a dry run, where the inputs did not ask for it. */
  readonly dryRunReason: string | null;
  /** A sentence for the place where it is shown. */
  readonly note: string | null;
  /** Where the whole report is, for a reader who sees only a part of it. */
  readonly reportHint: string;
}

/** How large a text is, in the unit of the place it goes to, and how large it may be. */
export interface Budget {
  readonly max: number;
  readonly measure: (text: string) => number;
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
  'not-found': '❓',
  disabled: '🚫',
  ambiguous: '❓',
  failed: '❌',
  unconfirmed: '❌',
  'not-attempted': '❌',
};

/** Nothing changes for them and nothing is wrong with them: they are folded away. */
function isQuiet({ status }: ReportedPerson): boolean {
  const group = STATUS_GROUP[status];
  return group === 'unchanged' || group === 'left';
}

function at(source: Source | null): string {
  return source === null ? '' : code(`${source.file}:${source.line}`);
}

/** A row is made once, however many steps of detail are tried. */
const rows = new WeakMap<ReportedPerson, string>();

function row(person: ReportedPerson): string {
  const made = rows.get(person) ?? makeRow(person);
  rows.set(person, made);
  return made;
}

function makeRow(person: ReportedPerson): string {
  const name = person.name === null ? '' : ` ${escapeMarkdown(person.name)}`;
  const why = [escapeMarkdown(whyOf(person)), at(person.source)];
  const cells = [
    `${code(person.key)}${name}`,
    `${SYMBOLS[person.status]} ${person.status}`,
    why.filter(Boolean).join(' '),
  ];
  return `| ${cells.join(' | ')} |`;
}

function table(people: readonly ReportedPerson[]): string[] {
  return ['| Person | Status | Why and where |', '| --- | --- | --- |', ...people.map(row)];
}

function quietSection(people: readonly ReportedPerson[], isOpen: boolean): string[] {
  if (people.length === 0) {
    return [];
  }
  if (isOpen) {
    return ['', ...table(people)];
  }
  const summary = `<details><summary>${count(people.length, 'person', 'people')} unchanged</summary>`;
  return ['', summary, '', ...table(people), '', '</details>'];
}

/** How many people are in which status, in the order they appear. */
function statusCounts(people: readonly ReportedPerson[]): string {
  const counts = new Map<Status, number>();
  for (const { status } of people) {
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return [...counts].map(([status, number]) => `${grouped(number)} ${status}`).join(' · ');
}

/** People to do something about, as many as a long report has room for. */
function troubled(people: readonly ReportedPerson[]): string[] {
  const all = people.filter(({ status }) => STATUS_GROUP[status] === 'unresolved' || STATUS_GROUP[status] === 'failed');
  const shown = all.slice(0, MAX_PROBLEMS_SHOWN);
  const more = all.length - shown.length;
  const rest = more === 0 ? [] : ['', `and ${count(more, 'more person', 'more people')} with a problem`];
  return all.length === 0 ? [] : ['', ...table(shown), ...rest];
}

function productSection(product: ProductReport, report: Report, detail: Detail): string[] {
  const loud = product.people.filter((person) => !isQuiet(person));
  const quiet = product.people.filter(isQuiet);
  const changes = changesLine(product);
  const lines = ['', `### ${code(product.productCode)}: ${seatsLine(product)}`];
  if (changes !== '') {
    lines.push('', `${changes}.`);
  }
  if (detail === 'counts' || detail === 'problems') {
    return [...lines, '', statusCounts(product.people), ...(detail === 'counts' ? [] : troubled(product.people))];
  }
  const changed = loud.length === 0 ? lines : [...lines, '', ...table(loud)];
  // A listing is about those who hold a seat: there is nothing else to show.
  const unfolded = report.verdict === 'listed';
  return detail === 'full'
    ? [...changed, ...quietSection(quiet, unfolded)]
    : [...changed, ...(quiet.length === 0 ? [] : ['', `${count(quiet.length, 'person', 'people')} unchanged.`])];
}

function problemLine({ severity, message, file, line }: Problem): string {
  const where = file === null ? '' : `${code(line === null ? file : `${file}:${line}`)} `;
  return `- ${severity === 'error' ? '❌' : '⚠️'} ${where}${escapeMarkdown(message)}`;
}

function problemSection(problems: readonly Problem[], detail: Detail): string[] {
  if (problems.length === 0) {
    return [];
  }
  const shown = detail === 'full' ? problems : problems.slice(0, MAX_PROBLEMS_SHOWN);
  const more = problems.length - shown.length;
  return ['', ...shown.map(problemLine), ...(more === 0 ? [] : [`- and ${count(more, 'more problem')}`])];
}

function renderAt(detail: Detail, report: Report, setting: Setting): string {
  const { operation, site } = report.facts;
  const about = [operation === null ? '' : code(operation), site === null ? '' : code(site)]
    .filter(Boolean)
    .join(' on ');
  const why = setting.dryRunReason === null ? '' : `This is a dry run: ${escapeMarkdown(setting.dryRunReason)}.`;
  const paragraphs = [about, why, setting.note ?? '', advice(report)].filter(Boolean);
  const lines = [
    `## Datadog Seats: ${headline(report)}`,
    ...paragraphs.flatMap((paragraph) => ['', paragraph]),
    ...problemSection(report.problems, detail),
    ...report.products.flatMap((product) => productSection(product, report, detail)),
    ...(detail === 'full' ? [] : ['', `Not everything fits here. ${setting.reportHint}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Whether it can be told by the number of rows alone that a report does not fit. */
function isHopeless(detail: Detail, { products }: Report, budget: Budget): boolean {
  const people = products.flatMap((product) => product.people);
  const rows =
    detail === 'full'
      ? people.length
      : detail === 'without-unchanged'
        ? people.filter((one) => !isQuiet(one)).length
        : 0;
  return rows * LEAST_ROW > budget.max;
}

/**
 * Renders a report as Markdown within a budget, by steps: everything; without the unchanged people; counts and the people
 * with a problem; counts alone. What is left out is said, with a pointer to the report file.
 *
 * @param report as it may be shown: e-mails are masked before.
 */
export function renderMarkdown(report: Report, setting: Setting, budget: Budget): string {
  for (const detail of DETAILS.filter((one) => !isHopeless(one, report, budget))) {
    const text = renderAt(detail, report, setting);
    if (budget.measure(text) <= budget.max) {
      return text;
    }
  }
  // Even counts do not fit where there are hundreds of products or problems.
  return `## Datadog Seats: ${headline(report)}\n\nNot everything fits here. ${setting.reportHint}\n`;
}
