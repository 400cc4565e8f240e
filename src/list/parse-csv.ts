import { CsvError, parse } from 'csv-parse/sync';
import { quote, say, type Sentence } from '../seats/sentence.ts';
import { ListBuilder, type ParsedList } from './entry.ts';

/** Columns that hold the person; where several are filled in, the first of these counts. */
const PERSON_COLUMNS = ['email', 'user', 'id', 'uuid'];
const PRODUCT_COLUMN = 'product';

/** What can be wrong with the quotes, in words of our own: the library's quote the file. */
const CSV_ERRORS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened and never closed',
  INVALID_OPENING_QUOTE: 'a quote stands within a field that does not begin with one',
  CSV_INVALID_CLOSING_QUOTE: 'a closing quote is followed by something else than a comma',
};

interface CsvRecord {
  readonly fields: readonly string[];
  /** Line the record starts on, from 1. */
  readonly line: number;
}

type Columns = { readonly person: readonly number[]; readonly product: number; readonly count: number };

/** RFC 4180 records with the line each starts on. Throws `CsvError` where quotes do not close. */
function readRecords(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  // One kind of line break: the parser would settle for the first kind that it meets.
  parse(text.replace(/\r\n?/g, '\n'), {
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    on_record: (fields: string[], { lines }) => {
      // The parser knows the line a record ends on; line breaks within quoted fields lie between start and end.
      const within = fields.reduce((total, field) => total + (field.match(/\n/g)?.length ?? 0), 0);
      records.push({ fields: fields.map((field) => field.trim()), line: lines - within });
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
    list.unreadable(line, say`the header names the column ${repeated} twice`);
    return null;
  }
  if (person.length === 0) {
    const found = fields.flatMap((name, index): Sentence => [index === 0 ? '' : ', ', quote(name)]);
    list.unreadable(line, say`the header needs a column email, user, id or uuid, separated by commas; it has ${found}`);
    return null;
  }
  return { person, product: names.indexOf(PRODUCT_COLUMN), count: names.length };
}

function readPerson({ fields, line }: CsvRecord, columns: Columns, list: ListBuilder): void {
  const person = columns.person.map((index) => fields[index] ?? '').find((field) => field !== '');
  if (fields.length !== columns.count) {
    const counts = `the line has ${fields.length} fields, the header has ${columns.count}`;
    list.problem(line, say`${counts}; quote a field that holds a comma`);
  } else if (person === undefined) {
    list.problem(line, say`no e-mail or UUID on this line`);
  } else {
    const product = fields[columns.product] ?? '';
    list.person(person, line, product === '' ? null : product);
  }
}

/** Parses `.csv` (RFC 4180): a header with `email`, `user`, `id` or `uuid`, and perhaps `product`; other columns are ignored. */
export function parseCsv(text: string, file: string): ParsedList {
  const list = new ListBuilder(file);
  try {
    const [header, ...records] = readRecords(text);
    if (header === undefined) {
      list.unreadable(1, say`the file is empty: the first line must be a header with a column email, user, id or uuid`);
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
    const why = CSV_ERRORS[error.code] ?? error.code;
    list.unreadable(Number(error.lines), say`not valid CSV as of RFC 4180 (${why})`);
  }
  return list.build();
}
