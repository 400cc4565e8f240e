import type { Credentials } from '../datadog/access.ts';
import type { Fields } from './fields.ts';

const API_KEY_VARIABLES = ['DD_API_KEY', 'DATADOG_API_KEY'];
const APP_KEY_VARIABLES = ['DD_APP_KEY', 'DATADOG_APP_KEY'];
const TOKEN_VARIABLES = ['DD_ACCESS_TOKEN'];

/** Every environment variable that may hold a credential. */
export const CREDENTIAL_VARIABLES: readonly string[] = [...API_KEY_VARIABLES, ...APP_KEY_VARIABLES, ...TOKEN_VARIABLES];

/** Where each credential may come from: the input first, then the environment names of Datadog's own tools. */
function rawCredentials(fields: Fields): { apiKey: string; appKey: string; accessToken: string } {
  const first = (...values: readonly string[]): string => values.find((value) => value !== '') ?? '';
  return {
    apiKey: first(fields.text('api-key'), fields.variable(...API_KEY_VARIABLES)),
    appKey: first(fields.text('app-key'), fields.variable(...APP_KEY_VARIABLES)),
    accessToken: first(fields.text('access-token'), fields.variable(...TOKEN_VARIABLES)),
  };
}

/** Printable ASCII without spaces: everything else cannot travel in a header, and is a pasting accident. */
const USABLE = /^[\x21-\x7e]*$/;

/** Two keys or one token; both or neither is a problem. Values are never quoted. */
export function readCredentials(fields: Fields): Credentials | null {
  const { apiKey, appKey, accessToken } = rawCredentials(fields);
  const given = Object.entries({ 'api-key': apiKey, 'app-key': appKey, 'access-token': accessToken });
  const unusable = given.filter(([, value]) => !USABLE.test(value));
  for (const [name] of unusable) {
    fields.problem(`${name} holds white space, line breaks or other characters that no key has; paste it again`);
  }
  if (unusable.length > 0) {
    return null;
  }
  if (accessToken !== '' && (apiKey !== '' || appKey !== '')) {
    fields.problem(
      'both access-token and keys are set (as inputs or in the environment: DD_ACCESS_TOKEN, DD_API_KEY, DD_APP_KEY, ' +
        'DATADOG_API_KEY, DATADOG_APP_KEY); set either access-token, or api-key and app-key',
    );
    return null;
  }
  if (accessToken !== '') {
    return { kind: 'token', accessToken };
  }
  const missing = [apiKey === '' ? 'api-key' : '', appKey === '' ? 'app-key' : ''].filter((name) => name !== '');
  if (missing.length > 0) {
    fields.problem(
      `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set; set api-key and app-key, or access-token. ` +
        'A secret is empty in workflows that a fork or Dependabot triggers',
    );
    return null;
  }
  return { kind: 'keys', apiKey, appKey };
}
