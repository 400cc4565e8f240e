import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { read } from './documents.ts';

interface Workflow {
  readonly jobs: Readonly<
    Record<string, { readonly steps?: readonly { readonly name?: string; readonly run?: string }[] }>
  >;
}

/** The script of the step whose name starts so. */
function scriptOf(path: string, name: string): string {
  const { jobs } = parse(read(path)) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);
  return steps.find((step) => step.name?.startsWith(name))?.run ?? 'exit 99';
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'datadog-seats-release-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a script as the runner does, with a `gh` that notes its arguments and then runs `gh`, and a `git` that knows one commit. */
function runWith(script: string, gh: string, env: Readonly<Record<string, string>>): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(folder, 'calls'), '');
  writeFileSync(join(bin, 'gh'), `#!/bin/bash\necho "$*" >> '${join(folder, 'calls')}'\n${gh}\n`);
  writeFileSync(join(bin, 'git'), '#!/bin/bash\necho the-commit\n');
  ['gh', 'git'].forEach((name) => {
    chmodSync(join(bin, name), 0o755);
  });
  const PATH = `${bin}:${process.env.PATH ?? ''}`;
  const options = { cwd: folder, env: { PATH, GITHUB_REPOSITORY: 'o/r', ...env }, encoding: 'utf8' as const };
  execFileSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], options);
  return readFileSync(join(folder, 'calls'), 'utf8');
}

// The scripts are written for the runner that they run on.
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('the tag of the major version', () => {
  const script = scriptOf('.github/workflows/release.yml', 'Move the tag');
  const releases = ['v1.9.0', 'v1.10.0', 'v2.0.0', 'nightly'].join('\\n');
  const gh = (hasTag: boolean): string =>
    `case "$*" in *releases*) printf '${releases}\\n';; *ref/tags/*) ${hasTag ? 'true' : 'false'};; esac`;

  test('moves to the newest release of its major version', () => {
    const calls = runWith(script, gh(true), { TAG: 'v1.10.0' });
    expect(calls).toContain('--method PATCH repos/o/r/git/refs/tags/v1 -f sha=the-commit');
    expect(calls).not.toContain('POST');
  });

  test('is made where there is none', () => {
    expect(runWith(script, gh(false), { TAG: 'v2.0.0' })).toContain(
      '--method POST repos/o/r/git/refs -f ref=refs/tags/v2',
    );
  });

  test('stays where it is when an older version is released later', () => {
    expect(runWith(script, gh(true), { TAG: 'v1.9.0' })).not.toMatch(/PATCH|POST/);
  });

  test.each(['v1', 'v1.0', 'v1.10.0-rc.1', 'main'])('never follows %s', (TAG) => {
    expect(() => runWith(script, gh(true), { TAG })).toThrow();
  });
});

onLinux('the rebuilt dist/', () => {
  const script = scriptOf('.github/workflows/rebuild-dist.yml', 'Commit dist/');
  const gh = 'case "$*" in *trees*) printf \'dist/gone.js\\ndist/index.js\\n\';; esac';

  test('is committed whole on the commit that it was built from, and files that are gone are deleted', () => {
    mkdirSync(join(folder, 'dist'));
    const files = { 'dist/index.js': 'x'.repeat(300_000), 'dist/new file.js': 'new' };
    for (const [path, text] of Object.entries(files)) {
      writeFileSync(join(folder, path), text);
    }
    const calls = runWith(script, gh, { BRANCH: 'dependabot/npm/undici', COMMIT: 'the-commit' });
    expect(calls).toContain('api graphql --input request.json');
    const request = JSON.parse(readFileSync(join(folder, 'request.json'), 'utf8')) as {
      variables: { input: { fileChanges: { additions: { path: string; contents: string }[] } } };
    };
    expect(request.variables.input).toMatchObject({
      branch: { repositoryNameWithOwner: 'o/r', branchName: 'dependabot/npm/undici' },
      expectedHeadOid: 'the-commit',
      fileChanges: { deletions: [{ path: 'dist/gone.js' }] },
    });
    const added = request.variables.input.fileChanges.additions.map(({ path, contents }) => [
      path,
      Buffer.from(contents, 'base64').toString(),
    ]);
    expect(Object.fromEntries(added)).toEqual(files);
  });
});
