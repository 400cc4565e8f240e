import { isEmailKey } from '../seats/person.ts';
import type { Problem } from '../seats/problem.ts';
import type { Report, ReportedPerson } from '../seats/report.ts';

/** How e-mails are shown. */
export type EmailDisplay = 'full' | 'masked' | 'hidden';

const HIDDEN = '(hidden)';
/** Anything that looks like an e-mail within a text: rather one too many. */
const EMAIL_IN_TEXT = /[^\s@<>()[\]\\,;:"'`|]+@[^\s@<>()[\]\\,;:"'`|]+/gu;

/** `j***e@example.com`: the first and the last character of the local part, and the domain. Masking twice changes nothing. */
function mask(email: string): string {
  if (email.includes('***')) {
    return email;
  }
  const at = email.lastIndexOf('@');
  const local = Array.from(email.slice(0, at));
  const last = local.length > 2 ? (local.at(-1) ?? '') : '';
  return `${local[0] ?? ''}***${last}${email.slice(at)}`;
}

/** Shows the e-mails within any text as `display` says. */
export function displayText(text: string, display: EmailDisplay): string {
  if (display === 'full') {
    return text;
  }
  return text.replace(EMAIL_IN_TEXT, (email) => (display === 'masked' ? mask(email) : HIDDEN));
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

/** The report as it may be shown: every renderer gets this one, so that no e-mail can slip by. */
export function displayReport(report: Report, display: EmailDisplay): Report {
  if (display === 'full') {
    return report;
  }
  return {
    ...report,
    products: report.products.map((product) => ({
      ...product,
      people: product.people.map((person) => displayPerson(person, display)),
    })),
    problems: report.problems.map((problem) => displayProblem(problem, display)),
  };
}
