import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startGithub, type GithubSandbox } from '../../sandbox/github.ts';
import { makeRepository, type CommentInput } from '../../sandbox/github/world.ts';
import { askGithub, type Answer } from './ask.ts';

const COMMENTS = '/repos/example-org/platform/issues/7/comments';
const QUERY = `query($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) {
    comments(first: 100, after: $after) {
      nodes { id databaseId body viewerDidAuthor url createdAt } pageInfo { hasNextPage endCursor }
    }
  } }
}`;

interface RestComment {
  readonly id: number;
  readonly node_id: string;
  readonly body: string;
  readonly html_url: string;
}

let github: GithubSandbox;

beforeEach(async () => {
  const pullRequests = [{ number: 7 }, { number: 8 }];
  const comments: CommentInput[] = Array.from({ length: 120 }, (_, index) => ({
    issueNumber: 7,
    body: `No. ${index}`,
  }));
  comments.push({ issueNumber: 8, id: 77, body: 'mine', authoredByViewer: true });
  const world = makeRepository({ pullRequests, comments });
  github = await startGithub(world, { now: () => Date.UTC(2026, 4, 1, 12, 0, 0, 500) });
});

afterEach(() => github.close());

async function pages(path: string): Promise<string[][]> {
  const read: string[][] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const answer: Answer = await askGithub(github, next);
    read.push((answer.body as RestComment[]).map(({ body }) => body));
    const link = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
    next = link?.slice(github.url.length);
  }
  return read;
}

async function graphql(variables: object, query = QUERY): Promise<unknown> {
  return (await askGithub(github, '/graphql', { method: 'POST', body: { query, variables } })).body;
}

describe('listing', () => {
  test.each([
    ['', [30, 30, 30, 30]],
    ['?per_page=100', [100, 20]],
    ['?per_page=500', [100, 20]],
  ])('%s follows the links', async (query, sizes) => {
    const read = await pages(COMMENTS + query);
    expect(read.map(({ length }) => length)).toEqual(sizes);
    expect(read.flat()).toEqual(Array.from({ length: 120 }, (_, index) => `No. ${index}`));
  });

  test('one page has no links', async () => {
    const answer = await askGithub(github, '/repos/example-org/platform/issues/8/comments');
    expect(answer.headers.has('link')).toBe(false);
    expect(answer.body).toMatchObject([{ id: 77, body: 'mine', user: { login: 'github-actions[bot]', type: 'Bot' } }]);
  });

  test('another pull request or repository is not found', async () => {
    for (const path of [
      '/repos/example-org/platform/issues/9/comments',
      '/repos/example-org/other/issues/7/comments',
    ]) {
      expect(await askGithub(github, path)).toMatchObject({ status: 404, body: { message: 'Not Found' } });
    }
  });
});

describe('writing', () => {
  async function create(body: unknown): Promise<Answer> {
    return askGithub(github, COMMENTS, { method: 'POST', body: { body } });
  }

  test('creates, reads, edits and deletes', async () => {
    const created = await create('hello');
    expect(created).toMatchObject({ status: 201, body: { body: 'hello', created_at: '2026-05-01T12:00:00Z' } });
    const { id, html_url } = created.body as RestComment;
    expect(html_url).toBe(`${github.url}/example-org/platform/pull/7#issuecomment-${id}`);
    expect(github.repository.comments(7).at(-1)).toMatchObject({ id, authoredByViewer: true });
    const path = `/repos/example-org/platform/issues/comments/${id}`;
    const edited = await askGithub(github, path, { method: 'PATCH', body: { body: 'changed' } });
    expect(edited).toMatchObject({ status: 200, body: { id, body: 'changed' } });
    expect((await askGithub(github, path)).body).toMatchObject({ body: 'changed' });
    expect(await askGithub(github, path, { method: 'DELETE' })).toMatchObject({ status: 204, body: undefined });
    expect((await askGithub(github, path)).status).toBe(404);
  });

  test('a token may edit what somebody else wrote', async () => {
    const [first] = github.repository.comments(7);
    const path = `/repos/example-org/platform/issues/comments/${first?.id ?? 0}`;
    expect((await askGithub(github, path, { method: 'PATCH', body: { body: 'mine now' } })).status).toBe(200);
    expect(github.repository.comments(7)[0]).toMatchObject({ body: 'mine now', authoredByViewer: false });
  });

  test('takes 65,536 UTF-16 characters and not one more', async () => {
    expect((await create('😀'.repeat(32_768))).status).toBe(201);
    const message = 'Body is too long (maximum is 65536 characters)';
    const tooLong = { status: 422, body: { message: 'Validation Failed', errors: [{ message }] } };
    expect(await create('😀'.repeat(32_768) + '.')).toMatchObject(tooLong);
    const edit = { method: 'PATCH', body: { body: '.'.repeat(65_537) } };
    expect(await askGithub(github, '/repos/example-org/platform/issues/comments/77', edit)).toMatchObject(tooLong);
    expect(github.repository.comments(8)[0]?.body).toBe('mine');
  });

  test('refuses an empty body', async () => {
    expect((await create('')).status).toBe(422);
    expect((await create(undefined)).status).toBe(422);
  });

  test('a token that may only read is refused', async () => {
    github.repository.tokenCanWrite = false;
    const forbidden = { status: 403, body: { message: 'Resource not accessible by integration' } };
    expect(await create('hello')).toMatchObject(forbidden);
    const method = 'DELETE';
    expect(await askGithub(github, '/repos/example-org/platform/issues/comments/77', { method })).toMatchObject(
      forbidden,
    );
    expect(github.repository.comments(8)).toHaveLength(1);
    expect((await askGithub(github, COMMENTS)).status).toBe(200);
  });
});

