import { describe, expect, test } from '@jest/globals';
import type { Holder } from '../../src/seats/holders.ts';
import { account, changesOf, linesOf, planOf, seatOf, textOf, uuid, type World } from './situation.ts';

const ann = account(1, 'ann');
const bob = account(2, 'bob');
const cat = account(3, 'cat');
const dan = account(4, 'dan');
/** A service account that shares the e-mail of somebody listed. */
const robot = account(5, 'ann', { serviceAccount: true });
const robot2 = account(9, 'ann', { serviceAccount: true });

/** The same situation with one thing changed. */
interface Change {
  readonly operation?: World['operation'];
  readonly listed?: readonly string[] | null;
  readonly held?: readonly Holder[];
  readonly directory?: World['directory'];
  readonly protectedUsers?: readonly string[];
  readonly change?: World['products'][number]['change'];
  readonly unresolvedFails?: boolean;
}

/** Ann and Bob hold seats and are listed, Dan is listed without a seat, Cat holds one unlisted. */
function situation(change: Change = {}): World {
  const { operation = 'sync', directory = [ann, bob, cat, dan], protectedUsers = [], unresolvedFails = true } = change;
  const { listed = ['ann@example.com', 'bob@example.com', 'dan@example.com'] } = change;
  const { held = [seatOf(cat), seatOf(bob), seatOf(ann)] } = change;
  const product = { productCode: 'incident_response', listed, held };
  const changed = change.change === undefined ? product : { ...product, change: change.change };
  return { operation, directory, protectedUsers, unresolvedFails, products: [changed] };
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
      'protected by glob: unassign removes nobody of them',
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
      'somebody unknown is not found: that may be any holder, so nobody loses a seat',
      { directory: [ann, bob, cat] },
      [...SAME, 'dan@example.com not-found', 'cat@example.com withheld'],
    ],
    [
      'two service accounts with one e-mail are ambiguous',
      { directory: [ann, bob, cat, { ...dan, serviceAccount: true }, { ...dan, id: uuid(9), serviceAccount: true }] },
      [...SAME, 'dan@example.com ambiguous', 'cat@example.com withheld'],
    ],
    [
      'an e-mail that a person and a service account hold means the person; the other keeps its seat',
      { directory: [ann, bob, cat, dan, robot], held: [seatOf(robot), seatOf(cat), seatOf(bob), seatOf(ann)] },
      [...SAME, 'dan@example.com assign', 'ann@example.com has-seat', 'cat@example.com unassign'],
    ],
    [
      'two service accounts hold a listed e-mail: neither loses it, and it is said',
      {
        listed: ['ann@example.com'],
        directory: [robot, robot2],
        held: [seatOf(robot), seatOf(robot2)],
      },
      ['ann@example.com ambiguous', 'ann@example.com has-seat', 'ann@example.com has-seat'],
    ],
    [
      'a service account listed by UUID does not keep a person with its e-mail',
      { listed: [robot.id], directory: [ann, robot], held: [seatOf(ann), seatOf(robot)] },
      [`${robot.id} has-seat`, 'ann@example.com unassign'],
    ],
    [
      'the seat list has UUIDs only: e-mails are looked up',
      { held: [ann, bob, cat].map(({ id }) => ({ id, email: null, name: null, since: null })) },
      [...SAME, 'dan@example.com assign', `${cat.id} unassign`],
    ],
    [
      'the seat list has e-mails only: whose seat to remove is looked up',
      { held: [ann, bob, cat].map(({ email }) => ({ id: null, email, name: null, since: null })) },
      [...SAME, 'dan@example.com assign', 'cat@example.com unassign'],
    ],
    [
      'a holder whom Datadog returns no UUID of cannot lose the seat, and it is said',
      {
        directory: [ann, bob, dan],
        held: [{ id: null, email: 'cat@example.com', name: null, since: null }, seatOf(ann), seatOf(bob)],
      },
      [...SAME, 'dan@example.com assign', 'cat@example.com withheld'],
    ],
  ])('%s', (_, change, expected) => {
    expect(linesOf(planOf(situation(change)))).toEqual(expected);
  });
});

