import { later } from '../http/calls.ts';
import type { Holder } from '../seats/holders.ts';
import type { PersonKey } from '../seats/person.ts';
import type { Services } from '../seats/services.ts';
import { type ClientSettings, DatadogClient } from './client.ts';
import { type LookedUp, lookUp } from './lookup.ts';
import { type Change, changeSeats, listHolders, type WriteResult } from './seats.ts';

/** GitHub kills a cancelled job 10 s after SIGINT, and the report must be published after 5 s. */
const WRITE_GRACE_MS = 2000;
const READ_GRACE_MS = 3500;

/** The calls to Datadog that this action makes. */
export interface Datadog {
  /** Everybody who holds a seat of a product. Throws `DatadogError` or `Cancelled`. */
  listHolders(productCode: string): Promise<readonly Holder[]>;
  /** The accounts of keys. Throws `DatadogError` or `Cancelled`. */
  lookUp(keys: readonly PersonKey[]): Promise<LookedUp>;
  /** Reads a seat list after writes, even shortly after the job was cancelled. Throws `DatadogError` or `Cancelled`. */
  reread(productCode: string): Promise<readonly Holder[]>;
  /** Assigns or unassigns seats for user UUIDs, in one call. Never throws. */
  change(change: Change, ids: readonly string[]): Promise<WriteResult>;
}

/** Opens Datadog while `use` runs. Reads that are still running after it are ended. */
export async function withDatadog<T>(
  settings: ClientSettings,
  { log, clock, stopping }: Services,
  use: (datadog: Datadog) => Promise<T>,
): Promise<T> {
  const client = new DatadogClient(settings, clock, log);
  const ends = { now: later(stopping, WRITE_GRACE_MS), beforeNextTry: stopping };
  const rereading = later(stopping, READ_GRACE_MS);
  const list = (productCode: string, signal: AbortSignal): Promise<Holder[]> =>
    listHolders(client, productCode, signal, (read) => {
      log.seatsRead(productCode, read);
    });
  try {
    return await use({
      listHolders: (productCode) => list(productCode, stopping),
      reread: (productCode) => list(productCode, rereading),
      lookUp: (keys) => lookUp(client, keys, stopping, log.lookedUp),
      change: (change, ids) => changeSeats(client, change, ids, ends),
    });
  } finally {
    await client.close();
  }
}
