export const id = 502;
export const ids = [502,330];
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

/***/ 1330:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ listParser),
/* harmony export */   parseInThread: () => (/* binding */ parseInThread)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8474);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_events__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5919);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_worker_threads__WEBPACK_IMPORTED_MODULE_1__);


/** Up to this size, any list is parsed in less than a second, even one that has nothing but errors. */
const MAX_BYTES_HERE = 64 * 1024;
/** Imported here: a run without a list needs none of the parsers. */
const parse = async (bytes, file) => (await Promise.all(/* import() */[__webpack_require__.e(341), __webpack_require__.e(433)]).then(__webpack_require__.bind(__webpack_require__, 9433))).parseList(bytes, file);
/** A parser that never blocks the process for long, so that a cancelled job can report in time. Long lists are parsed in a
 * thread, which `stopping` ends. The thread runs the module `entry`, which must call `parseInThread` there. */
function listParser(entry, stopping) {
    return async (bytes, file) => {
        // Text is parsed line by line, which is fast at any size.
        if (bytes.length <= MAX_BYTES_HERE || /\.txt$/i.test(file))
            return parse(bytes, file);
        const thread = new node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.Worker(new URL(entry), { workerData: [bytes, file] });
        try {
            return (await (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(thread, 'message', { signal: stopping }))[0];
        }
        finally {
            await thread.terminate();
        }
    };
}
/** Parses the list that the thread was started for, and posts the result. */
async function parseInThread() {
    node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.parentPort?.postMessage(await parse(...node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.workerData));
}


/***/ }),

/***/ 3502:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./src/seats/operation.ts
var seats_operation = __webpack_require__(1219);
;// CONCATENATED MODULE: ./src/seats/plan.ts
const settled = (status, why = null) => ({ kind: 'none', status, why });
const intended = ({ people }, kind) => people.filter(({ intent }) => intent.kind === kind);
function intendedChanges(product) {
    return { assign: intended(product, 'assign').length, unassign: intended(product, 'unassign').length };
}
const hasChanges = ({ products }) => products.some(({ people }) => people.some(({ intent }) => intent.kind !== 'none'));

// EXTERNAL MODULE: ./src/seats/problem.ts
var seats_problem = __webpack_require__(2889);
// EXTERNAL MODULE: ./src/seats/sentence.ts
var sentence = __webpack_require__(5209);
;// CONCATENATED MODULE: ./src/seats/guard.ts




/** The most seats a product may hold; `null` for no limit. */
const maxSeatsOf = ({ everywhere, byProduct }, productCode) => byProduct.get(productCode) ?? everywhere;
/** An error if one product has no limit and another limit is for no product: the code of that limit is probably misspelled. */
function checkLimits({ maxSeats }, products) {
    const codes = products.map(({ productCode }) => productCode);
    const missing = codes.filter((code) => maxSeatsOf(maxSeats, code) === null).join(', ');
    const extra = [...maxSeats.byProduct.keys()].filter((code) => !codes.includes(code)).join(', ');
    if (missing === '' || extra === '')
        return [];
    const says = (0,sentence/* say */.cv) `max-seats has a limit for ${extra}, which this run does not use, but none for ${missing}; check the product codes`;
    return [(0,seats_problem/* errorAt */.Os)(null, says)];
}
function emptyList(product, { allowEmptyList }) {
    if (product.listedCount !== 0 || allowEmptyList)
        return null;
    const { unassign } = intendedChanges(product);
    const loss = unassign === 0 ? '' : `, so ${unassign} of ${(0,sentence/* count */.U9)(product.seatsBefore, 'seat')} would be removed`;
    return {
        says: (0,sentence/* say */.cv) `the list names nobody${loss}; set allow-empty-list to true if nobody should hold a seat`,
        choice: {
            brief: 'the list is empty',
            limit: `The list names nobody${loss}.`,
            undo: 'Add the missing people to',
            settings: ['allow-empty-list: true'],
        },
    };
}
function tooManyRemovals(product, { maxUnassign, maxUnassignPercent }) {
    const { seatsBefore } = product;
    const { unassign } = intendedChanges(product);
    // One removal is always allowed. A hair more: 4.6 % of 1,500 is 69, and binary fractions must not make it 68.99….
    const byShare = Math.max(1, Math.floor((maxUnassignPercent * seatsBefore * (1 + Number.EPSILON * 8)) / 100));
    // With at most one decimal, rounded up so that it never looks smaller than it is.
    const share = Math.ceil((unassign * 1000) / seatsBefore) / 10;
    const passed = [
        { name: 'max-unassign-percent', limit: maxUnassignPercent, most: byShare, enough: Math.ceil(share) },
        { name: 'max-unassign', limit: maxUnassign, most: maxUnassign, enough: unassign },
    ].filter(({ most }) => unassign > most);
    const [lowest] = passed.toSorted((a, b) => a.most - b.most);
    if (lowest === undefined)
        return null;
    const { name, limit, most } = lowest;
    const [part, unit] = name === 'max-unassign' ? ['', ''] : [` (${share} %)`, ' %'];
    const brief = `would remove ${unassign} of ${(0,sentence/* count */.U9)(seatsBefore, 'seat')}`;
    const raise = passed.map((one) => `${one.name} to ${one.enough}`).join(' and ');
    return {
        says: (0,sentence/* say */.cv) `${brief}${part}, more than ${name} ${limit}${unit}; raise ${raise} if this is right`,
        choice: {
            brief,
            limit: `The limit is ${(0,sentence/* count */.U9)(most, 'removal')} (${name}: ${limit}).`,
            undo: 'Put the missing people back into',
            settings: passed.map((one) => `${one.name}: ${one.enough}`),
        },
    };
}
function overBudget(product, { maxSeats }) {
    const max = maxSeatsOf(maxSeats, product.productCode);
    const { assign, unassign } = intendedChanges(product);
    const after = product.seatsBefore + assign - unassign;
    // A plan that only removes seats is never refused for holding too many.
    if (max === null || assign === 0 || after <= max)
        return null;
    const arithmetic = `${product.seatsBefore} + ${assign} - ${unassign} = ${after}`;
    const brief = `would hold ${(0,sentence/* count */.U9)(after, 'seat')}`;
    const what = `${brief} (${arithmetic}), more than max-seats ${max}`;
    const withheld = product.people.flatMap(({ intent }) => intent.kind === 'none' && intent.status === 'withheld' ? [intent.why ?? []] : []);
    const [first] = withheld;
    if (first !== undefined) {
        // Once the doubt is gone there is more room: no budget needs to be raised for that.
        const enough = after - withheld.length;
        const rest = enough <= max ? '' : `; then raise max-seats to ${enough} if the budget allows it`;
        const onHold = (0,sentence/* count */.U9)(withheld.length, 'removal is', 'removals are');
        return { says: (0,sentence/* say */.cv) `${what}, since ${onHold} on hold: ${first}${rest}` };
    }
    const limit = `The limit is ${(0,sentence/* count */.U9)(max, 'seat')} (max-seats), and this plan needs ${after} (${arithmetic}).`;
    return {
        says: (0,sentence/* say */.cv) `${what}; raise max-seats to ${after} if the budget allows it`,
        choice: { brief, limit, undo: 'Take people off', settings: [`max-seats: ${after}`] },
    };
}
/** Checks a plan against the limits: an error for each refusal, with the arithmetic and the way out. */
function guard({ operation, products }, limits) {
    const { removes } = (0,seats_operation/* powersOf */.eJ)(operation);
    return products.flatMap((product) => {
        const { productCode } = product;
        const empty = removes === 'unlisted' ? emptyList(product, limits) : null;
        // `unassign` names everybody, so its removals are not limited.
        const removals = removes === 'listed' ? null : tooManyRemovals(product, limits);
        // If nobody is listed, that is the cause of all removals, so it is the only refusal.
        const refusals = (empty ? [empty] : [removals, overBudget(product, limits)]).filter((one) => one !== null);
        const prefix = products.length === 1 ? '' : `${productCode}: `;
        return refusals.map(({ says, choice }) => ({
            ...(0,seats_problem/* errorAt */.Os)(null, (0,sentence/* say */.cv) `${productCode}: ${says}`),
            ...(choice && { choice: { ...choice, brief: prefix + choice.brief, limit: prefix + choice.limit } }),
        }));
    });
}

;// CONCATENATED MODULE: ./src/apply/batches.ts

/** The most people in one call. Datadog documents no limit; a refused batch is split. */
const MAX_BATCH_PEOPLE = 100;
const MAX_SIDE_BY_SIDE = 8;
/** After this many single people with the same refusal, and nobody accepted, random people are tried. */
const SAME_REFUSALS = 3;
/** This many random people must get the same refusal before the sending stops. */
const PROBES = 5;
/** With this many people left or fewer, everybody is tried alone. */
const FEW_PEOPLE = 30;
/** After this many batches in a row without an answer, the sending stops. */
const MAX_UNANSWERED = 2;
/** Why nothing is sent after the job was cancelled. */
const CANCELLED = (0,sentence/* say */.cv) `the job was cancelled`;
const begin = (people) => ({
    waiting: cut({ people, halfOf: null }, MAX_BATCH_PEOPLE),
    size: MAX_BATCH_PEOPLE,
    isAnyAccepted: false,
    halfAccepted: new Set(),
    sameRefusal: { says: null, times: 0 },
    unanswered: 0,
    stopped: null,
});
function cut(batch, size) {
    const { people } = batch;
    const starts = Array.from({ length: Math.ceil(people.length / size) }, (_, index) => index * size);
    if (starts.length === 1)
        return [batch];
    return starts.map((start) => ({ people: people.slice(start, start + size), halfOf: null }));
}
/** The batches to send next, side by side: only one until anybody is accepted, and while a refused batch is split. */
function next({ waiting, size, isAnyAccepted }) {
    const batches = waiting.flatMap((batch) => cut(batch, size));
    const isSplit = batches[0]?.halfOf !== null;
    const width = isAnyAccepted && !isSplit ? MAX_SIDE_BY_SIDE : 1;
    return { round: batches.slice(0, width), rest: batches.slice(width) };
}
function afterAccepted(sending, { halfOf }) {
    // Both halves of a refused batch were accepted: it was too large.
    const isTooLarge = halfOf !== null && sending.halfAccepted.has(halfOf);
    return {
        ...sending,
        size: isTooLarge ? Math.min(sending.size, Math.ceil(halfOf.people.length / 2)) : sending.size,
        halfAccepted: halfOf === null ? sending.halfAccepted : new Set([...sending.halfAccepted, halfOf]),
        isAnyAccepted: true,
        sameRefusal: null,
        unanswered: 0,
    };
}
function halve(sending, batch) {
    const middle = Math.ceil(batch.people.length / 2);
    const halves = [batch.people.slice(0, middle), batch.people.slice(middle)];
    const waiting = [...halves.map((people) => ({ people, halfOf: batch })), ...sending.waiting];
    return { ...sending, waiting, unanswered: 0 };
}
/** The words of a refusal without the people they name: the same words about different people are the same refusal. */
function kindOf(reason) {
    const text = reason.map((part) => (typeof part !== 'string' && 'text' in part ? part.text : (0,sentence/* impersonal */.Pu)([part])));
    return text.join('').replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\S{1,320}@\S+/gi, '…');
}
/** Moves random people to the front, each alone: neighbors may have the same fault, and a later run tries others. */
function probesFirst(waiting, random) {
    const left = waiting.flatMap((batch) => batch.people);
    const takeOne = () => left.splice(Math.floor(random() * left.length) % left.length, 1);
    const probes = new Set(Array.from({ length: PROBES }, takeOne).flat());
    const alone = [...probes].map((person) => ({ people: [person], halfOf: null }));
    const others = waiting.map((batch) => {
        const people = batch.people.filter((person) => !probes.has(person));
        // An incomplete half proves nothing about the size.
        return people.length === batch.people.length ? batch : { people, halfOf: null };
    });
    return [...alone, ...others.filter(({ people }) => people.length > 0)];
}
/** After a single person was refused: if nobody is accepted and all get the same words, it may be about everybody. */
function afterRefusal(sending, reason, random) {
    const { waiting, sameRefusal } = sending;
    const says = kindOf(reason);
    const isSame = sameRefusal !== null && (sameRefusal.says ?? says) === says;
    const times = isSame ? sameRefusal.times + 1 : 0;
    const noted = { ...sending, sameRefusal: isSame ? { says, times } : null, unanswered: 0 };
    if (waiting.reduce((total, { people }) => total + people.length, 0) <= FEW_PEOPLE)
        return noted;
    if (times === SAME_REFUSALS)
        return { ...noted, waiting: probesFirst(waiting, random) };
    const stopped = (0,sentence/* say */.cv) `Datadog rejected every change with the same error: ${reason}`;
    return times < SAME_REFUSALS + PROBES ? noted : { ...noted, stopped };
}
/** The state after an answer to a batch. `random` returns a new number from 0 to 1. */
function after(sending, batch, result, random) {
    switch (result.kind) {
        case 'accepted':
            return { sending: afterAccepted(sending, batch), settled: result };
        case 'refused': {
            if (batch.people.length > 1)
                return { sending: halve(sending, batch), settled: null };
            const reason = (0,sentence/* say */.cv) `Datadog rejected this user: ${result.reason}`;
            return { sending: afterRefusal(sending, result.reason, random), settled: { kind: 'refused', reason } };
        }
        case 'unanswered': {
            const unanswered = sending.unanswered + 1;
            const why = (0,sentence/* say */.cv) `stopped after ${MAX_UNANSWERED} failed calls in a row: ${result.reason}`;
            const stopped = unanswered < MAX_UNANSWERED ? null : why;
            return { sending: { ...sending, unanswered, stopped }, settled: result };
        }
        case 'no-access':
        case 'cancelled': {
            const stopped = result.kind === 'cancelled' ? CANCELLED : result.reason;
            const waiting = [batch, ...sending.waiting];
            if (!result.mayHaveArrived)
                return { sending: { ...sending, waiting, stopped }, settled: null };
            // An earlier attempt may have had its effect.
            const reason = result.kind === 'cancelled' ? (0,sentence/* say */.cv) `${CANCELLED} during this change` : stopped;
            return { sending: { ...sending, stopped }, settled: { kind: 'unanswered', reason } };
        }
    }
}

// EXTERNAL MODULE: ./src/seats/person.ts
var person = __webpack_require__(5261);
;// CONCATENATED MODULE: ./src/seats/holders.ts

/** The key a holder is reported under; `unknown` if Datadog returns no key. */
const holderKey = ({ email, id }) => email ?? id ?? 'unknown';
/** Indexes holders by both keys, ordered by e-mail, UUID and age of the seat. The order does not depend on the locale. */
function indexHolders(seats) {
    const orderOf = (holder) => `${holderKey(holder)}\n${holder.id ?? ''}\n${holder.since ?? ''}`;
    const ordered = seats.map((holder) => ({ holder, order: orderOf(holder) }));
    ordered.sort((a, b) => Number(a.order > b.order) - Number(a.order < b.order));
    const holders = ordered.map(({ holder }) => holder);
    const byId = Map.groupBy(holders, ({ id }) => id);
    const byEmail = Map.groupBy(holders, ({ email }) => email);
    return { holders, get: (key) => (key === null ? [] : (byId.get(key) ?? byEmail.get(key) ?? [])) };
}
/** The only holder with this key; `null` for none or several. */
function holderOf(key, held) {
    const holders = held.get(key);
    return holders.length === 1 ? (holders[0] ?? null) : null;
}
/** The holder of an account: by UUID, and by e-mail only if the seat list has no UUID. */
const holderOfAccount = ({ id, email }, held) => held.get(id)[0] ?? held.get(email).find((holder) => holder.id === null) ?? null;
/** The e-mails of looked-up people that the seat lists have under other ids. Empty if the lists have the UUID of anybody looked
 * up or listed. The ids may not be user UUIDs, since Datadog does not document them, or other accounts share the e-mails. */
function emailsUnderOtherIds(products, accounts) {
    const found = [...accounts.values()].flatMap((one) => (one.kind === 'found' ? one.account : []));
    const listed = products.flatMap((product) => (product.listed ?? []).map(({ key }) => key));
    const uuids = [...found.map(({ id }) => id), ...listed.filter((key) => !(0,person/* isEmailKey */.oc)(key))];
    if (uuids.some((id) => products.some(({ held }) => held.get(id).length > 0)))
        return [];
    const emails = new Set(found.flatMap(({ email }) => email ?? []));
    return [...emails].filter((email) => products.some(({ held }) => held.get(email).some(({ id }) => id !== null)));
}
/** Whether a single account has one of these e-mails: then its seat is under another id, so ids are not user UUIDs. */
const areForeign = (emails, accounts) => emails.map((email) => accounts.get(email)).some((one) => one?.kind === 'found' && !one.isShared);
/** The same product with its seats known by e-mail alone. */
const withoutIds = (product) => ({
    ...product,
    held: indexHolders(product.held.holders.map((holder) => ({ ...holder, id: null }))),
});

;// CONCATENATED MODULE: ./src/apply/confirm.ts




/** How long the list is read again until it shows the changes. */
const MAX_CONFIRM_MS = 30_000;
/** The same for refused changes, until one of them shows: then Datadog applied a refused batch in part. */
const MAX_REFUSED_MS = 3000;
const FIRST_PAUSE_MS = 500;
async function readOnce({ product, sent, datadog }) {
    const known = new Set(product.people.map(({ id }) => id));
    const peopleWithoutId = product.people.filter(({ id }) => id === null);
    const assigned = Map.groupBy(intended(product, 'assign'), ({ email }) => email);
    const withoutId = Map.groupBy(peopleWithoutId, ({ email }) => email);
    try {
        const holders = await datadog.reread(product.productCode);
        const held = indexHolders(holders);
        const isShown = ({ id, email, intent }) => {
            // The list may have another id for a person, so a seat with the e-mail counts too, unless it is known to be somebody else's.
            const others = held.get(email).filter((holder) => holder.id === null || !known.has(holder.id));
            const isAssigned = intent.kind === 'assign';
            // Of several people assigned with one e-mail, all show at once. Seats without a UUID may have been there before a removal.
            const sharing = isAssigned ? (assigned.get(email)?.length ?? 1) : 1 + (withoutId.get(email)?.length ?? 0);
            return (held.get(id).length > 0 || others.length >= sharing) === isAssigned;
        };
        return { seats: holders.length, shown: new Set([...sent.keys()].filter(isShown)) };
    }
    catch (error) {
        return { seats: (0,seats_problem/* sentenceOf */.$N)(error), shown: new Set() };
    }
}
/** Reads the seat list of a product again, if anything was sent for it, until every change that may have been made shows, the
 * time is over, the job is cancelled, or the list cannot be read. */
async function readAgain(work) {
    const { clock, stopping, log } = work.services;
    const { productCode, seatsBefore } = work.product;
    const isAnySent = [...work.sent.values()].some(({ kind }) => kind !== 'not-sent');
    if (!isAnySent)
        return { seats: seatsBefore, shown: new Set(), isFinal: true };
    const startMs = clock.now();
    let last = null;
    for (let pauseMs = FIRST_PAUSE_MS;; pauseMs *= 2) {
        const reading = await readOnce(work);
        // The earlier reading is still true.
        if (typeof reading.seats !== 'number')
            return { ...(last ?? reading), isFinal: false };
        last = reading;
        const passedMs = clock.now() - startMs;
        const isInPart = [...reading.shown].some((person) => work.sent.get(person)?.kind === 'refused');
        const maxMs = {
            accepted: MAX_CONFIRM_MS,
            unanswered: MAX_CONFIRM_MS,
            refused: isInPart ? MAX_CONFIRM_MS : MAX_REFUSED_MS,
            'not-sent': 0,
        };
        const pending = [...work.sent].filter(([person, { kind }]) => maxMs[kind] > passedMs && !reading.shown.has(person));
        if (pending.length === 0 || stopping.aborted)
            return { ...reading, isFinal: pending.length === 0 };
        log.pending(productCode, pending.length);
        const leftMs = pending.reduce((most, [, { kind }]) => Math.max(most, maxMs[kind] - passedMs), 0);
        await clock.sleep(Math.min(pauseMs, leftMs), stopping);
    }
}
function outcomeOf(sent, person, { seats, shown, isFinal }) {
    if (sent.kind === 'not-sent')
        return { status: 'not-attempted', why: sent.reason };
    if (shown.has(person))
        return { status: person.intent.kind === 'assign' ? 'assigned' : 'unassigned', why: null };
    const unseen = typeof seats === 'number' ? 'does not show it' : 'could not be read again';
    if (sent.kind === 'accepted') {
        return { status: 'unconfirmed', why: (0,sentence/* say */.cv) `Datadog accepted the change, but the seat list ${unseen}` };
    }
    return { status: sent.kind === 'unanswered' && !isFinal ? 'unconfirmed' : 'failed', why: sent.reason };
}
/** The outcomes of a product: the seat list that is read again decides them, not the answers to the writes. */
async function confirm_confirm(work) {
    const reading = await readAgain(work);
    const outcomes = new Map([...work.sent].map(([person, sent]) => [person, outcomeOf(sent, person, reading)]));
    return { outcomes, seats: reading.seats };
}

;// CONCATENATED MODULE: ./src/apply/apply.ts






