export const id = 354;
export const ids = [354];
export const modules = {

/***/ 2582:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GU: () => (/* binding */ alertOf),
/* harmony export */   Ku: () => (/* binding */ firstOf),
/* harmony export */   iK: () => (/* binding */ bulleted),
/* harmony export */   rF: () => (/* binding */ unresolvedPeople)
/* harmony export */ });
/* harmony import */ var _seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5209);
/* harmony import */ var _seats_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8530);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5933);



const PLAIN = { text: (text) => text, code: (text) => text, place: _words_js__WEBPACK_IMPORTED_MODULE_1__/* .placeText */ .Z9 };
/** More causes than this are counted: after ten, a reader knows what to do. */
const MAX_CAUSES = 10;
/** Problems of inputs and lists are fixed all at once, so more of them are named. */
const MAX_PROBLEMS = 50;
const RE_RUN = 'Fix the cause, then re-run the job: it makes the remaining changes.';
/** The first `max` as texts; the others are counted. */
function firstOf(all, max, show, more = 'more problem') {
    const left = all.length - max;
    return [...all.slice(0, max).map(show), ...(left > 0 ? [`and ${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(left, more)}`] : [])];
}
const bulleted = (lines) => lines.map((line) => `- ${line}`).join('\n');
const problemLine = ({ says, at }, { text, place }) => at === null ? text((0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .stop */ .ds)(says)) : `${text(says)} (${place(at)}).`;
/** `kenn@example.com (seats.txt:5) has no Datadog account.` */
function personLine(person, report, { text, code, place }) {
    const { key, listed, status, why } = person;
    const who = listed?.source ? `${code(key)} (${place(listed.source)})` : code(key);
    if (_seats_status_js__WEBPACK_IMPORTED_MODULE_0__/* .STATUS_GROUP */ .Vp[status] === 'unresolved')
        return `${who} ${text((0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .stop */ .ds)(why ?? status))}`;
    return `${who}: ${text((0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .stop */ .ds)((0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonOf */ .A3)({ ...person, listed: null }, report)))}`;
}
/** `Fix seats.txt:5 and push`, `Fix 2 lines`. */
function fix(places, { facts }, { place }) {
    const lines = places.filter((at) => at !== null);
    const [only = (0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(places.length, 'problem')] = lines.map(place);
    return `Fix ${lines.length > 1 ? (0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(lines.length, 'line') : only}${facts.appliesOnMerge ? ' and push' : ''}.`;
}
/** The limits, and what to do whether or not the plan is intended. Plain text says both in one sentence each. */
function refused(report, style) {
    const { appliesOnMerge, files } = report.facts;
    const errors = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .errorsOf */ .Bp)(report);
    const outcome = `Nothing was changed.${appliesOnMerge ? ' Merged as it is, this is refused again.' : ''}`;
    if (style === PLAIN)
        return [...errors.map((error) => problemLine(error, style)), outcome];
    const limitOf = (error) => error.choice ? style.text(error.choice.limit) : problemLine(error, style);
    const choices = errors.flatMap(({ choice }) => choice ?? []);
    const name = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .listName */ .sY)(report);
    const list = files.length === 1 ? style.place({ file: name, line: null }) : name;
    const ways = choices.slice(0, 1).map(({ undo }) => `**Not intended?** ${style.text(undo)} ${list}.`);
    const settings = [...new Set(choices.flatMap((choice) => choice.settings))].map(style.code).join(' and ');
    const where = appliesOnMerge ? ', in this same pull request' : ' on the default branch';
    if (settings !== '')
        ways.push(`**Intended?** Set ${settings} in the workflow${where}.`);
    return [...firstOf(errors, MAX_CAUSES, limitOf), outcome, bulleted(ways)];
}
function troubled(report, style) {
    const { withheld, unassigned } = report.totals;
    const people = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .peopleIn */ .$T)(report, 'unresolved', 'failed');
    const shown = people.length > 0 ? people : (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .peopleIn */ .$T)(report, 'withheld');
    const causes = firstOf(shown, MAX_CAUSES, (person) => personLine(person, report, style));
    if (causes.length === 0)
        return [];
    const places = people.map(({ listed }) => listed?.source ?? null);
    const stay = unassigned === 0 ? 'no seat is removed' : `${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(withheld, 'removal')} stay on hold`;
    const until = `Until then ${stay}${report.facts.appliesOnMerge ? ', even if this is merged' : ''}.`;
    // If nobody is unresolved or failed, the removals on hold have another cause.
    const plan = people.length === 0 ? '' : (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .joined */ .oR)([fix(places, report, style), withheld > 0 && until], ' ');
    const help = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .isDryRun */ .vG)(report) ? plan : RE_RUN;
    return causes.length === 1 ? [...causes, help] : [help, bulleted(causes)];
}
/** The one thing to know or to do first, in paragraphs (one may be a list); none if nothing needs attention. */
function alertOf(report, style = PLAIN) {
    const { verdict, facts, isSetUp } = report;
    const errors = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .errorsOf */ .Bp)(report);
    const says = (max) => firstOf(errors, max, (error) => problemLine(error, style));
    const whose = `pull requests from ${facts.outsider ?? 'this source'}`;
    if (verdict === 'refused')
        return isSetUp ? [] : refused(report, style);
    if (verdict === 'failed')
        return [...says(MAX_CAUSES), 'Nothing was changed. Re-run the job once this is fixed.'];
    if (verdict === 'checked')
        return [`GitHub gives no secrets to ${whose}, so seats were not read. The list is valid.`];
    if (verdict !== 'invalid')
        return troubled(report, style);
    const places = errors.map(({ at }) => at);
    return [`${fix(places, report, style)} Datadog was not contacted.`, bulleted(says(MAX_PROBLEMS))];
}
/** Listed people who cannot be resolved, as problems on their line of the list. */
function unresolvedPeople(report) {
    const severity = report.facts.unresolvedFails ? 'error' : 'warning';
    return (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .peopleIn */ .$T)(report, 'unresolved').flatMap(({ key, status, why, listed }) => listed?.source ? [{ severity, says: (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .stop */ .ds)(`${key} ${why ?? status}`), at: listed.source }] : []);
}


