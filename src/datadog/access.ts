/** Two keys, or one token. */
export type Credentials =
  | { readonly kind: 'keys'; readonly apiKey: string; readonly appKey: string }
  | { readonly kind: 'token'; readonly accessToken: string };

/** The headers that authenticate a request. */
export function authentication(credentials: Credentials): Record<string, string> {
  return credentials.kind === 'token'
    ? { authorization: `Bearer ${credentials.accessToken}` }
    : { 'dd-api-key': credentials.apiKey, 'dd-application-key': credentials.appKey };
}

/** What to check where a token was refused. */
export function explainToken(site: string, needs: string): string {
  return `access-token is expired, is not for ${site}, or lacks ${needs}`;
}

/** What to check where keys were refused, by the status of Datadog's answer to whether the API key is valid. */
export function explainKeys(validateStatus: number | null, site: string, needs: string): string {
  if (validateStatus === 200) {
    return `app-key is wrong or lacks ${needs} (api-key is valid for ${site})`;
  }
  return validateStatus === 401 || validateStatus === 403
    ? `api-key is not valid for ${site}; check the key and the site`
    : `api-key or app-key is wrong for ${site}, or app-key lacks ${needs}`;
}
