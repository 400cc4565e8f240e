import { type DatadogSandbox, startDatadog } from '../../sandbox/datadog.ts';
import { type GithubSandbox, startGithub } from '../../sandbox/github.ts';
import { type CommitInput, makeRepository, type RepositoryInput } from '../../sandbox/github/world.ts';
import { idOf, makeWorld } from '../../sandbox/organisation.ts';
import { runAction, type Start } from '../e2e/action.ts';
import { type Event, pullRequestEvent, pushEvent, REPOSITORY, sha } from '../e2e/events.ts';

export const PRODUCT = 'incident_response';
/** The pull request of every scenario that has one. */
export const NUMBER = 7;

/** A run that is about to start, and the only changes that it may make. */
export interface Scene {
  readonly datadog: DatadogSandbox;
  readonly github: GithubSandbox | null;
  readonly start: Start;
  readonly plan: { readonly assign: readonly string[]; readonly unassign: readonly string[] };
}

/** Closes the servers of a run that is over. What they hold can still be read. */
export async function closeScene({ datadog, github }: Scene): Promise<void> {
  await Promise.all([datadog.close(), github?.close()]);
}

/** Prepares a run. Without a fault it ends with `verdict`. */
export interface Scenario {
  readonly verdict: string;
  readonly prepare: () => Promise<Scene>;
}

const [amy = '', ben = '', cal = '', dan = '', eve = '', ...others] = 'amy ben cal dan eve fay gus hal'
  .split(' ')
  .map((name) => `${name}@example.com`);
export const HELD = [amy, ben, cal];
const OLD_LIST = [amy, ben, dan];
const NEW_LIST = [...OLD_LIST, eve];

function listOf(people: readonly string[]): string {
  return people.map((email) => `${email}\n`).join('');
}

function openDatadog(limits = {}): Promise<DatadogSandbox> {
  return startDatadog(makeWorld({ users: [...HELD, dan, eve, ...others], held: { [PRODUCT]: HELD }, limits }));
}

/** Two pages of seats, three pages of people. */
const PAGES = { maxSeatsPageLimit: 2, maxUsersPageSize: 3 };

/** A `sync` by hand that removes Cal and assigns everybody else who is listed. It asks GitHub nothing. */
function byHand(users: readonly string[], assign: readonly string[], pages = {}): () => Promise<Scene> {
  return async () => {
    const datadog = await openDatadog(pages);
    // As many seats as before, so that the removals must be confirmed before anybody is assigned.
    const limits = { 'max-seats': String(users.length) };
    const start = {
      datadog,
      with: { operation: 'sync', users: users.join(), 'github-token': 'sandbox-github-token', ...limits },
    };
    return { datadog, github: null, start, plan: { assign, unassign: [cal] } };
  };
}

/** The same with keys that are refused. */
function refused(prepare: () => Promise<Scene>): () => Promise<Scene> {
  return async () => {
    const scene = await prepare();
    scene.datadog.faults.add({ path: '/api/v2/seats', times: Infinity, answer: { kind: 'status', status: 403 } });
    return scene;
  };
}

interface OnGithub {
  readonly event: Event;
  readonly list: string;
  readonly repository: RepositoryInput;
  readonly inputs?: Start['with'];
  readonly plan?: Scene['plan'];
}

function onGithub({ event, list, repository, inputs, plan }: OnGithub): () => Promise<Scene> {
  return async () => {
    const refs = { main: Object.keys(repository.commits ?? {}).at(-1) ?? sha('a') };
    const [datadog, github] = await Promise.all([openDatadog(), startGithub(makeRepository({ refs, ...repository }))]);
    const all = { operation: 'sync', 'user-list-file': 'seats.txt', comment: 'always', ...inputs };
    const start = { datadog, github, event, files: { 'seats.txt': list }, with: all };
    return { datadog, github, start, plan: plan ?? { assign: [dan, eve], unassign: [cal] } };
  };
}

