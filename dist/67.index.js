export const id = 67;
export const ids = [67];
export const modules = {

/***/ 6067:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseJson: () => (/* binding */ parseJson),
/* harmony export */   parseYaml: () => (/* binding */ parseYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _seats_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2889);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2180);



const SHAPE = 'the file must be a sequence of people, or a mapping of product codes to people';
const PERSON_SHAPE = 'a person must be an e-mail, a UUID, or an object with "email" or "id"';
const MAX_ENTRIES = 1_000_000;
/** What each alias stands for: the last node before it with its anchor. Found in one walk; the library walks for each alias. */
function targetsOf(document) {
    const anchors = new Map();
    const targets = new Map();
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Node(_, node) {
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node)) {
                const target = anchors.get(node.source);
                if (target !== undefined) {
                    targets.set(node, target);
                }
            }
            else if (node.anchor !== undefined) {
                anchors.set(node.anchor, node);
            }
        },
    });
    return targets;
}
/** Walks a parsed document; knows the line of every node. */
class Walk {
    list;
    #targets;
    #lines;
    #entries = 0;
    constructor(document, lines, list) {
        this.#targets = targetsOf(document);
        this.#lines = lines;
        this.list = list;
    }
    lineOf(node) {
        return this.#lines.linePos(node?.range?.[0] ?? 0).line;
    }
    /** The node an alias stands for; any other node is itself. */
    resolve(node) {
        const target = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? this.#targets.get(node) : node;
        return (target ?? null);
    }
    people(node, at, productCode) {
        if (node === null || ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && node.value === null && node.source === '')) {
            return;
        }
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
            if (productCode === null) {
                this.list.unreadable(this.lineOf(at), SHAPE);
            }
            else {
                this.list.problem(this.lineOf(at), `"${productCode}" must hold a sequence of people`);
            }
            return;
        }
        for (const item of node.items) {
            this.#entries += 1;
            if (this.#entries > MAX_ENTRIES) {
                this.list.problem(this.lineOf(at), `the file names more than ${(0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(MAX_ENTRIES)} people`);
                return;
            }
            this.person(this.resolve(item), item, productCode);
        }
    }
    person(node, at, productCode) {
        const line = this.lineOf(at);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && typeof node.value === 'string') {
            this.list.person(node.value, line, productCode);
        }
        else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)) {
            this.personObject(node, line, productCode);
        }
        else {
            const found = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) ? `"${(0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .abbreviate */ .S)(String(node.value))}"` : 'something else';
            this.list.problem(line, `${PERSON_SHAPE}, not ${found}`);
        }
    }
    personObject(node, line, productCode) {
        if (node.has('product')) {
            this.list.problem(line, 'an object cannot name its product; use a mapping of product codes to people');
            return;
        }
        const value = [node.get('email'), node.get('id')].find((field) => field !== undefined && field !== null);
        if (typeof value === 'string') {
            this.list.person(value, line, productCode);
        }
        else {
            this.list.problem(line, PERSON_SHAPE);
        }
    }
    products(node) {
        for (const { key, value } of node.items) {
            const keyNode = this.resolve(key);
            const code = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(keyNode) && typeof keyNode.value === 'string' ? keyNode.value.trim() : '';
            if (code === '') {
                this.list.problem(this.lineOf(keyNode), 'a product code must be text');
                continue;
            }
            this.list.product(code);
            this.people(this.resolve(value), keyNode, code);
        }
    }
}
/** The documents of a stream; a stream that is too deeply nested for the parser's stack is a problem like any other. */
function readDocuments(text, lines, list) {
    try {
        const documents = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseAllDocuments */ .hR)(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
        return Array.isArray(documents) ? documents : [];
    }
    catch (error) {
        list.unreadable(1, `cannot be parsed: ${error instanceof Error ? error.message : String(error)}`);
        return [];
    }
}
/** Reports what the parser found, once a line: one missing bracket makes it repeat itself. */
function reportSyntax(document, lines, list, language) {
    const seen = new Set();
    for (const { pos, message } of [...document.errors, ...document.warnings]) {
        const { line } = lines.linePos(pos[0]);
        if (!seen.has(line)) {
            seen.add(line);
            list.unreadable(line, `not valid ${language}: ${message}`);
        }
    }
}
/** Parses `.yaml`, `.yml`: a sequence of people, or a mapping of product codes to people. An empty file names nobody. */
function parseYaml(text, file) {
    return parseDocument(text, file, 'YAML');
}
function parseDocument(text, file, language) {
    const list = new _entry_js__WEBPACK_IMPORTED_MODULE_2__/* .ListBuilder */ .y(file);
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const [document, second] = readDocuments(text, lines, list);
    if (document === undefined) {
        return list.build();
    }
    if (second !== undefined) {
        list.problem(lines.linePos(second.range[0]).line, 'the file holds several YAML documents; only one is read');
    }
    reportSyntax(document, lines, list, language);
    if (document.errors.length === 0) {
        const walk = new Walk(document, lines, list);
        const root = walk.resolve(document.contents);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(root)) {
            walk.products(root);
        }
        else {
            walk.people(root, root, null);
        }
    }
    return list.build();
}
/** Whether a text is valid JSON as far as it goes: whatever is wrong with it is that it ends. */
function isBeginning(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch (error) {
        const { message } = error;
        const position = Number(/position (\d+)/.exec(message)?.[1] ?? NaN);
        return /end of JSON input|Unterminated string/.test(message) || position >= text.length;
    }
}
/** Where JSON goes wrong. The engine's message tells no position for some errors, and then quotes the file instead. */
function firstBadOffset(text) {
    if (isBeginning(text)) {
        return text.length;
    }
    let [good, bad] = [0, text.length];
    while (bad - good > 1) {
        const middle = (good + bad) >> 1;
        if (isBeginning(text.slice(0, middle))) {
            good = middle;
        }
        else {
            bad = middle;
        }
    }
    return good;
}
/** Parses `.json`, in the same shapes. JSON is YAML, and so the same walk tells the lines; what is not JSON is refused first. */
function parseJson(text, file) {
    try {
        JSON.parse(text);
    }
    catch {
        const list = new _entry_js__WEBPACK_IMPORTED_MODULE_2__/* .ListBuilder */ .y(file);
        const before = text.slice(0, firstBadOffset(text)).split('\n');
        list.unreadable(before.length, `not valid JSON from column ${(before.at(-1) ?? '').length + 1} on`);
        return list.build();
    }
    return parseDocument(text, file, 'JSON');
}


/***/ })

};
