export const id = 520;
export const ids = [520];
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

/***/ 520:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./src/github/api.ts
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

;// CONCATENATED MODULE: ./src/github/comment.ts

/** A comment may have so many UTF-16 characters, marker included. */
const MAX_COMMENT_CHARACTERS = 65_536;
/** `GITHUB_TOKEN` can edit anybody's comment and cannot ask who it is; `viewerDidAuthor` tells one's own. */
const COMMENTS_QUERY = `query ($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      comments(first: 100, after: $after) {
        nodes { id databaseId body url viewerDidAuthor }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;
/** The hidden first line that a comment is found by. */
function markerOf(key) {
    // Encoded so that a key can neither end the HTML comment nor look like another key.
    const encoded = encodeURIComponent(key).replaceAll('-', '%2D');
    return `<!-- datadog-seats${encoded === '' ? '' : ` ${encoded}`} -->\n`;
}
/** One's own comments with the marker, oldest first, from all pages. Throws what GitHub's client throws. */
async function listOwnComments(github, place) {
    const marker = markerOf(place.key).trim();
    const own = [];
    let after = null;
    do {
        const page = await github.octokit.graphql(COMMENTS_QUERY, {
            owner: github.owner,
            name: github.repo,
            number: place.pullRequest,
            after,
        });
        const comments = page.repository?.pullRequest?.comments;
        if (comments === undefined) {
            throw new Error(`pull request #${place.pullRequest} was not found`);
        }
        own.push(...comments.nodes
            .filter((node) => node !== null)
            .filter((node) => node.viewerDidAuthor && node.body.startsWith(marker)));
        after = comments.pageInfo.hasNextPage ? comments.pageInfo.endCursor : null;
    } while (after !== null);
    return own.sort((a, b) => a.databaseId - b.databaseId);
}
async function update(github, comment, body) {
    const { octokit, owner, repo } = github;
    await octokit.rest.issues.updateComment({ owner, repo, comment_id: comment.databaseId, body });
}
/** Two jobs that looked at the same time may have created a comment each: the oldest stays, the others go. */
async function foldDuplicates(github, duplicates) {
    const { octokit, owner, repo } = github;
    for (const { databaseId } of duplicates) {
        try {
            await octokit.rest.issues.deleteComment({ owner, repo, comment_id: databaseId });
        }
        catch (error) {
            // The other job may have folded it first.
            if (statusOf(error) !== 404) {
                throw error;
            }
        }
    }
}
async function create(github, place, body) {
    const { octokit, owner, repo } = github;
    const issue = { owner, repo, issue_number: place.pullRequest };
    const { data } = await octokit.rest.issues.createComment({ ...issue, body });
    const [oldest, ...duplicates] = await listOwnComments(github, place);
    if (oldest === undefined || oldest.databaseId >= data.id) {
        return data.html_url;
    }
    await update(github, oldest, body);
    await foldDuplicates(github, duplicates);
    return oldest.url;
}
/**
 * Creates or updates the one comment of this use in a pull request: the oldest of one's own that begins with the marker.
 *
 * @param compose makes the body, without the marker, from the present one, which is `null` where there is no comment.
 *   `null` means that the comment stays as it is, or is not created.
 * @returns its address; `''` where there is none and none was wished. Throws what GitHub's client throws.
 */
async function upsertComment(github, place, compose) {
    const marker = markerOf(place.key);
    const [oldest, ...duplicates] = await listOwnComments(github, place);
    const body = compose(oldest?.body ?? null);
    if (oldest === undefined) {
        return body === null ? '' : create(github, place, `${marker}${body}`);
    }
    if (body !== null) {
        await update(github, oldest, `${marker}${body}`);
    }
    await foldDuplicates(github, duplicates);
    return oldest.url;
}
/** Why there is no comment, and what to do about it. */
function explainCommentError(error) {
    const text = explainGithub(error);
    const isOther = /rate limit|locked/i.test(text);
    if (!isOther && (statusOf(error) === 403 || statusOf(error) === 401 || /not accessible/i.test(text))) {
        return (`github-token may not comment (${text}): give the job "permissions: pull-requests: write"; ` +
            'workflows that a fork or Dependabot triggers never may');
    }
    return text;
}

;// CONCATENATED MODULE: ./src/github/pull-request.ts

/** GitHub links a merge to its pull request some seconds late: so long it is asked again, in milliseconds between. */
const LAG_WAITS_MS = [1000, 2000, 3000];
/** `Add Jane (#12)`: what GitHub writes at the end of a squashed commit's title. */
const NUMBER_IN_TITLE = /\(#(\d+)\)\s*$/;
/** Only what merged as this very commit is the pull request of a push: a commit can be part of many others. */
function mergedAs(sha) {
    return ({ merged_at: mergedAt, merge_commit_sha: mergeSha }) => typeof mergedAt === 'string' && mergeSha === sha;
}
/** A commit can also be part of another repository's pull request: a fork's, or the one this is a fork of. */
function isOurs({ owner, repo }, { base }) {
    const fullName = base?.repo?.full_name;
    return fullName === undefined || fullName.toLowerCase() === `${owner}/${repo}`.toLowerCase();
}
async function listCandidates(github, sha) {
    const { octokit, owner, repo } = github;
    try {
        const commit = { owner, repo, commit_sha: sha, per_page: 100 };
        const { data } = await octokit.rest.repos.listPullRequestsAssociatedWithCommit(commit);
        return data.filter((candidate) => isOurs(github, candidate));
    }
    catch (error) {
        // GitHub may not know a commit yet that it has just told of.
        if (statusOf(error) === 404 || statusOf(error) === 422) {
            return [];
        }
        throw error;
    }
}
async function readPullRequest(github, number) {
    const { octokit, owner, repo } = github;
    try {
        const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: number });
        return data;
    }
    catch (error) {
        // The number in a title may be an issue's, or another repository's.
        if (statusOf(error) === 404) {
            return null;
        }
        throw error;
    }
}
/** The pull request that merged as `sha`: by the API, with patience for its lag, then by the number in the title. */
async function findMerged(github, sha, title, sleep, waitsMs) {
    const isRight = mergedAs(sha);
    const number = Number(NUMBER_IN_TITLE.exec(title)?.[1] ?? NaN);
    for (const waitMs of [...waitsMs, null]) {
        const found = (await listCandidates(github, sha)).find(isRight);
        if (found !== undefined) {
            return { kind: 'found', number: found.number };
        }
        const named = Number.isNaN(number) ? null : await readPullRequest(github, number);
        if (named !== null && isRight(named) && isOurs(github, named)) {
            return { kind: 'found', number };
        }
        if (waitMs !== null) {
            await sleep(waitMs);
        }
    }
    return { kind: 'none', reason: `no pull request was merged as commit ${sha.slice(0, 7)}` };
}
/** The one open pull request whose head a workflow ran on. */
async function findByHead(github, subject) {
    const { head, pullRequests } = subject;
    const none = {
        kind: 'none',
        reason: 'the workflow before this one did not run for exactly one open pull request',
    };
    if (head === null) {
        return none;
    }
    const own = pullRequests.filter((one) => one.head === head);
    // A fork's pull request is not in the payload.
    const candidates = own.length > 0
        ? own
        : (await listCandidates(github, head)).filter((one) => one.state === 'open' && one.head.sha === head);
    const [only, ...others] = candidates;
    return only !== undefined && others.length === 0 ? { kind: 'found', number: only.number } : none;
}
/** What an event tells by itself; `null` where GitHub must be asked. */
function fromEvent(event, prNumber) {
    const { subject } = event;
    if (subject.kind === 'pull-request' || (subject.kind === 'merge-group' && subject.number !== null)) {
        return { kind: 'found', number: subject.number ?? 0 };
    }
    if (prNumber !== null && (subject.kind === 'none' || subject.kind === 'merge-group')) {
        return { kind: 'found', number: prNumber };
    }
    return subject.kind === 'none' || subject.kind === 'merge-group'
        ? {
            kind: 'none',
            reason: `the event ${event.name === '' ? '(none)' : event.name} carries no pull request; pr-number can name one`,
        }
        : null;
}
/**
 * Finds the pull request of any event. Never a wrong one: a candidate must be what the event is about, by its commit.
 *
 * @param prNumber the input `pr-number`: for events that do not tell.
 * @param open opens GitHub; called only where it must be asked. Throws what GitHub's client throws.
 */
async function findPullRequest(event, prNumber, open, sleep) {
    const told = fromEvent(event, prNumber);
    if (told !== null) {
        return told;
    }
    // Where a number is given for the case that nothing is found, there is no need to be patient.
    const found = await search(event.subject, open, sleep, prNumber === null ? LAG_WAITS_MS : []);
    return found.kind === 'none' && prNumber !== null ? { kind: 'found', number: prNumber } : found;
}
async function search(subject, open, sleep, waitsMs) {
    if (subject.kind === 'workflow-run' && !subject.isPush) {
        return findByHead(await open(), subject);
    }
    const sha = subject.kind === 'push' ? subject.after : subject.kind === 'workflow-run' ? subject.head : null;
    const title = subject.kind === 'push' ? subject.title : '';
    return sha === null
        ? { kind: 'none', reason: 'the event does not tell its commit' }
        : findMerged(await open(), sha, title, sleep, waitsMs);
}

// EXTERNAL MODULE: ./src/seats/problem.ts
var seats_problem = __webpack_require__(2889);
;// CONCATENATED MODULE: ./src/seats/status.ts
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

