import picomatch from 'picomatch';
import { isEmailKey, isUuid, parsePersonKey } from './person.ts';
import { hasWildcard } from './protection-pattern.ts';

/** Who must never lose a seat. */
export interface Protection {
  /** Whether somebody can be told to be protected only by their e-mail. */
  readonly needsEmails: boolean;
  /** Whether somebody is protected, by whichever key is known. Who may be, but for a key that is not known, is. */
  readonly covers: (who: { readonly id: string | null; readonly email: string | null }) => boolean;
}

/** Compiles `protected-users`: e-mails, UUIDs and globs over e-mails (`*@sre.example.com`), without regard to case. */
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
