import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

const NODE_BUILTINS = builtinModules.flatMap((name) => [name, `node:${name}`]);

/** Each room and what it may import: itself and `seats/`. The files in `src/` itself know the rooms, nobody knows `main.ts`. */
const ROOMS = ['apply', 'list', 'datadog', 'render', 'github'];
const zones = [
  {
    target: './src/seats',
    from: './src',
    except: ['./seats'],
    message: 'seats/ is the heart: it imports only itself.',
  },
  {
    target: './src/inputs',
    from: './src',
    except: ['./inputs', './seats', './datadog'],
    message: 'inputs/ checks what people typed: it knows seats/ and the sites and credentials of datadog/.',
  },
  ...ROOMS.map((room) => ({
    target: `./src/${room}`,
    from: './src',
    except: [`./${room}`, './seats'],
    message: `${room}/ imports seats/ and nothing of the other rooms.`,
  })),
  {
    target: './src/join',
    from: './src',
    except: ['./join', './seats', './render', './github'],
    message: 'join/ is an entry of its own: it shares seats/, render/ and github/ with the other one.',
  },
  { target: './src', from: './src/main.ts', message: 'main.ts wires the process; nobody imports it.' },
  {
    target: './src',
    from: ['./sandbox', './scripts', './bench', './__tests__'],
    message: 'The action never needs its test world.',
  },
];

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
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // The pure rooms: no toolkit, no network, no disk, no process, no clock, no timer.
    files: [
      'src/seats/**/*.ts',
      'src/render/**/*.ts',
      'src/datadog/site.ts',
      'src/datadog/retry.ts',
      'src/list/parse*.ts',
    ],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: NODE_BUILTINS.map((name) => ({ name, message: 'This module is pure.' })),
          patterns: [{ group: ['@actions/*', 'undici', 'undici/*'], message: 'This module is pure.' }],
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
    files: ['sandbox/**/*.ts', 'scripts/**/*.ts', 'bench/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['*.js', 'bench/official-client/*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
  },
);
