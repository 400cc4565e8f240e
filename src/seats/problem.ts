import { impersonal, say, type Sentence, words } from './sentence.ts';

/** The place of a listed person: a path relative to the workspace, and a line from 1. */
export type Source = { readonly file: string; readonly line: number };

/** Something a user can fix: what is wrong, where, and what to do. `Words` is a sentence, or the text of a shown one. */
export interface Problem<Words = Sentence> {
  /** An `error` fails the job; a `warning` is only shown. */
  readonly severity: 'error' | 'warning';
  readonly says: Words;
  /** `null` if it is about no file; a `line` of `null` if it is about the whole file. */
  readonly at: Source | { readonly file: string; readonly line: null } | null;
  /** What a server said, for a closer look. */
  readonly details?: Words;
  /** For a plan that a limit refuses, and that may be intended. */
  readonly choice?: Choice;
}

/** A refused plan in few words, and what to do whether or not it is intended. */
export interface Choice {
  /** For the headline: `would remove 14 of 28 seats`. */
  readonly brief: string;
  /** `The limit is 7 removals (max-unassign-percent: 25).` */
  readonly limit: string;
  /** What to do to the list if it is not intended: `Put the missing people back into`. */
  readonly undo: string;
  /** Inputs that allow it: `max-unassign: 14`. */
  readonly settings: readonly string[];
}

export const errorAt = (at: Problem['at'], says: Sentence): Problem => ({ severity: 'error', says, at });
export const warningAt = (at: Problem['at'], says: Sentence): Problem => ({ severity: 'warning', says, at });

/** Collects the problems of a run, in the order they were found. */
export class Problems {
  readonly #all: Problem[] = [];

  add(problems: readonly Problem[]): void {
    // A spread into `push` fails for hundreds of thousands of problems.
    problems.forEach((problem) => this.#all.push(problem));
  }

  get hasErrors(): boolean {
    return this.#all.some(({ severity }) => severity === 'error');
  }

  get all(): readonly Problem[] {
    return this.#all;
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
  const problem = errorAt(null, error.says);
  return error.details === null ? problem : { ...problem, details: error.details };
}
