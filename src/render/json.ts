import type { Report } from '../seats/report.ts';

/** The format of the report file; it grows with every change that a reader must know of. */
const VERSION = 1;

/** The report file's content. */
export function renderJson(report: Report): string {
  const { verdict, facts, products, problems } = report;
  const json = {
    version: VERSION,
    verdict,
    operation: facts.operation,
    dryRun: facts.dryRun,
    site: facts.site,
    products: products.map(({ productCode, seatsBefore, seatsAfter, maxSeats, people }) => ({
      productCode,
      seatsBefore,
      seatsAfter,
      maxSeats,
      people: people.map(({ key, id, name, status, reason, source }) => ({
        user: key,
        id,
        name,
        status,
        reason,
        source,
      })),
    })),
    problems,
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}
