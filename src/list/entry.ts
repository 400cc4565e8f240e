import { isProductCode, type PersonKey, parsePersonKey } from '../seats/person.ts';
import { errorAt, type Problem, type Source } from '../seats/problem.ts';
import { count, quote, say, type Sentence, who } from '../seats/sentence.ts';

/** One line of a list: a person, and the product where the list names it. `source` is `null` for people given inline. */
export type Entry = { readonly key: PersonKey; readonly productCode: string | null; readonly source: Source | null };

/** What one file says: its entries in order, and every problem in it. */
export interface ParsedList {
  readonly entries: readonly Entry[];
  /** Products that the file names, also those it names without people. */
  readonly productCodes: readonly string[];
  readonly problems: readonly Problem[];
  /** The file as a whole makes no sense, so that its entries say nothing about who is listed. */
  readonly isUnreadable: boolean;
}

/** Of so many problems a file has more than anybody reads: the rest is counted. */
export const MAX_PROBLEMS = 100;
/** What surrounds an e-mail in `Jane Doe <jane@example.com>`, `mailto:jane@example.com` and the like. */
const AROUND = /[\s<>()[\]"'`,;:|]/;
/** Nobody's name is longer. */
const MAX_SEARCHED_CHARACTERS = 1000;

/** The e-mails within a longer text. */
function emailsWithin(text: string): PersonKey[] {
  const parts = text.slice(0, MAX_SEARCHED_CHARACTERS).split(AROUND);
  return parts.filter((part) => part.includes('@')).flatMap((part) => parsePersonKey(part) ?? []);
}

/** Collects entries and problems while a file is walked through once. */
export class ListBuilder {
  readonly #file: string | null;
  readonly #entries: Entry[] = [];
  readonly #productCodes = new Set<string>();
  readonly #problems: Problem[] = [];
  #isUnreadable = false;
  #problemCount = 0;

  /** @param file path relative to the workspace, or `null` for people given inline. */
  constructor(file: string | null) {
    this.#file = file;
  }

  /** Adds a person as written, or the problem that it is none. */
  person(text: string, line: number, productCode: string | null = null): void {
    const key = parsePersonKey(text);
    if (key === null) {
      const [email, ...others] = emailsWithin(text);
      const advice = email === undefined ? say`` : say`; write ${who(email)}`;
      const says =
        others.length > 0
          ? say`One person per line; ${quote(text)} has several`
          : say`${quote(text)} is neither an e-mail nor a UUID${advice}`;
      this.problem(line, says);
    } else if (productCode === null || this.product(productCode, line)) {
      this.#entries.push({ key, productCode, source: this.#source(line) });
    }
  }

  /** Adds a product, with or without people; returns `false` where the code is none. */
  product(code: string, line: number): boolean {
    const isCode = isProductCode(code);
    if (isCode) {
      this.#productCodes.add(code);
    } else {
      this.problem(line, say`${quote(code)} is not a product code; a code is one word, such as incident_response`);
    }
    return isCode;
  }

  problem(line: number, says: Sentence): void {
    this.#problemCount += 1;
    if (this.#problemCount > MAX_PROBLEMS) {
      return;
    }
    this.#problems.push(errorAt(this.#source(line), this.#file === null ? say`users: ${says}` : says));
  }

  /** A problem that leaves nothing of the file to go by. */
  unreadable(line: number, says: Sentence): void {
    this.#isUnreadable = true;
    this.problem(line, says);
  }

  build(): ParsedList {
    const [entries, isUnreadable, more] = [this.#entries, this.#isUnreadable, this.#problemCount - MAX_PROBLEMS];
    const at = this.#file === null ? null : { file: this.#file, line: null };
    const problems =
      more > 0 ? [...this.#problems, errorAt(at, say`and ${count(more, 'more problem')}`)] : this.#problems;
    return { entries, productCodes: [...this.#productCodes], problems, isUnreadable };
  }

  #source(line: number): Source | null {
    return this.#file === null ? null : { file: this.#file, line };
  }
}
