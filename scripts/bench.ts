// `npm run bench`: what a run of dist/index.js costs, as Markdown. `--runs <n>`: how often each start is measured (15; the longer
// jobs a fifth of that). `--no-official` leaves out Datadog's own client, which is installed into a folder that is deleted.
import { execFileSync, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDatadog } from '../sandbox/datadog.ts';
import { DEFAULT_PRODUCT_CODE, makeOrganisation } from '../sandbox/organisation.ts';

const LATENCY_MS = 50;
const ACTION = join(import.meta.dirname, '../dist/index.js');
const TELL_MEMORY = 'process.on("exit",()=>process.stderr.write(`maxRSS=${process.resourceUsage().maxRSS}`))';
const OFFICIAL_CLIENT = '@datadog/datadog-api-client@1.64.0';
/** A plain script on it that does the job of `assign`, told by the same inputs. */
const OFFICIAL_SCRIPT = `
import { readFileSync } from 'node:fs';
import { client, v2 } from '@datadog/datadog-api-client';
const input = (name) => process.env['INPUT_' + name];
const configuration = client.createConfiguration({
  baseServer: new client.BaseServerConfiguration(input('API-URL'), {}),
  authMethods: { apiKeyAuth: input('API-KEY'), appKeyAuth: input('APP-KEY') },
});
const [users, seats] = [new v2.UsersApi(configuration), new v2.SeatsApi(configuration)];
const [productCode, held, ids] = [input('PRODUCT-CODE'), new Set(), new Map()];
let pageCursor;
do {
  const page = await seats.getSeatsUsers({ productCode, pageLimit: 100, pageCursor });
  for (const { id } of page.data ?? []) held.add(id);
  pageCursor = page.meta?.nextCursor;
} while (pageCursor);
for await (const { id, attributes } of users.listUsersWithPagination({ pageSize: 100 })) ids.set(attributes.email, id);
const listed = readFileSync(input('USER-LIST-FILE'), 'utf8').trim().split('\\n').map((email) => ids.get(email));
const missing = listed.filter((id) => id && !held.has(id));
for (let at = 0; at < missing.length; at += 100) {
  const attributes = { productCode, userUuids: missing.slice(at, at + 100) };
  await seats.assignSeatsUser({ body: { data: { type: 'seat-assignments', attributes } } });
}`;

/** So many people, so many of them listed, and whether these hold a seat from the beginning. */
type Organisation = Readonly<{ people: number; listed: number; held: boolean; latencyMs: number }>;
type Started = Readonly<Record<'url' | 'apiKey' | 'appKey' | 'list', string>>;
type Cost = Readonly<Record<'ms' | 'mebibytes' | 'calls', number>>;

/** The sandbox, in a process of its own. It tells where it is, and how it stands when it is asked. */
async function serve({ people, listed, held, latencyMs }: Organisation): Promise<void> {
  const world = makeOrganisation({ people, held: held ? listed : 0 });
  const able = world.users.filter(({ disabled, serviceAccount }) => !disabled && !serviceAccount);
  const step = Math.floor(able.length / listed);
  const list = able.filter((_, at) => at % step === 0 && at < step * listed).map(({ email }) => `${email}\n`);
  const datadog = await startDatadog(world);
  const { apiKey, appKey } = datadog.credentials;
  // It sorts everybody when it is first asked, which is nobody's time.
  await fetch(`${datadog.url}/api/v2/users`, { headers: { 'dd-api-key': apiKey, 'dd-application-key': appKey } });
  datadog.forget();
  datadog.faults.latencyMs = latencyMs;
  process.on('message', () => process.send?.([datadog.holders(DEFAULT_PRODUCT_CODE).length, datadog.requests.length]));
  process.send?.({ url: datadog.url, apiKey, appKey, list: list.join('') });
}

/** Runs Node in a new organisation, told what the runner tells the action. Afterwards everybody listed must hold a seat. */
async function run(args: readonly string[], organisation: Organisation, inputs: object): Promise<Cost> {
  const sandbox = fork(import.meta.filename, ['--sandbox', JSON.stringify(organisation)]);
  const [{ url, apiKey, appKey, list }] = (await once(sandbox, 'message')) as [Started];
  writeFileSync('seats.txt', list);
  const keys = { 'API-URL': url, 'API-KEY': apiKey, 'APP-KEY': appKey, 'PRODUCT-CODE': DEFAULT_PRODUCT_CODE };
  const given = Object.entries({ ...keys, ...inputs }).map(([name, value]) => [`INPUT_${name}`, value] as const);
  const { PATH, SystemRoot } = process.env;
  const runner = {
    PATH,
    SystemRoot,
    RUNNER_TEMP: process.cwd(),
    GITHUB_WORKSPACE: process.cwd(),
    GITHUB_EVENT_NAME: 'schedule',
  };
  const options = { env: { ...runner, ...Object.fromEntries(given) }, encoding: 'utf8', maxBuffer: Infinity } as const;
  const startMs = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, options);
  const ms = performance.now() - startMs;
  sandbox.send('How do you stand?');
  const [[holders, calls]] = (await once(sandbox, 'message')) as [[number, number]];
  sandbox.kill();
  if (status !== 0 || holders !== organisation.listed) throw new Error(`${args.join(' ')} failed:\n${stdout}${stderr}`);
  return { ms, mebibytes: Number(/maxRSS=(\d+)/.exec(stderr)?.[1]) / 1024, calls };
}

