import type { Credentials } from '../datadog/access.ts';
import { apiUrlOf, isGovernmentSite, knownSites, parseSite } from '../datadog/site.ts';
import { type Problem, warningAt } from '../seats/problem.ts';
import { isProtectionPattern } from '../seats/protection-pattern.ts';
import { type Operation, OPERATIONS, powersOf } from '../seats/status.ts';
import { CREDENTIAL_VARIABLES, readCredentials } from './credentials.ts';
import { type Environment, Fields } from './fields.ts';
import { type MaxSeats, readMaxSeats, readPercent } from './limits.ts';

export const DEFAULT_SITE = 'datadoghq.com';
export const DEFAULT_MAX_UNASSIGN = 10;
export const DEFAULT_MAX_UNASSIGN_PERCENT = 25;

/** How a run is told to people; known even where other inputs are wrong, so that every run can be reported. */
export interface Publication {
  readonly comment: 'never' | 'on-change' | 'always';
  readonly commentKey: string;
  readonly prNumber: number | null;
  readonly emailDisplay: 'auto' | 'full' | 'masked' | 'hidden';
  /** `''` for the default. */
  readonly reportFile: string;
  readonly githubToken: string;
}

/** Every input, read once: typed, checked, frozen. */
export interface Inputs {
  readonly operation: Operation;
  readonly site: string;
  readonly apiUrl: string;
  readonly credentials: Credentials;
  readonly productCodes: readonly string[];
  /** Paths relative to the workspace. */
  readonly listFiles: readonly string[];
  /** People given inline, not parsed yet. */
  readonly users: string;
  readonly dryRun: boolean;
  readonly maxSeats: MaxSeats;
  readonly maxUnassign: number;
  readonly maxUnassignPercent: number;
  readonly allowEmptyList: boolean;
  /** E-mails, UUIDs and globs over e-mails, all of them usable. */
  readonly protectedUsers: readonly string[];
  readonly unresolvedFails: boolean;
  /** Whether a run that would do something else than its reviewed plan is stopped before its first write. */
  readonly driftFails: boolean;
}

/** What was read: the inputs, or `null` where one is wrong; the problems; and what is known all the same. */
export interface ParsedInputs {
  readonly inputs: Inputs | null;
  readonly problems: readonly Problem[];
  readonly publication: Publication;
  readonly operation: Operation | null;
  readonly site: string | null;
  readonly dryRun: boolean;
  /** Where the list is: its problems are told together with those of the inputs. */
  readonly list: Pick<Inputs, 'listFiles' | 'users' | 'productCodes'>;
}

const SECRET_INPUTS = ['api-key', 'app-key', 'access-token', 'github-token'] as const;

/** Everything that must never be shown, also where other inputs are wrong. */
export function secretsOf(env: Environment): string[] {
  const fields = new Fields(env);
  const inputs = SECRET_INPUTS.map((name) => fields.text(name));
  // Also those that an input takes the place of: they are secrets all the same.
  const variables = CREDENTIAL_VARIABLES.map((name) => fields.variable(name));
  return [...new Set([...inputs, ...variables])].filter((secret) => secret !== '');
}

