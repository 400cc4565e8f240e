import type { Finished } from '../e2e/action.ts';
import { type Played, productsOf } from './play.ts';
import { isUnclear, meaningOf, personWith } from './truth.ts';
import type { Product, Trouble, World } from './world.ts';

type ReportedProduct = Finished['report']['products'][number];
type ReportedPerson = ReportedProduct['people'][number];

/** Who is behind a line of the report: the account with its UUID, else everybody with its e-mail. */
function accountsOf({ id, user }: ReportedPerson, world: World): string[] {
  return id === null ? world.people.filter((one) => one.email === user).map((one) => one.id) : [id];
}

/** Whether a run can see that somebody holds a seat: `list` and `changes` do not look up people who were listed before. */
function isSeen(id: string, { user }: ReportedPerson, world: World): boolean {
  const { hidden = [], email = '' } = personWith(world, id) ?? {};
  const [byId, byEmail] = [!hidden.includes('id'), !hidden.includes('email') && email !== ''];
  const looksUp = !['list', 'changes'].includes(world.settings.operation);
  return looksUp ? byId || byEmail : user.includes('@') ? byEmail : byId;
}

/** Whether a seat without a UUID may be that of somebody else, as far as Datadog shows. */
function isConfused(ids: readonly string[], product: Product, world: World, { before, after }: Played): boolean {
  const seats = [...(before[product] ?? []), ...(after[product] ?? [])];
  const emails = ids.map((id) => personWith(world, id)?.email ?? '');
  const unclear = world.people.filter((person) => seats.includes(person.id) && isUnclear(person, world));
  return unclear.some(({ id, email }) => ids.includes(id) || (email !== '' && emails.includes(email)));
}

/** Whether the last reading of the seats may be from before a write: the next one failed, or the job was cancelled. */
function isStale({ server }: World, { isCancelled }: Played): boolean {
  const isLate = server.lagReads > 0 || server.lagMs > 0;
  return (
    isLate && (isCancelled || server.troubles.some(({ method, path }) => method === 'GET' && path === '/api/v2/seats'))
  );
}

/** Without the permission to read users, listed UUIDs are assigned unchecked, even those of holders known only by e-mail. */
function isUnchecked({ server }: World): boolean {
  const isForbidden = ({ answer }: Trouble): boolean => answer.kind === 'status' && answer.status === 403;
  return server.troubles.some((trouble) => isForbidden(trouble) && trouble.path === '/api/v2/users');
}

/** Whether what a report says about somebody is true. */
function isTrue(
  person: ReportedPerson,
  { productCode, seatsAfter }: ReportedProduct,
  world: World,
  played: Played,
): boolean {
  const product = productCode as Product;
  const ids = accountsOf(person, world);
  const seats = played.after[product] ?? [];
  const holds = ids.some((id) => seats.includes(id));
  const held = ids.some((id) => played.before[product]?.includes(id) === true);
  // `changes` does not look up people who were listed before. The same change may add them under another key: then the contract
  // says nothing about the first one.
  const isNews = (id: string): boolean =>
    world.settings.operation === 'changes' && played.before[product]?.includes(id) === false;
  // Neither key of this seat is shown.
  const isAnybody = person.user === 'unknown';
  const isSettled = !['assigned', 'unassigned', 'not-attempted'].includes(person.status);
  if (isSettled && isConfused(ids, product, world, played)) {
    return true;
  }
  switch (person.status) {
    case 'assigned':
      return (!held || isUnchecked(world)) && holds;
    case 'unassigned':
      return held && !holds;
    case 'would-assign':
      return !holds || isUnchecked(world);
    case 'no-seat':
      return !ids.some((id) => seats.includes(id) && isSeen(id, person, world) && !isNews(id));
    case 'would-unassign':
    case 'has-seat':
    case 'kept':
    case 'protected':
    case 'withheld':
      return holds || isAnybody;
    case 'disabled':
      return personWith(world, person.id)?.isDisabled === true && !holds;
    case 'not-found':
      return meaningOf(person.user, world) === 'nobody';
    case 'ambiguous':
      return meaningOf(person.user, world) === 'several';
    case 'unconfirmed':
      return held === holds || seatsAfter === null || isStale(world, played);
    case 'failed':
    case 'not-attempted':
      return held === holds;
    default:
      return false;
  }
}

