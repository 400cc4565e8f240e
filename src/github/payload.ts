/** A JSON object of unknown content: event payloads and API answers are read defensively. */
export type Json = Readonly<Record<string, unknown>>;

/** `value` as an object; an empty one for anything else. */
export function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

/** `value` as text; `null` for anything else and for empty text. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** `value` as the number of a pull request; `null` for anything else. */
export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
}

/** The objects of a list; none for anything else. */
export function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}

/** An event's payload; an empty one where it cannot be read: what only a payload can allow is then not allowed. */
export function parsePayload(text: string | null): Json {
  try {
    return objectOf(JSON.parse(text ?? '{}'));
  } catch {
    return {};
  }
}
