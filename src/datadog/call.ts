/** One request to Datadog's API. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The permission it needs, in words for the person whose keys lack it. */
  readonly needs: string;
  /** Ends the request at once. */
  readonly signal: AbortSignal;
  /** Once this has fired, the request is not tried again. */
  readonly lastTry?: AbortSignal;
}

/** A request that only reads. */
export type Reading = Omit<Call, 'method' | 'body'>;
