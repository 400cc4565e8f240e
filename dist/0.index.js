export const id = 0;
export const ids = [0];
export const modules = {

/***/ 2582:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GU: () => (/* binding */ alertOf),
/* harmony export */   S7: () => (/* binding */ alertText),
/* harmony export */   cz: () => (/* binding */ detailsOf),
/* harmony export */   oZ: () => (/* binding */ lineText),
/* harmony export */   ss: () => (/* binding */ personLine)
/* harmony export */ });
/* harmony import */ var _seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5209);
/* harmony import */ var _seats_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8530);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5933);



/** More causes than this are counted: after ten, a reader knows what to do. */
const MAX_CAUSES = 10;
/** Problems of inputs and lists are fixed all at once, so more of them are named. */
const MAX_PROBLEMS = 50;
/** The first causes, and how many more there are. */
function some(causes, noun, max = MAX_CAUSES) {
    const more = causes.length - max;
    return [...causes.slice(0, max), ...(more > 0 ? [[`and ${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(more, `more ${noun}`)}`]] : [])];
}
/** A sentence with its full stop. */
function stop(text) {
    return /[.?!…]$/.test(text) ? text : `${text}.`;
}
function problemLine({ says, at }) {
    return at === null ? [stop(says)] : [`${says} (`, at, ').'];
}
/** `kenn@example.com (seats.txt:5) has no Datadog account.` */
function personLine(person, report) {
    const { key, listed, status, why } = person;
    const place = listed?.source ? [' (', listed.source, ')'] : [];
    const isUnresolved = _seats_status_js__WEBPACK_IMPORTED_MODULE_0__/* .STATUS_GROUP */ .Vp[status] === 'unresolved';
    return [
        { code: key },
        ...place,
        stop(isUnresolved ? ` ${why ?? status}` : `: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonOf */ .A3)({ ...person, listed: null }, report)}`),
    ];
}
/** `Fix seats.txt:5`, `Fix 2 lines`. */
function fix(places, total) {
    const [first, ...others] = places.filter((place) => place !== null);
    if (first === undefined) {
        return [`Fix ${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(total, 'problem')}`];
    }
    return others.length === 0 ? ['Fix ', first] : [`Fix ${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(others.length + 1, 'line')}`];
}
function consequence({ facts }) {
    return `Nothing was changed.${facts.appliesOnMerge ? ' Merged as it is, this is refused again.' : ''}`;
}
function refused(report) {
    const errors = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .errorsOf */ .Bp)(report);
    const choices = errors.flatMap(({ choice }) => (choice === undefined ? [] : [choice]));
    const says = errors.map((error) => (error.choice === undefined ? problemLine(error) : [error.choice.limit]));
    const { appliesOnMerge, files } = report.facts;
    const settings = [...new Set(choices.flatMap((choice) => choice.settings))];
    const where = appliesOnMerge
        ? 'in the workflow, in this same pull request.'
        : 'in the workflow on the default branch.';
    const file = files.length === 1 ? { file: (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .listName */ .sY)(report), line: null } : 'the list';
    const bullets = choices
        .slice(0, 1)
        .flatMap(({ undo }) => [
        [{ strong: 'Not intended?' }, ` ${undo} `, file, '.'],
        ...(settings.length === 0
            ? []
            : [
                [
                    { strong: 'Intended?' },
                    ' Set ',
                    ...settings.flatMap((code, at) => [at === 0 ? '' : ' and ', { code }]),
                    ` ${where}`,
                ],
            ]),
    ]);
    return { level: 'CAUTION', lines: [...some(says, 'problem'), [consequence(report)]], bullets };
}
function invalid(report) {
    const errors = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .errorsOf */ .Bp)(report);
    const push = report.facts.appliesOnMerge ? ' and push' : '';
    const todo = [
        ...fix(errors.map(({ at }) => at), errors.length),
        `${push}. Datadog was not contacted.`,
    ];
    return { level: 'CAUTION', lines: [todo], bullets: some(errors.map(problemLine), 'problem', MAX_PROBLEMS) };
}
function peopleIn(report, ...groups) {
    return (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .everybody */ .eI)(report).filter(({ status }) => groups.includes(_seats_status_js__WEBPACK_IMPORTED_MODULE_0__/* .STATUS_GROUP */ .Vp[status]));
}
/** What helps people with a problem: a push before the merge, a re-run after it. */
function whatHelps(report, troubled) {
    if (!(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .isDryRun */ .vG)(report)) {
        return ['Fix the cause, then re-run the job: it does what is left, with the newest list of the default branch.'];
    }
    const { withheld, unassigned } = report.totals;
    const [push, merged] = report.facts.appliesOnMerge ? [' and push', ', even if this is merged'] : ['', ''];
    const stay = unassigned === 0 ? 'no seat is removed' : `${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(withheld, 'removal')} stay on hold`;
    const until = withheld === 0 ? '.' : `. Until then ${stay}${merged}.`;
    const places = troubled.map(({ listed }) => listed?.source ?? null);
    return [...fix(places, troubled.length), push, until];
}
/** People with a problem, or else the removals on hold. */
function troubled(report) {
    const people = peopleIn(report, 'unresolved', 'failed');
    const shown = people.length > 0 ? people : peopleIn(report, 'withheld');
    if (shown.length === 0) {
        return null;
    }
    const lines = some(shown.map((person) => personLine(person, report)), 'problem');
    const isFailed = peopleIn(report, 'failed').length > 0;
    const help = people.length > 0 || !(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .isDryRun */ .vG)(report) ? [whatHelps(report, people)] : [];
    const level = isFailed ? 'CAUTION' : 'WARNING';
    return lines.length === 1
        ? { level, lines: [...lines, ...help], bullets: [] }
        : { level, lines: help, bullets: lines };
}
/** What servers said about the errors. */
function detailsOf(report) {
    return (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .errorsOf */ .Bp)(report).flatMap(({ details }) => details ?? []);
}
/** The alert of a report; `null` if nothing needs attention. */
function alertOf(report) {
    switch (report.verdict) {
        case 'refused':
            return report.isSetUp ? null : refused(report);
        case 'invalid':
            return invalid(report);
        case 'failed': {
            const again = 'Nothing was changed. Re-run the job once this is fixed.';
            return { level: 'CAUTION', lines: [...some((0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .errorsOf */ .Bp)(report).map(problemLine), 'problem'), [again]], bullets: [] };
        }
        case 'checked': {
            const why = `GitHub gives no secrets to pull requests from ${report.facts.outsider ?? 'this source'}`;
            return { level: 'NOTE', lines: [[`${why}, so seats were not read. The list is valid.`]], bullets: [] };
        }
        default:
            return troubled(report);
    }
}
/** A line as plain text. */
function lineText(line) {
    return line
        .map((part) => typeof part === 'string' ? part : 'code' in part ? part.code : 'strong' in part ? part.strong : (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .placeText */ .Z9)(part))
        .join('');
}
/** The alert as plain text. A refusal says the arithmetic and the way out in one sentence each. */
function alertText(report) {
    if (report.verdict === 'refused' && !report.isSetUp) {
        return [...(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .errorsOf */ .Bp)(report).map((error) => lineText(problemLine(error))), consequence(report)];
    }
    const { lines = [], bullets = [] } = alertOf(report) ?? {};
    return [...lines.map(lineText), ...bullets.map((line) => `- ${lineText(line)}`)];
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
/** Punctuation around a word that is not part of an address. */
const WORD = /^([("']*)(.*?)([)"',.;:?!]*)$/;
/** One line of visible text. */
function flatten(text) {
    return text.replace(INVISIBLE, ' ').replace(/ {2,}/g, ' ').trim();
}
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
    if (LINKABLE.test(word)) {
        const [, before = '', inner = '', after = ''] = WORD.exec(word) ?? [];
        return LINKABLE.test(inner) ? `${before}${code(inner)}${after}` : code(word);
    }
    return word.replace(MEANINGFUL, (character) => ENTITIES[character] ?? `\\${character}`);
}
/** Text from outside as Markdown that shows just this text. Words that GitHub would link stand in code spans, so they can be copied. */
function escapeMarkdown(text) {
    return flatten(text).split(' ').map(escapeWord).join(' ');
}
/**
 * Text from outside as one line of the log. The runner takes `::` at its beginning, and `##[` anywhere, for a command. Spaces
 * stay as they are: they align columns.
 */
function escapeLogLine(text) {
    return text
        .replace(INVISIBLE, ' ')
        .trimEnd()
        .replace(/^(\s*):(?=:)/, '$1: ')
        .replaceAll('##[', '## [');
}


/***/ }),

/***/ 1535:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ renderMarkdown)
});

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/seats/sentence.ts
var sentence = __webpack_require__(5209);
// EXTERNAL MODULE: ./src/render/alert.ts
var render_alert = __webpack_require__(2582);
// EXTERNAL MODULE: ./src/render/escape.ts
var render_escape = __webpack_require__(7789);
// EXTERNAL MODULE: ./src/render/rows.ts
var rows = __webpack_require__(8175);
// EXTERNAL MODULE: ./src/seats/status.ts
var seats_status = __webpack_require__(8530);
;// CONCATENATED MODULE: ./src/render/starter-list.ts


