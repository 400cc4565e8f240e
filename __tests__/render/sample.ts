import type { ShownPerson, ShownProblem, ShownProduct, ShownReport } from '../../src/render/display.ts';
import type { Setting } from '../../src/render/markdown.ts';
import type { RunFacts, Totals } from '../../src/seats/report.ts';
import { type Status, STATUS_GROUP, type Verdict } from '../../src/seats/status.ts';

export const ID = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
export const STATUSES = Object.keys(STATUS_GROUP) as Status[];

/** Where somebody stands on the list. */
export const LISTED: ShownPerson['listed'] = { key: 'jane@example.com', source: { file: 'seats.txt', line: 3 } };

/** One person as shown. */
export function person(status: Status, more: Partial<ShownPerson> = {}): ShownPerson {
  const rest = { why: null, listed: LISTED, since: null, suggestion: null, change: null };
  return { key: 'jane@example.com', id: ID, name: 'Jane Doe', status, ...rest, ...more };
}

/** One product as shown. */
export function product(people: readonly ShownPerson[], more: Partial<ShownProduct> = {}): ShownProduct {
  return { productCode: 'incident_response', seatsBefore: 41, seatsAfter: 41, maxSeats: 50, people, ...more };
}

export const NO_TOTALS: Totals = {
  changed: false,
  seatsBefore: 41,
  seatsAfter: 41,
  assigned: 0,
  unassigned: 0,
  unchanged: 0,
  unresolved: 0,
  withheld: 0,
  failed: 0,
};

export const FACTS: RunFacts = {
  operation: 'sync',
  mode: { kind: 'may-write' },
  site: 'datadoghq.eu',
  maxSeats: { everywhere: null, byProduct: new Map() },
  unresolvedFails: true,
  outsider: null,
  appliesOnMerge: false,
  files: ['seats.txt'],
  emailDisplay: 'full',
  links: {
    commit: 'b'.repeat(40),
    homeUrl: 'https://github.com/example-org/platform',
    runUrl: 'https://github.com/example-org/platform/actions/runs/7',
  },
};

/** A whole report as shown. */
export function reportOf(
  verdict: Verdict,
  products: readonly ShownProduct[] = [],
  more: {
    totals?: Partial<Totals>;
    facts?: Partial<RunFacts>;
    problems?: readonly ShownProblem[];
    isSetUp?: boolean;
  } = {},
): ShownReport {
  return {
    verdict,
    facts: { ...FACTS, ...more.facts },
    products,
    problems: more.problems ?? [],
    totals: { ...NO_TOTALS, ...more.totals },
    isSetUp: more.isSetUp ?? false,
  };
}

/** An open pull request: merging it applies the plan. */
export const PULL_REQUEST: Partial<RunFacts> = {
  mode: { kind: 'dry-run', why: 'the pull request is not merged' },
  appliesOnMerge: true,
};

/** What makes a run a dry run because the inputs ask for one. */
export const DRY_RUN: Partial<RunFacts> = { mode: { kind: 'dry-run', why: null } };

export const ERROR: ShownProblem = {
  severity: 'error',
  says: '"jane" is neither an e-mail nor a UUID',
  at: { file: 'seats.txt', line: 7 },
};
export const WARNING: ShownProblem = { severity: 'warning', says: 'listed twice', at: null };

/** A place that everything fits in. */
export const SETTING: Setting = {
  note: '',
  history: '',
  wholeReport: 'Everyone is in the report file.',
  fits: () => true,
};