;// CONCATENATED MODULE: ./src/render/escape.ts
/** Control characters, line breaks, and the invisible ones that turn text around. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** What begins or ends something in HTML, Markdown, a table or a formula. An underscore within a word does not. */
const MEANINGFUL = /[&<>`*~[\]\\|$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/** What GitHub links or draws after Markdown is done: `@mention`, `#1`, `GH-1`, `https://…`, `www.…`, `:emoji:`. */
const LINKABLE = /[@#]|:(?=\/\/|[\w+-]+:)|\bwww(?=\.)|\bGH(?=-)/gi;
const ZERO_WIDTH_SPACE = '\u200b';
/** One line of visible text. */
function flatten(text) {
    return text.replace(INVISIBLE, ' ').replace(/ {2,}/g, ' ').trim();
}
/**
 * Text from outside as Markdown that shows just this text: no element, emphasis, link, table cell, mention or reference
 * comes out of it.
 */
function escapeMarkdown(text) {
    return flatten(text)
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

;// CONCATENATED MODULE: ./src/render/words.ts


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
        assigned > 0 ? `${(0,seats_problem/* grouped */.zD)(assigned)} assigned` : '',
        unassigned > 0 ? `${(0,seats_problem/* grouped */.zD)(unassigned)} unassigned` : '',
        problems > 0 ? (0,seats_problem/* count */.U9)(problems, 'problem') : '',
    ].filter((part) => part !== '');
    return assigned + unassigned === 0 && !isUncertain(report) ? [NOTHING, ...parts].join(', ') : parts.join(', ');
}
const HEADLINES = {
    listed: () => `Seats listed — ${NOTHING}`,
    'in-sync': ({ totals }) => totals.unresolved === 0
        ? 'In sync — nothing to do'
        : `Nothing to do, but ${(0,seats_problem/* count */.U9)(totals.unresolved, 'person', 'people')} could not be resolved`,
    planned: () => `Plan — ${NOTHING}`,
    applied: (report) => `Done — ${done(report)}`,
    incomplete: (report) => report.facts.dryRun
        ? `Plan with ${(0,seats_problem/* count */.U9)(problemCount(report), 'problem')} — ${NOTHING}`
        : `Incomplete — ${done(report)}`,
    refused: () => `Refused — ${NOTHING}`,
    invalid: (report) => `Invalid — ${NOTHING}, ${(0,seats_problem/* count */.U9)(problemCount(report), 'problem')} to fix`,
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
    const after = seatsAfter === null ? 'unknown' : (0,seats_problem/* grouped */.zD)(seatsAfter);
    const change = seatsAfter === seatsBefore ? after : `${(0,seats_problem/* grouped */.zD)(seatsBefore)} → ${after}`;
    const budget = maxSeats === null ? '' : ` of ${(0,seats_problem/* grouped */.zD)(maxSeats)}`;
    return `${change}${budget} ${(maxSeats ?? seatsAfter) === 1 ? 'seat' : 'seats'}`;
}
/** `2 people would get a seat, 1 would lose it`: a product's changes in a sentence; `''` where nobody changes. */
function changesLine({ people }) {
    const of = (status) => people.filter((person) => person.status === status).length;
    const say = (status, one, many) => {
        const number = of(status);
        return number === 0 ? '' : `${(0,seats_problem/* count */.U9)(number, 'person', 'people')} ${number === 1 ? one : many}`;
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
    return reason ?? (STATUS_GROUP[status] === 'unassign' && !listed ? 'not on the list' : '');
}

;// CONCATENATED MODULE: ./src/render/markdown.ts




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
    'not-found': '❓',
    disabled: '🚫',
    ambiguous: '❓',
    failed: '❌',
    unconfirmed: '❌',
    'not-attempted': '❌',
};
/** Nothing changes for them and nothing is wrong with them: they are folded away. */
function isQuiet({ status }) {
    const group = STATUS_GROUP[status];
    return group === 'unchanged' || group === 'left';
}
function at(source) {
    return source === null ? '' : code(`${source.file}:${source.line}`);
}
function row(person) {
    const name = person.name === null ? '' : ` ${escapeMarkdown(person.name)}`;
    const why = [escapeMarkdown(whyOf(person)), at(person.source)];
    const cells = [
        `${code(person.key)}${name}`,
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
    const summary = `<details><summary>${(0,seats_problem/* count */.U9)(people.length, 'person', 'people')} unchanged</summary>`;
    return ['', summary, '', ...table(people), '', '</details>'];
}
/** How many people are in which status, in the order they appear. */
function statusCounts(people) {
    const counts = new Map();
    for (const { status } of people) {
        counts.set(status, (counts.get(status) ?? 0) + 1);
    }
    return [...counts].map(([status, number]) => `${(0,seats_problem/* grouped */.zD)(number)} ${status}`).join(' · ');
}
/** People to do something about, as many as a long report has room for. */
function troubled(people) {
    const all = people.filter(({ status }) => STATUS_GROUP[status] === 'unresolved' || STATUS_GROUP[status] === 'failed');
    const shown = all.slice(0, MAX_PROBLEMS_SHOWN);
    const more = all.length - shown.length;
    const rest = more === 0 ? [] : ['', `and ${(0,seats_problem/* count */.U9)(more, 'more person', 'more people')} with a problem`];
    return all.length === 0 ? [] : ['', ...table(shown), ...rest];
}
function productSection(product, report, detail) {
    const loud = product.people.filter((person) => !isQuiet(person));
    const quiet = product.people.filter(isQuiet);
    const changes = changesLine(product);
    const lines = ['', `### ${code(product.productCode)}: ${seatsLine(product)}`];
    if (changes !== '') {
        lines.push('', `${changes}.`);
    }
    if (detail === 'counts' || detail === 'problems') {
        return [...lines, '', statusCounts(product.people), ...(detail === 'counts' ? [] : troubled(product.people))];
    }
    lines.push(...(loud.length === 0 ? [] : ['', ...table(loud)]));
    // A listing is about those who hold a seat: there is nothing else to show.
    const unfolded = report.verdict === 'listed';
    return detail === 'full'
        ? [...lines, ...quietSection(quiet, unfolded)]
        : [...lines, ...(quiet.length === 0 ? [] : ['', `${(0,seats_problem/* count */.U9)(quiet.length, 'person', 'people')} unchanged.`])];
}
function problemLine({ severity, message, file, line }) {
    const where = file === null ? '' : `${code(line === null ? file : `${file}:${line}`)} `;
    return `- ${severity === 'error' ? '❌' : '⚠️'} ${where}${escapeMarkdown(message)}`;
}
function problemSection(problems, detail) {
    if (problems.length === 0) {
        return [];
    }
    const shown = detail === 'full' ? problems : problems.slice(0, MAX_PROBLEMS_SHOWN);
    const more = problems.length - shown.length;
    return ['', ...shown.map(problemLine), ...(more === 0 ? [] : [`- and ${(0,seats_problem/* count */.U9)(more, 'more problem')}`])];
}
function renderAt(detail, report, setting) {
    const { operation, site } = report.facts;
    const about = [operation === null ? '' : code(operation), site === null ? '' : code(site)]
        .filter(Boolean)
        .join(' on ');
    const why = setting.dryRunReason === null ? '' : `This is a dry run: ${escapeMarkdown(setting.dryRunReason)}.`;
    const paragraphs = [about, why, setting.note ?? '', advice(report)].filter(Boolean);
    const lines = [
        `## Datadog Seats: ${headline(report)}`,
        ...paragraphs.flatMap((paragraph) => ['', paragraph]),
        ...problemSection(report.problems, detail),
        ...report.products.flatMap((product) => productSection(product, report, detail)),
        ...(detail === 'full' ? [] : ['', `Not everything fits here. ${setting.reportHint}`]),
    ];
    return `${lines.join('\n')}\n`;
}
/**
 * Renders a report as Markdown within a budget, by steps: everything; without the unchanged people; counts and the people
 * with a problem; counts alone. What is left out is said, with a pointer to the report file.
 *
 * @param report as it may be shown: e-mails are masked before.
 */
function renderMarkdown(report, setting, budget) {
    for (const detail of DETAILS) {
        const text = renderAt(detail, report, setting);
        if (budget.measure(text) <= budget.max) {
            return text;
        }
    }
    // Even counts do not fit where there are hundreds of products or problems.
    return `## Datadog Seats: ${headline(report)}\n\nNot everything fits here. ${setting.reportHint}\n`;
}

;// CONCATENATED MODULE: ./src/render/story.ts

/** The oldest are forgotten: a comment must not grow for ever. */
const MAX_STORY_ENTRIES = 10;
const STATE = /^<!-- datadog-seats-state ([\w-]+) -->$/m;
const SHORT_SHA_CHARACTERS = 7;
/** Adds an entry. A newer plan takes the place of the plan before it: only the last one was reviewed. */
function tellStory(story, entry) {
    const last = story.at(-1);
    const kept = last?.kind === 'planned' && entry.kind === 'planned' ? story.slice(0, -1) : story;
    return [...kept, entry].slice(-MAX_STORY_ENTRIES);
}
/** The story as Markdown. */
function renderStory(story) {
    const lines = story.map(({ at, what, commit, run }) => {
        const parts = [
            `${at}: ${escapeMarkdown(what)}`,
            commit === '' ? '' : `commit ${code(commit.slice(0, SHORT_SHA_CHARACTERS))}`,
            /^https?:\/\/[^\s()<>]+$/.test(run) ? `[run](${run})` : '',
        ];
        return `- ${parts.filter((part) => part !== '').join(' · ')}`;
    });
    return `\n---\n\n${lines.join('\n')}\n`;
}
/** The hidden line that holds a state. */
function renderState(state) {
    return `<!-- datadog-seats-state ${Buffer.from(JSON.stringify(state)).toString('base64url')} -->\n`;
}
function isText(value) {
    return typeof value === 'string';
}
function storyFrom(value) {
    const entries = Array.isArray(value) ? value : [];
    return entries.flatMap((entry) => {
        const { kind, at, what, commit, run } = Object(entry);
        const isKnown = kind === 'planned' || kind === 'applied' || kind === 'other';
        return isKnown && isText(at) && isText(what) && isText(commit) && isText(run)
            ? [{ kind, at, what, commit, run }]
            : [];
    });
}
function planFrom(value) {
    const { digest, changes } = Object(value);
    if (!isText(digest)) {
        return null;
    }
    return { digest, changes: Array.isArray(changes) ? changes.filter(isText) : null };
}
/** The state that a comment holds; an empty one where it holds none that can be read. */
function readState(body) {
    return decodeState(body) ?? { plan: null, story: [], shown: '' };
}
/** The same, but `null` where the comment holds no state that can be read. */
function decodeState(body) {
    const [, encoded = ''] = STATE.exec(body ?? '') ?? [];
    try {
        const json = Object(JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')));
        const shown = isText(json.shown) ? json.shown : '';
        return { plan: planFrom(json.plan), story: storyFrom(json.story), shown };
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./src/seats/fingerprint.ts

/** So many changes fit beside the report in a comment. */
const MAX_KEPT_CHANGES = 500;
const SHORT_DIGEST_CHARACTERS = 16;
/** So many differences are told one by one. */
const MAX_TOLD = 20;
function digestOf(kind, productCode, id, digest) {
    return digest(`${productCode}\n${kind}\n${id ?? ''}`).slice(0, SHORT_DIGEST_CHARACTERS);
}
/** Every person of a plan with the digest of what is intended for them, or could have been. */
function* everybody(plan) {
    for (const { productCode, people } of plan.products) {
        for (const person of people) {
            yield { productCode, person };
        }
    }
}
/** The fingerprint of what a plan means to do. */
function fingerprint(plan, digest) {
    const changes = [...everybody(plan)].flatMap(({ productCode, person }) => person.intent.kind === 'none' ? [] : [digestOf(person.intent.kind, productCode, person.id, digest)]);
    changes.sort();
    return { digest: digest(changes.join('\n')), changes: changes.length > MAX_KEPT_CHANGES ? null : changes };
}
function tell(messages) {
    const more = messages.length - MAX_TOLD;
    const told = more > 0 ? [...messages.slice(0, MAX_TOLD), `and ${more} more differences from the plan`] : messages;
    return told.map((message) => (0,seats_problem/* warningAt */.MK)(null, message));
}
const WHAT = { assign: 'assigned a seat', unassign: 'unassigned' };
/**
 * What a plan would do otherwise than an earlier one, whose fingerprint was kept: a warning for each difference.
 *
 * @returns none exactly if both plans mean the same changes.
 */
function driftFrom(earlier, plan, digest) {
    const now = fingerprint(plan, digest);
    if (now.digest === earlier.digest) {
        return [];
    }
    if (earlier.changes === null || now.changes === null) {
        return tell(['this run would do something else than the plan in the comment said']);
    }
    const gone = new Set(earlier.changes);
    const messages = [];
    for (const { productCode, person } of everybody(plan)) {
        const { intent, key } = person;
        for (const kind of ['assign', 'unassign']) {
            const wasPlanned = gone.delete(digestOf(kind, productCode, person.id, digest));
            const isPlanned = intent.kind === kind;
            if (isPlanned && !wasPlanned) {
                messages.push(`${productCode}: ${key} would be ${WHAT[kind]}, which the plan in the comment did not say`);
            }
            else if (wasPlanned && !isPlanned) {
                const today = intent.kind === 'none' ? intent.status : `to be ${WHAT[intent.kind]}`;
                messages.push(`${productCode}: the plan in the comment said that ${key} would be ${WHAT[kind]}; now: ${today}`);
            }
        }
    }
    if (gone.size > 0) {
        const whom = gone.size === 1 ? 'somebody whom' : 'people whom';
        const changes = (0,seats_problem/* count */.U9)(gone.size, 'change');
        messages.push(`the plan in the comment had ${changes} for ${whom} this run does not look at any more`);
    }
    return tell(messages);
}

;// CONCATENATED MODULE: ./src/conversation.ts








const REPORT_HINT = 'The job summary and the report file name everybody.';
const OBSOLETE = 'What an earlier version of this pull request would have changed is not needed any more.';
/** A one-way digest: what a comment remembers must not tell who is meant. */
function sha256(text) {
    // Not imported: it takes time to load, and most runs have no comment.
    return process.getBuiltinModule('node:crypto').createHash('sha256').update(text).digest('hex');
}
/** Calls `make` once, however often the result is wanted. */
function once(make) {
    let made = null;
    return () => (made ??= make());
}
function entryOf(report, { event, now }) {
    const { assigned, unassigned, changed } = report.totals;
    const isPlanned = report.facts.dryRun && changed;
    return {
        kind: isPlanned ? 'planned' : changed ? 'applied' : 'other',
        at: `${new Date(now()).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
        what: isPlanned ? `planned ${assigned} to assign, ${unassigned} to unassign` : headline(report),
        commit: event.commit,
        run: event.runUrl,
    };
}
/** What remains of the plan in the comment: a new plan replaces it, writing uses it up, anything else leaves it. */
function planAfter(state, report, plan) {
    if (plan !== null && report.facts.dryRun) {
        return fingerprint(plan, sha256);
    }
    // A merged run that wrote, or had nothing to write, has used the plan up.
    const usesUp = !report.facts.dryRun && ['applied', 'incomplete', 'in-sync'].includes(report.verdict);
    return usesUp ? null : state.plan;
}
/** Makes the comment's body from the present one; `null` where nothing is to be written. */
function compose(present, report, plan, world) {
    const { publication, redact, dryRunReason } = world;
    const state = readState(present);
    const isWorthIt = report.totals.changed || isRed(report.verdict) || report.totals.unresolved > 0;
    if (present === null && publication.comment === 'on-change' && !isWorthIt) {
        return null;
    }
    const wasPlanned = state.story.some(({ kind }) => kind === 'planned') && !state.story.some(({ kind }) => kind === 'applied');
    const note = report.facts.dryRun && report.verdict === 'in-sync' && wasPlanned ? OBSOLETE : null;
    const story = tellStory(state.story, entryOf(report, world));
    const plannedNext = planAfter(state, report, plan);
    const head = (shown) => renderState({ plan: plannedNext, story, shown });
    const tail = redact(renderStory(story));
    const around = markerOf(publication.commentKey).length + head(sha256('')).length + tail.length;
    const budget = { max: MAX_COMMENT_CHARACTERS - around, measure: (text) => text.length };
    const text = redact(renderMarkdown(report, { dryRunReason, reportHint: REPORT_HINT, note }, budget));
    const shown = sha256(text);
    return shown === state.shown && plannedNext?.digest === state.plan?.digest ? null : `${head(shown)}${text}${tail}`;
}
/** Opens the conversation of a run with GitHub. */
function openConversation(world) {
    const { event, publication } = world;
    const github = once(() => {
        if (event.repository === null || publication.githubToken === '') {
            throw new Error('github-token or GITHUB_REPOSITORY is not set');
        }
        return openGithub(publication.githubToken, event.repository, event.apiUrl, world.signal, world.sleep);
    });
    const sleep = (ms) => world.sleep(ms, world.signal);
    const pullRequest = once(() => findPullRequest(event, publication.prNumber, github, sleep));
    return {
        github,
        readPlanned: () => readReviewed(publication, pullRequest, github),
        publishComment: (report, plan) => publishComment(report, plan, pullRequest, github, world),
    };
}
async function readReviewed(publication, pullRequest, github) {
    if (publication.comment === 'never') {
        return { plan: null, whyNot: 'comment is never' };
    }
    const found = await pullRequest();
    if (found.kind === 'none') {
        return { plan: null, whyNot: found.reason };
    }
    const place = { pullRequest: found.number, key: publication.commentKey };
    const [oldest] = await listOwnComments(await github(), place);
    if (oldest === undefined) {
        return { plan: null, whyNot: `pull request #${found.number} has no comment with a plan` };
    }
    const state = decodeState(oldest.body);
    if (state === null) {
        throw new Error('what the comment remembers is damaged');
    }
    return { plan: state.plan, whyNot: 'the plan was applied already' };
}
async function publishComment(report, plan, pullRequest, github, world) {
    const { publication, console } = world;
    if (publication.comment === 'never') {
        return '';
    }
    let where = 'the pull request';
    try {
        const found = await pullRequest();
        if (found.kind === 'none') {
            console.info(`No comment: ${found.reason}.`);
            return '';
        }
        where = `pull request #${found.number}`;
        const place = { pullRequest: found.number, key: publication.commentKey };
        return await upsertComment(await github(), place, (present) => compose(present, report, plan, world));
    }
    catch (error) {
        console.warn(`The comment on ${where} could not be written: ${explainCommentError(error)}`);
        return '';
    }
}

;// CONCATENATED MODULE: ./src/datadog/error.ts
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

;// CONCATENATED MODULE: ./src/apply/batches.ts
/** The most people that are sent in one call. Datadog publishes no limit; a refused batch is split. */
const MAX_BATCH_PEOPLE = 100;
/** After so many single people in a row got the same refusal, it may be about everybody. */
const SAME_REFUSALS = 3;
/** So many more people, from all over the list, must get it too before that is believed. */
const PROBES = 5;
/** Where somebody was accepted before, this many people left are rather asked one by one than judged together. */
const FEW_PEOPLE = 30;
/** After so many batches in a row without an answer, Datadog is taken to be down. */
const MAX_UNANSWERED_IN_A_ROW = 2;
/** `times` items spread evenly over all of them, the first and the last included. */
function spread(items, times) {
    const step = (items.length - 1) / Math.max(1, times - 1);
    const picks = Array.from({ length: times }, (_, index) => items[Math.round(index * step)]);
    return [...new Set(picks)].filter((item) => item !== undefined);
}
/** What a refusal says beside whom it names: the same words about different people are the same answer. */
function kindOf(reason) {
    return reason.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\S+@\S+/gi, '…');
}
/** Sends people in batches until everybody has an answer of their own. */
class BatchSender {
    #people;
    #send;
    #halt;
    #onSettled;
    #sent = new Map();
    /** People who were part of a batch that was refused. */
    #tried = new Set();
    #limit = MAX_BATCH_PEOPLE;
    /** Why nothing more is sent for this product; `null` while sending goes on. */
    #stopped = null;
    #refusal = { reason: '', times: 0 };
    #anyAccepted = false;
    #unansweredInARow = 0;
    constructor(people, send, halt, onSettled) {
        this.#people = people;
        this.#send = send;
        this.#halt = halt;
        this.#onSettled = onSettled;
    }
    async run() {
        await this.#deliver(this.#people);
        for (const person of this.#unsettled(this.#people)) {
            this.#sent.set(person, { kind: 'not-sent', reason: this.#whyStopped() ?? 'not reached' });
        }
        return this.#sent;
    }
    #whyStopped() {
        return this.#halt.reason ?? this.#stopped;
    }
    #unsettled(people) {
        return people.filter((person) => !this.#sent.has(person));
    }
    #settle(people, sent) {
        for (const person of people) {
            this.#sent.set(person, sent);
        }
        this.#onSettled(this.#sent.size);
    }
    /** Sends people in batches of a size that the server takes; tells whether it took everybody. */
    async #deliver(people) {
        let allAccepted = true;
        for (let next = 0; next < people.length && this.#whyStopped() === null;) {
            const slice = people.slice(next, next + this.#limit);
            next += slice.length;
            const batch = this.#unsettled(slice);
            allAccepted = (batch.length === 0 || (await this.#deliverBatch(batch))) && allAccepted;
        }
        return allAccepted && this.#whyStopped() === null;
    }
    async #deliverBatch(batch) {
        const result = await this.#send(batch);
        this.#unansweredInARow = result.kind === 'unanswered' ? this.#unansweredInARow + 1 : 0;
        switch (result.kind) {
            case 'accepted':
                this.#anyAccepted = true;
                this.#refusal = { reason: '', times: 0 };
                this.#settle(batch, result);
                return true;
            case 'refused':
                return this.#split(batch, result.reason);
            case 'unanswered':
                this.#settle(batch, result);
                if (this.#unansweredInARow >= MAX_UNANSWERED_IN_A_ROW) {
                    this.#stopped = `Datadog gave no answer several times in a row (${result.reason})`;
                }
                return false;
            case 'no-access':
                this.#halt.reason = result.reason;
                return false;
            case 'cancelled':
                if (!result.mayHaveTakenEffect) {
                    this.#stopped = 'the job was cancelled before this';
                    return false;
                }
                this.#settle(batch, { kind: 'unanswered', reason: 'the job was cancelled while this was under way' });
                return false;
        }
    }
    /** Halves a refused batch until the person at fault stands alone. */
    async #split(batch, reason) {
        if (batch.length === 1) {
            this.#settle(batch, { kind: 'refused', reason });
            await this.#judge(reason);
            return false;
        }
        for (const person of batch) {
            this.#tried.add(person);
        }
        const middle = Math.ceil(batch.length / 2);
        const first = await this.#deliver(batch.slice(0, middle));
        const second = await this.#deliver(batch.slice(middle));
        if (first && second) {
            // Refused together and taken apart: it was the size. What was proven is remembered.
            this.#limit = Math.min(this.#limit, middle);
        }
        return first && second;
    }
    /** Notes that a single person was refused. A refusal that is about everybody is not tried person by person to the end. */
    async #judge(reason) {
        const kind = kindOf(reason);
        const times = this.#refusal.reason === kind ? this.#refusal.times + 1 : 1;
        this.#refusal = { reason: kind, times };
        if (times !== SAME_REFUSALS) {
            return;
        }
        const rest = this.#unsettled(this.#people);
        // Neighbours in a list may be at fault together (a team that left): people from all over it are asked before judging.
        const probes = rest.length > (this.#anyAccepted ? FEW_PEOPLE : SAME_REFUSALS) ? spread(rest, PROBES) : [];
        for (const person of probes) {
            if (this.#refusal.reason === kind) {
                await this.#deliver([person]);
            }
        }
        if (probes.length > 0 && this.#refusal.reason === kind && this.#refusal.times === times + probes.length) {
            this.#stopped = `Datadog refuses everybody alike: ${reason}`;
            this.#settle(this.#unsettled([...this.#tried]), { kind: 'refused', reason });
        }
        else {
            this.#refusal = { reason: '', times: 0 };
        }
    }
}
/**
 * Sends changes of one kind for one product, in batches, until everybody has an answer of their own. A refused batch is
 * split until the person at fault stands alone. Never throws for what Datadog answers.
 *
 * @param onSettled told after each batch how many people have their answer.
 */
function sendInBatches(people, send, halt, onSettled) {
    return new BatchSender(people, send, halt, onSettled).run();
}

;// CONCATENATED MODULE: ./src/seats/holders.ts
/** Indexes holders by both of their keys. */
function indexHolders(holders) {
    const byKey = new Map();
    for (const holder of holders) {
        for (const key of [holder.id, holder.email]) {
            if (key === null) {
                continue;
            }
            const same = byKey.get(key);
            if (same === undefined) {
                byKey.set(key, [holder]);
            }
            else {
                same.push(holder);
            }
        }
    }
    return { holders, get: (key) => byKey.get(key) ?? [] };
}
/**
 * The one holder that a listed key names by itself, without any look-up; `null` where nobody or more than one has it.
 */
function holderOf(key, index) {
    const [holder, ...others] = index.get(key);
    return holder !== undefined && others.length === 0 ? holder : null;
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

;// CONCATENATED MODULE: ./src/apply/confirm.ts

/** How long the list is read again until it shows the writes. */
const MAX_CONFIRM_MS = 30_000;
const FIRST_PAUSE_MS = 500;
const UNREAD = { kind: 'unreadable', reason: 'not read' };
/** Whether a reading shows the intended change. The seat list may know people by another id, so the e-mail counts too. */
function isShown(person, held, heldBefore) {
    const byId = person.id === null ? [] : held.get(person.id);
    const byEmail = person.email === null ? [] : held.get(person.email);
    if (person.intent.kind === 'unassign') {
        return byId.length === 0 && !byEmail.some(({ id }) => id === null);
    }
    return byId.length > 0 || byEmail.some(({ id }) => id === null || !heldBefore.has(id));
}
async function readAgain(productCode, world) {
    try {
        const holders = await world.listHolders(productCode, world.cancellation.abandonReads);
        return { kind: 'read', held: indexHolders(holders) };
    }
    catch (error) {
        return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
    }
}
/** Reads until everything that was accepted shows, the time is over, the job is cancelled or the list cannot be read. */
async function readUntilShown(productCode, missing, world) {
    const { stopping } = world.cancellation;
    const deadline = world.now() + MAX_CONFIRM_MS;
    let last = UNREAD;
    for (let pause = FIRST_PAUSE_MS;; pause *= 2) {
        const reading = await readAgain(productCode, world);
        if (reading.kind === 'unreadable') {
            // What an earlier reading showed stays true.
            return last.kind === 'read' ? last : reading;
        }
        last = reading;
        const pending = missing(reading.held);
        const leftMs = deadline - world.now();
        if (pending === 0 || leftMs <= 0 || stopping.aborted) {
            return reading;
        }
        world.onPending(productCode, pending);
        await world.sleep(Math.min(pause, leftMs), stopping);
    }
}
function outcomeOf(sent, person, reading, isDone) {
    if (sent.kind === 'not-sent') {
        return { status: 'not-attempted', reason: sent.reason };
    }
    if (isDone) {
        return { status: person.intent.kind === 'assign' ? 'assigned' : 'unassigned', reason: null };
    }
    if (sent.kind !== 'accepted') {
        return { status: 'failed', reason: sent.reason };
    }
    const reason = reading.kind === 'read'
        ? 'Datadog accepted it, but the seat list does not show it'
        : 'Datadog accepted it, but the seat list could not be read again';
    return { status: 'unconfirmed', reason };
}
/** Reads the list of a product again and decides by it what is reported: the reading has the last word, not the answer to a write. */
async function confirm_confirm(product, sent, world) {
    if ([...sent.values()].every(({ kind }) => kind === 'not-sent')) {
        // Nothing was sent, so there is nothing to read again.
        const outcomes = new Map([...sent].map(([person, how]) => [person, outcomeOf(how, person, UNREAD, false)]));
        return { outcomes, seatsAfter: product.seatsBefore, problem: null };
    }
    const heldBefore = new Set(product.people.filter(({ intent }) => intent.kind !== 'assign').map(({ id }) => id));
    const accepted = [...sent].filter(([, { kind }]) => kind === 'accepted').map(([person]) => person);
    const missing = (held) => accepted.filter((person) => !isShown(person, held, heldBefore)).length;
    const reading = await readUntilShown(product.productCode, missing, world);
    const outcomes = new Map();
    for (const [person, how] of sent) {
        const isDone = reading.kind === 'read' && isShown(person, reading.held, heldBefore);
        outcomes.set(person, outcomeOf(how, person, reading, isDone));
    }
    return reading.kind === 'read'
        ? { outcomes, seatsAfter: reading.held.holders.length, problem: null }
        : { outcomes, seatsAfter: null, problem: `the seat list could not be read again: ${reading.reason}` };
}

;// CONCATENATED MODULE: ./src/apply/apply.ts



/** Ends all sending as soon as the job is being cancelled. */
function haltOn(cancellation) {
    let refused = null;
    return {
        get reason() {
            return cancellation.stopping.aborted ? 'the job was cancelled before this' : refused;
        },
        set reason(reason) {
            refused = reason;
        },
    };
}
async function send(kind, { product, sent }, people, world, halt) {
    const { productCode } = product;
    const answers = await sendInBatches(people, (batch) => world.change(kind, productCode, batch.flatMap(({ id }) => id ?? []), world.cancellation), halt, (settled) => {
        world.onProgress(kind, productCode, settled, people.length);
    });
    for (const [person, answer] of answers) {
        sent.set(person, answer);
    }
}
function intended(kind, product) {
    return product.people.filter(({ intent }) => intent.kind === kind);
}
/**
 * Who may still be assigned after the unassigning: where seats that should have become free did not, the plan's
 * arithmetic no longer holds, and an assignment beyond `max-seats` would be billed.
 */
function withinBudget({ product, sent }, limit) {
    const people = intended('assign', product);
    if (limit === undefined) {
        return people;
    }
    const freed = [...sent.values()].filter(({ kind }) => kind === 'accepted').length;
    const room = Math.max(0, limit - (product.seatsBefore - freed));
    const reason = `seats that should have become free did not, so max-seats ${limit} leaves no room`;
    for (const person of people.slice(room)) {
        sent.set(person, { kind: 'not-sent', reason });
    }
    return people.slice(0, room);
}
/**
 * Carries a plan out: unassigns, then assigns, then reads again. Datadog bills the highest number of seats held at once,
 * so no assignment of any product is sent before all unassignments.
 *
 * @param maxSeats the most seats a product may hold, by product code.
 * @returns one outcome for each intended change. Never throws for one person, nor for what Datadog answers.
 */
async function apply(plan, maxSeats, world) {
    const halt = haltOn(world.cancellation);
    const sendings = plan.products.map((product) => ({ product, sent: new Map() }));
    await Promise.all(sendings.map((sending) => send('unassign', sending, intended('unassign', sending.product), world, halt)));
    await Promise.all(sendings.map((sending) => {
        const people = withinBudget(sending, maxSeats.get(sending.product.productCode));
        return send('assign', sending, people, world, halt);
    }));
    const confirmed = await Promise.all(sendings.map(({ product, sent }) => confirm_confirm(product, sent, world)));
    const outcomes = new Map();
    const seatsAfter = new Map();
    const problems = halt.reason === null ? [] : [(0,seats_problem/* errorAt */.Os)(null, halt.reason)];
    for (const [index, { product }] of sendings.entries()) {
        const result = confirmed[index];
        result?.outcomes.forEach((outcome, person) => outcomes.set(person, outcome));
        if (typeof result?.seatsAfter === 'number') {
            seatsAfter.set(product.productCode, result.seatsAfter);
        }
        if (typeof result?.problem === 'string') {
            problems.push((0,seats_problem/* errorAt */.Os)(null, `${product.productCode}: ${result.problem}`));
        }
    }
    return { outcomes, seatsAfter, problems };
}

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

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var lib_proxy = __webpack_require__(9783);
// EXTERNAL MODULE: ./node_modules/undici/lib/api/api-request.js
var api_request = __webpack_require__(4043);
var api_request_default = /*#__PURE__*/__webpack_require__.n(api_request);
// EXTERNAL MODULE: ./node_modules/undici/lib/dispatcher/agent.js
var agent = __webpack_require__(7405);
var agent_default = /*#__PURE__*/__webpack_require__.n(agent);
;// CONCATENATED MODULE: ./src/datadog/transport.ts



/** The longest one try may take, from connecting to the last byte. */
const TRY_TIMEOUT_MS = 30_000;
/** The largest answer that is read. */
const MAX_REPLY_BYTES = 32 * 1024 * 1024;
/** How many calls are under way at the same time at most. */
const MAX_CALLS_IN_FLIGHT = 8;
function describe(error, timedOut) {
    if (timedOut) {
        return `no answer within ${TRY_TIMEOUT_MS / 1000} s`;
    }
    // Only message and code: library errors carry the request, and with it the keys.
    const { message, code } = error;
    const text = typeof message === 'string' && message !== '' ? message : 'the connection failed';
    return typeof code === 'string' && !text.includes(code) ? `${text} (${code})` : text;
}
async function readBody(body) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of body) {
        bytes += chunk.length;
        if (bytes > MAX_REPLY_BYTES) {
            return null;
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
async function sendOnce(dispatcher, request, timeoutMs) {
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
        const response = await api_request_default().call(dispatcher, {
            ...request,
            headers: { ...request.headers },
            signal: AbortSignal.any([timeout, request.signal]),
        });
        const { statusCode: status, headers } = response;
        const body = await readBody(response.body);
        if (body === null) {
            return { kind: 'too-large', status };
        }
        return { kind: 'reply', status, header: (name) => headers[name]?.toString() ?? null, body };
    }
    catch (error) {
        return { kind: 'broken', message: describe(error, timeout.aborted) };
    }
}
/** Direct connections, or connections through a proxy where `HTTPS_PROXY` and `NO_PROXY` say so. */
async function openDispatcher(origin) {
    const options = { connections: MAX_CALLS_IN_FLIGHT, pipelining: 1 };
    const proxy = (0,lib_proxy/* getProxyUrl */.s)(new URL(origin));
    if (proxy === undefined) {
        return new (agent_default())(options);
    }
    // The proxy agent needs all of undici, which takes time to load.
    const { ProxyAgent } = await __webpack_require__.e(/* import() */ 752).then(__webpack_require__.t.bind(__webpack_require__, 6752, 19));
    return new ProxyAgent({ uri: proxy.href, ...options });
}
/**
 * Opens connections to one address, through a proxy where the environment says so. Redirects are not followed.
 *
 * @param timeoutMs the longest one try may take.
 */
async function openTransport(origin, timeoutMs = TRY_TIMEOUT_MS) {
    const dispatcher = await openDispatcher(origin);
    return {
        send: (request) => sendOnce(dispatcher, request, timeoutMs),
        close: () => dispatcher.destroy(),
    };
}

;// CONCATENATED MODULE: ./src/datadog/http.ts




function authentication(credentials) {
    return credentials.kind === 'token'
        ? { authorization: `Bearer ${credentials.accessToken}` }
        : { 'dd-api-key': credentials.apiKey, 'dd-application-key': credentials.appKey };
}
/** What kept a reply from being an answer; `null` for a success. */
function failureOf(reply, nowMs) {
    if (reply.kind === 'broken') {
        return { kind: 'connection' };
    }
    if (reply.status >= 200 && reply.status < 300) {
        return null;
    }
    const asked = askedWaitMs(reply.header('x-ratelimit-reset'), reply.header('retry-after'), nowMs);
    return { kind: 'status', status: reply.status, askedWaitMs: asked };
}
/** A success whose body ended too early counts as a broken connection. */
const CUT_OFF = { kind: 'connection' };
/** A body that begins as JSON and does not parse was cut off on the way. */
function parseJson(body) {
    try {
        return { kind: 'json', json: JSON.parse(body) };
    }
    catch {
        return { kind: /^\s*[{[]/.test(body) ? 'cut-off' : 'not-json' };
    }
}
/** The client that every request to Datadog goes through. */
class HttpClient {
    #world;
    #settings;
    #origin;
    #prefix;
    #gate = new RateGate();
    constructor(settings, world) {
        const url = new URL(settings.apiUrl);
        this.#origin = url.origin;
        this.#prefix = url.pathname.replace(/\/+$/, '');
        this.#settings = settings;
        this.#world = world;
    }
    async read(call) {
        const get = { ...call, method: 'GET' };
        let json;
        await this.#request(get, (body, status) => {
            const parsed = parseJson(body);
            if (parsed.kind === 'not-json') {
                throw this.#error(get, 'unexpected', status, reasonOf(body), 'the answer is not JSON');
            }
            json = parsed.kind === 'json' ? parsed.json : undefined;
            return parsed.kind === 'json';
        });
        return json;
    }
    async write(call) {
        if (this.#settings.readOnly) {
            throw this.#error(call, 'unexpected', null, 'dry run', 'refused, since this is a dry run');
        }
        await this.#request(call, () => true);
    }
    /** Tries until `accept` takes the body of a success. */
    async #request(call, accept) {
        await this.#passGate(call);
        for (let tries = 1;; tries += 1) {
            const reply = await this.#send(call);
            this.#noteLimit(call, reply);
            if (call.signal.aborted && reply.kind === 'broken') {
                throw this.#error(call, 'cancelled', null, 'cancelled', 'cancelled');
            }
            if (reply.kind === 'too-large') {
                const advice = `the answer is larger than ${MAX_REPLY_BYTES / 2 ** 20} MiB`;
                throw this.#error(call, 'unexpected', reply.status, '', advice);
            }
            const failure = failureOf(reply, this.#world.now()) ?? CUT_OFF;
            if (failure === CUT_OFF && reply.kind === 'reply' && accept(reply.body, reply.status)) {
                return;
            }
            const waitMs = retryDelayMs(tries, failure, this.#world.random());
            if (waitMs === null) {
                throw await this.#giveUp(call, reply, failure, tries);
            }
            await this.#wait(call, waitMs, reply);
        }
    }
    /** Another call may have met a rate limit: this one waits with it, instead of being declined as well. */
    async #passGate(call) {
        const waitMs = this.#gate.waitMs(this.#world.now());
        if (waitMs > 0) {
            await this.#sleep(call, waitMs, 429);
        }
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
    async #wait(call, waitMs, reply) {
        const why = reply.kind === 'reply' ? `status ${reply.status}` : 'no answer';
        this.#world.onWait(waitMs, `${call.method} ${call.path}: ${why}`);
        await this.#sleep(call, waitMs, reply.kind === 'reply' ? reply.status : null);
    }
    /** @param status what Datadog answered before, or would have: it tells whether a cancelled call may have had an effect. */
    async #sleep(call, waitMs, status) {
        const ends = call.lastTry === undefined ? call.signal : AbortSignal.any([call.signal, call.lastTry]);
        await this.#world.sleep(waitMs, ends);
        if (ends.aborted) {
            throw this.#error(call, 'cancelled', status, 'cancelled', 'cancelled');
        }
    }
    #send(call) {
        const query = new URLSearchParams({ ...call.query }).toString();
        const path = this.#prefix + call.path + (query === '' ? '' : `?${query}`);
        const body = call.body === undefined ? null : JSON.stringify(call.body);
        const headers = {
            ...authentication(this.#settings.credentials),
            accept: 'application/json',
            'user-agent': 'datadog-seats-action',
            ...(body === null ? {} : { 'content-type': 'application/json' }),
        };
        return this.#world.send({ method: call.method, origin: this.#origin, path, headers, body, signal: call.signal });
    }
    async #giveUp(call, reply, failure, tries) {
        if (failure.kind === 'connection' || reply.kind !== 'reply') {
            const reason = reply.kind === 'broken' ? reply.message : 'the answer was cut off';
            return this.#error(call, 'unavailable', null, reason, `no usable answer in ${tries} tries`);
        }
        const { status, body } = reply;
        const reason = reasonOf(body);
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
        const needs = `it needs ${call.needs}`;
        if (credentials.kind === 'token') {
            return `access-token is expired, belongs to another site than ${site}, or lacks a permission: ${needs}`;
        }
        const reply = await this.#send({ method: 'GET', path: '/api/v1/validate', needs: '', signal: call.signal });
        const status = reply.kind === 'reply' ? reply.status : null;
        if (status === 200) {
            return `api-key is valid for ${site}, so app-key is wrong or lacks a permission: ${needs}`;
        }
        return status === 401 || status === 403
            ? `api-key is not valid for ${site}: check the key, and that site is the one it was made on`
            : `check api-key, app-key and site (${site}), and the permission of app-key: ${needs}`;
    }
    #error(call, kind, status, reason, advice) {
        const clean = this.#world.redact(reason);
        const what = `${call.method} ${call.path}${status === null ? '' : `: status ${status}`}`;
        const message = [what, clean, advice].filter((part) => part !== '').join(': ');
        return new DatadogError(kind, status, clean, `Datadog: ${message}`);
    }
}
/** A client for one address and one set of credentials. */
function createHttp(settings, world) {
    return new HttpClient(settings, world);
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./src/seats/person.ts
var seats_person = __webpack_require__(5261);
;// CONCATENATED MODULE: ./src/seats/resolution.ts
/**
 * Resolves an e-mail among the accounts that carry exactly this e-mail: the one person, else the only service account.
 * A person and a service account may share an e-mail in Datadog; two people cannot, so two are never guessed between.
 */
function resolveEmail(accounts) {
    const people = accounts.filter((account) => !account.serviceAccount);
    const candidates = people.length > 0 ? people : accounts;
    const [only, ...others] = candidates;
    if (only === undefined) {
        return { kind: 'not-found', reason: 'no Datadog account has this e-mail' };
    }
    if (others.length > 0) {
        const what = people.length > 0 ? 'accounts' : 'service accounts';
        return {
            kind: 'ambiguous',
            reason: `${candidates.length} Datadog ${what} share this e-mail; list the UUID instead`,
        };
    }
    return { kind: 'found', account: only };
}

;// CONCATENATED MODULE: ./src/datadog/wire.ts

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
    return new DatadogError('unexpected', 200, what, `Datadog: GET ${path}: status 200: the answer is not as expected: ${what}`);
}
/** The `data` of a list answer. Throws where it is no list: a failed read must never look like an empty one. */
function dataOf(reply, path) {
    const { data } = objectOf(reply);
    if (!Array.isArray(data)) {
        throw unexpectedShape(path, '"data" is not a list');
    }
    return data;
}

