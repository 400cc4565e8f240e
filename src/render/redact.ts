/** White space and what has no width. */
const UNSEEN = '[\\s\\p{C}\\p{Mn}\\u115f\\u1160\\u2800\\u3164\\uffa0]';
/** What is not seen, and what base64 for URLs writes in another way. */
const IGNORED = new RegExp(`(?:${UNSEEN}|[-+_/])+`, 'gu');
const ENTITIES: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };
/** In base64 for URLs, two signs differ. */
const BASE64_URL: Readonly<Record<string, string>> = { '+': '[-+]', '/': '[_/]' };
/** In base64, the character after the last whole one still has a part of the text. */
const BASE64_END = '[-+/\\w]?';
/** Shorter secrets would be cut out of ordinary words. */
const MIN_SECRET_CHARACTERS = 4;

/** A text that a secret may come back as, and a pattern of what may follow. */
type Form = { readonly text: string; readonly end: string };

/** The characters by which a text is recognized. */
function squeeze(text: string): string {
  return text.replace(IGNORED, '').toLowerCase();
}

function hexOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(2, '0');
}

function asItIs(character: string): string {
  return BASE64_URL[character] ?? `\\u{${hexOf(character)}}`;
}

/** A character as it is, and as JSON, URLs and HTML write it, also twice over. */
function inAnyForm(character: string): string {
  const hex = hexOf(character);
  const entity = `${ENTITIES[character] ?? `#x${hex}`}|#0{0,4}${parseInt(hex, 16)}|#x0{0,4}${hex}`;
  return `(?:\\\\{0,4}${asItIs(character)}|\\\\{1,4}u00${hex}|%(?:25){0,2}${hex}|&(?:${entity});)`;
}

/** The characters of base64 that a text alone decides, for each of the three places where it may begin in a longer text. */
function base64Of(text: string): string[] {
  return [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    const whole = Math.floor((bytes.length * 8) / 6);
    return bytes.toString('base64').slice(before === 0 ? 0 : before + 1, whole);
  });
}

function patternOf(forms: readonly Form[]): RegExp {
  const between = `(?:${UNSEEN}|\\\\[nrt])*`;
  return new RegExp(forms.map(({ text, end }) => Array.from(text, inAnyForm).join(between) + end).join('|'), 'giu');
}

/**
 * Cuts secrets out of texts: a proxy may echo the request it refuses. The longest goes first, so that no rest of it is left;
 * line breaks and invisible characters within a secret do not save it, nor does its case.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const forms = secrets
    .filter(({ length }) => length >= MIN_SECRET_CHARACTERS)
    .sort((a, b) => b.length - a.length)
    .flatMap((secret) => [{ text: secret, end: '' }, ...base64Of(secret).map((text) => ({ text, end: BASE64_END }))]);
  const plain = forms.map(({ text }) => squeeze(text));
  // The pattern is expensive. A text without escapes that does not have the characters of a secret does not need it.
  let pattern: RegExp | null = null;
  const mayHold = (text: string): boolean => {
    const squeezed = squeeze(text);
    return plain.some((form) => squeezed.includes(form));
  };
  return (text) => {
    if (forms.length === 0 || (!/[\\%&]/.test(text) && !mayHold(text))) {
      return text;
    }
    pattern ??= patternOf(forms);
    return text.replace(pattern, '***');
  };
}