/***/ }),

/***/ 7789:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ flatten),
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   _P: () => (/* binding */ escapeLogLine),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   kh: () => (/* binding */ ticksAround)
/* harmony export */ });
/** Control characters, line breaks, and the invisible ones that turn text around. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** What begins or ends something in HTML, Markdown or a formula. An underscore within a word does not. */
const MEANINGFUL = /[&<>`*~[\]\\|$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/** What GitHub links or draws: `@mention`, `#1`, `GH-1`, `https://…`, `www.…`, `:emoji:`, a commit's SHA. */
const LINKABLE = /[@#]|:\/\/|:[\w+-]+:|www\.|\bGH-|\b[\da-f]{7,40}\b/i;
/** A word, apart from the punctuation around it. */
const WORD = /^([("']*)(.*?)([)"',.;:?!]*)$/;
/** One line of visible text. */
const flatten = (text) => text.replace(INVISIBLE, ' ').replace(/ {2,}/g, ' ').trim();
/** At least `min` backticks, and more than the text has in a row: nothing in the text ends what they enclose. */
function ticksAround(text, min) {
    const longest = (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0);
    return '`'.repeat(Math.max(min, longest + 1));
}
/** Text from outside as a code span, in which GitHub links nothing. */
function code(text) {
    const line = flatten(text);
    const ticks = ticksAround(line, 1);
    return line === '' ? '' : ticks.length > 1 ? `${ticks} ${line} ${ticks}` : `\`${line}\``;
}
function escapeWord(word) {
    if (!LINKABLE.test(word))
        return word.replace(MEANINGFUL, (character) => ENTITIES[character] ?? `\\${character}`);
    const [, before = '', inner = '', after = ''] = WORD.exec(word) ?? [];
    return LINKABLE.test(inner) ? `${before}${code(inner)}${after}` : code(word);
}
/** Text from outside as Markdown that shows just this text. Words that GitHub would link stand in code spans, so they can be copied. */
const escapeMarkdown = (text) => flatten(text).split(' ').map(escapeWord).join(' ');
/** Text from outside as one line of the log. The runner takes `::` at its start, or any `##[`, for a command. Spaces align columns. */
const escapeLogLine = (text) => text
    .replace(INVISIBLE, ' ')
    .trimEnd()
    .replace(/^(\s*):(?=:)/, '$1: ')
    .replaceAll('##[', '## [');


/***/ }),

/***/ 2367:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $M: () => (/* binding */ closingText),
/* harmony export */   HQ: () => (/* binding */ productGroup),
/* harmony export */   QY: () => (/* binding */ openingLines),
/* harmony export */   RO: () => (/* binding */ rowsOf)
/* harmony export */ });
/* harmony import */ var _seats_sentence_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5209);
/* harmony import */ var _seats_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8530);
/* harmony import */ var _alert_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2582);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7789);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5933);





