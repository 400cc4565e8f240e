import type { getOctokit } from '@actions/github';

/** A comment may have so many UTF-16 characters, marker included. */
export const MAX_COMMENT_CHARACTERS = 65_536;
/** The longest that GitHub may take for the whole comment: reports must not wait for it. */
const MAX_COMMENT_MS = 60_000;

/** Which comment is meant. */
export interface CommentPlace {
  readonly owner: string;
  readonly repo: string;
  readonly pullRequest: number;
  /** Keeps the comments of several uses in one pull request apart. */
  readonly key: string;
}

/** What is to become of it. */
export interface CommentWish {
  readonly body: string;
  /** Whether a comment is to be created where there is none; an existing one is always kept up to date. */
  readonly create: boolean;
}

type Octokit = ReturnType<typeof getOctokit>;

interface OwnComment {
  readonly databaseId: number;
  readonly url: string;
  readonly body: string;
}

interface CommentNode extends OwnComment {
  readonly viewerDidAuthor: boolean;
}

interface CommentsPage {
  readonly repository: {
    readonly pullRequest: {
      readonly comments: {
        readonly nodes: readonly (CommentNode | null)[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      };
    } | null;
  } | null;
}

/** `GITHUB_TOKEN` can edit anybody's comment and cannot ask who it is; this field tells one's own. */
const COMMENTS_QUERY = `query ($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      comments(first: 100, after: $after) {
        nodes { id databaseId body url viewerDidAuthor }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

/** The hidden first line that a comment is found by. */
export function markerOf(key: string): string {
  // Encoded so that a key can neither end the HTML comment nor look like another key.
  const encoded = encodeURIComponent(key).replaceAll('-', '%2D');
  return `<!-- datadog-seats${encoded === '' ? '' : ` ${encoded}`} -->\n`;
}

/** One's own comments with the marker, oldest first, from all pages. */
async function listOwn(octokit: Octokit, place: CommentPlace, signal: AbortSignal): Promise<OwnComment[]> {
  const marker = markerOf(place.key).trim();
  const own: OwnComment[] = [];
  let after: string | null = null;
  do {
    const page: CommentsPage = await octokit.graphql(COMMENTS_QUERY, {
      owner: place.owner,
      name: place.repo,
      number: place.pullRequest,
      after,
      request: { signal },
    });
    const comments = page.repository?.pullRequest?.comments;
    if (comments === undefined) {
      throw new Error(`pull request #${place.pullRequest} was not found`);
    }
    own.push(
      ...(comments.nodes.filter(
        (node) => node !== null && node.viewerDidAuthor && node.body.startsWith(marker),
      ) as OwnComment[]),
    );
    after = comments.pageInfo.hasNextPage ? comments.pageInfo.endCursor : null;
  } while (after !== null);
  return own.sort((a, b) => a.databaseId - b.databaseId);
}

/** GitHub keeps line breaks as it likes; a comment that differs in nothing else is the same. */
function isSame(a: string, b: string): boolean {
  const normal = (text: string): string => text.replaceAll('\r\n', '\n').trim();
  return normal(a) === normal(b);
}

/** Creates a comment, then looks again: two jobs may have created one each; the older one stays. */
async function create(octokit: Octokit, place: CommentPlace, body: string, signal: AbortSignal): Promise<string> {
  const { owner, repo } = place;
  const request = { signal };
  const created = await octokit.rest.issues.createComment({
    owner,
    repo,
    issue_number: place.pullRequest,
    body,
    request,
  });
  const [oldest] = await listOwn(octokit, place, signal);
  if (oldest === undefined || oldest.databaseId >= created.data.id) {
    return created.data.html_url;
  }
  await octokit.rest.issues.updateComment({ owner, repo, comment_id: oldest.databaseId, body, request });
  await octokit.rest.issues.deleteComment({ owner, repo, comment_id: created.data.id, request });
  return oldest.url;
}

/**
 * Creates or updates the one comment of this use in a pull request: the oldest of one's own that begins with the marker.
 *
 * @param token reads and writes the pull request.
 * @param signal gives up at once.
 * @returns its address; `''` where there is none and none was wished. Throws what GitHub's client throws.
 */
export async function upsertComment(
  token: string,
  place: CommentPlace,
  wish: CommentWish,
  signal: AbortSignal,
): Promise<string> {
  // Loaded only now: most runs need nothing of GitHub, and it takes time to load.
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(token);
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(MAX_COMMENT_MS)]);
  const body = `${markerOf(place.key)}${wish.body}`;
  const [oldest] = await listOwn(octokit, place, bounded);
  if (oldest === undefined) {
    return wish.create ? create(octokit, place, body, bounded) : '';
  }
  if (!isSame(oldest.body, body)) {
    const { owner, repo } = place;
    await octokit.rest.issues.updateComment({
      owner,
      repo,
      comment_id: oldest.databaseId,
      body,
      request: { signal: bounded },
    });
  }
  return oldest.url;
}

/** Why there is no comment, and what to do about it. */
export function explainCommentError(error: unknown): string {
  const { status, message } = error as { status?: unknown; message?: unknown };
  const text = typeof message === 'string' ? message : String(error);
  if (status === 403 || status === 401 || /not accessible/i.test(text)) {
    return (
      `github-token may not comment (${text}): give the job "permissions: pull-requests: write"; ` +
      'workflows that a fork or Dependabot triggers never may'
    );
  }
  return text;
}
