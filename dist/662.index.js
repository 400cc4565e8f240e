export const id = 662;
export const ids = [662];
export const modules = {

/***/ 6463:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ openConnections),
/* harmony export */   q: () => (/* binding */ MAX_CALLS_IN_FLIGHT)
/* harmony export */ });
/* harmony import */ var _actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9783);

/** How many calls are under way at the same time at most. */
const MAX_CALLS_IN_FLIGHT = 8;
function whenAnswered(request, agent, { origin, body, method, path, headers, signal }) {
    // Node tells the length of a body by itself, but not that of a DELETE.
    const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    return new Promise((resolve, reject) => {
        const call = request(origin, { agent, method, path, headers: { ...headers, ...length }, signal }, resolve);
        call.on('error', reject);
        // An answer that is none, such as a change of protocol, ends the connection without an error.
        call.on('close', () => {
            reject(new Error('the connection was closed without an answer'));
        });
        call.end(body ?? undefined);
    });
}
/** Connections by Node's own client: it is there already, and loads in a fifth of the time that undici takes. */
async function openDirect(origin) {
    const http = origin.startsWith('https:') ? await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 4708, 23)) : await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 7067, 23));
    const agent = new http.Agent({ keepAlive: true, maxSockets: MAX_CALLS_IN_FLIGHT });
    return {
        async send(request) {
            const response = await whenAnswered(http.request, agent, request);
            return { status: response.statusCode ?? 0, headers: response.headers, body: response };
        },
        close() {
            agent.destroy();
            return Promise.resolve();
        },
    };
}
/** Connections through a proxy by undici, which is loaded only here: Node's own client knows proxies only in its newest releases. */
async function openProxied(proxy) {
    const { ProxyAgent } = await __webpack_require__.e(/* import() */ 752).then(__webpack_require__.t.bind(__webpack_require__, 6752, 19));
    const agent = new ProxyAgent({ uri: proxy.href, connections: MAX_CALLS_IN_FLIGHT, pipelining: 1 });
    return {
        async send(request) {
            const { statusCode: status, headers, body, } = await agent.request({ ...request, headers: { ...request.headers } });
            return { status, headers, body: body };
        },
        close: () => agent.destroy(),
    };
}
/** Opens connections to an address: direct ones, or through a proxy where `HTTPS_PROXY` and `NO_PROXY` say so. */
function openConnections(origin) {
    const proxy = (0,_actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_0__/* .getProxyUrl */ .s)(new URL(origin));
    return proxy === undefined ? openDirect(origin) : openProxied(proxy);
}


/***/ }),

/***/ 544:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ reasonOf),
/* harmony export */   j: () => (/* binding */ DatadogError)
/* harmony export */ });
/**
 * A request to Datadog that did not succeed. The message names method, path and status. Neither the message nor any field
 * holds a credential; there is no `cause`, since the errors of HTTP libraries carry the headers they sent.
 */
class DatadogError extends Error {
    name = 'DatadogError';
    kind;
    status;
    /** Datadog's own words, on one line. */
    reason;
    constructor(kind, status, reason, message) {
        super(message);
        this.kind = kind;
        this.status = status;
        this.reason = reason;
    }
}
const MAX_REASON_CHARACTERS = 300;
function oneLine(text) {
    const line = text.replace(/[\s\p{C}]+/gu, ' ').trim();
    return line.length <= MAX_REASON_CHARACTERS ? line : `${line.slice(0, MAX_REASON_CHARACTERS)}…`;
}
function isRecord(value) {
    return typeof value === 'object' && value !== null;
}
function wordsOf(error) {
    if (typeof error === 'string') {
        return error;
    }
    if (!isRecord(error)) {
        return '';
    }
    // A title such as "Generic Error" says nothing beside a detail.
    const words = [error.detail, error.title].find((text) => typeof text === 'string' && text !== '');
    return typeof words === 'string' ? words : '';
}
/**
 * What an error body says. Seen in the wild: `{"errors":["text"]}`, `{"errors":[{"title","detail"}]}`, JSON labelled as
 * plain text, HTML from a proxy, and nothing at all.
 */
function reasonOf(body) {
    const text = body.trim();
    if (text.startsWith('<')) {
        return 'an HTML page, probably from a proxy';
    }
    let json;
    try {
        json = JSON.parse(text);
    }
    catch {
        return oneLine(text);
    }
    const errors = isRecord(json) && Array.isArray(json.errors) ? json.errors : [];
    const words = errors.map(wordsOf).filter((part) => part !== '');
    return oneLine(words.length > 0 ? words.join('; ') : text);
}


/***/ }),

/***/ 7008:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ hashOf)
/* harmony export */ });
const BACKSLASH = 0x5c;
/** What tells small letters from capital ones in ASCII. */
const SMALL = 0x20;
const NOT_ASCII = 0x80;
/**
 * A number for a string within JSON, whatever the case of its letters: the same for the same string, and among a million of
 * others hardly ever for another one (53 bits). So strings are told apart where they lie, without making any.
 *
 * @param start where it begins, after the quote.
 * @param end where it ends, before the quote.
 * @returns `null` where the bytes are not the text itself, or have no simple case: escapes, and anything but ASCII.
 */
function hashOf(bytes, start, end) {
    let [high, low, seen] = [0x811c9dc5, 0x9e3779b9, 0];
    for (let at = start; at < end; at += 1) {
        const byte = bytes[at] ?? 0;
        if (byte === BACKSLASH) {
            return null;
        }
        seen |= byte;
        // Each half feeds the other, so that two strings that meet in one of them part again.
        high = Math.imul(high ^ (byte | SMALL), 0x01000193);
        low = Math.imul(low ^ (high >>> 15), 0x85ebca6b);
        high ^= low >>> 13;
    }
    return (seen & NOT_ASCII) === 0 ? (high >>> 0) * 2 ** 21 + (low >>> 11) : null;
}


/***/ }),

/***/ 689:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TU: () => (/* binding */ unexpectedShape),
/* harmony export */   Xy: () => (/* binding */ objectOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   qu: () => (/* binding */ dataOf)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(544);

/** `value` as an object; an empty one for anything else, since every field of Datadog's answers is optional. */
function objectOf(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
/** `value` as text without white space around it; `null` for anything else and for empty text. */
function textOf(value) {
    const text = typeof value === 'string' ? value.trim() : '';
    return text === '' ? null : text;
}
/** `value` as a count; `null` for anything else. */
function countOf(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
/** The error for an answer of another shape than the one documented. */
function unexpectedShape(path, what) {
    return new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .DatadogError */ .j('unexpected', 200, what, `Datadog: GET ${path}: status 200: the answer is not as expected: ${what}`);
}
/** The `data` of a list answer. Throws where it is no list: a failed read must never look like an empty one. */
function dataOf(reply, path) {
    const { data } = objectOf(reply);
    if (!Array.isArray(data)) {
        throw unexpectedShape(path, '"data" is not a list');
    }
    return data;
}


/***/ }),

/***/ 1456:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ HistoryError)
/* harmony export */ });
/** What changed in a list cannot be determined: it is said so, and never taken for "everything" or "nothing". */
class HistoryError extends Error {
    name = 'HistoryError';
}


/***/ }),

/***/ 5161:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xy: () => (/* binding */ objectOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   ex: () => (/* binding */ parsePayload),
/* harmony export */   rl: () => (/* binding */ numberOf)
/* harmony export */ });
/** `value` as an object; an empty one for anything else. */
function objectOf(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
/** `value` as text; `null` for anything else and for empty text. */
function textOf(value) {
    return typeof value === 'string' && value !== '' ? value : null;
}
/** `value` as the number of a pull request; `null` for anything else. */
function numberOf(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
}
/** The objects of a list; none for anything else. */
function listOf(value) {
    return Array.isArray(value) ? value.map(objectOf) : [];
}
/** An event's payload; an empty one where it cannot be read: what only a payload can allow is then not allowed. */
function parsePayload(text) {
    try {
        return objectOf(JSON.parse(text ?? '{}'));
    }
    catch {
        return {};
    }
}


/***/ }),

/***/ 7789:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   _P: () => (/* binding */ escapeLogLine),
/* harmony export */   aY: () => (/* binding */ code)
/* harmony export */ });
/* unused harmony export flatten */
/** Control characters, line breaks, and the invisible ones that turn text around. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** What begins or ends something in HTML, Markdown, a table or a formula. An underscore within a word does not. */
const MEANINGFUL = /[&<>`*~[\]\\|$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/** What GitHub links or draws after Markdown is done: `@mention`, `#1`, `GH-1`, `https://…`, `www.…`, `:emoji:`. */
const LINKABLE = /[@#]|:(?=\/\/|[\w+-]+:)|\bwww(?=\.)|\bGH(?=-)/gi;
const ZERO_WIDTH_SPACE = '\u200b';
/** Nothing but visible characters, a single space between them. */
const FLAT = /^[!-~]+(?: [!-~]+)*$/;
/** Nothing that means anything anywhere. */
const MEANINGLESS = /^[A-Za-z0-9 ]*$/;
/** One line of visible text. */
function flatten(text) {
    // Most text is, and there may be hundreds of thousands of them.
    if (FLAT.test(text)) {
        return text;
    }
    return text.replace(INVISIBLE, ' ').replace(/ {2,}/g, ' ').trim();
}
/**
 * Text from outside as Markdown that shows just this text: no element, emphasis, link, table cell, mention or reference
 * comes out of it.
 */
function escapeMarkdown(text) {
    const line = flatten(text);
    if (MEANINGLESS.test(line)) {
        return line;
    }
    return line
        .replace(MEANINGFUL, (character) => ENTITIES[character] ?? `\\${character}`)
        .replace(LINKABLE, (match) => `${match}${ZERO_WIDTH_SPACE}`);
}
/** What can stand in a code span within a table as it is. */
const PLAIN_IN_CODE = /^[^`|\\\p{C}\p{Zl}\p{Zp}]+$/u;
/**
 * Text from outside as a code span: GitHub neither links nor mentions anything within one. Text that could end the span or
 * its table cell is escaped instead.
 */
function code(text) {
    const line = flatten(text);
    return PLAIN_IN_CODE.test(line) ? `\`${line}\`` : escapeMarkdown(line);
}
/**
 * Text from outside as one line of the job's log: the runner takes a line that begins with `::`, and `##[` anywhere, for a
 * command.
 */
function escapeLogLine(text) {
    return flatten(text).replace(/^::/, ':\u200b:').replaceAll('##[', '##\u200b[');
}


/***/ }),

/***/ 2495:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ renderMarkdown)
/* harmony export */ });
/* harmony import */ var _seats_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2889);
/* harmony import */ var _seats_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8530);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7789);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5933);




/** So many problems are shown where not everything is. */
const MAX_PROBLEMS_SHOWN = 50;
/** No row is shorter, in characters or bytes: an address of six characters, a status, and what draws the cells. */
const LEAST_ROW = 25;
/** How much of a report is shown, from everything to counts alone. */
const DETAILS = ['full', 'without-unchanged', 'problems', 'counts'];
const SYMBOLS = {
    assigned: '➕',
    unassigned: '➖',
    'would-assign': '➕',
    'would-unassign': '➖',
    'has-seat': '✔️',
    'no-seat': '▫️',
    kept: '✔️',
    protected: '🛡️',
    'not-found': '❓',
    disabled: '🚫',
    ambiguous: '❓',
    failed: '❌',
    unconfirmed: '❌',
    'not-attempted': '❌',
};
/** Nothing changes for them and nothing is wrong with them: they are folded away. */
function isQuiet({ status }) {
    const group = _seats_status_js__WEBPACK_IMPORTED_MODULE_0__/* .STATUS_GROUP */ .Vp[status];
    return group === 'unchanged' || group === 'left';
}
function at(source) {
    return source === null ? '' : (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(`${source.file}:${source.line}`);
}
/** A row is made once, however many steps of detail are tried. */
const rows = new WeakMap();
function row(person) {
    const made = rows.get(person) ?? makeRow(person);
    rows.set(person, made);
    return made;
}
function makeRow(person) {
    const name = person.name === null ? '' : ` ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(person.name)}`;
    const why = [(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)((0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .whyOf */ .gf)(person)), at(person.source)];
    const cells = [
        `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(person.key)}${name}`,
        `${SYMBOLS[person.status]} ${person.status}`,
        why.filter(Boolean).join(' '),
    ];
    return `| ${cells.join(' | ')} |`;
}
function table(people) {
    return ['| Person | Status | Why and where |', '| --- | --- | --- |', ...people.map(row)];
}
function quietSection(people, isOpen) {
    if (people.length === 0) {
        return [];
    }
    if (isOpen) {
        return ['', ...table(people)];
    }
    const summary = `<details><summary>${(0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(people.length, 'person', 'people')} unchanged</summary>`;
    return ['', summary, '', ...table(people), '', '</details>'];
}
/** How many people are in which status, in the order they appear. */
function statusCounts(people) {
    const counts = new Map();
    for (const { status } of people) {
        counts.set(status, (counts.get(status) ?? 0) + 1);
    }
    return [...counts].map(([status, number]) => `${(0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .grouped */ .zD)(number)} ${status}`).join(' · ');
}
/** People to do something about, as many as a long report has room for. */
function troubled(people) {
    const all = people.filter(({ status }) => _seats_status_js__WEBPACK_IMPORTED_MODULE_0__/* .STATUS_GROUP */ .Vp[status] === 'unresolved' || _seats_status_js__WEBPACK_IMPORTED_MODULE_0__/* .STATUS_GROUP */ .Vp[status] === 'failed');
    const shown = all.slice(0, MAX_PROBLEMS_SHOWN);
    const more = all.length - shown.length;
    const rest = more === 0 ? [] : ['', `and ${(0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(more, 'more person', 'more people')} with a problem`];
    return all.length === 0 ? [] : ['', ...table(shown), ...rest];
}
function productSection(product, report, detail) {
    const loud = product.people.filter((person) => !isQuiet(person));
    const quiet = product.people.filter(isQuiet);
    const changes = (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .changesLine */ .a8)(product);
    const lines = ['', `### ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(product.productCode)}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .seatsLine */ .H4)(product)}`];
    if (changes !== '') {
        lines.push('', `${changes}.`);
    }
    if (detail === 'counts' || detail === 'problems') {
        return [...lines, '', statusCounts(product.people), ...(detail === 'counts' ? [] : troubled(product.people))];
    }
    const changed = loud.length === 0 ? lines : [...lines, '', ...table(loud)];
    // A listing is about those who hold a seat: there is nothing else to show.
    const unfolded = report.verdict === 'listed';
    return detail === 'full'
        ? [...changed, ...quietSection(quiet, unfolded)]
        : [...changed, ...(quiet.length === 0 ? [] : ['', `${(0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(quiet.length, 'person', 'people')} unchanged.`])];
}
function problemLine({ severity, message, file, line }) {
    const where = file === null ? '' : `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(line === null ? file : `${file}:${line}`)} `;
    return `- ${severity === 'error' ? '❌' : '⚠️'} ${where}${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(message)}`;
}
function problemSection(problems, detail) {
    if (problems.length === 0) {
        return [];
    }
    const shown = detail === 'full' ? problems : problems.slice(0, MAX_PROBLEMS_SHOWN);
    const more = problems.length - shown.length;
    return ['', ...shown.map(problemLine), ...(more === 0 ? [] : [`- and ${(0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(more, 'more problem')}`])];
}
function renderAt(detail, report, setting) {
    const { operation, site } = report.facts;
    const about = [operation === null ? '' : (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(operation), site === null ? '' : (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(site)]
        .filter(Boolean)
        .join(' on ');
    const why = setting.dryRunReason === null ? '' : `This is a dry run: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(setting.dryRunReason)}.`;
    const paragraphs = [about, why, setting.note ?? '', (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .advice */ .v9)(report)].filter(Boolean);
    const lines = [
        `## Datadog Seats: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .headline */ .Pl)(report)}`,
        ...paragraphs.flatMap((paragraph) => ['', paragraph]),
        ...problemSection(report.problems, detail),
        ...report.products.flatMap((product) => productSection(product, report, detail)),
        ...(detail === 'full' ? [] : ['', `Not everything fits here. ${setting.reportHint}`]),
    ];
    return `${lines.join('\n')}\n`;
}
/** Whether it can be told by the number of rows alone that a report does not fit. */
function isHopeless(detail, { products }, budget) {
    const people = products.flatMap((product) => product.people);
    const rows = detail === 'full'
        ? people.length
        : detail === 'without-unchanged'
            ? people.filter((one) => !isQuiet(one)).length
            : 0;
    return rows * LEAST_ROW > budget.max;
}
/**
 * Renders a report as Markdown within a budget, by steps: everything; without the unchanged people; counts and the people
 * with a problem; counts alone. What is left out is said, with a pointer to the report file.
 *
 * @param report as it may be shown: e-mails are masked before.
 */
function renderMarkdown(report, setting, budget) {
    for (const detail of DETAILS.filter((one) => !isHopeless(one, report, budget))) {
        const text = renderAt(detail, report, setting);
        if (budget.measure(text) <= budget.max) {
            return text;
        }
    }
    // Even counts do not fit where there are hundreds of products or problems.
    return `## Datadog Seats: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .headline */ .Pl)(report)}\n\nNot everything fits here. ${setting.reportHint}\n`;
}


/***/ }),

/***/ 5933:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H4: () => (/* binding */ seatsLine),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   a8: () => (/* binding */ changesLine),
/* harmony export */   gf: () => (/* binding */ whyOf),
/* harmony export */   v9: () => (/* binding */ advice)
/* harmony export */ });
/* harmony import */ var _seats_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2889);
/* harmony import */ var _seats_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8530);


