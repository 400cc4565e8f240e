import { type Holder, holderKey } from './holders.ts';
import { completeHolder, type HolderMatch, identity, match, type Match, matchToRemove, mayAssign } from './match.ts';
import { powersOf } from './operation.ts';
import { isEmailKey, type PersonKey } from './person.ts';
import type { Intent, Listed, Plan, PlannedPerson, ProductPlan, Rules, Situation } from './plan.ts';
import { settled } from './plan.ts';
import { type Problem, warningAt } from './problem.ts';
import { emptyProducts, misplacedPeople, withoutMisplaced } from './products.ts';
import { type Cause, type Circumstances, type Removal, type Unresolved, whyStays } from './removal.ts';
import { compareEmails } from './resembles.ts';
import { say, who } from './sentence.ts';

/** A listed key, or one removed from the list, and whom it means. */
type Line = Readonly<{ key: PersonKey; listed: Listed | null; found: Match }>;

/** One person of a plan. A `Removal` is not decided yet. */
type Draft = Omit<PlannedPerson, 'intent' | 'suggestion'> & { readonly intent: Intent | Removal };

/** A product with everybody in it. */
type ProductDraft = Circumstances & Readonly<{ people: readonly Draft[]; problems: readonly Problem[] }>;

/** The removal of a seat, or why it certainly stays. */
function removalOf(cause: Cause, found: Omit<HolderMatch, 'kind'>, product: Circumstances): Intent | Removal {
  const removal: Removal = { ...found, kind: 'removal', cause };
  return whyStays('keeps', removal, product) ?? removal;
}

function intentOf({ key, listed, found }: Line, product: Circumstances): Draft['intent'] {
  if (found.kind === 'holder') {
    const isKept = listed !== null && powersOf(product.rules.operation).removes !== 'listed';
    return isKept ? settled('has-seat') : removalOf(listed === null ? 'removed' : 'listed', found, product);
  }
  const isReported = found.kind === 'ambiguous' || (found.kind === 'not-found' && listed !== null);
  if (isReported) return settled(found.kind, found.why);
  const isAssigned = found.kind === 'found' && mayAssign(product.rules.operation, key, product);
  if (!isAssigned) return settled('no-seat');
  return found.account.disabled ? settled('disabled', say`has a disabled Datadog account`) : { kind: 'assign' };
}

function knownOf({ key, found }: Line): Holder {
  if (found.kind === 'holder') return { ...found.holder, id: found.who.id };
  const [id, email] = isEmailKey(key) ? [null, key] : [key, null];
  const account = found.kind === 'found' ? found.account : { id, email, name: null };
  return { id: account.id, email: account.email, name: account.name, since: null };
}

/** The holders whom no line means. */
function draftOthers(holders: readonly Holder[], named: readonly Draft[], product: Circumstances): Draft[] {
  const isSync = powersOf(product.rules.operation).removes === 'unlisted';
  const kept = settled(product.listed === null ? 'has-seat' : 'kept');
  const listedIds = new Set(named.map(({ id, listed }) => (listed === null ? null : id)));
  const takenIds = new Set([...named, ...holders].map(({ id }) => id));
  return holders.map((holder) => {
    const known = completeHolder(holder, null, product.accounts);
    // A seat without a UUID may still be that of a listed person.
    const isSeen = holder.id === null && known.id !== null && listedIds.has(known.id);
    // Two seats may share an e-mail: the UUID that was looked up stands for one of them.
    const whom = holder.id === null && takenIds.has(known.id) && !isSeen ? { ...known, id: null } : known;
    takenIds.add(whom.id);
    const intent = isSync && !isSeen ? removalOf('unlisted', { holder, who: whom }, product) : kept;
    return { ...holder, id: whom.id, key: holderKey(holder), listed: null, intent };
  });
}

/** The lines of the list, then those that were removed from it. A UUID identifies better than an e-mail, so it comes first. */
function linesOf({ listed, change, held, accounts, rules }: Circumstances): Line[] {
  const find = powersOf(rules.operation).removes === 'listed' ? matchToRemove : match;
  const removed = (change?.removed ?? []).toSorted((a, b) => Number(isEmailKey(a)) - Number(isEmailKey(b)));
  return [
    ...(listed ?? []).map((one) => ({ key: one.key, listed: one, found: find(one.key, held, accounts) })),
    ...removed.map((key) => ({ key, listed: null, found: matchToRemove(key, held, accounts) })),
  ];
}

