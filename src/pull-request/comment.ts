import type { Github } from '../github/api.ts';
import { listOf, numberOf, objectOf, textOf } from '../json.ts';
import { Failure, sentenceOf } from '../seats/problem.ts';
import { say } from '../seats/sentence.ts';
import type { Log } from '../seats/services.ts';
import { type CommentState, parseState, renderState } from './state.ts';

/** In UTF-16 characters. */
const MAX_COMMENT_CHARACTERS = 65_536;

/** Which comment is meant: on a pull request, by its key among several uses. `isNamed`: by `pr-number` alone. */
export type Place = Readonly<{ github: Github; number: number; isNamed: boolean; key: string }>;

/** What the state of a comment is bound to. */
const memoryOf = ({ github, number, key }: Place): string => `${github.fullName.toLowerCase()}#${number} ${key}`;

/** A comment of the token's own. `state` is `null` if it remembers nothing of this very place. */
export type OwnComment = Comment & Readonly<{ state: CommentState | null }>;
type Compose = (present: OwnComment | undefined) => Promise<string | null>;
type Comment = Readonly<{ id: number; url: string; body: string; isOwn: boolean }>;

/** `GITHUB_TOKEN` can edit anybody's comment and cannot ask whose token it is; `viewerDidAuthor` marks its own comments. */
const COMMENTS_QUERY = `query ($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { comments(first: 100, after: $after) {
    nodes { databaseId body url viewerDidAuthor } pageInfo { hasNextPage endCursor }
  } } }
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
  const { pullRequest } = objectOf(objectOf(data).repository);
  const { nodes, pageInfo } = objectOf(objectOf(pullRequest).comments);
  const { hasNextPage, endCursor } = objectOf(pageInfo);
  const next = hasNextPage === true ? textOf(endCursor) : null;
  const comments = listOf(nodes)?.flatMap((node) => (node === null ? [] : commentOf(node))) ?? [null];
  const isWhole = !comments.includes(null) && (hasNextPage === false || next !== null);
  return isWhole ? { comments: comments.filter((comment) => comment !== null), next } : null;
}

/** The hidden first line that a comment is found by, encoded so that a key can neither end it nor look like another key. */
function markerOf(key: string): string {
  const encoded = encodeURIComponent(key).replaceAll('-', '%2D');
  return `<!-- datadog-seats${encoded === '' ? '' : ` ${encoded}`} -->`;
}

/** The body of a comment: the marker, a text of so many characters at most, and the state. */
export function bodyOf(place: Place, state: CommentState, render: (maxCharacters: number) => string): string {
  const [marker, tail] = [`${markerOf(place.key)}\n`, renderState(state, memoryOf(place))];
  return marker + render(MAX_COMMENT_CHARACTERS - marker.length - tail.length) + tail;
}

/** The token's own comments that begin with the marker or have a state of this place anywhere: those with a state first, then the
 * oldest. Throws `Failure`. */
export async function listOwnComments(place: Place): Promise<OwnComment[]> {
  const all = new Map<number, Comment>();
  let after: string | null = null;
  do {
    const before = all.size;
    const page: Page = await place.github.query(COMMENTS_QUERY, { number: place.number, after }, readPage);
    page.comments.forEach((comment) => all.set(comment.id, comment));
    after = page.next;
    if (after !== null && all.size === before) throw new Failure(say`GitHub returned the same page of comments twice`);
  } while (after !== null);
  const [marker, memory] = [markerOf(place.key), memoryOf(place)];
  const own = [...all.values()].filter(({ isOwn }) => isOwn);
  return own
    .map((comment) => ({ ...comment, state: parseState(comment.body, memory) }))
    .filter(({ body, state }) => body.startsWith(marker) || state !== null)
    .sort((a, b) => Number(b.state !== null) - Number(a.state !== null) || a.id - b.id);
}

/** Creates or updates the one comment of this use, the first of `listOwnComments`, and returns its address, or `''`. `compose`
 * makes the whole body from the present comment; an equal body or `null` is not written. Throws `Failure`. */
export async function upsertComment(place: Place, log: Log, compose: Compose): Promise<string> {
  const { github, number } = place;
  const [present, ...others] = await listOwnComments(place);
  const body = await compose(present);
  if (body === null) return '';
  /** `null` if somebody has deleted it. */
  const update = ({ id }: Comment): Promise<number | null> =>
    github.find('PATCH /issues/comments/{id}', { id, body }, (json) => numberOf(objectOf(json).id));
  const keep = async ({ url }: Comment, others: readonly Comment[]): Promise<string> => {
    // Another job may have removed them first. The comment is written already, so a failure is a warning.
    const removals = others.map(({ id }) => github.find('DELETE /issues/comments/{id}', { id }, () => true));
    await Promise.all(removals).catch((error: unknown) => {
      log.warn(say`A second comment of this action could not be removed: ${sentenceOf(error)}`);
    });
    return url;
  };
  const isKept = present !== undefined && (body === present.body || (await update(present)) !== null);
  if (isKept) return keep(present, others);
  const created = await github.ask('POST /issues/{number}/comments', { number, body }, (json) => {
    const { id, html_url: url } = objectOf(json);
    return commentOf({ databaseId: id, url, body });
  });
  // Two jobs that looked at the same time may both create a comment: the oldest stays, with the newest words.
  try {
    const [oldest, ...newer] = (await listOwnComments(place)).sort((a, b) => a.id - b.id);
    const isSecond = oldest !== undefined && oldest.id < created.id && (await update(oldest)) !== null;
    if (isSecond) return await keep(oldest, newer);
  } catch (error) {
    log.warn(say`Whether there is a second comment of this action could not be checked: ${sentenceOf(error)}`);
  }
  return created.url;
}
