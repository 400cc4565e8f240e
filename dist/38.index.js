export const id = 38;
export const ids = [38,743];
export const modules = {

/***/ 8943:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dk: () => (/* binding */ explainGithub),
/* harmony export */   K5: () => (/* binding */ openGithub),
/* harmony export */   c2: () => (/* binding */ statusOf)
/* harmony export */ });
/** The longest that GitHub is given in all: seats and reports must not wait for it. */
const MAX_GITHUB_MS = 60_000;
/** The longest that one answer may take. */
const MAX_ANSWER_MS = 10_000;
/** What a request that found no answer, or a server error, is waited for before it is tried again. */
const RETRY_WAITS_MS = [500, 2000];
/** Whether asking again can help: server errors, and everything that broke on the way. */
function isPassing(error) {
    const status = statusOf(error);
    return status === null || status >= 500;
}
/** Tries a request up to three times. Creating a comment twice does no harm: duplicates are folded. */
async function tryAgain(attempt, signal, sleep) {
    for (const waitMs of RETRY_WAITS_MS) {
        try {
            return await attempt();
        }
        catch (error) {
            if (!isPassing(error) || signal.aborted) {
                throw error;
            }
            await sleep(waitMs, signal);
        }
    }
    return attempt();
}
/**
 * Opens GitHub, through a proxy where the environment names one.
 *
 * @param apiUrl as the runner names it (`GITHUB_API_URL`), so that GitHub Enterprise Server works too.
 * @param signal gives up at once.
 */
async function openGithub(token, repository, apiUrl, signal, sleep) {
    // Loaded only now: most runs need nothing of GitHub, and it takes time to load.
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(752), __webpack_require__.e(119)]).then(__webpack_require__.bind(__webpack_require__, 2119));
    const octokit = getOctokit(token, { baseUrl: apiUrl });
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(MAX_GITHUB_MS)]);
    octokit.hook.wrap('request', (request, options) => {
        const answer = () => AbortSignal.any([bounded, AbortSignal.timeout(MAX_ANSWER_MS)]);
        const once = async () => request({ ...options, request: { ...options.request, signal: answer() } });
        return tryAgain(once, bounded, sleep);
    });
    return { octokit, ...repository };
}
/** The HTTP status of an error of GitHub's client; `null` for any other error. */
function statusOf(error) {
    const { status } = error;
    return typeof status === 'number' ? status : null;
}
/** What went wrong with GitHub, in one line. */
function explainGithub(error) {
    const message = error instanceof Error ? error.message : String(error);
    const status = statusOf(error);
    return status === null || message.includes(String(status)) ? message : `status ${status}: ${message}`;
}


/***/ }),

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


/***/ }),

/***/ 2038:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readWanted: () => (/* binding */ readWanted)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/github/history-error.ts
var history_error = __webpack_require__(1456);
// EXTERNAL MODULE: ./src/list/lists.ts + 3 modules
var list_lists = __webpack_require__(3743);
;// CONCATENATED MODULE: ./src/changes.ts


/** Reads one version of a list. A line that names nobody never gave a seat; a file that makes no sense tells nothing. */
async function parseVersion(version, side, productCodes) {
    const [text, path, commit] = side === 'before'
        ? [version.before, version.pathBefore, version.beforeCommit]
        : [version.after, version.path, version.afterCommit];
    if (text === null) {
        return null;
    }
    const parsed = await (0,list_lists/* parseList */.E)(text, path);
    const { entries, problems, isUnreadable } = parsed;
    const fail = (why) => new history_error/* HistoryError */.t(`what changed in ${version.path} cannot be told: at commit ${commit.slice(0, 7)}, ${path} ${why}`);
    if (isUnreadable || (entries.length === 0 && problems.length > 0)) {
        // What the parser quotes of an older file is nobody's business here.
        throw fail(`is no list that can be read (line ${problems[0]?.line ?? 1})`);
    }
    if (productCodes.length === 0 && entries.some(({ productCode }) => productCode === null)) {
        throw fail('does not name the product of everybody; set product-code');
    }
    return parsed;
}
function keysByProduct(lists) {
    return new Map(lists.products.map(({ productCode, listed }) => [productCode, new Set(listed.map(({ key }) => key))]));
}
const NOBODY = new Set();
/**
 * Whom the work of an event added to and removed from each product's list.
 *
 * Somebody who was removed but is listed today, or was added but is not listed today, is in neither: the list of today
 * has the last word.
 *
 * @param today the lists as they are in the workspace.
 * @returns by product code; also products that only the earlier list names. Throws `HistoryError`.
 */
