import { describe, expect, test } from '@jest/globals';
import { indexHolders } from '../../src/seats/holders.ts';
import { identity, keysToLookUp, knownFromSeats, match } from '../../src/seats/match.ts';
import type { Resolutions } from '../../src/seats/resolution.ts';
import type { Operation } from '../../src/seats/status.ts';
import { account, seatOf, statesOf, uuid, type World } from './situation.ts';
import { protection } from '../../src/seats/protection.ts';

const ann = account(1, 'ann');
const bob = account(2, 'bob');
const robot = account(3, 'ann', { serviceAccount: true });
const noUuid = { ...seatOf(ann), id: null };

const foundAnn: Resolutions = new Map([['ann@example.com', { kind: 'found', account: ann }]]);

describe('match', () => {
  test('the seat list answers first', () => {
    const found = match('ann@example.com', indexHolders([seatOf(ann)]), new Map());
    expect(found).toEqual({ kind: 'holder', holder: seatOf(ann), id: ann.id });
  });

  test('two holders with the e-mail: the look-up decides which of them is meant', () => {
    const found = match('ann@example.com', indexHolders([seatOf(robot), seatOf(ann)]), foundAnn);
    expect(found).toEqual({ kind: 'holder', holder: seatOf(ann), id: ann.id });
  });

  test('an account that was looked up is a holder where the seat list tells its e-mail only', () => {
    const resolutions: Resolutions = new Map([[ann.id, { kind: 'found', account: ann }]]);
    expect(match(ann.id, indexHolders([noUuid]), resolutions)).toEqual({ kind: 'holder', holder: noUuid, id: ann.id });
  });

  test('an account that was looked up and holds nothing has no seat', () => {
    const found = match('ann@example.com', indexHolders([seatOf(bob)]), foundAnn);
    expect(found).toEqual({ kind: 'no-seat', account: ann });
  });

  test.each(['not-found', 'ambiguous'] as const)('a look-up that ends in %s says why', (kind) => {
    const found = match('zoe@example.com', indexHolders([]), new Map([['zoe@example.com', { kind, reason: 'so' }]]));
    expect(found).toEqual({ kind: 'unresolved', status: kind, reason: 'so' });
  });

  test('who was not looked up is not made up', () => {
    expect(match('zoe@example.com', indexHolders([]), new Map())).toEqual({ kind: 'not-looked-up' });
  });
});

test('the e-mail and the UUID of one person have the same identity, nobody has none', () => {
  const held = indexHolders([seatOf(ann)]);
  expect(identity(match('ann@example.com', held, new Map()))).toBe(identity(match(ann.id, held, new Map())));
  expect(identity(match('ann@example.com', indexHolders([]), foundAnn))).toBe(ann.id);
  expect(identity(match('zoe@example.com', held, new Map()))).toBeNull();
  expect(identity({ kind: 'unresolved', status: 'not-found', reason: '' })).toBeNull();
});

type Products = World['products'];

function known(products: Products): string[] {
  return [...knownFromSeats(statesOf({ products }))].map(
    ([key, resolution]) => `${key} ${resolution.kind === 'found' ? resolution.account.id : resolution.kind}`,
  );
}

describe('knownFromSeats', () => {
  test('a seat of one product tells who somebody is in all products', () => {
    const products = [
      { productCode: 'a', listed: [], held: [seatOf(ann)] },
      { productCode: 'b', listed: ['ann@example.com'], held: [] },
    ];
    expect(known(products)).toEqual([`ann@example.com ${ann.id}`]);
  });

  test('two accounts with the e-mail, even in different products, tell nothing', () => {
    const products = [
      { productCode: 'a', listed: ['ann@example.com'], held: [seatOf(ann)] },
      { productCode: 'b', listed: ['ann@example.com'], held: [seatOf(robot)] },
    ];
    expect(known(products)).toEqual([]);
  });

  test('a seat without UUID tells nothing', () => {
    expect(known([{ productCode: 'a', listed: ['ann@example.com'], held: [noUuid] }])).toEqual([]);
  });

  test('people who are not listed are left out', () => {
    expect(known([{ productCode: 'a', listed: ['zoe@example.com'], held: [seatOf(ann)] }])).toEqual([]);
    expect(known([{ productCode: 'a', listed: null, held: [seatOf(ann)] }])).toEqual([]);
  });
});

