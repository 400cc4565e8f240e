import type { Problem } from '../../src/seats/problem.ts';
import type { ProductReport, Report, ReportedPerson, Totals } from '../../src/seats/report.ts';
import type { Setting } from '../../src/render/markdown.ts';
import type { Status, Verdict } from '../../src/seats/status.ts';

export const ID = '3fa85f64-5717-4562-b3fc-2c963f66afa6';

/** One person as reported. */
export function person(status: Status, more: Partial<ReportedPerson> = {}): ReportedPerson {
  return {
    key: 'jane@example.com',
    id: ID,
    name: 'Jane Doe',
    status,
    reason: null,
    listed: true,
    source: { file: 'seats.txt', line: 3 },
    ...more,
  };
}

/** One product as reported. */
export function product(people: readonly ReportedPerson[], more: Partial<ProductReport> = {}): ProductReport {
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
  failed: 0,
};

/** A whole report. */
export function reportOf(
  verdict: Verdict,
  products: readonly ProductReport[] = [],
  more: Partial<Omit<Report, 'totals' | 'facts'>> & { totals?: Partial<Totals>; dryRun?: boolean } = {},
): Report {
  return {
    verdict,
    facts: {
      operation: 'sync',
      dryRun: more.dryRun ?? false,
      site: 'datadoghq.eu',
      maxSeats: new Map(),
      unresolvedFails: true,
    },
    products,
    problems: more.problems ?? [],
    totals: { ...NO_TOTALS, ...more.totals },
  };
}

export const ERROR: Problem = {
  severity: 'error',
  message: '"jane" is neither an e-mail nor a UUID',
  file: 'seats.txt',
  line: 7,
};
export const WARNING: Problem = { severity: 'warning', message: 'listed twice', file: null, line: null };

export const SETTING: Setting = { dryRunReason: null, note: null, reportHint: 'The report file names everybody.' };
