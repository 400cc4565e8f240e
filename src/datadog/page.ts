import { objectOf, textOf } from '../json.ts';
import { isEmailKey, isUuid, normalizeEmail } from '../seats/person.ts';
import type { Who } from '../seats/protection.ts';
import { DatadogError } from './error.ts';

/** Asked for first: Datadog accepts more than it documents. */
const LARGE_PAGE = 1000;
/** The documented page size. */
const SAFE_PAGE = 100;

/** Reads the pages of one list. If Datadog rejects the large size, a page that `mayShrink` and all later ones have the safe size. */
export function pageReader(): <T>(mayShrink: boolean, read: (size: number) => Promise<T>) => Promise<T> {
  let size = LARGE_PAGE;
  return async (mayShrink, read) => {
    const asked = size;
    try {
      return await read(asked);
    } catch (error) {
      const isRefused = error instanceof DatadogError && error.kind === 'refused';
      if (!isRefused || !mayShrink || asked === SAFE_PAGE) throw error;
      size = SAFE_PAGE;
      return read(SAFE_PAGE);
    }
  };
}

/** The UUID and e-mail in an item of the seat list or the users list; `null` for a missing or malformed one. */
export function keysOf(item: unknown): Who {
  const { id: uuid, attributes } = objectOf(item);
  const id = textOf(uuid)?.toLowerCase() ?? '';
  const email = normalizeEmail(textOf(objectOf(attributes).email) ?? '');
  return { id: isUuid(id) ? id : null, email: isEmailKey(email) ? email : null };
}
