import { expect, test } from '@jest/globals';
import { protection } from '../../src/seats/protection.ts';
import { decideRemoval, type Removal } from '../../src/seats/removal.ts';
import { textOf, uuid } from './situation.ts';

type Cause = Parameters<typeof decideRemoval>[0];

const PROTECTED = { id: uuid(1), email: 'ann@example.com' };
const CAT = { id: uuid(3), email: 'cat@example.com' };

function decide(cause: Cause, removal: Partial<Removal>): string {
  const whole = { who: CAT, isListed: false, mayBeListed: false, ...removal };
  const intent = decideRemoval(cause, whole, protection([uuid(1), 'ann@example.com']));
  return intent.kind !== 'none' ? intent.kind : [intent.status, textOf(intent.why ?? [])].filter(Boolean).join(': ');
}

const LISTED = { isListed: true };
const UNCLEAR = { who: { id: uuid(3), email: 'cat@example.com' }, mayBeListed: true };
const NO_UUID = { who: { id: null, email: 'cat@example.com' } };

test.each<[Cause, string, Partial<Removal>, string]>([
  ['listed', 'who is listed loses the seat', LISTED, 'unassign'],
  ['listed', 'unless they are protected', { ...LISTED, who: PROTECTED }, 'protected: in protected-users'],
  ['unlisted', 'who is not listed loses the seat', {}, 'unassign'],
  ['unlisted', 'unless somebody listed has their key', LISTED, 'kept: this e-mail or UUID is on the list'],
  [
    'unlisted',
    'which goes before protection',
    { ...LISTED, who: PROTECTED },
    'kept: this e-mail or UUID is on the list',
  ],
  ['unlisted', 'unless they are protected', { who: PROTECTED }, 'protected: in protected-users'],
  [
    'unlisted',
    'unless they may be listed',
    UNCLEAR,
    'kept: may be somebody listed who could not be resolved: Datadog returned no e-mail with this seat',
  ],
  ['unlisted', 'and protection goes before that', { ...UNCLEAR, who: PROTECTED }, 'protected: in protected-users'],
  ['removed', 'who was removed loses the seat', {}, 'unassign'],
  ['removed', 'unless they are still listed', LISTED, 'has-seat'],
  ['removed', 'which goes before protection', { ...LISTED, who: PROTECTED }, 'has-seat'],
  ['removed', 'unless they are protected', { who: PROTECTED }, 'protected: in protected-users'],
])('%s: %s', (cause, _, removal, expected) => {
  expect(decide(cause, removal)).toBe(expected);
});

test.each<Cause>(['listed', 'unlisted', 'removed'])('%s: nobody loses a seat without a UUID', (cause) => {
  const intent = decideRemoval(cause, { ...NO_UUID, isListed: false, mayBeListed: false }, protection([]));
  expect(intent).toMatchObject({ kind: 'none', status: 'not-found' });
  // Who may be the one whom a UUID protects is protected.
  expect(decide(cause, NO_UUID)).toBe('protected: in protected-users');
});
