export const id = 471;
export const ids = [471];
export const modules = {

/***/ 6471:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   protection: () => (/* binding */ protection)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4006);
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(picomatch__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _person_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5261);
/* harmony import */ var _protection_pattern_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1372);



/** Compiles `protected-users`: e-mails, UUIDs and globs over e-mails (`*@sre.example.com`), without regard to case. */
function protection(patterns) {
    const keys = new Set();
    const globs = [];
    for (const pattern of patterns) {
        const key = (0,_person_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePersonKey */ ._c)(pattern);
        if (key !== null && ((0,_person_js__WEBPACK_IMPORTED_MODULE_0__/* .isUuid */ .O1)(key) || !(0,_protection_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .hasWildcard */ .r)(key))) {
            keys.add(key);
        }
        else {
            globs.push(pattern.toLowerCase());
        }
    }
    // `bash`: a `*` crosses any character. No extglobs: in an e-mail `+` and `(` are themselves.
    const matches = globs.length === 0 ? () => false : picomatch__WEBPACK_IMPORTED_MODULE_2___default()(globs, { bash: true, dot: true, noextglob: true, nonegate: true });
    const needsEmails = globs.length > 0 || [...keys].some(_person_js__WEBPACK_IMPORTED_MODULE_0__/* .isEmailKey */ .oc);
    const needsIds = [...keys].some(_person_js__WEBPACK_IMPORTED_MODULE_0__/* .isUuid */ .O1);
    return {
        needsEmails,
        covers({ id, email }) {
            const byId = id === null ? needsIds : keys.has(id);
            const byEmail = email === null ? needsEmails : keys.has(email) || matches(email);
            return byId || byEmail;
        },
    };
}


/***/ })

};
