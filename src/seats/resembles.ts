import levenshtein from 'damerau-levenshtein';
import { isEmailKey, type PersonKey } from './person.ts';

/** More edits make another name; in a short name, two do. */
const MAX_EDITS = 2;
const SHORT_CHARACTERS = 5;
/** `jane.doe`, `jane_doe`, `jane-doe`. */
const NAMES = /^([^._-]+)([._-])([^._-]+)$/;

/** An e-mail. `letters` are those of the local part, sorted. */
type Address = { readonly key: PersonKey; readonly local: string; readonly domain: string; readonly letters: string };

function addressOf(key: PersonKey): Address {
  const at = key.lastIndexOf('@');
  const local = key.slice(0, at);
  return { key, local, domain: key.slice(at + 1), letters: Array.from(local).sort().join('') };
}

/** How many letters one text has that the other lacks, from their sorted letters. At least this many edits are needed. */
function surplus(a: string, b: string): number {
  let [i, j, onlyA, onlyB] = [0, 0, 0, 0];
  while (i < a.length && j < b.length) {
    const order = a.charCodeAt(i) - b.charCodeAt(j);
    i += order <= 0 ? 1 : 0;
    j += order >= 0 ? 1 : 0;
    onlyA += order < 0 ? 1 : 0;
    onlyB += order > 0 ? 1 : 0;
  }
  return Math.max(onlyA + a.length - i, onlyB + b.length - j);
}

/** The edits (insert, delete, replace, swap of two neighbors) between two texts; `null` for too many. */
function editsBetween(a: string, b: string): number | null {
  const max = Math.min(a.length, b.length) < SHORT_CHARACTERS ? 1 : MAX_EDITS;
  // A common start and end needs no edit, and makes the comparison slow.
  let [start, end] = [0, 0];
  while (start < a.length && a[start] === b[start]) {
    start += 1;
  }
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) {
    end += 1;
  }
  const { steps } = levenshtein(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return steps <= max ? steps : null;
}

/** The same for two e-mails. Another domain, or first and last name swapped, counts as one edit. */
function editsBetweenAddresses(a: Address, b: Address): number | null {
  const isSwapped = (): boolean => a.local.replace(NAMES, '$3$2$1') === b.local;
  if (a.domain !== b.domain) {
    return a.local === b.local ? 1 : null;
  }
  if (surplus(a.letters, b.letters) > MAX_EDITS) {
    return null;
  }
  return isSwapped() ? 1 : editsBetween(a.local, b.local);
}

type Nearest = { readonly key: PersonKey; readonly edits: number; readonly isTie: boolean };

function note(nearest: Map<PersonKey, Nearest>, of: PersonKey, key: PersonKey, edits: number): void {
  const best = nearest.get(of);
  if (best === undefined || edits < best.edits) {
    nearest.set(of, { key, edits, isTie: false });
  } else if (edits === best.edits) {
    nearest.set(of, { ...best, isTie: true });
  }
}

export interface Likeness {
  /** The nearest known e-mail of each unresolved one, unless there is a tie. */
  readonly suggestions: ReadonlyMap<PersonKey, PersonKey>;
  /** The nearest unresolved e-mail of each known one that resembles any. */
  readonly resembled: ReadonlyMap<PersonKey, PersonKey>;
}

/** Compares e-mails without an account with known e-mails. UUIDs resemble nothing. */
export function compareEmails(unresolved: readonly PersonKey[], known: readonly PersonKey[]): Likeness {
  const others = known.filter(isEmailKey).map(addressOf);
  const byDomain = Map.groupBy(others, ({ domain }) => domain);
  const byLocal = Map.groupBy(others, ({ local }) => local);
  const [nearest, resembled] = [new Map<PersonKey, Nearest>(), new Map<PersonKey, Nearest>()];
  for (const address of unresolved.filter(isEmailKey).map(addressOf)) {
    const candidates = new Set([...(byDomain.get(address.domain) ?? []), ...(byLocal.get(address.local) ?? [])]);
    for (const other of candidates) {
      const edits = editsBetweenAddresses(address, other);
      if (edits !== null) {
        note(nearest, address.key, other.key, edits);
        note(resembled, other.key, address.key, edits);
      }
    }
  }
  return {
    suggestions: new Map([...nearest].filter(([, { isTie }]) => !isTie).map(([key, found]) => [key, found.key])),
    resembled: new Map([...resembled].map(([key, found]) => [key, found.key])),
  };
}

/** The known product code nearest to a code; `null` for none or a tie. */
export function nearestCode(code: string, known: Iterable<string>): string | null {
  const plain = (one: string): string => one.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  const nearest = new Map<string, Nearest>();
  for (const other of new Set(known)) {
    const edits = other === code ? null : editsBetween(plain(code), plain(other));
    if (edits !== null) {
      note(nearest, code, other, edits);
    }
  }
  const found = nearest.get(code);
  return found === undefined || found.isTie ? null : found.key;
}
