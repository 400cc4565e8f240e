import { describe, expect, test } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import type { Start } from '../e2e/action.ts';
import { writesOf } from '../e2e/servers.ts';
import { type Call, DATADOG_CALLS, GITHUB_CALLS } from './calls.ts';
import { runFast } from './run-fast.ts';
import { prepare, requestsOf } from './matrix.ts';
import type { Scene } from './scenarios.ts';
import { untruthsOf } from './truth.ts';

const CALLS = { ...DATADOG_CALLS, ...GITHUB_CALLS };
/** GitHub kills a cancelled job after ten seconds, and the report must be out by then. */
const MAX_MS = 5000;
/** The limit is one of real time. */
const PACE = 1;

interface Hanging {
  readonly scene: Scene;
  readonly start: Start;
  /** When the signal was sent, and the number of writes before it. */
  readonly sent: { atMs: number; writes: number };
}

/** Prepares a run that is sent a signal as soon as a call hangs. */
async function prepareHanging(call: Call, signal: NodeJS.Signals, action: ChildProcess): Promise<Hanging> {
  const scene = await prepare(call);
  const sent = { atMs: 0, writes: 0 };
  const { when, ...requests } = requestsOf(call, scene);
  scene[call.service]?.faults.add({
    ...requests,
    when: (request) => {
      if (when?.(request) === false) return false;
      if (sent.atMs === 0) Object.assign(sent, { atMs: performance.now(), writes: writesOf(scene.datadog).length });
      return action.kill(signal);
    },
    times: Infinity,
    answer: { kind: 'hang' },
  });
  return { scene, start: scene.start, sent };
}

async function wrongWith(call: Call, signal: NodeJS.Signals): Promise<string[]> {
  const { run, scene, sent } = await runFast((action) => prepareHanging(call, signal, action), PACE);
  const tookMs = Math.round(performance.now() - sent.atMs);
  const [{ verdict = '' }, expected] = [run.outputs, call.cancelled ?? call.lost];
  return [
    ...(verdict === expected ? [] : [`${verdict} instead of ${expected}`]),
    ...(sent.atMs > 0 && tookMs < MAX_MS ? [] : [`took ${tookMs} ms`]),
    ...(writesOf(scene.datadog).length === sent.writes ? [] : ['a write began after the signal']),
    ...untruthsOf(run, scene),
  ];
}

async function wrongWithAll(signal: NodeJS.Signals): Promise<string[]> {
  const found = Object.entries(CALLS).map(async ([name, call]) => {
    const wrong = await wrongWith(call, signal).catch((error: unknown) => [String(error)]);
    return wrong.map((what) => `${name}: ${what}`);
  });
  return (await Promise.all(found)).flat();
}

describe('a job that is cancelled while any call hangs writes nothing more, and reports within five seconds what is true', () => {
  const signals = (['SIGINT', 'SIGTERM'] as const).map((signal) => [signal, wrongWithAll(signal)] as const);

  test.each(signals)('by %s', async (_, wrong) => {
    expect(await wrong).toEqual([]);
  });
});