/** Sends until everybody is settled or nothing more may be sent. Never throws for what Datadog answers. */
async function sendInBatches(people, sender) {
    const sent = new Map();
    let sending = begin(people);
    while (sending.waiting.length > 0 && sending.stopped === null && sender.whyHalted() === null) {
        const { round, rest } = next(sending);
        sending = { ...sending, waiting: rest };
        const answer = async (batch) => [batch, await sender.send(batch.people)];
        for (const [batch, result] of await Promise.all(round.map(answer))) {
            const { sending: then, settled } = after(sending, batch, result, sender.random);
            sending = { ...then, stopped: sending.stopped ?? then.stopped };
            if (settled !== null)
                batch.people.forEach((person) => sent.set(person, settled));
        }
        sender.onSettled(sent);
    }
    const reason = sending.stopped ?? sender.whyHalted() ?? (0,sentence/* say */.cv) `not reached`;
    sending.waiting.flatMap((batch) => batch.people).forEach((person) => sent.set(person, { kind: 'not-sent', reason }));
    return sent;
}
/** Sends the changes of one plan. Once Datadog rejects the keys for one product, nothing more is sent for any. */
function openSender({ log, clock, stopping }) {
    let rejectedKeys = null;
    const whyHalted = () => (stopping.aborted ? CANCELLED : rejectedKeys);
    const send = async (kind, work, people) => {
        const { productCode } = work.product;
        const answers = await sendInBatches(people, {
            send: async (batch) => {
                const ids = batch.flatMap(({ id }) => id ?? []);
                const result = await work.datadog.change({ kind, productCode }, ids);
                if (result.kind === 'no-access')
                    rejectedKeys = result.reason;
                return result;
            },
            whyHalted,
            onSettled: (settled) => {
                const accepted = [...settled.values()].filter((one) => one.kind === 'accepted').length;
                log.settled(kind, productCode, { accepted, failed: settled.size - accepted, total: people.length });
            },
            random: clock.random,
        });
        answers.forEach((answer, person) => work.sent.set(person, answer));
    };
    return { send, whyHalted };
}
/** The people who may still be assigned: an assignment beyond `max-seats` would be billed. If the assignments need seats that the
 * removals free, the seats are read again first, since an answer does not prove that a seat is free. */
async function withinBudget(work, limit) {
    const { product, sent } = work;
    const people = intended(product, 'assign');
    if (limit === null || product.seatsBefore + people.length <= limit)
        return people;
    const { seats } = await readAgain(work);
    const room = Math.max(0, limit - (typeof seats === 'number' ? seats : product.seatsBefore));
    const reason = (0,sentence/* say */.cv) `max-seats ${limit} leaves no room for this seat; check that the removals were made, and re-run`;
    people.slice(room).forEach((person) => sent.set(person, { kind: 'not-sent', reason }));
    return people.slice(0, room);
}
/** Applies a plan: one outcome for each intended change. Datadog bills the highest number of seats held at once, so all removals
 * of all products come before the first assignment. Never throws for what Datadog answers. */
async function applyPlan(plan, limits, datadog, services) {
    const { problems } = services;
    const { send, whyHalted } = openSender(services);
    const works = plan.products.map((product) => ({ product, sent: new Map(), datadog, services }));
    const forAll = (act) => Promise.all(works.map(act));
    await forAll((work) => send('unassign', work, intended(work.product, 'unassign')));
    await forAll(async (work) => {
        const limit = maxSeatsOf(limits.maxSeats, work.product.productCode);
        await send('assign', work, await withinBudget(work, limit));
    });
    const isAnyLeft = works.some(({ sent }) => [...sent.values()].some(({ kind }) => kind === 'not-sent'));
    const halted = whyHalted();
    problems.add(halted !== null && isAnyLeft ? [(0,seats_problem/* errorAt */.Os)(null, halted)] : []);
    const outcomes = new Map();
    const seatsAfter = new Map();
    await forAll(async (work) => {
        const { productCode } = work.product;
        const { seats, ...confirmed } = await confirm_confirm(work);
        confirmed.outcomes.forEach((outcome, person) => outcomes.set(person, outcome));
        if (typeof seats === 'number')
            seatsAfter.set(productCode, seats);
        else
            problems.add([(0,seats_problem/* errorAt */.Os)(null, (0,sentence/* say */.cv) `${productCode}: the seat list could not be read again: ${seats}`)]);
    });
    return { outcomes, seatsAfter };
}

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

;// CONCATENATED MODULE: ./src/http/patience.ts
const DATADOG = {
    tries: 5,
    tryMs: 30_000,
    waitHeaders: ['x-ratelimit-reset', 'retry-after'],
    limitStatuses: [429],
    maxAskedMs: 60_000,
    ifAskedForMore: 'wait-less',
};
const GITHUB = {
    tries: 3,
    tryMs: 10_000,
    waitHeaders: ['retry-after'],
    limitStatuses: [403, 429],
    maxAskedMs: 15_000,
    ifAskedForMore: 'give-up',
};
const patience_FIRST_PAUSE_MS = 500;
function waitOf(header, nowMs) {
    const text = header?.trim() ?? '';
    const ms = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs;
    return Number.isNaN(ms) ? 0 : Math.max(0, ms);
}
/** The wait a service asks for; 0 if it does not ask, `null` if it asks for too much. */
function grantedMs(headers, patience, nowMs) {
    const { waitHeaders, maxAskedMs, ifAskedForMore } = patience;
    const asked = Math.max(0, ...waitHeaders.map((name) => waitOf(headers.get(name), nowMs)));
    return asked > maxAskedMs && ifAskedForMore === 'give-up' ? null : Math.min(asked, maxAskedMs);
}
/** How long all calls wait after an attempt that reached or used up their shared rate limit. */
function holdMs(one, patience, nowMs) {
    if (!('headers' in one))
        return 0;
    const isUsedUp = one.headers.get('x-ratelimit-remaining')?.trim() === '0';
    const isLimited = patience.limitStatuses.includes(one.status) || isUsedUp;
    return isLimited ? (grantedMs(one.headers, patience, nowMs) ?? 0) : 0;
}
/** The pause after this many attempts; `null` if there is no other attempt. Rate limits, server errors and broken attempts are
 * repeated with any method, because Datadog's writes set a state. */
function pauseMs(one, tries, patience, now) {
    if (tries >= patience.tries || one.kind === 'success' || one.kind === 'too-large')
        return null;
    // At random, since jobs that failed together must not return together.
    const growing = patience_FIRST_PAUSE_MS * 2 ** (tries - 1) * (0.5 + now.random / 2);
    if (one.kind === 'broken')
        return growing;
    const granted = patience.limitStatuses.includes(one.status) ? grantedMs(one.headers, patience, now.ms) : 0;
    if (granted !== 0)
        return granted;
    // An unusable success was cut off, or comes from a proxy.
    const isUnusable = one.status >= 200 && one.status < 300;
    return isPassing(one.status) || isUnusable ? growing : null;
}
/** Whether the next attempt may have another status. */
const isPassing = (status) => status === 408 || status === 429 || status >= 500;

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var lib_proxy = __webpack_require__(9783);
// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(6752);
;// CONCATENATED MODULE: ./src/http/send.ts


/** The largest answer, after decompression. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;
/** At most this much of an error's answer is read: the message is at the beginning. */
const MAX_ERROR_BYTES = 64 * 1024;
/** Connections to one address, through the proxy of `HTTPS_PROXY` unless `NO_PROXY` excludes it. */
function connect(url) {
    const proxy = (0,lib_proxy/* getProxyUrl */.s)(new URL(url));
    if (proxy === undefined)
        return new undici/* Agent */.g6();
    // The toolkit takes `localhost:3128` for a URL of the scheme `localhost`.
    return new undici/* ProxyAgent */.kT(/^https?:$/.test(proxy.protocol) ? proxy.href : `http://${proxy.href}`);
}
/** Reads a body to its end; `null` if it is too large. Of an error only the beginning is read. */
async function readBody(response) {
    const isError = response.status >= 400;
    const chunks = [];
    let bytes = 0;
    for await (const chunk of (response.body ?? [])) {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > (isError ? MAX_ERROR_BYTES : MAX_ANSWER_BYTES))
            return isError ? chunks : null;
    }
    return chunks;
}
/** Only message and code: errors of HTTP libraries carry the request, and with it the keys. */
function explain(error) {
    const { name, cause } = error;
    if (name === 'TimeoutError')
        return 'timed out';
    const { message, code } = (cause ?? error);
    const text = typeof message === 'string' && message !== '' ? message : 'the connection failed';
    return typeof code === 'string' && !text.includes(code) ? `${text} (${code})` : text;
}
/** Sends a request once, and throws only what `reduce` throws. Redirects are not followed: keys would follow. `reduce` runs here so
 * that no promise holds the text of an answer, which only a full garbage collection would free. */
async function send(via, request, signal, reduce) {
    const { url, method, headers, body } = request;
    let result;
    try {
        const response = await (0,undici/* fetch */.hd)(url, { method, headers, body, dispatcher: via, redirect: 'manual', signal });
        const { status, headers: received } = response;
        const chunks = await readBody(response);
        // After a time-out, a partial body may look complete.
        signal.throwIfAborted();
        // Emptied: the promise still holds the list.
        const text = chunks && new TextDecoder().decode(Buffer.concat(chunks.splice(0)));
        result = text === null ? { kind: 'too-large', status } : { kind: 'answer', status, headers: received, text };
    }
    catch (error) {
        result = { kind: 'broken', why: explain(error) };
    }
    return reduce(result);
}

;// CONCATENATED MODULE: ./src/http/calls.ts



