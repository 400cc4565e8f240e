import * as core from '@actions/core';
import { type Display, showSentence, type ShownProblem } from '../render/display.ts';
import { escapeLogLine } from '../render/escape.ts';
import { joined, placeText } from '../render/words.ts';
import { count, grouped } from '../seats/sentence.ts';
import type { Clock, Log, Progress } from '../seats/services.ts';

/** GitHub shows ten annotations of each level a step and drops the others; one place is kept for the closing error. */
const MAX_ANNOTATIONS = 9;
/** Beyond this, GitHub cuts an annotation off. */
const MAX_ANNOTATION_CHARACTERS = 4096;
const EVERY_MS = 5000;
const MIN_WAIT_SHOWN_MS = 1000;

/** The job's log. Everything written here is cleared of secrets and of workflow commands first. `annotate` shows problems on the
 * lines of their files, as many as GitHub shows, and the others as plain lines. `fail` makes the job red. */
export type Console = Log &
  Readonly<{
    group: (title: string, lines: readonly string[]) => void;
    annotate: (problems: readonly ShownProblem[]) => void;
    fail: (message: string) => void;
  }>;

const SETTLED = { assign: 'assigned', unassign: 'unassigned' };

const inSeconds = (ms: number): string => `${Math.ceil(ms / 100) / 10} s`;

/** Logs progress at most every five seconds, and when all changes of one kind are done. */
export function createProgress(info: (line: string) => void, now: () => number): Progress {
  const began = new Map<string, { atMs: number; done: number }>();
  let [lastMs, announcedUntilMs] = [now(), 0];
  /** How far work is, and how long it will still take at its rate so far, if that is known. */
  const howFar = (work: string, accepted: number, failed: number, total: number): string => {
    const done = accepted + failed;
    const start = began.get(work) ?? { atMs: now(), done };
    began.set(work, start);
    const rate = (done - start.done) / (now() - start.atMs);
    const isRunning = done < total && rate > 0 && Number.isFinite(rate);
    const left = isRunning && `about ${inSeconds((total - done) / rate)} left`;
    return joined([`${grouped(accepted)} of ${grouped(total)}`, failed > 0 && `${grouped(failed)} failed`, left], ', ');
  };
  const sometimes = (line: string, isDone = false): void => {
    if (!isDone && now() - lastMs < EVERY_MS) return;
    lastMs = now();
    info(line);
  };
  return {
    seatsRead: (productCode, read) => sometimes(`${productCode}: ${count(read, 'seat')} read so far`),
    lookedUp: (done, total) => sometimes(`Looking people up, calls: ${howFar('look-up', done, 0, total)}`),
    settled(kind, productCode, { accepted, failed, total }) {
      const far = howFar(`${kind} ${productCode}`, accepted, failed, total);
      sometimes(`${productCode}: ${SETTLED[kind]} ${far}`, accepted + failed === total);
    },
    pending: (productCode, pending) =>
      sometimes(`${productCode}: ${count(pending, 'change')} not visible yet, reading the seats again`),
    waiting(waitMs, why) {
      // Calls side by side wait for the same thing, so one line is enough.
      if (waitMs < MIN_WAIT_SHOWN_MS || now() + waitMs <= announcedUntilMs + MIN_WAIT_SHOWN_MS) return;
      announcedUntilMs = now() + waitMs;
      info(`Waiting ${inSeconds(waitMs)} before trying again: ${why}`);
    },
  };
}

/** Opens the log. */
export function openConsole(display: Display, clock: Clock): Console {
  const clean = (text: string): string => escapeLogLine(display.redact(text));
  /** Line breaks within a message are encoded by the toolkit; each line is cleared by itself. */
  const cleanMessage = (message: string): string => {
    const text = message.split('\n').map(clean).join('\n');
    return text.length <= MAX_ANNOTATION_CHARACTERS ? text : `${text.slice(0, MAX_ANNOTATION_CHARACTERS - 1)}…`;
  };
  const info = (line: string): void => core.info(clean(line));
  return {
    ...createProgress(info, clock.now),
    info,
    tried(line) {
      if (core.isDebug()) core.debug(clean(line));
    },
    warn: (says) => core.warning(cleanMessage(showSentence(says, display))),
    group(title, lines) {
      core.startGroup(clean(title));
      // In one piece: there may be tens of thousands.
      if (lines.length > 0) core.info(lines.map(clean).join('\n'));
      core.endGroup();
    },
    annotate(problems) {
      for (const severity of ['error', 'warning'] as const) {
        const those = problems.filter((problem) => problem.severity === severity);
        for (const { says, at } of those.slice(0, MAX_ANNOTATIONS)) {
          const place = at && { file: clean(at.file), ...(at.line && { startLine: at.line }) };
          core[severity](cleanMessage(says), place ?? {});
        }
        for (const { says, at } of those.slice(MAX_ANNOTATIONS)) info(joined([placeText(at), says], ': '));
      }
    },
    fail: (message) => core.setFailed(cleanMessage(message)),
  };
}

/** Makes the runner mask what must never be shown. */
export const maskSecrets = (secrets: readonly string[]): void => secrets.forEach(core.setSecret);
