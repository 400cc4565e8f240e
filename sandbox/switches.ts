import { parseArgs } from 'node:util';
import { DEFAULT_PRODUCT_CODE } from './organisation.ts';

export const USAGE = `node sandbox/main.ts [switches], or npm run --silent sandbox -- [switches]

Serves a Datadog and a GitHub on loopback until it is stopped. The first line on stdout is JSON with their addresses.

  --people <n>                 an organisation of n people instead of the small one
  --held <n>                   how many of them hold a seat (with --people)
  --product-code <code>        of the seats that are held (${DEFAULT_PRODUCT_CODE})
  --latency-ms <n>             every answer comes so much later
  --lag-ms <n>                 for so long after a write the seats look as before
  --lag-reads <n>              so many readings after a write show the seats as before
  --rate-limit <n>             requests a minute to Datadog
  --max-uuids-per-write <n>    a larger write is refused
  --users-page-size <n>        the largest page of users
  --seats-page-size <n>        the largest page of seats
  --refused-uuid <uuid>        no write may contain it (may be repeated)
  --swallowed-uuid <uuid>      writes of it have no effect (may be repeated)
  --repository <owner/name>    the repository on GitHub (example-org/platform)
  --pull-request <n>           its pull request (1)
  --public                     the repository is public
  --read-only-token            the GitHub token may not write
  --help                       this text
`;

/** Undefined: not given. */
export interface Switches {
  readonly isHelp: boolean;
  readonly people: number | undefined;
  readonly held: number;
  readonly productCode: string;
  readonly latencyMs: number;
  readonly lagMs: number;
  readonly lagReads: number;
  readonly rateLimit: number | undefined;
  readonly maxUuidsPerWrite: number | undefined;
  readonly usersPageSize: number | undefined;
  readonly seatsPageSize: number | undefined;
  readonly refusedUuids: readonly string[];
  readonly swallowedUuids: readonly string[];
  readonly owner: string;
  readonly name: string;
  readonly pullRequest: number;
  readonly isPublic: boolean;
  readonly isTokenReadOnly: boolean;
}

const TEXT = { type: 'string' } as const;
const TEXTS = { type: 'string', multiple: true } as const;
const FLAG = { type: 'boolean' } as const;

const OPTIONS = {
  people: TEXT,
  held: TEXT,
  'product-code': TEXT,
  'latency-ms': TEXT,
  'lag-ms': TEXT,
  'lag-reads': TEXT,
  'rate-limit': TEXT,
  'max-uuids-per-write': TEXT,
  'users-page-size': TEXT,
  'seats-page-size': TEXT,
  'refused-uuid': TEXTS,
  'swallowed-uuid': TEXTS,
  repository: TEXT,
  'pull-request': TEXT,
  public: FLAG,
  'read-only-token': FLAG,
  help: FLAG,
} as const;

export const SWITCH_NAMES = Object.keys(OPTIONS);

/** Throws an error of one line that says what is wrong. */
export function parseSwitches(args: readonly string[]): Switches {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false });
  const number = (name: keyof typeof values, least = 0): number | undefined => parseNumber(name, values[name], least);
  const { owner, name } = parseRepository(values.repository ?? 'example-org/platform');
  const people = number('people', 1);
  if (people === undefined && values.held !== undefined) throw new Error('--held needs --people');
  return {
    isHelp: values.help ?? false,
    people,
    held: number('held') ?? 0,
    productCode: values['product-code'] ?? DEFAULT_PRODUCT_CODE,
    latencyMs: number('latency-ms') ?? 0,
    lagMs: number('lag-ms') ?? 0,
    lagReads: number('lag-reads') ?? 0,
    rateLimit: number('rate-limit', 1),
    maxUuidsPerWrite: number('max-uuids-per-write', 1),
    usersPageSize: number('users-page-size', 1),
    seatsPageSize: number('seats-page-size', 1),
    refusedUuids: lowerCase(values['refused-uuid']),
    swallowedUuids: lowerCase(values['swallowed-uuid']),
    owner,
    name,
    pullRequest: number('pull-request', 1) ?? 1,
    isPublic: values.public ?? false,
    isTokenReadOnly: values['read-only-token'] ?? false,
  };
}

function parseNumber(name: string, raw: unknown, least: number): number | undefined {
  if (typeof raw !== 'string') return undefined;
  if (!/^\d{1,9}$/.test(raw) || Number(raw) < least) {
    throw new Error(`--${name} takes a whole number of at least ${least}, not "${raw}"`);
  }
  return Number(raw);
}

function parseRepository(raw: string): { owner: string; name: string } {
  const match = /^([\w.-]+)\/([\w.-]+)$/.exec(raw);
  if (!match?.[1] || !match[2]) throw new Error(`--repository takes owner/name, not "${raw}"`);
  return { owner: match[1], name: match[2] };
}

function lowerCase(uuids: readonly string[] = []): string[] {
  return uuids.map((uuid) => uuid.toLowerCase());
}