describe('GraphQL', () => {
  test('pages through the comments by cursor', async () => {
    const variables = { owner: 'example-org', name: 'platform', number: 7, after: null };
    const comments = (page: unknown, count: number): object => ({
      data: { repository: { pullRequest: { comments: { nodes: { length: count }, pageInfo: page } } } },
    });
    const first = await graphql(variables);
    const cursor = expect.any(String) as unknown;
    expect(first).toMatchObject(comments({ hasNextPage: true, endCursor: cursor }, 100));
    const after = /"endCursor":"([^"]+)"/.exec(JSON.stringify(first))?.[1];
    expect(await graphql({ ...variables, after })).toMatchObject(
      comments({ hasNextPage: false, endCursor: cursor }, 20),
    );
    expect(await graphql({ ...variables, after: 'made up' })).toMatchObject({ errors: [{}] });
  });

  test('tells one from another, and only the fields that are asked for', async () => {
    const variables = { owner: 'example-org', name: 'platform', number: 8 };
    const node = {
      id: 'IC_sandbox77',
      databaseId: 77,
      body: 'mine',
      viewerDidAuthor: true,
      url: `${github.url}/example-org/platform/pull/8#issuecomment-77`,
      createdAt: '2026-03-01T09:00:00Z',
    };
    const read = (await graphql(variables)) as {
      data: { repository: { pullRequest: { comments: { nodes: unknown } } } };
    };
    expect(read.data.repository.pullRequest.comments.nodes).toStrictEqual([node]);
    expect(await graphql(variables, QUERY.replace('body', ''))).toMatchObject({
      data: { repository: { pullRequest: { comments: { nodes: [expect.not.objectContaining({ body: 'mine' })] } } } },
    });
  });

  test('finds comments by their node ids', async () => {
    const query = 'query($ids: [ID!]!) { nodes(ids: $ids) { ... on IssueComment { id viewerDidAuthor } } }';
    const ids = [github.repository.comments(7)[0]?.nodeId, 'IC_none', 'IC_sandbox77'];
    expect(await graphql({ ids }, query)).toStrictEqual({
      data: { nodes: [{ id: ids[0], viewerDidAuthor: false }, null, { id: ids[2], viewerDidAuthor: true }] },
    });
  });

  test('a missing pull request or repository is an error in a 200', async () => {
    expect(await graphql({ owner: 'example-org', name: 'platform', number: 9 })).toMatchObject({
      data: { repository: { pullRequest: null } },
      errors: [{ type: 'NOT_FOUND' }],
    });
    expect(await graphql({ owner: 'example-org', name: 'x', number: 7 })).toMatchObject({ data: { repository: null } });
  });

  test('can be missing', async () => {
    github.repository.hasGraphql = false;
    expect((await askGithub(github, '/graphql', { method: 'POST', body: { query: QUERY } })).status).toBe(404);
  });
});

test.each([
  [{ authorization: 'Bearer wrong' }, 'Bad credentials'],
  [{ authorization: '' }, 'Requires authentication'],
])('%j is a 401', async (headers, message) => {
  for (const path of [COMMENTS, '/graphql']) {
    expect(await askGithub(github, path, { headers })).toMatchObject({ status: 401, body: { message } });
  }
});
