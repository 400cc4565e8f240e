export interface PullRequest {
  readonly number: number;
  title: string;
  state: 'open' | 'closed';
  merged: boolean;
  /** ISO 8601. */
  mergedAt: string | null;
  mergeCommitSha: string | null;
  headRef: string;
  headSha: string;
  /** `owner/name`: another than the base repository's for a fork. */
  headRepository: string;
  baseRef: string;
  baseSha: string;
  /** Its commits besides the head and the merge commit. */
  commits: string[];
}

export interface Comment {
  readonly id: number;
  readonly nodeId: string;
  body: string;
  /** Whether the one who asks, with the sandbox's token, wrote it. */
  readonly authoredByViewer: boolean;
  readonly userLogin: string;
  readonly issueNumber: number;
  /** ISO 8601, to the second. */
  readonly createdAt: string;
  updatedAt: string;
}

export interface Commit {
  /** The whole tree: path → text. */
  readonly files: ReadonlyMap<string, string>;
  readonly parents: readonly string[];
  readonly message: string;
}

/** Where a sandbox starts from. It is copied: the same world can be started twice. */
export interface GithubWorld {
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch: string;
  readonly isPrivate: boolean;
  readonly token: string;
  /** False as in a pull request from a fork. Can be changed while it runs. */
  readonly tokenCanWrite: boolean;
  /** False: /graphql is not there. Can be changed while it runs. */
  readonly hasGraphql: boolean;
  /** Who comments with the token. */
  readonly viewerLogin: string;
  /** Null: the sandbox's own address. */
  readonly serverUrl: string | null;
  readonly pullRequests: readonly PullRequest[];
  readonly comments: readonly Comment[];
  readonly commits: ReadonlyMap<string, Commit>;
  /** Branch, tag or other name → SHA. */
  readonly refs: ReadonlyMap<string, string>;
}

export type PullRequestInput = Partial<PullRequest> & Pick<PullRequest, 'number'>;
export type CommentInput = Partial<Comment> & Pick<Comment, 'issueNumber' | 'body'>;

export interface CommitInput {
  readonly files: Readonly<Record<string, string>>;
  readonly parent?: string;
  readonly parents?: readonly string[];
  readonly message?: string;
}

export interface RepositoryInput {
  readonly owner?: string;
  readonly name?: string;
  readonly defaultBranch?: string;
  readonly isPrivate?: boolean;
  readonly token?: string;
  readonly tokenCanWrite?: boolean;
  readonly hasGraphql?: boolean;
  readonly viewerLogin?: string;
  readonly serverUrl?: string;
  readonly pullRequests?: readonly PullRequestInput[];
  readonly comments?: readonly CommentInput[];
  /** SHA → commit. */
  readonly commits?: Readonly<Record<string, CommitInput>>;
  readonly refs?: Readonly<Record<string, string>>;
}

const FIRST_COMMENT_ID = 1_000_001;
const FIRST_COMMENT_AT = '2026-03-01T09:00:00Z';

/** A private repository `example-org/platform` with a token that may write, unless told. */
export function makeRepository(input: RepositoryInput = {}): GithubWorld {
  const { owner = 'example-org', name = 'platform', defaultBranch = 'main' } = input;
  const base = { headRepository: `${owner}/${name}`, baseRef: defaultBranch };
  return {
    owner,
    name,
    defaultBranch,
    isPrivate: input.isPrivate ?? true,
    token: input.token ?? 'sandbox-github-token',
    tokenCanWrite: input.tokenCanWrite ?? true,
    hasGraphql: input.hasGraphql ?? true,
    viewerLogin: input.viewerLogin ?? 'github-actions[bot]',
    serverUrl: input.serverUrl ?? null,
    pullRequests: (input.pullRequests ?? []).map((given) => makePullRequest({ ...base, ...given })),
    comments: (input.comments ?? []).map(makeComment),
    commits: new Map(Object.entries(input.commits ?? {}).map(([sha, commit]) => [sha, makeCommit(commit)])),
    refs: new Map(Object.entries(input.refs ?? {})),
  };
}

/** One open pull request that adds Tara to the list of the small company. */
export function makeSmallRepository(input: RepositoryInput, number: number): GithubWorld {
  const before = ['ada', 'alan', 'grace', 'ken'].map((name) => `${name}@example.com\n`).join('');
  const baseSha = 'a'.repeat(40);
  const headSha = 'b'.repeat(40);
  return makeRepository({
    commits: {
      [baseSha]: { files: { 'seats.txt': before } },
      [headSha]: { files: { 'seats.txt': `${before}tara@example.com\n` }, parent: baseSha },
    },
    refs: { main: baseSha, onboarding: headSha },
    pullRequests: [{ number, title: 'A seat for Tara', headRef: 'onboarding', headSha, baseSha }],
    ...input,
  });
}

function makePullRequest(given: PullRequestInput & { headRepository: string; baseRef: string }): PullRequest {
  const merged = given.merged ?? false;
  return {
    title: `Pull request ${given.number}`,
    state: merged ? 'closed' : 'open',
    merged,
    mergedAt: merged ? FIRST_COMMENT_AT : null,
    mergeCommitSha: null,
    headRef: `branch-${given.number}`,
    headSha: String(given.number).padStart(40, 'b'),
    baseSha: 'a'.repeat(40),
    commits: [],
    ...given,
  };
}

function makeComment(given: CommentInput, index: number): Comment {
  const id = given.id ?? FIRST_COMMENT_ID + index;
  const createdAt = given.createdAt ?? FIRST_COMMENT_AT;
  const authoredByViewer = given.authoredByViewer ?? false;
  return {
    id,
    nodeId: nodeIdOf(id),
    authoredByViewer,
    userLogin: authoredByViewer ? 'github-actions[bot]' : 'somebody',
    createdAt,
    updatedAt: createdAt,
    ...given,
  };
}

function makeCommit({ files, parent, parents, message = 'A commit' }: CommitInput): Commit {
  return { files: new Map(Object.entries(files)), parents: parents ?? (parent === undefined ? [] : [parent]), message };
}

export function nodeIdOf(commentId: number): string {
  return `IC_sandbox${commentId}`;
}
