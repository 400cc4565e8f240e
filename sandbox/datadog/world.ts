export type PersonStatus = 'Active' | 'Pending' | 'Disabled';

/** Somebody in the organisation: a person, or a service account. */
export interface Person {
  readonly id: string;
  email: string;
  name: string | null;
  handle: string;
  /** True exactly where `status` is `Disabled`. */
  disabled: boolean;
  status: PersonStatus;
  readonly serviceAccount: boolean;
}

export interface Seat {
  /** ISO 8601. */
  readonly assignedAt: string;
}

export interface Credentials {
  apiKey: string;
  appKey: string;
  /** Taken instead of the two keys, as `Authorization: Bearer`. */
  accessToken: string;
  /** What both the application key and the access token may do. */
  permissions: Set<string>;
}

/** A refusal of a write to the seats. */
export interface Refusal {
  readonly status: number;
  readonly detail: string;
}

/** What the server takes. Everything here can be changed while it runs. */
export interface Limits {
  maxUsersPageSize: number;
  usersPageTooLarge: 'clamp' | 'refuse';
  /** Whether the users list tells `max_page_size`; older recordings do not have it. */
  reportsMaxPageSize: boolean;
  defaultSeatsPageLimit: number;
  maxSeatsPageLimit: number;
  seatsPageTooLarge: 'clamp' | 'refuse';
  /** A write with more user_uuids is refused with a 400. */
  maxUuidsPerWrite: number;
  /** Lower-case UUIDs that no write may contain: such a batch is refused as a whole. */
  refusedUuids: Map<string, Refusal>;
  /** Null: any code is taken. */
  knownProductCodes: Set<string> | null;
  /** Assigning to a UUID that nobody has; `ignore` answers 201 without effect. */
  unknownUser: Refusal | 'ignore';
  /** Assigning to somebody who is disabled. */
  disabledUser: Refusal | 'ignore' | 'assign';
  rateLimit: RateLimit | null;
}

export interface RateLimit {
  /** Requests a window, over all paths. */
  readonly limit: number;
  readonly periodSeconds: number;
}

/** How the server behaves where nobody has published how Datadog does. Can be changed while it runs. */
export interface Behaviour {
  /** So many readings of the first page of seats after a write still show the state before it. */
  lagReads: number;
  /** For so long after a write the seats show the state before it. */
  lagMs: number;
  /** What `next_cursor` is on the last page. */
  lastCursor: 'absent' | 'null' | 'empty';
  /** Every page's `next_cursor` is the cursor it was asked for: a client that trusts it never ends. */
  repeatCursor: boolean;
  /** Lower-case UUIDs whose writes are accepted and have no effect. */
  swallowWrites: Set<string>;
  /** Whether a row of the seat list has the user's UUID, or one of its own. */
  seatIds: 'user' | 'own';
  /** So many writes of seats take effect and are answered with a 503. */
  writesAnswered503: number;
  /** Lower-case UUIDs of users whose seats come without this field. */
  hidden: Record<'id' | 'email' | 'assignedAt', Set<string>>;
}

/** Where a sandbox starts from. It is copied: the same world can be started twice. */
export interface DatadogWorld {
  readonly users: readonly Person[];
  /** Product code → user id → seat. */
  readonly seats: ReadonlyMap<string, ReadonlyMap<string, Seat>>;
  readonly credentials: Credentials;
  readonly limits: Limits;
  readonly behaviour: Behaviour;
}

export const PERMISSIONS = [
  'billing_read',
  'billing_edit',
  'incident_read',
  'incident_write',
  'on_call_read',
  'on_call_write',
  'user_access_read',
  'user_access_invite',
  'user_access_manage',
] as const;

export function defaultCredentials(): Credentials {
  return {
    apiKey: 'sandbox-api-key',
    appKey: 'sandbox-app-key',
    accessToken: 'sandbox-access-token',
    permissions: new Set(PERMISSIONS),
  };
}

export function defaultLimits(): Limits {
  return {
    maxUsersPageSize: 1000,
    usersPageTooLarge: 'clamp',
    reportsMaxPageSize: true,
    defaultSeatsPageLimit: 100,
    maxSeatsPageLimit: 1000,
    seatsPageTooLarge: 'clamp',
    maxUuidsPerWrite: 1000,
    refusedUuids: new Map(),
    knownProductCodes: null,
    unknownUser: { status: 404, detail: 'user not found' },
    disabledUser: { status: 400, detail: 'user is disabled' },
    rateLimit: null,
  };
}

export function defaultBehaviour(): Behaviour {
  return {
    lagReads: 0,
    lagMs: 0,
    lastCursor: 'absent',
    repeatCursor: false,
    swallowWrites: new Set(),
    seatIds: 'user',
    writesAnswered503: 0,
    hidden: { id: new Set(), email: new Set(), assignedAt: new Set() },
  };
}