async function changesOf(versions, productCodes, today) {
    const lost = versions.find(({ before, after }) => before === null && after === null);
    if (lost !== undefined) {
        throw new history_error/* HistoryError */.t(`${lost.path} is in neither of the compared commits; user-list-file must be a path from the root of the repository`);
    }
    const parse = async (side) => {
        const parsed = await Promise.all(versions.map((version) => parseVersion(version, side, productCodes)));
        return keysByProduct((0,list_lists/* assemble */.f)(parsed.filter((list) => list !== null), productCodes, true));
    };
    const [before, after] = await Promise.all([parse('before'), parse('after')]);
    const now = new Map(today.map(({ productCode, listed }) => [productCode, new Set(listed.map(({ key }) => key))]));
    const codes = new Set([...before.keys(), ...after.keys(), ...now.keys()]);
    return new Map([...codes].map((code) => {
        const [was, is, stays] = [before.get(code) ?? NOBODY, after.get(code) ?? NOBODY, now.get(code) ?? NOBODY];
        const added = new Set([...is].filter((key) => !was.has(key) && stays.has(key)));
        const removed = [...was].filter((key) => !is.has(key) && !stays.has(key));
        return [code, { added, removed }];
    }));
}

// EXTERNAL MODULE: ./src/github/api.ts
var api = __webpack_require__(8943);
// EXTERNAL MODULE: ./src/github/payload.ts
var payload = __webpack_require__(5161);
;// CONCATENATED MODULE: ./src/github/history.ts



