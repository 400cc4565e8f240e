// Takes `node:http2` out of the bundle. undici loads it at start-up, a fifth of a whole run, for a protocol that is never
// switched on here; where a runtime has no http2, undici itself goes on with just this object.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BUNDLE = join(import.meta.dirname, '../dist/index.js');
const LOADED = '__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2")';
const ABSENT = '{ constants: {} }';

const bundle = readFileSync(BUNDLE, 'utf8');
if (bundle.split(LOADED).length !== 2) {
  console.error(`dist/index.js should load node:http2 in exactly one place; look at what changed in undici or ncc`);
  process.exit(1);
}
writeFileSync(BUNDLE, bundle.replace(LOADED, ABSENT));
