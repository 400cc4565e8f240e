import { CsvError, parse } from 'csv-parse/sync';
import { count, quote, say, type Sentence } from '../seats/sentence.ts';
import type { ListBuilder } from './entry.ts';

/** Columns of the person; if several are filled in, the first of these counts. */
const PERSON_COLUMNS = ['email', 'user', 'id', 'uuid'];
const COLUMN = 'column email, user, id or uuid';
const MAX_QUOTED_COLUMNS = 10;

/** Our own words, since the messages of the library quote the file. */
const CSV_ERRORS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is not closed',
  INVALID_OPENING_QUOTE: 'a quote in a field that does not start with one',
  CSV_INVALID_CLOSING_QUOTE: 'a closing quote is not followed by a comma',
};

/** A record, and the line it starts on, from 1. */
type CsvRecord = Readonly<{ fields: readonly string[]; line: number }>;

/** Reads RFC 4180 records. Throws `CsvError`. */
function readRecords(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  // One kind of line break, since the parser expects the first kind that it finds everywhere.
  parse(text.replace(/\r\n?/g, '\n'), {
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    on_record: (fields: string[], { lines }) => {
      // The parser reports the line a record ends on.
      const breaks = fields.reduce((total, field) => total + (field.match(/\n/g)?.length ?? 0), 0);
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
  const quoted = fields.slice(0, MAX_QUOTED_COLUMNS);
  const found = quoted.flatMap((name, index): Sentence => [index === 0 ? '' : ', ', quote(name)]);
  return say`the header needs a ${COLUMN}, separated by commas; it has ${found}`;
}

function readPerson({ fields, line }: CsvRecord, names: readonly string[], list: ListBuilder): void {
  if (fields.length !== names.length) {
    const counts = `the line has ${count(fields.length, 'field')}, the header has ${names.length}`;
    list.problem(line, say`${counts}; put a field that contains a comma in quotes`);
    return;
  }
  const fieldOf = (name: string): string => fields[names.indexOf(name)] ?? '';
  const person = PERSON_COLUMNS.map(fieldOf).find((field) => field !== '');
  if (person === undefined) list.problem(line, say`the line has no person; fill in the ${COLUMN}`);
  else list.person(person, line, fieldOf('product') || null);
}

/** Reads `.csv` (RFC 4180) with a header; columns other than those of person and product are ignored. */
export function parseCsv(text: string, list: ListBuilder): void {
  try {
    const [header = { fields: [], line: 1 }, ...records] = readRecords(text);
    const names = header.fields.map((name) => name.toLowerCase());
    const why = whyNoHeader(header.fields, names);
    if (why !== null) {
      list.unreadable(header.line, why);
      return;
    }
    for (const record of records) readPerson(record, names, list);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    list.unreadable(Number(error.lines), say`not valid CSV: ${CSV_ERRORS[error.code] ?? error.code}`);
  }
}
