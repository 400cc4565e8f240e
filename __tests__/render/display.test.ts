import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Display, showReport, showSentence } from '../../src/render/display.ts';
import { redactor } from '../../src/render/redact.ts';
import { parsePersonKey } from '../../src/seats/person.ts';
import type { Report } from '../../src/seats/report.ts';
import { quote, say, type Sentence, value, who, words } from '../../src/seats/sentence.ts';
import { FACTS, ID, NO_TOTALS } from './sample.ts';

const MODES = ['full', 'masked', 'hidden'] as const;
const NOT_FULL = ['masked', 'hidden'] as const;

function display(emails: Display['emails'], secrets: readonly string[] = []): Display {
  return { emails, hidesQuotes: false, redact: redactor(secrets) };
}

function show(sentence: Sentence, emails: Display['emails'], secrets: readonly string[] = []): string {
  return showSentence(sentence, display(emails, secrets));
}

const HIDDEN = '(hidden)';

describe('a sentence', () => {
  test.each<[Sentence, string, string, string]>([
    [say`no seat is left`, 'no seat is left', 'no seat is left', 'no seat is left'],
    [say`${who('jane.doe@example.com')}`, 'jane.doe@example.com', 'j***e@example.com', HIDDEN],
    [say`${who('joe@example.com')}`, 'joe@example.com', 'j***e@example.com', HIDDEN],
    [say`${who('jo@example.com')}`, 'jo@example.com', 'j***@example.com', HIDDEN],
    [say`${who('j@example.com')}`, 'j@example.com', 'j***@example.com', HIDDEN],
    [say`${who('jörg@example.com')}`, 'jörg@example.com', 'j***g@example.com', HIDDEN],
    [say`${who("o'brien@example.com")}`, "o'brien@example.com", 'o***n@example.com', HIDDEN],
    [say`${who('jane%40x@example.com')}`, 'jane%40x@example.com', 'j***x@example.com', HIDDEN],
    [say`${who('jane@example.com', ID)} twice`, 'jane@example.com twice', 'j***e@example.com twice', `${ID} twice`],
    [say`${who(ID)} twice`, `${ID} twice`, `${ID} twice`, `${ID} twice`],
    [say`${quote('Jane')} is no e-mail`, '"Jane" is no e-mail', '"Jane" is no e-mail', `${HIDDEN} is no e-mail`],
    [say`${words('Jane is unknown')}`, 'Jane is unknown', 'Jane is unknown', HIDDEN],
    [say`${value('synk')} is unknown`, '"synk" is unknown', '"synk" is unknown', '"synk" is unknown'],
    [say`${quote('a\n\u202eb  c ')}`, '"a b c"', '"a b c"', HIDDEN],
    [
      say`${1} of ${say`${who('joe@example.com')}`}`,
      '1 of joe@example.com',
      '1 of j***e@example.com',
      `1 of ${HIDDEN}`,
    ],
  ])('%#: full, masked, hidden', (sentence, ...texts) => {
    expect(MODES.map((emails) => show(sentence, emails))).toEqual(texts);
  });

  test.each([
    'Jane <jane@example.com>, joe@example.com',
    'mailto:jane@example.com',
    'jane@@example.com',
    "jane@example.com'joe@example.com",
    'filter=jane%40example.com&page=1',
    '***jane.doe@example.com***',
    "jean-luc'jane@example.com",
    'jane @ example.com',
    'jane\uff20example.com',
    'jane\ufe6bexample.com',
    'jane&commat;example.com',
    'jane&#064;example.com',
    'jane&#x40;example.com',
    'jane [at] example.com',
    'jane(AT)example.com',
    'jane { at } example.com',
    'jane%40example.com'.toUpperCase(),
    'jane%2540example.com',
    'jane=40example.com',
    'jane\\u0040example.com',
    'jane\\x40example.com',
    'jane at example.com',
    '"Jane Doe"@example.com',
    '"jane @ home"@example.com',
  ])('nothing of a text with an address is shown: %s', (text) => {
    for (const part of [quote(text), words(text), value(text)]) {
      expect(NOT_FULL.map((emails) => show(say`before ${part} after`, emails))).toEqual([
        `before ${HIDDEN} after`,
        `before ${HIDDEN} after`,
      ]);
      expect(show(say`${part}`, 'full')).toContain(text);
    }
  });

  test.each([50, 78, 79, 80, 81, 298, 299, 300, 301, 5000])(
    'an address counts also where the text is cut before it ends: after %i characters',
    (length) => {
      const text = `${'x'.repeat(length)} jane@example.com`;
      for (const part of [quote(text), words(text), value(text)]) {
        expect(NOT_FULL.map((emails) => show(say`${part}`, emails))).toEqual([HIDDEN, HIDDEN]);
      }
    },
  );

  test.each(['a & b', '40% of 64', '#64', 'look at this', 'x40', '&#641;', '&#x401;', 'comma(t)', 'at (home)'])(
    'what holds no address is shown: %s',
    (text) => {
      for (const part of [quote(text), words(text), value(text)]) {
        expect(show(say`${part}`, 'masked')).toContain(text);
      }
      expect(show(say`${value(text)}`, 'hidden')).toBe(`"${text}"`);
    },
  );

  test('ordinary words are never touched, whatever anybody is called', () => {
    const named = { key: 'max-seats@example.com', name: 'would' };
    const says = say`${'ir'}: would hold 51 seats, more than max-seats 50; raise max-seats to 51 (${who(named.key, ID)})`;
    const sentence = 'ir: would hold 51 seats, more than max-seats 50; raise max-seats to 51';
    expect(MODES.map((emails) => show(says, emails))).toEqual([
      `${sentence} (max-seats@example.com)`,
      `${sentence} (m***s@example.com)`,
      `${sentence} (${ID})`,
    ]);
  });

  test('a quotation is cut at 80 characters, words and keys at 300', () => {
    const long = 'x'.repeat(1000);
    expect(show(say`${quote(long)}`, 'full')).toBe(`"${'x'.repeat(80)}…"`);
    expect(show(say`${quote('x'.repeat(80))}`, 'full')).toBe(`"${'x'.repeat(80)}"`);
    expect(show(say`${value(long)}`, 'hidden')).toBe(`"${'x'.repeat(80)}…"`);
    expect(show(say`${words(long)}`, 'masked')).toBe(`${'x'.repeat(300)}…`);
    expect(show(say`${who(long)}`, 'full')).toBe(`${'x'.repeat(300)}…`);
    expect(show(say`${quote(`${'x'.repeat(79)}😀`)}`, 'full')).toBe(`"${'x'.repeat(79)}…"`);
  });

  test('shows nothing from far behind, where a text may be cut off in the middle of a secret', () => {
    for (const part of [quote, words, value]) {
      expect(show(say`${part(`first${' '.repeat(6000)}half a secret`)}`, 'full')).not.toContain('half');
    }
  });

  test('is shown whatever the length of its texts, and of what nearly is an address', () => {
    for (const nearly of ['a', ' ', '\u202e', "a%40'", '=%40a', '@', 'a@ ', '&#0', '&#x0', '( at ', '😀']) {
      const text = nearly.repeat(Math.ceil(1_000_000 / nearly.length));
      for (const emails of MODES) {
        for (const part of [quote(text), words(text), value(text), who(text)]) {
          expect(show(say`${part}`, emails, ['a secret']).length).toBeLessThanOrEqual(301);
        }
      }
    }
  });

  test('whatever can be listed: its local part does not survive', () => {
    const keys = fc
      .emailAddress()
      .map((email) => parsePersonKey(email))
      .filter((email) => email !== null)
      .filter((email) => email.indexOf('@') > 3);
    fc.assert(
      fc.property(fc.string(), keys, fc.string(), fc.constantFrom(...NOT_FULL), (before, email, after, emails) => {
        const text = `${before}${email}${after}`;
        const shown = show(say`${who(email)}: ${quote(text)} ${words(text)} ${value(text)}`, emails);
        expect(shown).not.toContain(email.slice(0, email.indexOf('@') + 1));
      }),
    );
  });
});

