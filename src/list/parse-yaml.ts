import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments, visit } from 'yaml';
import { parseJson as parseJsonText } from '../json.ts';
import { parsePersonKey } from '../seats/person.ts';
import { sentenceOf } from '../seats/problem.ts';
import { quote, say, type Sentence, words } from '../seats/sentence.ts';
import { ListBuilder, type ParsedList } from './entry.ts';
import { firstBadOffset } from './json-offset.ts';

const SHAPE = say`the file must be a sequence of people, or a mapping of product codes to people`;
const PERSON_SHAPE = say`a person must be an e-mail, a UUID, or an object with "email" or "id"`;
/** What people call a list of people, or one of them: no product has such a code. */
const LIST_WORD = /^(?:users?|people|persons?|e-?mails?|ids?|uuids?|members?|seats?)$/i;

/** Whether nothing stands there, which is not the same as a written `null`. */
function isEmpty(node: Node): boolean {
  return isScalar(node) && node.value === null && node.source === '';
}

/** Walks a parsed document. */
class Walk {
  readonly #list: ListBuilder;
  readonly #lines: LineCounter;

  constructor(lines: LineCounter, list: ListBuilder) {
    this.#lines = lines;
    this.#list = list;
  }

  document(document: Document.Parsed): void {
    const root = document.contents;
    this.#refuseAliases(document);
    if (isMap(root)) {
      const seen = new Set<string>();
      root.items.forEach(({ key, value }) => {
        this.#product(key, value, seen);
      });
    } else if (root !== null) {
      this.#people(root, root, null);
    }
  }

  #problem(node: Node, says: Sentence): void {
    this.#list.problem(this.#lines.linePos(node.range?.[0] ?? 0).line, says);
  }

  /** What an alias stands for cannot be seen on the line that a reviewer looks at. */
  #refuseAliases(document: Document.Parsed): void {
    visit(document, {
      Node: (_, node) => {
        if (isAlias(node)) {
          this.#problem(node, say`${quote(`*${node.source}`)} is an alias; write the people themselves`);
        } else if (node.anchor !== undefined) {
          this.#problem(
            node,
            say`${quote(`&${node.anchor}`)} is an anchor; remove it, and write the people where they belong`,
          );
        }
      },
    });
  }

  #product(key: Node, value: Node | null, seen: Set<string>): void {
    const code = isScalar(key) && typeof key.value === 'string' ? key.value.trim() : '';
    const { line } = this.#lines.linePos(key.range?.[0] ?? 0);
    if (isAlias(key)) {
      return;
    }
    if (code === '') {
      this.#problem(key, say`a product code must be text`);
    } else if (LIST_WORD.test(code) || parsePersonKey(code) !== null) {
      this.#problem(
        key,
        say`${quote(code)} is not a product code; write the people as a sequence: one line "- jane@example.com" for each`,
      );
    } else if (seen.has(code)) {
      this.#problem(key, say`${quote(code)} is named twice; write all its people in one sequence`);
    } else if (this.#list.product(code, line)) {
      this.#people(value, key, code);
    }
    seen.add(code);
  }

  #people(node: Node | null, at: Node, productCode: string | null): void {
    if (node === null || isEmpty(node) || isAlias(node)) {
      return;
    }
    if (isSeq<Node>(node)) {
      node.items.forEach((item) => {
        this.#person(item, productCode);
      });
    } else if (productCode === null) {
      this.#list.unreadable(this.#lines.linePos(at.range?.[0] ?? 0).line, SHAPE);
    } else {
      this.#problem(at, say`${quote(productCode)} must hold a sequence of people`);
    }
  }

  #person(node: Node, productCode: string | null): void {
    const { line } = this.#lines.linePos(node.range?.[0] ?? 0);
    const fields = isMap(node) ? [node.get('email'), node.get('id')] : isScalar(node) ? [node.value] : [];
    const person = fields.find((field) => field !== undefined && field !== null);
    if (isMap(node) && node.has('product')) {
      this.#problem(node, say`an object cannot name its product; use a mapping of product codes to people`);
    } else if (typeof person === 'string') {
      this.#list.person(person, line, productCode);
    } else if (!isAlias(node)) {
      const found = isScalar(node) ? say`, not ${quote(String(node.value))}` : say``;
      this.#problem(node, say`${PERSON_SHAPE}${found}`);
    }
  }
}

/** The documents of a stream; one that is too deeply nested for the parser's stack is a problem like any other. */
function readDocuments(text: string, lines: LineCounter, list: ListBuilder): Document.Parsed[] {
  try {
    // The library compares every key with every other one; the walk does it with a set.
    const options = { lineCounter: lines, prettyErrors: false, logLevel: 'silent', uniqueKeys: false } as const;
    const documents = parseAllDocuments(text, options);
    return Array.isArray(documents) ? documents : [];
  } catch (error) {
    list.unreadable(1, say`cannot be parsed: ${sentenceOf(error)}`);
    return [];
  }
}

/** Parses `.yaml`, `.yml`: a sequence of people, or a mapping of product codes to people. An empty file names nobody. */
export function parseYaml(text: string, file: string): ParsedList {
  const list = new ListBuilder(file);
  const lines = new LineCounter();
  const [document, second] = readDocuments(text, lines, list);
  if (second !== undefined) {
    list.problem(lines.linePos(second.range[0]).line, say`the file holds several YAML documents; only one is read`);
  }
  // Once a line: one missing bracket makes the parser repeat itself.
  const found = [...(document?.errors ?? []), ...(document?.warnings ?? [])];
  const messages = new Map(found.map(({ pos, message }) => [lines.linePos(pos[0]).line, message]));
  for (const [line, message] of messages) {
    list.unreadable(line, say`not valid YAML: ${words(message)}`);
  }
  if (document?.errors.length === 0) {
    new Walk(lines, list).document(document);
  }
  return list.build();
}

/** Parses `.json`, in the same shapes. JSON is YAML, and so the same walk knows the lines; what is not JSON is refused first. */
export function parseJson(text: string, file: string): ParsedList {
  if (parseJsonText(text) !== undefined) {
    return parseYaml(text, file);
  }
  const list = new ListBuilder(file);
  const before = text.slice(0, firstBadOffset(text)).split('\n');
  list.unreadable(before.length, say`not valid JSON from column ${(before.at(-1) ?? '').length + 1} on`);
  return list.build();
}
