import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startGithub, type GithubSandbox } from '../../sandbox/github.ts';
import { makeRepository } from '../../sandbox/github/world.ts';
import { askGithub } from './ask.ts';

const REPO = '/repos/example-org/platform';

let github: GithubSandbox;

beforeEach(async () => {
  github = await startGithub(
    makeRepository({
      isPrivate: false,
      commits: {
        one: { files: { 'seats.txt': 'a', 'docs/read me.md': 'b', 'old.csv': 'c', same: 'd' } },
        two: { parent: 'one', files: { 'seats.txt': 'A', 'docs/read me.md': 'b', 'old.csv': 'c', same: 'd' } },
        feature: { parent: 'one', files: { 'seats.txt': 'é', 'teams/new.csv': 'c', same: 'd', 'x.yml': '' } },
        merge: { parents: ['two', 'feature'], files: { 'seats.txt': 'Aé' } },
        alien: { files: {} },
      },
      refs: { main: 'merge', 'on/boarding': 'feature' },
      pullRequests: [
        { number: 1, merged: true, mergeCommitSha: 'merge', headSha: 'feature', mergedAt: '2026-03-02T00:00:00Z' },
        { number: 2, headSha: 'two', headRepository: 'stranger/platform', commits: ['feature'] },
      ],
    }),
  );
});

afterEach(() => github.close());

test('the repository tells its visibility and its default branch', async () => {
  const expected = { full_name: 'example-org/platform', private: false, visibility: 'public', default_branch: 'main' };
  expect((await askGithub(github, REPO)).body).toMatchObject(expected);
  expect((await askGithub(github, '/repos/Example-Org/Platform')).status).toBe(200);
  expect((await askGithub(github, '/repos/example-org')).status).toBe(404);
});

describe('pull requests', () => {
  test('one', async () => {
    expect((await askGithub(github, `${REPO}/pulls/1`)).body).toMatchObject({
      number: 1,
      state: 'closed',
      merged: true,
      merge_commit_sha: 'merge',
      base: { ref: 'main', repo: { full_name: 'example-org/platform', default_branch: 'main' } },
    });
    expect((await askGithub(github, `${REPO}/pulls/2`)).body).toMatchObject({
      state: 'open',
      merged: false,
      merged_at: null,
      head: { repo: { full_name: 'stranger/platform', fork: true } },
    });
    expect((await askGithub(github, `${REPO}/pulls/3`)).status).toBe(404);
  });

  test.each([
    ['merge', [1]],
    ['feature', [1, 2]],
    ['one', []],
  ])('of the commit %s', async (sha, numbers) => {
    const answer = await askGithub(github, `${REPO}/commits/${sha}/pulls`);
    expect((answer.body as { number: number }[]).map(({ number }) => number)).toEqual(numbers);
  });

  test('of no commit', async () => {
    const answer = await askGithub(github, `${REPO}/commits/none/pulls`);
    expect(answer).toMatchObject({ status: 422, body: { message: 'No commit found for SHA: none' } });
  });
});

describe('contents', () => {
  test.each([
    ['seats.txt', 'Aé'],
    ['seats.txt?ref=one', 'a'],
    ['seats.txt?ref=refs/heads/on/boarding', 'é'],
    ['docs%2Fread%20me.md?ref=two', 'b'],
  ])('%s', async (path, text) => {
    const answer = await askGithub(github, `${REPO}/contents/${path}`);
    const { content, ...rest } = answer.body as { content: string };
    expect(rest).toMatchObject({ type: 'file', encoding: 'base64', size: Buffer.byteLength(text) });
    expect(Buffer.from(content, 'base64').toString()).toBe(text);
    const raw = await askGithub(github, `${REPO}/contents/${path}`, {
      headers: { accept: 'application/vnd.github.raw+json' },
    });
    expect(raw).toMatchObject({
      status: 200,
      contentType: 'application/vnd.github.raw+json; charset=utf-8',
      body: text,
    });
  });

  test('of a directory', async () => {
    expect((await askGithub(github, `${REPO}/contents/docs?ref=one`)).body).toEqual([
      { type: 'file', name: 'read me.md', path: 'docs/read me.md' },
    ]);
  });

  test('a missing path and a missing ref are not found', async () => {
    const missing = await askGithub(github, `${REPO}/contents/none.txt`);
    expect(missing).toMatchObject({ status: 404, body: { message: 'Not Found' } });
    const lost = await askGithub(github, `${REPO}/contents/seats.txt?ref=none`);
    expect(lost).toMatchObject({ status: 404, body: { message: 'No commit found for the ref none' } });
  });

  test('of a large file only the raw form carries the text', async () => {
    const text = 'x'.repeat(1024 * 1024 + 1);
    const large = await startGithub(
      makeRepository({ commits: { c: { files: { large: text } } }, refs: { main: 'c' } }),
    );
    const path = `${REPO}/contents/large`;
    expect((await askGithub(large, path)).body).toMatchObject({ encoding: 'none', content: '', size: text.length });
    const raw = await askGithub(large, path, { headers: { accept: 'application/vnd.github.raw' } });
    expect(raw.body).toBe(text);
    const { sha } = (await askGithub(large, path)).body as { sha: string };
    const blob = (await askGithub(large, `${REPO}/git/blobs/${sha}`)).body as { content: string; size: number };
    expect(blob).toMatchObject({ sha, size: text.length, encoding: 'base64' });
    expect(Buffer.from(blob.content, 'base64').toString()).toBe(text);
    expect(await askGithub(large, `${REPO}/git/blobs/${'0'.repeat(40)}`)).toMatchObject({ status: 404 });
    await large.close();
  });
});

describe('comparing', () => {
  test('shows what the head changed since it left the base', async () => {
    const answer = await askGithub(github, `${REPO}/compare/two...on%2Fboarding`);
    expect(answer.body).toMatchObject({
      status: 'diverged',
      ahead_by: 1,
      behind_by: 1,
      base_commit: { sha: 'two' },
      merge_base_commit: { sha: 'one' },
      commits: [{ sha: 'feature' }],
    });
    expect((answer.body as { files: unknown }).files).toStrictEqual([
      { filename: 'docs/read me.md', status: 'removed' },
      { filename: 'seats.txt', status: 'modified' },
      { filename: 'teams/new.csv', status: 'renamed', previous_filename: 'old.csv' },
      { filename: 'x.yml', status: 'added' },
    ]);
  });

  test.each([
    ['one...two', { status: 'ahead', ahead_by: 1, behind_by: 0 }],
    ['two...one', { status: 'behind', ahead_by: 0, behind_by: 1, files: [] }],
    ['main...merge', { status: 'identical', files: [] }],
    ['two...merge', { status: 'ahead', ahead_by: 2, merge_base_commit: { sha: 'two' } }],
  ])('%s', async (basehead, expected) => {
    expect((await askGithub(github, `${REPO}/compare/${basehead}`)).body).toMatchObject(expected);
  });

  test('needs both, and a common ancestor', async () => {
    expect((await askGithub(github, `${REPO}/compare/none...one`)).status).toBe(404);
    const answer = await askGithub(github, `${REPO}/compare/alien...one`);
    expect(answer).toMatchObject({ status: 404, body: { message: 'No common ancestor between alien and one.' } });
  });
});