const NOTHING = /^0+$/;
/** GitHub tells at most so many files of a comparison. */
const MAX_COMPARED_FILES = 300;
function rangeOf(subject, eventName) {
    if (subject.kind === 'pull-request' || subject.kind === 'merge-group') {
        const { base, head } = subject;
        if (base !== null && head !== null) {
            return { base, head, sinceMergeBase: true };
        }
    }
    if (subject.kind === 'push' && subject.before !== null && subject.after !== null) {
        return { base: subject.before, head: subject.after, sinceMergeBase: false };
    }
    const event = eventName === '' ? '(none)' : eventName;
    throw new history_error/* HistoryError */.t(`operation changes compares what a pull request or a push changed, and the event ${event} tells of neither; ` +
        'use sync or assign there');
}
function textOfContent(data) {
    if (typeof data === 'string') {
        return data;
    }
    if (data instanceof ArrayBuffer) {
        return new TextDecoder().decode(data);
    }
    // A server that does not know the raw format answers with the encoded content.
    const { content, encoding } = (0,payload/* objectOf */.Xy)(data);
    return encoding === 'base64' && typeof content === 'string' ? Buffer.from(content, 'base64').toString('utf8') : null;
}
/** The text of a file at a commit that exists; `null` where there is no such file. */
async function readFile(github, path, ref) {
    const { octokit, owner, repo } = github;
    try {
        // Slashes stay slashes, everything else is encoded: proxies and servers disagree about %2F in a path.
        const encoded = path.split('/').map(encodeURIComponent).join('/');
        const route = 'GET /repos/{owner}/{repo}/contents/{+encoded}';
        const response = await octokit.request(route, { owner, repo, encoded, ref, mediaType: { format: 'raw' } });
        const text = textOfContent(response.data);
        if (text === null) {
            throw new history_error/* HistoryError */.t(`${path} is not a file at commit ${ref.slice(0, 7)}`);
        }
        return text;
    }
    catch (error) {
        const isMissing = (0,api/* statusOf */.c2)(error) === 404 && !/no commit found/i.test((0,api/* explainGithub */.Dk)(error));
        if (isMissing) {
            return null;
        }
        throw error;
    }
}
/** Compares two commits; that they can be compared also proves that both are still there. */
async function compare(github, { base, head }) {
    const { octokit, owner, repo } = github;
    const basehead = `${base}...${head}`;
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
        owner,
        repo,
        basehead,
        per_page: 1,
    });
    return {
        mergeBase: data.merge_base_commit.sha,
        files: (data.files ?? []).map((file) => ({
            path: file.filename,
            previousPath: file.status === 'renamed' ? (file.previous_filename ?? null) : null,
        })),
    };
}
/** Where a list was at the beginning, by the renames in between. */
function pathBefore(path, { files }) {
    return files.find((file) => file.path === path)?.previousPath ?? path;
}
async function readVersions(github, path, range, comparison) {
    const beforeCommit = comparison !== null && range.sinceMergeBase ? comparison.mergeBase : range.base;
    const oldPath = comparison === null ? path : pathBefore(path, comparison);
    const [before, after] = await Promise.all([
        comparison === null ? null : readFile(github, oldPath, beforeCommit),
        readFile(github, path, range.head),
    ]);
    const movedTo = comparison?.files.find((file) => file.previousPath === path)?.path;
    if (after === null && movedTo !== undefined) {
        throw new history_error/* HistoryError */.t(`${path} was renamed to ${movedTo}; set user-list-file to the new path`);
    }
    const isCut = (comparison?.files.length ?? 0) >= MAX_COMPARED_FILES;
    // A forced push is compared from where the branches parted: a rename before that point is not told.
    const isForced = comparison !== null && !range.sinceMergeBase && comparison.mergeBase !== range.base;
    if (before === null && after !== null && (isCut || isForced)) {
        throw new history_error/* HistoryError */.t(`${path} may be new or renamed: GitHub does not tell after a forced push, or among so many changed files`);
    }
    return { path, pathBefore: oldPath, before, after, beforeCommit, afterCommit: range.head };
}
async function readAll(github, paths, range) {
    const comparison = NOTHING.test(range.base) ? null : await compare(github, range);
    if (comparison !== null && range.sinceMergeBase && comparison.mergeBase === range.head) {
        throw new history_error/* HistoryError */.t(`commit ${range.head.slice(0, 7)} is part of the base already, so what it changed cannot be told`);
    }
    return Promise.all(paths.map((path) => readVersions(github, path, range, comparison)));
}
/**
 * Reads list files as they were before and after the work of an event: from where a pull request began to its head, or
 * from `before` to `after` of a push. Renames are followed.
 *
 * @param paths from the root of the repository, with `/`.
 * @param open opens GitHub. Throws `HistoryError` for whatever keeps the difference from being known.
 */
async function readHistory(subject, eventName, paths, open) {
    const range = rangeOf(subject, eventName);
    try {
        return await readAll(await open(), paths, range);
    }
    catch (error) {
        if (error instanceof history_error/* HistoryError */.t) {
            throw error;
        }
        const where = `${range.base.slice(0, 7)}...${range.head.slice(0, 7)}`;
        throw new history_error/* HistoryError */.t(`GitHub cannot tell what changed in ${where} (${(0,api/* explainGithub */.Dk)(error)}); check that github-token may read contents`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./src/wanted.ts




function wanted_readVersions(inputs, { workspace, event, github }) {
    const paths = inputs.listFiles.map((file) => (0,external_node_path_.relative)(workspace, (0,external_node_path_.resolve)(workspace, file)).split(external_node_path_.sep).join('/'));
    return readHistory(event.subject, event.name, paths, github);
}
/**
 * Reads the lists of the workspace, and for `changes` what the event changed in them.
 *
 * Throws `HistoryError` where it cannot be told what changed.
 */
async function readWanted(inputs, world) {
    const { listFiles, users, productCodes, operation } = inputs;
    const versions = operation === 'changes' ? await wanted_readVersions(inputs, world) : null;
    const deleted = versions === null ? null : new Set(listFiles.filter((_, index) => versions[index]?.after === null));
    const lists = await (0,list_lists.readLists)(world.workspace, listFiles, users, productCodes, deleted);
    const isBroken = lists.problems.some(({ severity }) => severity === 'error');
    const changes = versions === null || isBroken ? null : await changesOf(versions, productCodes, lists.products);
    return { lists, changes };
}


/***/ })

};
