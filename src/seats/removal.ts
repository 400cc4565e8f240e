import type { HolderMatch } from './match.ts';
import type { Powers } from './operation.ts';
import type { PersonKey } from './person.ts';
import { type Intent, type Listed, type ProductSituation, type Rules, settled, type Situation } from './plan.ts';
import { count, placed, say, type Sentence } from './sentence.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Why somebody may lose a seat: listed (`unassign`), not listed (`sync`), or removed from the list (`changes`). */
export type Cause = Exclude<Powers['removes'], 'nobody'>;

/** A listed person without a Datadog account, and why. */
export type Unresolved = Readonly<{ listed: Listed; why: Sentence }>;

/** Somebody who may lose a seat. */
export type Removal = Omit<HolderMatch, 'kind'> & Readonly<{ kind: 'removal'; cause: Cause }>;

/** What a product's removals have in common. `misplaced`: why people are probably listed for a wrong product, by key. */
export type Circumstances = ProductSituation &
  Omit<Situation, 'products'> &
  Readonly<{
    rules: Rules;
    listedKeys: ReadonlySet<PersonKey | null>;
    misplaced: ReadonlyMap<PersonKey | null, Sentence>;
    unresolved: readonly Unresolved[];
    resembled: ReadonlyMap<PersonKey | null, Unresolved | undefined>;
  }>;

/** Why the seat stays; `null` if the rule does not apply. */
type Rule = (removal: Removal, circumstances: Circumstances) => Intent | null;

const stillListed: Rule = ({ who: { id, email } }, { listedKeys }) =>
  listedKeys.has(id) || listedKeys.has(email) ? settled('has-seat') : null;
const protectedUser: Rule = ({ who }, { rules }) =>
  rules.protection.covers(who) ? settled('protected', say`in protected-users`) : null;
const notReviewed: Rule = ({ who }, { reviewed, productCode }) =>
  reviewed.kind === 'plan' && !reviewed.shows(productCode, who) ? settled('kept', say`not in the reviewed plan`) : null;

const inGrace: Rule = ({ holder: { since } }, { rules, nowMs }) => {
  const endMs = Date.parse(since ?? '') + rules.graceDays * DAY_MS;
  if (since === null || rules.graceDays === 0 || nowMs >= endMs) return null;
  const end = new Date(endMs).toISOString().slice(0, 10);
  return settled('kept', say`seat since ${since.slice(0, 10)}, kept until ${end}`);
};

const withheld = (why: Sentence | null): Intent | null => (why === null ? null : settled('withheld', why));
const probablyMisplaced: Rule = ({ who: { id, email } }, { misplaced }) =>
  withheld(misplaced.get(id) ?? misplaced.get(email) ?? null);
const unreadableReview: Rule = (_, { reviewed }) =>
  withheld(reviewed.kind === 'unreadable' ? say`the reviewed plan cannot be read: ${reviewed.why}` : null);
const unknownAge: Rule = ({ holder: { since } }, { rules }) =>
  since === null && rules.graceDays > 0
    ? withheld(say`Datadog does not say when this seat was assigned; set grace-days to 0 to remove it`)
    : null;

/** With `sync`, an unresolved line may mean any holder, or with `unresolved-users: warn` only those it resembles. */
const maybeUnresolved: Rule = ({ cause, who }, { rules, unresolved, resembled }) => {
  const mayBeAnybody = who.email === null || (cause === 'unlisted' && rules.unresolvedFails);
  const suspect = resembled.get(who.email);
  const one = suspect ?? (mayBeAnybody ? unresolved[0] : undefined);
  if (one === undefined) return null;
  const others = suspect === undefined && unresolved.length > 1 ? ` (and ${count(unresolved.length - 1, 'more')})` : '';
  return withheld(say`${placed(one.listed)} ${one.why} and may mean this person${others}; fix that line first`);
};

const unclearOwner: Rule = ({ holder, who, unclear = null }, { accounts }) => {
  const ofEmail = accounts.get(holder.email ?? '');
  const isShared = ofEmail?.kind === 'ambiguous' || (ofEmail?.kind === 'found' && ofEmail.isShared);
  const isUnclear = who.id === null || (holder.id === null && isShared);
  const doubt = isShared ? 'several accounts share its e-mail' : 'its e-mail does not identify one account';
  const why = isUnclear ? say`Datadog returned no UUID for it, and ${doubt}` : unclear;
  return withheld(why && say`the owner of this seat is unclear: ${why}; to remove it anyway, use Datadog`);
};

const DOUBTS = [maybeUnresolved, probablyMisplaced, unclearOwner, unreadableReview];

/** Why a seat stays, for each cause: the first rule that applies decides. */
const RULES: Readonly<Record<Cause, Readonly<Record<'keeps' | 'doubts', readonly Rule[]>>>> = {
  unlisted: { keeps: [stillListed, protectedUser, inGrace, notReviewed], doubts: [...DOUBTS, unknownAge] },
  removed: { keeps: [stillListed, protectedUser, notReviewed], doubts: DOUBTS },
  listed: { keeps: [protectedUser], doubts: [unclearOwner] },
};

/** Why a seat certainly stays (`keeps`), or may have to stay (`doubts`); `null` if no rule applies. */
export function whyStays(by: 'keeps' | 'doubts', removal: Removal, circumstances: Circumstances): Intent | null {
  for (const rule of RULES[removal.cause][by]) {
    const intent = rule(removal, circumstances);
    if (intent !== null) return intent;
  }
  return null;
}
