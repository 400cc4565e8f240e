import { describe, expect, test } from '@jest/globals';
import { DatadogError, reasonOf } from '../../src/datadog/error.ts';
import { textOf } from '../seats/situation.ts';
import { sentenceOf } from '../../src/seats/problem.ts';

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
    ['plain text', 'upstream connect error', 'upstream connect error'],
    ['plain text after white space, which is kept', ' \n no', ' \n no'],
    ['nothing', '', ''],
    ['white space', ' \n', ''],
    ['JSON of another shape', '{"error":"x"}', '{"error":"x"}'],
    ['errors that are no list', '{"errors":"x"}', '{"errors":"x"}'],
    ['errors without any words', '{"errors":[]}', '{"errors":[]}'],
    ['a JSON text', '"no"', '"no"'],
    ['null', 'null', 'null'],
    ['cut-off JSON', '{"errors":["For', '{"errors":["For'],
  ])('%s', (_, body, reason) => {
    expect(reasonOf(body)).toBe(reason);
  });
});

test('a DatadogError names the request, the status and what Datadog said, and has no cause that could hold headers', () => {
  const trouble = { kind: 'refused', status: 422, reason: 'user is locked', cause: 'check it' } as const;
  const error = new DatadogError('POST /api/v2/seats/users', trouble);
  expect(error).toMatchObject({ name: 'DatadogError', kind: 'refused', status: 422, reason: 'user is locked' });
  expect(textOf(sentenceOf(error))).toBe('check it: user is locked (POST /api/v2/seats/users: status 422)');
  expect(error.cause).toBeUndefined();
});

test("Datadog's words stay apart from the action's own: they may name anybody", () => {
  const trouble = { kind: 'refused', cause: 'no', reason: 'jane is locked' } as const;
  const { says, message } = new DatadogError('POST /x', trouble);
  expect(says).toContainEqual({ kind: 'words', text: 'jane is locked' });
  expect(message).toBe('no: …');
});
