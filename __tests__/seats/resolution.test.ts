import { expect, test } from '@jest/globals';
import { resolveEmail } from '../../src/seats/resolution.ts';
import { account } from './situation.ts';

const person = account(1, 'ann');
const robot = account(2, 'ann', { serviceAccount: true });
const otherRobot = account(3, 'ann', { serviceAccount: true });

test('nobody has the e-mail', () => {
  expect(resolveEmail([])).toEqual({ kind: 'not-found', reason: 'no Datadog account has this e-mail' });
});

test('the one person has it', () => {
  expect(resolveEmail([person])).toEqual({ kind: 'found', account: person });
});

test('a person goes before service accounts, in any order', () => {
  expect(resolveEmail([robot, person, otherRobot])).toEqual({ kind: 'found', account: person });
});

test('a disabled person goes before an enabled service account: the e-mail means the person', () => {
  const disabled = { ...person, disabled: true };
  expect(resolveEmail([robot, disabled])).toEqual({ kind: 'found', account: disabled });
});

test('the only service account has it', () => {
  expect(resolveEmail([robot])).toEqual({ kind: 'found', account: robot });
});

test('two service accounts are not guessed between', () => {
  expect(resolveEmail([robot, otherRobot])).toEqual({
    kind: 'ambiguous',
    reason: '2 Datadog service accounts share this e-mail; list the UUID instead',
  });
});

test('two people are not guessed between', () => {
  expect(resolveEmail([person, account(4, 'ann'), robot])).toEqual({
    kind: 'ambiguous',
    reason: '2 Datadog accounts share this e-mail; list the UUID instead',
  });
});
