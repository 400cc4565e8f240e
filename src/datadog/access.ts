/** Two keys, or one token. */
export type Credentials =
  | { readonly kind: 'keys'; readonly apiKey: string; readonly appKey: string }
  | { readonly kind: 'token'; readonly accessToken: string };

export function authentication(credentials: Credentials): Record<string, string> {
  return credentials.kind === 'token'
    ? { authorization: `Bearer ${credentials.accessToken}` }
    : { 'dd-api-key': credentials.apiKey, 'dd-application-key': credentials.appKey };
}

/** Why a token was rejected. `needs` names the missing permission. */
export function explainToken(site: string, needs: string): string {
  return `access-token is expired, belongs to another site than ${site}, or lacks ${needs}`;
}

/** Why keys were rejected. `validateStatus` is Datadog's answer to whether the API key is valid. */
export function explainKeys(validateStatus: number | null, site: string, needs: string): string {
  if (validateStatus === 200) {
    return `app-key is wrong or lacks ${needs}`;
  }
  return validateStatus === 401 || validateStatus === 403
    ? `api-key is not valid for ${site}; check the key and the site`
    : `api-key, app-key or site (${site}) is wrong, or app-key lacks ${needs}`;
}
