import { lookAlike } from './people.ts';
import { type Held, type Played, productsOf } from './play.ts';
import type { Line, Product, Someone, World } from './world.ts';

/** What the README says about the people of a world, without the code under test. */

export function personWith(world: World, id: string | null): Someone | undefined {
  return world.people.find((person) => person.id === id);
}

/** Whom a listed key means: one account, nobody, or several. An e-mail means the person before any robot. */
export function meaningOf(key: string, { people }: World): Someone | 'nobody' | 'several' {
  const named = people.filter(({ id, email }) => key === id || key === email);
  const humans = named.filter(({ isRobot }) => !isRobot);
  const [one, ...others] = key.includes('@') && humans.length > 0 ? humans : named;
  return one === undefined ? 'nobody' : others.length > 0 ? 'several' : one;
}

function keysOf(lines: readonly Line[], product: Product): string[] {
  const own = lines.filter((line) => line.product === product || line.product === '');
  return own.map(({ user }) => user.toLowerCase());
}

/** The keys on the list of today, and on the list before the push. */
export function listedKeys({ lines }: World, product: Product): string[] {
  const today = lines.filter((line) => line.in !== 'before');
  return keysOf(today, product);
}

function earlierKeys({ lines }: World, product: Product): string[] {
  const earlier = lines.filter((line) => line.in !== 'after');
  return keysOf(earlier, product);
}

export function addedKeys(world: World, product: Product): string[] {
  const earlier = earlierKeys(world, product);
  return listedKeys(world, product).filter((key) => !earlier.includes(key));
}

export function removedKeys(world: World, product: Product): string[] {
  const today = listedKeys(world, product);
  return earlierKeys(world, product).filter((key) => !today.includes(key));
}

export function isAmong({ id, email }: Someone, keys: readonly string[]): boolean {
  return keys.includes(id) || (email !== '' && keys.includes(email));
}

/** How many seats show this key. */
function seatsShowing(key: string, product: Product, world: World, before: Held): number {
  const holders = world.people.filter(({ id }) => before[product]?.includes(id));
  return holders.filter(({ id, email, hidden }) => {
    return (key === id && !hidden.includes('id')) || (key === email && !hidden.includes('email'));
  }).length;
}

/** Listed keys that mean nobody or several, unless one seat shows that they hold it. */
function unresolvedKeys(keys: readonly string[], product: Product, world: World, before: Held): string[] {
  return keys.filter((key) => {
    return typeof meaningOf(key, world) === 'string' && seatsShowing(key, product, world, before) !== 1;
  });
}

function isProtected({ id, email }: Someone, { settings }: World): boolean {
  return settings.protectedUsers.some((pattern) =>
    pattern.startsWith('*') ? email.endsWith(pattern.slice(1)) : pattern === id || pattern === email,
  );
}

/** The seat list does not show whose seat it is: no UUID, and no e-mail or one that several accounts have. */
export function isUnclear({ email, hidden }: Someone, { people }: World): boolean {
  const sharing = people.filter((one) => one.email === email).length;
  return hidden.includes('id') && (hidden.includes('email') || email === '' || sharing > 1);
}

/** Whether a listed person who was not found may be this one. */
function isInDoubt(person: Someone, product: Product, world: World, before: Held): boolean {
  const { operation, unresolvedUsers } = world.settings;
  const unresolved =
    operation === 'sync'
      ? unresolvedKeys(listedKeys(world, product), product, world, before)
      : productsOf(world).flatMap((one) => unresolvedKeys(addedKeys(world, one), one, world, before));
  const isAnybody = operation === 'sync' && unresolvedUsers === 'fail' && unresolved.length > 0;
  return isAnybody || unresolved.some((key) => lookAlike(key, person.email));
}

/** Listed for a product that nobody holds a seat of: its code is probably misspelled. */
function isMisplaced(person: Someone, world: World, before: Held): boolean {
  return productsOf(world).some((one) => before[one]?.length === 0 && isAmong(person, listedKeys(world, one)));
}

