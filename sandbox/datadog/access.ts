import type { RecordedRequest, Reply } from '../exchange.ts';
import type { Credentials } from './world.ts';

const UNAUTHORIZED: Reply = { status: 401, body: { errors: ['Unauthorized'] } };
const FORBIDDEN: Reply = { status: 403, body: { errors: ['Forbidden'] } };
const FORBIDDEN_SEATS: Reply = {
  status: 403,
  contentType: 'text/plain; charset=utf-8',
  body: { errors: [{ title: 'Forbidden' }] },
};

/** What a request must be allowed: any one of the permissions. */
export interface Need {
  readonly anyOf: readonly string[];
  /** Whose error form a refusal takes. */
  readonly api: 'seats' | 'users';
}

export const NEEDS = {
  readSeats: { anyOf: ['billing_read', 'incident_read', 'on_call_read'], api: 'seats' },
  writeSeats: { anyOf: ['billing_edit', 'incident_write', 'on_call_write'], api: 'seats' },
  readUsers: { anyOf: ['user_access_read'], api: 'users' },
  inviteUsers: { anyOf: ['user_access_invite'], api: 'users' },
  manageUsers: { anyOf: ['user_access_manage'], api: 'users' },
} as const satisfies Record<string, Need>;

/** The refusal of a request that may not do what it wants; undefined where it may. */
export function refuseAccess(request: RecordedRequest, credentials: Credentials, need: Need): Reply | undefined {
  const refusal = refuseCredentials(request, credentials);
  if (refusal) return refusal;
  if (need.anyOf.some((permission) => credentials.permissions.has(permission))) return undefined;
  return need.api === 'seats' ? FORBIDDEN_SEATS : FORBIDDEN;
}

/** `GET /api/v1/validate` looks at the API key alone. */
export function validate({ headers }: RecordedRequest, credentials: Credentials): Reply {
  const apiKey = headers['dd-api-key'];
  if (apiKey === undefined) return { status: 403, body: { errors: ['API key required'] } };
  return apiKey === credentials.apiKey ? { status: 200, body: { valid: true } } : FORBIDDEN;
}

function refuseCredentials({ headers }: RecordedRequest, credentials: Credentials): Reply | undefined {
  const { authorization } = headers;
  if (authorization !== undefined) {
    return authorization === `Bearer ${credentials.accessToken}` ? undefined : UNAUTHORIZED;
  }
  const apiKey = headers['dd-api-key'];
  if (apiKey === undefined) return UNAUTHORIZED;
  if (apiKey !== credentials.apiKey) return FORBIDDEN;
  const appKey = headers['dd-application-key'];
  if (appKey === undefined) return UNAUTHORIZED;
  return appKey === credentials.appKey ? undefined : FORBIDDEN;
}
