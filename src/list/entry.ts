import { type PersonKey, parsePersonKey } from '../seats/person.ts';
import { errorAt, type Problem, type Source } from '../seats/problem.ts';

/** One line of a list: a person, and the product where the list names it. */
export interface Entry {
  readonly key: PersonKey;
  readonly productCode: string | null;
  /** `null` for people given inline. */
  readonly source: Source | null;
}

/** What one file says: its entries in order, and every problem in it. */
export interface ParsedList {
  readonly entries: readonly Entry[];
  /** Products that the file names, also those it names without people. */
  readonly productCodes: readonly string[];
  readonly problems: readonly Problem[];
  /** The file as a whole makes no sense, so that its entries say nothing about who is listed. */
  readonly isUnreadable: boolean;
}

/** Collects entries and problems while a file is walked through once. */
export class ListBuilder {
  readonly #file: string | null;
  readonly #entries: Entry[] = [];
  readonly #productCodes = new Set<string>();
  readonly #problems: Problem[] = [];
  #isUnreadable = false;

  /** @param file path relative to the workspace, or `null` for people given inline. */
  constructor(file: string | null) {
    this.#file = file;
  }

  /** Adds a person as written, or the problem that it is none. */
  person(text: string, line: number, productCode: string | null = null): void {
    const key = parsePersonKey(text);
    if (key === null) {
      this.problem(line, `"${abbreviate(text)}" is neither an e-mail nor a UUID`);
      return;
    }
    if (productCode !== null) {
      this.product(productCode);
    }
    this.#entries.push({ key, productCode, source: this.#source(line) });
  }

  /** Adds a product, with or without people. */
  product(productCode: string): void {
    this.#productCodes.add(productCode);
  }

  problem(line: number, message: string): void {
    this.#problems.push(errorAt(this.#source(line), this.#file === null ? `users: ${message}` : message));
  }

  /** A problem that leaves nothing of the file to go by. */
  unreadable(line: number, message: string): void {
    this.#isUnreadable = true;
    this.problem(line, message);
  }

  build(): ParsedList {
    return {
      entries: this.#entries,
      productCodes: [...this.#productCodes],
      problems: this.#problems,
      isUnreadable: this.#isUnreadable,
    };
  }

  #source(line: number): Source | null {
    return this.#file === null ? null : { file: this.#file, line };
  }
}

const MAX_QUOTED_CHARACTERS = 80;

/** A quotation that stays on one line and stays short. */
export function abbreviate(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= MAX_QUOTED_CHARACTERS ? line : `${line.slice(0, MAX_QUOTED_CHARACTERS)}…`;
}
