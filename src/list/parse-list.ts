import { extname } from 'node:path/posix';
import { errorAt } from '../seats/problem.ts';
import { say } from '../seats/sentence.ts';
import { decode } from './decode.ts';
import { type ParsedList, unreadable } from './entry.ts';
import { parseCsv } from './parse-csv.ts';
import { parseText } from './parse-text.ts';
import { parseJson, parseYaml } from './parse-yaml.ts';

/** A new list format is a new line. */
const PARSERS: Readonly<Record<string, (text: string, file: string) => ParsedList>> = {
  '.txt': parseText,
  '.csv': parseCsv,
  '.json': parseJson,
  '.yaml': parseYaml,
  '.yml': parseYaml,
};

/** Parses a list by the extension of its name. Any bytes give a list or a problem. */
export function parseList(bytes: Uint8Array, file: string): ParsedList {
  const parse = PARSERS[extname(file).toLowerCase()];
  if (parse === undefined) {
    const says = say`unknown file extension; a list must be one of ${Object.keys(PARSERS).join(', ')}`;
    return unreadable(errorAt({ file, line: null }, says));
  }
  const decoded = decode(bytes);
  return decoded.kind === 'text'
    ? parse(decoded.text, file)
    : unreadable(errorAt({ file, line: decoded.line }, say`the file is not UTF-8; save it as UTF-8`));
}
