import type { Plan, PlannedPerson } from './plan.ts';
import { count, type Problem, warningAt } from './problem.ts';

/** A one-way digest of a text, as hexadecimal digits. */
export type Digest = (text: string) => string;

/** What a plan meant to do, in a form that can be kept in public: no name, e-mail or UUID can be read from it. */
export interface Fingerprint {
  /** Equal for two plans exactly if they mean the same changes. */
  readonly digest: string;
  /** One short digest a change; `null` where there are too many to keep. */
  readonly changes: readonly string[] | null;
}

/** So many changes fit beside the report in a comment. */
const MAX_KEPT_CHANGES = 500;
const SHORT_DIGEST_CHARACTERS = 16;
/** So many differences are told one by one. */
const MAX_TOLD = 20;

type Kind = 'assign' | 'unassign';

function digestOf(kind: Kind, productCode: string, id: string | null, digest: Digest): string {
  return digest(`${productCode}\n${kind}\n${id ?? ''}`).slice(0, SHORT_DIGEST_CHARACTERS);
}

/** Every person of a plan with the digest of what is intended for them, or could have been. */
function* everybody(plan: Plan): Generator<{ productCode: string; person: PlannedPerson }> {
  for (const { productCode, people } of plan.products) {
    for (const person of people) {
      yield { productCode, person };
    }
  }
}

/** The fingerprint of what a plan means to do. */
export function fingerprint(plan: Plan, digest: Digest): Fingerprint {
  const changes = [...everybody(plan)].flatMap(({ productCode, person }) =>
    person.intent.kind === 'none' ? [] : [digestOf(person.intent.kind, productCode, person.id, digest)],
  );
  changes.sort();
  return { digest: digest(changes.join('\n')), changes: changes.length > MAX_KEPT_CHANGES ? null : changes };
}

function tell(messages: readonly string[]): Problem[] {
  const more = messages.length - MAX_TOLD;
  const told = more > 0 ? [...messages.slice(0, MAX_TOLD), `and ${more} more differences from the plan`] : messages;
  return told.map((message) => warningAt(null, message));
}

const WHAT: Readonly<Record<Kind, string>> = { assign: 'assigned a seat', unassign: 'unassigned' };

/**
 * What a plan would do otherwise than an earlier one, whose fingerprint was kept: a warning for each difference.
 *
 * @returns none exactly if both plans mean the same changes.
 */
export function driftFrom(earlier: Fingerprint, plan: Plan, digest: Digest): Problem[] {
  const now = fingerprint(plan, digest);
  if (now.digest === earlier.digest) {
    return [];
  }
  if (earlier.changes === null || now.changes === null) {
    return tell(['this run would do something else than the plan in the comment said']);
  }
  const gone = new Set(earlier.changes);
  const messages: string[] = [];
  for (const { productCode, person } of everybody(plan)) {
    const { intent, key } = person;
    for (const kind of ['assign', 'unassign'] as const) {
      const wasPlanned = gone.delete(digestOf(kind, productCode, person.id, digest));
      const isPlanned = intent.kind === kind;
      if (isPlanned && !wasPlanned) {
        messages.push(`${productCode}: ${key} would be ${WHAT[kind]}, which the plan in the comment did not say`);
      } else if (wasPlanned && !isPlanned) {
        const today = intent.kind === 'none' ? intent.status : `to be ${WHAT[intent.kind]}`;
        messages.push(`${productCode}: the plan in the comment said that ${key} would be ${WHAT[kind]}; now: ${today}`);
      }
    }
  }
  if (gone.size > 0) {
    const whom = gone.size === 1 ? 'somebody whom' : 'people whom';
    const changes = count(gone.size, 'change');
    messages.push(`the plan in the comment had ${changes} for ${whom} this run does not look at any more`);
  }
  return tell(messages);
}