test('an intended change names the UUID it is sent for, and everybody the place in the list', () => {
  const held = [ann, bob, cat].map(({ email, name }) => ({ id: null, email, name, since: null }));
  const [product] = planOf(situation({ held })).products;
  expect(product).toMatchObject({ productCode: 'incident_response', seatsBefore: 3, listedCount: 3 });
  expect(product?.people.slice(2)).toEqual([
    {
      key: 'dan@example.com',
      id: dan.id,
      email: 'dan@example.com',
      name: 'DAN',
      listed: { key: 'dan@example.com', source: { file: 'seats.txt', line: 3 } },
      since: null,
      suggestion: null,
      intent: { kind: 'assign' },
    },
    {
      key: 'cat@example.com',
      id: cat.id,
      email: 'cat@example.com',
      name: 'CAT',
      listed: null,
      since: null,
      suggestion: null,
      intent: { kind: 'unassign' },
    },
  ]);
});

test.each<[string, Change, string, string]>([
  ['protected, unlisted', { protectedUsers: ['cat@example.com'] }, 'cat@example.com', 'in protected-users'],
  [
    'protected, listed',
    { operation: 'unassign', protectedUsers: ['ann@example.com'] },
    'ann@example.com',
    'in protected-users',
  ],
  [
    'disabled',
    { directory: [ann, bob, cat, { ...dan, disabled: true }] },
    'dan@example.com',
    'has a disabled Datadog account',
  ],
  ['not found', { directory: [ann, bob, cat] }, 'dan@example.com', 'has no Datadog account'],
  [
    'without UUID',
    { listed: [], directory: [], held: [{ id: null, email: 'cat@example.com', name: null, since: null }] },
    'cat@example.com',
    'the owner of this seat is unclear: Datadog returned no UUID for it, and its e-mail does not identify one account; to remove it anyway, use Datadog',
  ],
  [
    'two service accounts hold a listed e-mail',
    { listed: ['ann@example.com'], directory: [robot, robot2], held: [seatOf(robot), seatOf(robot2)] },
    'ann@example.com',
    'is the e-mail of 2 Datadog service accounts; list the UUID instead',
  ],
  [
    'may be somebody listed',
    { listed: ['gone@example.com'], directory: [], held: [{ ...seatOf(cat), email: null }] },
    cat.id,
    'gone@example.com (seats.txt:1) has no Datadog account and may mean this person; fix that line first',
  ],
])('the reason is given: %s', (_, change, key, reason) => {
  const person = planOf(situation(change)).products[0]?.people.find((one) => one.key === key);
  expect(person?.intent.kind === 'none' ? textOf(person.intent.why ?? []) : person?.intent.kind).toBe(reason);
});

test('somebody listed by e-mail and by UUID counts once, with a warning on the second line', () => {
  const made = planOf(
    situation({ listed: ['dan@example.com', ann.id, 'ann@example.com', dan.id], held: [seatOf(ann)] }),
  );
  expect(linesOf(made)).toEqual(['dan@example.com assign', `${ann.id} has-seat`]);
  expect(made.problems.map(({ severity, at, says }) => [severity, at, textOf(says)])).toEqual([
    [
      'warning',
      { file: 'seats.txt', line: 3 },
      `ann@example.com is the same person as ${ann.id} (incident_response) and counts once; delete one of them`,
    ],
    [
      'warning',
      { file: 'seats.txt', line: 4 },
      `${dan.id} is the same person as dan@example.com (incident_response) and counts once; delete one of them`,
    ],
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
      listed: null,
    });
  });
});

