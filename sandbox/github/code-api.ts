import { createHash } from 'node:crypto';
import type { RecordedRequest, Reply } from '../exchange.ts';
import { answer, NOT_FOUND, refuse } from './answers.ts';
import { ancestors, changedFiles, mergeBase } from './history.ts';
import type { Repository } from './repository.ts';

/** Beyond this the JSON form carries no content. */
const MAX_INLINE_BYTES = 1024 * 1024;
const RAW = /^application\/vnd\.github(\.v3)?\.raw(\+json)?$/;

/** `GET /repos/{owner}/{repo}/contents/{path}?ref=`: a file, as JSON or raw, or the entries of a directory. */
export function getContents(repository: Repository, request: RecordedRequest, path: string): Reply {
  const ref = request.query.ref ?? '';
  const files = repository.commit(repository.resolve(ref) ?? '')?.files;
  if (!files) return refuse(404, `No commit found for the ref ${ref}`);
  const text = files.get(path);
  if (text === undefined) return listDirectory([...files.keys()], path);
  if (RAW.test(request.headers.accept ?? '')) {
    return { status: 200, contentType: 'application/vnd.github.raw+json; charset=utf-8', body: text };
  }
  const content = Buffer.from(text);
  const isInline = content.length <= MAX_INLINE_BYTES;
  return answer(200, {
    type: 'file',
    encoding: isInline ? 'base64' : 'none',
    size: content.length,
    name: path.split('/').at(-1),
    path,
    content: isInline ? inLines(content.toString('base64')) : '',
    sha: blobShaOf(content),
  });
}

/** `GET /repos/{owner}/{repo}/git/blobs/{sha}`: the content of a file of any commit. */
export function getBlob(repository: Repository, sha: string): Reply {
  const contents = repository.texts().map((text) => Buffer.from(text));
  const content = contents.find((one) => blobShaOf(one) === sha);
  if (!content) return NOT_FOUND;
  return answer(200, { sha, size: content.length, encoding: 'base64', content: inLines(content.toString('base64')) });
}

/** As git names a file's content. */
function blobShaOf(content: Buffer): string {
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
}

/** `GET /repos/{owner}/{repo}/compare/{base}...{head}`: what the head has changed since it left the base. */
export function compare(repository: Repository, base: string, head: string): Reply {
  const baseSha = repository.resolve(base);
  const headSha = repository.resolve(head);
  if (baseSha === undefined || headSha === undefined) return NOT_FOUND;
  const mergeBaseSha = mergeBase(repository, baseSha, headSha);
  if (mergeBaseSha === undefined) return refuse(404, `No common ancestor between ${base} and ${head}.`);
  const ofBase = ancestors(repository, baseSha);
  const ofHead = ancestors(repository, headSha);
  const commits = [...ofHead].filter((sha) => !ofBase.has(sha)).reverse();
  const behindBy = [...ofBase].filter((sha) => !ofHead.has(sha)).length;
  return answer(200, {
    status: relation(commits.length, behindBy),
    ahead_by: commits.length,
    behind_by: behindBy,
    total_commits: commits.length,
    base_commit: { sha: baseSha },
    merge_base_commit: { sha: mergeBaseSha },
    commits: commits.map((sha) => ({ sha, commit: { message: repository.commit(sha)?.message } })),
    files: changedFiles(repository.commit(mergeBaseSha)?.files, repository.commit(headSha)?.files),
  });
}

function relation(aheadBy: number, behindBy: number): string {
  if (aheadBy === 0) return behindBy === 0 ? 'identical' : 'behind';
  return behindBy === 0 ? 'ahead' : 'diverged';
}

function listDirectory(paths: readonly string[], directory: string): Reply {
  const prefix = directory === '' ? '' : `${directory}/`;
  const names = new Map<string, 'file' | 'dir'>();
  for (const path of paths) {
    if (!path.startsWith(prefix)) continue;
    const [name = '', ...below] = path.slice(prefix.length).split('/');
    names.set(name, below.length > 0 ? 'dir' : 'file');
  }
  if (names.size === 0) return NOT_FOUND;
  return answer(
    200,
    [...names].map(([name, type]) => ({ type, name, path: `${prefix}${name}` })),
  );
}

/** GitHub breaks base64 into lines of 60. */
function inLines(base64: string): string {
  return base64.replace(/.{1,60}/g, '$&\n');
}