const MAX_AT_ONCE = 8;
/** The call ended because its signal fired. */
class Cancelled extends Error {
    name = 'Cancelled';
    /** Whether an attempt was sent that may have taken effect. */
    mayHaveArrived;
    constructor(mayHaveArrived) {
        super('the job was cancelled');
        this.mayHaveArrived = mayHaveArrived;
    }
}
const endAt = (signal) => ({ now: signal, beforeNextTry: signal });
/** A part of a path that names a person: a UUID, or anything with an `@`. */
const PERSON_IN_PATH = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[^/]*(?:@|%40)[^/]*/gi;
/** Method and path without people. The query is left out: it may name them too. */
const labelOf = ({ method, url }) => `${method} ${new URL(url).pathname.replace(PERSON_IN_PATH, '{person}')}`;
function resultOf(one) {
    if (!('status' in one))
        return 'no answer';
    const headers = 'headers' in one ? one.headers : null;
    const id = headers?.get('x-request-id') ?? headers?.get('x-github-request-id') ?? '';
    return `status ${one.status}${/^[\w.:-]{1,100}$/.test(id) ? `, request id ${id}` : ''}`;
}
/** A signal that fires `ms` after another one. */
function later(signal, ms) {
    const controller = new AbortController();
    const fire = () => setTimeout(() => controller.abort(), ms).unref();
    if (signal.aborted)
        fire();
    else
        signal.addEventListener('abort', fire, { once: true });
    return controller.signal;
}
/** All calls to one service: at most eight at once, and none while a rate limit holds. */
class Calls {
    #patience;
    #clock;
    #log;
    #connections;
    #inTurn = pLimit(MAX_AT_ONCE);
    #over = new AbortController();
    #heldUntilMs = 0;
    constructor(url, patience, clock, log) {
        this.#connections = connect(url);
        this.#patience = patience;
        this.#clock = clock;
        this.#log = log;
    }
    /** Sends a request until an attempt succeeds or is the last. Throws `Cancelled`, and what `read` throws. */
    async send(request, ends) {
        const atOnce = AbortSignal.any([ends.now, this.#over.signal]);
        const either = AbortSignal.any([atOnce, ends.beforeNextTry]);
        const heldMs = () => this.#heldUntilMs - this.#clock.now();
        let mayHaveArrived = false;
        for (let tries = 1;; tries += 1) {
            const mayHaveArrivedBefore = mayHaveArrived;
            const one = await this.#inTurn(async () => {
                // Another call may meet the next limit meanwhile.
                for (let ms = heldMs(); ms > 0 && !either.aborted; ms = heldMs()) {
                    this.#log.waiting(ms, 'rate limit reached');
                    await this.#clock.sleep(ms, either);
                }
                if (either.aborted)
                    throw new Cancelled(mayHaveArrived);
                return this.#try(request, tries, atOnce);
            });
            // Only a rate limit proves that nothing was done.
            mayHaveArrived ||= one.kind !== 'answer' || one.status !== 429;
            if (one.kind === 'broken' && atOnce.aborted)
                throw new Cancelled(mayHaveArrived);
            const now = { ms: this.#clock.now(), random: this.#clock.random() };
            const waitMs = pauseMs(one, tries, this.#patience, now);
            const isLate = one.kind === 'answer' && mayHaveArrivedBefore;
            if (waitMs === null)
                return isLate ? { ...one, mayHaveArrived: true } : one;
            const why = one.kind === 'answer' ? `status ${one.status}` : 'no answer';
            this.#log.waiting(waitMs, `${labelOf(request)}: ${why}`);
            await this.#clock.sleep(waitMs, either);
        }
    }
    /** Ends all calls that are still running, since nobody waits for them anymore. They throw `Cancelled`. */
    close() {
        this.#over.abort();
        return this.#connections.destroy();
    }
    #try(request, tries, signal) {
        const bounded = AbortSignal.any([signal, AbortSignal.timeout(this.#patience.tryMs)]);
        const startMs = this.#clock.now();
        return send(this.#connections, request, bounded, (one) => {
            const nowMs = this.#clock.now();
            this.#log.tried(`${labelOf(request)}: try ${tries}, ${nowMs - startMs} ms, ${resultOf(one)}`);
            this.#heldUntilMs = Math.max(this.#heldUntilMs, nowMs + holdMs(one, this.#patience, nowMs));
            if (one.kind !== 'answer' || one.status < 200 || one.status >= 300)
                return one;
            const value = request.read(one.text, one.status);
            return value === undefined ? one : { kind: 'success', status: one.status, headers: one.headers, value };
        });
    }
}

;// CONCATENATED MODULE: ./src/seats/match.ts



function accountOf(key, accounts) {
    const resolution = accounts.get(key ?? '');
    return resolution?.kind === 'found' ? resolution.account : null;
}
/** The known keys of a holder, from the list (by `key`), the seat list and the directory. */
function completeHolder(holder, key, accounts) {
    const id = holder.id ?? accountOf(holder.email, accounts)?.id ?? accountOf(key, accounts)?.id ?? null;
    const listedEmail = key !== null && (0,person/* isEmailKey */.oc)(key) ? key : null;
    const account = accountOf(key, accounts) ?? accountOf(id, accounts);
    return { id, email: holder.email ?? listedEmail ?? account?.email ?? null };
}
function matchHolder(holder, key, accounts) {
    return { kind: 'holder', holder, who: completeHolder(holder, key, accounts) };
}
/** Matches a listed key. A single holder with it is enough, whatever was looked up: the next run may look up less. */
function match(key, held, accounts) {
    const holder = holderOf(key, held);
    if (holder !== null)
        return matchHolder(holder, key, accounts);
    const resolution = accounts.get(key);
    return resolution !== undefined && 'why' in resolution ? resolution : matchToRemove(key, held, accounts);
}
/** Matches the key of a seat to remove: an e-mail means only the account that was looked up. */
function matchToRemove(key, held, accounts) {
    const resolution = accounts.get(key);
    const holder = resolution?.kind === 'found' ? holderOfAccount(resolution.account, held) : held.get(key)[0];
    if (!holder)
        return resolution ?? { kind: 'not-asked' };
    const found = matchHolder(holder, key, accounts);
    const isUnclear = resolution !== undefined && 'why' in resolution && (0,person/* isEmailKey */.oc)(key);
    return isUnclear ? { ...found, unclear: resolution.why } : found;
}
/** The same value for the e-mail and the UUID of one person; `null` if nobody was found. */
const identity = (found) => found.kind === 'holder' ? found.holder : found.kind === 'found' ? found.account.id : null;
/** Whether a run assigns a seat to this listed person, unless they hold one. */
function mayAssign(operation, key, { change }) {
    const { assigns } = (0,seats_operation/* powersOf */.eJ)(operation);
    return assigns === 'listed' || (assigns === 'added' && change?.added.has(key) === true);
}
/** The key to look up for a holder's other key: a removal needs the UUID, and protection may need the e-mail. */
const missingKey = ({ id, email }, needsEmail) => id === null ? email : email === null && needsEmail ? id : null;
/** The keys to look up before planning, each once: of people who may be assigned a seat, and of whom a removal may mean. */
function keysToAsk(op, products, protection) {
    const { removes } = (0,seats_operation/* powersOf */.eJ)(op);
    // A seat without an e-mail may belong to somebody listed by e-mail, for this product or for another one.
    const isByEmail = products.some(({ listed }) => listed?.some(({ key }) => (0,person/* isEmailKey */.oc)(key)) === true);
    const needsEmails = protection.needsEmails || removes === 'removed' || (removes === 'unlisted' && isByEmail);
    const keys = products.flatMap((product) => {
        const { held, change } = product;
        const listed = (product.listed ?? []).map(({ key }) => key);
        const toAssign = listed.filter((key) => mayAssign(op, key, product) && holderOf(key, held) === null);
        const named = removes === 'listed' ? listed : (change?.removed ?? []);
        // `unassign` reports who has no account. Somebody removed from the list matters only if a seat may be theirs.
        const [isEmailAsked, isIdAsked] = ['email', 'id'].map((field) => removes === 'listed' || held.holders.some((holder) => holder[field] === null));
        // An e-mail alone does not prove whose seat it is.
        const toRemove = named.filter((key) => {
            const isHeld = held.get(key).length > 0;
            return (0,person/* isEmailKey */.oc)(key) ? isHeld || isEmailAsked : !isHeld && isIdAsked;
        });
        const isSync = removes === 'unlisted';
        const keysThatDecide = new Set(isSync ? listed : named);
        const losers = held.holders.filter(({ id, email }) => isSync !== (keysThatDecide.has(id) || keysThatDecide.has(email)));
        // Somebody named by UUID may hold a seat without one. Looking up its e-mail shows whether several accounts share it.
        const isAnyUnseen = named.some((key) => !(0,person/* isEmailKey */.oc)(key) && held.get(key).length === 0);
        const unnamed = isAnyUnseen ? held.holders.map((holder) => missingKey(holder, false)) : [];
        return [...toAssign, ...toRemove, ...losers.map((holder) => missingKey(holder, needsEmails)), ...unnamed];
    });
    return [...new Set(keys)].filter((key) => key !== null);
}

// EXTERNAL MODULE: ./src/json.ts
var src_json = __webpack_require__(8301);
;// CONCATENATED MODULE: ./src/datadog/error.ts



/** A failed request to Datadog, with the call as details. It has no `cause`: errors of HTTP libraries carry headers with the keys. */
class DatadogError extends seats_problem/* Failure */.HR {
    name = 'DatadogError';
    kind;
    status;
    reason;
    mayHaveArrived;
    /** @param call method and path: `GET /api/v2/users`. */
    constructor(call, { kind, cause, status, reason = '', mayHaveArrived = false }) {
        const at = status === undefined ? call : `${call}: status ${status}`;
        const why = reason === '' ? '' : (0,sentence/* say */.cv) `: ${(0,sentence/* words */.aL)(reason)}`;
        // Of a refusal the reason is the cause.
        const [says, details] = kind === 'refused' ? [(0,sentence/* say */.cv) `${cause}${why}`, (0,sentence/* say */.cv) `${at}`] : [(0,sentence/* say */.cv) `${cause}`, (0,sentence/* say */.cv) `${at}${why}`];
        super(says, details);
        this.kind = kind;
        this.status = status ?? null;
        this.reason = reason;
        this.mayHaveArrived = mayHaveArrived;
    }
}
/** The error for an answer with another shape than documented. */
function unexpectedShape(path, what) {
    const cause = `Datadog's answer is not as documented: ${what}`;
    return new DatadogError(`GET ${path}`, { kind: 'unexpected', cause, status: 200 });
}
/** The reason in an error body: `{"errors":["text"]}`, `{"errors":[{"title","detail"}]}`, text, HTML from a proxy, or nothing. */
function reasonOf(body) {
    const text = body.trim();
    if (text.startsWith('<'))
        return 'an HTML page, probably from a proxy';
    const errors = (0,src_json/* listOf */.c3)((0,src_json/* objectOf */.Xy)((0,src_json/* parseJson */.qF)(text)).errors) ?? [];
    const reasons = errors.flatMap((error) => {
        const { detail, title } = (0,src_json/* objectOf */.Xy)(error);
        // The title may be as vague as "Generic Error".
        return (0,src_json/* textOf */.b6)(error) ?? (0,src_json/* textOf */.b6)(detail) ?? (0,src_json/* textOf */.b6)(title) ?? [];
    });
    return reasons.length > 0 ? reasons.join('; ') : text && body; // Untrimmed: only its beginning is shown.
}

;// CONCATENATED MODULE: ./src/datadog/client.ts





/** The start of JSON: if such a body cannot be parsed, it was cut off. */
const JSON_START = /^\s*[{[]/;
const MAX_EXPLAIN_MS = 10_000;
const authentication = (credentials) => credentials.kind === 'token'
    ? { authorization: `Bearer ${credentials.accessToken}` }
    : { 'dd-api-key': credentials.apiKey, 'dd-application-key': credentials.appKey };
const isAccess = (status) => status === 401 || status === 403;
/** Authenticated JSON requests to one Datadog organization. */
class DatadogClient {
    #settings;
    #calls;
    constructor(settings, clock, log) {
        this.#settings = settings;
        this.#calls = new Calls(settings.apiUrl, DATADOG, clock, log);
    }
    /** What `pick` makes of the JSON of a success, never `undefined`. Throws `DatadogError`, `Cancelled`, and what `pick` throws. */
    read(call, pick) {
        return this.#send({ ...call, method: 'GET' }, (text, status) => {
            const json = (0,src_json/* parseJson */.qF)(text);
            if (json !== undefined)
                return pick(json);
            if (JSON_START.test(text))
                return undefined;
            const cause = "Datadog's answer is not JSON";
            throw new DatadogError(`GET ${call.path}`, { kind: 'unexpected', cause, status, reason: reasonOf(text) });
        });
    }
    /** Sends a write. Its answer is not read: reading the seats again decides. Throws `DatadogError` or `Cancelled`. */
    async write(call) {
        const cause = 'not sent, because this is a dry run';
        if (this.#settings.isReadOnly)
            throw new DatadogError(`${call.method} ${call.path}`, { kind: 'unexpected', cause });
        await this.#send(call, (text) => (JSON_START.test(text) && (0,src_json/* parseJson */.qF)(text) === undefined ? undefined : true));
    }
    close() {
        return this.#calls.close();
    }
    async #send(call, read) {
        const last = await this.#try(call, read);
        if (last.kind === 'success')
            return last.value;
        const mayHaveArrived = last.kind === 'answer' && last.mayHaveArrived === true;
        throw new DatadogError(`${call.method} ${call.path}`, { ...(await this.#troubleOf(last, call)), mayHaveArrived });
    }
    #try({ method, path, query, body, ends }, read) {
        const { apiUrl, credentials } = this.#settings;
        const search = new URLSearchParams(query).toString();
        const sent = body === undefined ? null : JSON.stringify(body);
        const headers = {
            ...authentication(credentials),
            accept: 'application/json',
            'user-agent': 'datadog-seats-action',
            ...(sent === null ? {} : { 'content-type': 'application/json' }),
        };
        const url = `${apiUrl.replace(/\/+$/, '')}${path}${search && `?${search}`}`;
        return this.#calls.send({ method, url, headers, body: sent, read }, ends);
    }
    async #troubleOf(last, call) {
        const gaveUp = `gave up after ${DATADOG.tries} attempts`;
        const unavailable = (cause) => ({ kind: 'unavailable', cause: `${cause}; ${gaveUp}` });
        const unexpected = (cause) => ({ kind: 'unexpected', cause });
        if (last.kind === 'broken')
            return { ...unavailable('Datadog did not answer'), reason: last.why };
        const { status } = last;
        const tooLarge = `Datadog's answer is larger than ${MAX_ANSWER_BYTES / 2 ** 20} MiB`;
        if (last.kind === 'too-large')
            return { ...unexpected(tooLarge), status };
        if (status < 300)
            return { ...unavailable("Datadog's answer was cut off"), status };
        const redirected = 'Datadog redirected the request, and redirects are not followed; check api-url and site';
        const target = `to ${last.headers.get('location') ?? 'nowhere'}`;
        if (status < 400)
            return { ...unexpected(redirected), status, reason: target };
        const reason = reasonOf(last.text);
        if (isAccess(status))
            return { kind: 'access', cause: await this.#explainAccess(call), status, reason };
        if (isPassing(status))
            return { ...unavailable('Datadog returned an error'), status, reason };
        return { kind: 'refused', cause: 'Datadog rejected the request', status, reason };
    }
    /** A 401 or 403 does not say whether a key, the site or a permission is wrong; asking about the API key helps. */
    async #explainAccess({ needs, ends }) {
        const { credentials, site } = this.#settings;
        if (credentials.kind === 'token') {
            return `access-token is expired, belongs to another site than ${site}, or lacks ${needs}`;
        }
        // This diagnosis must not delay the end of a run.
        const now = AbortSignal.any([ends.now, AbortSignal.timeout(MAX_EXPLAIN_MS)]);
        const validate = { method: 'GET', path: '/api/v1/validate', needs, ends: { ...ends, now } };
        const answer = await this.#try(validate, () => true).catch(() => null);
        const status = answer !== null && 'status' in answer ? answer.status : 0;
        if (isAccess(status))
            return `api-key is not valid for ${site}; check the key and the site`;
        const unknown = `api-key, app-key or site (${site}) is wrong, or app-key lacks ${needs}`;
        return status === 200 ? `app-key is wrong or lacks ${needs}` : unknown;
    }
}

;// CONCATENATED MODULE: ./src/seats/accounts.ts

const NOT_FOUND = { kind: 'not-found', why: (0,sentence/* say */.cv) `has no Datadog account` };
/** Resolves a UUID to the account that has it. */
const resolveId = (account) => account === undefined ? NOT_FOUND : { kind: 'found', account, isShared: false };
/** Resolves an e-mail among the accounts that have it, each once: the only person, else the only service account. */
function resolveEmail(accounts) {
    const people = accounts.filter(({ serviceAccount }) => !serviceAccount);
    const [account, ...others] = people.length > 0 ? people : accounts;
    if (account === undefined)
        return NOT_FOUND;
    if (others.length === 0)
        return { kind: 'found', account, isShared: accounts.length > 1 };
    const what = people.length > 0 ? 'accounts' : 'service accounts';
    return { kind: 'ambiguous', why: (0,sentence/* say */.cv) `is the e-mail of ${others.length + 1} Datadog ${what}; list the UUID instead` };
}

;// CONCATENATED MODULE: ./src/datadog/page.ts



/** Asked for first: Datadog accepts more than it documents. */
const LARGE_PAGE = 1000;
/** The documented page size. */
const SAFE_PAGE = 100;
/** Reads the pages of one list. If Datadog rejects the large size, a page that `mayShrink` and all later ones have the safe size. */
function pageReader() {
    let size = LARGE_PAGE;
    return async (mayShrink, read) => {
        const asked = size;
        try {
            return await read(asked);
        }
        catch (error) {
            const isRefused = error instanceof DatadogError && error.kind === 'refused';
            if (!isRefused || !mayShrink || asked === SAFE_PAGE)
                throw error;
            size = SAFE_PAGE;
            return read(SAFE_PAGE);
        }
    };
}
/** The UUID and e-mail in an item of the seat list or the users list; `null` for a missing or malformed one. */
function keysOf(item) {
    const { id: uuid, attributes } = (0,src_json/* objectOf */.Xy)(item);
    const id = (0,src_json/* textOf */.b6)(uuid)?.toLowerCase() ?? '';
    const email = (0,person/* normalizeEmail */.e0)((0,src_json/* textOf */.b6)((0,src_json/* objectOf */.Xy)(attributes).email) ?? '');
    return { id: (0,person/* isUuid */.O1)(id) ? id : null, email: (0,person/* isEmailKey */.oc)(email) ? email : null };
}

;// CONCATENATED MODULE: ./src/datadog/lookup.ts








const PATH = '/api/v2/users';
const NEEDS = 'user_access_read, which is needed to find people by e-mail';
const UNVERIFIED = (0,sentence/* say */.cv) `listed UUIDs were not checked: the keys lack user_access_read; grant it so that missing and disabled accounts are skipped`;
/** `items` also counts users without a UUID. `total` is everybody, `matching` who matches a filter, if Datadog says. */
function pageOf(json) {
    const { data, meta } = (0,src_json/* objectOf */.Xy)(json);
    const items = (0,src_json/* listOf */.c3)(data);
    if (items === null)
        throw unexpectedShape(PATH, '"data" is not a list');
    const { total_count: total, total_filtered_count: matching } = (0,src_json/* objectOf */.Xy)((0,src_json/* objectOf */.Xy)(meta).page);
    const accounts = items.flatMap((item) => accountFrom(item) ?? []);
    return { accounts, items: items.length, total: (0,src_json/* numberOf */.rl)(total), matching: (0,src_json/* numberOf */.rl)(matching) };
}
/** The account of a user; `null` without a UUID. */
function accountFrom(user) {
    const { name, disabled, status, service_account: serviceAccount } = (0,src_json/* objectOf */.Xy)((0,src_json/* objectOf */.Xy)(user).attributes);
    const { id, email } = keysOf(user);
    if (id === null)
        return null;
    const isDisabled = disabled === true || (0,src_json/* textOf */.b6)(status)?.toLowerCase() === 'disabled';
    return { id, email, name: (0,src_json/* textOf */.b6)(name), disabled: isDisabled, serviceAccount: serviceAccount === true };
}
/** The users list: a page of it, from number 0, or one call or search for a key. */
function openDirectory(client, signal) {
    const inSizes = pageReader();
    const read = (path, query, pick) => client.read({ path, query, needs: NEEDS, ends: endAt(signal) }, pick);
    const page = (number, filter = {}) => inSizes(number === 0, (size) => read(PATH, { 'page[size]': String(size), 'page[number]': String(number), ...filter }, pageOf));
    /** The filter also matches parts of e-mails and names, so all its pages are read. */
    const search = async (email) => {
        const all = new Map();
        let seen = 0;
        for (let number = 0;; number += 1) {
            const { accounts, items, matching } = await page(number, { filter: email });
            const before = all.size;
            accounts.forEach((account) => all.set(account.id, account));
            seen += items;
            const isLast = matching === null ? items === 0 : seen >= matching;
            if (isLast)
                return resolveEmail([...all.values()].filter((one) => one.email === email));
            if (all.size > before)
                continue;
            throw unexpectedShape(PATH, `a search promises more results than its pages have (${all.size})`);
        }
    };
    const account = async (id) => {
        const path = `${PATH}/${encodeURIComponent(id)}`;
        const pick = (json) => {
            const found = accountFrom((0,src_json/* objectOf */.Xy)(json).data);
            if (found?.id === id)
                return resolveId(found);
            throw unexpectedShape(path, found === null ? '"data" is not a user' : 'it is about another user');
        };
        return read(path, {}, pick).catch((error) => {
            if (!(error instanceof DatadogError) || error.kind !== 'refused')
                throw error;
            const why = (0,sentence/* say */.cv) `has no Datadog account: ${(0,sentence/* words */.aL)(error.reason || `status ${error.status}`)}`;
            return { kind: 'not-found', why };
        });
    };
    return { page, ask: (key) => ((0,person/* isEmailKey */.oc)(key) ? search(key) : account(key)) };
}
/** Runs all calls at once; the client limits how many are sent. */
async function eachOf(items, onLookUp, ask) {
    let done = 0;
    const calls = items.map(async (item) => {
        await ask(item);
        done += 1;
        onLookUp(done, items.length);
    });
    await Promise.all(calls);
}
/** Looks the keys up in the users list. After its first page, it reads the others unless a call for each person is cheaper. */
async function readEverybody(directory, keys, onLookUp) {
    const asked = new Set(keys);
    // Only those asked for: an organization may have hundreds of thousands.
    const accounts = new Map();
    const ids = new Set(); // As bytes, UUIDs take half the memory.
    let total = 0;
    const read = async (number) => {
        const page = await directory.page(number);
        // Emptied, since the page's promise keeps the list until the next full garbage collection.
        for (const account of page.accounts.splice(0)) {
            ids.add(Buffer.from(account.id.replaceAll('-', ''), 'hex').toString('latin1'));
            if (asked.has(account.id) || asked.has(account.email))
                accounts.set(account.id, account);
        }
        total = Math.max(total, page.total ?? 0);
        return page;
    };
    const first = await read(0);
    // A page may be smaller than asked for, and the total may be missing.
    const pages = first.items === 0 ? 1 : Math.max(1, Math.ceil((first.total ?? Infinity) / first.items));
    const isCheaper = pages - 1 <= keys.filter((key) => !accounts.has(key)).length;
    const others = Array.from({ length: isCheaper ? pages - 1 : 0 }, (_, index) => index + 1);
    await eachOf(others, onLookUp, read);
    // People may join or move to another page meanwhile: then each missing one gets a call.
    const isEverybody = isCheaper && ids.size === total;
    // E-mails need all pages, since a later page may have another account with the same e-mail.
    const byEmail = Map.groupBy(accounts.values(), ({ email }) => email);
    const known = keys.filter((key) => isEverybody || accounts.has(key));
    const resolve = (key) => (0,person/* isEmailKey */.oc)(key) ? resolveEmail(byEmail.get(key) ?? []) : resolveId(accounts.get(key));
    return new Map(known.map((key) => [key, resolve(key)]));
}
/** Finds the accounts of keys in at most min(keys, pages of everybody) + 1 calls. If the keys may not read users,
 * UUIDs are taken as they are, with a warning. Throws `DatadogError` or `Cancelled`. */
async function lookUp(client, keys, services) {
    const { stopping, log, problems } = services;
    const directory = openDirectory(client, stopping);
    try {
        const known = keys.length > 1 ? await readEverybody(directory, keys, log.lookedUp) : new Map();
        const missing = keys.filter((key) => !known.has(key));
        await eachOf(missing, log.lookedUp, async (key) => {
            known.set(key, await directory.ask(key));
        });
        return known;
    }
    catch (error) {
        const isForbidden = error instanceof DatadogError && error.kind === 'access';
        if (!isForbidden || keys.some(person/* isEmailKey */.oc))
            throw error;
        problems.add([(0,seats_problem/* warningAt */.MK)(null, UNVERIFIED)]);
        const unknown = { email: null, name: null, disabled: false, serviceAccount: false };
        return new Map(keys.map((id) => [id, resolveId({ id, ...unknown })]));
    }
}

;// CONCATENATED MODULE: ./src/datadog/seats.ts






const seats_PATH = '/api/v2/seats/users';
/** A later date is no date: nothing can be added to it. */
const MAX_SINCE_MS = Date.UTC(10_000, 0);
/** A list that changes while it is read may bring one page without a new seat. */
const MAX_PAGES_WITHOUT_NEWS = 2;
const READ_NEEDS = 'billing_read, incident_read or on_call_read';
const WRITE_NEEDS = 'billing_edit, incident_write or on_call_write';
function holderFrom(item) {
    const { attributes } = (0,src_json/* objectOf */.Xy)(item);
    const { name, assigned_at: assignedAt } = (0,src_json/* objectOf */.Xy)(attributes);
    const holder = { ...keysOf(item), name: (0,src_json/* textOf */.b6)(name) };
    // Every field of a seat may be missing, but not all of them.
    if (holder.id === null && holder.email === null && attributes === undefined) {
        throw unexpectedShape(seats_PATH, 'a seat has neither a user UUID nor an e-mail');
    }
    const sinceMs = Date.parse((0,src_json/* textOf */.b6)(assignedAt) ?? '');
    return { ...holder, since: sinceMs < MAX_SINCE_MS ? new Date(sinceMs).toISOString() : null };
}
/** Reads a page: its holders by what identifies them, and the cursor of the next page; `''` ends the list. Without a UUID the
 * whole row identifies a seat: several accounts can share an e-mail, so equal rows of one page are different seats, and equal
 * rows of two pages are the same. */
function seats_pageOf(json) {
    const { data, meta } = (0,src_json/* objectOf */.Xy)(json);
    const [items, next] = [(0,src_json/* listOf */.c3)(data), (0,src_json/* objectOf */.Xy)(meta).next_cursor ?? ''];
    if (items === null)
        throw unexpectedShape(seats_PATH, '"data" is not a list');
    if (typeof next !== 'string')
        throw unexpectedShape(seats_PATH, 'the cursor of the next page is not text');
    const times = new Map();
    const rows = items.map((item) => {
        const holder = holderFrom(item);
        if (holder.id !== null)
            return [holder.id, holder];
        const row = JSON.stringify(item);
        times.set(row, (times.get(row) ?? 0) + 1);
        return [`${row} ${times.get(row)}`, holder];
    });
    return { rows, next };
}
/** Everybody who holds a seat of a product, from all pages. `onRead` receives the number of seats so far, after each page but the
 * last. Throws `DatadogError` or `Cancelled`. */
async function listHolders(client, productCode, signal, onRead) {
    const inSizes = pageReader();
    const holders = new Map();
    const cursors = new Set();
    let from = {};
    for (let withoutNews = 0; withoutNews < MAX_PAGES_WITHOUT_NEWS;) {
        // A cursor is a place in the list, so the next page may have any size.
        const { rows, next } = await inSizes(true, (size) => {
            const query = { product_code: productCode, 'page[limit]': String(size), ...from };
            return client.read({ path: seats_PATH, query, needs: READ_NEEDS, ends: endAt(signal) }, seats_pageOf);
        });
        const before = holders.size;
        rows.forEach(([row, holder]) => holders.set(row, holder));
        if (next === '')
            return [...holders.values()];
        if (cursors.has(next))
            throw unexpectedShape(seats_PATH, 'the same cursor came twice, so the list never ends');
        cursors.add(next);
        from = { 'page[cursor]': next };
        withoutNews += holders.size > before ? 0 : 1;
        onRead(productCode, holders.size);
    }
    throw unexpectedShape(seats_PATH, `${MAX_PAGES_WITHOUT_NEWS} pages had no new seat, so the list never ends`);
}
/** Assigns or unassigns seats for user UUIDs, in one call. Never throws. */
async function changeSeats(client, { kind, productCode }, ids, ends) {
    const attributes = { product_code: productCode, user_uuids: ids };
    const body = { data: { type: 'seat-assignments', attributes } };
    const method = kind === 'assign' ? 'POST' : 'DELETE';
    try {
        await client.write({ method, path: seats_PATH, body, needs: WRITE_NEEDS, ends });
        return { kind: 'accepted' };
    }
    catch (error) {
        if (error instanceof Cancelled)
            return { kind: 'cancelled', mayHaveArrived: error.mayHaveArrived };
        // Writes have begun, so no error may end the run before the seats are read again.
        const unanswered = { kind: 'unanswered', reason: (0,seats_problem/* sentenceOf */.$N)(error) };
        if (!(error instanceof DatadogError))
            return unanswered;
        const { status, reason, mayHaveArrived } = error;
        if (error.kind === 'access')
            return { ...unanswered, kind: 'no-access', mayHaveArrived };
        // One person's refusal may only say that an earlier attempt had its effect.
        if (error.kind !== 'refused' || (mayHaveArrived && ids.length === 1))
            return unanswered;
        return { kind: 'refused', reason: reason === '' ? (0,sentence/* say */.cv) `status ${status ?? 'unknown'}` : (0,sentence/* say */.cv) `"${(0,sentence/* words */.aL)(reason)}"` };
    }
}

;// CONCATENATED MODULE: ./src/datadog/datadog.ts








/** GitHub kills a cancelled job 10 s after SIGINT, and the report must be out within 5 s. */
const WRITE_GRACE_MS = 2000;
const READ_GRACE_MS = 3500;
const FOREIGN_IDS = (0,sentence/* say */.cv) `the ids in Datadog's seat list are not user UUIDs, so seats are matched by e-mail`;
function callsOf(client, services) {
    const { log, stopping } = services;
    const rereading = later(stopping, READ_GRACE_MS);
    const ends = { now: later(stopping, WRITE_GRACE_MS), beforeNextTry: stopping };
    const list = (productCode, signal) => listHolders(client, productCode, signal, log.seatsRead);
    return {
        /** Everybody who holds a seat of a product. */
        listHolders: (productCode) => list(productCode, stopping),
        /** The same after writes, even shortly after the job was cancelled. */
        reread: (productCode) => list(productCode, rereading),
        lookUp: (keys) => lookUp(client, keys, services),
        change: (change, ids) => changeSeats(client, change, ids, ends),
    };
}
/** Opens Datadog while `use` runs. Reads that are still running after it are ended. */
async function withDatadog(settings, services, use) {
    const client = new DatadogClient(settings, services.clock, services.log);
    return use(callsOf(client, services)).finally(() => client.close());
}
/** Reads the seat lists of all products side by side, then looks up the people the plan needs. If the lists have other ids than
 * user UUIDs, seats are known by e-mail alone. Throws if a read fails. */
async function gatherSituation(datadog, listed, { operation, protection }, { problems, clock }) {
    const products = await Promise.all(listed.map(async (product) => ({ ...product, held: indexHolders(await datadog.listHolders(product.productCode)) })));
    const addAccounts = async (asked, known) => {
        const keys = asked.filter((key) => !known.has(key));
        return keys.length === 0 ? known : new Map([...known, ...(await datadog.lookUp(keys))]);
    };
    const accounts = await addAccounts(keysToAsk(operation, products, protection), new Map());
    const situation = { products, accounts, reviewed: { kind: 'none' }, nowMs: clock.now() };
    const suspects = emailsUnderOtherIds(products, accounts);
    const known = await addAccounts(suspects, accounts);
    // Without what only the suspicion asked for: the next run may not ask, and must come to the same plan.
    if (!areForeign(suspects, known))
        return situation;
    problems.add([(0,seats_problem/* warningAt */.MK)(null, FOREIGN_IDS)]);
    const byEmail = products.map(withoutIds);
    const accountsByEmail = await addAccounts(keysToAsk(operation, byEmail, protection), known);
    return { ...situation, products: byEmail, accounts: accountsByEmail };
}

;// CONCATENATED MODULE: ./src/inputs/credentials.ts

/** Inputs, and the variables that Datadog's own tools read, used if the input is not set. */
const VARIABLES = {
    'api-key': ['DD_API_KEY', 'DATADOG_API_KEY'],
    'app-key': ['DD_APP_KEY', 'DATADOG_APP_KEY'],
    'access-token': ['DD_ACCESS_TOKEN'],
};
const ALL_VARIABLES = Object.values(VARIABLES).flat();
/** A shorter text cannot be masked: it is part of too many words. */
const MIN_KEY_CHARACTERS = 4;
/** HTTP headers carry printable ASCII. */
const USABLE = /^[\x21-\x7e]*$/;
/** All texts to mask, also if inputs are wrong or overridden. */
function secretsOf(env) {
    const inputs = [...Object.keys(VARIABLES), 'github-token'].map((name) => `INPUT_${name.toUpperCase()}`);
    const secrets = [...inputs, ...ALL_VARIABLES].map((name) => env[name]?.trim() ?? '');
    return [...new Set(secrets)].filter((secret) => secret.length >= MIN_KEY_CHARACTERS);
}
/** Two keys or one token; `null` for an outsider's open pull request that has neither. Problems never quote a value. */
function readCredentials(fields, env, origin) {
    const read = (name) => {
        const text = [fields.text(name), ...VARIABLES[name].map((variable) => env[variable]?.trim())].find(Boolean) ?? '';
        const unusable = (0,sentence/* say */.cv) `${name} contains white space or characters that no key has; paste it again`;
        const short = (0,sentence/* say */.cv) `${name} has fewer than ${MIN_KEY_CHARACTERS} characters; paste the whole key`;
        if (!USABLE.test(text))
            fields.problem(name, unusable);
        else if (text !== '' && text.length < MIN_KEY_CHARACTERS)
            fields.problem(name, short);
        return text;
    };
    const [apiKey, appKey, accessToken] = [read('api-key'), read('app-key'), read('access-token')];
    const isKey = apiKey !== '' || appKey !== '';
    if (accessToken !== '') {
        const both = (0,sentence/* say */.cv) `both access-token and keys are set (as inputs or in the environment: ${ALL_VARIABLES.join(', ')}); set either access-token, or api-key and app-key`;
        if (isKey)
            fields.problem('access-token', both);
        return { kind: 'token', accessToken };
    }
    const outsider = isKey ? null : origin.outsider;
    if (outsider !== null && origin.isOpenPullRequest)
        return null;
    const missing = isKey ? `${apiKey === '' ? 'api-key' : 'app-key'} is` : 'api-key and app-key are';
    const unset = (0,sentence/* say */.cv) `${missing} not set; set api-key and app-key, or access-token. Secrets are empty in workflows that a fork or Dependabot triggers`;
    const merged = (0,sentence/* say */.cv) `${missing} not set: GitHub passes no secrets to a pull request from ${outsider ?? ''}, even after the merge; apply on push to the default branch instead`;
    if (apiKey === '' || appKey === '')
        fields.problem('api-key', outsider === null ? unset : merged);
    return { kind: 'keys', apiKey, appKey };
}

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(3916);
;// CONCATENATED MODULE: ./src/datadog/site.ts
/** Every Datadog site by name, from Datadog's documentation, "Getting Started with Datadog Sites". */
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
/** The site of a site, its name (`EU1`), or an address of its web app or API; `null` for anything else. */
function parseSite(text) {
    const [, host = ''] = /^(?:https?:\/\/)?(?:app\.|api\.)?([^/?#:]+)(?::443)?(?:[/?#].*)?$/i.exec(text.trim()) ?? [];
    const site = SITES[host.toUpperCase()] ?? host.toLowerCase();
    return Object.values(SITES).includes(site) ? site : null;
}
const knownSites = () => Object.entries(SITES)
    .map(([name, site]) => `${site} (${name})`)
    .join(', ');
/** Datadog's billing page says these sites do not support seats; its API reference lists them anyway. */
const isGovernmentSite = (site) => site.endsWith('ddog-gov.com');
const apiUrlOf = (site) => `https://api.${site}`;

;// CONCATENATED MODULE: ./src/seats/protection.ts

/** The commas in braces and brackets would split the pattern. */
const UNUSABLE = /[{}[\]()|\\]/;
const WILDCARD = /[*?]/;
/** Whether a glob covers a whole text. Only the last star is tried again, so no pattern takes long. */
function matches(glob, text) {
    let [inGlob, inText, afterStar, triedFrom] = [0, 0, -1, 0];
    while (inText < text.length) {
        if (glob[inGlob] === '*') {
            inGlob += 1;
            [afterStar, triedFrom] = [inGlob, inText];
        }
        else if (glob[inGlob] === '?' || glob[inGlob] === text[inText]) {
            inGlob += 1;
            inText += 1;
        }
        else if (afterStar >= 0) {
            triedFrom += 1;
            [inGlob, inText] = [afterStar, triedFrom];
        }
        else {
            return false;
        }
    }
    return /^\**$/.test(glob.slice(inGlob));
}
/** Whether `pattern` can match anybody: an e-mail, a UUID, or a glob over e-mails. */
const isProtectionPattern = (pattern) => (WILDCARD.test(pattern) && /[@*]/.test(pattern) && !UNUSABLE.test(pattern)) || (0,person/* parsePersonKey */._c)(pattern) !== null;
/** Compiles `protected-users`: e-mails, UUIDs and globs over e-mails (`*@sre.example.com`), in any case. */
function protection(patterns) {
    const isKey = (pattern) => (0,person/* parsePersonKey */._c)(pattern) !== null && !WILDCARD.test(pattern);
    const keys = new Set(patterns.filter(isKey).map(person/* normalizeEmail */.e0));
    const globs = patterns.filter((pattern) => !isKey(pattern)).map(person/* normalizeEmail */.e0);
    const needsEmails = globs.length > 0 || [...keys].some(person/* isEmailKey */.oc);
    const needsIds = [...keys].some(person/* isUuid */.O1);
    return {
        needsEmails,
        covers({ id, email }) {
            const byId = id === null ? needsIds : keys.has(id);
            return byId || (email === null ? needsEmails : keys.has(email) || globs.some((glob) => matches(glob, email)));
        },
    };
}

;// CONCATENATED MODULE: ./src/inputs/fields.ts


const LIMIT_FORM = 'a whole number, or lines such as incident_response=50';
/** Reads inputs one by one, by their names in `action.yml`. Each wrong one is added as a problem. */
class Fields {
    wrong = new Set();
    #env;
    #problems;
    constructor(env, problems) {
        this.#env = env;
        this.#problems = problems;
    }
    /** The trimmed value; `''` if it is not set, since the runner passes unset inputs as empty. */
    text(name) {
        return this.#env[`INPUT_${name.toUpperCase()}`]?.trim() ?? '';
    }
    problem(name, says) {
        this.wrong.add(name);
        this.#problems.add([(0,seats_problem/* errorAt */.Os)(null, says)]);
    }
    mustBe(name, what) {
        const text = this.text(name);
        this.problem(name, (0,sentence/* say */.cv) `${name} is ${text === '' ? 'not set' : (0,sentence/* value */.Uq)(text)}; it must be ${what}`);
    }
    /** The right parts between separators, each once, trimmed. `otherwise` says what is wrong with the others. */
    parts(name, separator, isRight = () => true, otherwise = '') {
        const text = this.text(name);
        const parts = [...new Set(text.split(separator).map((part) => part.trim()))].filter((part) => part !== '');
        if (parts.length === 0 && text !== '')
            this.problem(name, (0,sentence/* say */.cv) `${name} is ${(0,sentence/* value */.Uq)(text)}, which has no entries`);
        const wrong = parts.filter((part) => !isRight(part));
        for (const part of wrong)
            this.problem(name, (0,sentence/* say */.cv) `${name} has ${(0,sentence/* value */.Uq)(part)}, which ${otherwise}`);
        return parts.filter(isRight);
    }
    /** One of the choices, `otherwise` if it is not set, `null` if it is wrong. */
    choice(name, choices, otherwise) {
        const text = this.text(name);
        const choice = text === '' ? otherwise : (choices.find((word) => word === text) ?? null);
        if (choice === null)
            this.mustBe(name, `one of ${choices.join(', ')}`);
        return choice;
    }
    /** `true` or `false`, as YAML 1.2 writes them. */
    flag(name) {
        const text = this.text(name);
        if (!/^(?:true|True|TRUE|false|False|FALSE|)$/.test(text))
            this.mustBe(name, 'true or false');
        return text.toLowerCase() === 'true';
    }
    /** A number in a range that is written like `form`; `null` if it is not set or wrong. */
    number(name, [min, max], what, form = /^\d+$/) {
        const text = this.text(name);
        const number = form.test(text) ? Number(text) : NaN;
        if (number >= min && number <= max)
            return number;
        if (text !== '')
            this.mustBe(name, what);
        return null;
    }
    /** A number for every product, or `product-code=number` lines. */
    limits(name) {
        const text = this.text(name);
        const byProduct = new Map();
        if (/^\d+$/.test(text) && Number.isSafeInteger(Number(text)))
            return { everywhere: Number(text), byProduct };
        const parts = this.parts(name, /[\n,]/);
        for (const part of parts) {
            const [, code = '', number = ''] = /^([^\s=,]+)\s*=\s*(\d+)$/.exec(part) ?? [];
            if (byProduct.has(code))
                this.problem(name, (0,sentence/* say */.cv) `${name} has two limits for ${code}`);
            else if (code !== '' && Number.isSafeInteger(Number(number)))
                byProduct.set(code, Number(number));
            else if (parts.length === 1)
                this.mustBe(name, LIMIT_FORM);
            else
                this.problem(name, (0,sentence/* say */.cv) `${name} has ${(0,sentence/* value */.Uq)(part)}; it must be ${LIMIT_FORM}`);
        }
        return { everywhere: null, byProduct };
    }
}

;// CONCATENATED MODULE: ./src/inputs/inputs.ts









const NO_PATTERN = 'matches no valid pattern; use an e-mail, a UUID or a glob such as *@example.com';
const DEFAULT_SITE = 'datadoghq.com';
const PERCENT_FORM = 'a number from 0 to 100, without a percent sign';
const LOOPBACK = /^(?:localhost|\[::1\]|127(?:\.\d{1,3}){3})$/;
const SEPARATOR = /[\s,]+/;
/** Variables that name a proxy, in the order in which the toolkit looks at them. */
const PROXIES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
/** Whether requests can go through a proxy of this address. One without a scheme means `http`. */
function isProxy(address) {
    try {
        const url = new URL(/^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `http://${address}`);
        decodeURIComponent(url.username + url.password);
        return /^https?:$/.test(url.protocol) && url.hostname !== '';
    }
    catch {
        return false;
    }
}
/** Checks how the environment sets up the network. A proxy that cannot be used must not be bypassed. */
function checkNetwork(env, problems) {
    // The value may hold a password, so it is not quoted.
    const form = 'is not the address of a proxy; it must look like http://proxy.example.com:3128';
    const unusable = PROXIES.filter((name) => env[name] && !isProxy(env[name]));
    problems.add(unusable.map((name) => (0,seats_problem/* errorAt */.Os)(null, (0,sentence/* say */.cv) `${name} ${form}`)));
    const unverified = (0,sentence/* say */.cv) `NODE_TLS_REJECT_UNAUTHORIZED is 0, so anybody on the network can read the keys; use NODE_EXTRA_CA_CERTS instead`;
    if (env.NODE_TLS_REJECT_UNAUTHORIZED === '0')
        problems.add([(0,seats_problem/* warningAt */.MK)(null, unverified)]);
}
function readSite(fields, problems) {
    const text = fields.text('site');
    const site = parseSite(text || DEFAULT_SITE);
    const unknown = (0,sentence/* say */.cv) `site is ${(0,sentence/* value */.Uq)(text)}, not a Datadog site; use one of ${knownSites()}`;
    if (site === null)
        fields.problem('site', unknown);
    const government = (0,sentence/* say */.cv) `Datadog's billing page says that seats cannot be assigned on its government sites`;
    if (site !== null && isGovernmentSite(site))
        problems.add([(0,seats_problem/* warningAt */.MK)(null, government)]);
    return site ?? DEFAULT_SITE;
}
function readApiUrl(fields, site) {
    const text = fields.text('api-url');
    if (text === '')
        return apiUrlOf(site);
    const url = URL.canParse(text) ? new URL(text) : null;
    const isPlain = url !== null && url.username + url.password + url.search + url.hash === '';
    const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
    // An address that may contain a password is not quoted.
    const what = /[@?#]/.test(text) ? 'not a plain address' : (0,sentence/* value */.Uq)(text);
    const form = 'it must be an https address without user, query or fragment (http on loopback)';
    if (!isPlain || !isSafe)
        fields.problem('api-url', (0,sentence/* say */.cv) `api-url is ${what}; ${form}`);
    return text;
}
/** A misspelled value hides e-mails, in case `hidden` was meant. `auto` shows them only in private repositories. */
function readEmailDisplay(fields, isPrivate) {
    const display = fields.choice('email-display', ['auto', 'full', 'masked', 'hidden'], 'auto') ?? 'hidden';
    return display === 'auto' ? (isPrivate === true ? 'full' : 'masked') : display;
}
/** All operations but `list` need a list; without one, `list` needs a product code. */
function checkList(fields, operation) {
    const needsHistory = (0,seats_operation/* comparesVersions */.kV)(operation);
    const [hasFile, hasUsers] = [fields.text('user-list-file') !== '', fields.text('users') !== ''];
    const compares = `operation ${operation} compares versions of a file`;
    if (needsHistory && !hasFile)
        fields.problem('user-list-file', (0,sentence/* say */.cv) `${compares}; set user-list-file`);
    if (needsHistory && hasUsers)
        fields.problem('users', (0,sentence/* say */.cv) `${compares}; remove users`);
    if (needsHistory || hasFile || hasUsers)
        return;
    const noList = (0,sentence/* say */.cv) `operation ${operation} needs a list of people; set user-list-file or users`;
    const noProduct = (0,sentence/* say */.cv) `product-code is not set; operation ${operation} needs it if there is no list`;
    if ((0,seats_operation/* mayChange */.yv)(operation))
        fields.problem('user-list-file', noList);
    else if (fields.text('product-code') === '')
        fields.problem('product-code', noProduct);
}
function inputsOf(fields, env, origin, problems) {
    const operation = fields.choice('operation', Object.keys(seats_operation/* OPERATIONS */.xb), null) ?? 'list';
    const site = readSite(fields, problems);
    return {
        /** Without credentials, only the list is checked. */
        datadog: { site, credentials: readCredentials(fields, env, origin), apiUrl: readApiUrl(fields, site) },
        list: {
            productCodes: fields.parts('product-code', SEPARATOR, person/* isProductCode */.te, 'is not a product code'),
            files: fields.parts('user-list-file', /\n/),
            users: fields.text('users'),
        },
        dryRun: fields.flag('dry-run'),
        limits: {
            maxSeats: fields.limits('max-seats'),
            maxUnassign: fields.number('max-unassign', [0, Number.MAX_SAFE_INTEGER], 'a whole number from 0') ?? 10,
            maxUnassignPercent: fields.number('max-unassign-percent', [0, 100], PERCENT_FORM, /^\d{1,3}(?:\.\d+)?$/) ?? 25,
            allowEmptyList: fields.flag('allow-empty-list'),
        },
        rules: {
            operation,
            protection: protection(fields.parts('protected-users', SEPARATOR, isProtectionPattern, NO_PATTERN)),
            graceDays: fields.number('grace-days', [0, 3650], 'a whole number from 0 to 3650') ?? 0,
            unresolvedFails: fields.choice('unresolved-users', ['fail', 'warn'], 'fail') !== 'warn',
        },
        report: {
            comment: fields.choice('comment', ['never', 'on-change', 'always'], 'never') ?? 'never',
            commentKey: fields.text('comment-key'),
            prNumber: fields.number('pr-number', [1, Number.MAX_SAFE_INTEGER], 'a whole number from 1'),
            emailDisplay: readEmailDisplay(fields, origin.isPrivate),
        },
        githubToken: fields.text('github-token'),
        /** The run ends before it uses one of these. */
        wrong: fields.wrong,
    };
}
/** Reads and checks all inputs. Adds all problems, not only the first. */
function parseInputs(env, origin, problems) {
    const fields = new Fields(env, problems);
    checkNetwork(env, problems);
    const inputs = inputsOf(fields, env, origin, problems);
    if (!fields.wrong.has('operation'))
        checkList(fields, inputs.rules.operation);
    return inputs;
}
/** What a report shows of the inputs and the event. Operation and site are `null` if they are wrong. */
function factsOf(inputs, mode, event) {
    const { wrong, rules, datadog, dryRun, list } = inputs;
    const { maxSeats } = inputs.limits;
    const { emailDisplay } = inputs.report;
    const { outsider, links } = event;
    const operation = wrong.has('operation') ? null : rules.operation;
    const site = wrong.has('site') ? null : datadog.site;
    const appliesOnMerge = event.appliesOnMerge && !dryRun && (0,seats_operation/* mayChange */.yv)(rules.operation);
    const { unresolvedFails } = rules;
    const files = list.files.map(posix_.normalize);
    return { maxSeats, unresolvedFails, emailDisplay, operation, site, mode, outsider, appliesOnMerge, files, links };
}

;// CONCATENATED MODULE: ./src/github/api.ts





const MAX_STEP_MS = 30_000;
/** A commit as people write it: its first seven characters. */
const shortSha = (sha) => sha.slice(0, 7);
/** A failed request to GitHub. `status` is `null` if there was no answer, `reason` is GitHub's own message. */
class GithubError extends seats_problem/* Failure */.HR {
    name = 'GithubError';
    status;
    reason;
    constructor(status, says, reason = '') {
        super(status === null ? says : (0,sentence/* say */.cv) `status ${status}: ${says}`);
        this.status = status;
        this.reason = reason;
    }
}
/** GitHub for one step: at most 30 s, ended at once when the job is cancelled. All calls throw `GithubError`. */
class Github {
    /** Fires when the step is over. */
    signal;
    fullName;
    #access;
    #services;
    #calls = null;
    constructor(access, services) {
        this.signal = AbortSignal.any([services.stopping, AbortSignal.timeout(MAX_STEP_MS)]);
        const { owner = '', repo = '' } = access.repository ?? {};
        this.fullName = `${owner}/${repo}`;
        this.#access = access;
        this.#services = services;
    }
    /** A REST call below `/repos/{owner}/{repo}`, by a route such as `GET /issues/{number}`. */
    ask(route, parameters, read) {
        const whole = route.replace(' ', ' /repos/{owner}/{repo}');
        return this.#send(whole, { ...this.#access.repository, ...parameters }, read);
    }
    /** Like `ask`, but `null` if the status is `missing`. */
    find(route, parameters, read, missing = 404) {
        return this.ask(route, parameters, read).catch((error) => {
            if (!(error instanceof GithubError) || error.status !== missing)
                throw error;
            // A missing commit is not the same as a file that is missing at a commit.
            if (missing === 404 && /no commit found/i.test(error.reason))
                throw error;
            return null;
        });
    }
    /** A GraphQL query, with `$owner` and `$name` of the repository among its variables. */
    query(query, variables, read) {
        const { repository, apiUrl } = this.#access;
        const whole = { owner: repository?.owner, name: repository?.repo, ...variables };
        // GitHub Enterprise Server has GraphQL at /api/graphql and REST at /api/v3.
        const parameters = { query, variables: whole, baseUrl: apiUrl.replace(/\/api\/v3$/, '/api') };
        return this.#send('POST /graphql', parameters, (json) => {
            const { data, errors } = (0,src_json/* objectOf */.Xy)(json);
            if (errors === undefined)
                return read(data);
            const reason = ((0,src_json/* listOf */.c3)(errors) ?? []).map((error) => (0,src_json/* textOf */.b6)((0,src_json/* objectOf */.Xy)(error).message) ?? '').join('; ');
            throw new GithubError(null, (0,sentence/* say */.cv) `${(0,sentence/* words */.aL)(reason)}`, reason);
        });
    }
    async #send(route, parameters, read) {
        const { token, repository, apiUrl } = this.#access;
        const unset = (0,sentence/* say */.cv) `github-token or GITHUB_REPOSITORY is not set`;
        if (repository === null || token === '')
            throw new GithubError(null, unset);
        // Imported here: on import, the toolkit reads the event's payload and throws if it is not JSON.
        const { getOctokit } = await __webpack_require__.e(/* import() */ 413).then(__webpack_require__.bind(__webpack_require__, 2413)).catch(() => {
            throw new GithubError(null, (0,sentence/* say */.cv) `the event payload in GITHUB_EVENT_PATH is not JSON`);
        });
        const { endpoint } = getOctokit(token, { baseUrl: apiUrl }).request;
        const { method, url, headers, ...rest } = endpoint(route, parameters);
        const request = {
            method,
            url,
            headers: { ...headers, authorization: `token ${token}` },
            body: rest.body === undefined ? null : JSON.stringify(rest.body),
            read: (text) => read((0,src_json/* parseJson */.qF)(text)) ?? undefined,
        };
        this.#calls ??= new Calls(apiUrl, GITHUB, this.#services.clock, this.#services.log);
        const last = await this.#calls.send(request, endAt(this.signal)).catch((error) => {
            throw error instanceof Cancelled ? new GithubError(null, (0,sentence/* say */.cv) `it took too long, or the job was cancelled`) : error;
        });
        if (last.kind === 'success')
            return last.value;
        const why = last.kind === 'broken' ? last.why : 'the answer is too large';
        if (last.kind !== 'answer')
            throw new GithubError(null, (0,sentence/* say */.cv) `GitHub gave no usable answer (${why})`);
        const { status, text } = last;
        if (status < 300)
            throw new GithubError(status, (0,sentence/* say */.cv) `the answer is cut off or has an unexpected format`);
        const reason = (0,src_json/* textOf */.b6)((0,src_json/* objectOf */.Xy)((0,src_json/* parseJson */.qF)(text)).message) ?? text;
        throw new GithubError(status, (0,sentence/* say */.cv) `${(0,sentence/* words */.aL)(reason)}`, reason);
    }
    async close() {
        await this.#calls?.close();
    }
}
/** Runs one step. Each step has its own time limit and connections, so that a failure does not affect the next one. */
async function inStep(access, services, use) {
    const github = new Github(access, services);
    return use(github).finally(() => github.close());
}

;// CONCATENATED MODULE: ./src/github/files.ts



/** The largest list that is read, from GitHub or from the workspace. */
const MAX_LIST_BYTES = 5 * 1024 * 1024;
/** Git's way to write "no commit": the base of a branch's first push. */
const NO_COMMIT = /^0+$/;
const shaOf = (json) => (0,src_json/* textOf */.b6)((0,src_json/* objectOf */.Xy)(json).sha);
function comparisonOf(json) {
    const { merge_base_commit: mergeBaseCommit, files } = (0,src_json/* objectOf */.Xy)(json);
    const mergeBase = shaOf(mergeBaseCommit);
    const changed = (0,src_json/* listOf */.c3)(files)?.map((file) => {
        const { filename, status, previous_filename: previous } = (0,src_json/* objectOf */.Xy)(file);
        return { path: (0,src_json/* textOf */.b6)(filename) ?? '', previousPath: status === 'renamed' ? (0,src_json/* textOf */.b6)(previous) : null };
    });
    return mergeBase === null || changed === undefined ? null : { mergeBase, files: changed };
}
/** Decodes base64; `null` unless the result has the announced size. */
function bytesOf(content, size) {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'base64') : null;
    return bytes?.length === size ? bytes : null;
}
async function fetchFile(github, path, ref) {
    const segments = path.split('/');
    const outside = (0,sentence/* say */.cv) `${path} is not a path in the repository`;
    if (segments.includes('..') || segments.includes('.'))
        throw new GithubError(null, outside);
    // Slashes are not encoded: proxies and servers disagree about %2F in a path.
    const encoded = segments.map(encodeURIComponent).join('/');
    const entry = await github.find('GET /contents/{+encoded}', { encoded, ref }, (json) => {
        const { type, size: length, encoding, content } = (0,src_json/* objectOf */.Xy)(json);
        const at = `at commit ${shortSha(ref)}`;
        const isOther = (0,src_json/* listOf */.c3)(json) !== null || (typeof type === 'string' && type !== 'file');
        if (isOther)
            throw new GithubError(null, (0,sentence/* say */.cv) `${path} is not a file ${at}`);
        const [sha, size] = [shaOf(json), (0,src_json/* numberOf */.rl)(length)];
        if (type !== 'file' || sha === null || size === null)
            return null;
        const bytes = bytesOf(content, size);
        // Over 1 MB, the contents API leaves the content out.
        if (bytes === null && encoding !== 'none')
            return null;
        if (size > MAX_LIST_BYTES)
            throw new GithubError(null, (0,sentence/* say */.cv) `${path} is too large ${at}`);
        return { sha, size, bytes };
    });
    if (entry === null)
        return null;
    const { sha, size, bytes } = entry;
    return bytes ?? github.ask('GET /git/blobs/{sha}', { sha }, (json) => bytesOf((0,src_json/* objectOf */.Xy)(json).content, size));
}
/** The files of the repository at any commit, each read once. Calls throw `GithubError`, also if a file is too large. */
class RepositoryFiles {
    #github;
    #known = new Map();
    constructor(github) {
        this.#github = github;
    }
    /** The content of a file at a commit; `null` if there is no such file. */
    async read(path, commit) {
        if (NO_COMMIT.test(commit))
            return null;
        const key = `${commit}:${path}`;
        if (!this.#known.has(key))
            this.#known.set(key, await fetchFile(this.#github, path, commit));
        return this.#known.get(key) ?? null;
    }
    /** Compares two commits, which also proves that both still exist. */
    async compare(base, head) {
        if (NO_COMMIT.test(base))
            return { mergeBase: base, files: [] };
        return this.#github.ask('GET /compare/{basehead}', { basehead: `${base}...${head}`, per_page: 1 }, comparisonOf);
    }
    /** The newest commit of a branch, or of the default branch for `null`. */
    async newestCommit(name) {
        const github = this.#github;
        const branch = name ?? (await github.ask('GET ', {}, (json) => (0,src_json/* textOf */.b6)((0,src_json/* objectOf */.Xy)(json).default_branch)));
        const commit = await github.find('GET /branches/{branch}', { branch }, (json) => shaOf((0,src_json/* objectOf */.Xy)(json).commit));
        // With `heads/`, since a tag may have the same name.
        return commit ?? github.ask('GET /commits/{ref}', { ref: `heads/${branch}` }, shaOf);
    }
}

// EXTERNAL MODULE: ./src/list/entry.ts
var entry = __webpack_require__(2180);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./src/list/file.ts





const OUTSIDE = (0,sentence/* say */.cv) `the path leaves the workspace; a list must be a file in the repository`;
const SYMBOLIC = (0,sentence/* say */.cv) `the path goes through a symbolic link; a list must be a regular file in the repository`;
const MISSING = (0,sentence/* say */.cv) `not found in the workspace; check user-list-file, and run actions/checkout first`;
const REASONS = {
    ENOENT: MISSING,
    ENOTDIR: MISSING,
    ELOOP: SYMBOLIC,
    EACCES: (0,sentence/* say */.cv) `the file cannot be read (permission denied)`,
};
const leavesFolder = (path) => path === '..' || path.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(path);
function readBytes(workspace, relativePath) {
    if (leavesFolder(relativePath))
        throw new seats_problem/* Failure */.HR(OUTSIDE);
    const root = (0,external_node_fs_.realpathSync)(workspace);
    const target = (0,external_node_path_.resolve)(root, relativePath);
    const real = (0,external_node_fs_.realpathSync)(target);
    if (real !== target)
        throw new seats_problem/* Failure */.HR(leavesFolder((0,external_node_path_.relative)(root, real)) ? OUTSIDE : SYMBOLIC);
    // Checked before opening: opening a named pipe would wait for a writer.
    const entry = (0,external_node_fs_.statSync)(target);
    if (entry.isDirectory())
        throw new seats_problem/* Failure */.HR((0,sentence/* say */.cv) `the path is a folder, not a file`);
    if (!entry.isFile())
        throw new seats_problem/* Failure */.HR((0,sentence/* say */.cv) `the path is not a regular file`);
    if (entry.size <= MAX_LIST_BYTES)
        return (0,external_node_fs_.readFileSync)(target);
    throw new seats_problem/* Failure */.HR((0,sentence/* say */.cv) `the file has ${(0,sentence/* grouped */.zD)(entry.size)} bytes; a list may have at most 5 MiB`);
}
/** Reads a list from the workspace. A path that leaves the workspace or goes through a symbolic link is refused, since only files
 * that are reviewed in the repository may decide who holds a seat. */
function readListFile(workspace, path) {
    const relativePath = (0,external_node_path_.relative)((0,external_node_path_.resolve)(workspace), (0,external_node_path_.resolve)(workspace, path));
    const file = { path, repositoryPath: relativePath.split(external_node_path_.sep).join('/') };
    try {
        return { ...file, bytes: readBytes(workspace, relativePath), absence: null };
    }
    catch (error) {
        const { code = '' } = error;
        const says = REASONS[code] ?? (code === '' ? (0,seats_problem/* sentenceOf */.$N)(error) : (0,sentence/* say */.cv) `the file cannot be read (${code})`);
        const problem = (0,seats_problem/* errorAt */.Os)({ file: path, line: null }, says);
        return { ...file, bytes: null, absence: { kind: says === MISSING ? 'missing' : 'unreadable', problem } };
    }
}

;// CONCATENATED MODULE: ./src/runner/event.ts


/** A merge queue names the pull request only in its branch: `refs/heads/gh-readonly-queue/main/pr-104-<sha>`. */
const QUEUE_BRANCH = /\/pr-(\d+)-[0-9a-f]{40}$/;
const pullNumberOf = (value) => ((0,src_json/* numberOf */.rl)(value) === 0 ? null : (0,src_json/* numberOf */.rl)(value));
const event_shaOf = (value) => (0,src_json/* textOf */.b6)((0,src_json/* objectOf */.Xy)(value).sha);
const fullNameOf = (repository) => (0,src_json/* textOf */.b6)((0,src_json/* objectOf */.Xy)(repository).full_name);
const defaultBranchOf = (repository) => (0,src_json/* textOf */.b6)((0,src_json/* objectOf */.Xy)(repository).default_branch);
function subjectOf(name, payload) {
    const { number: ofPullRequest, base, head } = (0,src_json/* objectOf */.Xy)(payload.pull_request);
    const { number: ofIssue, pull_request: isPullRequest } = (0,src_json/* objectOf */.Xy)(payload.issue);
    const number = pullNumberOf(ofPullRequest) ?? (isPullRequest === undefined ? null : pullNumberOf(ofIssue));
    if (number !== null)
        return { kind: 'pull-request', number, base: event_shaOf(base), head: event_shaOf(head) };
    switch (name) {
        case 'push': {
            const [title = ''] = ((0,src_json/* textOf */.b6)((0,src_json/* objectOf */.Xy)(payload.head_commit).message) ?? '').split('\n');
            return { kind: 'push', before: (0,src_json/* textOf */.b6)(payload.before), after: (0,src_json/* textOf */.b6)(payload.after), title };
        }
        case 'merge_group': {
            const { head_ref: ref, base_sha: before, head_sha: after } = (0,src_json/* objectOf */.Xy)(payload.merge_group);
            const queued = pullNumberOf(Number(QUEUE_BRANCH.exec((0,src_json/* textOf */.b6)(ref) ?? '')?.[1]));
            return { kind: 'merge-group', number: queued, base: (0,src_json/* textOf */.b6)(before), head: (0,src_json/* textOf */.b6)(after) };
        }
        case 'workflow_run': {
            const { event, head_sha: headSha, pull_requests: listed } = (0,src_json/* objectOf */.Xy)(payload.workflow_run);
            const ran = (0,src_json/* textOf */.b6)(headSha);
            const { id: here } = (0,src_json/* objectOf */.Xy)(payload.repository);
            const pulls = ((0,src_json/* listOf */.c3)(listed) ?? []).map(src_json/* objectOf */.Xy).filter((pull) => ran !== null && event_shaOf(pull.head) === ran);
            // A commit can also be the head of a pull request to another repository.
            const ours = pulls.filter((pull) => ((0,src_json/* objectOf */.Xy)((0,src_json/* objectOf */.Xy)(pull.base).repo).id ?? here) === here);
            const pullRequests = ours.flatMap((pull) => pullNumberOf(pull.number) ?? []);
            return { kind: 'workflow-run', head: ran, isPush: event === 'push', pullRequests };
        }
        default:
            return { kind: 'none' };
    }
}
function isForDefaultBranch({ repository, pull_request: pullRequest }) {
    const { ref, repo } = (0,src_json/* objectOf */.Xy)((0,src_json/* objectOf */.Xy)(pullRequest).base);
    const [here, ofBase] = [fullNameOf(repository), fullNameOf(repo)];
    const defaultBranch = defaultBranchOf(repository) ?? defaultBranchOf(repo);
    const isHere = here === null || ofBase === null || here === ofBase;
    return isHere && defaultBranch !== null && (0,src_json/* textOf */.b6)(ref) === defaultBranch;
}
/** A tag may have the name of the branch, so the whole ref is compared. */
function isOnDefaultBranch({ repository, ref }, { GITHUB_REF: runRef }) {
    const defaultBranch = defaultBranchOf(repository);
    const refs = [runRef, (0,src_json/* textOf */.b6)(ref)].filter(Boolean);
    return defaultBranch !== null && refs.length > 0 && refs.every((one) => one === `refs/heads/${defaultBranch}`);
}
/** A workflow after another one may apply a push: the same commit, on this repository's default branch. */
function isAfterPush({ repository, workflow_run: run }, { GITHUB_SHA: sha }) {
    const { event, head_branch: branch, head_sha: head, head_repository: ofHead } = (0,src_json/* objectOf */.Xy)(run);
    const here = [sha, fullNameOf(repository), defaultBranchOf(repository)];
    const ran = [head, fullNameOf(ofHead), branch];
    return event === 'push' && here.every((fact, at) => Boolean(fact) && fact === ran[at]);
}
/** The name of an event in a sentence. */
const shownName = (name) => (name === '' ? '(none)' : name);
const allowIf = (isAllowed, why) => isAllowed ? { kind: 'may-write' } : { kind: 'dry-run', why };
/** Lists the events that may write, so an unknown one only plans. */
function modeOfEvent(name, payload, env) {
    switch (name) {
        case 'schedule':
            return { kind: 'may-write' }; // Always runs on the default branch.
        case 'push':
        case 'workflow_dispatch':
        case 'repository_dispatch':
            return allowIf(isOnDefaultBranch(payload, env), 'the run is not on the default branch');
        case 'pull_request':
        case 'pull_request_target':
            if ((0,src_json/* objectOf */.Xy)(payload.pull_request).merged !== true)
                return allowIf(false, 'the pull request is not merged');
            // Reviews and labels may come long after.
            if (payload.action !== 'closed')
                return allowIf(false, 'only the merge itself applies a pull request');
            return allowIf(isForDefaultBranch(payload), 'the pull request was not merged into the default branch');
        case 'workflow_run': {
            const what = 'a push of this commit to the default branch';
            return allowIf(isAfterPush(payload, env), `the workflow before this one did not run for ${what}`);
        }
        default:
            return allowIf(false, `the event ${shownName(name)} only plans`);
    }
}
/** Payloads of comments and workflow runs say in other places that the pull request is open. */
function isOpen(subject, payload) {
    const { merged, merged_at: mergedAt, state } = (0,src_json/* objectOf */.Xy)(payload.pull_request);
    if (subject.kind === 'merge-group' || (subject.kind === 'workflow-run' && !subject.isPush))
        return true;
    if (subject.kind === 'pull-request' && (0,src_json/* objectOf */.Xy)(payload.issue).state === 'open')
        return true;
    return merged === false || (merged !== true && (state === 'open' || mergedAt === null));
}
function outsiderOf(name, payload, env) {
    const { head, user } = (0,src_json/* objectOf */.Xy)(payload.pull_request);
    if (!/^pull_request(?!_target)/.test(name))
        return null;
    if ([env.GITHUB_ACTOR, (0,src_json/* objectOf */.Xy)(user).login].includes('dependabot[bot]'))
        return 'Dependabot';
    const { repo } = (0,src_json/* objectOf */.Xy)(head); // `null` if the fork was deleted.
    const isHere = repo !== null && [null, fullNameOf(payload.repository)].includes(fullNameOf(repo));
    return isHere ? null : 'a fork';
}
/** `isOpenPullRequest`: certainly not merged yet. `appliesOnMerge`: merging it would apply its work. `outsider`: the author of one
 * that gets no secrets from GitHub. The commit of `links` is a merge's merge commit, else the last one of the event's work. */
function eventOf(env, payload) {
    const { GITHUB_EVENT_NAME: name = '', GITHUB_REPOSITORY: fullName = '', GITHUB_RUN_ID: run = '' } = env;
    const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REF: ref = '', GITHUB_SHA: sha = '' } = env;
    const [owner = '', repo = ''] = fullName.split('/');
    const subject = subjectOf(name, payload);
    const homeUrl = fullName && `${server}/${fullName}`;
    const runUrl = homeUrl && run && `${homeUrl}/actions/runs/${run}`;
    const { merged, merge_commit_sha: mergeCommit, state } = (0,src_json/* objectOf */.Xy)(payload.pull_request);
    const isOwnPull = name === 'pull_request' || name === 'pull_request_target';
    const head = subject.kind === 'push' ? sha || subject.after : 'head' in subject ? subject.head : null;
    const { private: isPrivate } = (0,src_json/* objectOf */.Xy)(payload.repository);
    // A scheduled run is always on the default branch, which its payload does not name.
    const scheduled = name === 'schedule' ? /^refs\/heads\/(.+)/.exec(ref)?.[1] : null;
    return {
        name,
        subject,
        mode: modeOfEvent(name, payload, env),
        repository: owner === '' || repo === '' ? null : { owner, repo },
        isPrivate: typeof isPrivate === 'boolean' ? isPrivate : null,
        defaultBranch: defaultBranchOf(payload.repository) ?? scheduled ?? null,
        isOpenPullRequest: isOpen(subject, payload),
        outsider: outsiderOf(name, payload, env),
        appliesOnMerge: isOwnPull && merged !== true && state !== 'closed' && isForDefaultBranch(payload),
        links: { commit: (merged === true ? (0,src_json/* textOf */.b6)(mergeCommit) : null) ?? head ?? sha, homeUrl, runUrl },
        apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com',
        workspace: env.GITHUB_WORKSPACE ?? process.cwd(),
    };
}
/** The event that a payload describes. */
const parseEvent = (env, payload) => eventOf(env, payload);
/** Reads what triggered the run. If the payload cannot be read, nothing that needs a payload is allowed. */
function readEvent(env) {
    try {
        return parseEvent(env, (0,src_json/* objectOf */.Xy)((0,src_json/* parseJson */.qF)((0,external_node_fs_.readFileSync)(env.GITHUB_EVENT_PATH ?? '', 'utf8'))));
    }
    catch {
        return parseEvent(env, {});
    }
}
/** Whether a run may write: the event must allow it, and the inputs must not ask for a dry run. */
const modeOf = (dryRun, eventMode) => dryRun && eventMode.kind === 'may-write' ? { kind: 'dry-run', why: null } : eventMode;

;// CONCATENATED MODULE: ./src/list/versions.ts





/** GitHub lists at most this many files of a comparison. */
const MAX_COMPARED_FILES = 300;
/** The content apart from line endings, which depend on the checkout. */
const contentOf = (bytes) => bytes === null ? undefined : Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n');
/** The version of each list to apply: the newest one of the default branch, or as drift an error if the one in the workspace is
 * unexplained. All are read at the same commit. If GitHub fails, those of the workspace count, with a warning. */
async function newestVersions(files, repository, { links, defaultBranch }, problems) {
    const moved = (0,sentence/* say */.cv) `the file was moved or deleted on the default branch after commit ${shortSha(links.commit)}; set user-list-file to its new path`;
    const changed = (0,sentence/* say */.cv) `the file differs from the default branch and from commit ${shortSha(links.commit)}: a step changed it after the checkout, it is from another repository, or the branch changed during the run (then re-run)`;
    const newestOf = async (file, commit) => {
        const [at, content] = [{ file: file.path, line: null }, contentOf(file.bytes)];
        const newest = await repository.read(file.repositoryPath, commit);
        if (newest !== null && contentOf(newest) === content)
            return file;
        const own = await repository.read(file.repositoryPath, links.commit);
        if (newest === null && own !== null)
            return (0,seats_problem/* errorAt */.Os)(at, moved);
        if (newest !== null && contentOf(own) === content)
            return { ...file, bytes: newest };
        // A file in neither commit is not part of the repository; one that is not checked out is missing.
        return newest === null || file.bytes === null ? file : (0,seats_problem/* errorAt */.Os)(at, changed);
    };
    try {
        const commit = await repository.newestCommit(defaultBranch);
        const found = await Promise.all(files.map((file) => newestOf(file, commit)));
        const valid = found.filter((one) => 'bytes' in one);
        const replaced = valid.filter((file) => !files.includes(file));
        const older = (0,sentence/* say */.cv) `the checkout is older than the default branch; the list of commit ${shortSha(commit)} is applied`;
        problems.add(replaced.map(({ path }) => (0,seats_problem/* warningAt */.MK)({ file: path, line: null }, older)));
        return { valid, drift: found.filter((one) => 'says' in one) };
    }
    catch (error) {
        if (!(error instanceof GithubError))
            throw error;
        const advice = error.status === 403 || error.status === 404 ? '; give the job "permissions: contents: read"' : '';
        const says = (0,sentence/* say */.cv) `GitHub could not return the newest list (${error.says}), so the one in the workspace is applied${advice}`;
        problems.add([(0,seats_problem/* warningAt */.MK)(null, says)]);
        return { valid: files, drift: [] };
    }
}
/** Reads lists before and after the change of an event. Renames are followed. Throws `Failure` if the change is unknown. */
async function readVersions(lists, repository, { name, subject }) {
    const isPush = subject.kind === 'push';
    const [base, head] = isPush ? [subject.before, subject.after] : 'base' in subject ? [subject.base, subject.head] : [];
    const event = (0,sentence/* say */.cv) `the event ${shownName(name)} has no pull request or push to compare`;
    if (!base || !head)
        throw new seats_problem/* Failure */.HR((0,sentence/* say */.cv) `${event}; use operation sync or assign instead of changes`);
    const readOne = async (file, { mergeBase, files }) => {
        const path = file.repositoryPath;
        const pathBefore = files.find((one) => one.path === path)?.previousPath ?? path;
        const commit = isPush ? base : mergeBase;
        const [before, after] = await Promise.all([repository.read(pathBefore, commit), repository.read(path, head)]);
        const movedTo = files.find(({ previousPath }) => previousPath === path)?.path;
        if (after === null && movedTo !== undefined) {
            throw new seats_problem/* Failure */.HR((0,sentence/* say */.cv) `${path} was renamed to ${movedTo}; set user-list-file to the new path`);
        }
        const nowhere = (0,sentence/* say */.cv) `${path} is in neither of the compared commits; set user-list-file to a path from the repository root`;
        if (before === null && after === null)
            throw new seats_problem/* Failure */.HR(nowhere);
        // After a forced push, the comparison does not show renames from before the merge base.
        const isPartial = (isPush && mergeBase !== base) || files.length >= MAX_COMPARED_FILES;
        const hidden = (0,sentence/* say */.cv) `${path} may be new or renamed; GitHub does not show which after a forced push or with ${MAX_COMPARED_FILES} changed files`;
        if (before === null && isPartial)
            throw new seats_problem/* Failure */.HR(hidden);
        return { file, before: { path: pathBefore, commit, bytes: before }, after: { path, commit: head, bytes: after } };
    };
    try {
        const comparison = await repository.compare(base, head);
        const merged = (0,sentence/* say */.cv) `commit ${shortSha(head)} is already part of the base, so its changes are unknown`;
        if (!isPush && comparison.mergeBase === head)
            throw new seats_problem/* Failure */.HR(merged);
        return await Promise.all(lists.map((file) => readOne(file, comparison)));
    }
    catch (error) {
        if (!(error instanceof GithubError))
            throw error;
        const commits = `${shortSha(base)}...${shortSha(head)}`;
        throw new seats_problem/* Failure */.HR((0,sentence/* say */.cv) `GitHub could not compare ${commits} (${error.says}); check that github-token may read contents`);
    }
}
/** Errors about files that only GitHub has. Throws `Failure` if only the workspace has one. */
function checkWorkspace(versions) {
    return versions.flatMap(({ file: { absence, bytes }, after: { path, commit, bytes: bytesAfter } }) => {
        const gone = (0,sentence/* say */.cv) `GitHub has no ${path} at commit ${shortSha(commit)}, but the workspace does; re-run, or check what actions/checkout fetches`;
        if (absence === null && bytesAfter === null)
            throw new seats_problem/* Failure */.HR(gone);
        return absence !== null && bytes === null && bytesAfter !== null ? [absence.problem] : [];
    });
}
/** Today's products, and whom the change added and removed. Only changes that today's list agrees with count. Throws `Failure`. */
async function changedProducts(today, versions, productCodes, parse) {
    // Malformed lines are skipped, since they never assigned a seat; a malformed file is not.
    const peopleOf = async (when) => {
        const lists = versions.map(async ({ [when]: { path, commit, bytes } }) => {
            if (bytes === null)
                return [];
            const list = await parse(bytes, path);
            const { entries, problems, isUnreadable } = list;
            const unknown = `the change of the list is unknown: ${path} at commit ${shortSha(commit)}`;
            // The problem itself may quote the file, which this report is not about.
            const invalid = (0,sentence/* say */.cv) `${unknown} is not a valid list (line ${problems[0]?.at?.line ?? 1})`;
            if (isUnreadable || (entries.length === 0 && problems.length > 0))
                throw new seats_problem/* Failure */.HR(invalid);
            const hasProducts = productCodes.length > 0 || entries.every(({ productCode }) => productCode !== null);
            if (!hasProducts)
                throw new seats_problem/* Failure */.HR((0,sentence/* say */.cv) `${unknown} has people without a product; set product-code`);
            return [list];
        });
        return (0,entry/* assemble */.fT)((await Promise.all(lists)).flat(), productCodes).people;
    };
    const [before, after] = [await peopleOf('before'), await peopleOf('after')];
    // A product that only an earlier list names may have seats to remove.
    return [...new Set([...today.keys(), ...before.keys(), ...after.keys()])].map((productCode) => {
        const keysOf = (people) => new Set(people.get(productCode)?.map(({ key }) => key));
        const [was, is, stays] = [keysOf(before), keysOf(after), keysOf(today)];
        const added = new Set([...is].filter((key) => !was.has(key) && stays.has(key)));
        const removed = [...was].filter((key) => !is.has(key) && !stays.has(key));
        return { productCode, listed: today.get(productCode) ?? [], change: { added, removed } };
    });
}

;// CONCATENATED MODULE: ./src/list/lists.ts









/** Parses the versions that count. If versions are compared, a list may have been deleted on purpose. */
async function parseFiles(files, { list, rules }, parse) {
    const needsHistory = (0,seats_operation/* comparesVersions */.kV)(rules.operation);
    const parsed = [];
    for (const { path, bytes, absence } of files) {
        const isDeleted = needsHistory && absence?.kind === 'missing';
        const problems = absence === null || isDeleted ? [] : [absence.problem];
        const nothing = { entries: [], productCodes: [], problems, isUnreadable: true };
        parsed.push(bytes === null ? nothing : await parse(bytes, path));
    }
    const { people, problems } = (0,entry/* assemble */.fT)([...parsed, (0,entry/* parseInline */.rp)(list.users)], list.productCodes);
    const isNameless = people.size === 0 && problems.length === 0 && !needsHistory;
    const nameless = (0,seats_problem/* errorAt */.Os)(null, (0,sentence/* say */.cv) `the list is empty and names no product; set product-code`);
    return { people, problems: isNameless ? [nameless] : problems };
}
/** Reads the lists, and for `changes` also what the event changed in them. Adds all problems; with an error or drift, the
 * products must not be used. Throws `Failure` if the changes are unknown. */
async function readLists(inputs, sources, services) {
    const { productCodes, files, users } = inputs.list;
    const { event, isApplied, parse } = sources;
    const { problems } = services;
    if (files.length === 0 && users === '') {
        return { products: productCodes.map((productCode) => ({ productCode, listed: null, change: null })), drift: [] };
    }
    // One step, so that a GitHub that hangs is waited for once.
    return inStep(sources.github, services, async (github) => {
        const repository = new RepositoryFiles(github);
        const inWorkspace = files.map((path) => readListFile(event.workspace, path));
        const isUnreadable = inWorkspace.some(({ absence }) => absence?.kind === 'unreadable');
        const isChecked = isApplied && files.length > 0 && !isUnreadable && !problems.hasErrors;
        const unchecked = { valid: inWorkspace, drift: [] };
        const { valid, drift } = isChecked ? await newestVersions(inWorkspace, repository, event, problems) : unchecked;
        const lists = await parseFiles(valid, inputs, parse);
        problems.add(drift.length > 0 && valid.length === 0 ? [] : lists.problems);
        const needsHistory = (0,seats_operation/* comparesVersions */.kV)(inputs.rules.operation);
        if (drift.length > 0 || problems.hasErrors || !needsHistory || inputs.datadog.credentials === null) {
            const products = [...lists.people].map(([productCode, listed]) => ({ productCode, listed, change: null }));
            return { products, drift };
        }
        const versions = await readVersions(valid, repository, event);
        problems.add(checkWorkspace(versions));
        return { products: await changedProducts(lists.people, versions, productCodes, parse), drift };
    });
}
/** Whether an empty list is not filled in yet, rather than emptied by mistake: the base of the open pull request has no list or
 * an empty one. `false` if GitHub does not answer. */
async function isFirstList(plan, paths, { event, github, parse }, services) {
    const base = event.subject.kind === 'pull-request' && event.isOpenPullRequest ? event.subject.base : null;
    const isEmpty = plan.products.every(({ listedCount }) => listedCount === 0);
    if (!isEmpty || base === null || paths.length === 0 || paths.some(posix_.isAbsolute))
        return false;
    return inStep(github, services, async (opened) => {
        const repository = new RepositoryFiles(opened);
        const sizes = paths.map(async (path) => {
            const bytes = await repository.read((0,posix_.normalize)(path), base);
            const list = bytes === null ? null : await parse(bytes, path);
            return list === null ? 0 : list.entries.length + list.problems.length;
        });
        return (await Promise.all(sizes)).every((size) => size === 0);
    }).catch((error) => {
        if (error instanceof GithubError)
            return false;
        throw error;
    });
}

// EXTERNAL MODULE: ./src/list/thread.ts
var thread = __webpack_require__(1330);
// EXTERNAL MODULE: ./src/render/markdown.ts
var markdown = __webpack_require__(2495);
// EXTERNAL MODULE: ./src/seats/status.ts
var seats_status = __webpack_require__(8530);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/render/escape.ts
var render_escape = __webpack_require__(7789);
// EXTERNAL MODULE: ./src/render/words.ts
var words = __webpack_require__(5933);
;// CONCATENATED MODULE: ./src/pull-request/state.ts






/** The most digests that fit beside the report in a comment. */
const MAX_KEPT_REMOVALS = 2000;
const DIGEST_CHARACTERS = 16;
/** The oldest are forgotten: a comment must not grow forever. */
const MAX_HISTORY_ENTRIES = 10;
const STATE = /^<!-- datadog-seats-state ([\w-]+) ([0-9a-f]+) -->$/m;
/** The first bytes of a SHA-256, in hex: nobody can be read from what a comment remembers. */
const digest = (text) => (0,external_node_crypto_.hash)('sha256', text).slice(0, DIGEST_CHARACTERS);
const digestOf = (productCode, { id, email }) => digest(`${productCode}\n${id ?? email ?? ''}`);
/** Binds a state to its place: copied from another comment, or edited, it proves nothing. */
const sumOf = (place, encoded) => digest(`${place}\n${encoded}`);
/** What is kept of the removals in a plan. */
function keptPlan({ products }) {
    const digestsOf = (kind) => products.flatMap((product) => intended(product, kind).map((person) => digestOf(product.productCode, person)));
    const removals = digestsOf('unassign').sort();
    if (removals.length > MAX_KEPT_REMOVALS)
        return 'too-many';
    const changes = [...removals, ...digestsOf('assign').map((one) => `+${one}`)].sort();
    return { removals: new Set(removals), changes: digest(changes.join('')) };
}
/** Whether two kept plans showed the same. */
const isSamePlan = (a, b) => typeof a === 'string' || typeof b === 'string' ? a === b : a.changes === b.changes;
/** Whether a kept plan showed this removal. */
const shows = ({ removals }, productCode, who) => removals.has(digestOf(productCode, who));
/** Adds a report. A newer plan replaces the plan before it: only the last one was reviewed. So does the same result again. */
function addEntry(history, report, nowMs) {
    const { links, mode } = report.facts;
    // A refused plan was never going to be applied, so nothing makes it obsolete.
    const isChange = report.totals.changed && report.verdict !== 'refused';
    const done = mode.kind === 'dry-run' ? 'planned' : 'applied';
    const entry = {
        kind: isChange ? done : 'other',
        at: `${new Date(nowMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
        what: (0,words/* result */.Ke)(report),
        commit: links.commit,
        run: links.runUrl,
    };
    const last = history.at(-1);
    const isReplaced = last?.kind === entry.kind && (entry.kind === 'planned' || last.what === entry.what);
    return [...history.slice(0, isReplaced ? -1 : undefined), entry].slice(-MAX_HISTORY_ENTRIES);
}
/** The history as Markdown. Anybody who may edit the comment may have written it, so it links to runs of `home` alone. */
function renderHistory(history, home) {
    if (history.length < 2)
        return '';
    const runs = `${home}/actions/runs/`;
    const lines = history.map(({ at, what, commit, run }) => {
        const sha = commit === '' ? '' : ` · commit ${(0,render_escape/* code */.aY)(shortSha(commit))}`;
        const isRun = home !== '' && run.startsWith(runs) && /^[\d/]+$/.test(run.slice(runs.length));
        return `- ${(0,render_escape/* escapeMarkdown */.FV)(at)}: ${(0,render_escape/* escapeMarkdown */.FV)(what)}${sha}${isRun ? ` · [run](${run})` : ''}`;
    });
    return `<details><summary>History (${lines.length})</summary>\n\n${lines.join('\n')}\n\n</details>`;
}
/** The hidden line that holds a state. @param place which repository, pull request and comment key it belongs to */
function renderState({ plan, history }, place) {
    const isKnown = plan !== null && typeof plan !== 'string';
    const digests = isKnown ? Buffer.from([...plan.removals].join(''), 'hex').toString('base64url') : '';
    const kept = { plan: isKnown ? { digests, changes: plan.changes } : plan, history };
    const encoded = Buffer.from(JSON.stringify(kept)).toString('base64url');
    return `\n<!-- datadog-seats-state ${encoded} ${sumOf(place, encoded)} -->\n`;
}
function isEntry(entry) {
    const { kind, at, what, commit, run } = (0,src_json/* objectOf */.Xy)(entry);
    const isKind = kind === 'planned' || kind === 'applied' || kind === 'other';
    return isKind && [at, what, commit, run].every((text) => typeof text === 'string');
}
function planFrom(plan) {
    if (plan === null || plan === 'too-many')
        return plan;
    const { digests, changes } = (0,src_json/* objectOf */.Xy)(plan);
    if (typeof digests !== 'string' || typeof changes !== 'string')
        return 'damaged';
    const hex = Buffer.from(digests, 'base64url').toString('hex');
    return { removals: new Set(hex.match(new RegExp(`.{${DIGEST_CHARACTERS}}`, 'g'))), changes };
}
/** The state that a comment holds; `null` if it holds none for this place, or a damaged one. */
function parseState(body, place) {
    const [, encoded = '', sum] = STATE.exec(body) ?? [];
    if (sum !== sumOf(place, encoded))
        return null;
    const { plan, history } = (0,src_json/* objectOf */.Xy)((0,src_json/* parseJson */.qF)(Buffer.from(encoded, 'base64url').toString()));
    return { plan: planFrom(plan), history: ((0,src_json/* listOf */.c3)(history) ?? []).filter(isEntry) };
}

;// CONCATENATED MODULE: ./src/pull-request/comment.ts




/** In UTF-16 characters. */
const MAX_COMMENT_CHARACTERS = 65_536;
/** What the state of a comment is bound to. */
const memoryOf = ({ github, number, key }) => `${github.fullName.toLowerCase()}#${number} ${key}`;
/** `GITHUB_TOKEN` can edit anybody's comment and cannot ask whose token it is; `viewerDidAuthor` marks its own comments. */
const COMMENTS_QUERY = `query ($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { comments(first: 100, after: $after) {
    nodes { databaseId body url viewerDidAuthor } pageInfo { hasNextPage endCursor }
  } } }
}`;
function commentOf(node) {
    const { databaseId, url: address, body, viewerDidAuthor } = (0,src_json/* objectOf */.Xy)(node);
    const [id, url] = [(0,src_json/* numberOf */.rl)(databaseId), (0,src_json/* textOf */.b6)(address)];
    if (id === null || url === null || typeof body !== 'string')
        return null;
    return { id, url, body, isOwn: viewerDidAuthor === true };
}
function readPage(data) {
    const { pullRequest } = (0,src_json/* objectOf */.Xy)((0,src_json/* objectOf */.Xy)(data).repository);
    const { nodes, pageInfo } = (0,src_json/* objectOf */.Xy)((0,src_json/* objectOf */.Xy)(pullRequest).comments);
    const { hasNextPage, endCursor } = (0,src_json/* objectOf */.Xy)(pageInfo);
    const next = hasNextPage === true ? (0,src_json/* textOf */.b6)(endCursor) : null;
    const comments = (0,src_json/* listOf */.c3)(nodes)?.flatMap((node) => (node === null ? [] : commentOf(node))) ?? [null];
    const isWhole = !comments.includes(null) && (hasNextPage === false || next !== null);
    return isWhole ? { comments: comments.filter((comment) => comment !== null), next } : null;
}
/** The hidden first line that a comment is found by, encoded so that a key can neither end it nor look like another key. */
function markerOf(key) {
    const encoded = encodeURIComponent(key).replaceAll('-', '%2D');
    return `<!-- datadog-seats${encoded === '' ? '' : ` ${encoded}`} -->`;
}
/** The body of a comment: the marker, a text of so many characters at most, and the state. */
function bodyOf(place, state, render) {
    const [marker, tail] = [`${markerOf(place.key)}\n`, renderState(state, memoryOf(place))];
    return marker + render(MAX_COMMENT_CHARACTERS - marker.length - tail.length) + tail;
}
/** The token's own comments that begin with the marker or have a state of this place anywhere: those with a state first, then the
 * oldest. Throws `Failure`. */
async function listOwnComments(place) {
    const all = new Map();
    let after = null;
    do {
        const before = all.size;
        const page = await place.github.query(COMMENTS_QUERY, { number: place.number, after }, readPage);
        page.comments.forEach((comment) => all.set(comment.id, comment));
        after = page.next;
        if (after !== null && all.size === before)
            throw new seats_problem/* Failure */.HR((0,sentence/* say */.cv) `GitHub returned the same page of comments twice`);
    } while (after !== null);
    const [marker, memory] = [markerOf(place.key), memoryOf(place)];
    const own = [...all.values()].filter(({ isOwn }) => isOwn);
    return own
        .map((comment) => ({ ...comment, state: parseState(comment.body, memory) }))
        .filter(({ body, state }) => body.startsWith(marker) || state !== null)
        .sort((a, b) => Number(b.state !== null) - Number(a.state !== null) || a.id - b.id);
}
/** Creates or updates the one comment of this use, the first of `listOwnComments`, and returns its address, or `''`. `compose`
 * makes the whole body from the present comment; an equal body or `null` is not written. Throws `Failure`. */
async function upsertComment(place, log, compose) {
    const { github, number } = place;
    const [present, ...others] = await listOwnComments(place);
    const body = await compose(present);
    if (body === null)
        return '';
    /** `null` if somebody has deleted it. */
    const update = ({ id }) => github.find('PATCH /issues/comments/{id}', { id, body }, (json) => (0,src_json/* numberOf */.rl)((0,src_json/* objectOf */.Xy)(json).id));
    const keep = async ({ url }, others) => {
        // Another job may have removed them first. The comment is written already, so a failure is a warning.
        const removals = others.map(({ id }) => github.find('DELETE /issues/comments/{id}', { id }, () => true));
        await Promise.all(removals).catch((error) => {
            log.warn((0,sentence/* say */.cv) `A second comment of this action could not be removed: ${(0,seats_problem/* sentenceOf */.$N)(error)}`);
        });
        return url;
    };
    const isKept = present !== undefined && (body === present.body || (await update(present)) !== null);
    if (isKept)
        return keep(present, others);
    const created = await github.ask('POST /issues/{number}/comments', { number, body }, (json) => {
        const { id, html_url: url } = (0,src_json/* objectOf */.Xy)(json);
        return commentOf({ databaseId: id, url, body });
    });
    // Two jobs that looked at the same time may both create a comment: the oldest stays, with the newest words.
    try {
        const [oldest, ...newer] = (await listOwnComments(place)).sort((a, b) => a.id - b.id);
        const isSecond = oldest !== undefined && oldest.id < created.id && (await update(oldest)) !== null;
        if (isSecond)
            return await keep(oldest, newer);
    }
    catch (error) {
        log.warn((0,sentence/* say */.cv) `Whether there is a second comment of this action could not be checked: ${(0,seats_problem/* sentenceOf */.$N)(error)}`);
    }
    return created.url;
}

;// CONCATENATED MODULE: ./src/pull-request/find.ts



/** Pauses before GitHub is asked again: it links a merge to its pull request some seconds late. */
const LAG_WAITS_MS = [1000, 2000, 3000];
/** `Add Jane (#12)`: what GitHub writes at the end of a squashed commit's title. */
const NUMBER_IN_TITLE = /\(#(\d+)\)\s*$/;
/** Pull requests as GitHub returns them, each with its number. */
function readPulls(json) {
    const pulls = (0,src_json/* listOf */.c3)(json)?.map(src_json/* objectOf */.Xy) ?? null;
    return pulls?.every(({ number }) => (0,src_json/* numberOf */.rl)(number) !== null) ? pulls : null;
}
/** This repository's pull requests that `isIt` accepts: of those with a commit, and of the one with a number. */
async function listNumbers(github, sha, number, isIt) {
    // GitHub may not know a commit yet that it has just announced.
    const listed = await github.find('GET /commits/{sha}/pulls', { sha, per_page: 100 }, readPulls, 422);
    // The number in a title may be an issue's, or another repository's.
    const named = number === null ? [] : await github.find('GET /pulls/{number}', { number }, (one) => readPulls([one]));
    // A commit can also be part of another repository's pull request: a fork's, or the one this is a fork of.
    const isOurs = ({ base }) => {
        const fullName = (0,src_json/* textOf */.b6)((0,src_json/* objectOf */.Xy)((0,src_json/* objectOf */.Xy)(base).repo).full_name) ?? github.fullName;
        return fullName.toLowerCase() === github.fullName.toLowerCase();
    };
    const pulls = [...(listed ?? []), ...(named ?? [])].filter((pull) => isOurs(pull) && isIt(pull));
    return pulls.flatMap((pull) => (0,src_json/* numberOf */.rl)(pull.number) ?? []);
}
/** Whether a pull request is merged by now. The event does not say, since the run may be a re-run. */
function isMerged(github, number) {
    return github.ask('GET /pulls/{number}', { number }, (json) => {
        const { merged, merged_at: mergedAt } = (0,src_json/* objectOf */.Xy)(json);
        return merged === true || (0,src_json/* textOf */.b6)(mergedAt) !== null;
    });
}
/** The one open pull request whose head a workflow ran on. A fork's is not in the payload. */
async function findByHead(github, { head, pullRequests }) {
    const isIt = ({ state, head: tip }) => state === 'open' && (0,src_json/* textOf */.b6)((0,src_json/* objectOf */.Xy)(tip).sha) === head;
    const listed = head === null || pullRequests.length > 0 ? [] : await listNumbers(github, head, null, isIt);
    const [only, ...others] = [...pullRequests, ...listed];
    if (only !== undefined && others.length === 0)
        return only;
    return 'the workflow before this one did not run for exactly one open pull request';
}
/** Finds the pull request of any event. Never a wrong one: a candidate must be what the event is about, by its commit. `prNumber`
 * is for events that carry none. Throws `GithubError`. */
async function findPullRequest({ name, subject }, prNumber, github, clock) {
    /** The one that merged as a commit: by the API, with patience for its lag, or by the number in the commit's title. */
    const findMerged = async (sha, title) => {
        if (sha === null)
            return 'the event does not name its commit';
        const number = (0,src_json/* numberOf */.rl)(Number(NUMBER_IN_TITLE.exec(title)?.[1]));
        // If pr-number is set for the case that nothing is found, there is no need to wait.
        for (const waitMs of [...(prNumber === null ? LAG_WAITS_MS : []), null]) {
            // Only what merged as this very commit counts: a commit can be part of many others.
            const isIt = (pull) => (0,src_json/* textOf */.b6)(pull.merged_at) !== null && (0,src_json/* textOf */.b6)(pull.merge_commit_sha) === sha;
            const [found] = await listNumbers(github, sha, number, isIt);
            if (found !== undefined)
                return found;
            if (waitMs !== null)
                await clock.sleep(waitMs, github.signal);
        }
        return `no pull request was merged as commit ${shortSha(sha)}`;
    };
    const findOwn = async () => {
        const none = `the event ${shownName(name)} has no pull request; set pr-number to choose one`;
        if (subject.kind === 'none')
            return none;
        if (subject.kind === 'push')
            return findMerged(subject.after, subject.title);
        if (subject.kind !== 'workflow-run')
            return subject.number ?? none;
        return subject.isPush ? findMerged(subject.head, '') : findByHead(github, subject);
    };
    const own = await findOwn();
    if (typeof own === 'number')
        return { kind: 'found', number: own, isNamed: false };
    return prNumber === null ? { kind: 'none', reason: own } : { kind: 'found', number: prNumber, isNamed: true };
}

;// CONCATENATED MODULE: ./src/pull-request/conversation.ts










/** What a comment remembers. Without a readable state, it may have held a plan. */
const stateOf = (comment) => comment?.state ?? { plan: comment === undefined ? null : 'damaged', history: [] };
/** How a report compares with the plans before it. `isReviewed`: its plan is the one that was reviewed. */
function noteOf({ facts, verdict }, history, isReviewed) {
    const kinds = history.map(({ kind }) => kind);
    const isLeft = kinds.includes('planned') && !kinds.includes('applied');
    if (facts.mode.kind === 'dry-run' && verdict === 'in-sync' && isLeft) {
        return 'An earlier plan of this pull request no longer applies: there is nothing left to change.';
    }
    return verdict === 'applied' && isReviewed ? 'Same as the reviewed plan.' : '';
}
/** Why something could not be done with the comment, and what to do about it. */
function conversation_explain(error, what = 'comment') {
    const says = (0,seats_problem/* sentenceOf */.$N)(error);
    const { status, reason } = error instanceof GithubError ? error : { status: null, reason: '' };
    if (status !== null && status >= 500)
        return (0,sentence/* say */.cv) `${says}; re-run once GitHub answers`;
    if (status === 401)
        return (0,sentence/* say */.cv) `github-token was refused (${says}): check that it is a valid token of this GitHub`;
    const isForbidden = (status === 403 && !/rate limit|locked/i.test(reason)) || /not accessible/i.test(reason);
    if (!isForbidden)
        return says;
    return (0,sentence/* say */.cv) `github-token may not ${what} (${says}): give the job "permissions: pull-requests: write"; workflows that a fork or Dependabot triggers never may`;
}
/** Everything that a run reads from its pull request and shows there. */
class Conversation {
    #talk;
    /** Kept once it is found; a failure is not kept. */
    #found = null;
    constructor(talk) {
        this.#talk = talk;
    }
    /** The plan that the merged pull request's comment showed. It is read only if a plan would remove a seat. */
    async readReviewed({ products }) {
        const { event, inputs, services } = this.#talk;
        const isAnyRemoved = products.some((product) => intendedChanges(product).unassign > 0);
        if (inputs.comment === 'never' || !isAnyRemoved)
            return { kind: 'none' };
        const unreviewed = (why) => {
            const says = (0,sentence/* say */.cv) `${why}, so the removals were not compared with a reviewed plan`;
            services.problems.add([(0,seats_problem/* warningAt */.MK)(null, says)]);
            return { kind: 'none' };
        };
        const isPush = event.subject.kind === 'push' || event.subject.kind === 'workflow-run';
        const whereNone = isPush ? unreviewed : () => ({ kind: 'none' });
        try {
            return await this.#inPullRequest(whereNone, async (place) => {
                // A pull request that an input names was not reviewed for this run.
                if (place.isNamed)
                    return { kind: 'none' };
                const [comment] = await listOwnComments(place);
                const { plan } = stateOf(comment);
                if (plan === null)
                    return unreviewed(`pull request #${place.number} has no plan in a comment of this action`);
                if (typeof plan !== 'string')
                    return { kind: 'plan', shows: (...removal) => shows(plan, ...removal) };
                const edited = 'somebody edited the comment, or copied it from elsewhere';
                const why = plan === 'damaged' ? edited : 'it had too many removals to remember';
                return { kind: 'unreadable', why: (0,sentence/* say */.cv) `${why}; to remove the seat, use Datadog or operation unassign` };
            });
        }
        catch (error) {
            return { kind: 'unreadable', why: conversation_explain(error, 'read the comment') };
        }
    }
    /** Creates or updates the comment with a report and its plan, if the run came so far. Returns its address, or `''`. */
    async publish(report, plan) {
        const { log } = this.#talk.services;
        if (this.#talk.inputs.comment === 'never')
            return '';
        const whereNone = (why) => {
            log.info(`No comment: ${why}.`);
            return '';
        };
        try {
            return await this.#inPullRequest(whereNone, (place) => upsertComment(place, log, (present) => this.#compose(place, report, plan, present)));
        }
        catch (error) {
            const where = this.#found?.kind === 'found' ? `pull request #${this.#found.number}` : 'the pull request';
            log.warn((0,sentence/* say */.cv) `The comment on ${where} could not be written: ${conversation_explain(error)}`);
            return '';
        }
    }
    /** Finds the pull request in one step, and uses it in the next. */
    async #inPullRequest(whereNone, use) {
        const { event, inputs, github: access, services } = this.#talk;
        const find = (github) => findPullRequest(event, inputs.prNumber, github, services.clock);
        const found = (this.#found ??= await inStep(access, services, find));
        if (found.kind === 'none')
            return whereNone(found.reason);
        return inStep(access, services, (github) => use({ ...found, github, key: inputs.commentKey }));
    }
    /** Makes the comment's body from the present one: the same one if nothing is new; `null` if none is wanted. */
    async #compose(place, report, plan, present) {
        const { event, inputs, display, services } = this.#talk;
        const isWorthIt = report.totals.changed || (0,seats_status/* isRed */.iI)(report.verdict) || report.totals.unresolved > 0;
        if (present === undefined && inputs.comment === 'on-change' && !isWorthIt)
            return null;
        const { plan: kept, history } = stateOf(present);
        const shown = plan !== null && (0,seats_operation/* mayChange */.yv)(plan.operation) ? keptPlan(plan) : null;
        const isSame = kept !== null && shown !== null && isSamePlan(kept, shown);
        const isGivenUp = kept !== null && !isSame;
        // A plan is what was shown before the merge: neither applying it nor a later dry run takes its place.
        // The event of a repeated run is as old as the run, so GitHub is asked before a plan is given up.
        const isNext = event.isOpenPullRequest && shown !== null && !(isGivenUp && (await isMerged(place.github, place.number)));
        const note = noteOf(report, history, isSame && typeof kept !== 'string');
        const bodyWith = (entries) => bodyOf(place, { plan: isNext ? shown : kept, history: entries }, (maxCharacters) => {
            const text = (0,markdown/* renderMarkdown */.G)(report, {
                note,
                history: renderHistory(entries, report.facts.links.homeUrl),
                wholeReport: 'Everyone is in the job summary of the run.',
                fits: ({ length }) => length <= maxCharacters,
            });
            return display.redact(text);
        });
        const unchanged = bodyWith(history);
        return present?.body === unchanged ? unchanged : bodyWith(addEntry(history, report, services.clock.now()));
    }
}

;// CONCATENATED MODULE: ./src/render/display.ts


const HIDDEN = '(hidden)';
const MAX_QUOTED_CHARACTERS = 80;
const MAX_CHARACTERS = 300;
const MAX_RAW_CHARACTERS = 5000; // Less than is read of an error, which may end within a secret.
/** What an address is written with: `@`, its full-width and small forms, and what URLs, HTML, code and cautious people write. */
const ADDRESS_MARK = /[@\uff20\ufe6b]|[%=](?:25)*40|\\(?:u00|x)40|&commat;|&#0*64(?!\d)|&#x0*40(?![\da-f])|[([{]\s?at\s?[)\]}]|\sat\s\S+\.\w/i;
/** `j***e@example.com`: the first and the last character of the local part, and the domain. */
const mask = (email) => email.replace(/^(.?)(?:.+(.)|.*)(?=@[^@]*$)/su, '$1***$2');
const oneLine = (text) => text.replace(/[\s\p{C}]+/gu, ' ').trim();
/** Text without secrets, cut only after they are gone: half a secret would not be recognized. */
function display_cut(text, max, { redact }) {
    const clean = redact(text);
    return clean.length <= max ? clean : `${clean.slice(0, max).replace(/[\ud800-\udbff]$/, '')}…`;
}
function showKey(key, id, display) {
    const emails = (0,person/* isEmailKey */.oc)(key) ? display.emails : 'full';
    return emails === 'hidden' ? (id ?? HIDDEN) : display_cut(emails === 'full' ? key : mask(key), MAX_CHARACTERS, display);
}
/** Whether a text has anything like an address that must be hidden; then none of it is shown. */
const mayName = (text, { emails }) => emails !== 'full' && ADDRESS_MARK.test(text);
function showPart(part, display) {
    if (part.kind === 'person')
        return showKey(part.key, part.id, display);
    const { kind, text } = part;
    if (kind === 'quote' && display.hidesQuotes)
        return HIDDEN;
    if ((kind !== 'value' && display.emails === 'hidden') || mayName(text, display))
        return HIDDEN;
    // Cleared of secrets before it is one line, and again after: either may break a secret or make one whole.
    const line = oneLine(display.redact(text).slice(0, MAX_RAW_CHARACTERS));
    return kind === 'words' ? display_cut(line, MAX_CHARACTERS, display) : `"${display_cut(line, MAX_QUOTED_CHARACTERS, display)}"`;
}
/** A sentence as text: people and quotations as the display says, everything else as it is. */
const showSentence = (sentence, display) => sentence.map((part) => (typeof part === 'string' ? part : showPart(part, display))).join('');
/** Names are personal, too; one that is an e-mail is masked like one. */
function showName(name, display) {
    if (name === null || display.emails === 'hidden')
        return null;
    const key = (0,person/* parsePersonKey */._c)(name);
    if (key !== null)
        return showKey(key, null, display);
    return mayName(name, display) ? HIDDEN : display_cut(name, MAX_CHARACTERS, display);
}
function showPerson(person, display) {
    // If e-mails are hidden, a suggestion would help nobody.
    const suggestion = display.emails === 'hidden' ? null : person.suggestion;
    const question = suggestion === null ? [] : (0,sentence/* say */.cv) `; did you mean ${(0,sentence/* who */.dp)(suggestion)}, who holds a seat?`;
    return {
        ...person,
        key: showKey(person.key, person.id, display),
        name: showName(person.name, display),
        suggestion: suggestion && showKey(suggestion, null, display),
        why: person.why && showSentence([...person.why, ...question], display),
    };
}
/** The report as it may be shown. */
function showReport(report, display) {
    const show = (person) => showPerson(person, display);
    const products = report.products.map((product) => ({ ...product, people: product.people.map(show) }));
    const problems = report.problems.map(({ says, details, ...problem }) => ({
        ...problem,
        says: showSentence(says, display),
        ...(details && { details: showSentence(details, display) }),
    }));
    return { ...report, products, problems };
}

// EXTERNAL MODULE: ./src/render/lines.ts
var lines = __webpack_require__(2367);
;// CONCATENATED MODULE: ./src/render/redact.ts
/** White space and invisible characters. */
const UNSEEN = '[\\s\\p{C}\\p{Mn}\\u115f\\u1160\\u2800\\u3164\\uffa0]';
/** Invisible characters, and those that base64url replaces. */
const IGNORED = new RegExp(`(?:${UNSEEN}|[-+_/])+`, 'gu');
const ENTITIES = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };
/** Two characters differ in base64url. */
const BASE64_URL = { '+': '[-+]', '/': '[_/]' };
/** Shorter secrets would be cut out of ordinary words. */
const MIN_SECRET_CHARACTERS = 4;
const squeeze = (text) => text.replace(IGNORED, '').toLowerCase();
/** A character as it is, and as JSON, URLs and HTML write it, also twice over. */
function inAnyForm(character) {
    const number = character.codePointAt(0) ?? 0;
    const hex = number.toString(16).padStart(2, '0');
    // An escaped n, r or t is white space: another meaning would take exponential time.
    const escape = /[nrt]/i.test(character) ? '' : '\\\\{0,4}';
    const json = `${escape}${BASE64_URL[character] ?? `\\u{${hex}}`}|\\\\{1,4}u00${hex}`;
    const html = `${ENTITIES[character] ?? `#x${hex}`}|#0{0,4}${number}|#x0{0,4}${hex}`;
    return `(?:${json}|%(?:25){0,2}${hex}|&(?:${html});)`;
}
const patternOf = (text) => Array.from(text, inAnyForm).join(`${UNSEEN}*(?:\\\\[nrt]${UNSEEN}*){0,8}`);
const endsBetweenCharacters = (before, text) => (before + Buffer.byteLength(text)) % 3 === 0;
/** The characters of base64 that a text alone decides, for each of the three places where it may begin in a longer text. */
const inBase64 = (text) => [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    return bytes.toString('base64').slice(before === 0 ? 0 : before + 1, Math.floor((bytes.length * 8) / 6));
});
/** All forms of a secret. In base64, the character after the last whole one may carry a part of it, so it is cut out too. */
const patternsOf = (secret) => [
    patternOf(secret),
    ...inBase64(secret).map((all, before) => patternOf(all) + (endsBetweenCharacters(before, secret) ? '' : '[-+/\\w]?')),
];
/** Cuts secrets out of texts: a proxy may echo the request it refuses. The longest goes first, so that no rest of it is left.
 * Secrets are found in any case, and with white space, line breaks or invisible characters in them. */
