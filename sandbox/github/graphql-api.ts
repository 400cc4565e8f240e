import { property, type RecordedRequest, type Reply } from '../exchange.ts';
import { answer, NOT_FOUND } from './answers.ts';
import { commentUrl } from './comments-api.ts';
import type { Repository } from './repository.ts';
import type { Comment, PullRequest } from './world.ts';

const MAX_PAGE_SIZE = 100;

/**
 * `POST /graphql`, for two queries: the comments of `repository(…){pullRequest(…)}` and `nodes(ids: $ids)`. There is no
 * parser behind it: the query's words tell which fields are wanted, its variables tell the rest.
 */
export function query(repository: Repository, { body }: RecordedRequest): Reply {
  if (!repository.hasGraphql) return NOT_FOUND;
  const text = property(body, 'query');
  const variables = property(body, 'variables');
  if (typeof text !== 'string') return failed('A query attribute must be specified and must be a string.');
  const ids = property(variables, 'ids');
  if (/\bnodes\s*\(\s*ids\b/.test(text) && Array.isArray(ids)) {
    const found = ids.map((id) => repository.commentByNodeId(String(id)));
    return answer(200, { data: { nodes: found.map((comment) => comment && node(repository, comment, text)) } });
  }
  if (/\brepository\b[\s\S]*\bpullRequest\b[\s\S]*\bcomments\b/.test(text)) {
    return queryComments(repository, text, variables);
  }
  return failed('This sandbox answers only repository.pullRequest.comments and nodes(ids:).');
}

function queryComments(repository: Repository, text: string, variables: unknown): Reply {
  const fullName = `${String(property(variables, 'owner'))}/${String(property(variables, 'name'))}`;
  if (fullName.toLowerCase() !== repository.fullName.toLowerCase()) {
    return notFound({ repository: null }, `Could not resolve to a Repository with the name '${fullName}'.`);
  }
  const number = property(variables, 'number');
  const pullRequest = typeof number === 'number' ? repository.pullRequest(number) : undefined;
  if (!pullRequest) {
    const message = `Could not resolve to a PullRequest with the number of ${String(number)}.`;
    return notFound({ repository: { pullRequest: null } }, message);
  }
  return pageOfComments(repository, pullRequest, text, variables);
}

function pageOfComments(repository: Repository, { number }: PullRequest, text: string, variables: unknown): Reply {
  const size = Number(/\bcomments\s*\([^)]*\bfirst\s*:\s*(\d+)/.exec(text)?.[1] ?? property(variables, 'first'));
  if (Number.isNaN(size)) {
    return failed('You must provide a `first` or `last` value to properly paginate the `comments` connection.');
  }
  if (size > MAX_PAGE_SIZE) {
    return failed(
      `Requesting ${size} records on the \`comments\` connection exceeds the \`first\` limit of 100 records.`,
    );
  }
  const start = offsetOf(property(variables, 'after'));
  if (start === undefined) {
    return failed(`\`${String(property(variables, 'after'))}\` does not appear to be a valid cursor.`);
  }
  const comments = repository.comments(number);
  const nodes = comments.slice(start, start + size).map((comment) => node(repository, comment, text));
  const end = start + nodes.length;
  const pageInfo = { hasNextPage: end < comments.length, endCursor: nodes.length > 0 ? cursorAt(end) : null };
  const connection = { totalCount: comments.length, nodes, pageInfo };
  return answer(200, { data: { repository: { pullRequest: { comments: connection } } } });
}

/** Only what the query names, so that a client which forgets a field notices. */
function node(repository: Repository, comment: Comment, text: string): object {
  const fields = {
    __typename: 'IssueComment',
    id: comment.nodeId,
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    body: comment.body,
    viewerDidAuthor: comment.authoredByViewer,
    author: { login: comment.userLogin.replace(/\[bot\]$/, '') },
    url: commentUrl(repository, comment),
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    isMinimized: false,
  };
  return Object.fromEntries(Object.entries(fields).filter(([name]) => new RegExp(`\\b${name}\\b`).test(text)));
}

function cursorAt(offset: number): string {
  return Buffer.from(`cursor:${offset}`).toString('base64');
}

function offsetOf(cursor: unknown): number | undefined {
  if (cursor === undefined || cursor === null) return 0;
  if (typeof cursor !== 'string') return undefined;
  const match = /^cursor:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'));
  return match ? Number(match[1]) : undefined;
}

/** GraphQL answers 200 also where something is missing. */
function notFound(data: object, message: string): Reply {
  return answer(200, { data, errors: [{ type: 'NOT_FOUND', path: Object.keys(data), message }] });
}

function failed(message: string): Reply {
  return answer(200, { errors: [{ message }] });
}
