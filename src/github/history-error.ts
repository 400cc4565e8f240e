/** What changed in a list cannot be determined: it is said so, and never taken for "everything" or "nothing". */
export class HistoryError extends Error {
  override readonly name = 'HistoryError';
}
