import type { Powers } from './operation.ts';
import type { PersonKey } from './person.ts';
import { type Intent, type Rules, settled } from './plan.ts';
import type { Who } from './protection.ts';
import { count, placed, say, type Sentence } from './sentence.ts';
import type { Listed, Reviewed } from './situation.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Why somebody may lose a seat: listed (`unassign`), not listed (`sync`), or removed from the list (`changes`). */
export type Cause = Exclude<Powers['removes'], 'nobody'>;

/** A listed person without a Datadog account, and why. */
export type Unresolved = { readonly listed: Listed; readonly why: Sentence };

/** Somebody who may lose a seat. */
export interface Removal {
  readonly kind: 'removal';
  readonly cause: Cause;
  readonly productCode: string;
  readonly who: Who;
  /** When the seat was assigned, ISO 8601; `null` if Datadog does not say. */
  readonly since: string | null;
  /** Still listed, by one of their keys. */
  readonly isListed: boolean;
  /** Why they are probably listed for the wrong product. */
  readonly misplaced: Sentence | null;
  /** Why the owner of the seat is not certain. */
  readonly unclear: Sentence | null;
}

/** What all removals of a product have in common. */
export interface Circumstances {
  readonly rules: Rules;
  readonly reviewed: Reviewed;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  /** Listed people who may be one of the holders. */
  readonly unresolved: readonly Unresolved[];
  /** Holders' e-mails, and which unresolved person each one resembles. */
  readonly resembled: ReadonlyMap<PersonKey, Unresolved>;
}

/** Why the seat stays; `null` if the rule does not apply. */
type Rule = (removal: Removal, circumstances: Circumstances) => Intent | null;

const withheld = (why: Sentence | null): Intent | null => (why === null ? null : settled('withheld', why));

const stillListed: Rule = ({ isListed }) => (isListed ? settled('has-seat') : null);

const protectedUser: Rule = ({ who }, { rules }) =>
  rules.protection.covers(who) ? settled('protected', say`in protected-users`) : null;

const inGrace: Rule = ({ since }, { rules, nowMs }) => {
  const endMs = Date.parse(since ?? '') + rules.graceDays * DAY_MS;
  if (since === null || rules.graceDays === 0 || nowMs >= endMs) return null;
  const end = new Date(endMs).toISOString().slice(0, 10);
  return settled('kept', say`seat since ${since.slice(0, 10)}, kept until ${end}`);
};

const notReviewed: Rule = ({ productCode, who }, { reviewed }) =>
  reviewed.kind === 'plan' && !reviewed.shows(productCode, who) ? settled('kept', say`not in the reviewed plan`) : null;

/** With `sync`, an unresolved line may mean any holder, or with `unresolved-users: warn` only those it resembles. */
const maybeUnresolved: Rule = ({ cause, who }, { rules, unresolved, resembled }) => {
  const mayBeAnybody = who.email === null || (cause === 'unlisted' && rules.unresolvedFails);
  const suspect = resembled.get(who.email ?? '');
  const one = suspect ?? (mayBeAnybody ? unresolved[0] : undefined);
  if (one === undefined) return null;
  const others = suspect === undefined && unresolved.length > 1 ? ` (and ${count(unresolved.length - 1, 'more')})` : '';
  return withheld(say`${placed(one.listed)} ${one.why} and may mean this person${others}; fix that line first`);
};

const misplaced: Rule = (removal) => withheld(removal.misplaced);
const unclearOwner: Rule = ({ unclear }) => withheld(unclear);

const unreadableReview: Rule = (_, { reviewed }) =>
  withheld(reviewed.kind === 'unreadable' ? say`the reviewed plan cannot be read: ${reviewed.why}` : null);

const unknownAge: Rule = ({ since }, { rules }) =>
  since === null && rules.graceDays > 0
    ? withheld(say`Datadog does not say when this seat was assigned; set grace-days to 0 to remove it`)
    : null;

const DOUBTS = [maybeUnresolved, misplaced, unclearOwner, unreadableReview];

/** Why a seat stays, for each cause: the first rule that applies decides. */
const RULES: Readonly<Record<Cause, { readonly keeps: readonly Rule[]; readonly doubts: readonly Rule[] }>> = {
  unlisted: { keeps: [stillListed, protectedUser, inGrace, notReviewed], doubts: [...DOUBTS, unknownAge] },
  removed: { keeps: [stillListed, protectedUser, notReviewed], doubts: DOUBTS },
  listed: { keeps: [protectedUser], doubts: [unclearOwner] },
};

/** Why a seat certainly stays (`keeps`), or may have to stay (`doubts`); `null` if nothing speaks for it. */
export function whyStays(by: 'keeps' | 'doubts', removal: Removal, circumstances: Circumstances): Intent | null {
  const intents = RULES[removal.cause][by].map((rule) => rule(removal, circumstances));
  return intents.find((intent) => intent !== null) ?? null;
}
