import { expect, test } from '@jest/globals';
import { parseInputs } from '../../src/inputs/inputs.ts';
import { OPERATIONS } from '../../src/seats/operation.ts';
import { Problems } from '../../src/seats/problem.ts';
import { VERDICTS } from '../../src/seats/status.ts';
import { outputsOf } from '../../src/runner/publish.ts';
import { action } from './documents.ts';
import { redactor } from '../../src/render/redact.ts';
import { ERROR, product, reportOf } from '../render/sample.ts';

const ORIGIN = { isPrivate: true, outsider: null, isOpenPullRequest: false };

test('action.yml declares the inputs that are read', () => {
  const names = new Set<string>();
  const recorder = new Proxy<Record<string, string>>({}, { get: (_, name) => void names.add(String(name)) });
  parseInputs(recorder, ORIGIN, new Problems());
  const inputs = [...names].filter((name) => name.startsWith('INPUT_'));
  const declared = Object.keys(action.inputs).map((name) => `INPUT_${name.toUpperCase()}`);
  expect(inputs.sort()).toEqual(declared.sort());
});

test('action.yml declares the outputs that are set, in the same order', () => {
  expect(Object.keys(action.outputs)).toEqual([
    ...Object.keys(outputsOf(reportOf('failed'), null, String)),
    'comment-url',
  ]);
});

test('the headline is cleared of secrets', () => {
  const products = ['k3y-4242', 'on_call'].map((productCode) => product([], { productCode }));
  const says = 'k3y-4242: would hold 3 seats (2 + 1 - 0 = 3), more than max-seats 2';
  const report = reportOf('refused', products, { problems: [{ ...ERROR, says, at: null }] });
  expect(outputsOf(report, null, redactor(['k3y-4242']))).toMatchObject({
    headline: 'Datadog seats: refused: ***: would hold 3 seats',
  });
});

test('action.yml names every operation and every verdict', () => {
  const quoted = (text = ''): string[] => [...text.matchAll(/`([a-z-]+)`/g)].map(([, word = '']) => word);
  expect(quoted(action.inputs.operation?.description)).toEqual(Object.keys(OPERATIONS));
  expect(quoted(action.outputs.verdict?.description)).toEqual([...VERDICTS]);
});

test('the defaults in action.yml are those of the code', () => {
  const minimal = {
    INPUT_OPERATION: 'sync',
    'INPUT_API-KEY': 'an-api-key',
    'INPUT_APP-KEY': 'an-app-key',
    'INPUT_PRODUCT-CODE': 'incident_response',
    'INPUT_USER-LIST-FILE': 'seats.txt',
  };
  // The token has no default in the code: only the runner knows it.
  const defaults = Object.entries(action.inputs)
    .filter(([name, { default: value }]) => value !== undefined && name !== 'github-token')
    .map(([name, { default: value }]) => [`INPUT_${name.toUpperCase()}`, value]);
  expect(defaults.length).toBeGreaterThan(0);
  const told = read({ ...minimal, ...(Object.fromEntries(defaults) as Record<string, string>) });
  expect(told.problems).toEqual([]);
  expect(told.inputs).toEqual(read(minimal).inputs);
});

function read(env: Readonly<Record<string, string>>): { inputs: unknown; problems: readonly unknown[] } {
  const problems = new Problems();
  const { rules, ...inputs } = parseInputs(env, ORIGIN, problems);
  // Functions are never equal.
  return { inputs: { ...inputs, rules: { ...rules, protection: null } }, problems: problems.all };
}
