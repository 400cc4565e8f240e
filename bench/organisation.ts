import { type DatadogSandbox, startDatadog } from '../sandbox/datadog.ts';
import type { Person } from '../sandbox/datadog/world.ts';
import { DEFAULT_PRODUCT_CODE, makeOrganisation } from '../sandbox/organisation.ts';
import type { Size, Switches } from './switches.ts';

const ASSIGNED_AT = '2026-02-11T16:40:00.000Z';

/** An organisation of which some people are listed, and some of these hold a seat. */
export interface Organisation {
  /** The people listed, from all over the organisation. */
  readonly listed: readonly Person[];
  /** Starts its Datadog, as it was in the beginning. */
  start(latencyMs: number): Promise<DatadogSandbox>;
}

/** What the sandbox makes once, of all people, before it can answer the first search, is nobody's time. */
async function prepare(datadog: DatadogSandbox): Promise<void> {
  const { apiKey, appKey } = datadog.credentials;
  const headers = { 'dd-api-key': apiKey, 'dd-application-key': appKey };
  const answer = await fetch(`${datadog.url}/api/v2/users?filter=nobody`, { headers });
  if (!answer.ok) {
    throw new Error(`the sandbox does not answer: status ${answer.status}`);
  }
  datadog.forget();
}

export function organisationOf({ people, listed: count }: Size, switches: Switches): Organisation {
  const world = makeOrganisation({ people });
  const able = world.users.filter(({ disabled, serviceAccount }) => !disabled && !serviceAccount);
  const step = able.length / count;
  const listed = Array.from({ length: count }, (_, index) => able[Math.floor(index * step)]).filter(
    (person) => person !== undefined,
  );
  const seats = new Map(listed.slice(0, switches.held).map(({ id }) => [id, { assignedAt: ASSIGNED_AT }]));
  const limits = {
    ...world.limits,
    maxUsersPageSize: switches.usersPageSize,
    maxSeatsPageLimit: switches.seatsPageSize,
    maxUuidsPerWrite: switches.batchLimit,
  };
  return {
    listed,
    async start(latencyMs) {
      const datadog = await startDatadog({ ...world, limits, seats: new Map([[DEFAULT_PRODUCT_CODE, seats]]) });
      await prepare(datadog);
      datadog.faults.latencyMs = latencyMs;
      return datadog;
    },
  };
}