;// CONCATENATED MODULE: ./src/datadog/users.ts



const PATH = '/api/v2/users';
/** The documented maximum of `page[size]`; real servers take more. */
const SAFE_PAGE = 100;
/** No e-mail is contained in so many others; a server that never ends must not be read for ever. */
const MAX_SEARCH_PAGES = 1000;
const PERMISSION = 'the permission user_access_read (to find people by e-mail; UUIDs do without it)';
function accountFrom(item) {
    const { id, attributes } = objectOf(item);
    const { email, name, disabled, status, service_account: serviceAccount } = objectOf(attributes);
    const uuid = textOf(id)?.toLowerCase() ?? '';
    return (0,seats_person/* isUuid */.O1)(uuid)
        ? {
            id: uuid,
            email: textOf(email)?.toLowerCase() ?? null,
            name: textOf(name),
            disabled: disabled === true || textOf(status)?.toLowerCase() === 'disabled',
            serviceAccount: serviceAccount === true,
        }
        : null;
}
/** The calls to the users list, one at a time. */
class UsersList {
    #http;
    #signal;
    constructor(http, signal) {
        this.#http = http;
        this.#signal = signal;
    }
    async page(number, size, filter) {
        const paging = { 'page[size]': String(size), 'page[number]': String(number) };
        const query = filter === null ? paging : { ...paging, filter };
        const reply = await this.#http.read({ path: PATH, query, needs: PERMISSION, signal: this.#signal });
        const items = dataOf(reply, PATH);
        const meta = objectOf(objectOf(objectOf(reply).meta).page);
        return {
            accounts: items.map(accountFrom).filter((account) => account !== null),
            items: items.length,
            total: countOf(meta.total_count),
            matching: countOf(meta.total_filtered_count),
            maxPageSize: countOf(meta.max_page_size),
        };
    }
    /** The first page of everybody: as large as the server takes, since the documented size is the smallest one. */
    async firstPage(size) {
        try {
            return { page: await this.page(0, size, null), size };
        }
        catch (error) {
            if (error instanceof DatadogError && error.kind === 'refused' && size > SAFE_PAGE) {
                return { page: await this.page(0, SAFE_PAGE, null), size: SAFE_PAGE };
            }
            throw error;
        }
    }
    /**
     * Everybody whose e-mail or name contains `email`. The filter is a substring match that may return others first, so all
     * its pages are read; a server that does not tell how many there are is read until a page is empty.
     */
    async search(email) {
        const first = await this.page(0, SAFE_PAGE, email);
        const accounts = [...first.accounts];
        let { items } = first;
        for (let read = items, number = 1; items > 0 && read < (first.matching ?? Infinity); number += 1) {
            if (number > MAX_SEARCH_PAGES) {
                throw unexpectedShape(PATH, `the search for one e-mail has more than ${MAX_SEARCH_PAGES} pages`);
            }
            const page = await this.page(number, SAFE_PAGE, email);
            accounts.push(...page.accounts);
            items = page.items;
            read += items;
            if (items === 0 && first.matching !== null) {
                throw unexpectedShape(PATH, `a search has ${first.matching} results, but its pages hold only ${read}`);
            }
        }
        return { first, accounts };
    }
    /** One account by UUID, or why there is none. */
    async account(id) {
        try {
            const path = `${PATH}/${encodeURIComponent(id)}`;
            const reply = await this.#http.read({ path, needs: PERMISSION, signal: this.#signal });
            const account = accountFrom(objectOf(reply).data);
            if (account === null) {
                throw unexpectedShape(path, '"data" is no user');
            }
            return { kind: 'found', account };
        }
        catch (error) {
            if (error instanceof DatadogError && error.kind === 'refused') {
                return { kind: 'not-found', reason: `Datadog: ${error.reason}` };
            }
            throw error;
        }
    }
}

