import { property, wholeNumber, type RecordedRequest, type Reply } from '../exchange.ts';
import { answer, NOT_FOUND, refuse } from './answers.ts';
import type { Repository } from './repository.ts';
import type { Comment } from './world.ts';

const MAX_BODY_CHARACTERS = 65_536;
const DEFAULT_PAGE_SIZE = 30;
const MAX_PAGE_SIZE = 100;

/** `GET /repos/{owner}/{repo}/issues/{number}/comments` */
export function listComments(repository: Repository, request: RecordedRequest, issueNumber: number): Reply {
  if (!repository.pullRequest(issueNumber)) return NOT_FOUND;
  // GitHub takes a page or a size that makes no sense for the default.
  const size = Math.min(wholeNumber(request.query.per_page ?? '', 1) || DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
  const page = wholeNumber(request.query.page ?? '', 1) || 1;
  const comments = repository.comments(issueNumber);
  const shown = comments.slice((page - 1) * size, page * size).map((comment) => describeComment(repository, comment));
  const last = Math.max(1, Math.ceil(comments.length / size));
  const link = linkHeader(`${repository.apiUrl}${request.path}?per_page=${size}`, page, last);
  return answer(200, shown, link === '' ? {} : { link });
}

/** `POST /repos/{owner}/{repo}/issues/{number}/comments` */
export function createComment(repository: Repository, request: RecordedRequest, issueNumber: number): Reply {
  if (!repository.pullRequest(issueNumber)) return NOT_FOUND;
  const body = property(request.body, 'body');
  const refusal = refuseBody(body);
  if (refusal) return refusal;
  const comment = repository.addComment(issueNumber, String(body));
  return answer(201, describeComment(repository, comment));
}

/** `GET`, `PATCH`, `DELETE /repos/{owner}/{repo}/issues/comments/{id}`. The token may edit anybody's comment. */
export function oneComment(repository: Repository, request: RecordedRequest, id: number): Reply {
  const comment = repository.comment(id);
  if (!comment) return NOT_FOUND;
  if (request.method === 'DELETE') {
    repository.deleteComment(comment);
    return { status: 204 };
  }
  if (request.method === 'PATCH') {
    const body = property(request.body, 'body');
    const refusal = refuseBody(body);
    if (refusal) return refusal;
    repository.editComment(comment, String(body));
  }
  return answer(200, describeComment(repository, comment));
}

export function commentUrl(repository: Repository, { issueNumber, id }: Comment): string {
  return `${repository.serverUrl}/${repository.fullName}/pull/${issueNumber}#issuecomment-${id}`;
}

/** Length is counted in UTF-16 units. */
function refuseBody(body: unknown): Reply | undefined {
  if (typeof body !== 'string' || body.trim() === '') return invalid({ code: 'missing_field', field: 'body' });
  if (body.length <= MAX_BODY_CHARACTERS) return undefined;
  const message = `Body is too long (maximum is ${MAX_BODY_CHARACTERS} characters)`;
  return invalid({ code: 'unprocessable', field: 'data', message });
}

function invalid(error: Readonly<Record<string, string>>): Reply {
  return refuse(422, 'Validation Failed', [{ resource: 'IssueComment', ...error }]);
}

function describeComment(repository: Repository, comment: Comment): object {
  const { id, nodeId, body, userLogin, createdAt, updatedAt, issueNumber } = comment;
  const api = `${repository.apiUrl}/repos/${repository.fullName}`;
  return {
    url: `${api}/issues/comments/${id}`,
    html_url: commentUrl(repository, comment),
    issue_url: `${api}/issues/${issueNumber}`,
    id,
    node_id: nodeId,
    user: { login: userLogin, type: userLogin.endsWith('[bot]') ? 'Bot' : 'User' },
    created_at: createdAt,
    updated_at: updatedAt,
    body,
  };
}

function linkHeader(address: string, page: number, last: number): string {
  const links: string[] = [];
  const add = (to: number, rel: string): number => links.push(`<${address}&page=${to}>; rel="${rel}"`);
  if (page > 1) add(Math.min(page - 1, last), 'prev');
  if (page < last) {
    add(page + 1, 'next');
    add(last, 'last');
  }
  if (page > 1) add(1, 'first');
  return links.join(', ');
}
