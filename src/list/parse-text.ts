import { ListBuilder, type ParsedList } from './entry.ts';

const LINE_BREAK = /\r\n|\n|\r/;
/** A comment starts at the beginning of a line or after white space: `#` may stand within an e-mail. */
const COMMENT_START = /(?:^|\s)#/u;

function withoutComment(line: string): string {
  const start = line.search(COMMENT_START);
  return start < 0 ? line : line.slice(0, start);
}

/** Parses `.txt`: one person a line, `#` comments, blank lines are skipped. */
export function parseText(text: string, file: string): ParsedList {
  const list = new ListBuilder(file);
  for (const [index, line] of text.split(LINE_BREAK).entries()) {
    const person = withoutComment(line).trim();
    if (person !== '') {
      list.person(person, index + 1);
    }
  }
  return list.build();
}

/** Parses people given inline, separated by commas or lines. Products cannot be named here. */
export function parseInline(text: string): ParsedList {
  const list = new ListBuilder(null);
  for (const [index, line] of text.split(LINE_BREAK).entries()) {
    for (const person of line.split(',').map((part) => part.trim())) {
      if (person !== '') {
        list.person(person, index + 1);
      }
    }
  }
  return list.build();
}
