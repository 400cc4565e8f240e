import { grouped, type Problem } from '../seats/problem.ts';
import type { ProductReport, Report, ReportedPerson } from '../seats/report.ts';
import { STATUS_GROUP } from '../seats/status.ts';
import { changesLine, headline, seatsLine, whyOf } from './words.ts';

/** A foldable part of the log. */
export interface LogGroup {
  readonly title: string;
  readonly lines: readonly string[];
}

/** One person in one line: status, who, why, where. */
export function personLine(person: ReportedPerson): string {
  const { key, name, status, source } = person;
  const reason = whyOf(person);
  const who = name === null ? key : `${key} (${name})`;
  const why = reason === '' ? '' : `: ${reason}`;
  const where = source === null ? '' : ` [${source.file}:${source.line}]`;
  return `${status} ${who}${why}${where}`;
}

/** One product: those who change or have a problem one a line, the others counted; in a listing everybody is shown. */
export function productGroup(product: ProductReport, verdict: Report['verdict'] | null): LogGroup {
  const changes = changesLine(product);
  const title = `${product.productCode}: ${seatsLine(product)}${changes === '' ? '' : `; ${changes}`}`;
  const isShown = ({ status }: ReportedPerson): boolean => {
    const group = STATUS_GROUP[status];
    return verdict === 'listed' || status === 'protected' || !(group === 'unchanged' || group === 'left');
  };
  const shown = product.people.filter(isShown);
  const others = product.people.length - shown.length;
  return {
    title,
    lines: [...shown.map(personLine), ...(others === 0 ? [] : [`${grouped(others)} unchanged`])],
  };
}

/** Where a problem is and what it is, in one line. */
export function problemText({ message, file, line }: Problem): string {
  return file === null ? message : `${file}${line === null ? '' : `:${line}`}: ${message}`;
}

/** The last line of the log. */
export function verdictLine(report: Report): string {
  return `${report.verdict}: ${headline(report)}`;
}