const NOTHING = 'nothing was changed';
/** How many people or things went wrong: those who failed or are unresolved, else the errors themselves. */
function problemCount(report) {
    const { failed, unresolved } = report.totals;
    return failed + unresolved || report.problems.filter(({ severity }) => severity === 'error').length;
}
/** Whether Datadog may have changed something that no reading has shown. */
function isUncertain({ products }) {
    return products.some(({ people }) => people.some(({ status }) => status === 'unconfirmed' || status === 'failed'));
}
/** `2 assigned, 1 unassigned, 1 problem`: what was done, and what was not. */
function done(report) {
    const { assigned, unassigned } = report.totals;
    const problems = problemCount(report);
    const parts = [
        assigned > 0 ? `${(0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(assigned)} assigned` : '',
        unassigned > 0 ? `${(0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(unassigned)} unassigned` : '',
        problems > 0 ? (0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(problems, 'problem') : '',
    ].filter((part) => part !== '');
    return assigned + unassigned === 0 && !isUncertain(report) ? [NOTHING, ...parts].join(', ') : parts.join(', ');
}
const HEADLINES = {
    listed: () => `Seats listed — ${NOTHING}`,
    'in-sync': ({ totals }) => totals.unresolved === 0
        ? 'In sync — nothing to do'
        : `Nothing to do, but ${(0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(totals.unresolved, 'person', 'people')} could not be resolved`,
    planned: () => `Plan — ${NOTHING}`,
    applied: (report) => `Done — ${done(report)}`,
    incomplete: (report) => report.facts.dryRun
        ? `Plan with ${(0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(problemCount(report), 'problem')} — ${NOTHING}`
        : `Incomplete — ${done(report)}`,
    refused: () => `Refused — ${NOTHING}`,
    invalid: (report) => `Invalid — ${NOTHING}, ${(0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(problemCount(report), 'problem')} to fix`,
    failed: () => `Failed — ${NOTHING}`,
};
/** Mode and verdict in one line. */
function headline(report) {
    return HEADLINES[report.verdict](report);
}
/** What the reader should do or know next. */
const ADVICE = {
    listed: '',
    'in-sync': '',
    planned: '',
    applied: '',
    incomplete: 'See who is concerned and why below, mend it, and run again: a further run only does what is left.',
    refused: 'The whole plan was stopped before the first write. What stopped it, and what to do if the plan is right, is said below.',
    invalid: 'Mend everything below, and run again. Datadog was not asked for anything.',
    failed: 'The run ended before there was a plan.',
};
/** What to do about a verdict; `''` where nothing is to be done. */
function advice(report) {
    return ADVICE[report.verdict];
}
/** `41 → 43 of 50 seats`: held before, held after, and the budget. */
function seatsLine({ seatsBefore, seatsAfter, maxSeats }) {
    const after = seatsAfter === null ? 'unknown' : (0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(seatsAfter);
    const change = seatsAfter === seatsBefore ? after : `${(0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(seatsBefore)} → ${after}`;
    const budget = maxSeats === null ? '' : ` of ${(0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(maxSeats)}`;
    return `${change}${budget} ${(maxSeats ?? seatsAfter) === 1 ? 'seat' : 'seats'}`;
}
/** `2 people would get a seat, 1 would lose it`: a product's changes in a sentence; `''` where nobody changes. */
function changesLine({ people }) {
    const of = (status) => people.filter((person) => person.status === status).length;
    const say = (status, one, many) => {
        const number = of(status);
        return number === 0 ? '' : `${(0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(number, 'person', 'people')} ${number === 1 ? one : many}`;
    };
    return [
        say('assigned', 'got a seat', 'got a seat'),
        say('unassigned', 'lost the seat', 'lost the seat'),
        say('would-assign', 'would get a seat', 'would get a seat'),
        say('would-unassign', 'would lose the seat', 'would lose the seat'),
    ]
        .filter((part) => part !== '')
        .join(', ');
}
/** Why a person has the status; `''` where the status says it all. */
function whyOf({ reason, listed, status }) {
    return reason ?? (_seats_status_js__WEBPACK_IMPORTED_MODULE_0__/* .STATUS_GROUP */ .Vp[status] === 'unassign' && !listed ? 'not on the list' : '');
}


/***/ }),

/***/ 6662:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./src/conversation.ts
/** Opens the conversation of a run with GitHub. Most runs have none: what it takes is loaded with the first word. */
function openConversation(world) {
    const isSilent = world.publication.comment === 'never';
    let begun = null;
    const begin = () => (begun ??= __webpack_require__.e(/* import() */ 386).then(__webpack_require__.bind(__webpack_require__, 1386)).then(({ beginConversation }) => beginConversation(world)));
    return {
        github: async () => (await begin()).github(),
        readDrift: async (planned, fails) => (isSilent ? [] : (await begin()).readDrift(planned, fails)),
        publishComment: async (report, plan) => (isSilent ? '' : (await begin()).publishComment(report, plan)),
    };
}

// EXTERNAL MODULE: ./src/datadog/error.ts
var datadog_error = __webpack_require__(544);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
;// CONCATENATED MODULE: ./src/datadog/access.ts
/** The headers that prove who asks. */
function authentication(credentials) {
    return credentials.kind === 'token'
        ? { authorization: `Bearer ${credentials.accessToken}` }
        : { 'dd-api-key': credentials.apiKey, 'dd-application-key': credentials.appKey };
}
/** What to check where a token was refused. */
function explainToken(site, needs) {
    return `access-token is expired, belongs to another site than ${site}, or lacks a permission: it needs ${needs}`;
}
/**
 * What to check where keys were refused.
 *
 * @param validateStatus what Datadog answers to the question whether the API key is valid; `null` for no answer.
 */
function explainKeys(validateStatus, site, needs) {
    if (validateStatus === 200) {
        return `api-key is valid for ${site}, so app-key is wrong or lacks a permission: it needs ${needs}`;
    }
    return validateStatus === 401 || validateStatus === 403
        ? `api-key is not valid for ${site}: check the key, and that site is the one it was made on`
        : `check api-key, app-key and site (${site}), and the permission of app-key: it needs ${needs}`;
}

// EXTERNAL MODULE: ./src/datadog/connections.ts
var datadog_connections = __webpack_require__(6463);
;// CONCATENATED MODULE: ./src/datadog/retry.ts
/** How many times one request is tried at most. */
const MAX_TRIES = 5;
/** The longest a rate limit is waited for at a time. */
const MAX_RATE_LIMIT_WAIT_MS = 60_000;
const FIRST_WAIT_MS = 500;
/** Whether trying again can help: rate limits, server errors, and everything that broke on the way. Any method: both writes set a state. */
function isRetryable(failure) {
    return failure.kind === 'connection' || failure.status === 408 || failure.status === 429 || failure.status >= 500;
}
/** What a header with a wait in seconds, or with an HTTP date, says; `null` where it says nothing usable. */
function waitOf(header, nowMs) {
    const text = header?.trim() ?? '';
    if (/^\d+(?:\.\d+)?$/.test(text)) {
        return Number(text) * 1000;
    }
    const date = text === '' ? NaN : Date.parse(text);
    return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
}
/**
 * How long a server asks to be left alone, in milliseconds; the longer of the two headers where both are sent.
 *
 * @param rateLimitReset `X-RateLimit-Reset`: seconds until the reset.
 * @param retryAfter `Retry-After`: seconds or an HTTP date.
 */
function askedWaitMs(rateLimitReset, retryAfter, nowMs) {
    const waits = [waitOf(rateLimitReset, nowMs), waitOf(retryAfter, nowMs)].filter((wait) => wait !== null);
    return waits.length === 0 ? null : Math.max(...waits);
}
/**
 * How long to wait before the next try, or `null` to give up.
 *
 * @param tries how many tries were made, from 1.
 * @param random jitter, 0 to 1: many jobs that failed together do not come back together.
 */
function retryDelayMs(tries, failure, random) {
    if (tries >= MAX_TRIES || !isRetryable(failure)) {
        return null;
    }
    // A wait of nothing is no answer to a rate limit: it would use up all tries at once.
    if (failure.kind === 'status' && failure.status === 429 && failure.askedWaitMs !== null && failure.askedWaitMs > 0) {
        return Math.min(failure.askedWaitMs, MAX_RATE_LIMIT_WAIT_MS);
    }
    return FIRST_WAIT_MS * 2 ** (tries - 1) * (0.5 + random / 2);
}

;// CONCATENATED MODULE: ./src/datadog/gate.ts

/**
 * Holds all calls back where one of them met a rate limit: they share the limit, and would only be declined one by one.
 * A limit that is used up (`X-RateLimit-Remaining: 0`) is respected before Datadog has to decline anything.
 */
