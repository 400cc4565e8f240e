import { describe, expect, test } from '@jest/globals';
import type { Holder } from '../../src/seats/holders.ts';
import { plan } from '../../src/seats/plan.ts';
import { protection } from '../../src/seats/protection.ts';
import type { Resolutions } from '../../src/seats/resolution.ts';
import { account, changesOf, linesOf, planOf, seatOf, statesOf, uuid, type World } from './situation.ts';

const ann = account(1, 'ann');
const bob = account(2, 'bob');
const cat = account(3, 'cat');
const dan = account(4, 'dan');
/** A service account that shares the e-mail of somebody listed. */
const robot = account(5, 'ann', { serviceAccount: true });

/** The same situation with one thing changed. */
interface Change {
  readonly operation?: World['operation'];
  readonly listed?: readonly string[] | null;
  readonly held?: readonly Holder[];
  readonly directory?: World['directory'];
  readonly protectedUsers?: readonly string[];
  readonly change?: World['products'][number]['change'];
}

/** Ann and Bob hold seats and are listed, Dan is listed without a seat, Cat holds one unlisted. */
function situation(change: Change = {}): World {
  const { operation = 'sync', directory = [ann, bob, cat, dan], protectedUsers = [] } = change;
  const { listed = ['ann@example.com', 'bob@example.com', 'dan@example.com'] } = change;
  const { held = [seatOf(cat), seatOf(bob), seatOf(ann)] } = change;
  const product = { productCode: 'incident_response', listed, held };
  const changed = change.change === undefined ? product : { ...product, change: change.change };
  return { operation, directory, protectedUsers, products: [changed] };
}

const SAME = ['ann@example.com has-seat', 'bob@example.com has-seat'];

