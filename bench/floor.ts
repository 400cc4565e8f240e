import { MAX_BATCH_PEOPLE } from '../src/apply/batches.ts';
import { MAX_CALLS_IN_FLIGHT } from '../src/datadog/connections.ts';
import { LARGE_PAGE } from '../src/datadog/users.ts';
import type { Size, Switches } from './switches.ts';

/** How many rounds of calls side by side so many calls take. */
function roundsOf(calls: number): number {
  return Math.ceil(calls / MAX_CALLS_IN_FLIGHT);
}

/** The rounds of a look-up: the first search tells how large the organisation is, and then the cheaper way is taken. */
function lookUpRounds(people: number, wanted: number, pageSize: number): number {
  const pages = Math.ceil(people / Math.min(LARGE_PAGE, pageSize));
  return wanted === 0 ? 0 : 1 + roundsOf(Math.min(wanted - 1, pages));
}

/**
 * The critical path of an assignment, in rounds of calls that wait for each other: the pages of the seat list, the look-up,
 * the writes (the first batch alone), and the pages of the seat list again. Nothing can be faster than this many latencies.
 */
export function criticalPath({ people, listed }: Size, switches: Switches): number {
  const { held, usersPageSize, seatsPageSize, batchLimit } = switches;
  const seatPages = (holders: number): number => Math.max(1, Math.ceil(holders / Math.min(LARGE_PAGE, seatsPageSize)));
  const newcomers = listed - held;
  const reading = seatPages(held) + lookUpRounds(people, newcomers, usersPageSize);
  const batches = Math.ceil(newcomers / Math.min(MAX_BATCH_PEOPLE, batchLimit));
  return batches === 0 ? reading : reading + 1 + roundsOf(batches - 1) + seatPages(listed);
}
