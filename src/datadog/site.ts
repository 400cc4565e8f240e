/** Every Datadog site, by the name Datadog's documentation gives it. Source: Datadog's documentation, "Getting started with Datadog sites". */
export const SITES: Readonly<Record<string, string>> = {
  US1: 'datadoghq.com',
  US3: 'us3.datadoghq.com',
  US5: 'us5.datadoghq.com',
  EU1: 'datadoghq.eu',
  AP1: 'ap1.datadoghq.com',
  AP2: 'ap2.datadoghq.com',
  UK1: 'uk1.datadoghq.com',
  'US1-FED': 'ddog-gov.com',
  'US2-FED': 'us2.ddog-gov.com',
};

const KNOWN = new Set(Object.values(SITES));

/** The site that a site, its name (`EU1`), or an address of its web app or API means. A customer's sub-domain means none. */
export function parseSite(text: string): string | null {
  const host = text
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/[/?#].*$/, '')
    .replace(/:443$/, '')
    .toLowerCase();
  const named = SITES[host.toUpperCase()];
  if (named !== undefined) {
    return named;
  }
  const site = host.replace(/^(?:app|api)\./, '');
  return KNOWN.has(site) ? site : null;
}

/** The known sites, for an error that lists them. */
export function knownSites(): string {
  return Object.entries(SITES)
    .map(([name, site]) => `${site} (${name})`)
    .join(', ');
}

/** Datadog's billing page says that seats are not supported there, its API reference lists the hosts all the same. */
export function isGovernmentSite(site: string): boolean {
  return site.endsWith('ddog-gov.com');
}

/** The address of a site's API. */
export function apiUrlOf(site: string): string {
  return `https://api.${site}`;
}
