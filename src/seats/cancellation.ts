/**
 * The stages of a cancelled job. GitHub sends SIGINT, SIGTERM 7.5 s later, and kills 2.5 s after that; each signal here
 * fires once, in this order, so that the report of what was done is out in time.
 */
export interface Cancellation {
  /** Nothing new is begun: no write, no wait. */
  readonly stopping: AbortSignal;
  /** Writes that are under way are given up. */
  readonly abandonWrites: AbortSignal;
  /** The last reading is given up. */
  readonly abandonReads: AbortSignal;
}
