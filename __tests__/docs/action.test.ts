import { expect, test } from '@jest/globals';
import { OUTPUT_NAMES } from '../../src/github/outputs.ts';
import { INPUT_NAMES } from '../../src/inputs/fields.ts';
import { parseInputs } from '../../src/inputs/inputs.ts';
import { OPERATIONS, VERDICTS } from '../../src/seats/status.ts';
import { action } from './documents.ts';

test('action.yml declares the inputs that are read, in the same order', () => {
  expect(Object.keys(action.inputs)).toEqual([...INPUT_NAMES]);
});

test('action.yml declares the outputs that are set, in the same order', () => {
  expect(Object.keys(action.outputs)).toEqual([...OUTPUT_NAMES]);
});

test('action.yml names every operation and every verdict', () => {
  const quoted = (text = ''): string[] => [...text.matchAll(/`([a-z-]+)`/g)].map(([, word = '']) => word);
  expect(quoted(action.inputs.operation?.description)).toEqual(Object.keys(OPERATIONS));
  expect(quoted(action.outputs.verdict?.description)).toEqual([...VERDICTS]);
});

test('the defaults in action.yml are those of the code', () => {
  const minimal = {
    INPUT_OPERATION: 'sync',
    'INPUT_API-KEY': 'a',
    'INPUT_APP-KEY': 'b',
    'INPUT_PRODUCT-CODE': 'incident_response',
    'INPUT_USER-LIST-FILE': 'seats.txt',
  };
  // The token has no default in the code: only the runner knows it.
  const defaults = Object.entries(action.inputs)
    .filter(([name, { default: value }]) => value !== undefined && name !== 'github-token')
    .map(([name, { default: value }]) => [`INPUT_${name.toUpperCase()}`, value]);
  expect(defaults.length).toBeGreaterThan(0);
  const told = parseInputs({ ...minimal, ...(Object.fromEntries(defaults) as Record<string, string>) });
  const silent = parseInputs(minimal);
  expect(told.problems).toEqual([]);
  const values = ({ inputs, ...rest }: typeof told): unknown => ({ ...rest, ...inputs, list: null });
  expect(values(told)).toEqual(values(silent));
});
