import { afterAll } from '@jest/globals';
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pLimit from 'p-limit';
import { DIST, type Execute, type Finished, runAction, type Start } from '../e2e/action.ts';
import type { Delivery, Order } from './host.ts';

const BUNDLE = pathToFileURL(DIST).href;
const HOST = join(import.meta.dirname, 'host.ts');
/** Many runs wait for something, so several share a processor. */
const MAX_HOSTS = 6;
/** Every evaluated bundle stays in memory. */
const MAX_RUNS = 300;

/** A process that runs the action again and again, and how often it did. */
type Host = { readonly process: ChildProcess; runs: number };

const inTurn = pLimit(MAX_HOSTS);
const hosts = new Set<Host>();
const idle: Host[] = [];

afterAll(() => {
  hosts.forEach(close);
});

function close(host: Host): void {
  hosts.delete(host);
  // A run would catch another signal, and report it.
  host.process.kill('SIGKILL');
}

function openHost(): Host {
  const host = { process: fork(HOST, { execPath: process.execPath, execArgv: ['--max-semi-space-size=64'] }), runs: 0 };
  hosts.add(host);
  return host;
}

function deliveryOf({ process: child }: Host, order: Order): Promise<Delivery> {
  return new Promise((resolve, reject) => {
    const fail = (code: number | null): void => {
      reject(new Error(`the process of the run ended with ${String(code)}`));
    };
    child.once('exit', fail).once('message', (delivery: Delivery) => {
      child.off('exit', fail);
      resolve(delivery);
    });
    child.send(order);
  });
}

function release(host: Host): void {
  host.runs += 1;
  if (host.runs < MAX_RUNS) idle.push(host);
  else close(host);
}

/** A process that is already started, and what runs the action in it with a time that is `pace` times as fast. */
export interface Lent {
  readonly process: ChildProcess;
  readonly execute: (pace: number, startsMs?: number) => Execute;
}

/** Lends a process as soon as one is free. A process in which a run failed to end is not lent again. */
export function withHost<T>(use: (lent: Lent) => Promise<T>): Promise<T> {
  return inTurn(async () => {
    const host = idle.pop() ?? openHost();
    const execute: Lent['execute'] = (pace, startsMs) => async (env) => {
      const { open, ...ended } = await deliveryOf(host, { bundle: BUNDLE, env, pace, startsMs });
      if (open.length > 0) throw new Error(`the process of the run would not end: ${open.join(', ')}`);
      return ended;
    };
    const result = await use({ process: host.process, execute });
    release(host);
    return result;
  });
}

/** Runs the built action like `runAction`, but in a process that is already started, which takes a fifth of the time. */
export function runInHost(start: Start): Promise<Finished> {
  return withHost(({ execute }) => runAction(start, execute(1, Date.now())));
}
