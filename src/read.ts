import type { Datadog } from './datadog/client.ts';
import type { Inputs } from './inputs/inputs.ts';
import type { Progress } from './progress.ts';
import { indexHolders } from './seats/holders.ts';
import { keysToLookUp, knownFromSeats } from './seats/match.ts';
import { type Problem, warningAt } from './seats/problem.ts';
import type { Listed, ProductState } from './seats/product.ts';
import type { Protection } from './seats/protection.ts';
import type { Resolutions } from './seats/resolution.ts';
import type { Wanted } from './wanted.ts';

/** What reading needs from outside. */
export interface ReadWorld {
  readonly signal: AbortSignal;
  readonly progress: Pick<Progress, 'onSeats' | 'onLookUp'>;
  /** Told before people are looked up, which may mean to read everybody in an organisation. */
  readonly onLookUp: () => void;
}

/** Everything a plan is computed from. */
export interface Situation {
  readonly products: readonly ProductState[];
  readonly resolutions: Resolutions;
  readonly problems: readonly Problem[];
}

const UNVERIFIED =
  'people listed by UUID were not checked for existing and enabled accounts: the keys lack the permission user_access_read';

/**
 * Reads everything that is needed for a plan from Datadog: the seat lists of all products side by side, then the people
 * whom no seat list identifies. Throws `DatadogError`: a failed read is never taken for an empty list.
 *
 * @param wanted what is listed, and for `changes` what the run's event changed in it.
 */
export async function readSituation(
  datadog: Datadog,
  inputs: Inputs,
  { lists, changes }: Wanted,
  protection: Protection,
  world: ReadWorld,
): Promise<Situation> {
  const wanted: { productCode: string; listed: readonly Listed[] | null }[] = [
    ...(lists?.products ?? inputs.productCodes.map((productCode) => ({ productCode, listed: null }))),
  ];
  // A product that only the earlier list names may have seats to take.
  const listedCodes = new Set(wanted.map(({ productCode }) => productCode));
  for (const productCode of changes?.keys() ?? []) {
    if (!listedCodes.has(productCode)) {
      wanted.push({ productCode, listed: [] });
    }
  }
  const products = await Promise.all(
    wanted.map(async ({ productCode, listed }) => {
      const holders = await datadog.listHolders(productCode, world.signal, world.progress.onSeats);
      return { productCode, listed, held: indexHolders(holders), change: changes?.get(productCode) ?? null };
    }),
  );
  const known = knownFromSeats(products);
  const keys = keysToLookUp(inputs.operation, products, known, protection);
  if (keys.length === 0) {
    return { products, resolutions: known, problems: [] };
  }
  world.onLookUp();
  const { resolutions, verified } = await datadog.lookUp(keys, world.signal, world.progress.onLookUp);
  return {
    products,
    resolutions: new Map([...known, ...resolutions]),
    problems: verified ? [] : [warningAt(null, UNVERIFIED)],
  };
}
