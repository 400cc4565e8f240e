import { expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { parseFile } from '../list/parsed.ts';
import { blocksOf, read } from './documents.ts';

const isValid = new Ajv().compile(JSON.parse(read('docs/list.schema.json')) as object);

const key = fc.constantFrom(
  'jane@example.com',
  ' Joe@Example.com ',
  '7C1F6D2E-3b0a-4f57-9d41-0a6f5e2b8c13',
  '7c1f6d2e-3b0a-4f57-9d41',
  'jane',
  '@',
  'a b@example.com',
  'jane@',
  '',
);
const person = fc.oneof(
  { weight: 4, arbitrary: key },
  fc.record({ email: key, id: key, team: fc.string() }, { requiredKeys: [] }),
  fc.constantFrom(null, 7, true, []),
);
const people = fc.array(person, { maxLength: 3 });
const code = fc.constantFrom('incident_response', 'on_call', 'users', 'Seats', 'a b', 'jane@example.com', '', 'a,b');
const list = fc.oneof(people, fc.dictionary(code, fc.oneof(people, key), { maxKeys: 3 }), key);

test('the schema accepts exactly the lists that the parser accepts', () => {
  const verdicts = new Set<boolean>();
  fc.assert(
    fc.property(list, (value) => {
      const { problems } = parseFile(JSON.stringify(value), 'seats.json');
      verdicts.add(problems.length === 0);
      expect([value, isValid(value)]).toEqual([value, problems.length === 0]);
    }),
    { numRuns: 2000 },
  );
  expect(verdicts.size).toBe(2);
});

test('an empty product of a YAML list is fine', () => {
  expect(parseFile('incident_response:\n', 'seats.yaml').problems).toEqual([]);
  expect(isValid({ incident_response: null })).toBe(true);
});

test('the examples of the reference are valid', () => {
  const [json] = blocksOf('docs/reference.md', 'json');
  expect(isValid(JSON.parse(json?.text ?? ''))).toBe(true);
});
