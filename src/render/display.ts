import { isEmailKey } from '../seats/person.ts';
import type { Problem } from '../seats/problem.ts';
import type { Report, ReportedPerson } from '../seats/report.ts';

/** How e-mails are shown. */
export type EmailDisplay = 'full' | 'masked' | 'hidden';

const HIDDEN = '(hidden)';
const SPACES =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
const STOPS = `${SPACES}@<>()[]\\,;:"\`|`;

/** A mark that e-mails have in their middle, and the characters that they end before on both sides. */
interface Mark {
  readonly mark: string;
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

/** As people write them, and as they stand in a query. */
const MARKS: readonly Mark[] = [
  { mark: '@', before: new Set(STOPS), after: new Set(`${STOPS}'`) },
  { mark: '%40', before: new Set(`${STOPS}=&?`), after: new Set(`${STOPS}'&`) },
];

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

/**
 * Replaces anything that looks like an e-mail: rather one too many. A regular expression would look for the mark from every
 * character of a long word on.
 */
function replaceEmails(text: string, { mark, before, after }: Mark, show: (email: string) => string): string {
  let shown = '';
  let [done, last] = [0, 0];
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, last)) {
    let start = at;
    while (start > last && !before.has(text.charAt(start - 1))) {
      start -= 1;
    }
    last = at + mark.length;
    while (text.startsWith(mark, last)) {
      last += mark.length;
    }
    let end = last;
    while (start < at && end < text.length && !after.has(text.charAt(end))) {
      end += 1;
    }
    if (end > last) {
      shown += text.slice(done, start) + show(text.slice(start, end));
      [done, last] = [end, end];
    }
  }
  return shown + text.slice(done);
}

/** Shows the e-mails within any text as `display` says. */
export function displayText(text: string, display: EmailDisplay): string {
  if (display === 'full') {
    return text;
  }
  const show = (email: string): string => (display === 'masked' || email.startsWith('*@') ? mask(email) : HIDDEN);
  return MARKS.reduce((shown, mark) => replaceEmails(shown, mark, show), text);
}

function displayKey(person: ReportedPerson, display: EmailDisplay): string {
  if (!isEmailKey(person.key) || display === 'full') {
    return person.key;
  }
  return display === 'masked' ? mask(person.key) : (person.id ?? HIDDEN);
}

/** @param clean cuts out what else must not be shown of a reason. */
function displayPerson(
  person: ReportedPerson,
  display: EmailDisplay,
  clean: (reason: string) => string,
): ReportedPerson {
  const { id, status, listed, source } = person;
  return {
    key: displayKey(person, display),
    id,
    // Names are personal data too; a name may also hold an e-mail.
    name: person.name === null || display === 'hidden' ? null : displayText(person.name, display),
    status,
    reason: person.reason === null ? null : clean(displayText(person.reason, display)),
    listed,
    source,
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
      people: product.people.map((person) => displayPerson(person, display, clean)),
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
