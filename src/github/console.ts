import type { Problem } from '../seats/problem.ts';
import * as toolkit from './toolkit.ts';

/** GitHub shows ten annotations of each level a step and drops the others; one place is kept for the closing error. */
const MAX_ANNOTATIONS = 9;
/** Beyond this, GitHub cuts an annotation off. */
const MAX_ANNOTATION_CHARACTERS = 4096;

/** The job's log. Everything written here is cleared of secrets and of workflow commands first. */
export interface Console {
  readonly info: (line: string) => void;
  /** A foldable part, of lines as they may be shown: e-mails are masked before. */
  readonly group: (title: string, lines: readonly string[]) => void;
  /** Shows problems on the lines of the files they are in, as many as GitHub shows; the others as plain lines. */
  readonly annotate: (problems: readonly Problem[]) => void;
  readonly warn: (message: string) => void;
  /** The closing error; the job is red from here on. */
  readonly fail: (message: string) => void;
}

/** Makes one line of text from outside safe to print: no secrets, no workflow commands. */
type Clean = (text: string) => string;

/** Line breaks within a message are encoded by the toolkit; each line is cleared by itself. */
function cleanMessage(message: string, clean: Clean): string {
  const text = message.split('\n').map(clean).join('\n');
  return text.length <= MAX_ANNOTATION_CHARACTERS ? text : `${text.slice(0, MAX_ANNOTATION_CHARACTERS - 1)}…`;
}

function annotate(problems: readonly Problem[], show: typeof toolkit.error, clean: Clean): void {
  for (const [index, { message, file, line }] of problems.entries()) {
    const where = file === null ? '' : `${file}${line === null ? '' : `:${line}`}: `;
    if (index >= MAX_ANNOTATIONS) {
      toolkit.info(clean(`${where}${message}`));
    } else {
      const startLine = line === null ? {} : { startLine: line };
      show(cleanMessage(message, clean), file === null ? {} : { file, ...startLine });
    }
  }
}

/**
 * Opens the log.
 *
 * @param clean for text of any origin.
 * @param cleanShown for what was rendered to be shown, of which there may be much.
 */
export function openConsole(clean: Clean, cleanShown = clean): Console {
  const info = (line: string): void => {
    toolkit.info(clean(line));
  };
  return {
    info,
    group(title, lines) {
      toolkit.startGroup(clean(title));
      if (lines.length > 0) {
        // In one piece: there may be tens of thousands.
        toolkit.info(lines.map(cleanShown).join('\n'));
      }
      toolkit.endGroup();
    },
    annotate(problems) {
      const of = (severity: Problem['severity']): Problem[] => problems.filter((one) => one.severity === severity);
      annotate(of('error'), toolkit.error, clean);
      annotate(of('warning'), toolkit.warning, clean);
    },
    warn(message) {
      toolkit.warning(cleanMessage(message, clean));
    },
    fail(message) {
      toolkit.setFailed(cleanMessage(message, clean));
    },
  };
}

/** Tells the runner what must never be shown. */
export function maskSecrets(secrets: readonly string[]): void {
  for (const secret of secrets) {
    toolkit.setSecret(secret);
  }
}
