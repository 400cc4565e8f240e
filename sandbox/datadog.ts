import { NEEDS, refuseAccess, validate, type Need } from './datadog/access.ts';
import { Directory } from './datadog/directory.ts';
import { RateLimiter } from './datadog/rate-limit.ts';
import { SeatBook } from './datadog/seat-book.ts';
import { assignSeats, listSeats, unassignSeats } from './datadog/seats-api.ts';
import { createUser, disableUser, getUser, listUsers, updateUser } from './datadog/users-api.ts';
import type { Behaviour, Credentials, DatadogWorld, Limits, Person } from './datadog/world.ts';
import type { RecordedRequest, Reply } from './exchange.ts';
import { serve, type Loopback } from './http.ts';

/** A Datadog on loopback: what it holds, what it was asked, and switches that work while it runs. */
export interface DatadogSandbox extends Loopback {
  readonly credentials: Credentials;
  readonly limits: Limits;
  readonly behaviour: Behaviour;
  /** The e-mails of those who hold a seat in truth, sorted. */
  holders(productCode: string): string[];
  /** Their UUIDs, in the order of the seats. */
  holderIds(productCode: string): string[];
  /** How many seats were held after each write, oldest first. */
  seatCounts(productCode: string): number[];
  /** By e-mail or UUID; for an e-mail that is shared, the person before the service account. */
  person(user: string): Person | undefined;
  /** Shows every write from now on, whatever lagged. */
  catchUp(): void;
  /** Somebody takes a seat on their own, past the API and past every limit. */
  claim(productCode: string, user: string): void;
  /** Somebody loses a seat past the API. */
  release(productCode: string, user: string): void;
  /** Somebody joins. */
  join(person: Person): void;
  /** Somebody is disabled; a seat they hold stays. */
  disable(user: string): void;
}

export interface DatadogOptions {
  /** Milliseconds since 1970; the real clock unless told. */
  readonly now?: () => number;
}

/** Starts from a copy of the world. */
export async function startDatadog(world: DatadogWorld, options: DatadogOptions = {}): Promise<DatadogSandbox> {
  const datadog = new Datadog(world, options.now ?? Date.now);
  const loopback = await serve((request) => datadog.handle(request));
  return { ...loopback, ...controls(datadog) };
}

class Datadog {
  readonly credentials: Credentials;
  readonly limits: Limits;
  readonly behaviour: Behaviour;
  readonly directory: Directory;
  readonly seatBook: SeatBook;
  readonly #limiter: RateLimiter;
  #answers = 0;

  constructor(world: DatadogWorld, now: () => number) {
    this.credentials = structuredClone(world.credentials);
    this.limits = structuredClone(world.limits);
    this.behaviour = structuredClone(world.behaviour);
    this.directory = new Directory(world.users);
    this.seatBook = new SeatBook(world.seats, this.behaviour, now);
    this.#limiter = new RateLimiter(now);
  }

  handle(request: RecordedRequest): Reply {
    const { rateLimit } = this.limits;
    if (rateLimit === null) return this.#answer(request);
    return this.#limiter.pass(rateLimit, () => this.#answer(request));
  }

  #answer(request: RecordedRequest): Reply {
    if (request.method === 'GET' && request.path === '/api/v1/validate') return validate(request, this.credentials);
    const route = this.#route(request);
    if (!route) return { status: 404, body: { errors: ['Not Found'] } };
    return refuseAccess(request, this.credentials, route.need) ?? this.#unlessLost(route);
  }

  #unlessLost({ need, answer }: Route): Reply {
    const reply = answer();
    if (need !== NEEDS.writeSeats || this.behaviour.writesAnswered503 <= 0) return reply;
    this.behaviour.writesAnswered503 -= 1;
    return { status: 503, body: { errors: ['Service Unavailable'] } };
  }

  #route(request: RecordedRequest): Route | undefined {
    switch (`${request.method} ${request.path}`) {
      case 'GET /api/v2/seats/users':
        return { need: NEEDS.readSeats, answer: () => listSeats(this, request) };
      case 'POST /api/v2/seats/users':
        return { need: NEEDS.writeSeats, answer: () => assignSeats(this, request, this.#newId()) };
      case 'DELETE /api/v2/seats/users':
        return { need: NEEDS.writeSeats, answer: () => unassignSeats(this, request) };
      case 'GET /api/v2/users':
        return { need: NEEDS.readUsers, answer: () => listUsers(this, request) };
      case 'POST /api/v2/users':
        return { need: NEEDS.inviteUsers, answer: () => createUser(this, request, this.#newId()) };
      default:
        return this.#routeToPerson(request);
    }
  }

  #routeToPerson(request: RecordedRequest): Route | undefined {
    const id = /^\/api\/v2\/users\/([^/]+)$/.exec(request.path)?.[1];
    if (id === undefined) return undefined;
    switch (request.method) {
      case 'GET':
        return { need: NEEDS.readUsers, answer: () => getUser(this, id) };
      case 'PATCH':
        return { need: NEEDS.manageUsers, answer: () => updateUser(this, request, id) };
      case 'DELETE':
        return { need: NEEDS.manageUsers, answer: () => disableUser(this, id) };
      default:
        return undefined;
    }
  }

  /** The same ids in every run. */
  #newId(): string {
    this.#answers += 1;
    return `5a4d0000-0000-4000-8000-${String(this.#answers).padStart(12, '0')}`;
  }
}

interface Route {
  readonly need: Need;
  readonly answer: () => Reply;
}

type Controls = Omit<DatadogSandbox, keyof Loopback>;

function controls({ credentials, limits, behaviour, directory, seatBook }: Datadog): Controls {
  const person = (user: string): Person | undefined => {
    const sharing = directory.byEmail(user);
    return directory.byId(user) ?? sharing.find(({ serviceAccount }) => !serviceAccount) ?? sharing[0];
  };
  const known = (user: string): Person => {
    const found = person(user);
    if (!found) throw new Error(`Nobody in this sandbox is ${user}`);
    return found;
  };
  return {
    credentials,
    limits,
    behaviour,
    person,
    holders: (productCode) =>
      seatBook
        .holders(productCode)
        .map((id) => directory.byId(id)?.email ?? id)
        .sort(),
    holderIds: (productCode) => seatBook.holders(productCode),
    seatCounts: (productCode) => seatBook.counts(productCode),
    catchUp: () => {
      seatBook.catchUp();
    },
    claim: (productCode, user) => {
      seatBook.assign(productCode, [known(user).id]);
    },
    release: (productCode, user) => {
      seatBook.unassign(productCode, [known(user).id]);
    },
    join: (newcomer) => {
      directory.add({ ...newcomer });
    },
    disable: (user) => {
      directory.change(known(user), { disabled: true });
    },
  };
}
