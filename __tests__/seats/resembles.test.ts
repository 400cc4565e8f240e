import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareEmails, editsWithin, nearestCode } from '../../src/seats/resembles.ts';

describe('an e-mail that means nobody', () => {
  const at = (text: string): string => (text.includes('@') ? text : `${text}@example.com`);

  test.each([
    ['a letter too many', 'kenn', 'ken'],
    ['a letter too few', 'alann', 'alan'],
    ['another letter', 'grase', 'grace'],
    ['two neighbours swapped', 'garce', 'grace'],
    ['two edits in a longer name', 'barbaraa.l', 'barbara.l'],
    ['two edits', 'edsgre.dijkstr', 'edsger.dijkstra'],
    ['another domain', 'ken@example.org', 'ken@example.com'],
    ['first and last name swapped', 'hopper.grace', 'grace.hopper'],
    ['the same with another sign between them', 'hopper-grace', 'grace-hopper'],
  ])('resembles a holder: %s', (_, sought, known) => {
    const { suggestions, resembled } = compareEmails([at(sought)], [at(known), 'zoe.quite.different@example.com']);
    expect([...suggestions]).toEqual([[at(sought), at(known)]]);
    expect([...resembled]).toEqual([[at(known), at(sought)]]);
  });

  test.each([
    ['three edits', 'barbara', 'barbxyz'],
    ['two edits in a short name', 'kan', 'kenn'],
    ['another name at another domain', 'kenn@example.org', 'ken@example.com'],
    ['the other way round at another domain', 'hopper.grace@example.org', 'grace.hopper@example.com'],
    ['a UUID', '3fa85f64-5717-4562-b3fc-2c963f66afa6', '3fa85f64-5717-4562-b3fc-2c963f66afa7'],
  ])('does not resemble: %s', (_, sought, known) => {
    const isUuid = sought.startsWith('3fa');
    const { suggestions, resembled } = compareEmails([isUuid ? sought : at(sought)], [isUuid ? known : at(known)]);
    expect([suggestions.size, resembled.size]).toEqual([0, 0]);
  });

  test('of several that it resembles the nearest one is meant', () => {
    const { suggestions, resembled } = compareEmails(
      ['grace.hoper@example.com'],
      ['grace.hopper@example.com', 'grace.cooper@example.com'],
    );
    expect(suggestions.get('grace.hoper@example.com')).toBe('grace.hopper@example.com');
    expect(resembled.size).toBe(2);
  });

  test('of several that are equally near none is suggested, and all of them are resembled', () => {
    const { suggestions, resembled } = compareEmails(['alin@example.com'], ['alan@example.com', 'alen@example.com']);
    expect(suggestions.size).toBe(0);
    expect([...resembled.keys()]).toEqual(['alan@example.com', 'alen@example.com']);
  });

  test('what it resembles does not depend on the order', () => {
    const email = fc.stringMatching(/^[ab]{3,6}@(?:a|b)\.example\.com$/);
    fc.assert(
      fc.property(fc.uniqueArray(email, { maxLength: 6 }), fc.uniqueArray(email, { maxLength: 6 }), (sought, known) => {
        const sorted = (one: ReadonlyMap<string, string>): string[] => [...one].map(([a, b]) => `${a} ${b}`).sort();
        const forwards = compareEmails(sought, known);
        const backwards = compareEmails([...sought].reverse(), [...known].reverse());
        expect(sorted(backwards.suggestions)).toEqual(sorted(forwards.suggestions));
        expect([...backwards.resembled.keys()].sort()).toEqual([...forwards.resembled.keys()].sort());
      }),
    );
  });

  test('with too many to compare, nothing is suggested and everybody may be meant', () => {
    const known = Array.from({ length: 4000 }, (_, index) => `person-${index}@example.com`);
    const sought = known.map((email) => email.replace('person', 'persoon'));
    const { suggestions, resembled } = compareEmails(sought, known);
    expect([suggestions.size, resembled.size]).toEqual([0, 4000]);
    expect(resembled.get('person-1234@example.com')).toBe('persoon-0@example.com');
  });

  test('so it is with one local part at tens of thousands of domains, and with several products', () => {
    const at = (domain: string): string[] => Array.from({ length: 50_000 }, (_, index) => `ops@${domain}${index}.com`);
    expect(compareEmails(at('here'), at('there')).suggestions.size).toBe(0);
    const known = Array.from({ length: 2000 }, (_, index) => `person-${index}@example.com`);
    const sought = known.map((email) => email.replace('person', 'persoon'));
    expect(compareEmails(sought, known, 3).suggestions.size).toBe(0);
  });

  test('thousands are compared with thousands', () => {
    const known = Array.from({ length: 2000 }, (_, index) => `person-${index}@example.com`);
    const sought = known.map((email) => email.replace('person', 'persoon'));
    const { suggestions } = compareEmails(sought, known);
    expect(suggestions.get('persoon-1234@example.com')).toBe('person-1234@example.com');
  });
});

/** Every text that one edit makes of another one, with the letters a, b and c. */
function oneEditFrom(text: string): string[] {
  return Array.from({ length: text.length + 1 }, (_, at) => [text.slice(0, at), text.slice(at)] as const).flatMap(
    ([before, after]) => [
      ...['a', 'b', 'c'].flatMap((letter) => [before + letter + after, before + letter + after.slice(1)]),
      before + after.slice(1),
      before + after.charAt(1) + after.charAt(0) + after.slice(2),
    ],
  );
}

test('edits are as many as lead from one text to the other', () => {
  const text = fc.stringMatching(/^[abc]{0,7}$/);
  fc.assert(
    fc.property(text, text, fc.integer({ min: 0, max: 2 }), (a, b, max) => {
      const within = [new Set([a]), new Set(oneEditFrom(a)), new Set(oneEditFrom(a).flatMap(oneEditFrom))];
      const edits = within.slice(0, max + 1).findIndex((texts) => texts.has(b));
      expect(editsWithin(max, a, b)).toBe(edits < 0 ? Infinity : edits);
    }),
    {
      numRuns: 500,
      examples: [
        ['ba', 'acb', 2],
        ['bac', 'cb', 2],
      ],
    },
  );
});

describe('a product code', () => {
  const known = ['incident_response', 'on_call', 'incident_management'];

  test.each([
    ['incident_respnse', 'incident_response'],
    ['incident-response', 'incident_response'],
    ['IncidentResponse', 'incident_response'],
    ['oncall', 'on_call'],
    ['billing', null],
    ['incident_response', null],
  ])('%s → %s', (code, expected) => {
    expect(nearestCode(code, known)).toBe(expected);
  });

  test('of two that are equally near neither is meant', () => {
    expect(nearestCode('on_cal', ['on_call', 'on_cals'])).toBeNull();
  });
});
