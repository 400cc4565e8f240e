import { count, grouped } from '../seats/sentence.ts';
import type { Progress } from '../seats/services.ts';

/** Long work logs its progress at most this often. */
const EVERY_MS = 5000;
/** A shorter wait is not worth a line. */
const MIN_WAIT_SHOWN_MS = 1000;

const inSeconds = (ms: number): string => `${Math.ceil(ms / 100) / 10} s`;

/** Logs progress at most every five seconds, and when all changes of one kind are done. */
export function createProgress(info: (line: string) => void, now: () => number): Progress {
  const began = new Map<string, { atMs: number; done: number }>();
  let [lastMs, announcedUntilMs] = [now(), 0];
  /** How long work will still take at its rate so far; `''` if that is not known. */
  const timeLeft = (work: string, done: number, total: number): string => {
    const start = began.get(work) ?? { atMs: now(), done };
    began.set(work, start);
    const rate = (done - start.done) / (now() - start.atMs);
    const isRunning = done < total && rate > 0 && Number.isFinite(rate);
    return isRunning ? `, about ${inSeconds((total - done) / rate)} left` : '';
  };
  const sometimes = (line: string, isDone = false): void => {
    if (!isDone && now() - lastMs < EVERY_MS) return;
    lastMs = now();
    info(line);
  };
  return {
    seatsRead(productCode, read) {
      sometimes(`${productCode}: ${count(read, 'seat')} read so far`);
    },
    lookedUp(done, total) {
      const left = timeLeft('look-up', done, total);
      sometimes(`Looking people up, calls: ${grouped(done)} of ${grouped(total)}${left}`);
    },
    settled(kind, productCode, { accepted, failed, total }) {
      const left = timeLeft(`${kind} ${productCode}`, accepted + failed, total);
      const trouble = failed === 0 ? '' : `, ${grouped(failed)} failed`;
      const far = `${grouped(accepted)} of ${grouped(total)}${trouble}${left}`;
      sometimes(`${productCode}: ${kind}ed ${far}`, accepted + failed === total);
    },
    pending(productCode, pending) {
      sometimes(`${productCode}: ${count(pending, 'change')} not visible yet, reading the seats again`);
    },
    waiting(waitMs, why) {
      // Calls side by side wait for the same thing, so one line is enough.
      if (waitMs < MIN_WAIT_SHOWN_MS || now() + waitMs <= announcedUntilMs + MIN_WAIT_SHOWN_MS) return;
      announcedUntilMs = now() + waitMs;
      info(`Waiting ${inSeconds(waitMs)} before trying again: ${why}`);
    },
  };
}