describe('across products', () => {
  const both = (
    operation: World['operation'],
    listed: readonly string[],
    change?: World['products'][number]['change'],
  ): World => ({
    operation,
    directory: [ann, bob],
    protectedUsers: [],
    unresolvedFails: false,
    products: [
      {
        productCode: 'on_call',
        listed: [],
        held: [seatOf(ann), seatOf(bob)],
        ...(change && { change: { added: [], removed: change.removed } }),
      },
      {
        productCode: 'ir',
        listed,
        held: [seatOf(bob)],
        ...(change && { change: { added: change.added, removed: [] } }),
      },
    ],
  });

  test('changes: who was added to one product in a mistyped line keeps the seat of another one', () => {
    const change = { added: ['anm@example.com'], removed: ['ann@example.com'] };
    expect(linesOf(planOf(both('changes', ['anm@example.com'], change)))[0]).toBe('ann@example.com withheld');
  });

  test('sync: each list is looked at by itself', () => {
    expect(linesOf(planOf(both('sync', ['anm@example.com', 'bob@example.com'])))).toEqual([
      'ann@example.com unassign',
      'bob@example.com unassign',
      'anm@example.com not-found',
      'bob@example.com has-seat',
    ]);
  });

  test('a product that nobody uses gets no holder while the other seat of somebody is withheld for it', () => {
    const world: World = {
      ...both('sync', []),
      products: [
        { productCode: 'incident_response', listed: ['bob@example.com'], held: [seatOf(ann), seatOf(bob)] },
        { productCode: 'incident_respnse', listed: ['ann@example.com', 'bob@example.com'], held: [] },
      ],
    };
    expect(linesOf(planOf(world))).toEqual([
      'bob@example.com has-seat',
      'ann@example.com withheld',
      'ann@example.com no-seat',
      'bob@example.com no-seat',
    ]);
  });
});

test('somebody without an account is not taken for the owner of a seat without a UUID', () => {
  const held = [seatOf(ann), { id: null, email: 'ghost@example.com', name: null, since: null }];
  const world: World = {
    ...situation({}),
    operation: 'sync',
    products: [
      { productCode: 'incident_response', listed: ['ann@example.com'], held },
      { productCode: 'on_call', listed: ['bob@example.com', 'nobody@example.net'], held: [] },
    ],
  };
  expect(linesOf(planOf(world))).toEqual([
    'ann@example.com has-seat',
    'ghost@example.com withheld',
    'bob@example.com assign',
    'nobody@example.net not-found',
  ]);
});

test("a seat with neither UUID nor e-mail is nobody's to remove", () => {
  const nobody = { id: null, email: null, name: null, since: null };
  expect(linesOf(planOf(situation({ held: [seatOf(ann), nobody] })))).toContain('unknown withheld');
});

test('a line that named nobody and is removed is no reason for a red run', () => {
  const change = { added: [], removed: ['knn@example.com'] };
  const held = [seatOf(ann), { ...seatOf(bob), email: null }];
  expect(linesOf(planOf(situation({ operation: 'changes', listed: ['ann@example.com'], held, change })))).toContain(
    'knn@example.com no-seat',
  );
});

describe('a mistyped line', () => {
  const listed = ['ann@example.com', 'catt@example.com', 'bob@example.com'];
  /** `cat@example.com withheld → catt@example.com`: with whom the plan suggests. */
  const told = (change: Change): string[] =>
    planOf(situation({ directory: [ann, bob, cat], ...change })).products.flatMap(({ people }) =>
      people.map(({ key, intent, suggestion }) =>
        [key, intent.kind === 'none' ? intent.status : intent.kind, suggestion].filter(Boolean).join(' '),
      ),
    );

  test('keeps every seat, and names whom it resembles', () => {
    expect(told({ listed })).toEqual([
      'ann@example.com has-seat',
      'catt@example.com not-found cat@example.com',
      'bob@example.com has-seat',
      'cat@example.com withheld',
    ]);
  });

  test('keeps, with unresolved-users: warn, the seats that it resembles alone', () => {
    const zoe = account(7, 'zoe');
    const world = { listed, directory: [ann, bob, cat, zoe], held: [ann, bob, cat, zoe].map(seatOf) };
    expect(told({ ...world, unresolvedFails: false }).slice(3)).toEqual([
      'cat@example.com withheld',
      'zoe@example.com unassign',
    ]);
  });

  test('keeps the seat of whom the same change removed', () => {
    const change = { added: ['catt@example.com'], removed: ['cat@example.com', 'bob@example.com'] };
    expect(told({ operation: 'changes', listed: listed.slice(0, 2), change })).toEqual([
      'ann@example.com has-seat',
      'catt@example.com not-found cat@example.com',
      'cat@example.com withheld',
      'bob@example.com unassign',
    ]);
  });

  test('of the list since long keeps nobody who was removed', () => {
    const change = { added: [], removed: ['cat@example.com'] };
    expect(told({ operation: 'changes', listed: listed.slice(0, 2), change })).toEqual([
      'ann@example.com has-seat',
      'catt@example.com no-seat',
      'cat@example.com unassign',
      'bob@example.com kept',
    ]);
  });

  test('is no doubt for whom unassign names', () => {
    expect(told({ operation: 'unassign', listed: ['cat@example.com', 'catt@example.com'] })).toEqual([
      'cat@example.com unassign',
      'catt@example.com not-found',
      'ann@example.com kept',
      'bob@example.com kept',
    ]);
  });
});

