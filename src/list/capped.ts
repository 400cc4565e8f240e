import type { Problem } from '../seats/problem.ts';
import { count, say } from '../seats/sentence.ts';

const MAX_PROBLEMS = 100;

/** Problems of one kind. Beyond the first hundred they are only counted, since nobody reads more. */
export class CappedProblems {
  readonly #first: Problem[] = [];
  #count = 0;

  /** `make` is called only if the problem is shown. */
  add(make: () => Problem): void {
    this.#count += 1;
    if (this.#count <= MAX_PROBLEMS) {
      this.#first.push(make());
    }
  }

  /** The first problems, then how many more there are, in the given words. */
  list(at: Problem['at'], one: string, many = `${one}s`): readonly Problem[] {
    const [first] = this.#first;
    const more = this.#count - MAX_PROBLEMS;
    return first === undefined || more <= 0
      ? this.#first
      : [...this.#first, { ...first, at, says: say`and ${count(more, `more ${one}`, `more ${many}`)}` }];
  }
}
