/** White space and invisible characters. */
const UNSEEN = '[\\s\\p{C}\\p{Mn}\\u115f\\u1160\\u2800\\u3164\\uffa0]';
/** Invisible characters, and those that base64url replaces. */
const IGNORED = new RegExp(`(?:${UNSEEN}|[-+_/])+`, 'gu');
const ENTITIES: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };
/** Two characters differ in base64url. */
const BASE64_URL: Readonly<Record<string, string>> = { '+': '[-+]', '/': '[_/]' };
/** Shorter secrets would be cut out of ordinary words. */
const MIN_SECRET_CHARACTERS = 4;

const squeeze = (text: string): string => text.replace(IGNORED, '').toLowerCase();

/** A character as it is, and as JSON, URLs and HTML write it, also twice over. */
function inAnyForm(character: string): string {
  const number = character.codePointAt(0) ?? 0;
  const hex = number.toString(16).padStart(2, '0');
  // An escaped n, r or t is white space: another meaning would take exponential time.
  const escape = /[nrt]/i.test(character) ? '' : '\\\\{0,4}';
  const json = `${escape}${BASE64_URL[character] ?? `\\u{${hex}}`}|\\\\{1,4}u00${hex}`;
  const html = `${ENTITIES[character] ?? `#x${hex}`}|#0{0,4}${number}|#x0{0,4}${hex}`;
  return `(?:${json}|%(?:25){0,2}${hex}|&(?:${html});)`;
}

const patternOf = (text: string): string => Array.from(text, inAnyForm).join(`${UNSEEN}*(?:\\\\[nrt]${UNSEEN}*){0,8}`);

const endsBetweenCharacters = (before: number, text: string): boolean => (before + Buffer.byteLength(text)) % 3 === 0;
/** The characters of base64 that a text alone decides, for each of the three places where it may begin in a longer text. */
const inBase64 = (text: string): string[] =>
  [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    return bytes.toString('base64').slice(before === 0 ? 0 : before + 1, Math.floor((bytes.length * 8) / 6));
  });

/** All forms of a secret. In base64, the character after the last whole one may carry a part of it, so it is cut out too. */
const patternsOf = (secret: string): string[] => [
  patternOf(secret),
  ...inBase64(secret).map((all, before) => patternOf(all) + (endsBetweenCharacters(before, secret) ? '' : '[-+/\\w]?')),
];

/** Cuts secrets out of texts: a proxy may echo the request it refuses. The longest goes first, so that no rest of it is left.
 * Secrets are found in any case, and with white space, line breaks or invisible characters in them. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const long = secrets.filter(({ length }) => length >= MIN_SECRET_CHARACTERS).sort((a, b) => b.length - a.length);
  if (long.length === 0) return (text) => text;
  const squeezed = long.flatMap((secret) => [secret, ...inBase64(secret)]).map(squeeze);
  let pattern: RegExp | null = null;
  return (text) => {
    // The pattern is expensive. Without escapes and without the characters of a secret, a text does not need it.
    if (!/[\\%&]/.test(text)) {
      const seen = squeeze(text);
      if (!squeezed.some((secret) => seen.includes(secret))) return text;
    }
    pattern ??= new RegExp(long.flatMap(patternsOf).join('|'), 'giu');
    return text.replace(pattern, '***');
  };
}
