/** Something a user can see and mend: what is wrong (quoted), where, and what to do. */
export interface Problem {
  /** An `error` makes the job red; a `warning` is shown and changes nothing. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** Path relative to the workspace, where the problem is in a file. */
  readonly file: string | null;
  /** Line in that file, from 1. */
  readonly line: number | null;
}

/** Where a listed person stands. */
export interface Source {
  /** Path relative to the workspace. */
  readonly file: string;
  /** Line in that file, from 1. */
  readonly line: number;
}

/** A problem that makes the job red. */
export function errorAt(source: Source | null, message: string): Problem {
  return { severity: 'error', message, file: source?.file ?? null, line: source?.line ?? null };
}

/** A problem that is shown and changes nothing. */
export function warningAt(source: Source | null, message: string): Problem {
  return { severity: 'warning', message, file: source?.file ?? null, line: source?.line ?? null };
}

/** `1,200`: a number as people read it. Not `toLocaleString`, which loads all locales first: a tenth of a run's time. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 seat`, `2 seats`, `1,200 people`: a count with its noun, the same in every locale. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}
