import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

const NODE_BUILTINS = builtinModules.flatMap((name) => [name, `node:${name}`]);

/** What each room may import, beside itself. Files name themselves, rooms stand for all their files. */
const ROOMS = {
  seats: [],
  http: ['seats', 'json.ts'],
  inputs: ['seats', 'datadog/site.ts'],
  datadog: ['seats', 'http', 'json.ts'],
  github: ['seats', 'http', 'json.ts'],
  list: ['seats', 'github', 'inputs', 'runner', 'json.ts'],
  apply: ['seats', 'datadog'],
  render: ['seats'],
  runner: ['seats', 'render', 'inputs', 'json.ts'],
  'pull-request': ['seats', 'github', 'render', 'inputs', 'runner', 'json.ts'],
};
const zones = [
  ...Object.entries(ROOMS).map(([room, others]) => ({
    target: `./src/${room}`,
    from: './src',
    except: [room, ...others].map((name) => `./${name}`),
    message: `${room}/ may import ${['itself', ...others].join(', ')}; see CONTRIBUTING.md.`,
  })),
  { target: './src', from: './src/main.ts', message: 'main.ts is the process; nobody imports it.' },
  {
    target: './src',
    from: ['./sandbox', './scripts', './__tests__'],
    message: 'The action never needs its test world.',
  },
];

/** Rooms that know nothing of toolkit, network, disk, process, clock and timers. */
const PURE = [
  'src/seats/**/*.ts',
  'src/render/**/*.ts',
  'src/inputs/**/*.ts',
  'src/json.ts',
  'src/datadog/site.ts',
  'src/http/patience.ts',
  'src/apply/batches.ts',
  'src/list/parse*.ts',
  'src/list/entry.ts',
];

/** State that outlives a call and that no caller hands over. */
const MODULE_STATE = ['Program >', 'Program > ExportNamedDeclaration >'].flatMap((place) => [
  `${place} VariableDeclaration[kind="let"]`,
  `${place} VariableDeclaration > VariableDeclarator > NewExpression[callee.name=/^(?:Map|WeakMap|WeakSet|Array)$/]`,
]);

/** What only the outside of a pure room may use. */
const impureGlobals = ['process', 'setTimeout', 'setInterval', 'setImmediate', 'fetch', 'performance', 'console'];

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'node_modules/']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js'] })] },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { zones }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Small types stand on one line, which an interface cannot.
      '@typescript-eslint/consistent-type-definitions': 'off',
      'no-console': 'error',
      eqeqeq: 'error',
      // A function that returns nothing may end in a call that returns nothing.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreVoidReturningFunctions: true }],
      // A guard stands on one line; anything longer has braces.
      curly: ['error', 'multi-line', 'consistent'],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 200 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', { max: 4 }],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['**/node_modules/**'], message: 'Packages are imported by their names.' }] },
      ],
    },
  },
  {
    files: ['src/*.ts'],
    ignores: ['src/main.ts', 'src/run.ts', 'src/json.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'Program', message: 'A file of src/ belongs to one of its rooms.' },
      ],
    },
  },
  {
    files: PURE,
    rules: {
      'no-restricted-syntax': [
        'error',
        ...MODULE_STATE.map((selector) => ({ selector, message: 'A pure module keeps no state.' })),
      ],
      'no-restricted-imports': 'off',
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: NODE_BUILTINS.filter((name) => name !== 'node:path/posix').map((name) => ({
            name,
            message: 'This module is pure.',
            allowTypeImports: true,
          })),
          patterns: [
            { group: ['**/node_modules/**'], message: 'Packages are imported by their names.' },
            { group: ['@actions/*', 'undici', 'undici/*'], message: 'This module is pure.', allowTypeImports: true },
          ],
        },
      ],
      'no-restricted-globals': ['error', ...impureGlobals],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The time comes in as an argument.' },
        { object: 'Math', property: 'random', message: 'Randomness comes in as an argument.' },
      ],
    },
  },
  {
    files: ['sandbox/**/*.ts', 'scripts/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
);