/** A longer text is not aligned, so that it does not push everybody else's reason out of sight. */
const MAX_ALIGNED_CHARACTERS = 40;
const SIGNS = { unassign: '-', assign: '+', withheld: '!', unresolved: '!', failed: '!', unchanged: ' ', left: ' ' };
/** Removals first, since they are what a reviewer must not miss; then additions, then what went wrong. */
const ORDER = '-+! ';
/** Cells of one width, with the gap to the next column; a column without any text takes no room. */
function column(texts) {
    const cells = texts.map((text) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .flatten */ .Bq)(text ?? ''));
    const width = cells.reduce((max, { length }) => (length <= MAX_ALIGNED_CHARACTERS ? Math.max(max, length) : max), 0);
    return cells.some((cell) => cell !== '') ? cells.map((cell) => `${cell.padEnd(width)}  `) : cells;
}
/** Nothing changes and nothing is wrong, so it is enough to count them. A listing shows everybody, and a set-up nobody. */
function isQuiet({ status, why }, { verdict, isSetUp }) {
    const isPlain = why === null && (status === 'no-seat' || status === 'kept');
    return isSetUp || (verdict !== 'listed' && (isPlain || status === 'has-seat' || status === 'protected'));
}
/** Aligned lines of people for a diff and the log: `+ tara@example.com  Tara  seats.txt:6`. Who is only counted is `quiet`. */
function rowsOf(product, report, which) {
    const people = product.people.filter((person) => isQuiet(person, report) === (which === 'quiet'));
    const keys = column(people.map(({ key }) => key));
    const names = column(people.map(({ name }) => name));
    const rows = people.map((person, at) => {
        const cells = `${keys[at]}${names[at]}${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .flatten */ .Bq)((0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .reasonOf */ .A3)(person, report))}`;
        return `${SIGNS[_seats_status_js__WEBPACK_IMPORTED_MODULE_0__/* .STATUS_GROUP */ .Vp[person.status]]} ${cells}`.trimEnd();
    });
    return rows.sort((a, b) => ORDER.indexOf(a.charAt(0)) - ORDER.indexOf(b.charAt(0)));
}
/** One product: those who change or have a problem, the others counted. */
function productGroup(product, report) {
    const rows = rowsOf(product, report, 'loud');
    const others = product.people.length - rows.length;
    const lines = others === 0 ? rows : [...rows, `  ${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_4__/* .grouped */ .zD)(others)} unchanged`];
    return { title: `${product.productCode}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .seatsLine */ .H4)(product, report)}`, lines };
}
/** The first lines of the log: what runs, as far as the inputs say, and why it only plans. */
function openingLines({ operation, site, mode }) {
    const what = operation === null && site === null && ': the inputs are invalid';
    const start = (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .joined */ .oR)(['Datadog seats', what, operation && `: ${operation}`, site && ` on ${site}`], '');
    return mode.kind === 'dry-run' && mode.why !== null ? [start, `Plan only: ${mode.why}.`] : [start];
}
/** The headline, what to do, and what happens next: the end of the log, and the error of a red job. */
function closingText(report) {
    const start = report.isSetUp && `The job summary shows how to fill in ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .listName */ .sY)(report)}.`;
    const details = (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .errorsOf */ .Bp)(report).map((error) => error.details);
    return (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .joined */ .oR)([(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .headline */ .Pl)(report), ...(0,_alert_js__WEBPACK_IMPORTED_MODULE_1__/* .alertOf */ .GU)(report), start, (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .outlook */ .En)(report), ...details], '\n');
}


/***/ }),

/***/ 2495:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ renderMarkdown)
/* harmony export */ });
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path_posix__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _seats_sentence_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5209);
/* harmony import */ var _alert_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2582);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7789);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2367);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5933);






