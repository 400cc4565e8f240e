import { CsvError, parse } from 'csv-parse/sync';
import { count, quote, say, type Sentence } from '../seats/sentence.ts';
import { ListBuilder, type ParsedList } from './entry.ts';

/** Columns of the person; if several are filled in, the first of these counts. */
const PERSON_COLUMNS = ['email', 'user', 'id', 'uuid'];
const PRODUCT_COLUMN = 'product';
const MAX_QUOTED_COLUMNS = 10;

/** Our own words, since the messages of the library quote the file. */
const CSV_ERRORS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is not closed',
  INVALID_OPENING_QUOTE: 'a quote in a field that does not start with one',
  CSV_INVALID_CLOSING_QUOTE: 'a closing quote is not followed by a comma',
};

/** A record, and the line it starts on, from 1. */
type CsvRecord = { readonly fields: readonly string[]; readonly line: number };

type Columns = { readonly person: readonly number[]; readonly product: number; readonly count: number };

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

function readHeader({ fields, line }: CsvRecord, list: ListBuilder): Columns | null {
  const names = fields.map((name) => name.toLowerCase());
  const repeated = [...PERSON_COLUMNS, PRODUCT_COLUMN].find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  const person = PERSON_COLUMNS.map((name) => names.indexOf(name)).filter((index) => index >= 0);
  if (repeated !== undefined) {
    list.unreadable(line, say`the header has the column ${repeated} twice`);
    return null;
  }
  if (person.length === 0) {
    const quoted = fields.slice(0, MAX_QUOTED_COLUMNS);
    const found = quoted.flatMap((name, index): Sentence => [index === 0 ? '' : ', ', quote(name)]);
    list.unreadable(line, say`the header needs a column email, user, id or uuid, separated by commas; it has ${found}`);
    return null;
  }
  return { person, product: names.indexOf(PRODUCT_COLUMN), count: names.length };
}

function readPerson({ fields, line }: CsvRecord, columns: Columns, list: ListBuilder): void {
  const person = columns.person.map((index) => fields[index] ?? '').find((field) => field !== '');
  if (fields.length !== columns.count) {
    const counts = `the line has ${count(fields.length, 'field')}, the header has ${columns.count}`;
    list.problem(line, say`${counts}; put a field that contains a comma in quotes`);
  } else if (person === undefined) {
    list.problem(line, say`the line has no person; fill in the column email, user, id or uuid`);
  } else {
    const product = fields[columns.product] ?? '';
    list.person(person, line, product === '' ? null : product);
  }
}

/** Parses `.csv` (RFC 4180) with a header; columns other than those of person and product are ignored. */
export function parseCsv(text: string, file: string): ParsedList {
  const list = new ListBuilder(file);
  try {
    const [header, ...records] = readRecords(text);
    if (header === undefined) {
      list.unreadable(1, say`the file is empty; it must start with a header with a column email, user, id or uuid`);
      return list.build();
    }
    const columns = readHeader(header, list);
    if (columns !== null) {
      records.forEach((record) => {
        readPerson(record, columns, list);
      });
    }
  } catch (error) {
    if (!(error instanceof CsvError)) {
      throw error;
    }
    list.unreadable(Number(error.lines), say`not valid CSV: ${CSV_ERRORS[error.code] ?? error.code}`);
  }
  return list.build();
}
