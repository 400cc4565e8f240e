import picomatch from 'picomatch';
import { isEmailKey, isUuid, parsePersonKey } from './person.ts';

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
      globs.push(pattern.toLowerCase());
    }
  }
  // `bash`: a `*` crosses any character. No extglobs: in an e-mail `+` and `(` are themselves.
  const matches =
    globs.length === 0 ? () => false : picomatch(globs, { bash: true, dot: true, noextglob: true, nonegate: true });
  const needsEmails = globs.length > 0 || [...keys].some(isEmailKey);
  const needsIds = [...keys].some(isUuid);
  return {
    needsEmails,
    covers({ id, email }) {
      const byId = id === null ? needsIds : keys.has(id);
      const byEmail = email === null ? needsEmails : keys.has(email) || matches(email);
      return byId || byEmail;
    },
  };
}
