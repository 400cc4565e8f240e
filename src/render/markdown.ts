import { normalize } from 'node:path/posix';
import { count, grouped } from '../seats/sentence.ts';
import { type Alert, alertOf, detailsOf, type Line, type Place } from './alert.ts';
import type { ShownProblem, ShownProduct, ShownReport } from './display.ts';
import { code, escapeMarkdown, flatten, ticksAround } from './escape.ts';
import { rowsOf } from './rows.ts';
import { starterList } from './starter-list.ts';
import { headline, isQuiet, joined, outlook, placeText, seatsLine } from './words.ts';

/** At most this many people of a product are unfolded. */
const GLANCE_ROWS = 20;

/** How many people who change, people who do not, and warnings are shown. Tried in this order. */
const LEVELS = [
  { changed: Infinity, unchanged: Infinity, problems: Infinity },
  { changed: Infinity, unchanged: 0, problems: 50 },
  { changed: 500, unchanged: 0, problems: 50 },
  { changed: GLANCE_ROWS, unchanged: 0, problems: 10 },
  { changed: 0, unchanged: 0, problems: 0 },
] as const;
type Level = (typeof LEVELS)[number];

/** What surrounds a report where it is shown. */
export interface Setting {
  /** A sentence for the place where it is shown; `''` for none. */
  readonly note: string;
  /** Markdown after the report, before the footer. */
  readonly history: string;
  /** A sentence that says where the whole report is; `''` for nowhere. */
  readonly wholeReport: string;
  /** How large a text may be, in the unit of the place it goes to. */
  readonly max: number;
  readonly sizeOf: (text: string) => number;
}

type Links = ShownReport['facts']['links'];

/** A place as a link to its line at the commit of the run. */
function placeLink(place: Place, { homeUrl, commit }: Links): string {
  const path = normalize(place.file).split('/').map(encodeURIComponent).join('/');
  const url = `${homeUrl}/blob/${commit}/${path}${place.line === null ? '' : `#L${place.line}`}`;
  const isLinkable = homeUrl !== '' && commit !== '' && !path.startsWith('..') && !/[()\s]/.test(url);
  return isLinkable ? `[${escapeMarkdown(placeText(place))}](${url})` : code(placeText(place));
}

function inline(text: string): string {
  return `${text.startsWith(' ') ? ' ' : ''}${escapeMarkdown(text)}${/\S $/.test(text) ? ' ' : ''}`;
}

function lineMarkdown(line: Line, links: Links): string {
  const parts = line.map((part) => {
    if (typeof part === 'string') {
      return inline(part);
    }
    return 'code' in part ? code(part.code) : 'strong' in part ? `**${part.strong}**` : placeLink(part, links);
  });
  return parts.join('');
}

function alertSection(alert: Alert | null, links: Links): string[] {
  if (alert === null) {
    return [];
  }
  const bullets = alert.bullets.map((line) => `- ${lineMarkdown(line, links)}`).join('\n');
  const paragraphs = [...alert.lines.map((line) => lineMarkdown(line, links)), ...(bullets === '' ? [] : [bullets])];
  const lines = paragraphs.join('\n\n').split('\n');
  return ['', `> [!${alert.level}]`, ...lines.map((line) => `> ${line}`.trimEnd())];
}

/** Text in a fence that nothing in it ends. */
function fence(language: string, text: string): string[] {
  const ticks = ticksAround(text, 3);
  return [`${ticks}${language}`, text, ticks];
}

function folded(summary: string, lines: readonly string[]): string[] {
  return ['', `<details><summary>${summary}</summary>`, '', ...lines, '', '</details>'];
}

/** Rows in fences: the first ones at a glance, the others folded, and the rest counted. */
function rowSection(rows: readonly string[], max: number): string[] {
  const [seen, more] = [rows.slice(0, Math.min(GLANCE_ROWS, max)), rows.slice(GLANCE_ROWS, max)];
  const left = rows.length - seen.length - more.length;
  return [
    ...(seen.length === 0 ? [] : ['', ...fence('diff', seen.join('\n'))]),
    ...(more.length === 0 ? [] : folded(`${grouped(more.length)} more`, fence('diff', more.join('\n')))),
    ...(left === 0 ? [] : ['', `${count(left, 'person', 'people')} not shown here.`]),
  ];
}

