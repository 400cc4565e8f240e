import { nodeIdOf, type Comment, type Commit, type GithubWorld, type PullRequest } from './world.ts';

/** One repository and what changes in it. */
export class Repository {
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch: string;
  readonly viewerLogin: string;
  readonly token: string;
  readonly pullRequests: PullRequest[];
  isPrivate: boolean;
  tokenCanWrite: boolean;
  hasGraphql: boolean;
  /** Where pages for people would be; known once the sandbox has its address. */
  serverUrl: string;
  /** Where the API answers, for links to further pages. */
  apiUrl = '';
  readonly #comments = new Map<number, Comment>();
  readonly #commits: Map<string, Commit>;
  readonly #refs: Map<string, string>;
  readonly #now: () => number;

  constructor(world: GithubWorld, now: () => number) {
    this.owner = world.owner;
    this.name = world.name;
    this.defaultBranch = world.defaultBranch;
    this.viewerLogin = world.viewerLogin;
    this.token = world.token;
    this.isPrivate = world.isPrivate;
    this.tokenCanWrite = world.tokenCanWrite;
    this.hasGraphql = world.hasGraphql;
    this.serverUrl = world.serverUrl ?? '';
    this.pullRequests = world.pullRequests.map((pullRequest) => ({ ...pullRequest }));
    for (const comment of world.comments) this.#comments.set(comment.id, { ...comment });
    this.#commits = new Map(world.commits);
    this.#refs = new Map(world.refs);
    this.#now = now;
  }

  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }

  pullRequest(number: number): PullRequest | undefined {
    return this.pullRequests.find((pullRequest) => pullRequest.number === number);
  }

  comment(id: number): Comment | undefined {
    return this.#comments.get(id);
  }

  /** Oldest first. */
  comments(issueNumber: number): Comment[] {
    return [...this.#comments.values()]
      .filter((comment) => comment.issueNumber === issueNumber)
      .sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id - b.id);
  }

  commentByNodeId(nodeId: string): Comment | undefined {
    return [...this.#comments.values()].find((comment) => comment.nodeId === nodeId);
  }

  /** By the one whom the token belongs to, unless told. */
  addComment(issueNumber: number, body: string, by?: string): Comment {
    const id = Math.max(1_000_000, ...this.#comments.keys()) + 1;
    const createdAt = this.#timestamp();
    const userLogin = by ?? this.viewerLogin;
    const authoredByViewer = userLogin === this.viewerLogin;
    const nodeId = nodeIdOf(id);
    const comment = { id, nodeId, body, authoredByViewer, userLogin, issueNumber, createdAt, updatedAt: createdAt };
    this.#comments.set(id, comment);
    return comment;
  }

  editComment(comment: Comment, body: string): void {
    comment.body = body;
    comment.updatedAt = this.#timestamp();
  }

  deleteComment(comment: Comment): void {
    this.#comments.delete(comment.id);
  }

  commit(sha: string): Commit | undefined {
    return this.#commits.get(sha);
  }

  /** The default branch moves on: to a new commit with these files, or to one that is known. */
  push(sha: string, files?: Readonly<Record<string, string>>): void {
    const parent = this.#refs.get(this.defaultBranch);
    if (files !== undefined) {
      const parents = parent === undefined || parent === sha ? [] : [parent];
      this.#commits.set(sha, { files: new Map(Object.entries(files)), parents, message: 'A push' });
    }
    this.#refs.set(this.defaultBranch, sha);
  }

  /** The texts of all files of all commits. */
  texts(): string[] {
    return [...this.#commits.values()].flatMap(({ files }) => [...files.values()]);
  }

  /** The SHA of a SHA, a ref or nothing (the default branch); undefined where there is no such commit. */
  resolve(ref: string): string | undefined {
    const name = (ref === '' ? this.defaultBranch : ref).replace(/^refs\/(heads|tags)\//, '');
    const sha = this.#refs.get(name) ?? this.#refs.get(ref) ?? name;
    return this.#commits.has(sha) ? sha : undefined;
  }

  #timestamp(): string {
    return new Date(this.#now()).toISOString().replace(/\.\d+Z$/, 'Z');
  }
}
