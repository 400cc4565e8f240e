import fc from 'fast-check';
import type { FaultAnswer } from '../../sandbox/faults.ts';
import { ADDRESSES, UNKNOWN } from './people.ts';
import {
  idOf,
  type Line,
  type Product,
  PRODUCTS,
  type Server,
  type Settings,
  type Someone,
  type Trouble,
  type World,
} from './world.ts';

/** How often a property is tried; `WORLDS=5000` looks longer. */
export function worldsOf(usual: number): { numRuns: number } {
  return { numRuns: Number(process.env.WORLDS ?? usual) };
}

const place = fc.nat({ max: ADDRESSES.length - 1 });
const seldom = fc.nat({ max: 6 }).map((number) => number === 6);

// Datadog takes the e-mail of a person once. Robots may share that of anybody.
const someone = fc.record({
  isDisabled: seldom,
  kind: fc.constantFrom<'person' | 'robot' | 'sharing robot'>('person', 'person', 'person', 'robot', 'sharing robot'),
  hasNoEmail: seldom,
  hidden: fc.subarray(['id', 'email', 'assignedAt'] as const),
});

/** What seats hide: nothing, one field of every seat, or any field of some. */
const hiding = fc.constantFrom<'nothing' | 'id' | 'email' | 'any'>('nothing', 'nothing', 'id', 'email', 'any');

const directory = fc
  .tuple(hiding, fc.array(someone, { minLength: ADDRESSES.length, maxLength: ADDRESSES.length }))
  .map(([hides, people]): Someone[] =>
    people.map(({ isDisabled, kind, hasNoEmail, hidden }, index) => ({
      id: idOf(index),
      name: `Somebody ${index}`,
      email: hasNoEmail ? '' : (ADDRESSES[kind === 'sharing robot' && index > 0 ? index - 1 : index] ?? ''),
      isDisabled,
      isRobot: kind !== 'person',
      hidden: hides === 'any' ? hidden : hides === 'nothing' ? [] : [hides],
    })),
  );

// Far from the edges of grace: a run's waits must not carry a seat over one.
const seat = fc.record({ who: place, days: fc.constantFrom(1, 3, 40) });
const seats = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.uniqueArray(seat, { selector: ({ who }) => who, minLength: 2, maxLength: ADDRESSES.length }),
  },
  // Of a product that nobody uses the code is probably misspelled.
  { weight: 1, arbitrary: fc.constant([]) },
);

const user = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom<string>(...ADDRESSES) },
  { weight: 7, arbitrary: place.map(idOf) },
  { weight: 1, arbitrary: fc.constantFrom<string>(...ADDRESSES).map((email) => email.toUpperCase()) },
  { weight: 1, arbitrary: fc.constantFrom<string>(...UNKNOWN) },
);

const settings: fc.Arbitrary<Settings> = fc.record({
  operation: fc.constantFrom('list', 'assign', 'unassign', 'sync', 'sync', 'sync', 'changes', 'changes', 'changes'),
  isDryRun: seldom,
  maxSeats: fc.constantFrom(null, null, null, null, 3, 5, 8),
  maxUnassign: fc.constantFrom(10, 10, 10, 2),
  maxUnassignPercent: fc.constantFrom(100, 100, 100, 100, 50),
  allowsEmptyList: fc.boolean(),
  graceDays: fc.constantFrom(0, 0, 2, 7),
  protectedUsers: fc.constantFrom([], [ADDRESSES[0]], [idOf(2)], ['*@other.example.com']),
  unresolvedUsers: fc.constantFrom('fail', 'warn', 'warn'),
});

const answer: fc.Arbitrary<FaultAnswer> = fc.constantFrom(
  { kind: 'reset' },
  { kind: 'reset-after' },
  { kind: 'truncate' },
  { kind: 'truncate-clean' },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 429, headers: { 'X-RateLimit-Reset': '2' } },
  { kind: 'status', status: 403 },
);

const trouble: fc.Arbitrary<Trouble> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'DELETE'),
  path: fc.constantFrom('/api/v2/seats', '/api/v2/seats', '/api/v2/users'),
  after: fc.nat({ max: 3 }),
  times: fc.constantFrom(1, 1, 2, 5, 12),
  answer,
});

/** A server without faults that limits the size of writes and pages. */
const calm = fc.record({ maxPerWrite: fc.constantFrom(1000, 3, 2, 1), pageSize: fc.constantFrom(1000, 3, 2) });

const server: fc.Arbitrary<Server> = fc
  .record({
    calm,
    lagReads: fc.constantFrom(0, 0, 1, 3),
    lagMs: fc.constantFrom(0, 0, 2000, 5000),
    refused: fc.uniqueArray(place, { maxLength: 2 }),
    swallowed: fc.uniqueArray(place, { maxLength: 1 }),
    writesAnswered503: fc.constantFrom(0, 0, 1, 3),
    troubles: fc.array(trouble, { maxLength: 2 }),
  })
  .map(({ calm: limits, ...rest }) => ({ ...limits, ...rest }));

const PEACE = { lagReads: 0, lagMs: 0, refused: [], swallowed: [], writesAnswered503: 0, troubles: [] };

/** The same world with a server without faults. */
export function inPeace(world: World): World {
  return { ...world, server: { ...world.server, ...PEACE } };
}

export const worlds: fc.Arbitrary<World> = fc
  .record({ codes: fc.subarray([...PRODUCTS], { minLength: 1 }), people: directory, settings, server })
  .chain(({ codes, ...rest }) => {
    const line: fc.Arbitrary<Line> = fc.record({
      user,
      product: fc.constantFrom<Product | ''>('', ...codes),
      in: fc.constantFrom('both', 'before', 'after'),
    });
    return fc.record({
      ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, fc.constant(value)])),
      held: fc.record(Object.fromEntries(codes.map((code) => [code, seats]))),
      lines: fc.array(line, { maxLength: 8 }),
    }) as unknown as fc.Arbitrary<World>;
  });

/** The same world where every seat shows a UUID or an e-mail: of one that shows neither, nobody can tell whose it is. */
export function withKeys(world: World): World {
  const people = world.people.map((person) => {
    const isNameless = person.hidden.includes('email') || person.email === '';
    return isNameless ? { ...person, hidden: person.hidden.filter((field) => field !== 'id') } : person;
  });
  return { ...world, people };
}

/** The same world with the lines of the list, the seats and the directory in another order. */
export function shuffled(world: World): fc.Arbitrary<World> {
  const any = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
    fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
  const codes = Object.keys(world.held) as Product[];
  return fc
    .record({
      lines: any(world.lines),
      names: any(world.people.map(({ name }) => name)),
      held: fc.record(Object.fromEntries(codes.map((code) => [code, any(world.held[code] ?? [])]))),
    })
    .map(({ lines, names, held }) => ({
      ...world,
      lines,
      held,
      people: world.people.map((person, index) => ({ ...person, name: names[index] ?? '' })),
    }));
}
