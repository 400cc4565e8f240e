import { describe, expect, test } from '@jest/globals';
import { apiUrlOf, isGovernmentSite, knownSites, parseSite, SITES } from '../../src/datadog/site.ts';

const SITE_TABLE = [
  ['US1', 'datadoghq.com'],
  ['US3', 'us3.datadoghq.com'],
  ['US5', 'us5.datadoghq.com'],
  ['EU1', 'datadoghq.eu'],
  ['AP1', 'ap1.datadoghq.com'],
  ['AP2', 'ap2.datadoghq.com'],
  ['UK1', 'uk1.datadoghq.com'],
  ['US1-FED', 'ddog-gov.com'],
  ['US2-FED', 'us2.ddog-gov.com'],
] as const;

describe.each(SITE_TABLE)('%s, %s', (name, site) => {
  test.each([
    site,
    site.toUpperCase(),
    ` ${site}\n`,
    name,
    name.toLowerCase(),
    `app.${site}`,
    `api.${site}`,
    `https://${site}/`,
    `https://app.${site}/organization-settings/users?x=1#y`,
    `http://app.${site}`,
    `HTTPS://api.${site}:443/`,
  ])('is meant by %j', (text) => {
    expect(parseSite(text)).toBe(site);
  });

  test('has an API address, and is told as known', () => {
    expect(apiUrlOf(site)).toBe(`https://api.${site}`);
    expect(knownSites()).toContain(`${site} (${name})`);
    expect(SITES[name]).toBe(site);
  });

  test('is a government site by its domain alone', () => {
    expect(isGovernmentSite(site)).toBe(name.endsWith('-FED'));
  });
});

test('no other site is known', () => {
  expect(Object.keys(SITES)).toHaveLength(SITE_TABLE.length);
});

test.each([
  '',
  'datadoghq',
  'acme.datadoghq.com',
  'app.acme.datadoghq.com',
  'us1.datadoghq.com',
  'us4.datadoghq.com',
  'datadoghq.com.evil.example',
  'evil.example/datadoghq.com',
  'https://evil.example/?datadoghq.com',
  'notdatadoghq.com',
  'datadoghq.com:8080',
  'user@datadoghq.com',
  'datadoghq.com datadoghq.eu',
  'app.api.datadoghq.com',
  'constructor',
  '__proto__',
])('%j is no site', (text) => {
  expect(parseSite(text)).toBeNull();
});
