import { CsvError, parse } from 'csv-parse/sync';
import { count, quote, say, type Sentence } from '../seats/sentence.ts';
import type { ListBuilder } from './entry.ts';

/** Columns of the person; if several are filled in, the first of these counts. */
const PERSON_COLUMNS = ['email', 'user', 'id', 'uuid'];
const COLUMN = 'column email, user, id or uuid';

/** Our own words, since the messages of the library quote the file. */
const CSV_ERRORS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is not closed',
  INVALID_OPENING_QUOTE: 'a quote in a field that does not start with one',
  CSV_INVALID_CLOSING_QUOTE: 'a closing quote is not followed by a comma',
};

/** The RFC 4180 records of a text, each with the line it starts on, from 1. Throws `CsvError`. */
function readRecords(text: string) {
  const records: Readonly<{ fields: readonly string[]; line: number }>[] = [];
  // One kind of line break, since the parser expects the first kind that it finds everywhere.
  parse(text.replace(/\r\n?/g, '\n'), {
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    on_record: (fields: string[], { lines }) => {
      // The parser reports the line a record ends on.
      const breaks = fields.reduce((total, field) => total + field.split('\n').length - 1, 0);
      records.push({ fields: fields.map((field) => field.trim()), line: lines - breaks });
      return null;
    },
  });
  return records;
}

/** What is wrong with a header; `names` are its fields in lower case. */
function whyNoHeader(fields: readonly string[], names: readonly string[]): Sentence | null {
  if (fields.length === 0) return say`the file is empty; it must start with a header with a ${COLUMN}`;
  const repeated = [...PERSON_COLUMNS, 'product'].find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (repeated !== undefined) return say`the header has the column ${repeated} twice`;
  if (PERSON_COLUMNS.some((name) => names.includes(name))) return null;
  const found = fields.slice(0, 10).flatMap((name): Sentence => [', ', quote(name)]);
  return say`the header needs a ${COLUMN}, separated by commas; it has ${found.slice(1)}`;
}

const unequal = (found: number, expected: number): Sentence =>
  say`the line has ${count(found, 'field')}, the header has ${expected}; put a field that contains a comma in quotes`;

/** Reads `.csv` (RFC 4180) with a header; columns other than those of person and product are ignored. */
export function parseCsv(text: string, list: ListBuilder): void {
  try {
    const [header = { fields: [], line: 1 }, ...records] = readRecords(text);
    const names = header.fields.map((name) => name.toLowerCase());
    const why = whyNoHeader(header.fields, names);
    if (why !== null) list.unreadable(header.line, why);
    for (const { fields, line } of why === null ? records : []) {
      const fieldOf = (name: string): string => fields[names.indexOf(name)] ?? '';
      const person = PERSON_COLUMNS.map(fieldOf).find((field) => field !== '');
      if (fields.length !== names.length) list.problem(line, unequal(fields.length, names.length));
      else if (person === undefined) list.problem(line, say`the line has no person; fill in the ${COLUMN}`);
      else list.person(person, line, fieldOf('product') || null);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    list.unreadable(Number(error.lines), say`not valid CSV: ${CSV_ERRORS[error.code] ?? error.code}`);
  }
}