/** Why the first run of a world had no right to take this seat: the ladder of removals. `null` if it had. */
export function whyNotRemoved(person: Someone, product: Product, world: World, before: Held): string | null {
  const { operation, graceDays, isDryRun } = world.settings;
  const means = (key: string): boolean => meaningOf(key, world) === person;
  const isNamed = { list: [], assign: [], sync: null, unassign: listedKeys, changes: removedKeys }[operation];
  const keys = typeof isNamed === 'function' ? isNamed(world, product) : isNamed;
  const seat = world.held[product]?.find(({ who }) => world.people[who] === person);
  const isUnlisted = operation === 'sync' || operation === 'changes';
  const reasons: Readonly<Record<string, boolean>> = {
    'a dry run removes nobody': isDryRun,
    'nothing names this person': keys !== null && !keys.some(means),
    'still listed': isUnlisted && isAmong(person, listedKeys(world, product)),
    protected: isProtected(person, world),
    'in grace': operation === 'sync' && (seat?.days ?? 0) < graceDays,
    'a listed person may be this one': isUnlisted && isInDoubt(person, product, world, before),
    'listed for a product without seats': isUnlisted && isMisplaced(person, world, before),
    'it is not clear whose seat it is': isUnclear(person, world),
    'of unknown age': operation === 'sync' && graceDays > 0 && person.hidden.includes('assignedAt'),
    'the list is empty':
      operation === 'sync' && !world.settings.allowsEmptyList && listedKeys(world, product).length === 0,
  };
  return Object.keys(reasons).find((reason) => reasons[reason]) ?? null;
}

/** Why a run had no right to give this seat; `null` if it had. */
export function whyNotAssigned(person: Someone, product: Product, world: World): string | null {
  const { operation, isDryRun } = world.settings;
  const keys = operation === 'changes' ? addedKeys(world, product) : listedKeys(world, product);
  const reasons: Readonly<Record<string, boolean>> = {
    'a dry run assigns nobody': isDryRun,
    'the operation assigns nobody': operation === 'list' || operation === 'unassign',
    'nothing names this person': !keys.some((key) => meaningOf(key, world) === person),
    disabled: person.isDisabled,
  };
  return Object.keys(reasons).find((reason) => reasons[reason]) ?? null;
}

/** Every seat that a run had no right to assign or remove. */
export function wrongChanges(world: World, { before, after }: Played): string[] {
  return productsOf(world).flatMap((product) => {
    const [was, is] = [before[product] ?? [], after[product] ?? []];
    const lost = world.people.filter(({ id }) => was.includes(id) && !is.includes(id));
    const got = world.people.filter(({ id }) => !was.includes(id) && is.includes(id));
    return [
      ...lost.map((person) => ({ did: 'lost', person, why: whyNotRemoved(person, product, world, before) })),
      ...got.map((person) => ({ did: 'got', person, why: whyNotAssigned(person, product, world) })),
    ].flatMap(({ did, person, why }) => (why === null ? [] : [`${person.id} ${did} ${product}: ${why}`]));
  });
}

/** Every limit that a run exceeded. */
export function brokenLimits(world: World, { before, after, counts }: Played): string[] {
  const { operation, maxSeats, maxUnassign, maxUnassignPercent } = world.settings;
  return productsOf(world).flatMap((product) => {
    const [was, is] = [before[product] ?? [], after[product] ?? []];
    const peak = Math.max(was.length, ...(counts[product] ?? []));
    const lost = was.filter((id) => !is.includes(id)).length;
    const share = Math.max(1, (maxUnassignPercent * was.length) / 100);
    const isBounded = operation === 'sync' || operation === 'changes';
    const limits: Readonly<Record<string, boolean>> = {
      'the peak is higher than before and after': peak > Math.max(was.length, is.length),
      'more than max-seats': maxSeats !== null && peak > Math.max(was.length, maxSeats),
      'more than max-unassign': isBounded && lost > maxUnassign,
      'more than max-unassign-percent': isBounded && lost > share,
    };
    return Object.keys(limits).flatMap((limit) => (limits[limit] ? [`${product}: ${limit}`] : []));
  });
}
