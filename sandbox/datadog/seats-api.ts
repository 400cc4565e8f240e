import { property, wholeNumber, type RecordedRequest, type Reply } from '../exchange.ts';
import type { Directory } from './directory.ts';
import type { HeldSeat, SeatBook } from './seat-book.ts';
import type { Behaviour, Limits, Refusal } from './world.ts';

const CONTENT_TYPE = 'application/vnd.api+json';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** All that the seats endpoints look at. */
export interface SeatsContext {
  readonly directory: Directory;
  readonly seatBook: SeatBook;
  readonly limits: Limits;
  readonly behaviour: Behaviour;
}

interface SeatsWrite {
  readonly productCode: string;
  readonly uuids: readonly string[];
  readonly type: unknown;
}

/** `GET /api/v2/seats/users` */
export function listSeats(context: SeatsContext, request: RecordedRequest): Reply {
  const productCode = request.query.product_code ?? '';
  if (productCode === '') return refuse(400, 'product_code query parameter is required');
  if (!isKnown(productCode, context.limits)) return refuse(400, 'unknown product_code');
  const limit = pageLimit(request, context.limits);
  if (limit === undefined) return refuse(400, 'page[limit] is invalid');
  const cursor = request.query['page[cursor]'] ?? '';
  const page = context.seatBook.page(productCode, cursor, limit);
  if (!page) return refuse(400, 'page[cursor] is invalid');
  const data = page.seats.map((seat) => describeSeat(seat, context));
  if (data.length === 0 && page.next === undefined) return { status: 200, contentType: CONTENT_TYPE, body: { data } };
  const meta = { cursor, limit, ...nextCursor(page.next, context.behaviour.lastCursor) };
  return { status: 200, contentType: CONTENT_TYPE, body: { data, meta } };
}

/** `POST /api/v2/seats/users`: all of the batch, or nothing of it. */
export function assignSeats(context: SeatsContext, request: RecordedRequest, answerId: string): Reply {
  const write = readWrite(request.body);
  const refusal = refuseWrite(write, context.limits) ?? refusePeople(write, context);
  if (refusal) return refuse(refusal.status, refusal.detail);
  const { productCode } = write;
  const receivers = write.uuids.filter((uuid) => canHold(uuid, context) && isEffective(uuid, context));
  context.seatBook.assign(productCode, receivers);
  const attributes = { assigned_ids: write.uuids.filter((uuid) => canHold(uuid, context)), product_code: productCode };
  return {
    status: 201,
    contentType: CONTENT_TYPE,
    body: { data: { id: answerId, type: 'seat-assignments', attributes } },
  };
}

/** `DELETE /api/v2/seats/users`, which has a body. Taking a seat from who has none is fine. */
export function unassignSeats(context: SeatsContext, request: RecordedRequest): Reply {
  const write = readWrite(request.body);
  const refusal = refuseWrite(write, context.limits);
  if (refusal) return refuse(refusal.status, refusal.detail);
  context.seatBook.unassign(
    write.productCode,
    write.uuids.filter((uuid) => isEffective(uuid, context)),
  );
  return { status: 204 };
}

function readWrite(body: unknown): SeatsWrite {
  const data = property(body, 'data');
  const attributes = property(data, 'attributes');
  const productCode = property(attributes, 'product_code');
  const uuids = property(attributes, 'user_uuids');
  return {
    productCode: typeof productCode === 'string' ? productCode : '',
    uuids: Array.isArray(uuids) ? [...new Set(uuids.map((uuid) => String(uuid).toLowerCase()))] : [],
    type: property(data, 'type'),
  };
}

/** The first two checks and their order are recorded; what follows is a guess that a client must not lean on. */
function refuseWrite({ productCode, uuids, type }: SeatsWrite, limits: Limits): Refusal | undefined {
  if (productCode === '') return { status: 422, detail: 'product_code is required' };
  if (uuids.length === 0) return { status: 422, detail: 'user_uuids is required and must not be empty' };
  if (type !== 'seat-assignments') return { status: 400, detail: 'type must be seat-assignments' };
  if (!isKnown(productCode, limits)) return { status: 400, detail: 'unknown product_code' };
  if (uuids.length > limits.maxUuidsPerWrite) {
    return { status: 400, detail: `user_uuids must not contain more than ${limits.maxUuidsPerWrite} elements` };
  }
  if (uuids.some((uuid) => !UUID.test(uuid))) return { status: 400, detail: 'user_uuids must contain valid UUIDs' };
  const refused = uuids.find((uuid) => limits.refusedUuids.has(uuid));
  return refused === undefined ? undefined : limits.refusedUuids.get(refused);
}

function refusePeople({ uuids }: SeatsWrite, { directory, limits }: SeatsContext): Refusal | undefined {
  const { unknownUser, disabledUser } = limits;
  for (const uuid of uuids) {
    const person = directory.byId(uuid);
    if (!person && unknownUser !== 'ignore') return unknownUser;
    if (person?.disabled && typeof disabledUser !== 'string') return disabledUser;
  }
  return undefined;
}

/** Whom the server gives a seat: after the refusals only those remain whom it silently leaves out. */
function canHold(uuid: string, { directory, limits }: SeatsContext): boolean {
  const person = directory.byId(uuid);
  return person !== undefined && !(person.disabled && limits.disabledUser === 'ignore');
}

function isEffective(uuid: string, { behaviour }: SeatsContext): boolean {
  return !behaviour.swallowWrites.has(uuid);
}

function isKnown(productCode: string, { knownProductCodes }: Limits): boolean {
  return knownProductCodes === null || knownProductCodes.has(productCode);
}

/** Undefined: refused. */
function pageLimit(request: RecordedRequest, limits: Limits): number | undefined {
  const raw = request.query['page[limit]'];
  if (raw === undefined) return Math.min(limits.defaultSeatsPageLimit, limits.maxSeatsPageLimit);
  const asked = wholeNumber(raw, 1);
  if (Number.isNaN(asked)) return undefined;
  if (asked <= limits.maxSeatsPageLimit) return asked;
  return limits.seatsPageTooLarge === 'clamp' ? limits.maxSeatsPageLimit : undefined;
}

function nextCursor(next: string | undefined, last: Behaviour['lastCursor']): { next_cursor?: string | null } {
  if (next !== undefined) return { next_cursor: next };
  if (last === 'absent') return {};
  return { next_cursor: last === 'null' ? null : '' };
}

/** Every field of a seat may be missing. */
function describeSeat({ userId, assignedAt }: HeldSeat, { directory, behaviour }: SeatsContext): object {
  const person = directory.byId(userId);
  const shown = (field: keyof Behaviour['hidden'], value: string | undefined): string | undefined =>
    behaviour.hidden[field].has(userId) ? undefined : value;
  const attributes = {
    assigned_at: shown('assignedAt', assignedAt),
    email: shown('email', person?.email),
    name: person?.name ?? undefined,
  };
  const id = behaviour.seatIds === 'user' ? userId : `5ea70000${userId.slice(8)}`;
  return { id: shown('id', id) ?? null, type: 'seat-users', attributes };
}

function refuse(status: number, detail: string): Reply {
  return { status, contentType: CONTENT_TYPE, body: { errors: [{ title: 'Generic Error', detail }] } };
}
