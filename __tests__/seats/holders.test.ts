import { describe, expect, test } from '@jest/globals';
import { type Holder, holderKey, holderOf, holderOfAccount, indexHolders } from '../../src/seats/holders.ts';
import { account, seatOf, uuid } from './situation.ts';

const ann = seatOf(account(1, 'ann'));
const bob = seatOf(account(2, 'bob'));
const robot: Holder = { id: uuid(3), email: 'ann@example.com', name: 'Robot', since: null };
const idOnly: Holder = { id: uuid(4), email: null, name: null, since: null };
const emailOnly: Holder = { id: null, email: 'eve@example.com', name: null, since: null };

describe('an index of holders', () => {
  const index = indexHolders([ann, bob, idOnly, emailOnly]);

  test('finds by e-mail and by UUID', () => {
    expect(index.get('ann@example.com')).toEqual([ann]);
    expect(index.get(uuid(1))).toEqual([ann]);
    expect(index.get(uuid(4))).toEqual([idOnly]);
    expect(index.get('eve@example.com')).toEqual([emailOnly]);
  });

  test('finds nobody under an unknown or an empty key', () => {
    expect(index.get('zoe@example.com')).toEqual([]);
    expect(index.get('')).toEqual([]);
  });

  test('finds everybody who shares an e-mail', () => {
    const another = { ...robot, id: uuid(5) };
    const index = indexHolders([ann, bob, robot, another]);
    expect(index.get('ann@example.com')).toEqual([ann, robot, another]);
    expect([ann, robot, another].map(({ id }) => index.get(id ?? ''))).toEqual([[ann], [robot], [another]]);
  });
});

describe('holderOf', () => {
  test('names the only holder with a key', () => {
    expect(holderOf('ann@example.com', indexHolders([ann, bob]))).toBe(ann);
  });

  test('does not guess between two holders', () => {
    expect(holderOf('ann@example.com', indexHolders([ann, robot]))).toBeNull();
  });

  test('is nobody where nobody has the key', () => {
    expect(holderOf('zoe@example.com', indexHolders([ann]))).toBeNull();
  });
});

describe('holderOfAccount', () => {
  test('goes by UUID where the seat list shows it', () => {
    expect(holderOfAccount({ id: uuid(1), email: 'ann@example.com' }, indexHolders([robot, ann]))).toBe(ann);
  });

  test('goes by UUID also where the e-mail has changed', () => {
    expect(holderOfAccount({ id: uuid(1), email: 'ann.new@example.com' }, indexHolders([ann]))).toBe(ann);
  });

  test('goes by e-mail where the seat list has no UUID', () => {
    expect(holderOfAccount({ id: uuid(9), email: 'eve@example.com' }, indexHolders([emailOnly]))).toBe(emailOnly);
  });

  test('does not take another account with the same e-mail for it', () => {
    expect(holderOfAccount({ id: uuid(1), email: 'ann@example.com' }, indexHolders([robot]))).toBeNull();
  });

  test('an account without an e-mail is found by UUID alone', () => {
    expect(holderOfAccount({ id: uuid(4), email: null }, indexHolders([idOnly]))).toBe(idOnly);
    expect(holderOfAccount({ id: uuid(5), email: null }, indexHolders([idOnly, emailOnly]))).toBeNull();
  });
});

test('holders are ordered by e-mail, then by UUID, with the UUID in place of a missing e-mail', () => {
  const shuffled = [emailOnly, robot, bob, ann, idOnly];
  expect(indexHolders(shuffled).holders).toEqual([idOnly, ann, robot, bob, emailOnly]);
  expect(indexHolders([...shuffled].reverse()).holders).toEqual([idOnly, ann, robot, bob, emailOnly]);
});

test('a holder is reported under the e-mail, else under the UUID', () => {
  expect(holderKey(ann)).toBe('ann@example.com');
  expect(holderKey(idOnly)).toBe(uuid(4));
});
