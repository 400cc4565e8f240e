import type { PersonKey } from './person.ts';

/** A part of a sentence that may be personal: a person (the `id` is shown if e-mails are hidden), or text that may name anybody,
 * from a list (`quote`) or a server (`words`). The `value` of an input is personal only if it has an address. */
export type Personal =
  | { readonly kind: 'person'; readonly key: PersonKey; readonly id: string | null }
  | { readonly kind: 'quote' | 'words' | 'value'; readonly text: string };

/** A message for people, in parts. */
export type Sentence = readonly (string | Personal)[];

export const who = (key: PersonKey, id: string | null = null): Personal => ({ kind: 'person', key, id });
export const quote = (text: string): Personal => ({ kind: 'quote', text });
export const words = (text: string): Personal => ({ kind: 'words', text });
export const value = (text: string): Personal => ({ kind: 'value', text });

/** A listed person with the line: `jane@example.com (seats.txt:3)`. */
export function placed({ key, source }: { key: PersonKey; source: { file: string; line: number } | null }): Sentence {
  return [who(key), source === null ? ' (input users)' : ` (${source.file}:${source.line})`];
}

type Part = string | number | Personal | Sentence;
/** Builds a sentence from a template. Plain strings and numbers in it are never personal. */
export function say(texts: TemplateStringsArray, ...parts: readonly Part[]): Sentence {
  return texts.flatMap((text, index) => {
    const part = parts[index] ?? '';
    if (typeof part === 'string' || typeof part === 'number') return [text, String(part)];
    return 'kind' in part ? [text, part] : [text, ...part];
  });
}

/** The sentence with `…` for every personal part, for places that do not know how to show e-mails. */
export const impersonal = (sentence: Sentence): string =>
  sentence.map((part) => (typeof part === 'string' ? part : '…')).join('');

/** A number with thousands separators: `1,200`. */
export const grouped = (number: number): string => String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** A count with its noun: `1 seat`, `2 seats`, `1,200 people`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${grouped(number)} ${number === 1 ? one : many}`;
