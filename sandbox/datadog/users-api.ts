import { property, wholeNumber, type RecordedRequest, type Reply } from '../exchange.ts';
import type { Directory } from './directory.ts';
import { describeUser, INCLUDED } from './user-json.ts';
import type { Limits, Person } from './world.ts';

const DEFAULT_PAGE_SIZE = 10;

/** All that the users endpoints look at. */
export interface UsersContext {
  readonly directory: Directory;
  readonly limits: Limits;
}

/** `GET /api/v2/users` */
export function listUsers({ directory, limits }: UsersContext, { query }: RecordedRequest): Reply {
  const size = pageSize(query['page[size]'], limits);
  const number = wholeNumber(query['page[number]'] ?? '0', 0);
  if (size === undefined || Number.isNaN(number)) return refuse(400, 'Invalid page parameters');
  const filter = query.filter ?? '';
  const statuses = query['filter[status]'] ?? '';
  const found = directory.search(filter, statuses);
  const page = {
    total_count: directory.list(statuses).length,
    total_filtered_count: found.length,
    ...(limits.reportsMaxPageSize ? { max_page_size: limits.maxUsersPageSize } : {}),
  };
  const data = found.slice(number * size, (number + 1) * size).map(describeUser);
  const body = filter === '' ? { data, included: INCLUDED, meta: { page } } : { data, meta: { page } };
  return { status: 200, body };
}

/** `GET /api/v2/users/{id}` */
export function getUser({ directory }: UsersContext, id: string): Reply {
  const person = directory.byId(id);
  return person ? { status: 200, body: { data: describeUser(person) } } : refuse(404, 'user not found');
}

/** `POST /api/v2/users`: the e-mail of a person is taken once, also by one who is disabled. */
export function createUser({ directory }: UsersContext, { body }: RecordedRequest, id: string): Reply {
  const attributes = property(property(body, 'data'), 'attributes');
  const given = property(attributes, 'email');
  if (typeof given !== 'string' || given === '') return refuse(400, 'email is required');
  const email = given.toLowerCase();
  if (directory.byEmail(email).some((person) => !person.serviceAccount)) {
    return refuse(409, `User ${email} already exists`);
  }
  const name = property(attributes, 'name');
  const person: Person = {
    id,
    email,
    handle: email,
    name: typeof name === 'string' ? name : null,
    disabled: false,
    status: 'Pending',
    serviceAccount: false,
  };
  directory.add(person);
  return { status: 201, body: { data: describeUser(person) } };
}

/** `PATCH /api/v2/users/{id}` */
export function updateUser({ directory }: UsersContext, { body }: RecordedRequest, id: string): Reply {
  const person = directory.byId(id);
  if (!person) return refuse(404, 'user not found');
  const attributes = property(property(body, 'data'), 'attributes');
  const name = property(attributes, 'name');
  const disabled = property(attributes, 'disabled');
  directory.change(person, {
    ...(typeof name === 'string' || name === null ? { name } : {}),
    ...(typeof disabled === 'boolean' ? { disabled } : {}),
  });
  return { status: 200, body: { data: describeUser(person) } };
}

/** `DELETE /api/v2/users/{id}`: disables, for nobody is ever deleted. Who is disabled already is "not found". */
export function disableUser({ directory }: UsersContext, id: string): Reply {
  const person = directory.byId(id);
  if (!person || person.disabled) return refuse(404, `${id} not found`);
  directory.change(person, { disabled: true });
  return { status: 204 };
}

/** Undefined: refused. */
function pageSize(raw: string | undefined, limits: Limits): number | undefined {
  if (raw === undefined) return Math.min(DEFAULT_PAGE_SIZE, limits.maxUsersPageSize);
  const asked = wholeNumber(raw, 1);
  if (Number.isNaN(asked)) return undefined;
  if (asked <= limits.maxUsersPageSize) return asked;
  return limits.usersPageTooLarge === 'clamp' ? limits.maxUsersPageSize : undefined;
}

function refuse(status: number, error: string): Reply {
  return { status, body: { errors: [error] } };
}
