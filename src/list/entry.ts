import { isDeceptive, isProductCode, type PersonKey, parsePersonKey, spelledOut } from '../seats/person.ts';
import { errorAt, type Problem, type Source, warningAt } from '../seats/problem.ts';
import { count, quote, say, type Sentence, who } from '../seats/sentence.ts';

/** A listed person, and the product if the list names it. `source` is `null` for the input users. */
export type Entry = Readonly<{ key: PersonKey; productCode: string | null; source: Source | null }>;

/** One parsed file: its entries in order, all products that it names, also those without people, and all problems in it. If it is
 * unreadable as a whole, the entries do not show who is listed. */
export type ParsedList = Readonly<{
  entries: readonly Entry[];
  productCodes: readonly string[];
  problems: readonly Problem[];
  isUnreadable: boolean;
}>;

/** What surrounds an e-mail in `Jane Doe <jane@example.com>`, `mailto:jane@example.com` and the like. */
const AROUND = /[\s<>()[\]"'`,;:|]/;
const MAX_SEARCHED_CHARACTERS = 1000;
const MAX_PROBLEMS = 100;

/** What is wrong with a text that is no person, and the one e-mail in it to write instead. */
function malformed(text: string): Sentence {
  const parts = text.slice(0, MAX_SEARCHED_CHARACTERS).split(AROUND);
  const [key = null, ...others] = parts.filter((part) => part.includes('@')).map(parsePersonKey);
  if (key !== null && others.length > 0 && !others.includes(null)) return say`One person per line`;
  const advice = key === null || others.length > 0 ? '' : say`; write ${who(key)}`;
  return say`${quote(text)} is neither an e-mail nor a UUID${advice}`;
}

function deceptive(key: PersonKey, text: string): Sentence {
  return say`${who(key)} has invisible or look-alike characters: ${quote(spelledOut(text))}; type the address anew`;
}

/** Problems of one kind. Beyond the first hundred they are only counted, since nobody reads more. */
export class CappedProblems {
  readonly #first: Problem[] = [];
  #more = 0;

  /** `make` is called only if the problem is shown. */
  add(make: () => Problem): void {
    if (this.#first.length < MAX_PROBLEMS) this.#first.push(make());
    else this.#more += 1;
  }

  /** The first problems, then how many more there are, in the given words. */
  list(at: Problem['at'], one: string, many = `${one}s`): readonly Problem[] {
    const [first] = this.#first;
    if (first === undefined || this.#more === 0) return this.#first;
    return [...this.#first, { ...first, at, says: say`and ${count(this.#more, `more ${one}`, `more ${many}`)}` }];
  }
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
    if (key === null) this.#problems.add(() => this.#error(line, malformed(text)));
    if (key === null || (productCode !== null && !this.product(productCode, line))) return;
    const source = this.#at(line);
    this.#entries.push({ key, productCode, source });
    if (isDeceptive(text)) this.#warnings.add(() => warningAt(source, deceptive(key, text)));
  }

  /** Adds a product, or a problem if the code is malformed; returns whether it was added. */
  product(code: string, line: number): boolean {
    const isCode = isProductCode(code);
    if (isCode) this.#productCodes.add(code);
    else this.problem(line, say`${quote(code)} is not a product code; a code is one word, such as incident_response`);
    return isCode;
  }

  /** A `line` of `null` is about the whole file. */
  problem(line: number | null, says: Sentence): void {
    this.#problems.add(() => this.#error(line, says));
  }

  /** Adds a problem that makes the whole file unreadable. */
  unreadable(line: number | null, says: Sentence): void {
    this.#isUnreadable = true;
    this.problem(line, says);
  }

  build(): ParsedList {
    const at = this.#at(null);
    return {
      entries: this.#entries,
      productCodes: [...this.#productCodes],
      problems: [...this.#problems.list(at, 'problem'), ...this.#warnings.list(at, 'warning')],
      isUnreadable: this.#isUnreadable,
    };
  }

  #error(line: number | null, says: Sentence): Problem {
    return errorAt(this.#at(line), this.#file === null ? say`users: ${says}` : says);
  }

  #at<Line extends number | null>(line: Line): { file: string; line: Line } | null {
    return this.#file === null ? null : { file: this.#file, line };
  }
}
