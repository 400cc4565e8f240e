import { normalize } from 'node:path/posix';
import { apiUrlOf, isGovernmentSite, knownSites, parseSite } from '../datadog/site.ts';
import { comparesVersions, mayChange, type Mode, type Operation, OPERATIONS } from '../seats/operation.ts';
import { isProductCode } from '../seats/person.ts';
import { type Problems, warningAt } from '../seats/problem.ts';
import { isProtectionPattern, protection } from '../seats/protection.ts';
import type { RunFacts } from '../seats/report.ts';
import { say, value } from '../seats/sentence.ts';
import { type Origin, readCredentials } from './credentials.ts';
import { type Environment, Fields } from './fields.ts';
import { checkNetwork } from './network.ts';

const NO_PATTERN = 'matches no valid pattern; use an e-mail, a UUID or a glob such as *@example.com';
const DEFAULT_SITE = 'datadoghq.com';
const MAX_GRACE_DAYS = 3650;
const DEFAULT_MAX_UNASSIGN = 10;
const DEFAULT_MAX_PERCENT = 25;
const PERCENT = /^\d{1,3}(?:\.\d+)?$/;
const PERCENT_FORM = 'a number from 0 to 100, without a percent sign';
const LOOPBACK = /^(?:localhost|\[::1\]|127(?:\.\d{1,3}){3})$/;
/** Separates the parts of an input. */
const GAP = /[\s,]+/;

function readSite(fields: Fields, problems: Problems): string {
  const text = fields.text('site');
  const site = text === '' ? DEFAULT_SITE : parseSite(text);
  const unknown = say`site is ${value(text)}, not a Datadog site; use one of ${knownSites()}`;
  if (site === null) fields.problem('site', unknown);
  const government = say`Datadog's billing page says that seats cannot be assigned on its government sites`;
  if (site !== null && isGovernmentSite(site)) problems.add([warningAt(null, government)]);
  return site ?? DEFAULT_SITE;
}

function readApiUrl(fields: Fields, site: string): string {
  const text = fields.text('api-url');
  if (text === '') return apiUrlOf(site);
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = url !== null && url.username + url.password + url.search + url.hash === '';
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (!isPlain || !isSafe) {
    // An address that may contain a password is not quoted.
    const what = /[@?#]/.test(text) ? say`not a plain address` : say`${value(text)}`;
    const form = 'it must be an https address without user, query or fragment (http on loopback)';
    fields.problem('api-url', say`api-url is ${what}; ${form}`);
  }
  return text;
}

/** A misspelled value hides e-mails, since it may have been meant to. `auto` shows them only in private repositories. */
function readEmailDisplay(fields: Fields, isPrivate: boolean | null): RunFacts['emailDisplay'] {
  const display = fields.choice('email-display', ['auto', 'full', 'masked', 'hidden'], 'auto') ?? 'hidden';
  return display === 'auto' ? (isPrivate === true ? 'full' : 'masked') : display;
}

/** All operations but `list` need a list; without one, `list` needs a product code. */
function checkList(fields: Fields, operation: Operation): void {
  const needsHistory = comparesVersions(operation);
  const [hasFile, hasUsers] = [fields.text('user-list-file') !== '', fields.text('users') !== ''];
  const compares = `operation ${operation} compares versions of a file`;
  if (needsHistory && !hasFile) fields.problem('user-list-file', say`${compares}; set user-list-file`);
  if (needsHistory && hasUsers) fields.problem('users', say`${compares}; remove users`);
  if (needsHistory || hasFile || hasUsers) return;
  if (mayChange(operation)) {
    fields.problem('user-list-file', say`operation ${operation} needs a list of people; set user-list-file or users`);
  } else if (fields.text('product-code') === '') {
    fields.problem('product-code', say`product-code is not set; operation ${operation} needs it if there is no list`);
  }
}

function inputsOf(fields: Fields, env: Environment, origin: Origin, problems: Problems) {
  const operation = fields.choice('operation', Object.keys(OPERATIONS) as Operation[], null) ?? 'list';
  const site = readSite(fields, problems);
  return {
    /** Without credentials, only the list is checked. */
    datadog: { site, credentials: readCredentials(fields, env, origin), apiUrl: readApiUrl(fields, site) },
    list: {
      productCodes: fields.parts('product-code', GAP, isProductCode, 'is not a product code'),
      files: fields.parts('user-list-file', /\n/),
      users: fields.text('users'),
    },
    dryRun: fields.flag('dry-run'),
    limits: {
      maxSeats: fields.limits('max-seats'),
      maxUnassign: fields.whole('max-unassign', 0) ?? DEFAULT_MAX_UNASSIGN,
      maxUnassignPercent: fields.number('max-unassign-percent', PERCENT, [0, 100], PERCENT_FORM) ?? DEFAULT_MAX_PERCENT,
      allowEmptyList: fields.flag('allow-empty-list'),
    },
    rules: {
      operation,
      protection: protection(fields.parts('protected-users', GAP, isProtectionPattern, NO_PATTERN)),
      graceDays: fields.whole('grace-days', 0, MAX_GRACE_DAYS) ?? 0,
      unresolvedFails: fields.choice('unresolved-users', ['fail', 'warn'], 'fail') !== 'warn',
    },
    report: {
      comment: fields.choice('comment', ['never', 'on-change', 'always'], 'never') ?? 'never',
      commentKey: fields.text('comment-key'),
      prNumber: fields.whole('pr-number', 1),
      emailDisplay: readEmailDisplay(fields, origin.isPrivate),
    },
    githubToken: fields.text('github-token'),
    /** The run ends before it uses one of these. */
    wrong: fields.wrong,
  };
}

/** All inputs, checked and grouped by use. */
export type Inputs = Readonly<ReturnType<typeof inputsOf>>;
export type ReportInputs = Inputs['report'];

/** Reads and checks all inputs. Adds all problems, not only the first. */
export function parseInputs(env: Environment, origin: Origin, problems: Problems): Inputs {
  const fields = new Fields(env, problems);
  problems.add(checkNetwork(env));
  const inputs = inputsOf(fields, env, origin, problems);
  if (!fields.wrong.has('operation')) checkList(fields, inputs.rules.operation);
  return inputs;
}

type EventFacts = Pick<RunFacts, 'outsider' | 'appliesOnMerge' | 'links'>;

/** What a report shows of the inputs and the event. Operation and site are `null` if they are wrong. */
export function factsOf(inputs: Inputs, mode: Mode, event: EventFacts): RunFacts {
  const { wrong, rules, datadog, limits, dryRun, list, report } = inputs;
  return {
    operation: wrong.has('operation') ? null : rules.operation,
    site: wrong.has('site') ? null : datadog.site,
    mode,
    maxSeats: limits.maxSeats,
    unresolvedFails: rules.unresolvedFails,
    outsider: event.outsider,
    appliesOnMerge: event.appliesOnMerge && !dryRun && mayChange(rules.operation),
    files: list.files.map(normalize),
    emailDisplay: report.emailDisplay,
    links: event.links,
  };
}