/** Every line of a report that is not true. */
function falseStatuses(world: World, played: Played): string[] {
  return played.finished.report.products.flatMap((product) => {
    const wrong = product.people.filter((person) => !isTrue(person, product, world, played));
    return wrong.map(({ user, id, status }) => `${product.productCode}: ${user} (${id ?? 'no UUID'}) is not ${status}`);
  });
}

/** Holders whose seat is known to be theirs, and who are not in the report exactly once. */
function missedHolders(world: World, played: Played): string[] {
  const { before, finished } = played;
  return finished.report.products.flatMap(({ productCode, people }) => {
    const product = productCode as Product;
    const holders = (before[product] ?? []).filter(
      (id) => personWith(world, id)?.hidden.includes('id') === false && !isConfused([id], product, world, played),
    );
    const missed = holders.filter((id) => people.filter((person) => person.id === id).length !== 1);
    return missed.map((id) => `${productCode}: ${id}`);
  });
}

/** Every seat that was assigned or removed and that the report does not show as such. */
function missedChanges(world: World, played: Played): string[] {
  return productsOf(world).flatMap((product) => {
    const [was, is] = [played.before[product] ?? [], played.after[product] ?? []];
    const changed = world.people.filter(({ id }) => was.includes(id) !== is.includes(id)).map(({ id }) => id);
    const people = played.finished.report.products.find(({ productCode }) => productCode === product)?.people ?? [];
    const shown = people.filter(({ status }) => ['assigned', 'unassigned', 'unconfirmed'].includes(status));
    const missed = changed.filter((one) => !shown.some(({ id }) => id === one));
    return missed.filter((id) => !isConfused([id], product, world, played)).map((id) => `${product}: ${id}`);
  });
}

/** The status of everybody by account, without people whose seat may be somebody else's. */
export function outcomes(world: World, played: Played): string[] {
  const lines = played.finished.report.products.flatMap((product) =>
    product.people.flatMap((person) => {
      const ids = accountsOf(person, world);
      const isKnown = !isConfused(ids, product.productCode as Product, world, played);
      return isKnown ? [`${product.productCode}: ${ids[0] ?? person.user} ${person.status}`] : [];
    }),
  );
  return [played.finished.report.verdict, ...lines.sort()];
}

/** The products whose seats after the run are not as many as the report says. */
function wrongCounts(world: World, played: Played): string[] {
  const { products, dryRun } = played.finished.report;
  const isCertain = ({ seatsAfter, people }: ReportedProduct): boolean =>
    seatsAfter !== null && (!isStale(world, played) || !people.some(({ status }) => status === 'unconfirmed'));
  const certain = dryRun ? [] : products.filter(isCertain);
  return certain.flatMap(({ productCode, seatsAfter }) => {
    const seats = played.after[productCode as Product]?.length;
    return seats === seatsAfter ? [] : [`${productCode}: ${seats ?? 0} seats, not ${seatsAfter ?? ''}`];
  });
}

/** Everything in the report of a run that is not true. */
export function falseClaims(world: World, played: Played): string[] {
  return [
    ...falseStatuses(world, played),
    ...missedHolders(world, played).map((holder) => `not in the report exactly once: ${holder}`),
    ...missedChanges(world, played).map((change) => `not in the report: ${change}`),
    ...wrongCounts(world, played),
  ];
}

/** Changes that a run did not finish. */
export function unfinished(world: World, played: Played): string[] {
  return played.finished.report.products.flatMap((product) => {
    const isLeft = (person: ReportedPerson): boolean => {
      // The seat of somebody else that shows only their e-mail hides that theirs is gone.
      const isHidden = isConfused(accountsOf(person, world), product.productCode as Product, world, played);
      return ['failed', 'not-attempted'].includes(person.status) || (person.status === 'unconfirmed' && !isHidden);
    };
    return product.people.filter(isLeft).map(({ user, status }) => `${product.productCode}: ${user} ${status}`);
  });
}

/** The seats that were lost in a run and that its reviewed plan did not show as removals. */
export function unreviewed({ before, after }: Played, { finished }: Played): string[] {
  return Object.entries(before).flatMap(([product, holders]) => {
    const people = finished.report.products.find(({ productCode }) => productCode === product)?.people ?? [];
    const shown = people.filter(({ status }) => status === 'would-unassign').map(({ id }) => id);
    const lost = holders.filter((id) => after[product as Product]?.includes(id) === false);
    return lost.filter((id) => !shown.includes(id)).map((id) => `${product}: ${id}`);
  });
}
