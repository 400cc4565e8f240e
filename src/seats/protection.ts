import { isEmailKey, isUuid, normalizeEmail, parsePersonKey } from './person.ts';

/** Somebody as completely as the list, the seat list and the directory together know them. */
export type Who = { readonly id: string | null; readonly email: string | null };

/** Whose seat is never removed. */
export interface Protection {
  /** Whether only an e-mail can tell that somebody is protected. */
  readonly needsEmails: boolean;
  /** Whether somebody is protected. Somebody who may be protected, but whose key is not known, is. */
  readonly covers: (who: Who) => boolean;
}

/** Braces and brackets would be split at the commas that separate patterns. */
const UNUSABLE = /[{}[\]()|\\]/;

function hasWildcard(pattern: string): boolean {
  return /[*?]/.test(pattern);
}

/** Where a part of a glob first lies in a text, from a position on; -1 for nowhere. `?` is any character. */
function find(part: string, text: string, from: number): number {
  const isAt = (at: number): boolean => Array.from(part).every((one, index) => one === '?' || one === text[at + index]);
  for (let at = from; at + part.length <= text.length; at += 1) {
    if (isAt(at)) {
      return at;
    }
  }
  return -1;
}

/** Whether a glob covers a whole text. Of what stands between stars the first place is the best: no pattern takes long. */
function matches(glob: string, text: string): boolean {
  const [first = '', ...parts] = glob.split('*');
  const last = parts.pop();
  if (last === undefined) {
    return text.length === first.length && find(first, text, 0) === 0;
  }
  let at = find(first, text.slice(0, first.length), 0) + first.length;
  for (const part of at < first.length ? [] : parts) {
    const found = find(part, text, at);
    at = found < 0 ? Infinity : found + part.length;
  }
  return at >= first.length && at <= text.length - last.length && find(last, text, text.length - last.length) >= 0;
}

/** Whether `pattern` can match anybody: an e-mail, a UUID, or a glob over e-mails. */
export function isProtectionPattern(pattern: string): boolean {
  const isGlob = hasWildcard(pattern) && /[@*]/.test(pattern) && !UNUSABLE.test(pattern);
  return isGlob || parsePersonKey(pattern) !== null;
}

/** Compiles `protected-users`: e-mails, UUIDs and globs over e-mails (`*@sre.example.com`), in any case. */
export function protection(patterns: readonly string[]): Protection {
  const keys = new Set<string>();
  const globs: string[] = [];
  for (const pattern of patterns) {
    const key = parsePersonKey(pattern);
    if (key !== null && (isUuid(key) || !hasWildcard(key))) {
      keys.add(key);
    } else {
      globs.push(normalizeEmail(pattern));
    }
  }
  const needsEmails = globs.length > 0 || [...keys].some(isEmailKey);
  const needsIds = [...keys].some(isUuid);
  return {
    needsEmails,
    covers({ id, email }) {
      const byId = id === null ? needsIds : keys.has(id);
      const byEmail = email === null ? needsEmails : keys.has(email) || globs.some((glob) => matches(glob, email));
      return byId || byEmail;
    },
  };
}