/** Commits by the digit of their SHA; all but the first have the first as their parent. */
function commitsOf(lists: Readonly<Record<string, string>>): NonNullable<RepositoryInput['commits']> {
  const [base = ''] = Object.keys(lists);
  const commits = Object.entries(lists).map(([digit, list]): [string, CommitInput] => {
    const parent = digit === base ? {} : { parent: sha(base) };
    return [sha(digit), { files: { 'seats.txt': list }, ...parent }];
  });
  return Object.fromEntries(commits);
}

const pullRequests = [{ number: NUMBER, headSha: sha('b') }];
const opened = { event: pullRequestEvent({ merged: false }), list: listOf(NEW_LIST), repository: { pullRequests } };
const nothing = { assign: [], unassign: [] };

/** The comment that a run on the open pull request writes about the old list. */
async function writePlan(): Promise<string> {
  const scene = await onGithub({ ...opened, list: listOf(OLD_LIST), plan: nothing })();
  await runAction(scene.start);
  await closeScene(scene);
  return scene.github?.repository.comments(NUMBER)[0]?.body ?? '';
}

let written: Promise<string> | null = null;

/** The same with that comment, and a second one that has the same marker. */
function commented(scene: OnGithub): () => Promise<Scene> {
  return async () => {
    const body = await (written ??= writePlan());
    const comments = [body, '<!-- datadog-seats -->\nA second one'].map((text) => ({
      issueNumber: NUMBER,
      body: text,
      authoredByViewer: true,
    }));
    return onGithub({ ...scene, repository: { ...scene.repository, comments } })();
  };
}

const lateCommits = commitsOf({ a: listOf(HELD), c: listOf(OLD_LIST), d: listOf(NEW_LIST) });
/** The push of Dan's merge. Its run is so late that Eve is on the list by now. */
const pushed: OnGithub = {
  event: pushEvent({ title: `Add Dan (#${NUMBER})` }),
  list: listOf(OLD_LIST),
  repository: { pullRequests: [{ number: NUMBER, merged: true, mergeCommitSha: sha('c') }], commits: lateCommits },
};

const merge = pullRequestEvent({ merged: true });
/** The same merge, by an event that does not say which branch is the default one. */
const merged: OnGithub = {
  event: { ...merge, payload: { ...(merge.payload as object), repository: { full_name: REPOSITORY, private: true } } },
  list: listOf(OLD_LIST),
  repository: { commits: lateCommits },
  inputs: { comment: 'never' },
};
const changed: OnGithub = {
  ...merged,
  repository: { commits: commitsOf({ a: listOf(HELD), b: listOf(OLD_LIST), c: listOf(OLD_LIST) }) },
  inputs: { operation: 'changes', comment: 'never' },
  plan: { assign: [dan], unassign: [cal] },
};
/** Beyond 1 MB GitHub leaves the content of a file out. */
const LARGE = `# ${'x'.repeat(1024 * 1024)}\n${listOf(HELD)}`;
const largeCommits = commitsOf({ a: LARGE, b: listOf(OLD_LIST), c: listOf(OLD_LIST) });

export const SCENARIOS = {
  byHand: { verdict: 'applied', prepare: byHand(NEW_LIST, [dan, eve]) },
  byHandInPages: { verdict: 'applied', prepare: byHand(NEW_LIST, [dan, eve], PAGES) },
  byHandByEmail: { verdict: 'applied', prepare: byHand(OLD_LIST, [dan]) },
  byHandById: { verdict: 'applied', prepare: byHand([amy, ben, idOf(dan)], [dan]) },
  keysRefused: { verdict: 'failed', prepare: refused(byHand(NEW_LIST, [])) },
  pushed: { verdict: 'applied', prepare: commented(pushed) },
  merged: { verdict: 'applied', prepare: onGithub(merged) },
  changed: { verdict: 'applied', prepare: onGithub(changed) },
  changedLargeList: { verdict: 'applied', prepare: onGithub({ ...changed, repository: { commits: largeCommits } }) },
  opened: { verdict: 'planned', prepare: onGithub({ ...opened, plan: nothing }) },
  openedAnew: { verdict: 'planned', prepare: commented({ ...opened, plan: nothing }) },
  openedWithoutList: { verdict: 'refused', prepare: onGithub({ ...opened, list: '', plan: nothing }) },
} as const satisfies Readonly<Record<string, Scenario>>;
