import { describe, expect, test } from '@jest/globals';
import type { Accounts } from '../../src/seats/accounts.ts';
import { indexHolders } from '../../src/seats/holders.ts';
import { completeHolder, identity, keysToAsk, match, matchToRemove } from '../../src/seats/match.ts';
import type { Operation } from '../../src/seats/operation.ts';
import { protection } from '../../src/seats/protection.ts';
import { say } from '../../src/seats/sentence.ts';
import { account, productsOf, seatOf, uuid, type World } from './situation.ts';

const ann = account(1, 'ann');
const bob = account(2, 'bob');
/** A service account that shares Ann's e-mail. */
const robot = account(3, 'ann', { serviceAccount: true });
const noUuid = { ...seatOf(ann), id: null };
const noEmail = { ...seatOf(ann), email: null };

const NOBODY: Accounts = new Map();
const foundAnn: Accounts = new Map([['ann@example.com', { kind: 'found', account: ann, isShared: false }]]);
const WHO_IS_ANN = { id: ann.id, email: 'ann@example.com' };

describe.each([
  ['match', match],
  ['matchToRemove', matchToRemove],
])('%s', (_, find) => {
  test('the seat list answers where nobody was looked up', () => {
    const found = find('ann@example.com', indexHolders([seatOf(ann)]), NOBODY);
    expect(found).toEqual({ kind: 'holder', holder: seatOf(ann), who: WHO_IS_ANN });
  });

  test.each([
    ['the person first', [seatOf(ann), seatOf(robot)]],
    ['the service account first', [seatOf(robot), seatOf(ann)]],
  ])('two holders with the e-mail: the look-up decides which of them is meant (%s)', (__, held) => {
    const found = find('ann@example.com', indexHolders(held), foundAnn);
    expect(found).toEqual({ kind: 'holder', holder: seatOf(ann), who: WHO_IS_ANN });
  });

  test('an account that was looked up by UUID is a holder where the seat list has its e-mail only', () => {
    const accounts: Accounts = new Map([[ann.id, { kind: 'found', account: ann, isShared: false }]]);
    const found = find(ann.id, indexHolders([noUuid]), accounts);
    expect(found).toEqual({ kind: 'holder', holder: noUuid, who: WHO_IS_ANN });
  });

  test('an account that was looked up by e-mail is a holder where the seat list has its UUID only', () => {
    const found = find('ann@example.com', indexHolders([noEmail]), foundAnn);
    expect(found).toEqual({ kind: 'holder', holder: noEmail, who: WHO_IS_ANN });
  });

  test('an account that was looked up and holds nothing has no seat', () => {
    const found = find('ann@example.com', indexHolders([seatOf(bob)]), foundAnn);
    expect(found).toEqual({ kind: 'found', account: ann, isShared: false });
  });

  test.each(['not-found', 'ambiguous'] as const)('a look-up that ends in %s says why', (kind) => {
    const accounts: Accounts = new Map([['zoe@example.com', { kind, why: say`so` }]]);
    const found = find('zoe@example.com', indexHolders([]), accounts);
    expect(found).toEqual({ kind, why: say`so` });
  });

  test('who was not asked for is not made up', () => {
    expect(find('zoe@example.com', indexHolders([]), NOBODY)).toEqual({ kind: 'not-asked' });
  });
});

describe('the only holder with an e-mail that means somebody else', () => {
  const held = indexHolders([seatOf(robot)]);

  test('has a seat by it, whatever was asked for another product: the next run may ask for less', () => {
    const found = match('ann@example.com', held, foundAnn);
    expect(found).toMatchObject({ kind: 'holder', holder: seatOf(robot) });
    expect(match('ann@example.com', held, NOBODY)).toEqual(found);
  });

  test('loses none by it', () => {
    expect(matchToRemove('ann@example.com', held, foundAnn)).toEqual({ kind: 'found', account: ann, isShared: false });
  });
});

