import type { Reply } from '../exchange.ts';
import { answer, NOT_FOUND, refuse } from './answers.ts';
import type { Repository } from './repository.ts';
import type { PullRequest } from './world.ts';

/** `GET /repos/{owner}/{repo}` */
export function getRepository(repository: Repository): Reply {
  return answer(200, describeRepository(repository));
}

/** `GET /repos/{owner}/{repo}/branches/{branch}` */
export function getBranch(repository: Repository, name: string): Reply {
  const sha = repository.resolve(`refs/heads/${name}`);
  return sha === undefined ? refuse(404, 'Branch not found') : answer(200, { name, commit: { sha }, protected: false });
}

/** `GET /repos/{owner}/{repo}/commits/{ref}`, by SHA or by a name such as `heads/main` */
export function getCommit(repository: Repository, ref: string): Reply {
  const sha = repository.resolve(ref.replace(/^(?=heads\/|tags\/)/, 'refs/'));
  return sha === undefined ? refuse(422, `No commit found for SHA: ${ref}`) : answer(200, { sha });
}

/** `GET /repos/{owner}/{repo}/pulls/{number}` */
export function getPullRequest(repository: Repository, number: number): Reply {
  const pullRequest = repository.pullRequest(number);
  if (!pullRequest) return NOT_FOUND;
  return answer(200, { ...describePullRequest(repository, pullRequest), merged: pullRequest.merged });
}

/** `GET /repos/{owner}/{repo}/commits/{sha}/pulls`: all that the commit belongs to, which may be several. */
export function listPullRequestsOf(repository: Repository, ref: string): Reply {
  const sha = repository.resolve(ref) ?? ref;
  const found = repository.pullRequests.filter(
    ({ mergeCommitSha, headSha, commits }) => mergeCommitSha === sha || headSha === sha || commits.includes(sha),
  );
  if (found.length === 0 && !repository.commit(sha)) return refuse(422, `No commit found for SHA: ${ref}`);
  return answer(
    200,
    found.map((pullRequest) => describePullRequest(repository, pullRequest)),
  );
}

function describeRepository(repository: Repository): object {
  const { owner, name, fullName, isPrivate, defaultBranch, serverUrl } = repository;
  return {
    id: 1,
    node_id: 'R_sandbox',
    name,
    full_name: fullName,
    owner: { login: owner },
    private: isPrivate,
    visibility: isPrivate ? 'private' : 'public',
    fork: false,
    default_branch: defaultBranch,
    html_url: `${serverUrl}/${fullName}`,
  };
}

/** As in a list, where `merged` is missing and only `merged_at` tells. */
function describePullRequest(repository: Repository, pullRequest: PullRequest): object {
  const { number, title, state, mergedAt, mergeCommitSha } = pullRequest;
  const { headRef, headSha, headRepository, baseRef, baseSha } = pullRequest;
  const head = { full_name: headRepository, fork: headRepository !== repository.fullName };
  return {
    id: number,
    node_id: `PR_sandbox${number}`,
    number,
    title,
    state,
    html_url: `${repository.serverUrl}/${repository.fullName}/pull/${number}`,
    merged_at: mergedAt,
    merge_commit_sha: mergeCommitSha,
    head: { ref: headRef, sha: headSha, repo: head },
    base: { ref: baseRef, sha: baseSha, repo: describeRepository(repository) },
  };
}
