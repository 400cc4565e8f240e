import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

const SAMPLE_EVERY_MS = 10;

/** A process to be measured. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

/** What a process took, from its start to its end. */
export interface Measured {
  readonly wallMs: number;
  /** The most memory of the process, and of the largest process that it started; `null` where the system does not tell. */
  readonly peakBytes: number | null;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended, or this is no Linux.
    return '';
  }
}

/** The most memory that a process has had so far, as the kernel keeps it. */
function highWaterOf(pid: string): number {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) * 1024;
}

/** Keeps the most memory that a process and its children have had. */
function watchMemory(pid: string): () => number | null {
  let [own, largestChild] = [0, 0];
  const sample = (): void => {
    own = Math.max(own, highWaterOf(pid));
    const children = read(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean);
    largestChild = Math.max(largestChild, ...children.map(highWaterOf));
  };
  const timer = setInterval(sample, SAMPLE_EVERY_MS);
  return () => {
    clearInterval(timer);
    return own === 0 ? null : own + largestChild;
  };
}

/** Runs a process to its end. Throws where it fails: what failed is no measurement. */
export async function measure({ file, args, env, cwd }: Command): Promise<Measured> {
  const startMs = performance.now();
  const child = spawn(file, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = watchMemory(String(child.pid));
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-2000)));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-2000)));
  const [exitCode] = (await once(child, 'close').finally(stop)) as [number | null];
  const measured = { wallMs: performance.now() - startMs, peakBytes: stop() };
  if (exitCode !== 0) {
    throw new Error(`${file} ${args.join(' ')} ended with ${exitCode ?? 'a signal'}:\n${output}`);
  }
  return measured;
}

/** The middle one of several numbers, the larger one of two in the middle. */
export function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}

/** The middle one of the wall times of each command, measured in turns, so that a busy machine is busy for all of them. */
export async function medianWallMs(commands: readonly Command[], runs: number): Promise<number[]> {
  const times: number[][] = commands.map(() => []);
  for (let run = 0; run < runs; run += 1) {
    for (const [index, command] of commands.entries()) {
      times[index]?.push((await measure(command)).wallMs);
    }
  }
  return times.map(medianOf);
}