function redactor(secrets) {
    const long = secrets.filter(({ length }) => length >= MIN_SECRET_CHARACTERS).sort((a, b) => b.length - a.length);
    if (long.length === 0)
        return (text) => text;
    const squeezed = long.flatMap((secret) => [secret, ...inBase64(secret)]).map(squeeze);
    let pattern = null;
    return (text) => {
        // The pattern is expensive. Without escapes and without the characters of a secret, a text does not need it.
        if (!/[\\%&]/.test(text)) {
            const seen = squeeze(text);
            if (!squeezed.some((secret) => seen.includes(secret)))
                return text;
        }
        pattern ??= new RegExp(long.flatMap(patternsOf).join('|'), 'giu');
        return text.replace(pattern, '***');
    };
}

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 12 modules
var core = __webpack_require__(143);
;// CONCATENATED MODULE: ./src/runner/console.ts





/** GitHub shows ten annotations of each level a step and drops the others; one place is kept for the closing error. */
const MAX_ANNOTATIONS = 9;
/** Beyond this, GitHub cuts an annotation off. */
const MAX_ANNOTATION_CHARACTERS = 4096;
const EVERY_MS = 5000;
const MIN_WAIT_SHOWN_MS = 1000;
const SETTLED = { assign: 'assigned', unassign: 'unassigned' };
const inSeconds = (ms) => `${Math.ceil(ms / 100) / 10} s`;
/** Logs progress at most every five seconds, and when all changes of one kind are done. */
function createProgress(info, now) {
    const began = new Map();
    let [lastMs, announcedUntilMs] = [now(), 0];
    /** How far work is, and how long it will still take at its rate so far, if that is known. */
    const howFar = (work, accepted, failed, total) => {
        const done = accepted + failed;
        const start = began.get(work) ?? { atMs: now(), done };
        began.set(work, start);
        const rate = (done - start.done) / (now() - start.atMs);
        const isRunning = done < total && rate > 0 && Number.isFinite(rate);
        const left = isRunning && `about ${inSeconds((total - done) / rate)} left`;
        return (0,words/* joined */.oR)([`${(0,sentence/* grouped */.zD)(accepted)} of ${(0,sentence/* grouped */.zD)(total)}`, failed > 0 && `${(0,sentence/* grouped */.zD)(failed)} failed`, left], ', ');
    };
    const sometimes = (line, isDone = false) => {
        if (!isDone && now() - lastMs < EVERY_MS)
            return;
        lastMs = now();
        info(line);
    };
    return {
        seatsRead: (productCode, read) => sometimes(`${productCode}: ${(0,sentence/* count */.U9)(read, 'seat')} read so far`),
        lookedUp: (done, total) => sometimes(`Looking people up, calls: ${howFar('look-up', done, 0, total)}`),
        settled(kind, productCode, { accepted, failed, total }) {
            const far = howFar(`${kind} ${productCode}`, accepted, failed, total);
            sometimes(`${productCode}: ${SETTLED[kind]} ${far}`, accepted + failed === total);
        },
        pending: (productCode, pending) => sometimes(`${productCode}: ${(0,sentence/* count */.U9)(pending, 'change')} not visible yet, reading the seats again`),
        waiting(waitMs, why) {
            // Calls side by side wait for the same thing, so one line is enough.
            if (waitMs < MIN_WAIT_SHOWN_MS || now() + waitMs <= announcedUntilMs + MIN_WAIT_SHOWN_MS)
                return;
            announcedUntilMs = now() + waitMs;
            info(`Waiting ${inSeconds(waitMs)} before trying again: ${why}`);
        },
    };
}
/** Opens the log. */
function openConsole(display, clock) {
    const clean = (text) => (0,render_escape/* escapeLogLine */._P)(display.redact(text));
    /** Line breaks within a message are encoded by the toolkit; each line is cleared by itself. */
    const cleanMessage = (message) => {
        const text = message.split('\n').map(clean).join('\n');
        return text.length <= MAX_ANNOTATION_CHARACTERS ? text : `${text.slice(0, MAX_ANNOTATION_CHARACTERS - 1)}…`;
    };
    const info = (line) => core.info(clean(line));
    return {
        ...createProgress(info, clock.now),
        info,
        tried(line) {
            if (core.isDebug())
                core.debug(clean(line));
        },
        warn: (says) => core.warning(cleanMessage(showSentence(says, display))),
        group(title, lines) {
            core.startGroup(clean(title));
            // In one piece: there may be tens of thousands.
            if (lines.length > 0)
                core.info(lines.map(clean).join('\n'));
            core.endGroup();
        },
        annotate(problems) {
            for (const severity of ['error', 'warning']) {
                const those = problems.filter((problem) => problem.severity === severity);
                for (const { says, at } of those.slice(0, MAX_ANNOTATIONS)) {
                    const place = at && { file: clean(at.file), ...(at.line && { startLine: at.line }) };
                    core[severity](cleanMessage(says), place ?? {});
                }
                for (const { says, at } of those.slice(MAX_ANNOTATIONS))
                    info((0,words/* joined */.oR)([(0,words/* placeText */.Z9)(at), says], ': '));
            }
        },
        fail: (message) => core.setFailed(cleanMessage(message)),
    };
}
/** Makes the runner mask what must never be shown. */
const maskSecrets = (secrets) => secrets.forEach(core.setSecret);