/** A person's account and a service account's with the same e-mail, and who of them holds a seat of which product. */
const shared = (
  operation: World['operation'],
  products: World['products'],
  directory: World['directory'] = [ann, robot],
): World => ({ operation, products, directory, protectedUsers: [] });

/** `ir: ann@example.com assign 00000000-…`: everybody who changes, by UUID. */
function changedIds(world: World): string[] {
  return planOf(world).products.flatMap(({ productCode, people }) =>
    people
      .filter(({ intent }) => intent.kind !== 'none')
      .map(({ id, intent }) => `${productCode}: ${intent.kind} ${id ?? 'nobody'}`),
  );
}

describe('who is to be assigned is looked up, also where a seat of another product shows an account', () => {
  const elsewhere = (held: readonly Holder[]): World['products'] => [
    { productCode: 'on_call', listed: null, held },
    { productCode: 'ir', listed: ['ann@example.com'], held: [] },
  ];
  const alsoListed = (held: readonly Holder[]): World['products'] =>
    elsewhere(held).map((product) => ({ ...product, listed: ['ann@example.com'] }));

  test('a disabled account is not assigned', () => {
    const world = shared('assign', alsoListed([seatOf(ann)]), [{ ...ann, disabled: true }]);
    expect(linesOf(planOf(world))).toEqual(['ann@example.com has-seat', 'ann@example.com disabled']);
  });

  test.each(['assign', 'sync'] as const)('%s: a disabled account listed by UUID is not assigned', (operation) => {
    const products = [
      { productCode: 'on_call', listed: [ann.id], held: [seatOf(ann)] },
      { productCode: 'ir', listed: [ann.id], held: [] },
    ];
    const world = shared(operation, products, [{ ...ann, disabled: true }]);
    expect(linesOf(planOf(world))).toEqual([`${ann.id} has-seat`, `${ann.id} disabled`]);
  });

  test('a disabled account is not assigned by changes either', () => {
    const change = { added: ['ann@example.com'], removed: [] };
    const products = alsoListed([seatOf(ann)]).map((product) => ({ ...product, change }));
    const world = shared('changes', products, [{ ...ann, disabled: true }]);
    expect(linesOf(planOf(world))).toEqual(['ann@example.com has-seat', 'ann@example.com disabled']);
  });

  test('a service account never gets the seat of the person with its e-mail', () => {
    const world = shared('assign', elsewhere([seatOf(robot)]));
    expect(changedIds(world)).toEqual([`ir: assign ${ann.id}`]);
  });

  test('somebody whom Datadog does not know any more is not assigned', () => {
    const world = shared('assign', elsewhere([seatOf(ann)]), []);
    expect(linesOf(planOf(world))).toEqual(['ann@example.com has-seat', 'ann@example.com not-found']);
  });
});

