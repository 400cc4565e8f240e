import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hashOf } from '../../src/datadog/hash.ts';
import { SoughtKeys } from '../../src/datadog/sought.ts';

function hash(text: string): number {
  const bytes = Buffer.from(text);
  return hashOf(bytes, 0, bytes.length) ?? NaN;
}

const ID = '00000000-0000-4000-8000-000000000001';
const account = { id: ID, email: 'jane@example.com', name: null, disabled: false, serviceAccount: false };

test('property: no key that is sought is cleared by its hash, however it is written', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.emailAddress(), fc.uuid())), (keys) => {
      const sought = new SoughtKeys(keys.map((key) => key.toLowerCase()));
      expect(keys.every((key) => sought.mayHave(hash(key)))).toBe(true);
    }),
  );
});

test('however long a key is', () => {
  const key = `${'a'.repeat(5000)}@example.com`;
  expect(new SoughtKeys(['b', key]).mayHave(hash(key))).toBe(true);
});

test('of the others nearly all are cleared', () => {
  const keys = (domain: string): string[] => Array.from({ length: 10_000 }, (_, index) => `person.${index}@${domain}`);
  const sought = new SoughtKeys(keys('example.com'));
  expect(keys('example.org').filter((key) => sought.mayHave(hash(key))).length).toBeLessThan(400);
});

test('nobody is sought among no keys', () => {
  const sought = new SoughtKeys([]);
  expect(sought.mayHave(hash(ID))).toBe(false);
  expect(sought.includes(account)).toBe(false);
});

describe('an account is sought', () => {
  test.each([
    ['by its UUID', [ID], true],
    ['by its e-mail', ['jane@example.com'], true],
    ['by neither', ['joe@example.com', ''], false],
  ])('%s', (_, keys, isSought) => {
    expect(new SoughtKeys(keys).includes(account)).toBe(isSought);
    expect(new SoughtKeys(keys).includes({ ...account, email: null })).toBe(keys.includes(ID));
  });
});