/** At most this many people of a product are unfolded. */
const GLANCE_ROWS = 20;
/** How much is shown, tried in this order. Only the whole report has a row for those who do not change. */
const LEVELS = [
    { isWhole: true, maxRows: Infinity, maxWarnings: Infinity },
    { isWhole: false, maxRows: Infinity, maxWarnings: 50 },
    { isWhole: false, maxRows: 500, maxWarnings: 50 },
    { isWhole: false, maxRows: GLANCE_ROWS, maxWarnings: 10 },
    { isWhole: false, maxRows: 0, maxWarnings: 0 },
];
/** Statuses of people who hold a seat before anything is applied. */
const HOLDERS = ['has-seat', 'kept', 'protected', 'withheld', 'would-unassign'];
/** Needs no quotation marks in YAML and CSV. */
const PLAIN = /^[a-z\d][\w.+-]*(?:@[\w.-]+)?$/i;
const inCsv = (key) => (PLAIN.test(key) ? key : `"${key.replaceAll('"', '""')}"`);
const inYaml = (key) => `- ${PLAIN.test(key) ? key : JSON.stringify(key)}`;
/** Markdown that links places to their lines at the commit of the run. */
function styleOf({ homeUrl, commit }) {
    const place = (at) => {
        const path = (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.normalize)(at.file).split('/').map(encodeURIComponent).join('/');
        const url = `${homeUrl}/blob/${commit}/${(0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .joined */ .oR)([path, at.line], '#L')}`;
        const isLinkable = homeUrl !== '' && commit !== '' && !path.startsWith('..') && !/[()\s]/.test(url);
        return isLinkable ? `[${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)((0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .placeText */ .Z9)(at))}](${url})` : (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)((0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .placeText */ .Z9)(at));
    };
    return { text: _escape_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV, code: _escape_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY, place };
}
function alertBlock(report, style) {
    const { verdict, totals } = report;
    const text = (0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .joined */ .oR)((0,_alert_js__WEBPACK_IMPORTED_MODULE_1__/* .alertOf */ .GU)(report, style), '\n\n');
    const isStopped = verdict === 'refused' || verdict === 'invalid' || verdict === 'failed';
    const level = verdict === 'checked' ? 'NOTE' : isStopped || totals.failed > 0 ? 'CAUTION' : 'WARNING';
    const lines = [`[!${level}]`, ...text.split('\n')].map((line) => `> ${line}`.trimEnd());
    return text && lines.join('\n');
}
/** Lines in a fence that nothing in them ends; `''` for none. */
function fence(language, lines) {
    const text = lines.join('\n');
    const ticks = (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .ticksAround */ .kh)(text, 3);
    return lines.length === 0 ? '' : `${ticks}${language}\n${text}\n${ticks}`;
}
const folded = (summary, block) => block && `<details><summary>${summary}</summary>\n\n${block}\n\n</details>`;
/** A product at any level. Its rows are aligned once: the first are seen at a glance, more are folded, the rest is counted. */
function productBlocks(product, report, next) {
    const title = (0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .joined */ .oR)([`**${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(product.productCode)}**: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .seatsLine */ .H4)(product, report)}.`, next], ' ');
    const rows = (0,_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .rowsOf */ .RO)(product, report, 'loud');
    const others = report.isSetUp ? 0 : product.people.length - rows.length;
    const safe = product.people.filter(({ status }) => status === 'protected').length;
    const unchanged = (0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .joined */ .oR)([`${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_5__/* .grouped */ .zD)(others)} unchanged`, safe > 0 && `${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_5__/* .grouped */ .zD)(safe)} of them protected`], ', ');
    return ({ isWhole, maxRows }) => {
        const more = rows.slice(GLANCE_ROWS, maxRows);
        return [
            title,
            fence('diff', rows.slice(0, Math.min(GLANCE_ROWS, maxRows))),
            folded(`${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_5__/* .grouped */ .zD)(more.length)} more`, fence('diff', more)),
            rows.length > maxRows && `${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U9)(rows.length - maxRows, 'person', 'people')} not shown here.`,
            others > 0 && !isWhole && `${unchanged}.`,
            others > 0 && isWhole && folded(unchanged, fence('text', (0,_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .rowsOf */ .RO)(product, report, 'quiet'))),
        ];
    };
}
function warningList({ problems }, max, { place }) {
    const warnings = problems.filter(({ severity }) => severity === 'warning');
    const show = ({ says, at }) => (0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .joined */ .oR)(['Warning:', (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(says), at && `(${place(at)})`], ' ');
    return (0,_alert_js__WEBPACK_IMPORTED_MODULE_1__/* .bulleted */ .iK)((0,_alert_js__WEBPACK_IMPORTED_MODULE_1__/* .firstOf */ .Ku)(warnings, max, show, 'more warning'));
}
/** The name and the lines of a list of everybody who holds a seat now. A text list cannot name several products. */
function starterList({ products, facts }) {
    const starters = products.map(({ productCode, people }) => {
        const holders = people.filter(({ status }) => HOLDERS.includes(status));
        return [productCode, holders.map(({ key }) => key).sort()];
    });
    const all = starters.flatMap(([, keys]) => keys);
    const isOne = starters.length === 1;
    const named = facts.files[0] ?? 'seats.txt';
    const file = !isOne && (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.extname)(named).toLowerCase() === '.txt' ? named.replace(/txt$/i, 'yaml') : named;
    const csv = starters.flatMap(([code, keys]) => keys.map((key) => `${inCsv(key)},${code}`));
    const yaml = starters.flatMap(([code, keys]) => [`${code}:`, ...keys.map((key) => `  ${inYaml(key)}`)]);
    const byType = {
        '.csv': isOne ? ['user', ...all.map(inCsv)] : ['user,product', ...csv],
        '.json': JSON.stringify(isOne ? all : Object.fromEntries(starters), null, 2).split('\n'),
        '.yaml': isOne ? all.map(inYaml) : yaml,
    };
    return { named, file, lines: byType[(0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.extname)(file).toLowerCase().replace('.yml', '.yaml')] ?? all };
}
/** The list to start from: copied into an empty list, it changes nothing. */
function starterBlock(report) {
    const { facts, isSetUp, totals, verdict } = report;
    const held = totals.seatsBefore ?? 0;
    if (held === 0 || (verdict !== 'listed' && !isSetUp))
        return '';
    if (facts.emailDisplay !== 'full') {
        const how = 'Run operation `list` with `email-display: full` in a private repository to get them.';
        return `E-mails are ${facts.emailDisplay} here, so there is no list to copy. ${how}`;
    }
    const { named, file, lines } = starterList(report);
    const block = fence('text', lines);
    if (!isSetUp)
        return folded(`Copy these people into ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(file)}`, block);
    const rename = file === named ? '' : ', set user-list-file to it,';
    return `Set-up works: ${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U9)(held, 'seat')} held. To start from them, copy this into ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(file)}${rename} and push:\n\n${block}`;
}
function footer({ facts: { operation, site, links, files } }, { place }) {
    const sha = (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(links.commit.slice(0, 7));
    const commit = links.homeUrl === '' || sha === '' ? sha : `[${sha}](${links.homeUrl}/commit/${links.commit})`;
    const lists = files.slice(0, 3).map((file) => place({ file, line: null }));
    const parts = [
        (0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .joined */ .oR)([operation && (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(operation), site && (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(site)], ' on '),
        (0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .joined */ .oR)([lists.join(', '), commit && `at ${commit}`], ' '),
        links.runUrl && `[run](${links.runUrl})`,
    ];
    const text = (0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .joined */ .oR)(parts, ' · ');
    return text && `<sub>${text}</sub>`;
}
/** Renders a report as Markdown of a limited size: what does not fit is counted, with a pointer to the whole report. */
function renderMarkdown(report, { note, history, wholeReport, fits }) {
    const style = styleOf(report.facts.links);
    const details = (0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .errorsOf */ .Bp)(report).flatMap((error) => error.details ?? []);
    const next = (0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .joined */ .oR)([(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)((0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .outlook */ .En)(report)), note], ' ');
    const isOnly = report.products.length === 1;
    const title = `### ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)((0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .headline */ .Pl)(report))}`;
    const start = [title, alertBlock(report, style), folded('Details', fence('text', details.map(_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .flatten */ .Bq)))];
    const end = [history, footer(report, style)];
    const starter = starterBlock(report);
    const products = report.products.map((product) => productBlocks(product, report, isOnly ? next : ''));
    const shortened = (0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .joined */ .oR)(['Shortened to fit.', wholeReport], ' ');
    for (const level of LEVELS) {
        const people = [level.maxRows > 0 && starter, ...products.flatMap((blocksAt) => blocksAt(level))];
        const warnings = warningList(report, level.maxWarnings, style);
        const blocks = [...start, !isOnly && next, ...people, warnings, !level.isWhole && shortened, ...end];
        const text = `${(0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .joined */ .oR)(blocks, '\n\n')}\n`;
        if (fits(text))
            return text;
    }
    // With hundreds of products, not even the counts fit.
    return `${title}\n\n${shortened}\n`;
}


/***/ }),

/***/ 5933:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $T: () => (/* binding */ peopleIn),
/* harmony export */   A3: () => (/* binding */ reasonOf),
/* harmony export */   Bp: () => (/* binding */ errorsOf),
/* harmony export */   En: () => (/* binding */ outlook),
/* harmony export */   H4: () => (/* binding */ seatsLine),
/* harmony export */   Ke: () => (/* binding */ result),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   Z9: () => (/* binding */ placeText),
/* harmony export */   ds: () => (/* binding */ stop),
/* harmony export */   oR: () => (/* binding */ joined),
/* harmony export */   sY: () => (/* binding */ listName),
/* harmony export */   vG: () => (/* binding */ isDryRun)
/* harmony export */ });
/* harmony import */ var _seats_operation_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1219);
/* harmony import */ var _seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5209);
/* harmony import */ var _seats_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8530);