describe('who gets and who loses a seat', () => {
  test.each<[string, Change, string[]]>([
    ['sync: listed get it, unlisted lose it', {}, [...SAME, 'dan@example.com assign', 'cat@example.com unassign']],
    [
      'assign: listed get it, nobody loses it',
      { operation: 'assign' },
      [...SAME, 'dan@example.com assign', 'cat@example.com kept'],
    ],
    [
      'unassign: listed lose it, nobody gets it',
      { operation: 'unassign' },
      ['ann@example.com unassign', 'bob@example.com unassign', 'dan@example.com no-seat', 'cat@example.com kept'],
    ],
    [
      'list: nothing happens, drift is shown',
      { operation: 'list' },
      [...SAME, 'dan@example.com no-seat', 'cat@example.com kept'],
    ],
    [
      'list without a list: every holder has a seat, by e-mail',
      { operation: 'list', listed: null },
      ['ann@example.com has-seat', 'bob@example.com has-seat', 'cat@example.com has-seat'],
    ],
    [
      'sync with an empty list: everybody loses it (the guard is another matter)',
      { listed: [] },
      ['ann@example.com unassign', 'bob@example.com unassign', 'cat@example.com unassign'],
    ],
    [
      'sync without holders: everybody listed gets it',
      { held: [] },
      ['ann@example.com assign', 'bob@example.com assign', 'dan@example.com assign'],
    ],
    [
      'protected by e-mail: an unlisted holder stays',
      { protectedUsers: ['cat@example.com'] },
      [...SAME, 'dan@example.com assign', 'cat@example.com protected'],
    ],
    [
      'protected by UUID: an unlisted holder stays',
      { protectedUsers: [cat.id] },
      [...SAME, 'dan@example.com assign', 'cat@example.com protected'],
    ],
    [
      'protected by glob: unassign takes nobody of them',
      { operation: 'unassign', protectedUsers: ['a*@example.com'] },
      ['ann@example.com protected', 'bob@example.com unassign', 'dan@example.com no-seat', 'cat@example.com kept'],
    ],
    [
      'protection is about losing: it changes nothing for those who get or have a seat',
      { operation: 'assign', protectedUsers: ['*'] },
      [...SAME, 'dan@example.com assign', 'cat@example.com kept'],
    ],
    [
      'listed by UUID is the same person',
      { listed: [ann.id, bob.id, dan.id] },
      [`${ann.id} has-seat`, `${bob.id} has-seat`, `${dan.id} assign`, 'cat@example.com unassign'],
    ],
    [
      'a disabled account is not assigned',
      { directory: [ann, bob, cat, { ...dan, disabled: true }] },
      [...SAME, 'dan@example.com disabled', 'cat@example.com unassign'],
    ],
    [
      'a disabled account that holds a seat is left where it is listed, and loses it where it is not',
      { directory: [{ ...ann, disabled: true }, bob, { ...cat, disabled: true }, dan] },
      [...SAME, 'dan@example.com assign', 'cat@example.com unassign'],
    ],
    [
      'a disabled account can lose a seat',
      { operation: 'unassign', directory: [{ ...ann, disabled: true }, bob, cat, { ...dan, disabled: true }] },
      ['ann@example.com unassign', 'bob@example.com unassign', 'dan@example.com no-seat', 'cat@example.com kept'],
    ],
    [
      'somebody unknown is not found, all others get their change',
      { directory: [ann, bob, cat] },
      [...SAME, 'dan@example.com not-found', 'cat@example.com unassign'],
    ],
    [
      'two service accounts with one e-mail are ambiguous',
      { directory: [ann, bob, cat, { ...dan, serviceAccount: true }, { ...dan, id: uuid(9), serviceAccount: true }] },
      [...SAME, 'dan@example.com ambiguous', 'cat@example.com unassign'],
    ],
    [
      'an e-mail that a person and a service account hold means the person; the other keeps its seat',
      { directory: [ann, bob, cat, dan, robot], held: [seatOf(robot), seatOf(cat), seatOf(bob), seatOf(ann)] },
      [...SAME, 'dan@example.com assign', 'ann@example.com kept', 'cat@example.com unassign'],
    ],
    [
      'two service accounts hold a listed e-mail: neither loses it, and it is said',
      {
        listed: ['ann@example.com'],
        directory: [robot, { ...robot, id: uuid(9) }],
        held: [seatOf(robot), { ...seatOf(robot), id: uuid(9) }],
      },
      ['ann@example.com ambiguous', 'ann@example.com kept', 'ann@example.com kept'],
    ],
    [
      'a service account listed by UUID does not keep a person with its e-mail',
      { listed: [robot.id], directory: [ann, robot], held: [seatOf(ann), seatOf(robot)] },
      [`${robot.id} has-seat`, 'ann@example.com unassign'],
    ],
    [
      'the seat list tells UUIDs only: e-mails are looked up',
      { held: [ann, bob, cat].map(({ id }) => ({ id, email: null, name: null })) },
      [...SAME, 'dan@example.com assign', `${cat.id} unassign`],
    ],
    [
      'the seat list tells e-mails only: whom to take a seat from is looked up',
      { held: [ann, bob, cat].map(({ email }) => ({ id: null, email, name: null })) },
      [...SAME, 'dan@example.com assign', 'cat@example.com unassign'],
    ],
    [
      'a holder whom Datadog does not tell a UUID of cannot lose the seat, and it is said',
      {
        directory: [ann, bob, dan],
        held: [{ id: null, email: 'cat@example.com', name: null }, seatOf(ann), seatOf(bob)],
      },
      [...SAME, 'dan@example.com assign', 'cat@example.com not-found'],
    ],
  ])('%s', (_, change, expected) => {
    expect(linesOf(planOf(situation(change)))).toEqual(expected);
  });
});

test('an intended change names the UUID it is sent for, and everybody the place in the list', () => {
  const held = [ann, bob, cat].map(({ email, name }) => ({ id: null, email, name }));
  const [product] = planOf(situation({ held })).products;
  expect(product).toMatchObject({ productCode: 'incident_response', seatsBefore: 3, listedCount: 3 });
  expect(product?.people.slice(2)).toEqual([
    {
      key: 'dan@example.com',
      id: dan.id,
      email: 'dan@example.com',
      name: 'DAN',
      listed: true,
      source: { file: 'seats.txt', line: 3 },
      intent: { kind: 'assign' },
    },
    {
      key: 'cat@example.com',
      id: cat.id,
      email: 'cat@example.com',
      name: 'CAT',
      listed: false,
      source: null,
      intent: { kind: 'unassign' },
    },
  ]);
});