describe('a secret', () => {
  const SECRET = 'Zq7-secret-Zq7';

  test('never survives, wherever it stands and wherever the text is cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 320 }), fc.constantFrom(quote, words, value), (length, part) => {
        const shown = show(say`${part(`${'x'.repeat(length)}${SECRET} and more`)}`, 'full', [SECRET]);
        expect(shown).not.toContain('Zq');
      }),
      { numRuns: 500 },
    );
  });

  test('is cut out of keys, and where what is not seen breaks it', () => {
    expect(show(say`${who(`${SECRET}@example.com`)}`, 'full', [SECRET])).toBe('***@example.com');
    expect(show(say`${words('key a\u200b\nsecret')}`, 'full', ['a secret'])).toBe('key ***');
  });

  test.each([
    ['broken by a line break', 'Zq7-sec\nret-Zq7'],
    ['broken by what has no width', 'Zq7\u200b-sec\u3164ret-\u034fZq7'],
    ['in capitals', 'ZQ7-SECRET-ZQ7'],
    ['in base64', Buffer.from('Zq7-secret-Zq7').toString('base64')],
  ])('%s is cut out too', (_, echoed) => {
    const display = { emails: 'full', hidesQuotes: false, redact: redactor(['Zq7-secret-Zq7']) } as const;
    expect(showSentence(say`${words(`key=${echoed};`)}`, display)).toMatch(/^key=\*{3}=*;$/);
    expect(showSentence(say`${quote(echoed)} and ${who(`${echoed}@example.com`)}`, display)).not.toMatch(
      /sec|ret|zq7/i,
    );
  });

  test.each(['a"b\\c*d', 'x+y/z=1&2', '(a|b)[c]{2}$^.'])(
    '%s is cut out as it is, in JSON and in an address',
    (secret) => {
      const redact = redactor([secret]);
      const echoed = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
      expect(echoed.map(redact)).toEqual(['***', '***', '***']);
    },
  );

  test.each([
    ['with a sign that shows nothing', 'q7/+\u1160*<Z"k9Y'],
    ['in JSON of other languages', 'q7\\/+*\\u003cZ\\"k9Y'],
    ['in JSON in JSON', 'q7/+*<Z\\\\\\"k9Y'],
    ['broken by an escaped line break', 'q7/+\\n*<Z"k9Y'],
    ['in a strictly encoded address', 'q7%2F%2B%2A%3CZ%22k9Y'],
    ['in an address that is encoded twice', 'q7%252F%252B*%253CZ%2522k9Y'],
    ['in HTML', 'q7/&#43;*&lt;Z&quot;k9Y'],
  ])('%s is cut out too: %j', (_, echoed) => {
    expect(redactor(['q7/+*<Z"k9Y'])(`key=${echoed};`)).toBe('key=***;');
  });

  test.each(['', 'a', 'ab', 'abc', 'user:'])('in base64 after %j nothing of it is left', (before) => {
    const secret = 'q7/+*<Z"k9Y???>>>';
    for (const encoding of ['base64', 'base64url'] as const) {
      const echoed = Buffer.from(`${before}${secret};`).toString(encoding);
      expect(redactor([secret])(echoed)).toMatch(/^.{0,8}\*{3}.{0,4}$/);
    }
  });

  test.each(['\\', '%25', '&#0', '0 ', 'aa\\', '\\n', '\\n\\t\\r', 'n\\n', '\\u006e'])(
    'is looked for in linear time in text of %j',
    (part) => {
      const text = part.repeat(200_000);
      const secrets = ['0123456789abcdef', 'aaaaaaaaaaaaaaaaaaaaaaaab', 'ntrtnnrrtt-9', 'nnnnnnnnnnnnnnnnb'];
      expect(redactor(secrets)(text)).toBe(text);
    },
  );

  test('that begins with n is cut out after and around escaped line breaks', () => {
    expect(redactor(['nrt-secret'])('\\nn\\nr\\r\u200b\\nt-\\u0073ecret\\n')).toBe('\\n***\\n');
  });

  test.each(['', 'x', 'xy', 'key='])(
    'in base64 after %j and before another one, nothing of either is left',
    (before) => {
      const secrets = ['ddapikey0123456789abcdef01234567', 'ddappkey0123456789abcdef0123456789abcdef', 'abcd', 'vwxyz'];
      for (const first of secrets) {
        for (const second of secrets) {
          const echoed = Buffer.from(`${before}${first}${second};`).toString('base64');
          const left = redactor(secrets)(echoed).replaceAll('***', '');
          expect(left.length).toBeLessThanOrEqual(Math.ceil(((before.length + 2) * 8) / 6) + 2);
        }
      }
    },
  );

  test('that begins another leaves nothing of it, and a short one is no secret', () => {
    expect(redactor(['abcd', 'abcdefgh'])('abcdefgh abcd')).toBe('*** ***');
    expect(redactor(['', 'abc'])('abc')).toBe('abc');
  });
});

