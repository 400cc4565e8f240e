import { createHash } from 'node:crypto';
import {
  defaultBehaviour,
  defaultCredentials,
  defaultLimits,
  type Behaviour,
  type Credentials,
  type DatadogWorld,
  type Limits,
  type Person,
  type PersonStatus,
  type Seat,
} from './datadog/world.ts';

export const DEFAULT_PRODUCT_CODE = 'incident_response';
const ASSIGNED_AT = '2026-02-11T16:40:00.000Z';

/** What is left out follows: the id from the e-mail, the handle from the e-mail, an active person without a name. */
export interface PersonInput {
  readonly email: string;
  readonly id?: string;
  readonly name?: string | null;
  readonly handle?: string;
  readonly status?: PersonStatus;
  readonly serviceAccount?: boolean;
}

export interface WorldInput {
  /** An e-mail alone is an active person. */
  readonly users?: readonly (string | PersonInput)[];
  /** Product code → e-mails or UUIDs of those who hold a seat. */
  readonly held?: Readonly<Record<string, readonly string[]>>;
  readonly credentials?: Partial<Credentials>;
  readonly limits?: Partial<Limits>;
  readonly behaviour?: Partial<Behaviour>;
}

export function makeWorld(input: WorldInput = {}): DatadogWorld {
  const users = (input.users ?? []).map(makePerson);
  return {
    users,
    seats: makeSeats(users, input.held ?? {}),
    credentials: { ...defaultCredentials(), ...input.credentials },
    limits: { ...defaultLimits(), ...input.limits },
    behaviour: { ...defaultBehaviour(), ...input.behaviour },
  };
}

/** As Datadog would keep them: the e-mail in lower case, a service account with its id for a handle. */
export function makePerson(input: string | PersonInput): Person {
  const given: PersonInput = typeof input === 'string' ? { email: input } : input;
  const { serviceAccount = false, status = 'Active', name = null } = given;
  const email = given.email.toLowerCase();
  const id = (given.id ?? idOf(serviceAccount ? `service-account:${email}` : email)).toLowerCase();
  const handle = given.handle ?? (serviceAccount ? id : email);
  return { id, email, name, handle, status, disabled: status === 'Disabled', serviceAccount };
}

/** The UUID that a person with this e-mail has in a sandbox, unless the world gives another. */
export function idOf(email: string): string {
  const hash = createHash('sha256').update(email.toLowerCase()).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `4${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

function makeSeats(
  users: readonly Person[],
  held: Readonly<Record<string, readonly string[]>>,
): Map<string, Map<string, Seat>> {
  const ids = new Set(users.map(({ id }) => id));
  const idsByEmail = new Map<string, string>();
  for (const { email, id, serviceAccount } of users) {
    // Where an e-mail is shared it means the person.
    if (!serviceAccount || !idsByEmail.has(email)) idsByEmail.set(email, id);
  }
  const seatOf = (user: string): [string, Seat] => {
    const key = user.toLowerCase();
    const id = ids.has(key) ? key : idsByEmail.get(key);
    if (id === undefined) throw new Error(`Nobody in this world is ${user}, who should hold a seat`);
    return [id, { assignedAt: ASSIGNED_AT }];
  };
  return new Map(Object.entries(held).map(([productCode, holders]) => [productCode, new Map(holders.map(seatOf))]));
}

/**
 * A company small enough to read, with the traps that a real one has: somebody pending, somebody disabled who still
 * holds a seat, somebody without a name, a service account that shares an e-mail with a person, and a person whose
 * e-mail contains another's and who is listed before her.
 */
export function makeSmallCompany(productCode = DEFAULT_PRODUCT_CODE): DatadogWorld {
  return makeWorld({
    users: [
      { email: 'ada@example.com', name: 'Ada' },
      { email: 'alan@example.com', name: 'Alan' },
      { email: 'barbara@example.com', name: 'Barbara' },
      { email: 'donald@example.com', name: 'Donald' },
      { email: 'edsger@example.com', name: 'Edsger', status: 'Disabled' },
      { email: 'grace@example.com', name: 'Grace' },
      { email: 'joan@example.com', name: 'Joan', status: 'Pending' },
      { email: 'ken@example.com', name: null },
      { email: 'linus@example.com', name: 'Linus' },
      { email: 'othertara@example.com', name: 'Other Tara' },
      { email: 'tara@example.com', name: 'Tara' },
      { email: 'yukihiro@example.com', name: 'Yukihiro', handle: 'y@example.com' },
      { email: 'grace@example.com', name: 'Deploy Robot', serviceAccount: true },
    ],
    held: {
      [productCode]: [
        'ada@example.com',
        'alan@example.com',
        'edsger@example.com',
        'grace@example.com',
        'ken@example.com',
      ],
    },
  });
}

export interface OrganisationSize {
  readonly people: number;
  /** How many of them hold a seat. */
  readonly held?: number;
  readonly productCode?: string;
}

const GIVEN_NAMES = ['Ada', 'Bela', 'Chloé', 'Dana', 'Emre', 'Fatou', 'Goran', 'Hana', 'Ivo', 'Jane', 'Kofi', 'Lena'];
const FAMILY_NAMES = [
  'Abe',
  'Brown',
  'Costa',
  'Diallo',
  'Evans',
  'Fischer',
  'Gupta',
  'Haddad',
  'Ivanov',
  'Jensen',
  'Kim',
];

/** A company of any size, the same every time. Its holders are the first people of it who are not disabled. */
export function makeOrganisation({
  people,
  held = 0,
  productCode = DEFAULT_PRODUCT_CODE,
}: OrganisationSize): DatadogWorld {
  const users = Array.from({ length: people }, (_, index) => makeEmployee(index + 1));
  const holders = users.filter(({ disabled, serviceAccount }) => !disabled && !serviceAccount).slice(0, held);
  if (holders.length < held) throw new RangeError(`${people} people are too few for ${held} seats`);
  const seats = new Map(holders.map(({ id }) => [id, { assignedAt: ASSIGNED_AT }]));
  return { ...makeWorld(), users, seats: new Map([[productCode, seats]]) };
}

/** Of 100: 5 disabled, 3 pending, 2 service accounts. Computed, not hashed: there may be 100,000 of them. */
function makeEmployee(number: number): Person {
  const given = GIVEN_NAMES[number % GIVEN_NAMES.length] ?? '';
  const family = FAMILY_NAMES[number % FAMILY_NAMES.length] ?? '';
  const digits = String(number).padStart(6, '0');
  const place = number % 100;
  const isDisabled = place % 20 === 13;
  const isPending = place === 21 || place === 42 || place === 84;
  const spread = Math.imul(number, 2_654_435_761) >>> 0;
  return makePerson({
    id: `${spread.toString(16).padStart(8, '0')}-0000-4000-8000-${digits.padStart(12, '0')}`,
    email: `person.${digits}@example.com`,
    name: `${given} ${family} ${digits}`,
    status: isDisabled ? 'Disabled' : isPending ? 'Pending' : 'Active',
    serviceAccount: place === 37 || place === 74,
  });
}