// EXTERNAL MODULE: ./src/runner/publish.ts + 1 modules
var publish = __webpack_require__(6354);
;// CONCATENATED MODULE: ./src/seats/resembles.ts

/** More edits make another name; in a short name, two do. */
const MAX_EDITS = 2;
const SHORT_CHARACTERS = 5;
const TOO_MANY = Infinity;
/** More pairs of e-mails than this are not compared: it would take many seconds. */
const MAX_PAIRS = 10_000_000;
/** `jane.doe`, `jane_doe`, `jane-doe`. */
const NAMES = /^([^._-]+)([._-])([^._-]+)$/;
function addressesOf(keys) {
    return keys.filter(person/* isEmailKey */.oc).map((key) => {
        const at = key.lastIndexOf('@');
        const local = key.slice(0, at);
        return { key, local, domain: key.slice(at + 1), letters: Array.from(local).sort().join('') };
    });
}
/** How many letters one text has that the other lacks, from their sorted letters. At least this many edits are needed. */
function surplus(a, b) {
    let [i, j, shared] = [0, 0, 0];
    while (i < a.length && j < b.length) {
        const order = a.charCodeAt(i) - b.charCodeAt(j);
        i += order <= 0 ? 1 : 0;
        j += order >= 0 ? 1 : 0;
        shared += order === 0 ? 1 : 0;
    }
    return (a.length > b.length ? a.length : b.length) - shared;
}
/** The edits (insert, delete, replace, swap of two neighbors) between two texts, or `Infinity` for more than `max`. */
function editsWithin(max, a, b) {
    // A library would count all edits, which takes far too long for thousands of people.
    let start = 0;
    while (start < a.length && a[start] === b[start])
        start += 1;
    const [restA, restB] = [a.slice(start), b.slice(start)];
    if (restA === restB)
        return 0;
    if (max === 0 || Math.abs(restA.length - restB.length) > max)
        return TOO_MANY;
    const swap = (text) => text.charAt(1) + text.charAt(0) + text.slice(2);
    const [nextA, nextB] = [restA.slice(1), restB.slice(1)];
    const edits = (one, other) => editsWithin(max - 1, one, other);
    const swaps = Math.min(edits(swap(restA), restB), edits(restA, swap(restB))); // The other text may have an edit in between.
    return 1 + Math.min(edits(nextA, restB), edits(restA, nextB), edits(nextA, nextB), swaps);
}
const editsBetween = (a, b) => editsWithin(Math.min(a.length, b.length) < SHORT_CHARACTERS ? 1 : MAX_EDITS, a, b);
/** The same for two e-mails. Another domain, or first and last name swapped, counts as one edit. */
function editsBetweenAddresses(a, b) {
    if (a.domain !== b.domain)
        return a.local === b.local ? 1 : TOO_MANY;
    if (surplus(a.letters, b.letters) > MAX_EDITS)
        return TOO_MANY;
    return a.local.replace(NAMES, '$3$2$1') === b.local ? 1 : editsBetween(a.local, b.local);
}
/** Keeps the nearest key, and whether another one is as near. */
function note(nearest, of, key, edits) {
    if (edits > MAX_EDITS)
        return;
    const best = nearest.get(of);
    if (edits < (best?.edits ?? TOO_MANY))
        nearest.set(of, { key, edits, isTie: false });
    else if (best?.edits === edits)
        best.isTie = true;
}
/** Compares e-mails without an account with known ones, `times` times a run. Too many pairs: no suggestions, all may be meant. */
function compareEmails(unresolved, known, times = 1) {
    const [sought, others] = [addressesOf(unresolved), addressesOf(known)];
    const byDomain = Map.groupBy(others, ({ domain }) => domain);
    const byLocal = Map.groupBy(others, ({ local }) => local);
    const near = ({ domain, local }) => [byDomain.get(domain) ?? [], byLocal.get(local) ?? []];
    const pairs = sought.flatMap(near).reduce((total, { length }) => total + length, 0);
    const [first] = sought;
    if (pairs * times > MAX_PAIRS && first !== undefined) {
        return { suggestions: new Map(), resembled: new Map(others.map(({ key }) => [key, first.key])) };
    }
    const nearest = new Map();
    const resembled = new Map();
    for (const one of sought) {
        for (const other of new Set(near(one).flat())) {
            const edits = editsBetweenAddresses(one, other);
            note(nearest, one.key, other.key, edits);
            note(resembled, other.key, one.key, edits);
        }
    }
    return {
        suggestions: new Map([...nearest].flatMap(([of, { key, isTie }]) => (isTie ? [] : [[of, key]]))),
        resembled: new Map([...resembled].map(([of, { key }]) => [of, key])),
    };
}
/** The known product code nearest to a code; `null` for none or a tie. */
function nearestCode(code, known) {
    const plain = (one) => one.toLowerCase().replace(/[^a-z0-9]+/g, '_');
    const nearest = new Map();
    for (const other of new Set(known)) {
        note(nearest, code, other, other === code ? TOO_MANY : editsBetween(plain(code), plain(other)));
    }
    const best = nearest.get(code);
    return best === undefined || best.isTie ? null : best.key;
}

