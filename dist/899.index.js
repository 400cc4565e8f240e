export const id = 899;
export const ids = [899];
export const modules = {

/***/ 3899:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  apply: () => (/* binding */ apply)
});

// EXTERNAL MODULE: ./src/seats/problem.ts
var problem = __webpack_require__(2889);
;// CONCATENATED MODULE: ./src/apply/batches.ts
/** The most people that are sent in one call. Datadog publishes no limit; a refused batch is split. */
const MAX_BATCH_PEOPLE = 100;
/** After so many single people in a row got the same refusal, it may be about everybody. */
const SAME_REFUSALS = 3;
/** So many more people, from all over the list, must get it too before that is believed. */
const PROBES = 5;
/** Where somebody was accepted before, this many people left are rather asked one by one than judged together. */
const FEW_PEOPLE = 30;
/** So many batches are under way side by side, once one was accepted. */
const MAX_SIDE_BY_SIDE = 8;
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
    /** Who is sent next, in the order of the list. */
    #next = 0;
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
        while (this.#next < this.#people.length && this.#whyStopped() === null) {
            for (const { batch, reason } of await this.#sendSideBySide()) {
                await this.#split(batch, reason);
            }
        }
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
    /**
     * Sends batch after batch, several at a time: one by one until the first is accepted, since whatever is wrong with all of
     * them need not be met eight times. Ends when everybody was sent, or at a refusal, which is looked into before going on.
     */
    async #sendSideBySide() {
        const refused = [];
        const width = this.#anyAccepted ? MAX_SIDE_BY_SIDE : 1;
        const isOver = () => this.#next >= this.#people.length ||
            refused.length > 0 ||
            this.#whyStopped() !== null ||
            (width === 1 && this.#anyAccepted);
        const sendOn = async () => {
            while (!isOver()) {
                const slice = this.#people.slice(this.#next, this.#next + this.#limit);
                this.#next += slice.length;
                const batch = this.#unsettled(slice);
                const result = batch.length === 0 ? null : await this.#sendBatch(batch);
                if (result?.kind === 'refused') {
                    refused.push({ batch, reason: result.reason });
                }
            }
        };
        await Promise.all(Array.from({ length: width }, sendOn));
        return refused;
    }
    /** Sends part of a refused batch in batches of a size that the server takes; tells whether it took everybody. */
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
        const result = await this.#sendBatch(batch);
        return result.kind === 'refused' ? this.#split(batch, result.reason) : result.kind === 'accepted';
    }
    /** Sends one batch, and settles its people unless it was refused. */
    async #sendBatch(batch) {
        const result = await this.#send(batch);
        this.#unansweredInARow = result.kind === 'unanswered' ? this.#unansweredInARow + 1 : 0;
        switch (result.kind) {
            case 'accepted':
                this.#anyAccepted = true;
                this.#refusal = { reason: '', times: 0 };
                this.#settle(batch, result);
                break;
            case 'refused':
                batch.forEach((person) => this.#tried.add(person));
                break;
            case 'unanswered':
                this.#settle(batch, result);
                if (this.#unansweredInARow >= MAX_UNANSWERED_IN_A_ROW) {
                    this.#stopped = `Datadog gave no answer several times in a row (${result.reason})`;
                }
                break;
            case 'no-access':
                this.#halt.reason = result.reason;
                break;
            case 'cancelled':
                if (result.mayHaveTakenEffect) {
                    this.#settle(batch, { kind: 'unanswered', reason: 'the job was cancelled while this was under way' });
                }
                else {
                    this.#stopped = 'the job was cancelled before this';
                }
        }
        return result;
    }
    /** Halves a refused batch until the person at fault stands alone. */
    async #split(batch, reason) {
        if (batch.length === 1) {
            this.#settle(batch, { kind: 'refused', reason });
            await this.#judge(reason);
            return false;
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

// EXTERNAL MODULE: ./src/seats/holders.ts
var seats_holders = __webpack_require__(4081);
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
async function readAgain({ productCode, sent, heldBefore }, world) {
    try {
        const holders = await world.listHolders(productCode, world.cancellation.abandonReads);
        const held = (0,seats_holders/* indexHolders */.we)(holders);
        const shown = new Set([...sent.keys()].filter((person) => isShown(person, held, heldBefore)));
        return { kind: 'read', seats: holders.length, shown };
    }
    catch (error) {
        return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
    }
}
/** Reads until everything that was accepted shows, the time is over, the job is cancelled or the list cannot be read. */
async function readUntilShown(changes, world) {
    const { stopping } = world.cancellation;
    const deadline = world.now() + MAX_CONFIRM_MS;
    let last = UNREAD;
    for (let pause = FIRST_PAUSE_MS;; pause *= 2) {
        const reading = await readAgain(changes, world);
        if (reading.kind === 'unreadable') {
            // What an earlier reading showed stays true.
            return last.kind === 'read' ? last : reading;
        }
        last = reading;
        const pending = [...changes.sent].filter(([person, { kind }]) => kind === 'accepted' && !reading.shown.has(person));
        const leftMs = deadline - world.now();
        if (pending.length === 0 || leftMs <= 0 || stopping.aborted) {
            return reading;
        }
        world.onPending(changes.productCode, pending.length);
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
    const reading = await readUntilShown({ productCode: product.productCode, sent, heldBefore }, world);
    const outcomes = new Map();
    for (const [person, how] of sent) {
        const isDone = reading.kind === 'read' && reading.shown.has(person);
        outcomes.set(person, outcomeOf(how, person, reading, isDone));
    }
    return reading.kind === 'read'
        ? { outcomes, seatsAfter: reading.seats, problem: null }
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
    const problems = halt.reason === null ? [] : [(0,problem/* errorAt */.Os)(null, halt.reason)];
    for (const [index, { product }] of sendings.entries()) {
        const result = confirmed[index];
        result?.outcomes.forEach((outcome, person) => outcomes.set(person, outcome));
        if (typeof result?.seatsAfter === 'number') {
            seatsAfter.set(product.productCode, result.seatsAfter);
        }
        if (typeof result?.problem === 'string') {
            problems.push((0,problem/* errorAt */.Os)(null, `${product.productCode}: ${result.problem}`));
        }
    }
    return { outcomes, seatsAfter, problems };
}


/***/ })

};
