import { isEmailKey } from '../seats/person.ts';
import type { Problem } from '../seats/problem.ts';
import type { Report, ReportedPerson } from '../seats/report.ts';

/** How e-mails are shown. */
export type EmailDisplay = 'full' | 'masked' | 'hidden';

const HIDDEN = '(hidden)';
/** Anything that looks like an e-mail within a text: rather one too many. */
const EMAIL_IN_TEXT =
  /[^\s@<>()[\]\\,;:"`|]+@+[^\s@<>()[\]\\,;:"'`|]+|[^\s@<>()[\]\\,;:"`|=&?]+%40[^\s@<>()[\]\\,;:"'`|&]+/giu;

/** `j***e@example.com`: the first and the last character of the local part, and the domain. Masking twice changes nothing. */
function mask(email: string): string {
  const at = email.search(/@|%40/i);
  // A masked e-mail stays as it is, and a glob names nobody.
  if (/^(?:.?\*\*\*.?|\*+)$/u.test(email.slice(0, at))) {
    return email;
  }
  const local = Array.from(email.slice(0, at));
  const last = local.length > 2 ? (local.at(-1) ?? '') : '';
  return `${local[0] ?? ''}***${last}${email.slice(at)}`;
}

/** Shows the e-mails within any text as `display` says. */
export function displayText(text: string, display: EmailDisplay): string {
  if (display === 'full') {
    return text;
  }
  return text.replace(EMAIL_IN_TEXT, (email) =>
    display === 'masked' || email.startsWith('*@') ? mask(email) : HIDDEN,
  );
}

function displayKey(person: ReportedPerson, display: EmailDisplay): string {
  if (!isEmailKey(person.key) || display === 'full') {
    return person.key;
  }
  return display === 'masked' ? mask(person.key) : (person.id ?? HIDDEN);
}

function displayPerson(person: ReportedPerson, display: EmailDisplay): ReportedPerson {
  return {
    ...person,
    key: displayKey(person, display),
    // Names are personal data too; a name may also hold an e-mail.
    name: person.name === null || display === 'hidden' ? null : displayText(person.name, display),
    reason: person.reason === null ? null : displayText(person.reason, display),
  };
}

/** Shows the e-mails in a problem as `display` says. */
export function displayProblem(problem: Problem, display: EmailDisplay): Problem {
  return { ...problem, message: displayText(problem.message, display) };
}

/** Shorter names would be cut out of ordinary words. */
const MIN_NAME_CHARACTERS = 3;

/** Cuts the names of the people in a report out of texts: Datadog's own words may hold them. */
function nameRemover(report: Report): (text: string) => string {
  const people = report.products.flatMap((product) => product.people);
  const names = new Set(people.map(({ name }) => name ?? '').filter(({ length }) => length >= MIN_NAME_CHARACTERS));
  const patterns = [...names].map((name) => new RegExp(name.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'), 'giu'));
  // The same few reasons stand with thousands of people: each is cleaned once.
  const cleaned = new Map<string, string>();
  return (text) => {
    const clean = cleaned.get(text) ?? patterns.reduce((rest, pattern) => rest.replace(pattern, HIDDEN), text);
    cleaned.set(text, clean);
    return clean;
  };
}

function isOfList({ file, message }: Problem): boolean {
  return file !== null || message.startsWith('users: ');
}

/** The report as it may be shown: every renderer gets this one, so that no e-mail can slip by. */
export function displayReport(report: Report, display: EmailDisplay): Report {
  if (display === 'full') {
    return report;
  }
  const clean = display === 'hidden' ? nameRemover(report) : (text: string) => text;
  return {
    ...report,
    products: report.products.map((product) => ({
      ...product,
      people: product.people.map((person) => {
        const shown = displayPerson(person, display);
        return { ...shown, reason: shown.reason === null ? null : clean(shown.reason) };
      }),
    })),
    problems: report.problems.map((problem) => {
      const shown = displayProblem(problem, display);
      // What a list quotes may be anything about anybody.
      const message =
        display === 'hidden' && isOfList(problem) ? shown.message.replace(/"[^"]*"/g, HIDDEN) : shown.message;
      return { ...shown, message: clean(message) };
    }),
  };
}
