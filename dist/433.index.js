export const id = 433;
export const ids = [433];
export const modules = {

/***/ 8301:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xy: () => (/* binding */ objectOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   rl: () => (/* binding */ numberOf)
/* harmony export */ });
/** The parsed text; `undefined` if it is not JSON. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** `value` as an object; an empty one for anything else. */
const objectOf = (value) => typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
/** `value` as trimmed text; `null` for anything else and for blank text. */
const textOf = (value) => (typeof value === 'string' && value.trim()) || null;
/** `value` as a whole number of at least 0; `null` for anything else. */
const numberOf = (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
/** `value` as a list; `null` for anything else. */
const listOf = (value) => (Array.isArray(value) ? value : null);


/***/ }),

/***/ 2180:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fT: () => (/* binding */ assemble),
/* harmony export */   rp: () => (/* binding */ parseInline),
/* harmony export */   yo: () => (/* binding */ ListBuilder)
/* harmony export */ });
/* harmony import */ var _seats_person_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5261);
/* harmony import */ var _seats_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2889);
/* harmony import */ var _seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5209);



/** What surrounds an e-mail in `Jane Doe <jane@example.com>`, `mailto:jane@example.com` and the like. */
const AROUND = /[\s<>()[\]"'`,;:|]/;
const MAX_SEARCHED_CHARACTERS = 1000;
const MAX_PROBLEMS = 100;
const NO_PRODUCT = 'has no product; set product-code, or name the product in the list';
/** What is wrong with a text that is no person, and the one e-mail in it to write instead. */
function malformed(text) {
    const parts = text.slice(0, MAX_SEARCHED_CHARACTERS).split(AROUND);
    const [key = null, ...others] = parts.filter((part) => part.includes('@')).map(_seats_person_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePersonKey */ ._c);
    if (key !== null && others.length > 0 && !others.includes(null))
        return (0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .say */ .cv) `One person per line`;
    const advice = key === null || others.length > 0 ? '' : (0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .say */ .cv) `; write ${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .who */ .dp)(key)}`;
    return (0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .say */ .cv) `${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(text)} is neither an e-mail nor a UUID${advice}`;
}
const deceptive = (key, text) => (0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .say */ .cv) `${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .who */ .dp)(key)} has invisible or look-alike characters: ${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)((0,_seats_person_js__WEBPACK_IMPORTED_MODULE_1__/* .spelledOut */ .Si)(text))}; type the address anew`;
/** Problems of one kind. Beyond the first hundred they are only counted, since nobody reads more. */
class CappedProblems {
    #first = [];
    #more = 0;
    /** `make` is called only if the problem is shown. */
    add(make) {
        if (this.#first.length < MAX_PROBLEMS)
            this.#first.push(make());
        else
            this.#more += 1;
    }
    /** The first problems, then how many more there are, in the given words. */
    list(at, one, many = `${one}s`) {
        const [first] = this.#first;
        if (first === undefined || this.#more === 0)
            return this.#first;
        return [...this.#first, { ...first, at, says: (0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .say */ .cv) `and ${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(this.#more, `more ${one}`, `more ${many}`)}` }];
    }
}
/** Collects the entries and problems of one file: a path relative to the workspace, or `null` for the input users. */
class ListBuilder {
    #file;
    #entries = [];
    #productCodes = new Set();
    #errors = new CappedProblems();
    #warnings = new CappedProblems();
    #isUnreadable = false;
    constructor(file) {
        this.#file = file;
    }
    /** Adds a person as written, or a problem if the text is neither an e-mail nor a UUID. */
    person(text, line, productCode = null) {
        const key = (0,_seats_person_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePersonKey */ ._c)(text);
        const prefix = this.#file === null ? 'users: ' : '';
        if (key === null)
            this.#errors.add(() => (0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .errorAt */ .Os)(this.#at(line), (0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .say */ .cv) `${prefix}${malformed(text)}`));
        if (key === null || (productCode !== null && !this.product(productCode, line)))
            return;
        const source = this.#at(line);
        this.#entries.push({ key, productCode, source });
        if ((0,_seats_person_js__WEBPACK_IMPORTED_MODULE_1__/* .isDeceptive */ .Cu)(text))
            this.#warnings.add(() => (0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warningAt */ .MK)(source, deceptive(key, text)));
    }
    /** Adds a product, or a problem if the code is malformed; returns whether it was added. */
    product(code, line) {
        const isCode = (0,_seats_person_js__WEBPACK_IMPORTED_MODULE_1__/* .isProductCode */ .te)(code);
        if (isCode)
            this.#productCodes.add(code);
        else
            this.problem(line, (0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .say */ .cv) `${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(code)} is not a product code; a code is one word, such as incident_response`);
        return isCode;
    }
    /** A `line` of `null` is about the whole file. */
    problem(line, says) {
        this.#errors.add(() => (0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .errorAt */ .Os)(this.#at(line), says));
    }
    /** Adds a problem that makes the whole file unreadable. */
    unreadable(line, says) {
        this.#isUnreadable = true;
        this.problem(line, says);
    }
    build() {
        const [at, productCodes] = [this.#at(null), [...this.#productCodes]];
        const problems = [...this.#errors.list(at, 'problem'), ...this.#warnings.list(at, 'warning')];
        return { entries: this.#entries, productCodes, problems, isUnreadable: this.#isUnreadable };
    }
    #at(line) {
        return this.#file === null ? null : { file: this.#file, line };
    }
}
/** Parses the input users: people separated by commas or lines, without products. */
function parseInline(text) {
    const list = new ListBuilder(null);
    const people = text.split(/[,\r\n]/).map((part) => part.trim());
    for (const person of people.filter((part) => part !== ''))
        list.person(person, 1);
    return list.build();
}
function twice({ key, source }, productCode) {
    const place = source === null ? 'input users' : `${source.file}:${source.line}`;
    return (0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .say */ .cv) `${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .who */ .dp)(key)} is listed twice for ${productCode} (first in ${place}) and counts once`;
}
/** Assigns entries to products. Entries without a product get all products of `product-code`. */
function assemble(lists, productCodes) {
    const codes = [...productCodes, ...lists.flatMap((list) => list.productCodes)];
    const people = new Map(codes.map((code) => [code, new Map()]));
    const [withoutProduct, duplicates] = [new CappedProblems(), new CappedProblems()];
    for (const { key, productCode, source } of lists.flatMap(({ entries }) => entries)) {
        const own = productCode === null ? productCodes : [productCode];
        if (own.length === 0)
            withoutProduct.add(() => (0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .errorAt */ .Os)(source, (0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .say */ .cv) `${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .who */ .dp)(key)} ${NO_PRODUCT}`));
        for (const code of own) {
            const listed = people.get(code);
            const first = listed?.get(key);
            if (first === undefined)
                listed?.set(key, { key, source });
            else
                duplicates.add(() => (0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warningAt */ .MK)(source, twice(first, code)));
        }
    }
    const problems = [
        ...lists.flatMap((list) => list.problems),
        ...withoutProduct.list(null, 'person without a product', 'people without a product'),
        ...duplicates.list(null, 'duplicate'),
    ];
    return { people: new Map([...people].map(([code, listed]) => [code, [...listed.values()]])), problems };
}


/***/ }),

/***/ 9433:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseList: () => (/* binding */ parseList)
});

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/seats/sentence.ts
var sentence = __webpack_require__(5209);
// EXTERNAL MODULE: ./src/list/entry.ts
var entry = __webpack_require__(2180);
// EXTERNAL MODULE: ./node_modules/csv-parse/lib/sync.js + 9 modules
var sync = __webpack_require__(5175);
;// CONCATENATED MODULE: ./src/list/parse-csv.ts


/** Columns of the person; if several are filled in, the first of these counts. */
const PERSON_COLUMNS = ['email', 'user', 'id', 'uuid'];
const COLUMN = 'column email, user, id or uuid';
/** Our own words, since the messages of the library quote the file. */
const CSV_ERRORS = {
    CSV_QUOTE_NOT_CLOSED: 'a quote is not closed',
    INVALID_OPENING_QUOTE: 'a quote in a field that does not start with one',
    CSV_INVALID_CLOSING_QUOTE: 'a closing quote is not followed by a comma',
};
/** The RFC 4180 records of a text, each with the line it starts on, from 1. Throws `CsvError`. */
function readRecords(text) {
    const records = [];
    // One kind of line break, since the parser expects the first kind that it finds everywhere.
    (0,sync/* parse */.qg)(text.replace(/\r\n?/g, '\n'), {
        bom: true,
        relax_column_count: true,
        skip_empty_lines: true,
        on_record: (fields, { lines }) => {
            // The parser reports the line a record ends on.
            const breaks = fields.reduce((total, field) => total + field.split('\n').length - 1, 0);
            records.push({ fields: fields.map((field) => field.trim()), line: lines - breaks });
            return null;
        },
    });
    return records;
}
/** What is wrong with a header; `names` are its fields in lower case. */
function whyNoHeader(fields, names) {
    if (fields.length === 0)
        return (0,sentence/* say */.cv) `the file is empty; it must start with a header with a ${COLUMN}`;
    const repeated = [...PERSON_COLUMNS, 'product'].find((name) => names.indexOf(name) !== names.lastIndexOf(name));
    if (repeated !== undefined)
        return (0,sentence/* say */.cv) `the header has the column ${repeated} twice`;
    if (PERSON_COLUMNS.some((name) => names.includes(name)))
        return null;
    const found = fields.slice(0, 10).flatMap((name) => [', ', (0,sentence/* quote */.hD)(name)]);
    return (0,sentence/* say */.cv) `the header needs a ${COLUMN}, separated by commas; it has ${found.slice(1)}`;
}
const unequal = (found, expected) => (0,sentence/* say */.cv) `the line has ${(0,sentence/* count */.U9)(found, 'field')}, the header has ${expected}; put a field that contains a comma in quotes`;
/** Reads `.csv` (RFC 4180) with a header; columns other than those of person and product are ignored. */
function parseCsv(text, list) {
    try {
        const [header = { fields: [], line: 1 }, ...records] = readRecords(text);
        const names = header.fields.map((name) => name.toLowerCase());
        const why = whyNoHeader(header.fields, names);
        if (why !== null)
            list.unreadable(header.line, why);
        for (const { fields, line } of why === null ? records : []) {
            const fieldOf = (name) => fields[names.indexOf(name)] ?? '';
            const person = PERSON_COLUMNS.map(fieldOf).find((field) => field !== '');
            if (fields.length !== names.length)
                list.problem(line, unequal(fields.length, names.length));
            else if (person === undefined)
                list.problem(line, (0,sentence/* say */.cv) `the line has no person; fill in the ${COLUMN}`);
            else
                list.person(person, line, fieldOf('product') || null);
        }
    }
    catch (error) {
        if (!(error instanceof sync/* CsvError */.J$))
            throw error;
        list.unreadable(Number(error.lines), (0,sentence/* say */.cv) `not valid CSV: ${CSV_ERRORS[error.code] ?? error.code}`);
    }
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./src/json.ts
var json = __webpack_require__(8301);
// EXTERNAL MODULE: ./src/seats/person.ts
var person = __webpack_require__(5261);
;// CONCATENATED MODULE: ./src/list/parse-yaml.ts




const SHAPE = (0,sentence/* say */.cv) `the file must be a sequence of people, or a mapping of product codes to people`;
const PERSON_SHAPE = (0,sentence/* say */.cv) `a person must be an e-mail, a UUID, or an object with "email" or "id"`;
/** Names for a list of people. No product has such a code. */
const LIST_WORD = /^(?:users?|people|persons?|e-?mails?|ids?|uuids?|members?|seats?)$/i;
const PERSON_KEYS = ['email', 'id'];
/** A list needs four levels. Reading is recursive, so without a limit a deep file would exhaust the stack. */
const MAX_DEPTH = 100;
/** Whether something is written there, such as `null`. Aliases are refused by themselves. */
const isWritten = (node) => node !== null && !(0,dist/* isAlias */.Vj)(node) && !((0,dist/* isScalar */.jn)(node) && node.value === null && node.source === '');
/** A reviewer cannot see on its line what an alias stands for. */
function refuseAliases(document, { list, lineOf }) {
    (0,dist/* visit */.YR)(document, {
        Node: (_, node) => {
            const name = (0,dist/* isAlias */.Vj)(node) ? `*${node.source}` : `&${node.anchor ?? ''}`;
            const [what, advice] = (0,dist/* isAlias */.Vj)(node) ? ['an alias', 'list the people here'] : ['an anchor', 'remove it'];
            if (name !== '&')
                list.problem(lineOf(node), (0,sentence/* say */.cv) `${(0,sentence/* quote */.hD)(name)} is ${what}, which lists cannot use; ${advice}`);
        },
    });
}
/** The text of a person, or what is wrong with the node. */
function personOf(node) {
    const keys = (0,dist/* isMap */.jh)(node) ? node.items.map(({ key }) => ((0,dist/* isScalar */.jn)(key) ? key.value : null)) : [];
    // Only one of two values would count. The library's own check is quadratic.
    const repeated = PERSON_KEYS.find((key) => keys.indexOf(key) !== keys.lastIndexOf(key));
    if (repeated !== undefined)
        return (0,sentence/* say */.cv) `a person has the field ${repeated} twice; write one person per item`;
    const noProduct = (0,sentence/* say */.cv) `a person cannot name a product here; use a mapping of product codes to people`;
    if (keys.includes('product'))
        return noProduct;
    const fields = (0,dist/* isMap */.jh)(node) ? PERSON_KEYS.map((key) => node.get(key)) : [(0,dist/* isScalar */.jn)(node) ? node.value : null];
    const person = fields.find((field) => field !== undefined && field !== null);
    if (typeof person === 'string')
        return person;
    return (0,dist/* isScalar */.jn)(node) ? (0,sentence/* say */.cv) `${PERSON_SHAPE}, not ${(0,sentence/* quote */.hD)(String(node.value))}` : PERSON_SHAPE;
}
function readPeople(people, productCode, { list, lineOf }) {
    for (const node of people.filter((one) => !(0,dist/* isAlias */.Vj)(one))) {
        const person = personOf(node);
        if (typeof person === 'string')
            list.person(person, lineOf(node), productCode);
        else
            list.problem(lineOf(node), person);
    }
}
/** What is wrong with the key of a product; `seen` has the keys before it. */
function whyNoProduct(code, seen) {
    if (code === '')
        return (0,sentence/* say */.cv) `a product code must be text`;
    const list = (0,sentence/* say */.cv) `${(0,sentence/* quote */.hD)(code)} is not a product code; write the people as a sequence: one line "- jane@example.com" for each`;
    if (LIST_WORD.test(code) || (0,person/* parsePersonKey */._c)(code) !== null)
        return list;
    return seen.has(code) ? (0,sentence/* say */.cv) `${(0,sentence/* quote */.hD)(code)} is listed twice; put all its people in one sequence` : null;
}
function readProducts({ items }, target) {
    const { list, lineOf } = target;
    const seen = new Set();
    for (const { key, value } of items.filter((item) => !(0,dist/* isAlias */.Vj)(item.key))) {
        const code = (0,dist/* isScalar */.jn)(key) && typeof key.value === 'string' ? key.value.trim() : '';
        const why = whyNoProduct(code, seen);
        seen.add(code);
        const isProduct = why === null && list.product(code, lineOf(key));
        const nobody = (0,sentence/* say */.cv) `${(0,sentence/* quote */.hD)(code)} must contain a sequence of people`;
        if (why !== null)
            list.problem(lineOf(key), why);
        else if (isProduct && (0,dist/* isSeq */.oP)(value))
            readPeople(value.items, code, target);
        else if (isProduct && isWritten(value))
            list.problem(lineOf(key), nobody);
    }
}
/** The documents of a text. If it is nested too deeply: a problem, and no document. */
function readDocuments(text, lines, list) {
    lines.addNewLine(0);
    const parser = new dist/* Parser */.iX(lines.addNewLine);
    const tokens = [];
    for (const lexeme of new dist/* Lexer */.JG().lex(text)) {
        tokens.push(...parser.next(lexeme));
        if (parser.stack.length > MAX_DEPTH) {
            list.unreadable(lines.linePos(parser.offset).line, (0,sentence/* say */.cv) `nested more than ${MAX_DEPTH} levels deep; ${SHAPE}`);
            return [];
        }
    }
    tokens.push(...parser.end());
    // The library needs quadratic time to find duplicate keys, and for some tags such as `!!omap`.
    const options = { schema: 'core', resolveKnownTags: false, uniqueKeys: false };
    const composer = new dist/* Composer */.Dk({ ...options, prettyErrors: false, logLevel: 'silent' });
    return [...composer.compose(tokens)];
}
/** Reads `.yaml`, `.yml`: a sequence of people, or a mapping of product codes to people. An empty file lists nobody. */
function parseYaml(text, list) {
    const lines = new dist/* LineCounter */.HN();
    const lineAt = (offset = 0) => lines.linePos(offset).line;
    const [document, second] = readDocuments(text, lines, list);
    const several = (0,sentence/* say */.cv) `the file has several YAML documents; a list must be one`;
    if (second !== undefined)
        list.problem(lineAt(second.range[0]), several);
    if (document === undefined)
        return;
    const { contents: root, errors, warnings } = document;
    // One per line, since the parser reports a missing bracket several times.
    const messages = new Map([...errors, ...warnings].map(({ pos, message }) => [lineAt(pos[0]), message]));
    for (const [line, message] of messages)
        list.unreadable(line, (0,sentence/* say */.cv) `not valid YAML: ${(0,sentence/* words */.aL)(message)}`);
    if (errors.length > 0)
        return;
    const target = { list, lineOf: (node) => lineAt(node.range?.[0]) };
    refuseAliases(document, target);
    if ((0,dist/* isMap */.jh)(root))
        readProducts(root, target);
    else if ((0,dist/* isSeq */.oP)(root))
        readPeople(root.items, null, target);
    else if (isWritten(root))
        list.unreadable(target.lineOf(root), SHAPE);
}
/** Whether a text is the beginning of valid JSON: the only thing wrong with it is that it ends. */
function isBeginning(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch (error) {
        const { message } = error;
        const position = Number(/ in JSON at position (\d+)/.exec(message)?.[1]);
        return /^(?:Unexpected end of JSON input|Unterminated string)/.test(message) || position >= text.length;
    }
}
/** Reads `.json` in the shapes of YAML. Valid JSON is YAML, so it is read as YAML, which knows the lines. */
function parseJson(text, list) {
    if ((0,json/* parseJson */.qF)(text) !== undefined) {
        parseYaml(text, list);
        return;
    }
    // The first character that is not valid JSON. A search, since V8 does not report all positions.
    let [good, bad] = [0, text.length + 1];
    while (bad - good > 1) {
        const middle = (good + bad) >> 1;
        if (isBeginning(text.slice(0, middle)))
            good = middle;
        else
            bad = middle;
    }
    const lines = text.slice(0, good).split('\n');
    list.unreadable(lines.length, (0,sentence/* say */.cv) `not valid JSON at column ${(lines.at(-1) ?? '').length + 1}`);
}

;// CONCATENATED MODULE: ./src/list/parse-list.ts





/** `#` may be part of an e-mail, so a comment starts at the beginning of a line or after white space. */
const COMMENT = /(?:^|\s)#.*/su;
/** Reads `.txt`: one person per line, `#` comments; blank lines are skipped. */
function parseText(text, list) {
    for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
        const person = line.replace(COMMENT, '').trim();
        if (person !== '')
            list.person(person, index + 1);
    }
}
/** A new list format is a new line. */
const PARSERS = {
    '.txt': parseText,
    '.csv': parseCsv,
    '.json': parseJson,
    '.yaml': parseYaml,
    '.yml': parseYaml,
};
/** Parses a list by the extension of its name. Any bytes give a list or a problem. */
function parseList(bytes, file) {
    const list = new entry/* ListBuilder */.yo(file);
    const parse = PARSERS[(0,posix_.extname)(file).toLowerCase()];
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    // Invalid bytes became U+FFFD, so encoding the text again shows where they are. A zero byte means another encoding.
    const bad = Buffer.from(text).findIndex((byte, at) => byte !== bytes[at] || byte === 0);
    const badLine = bytes.subarray(0, Math.max(bad, 0)).filter((byte) => byte === 0x0a).length + 1;
    const unknown = (0,sentence/* say */.cv) `unknown file extension; a list must be one of ${Object.keys(PARSERS).join(', ')}`;
    if (parse === undefined)
        list.unreadable(null, unknown);
    else if (bad >= 0)
        list.unreadable(badLine, (0,sentence/* say */.cv) `the file is not UTF-8; save it as UTF-8`);
    else
        parse(text.replace(/^\ufeff/, ''), list);
    return list.build();
}


/***/ }),

