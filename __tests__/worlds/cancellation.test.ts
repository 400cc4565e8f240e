import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { playCancelledAt } from './cancel.ts';
import { ADDRESSES } from './people.ts';
import { openStage, type Played } from './play.ts';
import { falseClaims } from './report.ts';
import { brokenLimits, wrongChanges } from './truth.ts';
import { wrongVerdict } from './verdict.ts';
import { idOf, type World } from './world.ts';
import { worlds, worldsOf } from './worlds.ts';

/** Longer than any number of worlds takes. */
const TIMEOUT_MS = 3_600_000;

const [jane, jan, ken, kenneth, omar, haddad, zoe, bo] = ADDRESSES;

const PEOPLE = ADDRESSES.map((email, index) => ({
  id: idOf(index),
  name: `Somebody ${index}`,
  email,
  isDisabled: false,
  isRobot: false,
  hidden: [],
}));

const SYNC: World['settings'] = {
  operation: 'sync',
  isDryRun: false,
  maxSeats: null,
  maxUnassign: 10,
  maxUnassignPercent: 100,
  allowsEmptyList: false,
  graceDays: 0,
  protectedUsers: [],
  unresolvedUsers: 'warn',
};

/** Small pages and batches, so that there is much to cancel. */
const SMALL: World['server'] = {
  maxPerWrite: 1,
  pageSize: 3,
  lagReads: 0,
  lagMs: 0,
  refused: [],
  swallowed: [],
  writesAnswered503: 0,
  troubles: [],
};

const old = (...places: number[]): { who: number; days: number }[] => places.map((who) => ({ who, days: 40 }));
const listed = (...users: string[]): World['lines'] => users.map((user) => ({ user, product: '', in: 'after' }));

/** Two seats leave and two come, of both products. */
const SWAP: World = {
  people: PEOPLE,
  held: { incident_response: old(0, 1, 2), on_call: old(0, 1, 3) },
  lines: listed(jane, haddad, zoe),
  settings: SYNC,
  server: SMALL,
};

const WORLDS: Readonly<Record<string, World>> = {
  'removals and assignments of two products': SWAP,
  'a budget without slack, so that the seats are read in between': { ...SWAP, settings: { ...SYNC, maxSeats: 3 } },
  'a list that shows writes late': { ...SWAP, server: { ...SMALL, lagReads: 2, lagMs: 2000 } },
  'writes whose answers get lost': { ...SWAP, server: { ...SMALL, writesAnswered503: 4 } },
  'a rate limit, and connections that break': {
    ...SWAP,
    server: {
      ...SMALL,
      troubles: [
        {
          method: 'POST',
          path: '/api/v2/seats',
          after: 1,
          times: 1,
          answer: { kind: 'status', status: 429, headers: { 'X-RateLimit-Reset': '2' } },
        },
        { method: 'DELETE', path: '/api/v2/seats', after: 1, times: 1, answer: { kind: 'reset-after' } },
        { method: 'GET', path: '/api/v2/users', after: 0, times: 2, answer: { kind: 'reset' } },
      ],
    },
  },
  'a batch that is refused and split': { ...SWAP, server: { ...SMALL, maxPerWrite: 1000, refused: [5] } },
  'a change of the list, with GitHub': {
    ...SWAP,
    settings: { ...SYNC, operation: 'changes' },
    lines: [
      { user: jan, product: '', in: 'before' },
      { user: ken, product: '', in: 'before' },
      { user: jane, product: '', in: 'both' },
      { user: omar, product: '', in: 'after' },
      { user: bo, product: 'on_call', in: 'after' },
    ],
  },
  'somebody who is not found': { ...SWAP, lines: listed(jane, kenneth, 'nobody.at.all@example.com') },
  'nothing to do': { ...SWAP, lines: listed(jane, jan, ken, kenneth), held: { on_call: old(0, 1, 2, 3) } },
  'a dry run': { ...SWAP, settings: { ...SYNC, isDryRun: true } },
};

function check(world: World, played: Played): void {
  expect(wrongChanges(world, played)).toEqual([]);
  expect(brokenLimits(world, played)).toEqual([]);
  expect(falseClaims(world, played)).toEqual([]);
  expect(wrongVerdict(world, played)).toEqual([]);
  const { verdict } = played.finished.report;
  expect(verdict === 'failed' ? played.writes : 0).toBe(0);
}

/** Plays a world on new servers, cancelled at a moment. */
async function cancelAt(moment: number, world: World): Promise<Played> {
  const stage = await openStage(world);
  try {
    const { played, late } = await playCancelledAt(moment, stage);
    expect(late).toEqual([]);
    check(world, played);
    return played;
  } finally {
    await stage.close();
  }
}

describe('a job that is cancelled starts no write, tells the truth, and is red unless everything was done', () => {
  test.each(Object.entries(WORLDS))('at every moment: %s', async (_, world) => {
    let moment = 0;
    for (let played = await cancelAt(0, world); played.isCancelled; played = await cancelAt(moment, world)) {
      const { verdict, problems } = played.finished.report;
      const why = problems.map(({ message }) => message);
      expect(why.includes('the job was cancelled before there was a plan')).toBe(verdict === 'failed');
      moment += 1;
    }
    expect(moment).toBeGreaterThan(4);
  });

  test(
    'in any world',
    async () => {
      const property = fc.asyncProperty(worlds, fc.nat({ max: 40 }), async (world, moment) => {
        await cancelAt(moment, world);
      });
      await fc.assert(property, worldsOf(60));
    },
    TIMEOUT_MS,
  );
});
