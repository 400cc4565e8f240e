import { ListBuilder, type ParsedList } from './entry.ts';

const LINE_BREAK = /\r\n|\n|\r/;
/** `#` may be part of an e-mail, so a comment starts at the beginning of a line or after white space. */
const COMMENT_START = /(?:^|\s)#/u;

/** Parses `.txt`: one person per line, `#` comments; blank lines are skipped. */
export function parseText(text: string, file: string): ParsedList {
  const list = new ListBuilder(file);
  for (const [index, line] of text.split(LINE_BREAK).entries()) {
    const comment = line.search(COMMENT_START);
    const person = (comment < 0 ? line : line.slice(0, comment)).trim();
    if (person !== '') {
      list.person(person, index + 1);
    }
  }
  return list.build();
}

/** Parses the input users: people separated by commas or lines, without products. */
export function parseInline(text: string): ParsedList {
  const list = new ListBuilder(null);
  for (const [index, part] of text.split(/[,\r\n]/).entries()) {
    const person = part.trim();
    if (person !== '') {
      list.person(person, index + 1);
    }
  }
  return list.build();
}