/***/ 5261:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cu: () => (/* binding */ isDeceptive),
/* harmony export */   O1: () => (/* binding */ isUuid),
/* harmony export */   Si: () => (/* binding */ spelledOut),
/* harmony export */   _c: () => (/* binding */ parsePersonKey),
/* harmony export */   e0: () => (/* binding */ normalizeEmail),
/* harmony export */   oc: () => (/* binding */ isEmailKey),
/* harmony export */   te: () => (/* binding */ isProductCode)
/* harmony export */ });
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const EMAIL = /^[^\s\p{C}@<>()[\]\\,;:"|`*]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u;
const MAX_EMAIL_CHARACTERS = 254;
/** Characters that show nothing. Two addresses that look the same may differ in them. */
const BLANK = /\p{Cf}|\u034f|\u115f|\u1160|[\u17b4\u17b5]|[\u180b-\u180e]|\u2800|\u3164|[\ufe00-\ufe0f]|\uffa0|[\u{e0100}-\u{e01ef}]/gu;
/** Letters of another script that look like Latin ones. */
const LOOK_ALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;
/** Datadog publishes no list of codes, so any word may be one; a UUID, or an e-mail however its `@` is written, is a mistake. */
const PRODUCT_CODE = /^[^\s\p{C},=@\uff20\ufe6b%&]{1,100}$/u;
/** An e-mail as addresses are compared: composed (NFC), in lower case, without characters that show nothing. */
const normalizeEmail = (text) => text.replace(BLANK, '').trim().toLowerCase().normalize('NFC');
/** Whether an address is not what it looks like: blank characters, decomposed letters, or two scripts in one word. */
function isDeceptive(text) {
    const isMixed = text.split(/[@.]/).some((word) => LOOK_ALIKE.test(word) && /\p{Script=Latin}/u.test(word));
    return text.search(BLANK) >= 0 || text.normalize('NFC') !== text || isMixed;
}
/** The text with every character that may deceive as its code point: `j\u{430}ne`. */
const spelledOut = (text) => text.replace(/[^\x21-\x7e]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
/** Whether `text` is a UUID of any version, in lower case. Datadog uses v1 and v4. */
const isUuid = (text) => UUID.test(text);
const isEmailKey = (key) => key.includes('@');
/** The key of an e-mail or a UUID, in any case, with white space around it; `null` for anything else. */
function parsePersonKey(text) {
    const key = normalizeEmail(text);
    return isUuid(key) || (key.length <= MAX_EMAIL_CHARACTERS && EMAIL.test(key)) ? key : null;
}
const isProductCode = (text) => PRODUCT_CODE.test(text) && !isUuid(text.toLowerCase());


/***/ }),

