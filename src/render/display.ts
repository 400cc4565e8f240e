import { isEmailKey, parsePersonKey, type PersonKey } from '../seats/person.ts';
import type { Report, ReportedPerson } from '../seats/report.ts';
import { type Personal, say, type Sentence, who } from '../seats/sentence.ts';

/** How texts about people are shown, and what is cut out of every text from outside. Quotes from a list are hidden on
 * `pull_request_target`, where the list could be any file. */
export type Display = Readonly<{
  emails: 'full' | 'masked' | 'hidden';
  hidesQuotes: boolean;
  redact: (text: string) => string;
}>;

/** A report as it may be shown. Every text is made from it, so that nothing personal slips by. */
export type ShownReport = Report<string>;
export type ShownProduct = ShownReport['products'][number];
export type ShownPerson = ShownProduct['people'][number];
export type ShownProblem = ShownReport['problems'][number];
export type Place = NonNullable<ShownProblem['at']>;

const HIDDEN = '(hidden)';
const MAX_QUOTED_CHARACTERS = 80;
const MAX_CHARACTERS = 300;
const MAX_RAW_CHARACTERS = 5000; // Less than is read of an error, which may end within a secret.
/** What an address is written with: `@`, its full-width and small forms, and what URLs, HTML, code and cautious people write. */
const ADDRESS_MARK =
  /[@\uff20\ufe6b]|[%=](?:25)*40|\\(?:u00|x)40|&commat;|&#0*64(?!\d)|&#x0*40(?![\da-f])|[([{]\s?at\s?[)\]}]|\sat\s\S+\.\w/i;

/** `j***e@example.com`: the first and the last character of the local part, and the domain. */
const mask = (email: string): string => email.replace(/^(.?)(?:.+(.)|.*)(?=@[^@]*$)/su, '$1***$2');
const oneLine = (text: string): string => text.replace(/[\s\p{C}]+/gu, ' ').trim();

/** Text without secrets, cut only after they are gone: half a secret would not be recognized. */
function cut(text: string, max: number, { redact }: Display): string {
  const clean = redact(text);
  return clean.length <= max ? clean : `${clean.slice(0, max).replace(/[\ud800-\udbff]$/, '')}…`;
}

function showKey(key: PersonKey, id: string | null, display: Display): string {
  const emails = isEmailKey(key) ? display.emails : 'full';
  return emails === 'hidden' ? (id ?? HIDDEN) : cut(emails === 'full' ? key : mask(key), MAX_CHARACTERS, display);
}

/** Whether a text has anything like an address that must be hidden; then none of it is shown. */
const mayName = (text: string, { emails }: Display): boolean => emails !== 'full' && ADDRESS_MARK.test(text);

function showPart(part: Personal, display: Display): string {
  if (part.kind === 'person') return showKey(part.key, part.id, display);
  const { kind, text } = part;
  if (kind === 'quote' && display.hidesQuotes) return HIDDEN;
  if ((kind !== 'value' && display.emails === 'hidden') || mayName(text, display)) return HIDDEN;
  // Cleared of secrets before it is one line, and again after: either may break a secret or make one whole.
  const line = oneLine(display.redact(text).slice(0, MAX_RAW_CHARACTERS));
  return kind === 'words' ? cut(line, MAX_CHARACTERS, display) : `"${cut(line, MAX_QUOTED_CHARACTERS, display)}"`;
}

/** A sentence as text: people and quotations as the display says, everything else as it is. */
export const showSentence = (sentence: Sentence, display: Display): string =>
  sentence.map((part) => (typeof part === 'string' ? part : showPart(part, display))).join('');

/** Names are personal, too; one that is an e-mail is masked like one. */
function showName(name: string | null, display: Display): string | null {
  if (name === null || display.emails === 'hidden') return null;
  const key = parsePersonKey(name);
  if (key !== null) return showKey(key, null, display);
  return mayName(name, display) ? HIDDEN : cut(name, MAX_CHARACTERS, display);
}

function showPerson(person: ReportedPerson, display: Display): ShownPerson {
  // If e-mails are hidden, a suggestion would help nobody.
  const suggestion = display.emails === 'hidden' ? null : person.suggestion;
  const question = suggestion === null ? [] : say`; did you mean ${who(suggestion)}, who holds a seat?`;
  return {
    ...person,
    key: showKey(person.key, person.id, display),
    name: showName(person.name, display),
    suggestion: suggestion && showKey(suggestion, null, display),
    why: person.why && showSentence([...person.why, ...question], display),
  };
}

/** The report as it may be shown. */
export function showReport(report: Report, display: Display): ShownReport {
  const show = (person: ReportedPerson): ShownPerson => showPerson(person, display);
  const products = report.products.map((product) => ({ ...product, people: product.people.map(show) }));
  const problems = report.problems.map(({ says, details, ...problem }) => ({
    ...problem,
    says: showSentence(says, display),
    ...(details && { details: showSentence(details, display) }),
  }));
  return { ...report, products, problems };
}
