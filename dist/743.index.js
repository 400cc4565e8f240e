export const id = 743;
export const ids = [743];
export const modules = {

/***/ 2180:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ abbreviate),
/* harmony export */   y: () => (/* binding */ ListBuilder)
/* harmony export */ });
/* harmony import */ var _seats_person_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5261);
/* harmony import */ var _seats_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2889);


/** Collects entries and problems while a file is walked through once. */
class ListBuilder {
    #file;
    #entries = [];
    #productCodes = new Set();
    #problems = [];
    #isUnreadable = false;
    /** @param file path relative to the workspace, or `null` for people given inline. */
    constructor(file) {
        this.#file = file;
    }
    /** Adds a person as written, or the problem that it is none. */
    person(text, line, productCode = null) {
        const key = (0,_seats_person_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePersonKey */ ._c)(text);
        if (key === null) {
            this.problem(line, `"${abbreviate(text)}" is neither an e-mail nor a UUID`);
            return;
        }
        if (productCode !== null) {
            this.product(productCode);
        }
        this.#entries.push({ key, productCode, source: this.#source(line) });
    }
    /** Adds a product, with or without people. */
    product(productCode) {
        this.#productCodes.add(productCode);
    }
    problem(line, message) {
        this.#problems.push((0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .errorAt */ .Os)(this.#source(line), this.#file === null ? `users: ${message}` : message));
    }
    /** A problem that leaves nothing of the file to go by. */
    unreadable(line, message) {
        this.#isUnreadable = true;
        this.problem(line, message);
    }
    build() {
        return {
            entries: this.#entries,
            productCodes: [...this.#productCodes],
            problems: this.#problems,
            isUnreadable: this.#isUnreadable,
        };
    }
    #source(line) {
        return this.#file === null ? null : { file: this.#file, line };
    }
}
const MAX_QUOTED_CHARACTERS = 80;
/** A quotation that stays on one line and stays short. */
function abbreviate(text) {
    const line = text.replace(/\s+/gu, ' ').trim();
    return line.length <= MAX_QUOTED_CHARACTERS ? line : `${line.slice(0, MAX_QUOTED_CHARACTERS)}…`;
}


/***/ }),

/***/ 3743:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ assemble),
  E: () => (/* binding */ parseList),
  readLists: () => (/* binding */ readLists)
});

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/seats/problem.ts
var problem = __webpack_require__(2889);
// EXTERNAL MODULE: ./src/list/entry.ts
var entry = __webpack_require__(2180);
;// CONCATENATED MODULE: ./src/list/parse-text.ts