test.each<[string, Change, string, string]>([
  [
    'protected, unlisted',
    { protectedUsers: ['cat@example.com'] },
    'cat@example.com',
    'not listed, but in protected-users',
  ],
  [
    'protected, listed',
    { operation: 'unassign', protectedUsers: ['ann@example.com'] },
    'ann@example.com',
    'listed, but also in protected-users',
  ],
  [
    'disabled',
    { directory: [ann, bob, cat, { ...dan, disabled: true }] },
    'dan@example.com',
    'the Datadog account is disabled',
  ],
  ['not found', { directory: [ann, bob, cat] }, 'dan@example.com', 'no Datadog account has this e-mail'],
  [
    'without UUID',
    { listed: [], directory: [], held: [{ id: null, email: 'cat@example.com', name: null }] },
    'cat@example.com',
    'holds a seat, but Datadog tells no UUID to unassign it by',
  ],
])('the reason is told: %s', (_, change, key, reason) => {
  const person = planOf(situation(change)).products[0]?.people.find((one) => one.key === key);
  expect(person?.intent).toMatchObject({ kind: 'none', reason });
});

test('somebody listed by e-mail and by UUID counts once, with a warning on the second line', () => {
  const made = planOf(
    situation({ listed: ['dan@example.com', ann.id, 'ann@example.com', dan.id], held: [seatOf(ann)] }),
  );
  expect(linesOf(made)).toEqual(['dan@example.com assign', `${ann.id} has-seat`]);
  expect(made.problems).toEqual([
    {
      severity: 'warning',
      message: `ann@example.com is the same person as ${ann.id} (incident_response) and counts once`,
      file: 'seats.txt',
      line: 3,
    },
    {
      severity: 'warning',
      message: `${dan.id} is the same person as dan@example.com (incident_response) and counts once`,
      file: 'seats.txt',
      line: 4,
    },
  ]);
});

test('products are planned each for itself, in their order', () => {
  const world: World = {
    ...situation(),
    products: [
      { productCode: 'on_call', listed: ['dan@example.com'], held: [seatOf(ann)] },
      { productCode: 'incident_response', listed: ['ann@example.com'], held: [seatOf(dan)] },
    ],
  };
  const made = planOf(world);
  expect(made.products.map(({ productCode }) => productCode)).toEqual(['on_call', 'incident_response']);
  expect(linesOf(made)).toEqual([
    'dan@example.com assign',
    'ann@example.com unassign',
    'ann@example.com assign',
    'dan@example.com unassign',
  ]);
});

describe('changes', () => {
  const eve = account(6, 'eve');
  /** Ann and Bob hold seats; Dan was added, Cat was removed; Eve is listed since long, and Bob holds no listed seat. */
  const edited: Change = {
    operation: 'changes',
    listed: ['ann@example.com', 'dan@example.com', 'eve@example.com'],
    directory: [ann, bob, cat, dan, eve],
    change: { added: ['dan@example.com'], removed: ['cat@example.com'] },
  };

  test.each<[string, Change, string[]]>([
    [
      'added get it, removed lose it, nobody else does either',
      {},
      [
        'ann@example.com has-seat',
        'dan@example.com assign',
        'eve@example.com no-seat',
        'cat@example.com unassign',
        'bob@example.com kept',
      ],
    ],
    [
      'an added holder has a seat, a removed person without one has none',
      { held: [seatOf(dan)] },
      ['ann@example.com no-seat', 'dan@example.com has-seat', 'eve@example.com no-seat', 'cat@example.com no-seat'],
    ],
    [
      'a protected person who was removed stays',
      { protectedUsers: ['cat@example.com'] },
      [
        'ann@example.com has-seat',
        'dan@example.com assign',
        'eve@example.com no-seat',
        'cat@example.com protected',
        'bob@example.com kept',
      ],
    ],
    [
      'an added person whose account is disabled gets none',
      { directory: [ann, bob, cat, { ...dan, disabled: true }, eve], held: [seatOf(ann)] },
      ['ann@example.com has-seat', 'dan@example.com disabled', 'eve@example.com no-seat', 'cat@example.com no-seat'],
    ],
    [
      'an e-mail that was replaced by the UUID of the same person changes nothing',
      { listed: [cat.id], change: { added: [cat.id], removed: ['cat@example.com'] }, held: [seatOf(cat)] },
      [`${cat.id} has-seat`],
    ],
    [
      'nothing added, nothing removed: nothing to do',
      { change: { added: [], removed: [] }, held: [seatOf(bob)] },
      ['ann@example.com no-seat', 'dan@example.com no-seat', 'eve@example.com no-seat', 'bob@example.com kept'],
    ],
  ])('%s', (_, change, expected) => {
    expect(linesOf(planOf(situation({ ...edited, ...change })))).toEqual(expected);
  });

  test('a removed person is reported as not listed, without a place', () => {
    const people = planOf(situation(edited)).products[0]?.people ?? [];
    expect(people.find(({ key }) => key === 'cat@example.com')).toMatchObject({
      id: cat.id,
      listed: false,
      source: null,
    });
  });
});

