import { DatadogError } from './error.ts';

/** Asked for first: real servers accept more than the documentation promises. */
const LARGE_PAGE = 1000;
/** The page size that is known to be accepted. */
const SAFE_PAGE = 100;

/** How large the pages of one list are. A server that refuses a large one is asked for the safe size from then on. */
export class PageSize {
  #size = LARGE_PAGE;

  /** Reads a page of this size. `mayShrink` is `false` where earlier pages were numbered by the present size. */
  async read<T>(mayShrink: boolean, readPage: (size: number) => Promise<T>): Promise<T> {
    const size = this.#size;
    try {
      return await readPage(size);
    } catch (error) {
      if (error instanceof DatadogError && error.kind === 'refused' && mayShrink && size > SAFE_PAGE) {
        this.#size = SAFE_PAGE;
        return readPage(SAFE_PAGE);
      }
      throw error;
    }
  }
}
