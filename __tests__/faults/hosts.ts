import { afterAll } from '@jest/globals';
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pLimit from 'p-limit';
import { DIST, type Ended, type Finished, runAction, type Start } from '../e2e/action.ts';
import type { Delivery, Order } from './host.ts';
import { closeScene, type Scene } from './scenarios.ts';

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
  // A run would report a milder signal.
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

async function execute(host: Host, order: Order): Promise<Ended> {
  const { open, ...ended } = await deliveryOf(host, order);
  if (open.length > 0) throw new Error(`the process of the run would not end: ${open.join(', ')}`);
  return ended;
}

/** A run that is about to start. */
interface Prepared {
  readonly scene: Scene;
  readonly start: Start;
}

/** Prepares a run as soon as its turn comes, and runs the built action with a time that is `pace` times as fast. */
export function runFast<T extends Prepared>(
  prepare: (process: ChildProcess) => Promise<T>,
  pace: number,
): Promise<T & { readonly run: Finished }> {
  const bundle = pathToFileURL(DIST).href;
  return inTurn(async () => {
    const host = idle.pop() ?? openHost();
    const prepared = await prepare(host.process);
    try {
      const run = await runAction(prepared.start, (env) => execute(host, { bundle, env, pace }));
      release(host);
      return { ...prepared, run };
    } finally {
      await closeScene(prepared.scene);
    }
  });
}
