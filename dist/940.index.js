export const id = 940;
export const ids = [940];
export const modules = {

/***/ 2940:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lookUp: () => (/* binding */ lookUp)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./src/seats/person.ts
var person = __webpack_require__(5261);
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

// EXTERNAL MODULE: ./src/datadog/connections.ts
var connections = __webpack_require__(6463);
// EXTERNAL MODULE: ./src/datadog/error.ts
var datadog_error = __webpack_require__(544);
// EXTERNAL MODULE: ./src/datadog/hash.ts
var datadog_hash = __webpack_require__(7008);
;// CONCATENATED MODULE: ./src/datadog/sought.ts

/** Bits for each key: one in so many of the others is taken for one that is sought, and looked at more closely. */
const BITS_PER_KEY = 64;
/** No character of a string takes more bytes in UTF-8. */
const MAX_CHARACTER_BYTES = 3;
function bitOf(hash) {
    return 1 << (hash & 7);
}
/** The keys of people who are looked for, of whom a page of others can be cleared by the hashes of their keys alone. */
class SoughtKeys {
    #keys;
    /** A bit for each end of a hash: whether a key that is sought has it. */
    #bits;
    constructor(keys) {
        this.#keys = new Set(keys);
        this.#bits = new Uint8Array(2 ** Math.ceil(Math.log2((this.#keys.size * BITS_PER_KEY) / 8 + 1)));
        const encoder = new TextEncoder();
        const longest = [...this.#keys].reduce((length, key) => Math.max(length, key.length), 0);
        const bytes = new Uint8Array(longest * MAX_CHARACTER_BYTES);
        for (const key of this.#keys) {
            const hash = (0,datadog_hash/* hashOf */.q)(bytes, 0, encoder.encodeInto(key, bytes).written);
            // A key without a hash is the same as no string that has one.
            if (hash !== null) {
                const byte = this.#byteOf(hash);
                this.#bits[byte] = (this.#bits[byte] ?? 0) | bitOf(hash);
            }
        }
    }
    has(key) {
        return this.#keys.has(key);
    }
    /** Whether a string with this hash may be sought; where not, it is not. */
    mayHave(hash) {
        return ((this.#bits[this.#byteOf(hash)] ?? 0) & bitOf(hash)) !== 0;
    }
    /** Whether an account is sought, by either of its keys. */
    includes({ id, email }) {
        return this.has(id) || (email !== null && this.has(email));
    }
    #byteOf(hash) {
        return (hash >>> 3) & (this.#bits.length - 1);
    }
}

// EXTERNAL MODULE: ./src/datadog/wire.ts
var wire = __webpack_require__(689);
;// CONCATENATED MODULE: ./src/datadog/users.ts




const PATH = '/api/v2/users';
/** The documented maximum of `page[size]`; real servers take more. */
const SAFE_PAGE = 100;
/** The largest page that is asked for. */
const LARGE_PAGE = 1000;
/** No e-mail is contained in so many others; a server that never ends must not be read for ever. */
const MAX_SEARCH_PAGES = 1000;
const PERMISSION = 'the permission user_access_read (to find people by e-mail; UUIDs do without it)';
/** Where an item of the list has the two fields that people are known by. */
const PATHS = [['id'], ['attributes', 'email']];
const [ID, EMAIL] = [0, 1];
function accountFrom(item) {
    const { id, attributes } = (0,wire/* objectOf */.Xy)(item);
    const { email, name, disabled, status, service_account: serviceAccount } = (0,wire/* objectOf */.Xy)(attributes);
    const uuid = (0,wire/* textOf */.b6)(id)?.toLowerCase() ?? '';
    return (0,person/* isUuid */.O1)(uuid)
        ? {
            id: uuid,
            email: (0,wire/* textOf */.b6)(email)?.toLowerCase() ?? null,
            name: (0,wire/* textOf */.b6)(name),
            disabled: disabled === true || (0,wire/* textOf */.b6)(status)?.toLowerCase() === 'disabled',
            serviceAccount: serviceAccount === true,
        }
        : null;
}
/** Collects those who are sought. Hardly anybody in an organisation is, and to parse everybody would take most of the time. */
class PeopleCollector {
    paths = PATHS;
    #sought;
    #accounts = [];
    #hashes = [];
    #items = 0;
    constructor(sought) {
        this.#sought = sought;
    }
    add(item) {
        this.#items += 1;
        const [id, email] = [item.hash(ID), item.hash(EMAIL)];
        if (id !== null) {
            this.#hashes.push(id);
        }
        if (id !== null && email !== null && !this.#sought.mayHave(id) && !this.#sought.mayHave(email)) {
            return;
        }
        const account = accountFrom(item.parse());
        if (account !== null && this.#sought.includes(account)) {
            this.#accounts.push(account);
        }
    }
    end() {
        return { accounts: this.#accounts, hashes: this.#hashes, items: this.#items };
    }
}
/** The calls to the users list, one at a time. */
class UsersList {
    #http;
    #signal;
    /** What a search asks for: larger pages as soon as the server tells that it takes them. */
    #searchPage = SAFE_PAGE;
    constructor(http, signal) {
        this.#http = http;
        this.#signal = signal;
    }
    /** One page, from number 0 on. */
    async page(number, size, filter, sought) {
        const paging = { 'page[size]': String(size), 'page[number]': String(number) };
        const query = filter === null ? paging : { ...paging, filter };
        const call = { path: PATH, query, needs: PERMISSION, signal: this.#signal };
        const { envelope, items: people } = await this.#http.readList(call, () => new PeopleCollector(sought));
        (0,wire/* dataOf */.qu)(envelope, PATH);
        const meta = (0,wire/* objectOf */.Xy)((0,wire/* objectOf */.Xy)(envelope.meta).page);
        const maxPageSize = (0,wire/* countOf */.pq)(meta.max_page_size);
        return {
            ...people,
            total: (0,wire/* countOf */.pq)(meta.total_count),
            matching: (0,wire/* countOf */.pq)(meta.total_filtered_count),
            maxPageSize: maxPageSize === 0 ? null : maxPageSize,
        };
    }
    /** The first page of everybody: as large as the server takes, since the documented size is the smallest one. */
    async firstPage(sought) {
        try {
            return { page: await this.page(0, LARGE_PAGE, null, sought), size: LARGE_PAGE };
        }
        catch (error) {
            if (error instanceof datadog_error/* DatadogError */.j && error.kind === 'refused') {
                return { page: await this.page(0, SAFE_PAGE, null, sought), size: SAFE_PAGE };
            }
            throw error;
        }
    }
    /**
     * Everybody who has exactly this e-mail. The filter is a substring match that may return others first, so all its pages
     * are read; a server that does not tell how many there are is read until a page is empty.
     */
    async search(email) {
        const sought = new SoughtKeys([email]);
        const first = await this.#firstOfSearch(email, sought);
        const accounts = [...first.accounts];
        let { items } = first;
        for (let read = items, number = 1; items > 0 && read < (first.matching ?? Infinity); number += 1) {
            if (number > MAX_SEARCH_PAGES) {
                throw (0,wire/* unexpectedShape */.TU)(PATH, `the search for one e-mail has more than ${MAX_SEARCH_PAGES} pages`);
            }
            const page = await this.page(number, first.size, email, sought);
            accounts.push(...page.accounts);
            items = page.items;
            read += items;
            if (items === 0 && first.matching !== null) {
                throw (0,wire/* unexpectedShape */.TU)(PATH, `a search has ${first.matching} results, but its pages hold only ${read}`);
            }
        }
        return { first, accounts };
    }
    /** A search that has more results than the documented page holds begins again with the largest page that the server takes. */
    async #firstOfSearch(email, sought) {
        const size = this.#searchPage;
        const first = await this.page(0, size, email, sought);
        const large = Math.min(first.maxPageSize ?? size, LARGE_PAGE);
        this.#searchPage = large;
        const isWhole = first.items >= (first.matching ?? 0);
        return isWhole || large <= size
            ? { ...first, size }
            : { ...(await this.page(0, large, email, sought)), size: large };
    }
    /** One account by UUID, or why there is none. */
    async account(id) {
        try {
            const path = `${PATH}/${encodeURIComponent(id)}`;
            const reply = await this.#http.read({ path, needs: PERMISSION, signal: this.#signal });
            const account = accountFrom((0,wire/* objectOf */.Xy)(reply).data);
            if (account === null) {
                throw (0,wire/* unexpectedShape */.TU)(path, '"data" is no user');
            }
            return { kind: 'found', account };
        }
        catch (error) {
            if (error instanceof datadog_error/* DatadogError */.j && error.kind === 'refused') {
                return { kind: 'not-found', reason: `Datadog: ${error.reason}` };
            }
            throw error;
        }
    }
}

;// CONCATENATED MODULE: ./src/datadog/lookup.ts








/** More than may be under way: while some answers are parsed, others arrive. */
const MAX_AT_ONCE = 2 * connections/* MAX_CALLS_IN_FLIGHT */.q;
/** Everybody in an organisation, of whom only those are kept who are asked for: there may be hundreds of thousands. */
class Everybody {
    sought;
    #found = new Map();
    #hashes = [];
    /** The most people that any page told of. */
    #total = 0;
    constructor(keys) {
        this.sought = new SoughtKeys(keys);
    }
    /** Whether these are all: somebody may join, or slip from one page to another, while pages are read. */
    isComplete() {
        return new Set(this.#hashes).size === this.#total;
    }
    add({ accounts, hashes, total }) {
        for (const account of accounts) {
            this.#note(account.id, account);
            this.#note(account.email, account);
        }
        hashes.forEach((hash) => this.#hashes.push(hash));
        this.#total = Math.max(this.#total, total ?? 0);
    }
    /** Everybody with this key so far: an e-mail may belong to a person and to service accounts. */
    get(key) {
        return this.#found.get(key) ?? [];
    }
    #note(key, account) {
        // Pages may overlap where people come and go meanwhile.
        if (key !== null && this.sought.has(key) && !this.get(key).some(({ id }) => id === account.id)) {
            this.#found.set(key, [...this.get(key), account]);
        }
    }
}
/** One look-up of some people: by a call a person or by reading everybody, whichever is fewer calls. */
class LookUp {
    #users;
    #onProgress;
    #limit = (0,p_limit/* default */.A)(MAX_AT_ONCE);
    #found = new Map();
    #pending;
    constructor(users, keys, onProgress) {
        this.#users = users;
        this.#pending = new Set(keys);
        this.#onProgress = onProgress;
    }
    async run() {
        const [only, ...others] = this.#pending;
        const email = [...this.#pending].find(person/* isEmailKey */.oc);
        if (only !== undefined && others.length === 0) {
            await this.#ask(only);
        }
        else if (email !== undefined) {
            // The first search also tells how large the organisation is. While it is under way, the rest is prepared.
            const [{ first, accounts }, everybody] = await Promise.all([this.#users.search(email), this.#prepare()]);
            this.#settle(email, accounts);
            await this.#cheapest(first, everybody);
        }
        else if (only !== undefined) {
            await this.#probeEverybody(new Everybody(this.#pending));
        }
        return this.#found;
    }
    /** Nobody of everybody yet, after what is to be sent was sent. */
    async #prepare() {
        await (0,promises_.setImmediate)();
        return new Everybody(this.#pending);
    }
    #settle(key, accounts) {
        const found = (0,person/* isEmailKey */.oc)(key)
            ? resolveEmail(accounts)
            : accounts[0] === undefined
                ? { kind: 'not-found', reason: 'no Datadog account has this UUID' }
                : { kind: 'found', account: accounts[0] };
        this.#found.set(key, found);
        this.#pending.delete(key);
    }
    async #cheapest({ total, items, matching, maxPageSize }, everybody) {
        const size = Math.min(maxPageSize ?? LARGE_PAGE, LARGE_PAGE);
        // A total that is less than what was found counts something else.
        const isTold = total !== null && total > 0 && total >= Math.max(items, matching ?? 0);
        const pages = isTold ? Math.ceil(total / size) : Infinity;
        if (pages >= this.#pending.size) {
            await this.#askEach();
        }
        else if (maxPageSize === null) {
            await this.#probeEverybody(everybody);
        }
        else {
            await this.#readRest(everybody, 0, pages, size);
        }
    }
    async #ask(key) {
        if ((0,person/* isEmailKey */.oc)(key)) {
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
    async #probeEverybody(everybody) {
        const { page: first, size } = await this.#users.firstPage(everybody.sought);
        const pages = first.items === 0 ? 1 : Math.ceil((first.total ?? Infinity) / first.items);
        everybody.add(first);
        this.#settleCertain(everybody);
        if (pages - 1 > this.#pending.size) {
            await this.#askEach();
        }
        else {
            await this.#readRest(everybody, 1, pages, size);
        }
    }
    /** Reads the pages of everybody from one number on, and settles everybody. */
    async #readRest(everybody, from, pages, size) {
        let done = from;
        const numbers = Array.from({ length: pages - from }, (_, index) => from + index);
        await this.#limit.map(numbers, async (number) => {
            everybody.add(await this.#users.page(number, size, null, everybody.sought));
            done += 1;
            this.#onProgress(done, pages);
        });
        this.#settleCertain(everybody);
        // Who may have slipped through is asked for by name.
        if (this.#pending.size > 0 && !everybody.isComplete()) {
            await this.#askEach();
        }
        for (const key of [...this.#pending]) {
            this.#settle(key, everybody.get(key));
        }
    }
    /** Settles whom the pages so far identify for good: UUIDs, and e-mails of a person (a service account may still lose to one). */
    #settleCertain(everybody) {
        for (const key of [...this.#pending]) {
            const accounts = everybody.get(key);
            const isCertain = (0,person/* isEmailKey */.oc)(key) ? accounts.some(({ serviceAccount }) => !serviceAccount) : accounts.length > 0;
            if (isCertain) {
                this.#settle(key, accounts);
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
        if (error instanceof datadog_error/* DatadogError */.j && error.kind === 'access' && !keys.some(person/* isEmailKey */.oc)) {
            return { resolutions: unverified(keys), verified: false };
        }
        throw error;
    }
}


/***/ })

};
