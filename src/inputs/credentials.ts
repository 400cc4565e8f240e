import type { Credentials } from '../datadog/site.ts';
import { say } from '../seats/sentence.ts';
import type { Environment, Fields } from './fields.ts';

/** The variables that Datadog's own tools read, used if an input is not set. */
const VARIABLES = {
  'api-key': ['DD_API_KEY', 'DATADOG_API_KEY'],
  'app-key': ['DD_APP_KEY', 'DATADOG_APP_KEY'],
  'access-token': ['DD_ACCESS_TOKEN'],
} as const;

type CredentialName = keyof typeof VARIABLES;

const NAMES = Object.keys(VARIABLES) as CredentialName[];
const ALL_VARIABLES = Object.values(VARIABLES).flat();

/** A shorter text cannot be masked: it is part of too many words. */
const MIN_KEY_CHARACTERS = 4;
/** HTTP headers carry printable ASCII. */
const USABLE = /^[\x21-\x7e]*$/;

/** Stands for wrong credentials. The run ends before it uses them. */
const NONE: Credentials = { kind: 'keys', apiKey: '', appKey: '' };

/** All texts to mask, also if inputs are wrong or overridden. */
export function secretsOf(env: Environment): string[] {
  const inputs = [...NAMES, 'github-token'].map((name) => `INPUT_${name.toUpperCase()}`);
  const secrets = [...inputs, ...ALL_VARIABLES].map((name) => env[name]?.trim() ?? '');
  return [...new Set(secrets)].filter((secret) => secret.length >= MIN_KEY_CHARACTERS);
}

/** Whose work the run is for. GitHub passes no secrets to a pull request from an outsider. */
export type Origin = { readonly outsider: string | null; readonly isOpenPullRequest: boolean };

function readOne(fields: Fields, env: Environment, name: CredentialName): string {
  const values = [fields.text(name), ...VARIABLES[name].map((variable) => env[variable]?.trim() ?? '')];
  const text = values.find((value) => value !== '') ?? '';
  if (!USABLE.test(text)) {
    fields.problem(name, say`${name} contains white space or characters that no key has; paste it again`);
  } else if (text !== '' && text.length < MIN_KEY_CHARACTERS) {
    fields.problem(name, say`${name} has fewer than ${MIN_KEY_CHARACTERS} characters; paste the whole key`);
  }
  return text;
}

/**
 * Two keys or one token; both or neither is a problem. The result is `null` only for an outsider's open pull request, which has
 * neither. Problems never quote a value.
 */
export function readCredentials(fields: Fields, env: Environment, origin: Origin): Credentials | null {
  const [apiKey = '', appKey = '', accessToken = ''] = NAMES.map((name) => readOne(fields, env, name));
  const isKey = apiKey !== '' || appKey !== '';
  const isToken = accessToken !== '';
  if (isKey && isToken) {
    const where = `as inputs or in the environment: ${ALL_VARIABLES.join(', ')}`;
    const advice = 'set either access-token, or api-key and app-key';
    fields.problem('access-token', say`both access-token and keys are set (${where}); ${advice}`);
  } else if (!isToken && (apiKey === '' || appKey === '')) {
    const missing = isKey ? `${apiKey === '' ? 'api-key' : 'app-key'} is` : 'api-key and app-key are';
    if (origin.outsider === null || isKey) {
      const note = 'Secrets are empty in workflows that a fork or Dependabot triggers';
      fields.problem('api-key', say`${missing} not set; set api-key and app-key, or access-token. ${note}`);
    } else if (origin.isOpenPullRequest) {
      return null;
    } else {
      const why = `GitHub passes no secrets to a pull request from ${origin.outsider}, even after the merge`;
      fields.problem('api-key', say`${missing} not set: ${why}; apply on push to the default branch instead`);
    }
  }
  if (NAMES.some((name) => fields.wrong.has(name))) {
    return NONE;
  }
  return isToken ? { kind: 'token', accessToken } : { kind: 'keys', apiKey, appKey };
}
