import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 18:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ openConsole)
/* harmony export */ });
/* unused harmony export maskSecrets */
/* harmony import */ var _toolkit_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(671);

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
            _toolkit_js__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(clean(`${where}${message}`));
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
        _toolkit_js__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(clean(line));
    };
    return {
        info,
        group(title, lines) {
            _toolkit_js__WEBPACK_IMPORTED_MODULE_0__/* .startGroup */ .Oh(clean(title));
            if (lines.length > 0) {
                // In one piece: there may be tens of thousands.
                _toolkit_js__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(lines.map(cleanShown).join('\n'));
            }
            _toolkit_js__WEBPACK_IMPORTED_MODULE_0__/* .endGroup */ .N4();
        },
        annotate(problems) {
            const of = (severity) => problems.filter((one) => one.severity === severity);
            annotate(of('error'), _toolkit_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3, clean);
            annotate(of('warning'), _toolkit_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e, clean);
        },
        warn(message) {
            _toolkit_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e(cleanMessage(message, clean));
        },
        fail(message) {
            _toolkit_js__WEBPACK_IMPORTED_MODULE_0__/* .setFailed */ .C1(cleanMessage(message, clean));
        },
    };
}
/** Tells the runner what must never be shown. */
function maskSecrets(secrets) {
    for (const secret of secrets) {
        toolkit.setSecret(secret);
    }
}


/***/ }),

/***/ 353:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Sy: () => (/* binding */ writeSummary)
/* harmony export */ });
/* unused harmony exports OUTPUT_NAMES, MAX_SUMMARY_BYTES, setOutputs, setCommentUrl, writeReportFile */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _toolkit_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(671);



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
const MAX_SUMMARY_BYTES = (/* unused pure expression or super */ null && (1024 * 1024));
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
        toolkit.setOutput(name, String(value));
    }
}
/** Sets the address of the comment; empty without one. */
function setCommentUrl(url) {
    toolkit.setOutput('comment-url', url);
}
/** Appends to the job summary; without one (a runner that has none) nothing happens. */
function writeSummary(markdown) {
    const file = process.env.GITHUB_STEP_SUMMARY ?? '';
    if (file !== '') {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(file, markdown);
    }
}
/** Writes the report file, and the folders it is in. */
function writeReportFile(path, content) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
}


/***/ }),

/***/ 671:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  N4: () => (/* binding */ endGroup),
  z3: () => (/* binding */ error),
  pq: () => (/* binding */ info),
  C1: () => (/* binding */ setFailed),
  uH: () => (/* binding */ setOutput),
  Oh: () => (/* binding */ startGroup),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: setSecret

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
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
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function issue(name, message = '') {
    command_issueCommand(name, {}, message);
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
function info(line) {
    process.stdout.write(`${line}\n`);
}
function startGroup(title) {
    command_issueCommand('group', {}, title);
}
function endGroup() {
    command_issueCommand('endgroup', {}, '');
}
/** Shows an error, on a line of a file where one is given. */
function error(message, place = {}) {
    command_issueCommand('error', toCommandProperties(place), message);
}
/** Shows a warning, on a line of a file where one is given. */
function warning(message, place = {}) {
    command_issueCommand('warning', toCommandProperties(place), message);
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
        command_issueCommand('set-output', { name }, value);
    }
    else if (value.includes(delimiter)) {
        throw new Error(`the output ${name} holds its own delimiter`);
    }
    else {
        (0,external_node_fs_.appendFileSync)(file, `${name}<<${delimiter}\n${value}\n${delimiter}\n`);
    }
}


/***/ }),

/***/ 466:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ join),
/* harmony export */   y: () => (/* binding */ renderJoined)
/* harmony export */ });
/* harmony import */ var _render_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(789);
/* harmony import */ var _seats_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(889);
/* harmony import */ var _seats_status_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(530);



