export const id = 5;
export const ids = [5];
export const modules = {

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
const LINKABLE = /[@#]|:(?=\/\/|[\w+-]+:)|www(?=\.)|\bGH(?=-)/gi;
const ZERO_WIDTH_SPACE = '\u200b';
/** One line of visible text. */
function flatten(text) {
    return text.replace(INVISIBLE, ' ').replace(/ {2,}/g, ' ').trim();
}
/** Text from outside as Markdown that shows just this text: no element, emphasis, link, table cell or mention. */
function escapeMarkdown(text) {
    return flatten(text)
        .replace(MEANINGFUL, (character) => ENTITIES[character] ?? `\\${character}`)
        .replace(LINKABLE, (match) => `${match}${ZERO_WIDTH_SPACE}`);
}
/** What can stand in a code span within a table as it is. */
const PLAIN_IN_CODE = /^[^`|\\\p{C}\p{Zl}\p{Zp}]+$/u;
/** Text from outside as a code span, in which GitHub links nothing. Text that could end it is escaped instead. */
function code(text) {
    const line = flatten(text);
    return PLAIN_IN_CODE.test(line) ? `\`${line}\`` : escapeMarkdown(line);
}
/** Text from outside as one line of the log: the runner takes `::` at its beginning, and `##[` anywhere, for a command. */
function escapeLogLine(text) {
    return flatten(text).replace(/^::/, ':\u200b:').replaceAll('##[', '##\u200b[');
}


/***/ }),

/***/ 2367:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   HQ: () => (/* binding */ productGroup),
/* harmony export */   MT: () => (/* binding */ verdictLine),
/* harmony export */   c2: () => (/* binding */ closingError),
/* harmony export */   rF: () => (/* binding */ unresolvedPeople)
/* harmony export */ });
/* unused harmony export personLine */
/* harmony import */ var _seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5209);
/* harmony import */ var _seats_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8530);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5933);



/** One person in one line: status, who, why, where. */
function personLine(person) {
    const { key, name, status, listed } = person;
    const reason = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .whyOf */ .gf)(person);
    const why = reason === '' ? '' : `: ${reason}`;
    const where = listed?.source ? ` [${listed.source.file}:${listed.source.line}]` : '';
    return `${status} ${name === null ? key : `${key} (${name})`}${why}${where}`;
}
/** One product: those who change or have a problem one a line, the others counted; in a listing everybody is shown. */
function productGroup(product, verdict) {
    const changes = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .changesLine */ .a8)(product);
    const shown = product.people.filter((person) => verdict === 'listed' || person.status === 'protected' || !(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .isQuiet */ .rM)(person));
    const others = product.people.length - shown.length;
    return {
        title: `${product.productCode}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .seatsLine */ .H4)(product)}${changes === '' ? '' : `; ${changes}`}`,
        lines: [...shown.map(personLine), ...(others === 0 ? [] : [`${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(others)} unchanged`])],
    };
}
/** The last line of the log. */
function verdictLine(report) {
    return `${report.verdict}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .headline */ .Pl)(report)}`;
}
/** `seats.txt:3`; `''` for a problem that is about no file. */
function placeOf({ at }) {
    return at === null ? '' : `${at.file}${at.line === null ? '' : `:${at.line}`}`;
}
function becameText({ key, status, why }) {
    return `${key}: ${status}${why === null ? '' : `: ${why}`}`;
}
/** Listed people who cannot be resolved, as problems on their line of the list. */
function unresolvedPeople({ products, facts }) {
    const severity = facts.unresolvedFails ? 'error' : 'warning';
    return products
        .flatMap(({ people }) => people)
        .filter(({ status, listed }) => listed?.source && _seats_status_js__WEBPACK_IMPORTED_MODULE_0__/* .STATUS_GROUP */ .Vp[status] === 'unresolved')
        .map((person) => ({ severity, says: becameText(person), at: person.listed?.source ?? null }));
}
/** The one error that the job ends with: everything that has no line of its own. */
function closingError(report) {
    const problems = report.problems.filter(({ severity, at }) => severity === 'error' && at === null);
    const people = report.products.flatMap((product) => product.people
        .filter(({ status, listed }) => {
        const group = _seats_status_js__WEBPACK_IMPORTED_MODULE_0__/* .STATUS_GROUP */ .Vp[status];
        return group === 'failed' || (group === 'unresolved' && !listed?.source);
    })
        .map((person) => `${product.productCode}: ${becameText(person)}`));
    const withheld = report.products.flatMap(({ productCode, people: all }) => {
        const [first, ...others] = all.filter(({ status }) => status === 'withheld');
        const more = others.length === 0 ? '' : ` (and ${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(others.length, 'more removal')} withheld)`;
        return first === undefined ? [] : [`${productCode}: ${becameText(first)}${more}`];
    });
    return [`Datadog Seats: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .headline */ .Pl)(report)}`, ...problems.map(({ says }) => says), ...people, ...withheld].join('\n');
}


