import type { Call } from './calls.ts';
import type { Fault } from './faults.ts';
import { SCENARIOS } from './scenarios.ts';

/** How often a fault comes. */
export type Lasting = 'once' | 'forever';

const REFUSALS = [400, 404, 409, 413, 422];
export const TRIES = { datadog: 5, github: 3 };

function statusOf({ answer }: Fault): number {
  return answer.kind === 'status' ? answer.status : 0;
}

/** Whether the call is made again after the fault: as it was, or with less. */
function isMadeAgain({ service, ifRefused }: Call, fault: Fault): boolean {
  const asksForLess = ifRefused !== undefined && REFUSALS.includes(statusOf(fault));
  return asksForLess || fault.triedBy === 'both' || fault.triedBy === service;
}

/** How often a fault is tested. One that ends the call can come only once. */
export function lastingOf(call: Call, fault: Fault): readonly Lasting[] {
  return isMadeAgain(call, fault) || call.times !== undefined ? ['once', 'forever'] : ['forever'];
}

/** The verdict of a run in which a fault hits a call. */
export function expectedVerdict(call: Call, fault: Fault, lasting: Lasting): string {
  const { verdict } = SCENARIOS[call.scenario];
  const isWrite = call.service === 'datadog' && call.method !== 'GET';
  // The answer to a write does not matter: the seats that are read again decide.
  if (fault.isUsable || (isWrite && fault.isDone)) return verdict;
  if (lasting === 'once' && isMadeAgain(call, fault)) return verdict;
  return call.answers?.[statusOf(fault)] ?? call.lost;
}