describe('the only holder with an e-mail that the directory does not answer for', () => {
  const held = indexHolders([seatOf(ann)]);
  const accounts: Accounts = new Map([['ann@example.com', { kind: 'ambiguous', why: say`so` }]]);

  test('has a seat', () => {
    expect(match('ann@example.com', held, accounts)).toMatchObject({ kind: 'holder', holder: seatOf(ann) });
  });

  test('loses none by it: an e-mail alone never says whose seat it is', () => {
    expect(matchToRemove('ann@example.com', held, accounts)).toMatchObject({
      kind: 'holder',
      holder: seatOf(ann),
      unclear: say`so`,
    });
  });

  test.each(['not-found', 'ambiguous'] as const)(
    '%s, and two holders have the e-mail: neither is meant to stay',
    (kind) => {
      const unresolved: Accounts = new Map([['ann@example.com', { kind, why: say`so` }]]);
      const found = match('ann@example.com', indexHolders([seatOf(ann), seatOf(robot)]), unresolved);
      expect(found).toEqual({ kind, why: say`so` });
    },
  );

  test('loses it by UUID', () => {
    const byId: Accounts = new Map([[ann.id, { kind: 'not-found', why: say`so` }]]);
    expect(matchToRemove(ann.id, held, byId)).toMatchObject({ kind: 'holder', holder: seatOf(ann) });
  });
});

describe('a holder with every key that is known', () => {
  test.each([
    ['the seat list has both', seatOf(ann), null, NOBODY],
    ['the UUID was looked up by the e-mail of the seat', noUuid, null, foundAnn],
    ['the UUID was looked up by the listed key', noUuid, ann.id, new Map([[ann.id, foundAnn.get('ann@example.com')]])],
    ['the e-mail was looked up by the UUID', noEmail, null, new Map([[ann.id, foundAnn.get('ann@example.com')]])],
    ['the e-mail is the listed one', noEmail, 'ann@example.com', NOBODY],
  ])('%s', (_, holder, key, accounts) => {
    expect(completeHolder(holder, key, accounts as Accounts)).toEqual(WHO_IS_ANN);
  });

  test('what nobody knows stays unknown', () => {
    expect(completeHolder(noUuid, null, NOBODY)).toEqual({ id: null, email: 'ann@example.com' });
    expect(completeHolder(noEmail, ann.id, NOBODY)).toEqual({ id: ann.id, email: null });
  });
});

test('the e-mail and the UUID of one person have the same identity, nobody has none', () => {
  const held = indexHolders([seatOf(ann)]);
  const byEmail = identity(match('ann@example.com', held, NOBODY));
  expect(byEmail).not.toBeNull();
  expect(byEmail).toBe(identity(match(ann.id, held, NOBODY)));
  expect(identity(match('ann@example.com', indexHolders([]), foundAnn))).toBe(ann.id);
  expect(identity(match('zoe@example.com', held, NOBODY))).toBeNull();
  expect(identity({ kind: 'not-found', why: say`so` })).toBeNull();
});

type Products = World['products'];

function asked(operation: Operation, products: Products, protectedUsers: readonly string[] = []): string[] {
  return keysToAsk(operation, productsOf({ products }), protection(protectedUsers));
}

