export const id = 530;
export const ids = [530];
export const modules = {

/***/ 4530:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseCsv: () => (/* binding */ parseCsv)
/* harmony export */ });
/* harmony import */ var csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5175);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2180);


/** Columns that hold the person; where several are filled in, the first of these counts. */
const PERSON_COLUMNS = ['email', 'user', 'id', 'uuid'];
const PRODUCT_COLUMN = 'product';
/** What can be wrong with the quotes, in words of our own: the library's quote the file. */
const CSV_ERRORS = {
    CSV_QUOTE_NOT_CLOSED: 'a quote is opened and never closed',
    INVALID_OPENING_QUOTE: 'a quote stands within a field that does not begin with one',
    CSV_INVALID_CLOSING_QUOTE: 'a closing quote is followed by something else than a comma',
};
/** RFC 4180 records with the line each starts on. Throws `CsvError` where quotes do not close. */
function readRecords(text) {
    const records = [];
    // One kind of line break: the parser would settle for the first kind that it meets.
    (0,csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text.replace(/\r\n?/g, '\n'), {
        bom: true,
        relax_column_count: true,
        skip_empty_lines: true,
        on_record: (fields, { lines }) => {
            // The parser tells the line a record ends on; line breaks within quoted fields lie between start and end.
            const within = fields.reduce((total, field) => total + (field.match(/\n/g)?.length ?? 0), 0);
            records.push({ fields, line: lines - within });
            return null;
        },
    });
    return records;
}
function readHeader(header, list) {
    const names = header.fields.map((name) => name.trim().toLowerCase());
    const repeated = [...PERSON_COLUMNS, PRODUCT_COLUMN].find((name) => names.filter((other) => other === name).length > 1);
    if (repeated !== undefined) {
        list.unreadable(header.line, `the header names the column "${repeated}" twice`);
        return null;
    }
    const person = PERSON_COLUMNS.map((name) => names.indexOf(name)).filter((index) => index >= 0);
    if (person.length === 0) {
        const found = header.fields.map((name) => `"${name}"`).join(', ');
        list.unreadable(header.line, `the header needs a column email, user, id or uuid, separated by commas; it has ${found}`);
        return null;
    }
    const product = names.indexOf(PRODUCT_COLUMN);
    return { person, product: product < 0 ? null : product, count: names.length };
}
function readPerson(record, columns, list) {
    if (record.fields.length !== columns.count) {
        const message = `the line has ${record.fields.length} fields, the header has ${columns.count}; quote a field that holds a comma`;
        list.problem(record.line, message);
        return;
    }
    const person = columns.person.map((index) => record.fields[index]?.trim() ?? '').find((field) => field !== '');
    if (person === undefined) {
        list.problem(record.line, 'the line names nobody: the column of the e-mail or UUID is empty');
        return;
    }
    const product = columns.product === null ? '' : (record.fields[columns.product]?.trim() ?? '');
    list.person(person, record.line, product === '' ? null : product);
}
/** Parses `.csv` (RFC 4180): a header with `email`, `user`, `id` or `uuid`, and perhaps `product`; other columns are ignored. */
function parseCsv(text, file) {
    const list = new _entry_js__WEBPACK_IMPORTED_MODULE_1__/* .ListBuilder */ .y(file);
    try {
        const [header, ...records] = readRecords(text);
        if (header === undefined) {
            list.unreadable(1, 'the file is empty: the first line must be a header with a column email, user, id or uuid');
            return list.build();
        }
        const columns = readHeader(header, list);
        if (columns !== null) {
            records.forEach((record) => {
                readPerson(record, columns, list);
            });
        }
    }
    catch (error) {
        if (!(error instanceof csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__/* .CsvError */ .J$)) {
            throw error;
        }
        list.unreadable(Number(error.lines), `not a CSV file as RFC 4180 has it (${CSV_ERRORS[error.code] ?? error.code})`);
    }
    return list.build();
}


/***/ })

};
