import { count } from '../seats/sentence.ts';
import { STATUS_GROUP } from '../seats/status.ts';
import type { Place, ShownPerson, ShownProblem, ShownReport } from './display.ts';
import { errorsOf, isDryRun, joined, listName, peopleIn, placeText, reasonOf, stop } from './words.ts';

/** How text from outside, code and places are written. */
export type Style = Readonly<Record<'text' | 'code', (text: string) => string> & { place: (place: Place) => string }>;

const PLAIN: Style = { text: (text) => text, code: (text) => text, place: placeText };
/** More causes than this are counted: after ten, a reader knows what to do. */
const MAX_CAUSES = 10;
/** Problems of inputs and lists are fixed all at once, so more of them are named. */
const MAX_PROBLEMS = 50;
const RE_RUN = 'Fix the cause, then re-run the job: it makes the remaining changes.';

/** The first `max` as texts; the others are counted. */
export function firstOf<T>(all: readonly T[], max: number, show: (one: T) => string, more = 'more problem'): string[] {
  const left = all.length - max;
  return [...all.slice(0, max).map(show), ...(left > 0 ? [`and ${count(left, more)}`] : [])];
}

export const bulleted = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

const problemLine = ({ says, at }: ShownProblem, { text, place }: Style): string =>
  at === null ? text(stop(says)) : `${text(says)} (${place(at)}).`;

/** `kenn@example.com (seats.txt:5) has no Datadog account.` */
function personLine(person: ShownPerson, report: ShownReport, { text, code, place }: Style): string {
  const { key, listed, status, why } = person;
  const who = listed?.source ? `${code(key)} (${place(listed.source)})` : code(key);
  if (STATUS_GROUP[status] === 'unresolved') return `${who} ${text(stop(why ?? status))}`;
  return `${who}: ${text(stop(reasonOf({ ...person, listed: null }, report)))}`;
}

/** `Fix seats.txt:5 and push`, `Fix 2 lines`. */
function fix(places: readonly (Place | null)[], { facts }: ShownReport, { place }: Style): string {
  const lines = places.filter((at) => at !== null);
  const [only = count(places.length, 'problem')] = lines.map(place);
  return `Fix ${lines.length > 1 ? count(lines.length, 'line') : only}${facts.appliesOnMerge ? ' and push' : ''}.`;
}

/** The limits, and what to do whether or not the plan is intended. Plain text says both in one sentence each. */
function refused(report: ShownReport, style: Style): string[] {
  const { appliesOnMerge, files } = report.facts;
  const errors = errorsOf(report);
  const outcome = `Nothing was changed.${appliesOnMerge ? ' Merged as it is, this is refused again.' : ''}`;
  if (style === PLAIN) return [...errors.map((error) => problemLine(error, style)), outcome];
  const limitOf = (error: ShownProblem): string =>
    error.choice ? style.text(error.choice.limit) : problemLine(error, style);
  const choices = errors.flatMap(({ choice }) => choice ?? []);
  const name = listName(report);
  const list = files.length === 1 ? style.place({ file: name, line: null }) : name;
  const ways = choices.slice(0, 1).map(({ undo }) => `**Not intended?** ${style.text(undo)} ${list}.`);
  const settings = [...new Set(choices.flatMap((choice) => choice.settings))].map(style.code).join(' and ');
  const where = appliesOnMerge ? ', in this same pull request' : ' on the default branch';
  if (settings !== '') ways.push(`**Intended?** Set ${settings} in the workflow${where}.`);
  return [...firstOf(errors, MAX_CAUSES, limitOf), outcome, bulleted(ways)];
}

function troubled(report: ShownReport, style: Style): string[] {
  const { withheld, unassigned } = report.totals;
  const people = peopleIn(report, 'unresolved', 'failed');
  const shown = people.length > 0 ? people : peopleIn(report, 'withheld');
  const causes = firstOf(shown, MAX_CAUSES, (person) => personLine(person, report, style));
  if (causes.length === 0) return [];
  const places = people.map(({ listed }) => listed?.source ?? null);
  const stay = unassigned === 0 ? 'no seat is removed' : `${count(withheld, 'removal')} stay on hold`;
  const until = `Until then ${stay}${report.facts.appliesOnMerge ? ', even if this is merged' : ''}.`;
  // If nobody is unresolved or failed, the removals on hold have another cause.
  const plan = people.length === 0 ? '' : joined([fix(places, report, style), withheld > 0 && until], ' ');
  const help = isDryRun(report) ? plan : RE_RUN;
  return causes.length === 1 ? [...causes, help] : [help, bulleted(causes)];
}

/** The one thing to know or to do first, in paragraphs (one may be a list); none if nothing needs attention. */
export function alertOf(report: ShownReport, style = PLAIN): string[] {
  const { verdict, facts, isSetUp } = report;
  const errors = errorsOf(report);
  const says = (max: number): string[] => firstOf(errors, max, (error) => problemLine(error, style));
  const whose = `pull requests from ${facts.outsider ?? 'this source'}`;
  if (verdict === 'refused') return isSetUp ? [] : refused(report, style);
  if (verdict === 'failed') return [...says(MAX_CAUSES), 'Nothing was changed. Re-run the job once this is fixed.'];
  if (verdict === 'checked') return [`GitHub gives no secrets to ${whose}, so seats were not read. The list is valid.`];
  if (verdict !== 'invalid') return troubled(report, style);
  const places = errors.map(({ at }) => at);
  return [`${fix(places, report, style)} Datadog was not contacted.`, bulleted(says(MAX_PROBLEMS))];
}

/** Listed people who cannot be resolved, as problems on their line of the list. */
export function unresolvedPeople(report: ShownReport): ShownProblem[] {
  const severity = report.facts.unresolvedFails ? 'error' : 'warning';
  return peopleIn(report, 'unresolved').flatMap(({ key, status, why, listed }) =>
    listed?.source ? [{ severity, says: stop(`${key} ${why ?? status}`), at: listed.source }] : [],
  );
}
