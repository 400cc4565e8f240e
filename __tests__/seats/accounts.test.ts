import { describe, expect, test } from '@jest/globals';
import { type Resolution, resolveEmail, resolveId } from '../../src/seats/accounts.ts';
import { account, textOf } from './situation.ts';

const person = account(1, 'ann');
const robot = account(2, 'ann', { serviceAccount: true });
const otherRobot = account(3, 'ann', { serviceAccount: true });

/** `not-found: has no Datadog account`. */
function told(resolution: Resolution): string {
  return resolution.kind === 'found' ? resolution.account.id : `${resolution.kind}: ${textOf(resolution.why)}`;
}

describe('an e-mail', () => {
  test('nobody has it', () => {
    expect(told(resolveEmail([]))).toBe('not-found: has no Datadog account');
  });

  test('the one person has it', () => {
    expect(resolveEmail([person])).toEqual({ kind: 'found', account: person, isShared: false });
  });

  test('a person goes before service accounts, in any order', () => {
    expect(resolveEmail([robot, person, otherRobot])).toEqual({ kind: 'found', account: person, isShared: true });
    expect(resolveEmail([person, otherRobot, robot])).toEqual({ kind: 'found', account: person, isShared: true });
  });

  test('a disabled person goes before an enabled service account: the e-mail means the person', () => {
    const disabled = { ...person, disabled: true };
    expect(resolveEmail([robot, disabled])).toEqual({ kind: 'found', account: disabled, isShared: true });
  });

  test('the only service account has it', () => {
    expect(resolveEmail([robot])).toEqual({ kind: 'found', account: robot, isShared: false });
  });

  test('two service accounts are not guessed between', () => {
    expect(told(resolveEmail([robot, otherRobot]))).toBe(
      'ambiguous: is the e-mail of 2 Datadog service accounts; list the UUID instead',
    );
  });

  test('two people are not guessed between', () => {
    expect(told(resolveEmail([person, account(4, 'ann'), robot]))).toBe(
      'ambiguous: is the e-mail of 2 Datadog accounts; list the UUID instead',
    );
  });
});

describe('a UUID', () => {
  test('nobody has it', () => {
    expect(told(resolveId(undefined))).toBe('not-found: has no Datadog account');
  });

  test.each([
    ['a person', person],
    ['a disabled person', { ...person, disabled: true }],
    ['a service account', robot],
  ])('%s has it', (_, one) => {
    expect(resolveId(one)).toEqual({ kind: 'found', account: one, isShared: false });
  });
});
