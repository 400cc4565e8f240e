import type { PersonKey } from './person.ts';

/** Somebody who holds a seat of a product, as in Datadog's seat list. */
export interface Holder {
  /** User UUID, lower case; `null` where the seat list has none. */
  readonly id: string | null;
  /** Lower case; `null` where the seat list has none. */
  readonly email: string | null;
  readonly name: string | null;
  /** When the seat was assigned, ISO 8601 in UTC; `null` where Datadog does not say. */
  readonly since: string | null;
}

/** The holders of one product, found by e-mail or UUID in constant time. */
export interface HolderIndex {
  readonly holders: readonly Holder[];
  /** Everybody with this key: an e-mail can belong to a person and to service accounts. */
  get(key: PersonKey): readonly Holder[];
}

/** Indexes holders by both of their keys, in an order that does not depend on the server's. */
export function indexHolders(seats: readonly Holder[]): HolderIndex {
  const holders = [...seats].sort(compareHolders);
  const byKey = new Map<PersonKey, Holder[]>();
  for (const holder of holders) {
    for (const key of [holder.id, holder.email].filter((one) => one !== null)) {
      const same = byKey.get(key);
      if (same === undefined) {
        byKey.set(key, [holder]);
      } else {
        same.push(holder);
      }
    }
  }
  return { holders, get: (key) => byKey.get(key) ?? [] };
}

/** The one holder with this key; `null` where nobody or more than one has it. */
export function holderOf(key: PersonKey, index: HolderIndex): Holder | null {
  const holders = index.get(key);
  return holders.length === 1 ? (holders[0] ?? null) : null;
}

/** The holder that an account is: by UUID, and by e-mail only where the seat list has no UUID. */
export function holderOfAccount(account: { id: string; email: string | null }, index: HolderIndex): Holder | null {
  const byEmail = account.email === null ? [] : index.get(account.email);
  return index.get(account.id)[0] ?? byEmail.find((holder) => holder.id === null) ?? null;
}

/** Orders people by e-mail, then by UUID and age of the seat: a stable order that does not depend on the locale. */
function compareHolders(a: Holder, b: Holder): number {
  const keysOf = ({ id, email, since }: Holder): string[] => [email ?? id ?? '', id ?? '', since ?? ''];
  const others = keysOf(b);
  return keysOf(a).reduce((order, key, index) => {
    const other = others[index] ?? '';
    return order !== 0 || key === other ? order : key < other ? -1 : 1;
  }, 0);
}

/** The key a holder is reported under: the e-mail where there is one, `unknown` where Datadog returns neither key. */
export function holderKey(holder: Holder): PersonKey {
  return holder.email ?? holder.id ?? 'unknown';
}