function readSite(fields: Fields): string | null {
  const text = fields.text('site');
  const site = text === '' ? DEFAULT_SITE : parseSite(text);
  if (site === null) {
    fields.problem(`site is "${text}", which is no Datadog site; it must be one of ${knownSites()}`);
  }
  return site;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

function readApiUrl(fields: Fields, site: string | null): string {
  const text = fields.text('api-url');
  if (text === '') {
    return apiUrlOf(site ?? DEFAULT_SITE);
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = url !== null && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (!isPlain || !isSafe) {
    // An address that may hold a password is not repeated.
    const quoted = /[@?#]/.test(text) ? 'not a plain address' : `"${text}"`;
    fields.problem(
      `api-url is ${quoted}; it must be an https address without user, query or fragment (http on loopback)`,
    );
  }
  return text;
}

function readOperation(fields: Fields): Operation | null {
  const text = fields.text('operation');
  const names = Object.keys(OPERATIONS) as Operation[];
  const operation = names.find((name) => name === text) ?? null;
  if (operation === null) {
    fields.problem(`operation is ${text === '' ? 'not set' : `"${text}"`}; it must be one of ${names.join(', ')}`);
  }
  return operation;
}

function readProtectedUsers(fields: Fields): string[] {
  const patterns = fields.parts('protected-users', /[\s,]+/);
  for (const pattern of patterns.filter((text) => !isProtectionPattern(text))) {
    fields.problem(
      `protected-users has "${pattern}", which protects nobody; use an e-mail, a UUID or a glob such as *@example.com`,
    );
  }
  return patterns;
}

const EMAIL_DISPLAYS = ['auto', 'full', 'masked', 'hidden'] as const;

/** A misspelt wish for less is not answered with more: what is told of the failure hides e-mails. */
function readEmailDisplay(fields: Fields): Publication['emailDisplay'] {
  const display = fields.choice('email-display', EMAIL_DISPLAYS, 'auto');
  const isKnown = ['', ...EMAIL_DISPLAYS].includes(fields.text('email-display'));
  return isKnown ? display : 'hidden';
}

function readPublication(fields: Fields): Publication {
  return Object.freeze({
    comment: fields.choice('comment', ['never', 'on-change', 'always'], 'never'),
    commentKey: fields.text('comment-key'),
    prNumber: fields.whole('pr-number', 1),
    emailDisplay: readEmailDisplay(fields),
    reportFile: fields.text('report-file'),
    githubToken: fields.text('github-token'),
  });
}

/** A list is needed by everything but `list`; without one, `list` needs the product by name. */
function checkList(fields: Fields, operation: Operation | null): void {
  const hasList = fields.text('user-list-file') !== '' || fields.text('users') !== '';
  if (operation === 'changes' && fields.text('user-list-file') === '') {
    fields.problem('operation changes compares versions of a file; set user-list-file');
  } else if (operation !== null && powersOf(operation).needsList && !hasList) {
    fields.problem(`operation ${operation} needs a list of people; set user-list-file or users`);
  }
  if (operation === 'list' && !hasList && fields.text('product-code') === '') {
    fields.problem('product-code is not set; without a list, operation list needs to know the product');
  }
}

/** Reads and checks all inputs. Every problem is reported, not only the first. */
export function parseInputs(env: Environment): ParsedInputs {
  const fields = new Fields(env);
  const operation = readOperation(fields);
  const site = readSite(fields);
  const credentials = readCredentials(fields);
  const rest = {
    apiUrl: readApiUrl(fields, site),
    productCodes: fields.parts('product-code', /[\s,]+/),
    listFiles: fields.parts('user-list-file', /\n/),
    users: fields.text('users'),
    dryRun: fields.flag('dry-run'),
    maxSeats: readMaxSeats(fields),
    maxUnassign: fields.whole('max-unassign', 0) ?? DEFAULT_MAX_UNASSIGN,
    maxUnassignPercent: readPercent(fields, DEFAULT_MAX_UNASSIGN_PERCENT),
    allowEmptyList: fields.flag('allow-empty-list'),
    protectedUsers: readProtectedUsers(fields),
    unresolvedFails: fields.choice('unresolved-users', ['fail', 'warn'], 'fail') === 'fail',
    driftFails: fields.choice('on-plan-drift', ['report', 'fail'], 'report') === 'fail',
  };
  checkList(fields, operation);
  if (rest.driftFails && ['', 'never'].includes(fields.text('comment'))) {
    fields.problem('on-plan-drift is "fail", which needs the plan in a comment; set comment to on-change or always');
  }
  const reportFile = fields.text('report-file').replace(/^(?:\.\/)+/, '');
  if (rest.listFiles.some((file) => file.replace(/^(?:\.\/)+/, '') === reportFile)) {
    fields.problem(`report-file is "${fields.text('report-file')}", which is a list`);
  }
  const publication = readPublication(fields);
  const isComplete = fields.problems.length === 0 && operation !== null && site !== null && credentials !== null;
  const inputs = isComplete ? Object.freeze({ operation, site, credentials, ...rest }) : null;
  const government = site !== null && isGovernmentSite(site) ? [warningAt(null, GOVERNMENT_WARNING)] : [];
  const problems = [...fields.problems, ...government];
  return { inputs, problems, publication, operation, site, dryRun: rest.dryRun, list: rest };
}

const GOVERNMENT_WARNING = "Datadog's billing page says that seats cannot be assigned on its government sites";
