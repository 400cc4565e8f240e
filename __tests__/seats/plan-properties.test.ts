import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Holder } from '../../src/seats/holders.ts';
import type { Plan, PlannedPerson } from '../../src/seats/plan.ts';
import type { Account } from '../../src/seats/resolution.ts';
import { OPERATIONS, type Operation } from '../../src/seats/status.ts';
import { account, changesOf, planOf, seatOf, uuid, type World } from './situation.ts';

/** How much of an account the seat lists of an organisation tell. */
type Detail = 'both' | 'id' | 'email';

/** One product of a random organisation: who is listed how, and who holds a seat, by their place in the directory. */
interface RandomProduct {
  readonly listed: readonly { readonly who: number; readonly by: 'id' | 'email' }[];
  readonly holding: readonly number[];
  /** Who of the listed was added just now, and who was removed from the list, by their place in the directory. */
  readonly added: readonly number[];
  readonly removed: readonly number[];
}

interface RandomWorld {
  readonly operation: Operation;
  readonly detail: Detail;
  readonly directory: readonly Account[];
  readonly products: readonly RandomProduct[];
  readonly protectedUsers: readonly string[];
}

const PEOPLE = 6;
/** Somebody on the list whom Datadog does not know. */
const UNKNOWN = account(99, 'unknown');

function tell(person: Account, detail: Detail): Holder {
  const { id, email, name } = seatOf(person);
  return { id: detail === 'email' ? null : id, email: detail === 'id' ? null : email, name };
}

/** A seat list never shows the same person twice. */
function unique(holders: readonly Holder[]): Holder[] {
  return [...new Map(holders.map((holder) => [holder.id ?? holder.email, holder])).values()];
}

function personOf(world: RandomWorld, number: number): Account {
  return world.directory[number] ?? UNKNOWN;
}

function worldOf(world: RandomWorld): World {
  return {
    ...world,
    products: world.products.map(({ listed, holding, added, removed }, index) => {
      // Somebody listed twice, of which only one line was added, is not what the properties of `changes` are about.
      const keyOf = world.operation === 'changes' ? () => 'email' as const : ({ by }: { by: 'id' | 'email' }) => by;
      const keys = [...new Set(listed.map((entry) => personOf(world, entry.who)[keyOf(entry)] ?? ''))];
      const emails = removed.map((number) => personOf(world, number).email ?? '');
      const product = {
        productCode: `product_${index}`,
        listed: keys,
        held: unique(holding.map((number) => tell(personOf(world, number), world.detail))),
      };
      const change = {
        added: keys.filter((_, place) => added.includes(place)),
        removed: [...new Set(emails)].filter((email) => !keys.includes(email)),
      };
      return world.operation === 'changes' ? { ...product, change } : product;
    }),
  };
}

const number = fc.nat({ max: PEOPLE - 1 });

function randomWorlds(
  operations: readonly Operation[],
  details: readonly Detail[],
  sharedEmails: boolean,
): fc.Arbitrary<RandomWorld> {
  const product = fc.record({
    listed: fc.array(fc.record({ who: fc.nat({ max: PEOPLE }), by: fc.constantFrom('id', 'email') }), { maxLength: 8 }),
    holding: fc.uniqueArray(number),
    added: fc.uniqueArray(number),
    removed: fc.uniqueArray(number),
  });
  const person = fc.record({ disabled: fc.boolean(), serviceAccount: fc.boolean(), shares: fc.boolean() });
  return fc
    .record({
      operation: fc.constantFrom(...operations),
      detail: fc.constantFrom(...details),
      people: fc.array(person, { minLength: PEOPLE, maxLength: PEOPLE }),
      products: fc.array(product, { minLength: 1, maxLength: 2 }),
      protectedPeople: fc.uniqueArray(number, { maxLength: 2 }),
    })
    .map(({ operation, detail, people, products, protectedPeople }) => {
      const directory = people.map(({ disabled, serviceAccount, shares }, index) => {
        // A service account may share the e-mail of the account before it; two people never do.
        // A seat list of e-mails alone could not tell them apart; what a seat of another product tells of such accounts
        // and of disabled ones is a matter of its own (plan.test.ts).
        const isShared =
          sharedEmails && detail !== 'email' && products.length === 1 && serviceAccount && shares && index > 0;
        return account(index, `person-${isShared ? index - 1 : index}`, {
          disabled: disabled && products.length === 1,
          serviceAccount,
        });
      });
      return { operation, detail, directory, products, protectedUsers: protectedPeople.map(uuid) };
    });
}

