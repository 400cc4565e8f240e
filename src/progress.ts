import { count, grouped } from './seats/problem.ts';

/** At most so often, work that takes long says how far it is. */
const EVERY_MS = 5000;
/** A wait that nobody would notice is not worth a line. */
const MIN_WAIT_SHOWN_MS = 1000;

/** What long work tells about itself. */
export interface Progress {
  readonly onSeats: (productCode: string, read: number) => void;
  readonly onLookUp: (done: number, total: number) => void;
  readonly onProgress: (kind: 'assign' | 'unassign', productCode: string, done: number, total: number) => void;
  readonly onPending: (productCode: string, pending: number) => void;
  readonly onWait: (waitMs: number, reason: string) => void;
}

function inSeconds(ms: number): string {
  return `${Math.ceil(ms / 100) / 10} s`;
}

/** Says how far work is, at most every five seconds, and when a larger piece of it is done. */
export function createProgress(info: (line: string) => void, now: () => number): Progress {
  let [lastMs, toldUntilMs] = [now(), 0];
  const sometimes = (line: () => string, isDone: boolean): void => {
    if (isDone || now() - lastMs >= EVERY_MS) {
      lastMs = now();
      info(line());
    }
  };
  /** When each piece of work was first heard of, and how much of it was done by then. */
  const began = new Map<string, { atMs: number; done: number }>();
  /** How far a piece of work is, and how long it will take if it goes on like this. */
  const howFar = (work: string, done: number, total: number): string => {
    const start = began.get(work) ?? { atMs: now(), done };
    began.set(work, start);
    const rate = (done - start.done) / (now() - start.atMs);
    const isRunning = done < total && rate > 0 && Number.isFinite(rate);
    const left = isRunning ? `, about ${inSeconds((total - done) / rate)} left` : '';
    return `${grouped(done)} of ${grouped(total)}${left}`;
  };
  return {
    onSeats(productCode, read) {
      sometimes(() => `${productCode}: ${count(read, 'seat')} read so far`, false);
    },
    onLookUp(done, total) {
      const far = howFar('look-up', done, total);
      sometimes(() => `Looking people up, calls: ${far}`, false);
    },
    onProgress(kind, productCode, done, total) {
      const far = howFar(`${kind} ${productCode}`, done, total);
      sometimes(() => `${productCode}: ${kind}ed ${far}`, done === total);
    },
    onPending(productCode, pending) {
      sometimes(() => `${productCode}: ${count(pending, 'change')} not visible yet, reading the seats again`, false);
    },
    onWait(waitMs, reason) {
      // Calls side by side wait for the same thing: one line says it.
      if (waitMs >= MIN_WAIT_SHOWN_MS && now() + waitMs > toldUntilMs + MIN_WAIT_SHOWN_MS) {
        toldUntilMs = now() + waitMs;
        info(`Waiting ${inSeconds(waitMs)} before trying again: ${reason}`);
      }
    },
  };
}