/***/ }),

/***/ 2495:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ renderMarkdown)
/* harmony export */ });
/* harmony import */ var _seats_sentence_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5209);
/* harmony import */ var _seats_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8530);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7789);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2367);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5933);





/** So many problems are shown where not everything is. */
const MAX_PROBLEMS_SHOWN = 50;
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
    withheld: '⏸️',
    'not-found': '❓',
    disabled: '🚫',
    ambiguous: '❓',
    failed: '❌',
    unconfirmed: '❌',
    'not-attempted': '❌',
};
function row(person) {
    const name = person.name === null ? '' : ` ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(person.name)}`;
    const source = person.listed?.source;
    const why = [(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)((0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .whyOf */ .gf)(person)), source ? (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(`${source.file}:${source.line}`) : ''];
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
/** How many people are in which status, in the order they appear. */
function statusCounts(people) {
    const counts = new Map();
    for (const { status } of people) {
        counts.set(status, (counts.get(status) ?? 0) + 1);
    }
    return [...counts].map(([status, number]) => `${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_4__/* .grouped */ .zD)(number)} ${status}`).join(' · ');
}
/** People to do something about, as many as a long report has room for. */
function troubled(people) {
    const all = people.filter(({ status }) => _seats_status_js__WEBPACK_IMPORTED_MODULE_0__/* .STATUS_GROUP */ .Vp[status] === 'unresolved' || _seats_status_js__WEBPACK_IMPORTED_MODULE_0__/* .STATUS_GROUP */ .Vp[status] === 'failed');
    const shown = all.slice(0, MAX_PROBLEMS_SHOWN);
    const more = all.length - shown.length;
    const rest = more === 0 ? [] : ['', `and ${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(more, 'more person', 'more people')} with a problem`];
    return all.length === 0 ? [] : ['', ...table(shown), ...rest];
}
function productSection(product, report, detail) {
    const { people } = product;
    const [loud, quiet] = [people.filter((person) => !(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .isQuiet */ .rM)(person)), people.filter(_words_js__WEBPACK_IMPORTED_MODULE_3__/* .isQuiet */ .rM)];
    const changes = (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .changesLine */ .a8)(product);
    const head = [
        '',
        `### ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(product.productCode)}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .seatsLine */ .H4)(product)}`,
        ...(changes === '' ? [] : ['', `${changes}.`]),
    ];
    if (detail === 'counts' || detail === 'problems') {
        return [...head, '', statusCounts(people), ...(detail === 'counts' ? [] : troubled(people))];
    }
    const changed = [...head, ...(loud.length === 0 ? [] : ['', ...table(loud)])];
    const unchanged = `${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(quiet.length, 'person', 'people')} unchanged`;
    if (quiet.length === 0) {
        return changed;
    }
    if (detail === 'without-unchanged') {
        return [...changed, '', `${unchanged}.`];
    }
    // A listing is about those who hold a seat: there is nothing else to show.
    return report.verdict === 'listed'
        ? [...changed, '', ...table(quiet)]
        : [...changed, '', `<details><summary>${unchanged}</summary>`, '', ...table(quiet), '', '</details>'];
}
function problemSection(problems, detail) {
    const shown = detail === 'full' ? problems : problems.slice(0, MAX_PROBLEMS_SHOWN);
    const lines = shown.map((problem) => {
        const where = problem.at === null ? '' : `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)((0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .placeOf */ .$t)(problem))} `;
        return `- ${problem.severity === 'error' ? '❌' : '⚠️'} ${where}${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(problem.says)}`;
    });
    const more = problems.length - shown.length;
    return problems.length === 0 ? [] : ['', ...lines, ...(more === 0 ? [] : [`- and ${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(more, 'more problem')}`])];
}
function renderAt(detail, report, setting) {
    const { operation, site, mode } = report.facts;
    const about = [operation, site].filter((fact) => fact !== null).map(_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY);
    const why = mode.kind === 'dry-run' && mode.why !== null ? `This is a dry run: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(mode.why)}.` : '';
    const paragraphs = [about.join(' on '), why, setting.note ?? '', (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .advice */ .v9)(report)].filter((text) => text !== '');
    const lines = [
        `## Datadog Seats: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .headline */ .Pl)(report)}`,
        ...paragraphs.flatMap((paragraph) => ['', paragraph]),
        ...problemSection(report.problems, detail),
        ...report.products.flatMap((product) => productSection(product, report, detail)),
        ...(detail === 'full' ? [] : ['', shortened(setting)]),
    ];
    return `${lines.join('\n')}\n`;
}
function shortened({ wholeReport }) {
    return `Not everything fits here.${wholeReport === null ? '' : ` All of it is in ${wholeReport}.`}`;
}
/**
 * Renders a report as Markdown of a limited size, by steps: everything; without the unchanged people; counts and the people
 * with a problem; counts alone. What is left out is said, with a pointer to the whole report.
 */
function renderMarkdown(report, setting) {
    for (const detail of DETAILS) {
        const text = renderAt(detail, report, setting);
        if (setting.sizeOf(text) <= setting.max) {
            return text;
        }
    }
    // Even counts do not fit where there are hundreds of products or problems.
    return `## Datadog Seats: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .headline */ .Pl)(report)}\n\n${shortened(setting)}\n`;
}


/***/ }),

