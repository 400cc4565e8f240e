import levenshtein from 'damerau-levenshtein';
import { isEmailKey, type PersonKey } from './person.ts';

/** More edits than this are another name, in a short one even two. */
const MAX_EDITS = 2;
const SHORT_CHARACTERS = 5;
/** `jane.doe`, `jane_doe`, `jane-doe`. */
const NAMES = /^([^._-]+)([._-])([^._-]+)$/;

type Address = { readonly key: PersonKey; readonly local: string; readonly domain: string };

function addressOf(key: PersonKey): Address {
  const at = key.lastIndexOf('@');
  return { key, local: key.slice(0, at), domain: key.slice(at + 1) };
}

/** How many edits (insert, delete, replace, swap of two neighbours) lie between two texts; `null` for too many. */
function editsBetween(a: string, b: string): number | null {
  const max = Math.min(a.length, b.length) < SHORT_CHARACTERS ? 1 : MAX_EDITS;
  if (Math.abs(a.length - b.length) > max) {
    return null;
  }
  const { steps } = levenshtein(a, b);
  return steps <= max ? steps : null;
}

/** The same for two e-mails. Another domain, and first and last name the wrong way round, count as one edit. */
function editsBetweenAddresses(a: Address, b: Address): number | null {
  const isSwapped = (): boolean => a.local.replace(NAMES, '$3$2$1') === b.local;
  if (a.domain !== b.domain) {
    return a.local === b.local ? 1 : null;
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

/** Which e-mails of one list resemble which of another one. */
export interface Likeness {
  /** For each of the sought e-mails the nearest known one, where a single one is nearest. */
  readonly suggestions: ReadonlyMap<PersonKey, PersonKey>;
  /** For each known e-mail that resembles any of the sought ones, the nearest of these. */
  readonly resembled: ReadonlyMap<PersonKey, PersonKey>;
}

/** Compares e-mails that mean nobody with the e-mails of people. UUIDs resemble nothing. */
export function compareEmails(sought: readonly PersonKey[], known: readonly PersonKey[]): Likeness {
  const others = known.filter(isEmailKey).map(addressOf);
  const byDomain = Map.groupBy(others, ({ domain }) => domain);
  const byLocal = Map.groupBy(others, ({ local }) => local);
  const [nearest, resembled] = [new Map<PersonKey, Nearest>(), new Map<PersonKey, Nearest>()];
  for (const address of sought.filter(isEmailKey).map(addressOf)) {
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

/** The single product code that another one was probably meant to be; `null` for none, or more than one. */
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
