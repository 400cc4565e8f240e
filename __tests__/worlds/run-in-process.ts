import { summary } from '@actions/core';
import { run } from '../../src/run.ts';
import type { Clock } from '../../src/seats/services.ts';
import { type Execute, type Finished, runAction, type Start } from '../e2e/action.ts';
import { ENTRY } from '../services.ts';

/** A start of the action in this process, with a clock and a signal of the test. */
export interface InProcess extends Start {
  readonly clock: Clock;
  readonly stopping?: AbortSignal;
}

/** The toolkit reads these from the process, wherever the inputs come from. */
const OF_THE_PROCESS = [
  'RUNNER_TEMP',
  'GITHUB_OUTPUT',
  'GITHUB_STEP_SUMMARY',
  'GITHUB_EVENT_PATH',
  'GITHUB_REPOSITORY',
];

/** Sets variables of the process, and returns what sets them back. */
function setVariables(variables: Readonly<Record<string, string | undefined>>): () => void {
  const before = Object.fromEntries(Object.keys(variables).map((name) => [name, process.env[name]]));
  const set = (values: typeof variables): void => {
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) {
        Reflect.deleteProperty(process.env, name);
      } else {
        process.env[name] = value;
      }
    }
  };
  set(variables);
  return () => {
    set(before);
  };
}

/** Keeps what is written to stdout to itself; `restore` returns it. */
function captureStdout(): { restore: () => string } {
  const { stdout } = process;
  const write = stdout.write.bind(stdout);
  let text = '';
  process.stdout.write = (chunk: Uint8Array | string): boolean => {
    text += String(chunk);
    return true;
  };
  return {
    restore: () => {
      process.stdout.write = write;
      return text;
    },
  };
}

function inThisProcess({ clock, stopping = new AbortController().signal }: InProcess): Execute {
  return async (env) => {
    const unset = setVariables(Object.fromEntries(OF_THE_PROCESS.map((name) => [name, env[name]])));
    // The toolkit remembers the path of the first summary.
    Reflect.deleteProperty(summary, '_filePath');
    const exitCodeBefore = process.exitCode;
    const stdout = captureStdout();
    let ended = { exitCode: 0, stdout: '', stderr: '' };
    try {
      process.exitCode = 0;
      await run({ env, clock, stopping, entry: ENTRY });
    } finally {
      ended = { ...ended, exitCode: Number(process.exitCode), stdout: stdout.restore() };
      process.exitCode = exitCodeBefore;
      unset();
    }
    return ended;
  };
}

/** Runs the action's code in this process: a run takes milliseconds. One at a time. */
export function runInProcess(start: InProcess): Promise<Finished> {
  return runAction(start, inThisProcess(start));
}
