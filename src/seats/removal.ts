import type { Powers } from './operation.ts';
import { type Intent, settled } from './plan.ts';
import type { Protection, Who } from './protection.ts';
import { say } from './sentence.ts';

/** Somebody who would lose a seat. */
export interface Removal {
  readonly who: Who;
  /** Still on the list, under a key of theirs. */
  readonly isListed: boolean;
  /** The seat has no e-mail, and somebody listed by e-mail could not be resolved: that may be them. */
  readonly mayBeListed: boolean;
}

/** Why somebody keeps the seat; `null` where this rule has nothing to say. */
type Rule = (removal: Removal, protection: Protection) => Intent | null;

const stillListed: Rule = ({ isListed }) => (isListed ? settled('has-seat') : null);

/** Two holders share a listed key: nobody loses a seat because it is unclear which of them the list means. */
const sharesListedKey: Rule = ({ isListed }) =>
  isListed ? settled('kept', say`this e-mail or UUID is on the list`) : null;

const protectedUser: Rule = ({ who }, protection) =>
  protection.covers(who) ? settled('protected', say`in protected-users`) : null;

const mayBeListed: Rule = (removal) =>
  removal.mayBeListed
    ? settled('kept', say`may be somebody listed who could not be resolved: Datadog returned no e-mail with this seat`)
    : null;

const withoutUuid: Rule = ({ who }) =>
  who.id === null ? settled('not-found', say`holds a seat, but Datadog returned no UUID to unassign it by`) : null;

/** How somebody may come to lose a seat: by being listed, by not being listed, or by having been removed from the list. */
type Cause = Exclude<Powers['removes'], 'nobody'>;

/** The rules by which people keep their seats. The first rule that holds decides. */
const RULES: Readonly<Record<Cause, readonly Rule[]>> = {
  listed: [protectedUser, withoutUuid],
  unlisted: [sharesListedKey, protectedUser, mayBeListed, withoutUuid],
  removed: [stillListed, protectedUser, withoutUuid],
};

/** Decides about somebody who would lose a seat. Where no rule holds, the seat is removed. */
export function decideRemoval(cause: Cause, removal: Removal, protection: Protection): Intent {
  const said = RULES[cause].map((rule) => rule(removal, protection));
  return said.find((intent) => intent !== null) ?? { kind: 'unassign' };
}
