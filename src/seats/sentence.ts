import type { PersonKey } from './person.ts';

/** What may be personal in a sentence. It stays data until the sentence is shown. */
export type Personal =
  | { readonly kind: 'person'; readonly key: PersonKey; readonly id: string | null }
  /** Words from a list or a server, shown in quotation marks (`quote`) or without (`words`): they may name anybody. */
  | { readonly kind: 'quote' | 'words'; readonly text: string }
  /** The value of an input, shown in quotation marks: personal only where it holds an address. */
  | { readonly kind: 'value'; readonly text: string };

/** A message for people, in parts. */
export type Sentence = readonly (string | Personal)[];

/** A person. With hidden e-mails the `id` stands in for the key. */
export function who(key: PersonKey, id: string | null = null): Personal {
  return { kind: 'person', key, id };
}

/** A listed person with the line: `jane@example.com (seats.txt:3)`. */
export function placed({ key, source }: { key: PersonKey; source: { file: string; line: number } | null }): Sentence {
  return [who(key), source === null ? ' (input users)' : ` (${source.file}:${source.line})`];
}

/** Text from a list, in quotation marks. */
export function quote(text: string): Personal {
  return { kind: 'quote', text };
}

/** What a server, a library or the operating system said. */
export function words(text: string): Personal {
  return { kind: 'words', text };
}

/** What an input was set to, in quotation marks. */
export function value(text: string): Personal {
  return { kind: 'value', text };
}

/** Makes a sentence of a template. Plain strings and numbers in it are the action's own words. */
export function say(
  texts: TemplateStringsArray,
  ...parts: readonly (string | number | Personal | Sentence)[]
): Sentence {
  return texts.flatMap((text, index) => {
    const part = parts[index];
    if (part === undefined) {
      return [text];
    }
    if (typeof part === 'string' || typeof part === 'number') {
      return [text, String(part)];
    }
    return 'kind' in part ? [text, part] : [text, ...part];
  });
}

/** The sentence with `…` in place of everything personal, for places that know no display. */
export function impersonal(sentence: Sentence): string {
  return sentence.map((part) => (typeof part === 'string' ? part : '…')).join('');
}

/** `1,200`: a number as people read it. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 seat`, `2 seats`, `1,200 people`: a count with its noun. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}
