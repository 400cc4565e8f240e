import type { Size, Switches } from './switches.ts';

/** So many calls may be under way at a time. */
const SIDE_BY_SIDE = 8;
/** The page size that is asked for, of users and of seats. */
const PAGE = 1000;
/** The most people in one write. */
const BATCH = 100;

/** How many rounds of calls side by side so many calls take. */
function roundsOf(calls: number): number {
  return Math.ceil(calls / SIDE_BY_SIDE);
}

/** The rounds of a look-up: the first search tells how large the organisation is, and then the cheaper way is taken. */
function lookUpRounds(people: number, wanted: number, pageSize: number): number {
  const pages = Math.ceil(people / Math.min(PAGE, pageSize));
  return wanted === 0 ? 0 : 1 + roundsOf(Math.min(wanted - 1, pages));
}

/**
 * The critical path of an assignment, in rounds of calls that wait for each other: the pages of the seat list, the look-up,
 * the writes (the first batch alone), and the pages of the seat list again. Nothing can be faster than this many latencies.
 */
export function criticalPath({ people, listed }: Size, switches: Switches): number {
  const { held, usersPageSize, seatsPageSize, batchLimit } = switches;
  const seatPages = (holders: number): number => Math.max(1, Math.ceil(holders / Math.min(PAGE, seatsPageSize)));
  const newcomers = listed - held;
  const reading = seatPages(held) + lookUpRounds(people, newcomers, usersPageSize);
  const batches = Math.ceil(newcomers / Math.min(BATCH, batchLimit));
  return batches === 0 ? reading : reading + 1 + roundsOf(batches - 1) + seatPages(listed);
}
