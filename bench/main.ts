// `npm run bench`: what the action costs in time, requests and memory, beside the ways in which people do it today.
import { DEFAULT_PRODUCT_CODE } from '../sandbox/organisation.ts';
import { action, type Contestant, curlLoop, installOfficialClient, officialClient, withFolder } from './contestants.ts';
import { type Comparison, type Findings, renderDocument, type Result } from './document.ts';
import { criticalPath } from './floor.ts';
import { measure, medianWallMs } from './measure.ts';
import { organisationOf, type Organisation } from './organisation.ts';
import { parseSwitches, type Size, type Switches, USAGE } from './switches.ts';

const SMALL: Size = { people: 20, listed: 5 };

function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function startUp(switches: Switches): Promise<Findings['startUp']> {
  const contestants = [action, officialClient, curlLoop];
  const datadog = await organisationOf(SMALL, { ...switches, held: SMALL.listed }).start(0);
  try {
    return await withFolder(async (folder) => {
      const bare = { file: process.execPath, args: ['-e', '0'], env: {}, cwd: folder };
      const commands = [bare, ...contestants.map((one) => one.list(datadog, folder))];
      const names = ['`node -e 0`', ...contestants.map(({ name }) => name)];
      const times = await medianWallMs(commands, switches.runs);
      return names.map((name, index) => ({ name, wallMs: times[index] ?? NaN }));
    });
  } finally {
    await datadog.close();
  }
}

/** Lets one contestant do the whole job in an organisation of its own. Throws where the job is not done afterwards. */
async function run(contestant: Contestant, organisation: Organisation, latencyMs: number): Promise<Result> {
  const datadog = await organisation.start(latencyMs);
  try {
    const measured = await withFolder((folder) => measure(contestant.assign(datadog, organisation, folder)));
    const holders = datadog.holders(DEFAULT_PRODUCT_CODE).length;
    if (holders !== organisation.listed.length) {
      throw new Error(`${contestant.name}: ${holders} hold a seat, but ${organisation.listed.length} are listed`);
    }
    return { name: contestant.name, ...measured, requests: datadog.requests.length };
  } finally {
    await datadog.close();
  }
}

async function compare(size: Size, switches: Switches): Promise<Comparison> {
  const organisation = organisationOf(size, switches);
  const contestants = size.listed > switches.curlUpTo ? [action, officialClient] : [action, officialClient, curlLoop];
  const results: Result[] = [];
  for (const contestant of contestants) {
    tell(`${size.listed} listed among ${size.people}: ${contestant.name}`);
    results.push(await run(contestant, organisation, switches.latencyMs));
  }
  return { size, rounds: criticalPath(size, switches), results };
}

async function main(args: readonly string[]): Promise<void> {
  const switches = parseSwitches(args);
  if (switches.isHelp) {
    process.stdout.write(USAGE);
    return;
  }
  tell('Installing the official client into its own folder');
  installOfficialClient();
  tell('Start-up');
  const started = await startUp(switches);
  const comparisons: Comparison[] = [];
  for (const size of switches.sizes) {
    comparisons.push(await compare(size, switches));
  }
  const growth: Findings['growth'][number][] = [];
  for (const size of switches.growth) {
    tell(`Growth: ${size.listed} listed`);
    const organisation = organisationOf(size, { ...switches, held: 0 });
    growth.push({ ...(await run(action, organisation, 0)), size });
  }
  process.stdout.write(renderDocument({ startUp: started, comparisons, growth }, switches, args));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split(/\. (?=To specify)/);
  process.stderr.write(`bench: ${line}\n`);
  process.exitCode = 1;
}