/***/ 5933:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H4: () => (/* binding */ seatsLine),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   a8: () => (/* binding */ changesLine),
/* harmony export */   gf: () => (/* binding */ whyOf),
/* harmony export */   rM: () => (/* binding */ isQuiet),
/* harmony export */   v9: () => (/* binding */ advice)
/* harmony export */ });
/* harmony import */ var _seats_sentence_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5209);
/* harmony import */ var _seats_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8530);


const NOTHING = 'nothing was changed';
/** How many people or things went wrong: those who failed or are unresolved, else the errors themselves. */
function problemCount({ totals, problems }) {
    return (totals.failed + totals.unresolved + totals.withheld ||
        problems.filter(({ severity }) => severity === 'error').length);
}
/** `2 assigned, 1 unassigned, 1 problem`: what was done, and what was not. */
function done(report) {
    const { assigned, unassigned } = report.totals;
    const problems = problemCount(report);
    const statuses = new Set(report.products.flatMap(({ people }) => people.map(({ status }) => status)));
    // Datadog may have changed what no reading has shown.
    const isUncertain = statuses.has('unconfirmed') || statuses.has('failed');
    const parts = [
        assigned + unassigned === 0 && !isUncertain ? NOTHING : '',
        assigned > 0 ? `${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(assigned)} assigned` : '',
        unassigned > 0 ? `${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(unassigned)} unassigned` : '',
        problems > 0 ? (0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(problems, 'problem') : '',
    ];
    return parts.filter((part) => part !== '').join(', ');
}
const HEADLINES = {
    listed: () => `Seats listed — ${NOTHING}`,
    checked: () => `List checked — ${NOTHING}`,
    'in-sync': ({ totals }) => totals.unresolved === 0
        ? 'In sync — nothing to do'
        : `Nothing to do, but ${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(totals.unresolved, 'person', 'people')} could not be resolved`,
    planned: () => `Plan — ${NOTHING}`,
    applied: (report) => `Done — ${done(report)}`,
    incomplete: (report) => report.facts.mode.kind === 'dry-run'
        ? `Plan with ${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(problemCount(report), 'problem')} — ${NOTHING}`
        : `Incomplete — ${done(report)}`,
    refused: () => `Refused — ${NOTHING}`,
    invalid: (report) => `Invalid — ${NOTHING}, ${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(problemCount(report), 'problem')} to fix`,
    failed: () => `Failed — ${NOTHING}`,
};
/** Mode and verdict in one line. */
function headline(report) {
    return HEADLINES[report.verdict](report);
}
/** What helps after a merge. A re-run takes the same workflow file, but the newest list. */
const ADVICE = {
    incomplete: 'See below what to fix. A re-run does what is left, with the newest list of the default branch.',
    refused: 'Nothing was written. Fix the list, or raise the limit in the workflow file or in the repository variable that it reads, and merge that: a re-run alone takes the same workflow file.',
    invalid: 'Fix everything below and merge that. Datadog was not contacted.',
    failed: 'The run ended before there was a plan. Re-run it once the cause below is gone.',
};
/** What helps before it: a push to the pull request plans again, with its own workflow file. */
const PLAN_ADVICE = {
    ...ADVICE,
    incomplete: 'See below what to fix, and push. Merged as it is, these people stay as they are and the run is red.',
    refused: 'Merged as it is, this is refused again. Fix the list, or raise the limit in the workflow file in this same pull request, or in the repository variable that it reads.',
    invalid: 'Fix everything below and push. Datadog was not contacted.',
};
/** What to do about a verdict; `''` where nothing is to be done. */
function advice({ verdict, facts }) {
    if (verdict === 'checked') {
        const whose = facts.outsider ?? 'this kind';
        return `The list is valid. Seats could not be read: GitHub hands out no keys for a pull request of ${whose}.`;
    }
    return (facts.mode.kind === 'dry-run' ? PLAN_ADVICE[verdict] : ADVICE[verdict]) ?? '';
}
/** `41 → 43 of 50 seats`: held before, held after, and the budget. */
function seatsLine({ seatsBefore, seatsAfter, maxSeats }) {
    const after = seatsAfter === null ? 'unknown' : (0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(seatsAfter);
    const change = seatsAfter === seatsBefore ? after : `${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(seatsBefore)} → ${after}`;
    const budget = maxSeats === null ? '' : ` of ${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(maxSeats)}`;
    return `${change}${budget} ${(maxSeats ?? seatsAfter) === 1 ? 'seat' : 'seats'}`;
}
const CHANGES = {
    assigned: 'got a seat',
    unassigned: 'lost the seat',
    'would-assign': 'would get a seat',
    'would-unassign': 'would lose the seat',
};
/** `2 people would get a seat, 1 would lose it`: a product's changes in a sentence; `''` where nobody changes. */
function changesLine({ people }) {
    const parts = Object.entries(CHANGES).map(([status, what]) => {
        const number = people.filter((person) => person.status === status).length;
        return number === 0 ? '' : `${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(number, 'person', 'people')} ${what}`;
    });
    return parts.filter((part) => part !== '').join(', ');
}
/** Why a person has the status; `''` where the status says it all. */
function whyOf({ why, listed, status, since }) {
    const isLeaver = _seats_status_js__WEBPACK_IMPORTED_MODULE_0__/* .STATUS_GROUP */ .Vp[status] === 'unassign' && listed === null;
    return [why ?? (isLeaver ? 'not on the list' : ''), since === null ? '' : `seat since ${since}`]
        .filter((part) => part !== '')
        .join(', ');
}
/** Whether nothing changes for a person, and nothing is wrong. */
function isQuiet({ status }) {
    const group = _seats_status_js__WEBPACK_IMPORTED_MODULE_0__/* .STATUS_GROUP */ .Vp[status];
    return group === 'unchanged' || group === 'left';
}


/***/ }),

