import type { ChildProcess } from 'node:child_process';
import { type Finished, runAction, type Start } from '../e2e/action.ts';
import { withHost } from '../host/hosts.ts';
import { closeScene, type Scene } from './scenarios.ts';

/** A run that is about to start. */
interface Prepared {
  readonly scene: Scene;
  readonly start: Start;
}

/** Prepares a run when its turn comes, and runs the built action with a time that passes `pace` times as fast. */
export function runFast<T extends Prepared>(
  prepare: (process: ChildProcess) => Promise<T>,
  pace: number,
): Promise<T & { readonly run: Finished }> {
  return withHost(async ({ process, execute }) => {
    const prepared = await prepare(process);
    try {
      return { ...prepared, run: await runAction(prepared.start, execute(pace)) };
    } finally {
      await closeScene(prepared.scene);
    }
  });
}