const MAX_BRIEF_CHARACTERS = 120;
/** The parts that are not empty, as one text. */
const joined = (parts, separator) => parts.filter(Boolean).join(separator);
/** A sentence with its full stop. */
const stop = (text) => (/[.?!…]$/.test(text) ? text : `${text}.`);
/** `seats.txt:3`; `''` for no place. */
const placeText = (at) => joined([at?.file, at?.line], ':');
/** The list's name: `seats.txt`, or `the list` unless it is exactly one file. */
const listName = ({ facts: { files } }) => files.length === 1 ? `${files[0]}` : 'the list';
const isDryRun = ({ facts }) => facts.mode.kind === 'dry-run';
const errorsOf = ({ problems }) => problems.filter(({ severity }) => severity === 'error');
/** The people of all products whose status is in one of the groups. */
const peopleIn = ({ products }, ...groups) => products.flatMap(({ people }) => people.filter(({ status }) => groups.includes(_seats_status_js__WEBPACK_IMPORTED_MODULE_1__/* .STATUS_GROUP */ .Vp[status])));
/** `2 to add, 1 to remove, 2 problems, removals on hold`. Problems of a plan have a name if there is only one kind of them. */
function changes(report) {
    const { assigned, unassigned, withheld, failed, unresolved } = report.totals;
    const isPlan = isDryRun(report);
    const wrong = failed + unresolved;
    const people = peopleIn(report, 'unresolved');
    const isNotFound = isPlan && people.length > 0 && people.every(({ status }) => status === 'not-found');
    const isAddress = people.every(({ key }) => key.includes('@'));
    const missing = isAddress ? (0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(wrong, 'address', 'addresses') : (0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(wrong, 'user');
    const words = [
        assigned > 0 && `${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(assigned)} ${isPlan ? 'to add' : 'added'}`,
        unassigned > 0 && `${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(unassigned)} ${isPlan ? 'to remove' : 'removed'}`,
        isNotFound ? `${missing} not found` : wrong > 0 && (0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(wrong, 'problem'),
        withheld > 0 && `${isPlan && unassigned === 0 ? 'removals' : (0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(withheld, 'removal')} on hold`,
    ];
    return joined(words, ', ');
}
function firstClause(sentence) {
    const [clause = ''] = sentence.split(/; | \(|\. /, 1);
    return clause.length <= MAX_BRIEF_CHARACTERS ? clause : `${clause.slice(0, MAX_BRIEF_CHARACTERS)}…`;
}
const held = ({ totals }) => (0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(totals.seatsAfter ?? 0, 'seat');
const HEADLINES = {
    listed: (report) => joined([`${held(report)} held`, changes(report)], ', '),
    checked: () => 'list is valid, seats not read',
    'in-sync': (report) => joined([`in sync, ${held(report)}`, changes(report)], ', '),
    planned: changes,
    applied: changes,
    incomplete: changes,
    refused(report) {
        if (report.isSetUp)
            return `set-up works, now fill in ${listName(report)}`;
        const [first, ...others] = errorsOf(report);
        const only = report.products.length === 1 ? `${report.products[0]?.productCode}: ` : '';
        const text = first?.choice?.brief ?? firstClause(first?.says ?? '');
        const more = others.length > 0 && `and ${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(others.length, 'more problem')}`;
        return `refused: ${joined([text.startsWith(only) ? text.slice(only.length) : text, more], ', ')}`;
    },
    invalid(report) {
        const places = errorsOf(report).map(({ at }) => at);
        const what = joined([places.includes(null) && 'inputs', places.some((at) => at !== null) && 'list'], ' and ');
        return `${what} ${places.includes(null) ? 'are' : 'is'} invalid: ${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(places.length, 'problem')}`;
    },
    failed: (report) => `failed: ${firstClause(errorsOf(report)[0]?.says ?? '')}`,
};
/** What changes, or what went wrong, with the numbers. */
const result = (report) => HEADLINES[report.verdict](report);
/** The report's first line. */
const headline = (report) => `Datadog seats: ${result(report)}`;
/** `41 → 43 of 50 seats`: held before, held after, and the budget. A set-up shows only the seats held. */
function seatsLine({ seatsBefore, seatsAfter, maxSeats }, { isSetUp }) {
    const after = isSetUp ? seatsBefore : seatsAfter;
    const seats = [...new Set([seatsBefore, after])].map((number) => (number === null ? 'unknown' : (0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(number)));
    const budget = maxSeats === null ? '' : ` of ${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(maxSeats)}`;
    return `${seats.join(' → ')}${budget} ${(maxSeats ?? after) === 1 ? 'seat' : 'seats'}`;
}
/** What happens next, or has happened, apart from the numbers; `''` if the headline says it all. */
function outlook({ facts: { mode, appliesOnMerge }, totals, verdict }) {
    if (mode.kind === 'may-write' || verdict === 'listed')
        return verdict === 'applied' ? 'Confirmed in Datadog.' : '';
    if (!appliesOnMerge)
        return mode.why === null ? 'Dry run: nothing was changed.' : `Plan only: ${mode.why}.`;
    if (!totals.changed || verdict === 'refused')
        return '';
    return `${verdict === 'incomplete' ? 'Additions are applied' : 'Applied'} when this pull request is merged.`;
}
const HOW_FAILED = { unconfirmed: 'not confirmed', 'not-attempted': 'not attempted' };
const REASONS = {
    assign: (_, place) => place,
    unassign: ({ listed, since }, place, report) => {
        const isRemoved = (0,_seats_operation_js__WEBPACK_IMPORTED_MODULE_0__/* .powersOf */ .eJ)(report.facts.operation ?? 'list').removes === 'removed';
        const unlisted = `${isRemoved ? 'removed from' : 'not in'} ${listName(report)}`;
        return joined([listed === null ? unlisted : place, since && `seat since ${since}`], ', ');
    },
    withheld: ({ why }) => `removal on hold: ${why ?? ''}`,
    unresolved: ({ why }, place) => joined([place, why], ': '),
    failed: ({ status, change, why }, place) => joined([place, change === 'unassign' ? 'not removed' : 'not added', HOW_FAILED[status], why], ': '),
    unchanged: ({ status, why }, place) => joined([status === 'no-seat' && joined(['no seat', why], ': '), place], ', '),
    left: ({ status, why }) => joined([status, why], ': '),
};
/** Why somebody changes, or does not; `''` if there is nothing to say. */
const reasonOf = (person, report) => REASONS[_seats_status_js__WEBPACK_IMPORTED_MODULE_1__/* .STATUS_GROUP */ .Vp[person.status]](person, placeText(person.listed?.source), report);


/***/ }),

/***/ 6354:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  go: () => (/* binding */ announceProducts),
  mk: () => (/* binding */ publish),
  eB: () => (/* binding */ publishOutputs),
  reportCrash: () => (/* binding */ reportCrash)
});

// UNUSED EXPORTS: outputsOf

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 12 modules
var core = __webpack_require__(143);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/render/alert.ts
var render_alert = __webpack_require__(2582);
;// CONCATENATED MODULE: ./src/render/json.ts
/** The report file's content, its texts without secrets. Its version grows with every change that a reader must know of. */
function renderJson({ verdict, facts, products, problems }, redact) {
    const { operation, mode, site } = facts;
    const content = {
        ...{ version: 1, verdict, operation, dryRun: mode.kind === 'dry-run', site },
        products: products.map(({ people, ...product }) => ({
            ...product,
            people: people.map(({ key, id, name, status, why, listed, since, suggestion }) => ({
                ...{ user: key, id, name, status, reason: why, source: listed?.source ?? null },
                // These are left out where there is nothing to say.
                ...{ since: since ?? undefined, suggestion: suggestion ?? undefined },
            })),
        })),
        problems: problems.map(({ severity, says, details, at }) => {
            const message = details === undefined ? says : `${says} (${details})`;
            return { severity, message, file: at?.file ?? null, line: at?.line ?? null };
        }),
    };
    const clean = (_key, value) => (typeof value === 'string' ? redact(value) : value);
    return `${JSON.stringify(content, clean, 2)}\n`;
}

// EXTERNAL MODULE: ./src/render/lines.ts
var render_lines = __webpack_require__(2367);
// EXTERNAL MODULE: ./src/render/markdown.ts
var markdown = __webpack_require__(2495);
// EXTERNAL MODULE: ./src/render/words.ts
var words = __webpack_require__(5933);
// EXTERNAL MODULE: ./src/seats/status.ts
var seats_status = __webpack_require__(8530);
;// CONCATENATED MODULE: ./src/runner/publish.ts











/** A step summary may have 1 MiB; GitHub shows nothing of a larger one. */
const MAX_SUMMARY_BYTES = 1024 * 1024;
/** Shows the products in the log: as they are, or a plan before anything is written. */
function announceProducts(report, console, start) {
    for (const product of report.products) {
        const { title, lines } = (0,render_lines/* productGroup */.HQ)(product, report);
        console.group(`${start}${title}`, lines);
    }
}
/** Every output that follows from the report, as `action.yml` names them. What is not known is empty. */
function outputsOf(report, reportFile, redact) {
    const { changed, seatsBefore, seatsAfter, ...counts } = report.totals;
    const result = { verdict: report.verdict, headline: redact((0,words/* headline */.Pl)(report)), changed };
    const seats = { 'seats-before': seatsBefore, 'seats-after': seatsAfter };
    return { ...result, ...seats, ...counts, 'report-file': reportFile };
}
/** Whether the runner names a file. The toolkit insists that it exists. */
function hasFile(path = '') {
    if (path !== '')
        (0,external_node_fs_.appendFileSync)(path, '');
    return path !== '';
}
function writeNewFile(content) {
    const { RUNNER_TEMP: temp = '' } = process.env;
    const folder = temp === '' ? (0,external_node_os_.tmpdir)() : temp;
    const path = (0,external_node_path_.join)(folder, `datadog-seats-${(0,external_node_crypto_.randomUUID)()}.json`);
    // Not `recursive`: in a place such as `/proc`, Node would try forever.
    if (!(0,external_node_fs_.existsSync)(folder))
        (0,external_node_fs_.mkdirSync)(folder);
    (0,external_node_fs_.writeFileSync)(path, content);
    return path;
}
/** Publishes in one place. A failure there fails the job, but the other places are still written. */
async function attempt(what, console, publishThere) {
    try {
        return await publishThere();
    }
    catch (error) {
        console.fail(`${what} could not be written: ${error instanceof Error ? error.message : String(error)}`);
        return null;
    }
}
/** Sets outputs. If that fails, the error calls them `what`. */
async function publishOutputs(what, outputs, console) {
    await attempt(what, console, () => {
        hasFile(process.env.GITHUB_OUTPUT);
        for (const [name, value] of Object.entries(outputs))
            core.setOutput(name, value);
    });
}
/** Publishes a report in its file, the outputs, the summary and the log. */
async function publish(report, { redact }, console) {
    const reportFile = await attempt('The report file', console, () => writeNewFile(renderJson(report, redact)));
    await publishOutputs('The outputs', outputsOf(report, reportFile, redact), console);
    await attempt('The job summary', console, async () => {
        if (!hasFile(process.env.GITHUB_STEP_SUMMARY))
            return;
        const wholeReport = reportFile === null ? '' : 'Everyone is in the report file (output `report-file`).';
        const fits = (text) => Buffer.byteLength(text) <= MAX_SUMMARY_BYTES;
        const text = (0,markdown/* renderMarkdown */.G)(report, { note: '', history: '', wholeReport, fits });
        await core.summary.addRaw(redact(text)).write();
    });
    await attempt('The log', console, () => {
        announceProducts(report, console, '');
        const placed = report.problems.filter(({ severity, at }) => severity === 'warning' || at !== null);
        console.annotate([...placed, ...(0,render_alert/* unresolvedPeople */.rF)(report)]);
        const text = (0,render_lines/* closingText */.$M)(report);
        if ((0,seats_status/* isRed */.iI)(report.verdict))
            console.fail(text);
        else
            text.split('\n').forEach(console.info);
    });
}
/** The last resort: reporting itself has failed. The error's own words stay out of the log, since nothing has cleared them of
 * secrets; its stack without them is in the debug log. */
function reportCrash(error) {
    core.setFailed('Datadog seats: failed: the report could not be made. Re-run with debug logging to see the stack.');
    const frames = (error instanceof Error ? (error.stack ?? '') : '').split('\n').filter((line) => /^\s+at /.test(line));
    core.debug([error instanceof Error ? error.name : typeof error, ...frames].join('\n'));
}


/***/ }),

