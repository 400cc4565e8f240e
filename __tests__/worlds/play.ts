import { type DatadogSandbox, startDatadog } from '../../sandbox/datadog.ts';
import { type GithubSandbox, startGithub } from '../../sandbox/github.ts';
import { makeRepository } from '../../sandbox/github/world.ts';
import { makeWorld } from '../../sandbox/organisation.ts';
import type { Clock } from '../../src/seats/services.ts';
import type { Finished, With } from '../e2e/action.ts';
import { pushEvent, sha } from '../e2e/events.ts';
import { NOW_MS, worldClock } from './clock.ts';
import { type InProcess, runInProcess } from './run-in-process.ts';
import { type Product, type Settings, type World } from './world.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const LIST = 'seats.csv';

/** Product code → UUIDs of those who hold a seat in truth. */
export type Held = Readonly<Partial<Record<Product, readonly string[]>>>;

/** A run, and what Datadog was before and after it. */
export interface Played {
  readonly finished: Finished;
  readonly before: Held;
  readonly after: Held;
  /** How many seats were held after each write of the run, by product. */
  readonly counts: Readonly<Partial<Record<Product, readonly number[]>>>;
  /** The writes that Datadog got. */
  readonly writes: number;
  readonly isCancelled: boolean;
}

/** The servers of a world, on which it can be played several times. */
export interface Stage {
  readonly datadog: DatadogSandbox;
  readonly clock: Clock;
  readonly play: (how?: Partial<InProcess>) => Promise<Played>;
  /** From now on Datadog answers without faults. */
  readonly calm: () => void;
  readonly close: () => Promise<void>;
}

export function productsOf(world: World): Product[] {
  return Object.keys(world.held) as Product[];
}

async function openDatadog(world: World, clock: Clock): Promise<DatadogSandbox> {
  const { people, held, server } = world;
  const users = people.map(({ id, name, email, isDisabled, isRobot }) => {
    return {
      id,
      email,
      name,
      status: isDisabled ? 'Disabled' : 'Active',
      serviceAccount: isRobot,
    } as const;
  });
  const hiding = (field: 'id' | 'email' | 'assignedAt'): Set<string> =>
    new Set(people.filter(({ hidden }) => hidden.includes(field)).map(({ id }) => id));
  const refusals = server.refused.flatMap((place) => people[place]?.id ?? []);
  const made = makeWorld({
    users,
    limits: {
      maxUuidsPerWrite: server.maxPerWrite,
      maxUsersPageSize: server.pageSize,
      maxSeatsPageLimit: server.pageSize,
      refusedUuids: new Map(refusals.map((id) => [id, { status: 400, detail: 'no seat for this user' }])),
    },
    behaviour: {
      lagReads: server.lagReads,
      lagMs: server.lagMs,
      swallowWrites: new Set(server.swallowed.flatMap((place) => people[place]?.id ?? [])),
      writesAnswered503: server.writesAnswered503,
      hidden: { id: hiding('id'), email: hiding('email'), assignedAt: hiding('assignedAt') },
    },
  });
  const seats = Object.entries(held).map(([product, some]): [string, Map<string, { assignedAt: string }>] => [
    product,
    new Map(
      some.flatMap(({ who, days }) => {
        const assignedAt = new Date(NOW_MS - days * DAY_MS).toISOString();
        return people[who] === undefined ? [] : [[people[who].id, { assignedAt }]];
      }),
    ),
  ]);
  const datadog = await startDatadog({ ...made, seats: new Map(seats) }, { now: clock.now });
  server.troubles.forEach((trouble) => datadog.faults.add(trouble));
  return datadog;
}

/** The list before the push or after it. */
function listOf({ lines }: World, version: 'before' | 'after'): string {
  const own = lines.filter((line) => line.in === version || line.in === 'both');
  return ['user,product', ...own.map(({ user, product }) => `${user},${product}`), ''].join('\n');
}

function inputsOf(settings: Settings, products: readonly Product[]): With {
  return {
    operation: settings.operation,
    'user-list-file': LIST,
    'product-code': products.join(','),
    'dry-run': String(settings.isDryRun),
    'max-seats': settings.maxSeats === null ? '' : String(settings.maxSeats),
    'max-unassign': String(settings.maxUnassign),
    'max-unassign-percent': String(settings.maxUnassignPercent),
    'allow-empty-list': String(settings.allowsEmptyList),
    'grace-days': String(settings.graceDays),
    'protected-users': settings.protectedUsers.join(','),
    'unresolved-users': settings.unresolvedUsers,
  };
}

/** A GitHub whose pull request changes the list: `a` is where it began, `b` its head, `c` its merge. */
function openGithub(before: string, after: string): Promise<GithubSandbox> {
  const merged = { files: { [LIST]: after }, parent: sha('a') };
  const commits = { [sha('a')]: { files: { [LIST]: before } }, [sha('b')]: merged, [sha('c')]: merged };
  return startGithub(makeRepository({ commits, refs: { main: sha('c') }, pullRequests: [{ number: 7 }] }));
}

/** From now on Datadog answers without faults. */
function calm(datadog: DatadogSandbox): void {
  const { faults, limits, behaviour } = datadog;
  faults.clear();
  limits.refusedUuids.clear();
  behaviour.swallowWrites.clear();
  Object.assign(behaviour, { lagReads: 0, lagMs: 0, writesAnswered503: 0 });
  datadog.catchUp();
}

/** What a run changed, beside what it left behind. */
async function watch(
  datadog: DatadogSandbox,
  world: World,
  run: () => Promise<Finished>,
): Promise<Omit<Played, 'isCancelled'>> {
  const products = productsOf(world);
  const held = (): Held => Object.fromEntries(products.map((product) => [product, datadog.holderIds(product)]));
  const earlier = products.map((product) => datadog.seatCounts(product).length);
  datadog.forget();
  const before = held();
  const finished = await run();
  const counts = products.map((product, index) => [product, datadog.seatCounts(product).slice(earlier[index])]);
  const writes = datadog.requests.filter(({ method }) => method !== 'GET').length;
  return { finished, before, after: held(), counts: Object.fromEntries(counts) as Played['counts'], writes };
}

/** Starts the servers of a world. A run is that of a push to the default branch, unless `play` gets another event. */
export async function openStage(world: World, hasGithub = world.settings.operation === 'changes'): Promise<Stage> {
  const clock = worldClock();
  const datadog = await openDatadog(world, clock);
  const [before, after] = [listOf(world, 'before'), listOf(world, 'after')];
  // Without GitHub, a run takes the workspace's list.
  const github = hasGithub ? await openGithub(before, after) : undefined;
  const inputs = inputsOf(world.settings, productsOf(world));
  const servers = github === undefined ? { datadog } : { datadog, github };
  return {
    datadog,
    clock,
    async play(how = {}) {
      const start = { ...servers, event: pushEvent({}), clock, files: { [LIST]: after }, ...how };
      const run = (): Promise<Finished> => runInProcess({ ...start, with: { ...inputs, ...how.with } });
      return { ...(await watch(datadog, world, run)), isCancelled: how.stopping?.aborted === true };
    },
    calm: () => {
      calm(datadog);
    },
    async close() {
      await Promise.all([datadog.close(), github?.close()]);
    },
  };
}
