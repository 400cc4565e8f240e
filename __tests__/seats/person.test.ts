import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isEmailKey, isUuid, parsePersonKey, isDeceptive, spelledOut } from '../../src/seats/person.ts';
import { protection } from '../../src/seats/protection.ts';

const V4 = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
const V1 = '9b1deb4d-3b7d-11eb-adc1-0242ac120002';

describe('parsePersonKey', () => {
  test.each([
    ['an e-mail', 'jane@example.com', 'jane@example.com'],
    ['any case', 'Jane.DOE@Example.COM', 'jane.doe@example.com'],
    ['white space around it', ' \t jane@example.com\r', 'jane@example.com'],
    ['a plus address', 'jane+datadog@example.com', 'jane+datadog@example.com'],
    ['an apostrophe', "o'brien@example.com", "o'brien@example.com"],
    ['sub-domains', 'jane@mail.eu.example.co.uk', 'jane@mail.eu.example.co.uk'],
    ['letters beyond ASCII', 'Jörg@Müller.example', 'jörg@müller.example'],
    ['a local part of 64 characters', `${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
    ['a v4 UUID', V4, V4],
    ['a v1 UUID', V1, V1],
    ['a UUID in upper case', ` ${V4.toUpperCase()} `, V4],
  ])('takes %s', (_, text, key) => {
    expect(parsePersonKey(text)).toBe(key);
  });

  test.each([
    ['nothing', ''],
    ['white space', '  \t'],
    ['a name', 'Jane Doe'],
    ['a name with an e-mail', 'Jane <jane@example.com>'],
    ['two e-mails', 'jane@example.com joe@example.com'],
    ['e-mails with a comma', 'jane@example.com,joe@example.com'],
    ['no local part', '@example.com'],
    ['no domain', 'jane@'],
    ['a domain without a dot', 'jane@example'],
    ['an empty label', 'jane@example..com'],
    ['a label that begins with a hyphen', 'jane@-example.com'],
    ['a label that ends with a hyphen', 'jane@example-.com'],
    ['a last label of one character', 'jane@example.c'],
    ['two @', 'jane@doe@example.com'],
    ['a glob', '*@example.com'],
    ['a line break within', 'jane\n@example.com'],
    ['a zero byte', 'jane\0@example.com'],
    ['a table cell', 'jane|doe@example.com'],
    ['a local part of 65 characters', `${'a'.repeat(65)}@example.com`],
    ['more than 254 characters', `jane@${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(65)}.com`],
    ['a UUID without hyphens', V4.replaceAll('-', '')],
    ['a UUID in braces', `{${V4}}`],
    ['a UUID that is too short', V4.slice(0, -1)],
    ['a UUID that is too long', `${V4}0`],
    ['a UUID with a letter beyond f', V4.replace('3fa', '3ga')],
  ])('refuses %s', (_, text) => {
    expect(parsePersonKey(text)).toBeNull();
  });

  test('254 characters are not too many', () => {
    const text = `jane@${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(62)}.com`;
    expect(text).toHaveLength(254);
    expect(parsePersonKey(text)).toBe(text);
  });

  test('a key is its own key, whatever the case and the white space it was written with', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.uuid()), (text) => {
        const key = parsePersonKey(text);
        fc.pre(key !== null);
        expect(parsePersonKey(` ${text.toUpperCase()}\n`)).toBe(key);
        expect(parsePersonKey(key)).toBe(key);
        expect(isEmailKey(key)).toBe(!isUuid(key));
      }),
    );
  });
});

test('a UUID is told from an e-mail that looks like one', () => {
  expect(isEmailKey(`${V4}@example.com`)).toBe(true);
  expect(isEmailKey(V4)).toBe(false);
  expect(isUuid(V4)).toBe(true);
  expect(isUuid(`${V4}@example.com`)).toBe(false);
});

describe('an address that is not what it looks like', () => {
  const BLANKS = [
    '\u200b',
    '\u3164',
    '\uffa0',
    '\u115f',
    '\u2800',
    '\u034f',
    '\ufe0f',
    '\u00ad',
    '\u202e',
    '\u{e0100}',
  ];

  test.each(BLANKS)('%j is left out, and shown as its code point', (blank) => {
    const text = `ja${blank}ne@example.com`;
    expect(parsePersonKey(text)).toBe('jane@example.com');
    expect(isDeceptive(text)).toBe(true);
    expect(spelledOut(text)).toBe(`ja\\u{${blank.codePointAt(0)?.toString(16)}}ne@example.com`);
  });

  test('composed and decomposed letters are the same', () => {
    const [composed, decomposed] = ['zo\u00eb@example.com', 'zoe\u0308@example.com'];
    expect(parsePersonKey(decomposed)).toBe(composed);
    expect([isDeceptive(composed), isDeceptive(decomposed)]).toEqual([false, true]);
    expect(protection([composed]).covers({ id: null, email: parsePersonKey(decomposed) })).toBe(true);
    expect(protection(['*\u00eb@example.com']).covers({ id: null, email: parsePersonKey(decomposed) })).toBe(true);
  });

  test('two scripts in one word deceive, one does not', () => {
    expect(isDeceptive('j\u0430ne@example.com')).toBe(true);
    expect(isDeceptive('\u0438\u0432\u0430\u043d@example.com')).toBe(false);
    expect(isDeceptive('jane@example.com')).toBe(false);
  });
});
