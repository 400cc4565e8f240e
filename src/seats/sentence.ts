import type { PersonKey } from './person.ts';

/** A part of a sentence that may be personal. It stays data until the sentence is shown. */
export type Personal =
  | { readonly kind: 'person'; readonly key: PersonKey; readonly id: string | null }
  /** Text from a list or a server, shown in quotation marks (`quote`) or without (`words`). It may name anybody. */
  | { readonly kind: 'quote' | 'words'; readonly text: string }
  /** The value of an input, shown in quotation marks. It is personal only if it holds an address. */
  | { readonly kind: 'value'; readonly text: string };

/** A message for people, in parts. */
export type Sentence = readonly (string | Personal)[];

/** A person. If e-mails are hidden, the `id` is shown. */
export function who(key: PersonKey, id: string | null = null): Personal {
  return { kind: 'person', key, id };
}

/** A listed person with the line: `jane@example.com (seats.txt:3)`. */
export function placed({ key, source }: { key: PersonKey; source: { file: string; line: number } | null }): Sentence {
  return [who(key), source === null ? ' (input users)' : ` (${source.file}:${source.line})`];
}

export function quote(text: string): Personal {
  return { kind: 'quote', text };
}

export function words(text: string): Personal {
  return { kind: 'words', text };
}

export function value(text: string): Personal {
  return { kind: 'value', text };
}

/** Builds a sentence from a template. Plain strings and numbers in it are never personal. */
export function say(
  texts: TemplateStringsArray,
  ...parts: readonly (string | number | Personal | Sentence)[]
): Sentence {
  return texts.flatMap((text, index) => {
    const part = parts[index] ?? '';
    if (typeof part === 'string' || typeof part === 'number') {
      return [text, String(part)];
    }
    return 'kind' in part ? [text, part] : [text, ...part];
  });
}

/** The sentence with `…` for every personal part, for places that do not know how to show e-mails. */
export function impersonal(sentence: Sentence): string {
  return sentence.map((part) => (typeof part === 'string' ? part : '…')).join('');
}

/** A number with thousands separators: `1,200`. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** A count with its noun: `1 seat`, `2 seats`, `1,200 people`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}
