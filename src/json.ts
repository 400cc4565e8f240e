/** A JSON object of unknown content. */
export type Json = Readonly<Record<string, unknown>>;

/** The parsed text; `undefined` if it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** `value` as an object; an empty one for anything else. */
export const objectOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

/** `value` as trimmed text; `null` for anything else and for blank text. */
export const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim()) || null;

/** `value` as a whole number of at least 0; `null` for anything else. */
export const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

/** `value` as a list; `null` for anything else. */
export const listOf = (value: unknown): readonly unknown[] | null => (Array.isArray(value) ? value : null);
