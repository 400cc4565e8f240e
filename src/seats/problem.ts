import { impersonal, say, type Sentence, words } from './sentence.ts';

/** The place of a listed person: a path relative to the workspace, and a line from 1. */
export type Source = { readonly file: string; readonly line: number };

/** A refused plan in few words, its limit in a sentence, how to `undo` it in the list, and the inputs that allow it. */
export type Choice = Readonly<{ brief: string; limit: string; undo: string; settings: readonly string[] }>;

/** Something a user can fix, as a sentence or its text; an `error` fails the job. `at`: no line if it is about a whole file.
 * `details`: what a server said. `choice`: for a plan that a limit refuses, and that may be intended. */
export type Problem<Words = Sentence> = Readonly<{
  severity: 'error' | 'warning';
  says: Words;
  at: Source | { readonly file: string; readonly line: null } | null;
  details?: Words;
  choice?: Choice;
}>;

export const errorAt = (at: Problem['at'], says: Sentence): Problem => ({ severity: 'error', says, at });
export const warningAt = (at: Problem['at'], says: Sentence): Problem => ({ severity: 'warning', says, at });

/** Collects the problems of a run, in the order they were found. */
export class Problems {
  all: readonly Problem[] = [];

  add(problems: readonly Problem[]): void {
    this.all = this.all.concat(problems);
  }

  get hasErrors(): boolean {
    return this.all.some(({ severity }) => severity === 'error');
  }
}

/** The run cannot continue, for a reason that the user can read. */
export class Failure extends Error {
  override readonly name: string = 'Failure';
  readonly says: Sentence;
  readonly details: Sentence | null;

  constructor(says: Sentence, details: Sentence | null = null) {
    super(impersonal(says));
    this.says = says;
    this.details = details;
  }
}

/** The sentence of a failure; the message of anything else that was thrown. */
export function sentenceOf(error: unknown): Sentence {
  if (!(error instanceof Failure)) return say`${words(error instanceof Error ? error.message : String(error))}`;
  return error.details === null ? error.says : say`${error.says} (${error.details})`;
}

/** The problem of a run that threw before there was a plan. */
export function problemOf(error: unknown, isCancelled: boolean): Problem {
  if (isCancelled) return errorAt(null, say`the job was cancelled before there was a plan`);
  if (!(error instanceof Failure)) return errorAt(null, say`unexpected error: ${sentenceOf(error)}`);
  return { ...errorAt(null, error.says), ...(error.details && { details: error.details }) };
}