const LINE_BREAK = /\r\n|\n|\r/;
/** A comment starts at the beginning of a line or after white space: `#` may stand within an e-mail. */
const COMMENT = /(?:^|\s)#.*$/u;
/** Parses `.txt`: one person a line, `#` comments, blank lines are skipped. */
function parseText(text, file) {
    const list = new entry/* ListBuilder */.y(file);
    for (const [index, line] of text.split(LINE_BREAK).entries()) {
        const person = line.replace(COMMENT, '').trim();
        if (person !== '') {
            list.person(person, index + 1);
        }
    }
    return list.build();
}
/** Parses people given inline, separated by commas or lines. Products cannot be named here. */
function parseInline(text) {
    const list = new entry/* ListBuilder */.y(null);
    for (const [index, line] of text.split(LINE_BREAK).entries()) {
        for (const person of line.split(',').map((part) => part.trim())) {
            if (person !== '') {
                list.person(person, index + 1);
            }
        }
    }
    return list.build();
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./src/list/decode.ts
const SAVE_AS_UTF8 = 'save it as UTF-8';
const LINE_FEED = 0x0a;
/** File formats that people commit by mistake, by their first bytes. */
const SIGNATURES = [
    ['a ZIP archive (an Excel workbook is one); export it as CSV', [0x50, 0x4b, 0x03, 0x04]],
    ['an old Excel workbook; export it as CSV', [0xd0, 0xcf, 0x11, 0xe0]],
    ['a PDF; a list must be text', [0x25, 0x50, 0x44, 0x46]],
    ['compressed with gzip; a list must be text', [0x1f, 0x8b]],
    [`UTF-32 text; ${SAVE_AS_UTF8}`, [0xff, 0xfe, 0x00, 0x00]],
    [`UTF-16 text; ${SAVE_AS_UTF8}`, [0xff, 0xfe]],
    [`UTF-16 text; ${SAVE_AS_UTF8}`, [0xfe, 0xff]],
];
function startsWith(bytes, prefix) {
    return prefix.every((byte, index) => bytes[index] === byte);
}
/** Text without a byte order mark that has a zero in every other byte is UTF-16; other zeros are no text at all. */
function nameOfZeros(bytes) {
    const sample = bytes.subarray(0, 1024);
    const zerosAt = (parity) => sample.filter((byte, index) => byte === 0 && index % 2 === parity).length;
    const half = sample.length / 2;
    const isUtf16 = Math.max(zerosAt(0), zerosAt(1)) > half * 0.6;
    return isUtf16 ? `UTF-16 text; ${SAVE_AS_UTF8}` : 'a binary file; a list must be text';
}
/** Line of the first byte that is not UTF-8. */
function lineOfFirstBadByte(bytes) {
    // A lenient decoder marks what it cannot read; only the line of the first mark is wanted.
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const good = new TextEncoder();
    let line = 1;
    let offset = 0;
    for (const content of text.split('\n')) {
        const encoded = good.encode(content);
        const end = bytes.indexOf(LINE_FEED, offset);
        const original = bytes.subarray(offset, end < 0 ? bytes.length : end);
        if (encoded.length !== original.length || encoded.some((byte, index) => byte !== original[index])) {
            return line;
        }
        offset += original.length + 1;
        line += 1;
    }
    return line;
}
/** Decodes UTF-8, with or without byte order mark; anything else is named for what it looks like. */
function decode(bytes) {
    const signature = SIGNATURES.find(([, prefix]) => startsWith(bytes, prefix));
    if (signature !== undefined) {
        return { kind: 'undecodable', message: `the file is ${signature[0]}`, line: null };
    }
    if (bytes.includes(0)) {
        return { kind: 'undecodable', message: `the file is ${nameOfZeros(bytes)}`, line: null };
    }
    try {
        return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
    }
    catch {
        const message = `the file is not UTF-8 (perhaps Latin-1 or Windows-1252); ${SAVE_AS_UTF8}`;
        return { kind: 'undecodable', message, line: lineOfFirstBadByte(bytes) };
    }
}

;// CONCATENATED MODULE: ./src/list/read.ts




/** The largest list that is read. */
const MAX_LIST_BYTES = 5 * 1024 * 1024;
function isWithin(path, folder) {
    const path_ = (0,external_node_path_.relative)(folder, path);
    return path_ !== '..' && !path_.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(path_);
}
function unreadable(message) {
    return { kind: 'unreadable', message, line: null };
}
const MISSING = {
    kind: 'missing',
    message: 'there is no such file in the workspace; check user-list-file, and that actions/checkout runs before',
    line: null,
};
const REASONS = {
    EACCES: 'the file may not be read (permission denied)',
    ELOOP: 'the symbolic links go round in a circle',
};
function explain(error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') {
        return MISSING;
    }
    return unreadable(REASONS[code] ?? `the file cannot be read (${code === '' ? String(error) : code})`);
}
function readRegularFile(path) {
    // Asked before opening: opening a named pipe would wait for a writer.
    const entry = (0,external_node_fs_.statSync)(path);
    if (!entry.isFile()) {
        return unreadable(entry.isDirectory() ? 'is a folder, not a file' : 'is not a regular file');
    }
    if (entry.size > MAX_LIST_BYTES) {
        return unreadable(`the file has ${(0,problem/* grouped */.zD)(entry.size)} bytes; a list may have at most 5 MiB`);
    }
    return decode((0,external_node_fs_.readFileSync)(path));
}
/**
 * Reads a text file of the workspace.
 *
 * A path that leaves the workspace, by itself or through a symbolic link, is refused: the list decides who holds a seat,
 * and only what is reviewed in the repository may do that.
 */
function readWorkspaceFile(workspace, path) {
    const outside = 'the path leaves the workspace; a list must be a file of the repository';
    try {
        const root = (0,external_node_fs_.realpathSync)(workspace);
        const target = (0,external_node_path_.resolve)(root, path);
        if (!isWithin(target, root) && !isWithin(target, (0,external_node_path_.resolve)(workspace))) {
            return unreadable(outside);
        }
        const real = (0,external_node_fs_.realpathSync)(target);
        return isWithin(real, root) ? readRegularFile(real) : unreadable(outside);
    }
    catch (error) {
        return explain(error);
    }
}

