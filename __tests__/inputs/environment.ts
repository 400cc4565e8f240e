import type { Origin } from '../../src/inputs/credentials.ts';
import { type Inputs, parseInputs } from '../../src/inputs/inputs.ts';
import { Problems } from '../../src/seats/problem.ts';
import { textOf } from '../seats/situation.ts';

/** Inputs by name, as a workflow gives them. */
export type Given = Readonly<Record<string, string>>;

/** What a workflow cannot do without. */
export const REQUIRED: Given = {
  operation: 'sync',
  'api-key': 'api-key-secret',
  'app-key': 'app-key-secret',
  'user-list-file': 'seats.txt',
};

/** The environment in which the runner hands inputs over, beside other variables. */
export function environmentOf(given: Given, variables: Readonly<Record<string, string>> = {}): Record<string, string> {
  const inputs = Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return { ...(Object.fromEntries(inputs) as Record<string, string>), ...variables };
}

/** What was read, and what is wrong or to be warned about, in words. */
export interface Parsed {
  readonly inputs: Inputs;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** The inputs with some of them changed, in a private repository unless told. */
export function parse(
  change: Given = {},
  variables: Readonly<Record<string, string>> = {},
  isPrivate: boolean | null = true,
  origin: Omit<Origin, 'isPrivate'> = { outsider: null, isOpenPullRequest: false },
): Parsed {
  const problems = new Problems();
  const inputs = parseInputs(environmentOf({ ...REQUIRED, ...change }, variables), { ...origin, isPrivate }, problems);
  const of = (severity: string): string[] =>
    problems.all.filter((problem) => problem.severity === severity).map(({ says }) => textOf(says));
  return { inputs, errors: of('error'), warnings: of('warning') };
}

/** Inputs that must be right. */
export function inputsOf(change: Given = {}, variables: Readonly<Record<string, string>> = {}): Inputs {
  const { inputs, errors } = parse(change, variables);
  if (errors.length > 0 || inputs.wrong.size > 0) {
    throw new Error(`refused: ${errors.join('; ')}`);
  }
  return inputs;
}

/** What is wrong with the inputs. */
export function refusalsOf(change: Given, variables: Readonly<Record<string, string>> = {}): readonly string[] {
  const { inputs, errors } = parse(change, variables);
  if (inputs.wrong.size === 0) {
    throw new Error('accepted');
  }
  return errors;
}
