import type { Behaviour, Seat } from './world.ts';

export interface HeldSeat extends Seat {
  readonly userId: string;
  /** Grows with every seat given, so that a cursor keeps its place while others come and go. */
  readonly order: number;
}

/** A listing from before a write, shown while the write has not got through. */
interface StaleListing {
  readonly listing: readonly HeldSeat[];
  readsLeft: number;
  untilMs: number;
}

interface ProductSeats {
  readonly held: Map<string, HeldSeat>;
  /** `held` as an array that is never changed; undefined after a write until somebody reads. */
  listing: readonly HeldSeat[] | undefined;
  stale: StaleListing | undefined;
  /** How many seats were held after each write. */
  readonly counts: number[];
}

export interface SeatPage {
  readonly seats: readonly HeldSeat[];
  /** Undefined on the last page. */
  readonly next: string | undefined;
}

/** Who holds a seat of what. It keeps the truth apart from what a reader sees while a write lags. */
export class SeatBook {
  readonly #products = new Map<string, ProductSeats>();
  readonly #behaviour: Behaviour;
  readonly #now: () => number;
  #order = 0;

  constructor(seats: ReadonlyMap<string, ReadonlyMap<string, Seat>>, behaviour: Behaviour, now: () => number) {
    this.#behaviour = behaviour;
    this.#now = now;
    for (const [productCode, held] of seats) {
      for (const [userId, { assignedAt }] of held) this.#give(this.#product(productCode), userId, assignedAt);
    }
  }

  /** The users who hold a seat in truth, whatever a reader is shown. */
  holders(productCode: string): string[] {
    return [...(this.#products.get(productCode)?.held.keys() ?? [])];
  }

  /** How many seats were held after each write, oldest first. */
  counts(productCode: string): number[] {
    return [...this.#product(productCode).counts];
  }

  /** Who holds a seat already keeps it as it is. */
  assign(productCode: string, userIds: Iterable<string>): void {
    const product = this.#product(productCode);
    this.#keepStale(product);
    const assignedAt = new Date(this.#now()).toISOString();
    for (const userId of userIds) if (!product.held.has(userId)) this.#give(product, userId, assignedAt);
    product.counts.push(product.held.size);
  }

  unassign(productCode: string, userIds: Iterable<string>): void {
    const product = this.#product(productCode);
    this.#keepStale(product);
    for (const userId of userIds) product.held.delete(userId);
    product.listing = undefined;
    product.counts.push(product.held.size);
  }

  /** Shows every write from now on, whatever lagged. */
  catchUp(): void {
    for (const product of this.#products.values()) product.stale = undefined;
  }

  /** A page after the cursor, or the first; undefined where the cursor is not one of this server's. */
  page(productCode: string, cursor: string, limit: number): SeatPage | undefined {
    const product = this.#product(productCode);
    const place = cursor === '' ? this.#firstPlace(product) : decodeCursor(cursor);
    if (!place) return undefined;
    const listing = place.view === 'stale' && product.stale ? product.stale.listing : listingOf(product);
    const start = firstBehind(listing, place.order);
    const seats = listing.slice(start, start + limit);
    const last = seats.at(-1);
    const hasMore = last !== undefined && start + limit < listing.length;
    const next = hasMore ? encodeCursor({ view: place.view, order: last.order }) : undefined;
    return { seats, next: this.#behaviour.repeatCursor ? cursor || (next ?? encodeCursor(place)) : next };
  }

  /** Only the first page counts as a reading: the pages behind it show the same listing. */
  #firstPlace(product: ProductSeats): Place {
    const { stale } = product;
    if (!stale) return { view: 'true', order: 0 };
    if (stale.readsLeft <= 0 && this.#now() >= stale.untilMs) {
      product.stale = undefined;
      return { view: 'true', order: 0 };
    }
    stale.readsLeft -= 1;
    return { view: 'stale', order: 0 };
  }

  #keepStale(product: ProductSeats): void {
    const { lagReads, lagMs } = this.#behaviour;
    const untilMs = this.#now() + lagMs;
    if (lagReads <= 0 && lagMs <= 0) product.stale = undefined;
    else product.stale = { listing: product.stale?.listing ?? listingOf(product), readsLeft: lagReads, untilMs };
  }

  #give(product: ProductSeats, userId: string, assignedAt: string): void {
    this.#order += 1;
    product.held.set(userId, { userId, assignedAt, order: this.#order });
    product.listing = undefined;
  }

  #product(productCode: string): ProductSeats {
    let product = this.#products.get(productCode);
    if (!product) {
      product = { held: new Map(), listing: undefined, stale: undefined, counts: [] };
      this.#products.set(productCode, product);
    }
    return product;
  }
}

interface Place {
  readonly view: 'true' | 'stale';
  /** The order of the last seat seen. */
  readonly order: number;
}

function listingOf(product: ProductSeats): readonly HeldSeat[] {
  product.listing ??= [...product.held.values()];
  return product.listing;
}

/** The index of the first seat behind that order: listings are ordered by it. */
function firstBehind(listing: readonly HeldSeat[], order: number): number {
  let low = 0;
  let high = listing.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((listing[middle]?.order ?? Infinity) <= order) low = middle + 1;
    else high = middle;
  }
  return low;
}

function encodeCursor({ view, order }: Place): string {
  return Buffer.from(`${view}:${order}`).toString('base64');
}

function decodeCursor(cursor: string): Place | undefined {
  const match = /^(true|stale):(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'));
  if (!match) return undefined;
  return { view: match[1] === 'stale' ? 'stale' : 'true', order: Number(match[2]) };
}
