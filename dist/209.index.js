export const id = 209;
export const ids = [209];
export const modules = {

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
/** A person. If e-mails are hidden, the `id` is shown. */
function who(key, id = null) {
    return { kind: 'person', key, id };
}
/** A listed person with the line: `jane@example.com (seats.txt:3)`. */
function placed({ key, source }) {
    return [who(key), source === null ? ' (input users)' : ` (${source.file}:${source.line})`];
}
function quote(text) {
    return { kind: 'quote', text };
}
function words(text) {
    return { kind: 'words', text };
}
function value(text) {
    return { kind: 'value', text };
}
/** Builds a sentence from a template. Plain strings and numbers in it are never personal. */
function say(texts, ...parts) {
    return texts.flatMap((text, index) => {
        const part = parts[index] ?? '';
        if (typeof part === 'string' || typeof part === 'number') {
            return [text, String(part)];
        }
        return 'kind' in part ? [text, part] : [text, ...part];
    });
}
/** The sentence with `…` for every personal part, for places that do not know how to show e-mails. */
function impersonal(sentence) {
    return sentence.map((part) => (typeof part === 'string' ? part : '…')).join('');
}
/** A number with thousands separators: `1,200`. */
function grouped(number) {
    return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
/** A count with its noun: `1 seat`, `2 seats`, `1,200 people`. */
function count(number, one, many = `${one}s`) {
    return `${grouped(number)} ${number === 1 ? one : many}`;
}


/***/ })

};
