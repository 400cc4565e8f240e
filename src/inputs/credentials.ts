import type { Credentials } from '../datadog/access.ts';
import { say } from '../seats/sentence.ts';
import type { Environment, Fields } from './fields.ts';

/** Where each credential may come from, beside the input: the environment names of Datadog's own tools. */
const VARIABLES = {
  'api-key': ['DD_API_KEY', 'DATADOG_API_KEY'],
  'app-key': ['DD_APP_KEY', 'DATADOG_APP_KEY'],
  'access-token': ['DD_ACCESS_TOKEN'],
} as const;

const NAMES = Object.keys(VARIABLES) as (keyof typeof VARIABLES)[];

/** Printable ASCII without spaces: everything else cannot travel in a header, and is a pasting accident. */
const USABLE = /^[\x21-\x7e]*$/;

/** What a run has whose credentials are wrong: it ends before it uses them. */
const NONE: Credentials = { kind: 'keys', apiKey: '', appKey: '' };

/** Everything that must never be shown: also what an input takes the place of, and also where inputs are wrong. */
export function secretsOf(env: Environment): string[] {
  const inputs = [...NAMES, 'github-token'].map((name) => env[`INPUT_${name.toUpperCase()}`]);
  const variables = Object.values(VARIABLES).flatMap((names) => names.map((name) => env[name]));
  const secrets = [...inputs, ...variables].map((secret) => secret?.trim() ?? '');
  return [...new Set(secrets)].filter((secret) => secret !== '');
}

/** Whose work the run is for. GitHub hands out no secrets for a pull request of an outsider. */
export type Origin = { readonly outsider: string | null; readonly isOpenPullRequest: boolean };

/**
 * Two keys or one token; both is a problem, and so is neither. Only an outsider's open pull request may have neither: then
 * this is `null`. Values are never quoted.
 */
export function readCredentials(fields: Fields, env: Environment, origin: Origin): Credentials | null {
  const [apiKey = '', appKey = '', accessToken = ''] = NAMES.map((name) => {
    const values = [fields.text(name), ...VARIABLES[name].map((variable) => env[variable]?.trim() ?? '')];
    return values.find((text) => text !== '') ?? '';
  });
  const [isKey, isToken] = [apiKey !== '' || appKey !== '', accessToken !== ''];
  for (const [index, text] of [apiKey, appKey, accessToken].entries()) {
    const name = NAMES[index] ?? 'api-key';
    if (!USABLE.test(text)) {
      fields.problem(
        name,
        say`${name} contains spaces, line breaks or other characters that keys never have; paste it again`,
      );
    }
  }
  if (isKey && isToken) {
    const variables = Object.values(VARIABLES).flat().join(', ');
    fields.problem(
      'access-token',
      say`both access-token and keys are set (as inputs or in the environment: ${variables}); set either access-token, or api-key and app-key`,
    );
  } else if (!isToken && (apiKey === '' || appKey === '')) {
    const missing = [apiKey === '' ? 'api-key' : '', appKey === '' ? 'app-key' : ''].filter((name) => name !== '');
    const what = `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set`;
    if (origin.outsider === null || isKey) {
      const note = 'A secret is empty in workflows that a fork or Dependabot triggers';
      fields.problem('api-key', say`${what}; set api-key and app-key, or access-token. ${note}`);
    } else if (origin.isOpenPullRequest) {
      return null;
    } else {
      const why = `GitHub gives no secrets to pull requests from ${origin.outsider}, even after the merge`;
      fields.problem('api-key', say`${what}: ${why}; apply on push to the default branch instead`);
    }
  }
  if (NAMES.some((name) => fields.wrong.has(name))) {
    return NONE;
  }
  return isToken ? { kind: 'token', accessToken } : { kind: 'keys', apiKey, appKey };
}
