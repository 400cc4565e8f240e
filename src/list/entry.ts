import { isDeceptive, isProductCode, type PersonKey, parsePersonKey, spelledOut } from '../seats/person.ts';
import { errorAt, type Problem, type Source, warningAt } from '../seats/problem.ts';
import { quote, say, type Sentence, who } from '../seats/sentence.ts';
import { CappedProblems } from './capped.ts';

/** A listed person, and the product if the list names it. `source` is `null` for the input users. */
export type Entry = { readonly key: PersonKey; readonly productCode: string | null; readonly source: Source | null };

/** One parsed file: its entries in order, and all problems in it. */
export interface ParsedList {
  readonly entries: readonly Entry[];
  /** All products that the file names, also those without people. */
  readonly productCodes: readonly string[];
  readonly problems: readonly Problem[];
  /** The file as a whole is malformed, so its entries do not show who is listed. */
  readonly isUnreadable: boolean;
}

/** A file that cannot be read, so that it does not show who is listed. */
export function unreadable(problem: Problem): ParsedList {
  return { entries: [], productCodes: [], problems: [problem], isUnreadable: true };
}

/** What surrounds an e-mail in `Jane Doe <jane@example.com>`, `mailto:jane@example.com` and the like. */
const AROUND = /[\s<>()[\]"'`,;:|]/;
const MAX_SEARCHED_CHARACTERS = 1000;

/** What is wrong with a text that is no person, and the one e-mail in it to write instead. */
function malformed(text: string): Sentence {
  const parts = text.slice(0, MAX_SEARCHED_CHARACTERS).split(AROUND);
  const keys = parts.filter((part) => part.includes('@')).map(parsePersonKey);
  const [key = null] = keys;
  if (key !== null && keys.length > 1 && !keys.includes(null)) {
    return say`One person per line`;
  }
  return say`${quote(text)} is neither an e-mail nor a UUID${key === null || keys.length > 1 ? say`` : say`; write ${who(key)}`}`;
}

/** Collects the entries and problems of one file. */
export class ListBuilder {
  readonly #file: string | null;
  readonly #entries: Entry[] = [];
  readonly #productCodes = new Set<string>();
  readonly #problems = new CappedProblems();
  readonly #warnings = new CappedProblems();
  #isUnreadable = false;

  /** @param file path relative to the workspace, or `null` for the input users. */
  constructor(file: string | null) {
    this.#file = file;
  }

  /** Adds a person as written, or a problem if the text is neither an e-mail nor a UUID. */
  person(text: string, line: number, productCode: string | null = null): void {
    const key = parsePersonKey(text);
    if (key === null) {
      this.#problems.add(() => this.#error(line, malformed(text)));
    } else if (productCode === null || this.product(productCode, line)) {
      const source = this.#source(line);
      this.#entries.push({ key, productCode, source });
      if (isDeceptive(text)) {
        this.#warnings.add(() => {
          const found = say`${who(key)} has invisible or look-alike characters: ${quote(spelledOut(text))}`;
          return warningAt(source, say`${found}; type the address anew`);
        });
      }
    }
  }

  /** Adds a product, or a problem if the code is malformed; returns whether it was added. */
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
    this.#problems.add(() => this.#error(line, says));
  }

  /** Adds a problem that makes the whole file unreadable. */
  unreadable(line: number, says: Sentence): void {
    this.#isUnreadable = true;
    this.problem(line, says);
  }

  build(): ParsedList {
    const at = this.#file === null ? null : { file: this.#file, line: null };
    return {
      entries: this.#entries,
      productCodes: [...this.#productCodes],
      problems: [...this.#problems.list(at, 'problem'), ...this.#warnings.list(at, 'warning')],
      isUnreadable: this.#isUnreadable,
    };
  }

  #error(line: number, says: Sentence): Problem {
    return errorAt(this.#source(line), this.#file === null ? say`users: ${says}` : says);
  }

  #source(line: number): Source | null {
    return this.#file === null ? null : { file: this.#file, line };
  }
}
