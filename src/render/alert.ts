import { count } from '../seats/sentence.ts';
import { STATUS_GROUP } from '../seats/status.ts';
import type { ShownPerson, ShownProblem, ShownReport } from './display.ts';
import { errorsOf, everybody, isDryRun, listName, placeText, reasonOf } from './words.ts';

/** A file, or a line of it. */
export type Place = NonNullable<ShownProblem['at']>;

/** A line of an alert, in parts: text, a place to link to, and what stands out. */
export type Line = readonly (string | Place | { readonly code: string } | { readonly strong: string })[];

/** The one thing to know or to do, before anything else is read. */
export interface Alert {
  readonly level: 'NOTE' | 'WARNING' | 'CAUTION';
  readonly lines: readonly Line[];
  readonly bullets: readonly Line[];
}

/** More causes than this are counted: after ten, a reader knows what to do. */
const MAX_CAUSES = 10;
/** Problems of inputs and lists are fixed all at once, so more of them are named. */
const MAX_PROBLEMS = 50;

/** The first causes, and how many more there are. */
function some(causes: readonly Line[], noun: string, max = MAX_CAUSES): Line[] {
  const more = causes.length - max;
  return [...causes.slice(0, max), ...(more > 0 ? [[`and ${count(more, `more ${noun}`)}`]] : [])];
}

/** A sentence with its full stop. */
function stop(text: string): string {
  return /[.?!…]$/.test(text) ? text : `${text}.`;
}

function problemLine({ says, at }: ShownProblem): Line {
  return at === null ? [stop(says)] : [`${says} (`, at, ').'];
}

/** `kenn@example.com (seats.txt:5) has no Datadog account.` */
export function personLine(person: ShownPerson, report: ShownReport): Line {
  const { key, listed, status, why } = person;
  const place = listed?.source ? [' (', listed.source, ')'] : [];
  const isUnresolved = STATUS_GROUP[status] === 'unresolved';
  return [
    { code: key },
    ...place,
    stop(isUnresolved ? ` ${why ?? status}` : `: ${reasonOf({ ...person, listed: null }, report)}`),
  ];
}

/** `Fix seats.txt:5`, `Fix 2 lines`. */
function fix(places: readonly (Place | null)[], total: number): Line {
  const [first, ...others] = places.filter((place) => place !== null);
  if (first === undefined) {
    return [`Fix ${count(total, 'problem')}`];
  }
  return others.length === 0 ? ['Fix ', first] : [`Fix ${count(others.length + 1, 'line')}`];
}

function consequence({ facts }: ShownReport): string {
  return `Nothing was changed.${facts.appliesOnMerge ? ' Merged as it is, this is refused again.' : ''}`;
}

function refused(report: ShownReport): Alert {
  const errors = errorsOf(report);
  const choices = errors.flatMap(({ choice }) => (choice === undefined ? [] : [choice]));
  const says = errors.map((error): Line => (error.choice === undefined ? problemLine(error) : [error.choice.limit]));
  const { appliesOnMerge, files } = report.facts;
  const settings = [...new Set(choices.flatMap((choice) => choice.settings))];
  const where = appliesOnMerge
    ? 'in the workflow, in this same pull request.'
    : 'in the workflow on the default branch.';
  const file: Line[number] = files.length === 1 ? { file: listName(report), line: null } : 'the list';
  const bullets: Line[] = choices
    .slice(0, 1)
    .flatMap(({ undo }): Line[] => [
      [{ strong: 'Not intended?' }, ` ${undo} `, file, '.'],
      ...(settings.length === 0
        ? []
        : [
            [
              { strong: 'Intended?' },
              ' Set ',
              ...settings.flatMap((code, at) => [at === 0 ? '' : ' and ', { code }]),
              ` ${where}`,
            ],
          ]),
    ]);
  return { level: 'CAUTION', lines: [...some(says, 'problem'), [consequence(report)]], bullets };
}

