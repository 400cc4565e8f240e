import type { Listed } from '../seats/plan.ts';
import { isDeceptive, isProductCode, type PersonKey, parsePersonKey, spelledOut } from '../seats/person.ts';
import { errorAt, type Problem, warningAt } from '../seats/problem.ts';
import { count, quote, say, type Sentence, who } from '../seats/sentence.ts';

/** A listed person, and the product if the list names it. */
export type Entry = Listed & Readonly<{ productCode: string | null }>;

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
const NO_PRODUCT = 'has no product; set product-code, or name the product in the list';

/** What is wrong with a text that is no person, and the one e-mail in it to write instead. */
function malformed(text: string): Sentence {
  const parts = text.slice(0, MAX_SEARCHED_CHARACTERS).split(AROUND);
  const [key = null, ...others] = parts.filter((part) => part.includes('@')).map(parsePersonKey);
  if (key !== null && others.length > 0 && !others.includes(null)) return say`One person per line`;
  const advice = key === null || others.length > 0 ? '' : say`; write ${who(key)}`;
  return say`${quote(text)} is neither an e-mail nor a UUID${advice}`;
}

const deceptive = (key: PersonKey, text: string): Sentence =>
  say`${who(key)} has invisible or look-alike characters: ${quote(spelledOut(text))}; type the address anew`;

/** Problems of one kind. Beyond the first hundred they are only counted, since nobody reads more. */
class CappedProblems {
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

/** Collects the entries and problems of one file: a path relative to the workspace, or `null` for the input users. */
export class ListBuilder {
  readonly #file: string | null;
  readonly #entries: Entry[] = [];
  readonly #productCodes = new Set<string>();
  readonly #errors = new CappedProblems();
  readonly #warnings = new CappedProblems();
  #isUnreadable = false;

  constructor(file: string | null) {
    this.#file = file;
  }

  /** Adds a person as written, or a problem if the text is neither an e-mail nor a UUID. */
  person(text: string, line: number, productCode: string | null = null): void {
    const key = parsePersonKey(text);
    const prefix = this.#file === null ? 'users: ' : '';
    if (key === null) this.#errors.add(() => errorAt(this.#at(line), say`${prefix}${malformed(text)}`));
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
    this.#errors.add(() => errorAt(this.#at(line), says));
  }

  /** Adds a problem that makes the whole file unreadable. */
  unreadable(line: number | null, says: Sentence): void {
    this.#isUnreadable = true;
    this.problem(line, says);
  }

  build(): ParsedList {
    const [at, productCodes] = [this.#at(null), [...this.#productCodes]];
    const problems = [...this.#errors.list(at, 'problem'), ...this.#warnings.list(at, 'warning')];
    return { entries: this.#entries, productCodes, problems, isUnreadable: this.#isUnreadable };
  }

  #at<Line extends number | null>(line: Line): { file: string; line: Line } | null {
    return this.#file === null ? null : { file: this.#file, line };
  }
}

/** Parses the input users: people separated by commas or lines, without products. */
export function parseInline(text: string): ParsedList {
  const list = new ListBuilder(null);
  const people = text.split(/[,\r\n]/).map((part) => part.trim());
  for (const person of people.filter((part) => part !== '')) list.person(person, 1);
  return list.build();
}

/** Who should hold a seat, by product code: each person once, in the order of the lists. */
export type ListedPeople = ReadonlyMap<string, readonly Listed[]>;

/** What all lists together say. Duplicates are warnings, other problems are errors. */
export type Assembled = Readonly<{ people: ListedPeople; problems: readonly Problem[] }>;

function twice({ key, source }: Listed, productCode: string): Sentence {
  const place = source === null ? 'input users' : `${source.file}:${source.line}`;
  return say`${who(key)} is listed twice for ${productCode} (first in ${place}) and counts once`;
}

/** Assigns entries to products. Entries without a product get all products of `product-code`. */
export function assemble(lists: readonly ParsedList[], productCodes: readonly string[]): Assembled {
  const codes = [...productCodes, ...lists.flatMap((list) => list.productCodes)];
  const people = new Map(codes.map((code) => [code, new Map<PersonKey, Listed>()]));
  const [withoutProduct, duplicates] = [new CappedProblems(), new CappedProblems()];
  for (const { key, productCode, source } of lists.flatMap(({ entries }) => entries)) {
    const own = productCode === null ? productCodes : [productCode];
    if (own.length === 0) withoutProduct.add(() => errorAt(source, say`${who(key)} ${NO_PRODUCT}`));
    for (const code of own) {
      const listed = people.get(code);
      const first = listed?.get(key);
      if (first === undefined) listed?.set(key, { key, source });
      else duplicates.add(() => warningAt(source, twice(first, code)));
    }
  }
  const problems = [
    ...lists.flatMap((list) => list.problems),
    ...withoutProduct.list(null, 'person without a product', 'people without a product'),
    ...duplicates.list(null, 'duplicate'),
  ];
  return { people: new Map([...people].map(([code, listed]) => [code, [...listed.values()]])), problems };
}
