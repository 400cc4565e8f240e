import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pullRequestEvent } from '../e2e/events.ts';
import { openStage, type Played, productsOf, type Stage } from './play.ts';
import { falseClaims, outcomes, unfinished, unreviewed } from './report.ts';
import { brokenLimits, wrongChanges } from './truth.ts';
import { wrongVerdict } from './verdict.ts';
import { idOf, type World } from './world.ts';
import { inPeace, shuffled, withKeys, worlds, worldsOf } from './worlds.ts';

const TIMEOUT_MS = 3_600_000;

/** Opens a world's servers for as long as `use` runs. */
async function on<T>(world: World, use: (stage: Stage) => Promise<T>, hasGithub?: boolean): Promise<T> {
  const stage = await openStage(world, hasGithub);
  try {
    return await use(stage);
  } finally {
    await stage.close();
  }
}

/** What must be so after every run, whatever happened in it. */
function check(world: World, played: Played): void {
  expect(brokenLimits(world, played)).toEqual([]);
  expect(falseClaims(world, played)).toEqual([]);
  expect(wrongVerdict(world, played)).toEqual([]);
}

describe('whatever the organization, the list, the settings and the faults', () => {
  test(
    'the report is true, the limits are kept, and no seat leaves without certainty',
    async () => {
      const property = fc.asyncProperty(worlds, (world) =>
        on(world, async ({ play }) => {
          const played = await play();
          check(world, played);
          expect(wrongChanges(world, played)).toEqual([]);
        }),
      );
      await fc.assert(property, worldsOf(100));
    },
    TIMEOUT_MS,
  );

  test(
    'the next run without faults does what is left, and the one after it writes nothing',
    async () => {
      const property = fc.asyncProperty(worlds.map(withKeys), (world) =>
        on(world, async ({ play, calm }) => {
          await play();
          calm();
          const [second, third] = [await play(), await play()];
          check(world, second);
          check(world, third);
          expect(unfinished(world, second)).toEqual([]);
          expect(third.writes).toBe(0);
        }),
      );
      await fc.assert(property, worldsOf(120));
    },
    TIMEOUT_MS,
  );

  test(
    'after a merge, no seat leaves that the reviewed plan did not show',
    async () => {
      const reviewed = worlds
        .filter(({ settings }) => settings.operation === 'sync' || settings.operation === 'changes')
        .map(inPeace);
      const property = fc.asyncProperty(reviewed, fc.subarray([0, 1, 2, 3, 4, 5, 6, 7]), (world, claims) =>
        on(
          world,
          async ({ play, datadog }) => {
            const comment = { comment: 'always' };
            const plan = await play({ event: pullRequestEvent({ merged: false }), with: comment });
            for (const product of productsOf(world)) {
              claims.forEach((place) => {
                datadog.claim(product, idOf(place));
              });
            }
            const played = await play({ event: pullRequestEvent({ merged: true }), with: comment });
            check(world, played);
            expect(wrongChanges(world, played)).toEqual([]);
            expect(unreviewed(played, plan)).toEqual([]);
          },
          true,
        ),
      );
      await fc.assert(property, worldsOf(40));
    },
    TIMEOUT_MS,
  );

  test(
    'the order of the list, the seats and the directory decides nothing',
    async () => {
      const pairs = worlds.map(inPeace).chain((world) => fc.tuple(fc.constant(world), shuffled(world)));
      const property = fc.asyncProperty(pairs, async ([world, other]) => {
        const [one, another] = [await on(world, ({ play }) => play()), await on(other, ({ play }) => play())];
        expect(outcomes(world, one)).toEqual(outcomes(other, another));
      });
      await fc.assert(property, worldsOf(60));
    },
    TIMEOUT_MS,
  );
});
