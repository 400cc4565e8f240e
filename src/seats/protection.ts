import { isEmailKey, isUuid, normalizeEmail, parsePersonKey } from './person.ts';

/** The known keys of somebody, from the list, the seat list and the directory. */
export type Who = { readonly id: string | null; readonly email: string | null };

/** The people whose seats are never removed. */
export interface Protection {
  /** Whether a pattern matches e-mails. */
  readonly needsEmails: boolean;
  /** Whether somebody is protected. If the key that decides is not known, they are. */
  readonly covers: (who: Who) => boolean;
}

/** The commas in braces and brackets would split the pattern. */
const UNUSABLE = /[{}[\]()|\\]/;

function hasWildcard(pattern: string): boolean {
  return /[*?]/.test(pattern);
}

/** Whether a glob covers a whole text. Only the last star is tried again, so no pattern takes long. */
function matches(glob: string, text: string): boolean {
  let [inGlob, inText] = [0, 0];
  let lastStar: { inGlob: number; inText: number } | null = null;
  while (inText < text.length) {
    if (glob[inGlob] === '*') {
      lastStar = { inGlob, inText };
      inGlob += 1;
    } else if (glob[inGlob] === '?' || glob[inGlob] === text[inText]) {
      inGlob += 1;
      inText += 1;
    } else if (lastStar === null) {
      return false;
    } else {
      lastStar.inText += 1;
      inGlob = lastStar.inGlob + 1;
      inText = lastStar.inText;
    }
  }
  return /^\**$/.test(glob.slice(inGlob));
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