/** The medians of commands that run in turns. */
async function measure(commands: string[][], turns: number, ...where: [Organisation, object]): Promise<Cost[]> {
  const costs: Cost[][] = commands.map(() => []);
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [at, args] of commands.entries()) costs[at]?.push(await run(args, ...where));
  }
  return costs.flatMap((each) => each.sort((a, b) => a.ms - b.ms)[Math.floor(each.length / 2)] ?? []);
}

/** Prints a row: a cost, and what it is beside another one. */
function tell(name: string, cost: Cost | undefined, base?: Partial<Cost>): void {
  if (cost === undefined) return;
  const say = (number: number, text: string): string => (Number.isNaN(number) ? '' : text);
  const beside = (one: number, other = NaN): string => say(one / other, `${(one / other).toPrecision(3)} ×`);
  const { ms, mebibytes, calls } = cost;
  const times = [`${(ms / 1000).toPrecision(3)} s`, beside(ms, base?.ms)];
  const memory = [say(mebibytes, `${mebibytes.toFixed(0)} MiB`), beside(mebibytes, base?.mebibytes)];
  console.log(`| ${[name, ...times, ...memory, calls].join(' | ')} |`);
}

async function main(runs: number, isOfficial: boolean): Promise<void> {
  console.log(`Node ${process.version}, ${availableParallelism()} processors\n`);
  console.log('|  | Time | Ratio | Peak memory | Ratio | Calls |\n| --- | --: | --: | --: | --: | --: |');
  const load = ['--input-type=module', '--eval', "await import('@datadog/datadog-api-client')"];
  const commands = [['--eval', '0'], [ACTION], ...(isOfficial ? [load] : [])];
  const one = { people: 10, listed: 1, held: true, latencyMs: 0 };
  const [node, list, loading] = await measure(commands, runs, one, { OPERATION: 'list' });
  tell('Start: `node --eval 0`', node);
  tell('Start: this action, `list`', list, node);
  tell('Start: official client, loaded and no more', loading, node);

  const assign = (scripts: readonly string[], organisation: Organisation): Promise<Cost[]> => {
    const inputs = { OPERATION: 'assign', 'USER-LIST-FILE': 'seats.txt', 'DRY-RUN': String(organisation.held) };
    const starts = scripts.map((script) => ['--import', `data:text/javascript,${TELL_MEMORY}`, script]);
    return measure(starts, runs / 5, organisation, inputs);
  };
  // Seats; pages of people and batches of writes, of each the first alone and then eight at a time; seats again.
  const rounds = 1 + (1 + Math.ceil(99 / 8)) + (1 + Math.ceil(99 / 8)) + 10;
  const [waiting] = await assign([ACTION], { people: 100_000, listed: 10_000, held: false, latencyMs: LATENCY_MS });
  tell(`Waiting: 10,000 of 100,000 get a seat, beside ${rounds} rounds`, waiting, { ms: rounds * LATENCY_MS });

  for (const listed of [1000, 10_000, 100_000, 200_000]) {
    const [cost] = await assign([ACTION], { people: Math.ceil(listed * 1.08), listed, held: true, latencyMs: 0 });
    const each = ((cost?.ms ?? NaN) / listed) * 1000;
    tell(`Growth: ${listed.toLocaleString('en-US')} hold a seat, ${each.toFixed(0)} µs each`, cost);
  }

  if (!isOfficial) return;
  writeFileSync('assign.mjs', OFFICIAL_SCRIPT);
  const few = { people: 2000, listed: 100, held: false, latencyMs: LATENCY_MS };
  const [action, official] = await assign([ACTION, 'assign.mjs'], few);
  tell('Job: 100 of 2,000 get a seat, this action', action);
  tell('Job: the same, official client', official, action);
}

const SWITCHES = { runs: { type: 'string', default: '15' }, official: { type: 'boolean', default: true } } as const;
const { values } = parseArgs({ options: { ...SWITCHES, sandbox: { type: 'string' } }, allowNegative: true });
if (values.sandbox !== undefined) {
  await serve(JSON.parse(values.sandbox) as Organisation);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'datadog-seats-bench-'));
  process.chdir(folder);
  try {
    const [npm, shell] = process.platform === 'win32' ? ['npm.cmd', true] : ['npm', false];
    if (values.official) execFileSync(npm, ['install', '--prefix', folder, '--silent', OFFICIAL_CLIENT], { shell });
    await main(Number(values.runs), values.official);
  } finally {
    process.chdir(import.meta.dirname);
    rmSync(folder, { recursive: true, force: true });
  }
}