;// CONCATENATED MODULE: ./src/list/lists.ts




/** A parser for each extension, loaded when a list needs it. */
const PARSERS = {
    '.txt': () => Promise.resolve(parseText),
    '.csv': async () => (await Promise.all(/* import() */[__webpack_require__.e(175), __webpack_require__.e(530)]).then(__webpack_require__.bind(__webpack_require__, 4530))).parseCsv,
    '.json': async () => (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(67)]).then(__webpack_require__.bind(__webpack_require__, 6067))).parseJson,
    '.yaml': async () => (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(67)]).then(__webpack_require__.bind(__webpack_require__, 6067))).parseYaml,
    '.yml': async () => (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(67)]).then(__webpack_require__.bind(__webpack_require__, 6067))).parseYaml,
};
function broken(file, line, message) {
    return { entries: [], productCodes: [], problems: [{ severity: 'error', message, file, line }], isUnreadable: true };
}
/** Parses the text of a list by the extension of its name. */
async function parseList(text, file) {
    const load = PARSERS[(0,posix_.extname)(file).toLowerCase()];
    if (load === undefined) {
        return broken(file, null, `the extension is not known; a list is one of ${Object.keys(PARSERS).join(', ')}`);
    }
    return (await load())(text, file);
}
const NOBODY = { entries: [], productCodes: [], problems: [], isUnreadable: false };
async function readList(workspace, file, mayBeMissing) {
    const read = readWorkspaceFile(workspace, file);
    if (read.kind === 'missing' && mayBeMissing) {
        return NOBODY;
    }
    return read.kind === 'text' ? parseList(read.text, file) : broken(file, read.line, read.message);
}
function where(source) {
    return source === null ? 'in the input users' : `in ${source.file} line ${source.line}`;
}
/** A problem for each entry that neither names a product nor can fall back on `product-code`. */
function withoutProduct(entries) {
    return entries
        .filter(({ productCode }) => productCode === null)
        .map(({ key, source }) => (0,problem/* errorAt */.Os)(source, `${key}: no product; set product-code, or name the product in the list`));
}
/** Spreads entries over products. `product-code` stands for every entry that names no product of its own. */
function assemble(parsed, productCodes, mayBeEmpty = false) {
    const problems = parsed.flatMap((list) => [
        ...list.problems,
        ...(productCodes.length === 0 ? withoutProduct(list.entries) : []),
    ]);
    const isNamed = productCodes.length > 0 || parsed.some((list) => list.productCodes.length > 0 || list.entries.length > 0);
    if (!isNamed && !mayBeEmpty && problems.length === 0) {
        problems.push((0,problem/* errorAt */.Os)(null, 'the list is empty and names no product; set product-code'));
    }
    const codes = new Set([...productCodes, ...parsed.flatMap((list) => list.productCodes)]);
    const products = new Map([...codes].map((code) => [code, new Map()]));
    for (const { key, productCode, source } of parsed.flatMap((list) => list.entries)) {
        for (const code of productCode === null ? productCodes : [productCode]) {
            const listed = products.get(code);
            const first = listed?.get(key);
            if (first !== undefined) {
                problems.push((0,problem/* warningAt */.MK)(source, `${key} is listed twice for ${code} (first ${where(first.source)}) and counts once`));
            }
            else {
                listed?.set(key, { key, source });
            }
        }
    }
    return {
        products: [...products].map(([productCode, listed]) => ({ productCode, listed: [...listed.values()] })),
        problems,
    };
}
/**
 * Reads all lists of a run: files of the workspace and people given inline.
 *
 * @param files paths relative to the workspace.
 * @param deleted for `changes`: those of them that were deleted on purpose. Where they are missing, they name nobody, and
 *   the lists may be empty and name no product: what they named before is known from elsewhere.
 * @returns all problems of all files together; where one is an error, the products are not to be used.
 */
async function readLists(workspace, files, users, productCodes, deleted = null) {
    const parsed = await Promise.all(files.map((file) => readList(workspace, file, deleted?.has(file) ?? false)));
    return assemble([...parsed, parseInline(users)], productCodes, deleted !== null);
}


/***/ })

};