;// CONCATENATED MODULE: ./src/seats/products.ts




/** The known codes. Datadog publishes no list. */
const KNOWN_CODES = ['incident_response', 'incident_management', 'on_call'];
const USUAL_CODE = /^[a-z0-9_]+$/;
const isHeld = ({ held }) => held.holders.length > 0;
/** `; did you mean incident_response?`, if a known code or one of `codes` is near. */
function didYouMean(code, codes) {
    const near = KNOWN_CODES.includes(code) ? null : nearestCode(code, [...KNOWN_CODES, ...codes]);
    return near === null ? '' : `; did you mean ${near}?`;
}
/** What is wrong with each product that nobody holds a seat for. */
function withoutHolders(products) {
    const heldCodes = products.filter(isHeld).map(({ productCode }) => productCode);
    const others = products.filter((product) => !isHeld(product));
    return others.map((product) => ({ ...product, hint: didYouMean(product.productCode, heldCodes) }));
}
/** A warning about a product, on the line of its first listed person. */
const warningOf = ({ listed }, says) => (0,seats_problem/* warningAt */.MK)(listed?.[0]?.source ?? null, says);
/** A warning for each code with characters that no known code has. `codes` are those of the inputs and lists. */
const unusualCodes = (products, codes) => products.flatMap((product) => {
    const { productCode } = product;
    if (USUAL_CODE.test(productCode))
        return [];
    const what = `product code ${productCode} has characters other than a-z, 0-9 and _`;
    return warningOf(product, (0,sentence/* say */.cv) `${what}${didYouMean(productCode, codes)}`);
});
/** A warning for each product that nobody holds a seat for. */
const emptyProducts = (products) => withoutHolders(products)
    .filter(({ productCode }) => USUAL_CODE.test(productCode))
    .map((product) => warningOf(product, (0,sentence/* say */.cv) `nobody holds a seat for ${product.productCode}${product.hint}`));
