import type { Credentials } from '../datadog/site.ts';
import { say } from '../seats/sentence.ts';
import type { Environment, Fields } from './fields.ts';

/** Inputs, and the variables that Datadog's own tools read, used if the input is not set. */
const VARIABLES = {
  'api-key': ['DD_API_KEY', 'DATADOG_API_KEY'],
  'app-key': ['DD_APP_KEY', 'DATADOG_APP_KEY'],
  'access-token': ['DD_ACCESS_TOKEN'],
};
const ALL_VARIABLES = Object.values(VARIABLES).flat();
/** A shorter text cannot be masked: it is part of too many words. */
const MIN_KEY_CHARACTERS = 4;
/** HTTP headers carry printable ASCII. */
const USABLE = /^[\x21-\x7e]*$/;

/** Whose work the run is for, and whether in a private repository. An outsider's pull request gets no secrets. */
export type Origin = Readonly<{ outsider: string | null; isOpenPullRequest: boolean; isPrivate: boolean | null }>;

/** All texts to mask, also if inputs are wrong or overridden. */
export function secretsOf(env: Environment): string[] {
  const inputs = [...Object.keys(VARIABLES), 'github-token'].map((name) => `INPUT_${name.toUpperCase()}`);
  const secrets = [...inputs, ...ALL_VARIABLES].map((name) => env[name]?.trim() ?? '');
  return [...new Set(secrets)].filter((secret) => secret.length >= MIN_KEY_CHARACTERS);
}

/** Two keys or one token; `null` for an outsider's open pull request that has neither. Problems never quote a value. */
export function readCredentials(fields: Fields, env: Environment, origin: Origin): Credentials | null {
  const read = (name: keyof typeof VARIABLES): string => {
    const text = [fields.text(name), ...VARIABLES[name].map((variable) => env[variable]?.trim())].find(Boolean) ?? '';
    const unusable = say`${name} contains white space or characters that no key has; paste it again`;
    const short = say`${name} has fewer than ${MIN_KEY_CHARACTERS} characters; paste the whole key`;
    if (!USABLE.test(text)) fields.problem(name, unusable);
    else if (text !== '' && text.length < MIN_KEY_CHARACTERS) fields.problem(name, short);
    return text;
  };
  const [apiKey, appKey, accessToken] = [read('api-key'), read('app-key'), read('access-token')];
  const isKey = apiKey !== '' || appKey !== '';
  if (accessToken !== '') {
    const both = say`both access-token and keys are set (as inputs or in the environment: ${ALL_VARIABLES.join(', ')}); set either access-token, or api-key and app-key`;
    if (isKey) fields.problem('access-token', both);
    return { kind: 'token', accessToken };
  }
  const outsider = isKey ? null : origin.outsider;
  if (outsider !== null && origin.isOpenPullRequest) return null;
  const missing = isKey ? `${apiKey === '' ? 'api-key' : 'app-key'} is` : 'api-key and app-key are';
  const unset = say`${missing} not set; set api-key and app-key, or access-token. Secrets are empty in workflows that a fork or Dependabot triggers`;
  const merged = say`${missing} not set: GitHub passes no secrets to a pull request from ${outsider ?? ''}, even after the merge; apply on push to the default branch instead`;
  if (apiKey === '' || appKey === '') fields.problem('api-key', outsider === null ? unset : merged);
  return { kind: 'keys', apiKey, appKey };
}