const ALL = Object.keys(OPERATIONS) as Operation[];
const ALL_DETAILS: readonly Detail[] = ['both', 'id', 'email'];
const anyWorld = randomWorlds(ALL, ALL_DETAILS, true);
/** `protected-users` names UUIDs here, so the seat list tells them. */
const syncWorld = randomWorlds(['sync'], ['both', 'id'], true);

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
  fc.assert(fc.property(worlds, property), { numRuns: 400 });
}

describe('whatever the organisation and the list', () => {
  test('everybody who is listed or holds a seat is in the plan exactly once', () => {
    check(anyWorld, (random) => {
      const world = worldOf(random);
      const made = planOf(world);
      const told = made.problems.map(({ message }) => message.split(' ')[0] ?? '');
      for (const [index, { listed, held, change }] of world.products.entries()) {
        const people = made.products[index]?.people ?? [];
        const ids = people.map(({ id }) => id).filter((id) => id !== null);
        expect(new Set(ids).size).toBe(ids.length);
        expect(people.length).toBeLessThanOrEqual(held.length + (listed?.length ?? 0) + (change?.removed.length ?? 0));
        for (const key of listed ?? []) {
          const times = people.filter((person) => person.listed && person.key === key).length;
          expect(times === 1 || (times === 0 && told.includes(key))).toBe(true);
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

  test.each(['assign', 'sync', 'list'] as const)('a second %s right after the first changes nothing', (operation) => {
    check(randomWorlds([operation], ALL_DETAILS, true), (random) => {
      const after = apply(planOf(worldOf(random)), random);
      expect(changesOf(planOf(worldOf(after)))).toEqual([]);
    });
  });

  // Where accounts share an e-mail, see plan.test.ts.
  test.each(['unassign', 'changes'] as const)('a second %s right after the first changes nothing', (operation) => {
    check(randomWorlds([operation], operation === 'unassign' ? ALL_DETAILS : ['both'], false), (random) => {
      const after = apply(planOf(worldOf(random)), random);
      expect(changesOf(planOf(worldOf(after)))).toEqual([]);
    });
  });

  test('after a sync, everybody listed holds a seat or is unresolved', () => {
    check(randomWorlds(['sync'], ALL_DETAILS, true), (random) => {
      const after = planOf(worldOf(apply(planOf(worldOf(random)), random)));
      const listed = after.products.flatMap(({ people }) => people.filter((person) => person.listed));
      for (const { intent } of listed) {
        expect(['has-seat', 'not-found', 'ambiguous', 'disabled']).toContain(
          intent.kind === 'none' ? intent.status : intent.kind,
        );
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

  test('in sync, every holder who is neither listed nor protected loses the seat', () => {
    check(randomWorlds(['sync'], ['both'], false), (random) => {
      const world = worldOf(random);
      for (const [index, { people }] of planOf(world).products.entries()) {
        const { listed, held } = world.products[index] ?? { listed: [], held: [] };
        const lost = people.filter(({ intent }) => intent.kind === 'unassign').map(({ id }) => id);
        const stays = new Set<string | null>([...(listed ?? []), ...world.protectedUsers]);
        const expected = held.filter(({ id, email }) => !stays.has(id) && !stays.has(email)).map(({ id }) => id);
        expect([...lost].sort()).toEqual([...expected].sort());
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
    check(randomWorlds(['changes'], ['both'], false), (random) => {
      const world = worldOf(random);
      for (const [index, { people }] of planOf(world).products.entries()) {
        const { listed, change } = world.products[index] ?? {};
        for (const { key, id, email, intent, listed: isListed } of people) {
          if (intent.kind === 'assign') {
            expect(change?.added).toContain(key);
            expect(isListed).toBe(true);
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
    check(randomWorlds(ALL, ['both'], true), (random) => {
      const world = worldOf(random);
      for (const [index, { people }] of planOf(world).products.entries()) {
        const held = world.products[index]?.held.map(({ id }) => id) ?? [];
        for (const person of people.filter(({ intent }) => intent.kind === 'assign')) {
          expect(person.listed).toBe(true);
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
        const lines = people.filter(({ listed }) => listed).map(({ source }) => source?.line ?? 0);
        expect(lines).toEqual([...lines].sort((a, b) => a - b));
        expect(people.findLastIndex(({ listed }) => listed)).toBe(lines.length - 1);
      }
    });
  });
});
