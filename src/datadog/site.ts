/** Every Datadog site by name, from Datadog's documentation, "Getting Started with Datadog Sites". */
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

/** The site of a site, its name (`EU1`), or an address of its web app or API; `null` for anything else. */
export function parseSite(text: string): string | null {
  const [, host = ''] = /^(?:https?:\/\/)?(?:app\.|api\.)?([^/?#:]+)(?::443)?(?:[/?#].*)?$/i.exec(text.trim()) ?? [];
  const site = SITES[host.toUpperCase()] ?? host.toLowerCase();
  return Object.values(SITES).includes(site) ? site : null;
}

export const knownSites = (): string =>
  Object.entries(SITES)
    .map(([name, site]) => `${site} (${name})`)
    .join(', ');

/** Datadog's billing page says these sites do not support seats; its API reference lists them anyway. */
export const isGovernmentSite = (site: string): boolean => site.endsWith('ddog-gov.com');

export const apiUrlOf = (site: string): string => `https://api.${site}`;

/** Two keys, or one token. */
export type Credentials =
  | { readonly kind: 'keys'; readonly apiKey: string; readonly appKey: string }
  | { readonly kind: 'token'; readonly accessToken: string };