/** Everybody of one product: first the listed people, then those removed from the list, then all other holders. */
function draftProduct(product: Circumstances): ProductDraft {
  const { change, held, productCode } = product;
  const unresolved: Unresolved[] = [];
  const isAdded = (key: PersonKey): boolean => change?.added.has(key) === true;
  // A UUID identifies better than an e-mail, and one added line is enough to add somebody.
  const isDecisive = ({ key, listed, found }: Line): boolean =>
    listed !== null && (found.kind === 'holder' ? !isEmailKey(key) : isAdded(key));
  const lines = linesOf(product);
  const personOn = ({ key, found }: Line): Holder | string => identity(found) ?? key;
  const byPerson = Map.groupBy(lines, personOn); // Nobody is planned twice.
  const named = [...byPerson.values()].map((ofOne): Draft => {
    const [first] = ofOne as [Line, ...Line[]];
    const line = ofOne.find(isDecisive) ?? first;
    const { key, listed, found } = line;
    // With `changes`, only an added line can be a correction of a removed one.
    const isSuspect = change === null || isAdded(key);
    if (isSuspect && listed !== null && 'why' in found) unresolved.push({ listed, why: found.why });
    return { key: first.key, listed: first.listed, ...knownOf(line), intent: intentOf(line, product) };
  });
  const firstOf = (line: Line): Line => byPerson.get(personOn(line))?.[0] ?? line;
  const again = lines.filter((line) => line.listed !== null && firstOf(line) !== line);
  const problems = again.map((line) => {
    const same = say`${who(line.key)} is the same person as ${who(firstOf(line).key)} (${productCode})`;
    return warningAt(line.listed?.source ?? null, say`${same} and counts once; delete one of them`);
  });
  const others = held.holders.filter((holder) => !byPerson.has(holder));
  return { ...product, unresolved, people: [...named, ...draftOthers(others, named, product)], problems };
}

/** The e-mails that unresolved people were probably meant to have, and the unresolved person that each holder resembles. */
function compare(drafts: readonly ProductDraft[], times: number) {
  const unresolved = new Map(drafts.flatMap((draft) => draft.unresolved).map((one) => [one.listed.key, one]));
  // `unassign` names who may lose a seat, so no other line can mean them.
  const everybody = drafts.flatMap(({ people }) => people);
  const losers = everybody.flatMap(({ intent }) =>
    intent.kind === 'removal' && intent.cause !== 'listed' ? (intent.who.email ?? []) : [],
  );
  const { suggestions, resembled } = compareEmails([...unresolved.keys()], [...new Set(losers)], times);
  return { suggestions, resembled: new Map([...resembled].map(([email, key]) => [email, unresolved.get(key)])) };
}

/** Plans which seats are assigned and removed: every person of every product once, in a stable order. */
export function planSeats({ products, accounts, reviewed, nowMs }: Situation, rules: Rules): Plan {
  const misplaced = misplacedPeople(products);
  const drafts = products.map((product) => {
    const listedKeys = new Set((product.listed ?? []).map(({ key }) => key));
    const known = { ...product, accounts, reviewed, nowMs, rules, listedKeys, misplaced };
    return draftProduct({ ...known, unresolved: [], resembled: new Map() });
  });
  // `sync` compares within each product; with `changes`, a line added to one product may correct one of another.
  const isByProduct = powersOf(rules.operation).removes === 'unlisted' && drafts.length > 1;
  const times = isByProduct ? drafts.length + 1 : 1;
  const all = compare(drafts, times);
  const plans = drafts.map((draft): ProductPlan => {
    const { productCode, held, listed } = draft;
    const known = { ...draft, resembled: (isByProduct ? compare([draft], times) : all).resembled };
    const people = draft.people.map((person): PlannedPerson => {
      const suggestion = all.suggestions.get(person.key) ?? null;
      const decided = person.intent.kind === 'removal' ? whyStays('doubts', person.intent, known) : person.intent;
      return { ...person, suggestion, intent: decided ?? { kind: 'unassign' } };
    });
    return { productCode, seatsBefore: held.holders.length, listedCount: listed?.length ?? null, people };
  });
  const problems = [...emptyProducts(products), ...drafts.flatMap((draft) => draft.problems)];
  return { operation: rules.operation, products: withoutMisplaced(plans), problems };
}
