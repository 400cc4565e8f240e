import { isEmailKey, parsePersonKey, type PersonKey } from '../seats/person.ts';
import type { Report } from '../seats/report.ts';
import { type Personal, say, type Sentence, who } from '../seats/sentence.ts';

/** How texts about people are shown, and what is cut out of every text from outside. */
export interface Display {
  readonly emails: 'full' | 'masked' | 'hidden';
  /** Whether to hide quotes from a list. On `pull_request_target` the list could be any file. */
  readonly hidesQuotes: boolean;
  /** Cuts secrets out of a text. */
  readonly redact: (text: string) => string;
}

/** A report as it may be shown. Every text is rendered from this one, so that nothing personal can slip by. */
export type ShownReport = Report<string>;
export type ShownProduct = ShownReport['products'][number];
export type ShownPerson = ShownProduct['people'][number];
export type ShownProblem = ShownReport['problems'][number];

const HIDDEN = '(hidden)';
const MAX_QUOTED_CHARACTERS = 80;
const MAX_CHARACTERS = 300;
/** What an address is written with: `@`, its full-width and small forms, and what URLs, HTML, code and cautious people write. */
const ADDRESS_MARK =
  /[@\uff20\ufe6b]|[%=](?:25)*40|\\(?:u00|x)40|&commat;|&#0*64(?!\d)|&#x0*40(?![\da-f])|[([{]\s?at\s?[)\]}]|\sat\s\S+\.\w/i;

/** `j***e@example.com`: the first and the last character of the local part, and the domain. */
function mask(email: string): string {
  const at = email.lastIndexOf('@');
  const local = Array.from(email.slice(0, at));
  const last = local.length > 2 ? (local.at(-1) ?? '') : '';
  return `${local[0] ?? ''}***${last}${email.slice(at)}`;
}

/** Text without secrets, cut only after they are gone: half a secret would not be recognized. */
function cut(text: string, max: number, { redact }: Display): string {
  const clean = redact(text);
  return clean.length <= max ? clean : `${clean.slice(0, max).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The same on one line. */
function tidy(text: string, max: number, display: Display): string {
  const line = display.redact(text).replace(/[\s\p{C}]+/gu, ' ');
  return cut(line.trim(), max, display);
}

function showKey(key: PersonKey, id: string | null, display: Display): string {
  if (!isEmailKey(key) || display.emails === 'full') {
    return cut(key, MAX_CHARACTERS, display);
  }
  return display.emails === 'masked' ? cut(mask(key), MAX_CHARACTERS, display) : (id ?? HIDDEN);
}

/** Text that may name anybody. If it has anything like an address that must be hidden, none of it is shown. */
function showText({ kind, text }: Exclude<Personal, { kind: 'person' }>, display: Display): string {
  const isAddress = ADDRESS_MARK.test(text);
  if (
    (display.hidesQuotes && kind === 'quote') ||
    (display.emails === 'hidden' && kind !== 'value') ||
    (display.emails !== 'full' && isAddress)
  ) {
    return HIDDEN;
  }
  return kind === 'words' ? tidy(text, MAX_CHARACTERS, display) : `"${tidy(text, MAX_QUOTED_CHARACTERS, display)}"`;
}

/** A sentence as text: people and quotations as the display says, everything else as it is. */
export function showSentence(sentence: Sentence, display: Display): string {
  const show = (part: Personal): string =>
    part.kind === 'person' ? showKey(part.key, part.id, display) : showText(part, display);
  return sentence.map((part) => (typeof part === 'string' ? part : show(part))).join('');
}

/** Names are personal, too; one that is an e-mail is masked like one. */
function showName(name: string, display: Display): string {
  const key = parsePersonKey(name);
  if (key !== null) {
    return showKey(key, null, display);
  }
  return display.emails !== 'full' && ADDRESS_MARK.test(name) ? HIDDEN : cut(name, MAX_CHARACTERS, display);
}

/** The reason, and who was probably meant. If e-mails are hidden, a suggestion would help nobody. */
function showSuggestion(
  { suggestion, why }: Report['products'][number]['people'][number],
  display: Display,
): Pick<ShownPerson, 'suggestion' | 'why'> {
  const key = display.emails === 'hidden' ? null : suggestion;
  const question = key === null ? say`` : say`; did you mean ${who(key)}, who holds a seat?`;
  return {
    suggestion: key === null ? null : showKey(key, null, display),
    why: why === null ? null : showSentence([...why, ...question], display),
  };
}

/** The report as it may be shown. */
export function showReport(report: Report, display: Display): ShownReport {
  return {
    ...report,
    products: report.products.map((product) => ({
      ...product,
      people: product.people.map((person) => ({
        ...person,
        key: showKey(person.key, person.id, display),
        name: person.name === null || display.emails === 'hidden' ? null : showName(person.name, display),
        ...showSuggestion(person, display),
      })),
    })),
    problems: report.problems.map(({ says, details, ...problem }) => ({
      ...problem,
      says: showSentence(says, display),
      ...(details === undefined ? {} : { details: showSentence(details, display) }),
    })),
  };
}