describe('who is to lose a seat by e-mail is looked up', () => {
  const unassign = (held: readonly Holder[]): World['products'] => [
    { productCode: 'ir', listed: ['ann@example.com'], held },
  ];
  const removed = (held: readonly Holder[]): World['products'] => [
    { productCode: 'ir', listed: [], held, change: { added: [], removed: ['ann@example.com'] } },
  ];

  describe.each([
    ['unassign', unassign],
    ['changes', removed],
  ] as const)('%s', (operation, products) => {
    test.each([
      ['the person first', [seatOf(ann), seatOf(robot)]],
      ['the service account first', [seatOf(robot), seatOf(ann)]],
    ])('the person loses it, not a service account that holds one too (%s)', (_, held) => {
      expect(changedIds(shared(operation, products(held)))).toEqual([`ir: unassign ${ann.id}`]);
    });

    test('a disabled person loses it, too', () => {
      const world = shared(operation, products([seatOf(robot), seatOf(ann)]), [{ ...ann, disabled: true }, robot]);
      expect(changedIds(world)).toEqual([`ir: unassign ${ann.id}`]);
    });

    test('where the person holds none, the service account keeps its own: a second run changes nothing', () => {
      const made = planOf(shared(operation, products([seatOf(robot)])));
      expect(linesOf(made)).toEqual(['ann@example.com no-seat', 'ann@example.com kept']);
      expect(made.products[0]?.people.map(({ id }) => id)).toEqual([ann.id, robot.id]);
    });

    test('a service account loses it where it is the only account with the e-mail', () => {
      const world = shared(operation, products([seatOf(robot)]), [robot]);
      expect(changedIds(world)).toEqual([`ir: unassign ${robot.id}`]);
    });

    test.each([
      ['both hold one', [seatOf(robot), seatOf(robot2)]],
      ['one holds one', [seatOf(robot2)]],
    ])('of two service accounts neither loses it (%s), and the reason is given', (_, held) => {
      const made = planOf(shared(operation, products(held), [robot, robot2]));
      expect(changesOf(made)).toEqual([]);
      expect(linesOf(made)[0]).toBe('ann@example.com withheld');
    });

    test('an account that Datadog does not know keeps a seat that only its e-mail points to', () => {
      const made = planOf(shared(operation, products([seatOf(ann)]), []));
      expect(changesOf(made)).toEqual([]);
      expect(linesOf(made)).toEqual(['ann@example.com withheld']);
    });

    test('a seat without UUID is that of the person, unless a service account shares the e-mail', () => {
      const held = products([{ ...seatOf(ann), id: null }]);
      expect(changedIds(shared(operation, held, [ann]))).toEqual([`ir: unassign ${ann.id}`]);
      expect(linesOf(planOf(shared(operation, held)))).toEqual(['ann@example.com withheld']);
    });

    test('a seat without e-mail is found by the UUID of the person', () => {
      const held = [ann, robot].map((one) => ({ ...seatOf(one), email: null }));
      expect(changedIds(shared(operation, products(held)))).toEqual([`ir: unassign ${ann.id}`]);
    });
  });

  test('a service account listed by UUID loses its own seat, not that of the person', () => {
    const products = [{ productCode: 'ir', listed: [robot.id], held: [seatOf(ann), seatOf(robot)] }];
    expect(changedIds(shared('unassign', products))).toEqual([`ir: unassign ${robot.id}`]);
  });

  test('a service account removed by UUID loses its own seat, not that of the person', () => {
    const change = { added: [], removed: [robot.id] };
    const products = [{ productCode: 'ir', listed: [], held: [seatOf(ann), seatOf(robot)], change }];
    expect(changedIds(shared('changes', products))).toEqual([`ir: unassign ${robot.id}`]);
  });

  test('nobody removed by UUID loses the seat while their e-mail is listed', () => {
    const change = { added: ['ann@example.com'], removed: [ann.id] };
    const products = [{ productCode: 'ir', listed: ['ann@example.com'], held: [seatOf(ann)], change }];
    expect(linesOf(planOf(shared('changes', products)))).toEqual(['ann@example.com has-seat']);
  });
});

describe('what is looked up for one product', () => {
  test('does not decide about a seat of another one: the e-mail of its seat list is enough to leave it alone', () => {
    const products = [
      { productCode: 'on_call', listed: ['ann@example.com'], held: [seatOf(robot)] },
      { productCode: 'ir', listed: [ann.id], held: [] },
    ];
    expect(changedIds(shared('assign', products))).toEqual([`ir: assign ${ann.id}`]);
  });

  test('does not decide who keeps a seat of another one: a second run right after changes nothing', () => {
    const idOnly = { ...seatOf(robot), email: null };
    const first = [
      { productCode: 'on_call', listed: ['ann@example.com'], held: [idOnly] },
      { productCode: 'ir', listed: [robot.id], held: [] },
    ];
    const alone = first.slice(0, 1);
    const inBoth = changedIds(shared('sync', first)).filter((line) => line.startsWith('on_call'));
    expect(inBoth).toEqual(changedIds(shared('sync', alone)));
  });
});

