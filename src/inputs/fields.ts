import { errorAt, type Problem } from '../seats/problem.ts';

/** Raw values by name, as the runner hands them over. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Every input of the action, as `action.yml` names them. */
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
  'on-plan-drift',
  'protected-users',
  'unresolved-users',
  'comment',
  'comment-key',
  'pr-number',
  'email-display',
  'report-file',
  'github-token',
  'api-url',
] as const;

export type InputName = (typeof INPUT_NAMES)[number];

/** Reads inputs one by one and collects what is wrong with them, so that everything is reported together. */
export class Fields {
  readonly #env: Environment;
  readonly #problems: Problem[] = [];

  constructor(env: Environment) {
    this.#env = env;
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** The value without white space around it; `''` where it is not set, which the runner does not tell from empty. */
  text(name: InputName): string {
    return this.#env[`INPUT_${name.toUpperCase()}`]?.trim() ?? '';
  }

  /** The first of some environment variables that is set. */
  variable(...names: readonly string[]): string {
    return names.map((name) => this.#env[name]?.trim() ?? '').find((value) => value !== '') ?? '';
  }

  problem(message: string): void {
    this.#problems.push(errorAt(null, message));
  }

  /** Lines, or parts separated by `separator` as well, without empty ones, each once. */
  parts(name: InputName, separator: RegExp): string[] {
    const parts = this.text(name)
      .split(separator)
      .map((part) => part.trim());
    const filled = [...new Set(parts)].filter((part) => part !== '');
    if (filled.length === 0 && this.text(name) !== '') {
      this.problem(`${name} is "${this.text(name)}", which names nothing`);
    }
    return filled;
  }

  /** One of a few words, `otherwise` where it is not set. A word that is not one of them is a problem, so the run ends. */
  choice<const Choice extends string>(name: InputName, choices: readonly Choice[], otherwise: Choice): Choice {
    const text = this.text(name);
    const choice = text === '' ? otherwise : choices.find((word) => word === text);
    if (choice === undefined) {
      this.problem(`${name} is "${text}"; it must be one of ${choices.join(', ')}`);
    }
    return choice ?? otherwise;
  }

  /** `true` or `false`, as YAML 1.2 writes them. */
  flag(name: InputName): boolean {
    const text = this.text(name);
    if (!/^(?:true|True|TRUE|false|False|FALSE|)$/.test(text)) {
      this.problem(`${name} is "${text}"; it must be true or false`);
    }
    return text.toLowerCase() === 'true';
  }

  /** A whole number from `min` to `max`; `null` where it is not set. */
  whole(name: InputName, min: number, max = Number.MAX_SAFE_INTEGER): number | null {
    const text = this.text(name);
    if (text === '') {
      return null;
    }
    const number = /^\d+$/.test(text) ? Number(text) : NaN;
    if (!(number >= min && number <= max)) {
      const range = max === Number.MAX_SAFE_INTEGER ? `from ${min}` : `from ${min} to ${max}`;
      this.problem(`${name} is "${text}"; it must be a whole number ${range}`);
      return null;
    }
    return number;
  }
}