function asked(operation: Operation, products: Products): string[] {
  const states = statesOf({ products });
  return keysToLookUp(operation, states, knownFromSeats(states), protection([]));
}

describe('keysToLookUp', () => {
  const listedAnn = { productCode: 'a', listed: ['ann@example.com'] };

  test.each(['assign', 'unassign', 'sync'] as const)(
    '%s asks for nobody where all listed people hold seats',
    (operation) => {
      expect(asked(operation, [{ ...listedAnn, held: [seatOf(ann), seatOf(bob)] }])).toEqual([]);
    },
  );

  test.each(['assign', 'unassign', 'sync'] as const)('%s asks for a listed person without a seat', (operation) => {
    expect(asked(operation, [{ ...listedAnn, held: [seatOf(bob)] }])).toEqual(['ann@example.com']);
  });

  test('list asks for nobody', () => {
    expect(asked('list', [{ ...listedAnn, held: [noUuid] }])).toEqual([]);
  });

  test.each(['assign', 'unassign', 'sync'] as const)('%s asks which of two holders an e-mail means', (operation) => {
    expect(asked(operation, [{ ...listedAnn, held: [seatOf(ann), seatOf(robot)] }])).toEqual(['ann@example.com']);
  });

  test('nobody is asked for twice, in however many products they are listed', () => {
    const elsewhere = { productCode: 'b', listed: ['ann@example.com', 'bob@example.com'], held: [seatOf(bob)] };
    expect(asked('sync', [{ ...listedAnn, held: [] }, elsewhere])).toEqual(['ann@example.com']);
  });

  test('where nobody is assigned, a seat of another product tells enough', () => {
    const elsewhere = { productCode: 'b', listed: [], held: [seatOf(ann)] };
    expect(asked('unassign', [{ ...listedAnn, held: [] }, elsewhere])).toEqual([]);
  });

  test.each([
    ['sync', 'who is to lose a seat', [], ['ann@example.com']],
    ['sync', 'nobody who keeps it', ['ann@example.com'], []],
    ['unassign', 'who is to lose a seat', ['ann@example.com'], ['ann@example.com']],
    ['unassign', 'nobody who keeps it', [], []],
    ['assign', 'nobody, since nobody loses a seat', [], []],
  ] as const)('where the seat list tells no UUID, %s asks for %s', (operation, _, listed, expected) => {
    expect(asked(operation, [{ productCode: 'a', listed, held: [noUuid] }])).toEqual(expected);
  });

  test('a UUID is asked for, too', () => {
    expect(asked('sync', [{ productCode: 'a', listed: [uuid(9)], held: [] }])).toEqual([uuid(9)]);
  });

  test('changes asks which of two holders a removed e-mail means', () => {
    const change = { added: [], removed: ['ann@example.com'] };
    const held = [seatOf(robot), seatOf(ann)];
    expect(asked('changes', [{ productCode: 'a', listed: [], held, change }])).toEqual(['ann@example.com']);
  });

  test('changes asks for removed people whom a seat list without e-mails may hide', () => {
    const change = { added: [], removed: ['ann@example.com'] };
    const held = [{ ...seatOf(ann), email: null }];
    expect(asked('changes', [{ productCode: 'a', listed: [], held, change }])).toContain('ann@example.com');
  });

  test('changes asks for those who were added, and for removed holders whom the seat list does not identify', () => {
    const listed = ['zoe@example.com', 'eve@example.com'];
    const change = { added: ['zoe@example.com'], removed: ['ann@example.com', 'bob@example.com', 'gone@example.com'] };
    const held = [noUuid, seatOf(bob)];
    expect(asked('changes', [{ productCode: 'a', listed, held, change }])).toEqual([
      'zoe@example.com',
      'ann@example.com',
    ]);
  });
});
