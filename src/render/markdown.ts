import { extname, normalize } from 'node:path/posix';
import { count, grouped } from '../seats/sentence.ts';
import type { Status } from '../seats/status.ts';
import { alertOf, bulleted, firstOf, type Style } from './alert.ts';
import type { Place, ShownProblem, ShownProduct, ShownReport } from './display.ts';
import { code, escapeMarkdown, flatten, ticksAround } from './escape.ts';
import { rowsOf } from './lines.ts';
import { errorsOf, headline, joined, outlook, placeText, seatsLine } from './words.ts';

/** At most this many people of a product are unfolded. */
const GLANCE_ROWS = 20;
/** How much is shown, tried in this order. Only the whole report has a row for those who do not change. */
const LEVELS = [
  { isWhole: true, maxRows: Infinity, maxWarnings: Infinity },
  { isWhole: false, maxRows: Infinity, maxWarnings: 50 },
  { isWhole: false, maxRows: 500, maxWarnings: 50 },
  { isWhole: false, maxRows: GLANCE_ROWS, maxWarnings: 10 },
  { isWhole: false, maxRows: 0, maxWarnings: 0 },
];
/** Statuses of people who hold a seat before anything is applied. */
const HOLDERS: readonly Status[] = ['has-seat', 'kept', 'protected', 'withheld', 'would-unassign'];
/** Needs no quotation marks in YAML and CSV. */
const PLAIN = /^[a-z\d][\w.+-]*(?:@[\w.-]+)?$/i;
const inCsv = (key: string): string => (PLAIN.test(key) ? key : `"${key.replaceAll('"', '""')}"`);
const inYaml = (key: string): string => `- ${PLAIN.test(key) ? key : JSON.stringify(key)}`;

/** What surrounds a report where it is shown: texts, `''` for none, and whether a text is small enough. `history` is Markdown,
 * `wholeReport` a sentence that says where the whole report is. */
export type Setting = Readonly<Record<'note' | 'history' | 'wholeReport', string>> & {
  fits: (text: string) => boolean;
};

/** Markdown that links places to their lines at the commit of the run. */
function styleOf({ homeUrl, commit }: ShownReport['facts']['links']): Style {
  const place = (at: Place): string => {
    const path = normalize(at.file).split('/').map(encodeURIComponent).join('/');
    const url = `${homeUrl}/blob/${commit}/${joined([path, at.line], '#L')}`;
    const isLinkable = homeUrl !== '' && commit !== '' && !path.startsWith('..') && !/[()\s]/.test(url);
    return isLinkable ? `[${escapeMarkdown(placeText(at))}](${url})` : code(placeText(at));
  };
  return { text: escapeMarkdown, code, place };
}

function alertBlock(report: ShownReport, style: Style): string {
  const { verdict, totals } = report;
  const text = joined(alertOf(report, style), '\n\n');
  const isStopped = verdict === 'refused' || verdict === 'invalid' || verdict === 'failed';
  const level = verdict === 'checked' ? 'NOTE' : isStopped || totals.failed > 0 ? 'CAUTION' : 'WARNING';
  const lines = [`[!${level}]`, ...text.split('\n')].map((line) => `> ${line}`.trimEnd());
  return text && lines.join('\n');
}

/** Lines in a fence that nothing in them ends; `''` for none. */
function fence(language: string, lines: readonly string[]): string {
  const text = lines.join('\n');
  const ticks = ticksAround(text, 3);
  return lines.length === 0 ? '' : `${ticks}${language}\n${text}\n${ticks}`;
}

const folded = (summary: string, block: string): string =>
  block && `<details><summary>${summary}</summary>\n\n${block}\n\n</details>`;

/** A product at any level. Its rows are aligned once: the first are seen at a glance, more are folded, the rest is counted. */
function productBlocks(product: ShownProduct, report: ShownReport, next: string) {
  const title = joined([`**${code(product.productCode)}**: ${seatsLine(product, report)}.`, next], ' ');
  const rows = rowsOf(product, report, 'loud');
  const others = report.isSetUp ? 0 : product.people.length - rows.length;
  const safe = product.people.filter(({ status }) => status === 'protected').length;
  const unchanged = joined([`${grouped(others)} unchanged`, safe > 0 && `${grouped(safe)} of them protected`], ', ');
  return ({ isWhole, maxRows }: (typeof LEVELS)[number]) => {
    const more = rows.slice(GLANCE_ROWS, maxRows);
    return [
      title,
      fence('diff', rows.slice(0, Math.min(GLANCE_ROWS, maxRows))),
      folded(`${grouped(more.length)} more`, fence('diff', more)),
      rows.length > maxRows && `${count(rows.length - maxRows, 'person', 'people')} not shown here.`,
      others > 0 && !isWhole && `${unchanged}.`,
      others > 0 && isWhole && folded(unchanged, fence('text', rowsOf(product, report, 'quiet'))),
    ];
  };
}