/** People listed for a product without holders, by key, and why its code is probably misspelled. */
function misplacedPeople(products) {
    // If nobody holds any seat, nobody can lose one.
    if (!products.some(isHeld))
        return new Map();
    const misplaced = withoutHolders(products).flatMap(({ productCode, listed, hint }) => {
        const why = `is listed for ${productCode}, but nobody holds a seat for it${hint}`;
        return (listed ?? []).map((person) => [person.key, (0,sentence/* say */.cv) `${(0,sentence/* placed */.GS)(person)} ${why}`]);
    });
    return new Map(misplaced);
}
/** The plans without assignments to a product without holders, if a seat of somebody listed for it is withheld elsewhere. The
 * first holder of a misspelled product would hide the mistake. */
function withoutMisplaced(products) {
    const everybody = products.flatMap(({ people }) => people);
    const withheld = everybody.filter(({ intent }) => intent.kind === 'none' && intent.status === 'withheld');
    const withheldIds = new Set(withheld.flatMap(({ id }) => id ?? []));
    const why = (0,sentence/* say */.cv) `nobody holds a seat for this product, and somebody listed for it has a seat to remove elsewhere; fix the product code, or list them for both products`;
    const intent = settled('no-seat', why);
    return products.map((product) => {
        if (product.seatsBefore > 0 || !product.people.some(({ id }) => withheldIds.has(id)))
            return product;
        return {
            ...product,
            people: product.people.map((one) => (one.intent.kind === 'assign' ? { ...one, intent } : one)),
        };
    });
}

