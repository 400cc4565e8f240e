import { DatadogError } from './error.ts';

/** A JSON object of unknown content. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** `value` as an object; an empty one for anything else, since every field of Datadog's answers is optional. */
export function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

/** `value` as text without white space around it; `null` for anything else and for empty text. */
export function textOf(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : text;
}

/** `value` as a count; `null` for anything else. */
export function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

/** The error for an answer of another shape than the one documented. */
export function unexpectedShape(path: string, what: string): DatadogError {
  return new DatadogError(
    'unexpected',
    200,
    what,
    `Datadog: GET ${path}: status 200: the answer is not as expected: ${what}`,
  );
}

/** The `data` of a list answer. Throws where it is no list: a failed read must never look like an empty one. */
export function dataOf(reply: unknown, path: string): readonly unknown[] {
  const { data } = objectOf(reply);
  if (!Array.isArray(data)) {
    throw unexpectedShape(path, '"data" is not a list');
  }
  return data;
}
