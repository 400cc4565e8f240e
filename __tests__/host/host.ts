import { startTime } from './time.ts';

/** One run: its environment, how fast its time passes, and from when. */
export interface Order {
  readonly bundle: string;
  readonly env: Readonly<Record<string, string>>;
  readonly pace: number;
  readonly startsMs: number | undefined;
}

/** What a run left behind. `open` is what would keep its process from ending. */
export interface Delivery {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly open: readonly string[];
}

const MAX_TURNS = 200;
/** The connections to the tests, and the turn itself. */
const ALWAYS_OPEN = ['PipeWrap', 'Immediate'];

/** What is still open after the event loop had time to close the rest. */
async function whatIsOpen(): Promise<string[]> {
  for (let turn = 0; ; turn += 1) {
    const open = process.getActiveResourcesInfo().filter((resource) => !ALWAYS_OPEN.includes(resource));
    if (open.length === 0 || turn === MAX_TURNS) return open;
    await new Promise(setImmediate);
  }
}

function exitCode(): number {
  return Number(process.exitCode ?? 0);
}

/**
 * Runs the built action once. Each run evaluates the bundle again, as a process of its own would. Only Node.js is already started,
 * which would take most of the time.
 */
async function run({ bundle, env, pace, startsMs }: Order, number: number): Promise<Delivery> {
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    process[name].write = (text: string | Uint8Array) => {
      output[name] += String(text);
      return true;
    };
  }
  process.env = { ...env };
  process.exitCode = undefined;
  startTime(pace, startsMs);
  await import(`${bundle}?${number}`);
  process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
  return { exitCode: exitCode(), ...output, open: await whatIsOpen() };
}

// The action ends its process when it is done, and this one has more runs to do.
process.exit = () => undefined as never;

let runs = 0;
process.on('message', (order: Order) => {
  void run(order, (runs += 1)).then((delivery) => process.send?.(delivery));
});
