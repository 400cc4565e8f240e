import { expect, test } from '@jest/globals';
import { startDatadog } from '../../sandbox/datadog.ts';
import { makeWorld } from '../../sandbox/organisation.ts';
import { closeServersAfterEach, datadogWith } from '../e2e/servers.ts';
import { runFast } from './run-fast.ts';
import { type Scene, SCENARIOS } from './scenarios.ts';
import { untruthsOf } from './truth.ts';

closeServersAfterEach();

const PACE = 30;

/** An address on which nobody listens any more. */
async function closedAddress(): Promise<string> {
  const { url, close } = await startDatadog(makeWorld());
  await close();
  return url;
}

/** An https address that speaks http. */
async function plainAddress(): Promise<string> {
  return (await datadogWith({})).url.replace('http:', 'https:');
}

const ADDRESSES: readonly (readonly [string, () => Promise<string>, RegExp])[] = [
  ['whose name is unknown', () => Promise.resolve('https://example.invalid'), /ENOTFOUND|EAI_AGAIN|timed out/],
  ['that refuses connections', closedAddress, /ECONNREFUSED/],
  ['that speaks no TLS', plainAddress, /SSL|TLS/],
];

test.each(ADDRESSES)('with a Datadog %s a run fails, and knows nothing', async (_, addressOf, why) => {
  const { run, scene } = await runFast(async () => {
    const made = await SCENARIOS.byHand.prepare();
    return { scene: made, start: { ...made.start, with: { ...made.start.with, 'api-url': await addressOf() } } };
  }, PACE);
  expect(run.outputs.verdict).toBe('failed');
  expect(run.log).toMatch(why);
  expect(untruthsOf(run, scene)).toEqual([]);
});

test.each(ADDRESSES)('with a GitHub %s no seat is removed, and the rest is done', async (_, addressOf, why) => {
  const { run, scene } = await runFast(async () => {
    const made: Scene = await SCENARIOS.pushed.prepare();
    return { scene: made, start: { ...made.start, env: { GITHUB_API_URL: await addressOf() } } };
  }, PACE);
  expect(run.outputs.verdict).toBe('incomplete');
  expect(run.log).toMatch(why);
  expect(run.statuses).toMatchObject({ 'dan@example.com': 'assigned', 'cal@example.com': 'withheld' });
  expect(untruthsOf(run, scene)).toEqual([]);
});
