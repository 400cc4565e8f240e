import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Account } from '../../src/seats/accounts.ts';
import type { Holder } from '../../src/seats/holders.ts';
import { type Operation, OPERATIONS } from '../../src/seats/operation.ts';
import type { Plan, PlannedPerson } from '../../src/seats/plan.ts';
import type { Who } from '../../src/seats/protection.ts';
import { account, changesOf, linesOf, planOf, seatOf, textOf, uuid, type World } from './situation.ts';

/** How much of an account the seat lists of an organisation show. */
type Detail = 'both' | 'id' | 'email';

/** Somebody as a list names them, by their place in the directory. */
interface Entry {
  readonly who: number;
  readonly by: 'id' | 'email';
}

/** One product of a random organisation: who is listed how, and who holds a seat, by their place in the directory. */
interface RandomProduct {
  readonly listed: readonly Entry[];
  readonly holding: readonly number[];
  /** Who of the listed was added just now, and who was removed from the list, by their place in the directory. */
  readonly added: readonly number[];
  readonly removed: readonly Entry[];
}

interface RandomWorld {
  readonly operation: Operation;
  readonly detail: Detail;
  readonly directory: readonly Account[];
  readonly products: readonly RandomProduct[];
  readonly protectedUsers: readonly string[];
  readonly graceDays: number;
  readonly unresolvedFails: boolean;
  /** Whose removals the reviewed plan showed, by their place in the directory; `null` for no plan. */
  readonly shown: readonly number[] | null;
}

const PEOPLE = 6;
/** Somebody on the list whom Datadog does not know. */
const UNKNOWN = account(99, 'unknown');

/** A third of all seats are a day old, another third are older, and of the rest Datadog does not say. */
const SINCE = ['2026-11-23T12:00:00.000Z', '2026-10-01T12:00:00.000Z', null];

function shown(person: Account, detail: Detail, number: number): Holder {
  const { id, email, name } = seatOf(person);
  const since = SINCE[number % SINCE.length] ?? null;
  return { id: detail === 'email' ? null : id, email: detail === 'id' ? null : email, name, since };
}

function personOf(world: RandomWorld, number: number): Account {
  return world.directory[number] ?? UNKNOWN;
}

/** Whether a service account has an e-mail that means somebody else, since a person has it. */
function sharesWithPerson({ id, email, serviceAccount }: Account, { directory }: RandomWorld): boolean {
  return serviceAccount && directory.some((one) => one.id !== id && one.email === email && !one.serviceAccount);
}

/** Whom an entry means: an e-mail the person who has it, before any service account. */
function meant(entry: Entry, world: RandomWorld): string {
  const named = personOf(world, entry.who);
  const person = world.directory.find(({ email, serviceAccount }) => email === named.email && !serviceAccount);
  return entry.by === 'email' && person !== undefined ? person.id : named.id;
}

function worldOf(world: RandomWorld): World {
  const keysOf = (entries: readonly Entry[]): string[] => [
    ...new Set(entries.map(({ who, by }) => personOf(world, who)[by] ?? '')),
  ];
  // Somebody on the list under both keys, of which only one was added, is not what the properties of `changes` are about.
  const once = (entries: readonly Entry[]): Entry[] => [
    ...new Map([...entries].reverse().map((entry) => [meant(entry, world), entry])).values(),
  ];
  const { shown: removals } = world;
  const shows = (_: string, { id }: Who): boolean =>
    removals?.some((number) => personOf(world, number).id === id) === true;
  return {
    ...world,
    reviewed: removals === null ? { kind: 'none' } : { kind: 'plan', shows },
    products: world.products.map(({ listed, holding, added, removed }, index) => {
      const keys = keysOf(world.operation === 'changes' ? once(listed) : listed);
      const product = {
        productCode: `product_${index}`,
        listed: keys,
        held: holding.map((number) => shown(personOf(world, number), world.detail, number)),
      };
      const change = {
        added: keys.filter((_, place) => added.includes(place)),
        removed: keysOf(removed).filter((key) => !keys.includes(key)),
      };
      return world.operation === 'changes' ? { ...product, change } : product;
    }),
  };
}

const ALL = Object.keys(OPERATIONS) as Operation[];
const ALL_DETAILS: readonly Detail[] = ['both', 'id', 'email'];
const number = fc.nat({ max: PEOPLE - 1 });
const entry = fc.record({ who: fc.nat({ max: PEOPLE }), by: fc.constantFrom<'id' | 'email'>('id', 'email') });