/***/ 1219:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eJ: () => (/* binding */ powersOf),
/* harmony export */   kV: () => (/* binding */ comparesVersions),
/* harmony export */   xb: () => (/* binding */ OPERATIONS),
/* harmony export */   yv: () => (/* binding */ mayChange)
/* harmony export */ });
/** Every operation with its powers: a new operation is a new line. */
const OPERATIONS = {
    list: { assigns: 'nobody', removes: 'nobody' },
    assign: { assigns: 'listed', removes: 'nobody' },
    unassign: { assigns: 'nobody', removes: 'listed' },
    sync: { assigns: 'listed', removes: 'unlisted' },
    changes: { assigns: 'added', removes: 'removed' },
};
const powersOf = (operation) => OPERATIONS[operation];
/** Whether an operation can write to Datadog; then it needs a list. */
const mayChange = (operation) => Object.values(powersOf(operation)).some((whose) => whose !== 'nobody');
/** Whether an operation compares two versions of the list, so that it needs a list file and GitHub. */
const comparesVersions = (operation) => powersOf(operation).removes === 'removed';


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


/***/ }),

/***/ 8530:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vp: () => (/* binding */ STATUS_GROUP),
/* harmony export */   iI: () => (/* binding */ isRed)
/* harmony export */ });
/* unused harmony export VERDICTS */
/** Every status of a person, and how it is counted: a new status is a new line. */
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
const GREEN = ['listed', 'checked', 'in-sync', 'planned', 'applied'];
const RED = ['incomplete', 'refused', 'invalid', 'failed'];
/** Every verdict: a run gets the last one that applies, and a red one fails the job. */
const VERDICTS = [...GREEN, ...RED];
const isRed = (verdict) => RED.some((red) => red === verdict);


/***/ })

};
