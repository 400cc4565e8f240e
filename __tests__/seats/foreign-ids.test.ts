import { expect, test } from '@jest/globals';
import { type Account, resolveEmail } from '../../src/seats/accounts.ts';
import { areForeign, emailsUnderOtherIds, type Holder, withoutIds } from '../../src/seats/holders.ts';
import { account, productsOf, seatOf, uuid } from './situation.ts';

const ann = account(1, 'ann');
const bob = account(2, 'bob');
const robot = account(3, 'ann', { serviceAccount: true });
/** A seat under an id of its own. */
const own = (one: Account): Holder => ({ ...seatOf(one), id: uuid(99) });

function foreign(held: readonly Holder[], asked: readonly Account[], listed: readonly string[] = []): boolean {
  const emails = [...new Set(asked.map(({ email }) => email ?? ''))];
  const accounts = new Map(emails.map((email) => [email, resolveEmail(asked.filter((one) => one.email === email))]));
  const suspects = emailsUnderOtherIds(productsOf({ products: [{ productCode: 'ir', listed, held }] }), accounts);
  return areForeign(suspects, accounts);
}

test('found by e-mail and never by UUID, ids are not user UUIDs', () => {
  expect(foreign([own(ann)], [ann])).toBe(true);
});

test.each([
  ['a looked-up account is found by UUID', [seatOf(ann), own(bob)], [ann, bob], []],
  ['a listed UUID is found', [seatOf(ann), own(bob)], [bob], [ann.id]],
  ['the e-mail is shared, so the seat may be of another account', [own(ann)], [ann, robot], []],
  ['nobody was looked up', [own(ann)], [], []],
  ['nobody who was looked up holds a seat', [own(ann)], [bob], []],
  ['the seat list has no ids', [{ ...own(ann), id: null }], [ann], []],
])('nothing is concluded if %s', (_, held, asked, listed) => {
  expect(foreign(held, asked, listed)).toBe(false);
});

test('without ids, seats are found by e-mail alone', () => {
  const [product] = productsOf({ products: [{ productCode: 'ir', listed: [], held: [own(ann)] }] }).map(withoutIds);
  expect(product?.held.get('ann@example.com')).toEqual([{ ...seatOf(ann), id: null }]);
  expect(product?.held.get(uuid(99))).toEqual([]);
});