/***/ 1005:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  XZ: () => (/* binding */ announcePlan),
  Wb: () => (/* binding */ announceStart),
  mk: () => (/* binding */ publish),
  Au: () => (/* binding */ publishCommentUrl),
  reportCrash: () => (/* binding */ reportCrash)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 12 modules
var core = __webpack_require__(143);
;// CONCATENATED MODULE: ./src/render/json.ts
/** The format of the report file; it grows with every change that a reader must know of. */
const VERSION = 1;
/** The report file's content. */
function renderJson({ verdict, facts, products, problems }) {
    const { operation, mode, site } = facts;
    const shownProducts = products.map(({ people, ...product }) => ({
        ...product,
        people: people.map(({ key, id, name, status, why, listed, since, suggestion }) => ({
            ...{ user: key, id, name, status, reason: why, source: listed?.source ?? null },
            ...(since === null ? {} : { since }),
            ...(suggestion === null ? {} : { suggestion }),
        })),
    }));
    const shownProblems = problems.map(({ severity, says, at }) => {
        return { severity, message: says, file: at?.file ?? null, line: at?.line ?? null };
    });
    const run = { version: VERSION, verdict, operation, dryRun: mode.kind === 'dry-run', site };
    return `${JSON.stringify({ ...run, products: shownProducts, problems: shownProblems }, null, 2)}\n`;
}

