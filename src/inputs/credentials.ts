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

function readOne(fields: Fields, env: Environment, name: keyof typeof VARIABLES): string {
  const values = [fields.text(name), ...VARIABLES[name].map((variable) => env[variable]?.trim() ?? '')];
  const text = values.find((value) => value !== '') ?? '';
  const unusable = say`${name} contains white space or characters that no key has; paste it again`;
  const short = say`${name} has fewer than ${MIN_KEY_CHARACTERS} characters; paste the whole key`;
  if (!USABLE.test(text)) fields.problem(name, unusable);
  else if (text !== '' && text.length < MIN_KEY_CHARACTERS) fields.problem(name, short);
  return text;
}

/** Two keys or one token; both or neither is a problem. The result is `null` only for an outsider's open pull request, which has
 * neither. Problems never quote a value. */
export function readCredentials(fields: Fields, env: Environment, origin: Origin): Credentials | null {
  const apiKey = readOne(fields, env, 'api-key');
  const appKey = readOne(fields, env, 'app-key');
  const accessToken = readOne(fields, env, 'access-token');
  const isKey = apiKey !== '' || appKey !== '';
  if (accessToken !== '') {
    const where = `as inputs or in the environment: ${ALL_VARIABLES.join(', ')}`;
    const both = say`both access-token and keys are set (${where}); set either access-token, or api-key and app-key`;
    if (isKey) fields.problem('access-token', both);
    return { kind: 'token', accessToken };
  }
  if (!isKey && origin.outsider !== null) {
    if (origin.isOpenPullRequest) return null;
    const why = `GitHub passes no secrets to a pull request from ${origin.outsider}, even after the merge`;
    const advice = 'apply on push to the default branch instead';
    fields.problem('api-key', say`api-key and app-key are not set: ${why}; ${advice}`);
  } else if (apiKey === '' || appKey === '') {
    const missing = isKey ? `${apiKey === '' ? 'api-key' : 'app-key'} is` : 'api-key and app-key are';
    const note = 'Secrets are empty in workflows that a fork or Dependabot triggers';
    fields.problem('api-key', say`${missing} not set; set api-key and app-key, or access-token. ${note}`);
  }
  return { kind: 'keys', apiKey, appKey };
}