class RateGate {
    #opensAtMs = 0;
    /** Takes note of an answer; returns how long the gate closes because of it, 0 where it does not. */
    note({ status, header }, nowMs) {
        const isUsedUp = header('x-ratelimit-remaining')?.trim() === '0';
        if (status !== 429 && !isUsedUp) {
            return 0;
        }
        const asked = askedWaitMs(header('x-ratelimit-reset'), header('retry-after'), nowMs) ?? 0;
        const waitMs = Math.min(asked, MAX_RATE_LIMIT_WAIT_MS);
        this.#opensAtMs = Math.max(this.#opensAtMs, nowMs + waitMs);
        return waitMs;
    }
    /** How long a new call has to wait. */
    waitMs(nowMs) {
        return Math.max(0, this.#opensAtMs - nowMs);
    }
}

// EXTERNAL MODULE: ./src/datadog/hash.ts
var hash = __webpack_require__(7008);
;// CONCATENATED MODULE: ./src/datadog/json-bytes.ts

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const SPACES = new Set([0x20, 0x09, 0x0a, 0x0d]);
const NOTHING = [];
/** What to look for within an object to find the ends of paths. */
function membersOn(paths) {
    const first = new Set(paths.flatMap(({ names }) => names.slice(0, 1)));
    return [...first].map((name) => {
        const within = paths
            .filter(({ names }) => names[0] === name)
            .map(({ names, place }) => ({ names: names.slice(1), place }));
        const place = within.find(({ names }) => names.length === 0)?.place ?? null;
        return { quoted: Buffer.from(JSON.stringify(name)), place, within: membersOn(within) };
    });
}
/** Whether a part of a text is just this. */
function isAt(part, start, end, sought) {
    if (end - start !== sought.length) {
        return false;
    }
    for (let at = start; at < end; at += 1) {
        if (part[at] !== sought[at - start]) {
            return false;
        }
    }
    return true;
}
/**
 * The place of the quote that ends a string.
 *
 * @returns the length of the part where the string does not end in it; one more where what comes next is escaped.
 */
function quoteFrom(part, from) {
    const { length } = part;
    let at = from;
    for (; at < length; at += 1) {
        const code = part[at];
        if (code === QUOTE) {
            return at;
        }
        if (code === BACKSLASH) {
            at += 1;
        }
    }
    return at;
}
/**
 * Looks for the ends of values in JSON as it comes in, over as many parts as it takes, and notes some strings on the way.
 * The bytes are looked at as they are: nearly all of them are wanted by nobody, and no part of UTF-8's longer characters is
 * one of those that mean something in JSON.
 */
class ValueEnds {
    #root;
    #spans;
    /** What is looked for in the value that is open at each depth. */
    #members = [NOTHING];
    #depth = 0;
    /** 1 where the part before ended within a string, 2 where what comes next is escaped as well. */
    #overrun = 0;
    /** @param paths to strings within a value that are to be noted; what is found has the number of its path. */
    constructor(paths = []) {
        const within = membersOn(paths.map((names, place) => ({ names, place })));
        this.#root = { quoted: new Uint8Array(), place: null, within };
        this.#spans = paths.flatMap(() => [-1, -1]);
    }
    /** What was noted of the value that was found last, if all of it was in one part. */
    get spans() {
        return this.#spans;
    }
    /** The place of the next comma, colon or closing bracket that belongs to no value; -1 where there is none in this part. */
    find(part, from) {
        const { length } = part;
        const stack = this.#members;
        this.#spans.fill(-1);
        let depth = this.#depth;
        let members = stack[depth] ?? NOTHING;
        let member = depth === 0 ? this.#root : null;
        let at = this.#overrun > 0 ? quoteFrom(part, from + this.#overrun - 1) + 1 : from;
        for (; at < length; at += 1) {
            const code = part[at];
            if (code === QUOTE) {
                const start = at;
                at = quoteFrom(part, start + 1);
                member = members === NOTHING ? member : this.#note(part, start, at + 1, members, member);
            }
            else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
                depth += 1;
                members = code === OPEN_BRACE && member !== null ? member.within : NOTHING;
                stack[depth] = members;
                member = null;
            }
            else if (depth === 0) {
                if (code === COMMA || code === COLON || code === CLOSE_BRACE || code === CLOSE_BRACKET) {
                    break;
                }
            }
            else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
                depth -= 1;
                members = stack[depth] ?? NOTHING;
                member = null;
            }
            else if (code === COMMA) {
                member = null;
            }
        }
        this.#depth = depth;
        this.#overrun = Math.max(0, at - length);
        return at < length ? at : -1;
    }
    /**
     * Notes a string if it is the value of a member that is looked for.
     *
     * @param member whose value comes next.
     * @returns the member that the string is the name of; `null` if none.
     */
    #note(part, start, end, members, member) {
        if (member === null) {
            for (const one of members) {
                if (isAt(part, start, end, one.quoted)) {
                    return one;
                }
            }
        }
        else if (member.place !== null) {
            this.#spans[2 * member.place] = start;
            this.#spans[2 * member.place + 1] = end;
        }
        return null;
    }
}
/** One JSON value within a text, not parsed. */
class JsonBytes {
    #text;
    #start;
    #end;
    #spans;
    /** @param spans of the strings within it that were noted. */
    constructor(text, start, end, spans) {
        this.#text = text;
        this.#start = start;
        this.#end = end;
        this.#spans = spans;
    }
    /** The value. Throws `SyntaxError` where it is no JSON. */
    parse() {
        return JSON.parse(this.#text.toString('utf8', this.#start, this.#end));
    }
    /** The hash of the string that was noted at a path; `null` where there is none, or only parsing could tell. */
    hash(place) {
        const [start = -1, end = -1] = [this.#spans[2 * place], this.#spans[2 * place + 1]];
        return start < 0 ? null : (0,hash/* hashOf */.q)(this.#text, start + 1, end - 1);
    }
}
/** The place of the next byte that is no white space, or the end of the part. */
function skipSpace(part, from) {
    let at = from;
    while (at < part.length && SPACES.has(part[at])) {
        at += 1;
    }
    return at;
}

;// CONCATENATED MODULE: ./src/datadog/list-reply.ts

/** Members that are passed over unread: related objects, which may be many times the size of the items. */
const UNREAD = new Set(['included']);
const list_reply_NOTHING = Buffer.alloc(0);
/** An item that was put together of several parts. */
function wholeItem(text, paths) {
    const ends = new ValueEnds(paths);
    ends.find(text, 0);
    return new JsonBytes(text, 0, text.length, ends.spans);
}
/** A JSON text that arrives in parts. */
class Text {
    #part = list_reply_NOTHING;
    #at = 0;
    #isOver = false;
    /** The next character that is no white space; `''` at the end. */
    *next() {
        for (;;) {
            this.#at = skipSpace(this.#part, this.#at);
            if (this.#at < this.#part.length || this.#isOver) {
                return this.#part.toString('latin1', this.#at, this.#at + 1);
            }
            yield* this.#more();
        }
    }
    /** Steps over a character that must come next. */
    *stepOver(character) {
        const found = yield* this.next();
        if (found !== character) {
            throw new SyntaxError(`expected ${character}, not ${found === '' ? 'the end' : found}`);
        }
        this.#at += 1;
    }
    /** Steps over a comma, and tells whether there was one. */
    *goesOn() {
        const isComma = (yield* this.next()) === ',';
        this.#at += isComma ? 1 : 0;
        return isComma;
    }
    /** Steps over the value that comes next, and returns its text; `''` where it is not wanted. */
    *value(isWanted = true) {
        const ends = new ValueEnds();
        for (const parts = [];; yield* this.#more()) {
            const end = ends.find(this.#part, this.#at);
            const part = this.#part.subarray(this.#at, end < 0 ? undefined : end);
            if (isWanted) {
                parts.push(part);
            }
            this.#at += part.length;
            if (end >= 0) {
                return Buffer.concat(parts).toString();
            }
        }
    }
    /** Hands over the items of the list that comes next. */
    *items(collector) {
        yield* this.stepOver('[');
        const ends = new ValueEnds(collector.paths);
        let pending = [];
        let hasComma = false;
        for (;;) {
            const first = this.#at;
            const end = this.#itemsOfPart(ends, pending, collector);
            hasComma ||= this.#at > first;
            const rest = this.#part.subarray(this.#at, end < 0 ? undefined : end);
            pending = this.#at > first ? [rest] : [...pending, rest];
            if (end >= 0) {
                this.#at = end;
                break;
            }
            yield* this.#more();
        }
        const last = Buffer.concat(pending);
        if (hasComma || skipSpace(last, 0) < last.length) {
            collector.add(wholeItem(last, collector.paths));
        }
        yield* this.stepOver(']');
    }
    /**
     * Steps over the items that end in this part with a comma, and hands them over.
     *
     * @param pending what came of the first of them before.
     * @returns where the list ends; -1 where it does not end in this part.
     */
    #itemsOfPart(ends, pending, collector) {
        let before = pending;
        for (;;) {
            const end = ends.find(this.#part, this.#at);
            if (end < 0 || this.#part[end] !== COMMA) {
                return end;
            }
            // Without a copy where an item lies in one part, as nearly all do.
            const item = before.length === 0
                ? new JsonBytes(this.#part, this.#at, end, ends.spans)
                : wholeItem(Buffer.concat([...before, this.#part.subarray(this.#at, end)]), collector.paths);
            collector.add(item);
            before = [];
            this.#at = end + 1;
        }
    }
    /** Waits for the next part. Throws `SyntaxError` where it has waited for the end already. */
    *#more() {
        let part = list_reply_NOTHING;
        while (part?.length === 0) {
            part = this.#isOver ? undefined : yield;
        }
        if (part === undefined) {
            throw new SyntaxError('the text ends within a value');
        }
        this.#isOver = part === null;
        this.#part = part ?? list_reply_NOTHING;
        this.#at = 0;
    }
}
function* listSteps(collector) {
    const text = new Text();
    const envelope = new Map();
    yield* text.stepOver('{');
    let goesOn = (yield* text.next()) !== '}';
    while (goesOn) {
        const name = String(JSON.parse(yield* text.value()));
        yield* text.stepOver(':');
        if (name === 'data' && (yield* text.next()) === '[') {
            yield* text.items(collector);
            envelope.set(name, []);
        }
        else if (UNREAD.has(name)) {
            yield* text.value(false);
        }
        else {
            envelope.set(name, JSON.parse(yield* text.value()));
        }
        goesOn = yield* text.goesOn();
    }
    yield* text.stepOver('}');
    if ((yield* text.next()) !== '') {
        throw new SyntaxError('something follows the end');
    }
    return { envelope: Object.fromEntries(envelope), items: collector.end() };
}
/**
 * Reads the answer to a list request as it arrives, item by item. It knows only where values end, and leaves the rest to
 * the collector: a streaming parser from the registry takes ten times as long, and most of what a page holds is wanted by
 * nobody.
 *
 * @param collector of the items of the list `data`.
 * @returns a parser to what was made of them, and the other members but `included`. It throws `SyntaxError` where the text
 *   is no JSON object.
 */
function listParser(collector) {
    const steps = listSteps(collector);
    steps.next();
    return {
        push(part) {
            steps.next(part);
        },
        end() {
            const step = steps.next(null);
            if (step.done !== true) {
                throw new SyntaxError('the text has no end');
            }
            return step.value;
        },
    };
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./src/datadog/reply.ts


/** What kept a reply from being an answer; `null` for a success. */
function failureOf(reply, nowMs) {
    if (reply.kind === 'broken') {
        return { kind: 'connection' };
    }
    if (isSuccess(reply.status)) {
        return null;
    }
    const asked = askedWaitMs(reply.header('x-ratelimit-reset'), reply.header('retry-after'), nowMs);
    return { kind: 'status', status: reply.status, askedWaitMs: asked };
}
/** A success whose body ended too early counts as a broken connection. */
const CUT_OFF = { kind: 'connection' };
function isSuccess(status) {
    return status >= 200 && status < 300;
}
/** The text of a body. */
function bodyText(parts) {
    return new TextDecoder().decode(Buffer.concat(parts));
}
/** A parser for a body that is one JSON value. */
function jsonParser() {
    const parts = [];
    return {
        push: (part) => parts.push(part),
        end: () => JSON.parse(bodyText(parts)),
    };
}
/** A parser for a body that nobody looks at. */
function noParser() {
    return { push: () => undefined, end: () => undefined };
}
/** The room that all bodies together have to wait in until they are parsed. */
class WaitingRoom {
    #maxBytes;
    #bytes = 0;
    constructor(maxBytes) {
        this.#maxBytes = maxBytes;
    }
    get isOverfull() {
        return this.#bytes > this.#maxBytes;
    }
    enter(part) {
        this.#bytes += part.length;
    }
    leave(part) {
        this.#bytes -= part.length;
    }
}
/** The body of one try on its way to a parser: it waits until there is time, as long as there is room. */
class Body {
    #parser;
    #room;
    #waiting = [];
    #failure = null;
    constructor(parser, room) {
        this.#parser = parser;
        this.#room = room;
    }
    push(part) {
        this.#waiting.push(part);
        this.#room.enter(part);
        for (let next = this.#room.isOverfull ? this.#next() : null; next !== null; next = this.#next()) {
            this.#parse(next);
        }
    }
    /**
     * What was made of it, or why nothing was: a body that begins as JSON and cannot be parsed was cut off on the way. What
     * still waits is parsed bit by bit, so that other calls go on.
     *
     * @param beginning of the body.
     */
    async end(beginning) {
        for (let next = this.#next(); next !== null; next = this.#next()) {
            await (0,promises_.setImmediate)();
            this.#parse(next);
        }
        try {
            if (this.#failure !== null) {
                throw this.#failure.error;
            }
            return { value: this.#parser.end() };
        }
        catch (error) {
            if (!(error instanceof SyntaxError)) {
                throw error;
            }
            return /^\s*[{[]/.test(beginning) ? 'cut-off' : 'not-json';
        }
    }
    /** Leaves the room to others, where nothing is to be made of it. */
    drop() {
        while (this.#next() !== null)
            ;
    }
    #next() {
        const part = this.#waiting.shift() ?? null;
        if (part !== null) {
            this.#room.leave(part);
        }
        return part;
    }
    /** What the parser throws comes out at the end. */
    #parse(part) {
        try {
            if (this.#failure === null) {
                this.#parser.push(part);
            }
        }
        catch (error) {
            this.#failure = { error };
        }
    }
}

;// CONCATENATED MODULE: ./src/datadog/transport.ts


/** The longest one try may take, from connecting to the last byte. */
const TRY_TIMEOUT_MS = 30_000;
/** The largest answer that is read. */
const MAX_REPLY_BYTES = 32 * 1024 * 1024;
function describe(error, timedOut) {
    if (timedOut) {
        return `no answer within ${TRY_TIMEOUT_MS / 1000} s`;
    }
    // Only message and code: library errors carry the request, and with it the keys.
    const { message, code } = error;
    const text = typeof message === 'string' && message !== '' ? message : 'the connection failed';
    return typeof code === 'string' && !text.includes(code) ? `${text} (${code})` : text;
}
/** Reads a body to its end; `false` where it is too large. */
async function readBody(body, onPart) {
    let bytes = 0;
    for await (const part of body) {
        bytes += part.length;
        if (bytes > MAX_REPLY_BYTES) {
            return false;
        }
        onPart(part);
    }
    return true;
}
async function sendOnce(connections, timeoutMs, request, onPart) {
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = AbortSignal.any([timeout, request.signal]);
    try {
        const { status, headers, body } = await connections.send({ ...request, signal });
        const kept = [];
        const keep = (part) => {
            if (!isSuccess(status) || kept.length === 0) {
                kept.push(part);
            }
            if (isSuccess(status)) {
                onPart(part);
            }
        };
        const isWhole = await readBody(body, keep);
        // Where its time ran out meanwhile, what is left of a body may look like an end.
        signal.throwIfAborted();
        return isWhole
            ? { kind: 'reply', status, header: (name) => headers[name]?.toString() ?? null, body: bodyText(kept) }
            : { kind: 'too-large', status };
    }
    catch (error) {
        return { kind: 'broken', message: describe(error, timeout.aborted) };
    }
}
/**
 * Opens a transport to one address.
 *
 * @param timeoutMs the longest one try may take.
 */
async function openTransport(origin, timeoutMs = TRY_TIMEOUT_MS) {
    const connections = await (0,datadog_connections/* openConnections */.Z)(origin);
    return {
        send: (request, onPart) => sendOnce(connections, timeoutMs, request, onPart),
        close: () => connections.close(),
    };
}

;// CONCATENATED MODULE: ./src/datadog/http.ts









/** A call that was not sent had as little effect as one that was declined for a rate limit, however often. */
const NOT_SENT = 429;
/**
 * So much of answers may wait to be parsed: their calls have made room for the next ones already, which are under way
 * meanwhile. Beyond that, an answer is parsed while it arrives.
 */
const MAX_WAITING_BYTES = 8 * 1024 * 1024;
/** The client that every request to Datadog goes through. */
class HttpClient {
    #world;
    #settings;
    #origin;
    #prefix;
    #gate = new RateGate();
    #inTurn = (0,p_limit/* default */.A)(datadog_connections/* MAX_CALLS_IN_FLIGHT */.q);
    #room = new WaitingRoom(MAX_WAITING_BYTES);
    #closed = new AbortController();
    constructor(settings, world) {
        const url = new URL(settings.apiUrl);
        this.#origin = url.origin;
        this.#prefix = url.pathname.replace(/\/+$/, '');
        this.#settings = settings;
        this.#world = world;
    }
    read(call) {
        return this.#request({ ...call, method: 'GET' }, jsonParser);
    }
    readList(call, collectorOf) {
        return this.#request({ ...call, method: 'GET' }, () => listParser(collectorOf()));
    }
    close() {
        this.#closed.abort();
    }
    async write(call) {
        if (this.#settings.readOnly) {
            throw this.#error(call, 'unexpected', null, 'dry run', 'refused, since this is a dry run');
        }
        await this.#request(call, noParser);
    }
    /** Tries until `parserOf`, new for each try, makes something of the body of a success. */
    async #request(call, parserOf) {
        let status = NOT_SENT;
        for (let tries = 1;; tries += 1) {
            const body = new Body(parserOf(), this.#room);
            const reply = await this.#inTurn(() => this.#try(call, status, body));
            if (reply.kind === 'too-large') {
                const advice = `the answer is larger than ${MAX_REPLY_BYTES / 2 ** 20} MiB`;
                throw this.#error(call, 'unexpected', reply.status, '', advice);
            }
            const failure = failureOf(reply, this.#world.now());
            if (failure === null && reply.kind === 'reply') {
                const end = await body.end(reply.body);
                if (end === 'not-json') {
                    throw this.#error(call, 'unexpected', reply.status, (0,datadog_error/* reasonOf */.A)(reply.body), 'the answer is not JSON');
                }
                if (end !== 'cut-off') {
                    return end.value;
                }
            }
            const replied = reply.kind === 'reply' ? reply.status : null;
            status = status === NOT_SENT ? replied : status;
            if (reply.kind === 'broken' && this.#isOver(call.signal)) {
                throw this.#cancelled(call, status);
            }
            const waitMs = retryDelayMs(tries, failure ?? CUT_OFF, this.#world.random());
            if (waitMs === null) {
                throw await this.#giveUp(call, reply, failure ?? CUT_OFF, tries);
            }
            this.#world.onWait(waitMs, `${call.method} ${call.path}: ${replied === null ? 'no answer' : `status ${replied}`}`);
            await this.#sleep(call, waitMs, status);
        }
    }
    /**
     * Sends a call once, when no rate limit holds it back: another call may have met one, and this one waits with it instead of
     * being declined as well.
     *
     * @param status what Datadog answered to the first try that it did not decline for a rate limit.
     */
    async #try(call, status, body) {
        if (this.#isOver(call.signal) || call.lastTry?.aborted === true) {
            throw this.#cancelled(call, status);
        }
        // While it waits, yet another call may meet the limit.
        const closedMs = () => this.#gate.waitMs(this.#world.now());
        for (let waitMs = closedMs(); waitMs > 0; waitMs = closedMs()) {
            await this.#sleep(call, waitMs, status);
        }
        const reply = await this.#send(call, body);
        // Before the next call takes its turn.
        this.#noteLimit(call, reply);
        return reply;
    }
    #isOver(signal) {
        return signal.aborted || this.#closed.signal.aborted;
    }
    #noteLimit(call, reply) {
        if (reply.kind !== 'reply') {
            return;
        }
        const waitMs = this.#gate.note(reply, this.#world.now());
        if (waitMs > 0 && reply.status !== 429) {
            this.#world.onWait(waitMs, `${call.method} ${call.path}: the rate limit is used up`);
        }
    }
    async #sleep(call, waitMs, status) {
        const { signal, lastTry = signal } = call;
        const ends = AbortSignal.any([signal, lastTry, this.#closed.signal]);
        await this.#world.sleep(waitMs, ends);
        if (ends.aborted) {
            throw this.#cancelled(call, status);
        }
    }
    /** @param status of the first try that may have had an effect, if it is a write. */
    #cancelled(call, status) {
        return this.#error(call, 'cancelled', status, 'cancelled', 'cancelled');
    }
    async #send({ method, path, query, body, signal }, into) {
        const search = new URLSearchParams({ ...query }).toString();
        const content = body === undefined ? null : JSON.stringify(body);
        const request = {
            method,
            origin: this.#origin,
            path: this.#prefix + path + (search === '' ? '' : `?${search}`),
            headers: {
                ...authentication(this.#settings.credentials),
                accept: 'application/json',
                'user-agent': 'datadog-seats-action',
                ...(content === null ? {} : { 'content-type': 'application/json' }),
            },
            body: content,
            signal,
        };
        const reply = await this.#world.send(request, (part) => {
            into.push(part);
        });
        if (reply.kind !== 'reply') {
            into.drop();
        }
        return reply;
    }
    async #giveUp(call, reply, failure, tries) {
        if (failure.kind === 'connection' || reply.kind !== 'reply') {
            const reason = reply.kind === 'broken' ? reply.message : 'the answer was cut off';
            return this.#error(call, 'unavailable', null, reason, `no usable answer in ${tries} tries`);
        }
        const { status, body } = reply;
        const reason = (0,datadog_error/* reasonOf */.A)(body);
        if (status === 401 || status === 403) {
            return this.#error(call, 'access', status, reason, await this.#explainAccess(call));
        }
        if (status < 400) {
            const location = reply.header('location') ?? 'nowhere';
            return this.#error(call, 'unexpected', status, `to ${location}`, 'redirects are not followed; check api-url and site');
        }
        return !isRetryable(failure)
            ? this.#error(call, 'refused', status, reason, '')
            : this.#error(call, 'unavailable', status, reason, `still so after ${tries} tries`);
    }
    /** A 401 or 403 alone cannot tell a wrong key, a wrong site and a missing permission apart; asking about the API key can. */
    async #explainAccess(call) {
        const { credentials, site } = this.#settings;
        if (credentials.kind === 'token') {
            return explainToken(site, call.needs);
        }
        const validate = { method: 'GET', path: '/api/v1/validate', needs: '', signal: call.signal };
        const reply = await this.#inTurn(() => this.#send(validate, new Body(noParser(), this.#room)));
        return explainKeys(reply.kind === 'reply' ? reply.status : null, site, call.needs);
    }
    #error(call, kind, status, reason, advice) {
        const clean = this.#world.redact(reason);
        const what = `${call.method} ${call.path}${status === null ? '' : `: status ${status}`}`;
        const message = [what, clean, advice].filter((part) => part !== '').join(': ');
        return new datadog_error/* DatadogError */.j(kind, status, clean, `Datadog: ${message}`);
    }
}
/** A client for one address and one set of credentials. */
function createHttp(settings, world) {
    return new HttpClient(settings, world);
}

// EXTERNAL MODULE: ./src/seats/person.ts
var seats_person = __webpack_require__(5261);
// EXTERNAL MODULE: ./src/datadog/wire.ts
var wire = __webpack_require__(689);
;// CONCATENATED MODULE: ./src/datadog/seats.ts



const PATH = '/api/v2/seats/users';
/** Asked for first; the maximum is not published. */
const LARGE_PAGE = 1000;
/** The page size that is known to be taken. */
const SAFE_PAGE = 100;
/** No organisation has more pages; a server that never ends must not be read for ever. */
const MAX_PAGES = 100_000;
const READ_PERMISSION = 'one of the permissions billing_read, incident_read, on_call_read';
const WRITE_PERMISSION = 'one of the permissions billing_edit, incident_write, on_call_write';
function holderFrom(item) {
    const { id, attributes } = (0,wire/* objectOf */.Xy)(item);
    const { email, name } = (0,wire/* objectOf */.Xy)(attributes);
    const uuid = (0,wire/* textOf */.b6)(id)?.toLowerCase() ?? null;
    const holder = {
        id: uuid !== null && (0,seats_person/* isUuid */.O1)(uuid) ? uuid : null,
        email: (0,wire/* textOf */.b6)(email)?.toLowerCase() ?? null,
        name: (0,wire/* textOf */.b6)(name),
    };
    if (holder.id === null && holder.email === null) {
        throw (0,wire/* unexpectedShape */.TU)(PATH, 'a seat has neither a user UUID nor an e-mail');
    }
    return holder;
}
/** Where the next page begins; `null` after the last one. Only an absent, null or empty cursor ends a list. */
function nextCursorOf(reply) {
    const cursor = (0,wire/* objectOf */.Xy)((0,wire/* objectOf */.Xy)(reply).meta).next_cursor ?? '';
    if (typeof cursor !== 'string') {
        throw (0,wire/* unexpectedShape */.TU)(PATH, 'the cursor of the next page is no text');
    }
    return cursor === '' ? null : cursor;
}
/** Pages through the list. Nothing is taken for granted: not the page size, not that a cursor moves on. */
class HolderPages {
    #http;
    #pageSize = LARGE_PAGE;
    constructor(http) {
        this.#http = http;
    }
    async all(productCode, signal, onRead) {
        const holders = new Map();
        const cursors = new Set();
        let cursor = null;
        for (let page = 0; page < MAX_PAGES; page += 1) {
            const reply = await this.#page(productCode, cursor, signal);
            for (const [index, holder] of (0,wire/* dataOf */.qu)(reply, PATH).map(holderFrom).entries()) {
                // Without a UUID nobody is known to be the same: an e-mail can belong to several accounts.
                holders.set(holder.id ?? `${page} ${index}`, holder);
            }
            cursor = nextCursorOf(reply);
            if (cursor === null) {
                return [...holders.values()];
            }
            if (cursors.has(cursor)) {
                throw (0,wire/* unexpectedShape */.TU)(PATH, `the cursor "${cursor}" came twice, so the list has no end`);
            }
            cursors.add(cursor);
            onRead(productCode, holders.size);
        }
        throw (0,wire/* unexpectedShape */.TU)(PATH, `the list has more than ${MAX_PAGES} pages`);
    }
    async #page(productCode, cursor, signal) {
        const pageSize = this.#pageSize;
        const query = {
            product_code: productCode,
            'page[limit]': String(pageSize),
            ...(cursor === null ? {} : { 'page[cursor]': cursor }),
        };
        try {
            return await this.#http.read({ path: PATH, query, needs: READ_PERMISSION, signal });
        }
        catch (error) {
            if (error instanceof datadog_error/* DatadogError */.j && error.kind === 'refused' && pageSize > SAFE_PAGE) {
                this.#pageSize = SAFE_PAGE;
                return this.#page(productCode, cursor, signal);
            }
            throw error;
        }
    }
}
/** What an error means for the people in a batch. */
function resultOf({ kind, status, reason, message }) {
    switch (kind) {
        case 'refused':
            return { kind: 'refused', reason: reason === '' ? message : reason };
        case 'access':
            return { kind: 'no-access', reason: message };
        case 'cancelled':
            // A rate limit is the one answer to be waited for that says that nothing was done.
            return { kind: 'cancelled', mayHaveTakenEffect: status !== 429 };
        case 'unavailable':
        case 'unexpected':
            return { kind: 'unanswered', reason: message };
    }
}
/** The seat calls of one organisation. */
function createSeatsApi(http) {
    const pages = new HolderPages(http);
    return {
        listHolders: (productCode, signal, onRead) => pages.all(productCode, signal, onRead),
        async change(kind, productCode, ids, { stopping, abandonWrites }) {
            const attributes = { product_code: productCode, user_uuids: ids };
            const body = { data: { type: 'seat-assignments', attributes } };
            const method = kind === 'assign' ? 'POST' : 'DELETE';
            try {
                await http.write({
                    method,
                    path: PATH,
                    body,
                    needs: WRITE_PERMISSION,
                    signal: abandonWrites,
                    lastTry: stopping,
                });
                return { kind: 'accepted' };
            }
            catch (error) {
                if (!(error instanceof datadog_error/* DatadogError */.j)) {
                    // Writes were begun: whatever this is, the run goes on to read again and report.
                    return { kind: 'unanswered', reason: String(error) };
                }
                return resultOf(error);
            }
        },
    };
}

;// CONCATENATED MODULE: ./src/datadog/client.ts



/** Opens a client. Nothing is sent before the first call; redirects are not followed; a read-only client refuses writes. */
async function openDatadog(settings, world) {
    const transport = await openTransport(new URL(settings.apiUrl).origin);
    const http = createHttp(settings, { ...world, send: transport.send });
    return {
        ...createSeatsApi(http),
        async lookUp(keys, signal, onProgress) {
            const { lookUp } = await __webpack_require__.e(/* import() */ 940).then(__webpack_require__.bind(__webpack_require__, 2940));
            return lookUp(http, keys, signal, onProgress);
        },
        async close() {
            http.close();
            await transport.close();
        },
    };
}

// EXTERNAL MODULE: ./src/seats/problem.ts
var seats_problem = __webpack_require__(2889);
;// CONCATENATED MODULE: ./src/inputs/limits.ts

const LINE = /^([^\s=,]+)\s*=\s*(\d+)$/;
/** Reads `max-seats`: a number, or `product-code=number` lines. */
function readMaxSeats(fields) {
    const text = fields.text('max-seats');
    if (text === '') {
        return { kind: 'none' };
    }
    if (/^\d+$/.test(text) && Number.isSafeInteger(Number(text))) {
        return { kind: 'every', limit: Number(text) };
    }
    const limits = new Map();
    for (const part of fields.parts('max-seats', /[\n,]/)) {
        const [, productCode = '', number = ''] = LINE.exec(part) ?? [];
        if (productCode === '' || !Number.isSafeInteger(Number(number))) {
            fields.problem(`max-seats has "${part}"; it must be a whole number, or lines such as incident_response=50`);
        }
        else if (limits.has(productCode)) {
            fields.problem(`max-seats names ${productCode} twice`);
        }
        else {
            limits.set(productCode, Number(number));
        }
    }
    return { kind: 'each', limits };
}
/**
 * The limit of each product of a run.
 *
 * A line for a product that the run does not handle is harmless where every handled product has a limit (one setting may
 * serve several workflows). Where one has none, the line is taken for a misspelt code: a budget must not vanish silently.
 */
function limitsOf(maxSeats, productCodes) {
    if (maxSeats.kind === 'none') {
        return { limits: new Map(), problems: [] };
    }
    if (maxSeats.kind === 'every') {
        return { limits: new Map(productCodes.map((code) => [code, maxSeats.limit])), problems: [] };
    }
    const unlimited = productCodes.filter((code) => !maxSeats.limits.has(code));
    const unknown = [...maxSeats.limits.keys()].filter((code) => !productCodes.includes(code));
    const problems = unlimited.length > 0 && unknown.length > 0
        ? [
            (0,seats_problem/* errorAt */.Os)(null, `max-seats has a limit for ${unknown.join(', ')}, which this run does not handle, ` +
                `and none for ${unlimited.join(', ')}; check the product codes`),
        ]
        : [];
    return { limits: maxSeats.limits, problems };
}
const PERCENT = /^\d{1,3}(?:\.\d+)?$/;
/** Reads `max-unassign-percent`: 0 to 100, decimals allowed. */
function readPercent(fields, otherwise) {
    const text = fields.text('max-unassign-percent');
    if (text === '') {
        return otherwise;
    }
    const percent = PERCENT.test(text) ? Number(text) : NaN;
    if (!(percent <= 100)) {
        fields.problem(`max-unassign-percent is "${text}"; it must be a number from 0 to 100, without a percent sign`);
        return otherwise;
    }
    return percent;
}

// EXTERNAL MODULE: ./src/seats/holders.ts
var seats_holders = __webpack_require__(4081);
// EXTERNAL MODULE: ./src/seats/status.ts
var seats_status = __webpack_require__(8530);
;// CONCATENATED MODULE: ./src/seats/match.ts



/** The UUID of a holder: the seat list's own, else the one that was looked up by e-mail. */
function idOfHolder({ id, email }, resolutions) {
    const resolution = email === null ? undefined : resolutions.get(email);
    return id ?? (resolution?.kind === 'found' ? resolution.account.id : null);
}
function foundHolder(holder, resolutions) {
    return { kind: 'holder', holder, id: idOfHolder(holder, resolutions) };
}
/** Matches a listed key. The seat list answers first, then what was looked up. */
function match(key, held, resolutions) {
    const direct = (0,seats_holders/* holderOf */.Kd)(key, held);
    if (direct !== null) {
        return foundHolder(direct, resolutions);
    }
    const resolution = resolutions.get(key);
    if (resolution === undefined) {
        // Not looked up: that somebody with this key holds a seat is all that a listing needs to know.
        const [holder] = [...held.get(key)].sort(seats_holders/* compareHolders */.DY);
        return holder === undefined ? { kind: 'not-looked-up' } : foundHolder(holder, resolutions);
    }
    if (resolution.kind !== 'found') {
        return { kind: 'unresolved', status: resolution.kind, reason: resolution.reason };
    }
    const holder = (0,seats_holders/* holderOfAccount */.xG)(resolution.account, held);
    const { account } = resolution;
    return holder === null ? { kind: 'no-seat', account } : { kind: 'holder', holder, id: holder.id ?? account.id };
}
/** What a match is known by: the same for the e-mail and the UUID of one person, `null` where nobody was found. */
function identity(found) {
    switch (found.kind) {
        case 'holder':
            return found.holder;
        case 'no-seat':
            return found.account.id;
        default:
            return null;
    }
}
/**
 * Whom the seat lists of all products identify already: a key that names exactly one holder anywhere, with a UUID.
 * Nobody in here needs a look-up, in whichever product they are listed.
 */
function knownFromSeats(products) {
    const known = new Map();
    const lists = products.map(({ held }) => held).filter(({ holders }) => holders.length > 0);
    const keys = lists.length === 0 ? [] : products.flatMap(({ listed }) => (listed ?? []).map((entry) => entry.key));
    for (const key of new Set(keys)) {
        const holders = lists.flatMap((held) => held.get(key));
        const id = holders[0]?.id ?? null;
        if (id !== null && holders.every((holder) => holder.id === id)) {
            const { email = null, name = null } = holders[0] ?? {};
            known.set(key, { kind: 'found', account: { id, email, name, disabled: false } });
        }
    }
    return known;
}
/** The listed keys that an operation must know the account of, unless a seat list tells. */
function keysOfListed(operation, { listed, change, held }) {
    const { assigns, unassigns } = (0,seats_status/* powersOf */.eJ)(operation);
    if (assigns === 'nobody' && unassigns === 'nobody') {
        return [];
    }
    const keys = (listed ?? []).map(({ key }) => key);
    const wanted = assigns === 'added' ? keys.filter((key) => change?.added.has(key)) : keys;
    return wanted.filter((key) => (0,seats_holders/* holderOf */.Kd)(key, held) === null);
}
/** Who is to lose a seat, as the seat list tells it, and is not told completely there: it must be known who they are. */
function keysOfLosers(operation, product, protection) {
    const { listed, change, held } = product;
    const { unassigns } = (0,seats_status/* powersOf */.eJ)(operation);
    const keys = new Set((listed ?? []).map(({ key }) => key));
    const removed = change?.removed ?? [];
    if (unassigns === 'removed') {
        // Nobody needs to be asked about somebody who holds no seat, if the seat list tells the keys of all who do.
        const lacksEmails = held.holders.some(({ email }) => email === null);
        const lacksIds = held.holders.some(({ id }) => id === null);
        const hides = (key) => ((0,seats_person/* isEmailKey */.oc)(key) ? lacksEmails : lacksIds) && held.get(key).length === 0;
        const unclear = removed.filter((key) => held.get(key).length > 1 || hides(key));
        return [...unclear, ...removed.flatMap((key) => held.get(key).flatMap((one) => missingKeys(one, true)))];
    }
    return held.holders.flatMap((holder) => {
        const isListed = [holder.id, holder.email].some((key) => key !== null && keys.has(key));
        const loses = unassigns !== 'nobody' && isListed === (unassigns === 'listed');
        return loses ? missingKeys(holder, protection.needsEmails) : [];
    });
}
/** The key to ask for a holder's other key by: the UUID is needed to unassign, the e-mail to tell who is protected. */
function missingKeys({ id, email }, needsEmail) {
    if (id === null) {
        return email === null ? [] : [email];
    }
    return email === null && needsEmail ? [id] : [];
}
/**
 * The keys that must be asked of the users list before a plan can be made, each once: people who may get a seat or are
 * to lose one, and whom no seat list identifies by UUID. `list` asks for nobody.
 */
function keysToLookUp(operation, products, known, protection) {
    const keys = products.flatMap((product) => [
        ...keysOfListed(operation, product).filter((key) => !known.has(key)),
        ...keysOfLosers(operation, product, protection),
    ]);
    return [...new Set(keys)];
}

;// CONCATENATED MODULE: ./src/read.ts



const UNVERIFIED = 'people listed by UUID were not checked for existing and enabled accounts: the keys lack the permission user_access_read';
/**
 * Reads everything that is needed for a plan from Datadog: the seat lists of all products side by side, then the people
 * whom no seat list identifies. Throws `DatadogError`: a failed read is never taken for an empty list.
 *
 * @param wanted what is listed, and for `changes` what the run's event changed in it.
 */
async function readSituation(datadog, inputs, { lists, changes }, protection, world) {
    const wanted = [
        ...(lists?.products ?? inputs.productCodes.map((productCode) => ({ productCode, listed: null }))),
    ];
    // A product that only the earlier list names may have seats to take.
    const listedCodes = new Set(wanted.map(({ productCode }) => productCode));
    for (const productCode of changes?.keys() ?? []) {
        if (!listedCodes.has(productCode)) {
            wanted.push({ productCode, listed: [] });
        }
    }
    const products = await Promise.all(wanted.map(async ({ productCode, listed }) => {
        const holders = await datadog.listHolders(productCode, world.signal, world.progress.onSeats);
        return { productCode, listed, held: (0,seats_holders/* indexHolders */.we)(holders), change: changes?.get(productCode) ?? null };
    }));
    const known = knownFromSeats(products);
    const keys = keysToLookUp(inputs.operation, products, known, protection);
    if (keys.length === 0) {
        return { products, resolutions: known, problems: [] };
    }
    world.onLookUp();
    const { resolutions, verified } = await datadog.lookUp(keys, world.signal, world.progress.onLookUp);
    return {
        products,
        resolutions: new Map([...known, ...resolutions]),
        problems: verified ? [] : [(0,seats_problem/* warningAt */.MK)(null, UNVERIFIED)],
    };
}

;// CONCATENATED MODULE: ./src/seats/guard.ts


/** How many seats a product's plan means to assign and to unassign. */
function intendedChanges(product) {
    const of = (kind) => product.people.filter(({ intent }) => intent.kind === kind).length;
    return { assign: of('assign'), unassign: of('unassign') };
}
/** `35`, `33.4`: a share in percent with at most one decimal, rounded up so that it never looks smaller than it is. */
function percentOf(part, whole) {
    return Math.ceil((part * 1000) / whole) / 10;
}
function refuseEmptyList(product, limits) {
    if (product.listedCount !== 0 || limits.allowEmptyList) {
        return null;
    }
    const { unassign } = intendedChanges(product);
    return ('the list names nobody for this product' +
        (unassign === 0 ? '; ' : `, so ${unassign} of ${(0,seats_problem/* count */.U9)(product.seatsBefore, 'seat')} would be taken; `) +
        'set allow-empty-list to true if nobody should hold a seat');
}
function refuseTooMany(product, limits) {
    const { unassign } = intendedChanges(product);
    if (unassign <= limits.maxUnassign) {
        return null;
    }
    return (`would take ${unassign} of ${(0,seats_problem/* count */.U9)(product.seatsBefore, 'seat')}, more than max-unassign ${limits.maxUnassign}; ` +
        `raise max-unassign to ${unassign} if this is right`);
}
function refuseTooLargeAShare(product, limits) {
    const { unassign } = intendedChanges(product);
    const { maxUnassignPercent: limit } = limits;
    // A hair more than the limit: 4.6 % of 1,500 is 69, and binary fractions must not make it 68.99….
    if (unassign <= 1 || unassign * 100 <= limit * product.seatsBefore * (1 + Number.EPSILON * 8)) {
        return null;
    }
    const share = percentOf(unassign, product.seatsBefore);
    return (`would take ${unassign} of ${(0,seats_problem/* count */.U9)(product.seatsBefore, 'seat')} (${share} %), ` +
        `more than max-unassign-percent ${limit} %; raise max-unassign-percent to ${Math.ceil(share)} if this is right`);
}
function refuseOverBudget(product, limits) {
    const limit = limits.maxSeats.get(product.productCode);
    const { assign, unassign } = intendedChanges(product);
    const after = product.seatsBefore + assign - unassign;
    // A plan that only takes seats away is never stopped for holding too many.
    if (limit === undefined || assign === 0 || after <= limit) {
        return null;
    }
    const arithmetic = `${product.seatsBefore} + ${assign} - ${unassign} = ${after}`;
    return `would hold ${(0,seats_problem/* count */.U9)(after, 'seat')} (${arithmetic}), more than max-seats ${limit}; raise max-seats to ${after} if the budget allows it`;
}
/**
 * Checks a plan against the limits.
 *
 * @returns one error for each limit that is passed, with the arithmetic and the way out; none where the plan may be applied.
 */
function guard(plan, limits) {
    const powers = (0,seats_status/* powersOf */.eJ)(plan.operation);
    const checks = [
        ...(powers.unassigns === 'unlisted' ? [refuseEmptyList] : []),
        ...(powers.isBounded ? [refuseTooMany, refuseTooLargeAShare] : []),
        ...(powers.assigns === 'nobody' ? [] : [refuseOverBudget]),
    ];
    return plan.products.flatMap((product) => checks
        .map((check) => check(product, limits))
        .filter((message) => message !== null)
        .map((message) => (0,seats_problem/* errorAt */.Os)(null, `${product.productCode}: ${message}`)));
}

;// CONCATENATED MODULE: ./src/seats/intent.ts

/** Nothing to do about a person, and why. */
function settled(status, reason = null) {
    return { kind: 'none', status, reason };
}
/** A listed person who holds a seat. */
function intentForListedHolder(operation, who, protection) {
    if ((0,seats_status/* powersOf */.eJ)(operation).unassigns !== 'listed') {
        return settled('has-seat');
    }
    return protection.covers(who) ? settled('protected', 'listed, but also in protected-users') : { kind: 'unassign' };
}
/**
 * A listed person whose account is known and who holds no seat.
 *
 * @param isAdded whether the change that the run is about added this person to the list.
 */
function intentForAccount(operation, disabled, isAdded) {
    const { assigns } = (0,seats_status/* powersOf */.eJ)(operation);
    if (assigns === 'nobody' || (assigns === 'added' && !isAdded)) {
        return settled('no-seat');
    }
    return disabled ? settled('disabled', 'the Datadog account is disabled') : { kind: 'assign' };
}
/** A holder whom the change that the run is about removed from the list. */
function intentForRemoved(who, protection) {
    return protection.covers(who) ? settled('protected', 'removed, but in protected-users') : { kind: 'unassign' };
}
/**
 * A holder whom the list does not name.
 *
 * @param listed the product's listed keys, or `null` where the run has no list.
 */
function intentForUnlisted(operation, who, listed, protection) {
    if (listed === null) {
        return settled('has-seat');
    }
    if ((0,seats_status/* powersOf */.eJ)(operation).unassigns !== 'unlisted') {
        return settled('kept');
    }
    if ((who.email !== null && listed.has(who.email)) || (who.id !== null && listed.has(who.id))) {
        // Two holders with one listed key: nobody loses a seat because it is unclear which of them was meant.
        return settled('kept', 'this e-mail or UUID is on the list');
    }
    return protection.covers(who) ? settled('protected', 'not listed, but in protected-users') : { kind: 'unassign' };
}

;// CONCATENATED MODULE: ./src/seats/plan.ts





/** A holder with everything that seat list, listed key and look-up know together. */
function complete(holder, id, key, resolutions) {
    const resolution = resolutions.get(key ?? id ?? '') ?? resolutions.get(id ?? '');
    const account = resolution?.kind === 'found' ? resolution.account : null;
    const listedEmail = key !== null && (0,seats_person/* isEmailKey */.oc)(key) ? key : null;
    return { id, email: holder.email ?? listedEmail ?? account?.email ?? null };
}
/** Nobody is unassigned without a UUID to do it by. */
function planHolder(holder, id, listed, intent) {
    const impossible = intent.kind === 'unassign' && id === null;
    return {
        key: listed?.key ?? (0,seats_holders/* holderKey */.I4)(holder),
        id,
        email: holder.email,
        name: holder.name,
        listed: listed !== null,
        source: listed?.source ?? null,
        intent: impossible ? settled('not-found', 'holds a seat, but Datadog tells no UUID to unassign it by') : intent,
    };
}
function planListed(listed, found, isAdded, context) {
    const isEmail = (0,seats_person/* isEmailKey */.oc)(listed.key);
    const { key, source } = listed;
    const person = { key, source, id: isEmail ? null : key, email: isEmail ? key : null, name: null, listed: true };
    switch (found.kind) {
        case 'holder': {
            const who = complete(found.holder, found.id, listed.key, context.resolutions);
            return planHolder(found.holder, found.id, listed, intentForListedHolder(context.operation, who, context.protection));
        }
        case 'no-seat': {
            const { id, email, name, disabled } = found.account;
            return {
                ...person,
                id,
                email: person.email ?? email,
                name,
                intent: intentForAccount(context.operation, disabled, isAdded),
            };
        }
        case 'unresolved':
            return { ...person, intent: settled(found.status, found.reason) };
        case 'not-looked-up':
            return { ...person, intent: settled('no-seat') };
    }
}
/** Plans the listed people; somebody listed both by e-mail and by UUID counts once. */
function planAllListed(product, context) {
    const people = [];
    const problems = [];
    const seen = new Map();
    for (const listed of product.listed ?? []) {
        const found = match(listed.key, product.held, context.resolutions);
        const who = identity(found);
        const first = who === null ? undefined : seen.get(who);
        if (first !== undefined) {
            const message = `${listed.key} is the same person as ${first.key} (${product.productCode}) and counts once`;
            problems.push((0,seats_problem/* warningAt */.MK)(listed.source, message));
            continue;
        }
        if (who !== null) {
            seen.set(who, listed);
        }
        people.push(planListed(listed, found, product.change?.added.has(listed.key) ?? false, context));
    }
    return { people, problems, seen };
}
/** Plans those whom a change removed from the list. Whoever is still listed under another key is left alone. */
function planRemoved(product, seen, context) {
    const people = [];
    const listed = new Set((product.listed ?? []).map((one) => one.key));
    for (const key of product.change?.removed ?? []) {
        const found = match(key, product.held, context.resolutions);
        const who = identity(found);
        if (who !== null && seen.has(who)) {
            continue;
        }
        if (found.kind === 'holder') {
            seen.add(found.holder);
            const who = complete(found.holder, found.id, key, context.resolutions);
            const isListed = [who.id, who.email].some((one) => one !== null && listed.has(one));
            const intent = isListed ? settled('has-seat') : intentForRemoved(who, context.protection);
            people.push({ ...planHolder(found.holder, found.id, null, intent), key });
        }
        else {
            people.push({ ...planListed({ key, source: null }, found, false, context), listed: false });
        }
    }
    return people;
}
/** The seat list tells some holders without e-mail: they may be whoever is listed and was not found. */
const MAY_BE_LISTED = 'may be somebody listed who could not be resolved: Datadog tells no e-mail with this seat';
function isUnresolvedEmail({ key, listed, intent }) {
    return listed && (0,seats_person/* isEmailKey */.oc)(key) && intent.kind === 'none' && ['not-found', 'ambiguous'].includes(intent.status);
}
function planProduct(product, context) {
    const { people: fromList, problems, seen } = planAllListed(product, context);
    const keys = product.listed === null ? null : new Set(product.listed.map(({ key }) => key));
    const settledHolders = new Set(seen.keys());
    const people = [...fromList, ...planRemoved(product, settledHolders, context)];
    const unlisted = product.held.holders.filter((holder) => !settledHolders.has(holder)).sort(seats_holders/* compareHolders */.DY);
    const listedIds = new Set(people.filter((person) => person.listed).map((person) => person.id));
    const isUnclear = people.some(isUnresolvedEmail);
    for (const holder of unlisted) {
        const id = idOfHolder(holder, context.resolutions);
        const who = complete(holder, id, null, context.resolutions);
        // Whose UUID is a listed person's is that person, whatever the seat list leaves out.
        const isSeen = holder.id === null && id !== null && listedIds.has(id);
        const meant = isSeen ? settled('kept') : intentForUnlisted(context.operation, who, keys, context.protection);
        const mayBeListed = meant.kind === 'unassign' && who.email === null && isUnclear;
        people.push(planHolder(holder, id, null, mayBeListed ? settled('kept', MAY_BE_LISTED) : meant));
    }
    const { productCode, held, listed } = product;
    const plan = { productCode, seatsBefore: held.holders.length, listedCount: listed?.length ?? null, people };
    return { plan, problems };
}
/**
 * Computes who gets and who loses a seat.
 *
 * @param resolutions whom the keys of `keysToLookUp` are; a key that is missing there counts as without a seat.
 * @returns every person of every product exactly once, in a stable order.
 */
function plan(operation, products, resolutions, protection) {
    const planned = products.map((product) => planProduct(product, { operation, resolutions, protection }));
    return {
        operation,
        products: planned.map((product) => product.plan),
        problems: planned.flatMap((product) => product.problems),
    };
}

;// CONCATENATED MODULE: ./src/decide.ts





/** Reads and plans; refuses, or leaves it at the plan, where nothing may or need be written. */
async function planSeats(datadog, inputs, given, world) {
    const isProtected = await readProtection(inputs);
    const situation = await readSituation(datadog, inputs, given, isProtected, {
        signal: world.cancellation.stopping,
        progress: world.progress,
        onLookUp: world.keepHeapSmall,
    });
    const planned = plan(inputs.operation, situation.products, situation.resolutions, isProtected);
    let problems = [...given.problems, ...situation.problems];
    const refusals = guard(planned, { ...inputs, maxSeats: given.maxSeats });
    if (refusals.length > 0) {
        return { kind: 'refused', plan: planned, problems: [...problems, ...refusals] };
    }
    if (!world.isDryRun) {
        // Where there is nothing to write, nothing need be stopped: a difference is only told.
        const fails = inputs.driftFails && hasChanges(planned);
        const drift = await world.conversation.readDrift(planned, fails);
        problems = [...problems, ...drift];
        if (drift.some(({ severity }) => severity === 'error')) {
            return { kind: 'refused', plan: planned, problems };
        }
    }
    return { kind: 'planned', plan: planned, problems };
}
function hasChanges({ products }) {
    return products.some(({ people }) => people.some(({ intent }) => intent.kind !== 'none'));
}
/** Plans, and applies where that is allowed. All reads of all products come before the first write. */
async function planAndApply(datadog, inputs, given, world) {
    const ending = await planSeats(datadog, inputs, given, world);
    if (ending.kind === 'refused' || world.isDryRun || !hasChanges(ending.plan)) {
        return ending;
    }
    world.onPlan(ending, given.maxSeats);
    const { apply } = await __webpack_require__.e(/* import() */ 899).then(__webpack_require__.bind(__webpack_require__, 3899));
    const applied = await apply(ending.plan, given.maxSeats, {
        ...world,
        ...world.progress,
        listHolders: (productCode, signal) => datadog.listHolders(productCode, signal, world.progress.onSeats),
        change: (kind, productCode, ids, stages) => datadog.change(kind, productCode, ids, stages),
    });
    return { kind: 'applied', plan: ending.plan, applied, problems: ending.problems };
}
/** Matching globs takes a library, which is loaded where somebody is protected at all. */
async function readProtection({ protectedUsers }) {
    if (protectedUsers.length === 0) {
        return { needsEmails: false, covers: () => false };
    }
    const { protection } = await Promise.all(/* import() */[__webpack_require__.e(6), __webpack_require__.e(471)]).then(__webpack_require__.bind(__webpack_require__, 6471));
    return protection(protectedUsers);
}
async function readWanted(inputs, world) {
    if (inputs.listFiles.length === 0 && inputs.users === '') {
        return { lists: null, changes: null };
    }
    const lists = await __webpack_require__.e(/* import() */ 38).then(__webpack_require__.bind(__webpack_require__, 2038));
    return lists.readWanted(inputs, { ...world, github: () => world.conversation.github() });
}
/**
 * Carries out one operation: list → seats and people → plan → guard → apply.
 *
 * Throws `DatadogError` where Datadog cannot be read, and `HistoryError` where it cannot be told what changed in the list;
 * then nothing was written.
 */
async function decide(inputs, world) {
    const wanted = await readWanted(inputs, world);
    const listedCodes = wanted.lists?.products.map(({ productCode }) => productCode) ?? inputs.productCodes;
    const productCodes = [...new Set([...listedCodes, ...(wanted.changes?.keys() ?? [])])];
    const { limits: maxSeats, problems: limitProblems } = limitsOf(inputs.maxSeats, productCodes);
    const problems = [...(wanted.lists?.problems ?? []), ...limitProblems];
    if (problems.some(({ severity }) => severity === 'error')) {
        return { ending: { kind: 'invalid', problems }, maxSeats };
    }
    const { apiUrl, site, credentials, operation } = inputs;
    // The client itself refuses to write in a dry run: no later mistake can make one write.
    const readOnly = world.isDryRun || operation === 'list';
    const datadog = await openDatadog({ apiUrl, site, credentials, readOnly }, { ...world, onWait: world.progress.onWait });
    try {
        const ending = await planAndApply(datadog, inputs, { ...wanted, maxSeats, problems }, world);
        return { ending, maxSeats };
    }
    finally {
        await datadog.close();
    }
}

// EXTERNAL MODULE: external "os"
var external_os_ = __webpack_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: ./src/github/toolkit.ts
/**
 * The parts of `@actions/core` that this action needs. The package's own entry also loads an OIDC client and with it a
 * second HTTP stack, which is half of the start-up time and never used here; so its files are imported one by one.
 */



/** Prints a line of the log. */
function toolkit_info(line) {
    process.stdout.write(`${line}\n`);
}
function startGroup(title) {
    issueCommand('group', {}, title);
}
function endGroup() {
    issueCommand('endgroup', {}, '');
}
/** Shows an error, on a line of a file where one is given. */
function error(message, place = {}) {
    issueCommand('error', toCommandProperties(place), message);
}
/** Shows a warning, on a line of a file where one is given. */
function warning(message, place = {}) {
    issueCommand('warning', toCommandProperties(place), message);
}
/** Shows an error and makes the job red. */
function setFailed(message) {
    process.exitCode = 1;
    error(message);
}
/** Tells the runner what it must never show. */
function setSecret(secret) {
    issueCommand('add-mask', {}, secret);
}
/**
 * Sets an output; on a runner without an output file, in the old way. The toolkit's own way to the file loads all of
 * `node:crypto` for the delimiter.
 */
function setOutput(name, value) {
    const file = process.env.GITHUB_OUTPUT ?? '';
    const delimiter = `end_of_${name}_${process.hrtime.bigint()}`;
    if (file === '') {
        issueCommand('set-output', { name }, value);
    }
    else if (value.includes(delimiter)) {
        throw new Error(`the output ${name} holds its own delimiter`);
    }
    else {
        (0,external_node_fs_.appendFileSync)(file, `${name}<<${delimiter}\n${value}\n${delimiter}\n`);
    }
}

;// CONCATENATED MODULE: ./src/github/console.ts

/** GitHub shows ten annotations of each level a step and drops the others; one place is kept for the closing error. */
const MAX_ANNOTATIONS = 9;
/** Beyond this, GitHub cuts an annotation off. */
const MAX_ANNOTATION_CHARACTERS = 4096;
/** Line breaks within a message are encoded by the toolkit; each line is cleared by itself. */
function cleanMessage(message, clean) {
    const text = message.split('\n').map(clean).join('\n');
    return text.length <= MAX_ANNOTATION_CHARACTERS ? text : `${text.slice(0, MAX_ANNOTATION_CHARACTERS - 1)}…`;
}
function annotate(problems, show, clean) {
    for (const [index, { message, file, line }] of problems.entries()) {
        const where = file === null ? '' : `${file}${line === null ? '' : `:${line}`}: `;
        if (index >= MAX_ANNOTATIONS) {
            toolkit_info(clean(`${where}${message}`));
        }
        else {
            const startLine = line === null ? {} : { startLine: line };
            show(cleanMessage(message, clean), file === null ? {} : { file, ...startLine });
        }
    }
}
/**
 * Opens the log.
 *
 * @param clean for text of any origin.
 * @param cleanShown for what was rendered to be shown, of which there may be much.
 */
function openConsole(clean, cleanShown = clean) {
    const info = (line) => {
        toolkit_info(clean(line));
    };
    return {
        info,
        group(title, lines) {
            startGroup(clean(title));
            if (lines.length > 0) {
                // In one piece: there may be tens of thousands.
                toolkit_info(lines.map(cleanShown).join('\n'));
            }
            endGroup();
        },
        annotate(problems) {
            const of = (severity) => problems.filter((one) => one.severity === severity);
            annotate(of('error'), error, clean);
            annotate(of('warning'), warning, clean);
        },
        warn(message) {
            warning(cleanMessage(message, clean));
        },
        fail(message) {
            setFailed(cleanMessage(message, clean));
        },
    };
}
/** Tells the runner what must never be shown. */
function maskSecrets(secrets) {
    for (const secret of secrets) {
        setSecret(secret);
    }
}

// EXTERNAL MODULE: ./src/github/payload.ts
var github_payload = __webpack_require__(5161);
;// CONCATENATED MODULE: ./src/github/permission.ts

const MAY_WRITE = { kind: 'may-write' };
function dryRun(reason) {
    return { kind: 'dry-run', reason };
}
/** Events that are about a pull request, even where the payload cannot be read. */
const PULL_REQUEST_EVENT = /^pull_request(?:_.+)?$/;
/** Events that start a workflow without any unreviewed work. */
const OWN_EVENTS = new Set(['schedule', 'workflow_dispatch', 'repository_dispatch']);
function defaultBranchOf(payload) {
    return (0,github_payload/* textOf */.b6)((0,github_payload/* objectOf */.Xy)(payload.repository).default_branch);
}
/** Merged work of this repository's default branch has been reviewed; everything else has not. */
function ofPullRequest(pullRequest, payload) {
    const base = (0,github_payload/* objectOf */.Xy)(pullRequest.base);
    const defaultBranch = defaultBranchOf(payload) ?? (0,github_payload/* textOf */.b6)((0,github_payload/* objectOf */.Xy)(base.repo).default_branch);
    const baseRepository = (0,github_payload/* textOf */.b6)((0,github_payload/* objectOf */.Xy)(base.repo).full_name);
    const repository = (0,github_payload/* textOf */.b6)((0,github_payload/* objectOf */.Xy)(payload.repository).full_name);
    if (pullRequest.merged !== true && (0,github_payload/* textOf */.b6)(pullRequest.merged_at) === null) {
        return dryRun('the pull request is not merged');
    }
    const isThisRepository = baseRepository === null || repository === null || baseRepository === repository;
    return defaultBranch !== null && (0,github_payload/* textOf */.b6)(base.ref) === defaultBranch && isThisRepository
        ? MAY_WRITE
        : dryRun('the pull request was not merged into the default branch');
}
function ofPush(payload) {
    const defaultBranch = defaultBranchOf(payload);
    return defaultBranch !== null && (0,github_payload/* textOf */.b6)(payload.ref) === `refs/heads/${defaultBranch}`
        ? MAY_WRITE
        : dryRun('the push was not to the default branch');
}
/** A workflow that runs after another one inherits what the other one was about. */
function ofWorkflowRun(payload) {
    const run = (0,github_payload/* objectOf */.Xy)(payload.workflow_run);
    const event = (0,github_payload/* textOf */.b6)(run.event);
    const repository = (0,github_payload/* textOf */.b6)((0,github_payload/* objectOf */.Xy)(payload.repository).full_name);
    const isOwn = repository !== null && (0,github_payload/* textOf */.b6)((0,github_payload/* objectOf */.Xy)(run.head_repository).full_name) === repository;
    const defaultBranch = defaultBranchOf(payload);
    const isOnDefaultBranch = defaultBranch !== null && (0,github_payload/* textOf */.b6)(run.head_branch) === defaultBranch;
    return OWN_EVENTS.has(event) || (event === 'push' && isOwn && isOnDefaultBranch)
        ? MAY_WRITE
        : dryRun('the workflow before this one did not run on the default branch');
}
/** Comments on a pull request, and checks of one, do not tell whether it is merged. */
function carriesPullRequest(payload) {
    const checks = [(0,github_payload/* objectOf */.Xy)(payload.check_run), (0,github_payload/* objectOf */.Xy)(payload.check_suite)];
    return ((0,github_payload/* objectOf */.Xy)(payload.issue).pull_request !== undefined || checks.some((check) => (0,github_payload/* listOf */.c3)(check.pull_requests).length > 0));
}
/** Events that are about something else run on some branch; only the default branch holds nothing but merged work. */
function ofOtherEvent(payload, ref) {
    if (carriesPullRequest(payload)) {
        return dryRun('the event carries a pull request without telling that it is merged');
    }
    const defaultBranch = defaultBranchOf(payload);
    return defaultBranch !== null && ref === `refs/heads/${defaultBranch}`
        ? MAY_WRITE
        : dryRun('the event did not run on the default branch');
}
/**
 * Judges by an event whether what the workspace holds is merged into the default branch: only that may be applied.
 *
 * @param ref what the workflow runs on, as the runner tells it.
 */
function permissionOf(name, payload, ref) {
    // Outside GitHub Actions it is somebody at a keyboard, as with `workflow_dispatch`.
    if (name === '' || OWN_EVENTS.has(name)) {
        return MAY_WRITE;
    }
    switch (name) {
        case 'merge_group':
            return dryRun('the merge group is not merged yet');
        case 'push':
            return ofPush(payload);
        case 'workflow_run':
            return ofWorkflowRun(payload);
    }
    if (typeof payload.pull_request === 'object' && payload.pull_request !== null) {
        return ofPullRequest((0,github_payload/* objectOf */.Xy)(payload.pull_request), payload);
    }
    return PULL_REQUEST_EVENT.test(name)
        ? dryRun('the event does not tell whether its pull request is merged')
        : ofOtherEvent(payload, ref);
}

;// CONCATENATED MODULE: ./src/github/event.ts


function shaOf(value) {
    return (0,github_payload/* textOf */.b6)((0,github_payload/* objectOf */.Xy)(value).sha);
}
/** `refs/heads/gh-readonly-queue/main/pr-104-<sha>`: the queue tells the pull request in the name of its branch only. */
const QUEUE_BRANCH = /\/pr-(\d+)-[0-9a-f]{40}$/;
function event_ofWorkflowRun(run) {
    const pullRequests = (0,github_payload/* listOf */.c3)(run.pull_requests).flatMap((one) => {
        const number = (0,github_payload/* numberOf */.rl)(one.number);
        return number === null ? [] : [{ number, head: shaOf(one.head) }];
    });
    return { kind: 'workflow-run', head: (0,github_payload/* textOf */.b6)(run.head_sha), isPush: run.event === 'push', pullRequests };
}
function subjectOf(name, payload) {
    const pullRequest = (0,github_payload/* objectOf */.Xy)(payload.pull_request);
    const number = (0,github_payload/* numberOf */.rl)(pullRequest.number);
    if (number !== null) {
        return { kind: 'pull-request', number, base: shaOf(pullRequest.base), head: shaOf(pullRequest.head) };
    }
    const issue = (0,github_payload/* objectOf */.Xy)(payload.issue);
    const commentedOn = issue.pull_request === undefined ? null : (0,github_payload/* numberOf */.rl)(issue.number);
    if (commentedOn !== null) {
        return { kind: 'pull-request', number: commentedOn, base: null, head: null };
    }
    if (name === 'push') {
        const [title = ''] = ((0,github_payload/* textOf */.b6)((0,github_payload/* objectOf */.Xy)(payload.head_commit).message) ?? '').split('\n');
        return { kind: 'push', before: (0,github_payload/* textOf */.b6)(payload.before), after: (0,github_payload/* textOf */.b6)(payload.after), title };
    }
    if (name === 'merge_group') {
        const group = (0,github_payload/* objectOf */.Xy)(payload.merge_group);
        const [, queued] = QUEUE_BRANCH.exec((0,github_payload/* textOf */.b6)(group.head_ref) ?? '') ?? [];
        const base = (0,github_payload/* textOf */.b6)(group.base_sha);
        return { kind: 'merge-group', number: (0,github_payload/* numberOf */.rl)(Number(queued)), base, head: (0,github_payload/* textOf */.b6)(group.head_sha) };
    }
    return name === 'workflow_run' ? event_ofWorkflowRun((0,github_payload/* objectOf */.Xy)(payload.workflow_run)) : { kind: 'none' };
}
function commitOf(subject, payload, env) {
    const merged = (0,github_payload/* textOf */.b6)((0,github_payload/* objectOf */.Xy)(payload.pull_request).merge_commit_sha);
    const isMerged = (0,github_payload/* objectOf */.Xy)(payload.pull_request).merged === true;
    const head = subject.kind === 'push' ? subject.after : 'head' in subject ? subject.head : null;
    return (isMerged ? merged : null) ?? head ?? env.GITHUB_SHA ?? '';
}
/**
 * Reads what triggered the run.
 *
 * @param payloadText content of the file at `GITHUB_EVENT_PATH`, or `null` where there is none.
 */
function parseEvent(env, payloadText) {
    const name = env.GITHUB_EVENT_NAME ?? '';
    const payload = (0,github_payload/* parsePayload */.ex)(payloadText);
    const subject = subjectOf(name, payload);
    const { private: isPrivate } = (0,github_payload/* objectOf */.Xy)(payload.repository);
    const fullName = env.GITHUB_REPOSITORY ?? '';
    const [owner = '', repo = ''] = fullName.split('/');
    const run = env.GITHUB_RUN_ID ?? '';
    return {
        name,
        subject,
        permission: permissionOf(name, payload, env.GITHUB_REF ?? ''),
        repository: owner === '' || repo === '' ? null : { owner, repo },
        isPrivate: typeof isPrivate === 'boolean' ? isPrivate : null,
        commit: commitOf(subject, payload, env),
        apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com',
        runUrl: run === '' ? '' : `${env.GITHUB_SERVER_URL ?? 'https://github.com'}/${fullName}/actions/runs/${run}`,
    };
}

// EXTERNAL MODULE: ./src/github/history-error.ts
var history_error = __webpack_require__(1456);
;// CONCATENATED MODULE: ./src/datadog/site.ts
/** Every Datadog site, by the name Datadog's documentation gives it. Source: Datadog's documentation, "Getting started with Datadog sites". */
const SITES = {
    US1: 'datadoghq.com',
    US3: 'us3.datadoghq.com',
    US5: 'us5.datadoghq.com',
    EU1: 'datadoghq.eu',
    AP1: 'ap1.datadoghq.com',
    AP2: 'ap2.datadoghq.com',
    UK1: 'uk1.datadoghq.com',
    'US1-FED': 'ddog-gov.com',
    'US2-FED': 'us2.ddog-gov.com',
};
const KNOWN = new Set(Object.values(SITES));
/**
 * The site that people mean by a site, its name (`EU1`), or an address of its web app or API; `null` where it is none.
 * A customer's own sub-domain (`example.datadoghq.com`) is not a site.
 */
function parseSite(text) {
    const host = text
        .trim()
        .replace(/^https?:\/\//i, '')
        .replace(/[/?#].*$/, '')
        .replace(/:443$/, '')
        .toLowerCase();
    const named = SITES[host.toUpperCase()];
    if (named !== undefined) {
        return named;
    }
    const site = host.replace(/^(?:app|api)\./, '');
    return KNOWN.has(site) ? site : null;
}
/** The known sites, for an error that lists them. */
function knownSites() {
    return Object.entries(SITES)
        .map(([name, site]) => `${site} (${name})`)
        .join(', ');
}
/** Datadog's billing page says that seats are not supported there, its API reference lists the hosts all the same. */
function isGovernmentSite(site) {
    return site.endsWith('ddog-gov.com');
}
/** The address of a site's API. */
function apiUrlOf(site) {
    return `https://api.${site}`;
}

// EXTERNAL MODULE: ./src/seats/protection-pattern.ts
var protection_pattern = __webpack_require__(1372);
;// CONCATENATED MODULE: ./src/inputs/credentials.ts
const API_KEY_VARIABLES = ['DD_API_KEY', 'DATADOG_API_KEY'];
const APP_KEY_VARIABLES = ['DD_APP_KEY', 'DATADOG_APP_KEY'];
const TOKEN_VARIABLES = ['DD_ACCESS_TOKEN'];
/** Every environment variable that may hold a credential. */
const CREDENTIAL_VARIABLES = [...API_KEY_VARIABLES, ...APP_KEY_VARIABLES, ...TOKEN_VARIABLES];
/** Where each credential may come from: the input first, then the environment names of Datadog's own tools. */
function rawCredentials(fields) {
    const first = (...values) => values.find((value) => value !== '') ?? '';
    return {
        apiKey: first(fields.text('api-key'), fields.variable(...API_KEY_VARIABLES)),
        appKey: first(fields.text('app-key'), fields.variable(...APP_KEY_VARIABLES)),
        accessToken: first(fields.text('access-token'), fields.variable(...TOKEN_VARIABLES)),
    };
}
/** Printable ASCII without spaces: everything else cannot travel in a header, and is a pasting accident. */
const USABLE = /^[\x21-\x7e]*$/;
/** Two keys or one token; both or neither is a problem. Values are never quoted. */
function readCredentials(fields) {
    const { apiKey, appKey, accessToken } = rawCredentials(fields);
    const given = Object.entries({ 'api-key': apiKey, 'app-key': appKey, 'access-token': accessToken });
    const unusable = given.filter(([, value]) => !USABLE.test(value));
    for (const [name] of unusable) {
        fields.problem(`${name} holds white space, line breaks or other characters that no key has; paste it again`);
    }
    if (unusable.length > 0) {
        return null;
    }
    if (accessToken !== '' && (apiKey !== '' || appKey !== '')) {
        fields.problem('both access-token and keys are set (as inputs or in the environment: DD_ACCESS_TOKEN, DD_API_KEY, DD_APP_KEY, ' +
            'DATADOG_API_KEY, DATADOG_APP_KEY); set either access-token, or api-key and app-key');
        return null;
    }
    if (accessToken !== '') {
        return { kind: 'token', accessToken };
    }
    const missing = [apiKey === '' ? 'api-key' : '', appKey === '' ? 'app-key' : ''].filter((name) => name !== '');
    if (missing.length > 0) {
        fields.problem(`${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set; set api-key and app-key, or access-token. ` +
            'A secret is empty in workflows that a fork or Dependabot triggers');
        return null;
    }
    return { kind: 'keys', apiKey, appKey };
}

;// CONCATENATED MODULE: ./src/inputs/fields.ts

/** Every input of the action, as `action.yml` names them. */
const INPUT_NAMES = (/* unused pure expression or super */ null && ([
    'operation',
    'site',
    'api-key',
    'app-key',
    'access-token',
    'product-code',
    'user-list-file',
    'users',
    'dry-run',
    'max-seats',
    'max-unassign',
    'max-unassign-percent',
    'allow-empty-list',
    'on-plan-drift',
    'protected-users',
    'unresolved-users',
    'comment',
    'comment-key',
    'pr-number',
    'email-display',
    'report-file',
    'github-token',
    'api-url',
]));
/** Reads inputs one by one and collects what is wrong with them, so that everything is reported together. */
class Fields {
    #env;
    #problems = [];
    constructor(env) {
        this.#env = env;
    }
    get problems() {
        return this.#problems;
    }
    /** The value without white space around it; `''` where it is not set, which the runner does not tell from empty. */
    text(name) {
        return this.#env[`INPUT_${name.toUpperCase()}`]?.trim() ?? '';
    }
    /** The first of some environment variables that is set. */
    variable(...names) {
        return names.map((name) => this.#env[name]?.trim() ?? '').find((value) => value !== '') ?? '';
    }
    problem(message) {
        this.#problems.push((0,seats_problem/* errorAt */.Os)(null, message));
    }
    /** Lines, or parts separated by `separator` as well, without empty ones, each once. */
    parts(name, separator) {
        const parts = this.text(name)
            .split(separator)
            .map((part) => part.trim());
        const filled = [...new Set(parts)].filter((part) => part !== '');
        if (filled.length === 0 && this.text(name) !== '') {
            this.problem(`${name} is "${this.text(name)}", which names nothing`);
        }
        return filled;
    }
    /** One of a few words, `otherwise` where it is not set. A word that is not one of them is a problem, so the run ends. */
    choice(name, choices, otherwise) {
        const text = this.text(name);
        const choice = text === '' ? otherwise : choices.find((word) => word === text);
        if (choice === undefined) {
            this.problem(`${name} is "${text}"; it must be one of ${choices.join(', ')}`);
        }
        return choice ?? otherwise;
    }
    /** `true` or `false`, as YAML 1.2 writes them. */
    flag(name) {
        const text = this.text(name);
        if (!/^(?:true|True|TRUE|false|False|FALSE|)$/.test(text)) {
            this.problem(`${name} is "${text}"; it must be true or false`);
        }
        return text.toLowerCase() === 'true';
    }
    /** A whole number from `min` to `max`; `null` where it is not set. */
    whole(name, min, max = Number.MAX_SAFE_INTEGER) {
        const text = this.text(name);
        if (text === '') {
            return null;
        }
        const number = /^\d+$/.test(text) ? Number(text) : NaN;
        if (!(number >= min && number <= max)) {
            const range = max === Number.MAX_SAFE_INTEGER ? `from ${min}` : `from ${min} to ${max}`;
            this.problem(`${name} is "${text}"; it must be a whole number ${range}`);
            return null;
        }
        return number;
    }
}

;// CONCATENATED MODULE: ./src/inputs/inputs.ts







const DEFAULT_SITE = 'datadoghq.com';
const DEFAULT_MAX_UNASSIGN = 10;
const DEFAULT_MAX_UNASSIGN_PERCENT = 25;
const SECRET_INPUTS = ['api-key', 'app-key', 'access-token', 'github-token'];
/** Everything that must never be shown, also where other inputs are wrong. */
function secretsOf(env) {
    const fields = new Fields(env);
    const inputs = SECRET_INPUTS.map((name) => fields.text(name));
    // Also those that an input takes the place of: they are secrets all the same.
    const variables = CREDENTIAL_VARIABLES.map((name) => fields.variable(name));
    return [...new Set([...inputs, ...variables])].filter((secret) => secret !== '');
}
function readSite(fields) {
    const text = fields.text('site');
    const site = text === '' ? DEFAULT_SITE : parseSite(text);
    if (site === null) {
        fields.problem(`site is "${text}", which is no Datadog site; it must be one of ${knownSites()}`);
    }
    return site;
}
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
function readApiUrl(fields, site) {
    const text = fields.text('api-url');
    if (text === '') {
        return apiUrlOf(site ?? DEFAULT_SITE);
    }
    const url = URL.canParse(text) ? new URL(text) : null;
    const isPlain = url !== null && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
    const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
    if (!isPlain || !isSafe) {
        // An address that may hold a password is not repeated.
        const quoted = /[@?#]/.test(text) ? 'not a plain address' : `"${text}"`;
        fields.problem(`api-url is ${quoted}; it must be an https address without user, query or fragment (http on loopback)`);
    }
    return text;
}
function readOperation(fields) {
    const text = fields.text('operation');
    const names = Object.keys(seats_status/* OPERATIONS */.xb);
    const operation = names.find((name) => name === text) ?? null;
    if (operation === null) {
        fields.problem(`operation is ${text === '' ? 'not set' : `"${text}"`}; it must be one of ${names.join(', ')}`);
    }
    return operation;
}
function readProtectedUsers(fields) {
    const patterns = fields.parts('protected-users', /[\s,]+/);
    for (const pattern of patterns.filter((text) => !(0,protection_pattern/* isProtectionPattern */.Q)(text))) {
        fields.problem(`protected-users has "${pattern}", which protects nobody; use an e-mail, a UUID or a glob such as *@example.com`);
    }
    return patterns;
}
const EMAIL_DISPLAYS = ['auto', 'full', 'masked', 'hidden'];
/** A misspelt wish for less is not answered with more: what is told of the failure hides e-mails. */
function readEmailDisplay(fields) {
    const display = fields.choice('email-display', EMAIL_DISPLAYS, 'auto');
    const isKnown = ['', ...EMAIL_DISPLAYS].includes(fields.text('email-display'));
    return isKnown ? display : 'hidden';
}
function readPublication(fields) {
    return Object.freeze({
        comment: fields.choice('comment', ['never', 'on-change', 'always'], 'never'),
        commentKey: fields.text('comment-key'),
        prNumber: fields.whole('pr-number', 1),
        emailDisplay: readEmailDisplay(fields),
        reportFile: fields.text('report-file'),
        githubToken: fields.text('github-token'),
    });
}
/** A list is needed by everything but `list`; without one, `list` needs the product by name. */
function checkList(fields, operation) {
    const hasList = fields.text('user-list-file') !== '' || fields.text('users') !== '';
    if (operation === 'changes' && fields.text('user-list-file') === '') {
        fields.problem('operation changes compares versions of a file; set user-list-file');
    }
    else if (operation !== null && (0,seats_status/* powersOf */.eJ)(operation).needsList && !hasList) {
        fields.problem(`operation ${operation} needs a list of people; set user-list-file or users`);
    }
    if (operation === 'list' && !hasList && fields.text('product-code') === '') {
        fields.problem('product-code is not set; without a list, operation list needs to know the product');
    }
}
/** Reads and checks all inputs. Every problem is reported, not only the first. */
function parseInputs(env) {
    const fields = new Fields(env);
    const operation = readOperation(fields);
    const site = readSite(fields);
    const credentials = readCredentials(fields);
    const rest = {
        apiUrl: readApiUrl(fields, site),
        productCodes: fields.parts('product-code', /[\s,]+/),
        listFiles: fields.parts('user-list-file', /\n/),
        users: fields.text('users'),
        dryRun: fields.flag('dry-run'),
        maxSeats: readMaxSeats(fields),
        maxUnassign: fields.whole('max-unassign', 0) ?? DEFAULT_MAX_UNASSIGN,
        maxUnassignPercent: readPercent(fields, DEFAULT_MAX_UNASSIGN_PERCENT),
        allowEmptyList: fields.flag('allow-empty-list'),
        protectedUsers: readProtectedUsers(fields),
        unresolvedFails: fields.choice('unresolved-users', ['fail', 'warn'], 'fail') === 'fail',
        driftFails: fields.choice('on-plan-drift', ['report', 'fail'], 'report') === 'fail',
    };
    checkList(fields, operation);
    if (rest.driftFails && ['', 'never'].includes(fields.text('comment'))) {
        fields.problem('on-plan-drift is "fail", which needs the plan in a comment; set comment to on-change or always');
    }
    const reportFile = fields.text('report-file').replace(/^(?:\.\/)+/, '');
    if (rest.listFiles.some((file) => file.replace(/^(?:\.\/)+/, '') === reportFile)) {
        fields.problem(`report-file is "${fields.text('report-file')}", which is a list`);
    }
    const publication = readPublication(fields);
    const isComplete = fields.problems.length === 0 && operation !== null && site !== null && credentials !== null;
    const inputs = isComplete ? Object.freeze({ operation, site, credentials, ...rest }) : null;
    const government = site !== null && isGovernmentSite(site) ? [(0,seats_problem/* warningAt */.MK)(null, GOVERNMENT_WARNING)] : [];
    const problems = [...fields.problems, ...government];
    return { inputs, problems, publication, operation, site, dryRun: rest.dryRun, list: rest };
}
const GOVERNMENT_WARNING = "Datadog's billing page says that seats cannot be assigned on its government sites";

;// CONCATENATED MODULE: ./src/progress.ts

/** At most so often, work that takes long says how far it is. */
const EVERY_MS = 5000;
/** A wait that nobody would notice is not worth a line. */
const MIN_WAIT_SHOWN_MS = 1000;
function inSeconds(ms) {
    return `${Math.ceil(ms / 100) / 10} s`;
}
/** Says how far work is, at most every five seconds, and when a larger piece of it is done. */
function createProgress(info, now) {
    let [lastMs, toldUntilMs] = [now(), 0];
    const sometimes = (line, isDone) => {
        if (isDone || now() - lastMs >= EVERY_MS) {
            lastMs = now();
            info(line());
        }
    };
    /** When each piece of work was first heard of, and how much of it was done by then. */
    const began = new Map();
    /** How far a piece of work is, and how long it will take if it goes on like this. */
    const howFar = (work, done, total) => {
        const start = began.get(work) ?? { atMs: now(), done };
        began.set(work, start);
        const rate = (done - start.done) / (now() - start.atMs);
        const isRunning = done < total && rate > 0 && Number.isFinite(rate);
        const left = isRunning ? `, about ${inSeconds((total - done) / rate)} left` : '';
        return `${(0,seats_problem/* grouped */.zD)(done)} of ${(0,seats_problem/* grouped */.zD)(total)}${left}`;
    };
    return {
        onSeats(productCode, read) {
            sometimes(() => `${productCode}: ${(0,seats_problem/* count */.U9)(read, 'seat')} read so far`, false);
        },
        onLookUp(done, total) {
            const far = howFar('look-up', done, total);
            sometimes(() => `Looking people up, calls: ${far}`, false);
        },
        onProgress(kind, productCode, done, total) {
            const far = howFar(`${kind} ${productCode}`, done, total);
            sometimes(() => `${productCode}: ${kind}ed ${far}`, done === total);
        },
        onPending(productCode, pending) {
            sometimes(() => `${productCode}: ${(0,seats_problem/* count */.U9)(pending, 'change')} not visible yet, reading the seats again`, false);
        },
        onWait(waitMs, reason) {
            // Calls side by side wait for the same thing: one line says it.
            if (waitMs >= MIN_WAIT_SHOWN_MS && now() + waitMs > toldUntilMs + MIN_WAIT_SHOWN_MS) {
                toldUntilMs = now() + waitMs;
                info(`Waiting ${inSeconds(waitMs)} before trying again: ${reason}`);
            }
        },
    };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./src/github/outputs.ts



/** Every output of the action, as `action.yml` names them. */
const OUTPUT_NAMES = (/* unused pure expression or super */ null && ([
    'verdict',
    'changed',
    'seats-before',
    'seats-after',
    'assigned',
    'unassigned',
    'unchanged',
    'unresolved',
    'failed',
    'report-file',
    'comment-url',
]));
/** A step summary may have 1 MiB in bytes; GitHub shows nothing of a larger one. */
const MAX_SUMMARY_BYTES = 1024 * 1024;
/** Sets the outputs that follow from the report. A count that is not known is empty. */
function setOutputs(report, reportFile) {
    const { totals, verdict } = report;
    const outputs = {
        verdict,
        changed: totals.changed,
        'seats-before': totals.seatsBefore ?? '',
        'seats-after': totals.seatsAfter ?? '',
        assigned: totals.assigned,
        unassigned: totals.unassigned,
        unchanged: totals.unchanged,
        unresolved: totals.unresolved,
        failed: totals.failed,
        'report-file': reportFile,
    };
    for (const [name, value] of Object.entries(outputs)) {
        setOutput(name, String(value));
    }
}
/** Sets the address of the comment; empty without one. */
function setCommentUrl(url) {
    setOutput('comment-url', url);
}
/** Appends to the job summary; without one (a runner that has none) nothing happens. */
function writeSummary(markdown) {
    const file = process.env.GITHUB_STEP_SUMMARY ?? '';
    if (file !== '') {
        (0,external_node_fs_.appendFileSync)(file, markdown);
    }
}
/** Writes the report file, and the folders it is in. */
function writeReportFile(path, content) {
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(path), { recursive: true });
    (0,external_node_fs_.writeFileSync)(path, content);
}

;// CONCATENATED MODULE: ./src/render/json.ts
/** The format of the report file; it grows with every change that a reader must know of. */
const VERSION = 1;
/** A list with a line for each item: a person can be found with the tools that find lines. */
function listOf(texts, indent) {
    return texts.length === 0 ? '[]' : `[${texts.map((text) => `\n${indent}  ${text}`).join(',')}\n${indent}]`;
}
function personText({ key, id, name, status, reason, source }) {
    return JSON.stringify({ user: key, id, name, status, reason, source });
}
function productText({ productCode, seatsBefore, seatsAfter, maxSeats, people }) {
    const facts = JSON.stringify({ productCode, seatsBefore, seatsAfter, maxSeats });
    return `${facts.slice(0, -1)},"people":${listOf(people.map(personText), '    ')}}`;
}
/** The report file's content. */
function renderJson({ verdict, facts, products, problems }) {
    const { operation, dryRun, site } = facts;
    const head = JSON.stringify({ version: VERSION, verdict, operation, dryRun, site }, null, 2);
    const problemTexts = problems.map((problem) => JSON.stringify(problem));
    return `${head.slice(0, -2)},
  "products": ${listOf(products.map(productText), '  ')},
  "problems": ${listOf(problemTexts, '  ')}
}
`;
}

// EXTERNAL MODULE: ./src/render/words.ts
var words = __webpack_require__(5933);
;// CONCATENATED MODULE: ./src/render/log.ts



/** One person in one line: status, who, why, where. */
function personLine(person) {
    const { key, name, status, source } = person;
    const reason = (0,words/* whyOf */.gf)(person);
    const who = name === null ? key : `${key} (${name})`;
    const why = reason === '' ? '' : `: ${reason}`;
    const where = source === null ? '' : ` [${source.file}:${source.line}]`;
    return `${status} ${who}${why}${where}`;
}
/** One product: those who change or have a problem one a line, the others counted; in a listing everybody is shown. */
function productGroup(product, verdict) {
    const changes = (0,words/* changesLine */.a8)(product);
    const title = `${product.productCode}: ${(0,words/* seatsLine */.H4)(product)}${changes === '' ? '' : `; ${changes}`}`;
    const isShown = ({ status }) => {
        const group = seats_status/* STATUS_GROUP */.Vp[status];
        return verdict === 'listed' || status === 'protected' || !(group === 'unchanged' || group === 'left');
    };
    const shown = product.people.filter(isShown);
    const others = product.people.length - shown.length;
    return {
        title,
        lines: [...shown.map(personLine), ...(others === 0 ? [] : [`${(0,seats_problem/* grouped */.zD)(others)} unchanged`])],
    };
}
/** Where a problem is and what it is, in one line. */
function problemText({ message, file, line }) {
    return file === null ? message : `${file}${line === null ? '' : `:${line}`}: ${message}`;
}
/** The last line of the log. */
function verdictLine(report) {
    return `${report.verdict}: ${(0,words/* headline */.Pl)(report)}`;
}

// EXTERNAL MODULE: ./src/render/markdown.ts
var markdown = __webpack_require__(2495);
;// CONCATENATED MODULE: ./src/publish.ts









/** The path that the input `report-file` names, relative to the workspace. */
function namedReportPath({ reportFile }, env) {
    return (0,external_node_path_.resolve)(env.GITHUB_WORKSPACE ?? '.', reportFile);
}
/** Makes sure, before anything is done, that the report file can be written; where it cannot, that is a wrong input. */
function checkReportFile(parsed, env) {
    const { publication, inputs, problems } = parsed;
    if (publication.reportFile === '' || inputs === null) {
        return parsed;
    }
    const path = namedReportPath(publication, env);
    try {
        writeReportFile(path, '');
        return parsed;
    }
    catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        const problem = (0,seats_problem/* errorAt */.Os)(null, `report-file is "${publication.reportFile}", which cannot be written (${why})`);
        return {
            ...parsed,
            inputs: null,
            problems: [...problems, problem],
            publication: { ...publication, reportFile: '' },
        };
    }
}
/** The path of the report file: as the input says, relative to the workspace, else a new one in the runner's own folder. */
function reportPath({ env, publication }) {
    return publication.reportFile === ''
        ? (0,external_node_path_.join)(env.RUNNER_TEMP ?? (0,external_node_os_.tmpdir)(), `datadog-seats-${process.pid}-${process.hrtime.bigint()}.json`)
        : namedReportPath(publication, env);
}
/** What became of somebody, and why. */
function becameText({ key, status, reason }) {
    return `${key}: ${status}${reason === null ? '' : `: ${reason}`}`;
}
/** People who are listed and cannot be resolved, as problems on their line of the list. */
function unresolvedPeople(report) {
    const severity = report.facts.unresolvedFails ? 'error' : 'warning';
    return report.products.flatMap(({ people }) => people
        .filter(({ status, source }) => source !== null && seats_status/* STATUS_GROUP */.Vp[status] === 'unresolved')
        .map(({ key, status, reason, source }) => ({
        severity,
        message: becameText({ key, status, reason }),
        file: source?.file ?? null,
        line: source?.line ?? null,
    })));
}
/** The one error that the job ends with: everything that has no line of its own. */
function closingError(report) {
    const problems = report.problems.filter(({ severity, file }) => severity === 'error' && file === null);
    const failed = report.products.flatMap(({ productCode, people }) => people
        .filter(({ status, source }) => seats_status/* STATUS_GROUP */.Vp[status] === 'failed' || (seats_status/* STATUS_GROUP */.Vp[status] === 'unresolved' && source === null))
        .map(({ key, status, reason }) => `${productCode}: ${becameText({ key, status, reason })}`));
    return [`Datadog Seats: ${(0,words/* headline */.Pl)(report)}`, ...problems.map(problemText), ...failed].join('\n');
}
/** Writes the log's end, the annotations, and the error that makes the job red. */
function publishLog(report, { console }) {
    for (const product of report.products) {
        const { title, lines } = productGroup(product, report.verdict);
        console.group(title, lines);
    }
    const placed = report.problems.filter(({ severity, file }) => severity === 'warning' || file !== null);
    console.annotate([...placed, ...unresolvedPeople(report)]);
    console.info(verdictLine(report));
    if ((0,seats_status/* isRed */.iI)(report.verdict)) {
        console.fail(closingError(report));
    }
}
function attempt(what, console, write) {
    try {
        write();
    }
    catch (error) {
        console.fail(`${what} could not be written: ${error instanceof Error ? error.message : String(error)}`);
    }
}
/**
 * Tells a report everywhere: file, outputs, summary, log, and last the comment, for which nothing else must wait.
 *
 * @param report as it may be shown: e-mails are masked before.
 * @param plan what was planned, where the run came so far.
 */
async function publish(report, plan, stage, conversation) {
    const { console } = stage;
    const path = reportPath(stage);
    attempt('The report file', console, () => {
        writeReportFile(path, stage.redact(renderJson(report)));
    });
    attempt('The outputs', console, () => {
        setOutputs(report, path);
    });
    const budget = { max: MAX_SUMMARY_BYTES, measure: (text) => Buffer.byteLength(text) };
    const setting = {
        dryRunReason: stage.dryRunReason,
        note: null,
        reportHint: 'The report file (output `report-file`) names everybody.',
    };
    attempt('The job summary', console, () => {
        writeSummary(stage.redact((0,markdown/* renderMarkdown */.G)(report, setting, budget)));
    });
    publishLog(report, stage);
    setCommentUrl(await conversation.publishComment(report, plan));
}

;// CONCATENATED MODULE: ./src/render/display.ts

const HIDDEN = '(hidden)';
const display_SPACES = '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
const STOPS = `${display_SPACES}@<>()[]\\,;:"\`|`;
/** As people write them, and as they stand in a query. */
const MARKS = [
    { mark: '@', before: new Set(STOPS), after: new Set(`${STOPS}'`) },
    { mark: '%40', before: new Set(`${STOPS}=&?`), after: new Set(`${STOPS}'&`) },
];
/** `j***e@example.com`: the first and the last character of the local part, and the domain. Masking twice changes nothing. */
function mask(email) {
    const at = email.search(/@|%40/i);
    // A masked e-mail stays as it is, and a glob names nobody.
    if (/^(?:.?\*\*\*.?|\*+)$/u.test(email.slice(0, at))) {
        return email;
    }
    const local = Array.from(email.slice(0, at));
    const last = local.length > 2 ? (local.at(-1) ?? '') : '';
    return `${local[0] ?? ''}***${last}${email.slice(at)}`;
}
/**
 * Replaces anything that looks like an e-mail: rather one too many. A regular expression would look for the mark from every
 * character of a long word on.
 */
function replaceEmails(text, { mark, before, after }, show) {
    let shown = '';
    let [done, last] = [0, 0];
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, last)) {
        let start = at;
        while (start > last && !before.has(text.charAt(start - 1))) {
            start -= 1;
        }
        last = at + mark.length;
        while (text.startsWith(mark, last)) {
            last += mark.length;
        }
        let end = last;
        while (start < at && end < text.length && !after.has(text.charAt(end))) {
            end += 1;
        }
        if (end > last) {
            shown += text.slice(done, start) + show(text.slice(start, end));
            [done, last] = [end, end];
        }
    }
    return shown + text.slice(done);
}
/** Shows the e-mails within any text as `display` says. */
function displayText(text, display) {
    if (display === 'full') {
        return text;
    }
    const show = (email) => (display === 'masked' || email.startsWith('*@') ? mask(email) : HIDDEN);
    return MARKS.reduce((shown, mark) => replaceEmails(shown, mark, show), text);
}
function displayKey(person, display) {
    if (!(0,seats_person/* isEmailKey */.oc)(person.key) || display === 'full') {
        return person.key;
    }
    return display === 'masked' ? mask(person.key) : (person.id ?? HIDDEN);
}
/** @param clean cuts out what else must not be shown of a reason. */
function displayPerson(person, display, clean) {
    const { id, status, listed, source } = person;
    return {
        key: displayKey(person, display),
        id,
        // Names are personal data too; a name may also hold an e-mail.
        name: person.name === null || display === 'hidden' ? null : displayText(person.name, display),
        status,
        reason: person.reason === null ? null : clean(displayText(person.reason, display)),
        listed,
        source,
    };
}
/** Shows the e-mails in a problem as `display` says. */
function displayProblem(problem, display) {
    return { ...problem, message: displayText(problem.message, display) };
}
/** Shorter names would be cut out of ordinary words. */
const MIN_NAME_CHARACTERS = 3;
/** Cuts the names of the people in a report out of texts: Datadog's own words may hold them. */
function nameRemover(report) {
    const people = report.products.flatMap((product) => product.people);
    const names = new Set(people.map(({ name }) => name ?? '').filter(({ length }) => length >= MIN_NAME_CHARACTERS));
    const patterns = [...names].map((name) => new RegExp(name.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'), 'giu'));
    // The same few reasons stand with thousands of people: each is cleaned once.
    const cleaned = new Map();
    return (text) => {
        const clean = cleaned.get(text) ?? patterns.reduce((rest, pattern) => rest.replace(pattern, HIDDEN), text);
        cleaned.set(text, clean);
        return clean;
    };
}
function isOfList({ file, message }) {
    return file !== null || message.startsWith('users: ');
}
/** The report as it may be shown: every renderer gets this one, so that no e-mail can slip by. */
function displayReport(report, display) {
    if (display === 'full') {
        return report;
    }
    const clean = display === 'hidden' ? nameRemover(report) : (text) => text;
    return {
        ...report,
        products: report.products.map((product) => ({
            ...product,
            people: product.people.map((person) => displayPerson(person, display, clean)),
        })),
        problems: report.problems.map((problem) => {
            const shown = displayProblem(problem, display);
            // What a list quotes may be anything about anybody.
            const message = display === 'hidden' && isOfList(problem) ? shown.message.replace(/"[^"]*"/g, HIDDEN) : shown.message;
            return { ...shown, message: clean(message) };
        }),
    };
}

// EXTERNAL MODULE: ./src/render/escape.ts
var render_escape = __webpack_require__(7789);
;// CONCATENATED MODULE: ./src/seats/report.ts


function statusOf(person, applied) {
    const { intent } = person;
    if (intent.kind === 'none') {
        return { status: intent.status, reason: intent.reason };
    }
    const outcome = applied?.outcomes.get(person);
    return outcome ?? { status: intent.kind === 'assign' ? 'would-assign' : 'would-unassign', reason: null };
}
function reportProduct(product, ending, facts) {
    const applied = ending.kind === 'applied' ? ending.applied : null;
    const { assign, unassign } = intendedChanges(product);
    const isProjected = facts.dryRun || ending.kind === 'planned';
    const projected = isProjected ? product.seatsBefore + assign - unassign : product.seatsBefore;
    const { productCode, seatsBefore } = product;
    return {
        productCode,
        seatsBefore,
        seatsAfter: applied === null ? projected : (applied.seatsAfter.get(productCode) ?? null),
        maxSeats: facts.maxSeats.get(productCode) ?? null,
        people: product.people.map((person) => {
            const { key, id, name, listed, source } = person;
            const { status, reason } = statusOf(person, applied);
            return { key, id, name, status, reason, listed, source };
        }),
    };
}
function sum(numbers) {
    return numbers.reduce((total, number) => (total === null || number === null ? null : total + number), 0);
}
function totalsOf(ending, products, facts) {
    const people = products.flatMap((product) => product.people);
    const groupOf = ({ status, listed }) => {
        const group = seats_status/* STATUS_GROUP */.Vp[status];
        return group === 'unchanged' && !listed ? 'left' : group;
    };
    const planned = 'plan' in ending;
    // A refused plan is not carried out, so outside a dry run nothing of it counts as done.
    const counted = ending.kind === 'applied' || facts.dryRun;
    const { assign, unassign, unchanged, unresolved, failed } = (0,seats_status/* countGroups */.eq)(people.map(groupOf));
    return {
        changed: counted && assign + unassign > 0,
        seatsBefore: planned ? sum(products.map(({ seatsBefore }) => seatsBefore)) : null,
        seatsAfter: planned ? sum(products.map(({ seatsAfter }) => seatsAfter)) : null,
        assigned: counted ? assign : 0,
        unassigned: counted ? unassign : 0,
        unchanged,
        unresolved,
        failed,
    };
}
function verdictOf(ending, totals, facts) {
    if (ending.kind === 'invalid' || ending.kind === 'failed' || ending.kind === 'refused') {
        return ending.kind;
    }
    if (totals.failed > 0 || (totals.unresolved > 0 && facts.unresolvedFails)) {
        return 'incomplete';
    }
    if (totals.changed) {
        return ending.kind === 'applied' ? 'applied' : 'planned';
    }
    return facts.operation === 'list' ? 'listed' : 'in-sync';
}
/** Turns how a run ended into its report: verdict, counts and everybody's status. Pure: no text is made here. */
function report(ending, facts) {
    const plan = 'plan' in ending ? ending.plan : null;
    const products = (plan?.products ?? []).map((product) => reportProduct(product, ending, facts));
    const totals = totalsOf(ending, products, facts);
    const problems = [
        ...ending.problems,
        ...(plan?.problems ?? []),
        ...(ending.kind === 'applied' ? ending.applied.problems : []),
    ];
    return { verdict: verdictOf(ending, totals, facts), facts, products, problems, totals };
}

;// CONCATENATED MODULE: ./src/run.ts















/** Shorter texts would be cut out of ordinary words. */
const MIN_SECRET_CHARACTERS = 4;
function redactor(secrets) {
    const long = secrets.filter(({ length }) => length >= MIN_SECRET_CHARACTERS);
    return (text) => long.reduce((clean, secret) => clean.replaceAll(secret, '***'), text);
}
/** Without its payload an event is judged by its name alone, on the safe side. */
function readPayload(path) {
    try {
        return path === '' ? null : (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch {
        return null;
    }
}
/** E-mails in full are for private repositories alone; where that is not known, they are masked. */
function emailDisplayOf(publication, event) {
    const { emailDisplay } = publication;
    return emailDisplay === 'auto' ? (event.isPrivate === true ? 'full' : 'masked') : emailDisplay;
}
/** What a throw says to the reader. */
function problemOf(error) {
    if (error instanceof datadog_error/* DatadogError */.j && error.kind === 'cancelled') {
        return (0,seats_problem/* errorAt */.Os)(null, 'the job was cancelled before there was a plan');
    }
    if (error instanceof datadog_error/* DatadogError */.j || error instanceof history_error/* HistoryError */.t) {
        return (0,seats_problem/* errorAt */.Os)(null, error.message);
    }
    return (0,seats_problem/* errorAt */.Os)(null, `unexpected error: ${error instanceof Error ? error.message : String(error)}`);
}
function factsOf(parsed, isDryRun, maxSeats) {
    const { operation, site, inputs } = parsed;
    return { operation, site, dryRun: isDryRun, maxSeats, unresolvedFails: inputs?.unresolvedFails ?? true };
}
/** What is wrong with the list, to be told together with what is wrong with the inputs. */
async function listProblems({ list, operation }, workspace) {
    if (list.listFiles.length === 0 && list.users === '') {
        return [];
    }
    // With `changes` a file may be missing on purpose, which only GitHub could tell.
    const mayBeMissing = operation === 'changes' ? new Set(list.listFiles) : null;
    const { readLists } = await __webpack_require__.e(/* import() */ 743).then(__webpack_require__.bind(__webpack_require__, 3743));
    const { problems } = await readLists(workspace, list.listFiles, list.users, list.productCodes, mayBeMissing);
    return problems;
}
async function decideSafely(parsed, stage, host, display, talk) {
    const { inputs, problems } = parsed;
    const workspace = host.env.GITHUB_WORKSPACE ?? process.cwd();
    if (inputs === null) {
        return {
            ending: { kind: 'invalid', problems: [...problems, ...(await listProblems(parsed, workspace))] },
            maxSeats: new Map(),
        };
    }
    const isDryRun = inputs.dryRun || stage.dryRunReason !== null;
    const world = {
        ...host,
        ...talk,
        isDryRun,
        workspace,
        redact: stage.redact,
        progress: createProgress(stage.console.info, host.now),
        onPlan: (ending, maxSeats) => {
            const planned = displayReport(report(ending, factsOf(parsed, isDryRun, maxSeats)), display);
            for (const { title, lines } of planned.products.map((product) => productGroup(product, null))) {
                stage.console.group(`Plan for ${title}`, lines);
            }
        },
    };
    try {
        const { ending, maxSeats } = await decide(inputs, world);
        return { ending: { ...ending, problems: [...problems, ...ending.problems] }, maxSeats };
    }
    catch (error) {
        return { ending: { kind: 'failed', problems: [...problems, problemOf(error)] }, maxSeats: new Map() };
    }
}
/** Runs the action once: whatever happens, the report is published, and a red verdict sets the exit code. */
async function run(host) {
    const { env, cancellation } = host;
    const secrets = secretsOf(env);
    maskSecrets(secrets);
    const event = parseEvent(env, readPayload(env.GITHUB_EVENT_PATH ?? ''));
    const parsed = checkReportFile(parseInputs(env), env);
    const display = emailDisplayOf(parsed.publication, event);
    const redact = redactor(secrets);
    const { permission } = event;
    const stage = {
        env,
        redact,
        publication: parsed.publication,
        dryRunReason: permission.kind === 'dry-run' ? permission.reason : null,
        console: openConsole((text) => (0,render_escape/* escapeLogLine */._P)(redact(displayText(text, display))), (line) => (0,render_escape/* escapeLogLine */._P)(redact(line))),
    };
    const conversation = openConversation({ ...host, ...stage, event, signal: cancellation.abandonReads });
    stage.console.info(`Datadog Seats: ${parsed.operation ?? 'no operation'} on ${parsed.site ?? 'no site'}`);
    if (stage.dryRunReason !== null) {
        stage.console.info(`This is a dry run, whatever the inputs say: ${stage.dryRunReason}.`);
    }
    const { ending, maxSeats } = await decideSafely(parsed, stage, host, display, { event, conversation });
    const isDryRun = parsed.dryRun || stage.dryRunReason !== null;
    const shown = displayReport(report(ending, factsOf(parsed, isDryRun, maxSeats)), display);
    await publish(shown, 'plan' in ending ? ending.plan : null, stage, conversation);
}


/***/ }),

/***/ 4081:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DY: () => (/* binding */ compareHolders),
/* harmony export */   I4: () => (/* binding */ holderKey),
/* harmony export */   Kd: () => (/* binding */ holderOf),
/* harmony export */   we: () => (/* binding */ indexHolders),
/* harmony export */   xG: () => (/* binding */ holderOfAccount)
/* harmony export */ });
const NOBODY = [];
/** Indexes holders by both of their keys. */
function indexHolders(holders) {
    const byKey = new Map();
    for (const holder of holders) {
        // Nearly everybody is alone with both keys, so that they share a list.
        const alone = [holder];
        for (const key of [holder.id, holder.email]) {
            if (key === null) {
                continue;
            }
            const same = byKey.get(key);
            if (same === undefined) {
                byKey.set(key, alone);
            }
            else if (same.length === 1) {
                byKey.set(key, [...same, holder]);
            }
            else {
                same.push(holder);
            }
        }
    }
    return { holders, get: (key) => byKey.get(key) ?? NOBODY };
}
/**
 * The one holder that a listed key names by itself, without any look-up; `null` where nobody or more than one has it.
 */
function holderOf(key, index) {
    const holders = index.get(key);
    return holders.length === 1 ? (holders[0] ?? null) : null;
}
/** The holder that an account is: by UUID, and by e-mail only where the seat list tells no UUID. */
function holderOfAccount(account, index) {
    const byEmail = account.email === null ? [] : index.get(account.email);
    return index.get(account.id)[0] ?? byEmail.find((holder) => holder.id === null) ?? null;
}
/** Orders people by e-mail, then by UUID: a stable order that does not depend on the locale. */
function compareHolders(a, b) {
    const [left, right] = [a.email ?? a.id ?? '', b.email ?? b.id ?? ''];
    const [leftId, rightId] = [a.id ?? '', b.id ?? ''];
    return left < right ? -1 : left > right ? 1 : leftId < rightId ? -1 : leftId > rightId ? 1 : 0;
}
/** The key a holder is reported under: the e-mail where there is one. */
function holderKey(holder) {
    return holder.email ?? holder.id ?? '';
}


/***/ }),

/***/ 5261:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O1: () => (/* binding */ isUuid),
/* harmony export */   _c: () => (/* binding */ parsePersonKey),
/* harmony export */   oc: () => (/* binding */ isEmailKey)
/* harmony export */ });
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const EMAIL = /^[^\s\p{C}@<>()[\]\\,;:"|`*]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u;
const MAX_EMAIL_CHARACTERS = 254;
/** Whether `text` is a UUID of any version (8-4-4-4-12), in lower case. Datadog hands out v1 and v4. */
function isUuid(text) {
    return UUID.test(text);
}
/** Whether a key is an e-mail; otherwise it is a UUID. */
function isEmailKey(key) {
    return key.includes('@');
}
/** The key of a person written as an e-mail or a UUID, in any case, with white space around it; `null` for anything else. */
function parsePersonKey(text) {
    const key = text.trim().toLowerCase();
    const isEmail = key.length <= MAX_EMAIL_CHARACTERS && EMAIL.test(key);
    return isEmail || isUuid(key) ? key : null;
}


/***/ }),

