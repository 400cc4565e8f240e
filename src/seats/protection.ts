import { isEmailKey, isUuid, normalizeEmail, parsePersonKey } from './person.ts';

/** The known keys of somebody, from the list, the seat list and the directory. */
export type Who = Readonly<Record<'id' | 'email', string | null>>;

/** The people whose seats are never removed. If the key that decides is not known, somebody is covered, too. */
export type Protection = Readonly<{ needsEmails: boolean; covers: (who: Who) => boolean }>;

/** The commas in braces and brackets would split the pattern. */
const UNUSABLE = /[{}[\]()|\\]/;
const WILDCARD = /[*?]/;

/** Whether a glob covers a whole text. Only the last star is tried again, so no pattern takes long. */
function matches(glob: string, text: string): boolean {
  let [inGlob, inText, afterStar, triedFrom] = [0, 0, -1, 0];
  while (inText < text.length) {
    if (glob[inGlob] === '*') {
      inGlob += 1;
      [afterStar, triedFrom] = [inGlob, inText];
    } else if (glob[inGlob] === '?' || glob[inGlob] === text[inText]) {
      inGlob += 1;
      inText += 1;
    } else if (afterStar >= 0) {
      triedFrom += 1;
      [inGlob, inText] = [afterStar, triedFrom];
    } else {
      return false;
    }
  }
  return /^\**$/.test(glob.slice(inGlob));
}

/** Whether `pattern` can match anybody: an e-mail, a UUID, or a glob over e-mails. */
export const isProtectionPattern = (pattern: string): boolean =>
  (WILDCARD.test(pattern) && /[@*]/.test(pattern) && !UNUSABLE.test(pattern)) || parsePersonKey(pattern) !== null;

/** Compiles `protected-users`: e-mails, UUIDs and globs over e-mails (`*@sre.example.com`), in any case. */
export function protection(patterns: readonly string[]): Protection {
  const isKey = (pattern: string): boolean => parsePersonKey(pattern) !== null && !WILDCARD.test(pattern);
  const keys = new Set(patterns.filter(isKey).map(normalizeEmail));
  const globs = patterns.filter((pattern) => !isKey(pattern)).map(normalizeEmail);
  const needsEmails = globs.length > 0 || [...keys].some(isEmailKey);
  const needsIds = [...keys].some(isUuid);
  return {
    needsEmails,
    covers({ id, email }) {
      const byId = id === null ? needsIds : keys.has(id);
      return byId || (email === null ? needsEmails : keys.has(email) || globs.some((glob) => matches(glob, email)));
    },
  };
}
