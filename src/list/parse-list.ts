import { extname } from 'node:path/posix';
import { say } from '../seats/sentence.ts';
import { ListBuilder, type ParsedList } from './entry.ts';
import { parseCsv } from './parse-csv.ts';
import { parseJson, parseYaml } from './parse-yaml.ts';

/** `#` may be part of an e-mail, so a comment starts at the beginning of a line or after white space. */
const COMMENT = /(?:^|\s)#.*/su;

/** Reads `.txt`: one person per line, `#` comments; blank lines are skipped. */
function parseText(text: string, list: ListBuilder): void {
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const person = line.replace(COMMENT, '').trim();
    if (person !== '') list.person(person, index + 1);
  }
}

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
  const badLine = bytes.subarray(0, Math.max(bad, 0)).filter((byte) => byte === 0x0a).length + 1;
  const unknown = say`unknown file extension; a list must be one of ${Object.keys(PARSERS).join(', ')}`;
  if (parse === undefined) list.unreadable(null, unknown);
  else if (bad >= 0) list.unreadable(badLine, say`the file is not UTF-8; save it as UTF-8`);
  else parse(text.replace(/^\ufeff/, ''), list);
  return list.build();
}
