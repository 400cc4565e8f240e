import type { Github } from '../github/api.ts';
import { listOf, numberOf, objectOf, textOf } from '../json.ts';
import { Failure, sentenceOf } from '../seats/problem.ts';
import { say } from '../seats/sentence.ts';
import type { Log } from '../seats/services.ts';

/** The most UTF-16 characters of a comment, marker included. */
export const MAX_COMMENT_CHARACTERS = 65_536;

/**
 * Which comment is meant. The key keeps the comments of several uses in one pull request apart. `isKnown`: whether a comment remembers
 * something of this very place: it goes before one that only looks alike.
 */
export type CommentPlace = Readonly<{ pullRequest: number; key: string; isKnown: (body: string) => boolean }>;

/** A comment on a pull request. */
type Comment = Readonly<{ id: number; url: string; body: string; isOwn: boolean }>;

/** `GITHUB_TOKEN` can edit anybody's comment and cannot ask whose token it is; `viewerDidAuthor` marks its own comments. */
const COMMENTS_QUERY = `query ($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      comments(first: 100, after: $after) {
        nodes { databaseId body url viewerDidAuthor }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

function commentOf(node: unknown): Comment | null {
  const { databaseId, url: address, body, viewerDidAuthor } = objectOf(node);
  const [id, url] = [numberOf(databaseId), textOf(address)];
  if (id === null || url === null || typeof body !== 'string') return null;
  return { id, url, body, isOwn: viewerDidAuthor === true };
}

/** A page of anybody's comments, and where the next page begins. */
type Page = Readonly<{ comments: readonly Comment[]; next: string | null }>;

function readPage(data: unknown): Page | null {
  const pullRequest = objectOf(objectOf(objectOf(data).repository).pullRequest);
  const { nodes, pageInfo } = objectOf(pullRequest.comments);
  const { hasNextPage, endCursor } = objectOf(pageInfo);
  const next = hasNextPage === true ? textOf(endCursor) : null;
  const all = (listOf(nodes) ?? [{}]).filter((node) => node !== null).map(commentOf);
  const comments = all.filter((comment) => comment !== null);
  const isWhole = comments.length === all.length && (hasNextPage === false || next !== null);
  return isWhole ? { comments, next } : null;
}

/** The hidden first line that a comment is found by. */
export function markerOf(key: string): string {
  // Encoded so that a key can neither end the HTML comment nor look like another key.
  const encoded = encodeURIComponent(key).replaceAll('-', '%2D');
  return `<!-- datadog-seats${encoded === '' ? '' : ` ${encoded}`} -->\n`;
}

/**
 * The token's own comments that begin with the marker, or are known even if somebody wrote above it: the known ones first, then
 * the oldest. From all pages. Throws `Failure`.
 */
export async function listOwnComments(github: Github, { pullRequest, key, isKnown }: CommentPlace): Promise<Comment[]> {
  const marker = markerOf(key).trim();
  const all = new Map<number, Comment>();
  for (let after: string | null = null; ;) {
    const before = all.size;
    const page: Page = await github.query(COMMENTS_QUERY, { number: pullRequest, after }, readPage);
    page.comments.forEach((comment) => all.set(comment.id, comment));
    if (page.next === null) {
      const own = [...all.values()].filter(({ isOwn, body }) => isOwn && (body.startsWith(marker) || isKnown(body)));
      return own.sort((a, b) => Number(isKnown(b.body)) - Number(isKnown(a.body)) || a.id - b.id);
    }
    if (all.size === before) throw new Failure(say`GitHub returned the same page of comments twice`);
    after = page.next;
  }
}

/** Updates a comment; `null` if somebody has deleted it. */
const update = (github: Github, { id }: Comment, body: string): Promise<number | null> =>
  github.find('PATCH /issues/comments/{id}', { id, body }, (json) => numberOf(objectOf(json).id));

/** Removes comments that say the same as the one that stays. The comment is written already, so a failure is a warning. */
async function removeAll(github: Github, comments: readonly Comment[], log: Log): Promise<void> {
  try {
    // Another job may have removed them first.
    await Promise.all(comments.map(({ id }) => github.find('DELETE /issues/comments/{id}', { id }, () => true)));
  } catch (error) {
    log.warn(say`A second comment of this action could not be removed: ${sentenceOf(error)}`);
  }
}

/** Two jobs that looked at the same time may both create a comment: the oldest stays, with the newest words. */
async function create(github: Github, place: CommentPlace, body: string, log: Log): Promise<string> {
  const route = 'POST /issues/{number}/comments';
  const created = await github.ask(route, { number: place.pullRequest, body }, (json) => {
    const { id, html_url: url } = objectOf(json);
    return commentOf({ databaseId: id, url, body });
  });
  try {
    const racing = await listOwnComments(github, place);
    const [oldest, ...others] = racing.sort((a, b) => a.id - b.id);
    if (oldest !== undefined && oldest.id < created.id && (await update(github, oldest, body)) !== null) {
      await removeAll(github, others, log);
      return oldest.url;
    }
  } catch (error) {
    log.warn(say`Whether there is a second comment of this action could not be checked: ${sentenceOf(error)}`);
  }
  return created.url;
}

/**
 * Creates or updates the one comment of this use, the first of `listOwnComments`, and returns its address, or `''`. `compose`
 * makes the whole body from the present one; an equal body or `null` is not written. Throws `Failure`.
 */
export async function upsertComment(
  github: Github,
  place: CommentPlace,
  log: Log,
  compose: (present: string | null) => Promise<string | null>,
): Promise<string> {
  const [oldest, ...others] = await listOwnComments(github, place);
  const body = await compose(oldest?.body ?? null);
  if (body === null) return '';
  if (oldest === undefined || (body !== oldest.body && (await update(github, oldest, body)) === null)) {
    return create(github, place, body, log);
  }
  await removeAll(github, others, log);
  return oldest.url;
}