function invalid(report: ShownReport): Alert {
  const errors = errorsOf(report);
  const push = report.facts.appliesOnMerge ? ' and push' : '';
  const todo = [
    ...fix(
      errors.map(({ at }) => at),
      errors.length,
    ),
    `${push}. Datadog was not contacted.`,
  ];
  return { level: 'CAUTION', lines: [todo], bullets: some(errors.map(problemLine), 'problem', MAX_PROBLEMS) };
}

function peopleIn(report: ShownReport, ...groups: readonly string[]): ShownPerson[] {
  return everybody(report).filter(({ status }) => groups.includes(STATUS_GROUP[status]));
}

/** What helps people with a problem: a push before the merge, a re-run after it. */
function whatHelps(report: ShownReport, troubled: readonly ShownPerson[]): Line {
  if (!isDryRun(report)) {
    return ['Fix the cause, then re-run the job: it does what is left, with the newest list of the default branch.'];
  }
  const { withheld, unassigned } = report.totals;
  const [push, merged] = report.facts.appliesOnMerge ? [' and push', ', even if this is merged'] : ['', ''];
  const stay = unassigned === 0 ? 'no seat is removed' : `${count(withheld, 'removal')} stay on hold`;
  const until = withheld === 0 ? '.' : `. Until then ${stay}${merged}.`;
  const places = troubled.map(({ listed }) => listed?.source ?? null);
  return [...fix(places, troubled.length), push, until];
}

/** People with a problem, or else the removals on hold. */
function troubled(report: ShownReport): Alert | null {
  const people = peopleIn(report, 'unresolved', 'failed');
  const shown = people.length > 0 ? people : peopleIn(report, 'withheld');
  if (shown.length === 0) {
    return null;
  }
  const lines = some(
    shown.map((person) => personLine(person, report)),
    'problem',
  );
  const isFailed = peopleIn(report, 'failed').length > 0;
  const help = people.length > 0 || !isDryRun(report) ? [whatHelps(report, people)] : [];
  const level = isFailed ? 'CAUTION' : 'WARNING';
  return lines.length === 1
    ? { level, lines: [...lines, ...help], bullets: [] }
    : { level, lines: help, bullets: lines };
}

/** What servers said about the errors. */
export function detailsOf(report: ShownReport): string[] {
  return errorsOf(report).flatMap(({ details }) => details ?? []);
}

/** The alert of a report; `null` if nothing needs attention. */
export function alertOf(report: ShownReport): Alert | null {
  switch (report.verdict) {
    case 'refused':
      return report.isSetUp ? null : refused(report);
    case 'invalid':
      return invalid(report);
    case 'failed': {
      const again = 'Nothing was changed. Re-run the job once this is fixed.';
      return { level: 'CAUTION', lines: [...some(errorsOf(report).map(problemLine), 'problem'), [again]], bullets: [] };
    }
    case 'checked': {
      const why = `GitHub gives no secrets to pull requests from ${report.facts.outsider ?? 'this source'}`;
      return { level: 'NOTE', lines: [[`${why}, so seats were not read. The list is valid.`]], bullets: [] };
    }
    default:
      return troubled(report);
  }
}

/** A line as plain text. */
export function lineText(line: Line): string {
  return line
    .map((part) =>
      typeof part === 'string' ? part : 'code' in part ? part.code : 'strong' in part ? part.strong : placeText(part),
    )
    .join('');
}

/** The alert as plain text. A refusal says the arithmetic and the way out in one sentence each. */
export function alertText(report: ShownReport): string[] {
  if (report.verdict === 'refused' && !report.isSetUp) {
    return [...errorsOf(report).map((error) => lineText(problemLine(error))), consequence(report)];
  }
  const { lines = [], bullets = [] } = alertOf(report) ?? {};
  return [...lines.map(lineText), ...bullets.map((line) => `- ${lineText(line)}`)];
}
