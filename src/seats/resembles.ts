import { isEmailKey, type PersonKey } from './person.ts';

/** More edits make another name; in a short name, two do. */
const MAX_EDITS = 2;
const SHORT_CHARACTERS = 5;
const TOO_MANY = Infinity;
/** More pairs of e-mails than this are not compared: it would take many seconds. */
const MAX_PAIRS = 10_000_000;
/** `jane.doe`, `jane_doe`, `jane-doe`. */
const NAMES = /^([^._-]+)([._-])([^._-]+)$/;

/** An e-mail. `letters` are those of the local part, sorted. */
type Address = Readonly<Record<'key' | 'local' | 'domain' | 'letters', string>>;

/** The nearest key of each key. */
type Nearest = Map<PersonKey, { key: PersonKey; edits: number; isTie: boolean }>;

function addressesOf(keys: readonly PersonKey[]): Address[] {
  return keys.filter(isEmailKey).map((key) => {
    const at = key.lastIndexOf('@');
    const local = key.slice(0, at);
    return { key, local, domain: key.slice(at + 1), letters: Array.from(local).sort().join('') };
  });
}

/** How many letters one text has that the other lacks, from their sorted letters. At least this many edits are needed. */
function surplus(a: string, b: string): number {
  let [i, j, shared] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const order = a.charCodeAt(i) - b.charCodeAt(j);
    i += order <= 0 ? 1 : 0;
    j += order >= 0 ? 1 : 0;
    shared += order === 0 ? 1 : 0;
  }
  return (a.length > b.length ? a.length : b.length) - shared;
}

/** The edits (insert, delete, replace, swap of two neighbors) between two texts, or `Infinity` for more than `max`. */
export function editsWithin(max: number, a: string, b: string): number {
  // A library would count all edits, which takes far too long for thousands of people.
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA === restB) return 0;
  if (max === 0 || Math.abs(restA.length - restB.length) > max) return TOO_MANY;
  const swap = (text: string): string => text.charAt(1) + text.charAt(0) + text.slice(2);
  const [nextA, nextB] = [restA.slice(1), restB.slice(1)];
  const edits = (one: string, other: string): number => editsWithin(max - 1, one, other);
  const swaps = Math.min(edits(swap(restA), restB), edits(restA, swap(restB))); // The other text may have an edit in between.
  return 1 + Math.min(edits(nextA, restB), edits(restA, nextB), edits(nextA, nextB), swaps);
}

const editsBetween = (a: string, b: string): number =>
  editsWithin(Math.min(a.length, b.length) < SHORT_CHARACTERS ? 1 : MAX_EDITS, a, b);

/** The same for two e-mails. Another domain, or first and last name swapped, counts as one edit. */
function editsBetweenAddresses(a: Address, b: Address): number {
  if (a.domain !== b.domain) return a.local === b.local ? 1 : TOO_MANY;
  if (surplus(a.letters, b.letters) > MAX_EDITS) return TOO_MANY;
  return a.local.replace(NAMES, '$3$2$1') === b.local ? 1 : editsBetween(a.local, b.local);
}

/** Keeps the nearest key, and whether another one is as near. */
function note(nearest: Nearest, of: PersonKey, key: PersonKey, edits: number): void {
  if (edits > MAX_EDITS) return;
  const best = nearest.get(of);
  if (edits < (best?.edits ?? TOO_MANY)) nearest.set(of, { key, edits, isTie: false });
  else if (best?.edits === edits) best.isTie = true;
}

/** `suggestions`: the nearest known e-mail of each unresolved one, unless there is a tie; `resembled`: the other way round. */
export type Likeness = Readonly<Record<'suggestions' | 'resembled', ReadonlyMap<PersonKey, PersonKey>>>;

/** Compares e-mails without an account with known ones, `times` times a run. Too many pairs: no suggestions, all may be meant. */
export function compareEmails(unresolved: readonly PersonKey[], known: readonly PersonKey[], times = 1): Likeness {
  const [sought, others] = [addressesOf(unresolved), addressesOf(known)];
  const byDomain = Map.groupBy(others, ({ domain }) => domain);
  const byLocal = Map.groupBy(others, ({ local }) => local);
  const near = ({ domain, local }: Address) => [byDomain.get(domain) ?? [], byLocal.get(local) ?? []];
  const pairs = sought.flatMap(near).reduce((total, { length }) => total + length, 0);
  const [first] = sought;
  if (pairs * times > MAX_PAIRS && first !== undefined) {
    return { suggestions: new Map(), resembled: new Map(others.map(({ key }) => [key, first.key])) };
  }
  const nearest: Nearest = new Map();
  const resembled: Nearest = new Map();
  for (const one of sought) {
    for (const other of new Set(near(one).flat())) {
      const edits = editsBetweenAddresses(one, other);
      note(nearest, one.key, other.key, edits);
      note(resembled, other.key, one.key, edits);
    }
  }
  return {
    suggestions: new Map([...nearest].flatMap(([of, { key, isTie }]) => (isTie ? [] : [[of, key]]))),
    resembled: new Map([...resembled].map(([of, { key }]) => [of, key])),
  };
}

/** The known product code nearest to a code; `null` for none or a tie. */
export function nearestCode(code: string, known: Iterable<string>): string | null {
  const plain = (one: string): string => one.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  const nearest: Nearest = new Map();
  for (const other of new Set(known)) {
    note(nearest, code, other, other === code ? TOO_MANY : editsBetween(plain(code), plain(other)));
  }
  const best = nearest.get(code);
  return best === undefined || best.isTie ? null : best.key;
}
