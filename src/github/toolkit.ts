/**
 * The parts of `@actions/core` that this action needs. The package's own entry also loads an OIDC client and with it a
 * second HTTP stack, which is half of the start-up time and never used here; so its files are imported one by one.
 */
import { appendFileSync } from 'node:fs';
import { issueCommand } from '../../node_modules/@actions/core/lib/command.js';
import { toCommandProperties } from '../../node_modules/@actions/core/lib/utils.js';

/** Where in a file an annotation stands. */
export interface AnnotationPlace {
  readonly file?: string;
  readonly startLine?: number;
}

/** Prints a line of the log. */
export function info(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function startGroup(title: string): void {
  issueCommand('group', {}, title);
}

export function endGroup(): void {
  issueCommand('endgroup', {}, '');
}

/** Shows an error, on a line of a file where one is given. */
export function error(message: string, place: AnnotationPlace = {}): void {
  issueCommand('error', toCommandProperties(place), message);
}

/** Shows a warning, on a line of a file where one is given. */
export function warning(message: string, place: AnnotationPlace = {}): void {
  issueCommand('warning', toCommandProperties(place), message);
}

/** Shows an error and makes the job red. */
export function setFailed(message: string): void {
  process.exitCode = 1;
  error(message);
}

/** Tells the runner what it must never show. */
export function setSecret(secret: string): void {
  issueCommand('add-mask', {}, secret);
}

/**
 * Sets an output; on a runner without an output file, in the old way. The toolkit's own way to the file loads all of
 * `node:crypto` for the delimiter.
 */
export function setOutput(name: string, value: string): void {
  const file = process.env.GITHUB_OUTPUT ?? '';
  const delimiter = `end_of_${name}_${process.hrtime.bigint()}`;
  if (file === '') {
    issueCommand('set-output', { name }, value);
  } else if (value.includes(delimiter)) {
    throw new Error(`the output ${name} holds its own delimiter`);
  } else {
    appendFileSync(file, `${name}<<${delimiter}\n${value}\n${delimiter}\n`);
  }
}
