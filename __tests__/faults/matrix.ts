import type { FaultCount, FaultRule } from '../../sandbox/faults.ts';
import type { Start } from '../e2e/action.ts';
import type { Call } from './calls.ts';
import { type Fault, FAULTS, FAULTS_OF } from './faults.ts';
import { runFast } from './run-fast.ts';
import { expectedVerdict, type Lasting, lastingOf, TRIES } from './rule.ts';
import { type Scene, SCENARIOS } from './scenarios.ts';
import { untruthsOf } from './truth.ts';

/** A fault that hits a call, once or forever. */
interface Combination {
  readonly name: string;
  readonly call: Call;
  readonly fault: Fault;
  readonly lasting: Lasting;
}

/** How much faster time passes than real time: usually, and at most, so that a busy machine does not use up a call's time. */
const PACE = 60;
const MAX_PACE = { datadog: 240, github: 15 };

/** Every combination of a call, by the name of the call. */
export function combinationsOf(name: string, call: Call): Combination[] {
  return Object.entries({ ...FAULTS, ...FAULTS_OF[name] }).flatMap(([what, fault]) =>
    lastingOf(call, fault).map((lasting) => ({ name: `${what}, ${lasting}`, call, fault, lasting })),
  );
}

/** The requests of a scene that are a call. */
export function requestsOf({ method, path, query = {}, isNow }: Call, scene: Scene): Omit<FaultRule, 'answer'> {
  const isAsked = (sent: Readonly<Record<string, string>>): boolean =>
    Object.entries(query).every(([name, value]) => (value === '*' ? sent[name] !== undefined : sent[name] === value));
  return { method, path, when: (request) => (isNow?.(scene) ?? true) && isAsked(request.query) };
}

/** Prepares the run that makes a call, and adds what must happen before it. */
export async function prepare({ scenario, service, after }: Call): Promise<Scene> {
  const scene = await SCENARIOS[scenario].prepare();
  if (after !== undefined) scene[service]?.faults.add(after);
  return scene;
}

interface Faulty {
  readonly start: Start;
  readonly scene: Scene;
  readonly count: FaultCount;
}

/** Prepares the run of a combination. `count` is how often the fault has hit. */
async function prepareFaulty({ call, fault, lasting }: Combination): Promise<Faulty> {
  const scene = await prepare(call);
  const server = scene[call.service] ?? scene.datadog;
  scene.datadog.behaviour.lagReads = fault.lagReads ?? 0;
  const times = lasting === 'once' ? 1 : Infinity;
  const count = server.faults.add({ ...requestsOf(call, scene), times, answer: fault.answer });
  return { start: { ...scene.start, env: { RUNNER_DEBUG: '1' } }, scene, count };
}

/** What is wrong with the run of a combination. */
async function wrongWith(combination: Combination): Promise<string[]> {
  const { call, fault, lasting } = combination;
  const { service, times = 1 } = call;
  const pace = Math.min(fault.pace ?? PACE, call.pace ?? MAX_PACE[service]);
  const { run, scene, count } = await runFast(() => prepareFaulty(combination), pace);
  const { verdict = '' } = run.outputs;
  const expected = expectedVerdict(call, fault, lasting);
  const most = fault.isUsable === true ? Infinity : lasting === 'once' ? 1 : TRIES[service] * times;
  return [
    ...(verdict === expected ? [] : [`${verdict} instead of ${expected}`]),
    ...(count.hits > 0 && count.hits <= most ? [] : [`tried ${count.hits} times`]),
    ...untruthsOf(run, scene),
  ];
}

/** Everything that is wrong with the runs in which a call meets each of its faults. */
export async function wrongWithCall(name: string, call: Call): Promise<string[]> {
  const found = combinationsOf(name, call).map(async (combination) => {
    const wrong = await wrongWith(combination).catch((error: unknown) => [String(error)]);
    return wrong.map((what) => `${combination.name}: ${what}`);
  });
  return (await Promise.all(found)).flat();
}
