import { startDatadog } from './datadog.ts';
import type { DatadogWorld, Limits } from './datadog/world.ts';
import { startGithub } from './github.ts';
import { makeSmallRepository } from './github/world.ts';
import { makeOrganisation, makeSmallCompany } from './organisation.ts';
import { parseSwitches, USAGE, type Switches } from './switches.ts';

const RATE_LIMIT_PERIOD_SECONDS = 60;

try {
  const switches = parseSwitches(process.argv.slice(2));
  if (switches.isHelp) process.stdout.write(USAGE);
  else await run(switches);
} catch (error) {
  // parseArgs explains itself in several sentences, the first of which says it all.
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
  process.stderr.write(`sandbox: ${line}; --help lists the switches\n`);
  process.exitCode = 1;
}

async function run(switches: Switches): Promise<void> {
  const { owner, name, pullRequest, isPublic, isTokenReadOnly, latencyMs } = switches;
  const repository = { owner, name, isPrivate: !isPublic, tokenCanWrite: !isTokenReadOnly };
  const datadog = await startDatadog(makeDatadogWorld(switches));
  const github = await startGithub(makeSmallRepository(repository, pullRequest));
  datadog.faults.latencyMs = latencyMs;
  github.faults.latencyMs = latencyMs;
  const stop = (): void => {
    void Promise.all([datadog.close(), github.close()]).then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // Whoever started this process waits for this line: by now a signal ends it cleanly and both servers answer.
  const { apiKey, appKey, accessToken } = datadog.credentials;
  const addresses = { datadog: datadog.url, github: github.url, graphql: github.graphqlUrl };
  const { productCode } = switches;
  const fullName = github.repository.fullName;
  const repositoryFields = { githubToken: github.repository.token, repository: fullName, pullRequest };
  const line = { ...addresses, apiKey, appKey, productCode, accessToken, ...repositoryFields };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  const holders = datadog.holders(productCode).length;
  process.stderr.write(`${holders} people hold a seat of ${productCode}. Ctrl-C stops the sandbox.\n`);
}

function makeDatadogWorld(switches: Switches): DatadogWorld {
  const { people, held, productCode, lagMs, lagReads, swallowedUuids } = switches;
  const world = people === undefined ? makeSmallCompany(productCode) : makeOrganisation({ people, held, productCode });
  const behaviour = { ...world.behaviour, lagMs, lagReads, swallowWrites: new Set(swallowedUuids) };
  return { ...world, behaviour, limits: makeLimits(switches, world.limits) };
}

function makeLimits(switches: Switches, usual: Limits): Limits {
  const { rateLimit, maxUuidsPerWrite, usersPageSize, seatsPageSize, refusedUuids } = switches;
  const refusal = { status: 400, detail: 'user cannot be changed' };
  return {
    ...usual,
    maxUuidsPerWrite: maxUuidsPerWrite ?? usual.maxUuidsPerWrite,
    maxUsersPageSize: usersPageSize ?? usual.maxUsersPageSize,
    maxSeatsPageLimit: seatsPageSize ?? usual.maxSeatsPageLimit,
    refusedUuids: new Map(refusedUuids.map((uuid) => [uuid, refusal])),
    rateLimit: rateLimit === undefined ? null : { limit: rateLimit, periodSeconds: RATE_LIMIT_PERIOD_SECONDS },
  };
}
