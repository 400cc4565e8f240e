export const id = 854;
export const ids = [854];
export const modules = {

/***/ 2854:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lookUp: () => (/* binding */ lookUp)
});

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

// EXTERNAL MODULE: ./src/datadog/error.ts
var datadog_error = __webpack_require__(544);
// EXTERNAL MODULE: ./src/datadog/connections.ts
var connections = __webpack_require__(6463);
// EXTERNAL MODULE: ./src/datadog/wire.ts
var wire = __webpack_require__(689);
;// CONCATENATED MODULE: ./src/datadog/users.ts



const PATH = '/api/v2/users';
/** The documented maximum of `page[size]`; real servers take more. */
const SAFE_PAGE = 100;
/** No e-mail is contained in so many others; a server that never ends must not be read for ever. */
const MAX_SEARCH_PAGES = 1000;
const PERMISSION = 'the permission user_access_read (to find people by e-mail; UUIDs do without it)';
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
        const items = (0,wire/* dataOf */.qu)(reply, PATH);
        const meta = (0,wire/* objectOf */.Xy)((0,wire/* objectOf */.Xy)((0,wire/* objectOf */.Xy)(reply).meta).page);
        return {
            accounts: items.map(accountFrom).filter((account) => account !== null),
            items: items.length,
            total: (0,wire/* countOf */.pq)(meta.total_count),
            matching: (0,wire/* countOf */.pq)(meta.total_filtered_count),
            maxPageSize: (0,wire/* countOf */.pq)(meta.max_page_size),
        };
    }
    /** The first page of everybody: as large as the server takes, since the documented size is the smallest one. */
    async firstPage(size) {
        try {
            return { page: await this.page(0, size, null), size };
        }
        catch (error) {
            if (error instanceof datadog_error/* DatadogError */.j && error.kind === 'refused' && size > SAFE_PAGE) {
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
                throw (0,wire/* unexpectedShape */.TU)(PATH, `the search for one e-mail has more than ${MAX_SEARCH_PAGES} pages`);
            }
            const page = await this.page(number, SAFE_PAGE, email);
            accounts.push(...page.accounts);
            items = page.items;
            read += items;
            if (items === 0 && first.matching !== null) {
                throw (0,wire/* unexpectedShape */.TU)(PATH, `a search has ${first.matching} results, but its pages hold only ${read}`);
            }
        }
        return { first, accounts };
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
    #limit = pLimit(connections/* MAX_CALLS_IN_FLIGHT */.q);
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
            if ((0,person/* isEmailKey */.oc)(key)) {
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
        if (error instanceof datadog_error/* DatadogError */.j && error.kind === 'access' && !keys.some(person/* isEmailKey */.oc)) {
            return { resolutions: unverified(keys), verified: false };
        }
        throw error;
    }
}


/***/ })

};
