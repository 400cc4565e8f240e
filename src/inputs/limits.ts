import type { Limits, MaxSeats } from '../seats/guard.ts';
import { say, value } from '../seats/sentence.ts';
import type { Fields } from './fields.ts';

const DEFAULT_MAX_UNASSIGN = 10;
const DEFAULT_MAX_UNASSIGN_PERCENT = 25;
const LINE = /^([^\s=,]+)\s*=\s*(\d+)$/;
const FORM = 'a whole number, or lines such as incident_response=50';

/** Reads `max-seats`: a number, or `product-code=number` lines. */
function readMaxSeats(fields: Fields): MaxSeats {
  const text = fields.text('max-seats');
  const byProduct = new Map<string, number>();
  if (/^\d+$/.test(text) && Number.isSafeInteger(Number(text))) {
    return { everywhere: Number(text), byProduct };
  }
  const parts = fields.parts('max-seats', /[\n,]/);
  for (const part of parts) {
    const [, productCode = '', number = ''] = LINE.exec(part) ?? [];
    if (productCode !== '' && !byProduct.has(productCode) && Number.isSafeInteger(Number(number))) {
      byProduct.set(productCode, Number(number));
    } else if (byProduct.has(productCode)) {
      fields.problem('max-seats', say`max-seats has two limits for ${productCode}`);
    } else if (parts.length === 1) {
      fields.mustBe('max-seats', FORM);
    } else {
      fields.problem('max-seats', say`max-seats has ${value(part)}; it must be ${FORM}`);
    }
  }
  return { everywhere: null, byProduct };
}

/** Reads `max-unassign-percent`: 0 to 100, decimals allowed; `null` if it is not set or wrong. */
function readPercent(fields: Fields): number | null {
  const text = fields.text('max-unassign-percent');
  const percent = /^\d{1,3}(?:\.\d+)?$/.test(text) ? Number(text) : NaN;
  const isRight = percent <= 100;
  if (!isRight && text !== '') {
    fields.mustBe('max-unassign-percent', 'a number from 0 to 100, without a percent sign');
  }
  return isRight ? percent : null;
}

export function readLimits(fields: Fields): Limits {
  return {
    maxSeats: readMaxSeats(fields),
    maxUnassign: fields.whole('max-unassign', 0) ?? DEFAULT_MAX_UNASSIGN,
    maxUnassignPercent: readPercent(fields) ?? DEFAULT_MAX_UNASSIGN_PERCENT,
    allowEmptyList: fields.flag('allow-empty-list'),
  };
}