/***/ 2889:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MK: () => (/* binding */ warningAt),
/* harmony export */   Os: () => (/* binding */ errorAt),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   zD: () => (/* binding */ grouped)
/* harmony export */ });
/** A problem that makes the job red. */
function errorAt(source, message) {
    return { severity: 'error', message, file: source?.file ?? null, line: source?.line ?? null };
}
/** A problem that is shown and changes nothing. */
function warningAt(source, message) {
    return { severity: 'warning', message, file: source?.file ?? null, line: source?.line ?? null };
}
/** `1,200`: a number as people read it. Not `toLocaleString`, which loads all locales first: a tenth of a run's time. */
function grouped(number) {
    return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
/** `1 seat`, `2 seats`, `1,200 people`: a count with its noun, the same in every locale. */
function count(number, one, many = `${one}s`) {
    return `${grouped(number)} ${number === 1 ? one : many}`;
}


/***/ }),

/***/ 1372:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ isProtectionPattern),
/* harmony export */   r: () => (/* binding */ hasWildcard)
/* harmony export */ });
/* harmony import */ var _person_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5261);

/** Braces and brackets would be torn apart at the commas that separate patterns. */
const NO_PATTERN = /[{}[\]()|\\]/;
/** Whether a pattern is a glob, which matches more than itself. */
function hasWildcard(pattern) {
    return /[*?]/.test(pattern);
}
/** Whether `pattern` can match anybody: an e-mail, a UUID, or a glob over e-mails. */
function isProtectionPattern(pattern) {
    return ((0,_person_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePersonKey */ ._c)(pattern) !== null || (hasWildcard(pattern) && /[@*]/.test(pattern) && !NO_PATTERN.test(pattern)));
}


