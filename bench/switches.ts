import { parseArgs } from 'node:util';

export const USAGE = `npm run bench -- [switches]

Measures the built action beside a script on Datadog's official client and a curl loop, against the sandbox.
Prints a Markdown document; what is being done is told on stderr.

  --sizes <people:listed,…>    organisations to compare in (1000:100,10000:1000,100000:10000)
  --growth <people:listed,…>   organisations for the action alone, without latency
                               (1250:1000,12500:10000,125000:100000,250000:200000); "none" for none
  --held <n>                   how many of the listed hold a seat already (0)
  --latency-ms <n>             every answer comes so much later (50)
  --users-page-size <n>        the largest page of users (1000)
  --seats-page-size <n>        the largest page of seats (1000)
  --batch-limit <n>            the most people in one write (1000)
  --curl-up-to <n>             leaves the curl loop out where more people are listed (10000)
  --runs <n>                   starts measured for the start-up, of which the median counts (15)
  --help                       this text
`;

/** An organisation, and how many people of it are listed. */
export interface Size {
  readonly people: number;
  readonly listed: number;
}

export interface Switches {
  readonly isHelp: boolean;
  readonly sizes: readonly Size[];
  readonly growth: readonly Size[];
  readonly held: number;
  readonly latencyMs: number;
  readonly usersPageSize: number;
  readonly seatsPageSize: number;
  readonly batchLimit: number;
  readonly curlUpTo: number;
  readonly runs: number;
}

const TEXT = { type: 'string' } as const;

const OPTIONS = {
  sizes: { ...TEXT, default: '1000:100,10000:1000,100000:10000' },
  growth: { ...TEXT, default: '1250:1000,12500:10000,125000:100000,250000:200000' },
  held: { ...TEXT, default: '0' },
  'latency-ms': { ...TEXT, default: '50' },
  'users-page-size': { ...TEXT, default: '1000' },
  'seats-page-size': { ...TEXT, default: '1000' },
  'batch-limit': { ...TEXT, default: '1000' },
  'curl-up-to': { ...TEXT, default: '10000' },
  runs: { ...TEXT, default: '15' },
  help: { type: 'boolean', default: false },
} as const;

function parseNumber(name: string, raw: string, least: number): number {
  if (!/^\d{1,9}$/.test(raw) || Number(raw) < least) {
    throw new Error(`--${name} takes a whole number of at least ${least}, not "${raw}"`);
  }
  return Number(raw);
}

/** Of 100 people of a sandbox organisation, 93 can be given a seat. */
const ABLE_OF_100 = 93;

function parseSizes(name: string, raw: string): Size[] {
  if (raw === 'none') {
    return [];
  }
  return raw.split(',').map((size) => {
    const [, people = '', listed = ''] = /^(\d+):(\d+)$/.exec(size.trim()) ?? [];
    const parsed = { people: parseNumber(name, people, 1), listed: parseNumber(name, listed, 1) };
    if (parsed.listed > Math.floor((parsed.people * ABLE_OF_100) / 100)) {
      throw new Error(`--${name} has "${size}": at most 93 of 100 people can be listed`);
    }
    return parsed;
  });
}

/** Throws an error of one line that says what is wrong. */
export function parseSwitches(args: readonly string[]): Switches {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false });
  const number = (name: Exclude<keyof typeof values, 'help'>, least: number): number =>
    parseNumber(name, values[name], least);
  const sizes = parseSizes('sizes', values.sizes);
  const held = number('held', 0);
  if (sizes.some(({ listed }) => held > listed)) {
    throw new Error(`--held is ${held}, more than are listed in one of the sizes`);
  }
  return {
    isHelp: values.help,
    sizes,
    growth: parseSizes('growth', values.growth),
    held,
    latencyMs: number('latency-ms', 0),
    usersPageSize: number('users-page-size', 1),
    seatsPageSize: number('seats-page-size', 1),
    batchLimit: number('batch-limit', 1),
    curlUpTo: number('curl-up-to', 0),
    runs: number('runs', 1),
  };
}