/***/ 2889:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ sentenceOf),
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   MK: () => (/* binding */ warningAt),
/* harmony export */   Os: () => (/* binding */ errorAt),
/* harmony export */   Zw: () => (/* binding */ Problems),
/* harmony export */   qU: () => (/* binding */ problemOf)
/* harmony export */ });
/* harmony import */ var _sentence_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5209);

const errorAt = (at, says) => ({ severity: 'error', says, at });
const warningAt = (at, says) => ({ severity: 'warning', says, at });
/** Collects the problems of a run, in the order they were found. */
class Problems {
    all = [];
    add(problems) {
        this.all = this.all.concat(problems);
    }
    get hasErrors() {
        return this.all.some(({ severity }) => severity === 'error');
    }
}
/** The run cannot continue, for a reason that the user can read. */
class Failure extends Error {
    name = 'Failure';
    says;
    details;
    constructor(says, details = null) {
        super((0,_sentence_js__WEBPACK_IMPORTED_MODULE_0__/* .impersonal */ .Pu)(says));
        this.says = says;
        this.details = details;
    }
}
/** The sentence of a failure; the message of anything else that was thrown. */
function sentenceOf(error) {
    if (!(error instanceof Failure))
        return (0,_sentence_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv) `${(0,_sentence_js__WEBPACK_IMPORTED_MODULE_0__/* .words */ .aL)(error instanceof Error ? error.message : String(error))}`;
    return error.details === null ? error.says : (0,_sentence_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv) `${error.says} (${error.details})`;
}
/** The problem of a run that threw before there was a plan. */
function problemOf(error, isCancelled) {
    if (isCancelled)
        return errorAt(null, (0,_sentence_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv) `the job was cancelled before there was a plan`);
    if (!(error instanceof Failure))
        return errorAt(null, (0,_sentence_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv) `unexpected error: ${sentenceOf(error)}`);
    return { ...errorAt(null, error.says), ...(error.details && { details: error.details }) };
}


