import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, Parser, visit } from 'yaml';
import type { CST, Document, Node, YAMLMap } from 'yaml';
import { parseJson as parseJsonText } from '../json.ts';
import { parsePersonKey } from '../seats/person.ts';
import { quote, say, type Sentence, words } from '../seats/sentence.ts';
import type { ListBuilder } from './entry.ts';

const SHAPE = say`the file must be a sequence of people, or a mapping of product codes to people`;
const PERSON_SHAPE = say`a person must be an e-mail, a UUID, or an object with "email" or "id"`;
/** Names for a list of people. No product has such a code. */
const LIST_WORD = /^(?:users?|people|persons?|e-?mails?|ids?|uuids?|members?|seats?)$/i;
const PERSON_KEYS = ['email', 'id'];
/** A list needs four levels. Reading is recursive, so without a limit a deep file would exhaust the stack. */
const MAX_DEPTH = 100;

/** The list that a document is read into, and the line of a node. */
type Target = Readonly<{ list: ListBuilder; lineOf: (node: Node) => number }>;

/** Whether something is written there, such as `null`. Aliases are refused by themselves. */
const isWritten = (node: Node | null): node is Node =>
  node !== null && !isAlias(node) && !(isScalar(node) && node.value === null && node.source === '');

/** A reviewer cannot see on its line what an alias stands for. */
function refuseAliases(document: Document.Parsed, { list, lineOf }: Target): void {
  visit(document, {
    Node: (_, node) => {
      const name = isAlias(node) ? `*${node.source}` : `&${node.anchor ?? ''}`;
      const [what, advice] = isAlias(node) ? ['an alias', 'list the people here'] : ['an anchor', 'remove it'];
      if (name !== '&') list.problem(lineOf(node), say`${quote(name)} is ${what}, which lists cannot use; ${advice}`);
    },
  });
}

/** The text of a person, or what is wrong with the node. */
function personOf(node: Node): string | Sentence {
  const keys = isMap(node) ? node.items.map(({ key }) => (isScalar(key) ? key.value : null)) : [];
  // Only one of two values would count. The library's own check is quadratic.
  const repeated = PERSON_KEYS.find((key) => keys.indexOf(key) !== keys.lastIndexOf(key));
  if (repeated !== undefined) return say`a person has the field ${repeated} twice; write one person per item`;
  const noProduct = say`a person cannot name a product here; use a mapping of product codes to people`;
  if (keys.includes('product')) return noProduct;
  const fields = isMap(node) ? PERSON_KEYS.map((key) => node.get(key)) : [isScalar(node) ? node.value : null];
  const person = fields.find((field) => field !== undefined && field !== null);
  if (typeof person === 'string') return person;
  return isScalar(node) ? say`${PERSON_SHAPE}, not ${quote(String(node.value))}` : PERSON_SHAPE;
}

function readPeople(people: readonly Node[], productCode: string | null, { list, lineOf }: Target): void {
  for (const node of people.filter((one) => !isAlias(one))) {
    const person = personOf(node);
    if (typeof person === 'string') list.person(person, lineOf(node), productCode);
    else list.problem(lineOf(node), person);
  }
}

/** What is wrong with the key of a product; `seen` has the keys before it. */
function whyNoProduct(code: string, seen: ReadonlySet<string>): Sentence | null {
  if (code === '') return say`a product code must be text`;
  const list = say`${quote(code)} is not a product code; write the people as a sequence: one line "- jane@example.com" for each`;
  if (LIST_WORD.test(code) || parsePersonKey(code) !== null) return list;
  return seen.has(code) ? say`${quote(code)} is listed twice; put all its people in one sequence` : null;
}

function readProducts({ items }: YAMLMap<Node, Node | null>, target: Target): void {
  const { list, lineOf } = target;
  const seen = new Set<string>();
  for (const { key, value } of items.filter((item) => !isAlias(item.key))) {
    const code = isScalar(key) && typeof key.value === 'string' ? key.value.trim() : '';
    const why = whyNoProduct(code, seen);
    seen.add(code);
    const isProduct = why === null && list.product(code, lineOf(key));
    const nobody = say`${quote(code)} must contain a sequence of people`;
    if (why !== null) list.problem(lineOf(key), why);
    else if (isProduct && isSeq<Node>(value)) readPeople(value.items, code, target);
    else if (isProduct && isWritten(value)) list.problem(lineOf(key), nobody);
  }
}

/** The documents of a text. If it is nested too deeply: a problem, and no document. */
function readDocuments(text: string, lines: LineCounter, list: ListBuilder): Document.Parsed[] {
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > MAX_DEPTH) {
      list.unreadable(lines.linePos(parser.offset).line, say`nested more than ${MAX_DEPTH} levels deep; ${SHAPE}`);
      return [];
    }
  }
  tokens.push(...parser.end());
  // The library needs quadratic time to find duplicate keys, and for some tags such as `!!omap`.
  const options = { schema: 'core', resolveKnownTags: false, uniqueKeys: false } as const;
  const composer = new Composer({ ...options, prettyErrors: false, logLevel: 'silent' });
  return [...composer.compose(tokens)] as Document.Parsed[];
}

/** Reads `.yaml`, `.yml`: a sequence of people, or a mapping of product codes to people. An empty file lists nobody. */
export function parseYaml(text: string, list: ListBuilder): void {
  const lines = new LineCounter();
  const lineAt = (offset = 0): number => lines.linePos(offset).line;
  const [document, second] = readDocuments(text, lines, list);
  const several = say`the file has several YAML documents; a list must be one`;
  if (second !== undefined) list.problem(lineAt(second.range[0]), several);
  if (document === undefined) return;
  const { contents: root, errors, warnings } = document;
  // One per line, since the parser reports a missing bracket several times.
  const messages = new Map([...errors, ...warnings].map(({ pos, message }) => [lineAt(pos[0]), message]));
  for (const [line, message] of messages) list.unreadable(line, say`not valid YAML: ${words(message)}`);
  if (errors.length > 0) return;

  const target = { list, lineOf: (node: Node) => lineAt(node.range?.[0]) };
  refuseAliases(document, target);
  if (isMap<Node, Node | null>(root)) readProducts(root, target);
  else if (isSeq<Node>(root)) readPeople(root.items, null, target);
  else if (isWritten(root)) list.unreadable(target.lineOf(root), SHAPE);
}

/** Whether a text is the beginning of valid JSON: the only thing wrong with it is that it ends. */
function isBeginning(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as SyntaxError;
    const position = Number(/ in JSON at position (\d+)/.exec(message)?.[1]);
    return /^(?:Unexpected end of JSON input|Unterminated string)/.test(message) || position >= text.length;
  }
}

/** Reads `.json` in the shapes of YAML. Valid JSON is YAML, so it is read as YAML, which knows the lines. */
export function parseJson(text: string, list: ListBuilder): void {
  if (parseJsonText(text) !== undefined) {
    parseYaml(text, list);
    return;
  }
  // The first character that is not valid JSON. A search, since V8 does not report all positions.
  let [good, bad] = [0, text.length + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isBeginning(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  const lines = text.slice(0, good).split('\n');
  list.unreadable(lines.length, say`not valid JSON at column ${(lines.at(-1) ?? '').length + 1}`);
}
