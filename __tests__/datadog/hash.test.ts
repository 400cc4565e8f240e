import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hashOf } from '../../src/datadog/hash.ts';

function hash(text: string): number | null {
  const bytes = Buffer.from(text);
  return hashOf(bytes, 0, bytes.length);
}

test('a hundred thousand UUIDs and e-mails that are nearly the same are told apart', () => {
  const texts = Array.from({ length: 50_000 }, (_, index) => [
    `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    `${index.toString(16).padStart(8, '0')}-0000-4000-8000-00000000ffff`,
    `person.${index}@example.com`,
  ]).flat();
  expect(new Set(texts.map(hash)).size).toBe(texts.length);
});

test('property: the case of letters makes no difference, nor what is around', () => {
  const ascii = fc.string({ unit: 'grapheme-ascii' }).filter((text) => !text.includes('\\'));
  fc.assert(
    fc.property(ascii, ascii, (text, around) => {
      const bytes = Buffer.from(around + text.toUpperCase() + around);
      expect(hashOf(bytes, around.length, around.length + text.length)).toBe(hash(text.toLowerCase()));
    }),
  );
});

test.each(['a\\u0062c', '\\', 'jörg@example.com', '\u212aelvin'])(
  '%j has none, since its bytes do not tell it',
  (text) => {
    expect(hash(text)).toBeNull();
  },
);