// EXTERNAL MODULE: ./src/render/lines.ts
var render_lines = __webpack_require__(2367);
// EXTERNAL MODULE: ./src/render/markdown.ts
var markdown = __webpack_require__(2495);
// EXTERNAL MODULE: ./src/render/words.ts
var words = __webpack_require__(5933);
// EXTERNAL MODULE: ./src/seats/status.ts
var seats_status = __webpack_require__(8530);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./src/runner/files.ts





/** A step summary may have 1 MiB in bytes; GitHub shows nothing of a larger one. */
const MAX_SUMMARY_BYTES = 1024 * 1024;
/** The path of a file that the runner names; `''` for none. The toolkit insists that it exists. */
function existing(path = '') {
    if (path !== '') {
        (0,external_node_fs_.appendFileSync)(path, '');
    }
    return path;
}
/** Every output that follows from the report, as `action.yml` names them. A count that is not known is empty. */
function outputsOf({ totals, verdict }, reportFile) {
    const outputs = {
        verdict,
        changed: totals.changed,
        'seats-before': totals.seatsBefore ?? '',
        'seats-after': totals.seatsAfter ?? '',
        assigned: totals.assigned,
        unassigned: totals.unassigned,
        unchanged: totals.unchanged,
        unresolved: totals.unresolved,
        withheld: totals.withheld,
        failed: totals.failed,
        'report-file': reportFile ?? '',
    };
    return Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, String(value)]));
}
function setOutputs(outputs) {
    existing(process.env.GITHUB_OUTPUT);
    for (const [name, value] of Object.entries(outputs)) {
        core/* setOutput */.uH(name, value);
    }
}
/** Appends to the job summary; where the runner has none, nothing happens. */
async function writeSummary(markdown) {
    if (existing(process.env.GITHUB_STEP_SUMMARY) !== '') {
        await core/* summary */.z.addRaw(markdown).write();
    }
}
/** Writes the report to a new file in the runner's temporary folder, and returns its path. */
function writeReportFile(content) {
    const { RUNNER_TEMP: temp = '' } = process.env;
    const folder = temp === '' ? (0,external_node_os_.tmpdir)() : temp;
    const path = (0,external_node_path_.join)(folder, `datadog-seats-${(0,external_node_crypto_.randomUUID)()}.json`);
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    (0,external_node_fs_.writeFileSync)(path, content);
    return path;
}

;// CONCATENATED MODULE: ./src/runner/publish.ts







/** The first lines of the log. */
function announceStart({ operation, site, mode }, console) {
    console.info(`Datadog Seats: ${operation ?? 'no operation'} on ${site ?? 'no site'}`);
    if (mode.kind === 'dry-run' && mode.why !== null) {
        console.info(`This is a dry run, whatever the inputs say: ${mode.why}.`);
    }
}
/** Shows a plan in the log before anything is written. */
function announcePlan({ products }, console) {
    for (const { title, lines } of products.map((product) => (0,render_lines/* productGroup */.HQ)(product, null))) {
        console.group({ title: `Plan for ${title}`, lines });
    }
}
/** The log's end, the annotations, and the error that makes the job red. */
function publishLog(report, console) {
    for (const product of report.products) {
        console.group((0,render_lines/* productGroup */.HQ)(product, report.verdict));
    }
    const placed = report.problems.filter(({ severity, at }) => severity === 'warning' || at !== null);
    console.annotate([...placed, ...(0,render_lines/* unresolvedPeople */.rF)(report)]);
    console.info((0,render_lines/* verdictLine */.MT)(report));
    if ((0,words/* advice */.v9)(report) !== '') {
        console.info((0,words/* advice */.v9)(report));
    }
    if ((0,seats_status/* isRed */.iI)(report.verdict)) {
        console.fail((0,render_lines/* closingError */.c2)(report));
    }
}
/** Publishes in one place. What goes wrong there makes the job red, and keeps no other place from being written. */
async function attempt(what, console, publishThere) {
    try {
        return await publishThere();
    }
    catch (error) {
        console.fail(`${what} could not be written: ${error instanceof Error ? error.message : String(error)}`);
        return null;
    }
}
/** Publishes a report in its file, the outputs, the summary and the log. Returns the path of the file, if there is one. */
async function publish(report, { redact }, console) {
    const reportFile = await attempt('The report file', console, () => writeReportFile(redact(renderJson(report))));
    await attempt('The outputs', console, () => {
        setOutputs(outputsOf(report, reportFile));
    });
    await attempt('The job summary', console, () => {
        const wholeReport = reportFile === null ? null : 'the report file (output `report-file`)';
        const sizeOf = (text) => Buffer.byteLength(text);
        return writeSummary(redact((0,markdown/* renderMarkdown */.G)(report, { note: null, wholeReport, max: MAX_SUMMARY_BYTES, sizeOf })));
    });
    await attempt('The log', console, () => {
        publishLog(report, console);
    });
    return reportFile;
}
/** Publishes the address of the comment; empty without one. */
async function publishCommentUrl(url, console) {
    await attempt('The output comment-url', console, () => {
        setOutputs({ 'comment-url': url });
    });
}
/**
 * The last resort: reporting itself has failed. The error's own words stay out of the log, since nothing has cleared them of
 * secrets; its stack without them is there for whoever debugs.
 */
