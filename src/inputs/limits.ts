import { errorAt, type Problem } from '../seats/problem.ts';
import type { Fields } from './fields.ts';

/** `max-seats`: one limit for every product, or limits by product code. */
export type MaxSeats =
  | { readonly kind: 'none' }
  | { readonly kind: 'every'; readonly limit: number }
  | { readonly kind: 'each'; readonly limits: ReadonlyMap<string, number> };

const LINE = /^([^\s=,]+)\s*=\s*(\d+)$/;

/** Reads `max-seats`: a number, or `product-code=number` lines. */
export function readMaxSeats(fields: Fields): MaxSeats {
  const text = fields.text('max-seats');
  if (text === '') {
    return { kind: 'none' };
  }
  if (/^\d+$/.test(text) && Number.isSafeInteger(Number(text))) {
    return { kind: 'every', limit: Number(text) };
  }
  const limits = new Map<string, number>();
  for (const part of fields.parts('max-seats', /[\n,]/)) {
    const [, productCode = '', number = ''] = LINE.exec(part) ?? [];
    if (productCode === '' || !Number.isSafeInteger(Number(number))) {
      fields.problem(`max-seats has "${part}"; it must be a whole number, or lines such as incident_response=50`);
    } else if (limits.has(productCode)) {
      fields.problem(`max-seats names ${productCode} twice`);
    } else {
      limits.set(productCode, Number(number));
    }
  }
  return { kind: 'each', limits };
}

/**
 * The limit of each product of a run.
 *
 * A line for a product that the run does not handle is harmless where every handled product has a limit (one setting may
 * serve several workflows). Where one has none, the line is taken for a misspelt code: a budget must not vanish silently.
 */
export function limitsOf(
  maxSeats: MaxSeats,
  productCodes: readonly string[],
): { limits: ReadonlyMap<string, number>; problems: readonly Problem[] } {
  if (maxSeats.kind === 'none') {
    return { limits: new Map(), problems: [] };
  }
  if (maxSeats.kind === 'every') {
    return { limits: new Map(productCodes.map((code) => [code, maxSeats.limit])), problems: [] };
  }
  const unlimited = productCodes.filter((code) => !maxSeats.limits.has(code));
  const unknown = [...maxSeats.limits.keys()].filter((code) => !productCodes.includes(code));
  const problems =
    unlimited.length > 0 && unknown.length > 0
      ? [
          errorAt(
            null,
            `max-seats has a limit for ${unknown.join(', ')}, which this run does not handle, ` +
              `and none for ${unlimited.join(', ')}; check the product codes`,
          ),
        ]
      : [];
  return { limits: maxSeats.limits, problems };
}

const PERCENT = /^\d{1,3}(?:\.\d+)?$/;

/** Reads `max-unassign-percent`: 0 to 100, decimals allowed. */
export function readPercent(fields: Fields, otherwise: number): number {
  const text = fields.text('max-unassign-percent');
  if (text === '') {
    return otherwise;
  }
  const percent = PERCENT.test(text) ? Number(text) : NaN;
  if (!(percent <= 100)) {
    fields.problem(`max-unassign-percent is "${text}"; it must be a number from 0 to 100, without a percent sign`);
    return otherwise;
  }
  return percent;
}
