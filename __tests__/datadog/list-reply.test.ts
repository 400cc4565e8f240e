import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonText } from '../../src/datadog/json-text.ts';
import { listParser, type ListReply } from '../../src/datadog/list-reply.ts';

function parse<T>(parts: readonly string[], pick: (item: JsonText) => T | null): ListReply<T> {
  const parser = listParser(pick);
  parts.forEach((part) => {
    parser.push(part);
  });
  return parser.end();
}

/** The items are wrapped, since `null` as an item is kept too. */
function read(...parts: string[]): { items: unknown[]; envelope: unknown } {
  const { items, envelope } = parse(parts, (item) => ({ item: item.parse() }));
  return { items: items.map(({ item }) => item), envelope };
}

/** A text in parts of a few characters each. */
function cut(text: string, lengths: readonly number[]): string[] {
  const parts: string[] = [];
  for (let at = 0, next = 0; at < text.length; next += 1) {
    const length = lengths[next % lengths.length] ?? 1;
    parts.push(text.slice(at, at + length));
    at += length;
  }
  return parts;
}

/** A JSON text of a value, with white space wherever it may be. */
function spaced(value: unknown, space: string): string {
  return JSON.stringify(value, null, space);
}

const member = fc.constantFrom('meta', 'links', 'included', 'a"b', 'a\\', 'é', '', '{', '__proto_');
const space = fc.constantFrom('', ' ', '\t', '\n  ');

test('property: the same items and members as JSON.parse, but for what is included', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue({ maxDepth: 3 })),
      fc.dictionary(member, fc.jsonValue({ maxDepth: 3 })),
      fc.boolean(),
      space,
      fc
        .array(fc.integer({ min: 0, max: 40 }), { minLength: 1 })
        .filter((lengths) => lengths.some((length) => length > 0)),
      (data, others, isFirst, indent, lengths) => {
        const value = isFirst ? { data, ...others } : { ...others, data };
        const text = `${indent}${spaced(value, indent)}${indent}`;
        const { items, envelope } = read(...cut(text, lengths));
        const expected = JSON.parse(text) as { data: unknown; included?: unknown };
        expect(items).toEqual(expected.data);
        delete expected.included;
        expect(envelope).toEqual({ ...expected, data: [] });
      },
    ),
    { numRuns: 1000 },
  );
});

test('property: a text that was cut off is an error, wherever it was cut', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue({ maxDepth: 2 })), fc.nat(), space, (data, at, indent) => {
      const text = spaced({ meta: { page: 1 }, data, included: data }, indent);
      expect(() => read(text.slice(0, at % text.length))).toThrow(SyntaxError);
    }),
    { numRuns: 1000 },
  );
});

test('only what is picked is kept', () => {
  const { items } = parse(['{"data":[1,2,3,4]}'], (item) => (Number(item.parse()) % 2 === 0 ? item.parse() : null));
  expect(items).toEqual([2, 4]);
});

test('what is included is not read', () => {
  expect(read('{"included":[{"not":json}],"data":[1,2]}').items).toEqual([1, 2]);
});

test('data that is no list is a member like any other', () => {
  expect(read('{"data":{"id":1}}')).toEqual({ items: [], envelope: { data: { id: 1 } } });
});

describe('no JSON object', () => {
  test.each([
    ['', 'expected {'],
    ['[]', 'expected {'],
    ['null', 'expected {'],
    ['{"data":[1 2]}', ''],
    ['{"data":[1,]}', ''],
    ['{"data":[1}}', ''],
    ['{"data":[]} and more', 'something follows the end'],
    ['{"data" []}', ''],
    ['{"data"}', 'expected :'],
    ['{"data":', ''],
    ['{data:[]}', ''],
    ['{"data":[],}', ''],
    ['{"meta":tru}', ''],
    ['{"meta":1 "data":[]}', ''],
  ])('%j', (text, message) => {
    expect(() => read(text)).toThrow(SyntaxError);
    expect(() => read(text)).toThrow(message);
  });
});
