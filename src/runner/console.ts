import * as core from '@actions/core';
import { type Display, showSentence, type ShownProblem } from '../render/display.ts';
import { escapeLogLine } from '../render/escape.ts';
import type { LogGroup } from '../render/lines.ts';
import { placeText } from '../render/words.ts';
import type { Clock, Log } from '../seats/services.ts';
import { createProgress } from './progress.ts';

/** GitHub shows ten annotations of each level a step and drops the others; one place is kept for the closing error. */
const MAX_ANNOTATIONS = 9;
/** Beyond this, GitHub cuts an annotation off. */
const MAX_ANNOTATION_CHARACTERS = 4096;

/** The job's log. Everything written here is cleared of secrets and of workflow commands first. */
export interface Console extends Log {
  readonly group: (group: LogGroup) => void;
  /** Shows problems on the lines of the files they are in, as many as GitHub shows; the others as plain lines. */
  readonly annotate: (problems: readonly ShownProblem[]) => void;
  /** An error that makes the job red. */
  readonly fail: (message: string) => void;
}

type Clean = (text: string) => string;

/** Line breaks within a message are encoded by the toolkit; each line is cleared by itself. */
function cleanMessage(message: string, clean: Clean): string {
  const text = message.split('\n').map(clean).join('\n');
  return text.length <= MAX_ANNOTATION_CHARACTERS ? text : `${text.slice(0, MAX_ANNOTATION_CHARACTERS - 1)}…`;
}

function annotate(problems: readonly ShownProblem[], show: typeof core.error, clean: Clean): void {
  for (const { says, at } of problems.slice(0, MAX_ANNOTATIONS)) {
    const startLine = at?.line ? { startLine: at.line } : {};
    show(cleanMessage(says, clean), at === null ? {} : { file: clean(at.file), ...startLine });
  }
  for (const problem of problems.slice(MAX_ANNOTATIONS)) {
    core.info(clean([placeText(problem.at), problem.says].filter((part) => part !== '').join(': ')));
  }
}

/** Opens the log. */
export function openConsole(display: Display, clock: Clock): Console {
  const { redact } = display;
  const clean: Clean = (text) => escapeLogLine(redact(text));
  const info = (line: string): void => {
    core.info(clean(line));
  };
  return {
    ...createProgress(info, clock.now),
    info,
    tried(line) {
      if (core.isDebug()) {
        core.debug(clean(line));
      }
    },
    warn(says) {
      core.warning(cleanMessage(showSentence(says, display), clean));
    },
    group({ title, lines }) {
      core.startGroup(clean(title));
      if (lines.length > 0) {
        // In one piece: there may be tens of thousands.
        core.info(lines.map(clean).join('\n'));
      }
      core.endGroup();
    },
    annotate(problems) {
      const of = (severity: ShownProblem['severity']): ShownProblem[] =>
        problems.filter((one) => one.severity === severity);
      annotate(of('error'), core.error, clean);
      annotate(of('warning'), core.warning, clean);
    },
    fail(message) {
      core.setFailed(cleanMessage(message, clean));
    },
  };
}

/** Makes the runner mask what must never be shown. */
export function maskSecrets(secrets: readonly string[]): void {
  secrets.forEach(core.setSecret);
}