;// CONCATENATED MODULE: ./src/datadog/lookup.ts






/** Asked for where the server does not tell its maximum. */
const LARGE_PAGE = 1000;
/** Groups accounts by e-mail; an e-mail may belong to a person and to service accounts. */
function byEmail(accounts) {
    const groups = new Map();
    for (const account of accounts) {
        const same = groups.get(account.email ?? '');
        if (same === undefined) {
            groups.set(account.email ?? '', [account]);
        }
        else {
            same.push(account);
        }
    }
    return groups;
}
/** One look-up of some people: by a call a person or by reading everybody, whichever is fewer calls. */
class LookUp {
    #users;
    #onProgress;
    #limit = (0,p_limit/* default */.A)(MAX_CALLS_IN_FLIGHT);
    #found = new Map();
    #pending;
    constructor(users, keys, onProgress) {
        this.#users = users;
        this.#pending = new Set(keys);
        this.#onProgress = onProgress;
    }
    async run() {
        const [only, ...others] = this.#pending;
        const email = [...this.#pending].find(seats_person/* isEmailKey */.oc);
        if (only !== undefined && others.length === 0) {
            await this.#ask(only);
        }
        else if (email !== undefined) {
            // The first search also tells how large the organisation is.
            const { first, accounts } = await this.#users.search(email);
            this.#settle(email, accounts);
            await this.#cheapest(first.total, Math.min(first.maxPageSize ?? LARGE_PAGE, LARGE_PAGE));
        }
        else if (only !== undefined) {
            await this.#readEverybody(LARGE_PAGE);
        }
        return this.#found;
    }
    #settle(key, accounts) {
        this.#found.set(key, resolveEmail(accounts.filter((account) => account.email === key)));
        this.#pending.delete(key);
    }
    async #cheapest(total, pageSize) {
        if (total !== null && Math.ceil(total / Math.max(1, pageSize)) < this.#pending.size) {
            await this.#readEverybody(pageSize);
        }
        else {
            await this.#askEach();
        }
    }
    async #ask(key) {
        if ((0,seats_person/* isEmailKey */.oc)(key)) {
            this.#settle(key, (await this.#users.search(key)).accounts);
        }
        else {
            this.#found.set(key, await this.#users.account(key));
            this.#pending.delete(key);
        }
    }
    async #askEach() {
        const keys = [...this.#pending];
        let done = 0;
        await this.#limit.map(keys, async (key) => {
            await this.#ask(key);
            done += 1;
            this.#onProgress(done, keys.length);
        });
    }
    /** Reads the first page of everybody, then goes on in the cheaper way: the server may have granted a smaller page. */
    async #readEverybody(pageSize) {
        const { page: first, size } = await this.#users.firstPage(pageSize);
        const pages = first.items === 0 ? 1 : Math.ceil((first.total ?? Infinity) / first.items);
        const accounts = new Map(first.accounts.map((account) => [account.id, account]));
        this.#settleCertain(accounts);
        if (pages - 1 > this.#pending.size) {
            await this.#askEach();
            return;
        }
        await this.#readRest(pages, size, accounts);
        // Somebody may slip from one page to another while pages are read: who is missing then is asked for by name.
        if (accounts.size < (first.total ?? 0)) {
            this.#settleCertain(accounts);
            await this.#askEach();
        }
        else {
            this.#settleAll(accounts);
        }
    }
    async #readRest(pages, size, accounts) {
        let done = 1;
        const numbers = Array.from({ length: pages - 1 }, (_, index) => index + 1);
        await this.#limit.map(numbers, async (number) => {
            const page = await this.#users.page(number, size, null);
            for (const account of page.accounts) {
                accounts.set(account.id, account);
            }
            done += 1;
            this.#onProgress(done, pages);
        });
    }
    /** Settles whom the accounts read so far identify for good: UUIDs, and e-mails of a person (a service account may still lose to one). */
    #settleCertain(accounts) {
        const groups = byEmail(accounts.values());
        for (const key of [...this.#pending]) {
            const account = accounts.get(key);
            const same = groups.get(key) ?? [];
            if (account !== undefined) {
                this.#found.set(key, { kind: 'found', account });
                this.#pending.delete(key);
            }
            else if (same.some(({ serviceAccount }) => !serviceAccount)) {
                this.#settle(key, same);
            }
        }
    }
    #settleAll(accounts) {
        this.#settleCertain(accounts);
        const groups = byEmail(accounts.values());
        for (const key of [...this.#pending]) {
            if ((0,seats_person/* isEmailKey */.oc)(key)) {
                this.#settle(key, groups.get(key) ?? []);
            }
            else {
                this.#found.set(key, { kind: 'not-found', reason: 'no Datadog account has this UUID' });
                this.#pending.delete(key);
            }
        }
    }
}
/** Accounts taken on trust: their UUIDs are enough to assign a seat. */
function unverified(ids) {
    return new Map(ids.map((id) => [id, { kind: 'found', account: { id, email: null, name: null, disabled: false } }]));
}
/**
 * Finds out whom keys mean, in at most min(keys, pages of everybody) + 1 calls to the users list.
 *
 * Without the permission `user_access_read`, UUIDs are taken on trust; e-mails need it. Throws `DatadogError`.
 */
