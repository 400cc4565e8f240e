import { subscribe } from 'node:diagnostics_channel';
import type { Clock } from '../../src/seats/services.ts';

/** Every world is played on this day. */
export const NOW_MS = Date.UTC(2026, 10, 24, 12);

/** What happens to a request, as the HTTP library tells it. */
export type Happening = { readonly what: 'sent' | 'answered'; readonly method: string; readonly origin: string };

const listeners = new Set<(happening: Happening) => void>();
let inFlight = 0;

function tell(what: Happening['what'], message: unknown): void {
  inFlight += what === 'sent' ? 1 : -1;
  const { method, origin } = (message as { request: { method: string; origin: string } }).request;
  listeners.forEach((listener) => {
    listener({ what, method, origin });
  });
}

subscribe('undici:request:create', (message) => {
  tell('sent', message);
});
for (const end of ['undici:request:trailers', 'undici:request:error']) {
  subscribe(end, (message) => {
    tell('answered', message);
  });
}

/** Calls `listener` for every request that goes out and every answer, until the returned function is called. */
export function onRequests(listener: (happening: Happening) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** A clock whose waits are over as soon as nobody waits for an answer: time passes only where nothing else happens. */
export function worldClock(): Clock {
  let nowMs = NOW_MS;
  return {
    now: () => nowMs,
    sleep: async (ms, signal) => {
      const untilMs = nowMs + ms;
      // An answer that has come in is not read yet, and the next request may follow from it.
      for (let idleTurns = 0; idleTurns < 4; idleTurns = inFlight > 0 ? 0 : idleTurns + 1) {
        await new Promise(setImmediate);
      }
      nowMs = signal.aborted ? nowMs : Math.max(nowMs, untilMs);
    },
    random: () => 1,
  };
}
