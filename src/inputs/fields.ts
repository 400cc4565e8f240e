import type { MaxSeats } from '../seats/guard.ts';
import { errorAt, type Problems } from '../seats/problem.ts';
import { say, type Sentence, value } from '../seats/sentence.ts';

/** The environment variables of the job. The runner passes inputs as `INPUT_…`. */
export type Environment = Readonly<Record<string, string | undefined>>;

const LIMIT_FORM = 'a whole number, or lines such as incident_response=50';

/** Reads inputs one by one, by their names in `action.yml`. Each wrong one is added as a problem. */
export class Fields {
  readonly wrong = new Set<string>();
  readonly #env: Environment;
  readonly #problems: Problems;

  constructor(env: Environment, problems: Problems) {
    this.#env = env;
    this.#problems = problems;
  }

  /** The trimmed value; `''` if it is not set, since the runner passes unset inputs as empty. */
  text(name: string): string {
    return this.#env[`INPUT_${name.toUpperCase()}`]?.trim() ?? '';
  }

  problem(name: string, says: Sentence): void {
    this.wrong.add(name);
    this.#problems.add([errorAt(null, says)]);
  }

  mustBe(name: string, what: string): void {
    const text = this.text(name);
    this.problem(name, say`${name} is ${text === '' ? 'not set' : value(text)}; it must be ${what}`);
  }

  /** The right parts between separators, each once, trimmed. `otherwise` says what is wrong with the others. */
  parts(name: string, separator: RegExp, isRight: (part: string) => boolean = () => true, otherwise = ''): string[] {
    const text = this.text(name);
    const parts = [...new Set(text.split(separator).map((part) => part.trim()))].filter((part) => part !== '');
    if (parts.length === 0 && text !== '') this.problem(name, say`${name} is ${value(text)}, which has no entries`);
    const wrong = parts.filter((part) => !isRight(part));
    for (const part of wrong) this.problem(name, say`${name} has ${value(part)}, which ${otherwise}`);
    return parts.filter(isRight);
  }

  /** One of the choices, `otherwise` if it is not set, `null` if it is wrong. */
  choice<const T extends string>(name: string, choices: readonly T[], otherwise: T | null): T | null {
    const text = this.text(name);
    const choice = text === '' ? otherwise : (choices.find((word) => word === text) ?? null);
    if (choice === null) this.mustBe(name, `one of ${choices.join(', ')}`);
    return choice;
  }

  /** `true` or `false`, as YAML 1.2 writes them. */
  flag(name: string): boolean {
    const text = this.text(name);
    if (!/^(?:true|True|TRUE|false|False|FALSE|)$/.test(text)) this.mustBe(name, 'true or false');
    return text.toLowerCase() === 'true';
  }

  /** A number in a range that is written like `form`; `null` if it is not set or wrong. */
  number(name: string, [min, max]: readonly [number, number], what: string, form = /^\d+$/): number | null {
    const text = this.text(name);
    const number = form.test(text) ? Number(text) : NaN;
    if (number >= min && number <= max) return number;
    if (text !== '') this.mustBe(name, what);
    return null;
  }

  /** A number for every product, or `product-code=number` lines. */
  limits(name: string): MaxSeats {
    const text = this.text(name);
    const byProduct = new Map<string, number>();
    if (/^\d+$/.test(text) && Number.isSafeInteger(Number(text))) return { everywhere: Number(text), byProduct };
    const parts = this.parts(name, /[\n,]/);
    for (const part of parts) {
      const [, code = '', number = ''] = /^([^\s=,]+)\s*=\s*(\d+)$/.exec(part) ?? [];
      if (byProduct.has(code)) this.problem(name, say`${name} has two limits for ${code}`);
      else if (code !== '' && Number.isSafeInteger(Number(number))) byProduct.set(code, Number(number));
      else if (parts.length === 1) this.mustBe(name, LIMIT_FORM);
      else this.problem(name, say`${name} has ${value(part)}; it must be ${LIMIT_FORM}`);
    }
    return { everywhere: null, byProduct };
  }
}
