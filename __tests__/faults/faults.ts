import { gzipSync } from 'node:zlib';
import { property, type Reply } from '../../sandbox/exchange.ts';
import type { FaultAnswer } from '../../sandbox/faults.ts';
import { idOf } from '../../sandbox/organisation.ts';
import { MONDAY_MS } from '../host/time.ts';

/** What can happen to a call, and what the contract says about it. */
export interface Fault {
  readonly answer: FaultAnswer;
  /** Which clients try again after it. */
  readonly triedBy: 'both' | 'github' | 'datadog' | 'nobody';
  /** Whether a write takes effect anyway. */
  readonly isDone?: true;
  /** Whether it is an answer that can be used. */
  readonly isUsable?: true;
  /** How much faster time passes than real time, if not as usual. */
  readonly pace?: number;
  /** How many readings do not show a write yet. */
  readonly lagReads?: number;
}

/** Faults of some calls only. */
export type Faults = Readonly<Record<string, Fault>>;

/** What no text may ever show. Every error quotes all of it, like a proxy that echoes requests. */
export const SECRETS = ['sandbox-api-key', 'sandbox-app-key', 'sandbox-github-token'];
const ECHO = `no: ${SECRETS.join(' ')}`;
/** Somebody on the first page. */
const AMY = { id: idOf('amy@example.com'), type: 'users', attributes: { email: 'amy@example.com' } };
const JSON_TYPE = 'application/json';
const PAGE = `<html><h1>${ECHO}</h1></html>`;
/** Over 32 MiB, and small on the wire. */
const HUGE = gzipSync(`"${'x'.repeat(32 * 1024 * 1024)}"`);

function status(code: number, headers: Readonly<Record<string, string>> = {}): FaultAnswer {
  return { kind: 'status', status: code, body: { errors: [ECHO], message: ECHO }, headers };
}

/** An answer with another body, after the request was handled. */
function changed(change: (reply: Reply) => Partial<Reply>): FaultAnswer {
  return { kind: 'change', change: (reply) => ({ ...reply, ...change(reply) }) };
}

function limited(headers: Readonly<Record<string, string>>, triedBy: Fault['triedBy'] = 'both'): Fault {
  return { answer: status(429, headers), triedBy };
}

/** The same value in both headers that ask for a wait. */
function absurd(value: string, triedBy?: Fault['triedBy']): Fault {
  return limited({ 'retry-after': value, 'x-ratelimit-reset': value }, triedBy);
}

const statuses = (triedBy: Fault['triedBy'], ...codes: number[]): [string, Fault][] =>
  codes.map((code) => [`status ${code}`, { answer: status(code), triedBy }]);

const date = (ms: number): string => new Date(ms).toUTCString();
const compressed = { 'content-encoding': 'gzip' };

/** What can happen to any call. */
export const FAULTS: Faults = {
  'a reset': { answer: { kind: 'reset' }, triedBy: 'both' },
  'a reset after the effect': { answer: { kind: 'reset-after' }, triedBy: 'both', isDone: true },
  'no answer': { answer: { kind: 'hang' }, triedBy: 'both' },
  'an answer that drips': { answer: { kind: 'drip' }, triedBy: 'both', isDone: true },
  'an answer that breaks off': { answer: { kind: 'truncate' }, triedBy: 'both', isDone: true },
  'an answer that ends early': { answer: { kind: 'truncate-clean' }, triedBy: 'both', isDone: true },
  'another content type': {
    answer: changed(() => ({ contentType: 'text/html' })),
    triedBy: 'nobody',
    isDone: true,
    isUsable: true,
  },
  'an HTML page': { answer: { kind: 'status', status: 200, body: PAGE, contentType: 'text/html' }, triedBy: 'github' },
  'an empty answer': { answer: { kind: 'status', status: 200, body: '', contentType: JSON_TYPE }, triedBy: 'github' },
  'another shape': { answer: { kind: 'status', status: 200, body: { hello: ECHO } }, triedBy: 'github' },
  'a huge answer': {
    answer: changed(() => ({ status: 200, body: HUGE, contentType: JSON_TYPE, headers: compressed })),
    triedBy: 'nobody',
    isDone: true,
    pace: 1,
  },
  'broken compression': {
    answer: changed(() => ({ status: 200, body: 'no', contentType: JSON_TYPE, headers: compressed })),
    triedBy: 'both',
    isDone: true,
  },
  'a redirect': { answer: status(302, { location: 'http://127.0.0.1:9/' }), triedBy: 'nobody' },
  ...Object.fromEntries(statuses('nobody', 400, 401, 403, 404, 409, 413, 422)),
  ...Object.fromEntries(statuses('both', 408, 429, 500, 502, 503, 504)),
  'a limit with Retry-After': limited({ 'retry-after': '7' }),
  'a limit with a date': limited({ 'retry-after': date(MONDAY_MS + 12_000) }),
  'a limit with X-RateLimit-Reset': limited({ 'x-ratelimit-reset': '7' }),
  'a limit of less than nothing': absurd('-7'),
  'a limit of 1e99': absurd('1e99'),
  'a limit in words': absurd('soon'),
  // GitHub is waited for at most 15 s, Datadog never longer than a minute.
  'a limit of ages': { ...absurd('99999999999999999999', 'datadog'), pace: 240 },
  'a limit until the year 9999': { ...limited({ 'retry-after': date(Date.UTC(9999, 11, 31)) }, 'datadog'), pace: 240 },
};

/** A page with other rows, which Datadog shows while people come and go. */
function paged(change: (rows: readonly unknown[]) => readonly unknown[]): Fault {
  const answer = changed(({ body }) => {
    const rows = property(body, 'data');
    return { body: { ...(body as object), data: change(Array.isArray(rows) ? rows : []) } };
  });
  return { answer, triedBy: 'nobody', isUsable: true };
}

const DOUBLE = { 'a row that comes twice': paged((rows) => [...rows, ...rows, AMY]) };
const MISSING = { 'a row that is missing': paged(([, ...rows]) => rows) };

/** The cursor that was asked for, once more. */
const REPEATED: Faults = {
  'a cursor that repeats': {
    answer: changed(({ body }) => {
      const meta = property(body, 'meta') as object;
      return { body: { ...(body as object), meta: { ...meta, next_cursor: property(meta, 'cursor') } } };
    }),
    triedBy: 'nobody',
  },
};
const LATE: Faults = {
  'an answer that is lost, of a change that shows late': {
    answer: { kind: 'reset-after' },
    triedBy: 'both',
    isDone: true,
    lagReads: 3,
  },
  'a request that is lost, of a change that shows late': { answer: { kind: 'reset' }, triedBy: 'both', lagReads: 3 },
};

/** Faults of single calls, by the name of the call. */
export const FAULTS_OF: Readonly<Record<string, Faults>> = {
  'next page of seats': { ...REPEATED, ...DOUBLE, ...MISSING },
  'next page of the re-reading': { ...REPEATED, ...DOUBLE },
  'next page of the directory': { ...DOUBLE, ...MISSING },
  unassign: LATE,
  assign: LATE,
};