function unchangedSection(product: ShownProduct, report: ShownReport, level: Level): string[] {
  const quiet = product.people.filter((person) => isQuiet(person, report));
  const isProtected = quiet.filter(({ status }) => status === 'protected').length;
  const protectedToo = isProtected === 0 ? '' : `, ${grouped(isProtected)} of them protected`;
  const summary = `${grouped(quiet.length)} unchanged${protectedToo}`;
  if (quiet.length === 0) {
    return [];
  }
  return level.unchanged === 0 ? ['', `${summary}.`] : folded(summary, fence('text', rowsOf(quiet, report).join('\n')));
}

function productSection(product: ShownProduct, report: ShownReport, level: Level, next: string): string[] {
  const loud = product.people.filter((person) => !isQuiet(person, report));
  return [
    '',
    `**${code(product.productCode)}**: ${seatsLine(product, report)}.${next === '' ? '' : ` ${next}`}`,
    ...rowSection(rowsOf(loud, report), level.changed),
    ...(report.isSetUp ? [] : unchangedSection(product, report, level)),
  ];
}

function warningSection(problems: readonly ShownProblem[], level: Level, links: Links): string[] {
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const shown = warnings.slice(0, level.problems).map(({ says, at }) => {
    return `- Warning: ${escapeMarkdown(says)}${at === null ? '' : ` (${placeLink(at, links)})`}`;
  });
  const left = warnings.length - shown.length;
  return warnings.length === 0 ? [] : ['', ...shown, ...(left === 0 ? [] : [`- and ${count(left, 'more warning')}`])];
}

/** The list to start from: copied into an empty list, it changes nothing. */
function starterSection(report: ShownReport): string[] {
  const held = report.totals.seatsBefore ?? 0;
  if (held === 0 || (report.verdict !== 'listed' && !report.isSetUp)) {
    return [];
  }
  if (report.facts.emailDisplay !== 'full') {
    const how = 'Run operation `list` with `email-display: full` in a private repository to get them.';
    return ['', `E-mails are ${report.facts.emailDisplay} here, so there is no list to copy. ${how}`];
  }
  const { file, text } = starterList(report);
  const block = fence('text', text);
  const works = `Set-up works: ${count(held, 'seat')} held. To start from them, copy this into ${code(file)} and push:`;
  return report.isSetUp ? ['', works, '', ...block] : folded(`Copy these people into ${escapeMarkdown(file)}`, block);
}

function footer({ facts }: ShownReport): string[] {
  const { operation, site, links, files } = facts;
  const what = [operation === null ? '' : code(operation), site === null ? '' : escapeMarkdown(site)];
  const sha = code(links.commit.slice(0, 7));
  const commit = links.homeUrl === '' || sha === '' ? sha : `[${sha}](${links.homeUrl}/commit/${links.commit})`;
  const lists = files.slice(0, 3).map((file) => placeLink({ file, line: null }, links));
  const parts = [
    joined(what, ' on '),
    joined([lists.join(', '), commit === '' ? '' : `at ${commit}`], ' '),
    links.runUrl === '' ? '' : `[run](${links.runUrl})`,
  ];
  const text = joined(parts, ' · ');
  return text === '' ? [] : ['', `<sub>${text}</sub>`];
}

function detailSection(report: ShownReport): string[] {
  const details = detailsOf(report);
  return details.length === 0 ? [] : folded('Details', fence('text', details.map(flatten).join('\n')));
}

function renderAt(level: Level, report: ShownReport, setting: Setting): string {
  const { links } = report.facts;
  const isOnly = report.products.length === 1;
  const next = joined([escapeMarkdown(outlook(report)), setting.note], ' ');
  const fitting = level === LEVELS[0] ? [] : ['', joined(['Shortened to fit.', setting.wholeReport], ' ')];
  return `${[
    `### ${escapeMarkdown(headline(report))}`,
    ...alertSection(alertOf(report), links),
    ...detailSection(report),
    ...(isOnly || next === '' ? [] : ['', next]),
    ...(level.changed === 0 ? [] : starterSection(report)),
    ...report.products.flatMap((product) => productSection(product, report, level, isOnly ? next : '')),
    ...warningSection(report.problems, level, links),
    ...fitting,
    ...(setting.history === '' ? [] : ['', setting.history]),
    ...footer(report),
  ].join('\n')}\n`;
}

/** Renders a report as Markdown of a limited size: what does not fit is counted, with a pointer to the whole report. */
export function renderMarkdown(report: ShownReport, setting: Setting): string {
  for (const level of LEVELS) {
    const text = renderAt(level, report, setting);
    if (setting.sizeOf(text) <= setting.max) {
      return text;
    }
  }
  // With hundreds of products, not even the counts fit.
  return `### ${escapeMarkdown(headline(report))}\n\nShortened to fit. ${setting.wholeReport}\n`;
}