test('of two seats with the same e-mail and no UUID it cannot be told whose is whose: neither leaves', () => {
  const held = [ann, robot].map((one) => ({ ...seatOf(one), id: null }));
  const made = planOf(shared('sync', [{ productCode: 'ir', listed: [], held }]));
  expect(linesOf(made)).toEqual(['ann@example.com withheld', 'ann@example.com withheld']);
});

test.each([
  ['listed before', [ann.id, 'ann@example.com']],
  ['added', ['ann@example.com', ann.id]],
])(
  'changes adds somebody listed by UUID who is added by e-mail, also where the line that was %s is first',
  (_, listed) => {
    const change = { added: ['ann@example.com'], removed: [] };
    const made = planOf(shared('changes', [{ productCode: 'ir', listed, held: [seatOf(bob)], change }]));
    expect(linesOf(made)).toEqual([`${listed[0] ?? ''} assign`, 'bob@example.com kept']);
  },
);

test.each(['unassign', 'changes'] as const)(
  '%s of a UUID is certain, also where an ambiguous e-mail of it is first',
  (operation) => {
    const named = ['ann@example.com', robot.id];
    const change = operation === 'changes' ? { change: { added: [], removed: named } } : {};
    const listed = operation === 'changes' ? [] : named;
    const world = shared(operation, [{ productCode: 'ir', listed, held: [seatOf(robot)], ...change }]);
    expect(changedIds({ ...world, directory: [robot, robot2] })).toEqual([`ir: unassign ${robot.id}`]);
  },
);

test.each(['unassign', 'changes'] as const)('%s by UUID takes no seat that shows only a shared e-mail', (operation) => {
  const held = [{ ...seatOf(ann), id: null }];
  const change = operation === 'changes' ? { change: { added: [], removed: [ann.id] } } : {};
  const listed = operation === 'changes' ? [] : [ann.id];
  const made = planOf(shared(operation, [{ productCode: 'ir', listed, held, ...change }]));
  expect(linesOf(made)).toEqual([`${ann.id} withheld`]);
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

  test('somebody listed by UUID can lose a seat that the seat list has by e-mail only', () => {
    const world = situation({ operation: 'unassign', listed: [ann.id], held: [{ ...seatOf(ann), id: null }] });
    const [person] = planOf(world).products[0]?.people ?? [];
    expect(person).toMatchObject({ key: ann.id, id: ann.id, intent: { kind: 'unassign' } });
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
    const lost = planOf(world).products[0]?.people.filter(({ intent }) => intent.kind === 'unassign');
    expect(lost?.map(({ id }) => id)).not.toContain(ann.id);
  });

  test('a seat without e-mail may be that of somebody listed who could not be resolved, and stays', () => {
    const unlisted = { listed: ['gone@example.com'], held: [{ ...seatOf(cat), email: null }] };
    const world = situation({ ...unlisted, directory: [{ ...cat, email: null }] });
    expect(linesOf(planOf(world))).toEqual(['gone@example.com not-found', `${cat.id} withheld`]);
    const lookedUp = situation({ ...unlisted, directory: [cat], unresolvedFails: false });
    expect(linesOf(planOf(lookedUp))).toEqual(['gone@example.com not-found', `${cat.id} unassign`]);
    const clear = situation({ listed: [], held: [{ ...seatOf(cat), email: null }] });
    expect(linesOf(planOf(clear))).toEqual([`${cat.id} unassign`]);
  });

  test('a protected UUID protects also where the seat list has the e-mail only', () => {
    const world = situation({ listed: [], held: [{ ...seatOf(cat), id: null }], protectedUsers: [cat.id] });
    expect(linesOf(planOf(world))).toEqual(['cat@example.com protected']);
  });

  test('a protected e-mail protects also where the seat list has the UUID only', () => {
    const world = situation({
      listed: [],
      held: [{ ...seatOf(cat), email: null }],
      protectedUsers: ['cat@example.com'],
    });
    expect(linesOf(planOf(world))).toEqual([`${cat.id} protected`]);
  });
});

test('a list of very many people that is emptied removes the seat of each of them', () => {
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
    directory: people,
    protectedUsers: [],
  });
  expect(changesOf(made)).toHaveLength(150_000);
});
