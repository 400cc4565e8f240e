import type { PersonKey } from '../seats/person.ts';
import type { Resolutions } from '../seats/resolution.ts';
import { createHttp, type HttpSettings, type HttpWorld } from './http.ts';
import type { OnProgress } from './lookup.ts';
import { createSeatsApi, type SeatsApi } from './seats.ts';
import { openTransport } from './transport.ts';

/** Datadog, as far as this action needs it. */
export interface Datadog extends SeatsApi {
  /**
   * Whom keys mean. `verified` is `false` where the keys of the run may not read users, so that UUIDs were taken on trust.
   * Throws `DatadogError`.
   */
  lookUp(
    keys: readonly PersonKey[],
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<{ resolutions: Resolutions; verified: boolean }>;
  /** Closes all connections. */
  close(): Promise<void>;
}

/** Opens a client. Nothing is sent before the first call; redirects are not followed; a read-only client refuses writes. */
export async function openDatadog(settings: HttpSettings, world: Omit<HttpWorld, 'send'>): Promise<Datadog> {
  const transport = await openTransport(new URL(settings.apiUrl).origin);
  const http = createHttp(settings, { ...world, send: transport.send });
  return {
    ...createSeatsApi(http),
    async lookUp(keys, signal, onProgress) {
      const { lookUp } = await import('./lookup.ts');
      return lookUp(http, keys, signal, onProgress);
    },
    async close() {
      http.close();
      await transport.close();
    },
  };
}
