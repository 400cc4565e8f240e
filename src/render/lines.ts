import { count, grouped } from '../seats/sentence.ts';
import { STATUS_GROUP } from '../seats/status.ts';
import type { ShownPerson, ShownProblem, ShownProduct, ShownReport } from './display.ts';
import { changesLine, headline, isQuiet, seatsLine, whyOf } from './words.ts';

/** A foldable part of the log. */
export type LogGroup = { readonly title: string; readonly lines: readonly string[] };

/** One person in one line: status, who, why, where. */
export function personLine(person: ShownPerson): string {
  const { key, name, status, listed } = person;
  const reason = whyOf(person);
  const why = reason === '' ? '' : `: ${reason}`;
  const where = listed?.source ? ` [${listed.source.file}:${listed.source.line}]` : '';
  return `${status} ${name === null ? key : `${key} (${name})`}${why}${where}`;
}

/** One product: those who change or have a problem one a line, the others counted; in a listing everybody is shown. */
export function productGroup(product: ShownProduct, verdict: ShownReport['verdict'] | null): LogGroup {
  const changes = changesLine(product);
  const shown = product.people.filter(
    (person) => verdict === 'listed' || person.status === 'protected' || !isQuiet(person),
  );
  const others = product.people.length - shown.length;
  return {
    title: `${product.productCode}: ${seatsLine(product)}${changes === '' ? '' : `; ${changes}`}`,
    lines: [...shown.map(personLine), ...(others === 0 ? [] : [`${grouped(others)} unchanged`])],
  };
}

/** The last line of the log. */
export function verdictLine(report: ShownReport): string {
  return `${report.verdict}: ${headline(report)}`;
}

/** `seats.txt:3`; `''` for a problem that is about no file. */
export function placeOf({ at }: ShownProblem): string {
  return at === null ? '' : `${at.file}${at.line === null ? '' : `:${at.line}`}`;
}

function becameText({ key, status, why }: ShownPerson): string {
  return `${key}: ${status}${why === null ? '' : `: ${why}`}`;
}

/** Listed people who cannot be resolved, as problems on their line of the list. */
export function unresolvedPeople({ products, facts }: ShownReport): ShownProblem[] {
  const severity = facts.unresolvedFails ? 'error' : 'warning';
  return products
    .flatMap(({ people }) => people)
    .filter(({ status, listed }) => listed?.source && STATUS_GROUP[status] === 'unresolved')
    .map((person) => ({ severity, says: becameText(person), at: person.listed?.source ?? null }));
}

/** The one error that the job ends with: everything that has no line of its own. */
export function closingError(report: ShownReport): string {
  const problems = report.problems.filter(({ severity, at }) => severity === 'error' && at === null);
  const people = report.products.flatMap((product) =>
    product.people
      .filter(({ status, listed }) => {
        const group = STATUS_GROUP[status];
        return group === 'failed' || (group === 'unresolved' && !listed?.source);
      })
      .map((person) => `${product.productCode}: ${becameText(person)}`),
  );
  const withheld = report.products.flatMap(({ productCode, people: all }) => {
    const [first, ...others] = all.filter(({ status }) => status === 'withheld');
    const more = others.length === 0 ? '' : ` (and ${count(others.length, 'more removal')} withheld)`;
    return first === undefined ? [] : [`${productCode}: ${becameText(first)}${more}`];
  });
  return [`Datadog Seats: ${headline(report)}`, ...problems.map(({ says }) => says), ...people, ...withheld].join('\n');
}
