export const id = 386;
export const ids = [386];
export const modules = {

/***/ 1386:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  beginConversation: () => (/* binding */ beginConversation)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/github/api.ts
var api = __webpack_require__(8943);
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
            if ((0,api/* statusOf */.c2)(error) !== 404) {
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
    const text = (0,api/* explainGithub */.Dk)(error);
    const isOther = /rate limit|locked/i.test(text);
    if (!isOther && ((0,api/* statusOf */.c2)(error) === 403 || (0,api/* statusOf */.c2)(error) === 401 || /not accessible/i.test(text))) {
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
        if ((0,api/* statusOf */.c2)(error) === 404 || (0,api/* statusOf */.c2)(error) === 422) {
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
        if ((0,api/* statusOf */.c2)(error) === 404) {
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

// EXTERNAL MODULE: ./src/render/markdown.ts
var markdown = __webpack_require__(2495);
// EXTERNAL MODULE: ./src/render/escape.ts
var render_escape = __webpack_require__(7789);
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
            `${at}: ${(0,render_escape/* escapeMarkdown */.FV)(what)}`,
            commit === '' ? '' : `commit ${(0,render_escape/* code */.aY)(commit.slice(0, SHORT_SHA_CHARACTERS))}`,
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

// EXTERNAL MODULE: ./src/render/words.ts
var words = __webpack_require__(5933);
// EXTERNAL MODULE: ./src/seats/problem.ts
var problem = __webpack_require__(2889);
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
    return told.map((message) => (0,problem/* warningAt */.MK)(null, message));
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
        const changes = (0,problem/* count */.U9)(gone.size, 'change');
        messages.push(`the plan in the comment had ${changes} for ${whom} this run does not look at any more`);
    }
    return tell(messages);
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
            return fails ? [(0,problem/* warningAt */.MK)(null, `there is no reviewed plan to compare with: ${whyNot}`)] : [];
        }
        drift = driftFrom(plan, planned, digest);
    }
    catch (error) {
        drift = [(0,problem/* warningAt */.MK)(null, `the plan in the comment could not be read: ${(0,api/* explainGithub */.Dk)(error)}`)];
    }
    return fails ? drift.map(({ message }) => (0,problem/* errorAt */.Os)(null, `${message} (${WAY_OUT})`)) : drift;
}

// EXTERNAL MODULE: ./src/seats/status.ts
var seats_status = __webpack_require__(8530);
;// CONCATENATED MODULE: ./src/github-conversation.ts










const REPORT_HINT = 'The job summary and the report file name everybody.';
const OBSOLETE = 'What an earlier version of this pull request would have changed is not needed any more.';
/** A one-way digest: what a comment remembers must not tell who is meant. */
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
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
        what: isPlanned ? `planned ${assigned} to assign, ${unassigned} to unassign` : (0,words/* headline */.Pl)(report),
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
    const isWorthIt = report.totals.changed || (0,seats_status/* isRed */.iI)(report.verdict) || report.totals.unresolved > 0;
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
    const text = redact((0,markdown/* renderMarkdown */.G)(report, { dryRunReason, reportHint: REPORT_HINT, note }, budget));
    const shown = sha256(text);
    return shown === state.shown && plannedNext?.digest === state.plan?.digest ? null : `${head(shown)}${text}${tail}`;
}
/** Begins the conversation of a run with GitHub; nothing is asked before it is needed. */
function beginConversation(world) {
    const { event, publication } = world;
    const github = once(() => {
        if (event.repository === null || publication.githubToken === '') {
            throw new Error('github-token or GITHUB_REPOSITORY is not set');
        }
        return (0,api/* openGithub */.K5)(publication.githubToken, event.repository, event.apiUrl, world.signal, world.sleep);
    });
    const sleep = (ms) => world.sleep(ms, world.signal);
    const pullRequest = once(() => findPullRequest(event, publication.prNumber, github, sleep));
    return {
        github,
        readDrift: (planned, fails) => readDrift(planned, () => readReviewed(publication, pullRequest, github), fails, sha256),
        publishComment: (report, plan) => publishComment(report, plan, pullRequest, github, world),
    };
}
async function readReviewed(publication, pullRequest, github) {
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


/***/ }),

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


/***/ })

};
