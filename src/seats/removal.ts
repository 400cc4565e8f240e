import type { Powers } from './operation.ts';
import type { PersonKey } from './person.ts';
import { type Intent, type Rules, settled } from './plan.ts';
import type { Who } from './protection.ts';
import { count, placed, say, type Sentence } from './sentence.ts';
import type { Listed, Reviewed } from './situation.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** How somebody may come to lose a seat: by being listed, by not being listed, or by having been removed from the list. */
export type Cause = Exclude<Powers['removes'], 'nobody'>;

/** Somebody on the list whom no account could be found for. */
export type Unresolved = { readonly listed: Listed; readonly why: Sentence };

/** Somebody who would lose a seat of a product. */
export interface Removal {
  readonly kind: 'removal';
  readonly cause: Cause;
  readonly productCode: string;
  readonly who: Who;
  /** Since when they hold the seat, ISO 8601; `null` where Datadog does not say. */
  readonly since: string | null;
  /** Still on the list, under a key of theirs. */
  readonly isListed: boolean;
  /** Listed for a product of which nobody holds a seat, which the list probably does not mean. */
  readonly misplaced: Sentence | null;
  /** Why it cannot be told whose seat it is. */
  readonly unclear: Sentence | null;
}

/** What all removals of a product have in common. */
export interface Circumstances {
  readonly rules: Rules;
  readonly reviewed: Reviewed;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  /** Whom the list may mean, while it names nobody. */
  readonly unresolved: readonly Unresolved[];
  /** Whom of these a holder's e-mail resembles. */
  readonly resembled: ReadonlyMap<PersonKey, Unresolved>;
}

/** Why somebody who would lose a seat keeps it; `null` where this rule has nothing to say. */
type Rule = (removal: Removal, circumstances: Circumstances) => Intent | null;

function withheld(why: Sentence | null): Intent | null {
  return why === null ? null : settled('withheld', why);
}

const stillListed: Rule = ({ isListed }) => (isListed ? settled('has-seat') : null);

const protectedUser: Rule = ({ who }, { rules }) =>
  rules.protection.covers(who) ? settled('protected', say`in protected-users`) : null;

const inGrace: Rule = ({ since }, { rules, nowMs }) => {
  const isGranted = since !== null && rules.graceDays > 0;
  const endMs = isGranted ? Date.parse(since) + rules.graceDays * DAY_MS : -Infinity;
  return nowMs < endMs
    ? settled('kept', say`seat since ${dateOf(since)}, kept until ${dateOf(new Date(endMs).toISOString())}`)
    : null;
};

const notReviewed: Rule = ({ productCode, who }, { reviewed }) =>
  reviewed.kind === 'plan' && !reviewed.shows(productCode, who) ? settled('kept', say`not in the reviewed plan`) : null;

/** `sync` cannot tell whom an unresolved line means: that may be any holder, or, with `warn`, somebody it resembles. */
const maybeUnresolved: Rule = ({ cause, who }, { rules, unresolved, resembled }) => {
  const isAnybody = who.email === null || (cause === 'unlisted' && rules.unresolvedFails);
  const suspect = resembled.get(who.email ?? '');
  const one = suspect ?? (isAnybody ? unresolved[0] : undefined);
  if (one === undefined) {
    return null;
  }
  const others = suspect === undefined && unresolved.length > 1 ? ` (and ${count(unresolved.length - 1, 'more')})` : '';
  return withheld(say`${placed(one.listed)} ${one.why} and may mean this person${others}; fix that line first`);
};

const misplaced: Rule = (removal) => withheld(removal.misplaced);

const unclearOwner: Rule = ({ unclear }) => withheld(unclear);

const unreadableReview: Rule = (_, { reviewed }) =>
  withheld(reviewed.kind === 'unreadable' ? say`the reviewed plan cannot be read: ${reviewed.why}` : null);

const unknownSince: Rule = ({ since }, { rules }) =>
  withheld(
    since === null && rules.graceDays > 0
      ? say`Datadog does not say since when the seat is held; set grace-days to 0 to remove it`
      : null,
  );

const DOUBTS = [maybeUnresolved, misplaced, unclearOwner, unreadableReview];

/** The rules by which people keep their seats: the first that holds decides, and the second row is doubt. */
const RULES: Readonly<Record<Cause, { readonly keeps: readonly Rule[]; readonly doubts: readonly Rule[] }>> = {
  unlisted: { keeps: [stillListed, protectedUser, inGrace, notReviewed], doubts: [...DOUBTS, unknownSince] },
  removed: { keeps: [stillListed, protectedUser, notReviewed], doubts: DOUBTS },
  // `unassign` names everybody it means.
  listed: { keeps: [protectedUser], doubts: [unclearOwner] },
};

function firstOf(rules: readonly Rule[], removal: Removal, circumstances: Circumstances): Intent | null {
  for (const rule of rules) {
    const intent = rule(removal, circumstances);
    if (intent !== null) {
      return intent;
    }
  }
  return null;
}

/** Why somebody certainly keeps the seat; `null` for everybody else. */
export function whyKept(removal: Removal, circumstances: Circumstances): Intent | null {
  return firstOf(RULES[removal.cause].keeps, removal, circumstances);
}

/** Decides about somebody who does not certainly keep the seat: it is removed, unless there is doubt. */
export function decideRemoval(removal: Removal, circumstances: Circumstances): Intent {
  return firstOf(RULES[removal.cause].doubts, removal, circumstances) ?? { kind: 'unassign' };
}

/** `2026-11-22`: the day of a moment, in UTC. */
function dateOf(moment: string | null): string {
  return (moment ?? '').slice(0, 10);
}
