import * as core from '@actions/core';
import { type Display, showSentence, type ShownProblem } from '../render/display.ts';
import { escapeLogLine } from '../render/escape.ts';
import type { LogGroup } from '../render/lines.ts';
import { joined, placeText } from '../render/words.ts';
import type { Clock, Log } from '../seats/services.ts';
import { createProgress } from './progress.ts';

/** GitHub shows ten annotations of each level a step and drops the others; one place is kept for the closing error. */
const MAX_ANNOTATIONS = 9;
/** Beyond this, GitHub cuts an annotation off. */
const MAX_ANNOTATION_CHARACTERS = 4096;

/** The job's log. Everything written here is cleared of secrets and of workflow commands first. */
export type Console = Log &
  Readonly<{
    group: (group: LogGroup) => void;
    /** Shows problems on the lines of the files they are in, as many as GitHub shows; the others as plain lines. */
    annotate: (problems: readonly ShownProblem[]) => void;
    /** An error that makes the job red. */
    fail: (message: string) => void;
  }>;

/** Opens the log. */
export function openConsole(display: Display, clock: Clock): Console {
  const clean = (text: string): string => escapeLogLine(display.redact(text));
  /** Line breaks within a message are encoded by the toolkit; each line is cleared by itself. */
  const cleanMessage = (message: string): string => {
    const text = message.split('\n').map(clean).join('\n');
    return text.length <= MAX_ANNOTATION_CHARACTERS ? text : `${text.slice(0, MAX_ANNOTATION_CHARACTERS - 1)}…`;
  };
  const info = (line: string): void => {
    core.info(clean(line));
  };
  return {
    ...createProgress(info, clock.now),
    info,
    tried(line) {
      if (core.isDebug()) core.debug(clean(line));
    },
    warn(says) {
      core.warning(cleanMessage(showSentence(says, display)));
    },
    group({ title, lines }) {
      core.startGroup(clean(title));
      // In one piece: there may be tens of thousands.
      if (lines.length > 0) core.info(lines.map(clean).join('\n'));
      core.endGroup();
    },
    annotate(problems) {
      for (const severity of ['error', 'warning'] as const) {
        const those = problems.filter((problem) => problem.severity === severity);
        const show = severity === 'error' ? core.error : core.warning;
        for (const { says, at } of those.slice(0, MAX_ANNOTATIONS)) {
          const place = at && { file: clean(at.file), ...(at.line && { startLine: at.line }) };
          show(cleanMessage(says), place ?? {});
        }
        for (const { says, at } of those.slice(MAX_ANNOTATIONS)) info(joined([placeText(at), says], ': '));
      }
    },
    fail(message) {
      core.setFailed(cleanMessage(message));
    },
  };
}

/** Makes the runner mask what must never be shown. */
export function maskSecrets(secrets: readonly string[]): void {
  secrets.forEach(core.setSecret);
}