async function lookUp(http, keys, signal, onProgress) {
    try {
        const resolutions = await new LookUp(new UsersList(http, signal), keys, onProgress).run();
        return { resolutions, verified: true };
    }
    catch (error) {
        if (error instanceof DatadogError && error.kind === 'access' && !keys.some(seats_person/* isEmailKey */.oc)) {
            return { resolutions: unverified(keys), verified: false };
        }
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/datadog/seats.ts



const seats_PATH = '/api/v2/seats/users';
/** Asked for first; the maximum is not published. */
const seats_LARGE_PAGE = 1000;
/** The page size that is known to be taken. */
const seats_SAFE_PAGE = 100;
/** No organisation has more pages; a server that never ends must not be read for ever. */
const MAX_PAGES = 100_000;
const READ_PERMISSION = 'one of the permissions billing_read, incident_read, on_call_read';
const WRITE_PERMISSION = 'one of the permissions billing_edit, incident_write, on_call_write';
function holderFrom(item) {
    const { id, attributes } = objectOf(item);
    const { email, name } = objectOf(attributes);
    const uuid = textOf(id)?.toLowerCase() ?? null;
    const holder = {
        id: uuid !== null && (0,seats_person/* isUuid */.O1)(uuid) ? uuid : null,
        email: textOf(email)?.toLowerCase() ?? null,
        name: textOf(name),
    };
    if (holder.id === null && holder.email === null) {
        throw unexpectedShape(seats_PATH, 'a seat has neither a user UUID nor an e-mail');
    }
    return holder;
}
/** Where the next page begins; `null` after the last one. Only an absent, null or empty cursor ends a list. */
function nextCursorOf(reply) {
    const cursor = objectOf(objectOf(reply).meta).next_cursor ?? '';
    if (typeof cursor !== 'string') {
        throw unexpectedShape(seats_PATH, 'the cursor of the next page is no text');
    }
    return cursor === '' ? null : cursor;
}
/** Pages through the list. Nothing is taken for granted: not the page size, not that a cursor moves on. */
class HolderPages {
    #http;
    #pageSize = seats_LARGE_PAGE;
    constructor(http) {
        this.#http = http;
    }
    async all(productCode, signal) {
        const holders = new Map();
        const cursors = new Set();
        let cursor = null;
        for (let page = 0; page < MAX_PAGES; page += 1) {
            const reply = await this.#page(productCode, cursor, signal);
            for (const [index, holder] of dataOf(reply, seats_PATH).map(holderFrom).entries()) {
                // Without a UUID nobody is known to be the same: an e-mail can belong to several accounts.
                holders.set(holder.id ?? `${page} ${index}`, holder);
            }
            cursor = nextCursorOf(reply);
            if (cursor === null) {
                return [...holders.values()];
            }
            if (cursors.has(cursor)) {
                throw unexpectedShape(seats_PATH, `the cursor "${cursor}" came twice, so the list has no end`);
            }
            cursors.add(cursor);
        }
        throw unexpectedShape(seats_PATH, `the list has more than ${MAX_PAGES} pages`);
    }
    async #page(productCode, cursor, signal) {
        const pageSize = this.#pageSize;
        const query = {
            product_code: productCode,
            'page[limit]': String(pageSize),
            ...(cursor === null ? {} : { 'page[cursor]': cursor }),
        };
        try {
            return await this.#http.read({ path: seats_PATH, query, needs: READ_PERMISSION, signal });
        }
        catch (error) {
            if (error instanceof DatadogError && error.kind === 'refused' && pageSize > seats_SAFE_PAGE) {
                this.#pageSize = seats_SAFE_PAGE;
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
        listHolders: (productCode, signal) => pages.all(productCode, signal),
        async change(kind, productCode, ids, { stopping, abandonWrites }) {
            const attributes = { product_code: productCode, user_uuids: ids };
            const body = { data: { type: 'seat-assignments', attributes } };
            const method = kind === 'assign' ? 'POST' : 'DELETE';
            try {
                await http.write({
                    method,
                    path: seats_PATH,
                    body,
                    needs: WRITE_PERMISSION,
                    signal: abandonWrites,
                    lastTry: stopping,
                });
                return { kind: 'accepted' };
            }
            catch (error) {
                if (!(error instanceof DatadogError)) {
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
        lookUp: (keys, signal, onProgress) => lookUp(http, keys, signal, onProgress),
        close: () => transport.close(),
    };
}

;// CONCATENATED MODULE: ./src/drift.ts



/** What to do about a difference that stopped the run. */
const WAY_OUT = 'on-plan-drift is fail; if this is right, run again with on-plan-drift: report';
/**
 * How a plan differs from the one that was reviewed.
 *
 * @param fails whether a difference is an error that stops the run, or a warning.
 * @returns a problem for each difference; also where the reviewed plan cannot be read.
 */
async function readDrift(planned, readReviewed, fails, digest) {
    let drift;
    try {
        const { plan, whyNot } = await readReviewed();
        if (plan === null) {
            return fails ? [(0,seats_problem/* warningAt */.MK)(null, `there is no reviewed plan to compare with: ${whyNot}`)] : [];
        }
        drift = driftFrom(plan, planned, digest);
    }
    catch (error) {
        drift = [(0,seats_problem/* warningAt */.MK)(null, `the plan in the comment could not be read: ${explainGithub(error)}`)];
    }
    return fails ? drift.map(({ message }) => (0,seats_problem/* errorAt */.Os)(null, `${message} (${WAY_OUT})`)) : drift;
}

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
    const direct = holderOf(key, held);
    if (direct !== null) {
        return foundHolder(direct, resolutions);
    }
    const resolution = resolutions.get(key);
    if (resolution === undefined) {
        // Not looked up: that somebody with this key holds a seat is all that a listing needs to know.
        const [holder] = [...held.get(key)].sort(compareHolders);
        return holder === undefined ? { kind: 'not-looked-up' } : foundHolder(holder, resolutions);
    }
    if (resolution.kind !== 'found') {
        return { kind: 'unresolved', status: resolution.kind, reason: resolution.reason };
    }
    const holder = holderOfAccount(resolution.account, held);
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
    for (const key of new Set(products.flatMap(({ listed }) => (listed ?? []).map((entry) => entry.key)))) {
        const holders = products.flatMap(({ held }) => held.get(key));
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
    const { assigns, unassigns } = powersOf(operation);
    if (assigns === 'nobody' && unassigns === 'nobody') {
        return [];
    }
    const keys = (listed ?? []).map(({ key }) => key);
    const wanted = assigns === 'added' ? keys.filter((key) => change?.added.has(key)) : keys;
    return wanted.filter((key) => holderOf(key, held) === null);
}
/** Who is to lose a seat, as the seat list tells it, and is not told completely there: it must be known who they are. */
function keysOfLosers(operation, product, protection) {
    const { listed, change, held } = product;
    const { unassigns } = powersOf(operation);
    const keys = new Set((listed ?? []).map(({ key }) => key));
    const removed = change?.removed ?? [];
    if (unassigns === 'removed') {
        // Nobody needs to be asked about somebody who holds no seat, if the seat list tells the keys of all who do.
        const hides = (key) => held.holders.some(({ id, email }) => ((0,seats_person/* isEmailKey */.oc)(key) ? email : id) === null) && held.get(key).length === 0;
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
 * @param lists what is listed, or `null` where the run has no list.
 * @param changes what the run's event changed in the lists, by product code; only for `changes`.
 */
async function readSituation(datadog, inputs, lists, changes, signal, onProgress) {
    const wanted = [
        ...(lists ?? inputs.productCodes.map((productCode) => ({ productCode, listed: null }))),
    ];
    // A product that only the earlier list names may have seats to take.
    const listedCodes = new Set(wanted.map(({ productCode }) => productCode));
    for (const productCode of changes?.keys() ?? []) {
        if (!listedCodes.has(productCode)) {
            wanted.push({ productCode, listed: [] });
        }
    }
    const products = await Promise.all(wanted.map(async ({ productCode, listed }) => {
        const held = indexHolders(await datadog.listHolders(productCode, signal));
        return { productCode, listed, held, change: changes?.get(productCode) ?? null };
    }));
    const known = knownFromSeats(products);
    const keys = keysToLookUp(inputs.operation, products, known, inputs.protection);
    if (keys.length === 0) {
        return { products, resolutions: known, problems: [] };
    }
    const { resolutions, verified } = await datadog.lookUp(keys, signal, onProgress);
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
    const powers = powersOf(plan.operation);
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
    if (powersOf(operation).unassigns !== 'listed') {
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
    const { assigns } = powersOf(operation);
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
    if (powersOf(operation).unassigns !== 'unlisted') {
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
        key: listed?.key ?? holderKey(holder),
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
function planProduct(product, context) {
    const { people, problems, seen } = planAllListed(product, context);
    const keys = product.listed === null ? null : new Set(product.listed.map(({ key }) => key));
    const settledHolders = new Set(seen.keys());
    people.push(...planRemoved(product, settledHolders, context));
    const unlisted = product.held.holders.filter((holder) => !settledHolders.has(holder)).sort(compareHolders);
    const listedIds = new Set(people.filter((person) => person.listed).map((person) => person.id));
    for (const holder of unlisted) {
        const id = idOfHolder(holder, context.resolutions);
        const who = complete(holder, id, null, context.resolutions);
        // Whose UUID is a listed person's is that person, whatever the seat list leaves out.
        const isSeen = holder.id === null && id !== null && listedIds.has(id);
        const intent = isSeen ? settled('kept') : intentForUnlisted(context.operation, who, keys, context.protection);
        people.push(planHolder(holder, id, null, intent));
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

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./src/github/payload.ts
/** `value` as an object; an empty one for anything else. */
function payload_objectOf(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
/** `value` as text; `null` for anything else and for empty text. */
function payload_textOf(value) {
    return typeof value === 'string' && value !== '' ? value : null;
}
/** `value` as the number of a pull request; `null` for anything else. */
function numberOf(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
}
/** The objects of a list; none for anything else. */
function listOf(value) {
    return Array.isArray(value) ? value.map(payload_objectOf) : [];
}
/** An event's payload; an empty one where it cannot be read: what only a payload can allow is then not allowed. */
function parsePayload(text) {
    try {
        return payload_objectOf(JSON.parse(text ?? '{}'));
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./src/github/history.ts


const history_NOTHING = /^0+$/;
/** GitHub tells at most so many files of a comparison. */
const MAX_COMPARED_FILES = 300;
/** What cannot be determined is said so, and never taken for "everything" or "nothing". */
class HistoryError extends Error {
    name = 'HistoryError';
}
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
    throw new HistoryError(`operation changes compares what a pull request or a push changed, and the event ${event} tells of neither; ` +
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
    const { content, encoding } = payload_objectOf(data);
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
            throw new HistoryError(`${path} is not a file at commit ${ref.slice(0, 7)}`);
        }
        return text;
    }
    catch (error) {
        const isMissing = statusOf(error) === 404 && !/no commit found/i.test(explainGithub(error));
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
        throw new HistoryError(`${path} was renamed to ${movedTo}; set user-list-file to the new path`);
    }
    const isCut = (comparison?.files.length ?? 0) >= MAX_COMPARED_FILES;
    // A forced push is compared from where the branches parted: a rename before that point is not told.
    const isForced = comparison !== null && !range.sinceMergeBase && comparison.mergeBase !== range.base;
    if (before === null && after !== null && (isCut || isForced)) {
        throw new HistoryError(`${path} may be new or renamed: GitHub does not tell after a forced push, or among so many changed files`);
    }
    return { path, pathBefore: oldPath, before, after, beforeCommit, afterCommit: range.head };
}
async function readAll(github, paths, range) {
    const comparison = history_NOTHING.test(range.base) ? null : await compare(github, range);
    if (comparison !== null && range.sinceMergeBase && comparison.mergeBase === range.head) {
        throw new HistoryError(`commit ${range.head.slice(0, 7)} is part of the base already, so what it changed cannot be told`);
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
        if (error instanceof HistoryError) {
            throw error;
        }
        const where = `${range.base.slice(0, 7)}...${range.head.slice(0, 7)}`;
        throw new HistoryError(`GitHub cannot tell what changed in ${where} (${explainGithub(error)}); check that github-token may read contents`, { cause: error });
    }
}

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(3916);
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
async function readRegularFile(path) {
    // Asked before opening: opening a named pipe would wait for a writer.
    const entry = await (0,promises_.stat)(path);
    if (!entry.isFile()) {
        return unreadable(entry.isDirectory() ? 'is a folder, not a file' : 'is not a regular file');
    }
    if (entry.size > MAX_LIST_BYTES) {
        return unreadable(`the file has ${(0,seats_problem/* grouped */.zD)(entry.size)} bytes; a list may have at most 5 MiB`);
    }
    return decode(await (0,promises_.readFile)(path));
}
/**
 * Reads a text file of the workspace.
 *
 * A path that leaves the workspace, by itself or through a symbolic link, is refused: the list decides who holds a seat,
 * and only what is reviewed in the repository may do that.
 */
async function readWorkspaceFile(workspace, path) {
    const outside = 'the path leaves the workspace; a list must be a file of the repository';
    const root = await (0,promises_.realpath)(workspace).catch(() => (0,external_node_path_.resolve)(workspace));
    const target = (0,external_node_path_.resolve)(root, path);
    try {
        if (!isWithin(target, root) && !isWithin(target, (0,external_node_path_.resolve)(workspace))) {
            return unreadable(outside);
        }
        const real = await (0,promises_.realpath)(target);
        return isWithin(real, root) ? await readRegularFile(real) : unreadable(outside);
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
    const read = await readWorkspaceFile(workspace, file);
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
        .map(({ key, source }) => (0,seats_problem/* errorAt */.Os)(source, `${key}: no product; set product-code, or name the product in the list`));
}
/** Spreads entries over products. `product-code` stands for every entry that names no product of its own. */
function assemble(parsed, productCodes, mayBeEmpty = false) {
    const problems = parsed.flatMap((list) => [
        ...list.problems,
        ...(productCodes.length === 0 ? withoutProduct(list.entries) : []),
    ]);
    const isNamed = productCodes.length > 0 || parsed.some((list) => list.productCodes.length > 0 || list.entries.length > 0);
    if (!isNamed && !mayBeEmpty && problems.length === 0) {
        problems.push((0,seats_problem/* errorAt */.Os)(null, 'the list is empty and names no product; set product-code'));
    }
    const codes = new Set([...productCodes, ...parsed.flatMap((list) => list.productCodes)]);
    const products = new Map([...codes].map((code) => [code, new Map()]));
    for (const { key, productCode, source } of parsed.flatMap((list) => list.entries)) {
        for (const code of productCode === null ? productCodes : [productCode]) {
            const listed = products.get(code);
            const first = listed?.get(key);
            if (first !== undefined) {
                problems.push((0,seats_problem/* warningAt */.MK)(source, `${key} is listed twice for ${code} (first ${where(first.source)}) and counts once`));
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

;// CONCATENATED MODULE: ./src/changes.ts


/** Reads one version of a list. A line that names nobody never gave a seat; a file that makes no sense tells nothing. */
async function parseVersion(version, side, productCodes) {
    const [text, path, commit] = side === 'before'
        ? [version.before, version.pathBefore, version.beforeCommit]
        : [version.after, version.path, version.afterCommit];
    if (text === null) {
        return null;
    }
    const parsed = await parseList(text, path);
    const { entries, problems, isUnreadable } = parsed;
    const fail = (why) => new HistoryError(`what changed in ${version.path} cannot be told: at commit ${commit.slice(0, 7)}, ${path} ${why}`);
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
const changes_NOBODY = new Set();
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
        throw new HistoryError(`${lost.path} is in neither of the compared commits; user-list-file must be a path from the root of the repository`);
    }
    const parse = async (side) => {
        const parsed = await Promise.all(versions.map((version) => parseVersion(version, side, productCodes)));
        return keysByProduct(assemble(parsed.filter((list) => list !== null), productCodes, true));
    };
    const [before, after] = await Promise.all([parse('before'), parse('after')]);
    const now = new Map(today.map(({ productCode, listed }) => [productCode, new Set(listed.map(({ key }) => key))]));
    const codes = new Set([...before.keys(), ...after.keys(), ...now.keys()]);
    return new Map([...codes].map((code) => {
        const [was, is, stays] = [before.get(code) ?? changes_NOBODY, after.get(code) ?? changes_NOBODY, now.get(code) ?? changes_NOBODY];
        const added = new Set([...is].filter((key) => !was.has(key) && stays.has(key)));
        const removed = [...was].filter((key) => !is.has(key) && !stays.has(key));
        return [code, { added, removed }];
    }));
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
    if (listFiles.length === 0 && users === '') {
        return { lists: null, changes: null };
    }
    const versions = operation === 'changes' ? await wanted_readVersions(inputs, world) : null;
    const deleted = versions === null ? null : new Set(listFiles.filter((_, index) => versions[index]?.after === null));
    const lists = await readLists(world.workspace, listFiles, users, productCodes, deleted);
    const isBroken = lists.problems.some(({ severity }) => severity === 'error');
    const changes = versions === null || isBroken ? null : await changesOf(versions, productCodes, lists.products);
    return { lists, changes };
}

;// CONCATENATED MODULE: ./src/decide.ts









/** Reads and plans; refuses, or leaves it at the plan, where nothing may or need be written. */
async function planSeats(datadog, inputs, given, world) {
    const listed = given.lists?.products ?? null;
    const { stopping } = world.cancellation;
    const situation = await readSituation(datadog, inputs, listed, given.changes, stopping, world.progress.onLookUp);
    const planned = plan(inputs.operation, situation.products, situation.resolutions, inputs.protection);
    const problems = [...given.problems, ...situation.problems];
    const refusals = guard(planned, { ...inputs, maxSeats: given.maxSeats });
    if (refusals.length > 0) {
        return { kind: 'refused', plan: planned, problems: [...problems, ...refusals] };
    }
    if (!world.isDryRun) {
        // Where there is nothing to write, nothing need be stopped: a difference is only told.
        const fails = inputs.driftFails && hasChanges(planned);
        const drift = await readDrift(planned, () => world.conversation.readPlanned(), fails, sha256);
        problems.push(...drift);
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
    const applied = await apply(ending.plan, given.maxSeats, {
        ...world,
        ...world.progress,
        listHolders: (productCode, signal) => datadog.listHolders(productCode, signal),
        change: (kind, productCode, ids, stages) => datadog.change(kind, productCode, ids, stages),
    });
    return { kind: 'applied', plan: ending.plan, applied, problems: ending.problems };
}
/**
 * Carries out one operation: list → seats and people → plan → guard → apply.
 *
 * Throws `DatadogError` where Datadog cannot be read, and `HistoryError` where it cannot be told what changed in the list;
 * then nothing was written.
 */
async function decide(inputs, world) {
    const wanted = await readWanted(inputs, { ...world, github: () => world.conversation.github() });
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

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/command.js
var command = __webpack_require__(9635);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/utils.js
var utils = __webpack_require__(4679);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/summary.js
var summary = __webpack_require__(1170);
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
    (0,command/* issueCommand */.L)('group', {}, title);
}
function endGroup() {
    (0,command/* issueCommand */.L)('endgroup', {}, '');
}
/** Shows an error, on a line of a file where one is given. */
function error(message, place = {}) {
    (0,command/* issueCommand */.L)('error', (0,utils/* toCommandProperties */.k)(place), message);
}
/** Shows a warning, on a line of a file where one is given. */
function warning(message, place = {}) {
    (0,command/* issueCommand */.L)('warning', (0,utils/* toCommandProperties */.k)(place), message);
}
/** Shows an error and makes the job red. */
function setFailed(message) {
    process.exitCode = 1;
    error(message);
}
/** Tells the runner what it must never show. */
function setSecret(secret) {
    (0,command/* issueCommand */.L)('add-mask', {}, secret);
}
/**
 * Sets an output; on a runner without an output file, in the old way. The toolkit's own way to the file loads all of
 * `node:crypto` for the delimiter.
 */
function setOutput(name, value) {
    const file = process.env.GITHUB_OUTPUT ?? '';
    const delimiter = `end_of_${name}_${process.hrtime.bigint()}`;
    if (file === '') {
        (0,command/* issueCommand */.L)('set-output', { name }, value);
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
/** Opens the log. */
function openConsole(clean) {
    const info = (line) => {
        toolkit_info(clean(line));
    };
    return {
        info,
        group(title, lines) {
            startGroup(clean(title));
            lines.forEach(info);
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
    return payload_textOf(payload_objectOf(payload.repository).default_branch);
}
/** Merged work of this repository's default branch has been reviewed; everything else has not. */
function ofPullRequest(pullRequest, payload) {
    const base = payload_objectOf(pullRequest.base);
    const defaultBranch = defaultBranchOf(payload) ?? payload_textOf(payload_objectOf(base.repo).default_branch);
    const baseRepository = payload_textOf(payload_objectOf(base.repo).full_name);
    const repository = payload_textOf(payload_objectOf(payload.repository).full_name);
    if (pullRequest.merged !== true && payload_textOf(pullRequest.merged_at) === null) {
        return dryRun('the pull request is not merged');
    }
    const isThisRepository = baseRepository === null || repository === null || baseRepository === repository;
    return defaultBranch !== null && payload_textOf(base.ref) === defaultBranch && isThisRepository
        ? MAY_WRITE
        : dryRun('the pull request was not merged into the default branch');
}
function ofPush(payload) {
    const defaultBranch = defaultBranchOf(payload);
    return defaultBranch !== null && payload_textOf(payload.ref) === `refs/heads/${defaultBranch}`
        ? MAY_WRITE
        : dryRun('the push was not to the default branch');
}
/** A workflow that runs after another one inherits what the other one was about. */
function ofWorkflowRun(payload) {
    const run = payload_objectOf(payload.workflow_run);
    const event = payload_textOf(run.event);
    const repository = payload_textOf(payload_objectOf(payload.repository).full_name);
    const isOwn = repository !== null && payload_textOf(payload_objectOf(run.head_repository).full_name) === repository;
    const defaultBranch = defaultBranchOf(payload);
    const isOnDefaultBranch = defaultBranch !== null && payload_textOf(run.head_branch) === defaultBranch;
    return OWN_EVENTS.has(event) || (event === 'push' && isOwn && isOnDefaultBranch)
        ? MAY_WRITE
        : dryRun('the workflow before this one did not run on the default branch');
}
/** Comments on a pull request, and checks of one, do not tell whether it is merged. */
function carriesPullRequest(payload) {
    const checks = [payload_objectOf(payload.check_run), payload_objectOf(payload.check_suite)];
    return (payload_objectOf(payload.issue).pull_request !== undefined || checks.some((check) => listOf(check.pull_requests).length > 0));
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
        return ofPullRequest(payload_objectOf(payload.pull_request), payload);
    }
    return PULL_REQUEST_EVENT.test(name)
        ? dryRun('the event does not tell whether its pull request is merged')
        : ofOtherEvent(payload, ref);
}

;// CONCATENATED MODULE: ./src/github/event.ts


function shaOf(value) {
    return payload_textOf(payload_objectOf(value).sha);
}
/** `refs/heads/gh-readonly-queue/main/pr-104-<sha>`: the queue tells the pull request in the name of its branch only. */
const QUEUE_BRANCH = /\/pr-(\d+)-[0-9a-f]{40}$/;
function event_ofWorkflowRun(run) {
    const pullRequests = listOf(run.pull_requests).flatMap((one) => {
        const number = numberOf(one.number);
        return number === null ? [] : [{ number, head: shaOf(one.head) }];
    });
    return { kind: 'workflow-run', head: payload_textOf(run.head_sha), isPush: run.event === 'push', pullRequests };
}
function subjectOf(name, payload) {
    const pullRequest = payload_objectOf(payload.pull_request);
    const number = numberOf(pullRequest.number);
    if (number !== null) {
        return { kind: 'pull-request', number, base: shaOf(pullRequest.base), head: shaOf(pullRequest.head) };
    }
    const issue = payload_objectOf(payload.issue);
    const commentedOn = issue.pull_request === undefined ? null : numberOf(issue.number);
    if (commentedOn !== null) {
        return { kind: 'pull-request', number: commentedOn, base: null, head: null };
    }
    if (name === 'push') {
        const [title = ''] = (payload_textOf(payload_objectOf(payload.head_commit).message) ?? '').split('\n');
        return { kind: 'push', before: payload_textOf(payload.before), after: payload_textOf(payload.after), title };
    }
    if (name === 'merge_group') {
        const group = payload_objectOf(payload.merge_group);
        const [, queued] = QUEUE_BRANCH.exec(payload_textOf(group.head_ref) ?? '') ?? [];
        const base = payload_textOf(group.base_sha);
        return { kind: 'merge-group', number: numberOf(Number(queued)), base, head: payload_textOf(group.head_sha) };
    }
    return name === 'workflow_run' ? event_ofWorkflowRun(payload_objectOf(payload.workflow_run)) : { kind: 'none' };
}
function commitOf(subject, payload, env) {
    const merged = payload_textOf(payload_objectOf(payload.pull_request).merge_commit_sha);
    const isMerged = payload_objectOf(payload.pull_request).merged === true;
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
    const payload = parsePayload(payloadText);
    const subject = subjectOf(name, payload);
    const { private: isPrivate } = payload_objectOf(payload.repository);
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

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
var picomatch_default = /*#__PURE__*/__webpack_require__.n(picomatch);
;// CONCATENATED MODULE: ./src/seats/protection.ts


const WILDCARD = /[*?]/;
/** Braces and brackets would be torn apart at the commas that separate patterns. */
const NO_PATTERN = /[{}[\]()|\\]/;
/** Whether `pattern` can match anybody: an e-mail, a UUID, or a glob over e-mails. */
function isProtectionPattern(pattern) {
    return ((0,seats_person/* parsePersonKey */._c)(pattern) !== null || (WILDCARD.test(pattern) && /[@*]/.test(pattern) && !NO_PATTERN.test(pattern)));
}
/** Compiles `protected-users`: e-mails, UUIDs and globs over e-mails (`*@sre.example.com`), without regard to case. */
function protection(patterns) {
    const keys = new Set();
    const globs = [];
    for (const pattern of patterns) {
        const key = (0,seats_person/* parsePersonKey */._c)(pattern);
        if (key !== null && ((0,seats_person/* isUuid */.O1)(key) || !WILDCARD.test(key))) {
            keys.add(key);
        }
        else {
            globs.push(pattern.toLowerCase());
        }
    }
    // `bash`: a `*` crosses any character. No extglobs: in an e-mail `+` and `(` are themselves.
    const matches = globs.length === 0 ? () => false : picomatch_default()(globs, { bash: true, dot: true, noextglob: true, nonegate: true });
    const needsEmails = globs.length > 0 || [...keys].some(seats_person/* isEmailKey */.oc);
    const needsIds = [...keys].some(seats_person/* isUuid */.O1);
    return {
        needsEmails,
        covers({ id, email }) {
            const byId = id === null ? needsIds : keys.has(id);
            const byEmail = email === null ? needsEmails : keys.has(email) || matches(email);
            return byId || byEmail;
        },
    };
}

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
    const names = Object.keys(OPERATIONS);
    const operation = names.find((name) => name === text) ?? null;
    if (operation === null) {
        fields.problem(`operation is ${text === '' ? 'not set' : `"${text}"`}; it must be one of ${names.join(', ')}`);
    }
    return operation;
}
function readProtection(fields) {
    const patterns = fields.parts('protected-users', /[\s,]+/);
    for (const pattern of patterns.filter((text) => !isProtectionPattern(text))) {
        fields.problem(`protected-users has "${pattern}", which protects nobody; use an e-mail, a UUID or a glob such as *@example.com`);
    }
    return protection(patterns);
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
    else if (operation !== null && powersOf(operation).needsList && !hasList) {
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
        protection: readProtection(fields),
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
    let lastMs = now();
    const sometimes = (line, isDone) => {
        if (isDone || now() - lastMs >= EVERY_MS) {
            lastMs = now();
            info(line());
        }
    };
    /** Since when each piece of work is told of, and how much of it was done by then. */
    const began = new Map();
    const left = (work, done, total) => {
        const start = began.get(work) ?? { atMs: now(), done };
        began.set(work, start);
        const rate = (done - start.done) / (now() - start.atMs);
        return done < total && rate > 0 && Number.isFinite(rate) ? `, about ${inSeconds((total - done) / rate)} left` : '';
    };
    const of = (done, total) => `${(0,seats_problem/* grouped */.zD)(done)} of ${(0,seats_problem/* grouped */.zD)(total)}`;
    return {
        onLookUp(done, total) {
            sometimes(() => `Looking people up: ${of(done, total)} calls${left('look-up', done, total)}`, false);
        },
        onProgress(kind, productCode, done, total) {
            const verb = kind === 'assign' ? 'Assigned' : 'Unassigned';
            sometimes(() => `${productCode}: ${verb.toLowerCase()} ${of(done, total)}${left(`${kind} ${productCode}`, done, total)}`, done === total);
        },
        onPending(productCode, pending) {
            sometimes(() => `${productCode}: ${(0,seats_problem/* count */.U9)(pending, 'change')} not visible yet, reading the seats again`, false);
        },
        onWait(waitMs, reason) {
            if (waitMs >= MIN_WAIT_SHOWN_MS) {
                info(`Waiting ${inSeconds(waitMs)} before trying again: ${reason}`);
            }
        },
    };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
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
async function writeSummary(markdown) {
    if ((process.env.GITHUB_STEP_SUMMARY ?? '') !== '') {
        await summary/* summary */.z.addRaw(markdown).write();
    }
}
/** Writes the report file, and the folders it is in. */
async function writeReportFile(path, content) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    await (0,promises_.writeFile)(path, content);
}

;// CONCATENATED MODULE: ./src/render/json.ts
/** The format of the report file; it grows with every change that a reader must know of. */
const VERSION = 1;
/** The report file's content. */
function renderJson(report) {
    const { verdict, facts, products, problems } = report;
    const json = {
        version: VERSION,
        verdict,
        operation: facts.operation,
        dryRun: facts.dryRun,
        site: facts.site,
        products: products.map(({ productCode, seatsBefore, seatsAfter, maxSeats, people }) => ({
            productCode,
            seatsBefore,
            seatsAfter,
            maxSeats,
            people: people.map(({ key, id, name, status, reason, source }) => ({
                user: key,
                id,
                name,
                status,
                reason,
                source,
            })),
        })),
        problems,
    };
    return `${JSON.stringify(json, null, 2)}\n`;
}

;// CONCATENATED MODULE: ./src/render/log.ts



/** One person in one line: status, who, why, where. */
function personLine(person) {
    const { key, name, status, source } = person;
    const reason = whyOf(person);
    const who = name === null ? key : `${key} (${name})`;
    const why = reason === '' ? '' : `: ${reason}`;
    const where = source === null ? '' : ` [${source.file}:${source.line}]`;
    return `${status} ${who}${why}${where}`;
}
/** One product: those who change or have a problem one a line, the others counted; in a listing everybody is shown. */
function productGroup(product, verdict) {
    const changes = changesLine(product);
    const title = `${product.productCode}: ${seatsLine(product)}${changes === '' ? '' : `; ${changes}`}`;
    const isShown = ({ status }) => {
        const group = STATUS_GROUP[status];
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
    return `${report.verdict}: ${headline(report)}`;
}

;// CONCATENATED MODULE: ./src/publish.ts









/** The path that the input `report-file` names, relative to the workspace. */
function namedReportPath({ reportFile }, env) {
    return (0,external_node_path_.resolve)(env.GITHUB_WORKSPACE ?? '.', reportFile);
}
/** Makes sure, before anything is done, that the report file can be written; where it cannot, that is a wrong input. */
async function checkReportFile(parsed, env) {
    const { publication, inputs, problems } = parsed;
    if (publication.reportFile === '' || inputs === null) {
        return parsed;
    }
    const path = namedReportPath(publication, env);
    try {
        await writeReportFile(path, '');
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
        .filter(({ status, source }) => source !== null && STATUS_GROUP[status] === 'unresolved')
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
        .filter(({ status, source }) => STATUS_GROUP[status] === 'failed' || (STATUS_GROUP[status] === 'unresolved' && source === null))
        .map(({ key, status, reason }) => `${productCode}: ${becameText({ key, status, reason })}`));
    return [`Datadog Seats: ${headline(report)}`, ...problems.map(problemText), ...failed].join('\n');
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
    if (isRed(report.verdict)) {
        console.fail(closingError(report));
    }
}
async function attempt(what, console, write) {
    try {
        await write();
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
    await attempt('The report file', console, () => writeReportFile(path, stage.redact(renderJson(report))));
    await attempt('The outputs', console, () => {
        setOutputs(report, path);
    });
    const budget = { max: MAX_SUMMARY_BYTES, measure: (text) => Buffer.byteLength(text) };
    const setting = {
        dryRunReason: stage.dryRunReason,
        note: null,
        reportHint: 'The report file (output `report-file`) names everybody.',
    };
    await attempt('The job summary', console, () => writeSummary(stage.redact(renderMarkdown(report, setting, budget))));
    publishLog(report, stage);
    setCommentUrl(await conversation.publishComment(report, plan));
}

;// CONCATENATED MODULE: ./src/render/display.ts

const HIDDEN = '(hidden)';
/** Anything that looks like an e-mail within a text: rather one too many. */
const EMAIL_IN_TEXT = /[^\s@<>()[\]\\,;:"`|]+@+[^\s@<>()[\]\\,;:"'`|]+|[^\s@<>()[\]\\,;:"`|=&?]+%40[^\s@<>()[\]\\,;:"'`|&]+/giu;
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
/** Shows the e-mails within any text as `display` says. */
function displayText(text, display) {
    if (display === 'full') {
        return text;
    }
    return text.replace(EMAIL_IN_TEXT, (email) => display === 'masked' || email.startsWith('*@') ? mask(email) : HIDDEN);
}
function displayKey(person, display) {
    if (!(0,seats_person/* isEmailKey */.oc)(person.key) || display === 'full') {
        return person.key;
    }
    return display === 'masked' ? mask(person.key) : (person.id ?? HIDDEN);
}
function displayPerson(person, display) {
    return {
        ...person,
        key: displayKey(person, display),
        // Names are personal data too; a name may also hold an e-mail.
        name: person.name === null || display === 'hidden' ? null : displayText(person.name, display),
        reason: person.reason === null ? null : displayText(person.reason, display),
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
            people: product.people.map((person) => {
                const shown = displayPerson(person, display);
                return { ...shown, reason: shown.reason === null ? null : clean(shown.reason) };
            }),
        })),
        problems: report.problems.map((problem) => {
            const shown = displayProblem(problem, display);
            // What a list quotes may be anything about anybody.
            const message = display === 'hidden' && isOfList(problem) ? shown.message.replace(/"[^"]*"/g, HIDDEN) : shown.message;
            return { ...shown, message: clean(message) };
        }),
    };
}

;// CONCATENATED MODULE: ./src/seats/report.ts


function report_statusOf(person, applied) {
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
            return { key, id, name, ...report_statusOf(person, applied), listed, source };
        }),
    };
}
function sum(numbers) {
    return numbers.reduce((total, number) => (total === null || number === null ? null : total + number), 0);
}
function totalsOf(ending, products, facts) {
    const people = products.flatMap((product) => product.people);
    const groupOf = ({ status, listed }) => {
        const group = STATUS_GROUP[status];
        return group === 'unchanged' && !listed ? 'left' : group;
    };
    const planned = 'plan' in ending;
    // A refused plan is not carried out, so outside a dry run nothing of it counts as done.
    const counted = ending.kind === 'applied' || facts.dryRun;
    const { assign, unassign, unchanged, unresolved, failed } = countGroups(people.map(groupOf));
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
async function readEvent(env) {
    const path = env.GITHUB_EVENT_PATH ?? '';
    // Without its payload an event is judged by its name alone, on the safe side.
    const payload = path === '' ? null : await (0,promises_.readFile)(path, 'utf8').catch(() => null);
    return parseEvent(env, payload);
}
/** E-mails in full are for private repositories alone; where that is not known, they are masked. */
function emailDisplayOf(publication, event) {
    const { emailDisplay } = publication;
    return emailDisplay === 'auto' ? (event.isPrivate === true ? 'full' : 'masked') : emailDisplay;
}
/** What a throw says to the reader. */
function problemOf(error) {
    if (error instanceof DatadogError && error.kind === 'cancelled') {
        return (0,seats_problem/* errorAt */.Os)(null, 'the job was cancelled before there was a plan');
    }
    if (error instanceof DatadogError || error instanceof HistoryError) {
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
    const event = await readEvent(env);
    const parsed = await checkReportFile(parseInputs(env), env);
    const display = emailDisplayOf(parsed.publication, event);
    const redact = redactor(secrets);
    const { permission } = event;
    const stage = {
        env,
        redact,
        publication: parsed.publication,
        dryRunReason: permission.kind === 'dry-run' ? permission.reason : null,
        console: openConsole((text) => escapeLogLine(redact(displayText(text, display)))),
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


/***/ })

};
