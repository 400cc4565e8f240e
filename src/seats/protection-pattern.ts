import { parsePersonKey } from './person.ts';

/** Braces and brackets would be torn apart at the commas that separate patterns. */
const NO_PATTERN = /[{}[\]()|\\]/;

/** Whether a pattern is a glob, which matches more than itself. */
export function hasWildcard(pattern: string): boolean {
  return /[*?]/.test(pattern);
}

/** Whether `pattern` can match anybody: an e-mail, a UUID, or a glob over e-mails. */
export function isProtectionPattern(pattern: string): boolean {
  return (
    parsePersonKey(pattern) !== null || (hasWildcard(pattern) && /[@*]/.test(pattern) && !NO_PATTERN.test(pattern))
  );
}
