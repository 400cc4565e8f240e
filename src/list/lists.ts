import { extname } from 'node:path/posix';
import type { PersonKey } from '../seats/person.ts';
import type { Listed } from '../seats/product.ts';
import { errorAt, type Problem, type Source, warningAt } from '../seats/problem.ts';
import type { Entry, ParsedList } from './entry.ts';
import { parseInline, parseText } from './parse-text.ts';
import { readWorkspaceFile } from './read.ts';

type Parse = (text: string, file: string) => ParsedList;

/** A parser for each extension, loaded when a list needs it. */
const PARSERS: Readonly<Record<string, () => Promise<Parse>>> = {
  '.txt': () => Promise.resolve(parseText),
  '.csv': async () => (await import('./parse-csv.ts')).parseCsv,
  '.json': async () => (await import('./parse-yaml.ts')).parseJson,
  '.yaml': async () => (await import('./parse-yaml.ts')).parseYaml,
  '.yml': async () => (await import('./parse-yaml.ts')).parseYaml,
};

/** Who should hold a seat of one product: every person once, in the order of the lists. */
export interface ListedProduct {
  readonly productCode: string;
  readonly listed: readonly Listed[];
}

/** What all lists together say, or everything that is wrong with them (errors), and what was counted once (warnings). */
export interface Lists {
  readonly products: readonly ListedProduct[];
  readonly problems: readonly Problem[];
}

function broken(file: string, line: number | null, message: string): ParsedList {
  return { entries: [], productCodes: [], problems: [{ severity: 'error', message, file, line }], isUnreadable: true };
}

/** Parses the text of a list by the extension of its name. */
export async function parseList(text: string, file: string): Promise<ParsedList> {
  const load = PARSERS[extname(file).toLowerCase()];
  if (load === undefined) {
    return broken(file, null, `the extension is not known; a list is one of ${Object.keys(PARSERS).join(', ')}`);
  }
  return (await load())(text, file);
}

const NOBODY: ParsedList = { entries: [], productCodes: [], problems: [], isUnreadable: false };

async function readList(workspace: string, file: string, mayBeMissing: boolean): Promise<ParsedList> {
  const read = readWorkspaceFile(workspace, file);
  if (read.kind === 'missing' && mayBeMissing) {
    return NOBODY;
  }
  return read.kind === 'text' ? parseList(read.text, file) : broken(file, read.line, read.message);
}

function where(source: Source | null): string {
  return source === null ? 'in the input users' : `in ${source.file} line ${source.line}`;
}

/** A problem for each entry that neither names a product nor can fall back on `product-code`. */
function withoutProduct(entries: readonly Entry[]): Problem[] {
  return entries
    .filter(({ productCode }) => productCode === null)
    .map(({ key, source }) => errorAt(source, `${key}: no product; set product-code, or name the product in the list`));
}

/** Spreads entries over products. `product-code` stands for every entry that names no product of its own. */
export function assemble(parsed: readonly ParsedList[], productCodes: readonly string[], mayBeEmpty = false): Lists {
  const problems = parsed.flatMap((list) => [
    ...list.problems,
    ...(productCodes.length === 0 ? withoutProduct(list.entries) : []),
  ]);
  const isNamed =
    productCodes.length > 0 || parsed.some((list) => list.productCodes.length > 0 || list.entries.length > 0);
  if (!isNamed && !mayBeEmpty && problems.length === 0) {
    problems.push(errorAt(null, 'the list is empty and names no product; set product-code'));
  }
  const codes = new Set([...productCodes, ...parsed.flatMap((list) => list.productCodes)]);
  const products = new Map([...codes].map((code) => [code, new Map<PersonKey, Listed>()]));
  for (const { key, productCode, source } of parsed.flatMap((list) => list.entries)) {
    for (const code of productCode === null ? productCodes : [productCode]) {
      const listed = products.get(code);
      const first = listed?.get(key);
      if (first !== undefined) {
        problems.push(
          warningAt(source, `${key} is listed twice for ${code} (first ${where(first.source)}) and counts once`),
        );
      } else {
        listed?.set(key, { key, source });
      }
    }
  }
  return {
    products: [...products].map(([productCode, listed]) => ({ productCode, listed: [...listed.values()] })),
    problems,
  };
}

/**
 * Reads all lists of a run: files of the workspace and people given inline.
 *
 * @param files paths relative to the workspace.
 * @param deleted for `changes`: those of them that were deleted on purpose. Where they are missing, they name nobody, and
 *   the lists may be empty and name no product: what they named before is known from elsewhere.
 * @returns all problems of all files together; where one is an error, the products are not to be used.
 */
export async function readLists(
  workspace: string,
  files: readonly string[],
  users: string,
  productCodes: readonly string[],
  deleted: ReadonlySet<string> | null = null,
): Promise<Lists> {
  const parsed = await Promise.all(files.map((file) => readList(workspace, file, deleted?.has(file) ?? false)));
  return assemble([...parsed, parseInline(users)], productCodes, deleted !== null);
}