describe('who is looked up', () => {
  const listedAnn = { productCode: 'a', listed: ['ann@example.com'] };

  test.each(['assign', 'sync'] as const)('%s asks for nobody where all listed people hold seats', (operation) => {
    expect(asked(operation, [{ ...listedAnn, held: [seatOf(ann)] }])).toEqual([]);
  });

  test.each(['assign', 'sync', 'unassign'] as const)('%s asks for a listed person without a seat', (operation) => {
    expect(asked(operation, [{ ...listedAnn, held: [seatOf(bob)] }])).toEqual(['ann@example.com']);
  });

  test.each(['assign', 'sync', 'unassign'] as const)('%s asks for a listed UUID without a seat', (operation) => {
    expect(asked(operation, [{ productCode: 'a', listed: [uuid(9)], held: [seatOf(bob)] }])).toEqual([uuid(9)]);
  });

  test.each(['assign', 'sync'] as const)(
    '%s asks for whom it may assign, also where a seat of another product shows who that is',
    (operation) => {
      const elsewhere = { productCode: 'b', listed: null, held: [seatOf(ann)] };
      expect(asked(operation, [{ ...listedAnn, held: [] }, elsewhere])).toEqual(['ann@example.com']);
    },
  );

  test('unassign asks for everybody listed by e-mail: a service account may share it', () => {
    const listed = ['ann@example.com', bob.id];
    expect(asked('unassign', [{ productCode: 'a', listed, held: [seatOf(ann), seatOf(bob)] }])).toEqual([
      'ann@example.com',
    ]);
  });

  test('list asks for nobody', () => {
    expect(asked('list', [{ ...listedAnn, held: [noUuid, seatOf(robot)] }])).toEqual([]);
    expect(asked('list', [{ productCode: 'a', listed: null, held: [noUuid] }])).toEqual([]);
  });

  test.each(['assign', 'unassign', 'sync'] as const)('%s asks which of two holders an e-mail means', (operation) => {
    expect(asked(operation, [{ ...listedAnn, held: [seatOf(ann), seatOf(robot)] }])).toEqual(['ann@example.com']);
  });

  test('nobody is asked for twice, in however many products they are listed', () => {
    const elsewhere = { productCode: 'b', listed: ['ann@example.com', 'bob@example.com'], held: [seatOf(bob)] };
    expect(asked('sync', [{ ...listedAnn, held: [] }, elsewhere])).toEqual(['ann@example.com']);
  });

  test.each([
    ['sync', 'who is to lose a seat', [], ['ann@example.com']],
    ['sync', 'nobody who keeps it', ['ann@example.com'], []],
    ['unassign', 'who is to lose a seat', ['ann@example.com'], ['ann@example.com']],
    ['unassign', 'nobody who keeps it', [], []],
    ['assign', 'nobody, since nobody loses a seat', [], []],
  ] as const)('where the seat list has no UUID, %s asks for %s', (operation, _, listed, expected) => {
    expect(asked(operation, [{ productCode: 'a', listed, held: [noUuid] }])).toEqual(expected);
  });

  test.each([
    ['e-mails protect', ['bob@example.com'], [ann.id]],
    ['UUIDs protect', [bob.id], []],
    ['nobody is protected', [], []],
  ])('where the seat list has no e-mail and %s, sync asks for what decides', (_, protectedUsers, expected) => {
    expect(asked('sync', [{ productCode: 'a', listed: [], held: [noEmail] }], protectedUsers)).toEqual(expected);
  });

  test('where the seat list has no e-mail, sync asks who holds the seat: it may be somebody listed by e-mail', () => {
    expect(asked('sync', [{ ...listedAnn, held: [noEmail] }])).toEqual(['ann@example.com', ann.id]);
    expect(asked('sync', [{ productCode: 'a', listed: [bob.id], held: [noEmail] }])).toEqual([bob.id]);
    expect(asked('assign', [{ ...listedAnn, held: [noEmail] }])).toEqual(['ann@example.com']);
  });
});

describe('whom changes looks up', () => {
  const removed = (keys: readonly string[], held: Products[number]['held'], listed: readonly string[] = []): string[] =>
    asked('changes', [{ productCode: 'a', listed, held, change: { added: [], removed: keys } }]);

  test('those who were added, unless they hold a seat; nobody else who is listed', () => {
    const listed = ['zoe@example.com', 'eve@example.com', 'bob@example.com'];
    const change = { added: ['zoe@example.com', 'bob@example.com'], removed: [] };
    expect(asked('changes', [{ productCode: 'a', listed, held: [seatOf(bob)], change }])).toEqual(['zoe@example.com']);
  });

  test('those who were removed by e-mail and hold a seat under it, whoever they are', () => {
    expect(removed(['ann@example.com', 'gone@example.com'], [seatOf(bob), seatOf(robot)])).toEqual(['ann@example.com']);
    expect(removed(['ann@example.com'], [seatOf(robot), seatOf(ann)])).toEqual(['ann@example.com']);
    expect(removed(['ann@example.com'], [noUuid])).toEqual(['ann@example.com']);
  });

  test('those whom a seat list without e-mails may hide', () => {
    expect(removed(['ann@example.com'], [noEmail])).toEqual(['ann@example.com']);
  });

  test('those who were removed by UUID where the seat list cannot tell who they are', () => {
    expect(removed([ann.id], [noUuid])).toEqual([ann.id, 'ann@example.com']);
    expect(removed([ann.id], [noEmail])).toEqual([ann.id]);
    expect(removed([ann.id], [seatOf(ann), noUuid])).toEqual([]);
    expect(removed([ann.id], [seatOf(ann)])).toEqual([]);
  });
});
