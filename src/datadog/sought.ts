import type { PersonKey } from '../seats/person.ts';
import type { Account } from '../seats/resolution.ts';
import { hashOf } from './hash.ts';

/** Bits for each key: one in so many of the others is taken for one that is sought, and looked at more closely. */
const BITS_PER_KEY = 64;

/** No character of a string takes more bytes in UTF-8. */
const MAX_CHARACTER_BYTES = 3;

function bitOf(hash: number): number {
  return 1 << (hash & 7);
}

/** The keys of people who are looked for, of whom a page of others can be cleared by the hashes of their keys alone. */
export class SoughtKeys {
  readonly #keys: ReadonlySet<PersonKey>;
  /** A bit for each end of a hash: whether a key that is sought has it. */
  readonly #bits: Uint8Array;

  constructor(keys: Iterable<PersonKey>) {
    this.#keys = new Set(keys);
    this.#bits = new Uint8Array(2 ** Math.ceil(Math.log2((this.#keys.size * BITS_PER_KEY) / 8 + 1)));
    const encoder = new TextEncoder();
    const longest = [...this.#keys].reduce((length, key) => Math.max(length, key.length), 0);
    const bytes = new Uint8Array(longest * MAX_CHARACTER_BYTES);
    for (const key of this.#keys) {
      const hash = hashOf(bytes, 0, encoder.encodeInto(key, bytes).written);
      // A key without a hash is the same as no string that has one.
      if (hash !== null) {
        const byte = this.#byteOf(hash);
        this.#bits[byte] = (this.#bits[byte] ?? 0) | bitOf(hash);
      }
    }
  }

  has(key: PersonKey): boolean {
    return this.#keys.has(key);
  }

  /** Whether a string with this hash may be sought; where not, it is not. */
  mayHave(hash: number): boolean {
    return ((this.#bits[this.#byteOf(hash)] ?? 0) & bitOf(hash)) !== 0;
  }

  /** Whether an account is sought, by either of its keys. */
  includes({ id, email }: Account): boolean {
    return this.has(id) || (email !== null && this.has(email));
  }

  #byteOf(hash: number): number {
    return (hash >>> 3) & (this.#bits.length - 1);
  }
}
