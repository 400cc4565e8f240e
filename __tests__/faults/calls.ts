import type { FaultRule } from '../../sandbox/faults.ts';
import { sha } from '../e2e/events.ts';
import { callsOf, writesOf } from '../e2e/servers.ts';
import type { Scene, SCENARIOS } from './scenarios.ts';

/** A call of the action, and the verdict of a run in which it fails. */
export interface Call {
  readonly service: 'datadog' | 'github';
  readonly scenario: keyof typeof SCENARIOS;
  /** Which requests belong to this call. */
  readonly method: string;
  readonly path: string | RegExp;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly isNow?: (scene: Scene) => boolean;
  /** The most times that a run makes it, if more than once. */
  readonly times?: number;
  /** The verdict if it never gets a usable answer. */
  readonly lost: string;
  /** The verdict if the job is cancelled while it hangs, if that is another one. */
  readonly cancelled?: string;
  /** Statuses that are an answer rather than a fault, and the verdict they lead to. */
  readonly answers?: Readonly<Record<number, string>>;
  /** What a refusal of the request leads to: smaller pages, or one person at a time. */
  readonly ifRefused?: 'asks-for-less';
  /** The fault without which it is never made. */
  readonly after?: FaultRule;
  /** The most by which time may pass faster than real time, if the call keeps the machine busy. */
  readonly pace?: number;
}

const SEATS = '/api/v2/seats/users';
const USERS = '/api/v2/users';
const REPO = '/repos/example-org/platform';

const wrote = ({ datadog }: Scene, method: string): boolean => writesOf(datadog).includes(`${method} ${SEATS}`);
const isPlanned = (scene: Scene): boolean => !wrote(scene, 'DELETE') && !wrote(scene, 'POST');
const isRemoved = (scene: Scene): boolean => wrote(scene, 'DELETE') && !wrote(scene, 'POST');
const isApplied = (scene: Scene): boolean => wrote(scene, 'POST');
const hasComment = ({ github }: Scene): boolean =>
  github !== null && callsOf(github).some((call) => call.startsWith('POST') && call.endsWith('/comments'));

const FIRST = { 'page[cursor]': undefined };
const REFUSED = [400, 404, 409, 413, 422];
const unknown = Object.fromEntries(REFUSED.map((status) => [status, 'incomplete']));

const seats = {
  service: 'datadog',
  scenario: 'byHand',
  method: 'GET',
  path: SEATS,
  ifRefused: 'asks-for-less',
} as const;
const write = { service: 'datadog', scenario: 'byHand', path: SEATS, lost: 'incomplete' } as const;
const users = { service: 'datadog', method: 'GET', lost: 'failed' } as const;
const directory = { ...users, scenario: 'byHandInPages', path: USERS } as const;
const nextSeats = { ...seats, scenario: 'byHandInPages', query: { 'page[cursor]': '*' } } as const;

/** Every call to Datadog. */
export const DATADOG_CALLS: Readonly<Record<string, Call>> = {
  'first page of seats': { ...seats, query: FIRST, isNow: isPlanned, lost: 'failed' },
  'next page of seats': { ...nextSeats, isNow: isPlanned, lost: 'failed' },
  'first page of the directory': { ...directory, query: { 'page[number]': '0' }, ifRefused: 'asks-for-less' },
  'next page of the directory': { ...directory, query: { 'page[number]': '1' } },
  'look-up by e-mail': { ...users, scenario: 'byHandByEmail', path: USERS, ifRefused: 'asks-for-less' },
  'look-up by UUID': {
    ...users,
    scenario: 'byHandById',
    path: `${USERS}/`,
    // Keys that may not read people can still assign seats by UUID.
    answers: { ...unknown, 401: 'applied', 403: 'applied' },
  },
  'check of the API key': { ...users, pace: 30, scenario: 'keysRefused', path: '/api/v1/validate' },
  unassign: { ...write, method: 'DELETE' },
  assign: { ...write, method: 'POST', ifRefused: 'asks-for-less' },
  're-reading after the removals': { ...seats, query: FIRST, isNow: isRemoved, lost: 'incomplete' },
  're-reading': { ...seats, query: FIRST, isNow: isApplied, lost: 'incomplete' },
  'next page of the re-reading': { ...nextSeats, isNow: isApplied, lost: 'incomplete' },
};

// If GitHub does not answer, the list of the workspace is applied.
const list = {
  service: 'github',
  scenario: 'merged',
  method: 'GET',
  lost: 'applied',
  cancelled: 'failed',
} as const;
const version = { ...list, scenario: 'changed', lost: 'failed' } as const;
const content = `${REPO}/contents/seats.txt`;
const noBranch = { path: `${REPO}/branches/`, times: Infinity, answer: { kind: 'status', status: 404 } } as const;

// If the reviewed plan cannot be read, removals are on hold. To comment, the pull request is looked up again.
const reviewed = { service: 'github', scenario: 'pushed', method: 'GET', lost: 'incomplete' } as const;
const comments = { method: 'POST', path: '/graphql' } as const;
// A comment never changes the verdict.
const comment = { service: 'github', scenario: 'openedAnew', lost: 'planned' } as const;

/** Every call to GitHub. */
export const GITHUB_CALLS: Readonly<Record<string, Call>> = {
  'default branch': { ...list, path: /platform$/ },
  'commit of the branch': { ...list, path: `${REPO}/branches/` },
  'commit of the branch, by its name': { ...list, path: `${REPO}/commits/heads`, after: noBranch },
  // A list that is gone, or that a step made, is not applied.
  'newest list': { ...list, path: content, query: { ref: sha('d') }, answers: { 404: 'refused' } },
  'list of the own commit': { ...list, path: content, query: { ref: sha('c') }, answers: { 404: 'refused' } },
  'list of the base': { ...list, scenario: 'openedWithoutList', path: content, lost: 'refused', cancelled: 'refused' },
  comparison: { ...version, path: `${REPO}/compare/` },
  'list before the change': { ...version, path: content, query: { ref: sha('a') }, answers: { 404: 'applied' } },
  'list after the change': { ...version, path: content, query: { ref: sha('b') } },
  'large list': { ...version, scenario: 'changedLargeList', pace: 5, path: `${REPO}/git/blobs/` },
  'pull requests of the commit': {
    ...reviewed,
    path: new RegExp(`commits/${sha('c')}/pulls`),
    times: 2,
    answers: { 422: 'applied' },
  },
  'pull request in the title': { ...reviewed, path: `${REPO}/pulls/`, times: 2, answers: { 404: 'applied' } },
  'comments with the reviewed plan': { ...reviewed, ...comments, isNow: (scene) => !isApplied(scene) },
  'comments before the update': { ...comment, ...comments },
  'state of the pull request': { ...comment, method: 'GET', path: `${REPO}/pulls/` },
  'update of the comment': { ...comment, method: 'PATCH', path: /comments/ },
  'removal of a second comment': { ...comment, method: 'DELETE', path: /comments/ },
  'new comment': { ...comment, scenario: 'opened', method: 'POST', path: /comments$/ },
  'comments after the new one': { ...comment, ...comments, scenario: 'opened', isNow: hasComment },
};
