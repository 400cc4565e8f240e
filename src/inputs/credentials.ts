import type { Credentials } from '../datadog/http.ts';
import type { Fields } from './fields.ts';

/** Where each credential may come from: the input first, then the environment names of Datadog's own tools. */
export function rawCredentials(fields: Fields): { apiKey: string; appKey: string; accessToken: string } {
  const first = (...values: readonly string[]): string => values.find((value) => value !== '') ?? '';
  return {
    apiKey: first(fields.text('api-key'), fields.variable('DD_API_KEY', 'DATADOG_API_KEY')),
    appKey: first(fields.text('app-key'), fields.variable('DD_APP_KEY', 'DATADOG_APP_KEY')),
    accessToken: first(fields.text('access-token'), fields.variable('DD_ACCESS_TOKEN')),
  };
}

/** Printable ASCII without spaces: everything else cannot travel in a header, and is a pasting accident. */
const USABLE = /^[\x21-\x7e]*$/;

/** Two keys or one token; both or neither is a problem. Values are never quoted. */
export function readCredentials(fields: Fields): Credentials | null {
  const { apiKey, appKey, accessToken } = rawCredentials(fields);
  for (const [name, value] of Object.entries({ 'api-key': apiKey, 'app-key': appKey, 'access-token': accessToken })) {
    if (!USABLE.test(value)) {
      fields.problem(`${name} holds white space, line breaks or other characters that no key has; paste it again`);
      return null;
    }
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