describe('nobody is surprised', () => {
  test('of two accounts with a listed e-mail, both holders, the person is unassigned', () => {
    const both = situation({
      operation: 'unassign',
      listed: ['ann@example.com'],
      directory: [ann, robot],
      held: [seatOf(ann), seatOf(robot)],
    });
    expect(changesOf(planOf(both))).toEqual(['ann@example.com unassign']);
  });

  test('the same with changes', () => {
    const change = { added: [], removed: ['ann@example.com'] };
    const both: Change = { operation: 'changes', listed: [], directory: [ann, robot], change };
    const first = situation({ ...both, held: [seatOf(ann), seatOf(robot)] });
    expect(changesOf(planOf(first))).toEqual(['ann@example.com unassign']);
  });

  test('somebody listed by UUID can lose a seat that the seat list tells by e-mail', () => {
    const world = situation({ operation: 'unassign', listed: [ann.id], held: [{ ...seatOf(ann), id: null }] });
    const [person] = planOf(world).products[0]?.people ?? [];
    expect(person).toMatchObject({ key: ann.id, id: ann.id, intent: { kind: 'unassign' } });
  });

  test('who holds a seat of one product is known, and needs no look-up for another', () => {
    const world: World = {
      ...situation({ operation: 'assign', directory: [] }),
      products: [
        { productCode: 'on_call', listed: ['ann@example.com'], held: [seatOf(ann)] },
        { productCode: 'incident_response', listed: ['ann@example.com'], held: [] },
      ],
    };
    expect(linesOf(planOf(world))).toEqual(['ann@example.com has-seat', 'ann@example.com assign']);
  });

  test('list does not say "no-seat" of an e-mail that two accounts hold seats with', () => {
    const world = situation({ operation: 'list', listed: ['ann@example.com'], held: [seatOf(ann), seatOf(robot)] });
    expect(linesOf(planOf(world))).not.toContain('ann@example.com no-seat');
  });

  test('an unlisted holder without UUID is not unassigned by the UUID of somebody listed', () => {
    const world = situation({
      listed: [ann.id],
      directory: [ann, robot],
      held: [seatOf(ann), { ...seatOf(robot), id: null }],
    });
    const taken = planOf(world).products[0]?.people.filter(({ intent }) => intent.kind === 'unassign');
    expect(taken?.map(({ id }) => id)).not.toContain(ann.id);
  });

  test('a seat without e-mail may be that of somebody listed who could not be resolved, and stays', () => {
    const world = situation({ listed: ['gone@example.com'], held: [{ ...seatOf(cat), email: null }] });
    expect(linesOf(planOf(world))).toEqual(['gone@example.com not-found', `${cat.id} kept`]);
    const clear = situation({ listed: [], held: [{ ...seatOf(cat), email: null }] });
    expect(linesOf(planOf(clear))).toEqual([`${cat.id} unassign`]);
  });

  test('a protected UUID protects also where the seat list tells the e-mail only', () => {
    const world = situation({ listed: [], held: [{ ...seatOf(cat), id: null }], protectedUsers: [cat.id] });
    expect(linesOf(planOf(world))).toEqual(['cat@example.com protected']);
  });

  test('a protected e-mail protects also where the seat list tells the UUID only', () => {
    const { products } = situation({ listed: [], held: [{ ...seatOf(cat), email: null }] });
    const resolutions: Resolutions = new Map([[cat.id, { kind: 'found', account: cat }]]);
    const made = plan('sync', statesOf({ products }), resolutions, protection(['cat@example.com']));
    expect(linesOf(made)).toEqual([`${cat.id} protected`]);
  });
});

test('a list of very many people that is emptied takes a seat from each of them', () => {
  const people = Array.from({ length: 150_000 }, (_, index) => account(index, `p${index}`));
  const made = planOf({
    operation: 'changes',
    products: [
      {
        productCode: 'ir',
        listed: [],
        held: people.map(seatOf),
        change: { added: [], removed: people.map(({ email }) => email ?? '') },
      },
    ],
    directory: [],
    protectedUsers: [],
  });
  expect(changesOf(made)).toHaveLength(150_000);
});