function reportCrash(error) {
    core/* setFailed */.C1('Datadog Seats: failed: the report could not be made. Re-run with debug logging to see the stack.');
    const frames = (error instanceof Error ? (error.stack ?? '') : '').split('\n').filter((line) => /^\s+at /.test(line));
    core/* debug */.Yz([error instanceof Error ? error.name : typeof error, ...frames].join('\n'));
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
/** A person. With hidden e-mails the `id` stands in for the key. */
function who(key, id = null) {
    return { kind: 'person', key, id };
}
/** A listed person with the line: `jane@example.com (seats.txt:3)`. */
function placed({ key, source }) {
    return [who(key), source === null ? ' (input users)' : ` (${source.file}:${source.line})`];
}
/** Text from a list, in quotation marks. */
function quote(text) {
    return { kind: 'quote', text };
}
/** What a server, a library or the operating system said. */
function words(text) {
    return { kind: 'words', text };
}
/** What an input was set to, in quotation marks. */
function value(text) {
    return { kind: 'value', text };
}
/** Makes a sentence of a template. Plain strings and numbers in it are the action's own words. */
function say(texts, ...parts) {
    return texts.flatMap((text, index) => {
        const part = parts[index];
        if (part === undefined) {
            return [text];
        }
        if (typeof part === 'string' || typeof part === 'number') {
            return [text, String(part)];
        }
        return 'kind' in part ? [text, part] : [text, ...part];
    });
}
/** The sentence with `…` in place of everything personal, for places that know no display. */
function impersonal(sentence) {
    return sentence.map((part) => (typeof part === 'string' ? part : '…')).join('');
}
/** `1,200`: a number as people read it. */
function grouped(number) {
    return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
/** `1 seat`, `2 seats`, `1,200 people`: a count with its noun. */
function count(number, one, many = `${one}s`) {
    return `${grouped(number)} ${number === 1 ? one : many}`;
}


/***/ }),

/***/ 8530:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vp: () => (/* binding */ STATUS_GROUP),
/* harmony export */   iI: () => (/* binding */ isRed)
/* harmony export */ });
/* unused harmony export VERDICTS */
/** Every status a person can end in: a new status is a new line. */
const STATUS_GROUP = {
    assigned: 'assign',
    unassigned: 'unassign',
    'would-assign': 'assign',
    'would-unassign': 'unassign',
    'has-seat': 'unchanged',
    'no-seat': 'unchanged',
    kept: 'left',
    protected: 'left',
    withheld: 'withheld',
    'not-found': 'unresolved',
    disabled: 'unresolved',
    ambiguous: 'unresolved',
    failed: 'failed',
    unconfirmed: 'failed',
    'not-attempted': 'failed',
};
/** Every verdict and whether it fails the job, from the weakest to the strongest: the last that applies is the run's. */
const VERDICT_COLOR = {
    listed: 'green',
    checked: 'green',
    'in-sync': 'green',
    planned: 'green',
    applied: 'green',
    incomplete: 'red',
    refused: 'red',
    invalid: 'red',
    failed: 'red',
};
const VERDICTS = Object.keys(VERDICT_COLOR);
/** Whether a verdict fails the job. */
function isRed(verdict) {
    return VERDICT_COLOR[verdict] === 'red';
}


/***/ })

};
