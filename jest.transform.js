import { stripTypeScriptTypes } from 'node:module';

/** Runs tests as Node.js runs the scripts: without types, which `npm run typecheck` checks. */
export default {
  process: (code) => ({ code: stripTypeScriptTypes(code) }),
};