/***/ }),

/***/ 8530:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vp: () => (/* binding */ STATUS_GROUP),
/* harmony export */   eJ: () => (/* binding */ powersOf),
/* harmony export */   eq: () => (/* binding */ countGroups),
/* harmony export */   iI: () => (/* binding */ isRed),
/* harmony export */   xb: () => (/* binding */ OPERATIONS)
/* harmony export */ });
/* unused harmony exports STATUSES, VERDICTS */
/** Every status a person can end in. One vocabulary for log, summary, comment and report file. */
const STATUSES = (/* unused pure expression or super */ null && ([
    'assigned',
    'unassigned',
    'would-assign',
    'would-unassign',
    'has-seat',
    'no-seat',
    'kept',
    'protected',
    'not-found',
    'disabled',
    'ambiguous',
    'failed',
    'unconfirmed',
    'not-attempted',
]));
const STATUS_GROUP = {
    assigned: 'assign',
    'would-assign': 'assign',
    unassigned: 'unassign',
    'would-unassign': 'unassign',
    'has-seat': 'unchanged',
    'no-seat': 'unchanged',
    kept: 'left',
    protected: 'left',
    'not-found': 'unresolved',
    disabled: 'unresolved',
    ambiguous: 'unresolved',
    failed: 'failed',
    unconfirmed: 'failed',
    'not-attempted': 'failed',
};
/** How many there are of each group. */
function countGroups(groups) {
    const counts = { assign: 0, unassign: 0, unchanged: 0, left: 0, unresolved: 0, failed: 0 };
    for (const group of groups) {
        counts[group] += 1;
    }
    return counts;
}
/** Every operation with its powers: a new one is complete when this table is. */
const OPERATIONS = {
    list: { assigns: 'nobody', unassigns: 'nobody', isBounded: false, needsList: false },
    assign: { assigns: 'listed', unassigns: 'nobody', isBounded: false, needsList: true },
    unassign: { assigns: 'nobody', unassigns: 'listed', isBounded: false, needsList: true },
    sync: { assigns: 'listed', unassigns: 'unlisted', isBounded: true, needsList: true },
    changes: { assigns: 'added', unassigns: 'removed', isBounded: true, needsList: true },
};
/** The powers of an operation. */
function powersOf(operation) {
    return OPERATIONS[operation];
}
/** Every verdict, from the weakest to the strongest: the last that applies is the run's. */
const VERDICTS = (/* unused pure expression or super */ null && ([
    'listed',
    'in-sync',
    'planned',
    'applied',
    'incomplete',
    'refused',
    'invalid',
    'failed',
]));
const IS_RED = {
    listed: false,
    'in-sync': false,
    planned: false,
    applied: false,
    incomplete: true,
    refused: true,
    invalid: true,
    failed: true,
};
/** Whether a verdict fails the job. */
function isRed(verdict) {
    return IS_RED[verdict];
}


/***/ }),

/***/ 9783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ getProxyUrl)
/* harmony export */ });
/* unused harmony export checkBypass */
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map

/***/ }),

/***/ 370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ pLimit)
});

// UNUSED EXPORTS: limitFunction

;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}


/***/ })

};
