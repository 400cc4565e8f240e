import type { ProductReport, Report } from '../seats/report.ts';

/** The format of the report file; it grows with every change that a reader must know of. */
const VERSION = 1;

/** The lines of a list, one for each item: a person can be found with the tools that find lines. */
function lines(items: readonly unknown[], indent: string): string {
  const all = items.map((item) => `\n${indent}  ${JSON.stringify(item)}`);
  return all.length === 0 ? '[]' : `[${all.join(',')}\n${indent}]`;
}

function productText({ productCode, seatsBefore, seatsAfter, maxSeats, people }: ProductReport): string {
  const facts = JSON.stringify({ productCode, seatsBefore, seatsAfter, maxSeats });
  const all = people.map(({ key, id, name, status, reason, source }) => ({
    user: key,
    id,
    name,
    status,
    reason,
    source,
  }));
  return `${facts.slice(0, -1)},"people":${lines(all, '    ')}}`;
}

/** The report file's content. */
export function renderJson({ verdict, facts, products, problems }: Report): string {
  const { operation, dryRun, site } = facts;
  const head = JSON.stringify({ version: VERSION, verdict, operation, dryRun, site }, null, 2);
  const texts = products.map((product) => `\n    ${productText(product)}`);
  return `${head.slice(0, -2)},
  "products": [${texts.join(',')}${texts.length === 0 ? '' : '\n  '}],
  "problems": ${lines(problems, '  ')}
}
`;
}
