import type { RecordedRequest, Reply } from './exchange.ts';

/** What happens to a request that a rule hits, instead of the usual answer. */
export type FaultAnswer =
  /** This answer; the request is not handled. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: unknown;
      readonly contentType?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The connection breaks before the request is handled. */
  | { readonly kind: 'reset' }
  /** The request is handled, its effect stays, and the connection breaks without an answer. */
  | { readonly kind: 'reset-after' }
  /** Half the body under the full content-length, then the connection breaks. */
  | { readonly kind: 'truncate' }
  /** Half the body, and a content-length that agrees with it. */
  | { readonly kind: 'truncate-clean' }
  /** The request is handled, its effect stays, and its answer is changed on the way. */
  | { readonly kind: 'change'; readonly change: (reply: Reply) => Reply }
  /** The request is handled, its effect stays, and its answer arrives byte by byte without ever ending. */
  | { readonly kind: 'drip' }
  /** No answer, ever. */
  | { readonly kind: 'hang' };

export interface FaultRule {
  readonly method?: string;
  /** A prefix of the path, or an expression it matches. */
  readonly path?: string | RegExp;
  /** A further condition, for instance on the body. */
  readonly when?: (request: RecordedRequest) => boolean;
  /** How many matching requests are hit; 1 unless told, Infinity for all. */
  readonly times?: number;
  /** How many matching requests pass unharmed first; 0 unless told. */
  readonly after?: number;
  readonly answer: FaultAnswer;
}

/** Tells how often a rule has hit so far. */
export interface FaultCount {
  readonly hits: number;
}

interface CountedRule {
  readonly rule: FaultRule;
  seen: number;
  hits: number;
}

/**
 * The faults of one server, to be switched at any time and free of chance: the first rule that matches and is not used
 * up hits. A request that one rule hit is not counted by the rules behind it.
 */
export class Faults {
  /** Added to every answer, faulty or not. */
  latencyMs = 0;
  #rules: CountedRule[] = [];

  add(rule: FaultRule): FaultCount {
    const counted = { rule, seen: 0, hits: 0 };
    this.#rules.push(counted);
    return counted;
  }

  clear(): void {
    this.#rules = [];
  }

  /** The fault that hits this request, which uses the rule up by one. */
  take(request: RecordedRequest): FaultAnswer | undefined {
    for (const counted of this.#rules) {
      if (counted.hits >= (counted.rule.times ?? 1) || !isMatch(counted.rule, request)) continue;
      counted.seen += 1;
      if (counted.seen <= (counted.rule.after ?? 0)) continue;
      counted.hits += 1;
      return counted.rule.answer;
    }
    return undefined;
  }
}

function isMatch(rule: FaultRule, request: RecordedRequest): boolean {
  if (rule.method !== undefined && rule.method.toUpperCase() !== request.method) return false;
  if (typeof rule.path === 'string' && !request.path.startsWith(rule.path)) return false;
  // search() and not test(): an expression with the g flag must not remember where it stopped.
  if (rule.path instanceof RegExp && request.path.search(rule.path) < 0) return false;
  return rule.when?.(request) ?? true;
}