function warningList({ problems }: ShownReport, max: number, { place }: Style): string {
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const show = ({ says, at }: ShownProblem): string =>
    joined(['Warning:', escapeMarkdown(says), at && `(${place(at)})`], ' ');
  return bulleted(firstOf(warnings, max, show, 'more warning'));
}

/** The name and the lines of a list of everybody who holds a seat now. A text list cannot name several products. */
function starterList({ products, facts }: ShownReport) {
  const starters = products.map(({ productCode, people }) => {
    const holders = people.filter(({ status }) => HOLDERS.includes(status));
    return [productCode, holders.map(({ key }) => key).sort()] as const;
  });
  const all = starters.flatMap(([, keys]) => keys);
  const isOne = starters.length === 1;
  const named = facts.files[0] ?? 'seats.txt';
  const file = !isOne && extname(named).toLowerCase() === '.txt' ? named.replace(/txt$/i, 'yaml') : named;
  const csv = starters.flatMap(([code, keys]) => keys.map((key) => `${inCsv(key)},${code}`));
  const yaml = starters.flatMap(([code, keys]) => [`${code}:`, ...keys.map((key) => `  ${inYaml(key)}`)]);
  const byType: Readonly<Record<string, string[]>> = {
    '.csv': isOne ? ['user', ...all.map(inCsv)] : ['user,product', ...csv],
    '.json': JSON.stringify(isOne ? all : Object.fromEntries(starters), null, 2).split('\n'),
    '.yaml': isOne ? all.map(inYaml) : yaml,
  };
  return { named, file, lines: byType[extname(file).toLowerCase().replace('.yml', '.yaml')] ?? all };
}

/** The list to start from: copied into an empty list, it changes nothing. */
function starterBlock(report: ShownReport): string {
  const { facts, isSetUp, totals, verdict } = report;
  const held = totals.seatsBefore ?? 0;
  if (held === 0 || (verdict !== 'listed' && !isSetUp)) return '';
  if (facts.emailDisplay !== 'full') {
    const how = 'Run operation `list` with `email-display: full` in a private repository to get them.';
    return `E-mails are ${facts.emailDisplay} here, so there is no list to copy. ${how}`;
  }
  const { named, file, lines } = starterList(report);
  const block = fence('text', lines);
  if (!isSetUp) return folded(`Copy these people into ${escapeMarkdown(file)}`, block);
  const rename = file === named ? '' : ', set user-list-file to it,';
  return `Set-up works: ${count(held, 'seat')} held. To start from them, copy this into ${code(file)}${rename} and push:\n\n${block}`;
}

function footer({ facts: { operation, site, links, files } }: ShownReport, { place }: Style): string {
  const sha = code(links.commit.slice(0, 7));
  const commit = links.homeUrl === '' || sha === '' ? sha : `[${sha}](${links.homeUrl}/commit/${links.commit})`;
  const lists = files.slice(0, 3).map((file) => place({ file, line: null }));
  const parts = [
    joined([operation && code(operation), site && escapeMarkdown(site)], ' on '),
    joined([lists.join(', '), commit && `at ${commit}`], ' '),
    links.runUrl && `[run](${links.runUrl})`,
  ];
  const text = joined(parts, ' · ');
  return text && `<sub>${text}</sub>`;
}

/** Renders a report as Markdown of a limited size: what does not fit is counted, with a pointer to the whole report. */
export function renderMarkdown(report: ShownReport, { note, history, wholeReport, fits }: Setting): string {
  const style = styleOf(report.facts.links);
  const details = errorsOf(report).flatMap((error) => error.details ?? []);
  const next = joined([escapeMarkdown(outlook(report)), note], ' ');
  const isOnly = report.products.length === 1;
  const title = `### ${escapeMarkdown(headline(report))}`;
  const start = [title, alertBlock(report, style), folded('Details', fence('text', details.map(flatten)))];
  const end = [history, footer(report, style)];
  const starter = starterBlock(report);
  const products = report.products.map((product) => productBlocks(product, report, isOnly ? next : ''));
  const shortened = joined(['Shortened to fit.', wholeReport], ' ');
  for (const level of LEVELS) {
    const people = [level.maxRows > 0 && starter, ...products.flatMap((blocksAt) => blocksAt(level))];
    const warnings = warningList(report, level.maxWarnings, style);
    const blocks = [...start, !isOnly && next, ...people, warnings, !level.isWhole && shortened, ...end];
    const text = `${joined(blocks, '\n\n')}\n`;
    if (fits(text)) return text;
  }
  // With hundreds of products, not even the counts fit.
  return `${title}\n\n${shortened}\n`;
}