/** Needs no quotation marks in YAML and CSV. */
const PLAIN = /^[a-z\d][\w.+-]*(?:@[\w.-]+)?$/i;
function quoted(key) {
    return PLAIN.test(key) ? key : JSON.stringify(key);
}
const WRITERS = {
    '.txt': (products) => products.flatMap(({ keys }) => keys),
    '.csv': (products, isOne) => [
        isOne ? 'user' : 'user,product',
        ...products.flatMap(({ productCode, keys }) => keys.map((key) => `${PLAIN.test(key) ? key : `"${key.replaceAll('"', '""')}"`}${isOne ? '' : `,${productCode}`}`)),
    ],
    '.json': (products, isOne) => {
        const lists = Object.fromEntries(products.map(({ productCode, keys }) => [productCode, keys]));
        return JSON.stringify(isOne ? products[0]?.keys : lists, null, 2).split('\n');
    },
    '.yaml': (products, isOne) => isOne
        ? products.flatMap(({ keys }) => keys.map((key) => `- ${quoted(key)}`))
        : products.flatMap(({ productCode, keys }) => [`${productCode}:`, ...keys.map((key) => `  - ${quoted(key)}`)]),
};
/** The name and the text of a list of everybody who holds a seat now. A text list cannot name several products. */
function starterList({ products, facts }) {
    const starters = products.map(({ productCode, people }) => {
        const holders = people.filter(({ status }) => {
            const group = seats_status/* STATUS_GROUP */.Vp[status];
            return status === 'has-seat' || group === 'unassign' || group === 'left' || group === 'withheld';
        });
        return { productCode, keys: holders.map(({ key }) => key).sort() };
    });
    const isOne = starters.length === 1;
    const named = facts.files[0] ?? 'seats.txt';
    const file = !isOne && (0,posix_.extname)(named) === '.txt' ? named.replace(/txt$/, 'yaml') : named;
    const write = WRITERS[(0,posix_.extname)(file).replace('.yml', '.yaml')] ?? WRITERS['.txt'];
    return { file, text: write?.(starters, isOne).join('\n') ?? '' };
}

// EXTERNAL MODULE: ./src/render/words.ts
var words = __webpack_require__(5933);
;// CONCATENATED MODULE: ./src/render/markdown.ts







/** At most this many people of a product are unfolded. */
const GLANCE_ROWS = 20;
/** How many people who change, people who do not, and warnings are shown. Tried in this order. */
const LEVELS = [
    { changed: Infinity, unchanged: Infinity, problems: Infinity },
    { changed: Infinity, unchanged: 0, problems: 50 },
    { changed: 500, unchanged: 0, problems: 50 },
    { changed: GLANCE_ROWS, unchanged: 0, problems: 10 },
    { changed: 0, unchanged: 0, problems: 0 },
];
/** A place as a link to its line at the commit of the run. */
function placeLink(place, { homeUrl, commit }) {
    const path = (0,posix_.normalize)(place.file).split('/').map(encodeURIComponent).join('/');
    const url = `${homeUrl}/blob/${commit}/${path}${place.line === null ? '' : `#L${place.line}`}`;
    const isLinkable = homeUrl !== '' && commit !== '' && !path.startsWith('..') && !/[()\s]/.test(url);
    return isLinkable ? `[${(0,render_escape/* escapeMarkdown */.FV)((0,words/* placeText */.Z9)(place))}](${url})` : (0,render_escape/* code */.aY)((0,words/* placeText */.Z9)(place));
}
function inline(text) {
    return `${text.startsWith(' ') ? ' ' : ''}${(0,render_escape/* escapeMarkdown */.FV)(text)}${/\S $/.test(text) ? ' ' : ''}`;
}
function lineMarkdown(line, links) {
    const parts = line.map((part) => {
        if (typeof part === 'string') {
            return inline(part);
        }
        return 'code' in part ? (0,render_escape/* code */.aY)(part.code) : 'strong' in part ? `**${part.strong}**` : placeLink(part, links);
    });
    return parts.join('');
}
function alertSection(alert, links) {
    if (alert === null) {
        return [];
    }
    const bullets = alert.bullets.map((line) => `- ${lineMarkdown(line, links)}`).join('\n');
    const paragraphs = [...alert.lines.map((line) => lineMarkdown(line, links)), ...(bullets === '' ? [] : [bullets])];
    const lines = paragraphs.join('\n\n').split('\n');
    return ['', `> [!${alert.level}]`, ...lines.map((line) => `> ${line}`.trimEnd())];
}
/** Text in a fence that nothing in it ends. */
function fence(language, text) {
    const ticks = (0,render_escape/* ticksAround */.kh)(text, 3);
    return [`${ticks}${language}`, text, ticks];
}
function folded(summary, lines) {
    return ['', `<details><summary>${summary}</summary>`, '', ...lines, '', '</details>'];
}
/** Rows in fences: the first ones at a glance, the others folded, and the rest counted. */
function rowSection(rows, max) {
    const [seen, more] = [rows.slice(0, Math.min(GLANCE_ROWS, max)), rows.slice(GLANCE_ROWS, max)];
    const left = rows.length - seen.length - more.length;
    return [
        ...(seen.length === 0 ? [] : ['', ...fence('diff', seen.join('\n'))]),
        ...(more.length === 0 ? [] : folded(`${(0,sentence/* grouped */.zD)(more.length)} more`, fence('diff', more.join('\n')))),
        ...(left === 0 ? [] : ['', `${(0,sentence/* count */.U9)(left, 'person', 'people')} not shown here.`]),
    ];
}
function unchangedSection(product, report, level) {
    const quiet = product.people.filter((person) => (0,words/* isQuiet */.rM)(person, report));
    const isProtected = quiet.filter(({ status }) => status === 'protected').length;
    const protectedToo = isProtected === 0 ? '' : `, ${(0,sentence/* grouped */.zD)(isProtected)} of them protected`;
    const summary = `${(0,sentence/* grouped */.zD)(quiet.length)} unchanged${protectedToo}`;
    if (quiet.length === 0) {
        return [];
    }
    return level.unchanged === 0 ? ['', `${summary}.`] : folded(summary, fence('text', (0,rows/* rowsOf */.R)(quiet, report).join('\n')));
}
function productSection(product, report, level, next) {
    const loud = product.people.filter((person) => !(0,words/* isQuiet */.rM)(person, report));
    return [
        '',
        `**${(0,render_escape/* code */.aY)(product.productCode)}**: ${(0,words/* seatsLine */.H4)(product, report)}.${next === '' ? '' : ` ${next}`}`,
        ...rowSection((0,rows/* rowsOf */.R)(loud, report), level.changed),
        ...(report.isSetUp ? [] : unchangedSection(product, report, level)),
    ];
}
function warningSection(problems, level, links) {
    const warnings = problems.filter(({ severity }) => severity === 'warning');
    const shown = warnings.slice(0, level.problems).map(({ says, at }) => {
        return `- Warning: ${(0,render_escape/* escapeMarkdown */.FV)(says)}${at === null ? '' : ` (${placeLink(at, links)})`}`;
    });
    const left = warnings.length - shown.length;
    return warnings.length === 0 ? [] : ['', ...shown, ...(left === 0 ? [] : [`- and ${(0,sentence/* count */.U9)(left, 'more warning')}`])];
}
/** The list to start from: copied into an empty list, it changes nothing. */
function starterSection(report) {
    const held = report.totals.seatsBefore ?? 0;
    if (held === 0 || (report.verdict !== 'listed' && !report.isSetUp)) {
        return [];
    }
    if (report.facts.emailDisplay !== 'full') {
        const how = 'Run operation `list` with `email-display: full` in a private repository to get them.';
        return ['', `E-mails are ${report.facts.emailDisplay} here, so there is no list to copy. ${how}`];
    }
    const { file, text } = starterList(report);
    const block = fence('text', text);
    const works = `Set-up works: ${(0,sentence/* count */.U9)(held, 'seat')} held. To start from them, copy this into ${(0,render_escape/* code */.aY)(file)} and push:`;
    return report.isSetUp ? ['', works, '', ...block] : folded(`Copy these people into ${(0,render_escape/* escapeMarkdown */.FV)(file)}`, block);
}
function footer({ facts }) {
    const { operation, site, links, files } = facts;
    const what = [operation === null ? '' : (0,render_escape/* code */.aY)(operation), site === null ? '' : (0,render_escape/* escapeMarkdown */.FV)(site)];
    const sha = (0,render_escape/* code */.aY)(links.commit.slice(0, 7));
    const commit = links.homeUrl === '' || sha === '' ? sha : `[${sha}](${links.homeUrl}/commit/${links.commit})`;
    const lists = files.slice(0, 3).map((file) => placeLink({ file, line: null }, links));
    const parts = [
        (0,words/* joined */.oR)(what, ' on '),
        (0,words/* joined */.oR)([lists.join(', '), commit === '' ? '' : `at ${commit}`], ' '),
        links.runUrl === '' ? '' : `[run](${links.runUrl})`,
    ];
    const text = (0,words/* joined */.oR)(parts, ' · ');
    return text === '' ? [] : ['', `<sub>${text}</sub>`];
}
function detailSection(report) {
    const details = (0,render_alert/* detailsOf */.cz)(report);
    return details.length === 0 ? [] : folded('Details', fence('text', details.map(render_escape/* flatten */.Bq).join('\n')));
}
function renderAt(level, report, setting) {
    const { links } = report.facts;
    const isOnly = report.products.length === 1;
    const next = (0,words/* joined */.oR)([(0,render_escape/* escapeMarkdown */.FV)((0,words/* outlook */.En)(report)), setting.note], ' ');
    const fitting = level === LEVELS[0] ? [] : ['', (0,words/* joined */.oR)(['Shortened to fit.', setting.wholeReport], ' ')];
    return `${[
        `### ${(0,render_escape/* escapeMarkdown */.FV)((0,words/* headline */.Pl)(report))}`,
        ...alertSection((0,render_alert/* alertOf */.GU)(report), links),
        ...detailSection(report),
        ...(isOnly || next === '' ? [] : ['', next]),
        ...(level.changed === 0 ? [] : starterSection(report)),
        ...report.products.flatMap((product) => productSection(product, report, level, isOnly ? next : '')),
        ...warningSection(report.problems, level, links),
        ...fitting,
        ...(setting.history === '' ? [] : ['', setting.history]),
        ...footer(report),
    ].join('\n')}\n`;
}
/** Renders a report as Markdown of a limited size: what does not fit is counted, with a pointer to the whole report. */
function renderMarkdown(report, setting) {
    for (const level of LEVELS) {
        const text = renderAt(level, report, setting);
        if (setting.sizeOf(text) <= setting.max) {
            return text;
        }
    }
    // With hundreds of products, not even the counts fit.
    return `### ${(0,render_escape/* escapeMarkdown */.FV)((0,words/* headline */.Pl)(report))}\n\nShortened to fit. ${setting.wholeReport}\n`;
}


