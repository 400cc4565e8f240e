import { DatadogError } from './error.ts';

/** Asked for first: Datadog accepts more than it documents. */
const LARGE_PAGE = 1000;
/** The documented page size. */
const SAFE_PAGE = 100;

/** The page size of one list. If Datadog rejects large pages, later ones have the safe size. */
export class PageSize {
  #size = LARGE_PAGE;

  /** Reads a page. `mayShrink` is `false` if earlier pages were numbered by the present size. */
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