function randomWorlds(
  operations: readonly Operation[],
  details: readonly Detail[] = ALL_DETAILS,
): fc.Arbitrary<RandomWorld> {
  const product = fc.record({
    listed: fc.array(entry, { maxLength: 8 }),
    holding: fc.uniqueArray(number),
    added: fc.uniqueArray(number),
    removed: fc.array(entry, { maxLength: PEOPLE }),
  });
  const person = fc.record({ disabled: fc.boolean(), serviceAccount: fc.boolean(), shares: fc.boolean() });
  return fc
    .record({
      operation: fc.constantFrom(...operations),
      detail: fc.constantFrom(...details),
      people: fc.array(person, { minLength: PEOPLE, maxLength: PEOPLE }),
      products: fc.array(product, { minLength: 1, maxLength: 2 }),
      protectedPeople: fc.uniqueArray(number, { maxLength: 2 }),
      graceDays: fc.constantFrom(0, 0, 7),
      unresolvedFails: fc.boolean(),
      shown: fc.option(fc.uniqueArray(number)),
    })
    .map(({ people, protectedPeople, ...rest }) => {
      const directory = people.map(({ disabled, serviceAccount, shares }, index) => {
        // A service account may share the e-mail of the account before it; two people never do.
        const isShared = serviceAccount && shares && index > 0;
        return account(index, `person-${isShared ? index - 1 : index}`, { disabled, serviceAccount });
      });
      return { ...rest, directory, protectedUsers: protectedPeople.map(uuid) };
    });
}

const anyWorld = randomWorlds(ALL);
/** `protected-users` names UUIDs here, so the seat list shows them. */
const syncWorld = randomWorlds(['sync'], ['both', 'id']);

/**
 * The same worlds without what a seat list of e-mails alone cannot tell apart: whose seat it is where accounts share an
 * e-mail. There, service accounts that share theirs hold no seat, and nobody names them by UUID.
 */
function clear(worlds: fc.Arbitrary<RandomWorld>): fc.Arbitrary<RandomWorld> {
  return worlds.map((world) => {
    const isUnclear = (who: number): boolean => {
      const { email, serviceAccount } = personOf(world, who);
      const sharing = world.directory.filter((one) => one.email === email);
      return world.detail === 'email' && serviceAccount && sharing.length > 1;
    };
    const clearly = ({ who, by }: Entry): Entry => ({ who, by: isUnclear(who) ? 'email' : by });
    const products = world.products.map((product) => ({
      ...product,
      listed: product.listed.map(clearly),
      holding: product.holding.filter((who) => !isUnclear(who)),
      removed: product.removed.map(clearly),
    }));
    return { ...world, products };
  });
}

function peopleOf(made: Plan, kind: 'assign' | 'unassign'): PlannedPerson[] {
  return made.products.flatMap(({ people }) => people.filter(({ intent }) => intent.kind === kind));
}

/** The world after Datadog did what a plan means. */
function apply(made: Plan, world: RandomWorld): RandomWorld {
  const products = world.products.map((product, index) => {
    const idsOf = (kind: string): (string | null)[] =>
      (made.products[index]?.people ?? []).filter(({ intent }) => intent.kind === kind).map(({ id }) => id);
    const lost = idsOf('unassign');
    const got = idsOf('assign');
    const held = world.directory.map(({ id }, who) => ({ id, who })).filter(({ id }) => got.includes(id));
    const kept = product.holding.filter((who) => !lost.includes(personOf(world, who).id));
    return { ...product, holding: [...new Set([...kept, ...held.map(({ who }) => who)])] };
  });
  return { ...world, products };
}

function check(worlds: fc.Arbitrary<RandomWorld>, property: (world: RandomWorld) => void): void {
  fc.assert(fc.property(worlds, property), { numRuns: 1000 });
}

