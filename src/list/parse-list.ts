import { extname } from 'node:path/posix';
import { say } from '../seats/sentence.ts';
import { ListBuilder, type ParsedList } from './entry.ts';
import { parseCsv } from './parse-csv.ts';
import { parseText } from './parse-text.ts';
import { parseJson, parseYaml } from './parse-yaml.ts';

/** A new list format is a new line. */
const PARSERS: Readonly<Record<string, (text: string, list: ListBuilder) => void>> = {
  '.txt': parseText,
  '.csv': parseCsv,
  '.json': parseJson,
  '.yaml': parseYaml,
  '.yml': parseYaml,
};

/** Parses a list by the extension of its name. Any bytes give a list or a problem. */
export function parseList(bytes: Uint8Array, file: string): ParsedList {
  const list = new ListBuilder(file);
  const parse = PARSERS[extname(file).toLowerCase()];
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  // Invalid bytes became U+FFFD, so encoding the text again shows where they are. A zero byte means another encoding.
  const bad = Buffer.from(text).findIndex((byte, at) => byte !== bytes[at] || byte === 0);
  if (parse === undefined) {
    list.unreadable(null, say`unknown file extension; a list must be one of ${Object.keys(PARSERS).join(', ')}`);
  } else if (bad >= 0) {
    const line = bytes.subarray(0, bad).filter((byte) => byte === 0x0a).length + 1;
    list.unreadable(line, say`the file is not UTF-8; save it as UTF-8`);
  } else {
    parse(text.replace(/^\ufeff/, ''), list);
  }
  return list.build();
}