/***/ }),

/***/ 8175:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ rowsOf)
/* harmony export */ });
/* harmony import */ var _seats_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8530);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7789);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5933);



/** A longer text is not aligned, so that it does not push everybody else's reason out of sight. */
const MAX_ALIGNED_CHARACTERS = 40;
/** Removals first, since they are what a reviewer must not miss; then additions, then what went wrong. */
const SIGNS = ['-', '+', '!', ' '];
function signOf({ status }) {
    switch (_seats_status_js__WEBPACK_IMPORTED_MODULE_0__/* .STATUS_GROUP */ .Vp[status]) {
        case 'unassign':
            return '-';
        case 'assign':
            return '+';
        case 'withheld':
        case 'unresolved':
        case 'failed':
            return '!';
        default:
            return ' ';
    }
}
function widthOf(cells) {
    return cells.reduce((width, { length }) => Math.max(width, length <= MAX_ALIGNED_CHARACTERS ? length : 0), 0);
}
/** One aligned line per person, for a diff and for the log: `+ tara@example.com  Tara  seats.txt:6`. */
function rowsOf(people, report) {
    const rows = people.map((person) => ({
        sign: signOf(person),
        who: (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .flatten */ .Bq)(person.key),
        name: (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .flatten */ .Bq)(person.name ?? ''),
        reason: (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .flatten */ .Bq)((0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .reasonOf */ .A3)(person, report)),
    }));
    const [whoWidth, nameWidth] = [widthOf(rows.map(({ who }) => who)), widthOf(rows.map(({ name }) => name))];
    const isNamed = rows.some(({ name }) => name !== '');
    return SIGNS.flatMap((sign) => rows
        .filter((row) => row.sign === sign)
        .map(({ who, name, reason }) => {
        const cells = [who.padEnd(whoWidth), ...(isNamed ? [name.padEnd(nameWidth)] : []), reason];
        return `${sign} ${cells.join('  ')}`.trimEnd();
    }));
}