describe('whatever the organisation and the list', () => {
  test('everybody who is listed or holds a seat is in the plan exactly once', () => {
    // `list` and `changes` do not look up who is listed since long: UUIDs on the list and e-mails of seats do not meet.
    const meets = ({ detail, operation }: RandomWorld): boolean => detail !== 'email' || operation !== 'changes';
    check(clear(anyWorld).filter(meets), (random) => {
      const world = worldOf(random);
      const made = planOf(world);
      const twice = made.problems.map(({ says }) => textOf(says).split(' ')[0] ?? '');
      for (const [index, { listed, held, change }] of world.products.entries()) {
        const people = made.products[index]?.people ?? [];
        const ids = people.map(({ id }) => id).filter((id) => id !== null);
        expect(new Set(ids).size).toBe(ids.length);
        expect(people.length).toBeLessThanOrEqual(held.length + (listed?.length ?? 0) + (change?.removed.length ?? 0));
        for (const key of listed ?? []) {
          const times = people.filter((person) => person.listed !== null && person.key === key).length;
          expect(times === 1 || (times === 0 && twice.includes(key))).toBe(true);
        }
        for (const holder of held) {
          const same = people.filter(({ id, email }) =>
            holder.id === null ? email === holder.email : id === holder.id,
          );
          expect(same.length).toBeGreaterThanOrEqual(1);
        }
      }
    });
  });

  test('a change has a UUID, and nobody both gets and loses a seat', () => {
    check(anyWorld, (random) => {
      for (const { people } of planOf(worldOf(random)).products) {
        const changed = people.filter(({ intent }) => intent.kind !== 'none').map(({ id }) => id);
        expect(changed).not.toContain(null);
        expect(new Set(changed).size).toBe(changed.length);
      }
    });
  });

  test.each(ALL)('a second %s right after the first changes nothing', (operation) => {
    check(clear(randomWorlds([operation])), (random) => {
      const made = planOf(worldOf(random));
      // What is in doubt may be certain once others hold the seats they are listed for.
      fc.pre(!linesOf(made).some((line) => line.endsWith(' withheld')));
      expect(changesOf(planOf(worldOf(apply(made, random))))).toEqual([]);
    });
  });

  test('nobody who is disabled, and no service account that shares its e-mail with a person, is assigned by it', () => {
    check(anyWorld, (random) => {
      for (const { id, key } of peopleOf(planOf(worldOf(random)), 'assign')) {
        const assigned = random.directory.find((one) => one.id === id);
        expect(assigned?.disabled).toBe(false);
        expect(key.includes('@') && assigned !== undefined && sharesWithPerson(assigned, random)).toBe(false);
      }
    });
  });

  test('no service account that shares its e-mail with a person loses a seat by it', () => {
    check(randomWorlds(['unassign', 'changes']), (random) => {
      for (const { id, key } of peopleOf(planOf(worldOf(random)), 'unassign')) {
        const lost = random.directory.find((one) => one.id === id);
        expect(key.includes('@') && lost !== undefined && sharesWithPerson(lost, random)).toBe(false);
      }
    });
  });

  test('after a sync, everybody listed holds a seat or is unresolved', () => {
    check(randomWorlds(['sync']), (random) => {
      const after = planOf(worldOf(apply(planOf(worldOf(random)), random)));
      const statusOf = ({ intent }: PlannedPerson): string => (intent.kind === 'none' ? intent.status : intent.kind);
      const everybody = after.products.flatMap(({ people }) => people);
      for (const { people } of after.products) {
        const listed = people.filter((person) => person.listed !== null);
        // Nobody is assigned a product that nobody uses while the seat of another one is withheld for it.
        const isWaiting = everybody.some(
          (one) => statusOf(one) === 'withheld' && listed.some(({ id }) => id === one.id),
        );
        const allowed = ['has-seat', 'not-found', 'ambiguous', 'disabled', ...(isWaiting ? ['no-seat'] : [])];
        listed.forEach((person) => {
          expect(allowed).toContain(statusOf(person));
        });
      }
    });
  });

  test('nobody who is protected or listed loses a seat in sync', () => {
    check(syncWorld, (random) => {
      const world = worldOf(random);
      for (const [index, { people }] of planOf(world).products.entries()) {
        const listed = world.products[index]?.listed ?? [];
        for (const { id, email } of people.filter(({ intent }) => intent.kind === 'unassign')) {
          expect(world.protectedUsers).not.toContain(id);
          expect(listed).not.toContain(id);
          expect(listed).not.toContain(email);
        }
      }
    });
  });

  /** Who is certain to lose the seat in `sync`, or in `changes` beside having been removed, told once more and in other words. */
  function isCertain(random: RandomWorld, index: number, { id, email, since }: Holder): boolean {
    const {
      operation,
      protectedUsers,
      graceDays,
      unresolvedFails,
      shown: removals,
      products,
    } = worldOf(random) as World & RandomWorld;
    const mine = (keys: readonly string[] | null | undefined): boolean =>
      keys?.some((key) => key === id || key === email) === true;
    const product = products[index];
    const isYoung = graceDays > 0 && (since === null || since.startsWith('2026-11-2'));
    const isElsewhere = products.some(({ listed, held }) => held.length === 0 && mine(listed));
    const unresolved = planOf(worldOf(random)).products[index]?.people.some(
      ({ intent, listed }) => listed !== null && intent.kind === 'none' && /not-found|ambiguous/.test(intent.status),
    );
    return (
      !mine(product?.listed) &&
      !mine(protectedUsers) &&
      (operation !== 'sync' || !isYoung) &&
      (removals === null || removals.some((number) => personOf(random, number).id === id)) &&
      (operation !== 'sync' || !unresolvedFails || unresolved !== true) &&
      !isElsewhere
    );
  }

  // E-mails of these worlds resemble each other: `person-1`, `person-2`.
  const isUnlikely = ({ operation, unresolvedFails }: RandomWorld): boolean => operation === 'sync' && unresolvedFails;

  test('no seat leaves without certainty: in sync those lose it who are certain to, and nobody else', () => {
    check(randomWorlds(['sync'], ['both']).filter(isUnlikely), (random) => {
      const world = worldOf(random);
      for (const [index, { people }] of planOf(world).products.entries()) {
        const lost = people.filter(({ intent }) => intent.kind === 'unassign').map(({ id }) => id);
        const held = world.products[index]?.held ?? [];
        const expected = held.filter((holder) => isCertain(random, index, holder)).map(({ id }) => id);
        expect([...lost].sort()).toEqual([...expected].sort());
      }
    });
  });

  test('no seat leaves without certainty: whatever the operation, nobody loses it while anything speaks for them', () => {
    check(randomWorlds(['sync', 'changes'], ['both', 'id']), (random) => {
      const world = worldOf(random);
      for (const [index, { people }] of planOf(world).products.entries()) {
        for (const { id, since } of people.filter(({ intent }) => intent.kind === 'unassign')) {
          const email = random.directory.find((one) => one.id === id)?.email ?? null;
          expect(isCertain(random, index, { id, email, name: null, since })).toBe(true);
        }
      }
    });
  });

  test('no operation does what it may not: assign never unassigns, unassign never assigns, list does neither', () => {
    check(anyWorld, (random) => {
      const made = planOf(worldOf(random));
      const mayAssign = random.operation !== 'unassign' && random.operation !== 'list';
      const mayUnassign = random.operation !== 'assign' && random.operation !== 'list';
      expect(mayAssign || peopleOf(made, 'assign').length === 0).toBe(true);
      expect(mayUnassign || peopleOf(made, 'unassign').length === 0).toBe(true);
    });
  });

  test('changes gives seats to those who were added and takes them from those who were removed, from nobody else', () => {
    check(randomWorlds(['changes'], ['both']), (random) => {
      const world = worldOf(random);
      for (const [index, { people }] of planOf(world).products.entries()) {
        const { listed, change } = world.products[index] ?? {};
        for (const { key, id, email, intent, listed: entry } of people) {
          if (intent.kind === 'assign') {
            expect(change?.added).toContain(key);
            expect(entry?.key).toBe(key);
          } else if (intent.kind === 'unassign') {
            expect(change?.removed).toContain(key);
            expect(listed).not.toContain(id);
            expect(listed).not.toContain(email);
            expect(world.protectedUsers).not.toContain(id);
          }
        }
      }
    });
  });

  test('nobody who is not listed gets a seat, and no holder gets a second one', () => {
    check(randomWorlds(ALL, ['both']), (random) => {
      const world = worldOf(random);
      for (const [index, { people }] of planOf(world).products.entries()) {
        const held = world.products[index]?.held.map(({ id }) => id) ?? [];
        for (const person of people.filter(({ intent }) => intent.kind === 'assign')) {
          expect(person.listed).not.toBeNull();
          expect(held).not.toContain(person.id);
        }
      }
    });
  });

  test('the order does not depend on the order of the seat list', () => {
    check(anyWorld, (random) => {
      const world = worldOf(random);
      const reversed = world.products.map((product) => ({ ...product, held: [...product.held].reverse() }));
      expect(planOf({ ...world, products: reversed })).toEqual(planOf(world));
    });
  });

  test('listed people stand in the order of the list, unlisted holders after them', () => {
    check(anyWorld, (random) => {
      const world = worldOf(random);
      for (const { people } of planOf(world).products) {
        const lines = people.flatMap(({ listed }) => (listed === null ? [] : [listed.source?.line ?? 0]));
        expect(lines).toEqual([...lines].sort((a, b) => a - b));
        expect(people.findLastIndex(({ listed }) => listed !== null)).toBe(lines.length - 1);
      }
    });
  });
});
