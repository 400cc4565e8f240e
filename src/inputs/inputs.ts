import { normalize } from 'node:path/posix';
import { apiUrlOf, isGovernmentSite, knownSites, parseSite } from '../datadog/site.ts';
import { comparesVersions, mayChange, type Mode, type Operation, OPERATIONS } from '../seats/operation.ts';
import { isProductCode } from '../seats/person.ts';
import { errorAt, type Problems, warningAt } from '../seats/problem.ts';
import { isProtectionPattern, protection } from '../seats/protection.ts';
import type { RunFacts } from '../seats/report.ts';
import { say, value } from '../seats/sentence.ts';
import { type Origin, readCredentials } from './credentials.ts';
import { type Environment, Fields } from './fields.ts';

const NO_PATTERN = 'matches no valid pattern; use an e-mail, a UUID or a glob such as *@example.com';
const DEFAULT_SITE = 'datadoghq.com';
const PERCENT_FORM = 'a number from 0 to 100, without a percent sign';
const LOOPBACK = /^(?:localhost|\[::1\]|127(?:\.\d{1,3}){3})$/;
const SEPARATOR = /[\s,]+/;
/** Variables that name a proxy, in the order in which the toolkit looks at them. */
const PROXIES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];

/** Whether requests can go through a proxy of this address. One without a scheme means `http`. */
function isProxy(address: string): boolean {
  try {
    const url = new URL(/^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `http://${address}`);
    decodeURIComponent(url.username + url.password);
    return /^https?:$/.test(url.protocol) && url.hostname !== '';
  } catch {
    return false;
  }
}

/** Checks how the environment sets up the network. A proxy that cannot be used must not be bypassed. */
function checkNetwork(env: Environment, problems: Problems): void {
  // The value may hold a password, so it is not quoted.
  const form = 'is not the address of a proxy; it must look like http://proxy.example.com:3128';
  const unusable = PROXIES.filter((name) => env[name] && !isProxy(env[name]));
  problems.add(unusable.map((name) => errorAt(null, say`${name} ${form}`)));
  const unverified = say`NODE_TLS_REJECT_UNAUTHORIZED is 0, so anybody on the network can read the keys; use NODE_EXTRA_CA_CERTS instead`;
  if (env.NODE_TLS_REJECT_UNAUTHORIZED === '0') problems.add([warningAt(null, unverified)]);
}

function readSite(fields: Fields, problems: Problems): string {
  const text = fields.text('site');
  const site = parseSite(text || DEFAULT_SITE);
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
  // An address that may contain a password is not quoted.
  const what = /[@?#]/.test(text) ? 'not a plain address' : value(text);
  const form = 'it must be an https address without user, query or fragment (http on loopback)';
  if (!isPlain || !isSafe) fields.problem('api-url', say`api-url is ${what}; ${form}`);
  return text;
}

/** A misspelled value hides e-mails, in case `hidden` was meant. `auto` shows them only in private repositories. */
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
  const noList = say`operation ${operation} needs a list of people; set user-list-file or users`;
  const noProduct = say`product-code is not set; operation ${operation} needs it if there is no list`;
  if (mayChange(operation)) fields.problem('user-list-file', noList);
  else if (fields.text('product-code') === '') fields.problem('product-code', noProduct);
}

function inputsOf(fields: Fields, env: Environment, origin: Origin, problems: Problems) {
  const operation = fields.choice('operation', Object.keys(OPERATIONS) as Operation[], null) ?? 'list';
  const site = readSite(fields, problems);
  return {
    /** Without credentials, only the list is checked. */
    datadog: { site, credentials: readCredentials(fields, env, origin), apiUrl: readApiUrl(fields, site) },
    list: {
      productCodes: fields.parts('product-code', SEPARATOR, isProductCode, 'is not a product code'),
      files: fields.parts('user-list-file', /\n/),
      users: fields.text('users'),
    },
    dryRun: fields.flag('dry-run'),
    limits: {
      maxSeats: fields.limits('max-seats'),
      maxUnassign: fields.number('max-unassign', [0, Number.MAX_SAFE_INTEGER], 'a whole number from 0') ?? 10,
      maxUnassignPercent: fields.number('max-unassign-percent', [0, 100], PERCENT_FORM, /^\d{1,3}(?:\.\d+)?$/) ?? 25,
      allowEmptyList: fields.flag('allow-empty-list'),
    },
    rules: {
      operation,
      protection: protection(fields.parts('protected-users', SEPARATOR, isProtectionPattern, NO_PATTERN)),
      graceDays: fields.number('grace-days', [0, 3650], 'a whole number from 0 to 3650') ?? 0,
      unresolvedFails: fields.choice('unresolved-users', ['fail', 'warn'], 'fail') !== 'warn',
    },
    report: {
      comment: fields.choice('comment', ['never', 'on-change', 'always'], 'never') ?? 'never',
      commentKey: fields.text('comment-key'),
      prNumber: fields.number('pr-number', [1, Number.MAX_SAFE_INTEGER], 'a whole number from 1'),
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
  checkNetwork(env, problems);
  const inputs = inputsOf(fields, env, origin, problems);
  if (!fields.wrong.has('operation')) checkList(fields, inputs.rules.operation);
  return inputs;
}

type EventFacts = Pick<RunFacts, 'outsider' | 'appliesOnMerge' | 'links'>;

/** What a report shows of the inputs and the event. Operation and site are `null` if they are wrong. */
export function factsOf(inputs: Inputs, mode: Mode, event: EventFacts): RunFacts {
  const { wrong, rules, datadog, dryRun, list } = inputs;
  const { maxSeats } = inputs.limits;
  const { emailDisplay } = inputs.report;
  const { outsider, links } = event;
  const operation = wrong.has('operation') ? null : rules.operation;
  const site = wrong.has('site') ? null : datadog.site;
  const appliesOnMerge = event.appliesOnMerge && !dryRun && mayChange(rules.operation);
  const { unresolvedFails } = rules;
  const files = list.files.map(normalize);
  return { maxSeats, unresolvedFails, emailDisplay, operation, site, mode, outsider, appliesOnMerge, files, links };
}
