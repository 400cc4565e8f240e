import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  Parser,
  visit,
  type YAMLMap,
} from 'yaml';
import { parseJson as parseJsonText } from '../json.ts';
import { parsePersonKey } from '../seats/person.ts';
import { quote, say, type Sentence, words } from '../seats/sentence.ts';
import { ListBuilder, type ParsedList } from './entry.ts';
import { firstBadOffset } from './json-offset.ts';

const SHAPE = say`the file must be a sequence of people, or a mapping of product codes to people`;
const PERSON_SHAPE = say`a person must be an e-mail, a UUID, or an object with "email" or "id"`;
/** Names for a list of people. No product has such a code. */
const LIST_WORD = /^(?:users?|people|persons?|e-?mails?|ids?|uuids?|members?|seats?)$/i;
const PERSON_KEYS = ['email', 'id'];
/** A list needs four levels. Reading is recursive, so without a limit a deep file would exhaust the stack. */
const MAX_DEPTH = 100;

/** Reads a YAML document into a list. */
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
    } else if (isSeq<Node>(root)) {
      this.#people(root.items, null);
    } else if (root !== null && !isAlias(root) && !isEmpty(root)) {
      this.#list.unreadable(this.#lineOf(root), SHAPE);
    }
  }

  #lineOf(node: Node): number {
    return this.#lines.linePos(node.range?.[0] ?? 0).line;
  }

  #problem(node: Node, says: Sentence): void {
    this.#list.problem(this.#lineOf(node), says);
  }

  /** A reviewer cannot see on its line what an alias stands for. */
  #refuseAliases(document: Document.Parsed): void {
    visit(document, {
      Node: (_, node) => {
        if (isAlias(node)) {
          this.#problem(
            node,
            say`${quote(`*${node.source}`)} is an alias, which lists cannot use; list the people here`,
          );
        } else if (node.anchor !== undefined) {
          this.#problem(node, say`${quote(`&${node.anchor}`)} is an anchor, which lists cannot use; remove it`);
        }
      },
    });
  }

  #product(key: Node, value: Node | null, seen: Set<string>): void {
    const code = isScalar(key) && typeof key.value === 'string' ? key.value.trim() : '';
    if (isAlias(key)) {
      return;
    }
    if (code === '') {
      this.#problem(key, say`a product code must be text`);
    } else if (LIST_WORD.test(code) || parsePersonKey(code) !== null) {
      const advice = 'write the people as a sequence: one line "- jane@example.com" for each';
      this.#problem(key, say`${quote(code)} is not a product code; ${advice}`);
    } else if (seen.has(code)) {
      this.#problem(key, say`${quote(code)} is listed twice; put all its people in one sequence`);
    } else if (this.#list.product(code, this.#lineOf(key))) {
      if (isSeq<Node>(value)) {
        this.#people(value.items, code);
      } else if (value !== null && !isAlias(value) && !isEmpty(value)) {
        this.#problem(key, say`${quote(code)} must contain a sequence of people`);
      }
    }
    seen.add(code);
  }

  #people(people: readonly Node[], productCode: string | null): void {
    for (const node of people) {
      const fields = isMap(node) ? [node.get('email'), node.get('id')] : isScalar(node) ? [node.value] : [];
      const person = fields.find((field) => field !== undefined && field !== null);
      const repeated = isMap(node) ? repeatedKey(node) : null;
      if (repeated !== null) {
        this.#problem(node, say`a person has ${repeated} twice; write each person as an item of the sequence`);
      } else if (isMap(node) && node.has('product')) {
        this.#problem(node, say`a person cannot name a product here; use a mapping of product codes to people`);
      } else if (typeof person === 'string') {
        this.#list.person(person, this.#lineOf(node), productCode);
      } else if (!isAlias(node)) {
        const found = isScalar(node) ? say`, not ${quote(String(node.value))}` : say``;
        this.#problem(node, say`${PERSON_SHAPE}${found}`);
      }
    }
  }
}

/** A key of a person that is there twice: only one of its values would count. The library's own check is quadratic. */
function repeatedKey({ items }: YAMLMap): string | null {
  const keys = items.map(({ key }) => (isScalar(key) ? key.value : null));
  return PERSON_KEYS.find((key) => keys.indexOf(key) !== keys.lastIndexOf(key)) ?? null;
}

/** Whether nothing is written there. A written `null` is something. */
function isEmpty(node: Node): boolean {
  return isScalar(node) && node.value === null && node.source === '';
}

/** The documents of a text, or the offset where it is nested too deeply. */
function readDocuments(text: string, lines: LineCounter): Document.Parsed[] | number {
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > MAX_DEPTH) {
      return parser.offset;
    }
  }
  tokens.push(...parser.end());
  // The library needs quadratic time to find duplicate keys, and for some tags such as `!!omap`.
  const options = { schema: 'core', resolveKnownTags: false, uniqueKeys: false } as const;
  return [
    ...new Composer({ ...options, prettyErrors: false, logLevel: 'silent' }).compose(tokens),
  ] as Document.Parsed[];
}

/** Parses `.yaml`, `.yml`: a sequence of people, or a mapping of product codes to people. An empty file lists nobody. */
export function parseYaml(text: string, file: string): ParsedList {
  const list = new ListBuilder(file);
  const lines = new LineCounter();
  const documents = readDocuments(text, lines);
  if (typeof documents === 'number') {
    list.unreadable(lines.linePos(documents).line, say`nested more than ${MAX_DEPTH} levels deep; ${SHAPE}`);
    return list.build();
  }
  const [document, second] = documents;
  if (second !== undefined) {
    list.problem(lines.linePos(second.range[0]).line, say`the file has several YAML documents; a list must be one`);
  }
  // One per line, since the parser reports a missing bracket several times.
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

/** Parses `.json` in the same two shapes. Valid JSON is YAML, so it is read as YAML, which knows the lines. */
export function parseJson(text: string, file: string): ParsedList {
  if (parseJsonText(text) !== undefined) {
    return parseYaml(text, file);
  }
  const list = new ListBuilder(file);
  const before = text.slice(0, firstBadOffset(text)).split('\n');
  list.unreadable(before.length, say`not valid JSON at column ${(before.at(-1) ?? '').length + 1}`);
  return list.build();
}
