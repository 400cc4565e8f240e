const SHORT_SHA_CHARACTERS = 7;

/** The beginning of a full SHA, as people name a commit. */
export function shortSha(sha: string): string {
  return sha.slice(0, SHORT_SHA_CHARACTERS);
}
