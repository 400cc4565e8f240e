import { count, grouped } from '../seats/sentence.ts';
import type { Progress } from '../seats/services.ts';

/** Long work logs its progress at most this often. */
const EVERY_MS = 5000;
/** A shorter wait is not worth a line. */
const MIN_WAIT_SHOWN_MS = 1000;

const DONE = { assign: 'assigned', unassign: 'unassigned' } as const;

function inSeconds(ms: number): string {
  return `${Math.ceil(ms / 100) / 10} s`;
}

/** How long work will still take at its rate so far; `''` if that is not known. */
function createTimeLeft(now: () => number): (work: string, done: number, total: number) => string {
  const began = new Map<string, { atMs: number; done: number }>();
  return (work, done, total) => {
    const start = began.get(work) ?? { atMs: now(), done };
    began.set(work, start);
    const rate = (done - start.done) / (now() - start.atMs);
    const isRunning = done < total && rate > 0 && Number.isFinite(rate);
    return isRunning ? `, about ${inSeconds((total - done) / rate)} left` : '';
  };
}

/** Logs progress at most every five seconds, and when all changes of one kind are done. */
export function createProgress(info: (line: string) => void, now: () => number): Progress {
  const timeLeft = createTimeLeft(now);
  let [lastMs, announcedUntilMs] = [now(), 0];
  const sometimes = (line: () => string, isDone: boolean): void => {
    if (isDone || now() - lastMs >= EVERY_MS) {
      lastMs = now();
      info(line());
    }
  };
  return {
    seatsRead(productCode, read) {
      sometimes(() => `${productCode}: ${count(read, 'seat')} read so far`, false);
    },
    lookedUp(done, total) {
      const left = timeLeft('look-up', done, total);
      sometimes(() => `Looking people up, calls: ${grouped(done)} of ${grouped(total)}${left}`, false);
    },
    settled(kind, productCode, { accepted, failed, total }) {
      const left = timeLeft(`${kind} ${productCode}`, accepted + failed, total);
      const trouble = failed === 0 ? '' : `, ${grouped(failed)} failed`;
      const far = `${grouped(accepted)} of ${grouped(total)}${trouble}${left}`;
      sometimes(() => `${productCode}: ${DONE[kind]} ${far}`, accepted + failed === total);
    },
    pending(productCode, pending) {
      sometimes(() => `${productCode}: ${count(pending, 'change')} not visible yet, reading the seats again`, false);
    },
    waiting(waitMs, why) {
      // Calls side by side wait for the same thing, so one line is enough.
      if (waitMs >= MIN_WAIT_SHOWN_MS && now() + waitMs > announcedUntilMs + MIN_WAIT_SHOWN_MS) {
        announcedUntilMs = now() + waitMs;
        info(`Waiting ${inSeconds(waitMs)} before trying again: ${why}`);
      }
    },
  };
}
