import picomatch from 'picomatch';
import { isUuid, parsePersonKey } from './person.ts';

/** Whether a holder, by e-mail or UUID, must never lose a seat. */
export type Protection = (holder: { readonly id: string | null; readonly email: string | null }) => boolean;

const GLOB_CHARACTERS = /[*?[\]{}!]/;

/** Whether `pattern` can match anybody: an e-mail, a UUID, or a glob over e-mails. */
export function isProtectionPattern(pattern: string): boolean {
  return parsePersonKey(pattern) !== null || (GLOB_CHARACTERS.test(pattern) && /[@*]/.test(pattern));
}

/** Compiles `protected-users`: e-mails, UUIDs and globs over e-mails (`*@sre.example.com`), without regard to case. */
export function protection(patterns: readonly string[]): Protection {
  const keys = new Set<string>();
  const globs: string[] = [];
  for (const pattern of patterns) {
    const key = parsePersonKey(pattern);
    if (key !== null && (isUuid(key) || !GLOB_CHARACTERS.test(key))) {
      keys.add(key);
    } else {
      globs.push(pattern.toLowerCase());
    }
  }
  // `bash`: a `*` crosses any character. No extglobs: in an e-mail `+` and `(` are themselves.
  const matches =
    globs.length === 0 ? () => false : picomatch(globs, { bash: true, dot: true, noextglob: true, nonegate: true });
  return ({ id, email }) => (id !== null && keys.has(id)) || (email !== null && (keys.has(email) || matches(email)));
}
