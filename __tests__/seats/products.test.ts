import { describe, expect, test } from '@jest/globals';
import { emptyProducts, misplacedPeople, unusualCodes } from '../../src/seats/products.ts';
import { account, productsOf, seatOf, textOf } from './situation.ts';

const ann = account(1, 'ann');

/** Products by code: who is listed for them, and whether Ann holds a seat. */
function products(
  ...told: readonly (readonly [code: string, listed: readonly string[], isHeld: boolean])[]
): ReturnType<typeof productsOf> {
  return productsOf({
    products: told.map(([productCode, listed, isHeld]) => ({ productCode, listed, held: isHeld ? [seatOf(ann)] : [] })),
  });
}

describe('a code with signs that no known code has', () => {
  test.each([
    [
      'incident-response',
      [],
      'product code incident-response has characters other than a-z, 0-9 and _; did you mean incident_response?',
    ],
    [
      'Seats-Of-Acme',
      ['seats_of_acme'],
      'product code Seats-Of-Acme has characters other than a-z, 0-9 and _; did you mean seats_of_acme?',
    ],
    ['Billing', [], 'product code Billing has characters other than a-z, 0-9 and _'],
  ])('%s is warned about, on the line of the first who is listed', (code, codes, says) => {
    const [problem, ...others] = unusualCodes(
      products([code, ['ann@example.com'], false], ['on_call', [], false]),
      codes,
    );
    expect(problem).toMatchObject({ severity: 'warning', at: { file: 'seats.txt', line: 1 } });
    expect(textOf(problem?.says ?? [])).toBe(says);
    expect(others).toEqual([]);
  });
});

describe('a product of which nobody holds a seat', () => {
  test.each([
    ['incident_respnse', 'nobody holds a seat for incident_respnse; did you mean incident_response?'],
    ['custom_seet', 'nobody holds a seat for custom_seet; did you mean custom_seat?'],
    ['on_call', 'nobody holds a seat for on_call'],
  ])('%s is warned about', (code, says) => {
    const problems = emptyProducts(products([code, [], false], ['custom_seat', [], true]));
    expect(problems.map((problem) => textOf(problem.says))).toEqual([says]);
  });

  test('holds back the seat of whoever is listed for it, by either key', () => {
    const misplaced = misplacedPeople(
      products(['incident_respnse', ['bob@example.com', ann.id], false], ['incident_response', [], true]),
    );
    expect(textOf(misplaced.get(ann.id) ?? [])).toBe(
      `${ann.id} (seats.txt:2) is listed for incident_respnse, but nobody holds a seat for it; did you mean incident_response?`,
    );
    expect(misplaced.has('bob@example.com')).toBe(true);
    expect(misplaced.has('cat@example.com')).toBe(false);
  });

  test('nobody is misplaced who is listed for a product that somebody uses', () => {
    expect(misplacedPeople(products(['on_call', ['ann@example.com'], true])).size).toBe(0);
  });
});
