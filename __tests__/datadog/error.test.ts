import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DatadogError, reasonOf } from '../../src/datadog/error.ts';

describe('reasonOf', () => {
  test.each([
    ['seats', '{"errors":[{"title":"Generic Error","detail":"product_code is required"}]}', 'product_code is required'],
    [
      'seats, empty body',
      '{"errors":[{"title":"Generic Error","detail":"user_uuids is required and must not be empty"}]}',
      'user_uuids is required and must not be empty',
    ],
    [
      'seats, list',
      '{"errors":[{"title":"Generic Error","detail":"product_code query parameter is required"}]}',
      'product_code query parameter is required',
    ],
    ['users', '{"errors":["user not found"]}', 'user not found'],
    ['authentication', '{"errors":["Forbidden"]}', 'Forbidden'],
    ['authentication, v1', '{"errors":["Unauthorized"]}', 'Unauthorized'],
    ['another v2 API, as plain text', '{"errors":[{"title":"Forbidden"}]}', 'Forbidden'],
    ['several errors', '{"errors":["one",{"detail":"two"},{"title":"three"}]}', 'one; two; three'],
    ['a title beside an empty detail', '{"errors":[{"title":"Forbidden","detail":""}]}', 'Forbidden'],
    ['errors without words among others', '{"errors":[null,3,{},"words",[]]}', 'words'],
    ['a proxy', '<!DOCTYPE html>\n<html><body>502 Bad Gateway</body></html>', 'an HTML page, probably from a proxy'],
    ['a proxy, with white space first', '\n  <html></html>', 'an HTML page, probably from a proxy'],
    ['plain text', 'upstream connect error\n or  disconnect', 'upstream connect error or disconnect'],
    ['nothing', '', ''],
    ['white space', ' \n', ''],
    ['JSON of another shape', '{"error":"x"}', '{"error":"x"}'],
    ['errors that are no list', '{"errors":"x"}', '{"errors":"x"}'],
    ['errors without any words', '{"errors":[]}', '{"errors":[]}'],
    ['a JSON text', '"no"', '"no"'],
    ['null', 'null', 'null'],
    ['cut-off JSON', '{"errors":["For', '{"errors":["For'],
    ['line breaks within a reason', '{"errors":["one\\r\\n::error::two"]}', 'one ::error::two'],
  ])('%s', (_, body, reason) => {
    expect(reasonOf(body)).toBe(reason);
  });

  test('whatever the body, the reason is one short line', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 2000 }),
          fc.json(),
          fc.string({ minLength: 300, maxLength: 900 }).map((text) => JSON.stringify({ errors: [text] })),
        ),
        (body) => {
          const reason = reasonOf(body);
          expect(reason).not.toMatch(/[\r\n\p{Cc}]/u);
          expect(reason.length).toBeLessThanOrEqual(301);
        },
      ),
    );
  });

  test('a long reason is cut off visibly', () => {
    expect(reasonOf(JSON.stringify({ errors: ['x'.repeat(301)] }))).toBe(`${'x'.repeat(300)}…`);
    expect(reasonOf(JSON.stringify({ errors: ['x'.repeat(300)] }))).toBe('x'.repeat(300));
  });
});

test('a DatadogError tells kind, status, reason and message, and has no cause that could hold headers', () => {
  const error = new DatadogError('refused', 422, 'why', 'what');
  expect(error).toMatchObject({ name: 'DatadogError', kind: 'refused', status: 422, reason: 'why', message: 'what' });
  expect(error).toBeInstanceOf(Error);
  expect(error.cause).toBeUndefined();
});
