import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  visit,
  type YAMLMap,
} from 'yaml';
import { grouped } from '../seats/problem.ts';
import { abbreviate, ListBuilder, type ParsedList } from './entry.ts';

const SHAPE = 'the file must be a sequence of people, or a mapping of product codes to people';
const PERSON_SHAPE = 'a person must be an e-mail, a UUID, or an object with "email" or "id"';
const MAX_ENTRIES = 1_000_000;

/** What the file claims to be, for its error messages. */
type Language = 'JSON' | 'YAML';

/** What each alias stands for: the last node before it with its anchor. Found in one walk; the library walks for each alias. */
function targetsOf(document: Document): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target !== undefined) {
          targets.set(node, target);
        }
      } else if (node.anchor !== undefined) {
        anchors.set(node.anchor, node);
      }
    },
  });
  return targets;
}

/** Walks a parsed document; knows the line of every node. */
class Walk {
  readonly list: ListBuilder;
  readonly #targets: ReadonlyMap<Alias, Node>;
  readonly #lines: LineCounter;
  #entries = 0;

  constructor(document: Document, lines: LineCounter, list: ListBuilder) {
    this.#targets = targetsOf(document);
    this.#lines = lines;
    this.list = list;
  }

  lineOf(node: Node | null): number {
    return this.#lines.linePos(node?.range?.[0] ?? 0).line;
  }

  /** The node an alias stands for; any other node is itself. */
  resolve(node: unknown): Node | null {
    const target = isAlias(node) ? this.#targets.get(node) : node;
    return (target ?? null) as Node | null;
  }

  people(node: Node | null, at: Node | null, productCode: string | null): void {
    if (node === null || (isScalar(node) && node.value === null && node.source === '')) {
      return;
    }
    if (!isSeq(node)) {
      if (productCode === null) {
        this.list.unreadable(this.lineOf(at), SHAPE);
      } else {
        this.list.problem(this.lineOf(at), `"${productCode}" must hold a sequence of people`);
      }
      return;
    }
    for (const item of node.items as Node[]) {
      this.#entries += 1;
      if (this.#entries > MAX_ENTRIES) {
        this.list.problem(this.lineOf(at), `the file names more than ${grouped(MAX_ENTRIES)} people`);
        return;
      }
      this.person(this.resolve(item), item, productCode);
    }
  }

  person(node: Node | null, at: Node, productCode: string | null): void {
    const line = this.lineOf(at);
    if (isScalar(node) && typeof node.value === 'string') {
      this.list.person(node.value, line, productCode);
    } else if (isMap(node)) {
      this.personObject(node, line, productCode);
    } else {
      const found = isScalar(node) ? `"${abbreviate(String(node.value))}"` : 'something else';
      this.list.problem(line, `${PERSON_SHAPE}, not ${found}`);
    }
  }

  personObject(node: YAMLMap, line: number, productCode: string | null): void {
    if (node.has('product')) {
      this.list.problem(line, 'an object cannot name its product; use a mapping of product codes to people');
      return;
    }
    const value = [node.get('email'), node.get('id')].find((field) => field !== undefined && field !== null);
    if (typeof value === 'string') {
      this.list.person(value, line, productCode);
    } else {
      this.list.problem(line, PERSON_SHAPE);
    }
  }

  products(node: YAMLMap): void {
    for (const { key, value } of node.items) {
      const keyNode = this.resolve(key);
      const code = isScalar(keyNode) && typeof keyNode.value === 'string' ? keyNode.value.trim() : '';
      if (code === '') {
        this.list.problem(this.lineOf(keyNode), 'a product code must be text');
        continue;
      }
      this.list.product(code);
      this.people(this.resolve(value), keyNode, code);
    }
  }
}

/** The documents of a stream; a stream that is too deeply nested for the parser's stack is a problem like any other. */
function readDocuments(text: string, lines: LineCounter, list: ListBuilder): Document.Parsed[] {
  try {
    const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
    return Array.isArray(documents) ? documents : [];
  } catch (error) {
    list.unreadable(1, `cannot be parsed: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}

/** Reports what the parser found, once a line: one missing bracket makes it repeat itself. */
function reportSyntax(document: Document.Parsed, lines: LineCounter, list: ListBuilder, language: Language): void {
  const seen = new Set<number>();
  for (const { pos, message } of [...document.errors, ...document.warnings]) {
    const { line } = lines.linePos(pos[0]);
    if (!seen.has(line)) {
      seen.add(line);
      list.unreadable(line, `not valid ${language}: ${message}`);
    }
  }
}

/** Parses `.yaml`, `.yml`: a sequence of people, or a mapping of product codes to people. An empty file names nobody. */
export function parseYaml(text: string, file: string): ParsedList {
  return parseDocument(text, file, 'YAML');
}

function parseDocument(text: string, file: string, language: Language): ParsedList {
  const list = new ListBuilder(file);
  const lines = new LineCounter();
  const [document, second] = readDocuments(text, lines, list);
  if (document === undefined) {
    return list.build();
  }
  if (second !== undefined) {
    list.problem(lines.linePos(second.range[0]).line, 'the file holds several YAML documents; only one is read');
  }
  reportSyntax(document, lines, list, language);
  if (document.errors.length === 0) {
    const walk = new Walk(document, lines, list);
    const root = walk.resolve(document.contents);
    if (isMap(root)) {
      walk.products(root);
    } else {
      walk.people(root, root, null);
    }
  }
  return list.build();
}

/** Whether a text is valid JSON as far as it goes: whatever is wrong with it is that it ends. */
function isBeginning(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as SyntaxError;
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? NaN);
    return /end of JSON input|Unterminated string/.test(message) || position >= text.length;
  }
}

/** Where JSON goes wrong. The engine's message tells no position for some errors, and then quotes the file instead. */
function firstBadOffset(text: string): number {
  if (isBeginning(text)) {
    return text.length;
  }
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isBeginning(text.slice(0, middle))) {
      good = middle;
    } else {
      bad = middle;
    }
  }
  return good;
}

/** Parses `.json`, in the same shapes. JSON is YAML, and so the same walk tells the lines; what is not JSON is refused first. */
export function parseJson(text: string, file: string): ParsedList {
  try {
    JSON.parse(text);
  } catch {
    const list = new ListBuilder(file);
    const before = text.slice(0, firstBadOffset(text)).split('\n');
    list.unreadable(before.length, `not valid JSON from column ${(before.at(-1) ?? '').length + 1} on`);
    return list.build();
  }
  return parseDocument(text, file, 'JSON');
}
