import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hashOf } from '../../src/datadog/hash.ts';
import type { JsonBytes, Path } from '../../src/datadog/json-bytes.ts';
import { listParser, type ListReply } from '../../src/datadog/list-reply.ts';

function parse<T>(
  parts: readonly (string | Buffer)[],
  make: (item: JsonBytes) => T,
  paths: readonly Path[] = [],
): ListReply<T[]> {
  const items: T[] = [];
  const parser = listParser({
    paths,
    add(item) {
      items.push(make(item));
    },
    end: () => items,
  });
  parts.forEach((part) => {
    parser.push(typeof part === 'string' ? Buffer.from(part) : part);
  });
  return parser.end();
}

function read(...parts: (string | Buffer)[]): { items: unknown[]; envelope: unknown } {
  return parse(parts, (item) => item.parse());
}

/** A text in parts of a few bytes each, which may end within a character. */
function cut(text: string, lengths: readonly number[]): Buffer[] {
  const whole = Buffer.from(text);
  const parts: Buffer[] = [];
  for (let at = 0, next = 0; at < whole.length; next += 1) {
    const length = lengths[next % lengths.length] ?? 1;
    parts.push(whole.subarray(at, at + length));
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
const lengths = fc
  .array(fc.integer({ min: 0, max: 40 }), { minLength: 1 })
  .filter((some) => some.some((length) => length > 0));

test('property: the same items and members as JSON.parse, but for what is included', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue({ maxDepth: 3 })),
      fc.dictionary(member, fc.jsonValue({ maxDepth: 3 })),
      fc.boolean(),
      space,
      lengths,
      (data, others, isFirst, indent, cuts) => {
        const value = isFirst ? { data, ...others } : { ...others, data };
        const text = `${indent}${spaced(value, indent)}${indent}`;
        const { items, envelope } = read(...cut(text, cuts));
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

/** What is at a path through objects, if it is a string. */
function stringAt(value: unknown, path: Path): string | null {
  const end = path.reduce<unknown>(
    (at, name) =>
      typeof at === 'object' && !Array.isArray(at) ? (at as Record<string, unknown> | null)?.[name] : null,
    value,
  );
  return typeof end === 'string' ? end : null;
}

function hashOfString(text: string | null): number | null {
  const bytes = Buffer.from(JSON.stringify(text));
  return text === null ? null : hashOf(bytes, 1, bytes.length - 1);
}

const PATHS = [['id'], ['a', 'e'], ['a', 'b', 'id'], ['a', 'é']];
const leaf = fc.oneof(
  fc.constantFrom<unknown>('id', 'e', 'a', '"id":"x"', 'é', '', 1, null, true, ['id', 'x'], [{ id: 'x' }]),
  fc.string(),
);
const { item } = fc.letrec((tie) => ({
  item: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.dictionary(fc.constantFrom('id', 'a', 'b', 'e', 'é', 'x"y'), tie('item')),
  ),
}));

test('property: the strings at the paths are hashed, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(item), space, lengths, (data, indent, cuts) => {
      const { items } = parse(
        cut(spaced({ data }, indent), cuts),
        (one) => PATHS.map((_, place) => one.hash(place)),
        PATHS,
      );
      expect(items).toEqual(data.map((one) => PATHS.map((path) => hashOfString(stringAt(one, path)))));
    }),
    { numRuns: 500 },
  );
});

test('a name that is written in another way is not found', () => {
  const { items } = parse(['{"data":[{"\\u0069d":"x"},{"id":"y"}]}'], (one) => [one.hash(0), one.parse()], [['id']]);
  expect(items).toEqual([
    [null, { id: 'x' }],
    [hashOfString('y'), { id: 'y' }],
  ]);
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
