export const id = 330;
export const ids = [330];
export const modules = {

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


/***/ })

};
