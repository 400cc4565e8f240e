import type { ProductReport, Report, ReportedPerson } from '../seats/report.ts';

/** The format of the report file; it grows with every change that a reader must know of. */
const VERSION = 1;

/** A list with a line for each item: a person can be found with the tools that find lines. */
function listOf(texts: readonly string[], indent: string): string {
  return texts.length === 0 ? '[]' : `[${texts.map((text) => `\n${indent}  ${text}`).join(',')}\n${indent}]`;
}

function personText({ key, id, name, status, reason, source }: ReportedPerson): string {
  return JSON.stringify({ user: key, id, name, status, reason, source });
}

function productText({ productCode, seatsBefore, seatsAfter, maxSeats, people }: ProductReport): string {
  const facts = JSON.stringify({ productCode, seatsBefore, seatsAfter, maxSeats });
  return `${facts.slice(0, -1)},"people":${listOf(people.map(personText), '    ')}}`;
}

/** The report file's content. */
export function renderJson({ verdict, facts, products, problems }: Report): string {
  const { operation, dryRun, site } = facts;
  const head = JSON.stringify({ version: VERSION, verdict, operation, dryRun, site }, null, 2);
  const problemTexts = problems.map((problem) => JSON.stringify(problem));
  return `${head.slice(0, -2)},
  "products": ${listOf(products.map(productText), '  ')},
  "problems": ${listOf(problemTexts, '  ')}
}
`;
}
