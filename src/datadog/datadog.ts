import { later } from '../http/calls.ts';
import type { Holder } from '../seats/holders.ts';
import type { PersonKey } from '../seats/person.ts';
import type { Services } from '../seats/services.ts';
import { type ClientSettings, DatadogClient } from './client.ts';
import { lookUp } from './lookup.ts';
import { type Change, changeSeats, listHolders } from './seats.ts';

/** GitHub kills a cancelled job 10 s after SIGINT, and the report must be published after 5 s. */
const WRITE_GRACE_MS = 2000;
const READ_GRACE_MS = 3500;

/** The calls to Datadog that this action makes. All but `change` throw `DatadogError` or `Cancelled`. */
export type Datadog = ReturnType<typeof callsOf>;

function callsOf(client: DatadogClient, { log, stopping }: Services) {
  const rereading = later(stopping, READ_GRACE_MS);
  const ends = { now: later(stopping, WRITE_GRACE_MS), beforeNextTry: stopping };
  const list = (productCode: string, signal: AbortSignal): Promise<readonly Holder[]> =>
    listHolders(client, productCode, signal, (read) => {
      log.seatsRead(productCode, read);
    });
  return {
    /** Everybody who holds a seat of a product. */
    listHolders: (productCode: string) => list(productCode, stopping),
    /** The same after writes, even shortly after the job was cancelled. */
    reread: (productCode: string) => list(productCode, rereading),
    /** The accounts of keys. */
    lookUp: (keys: readonly PersonKey[]) => lookUp(client, keys, stopping, log.lookedUp),
    /** Assigns or unassigns seats for user UUIDs, in one call. */
    change: (change: Change, ids: readonly string[]) => changeSeats(client, change, ids, ends),
  };
}

/** Opens Datadog while `use` runs. Reads that are still running after it are ended. */
export async function withDatadog<T>(
  settings: ClientSettings,
  services: Services,
  use: (datadog: Datadog) => Promise<T>,
): Promise<T> {
  const client = new DatadogClient(settings, services.clock, services.log);
  try {
    return await use(callsOf(client, services));
  } finally {
    await client.close();
  }
}
