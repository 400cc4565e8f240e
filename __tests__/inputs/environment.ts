import type { InputName } from '../../src/inputs/fields.ts';
import { type Inputs, type ParsedInputs, parseInputs } from '../../src/inputs/inputs.ts';

/** Inputs by name, as a workflow gives them. */
export type Given = Partial<Readonly<Record<InputName, string>>>;

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

/** The inputs with some of them changed. */
export function parse(change: Given = {}, variables: Readonly<Record<string, string>> = {}): ParsedInputs {
  return parseInputs(environmentOf({ ...REQUIRED, ...change }, variables));
}

/** Inputs that must be right. */
export function inputsOf(change: Given = {}, variables: Readonly<Record<string, string>> = {}): Inputs {
  const { inputs, problems } = parse(change, variables);
  if (inputs === null) {
    throw new Error(`refused: ${problems.map(({ message }) => message).join('; ')}`);
  }
  return inputs;
}

/** What is wrong with the inputs; they must be refused as a whole. */
export function refusalsOf(change: Given, variables: Readonly<Record<string, string>> = {}): string[] {
  const { inputs, problems } = parse(change, variables);
  if (inputs !== null) {
    throw new Error('accepted');
  }
  return problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);
}