describe('a report', () => {
  const listed = { key: 'jane@example.com', source: { file: 'seats.txt', line: 3 } };
  const people: Report['products'][number]['people'] = [
    {
      key: 'jane@example.com',
      id: ID,
      name: 'Jane (jane@example.com)',
      since: null,
      suggestion: null,
      change: null,
      status: 'failed',
      why: say`Datadog: ${words('jane@example.com is unknown')}`,
      listed,
    },
    {
      key: ID,
      id: ID,
      name: 'Joe',
      since: null,
      suggestion: null,
      change: null,
      status: 'has-seat',
      why: null,
      listed: null,
    },
    {
      key: 'zoe@example.com',
      id: null,
      name: 'zoe@example.com',
      since: null,
      suggestion: null,
      change: null,
      status: 'not-found',
      why: null,
      listed: null,
    },
  ];
  const report: Report = {
    verdict: 'incomplete',
    facts: FACTS,
    products: [{ productCode: 'on_call', seatsBefore: 1, seatsAfter: 1, maxSeats: null, people }],
    problems: [{ severity: 'error', says: say`${who('zoe@example.com')} twice`, at: { file: 'seats.txt', line: 7 } }],
    totals: NO_TOTALS,
    isSetUp: false,
  };

  test.each([
    [
      'full',
      [
        ['jane@example.com', ID, 'Jane (jane@example.com)', 'Datadog: jane@example.com is unknown'],
        [ID, ID, 'Joe', null],
        ['zoe@example.com', null, 'zoe@example.com', null],
      ],
      'zoe@example.com twice',
    ],
    [
      'masked',
      [
        ['j***e@example.com', ID, HIDDEN, 'Datadog: (hidden)'],
        [ID, ID, 'Joe', null],
        ['z***e@example.com', null, 'z***e@example.com', null],
      ],
      'z***e@example.com twice',
    ],
    [
      'hidden',
      [
        [ID, ID, null, 'Datadog: (hidden)'],
        [ID, ID, null, null],
        [HIDDEN, null, null, null],
      ],
      '(hidden) twice',
    ],
  ] as const)('%s shows everybody as it says', (emails, persons, says) => {
    const shown = showReport(report, display(emails));
    expect(shown.products[0]?.people.map(({ key, id, name, why }) => [key, id, name, why])).toEqual(persons);
    expect(shown.problems).toEqual([{ severity: 'error', says, at: { file: 'seats.txt', line: 7 } }]);
  });

  test('keeps everything that is no personal data', () => {
    const { verdict, totals, facts, products } = showReport(report, display('hidden'));
    expect({ verdict, totals, facts }).toEqual({ verdict: report.verdict, totals: report.totals, facts: report.facts });
    expect(products[0]?.people.map((person) => [person.status, person.listed?.source])).toEqual(
      people.map((person) => [person.status, person.listed?.source]),
    );
  });

  test('12,000 people with a warning each are shown like one', () => {
    const numbers = Array.from({ length: 12_000 }, (_, number) => number);
    const many = numbers.map((number) => {
      const key = `person-${number}@example.com`;
      const why = say`${who(key)} is ${quote(`Person ${number}`)}`;
      return {
        key,
        id: null,
        name: `Person ${number}`,
        since: null,
        suggestion: null,
        change: null,
        status: 'not-found',
        why,
        listed: null,
      } as const;
    });
    const warnings = many.map(
      ({ key, why }) => ({ severity: 'warning', says: say`${who(key)}: ${why}`, at: null }) as const,
    );
    const products = report.products.map((product) => ({ ...product, people: many }));
    const shown = showReport({ ...report, products, problems: warnings }, display('masked', ['a secret']));
    expect(shown.products[0]?.people.map(({ key, name, why }) => [key, name, why])).toEqual(
      numbers.map((number) => {
        const masked = `p***${String(number).slice(-1)}@example.com`;
        return [masked, `Person ${number}`, `${masked} is "Person ${number}"`];
      }),
    );
    expect(shown.problems).toHaveLength(12_000);
    expect(shown.problems.at(-1)?.says).toBe('p***9@example.com: p***9@example.com is "Person 11999"');
  });

  test('names are cut, and secrets cut out of them', () => {
    const [jane] = people;
    const names = ['x'.repeat(1000), 'Jane a secret'].map((name) => ({ ...jane, name }) as typeof jane & object);
    const named = { ...report, products: report.products.map((product) => ({ ...product, people: names })) };
    const shown = showReport(named, display('full', ['a secret']));
    expect(shown.products[0]?.people.map(({ name }) => name)).toEqual([`${'x'.repeat(300)}…`, 'Jane ***']);
  });
});
