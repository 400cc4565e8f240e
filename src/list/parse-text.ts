import { ListBuilder, type ParsedList } from './entry.ts';

const LINE_BREAK = /\r\n|\n|\r/;
/** `#` may be part of an e-mail, so a comment starts at the beginning of a line or after white space. */
const COMMENT = /(?:^|\s)#.*/su;

function parsePeople(people: readonly string[], file: string | null): ParsedList {
  const list = new ListBuilder(file);
  for (const [index, text] of people.entries()) {
    const person = text.trim();
    if (person !== '') {
      list.person(person, index + 1);
    }
  }
  return list.build();
}

/** Parses `.txt`: one person per line, `#` comments; blank lines are skipped. */
export function parseText(text: string, file: string): ParsedList {
  const lines = text.split(LINE_BREAK).map((line) => line.replace(COMMENT, ''));
  return parsePeople(lines, file);
}

/** Parses the input users: people separated by commas or lines, without products. */
export function parseInline(text: string): ParsedList {
  return parsePeople(text.split(/[,\r\n]/), null);
}
