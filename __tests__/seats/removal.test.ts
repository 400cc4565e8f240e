import { describe, expect, test } from '@jest/globals';
import { indexHolders } from '../../src/seats/holders.ts';
import { protection, type Who } from '../../src/seats/protection.ts';
import { type Cause, type Circumstances, type Removal, whyStays } from '../../src/seats/removal.ts';
import { say, type Sentence } from '../../src/seats/sentence.ts';
import { NOW, textOf, uuid } from './situation.ts';

const CAT = { id: uuid(3), email: 'cat@example.com' };

/** What speaks for the seat; by itself, nothing does: no grace, no review, no doubt. */
interface Change {
  readonly who?: Who;
  readonly since?: string | null;
  readonly isListed?: boolean;
  readonly misplaced?: Sentence;
  readonly unclear?: Sentence;
  readonly isProtected?: boolean;
  readonly graceDays?: number;
  readonly reviewed?: Circumstances['reviewed'];
  /** Somebody listed whom nobody was found for; whether it is somebody whom Cat resembles; and what the input says. */
  readonly unresolved?: 'like-cat' | 'unlike-cat';
  readonly unresolvedFails?: boolean;
}

const like = {
  listed: { key: 'catt@example.com', source: { file: 'seats.txt', line: 5 } },
  why: say`has no Datadog account`,
};
const unlike = { ...like, listed: { key: 'zoe@example.com', source: null } };

function decide(cause: Cause, change: Change): string {
  const { isProtected = false, graceDays = 0, unresolvedFails = true, unresolved, reviewed } = change;
  const { who = CAT, since = '2026-11-01T12:00:00.000Z', unclear } = change;
  const holder = { ...who, name: null, since };
  const removal: Removal = { kind: 'removal', cause, holder, who, ...(unclear && { unclear }) };
  const rules = {
    operation: 'sync',
    protection: protection(isProtected ? ['*'] : []),
    graceDays,
    unresolvedFails,
  } as const;
  const circumstances: Circumstances = {
    productCode: 'incident_response',
    listed: [],
    change: null,
    held: indexHolders([holder]),
    accounts: new Map(),
    rules,
    reviewed: reviewed ?? { kind: 'none' },
    nowMs: NOW,
    listedKeys: new Set(change.isListed === true ? [CAT.email] : []),
    misplaced: new Map(change.misplaced === undefined ? [] : [[CAT.id, change.misplaced]]),
    unresolved: unresolved === undefined ? [] : [unresolved === 'like-cat' ? like : unlike],
    resembled: new Map(unresolved === 'like-cat' ? [['cat@example.com', like]] : []),
  };
  const intent = whyStays('keeps', removal, circumstances) ?? whyStays('doubts', removal, circumstances);
  if (intent === null) return 'unassign';
  return intent.kind !== 'none' ? intent.kind : [intent.status, textOf(intent.why ?? [])].filter(Boolean).join(': ');
}

/** Every reason to keep a seat, in the order in which they count, with what it says. */
const LADDER: readonly (readonly [string, Change, readonly Cause[], string])[] = [
  ['listed', { isListed: true }, ['unlisted', 'removed'], 'has-seat'],
  ['protected', { isProtected: true }, ['unlisted', 'removed', 'listed'], 'protected: in protected-users'],
  ['in grace', { graceDays: 30 }, ['unlisted'], 'kept: seat since 2026-11-01, kept until 2026-12-01'],
  [
    'not in the reviewed plan',
    { reviewed: { kind: 'plan', shows: () => false } },
    ['unlisted', 'removed'],
    'kept: not in the reviewed plan',
  ],
  [
    'may be an unresolved line that resembles them',
    { unresolved: 'like-cat', unresolvedFails: false },
    ['unlisted', 'removed'],
    'withheld: catt@example.com (seats.txt:5) has no Datadog account and may mean this person; fix that line first',
  ],
  [
    'may be any unresolved line',
    { unresolved: 'unlike-cat' },
    ['unlisted'],
    'withheld: zoe@example.com (input users) has no Datadog account and may mean this person; fix that line first',
  ],
  [
    'listed for a product that nobody uses',
    { misplaced: say`misspelt` },
    ['unlisted', 'removed'],
    'withheld: misspelt',
  ],
  [
    'whose seat it is',
    { unclear: say`shared` },
    ['unlisted', 'removed', 'listed'],
    'withheld: the owner of this seat is unclear: shared; to remove it anyway, use Datadog',
  ],
  [
    'the review cannot be read',
    { reviewed: { kind: 'unreadable', why: say`status 500` } },
    ['unlisted', 'removed'],
    'withheld: the reviewed plan cannot be read: status 500',
  ],
  [
    'since when is not known',
    { graceDays: 1, since: null },
    ['unlisted'],
    'withheld: Datadog does not say when this seat was assigned; set grace-days to 0 to remove it',
  ],
];

const CAUSES = ['unlisted', 'removed', 'listed'] as const;

describe.each(CAUSES)('who would lose a seat by being %s', (cause) => {
  test('loses it where nothing speaks for them', () => {
    expect(decide(cause, {})).toBe('unassign');
  });

  test.each(LADDER)('%s', (_, change, causes, says) => {
    expect(decide(cause, change)).toBe(causes.includes(cause) ? says : 'unassign');
  });

  test('of two reasons the first one counts', () => {
    const own = LADDER.filter(([, , causes]) => causes.includes(cause));
    for (const [index, [, first, , says]] of own.entries()) {
      for (const [, second] of own.slice(index + 1)) {
        const isBoth = Object.keys(first).every((name) => !(name in second));
        expect(isBoth ? decide(cause, { ...second, ...first }) : says).toBe(says);
      }
    }
  });
});

describe('who is kept for now', () => {
  test.each([
    [
      'one moment before the time is over',
      '2026-11-17T12:00:00.001Z',
      'kept: seat since 2026-11-17, kept until 2026-11-24',
    ],
    ['when it is over', '2026-11-17T12:00:00.000Z', 'unassign'],
    [
      'where the seat is of a time to come',
      '2026-12-01T00:00:00.000Z',
      'kept: seat since 2026-12-01, kept until 2026-12-08',
    ],
  ])('grace-days counts from the moment the seat was assigned: %s', (_, since, expected) => {
    expect(decide('unlisted', { graceDays: 7, since })).toBe(expected);
  });

  test('without grace-days nobody is kept, also where the clocks differ', () => {
    expect(decide('unlisted', { graceDays: 0, since: '2026-12-01T00:00:00.000Z' })).toBe('unassign');
  });

  test('a plan that showed the removal lets it happen', () => {
    const reviewed: Change['reviewed'] = {
      kind: 'plan',
      shows: (productCode, who) => productCode === 'incident_response' && who.id === CAT.id,
    };
    expect(decide('unlisted', { reviewed })).toBe('unassign');
  });

  test('a seat without e-mail may be that of any unresolved line, whatever unresolved-users says', () => {
    const who = { ...CAT, email: null };
    expect(decide('unlisted', { who, unresolved: 'unlike-cat', unresolvedFails: false })).toMatch(
      /^withheld: .* may mean this person/,
    );
    expect(decide('unlisted', { unresolved: 'unlike-cat', unresolvedFails: false })).toBe('unassign');
  });
});