/** A report file holds everything; a joined summary only has to tell where to look. */
const MAX_ERRORS_A_REPORT = 10;
const MAX_ERROR_CHARACTERS = 300;
function sum(reports, group) {
    return reports.reduce((total, { groups }) => total + groups[group], 0);
}
/** A refused plan is not carried out: nothing of it counts. */
function counted(reports) {
    return reports.filter(({ verdict, dryRun }) => verdict !== 'refused' || dryRun);
}
/** Joins reports: the strongest verdict, the sums of all counts. */
function join({ reports, problems }) {
    const strongest = Math.max(0, ...reports.map(({ verdict }) => _seats_status_js__WEBPACK_IMPORTED_MODULE_1__/* .VERDICTS */ .bk.indexOf(verdict)));
    const red = reports.filter(({ verdict }) => (0,_seats_status_js__WEBPACK_IMPORTED_MODULE_1__/* .isRed */ .iI)(verdict));
    return {
        verdict: problems.length > 0 ? 'failed' : (_seats_status_js__WEBPACK_IMPORTED_MODULE_1__/* .VERDICTS */ .bk[strongest] ?? 'failed'),
        counts: {
            assigned: sum(counted(reports), 'assign'),
            unassigned: sum(counted(reports), 'unassign'),
            unresolved: sum(reports, 'unresolved'),
            failed: sum(reports, 'failed'),
        },
        errors: [
            ...problems.map(({ message }) => message),
            ...red.map(({ name, verdict, errors }) => {
                const more = errors.length - MAX_ERRORS_A_REPORT;
                const told = errors.slice(0, MAX_ERRORS_A_REPORT).map((error) => error.slice(0, MAX_ERROR_CHARACTERS));
                return [`${name}: ${verdict}`, ...told, ...(more > 0 ? [`and ${more} more`] : [])].join(': ');
            }),
        ],
    };
}
function seats({ products }) {
    return products
        .map(({ productCode, seatsBefore, seatsAfter }) => {
        const [before, after] = [seatsBefore, seatsAfter].map((number) => number === null ? 'unknown' : (0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(number));
        return `${(0,_render_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(productCode)} ${before === after ? (after ?? '') : `${before ?? ''} → ${after ?? ''}`}`;
    })
        .join(', ');
}
function row(report) {
    const { name, site, operation, verdict, dryRun, groups } = report;
    const number = (group) => (groups[group] === 0 ? '' : (0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(groups[group]));
    const problems = groups.unresolved + groups.failed;
    const cells = [
        (0,_render_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name),
        site === '' ? '' : (0,_render_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(site),
        operation === '' ? '' : (0,_render_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(operation),
        `${(0,_seats_status_js__WEBPACK_IMPORTED_MODULE_1__/* .isRed */ .iI)(verdict) ? '❌' : '✔️'} ${verdict}${dryRun ? ' (dry run)' : ''}`,
        seats(report),
        number('assign'),
        number('unassign'),
        problems === 0 ? '' : (0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(problems),
    ];
    return `| ${cells.join(' | ')} |`;
}
/** The joined job summary. */
function renderJoined({ reports }, { errors }) {
    const state = errors.length === 0 ? 'all well' : (0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(errors.length, 'problem');
    return `${[
        `## Datadog Seats: ${(0,_seats_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(reports.length, 'report')}, ${state}`,
        '',
        ...errors.map((error) => `- ❌ ${(0,_render_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(error)}`),
        ...(errors.length === 0 ? [] : ['']),
        '| Report | Site | Operation | Verdict | Seats | Assign | Unassign | Problems |',
        '| --- | --- | --- | --- | --- | --: | --: | --: |',
        ...reports.map(row),
    ].join('\n')}\n`;
}


/***/ }),

/***/ 483:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _github_console_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(18);
/* harmony import */ var _github_outputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(353);
/* harmony import */ var _github_toolkit_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(671);
/* harmony import */ var _render_escape_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(789);
/* harmony import */ var _seats_status_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(530);
/* harmony import */ var _join_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(466);
/* harmony import */ var _reports_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(806);







/** Every input of `join/action.yml`. */
const INPUTS = { reportFiles: 'report-files', expected: 'expected' };
function partsOf(name, separator) {
    const text = process.env[`INPUT_${name.toUpperCase()}`] ?? '';
    return text
        .split(separator)
        .map((part) => part.trim())
        .filter((part) => part !== '');
}
const console = (0,_github_console_js__WEBPACK_IMPORTED_MODULE_0__/* .openConsole */ .O)(_render_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .escapeLogLine */ ._P);
const workspace = process.env.GITHUB_WORKSPACE ?? process.cwd();
const paths = partsOf(INPUTS.reportFiles, /\n/);
const read = paths.length === 0
    ? {
        reports: [],
        problems: [{ severity: 'error', message: 'report-files is not set', file: null, line: null }],
    }
    : await (0,_reports_js__WEBPACK_IMPORTED_MODULE_6__/* .readReports */ .o)(workspace, paths, partsOf(INPUTS.expected, /[\n,]/));
const joined = (0,_join_js__WEBPACK_IMPORTED_MODULE_5__/* .join */ .f)(read);
const { assigned, unassigned, unresolved, failed } = joined.counts;
(0,_github_toolkit_js__WEBPACK_IMPORTED_MODULE_2__/* .setOutput */ .uH)('verdict', joined.verdict);
(0,_github_toolkit_js__WEBPACK_IMPORTED_MODULE_2__/* .setOutput */ .uH)('changed', String(assigned + unassigned > 0));
(0,_github_toolkit_js__WEBPACK_IMPORTED_MODULE_2__/* .setOutput */ .uH)('assigned', String(assigned));
(0,_github_toolkit_js__WEBPACK_IMPORTED_MODULE_2__/* .setOutput */ .uH)('unassigned', String(unassigned));
(0,_github_toolkit_js__WEBPACK_IMPORTED_MODULE_2__/* .setOutput */ .uH)('unresolved', String(unresolved));
(0,_github_toolkit_js__WEBPACK_IMPORTED_MODULE_2__/* .setOutput */ .uH)('failed', String(failed));
(0,_github_outputs_js__WEBPACK_IMPORTED_MODULE_1__/* .writeSummary */ .Sy)((0,_join_js__WEBPACK_IMPORTED_MODULE_5__/* .renderJoined */ .y)(read, joined));
for (const { name, verdict, site } of read.reports) {
    console.info(`${name}: ${verdict}${site === '' ? '' : ` on ${site}`}`);
}
if ((0,_seats_status_js__WEBPACK_IMPORTED_MODULE_4__/* .isRed */ .iI)(joined.verdict)) {
    console.fail(['Datadog Seats: not every run ended well', ...joined.errors].join('\n'));
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 806:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  o: () => (/* binding */ readReports)
});

// UNUSED EXPORTS: parseReport

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
;// CONCATENATED MODULE: ./src/github/payload.ts
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

// EXTERNAL MODULE: ./src/seats/problem.ts
var problem = __nccwpck_require__(889);
// EXTERNAL MODULE: ./src/seats/status.ts
var seats_status = __nccwpck_require__(530);
;// CONCATENATED MODULE: ./src/join/reports.ts





function reports_numberOf(value) {
    return typeof value === 'number' ? value : null;
}
function groupsOf(products) {
    const people = products.flatMap((product) => listOf(product.people));
    const known = people.flatMap(({ status }) => seats_status/* STATUSES */.f.find((one) => one === status) ?? []);
    return (0,seats_status/* countGroups */.eq)(known.map((status) => seats_status/* STATUS_GROUP */.Vp[status]));
}
/** Parses a report file; `null` where it is none that this version knows. */
function parseReport(name, text) {
    let json;
    try {
        json = objectOf(JSON.parse(text));
    }
    catch {
        return null;
    }
    const verdict = seats_status/* VERDICTS */.bk.find((one) => one === json.verdict);
    if (json.version !== 1 || verdict === undefined || !Array.isArray(json.products)) {
        return null;
    }
    const products = listOf(json.products);
    return {
        name,
        verdict,
        operation: textOf(json.operation) ?? '',
        site: textOf(json.site) ?? '',
        dryRun: json.dryRun === true,
        products: products.map(({ productCode, seatsBefore, seatsAfter }) => ({
            productCode: textOf(productCode) ?? '',
            seatsBefore: reports_numberOf(seatsBefore),
            seatsAfter: reports_numberOf(seatsAfter),
        })),
        groups: groupsOf(products),
        errors: listOf(json.problems)
            .filter(({ severity }) => severity === 'error')
            .map(({ message }) => textOf(message) ?? ''),
    };
}
/** What an artifact's name begins with beside the name of the organisation. */
const ARTIFACT_PREFIX = /^datadog-seats-/;
/** The JSON files at a path: the file itself, or everything below a folder. */
async function listFiles(path) {
    if (!(await (0,promises_namespaceObject.stat)(path)).isDirectory()) {
        return [{ name: (0,external_node_path_.basename)(path, '.json'), path }];
    }
    const entries = await (0,promises_namespaceObject.readdir)(path, { recursive: true, withFileTypes: true });
    return entries
        .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
        .map((entry) => {
        const file = (0,external_node_path_.join)(entry.parentPath, entry.name);
        return {
            name: entry.parentPath === path ? (0,external_node_path_.basename)(file, '.json') : (0,external_node_path_.basename)((0,external_node_path_.dirname)(file)).replace(ARTIFACT_PREFIX, ''),
            path: file,
        };
    });
}
/**
 * Reads report files.
 *
 * @param paths files or folders, relative to the workspace.
 * @param expected names of reports that must be there.
 * @returns reports by name, and an error for each path without a report, each file that is none, each that is missing, and
 *   each name that two files claim.
 */
async function readReports(workspace, paths, expected) {
    const reports = new Map();
    const problems = [];
    for (const path of paths) {
        const files = await listFiles((0,external_node_path_.resolve)(workspace, path)).catch(() => []);
        if (files.length === 0) {
            problems.push((0,problem/* errorAt */.Os)(null, `report-files has "${path}", where there is no report file`));
        }
        for (const file of files) {
            const text = await (0,promises_namespaceObject.readFile)(file.path, 'utf8').catch(() => '');
            const report = parseReport(file.name, text.replace(/^\ufeff/, ''));
            if (report === null) {
                problems.push((0,problem/* errorAt */.Os)(null, `"${file.path}" is no report file of Datadog Seats`));
            }
            else if (reports.has(file.name)) {
                problems.push((0,problem/* errorAt */.Os)(null, `two report files are named "${file.name}"; put each into a folder of its own`));
            }
            else {
                reports.set(file.name, report);
            }
        }
    }
    for (const name of expected.filter((one) => !reports.has(one))) {
        problems.push((0,problem/* errorAt */.Os)(null, `there is no report of "${name}": its job may have ended before it could write one`));
    }
    return { reports: [...reports.values()].sort((a, b) => (a.name < b.name ? -1 : 1)), problems };
}


/***/ }),

/***/ 789:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 889:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Os: () => (/* binding */ errorAt),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   zD: () => (/* binding */ grouped)
/* harmony export */ });
/* unused harmony export warningAt */
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

/***/ 530:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Vp: () => (/* binding */ STATUS_GROUP),
/* harmony export */   bk: () => (/* binding */ VERDICTS),
/* harmony export */   eq: () => (/* binding */ countGroups),
/* harmony export */   f: () => (/* binding */ STATUSES),
/* harmony export */   iI: () => (/* binding */ isRed)
/* harmony export */ });
/* unused harmony exports OPERATIONS, powersOf */
/** Every status a person can end in. One vocabulary for log, summary, comment and report file. */
const STATUSES = [
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
];
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
const VERDICTS = [
    'listed',
    'in-sync',
    'planned',
    'applied',
    'incomplete',
    'refused',
    'invalid',
    'failed',
];
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

/***/ 24:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(483);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
