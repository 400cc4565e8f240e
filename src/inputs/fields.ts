import { errorAt, type Problems } from '../seats/problem.ts';
import { say, type Sentence, value } from '../seats/sentence.ts';

/** The environment variables of the job. The runner passes inputs as `INPUT_…`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The inputs of `action.yml`, in its order. */
export const INPUT_NAMES = [
  'operation',
  'site',
  'api-key',
  'app-key',
  'access-token',
  'product-code',
  'user-list-file',
  'users',
  'dry-run',
  'max-seats',
  'max-unassign',
  'max-unassign-percent',
  'allow-empty-list',
  'grace-days',
  'protected-users',
  'unresolved-users',
  'comment',
  'comment-key',
  'pr-number',
  'email-display',
  'github-token',
  'api-url',
] as const;

export type InputName = (typeof INPUT_NAMES)[number];

/** Reads inputs one by one. Each wrong one is added as a problem. */
export class Fields {
  readonly wrong = new Set<InputName>();
  readonly #env: Environment;
  readonly #problems: Problems;

  constructor(env: Environment, problems: Problems) {
    this.#env = env;
    this.#problems = problems;
  }

  /** The trimmed value; `''` if it is not set, since the runner passes unset inputs as empty. */
  text(name: InputName): string {
    return this.#env[`INPUT_${name.toUpperCase()}`]?.trim() ?? '';
  }

  problem(name: InputName, says: Sentence): void {
    this.wrong.add(name);
    this.#problems.add([errorAt(null, says)]);
  }

  mustBe(name: InputName, what: string): void {
    const text = this.text(name);
    this.problem(name, say`${name} is ${text === '' ? 'not set' : value(text)}; it must be ${what}`);
  }

  /** The parts between separators, trimmed, without empty ones and duplicates. */
  parts(name: InputName, separator: RegExp): string[] {
    const text = this.text(name);
    const parts = text.split(separator).map((part) => part.trim());
    const filled = [...new Set(parts)].filter((part) => part !== '');
    if (filled.length === 0 && text !== '') {
      this.problem(name, say`${name} is ${value(text)}, which has no entries`);
    }
    return filled;
  }

  /** One of the choices, `otherwise` if it is not set, `null` if it is wrong. */
  choice<const Choice extends string>(
    name: InputName,
    choices: readonly Choice[],
    otherwise: Choice | null,
  ): Choice | null {
    const text = this.text(name);
    const choice = text === '' ? otherwise : (choices.find((word) => word === text) ?? null);
    if (choice === null) {
      this.mustBe(name, `one of ${choices.join(', ')}`);
    }
    return choice;
  }

  /** `true` or `false`, as YAML 1.2 writes them. */
  flag(name: InputName): boolean {
    const text = this.text(name);
    if (!/^(?:true|True|TRUE|false|False|FALSE|)$/.test(text)) {
      this.mustBe(name, 'true or false');
    }
    return text.toLowerCase() === 'true';
  }

  /** A whole number from `min` to `max`; `null` if it is not set or wrong. */
  whole(name: InputName, min: number, max = Number.MAX_SAFE_INTEGER): number | null {
    const text = this.text(name);
    const number = /^\d+$/.test(text) ? Number(text) : NaN;
    const isRight = number >= min && number <= max;
    if (!isRight && text !== '') {
      this.mustBe(name, `a whole number from ${min}${max === Number.MAX_SAFE_INTEGER ? '' : ` to ${max}`}`);
    }
    return isRight ? number : null;
  }
}
