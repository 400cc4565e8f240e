import { ListBuilder, type ParsedList } from './entry.ts';

const LINE_BREAK = /\r\n|\n|\r/;
/** `#` may be part of an e-mail, so a comment starts at the beginning of a line or after white space. */
const COMMENT = /(?:^|\s)#.*/su;

function addPeople(people: readonly string[], list: ListBuilder): void {
  people.forEach((text, index) => {
    if (text.trim() !== '') list.person(text.trim(), index + 1);
  });
}

/** Reads `.txt`: one person per line, `#` comments; blank lines are skipped. */
export function parseText(text: string, list: ListBuilder): void {
  const lines = text.split(LINE_BREAK).map((line) => line.replace(COMMENT, ''));
  addPeople(lines, list);
}

/** Parses the input users: people separated by commas or lines, without products. */
export function parseInline(text: string): ParsedList {
  const list = new ListBuilder(null);
  addPeople(text.split(/[,\r\n]/), list);
  return list.build();
}