;// CONCATENATED MODULE: ./src/seats/removal.ts


const DAY_MS = 24 * 60 * 60 * 1000;
const stillListed = ({ who: { id, email } }, { listedKeys }) => listedKeys.has(id) || listedKeys.has(email) ? settled('has-seat') : null;
const protectedUser = ({ who }, { rules }) => rules.protection.covers(who) ? settled('protected', (0,sentence/* say */.cv) `in protected-users`) : null;
const notReviewed = ({ who }, { reviewed, productCode }) => reviewed.kind === 'plan' && !reviewed.shows(productCode, who) ? settled('kept', (0,sentence/* say */.cv) `not in the reviewed plan`) : null;
const inGrace = ({ holder: { since } }, { rules, nowMs }) => {
    const endMs = Date.parse(since ?? '') + rules.graceDays * DAY_MS;
    if (since === null || rules.graceDays === 0 || nowMs >= endMs)
        return null;
    const end = new Date(endMs).toISOString().slice(0, 10);
    return settled('kept', (0,sentence/* say */.cv) `seat since ${since.slice(0, 10)}, kept until ${end}`);
};
const withheld = (why) => (why === null ? null : settled('withheld', why));
const probablyMisplaced = ({ who: { id, email } }, { misplaced }) => withheld(misplaced.get(id) ?? misplaced.get(email) ?? null);
const unreadableReview = (_, { reviewed }) => withheld(reviewed.kind === 'unreadable' ? (0,sentence/* say */.cv) `the reviewed plan cannot be read: ${reviewed.why}` : null);
const unknownAge = ({ holder: { since } }, { rules }) => since === null && rules.graceDays > 0
    ? withheld((0,sentence/* say */.cv) `Datadog does not say when this seat was assigned; set grace-days to 0 to remove it`)
    : null;
/** With `sync`, an unresolved line may mean any holder, or with `unresolved-users: warn` only those it resembles. */
const maybeUnresolved = ({ cause, who }, { rules, unresolved, resembled }) => {
    const mayBeAnybody = who.email === null || (cause === 'unlisted' && rules.unresolvedFails);
    const suspect = resembled.get(who.email);
    const one = suspect ?? (mayBeAnybody ? unresolved[0] : undefined);
    if (one === undefined)
        return null;
    const others = suspect === undefined && unresolved.length > 1 ? ` (and ${(0,sentence/* count */.U9)(unresolved.length - 1, 'more')})` : '';
    return withheld((0,sentence/* say */.cv) `${(0,sentence/* placed */.GS)(one.listed)} ${one.why} and may mean this person${others}; fix that line first`);
};
const unclearOwner = ({ holder, who, unclear = null }, { accounts }) => {
    const ofEmail = accounts.get(holder.email ?? '');
    const isShared = ofEmail?.kind === 'ambiguous' || (ofEmail?.kind === 'found' && ofEmail.isShared);
    const isUnclear = who.id === null || (holder.id === null && isShared);
    const doubt = isShared ? 'several accounts share its e-mail' : 'its e-mail does not identify one account';
    const why = isUnclear ? (0,sentence/* say */.cv) `Datadog returned no UUID for it, and ${doubt}` : unclear;
    return withheld(why && (0,sentence/* say */.cv) `the owner of this seat is unclear: ${why}; to remove it anyway, use Datadog`);
};
const DOUBTS = [maybeUnresolved, probablyMisplaced, unclearOwner, unreadableReview];
/** Why a seat stays, for each cause: the first rule that applies decides. */
const RULES = {
    unlisted: { keeps: [stillListed, protectedUser, inGrace, notReviewed], doubts: [...DOUBTS, unknownAge] },
    removed: { keeps: [stillListed, protectedUser, notReviewed], doubts: DOUBTS },
    listed: { keeps: [protectedUser], doubts: [unclearOwner] },
};
/** Why a seat certainly stays (`keeps`), or may have to stay (`doubts`); `null` if no rule applies. */
function whyStays(by, removal, circumstances) {
    for (const rule of RULES[removal.cause][by]) {
        const intent = rule(removal, circumstances);
        if (intent !== null)
            return intent;
    }
    return null;
}

;// CONCATENATED MODULE: ./src/seats/planner.ts










/** The removal of a seat, or why it certainly stays. */
function removalOf(cause, found, product) {
    const removal = { ...found, kind: 'removal', cause };
    return whyStays('keeps', removal, product) ?? removal;
}
function intentOf({ key, listed, found }, product) {
    if (found.kind === 'holder') {
        const isKept = listed !== null && (0,seats_operation/* powersOf */.eJ)(product.rules.operation).removes !== 'listed';
        return isKept ? settled('has-seat') : removalOf(listed === null ? 'removed' : 'listed', found, product);
    }
    const isReported = found.kind === 'ambiguous' || (found.kind === 'not-found' && listed !== null);
    if (isReported)
        return settled(found.kind, found.why);
    const isAssigned = found.kind === 'found' && mayAssign(product.rules.operation, key, product);
    if (!isAssigned)
        return settled('no-seat');
    return found.account.disabled ? settled('disabled', (0,sentence/* say */.cv) `has a disabled Datadog account`) : { kind: 'assign' };
}
function knownOf({ key, found }) {
    if (found.kind === 'holder')
        return { ...found.holder, id: found.who.id };
    const [id, email] = (0,person/* isEmailKey */.oc)(key) ? [null, key] : [key, null];
    const account = found.kind === 'found' ? found.account : { id, email, name: null };
    return { id: account.id, email: account.email, name: account.name, since: null };
}
/** The holders whom no line means. */
function draftOthers(holders, named, product) {
    const isSync = (0,seats_operation/* powersOf */.eJ)(product.rules.operation).removes === 'unlisted';
    const kept = settled(product.listed === null ? 'has-seat' : 'kept');
    const listedIds = new Set(named.map(({ id, listed }) => (listed === null ? null : id)));
    const takenIds = new Set([...named, ...holders].map(({ id }) => id));
    return holders.map((holder) => {
        const known = completeHolder(holder, null, product.accounts);
        // A seat without a UUID may still be that of a listed person.
        const isSeen = holder.id === null && known.id !== null && listedIds.has(known.id);
        // Two seats may share an e-mail: the UUID that was looked up stands for one of them.
        const whom = holder.id === null && takenIds.has(known.id) && !isSeen ? { ...known, id: null } : known;
        takenIds.add(whom.id);
        const intent = isSync && !isSeen ? removalOf('unlisted', { holder, who: whom }, product) : kept;
        return { ...holder, id: whom.id, key: holderKey(holder), listed: null, intent };
    });
}
/** The lines of the list, then those that were removed from it. A UUID identifies better than an e-mail, so it comes first. */
function linesOf({ listed, change, held, accounts, rules }) {
    const find = (0,seats_operation/* powersOf */.eJ)(rules.operation).removes === 'listed' ? matchToRemove : match;
    const removed = (change?.removed ?? []).toSorted((a, b) => Number((0,person/* isEmailKey */.oc)(a)) - Number((0,person/* isEmailKey */.oc)(b)));
    return [
        ...(listed ?? []).map((one) => ({ key: one.key, listed: one, found: find(one.key, held, accounts) })),
        ...removed.map((key) => ({ key, listed: null, found: matchToRemove(key, held, accounts) })),
    ];
}
/** Everybody of one product: first the listed people, then those removed from the list, then all other holders. */
function draftProduct(product) {
    const { change, held, productCode } = product;
    const unresolved = [];
    const isAdded = (key) => change?.added.has(key) === true;
    // A UUID identifies better than an e-mail, and one added line is enough to add somebody.
    const isDecisive = ({ key, listed, found }) => listed !== null && (found.kind === 'holder' ? !(0,person/* isEmailKey */.oc)(key) : isAdded(key));
    const lines = linesOf(product);
    const personOn = ({ key, found }) => identity(found) ?? key;
    const byPerson = Map.groupBy(lines, personOn); // Nobody is planned twice.
    const named = [...byPerson.values()].map((ofOne) => {
        const [first] = ofOne;
        const line = ofOne.find(isDecisive) ?? first;
        const { key, listed, found } = line;
        // With `changes`, only an added line can be a correction of a removed one.
        const isSuspect = change === null || isAdded(key);
        if (isSuspect && listed !== null && 'why' in found)
            unresolved.push({ listed, why: found.why });
        return { key: first.key, listed: first.listed, ...knownOf(line), intent: intentOf(line, product) };
    });
    const firstOf = (line) => byPerson.get(personOn(line))?.[0] ?? line;
    const again = lines.filter((line) => line.listed !== null && firstOf(line) !== line);
    const problems = again.map((line) => {
        const same = (0,sentence/* say */.cv) `${(0,sentence/* who */.dp)(line.key)} is the same person as ${(0,sentence/* who */.dp)(firstOf(line).key)} (${productCode})`;
        return (0,seats_problem/* warningAt */.MK)(line.listed?.source ?? null, (0,sentence/* say */.cv) `${same} and counts once; delete one of them`);
    });
    const others = held.holders.filter((holder) => !byPerson.has(holder));
    return { ...product, unresolved, people: [...named, ...draftOthers(others, named, product)], problems };
}
/** The e-mails that unresolved people were probably meant to have, and the unresolved person that each holder resembles. */
function compare(drafts, times) {
    const unresolved = new Map(drafts.flatMap((draft) => draft.unresolved).map((one) => [one.listed.key, one]));
    // `unassign` names who may lose a seat, so no other line can mean them.
    const everybody = drafts.flatMap(({ people }) => people);
    const losers = everybody.flatMap(({ intent }) => intent.kind === 'removal' && intent.cause !== 'listed' ? (intent.who.email ?? []) : []);
    const { suggestions, resembled } = compareEmails([...unresolved.keys()], [...new Set(losers)], times);
    return { suggestions, resembled: new Map([...resembled].map(([email, key]) => [email, unresolved.get(key)])) };
}
/** Plans which seats are assigned and removed: every person of every product once, in a stable order. */
function planSeats({ products, accounts, reviewed, nowMs }, rules) {
    const misplaced = misplacedPeople(products);
    const drafts = products.map((product) => {
        const listedKeys = new Set((product.listed ?? []).map(({ key }) => key));
        const known = { ...product, accounts, reviewed, nowMs, rules, listedKeys, misplaced };
        return draftProduct({ ...known, unresolved: [], resembled: new Map() });
    });
    // `sync` compares within each product; with `changes`, a line added to one product may correct one of another.
    const isByProduct = (0,seats_operation/* powersOf */.eJ)(rules.operation).removes === 'unlisted' && drafts.length > 1;
    const times = isByProduct ? drafts.length + 1 : 1;
    const all = compare(drafts, times);
    const plans = drafts.map((draft) => {
        const { productCode, held, listed } = draft;
        const known = { ...draft, resembled: (isByProduct ? compare([draft], times) : all).resembled };
        const people = draft.people.map((person) => {
            const suggestion = all.suggestions.get(person.key) ?? null;
            const decided = person.intent.kind === 'removal' ? whyStays('doubts', person.intent, known) : person.intent;
            return { ...person, suggestion, intent: decided ?? { kind: 'unassign' } };
        });
        return { productCode, seatsBefore: held.holders.length, listedCount: listed?.length ?? null, people };
    });
    const problems = [...emptyProducts(products), ...drafts.flatMap((draft) => draft.problems)];
    return { operation: rules.operation, products: withoutMisplaced(plans), problems };
}

;// CONCATENATED MODULE: ./src/seats/report.ts




function reportProduct(product, ending, { mode, maxSeats }) {
    const { productCode, seatsBefore } = product;
    const applied = ending.kind === 'applied' ? ending.applied : null;
    const { assign, unassign } = intendedChanges(product);
    const isProjected = mode.kind === 'dry-run' || ending.kind === 'planned';
    const projected = isProjected ? seatsBefore + assign - unassign : seatsBefore;
    const people = product.people.map((person) => {
        const { key, id, name, listed, suggestion, intent } = person;
        const change = intent.kind === 'none' ? null : intent.kind;
        const since = change === 'unassign' ? (person.since?.slice(0, 10) ?? null) : null;
        const undone = intent.kind === 'none' ? intent : { status: `would-${intent.kind}`, why: null };
        const { status, why } = applied?.outcomes.get(person) ?? undone;
        return { key, id, name, listed, since, suggestion, change, status, why };
    });
    const seatsAfter = applied === null ? projected : (applied.seatsAfter.get(productCode) ?? null);
    return { productCode, seatsBefore, seatsAfter, maxSeats: maxSeatsOf(maxSeats, productCode), people };
}
/** Counts over all products. A dry run counts intended changes as done. Seats are `null` if they are not known. */
function totalsOf(ending, products, { mode }) {
    const isRead = 'plan' in ending && ending.plan !== null;
    const sum = (seats) => isRead && !seats.includes(null) ? seats.reduce((total, number) => total + (number ?? 0), 0) : null;
    const everybody = products.flatMap(({ people }) => people);
    const groups = Object.groupBy(everybody, ({ status }) => seats_status/* STATUS_GROUP */.Vp[status]);
    const { assign = [], unassign = [], unchanged = [], unresolved = [], withheld = [], failed = [] } = groups;
    // A refused plan counts only in a dry run.
    const isCounted = ending.kind === 'applied' || mode.kind === 'dry-run';
    const [assigned, unassigned] = isCounted ? [assign.length, unassign.length] : [0, 0];
    return {
        changed: assigned + unassigned > 0,
        seatsBefore: sum(products.map(({ seatsBefore }) => seatsBefore)),
        seatsAfter: sum(products.map(({ seatsAfter }) => seatsAfter)),
        assigned,
        unassigned,
        unchanged: unchanged.filter(({ listed }) => listed !== null).length,
        unresolved: unresolved.length,
        withheld: withheld.length,
        failed: failed.length,
    };
}
function verdictOf(ending, totals, facts) {
    if (ending.kind === 'set-up')
        return 'refused';
    if (ending.kind !== 'planned' && ending.kind !== 'applied')
        return ending.kind;
    const isUnresolved = totals.unresolved > 0 && facts.unresolvedFails;
    if (totals.failed + totals.withheld > 0 || isUnresolved)
        return 'incomplete';
    if (totals.changed)
        return ending.kind;
    return (0,seats_operation/* mayChange */.yv)(ending.plan.operation) ? 'in-sync' : 'listed';
}
/** Builds the report of a run from its ending: verdict, counts and statuses. */
function makeReport(ending, facts, problems) {
    const plan = 'plan' in ending ? ending.plan : null;
    const products = (plan?.products ?? []).map((product) => reportProduct(product, ending, facts));
    const totals = totalsOf(ending, products, facts);
    const verdict = verdictOf(ending, totals, facts);
    return { verdict, facts, products, problems, totals, isSetUp: ending.kind === 'set-up' };
}

;// CONCATENATED MODULE: ./src/run.ts




















/** Runs the action once: whatever happens, it is reported, and a red verdict fails the job. */
async function run({ env, clock, stopping, entry }) {
    const secrets = secretsOf(env);
    maskSecrets(secrets); // before anything else, even if both keys and a token are set, which is an error
    const problems = new seats_problem/* Problems */.Zw();
    const event = readEvent(env);
    const inputs = parseInputs(env, event, problems);
    const mode = modeOf(inputs.dryRun, event.mode);
    const facts = factsOf(inputs, mode, event);
    const hidesQuotes = event.name === 'pull_request_target';
    const display = { emails: inputs.report.emailDisplay, hidesQuotes, redact: redactor(secrets) };
    const console = openConsole(display, clock);
    const services = { log: console, clock, stopping, problems };
    const github = { token: inputs.githubToken, repository: event.repository, apiUrl: event.apiUrl };
    const conversation = new Conversation({ event, inputs: inputs.report, github, display, services });
    const announce = (plan) => {
        (0,publish/* announceProducts */.go)(showReport(makeReport({ kind: 'planned', plan }, facts, []), display), console, 'Plan for ');
    };
    (0,lines/* openingLines */.QY)(facts).forEach(console.info);
    const isApplied = mode.kind === 'may-write' && (0,seats_operation/* mayChange */.yv)(inputs.rules.operation);
    const sources = { event, github, isApplied, parse: (0,thread/* listParser */.m)(entry, stopping) };
    const ending = await decide({ inputs, sources, mode, conversation, announce }, services).catch((error) => {
        problems.add([(0,seats_problem/* problemOf */.qU)(error, stopping.aborted)]);
        return { kind: 'failed' };
    });
    const report = showReport(makeReport(ending, facts, problems.all), display);
    await (0,publish/* publish */.mk)(report, display, console);
    const plan = 'plan' in ending ? ending.plan : null;
    const url = await conversation.publish(report, plan);
    await (0,publish/* publishOutputs */.eB)('The output comment-url', { 'comment-url': url }, console);
}
/** The story: list → seats and people → plan → guard → apply. Throws if something cannot be read; then nothing was written. */
async function decide(beginning, services) {
    const { inputs, sources, mode, conversation, announce } = beginning;
    const { rules, limits } = inputs;
    const { problems } = services;
    const { products, drift } = await readLists(inputs, sources, services);
    problems.add(checkLimits(limits, products));
    const isInvalid = problems.hasErrors;
    problems.add(drift);
    if (isInvalid)
        return { kind: 'invalid' };
    if (drift.length > 0)
        return { kind: 'refused', plan: null };
    // Not for an invalid list: its codes may be anything.
    problems.add(unusualCodes(products, inputs.list.productCodes));
    const { credentials, ...address } = inputs.datadog;
    if (credentials === null)
        return { kind: 'checked' };
    const isReadOnly = !sources.isApplied;
    return withDatadog({ ...address, credentials, isReadOnly }, services, async (datadog) => {
        const situation = await gatherSituation(datadog, products, rules, services);
        const unreviewed = planSeats(situation, rules);
        const reviewed = sources.isApplied ? await conversation.readReviewed(unreviewed) : situation.reviewed;
        const plan = reviewed.kind === 'none' ? unreviewed : planSeats({ ...situation, reviewed }, rules);
        problems.add(plan.problems);
        const refusals = guard(plan, limits);
        problems.add(refusals);
        if (refusals.length > 0) {
            const isSetUp = await isFirstList(plan, inputs.list.files, sources, services);
            return { kind: isSetUp ? 'set-up' : 'refused', plan };
        }
        if (mode.kind === 'dry-run' || !hasChanges(plan))
            return { kind: 'planned', plan };
        announce(plan);
        // Also if the job is cancelled meanwhile: what is confirmed is applied, the rest is not attempted.
        return { kind: 'applied', plan, applied: await applyPlan(plan, limits, datadog, services) };
    });
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


/***/ })

};