/***/ }),

/***/ 5933:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ reasonOf),
/* harmony export */   Bp: () => (/* binding */ errorsOf),
/* harmony export */   En: () => (/* binding */ outlook),
/* harmony export */   H4: () => (/* binding */ seatsLine),
/* harmony export */   Ke: () => (/* binding */ result),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   Z9: () => (/* binding */ placeText),
/* harmony export */   eI: () => (/* binding */ everybody),
/* harmony export */   oR: () => (/* binding */ joined),
/* harmony export */   rM: () => (/* binding */ isQuiet),
/* harmony export */   sY: () => (/* binding */ listName),
/* harmony export */   vG: () => (/* binding */ isDryRun)
/* harmony export */ });
/* harmony import */ var _seats_operation_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1219);
/* harmony import */ var _seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5209);
/* harmony import */ var _seats_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8530);



const MAX_BRIEF_CHARACTERS = 120;
/** The parts that are not empty, as one text. */
function joined(parts, separator) {
    return parts.filter((part) => part !== null && part !== '').join(separator);
}
function errorsOf({ problems }) {
    return problems.filter(({ severity }) => severity === 'error');
}
/** The people of all products. */
function everybody({ products }) {
    return products.flatMap(({ people }) => people);
}
function isDryRun({ facts }) {
    return facts.mode.kind === 'dry-run';
}
/** The list's name: `seats.txt`, or `the list` unless it is exactly one file. */
function listName({ facts }) {
    const [file, ...others] = facts.files;
    return file !== undefined && others.length === 0 ? file : 'the list';
}
/** `1 address not found`, `2 problems`: what went wrong, by name if a plan has only one kind. */
function troubles(report) {
    const { failed, unresolved } = report.totals;
    const notFound = everybody(report).filter(({ status }) => status === 'not-found');
    const isAddress = notFound.every(({ key }) => key.includes('@'));
    if (isDryRun(report) && unresolved > 0 && failed === 0 && notFound.length === unresolved) {
        const noun = isAddress ? (0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(unresolved, 'address', 'addresses') : (0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(unresolved, 'user');
        return `${noun} not found`;
    }
    return failed + unresolved === 0 ? '' : (0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(failed + unresolved, 'problem');
}
/** `2 to add, 1 to remove, 1 address not found, removals on hold`. */
function changes(report) {
    const { assigned, unassigned, withheld } = report.totals;
    const [added, removed] = isDryRun(report) ? ['to add', 'to remove'] : ['added', 'removed'];
    const parts = [
        assigned > 0 ? `${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(assigned)} ${added}` : '',
        unassigned > 0 ? `${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(unassigned)} ${removed}` : '',
        troubles(report),
        withheld > 0
            ? isDryRun(report) && unassigned === 0
                ? 'removals on hold'
                : `${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(withheld, 'removal')} on hold`
            : '',
    ];
    return joined(parts, ', ');
}
/** The first clause of a sentence, for the headline. */
function brief(sentence) {
    const [clause = ''] = sentence.split(/; | \(|\. /, 1);
    return clause.length <= MAX_BRIEF_CHARACTERS ? clause : `${clause.slice(0, MAX_BRIEF_CHARACTERS)}…`;
}
function refusal(report) {
    const { products } = report;
    const errors = errorsOf(report);
    const [first] = errors;
    const only = products.length === 1 ? `${products[0]?.productCode}: ` : '';
    const text = first?.choice?.brief ?? brief(first?.says ?? '');
    const more = errors.length > 1 ? `, and ${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(errors.length - 1, 'more problem')}` : '';
    return `${text.startsWith(only) ? text.slice(only.length) : text}${more}`;
}
function invalidity(report) {
    const errors = errorsOf(report);
    const inList = errors.filter(({ at }) => at !== null).length;
    const what = inList === errors.length ? 'list is' : inList > 0 ? 'inputs and list are' : 'inputs are';
    return `${what} invalid: ${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(errors.length, 'problem')}`;
}
function quiet(report, words) {
    const { seatsAfter } = report.totals;
    return joined([words(seatsAfter ?? 0), changes(report)], ', ');
}
const HEADLINES = {
    listed: (report) => quiet(report, (seats) => `${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(seats, 'seat')} held`),
    checked: () => 'list is valid, seats not read',
    'in-sync': (report) => quiet(report, (seats) => `in sync, ${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(seats, 'seat')}`),
    planned: changes,
    applied: changes,
    incomplete: changes,
    refused: (report) => report.isSetUp ? `set-up works, now fill in ${listName(report)}` : `refused: ${refusal(report)}`,
    invalid: invalidity,
    failed: (report) => `failed: ${brief(errorsOf(report)[0]?.says ?? '')}`,
};
/** What changes, or what went wrong, with the numbers. */
function result(report) {
    return HEADLINES[report.verdict](report);
}
/** The report's first line. */
function headline(report) {
    return `Datadog seats: ${result(report)}`;
}
/** `41 → 43 of 50 seats`: held before, held after, and the budget. A set-up shows only the seats held. */
function seatsLine(product, { isSetUp }) {
    const { seatsBefore, maxSeats } = product;
    const seatsAfter = isSetUp ? seatsBefore : product.seatsAfter;
    const after = seatsAfter === null ? 'unknown' : (0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(seatsAfter);
    const change = seatsAfter === seatsBefore ? after : `${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(seatsBefore)} → ${after}`;
    const budget = maxSeats === null ? '' : ` of ${(0,_seats_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(maxSeats)}`;
    return `${change}${budget} ${(maxSeats ?? seatsAfter) === 1 ? 'seat' : 'seats'}`;
}
/** What happens next, or has happened, apart from the numbers; `''` if the headline says it all. */
function outlook(report) {
    const { facts, totals, verdict } = report;
    if (facts.mode.kind === 'dry-run') {
        if (facts.appliesOnMerge) {
            const when = verdict === 'incomplete' ? 'Additions are applied' : 'Applied';
            return totals.changed && verdict !== 'refused' ? `${when} when this pull request is merged.` : '';
        }
        return facts.mode.why === null ? 'Dry run: nothing was changed.' : `Plan only: ${facts.mode.why}.`;
    }
    return verdict === 'applied' ? 'Confirmed in Datadog.' : '';
}
/** `seats.txt:3`; `''` for no place. */
function placeText(at) {
    return at === null ? '' : `${at.file}${at.line === null ? '' : `:${at.line}`}`;
}
/** Why somebody changes, or does not; `''` if there is nothing to say. */
function reasonOf({ status, why, listed, since, change }, report) {
    const place = placeText(listed?.source ?? null);
    switch (_seats_status_js__WEBPACK_IMPORTED_MODULE_1__/* .STATUS_GROUP */ .Vp[status]) {
        case 'assign':
            return place;
        case 'unassign': {
            const { removes } = (0,_seats_operation_js__WEBPACK_IMPORTED_MODULE_0__/* .powersOf */ .eJ)(report.facts.operation ?? 'list');
            const unlisted = `${removes === 'removed' ? 'removed from' : 'not in'} ${listName(report)}`;
            return joined([listed === null ? unlisted : place, since === null ? '' : `seat since ${since}`], ', ');
        }
        case 'withheld':
            return `removal on hold: ${why ?? ''}`;
        case 'unresolved':
            return joined([place, why], ': ');
        case 'failed': {
            const how = status === 'unconfirmed' ? 'not confirmed' : status === 'not-attempted' ? 'not attempted' : '';
            return joined([place, change === 'unassign' ? 'not removed' : 'not added', how, why], ': ');
        }
        case 'unchanged':
            return joined([status === 'no-seat' ? joined(['no seat', why], ': ') : '', place], ', ');
        case 'left':
            return joined([status, why], ': ');
    }
}
/** Whether somebody is only counted: nothing changes and nothing is wrong. A listing shows everybody, and a set-up nobody. */
function isQuiet({ status, why }, { verdict, isSetUp }) {
    const group = _seats_status_js__WEBPACK_IMPORTED_MODULE_1__/* .STATUS_GROUP */ .Vp[status];
    const isPlain = (group === 'unchanged' || group === 'left') && why === null;
    return isSetUp || (verdict !== 'listed' && (status === 'has-seat' || status === 'protected' || isPlain));
}


/***/ }),

/***/ 5000:
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
    const shownProblems = problems.map(({ severity, says, details, at }) => {
        const message = details === undefined ? says : `${says} (${details})`;
        return { severity, message, file: at?.file ?? null, line: at?.line ?? null };
    });
    const run = { version: VERSION, verdict, operation, dryRun: mode.kind === 'dry-run', site };
    return `${JSON.stringify({ ...run, products: shownProducts, problems: shownProblems }, null, 2)}\n`;
}

// EXTERNAL MODULE: ./src/seats/sentence.ts
var sentence = __webpack_require__(5209);
// EXTERNAL MODULE: ./src/seats/status.ts
var seats_status = __webpack_require__(8530);
// EXTERNAL MODULE: ./src/render/alert.ts
var render_alert = __webpack_require__(2582);
// EXTERNAL MODULE: ./src/render/rows.ts
var rows = __webpack_require__(8175);
// EXTERNAL MODULE: ./src/render/words.ts
var words = __webpack_require__(5933);
;// CONCATENATED MODULE: ./src/render/lines.ts





/** One product: those who change or have a problem, the others counted. A listing shows everybody. */
function productGroup(product, report) {
    const shown = product.people.filter((person) => !(0,words/* isQuiet */.rM)(person, report));
    const others = product.people.length - shown.length;
    return {
        title: `${product.productCode}: ${(0,words/* seatsLine */.H4)(product, report)}`,
        lines: [...(0,rows/* rowsOf */.R)(shown, report), ...(others === 0 ? [] : [`  ${(0,sentence/* grouped */.zD)(others)} unchanged`])],
    };
}
/** The first line of the log: what runs, as far as the inputs say. */
function openingLine({ operation, site }) {
    if (operation === null && site === null) {
        return 'Datadog seats: the inputs are invalid';
    }
    return ['Datadog seats', operation === null ? '' : `: ${operation}`, site === null ? '' : ` on ${site}`].join('');
}
/** Listed people who cannot be resolved, as problems on their line of the list. */
function unresolvedPeople(report) {
    const severity = report.facts.unresolvedFails ? 'error' : 'warning';
    return (0,words/* everybody */.eI)(report)
        .filter(({ status, listed }) => listed?.source && seats_status/* STATUS_GROUP */.Vp[status] === 'unresolved')
        .map((person) => ({
        severity,
        says: (0,render_alert/* lineText */.oZ)((0,render_alert/* personLine */.ss)({ ...person, listed: null }, report)),
        at: person.listed?.source ?? null,
    }));
}
/** The headline, what to do, and what happens next: the end of the log, and the error of a red job. */
function closingText(report) {
    const start = report.isSetUp ? `The job summary has a list to copy into ${(0,words/* listName */.sY)(report)}.` : '';
    const texts = [(0,words/* headline */.Pl)(report), ...(0,render_alert/* alertText */.S7)(report), start, (0,words/* outlook */.En)(report), ...(0,render_alert/* detailsOf */.cz)(report)];
    return (0,words/* joined */.oR)(texts, '\n');
}

// EXTERNAL MODULE: ./src/render/markdown.ts + 1 modules
var markdown = __webpack_require__(1535);
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
function outputsOf(report, reportFile) {
    const { totals, verdict } = report;
    const outputs = {
        verdict,
        headline: (0,words/* headline */.Pl)(report),
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
/** Appends to the job summary, if the runner has one. */
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
    if (!(0,external_node_fs_.existsSync)(folder)) {
        (0,external_node_fs_.mkdirSync)(folder);
    }
    (0,external_node_fs_.writeFileSync)(path, content);
    return path;
}

;// CONCATENATED MODULE: ./src/runner/publish.ts






/** The first lines of the log. */
function announceStart(facts, console) {
    console.info(openingLine(facts));
    if (facts.mode.kind === 'dry-run' && facts.mode.why !== null) {
        console.info(`Plan only: ${facts.mode.why}.`);
    }
}
/** Shows a plan in the log before anything is written. */
function announcePlan(report, console) {
    for (const { title, lines } of report.products.map((product) => productGroup(product, report))) {
        console.group({ title: `Plan for ${title}`, lines });
    }
}
/** The log's end, the annotations, and the error that makes the job red. */
function publishLog(report, console) {
    for (const product of report.products) {
        console.group(productGroup(product, report));
    }
    const placed = report.problems.filter(({ severity, at }) => severity === 'warning' || at !== null);
    console.annotate([...placed, ...unresolvedPeople(report)]);
    if ((0,seats_status/* isRed */.iI)(report.verdict)) {
        console.fail(closingText(report));
    }
    else {
        closingText(report).split('\n').forEach(console.info);
    }
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
/** Publishes a report in its file, the outputs, the summary and the log. */
async function publish(report, { redact }, console) {
    const reportFile = await attempt('The report file', console, () => writeReportFile(redact(renderJson(report))));
    await attempt('The outputs', console, () => {
        setOutputs(outputsOf(report, reportFile));
    });
    await attempt('The job summary', console, () => {
        const wholeReport = reportFile === null ? '' : 'Everyone is in the report file (output `report-file`).';
        const sizeOf = (text) => Buffer.byteLength(text);
        const setting = { note: '', history: '', wholeReport, max: MAX_SUMMARY_BYTES, sizeOf };
        return writeSummary(redact((0,markdown/* renderMarkdown */.G)(report, setting)));
    });
    await attempt('The log', console, () => {
        publishLog(report, console);
    });
}
/** Publishes the address of the comment; empty without one. */
async function publishCommentUrl(url, console) {
    await attempt('The output comment-url', console, () => {
        setOutputs({ 'comment-url': url });
    });
}
/**
 * The last resort: reporting itself has failed. The error's own words stay out of the log, since nothing has cleared them of
 * secrets; its stack without them is in the debug log.
 */
function reportCrash(error) {
    core/* setFailed */.C1('Datadog seats: failed: the report could not be made. Re-run with debug logging to see the stack.');
    const frames = (error instanceof Error ? (error.stack ?? '') : '').split('\n').filter((line) => /^\s+at /.test(line));
    core/* debug */.Yz([error instanceof Error ? error.name : typeof error, ...frames].join('\n'));
}


/***/ }),

/***/ 1219:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eJ: () => (/* binding */ powersOf),
/* harmony export */   xb: () => (/* binding */ OPERATIONS),
/* harmony export */   yv: () => (/* binding */ mayChange)
/* harmony export */ });
const BASE = {
    assigns: 'nobody',
    removes: 'nobody',
    needsList: true,
    needsHistory: false,
    isBounded: false,
    quietVerdict: 'in-sync',
};
/** Every operation with its powers: a new operation is a new line. */
const OPERATIONS = {
    list: { ...BASE, needsList: false, quietVerdict: 'listed' },
    assign: { ...BASE, assigns: 'listed' },
    unassign: { ...BASE, removes: 'listed' },
    sync: { ...BASE, assigns: 'listed', removes: 'unlisted', isBounded: true },
    changes: { ...BASE, assigns: 'added', removes: 'removed', isBounded: true, needsHistory: true },
};
const powersOf = (operation) => OPERATIONS[operation];
/** Whether an operation ever writes to Datadog. */
function mayChange(operation) {
    const { assigns, removes } = powersOf(operation);
    return assigns !== 'nobody' || removes !== 'nobody';
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
/** Every verdict and whether it fails the job. A run gets the last verdict that applies. */
const IS_RED = {
    listed: false,
    checked: false,
    'in-sync': false,
    planned: false,
    applied: false,
    incomplete: true,
    refused: true,
    invalid: true,
    failed: true,
};
const VERDICTS = Object.keys(IS_RED);
const isRed = (verdict) => IS_RED[verdict];


/***/ })

};
