import { explainGithub, type Github, statusOf } from './api.ts';

/** A comment may have so many UTF-16 characters, marker included. */
export const MAX_COMMENT_CHARACTERS = 65_536;

/** Which comment is meant. */
export interface CommentPlace {
  readonly pullRequest: number;
  /** Keeps the comments of several uses in one pull request apart. */
  readonly key: string;
}

/** A comment of one's own. */
export interface OwnComment {
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

/** `GITHUB_TOKEN` can edit anybody's comment and cannot ask who it is; `viewerDidAuthor` tells one's own. */
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

/** One's own comments with the marker, oldest first, from all pages. Throws what GitHub's client throws. */
export async function listOwnComments(github: Github, place: CommentPlace): Promise<OwnComment[]> {
  const marker = markerOf(place.key).trim();
  const own: OwnComment[] = [];
  let after: string | null = null;
  do {
    const page: CommentsPage = await github.octokit.graphql(COMMENTS_QUERY, {
      owner: github.owner,
      name: github.repo,
      number: place.pullRequest,
      after,
    });
    const comments = page.repository?.pullRequest?.comments;
    if (comments === undefined) {
      throw new Error(`pull request #${place.pullRequest} was not found`);
    }
    own.push(
      ...comments.nodes
        .filter((node) => node !== null)
        .filter((node) => node.viewerDidAuthor && node.body.startsWith(marker)),
    );
    after = comments.pageInfo.hasNextPage ? comments.pageInfo.endCursor : null;
  } while (after !== null);
  return own.sort((a, b) => a.databaseId - b.databaseId);
}

async function update(github: Github, comment: OwnComment, body: string): Promise<void> {
  const { octokit, owner, repo } = github;
  await octokit.rest.issues.updateComment({ owner, repo, comment_id: comment.databaseId, body });
}

/** Two jobs that looked at the same time may have created a comment each: the oldest stays, the others go. */
async function foldDuplicates(github: Github, duplicates: readonly OwnComment[]): Promise<void> {
  const { octokit, owner, repo } = github;
  for (const { databaseId } of duplicates) {
    try {
      await octokit.rest.issues.deleteComment({ owner, repo, comment_id: databaseId });
    } catch (error) {
      // The other job may have folded it first.
      if (statusOf(error) !== 404) {
        throw error;
      }
    }
  }
}

async function create(github: Github, place: CommentPlace, body: string): Promise<string> {
  const { octokit, owner, repo } = github;
  const issue = { owner, repo, issue_number: place.pullRequest };
  const { data } = await octokit.rest.issues.createComment({ ...issue, body });
  const [oldest, ...duplicates] = await listOwnComments(github, place);
  if (oldest === undefined || oldest.databaseId >= data.id) {
    return data.html_url;
  }
  await update(github, oldest, body);
  await foldDuplicates(github, duplicates);
  return oldest.url;
}

/**
 * Creates or updates the one comment of this use in a pull request: the oldest of one's own that begins with the marker.
 *
 * @param compose makes the body, without the marker, from the present one, which is `null` where there is no comment.
 *   `null` means that the comment stays as it is, or is not created.
 * @returns its address; `''` where there is none and none was wished. Throws what GitHub's client throws.
 */
export async function upsertComment(
  github: Github,
  place: CommentPlace,
  compose: (present: string | null) => string | null,
): Promise<string> {
  const marker = markerOf(place.key);
  const [oldest, ...duplicates] = await listOwnComments(github, place);
  const body = compose(oldest?.body ?? null);
  if (oldest === undefined) {
    return body === null ? '' : create(github, place, `${marker}${body}`);
  }
  if (body !== null) {
    await update(github, oldest, `${marker}${body}`);
  }
  await foldDuplicates(github, duplicates);
  return oldest.url;
}

/** Why there is no comment, and what to do about it. */
export function explainCommentError(error: unknown): string {
  const text = explainGithub(error);
  const isOther = /rate limit|locked/i.test(text);
  if (!isOther && (statusOf(error) === 403 || statusOf(error) === 401 || /not accessible/i.test(text))) {
    return (
      `github-token may not comment (${text}): give the job "permissions: pull-requests: write"; ` +
      'workflows that a fork or Dependabot triggers never may'
    );
  }
  return text;
}