/***/ }),

/***/ 5209:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GS: () => (/* binding */ placed),
/* harmony export */   Pu: () => (/* binding */ impersonal),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   Uq: () => (/* binding */ value),
/* harmony export */   aL: () => (/* binding */ words),
/* harmony export */   cv: () => (/* binding */ say),
/* harmony export */   dp: () => (/* binding */ who),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   zD: () => (/* binding */ grouped)
/* harmony export */ });
const who = (key, id = null) => ({ kind: 'person', key, id });
const quote = (text) => ({ kind: 'quote', text });
const words = (text) => ({ kind: 'words', text });
const value = (text) => ({ kind: 'value', text });
/** A listed person with the line: `jane@example.com (seats.txt:3)`. */
function placed({ key, source }) {
    return [who(key), source === null ? ' (input users)' : ` (${source.file}:${source.line})`];
}
/** Builds a sentence from a template. Plain strings and numbers in it are never personal. */
function say(texts, ...parts) {
    return texts.flatMap((text, index) => {
        const part = parts[index] ?? '';
        if (typeof part === 'string' || typeof part === 'number')
            return [text, String(part)];
        return 'kind' in part ? [text, part] : [text, ...part];
    });
}
/** The sentence with `…` for every personal part, for places that do not know how to show e-mails. */
const impersonal = (sentence) => sentence.map((part) => (typeof part === 'string' ? part : '…')).join('');
/** A number with thousands separators: `1,200`. */
const grouped = (number) => String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
/** A count with its noun: `1 seat`, `2 seats`, `1,200 people`. */
const count = (number, one, many = `${one}s`) => `${grouped(number)} ${number === 1 ? one : many}`;


/***/ })

};
