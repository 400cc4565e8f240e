import { grouped } from '../seats/sentence.ts';
import { STATUS_GROUP } from '../seats/status.ts';
import { alertText, detailsOf, lineText, personLine } from './alert.ts';
import type { ShownProblem, ShownProduct, ShownReport } from './display.ts';
import { rowsOf } from './rows.ts';
import { everybody, headline, isQuiet, joined, listName, outlook, seatsLine } from './words.ts';

/** A foldable part of the log. */
export type LogGroup = { readonly title: string; readonly lines: readonly string[] };

/** One product: those who change or have a problem, the others counted. A listing shows everybody. */
export function productGroup(product: ShownProduct, report: ShownReport): LogGroup {
  const shown = product.people.filter((person) => !isQuiet(person, report));
  const others = product.people.length - shown.length;
  return {
    title: `${product.productCode}: ${seatsLine(product, report)}`,
    lines: [...rowsOf(shown, report), ...(others === 0 ? [] : [`  ${grouped(others)} unchanged`])],
  };
}

/** The first line of the log: what runs, as far as the inputs say. */
export function openingLine({ operation, site }: ShownReport['facts']): string {
  if (operation === null && site === null) {
    return 'Datadog seats: the inputs are invalid';
  }
  return ['Datadog seats', operation === null ? '' : `: ${operation}`, site === null ? '' : ` on ${site}`].join('');
}

/** Listed people who cannot be resolved, as problems on their line of the list. */
export function unresolvedPeople(report: ShownReport): ShownProblem[] {
  const severity = report.facts.unresolvedFails ? 'error' : 'warning';
  return everybody(report)
    .filter(({ status, listed }) => listed?.source && STATUS_GROUP[status] === 'unresolved')
    .map((person) => ({
      severity,
      says: lineText(personLine({ ...person, listed: null }, report)),
      at: person.listed?.source ?? null,
    }));
}

/** The headline, what to do, and what happens next: the end of the log, and the error of a red job. */
export function closingText(report: ShownReport): string {
  const start = report.isSetUp ? `The job summary has a list to copy into ${listName(report)}.` : '';
  const texts = [headline(report), ...alertText(report), start, outlook(report), ...detailsOf(report)];
  return joined(texts, '\n');
}
