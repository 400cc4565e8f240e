export type Operation = 'list' | 'assign' | 'unassign';

/** One try of a request, as the action's debug log shows it. */
export type Request = Readonly<{ line: string; method: string; path: string; status: string; endMs: number }>;

/** What one run of the action says about the test user. */
export interface Step {
  readonly operation: Operation;
  readonly exitCode: number | null;
  readonly verdict: string;
  readonly status: string;
  readonly id: string | null;
  readonly since: string | null;
  readonly requests: readonly Request[];
  readonly problems: readonly string[];
}

/** A line of the tables in docs/datadog-api.md, and what a run has seen of it. */
export type Fact = Readonly<{ fact: string; seen: string }>;

const SEATS = '/api/v2/seats/users';

function writeOf({ requests }: Step): Request | undefined {
  return requests.findLast(({ method, path }) => method !== 'GET' && path === SEATS);
}

/** The action stops reading as soon as the list shows the write, so its last reading is the one that did. */
function delayOf(step: Step): string {
  const write = writeOf(step);
  const reads = write === undefined ? [] : step.requests.slice(step.requests.indexOf(write) + 1);
  const seconds = ((reads.at(-1)?.endMs ?? 0) - (write?.endMs ?? 0)) / 1000;
  return reads.length === 0 ? 'not seen' : `${seconds.toFixed(1)} s, ${reads.length} seat list requests`;
}

function seatIdFact(assigned: Step, held: Step): string {
  if (held.id === null) {
    return 'No: the seat has no UUID.';
  }
  return held.id === assigned.id ? 'Yes.' : 'No: the seat has another UUID than the account.';
}

function pageFact({ requests }: Step): string {
  const first = requests.find(({ path, status }) => path === SEATS && status !== '');
  return first?.status === '200' ? 'A page[limit] of 1,000 is accepted.' : 'A page[limit] of 1,000 is refused.';
}

/** The facts that the five steps of a successful verification settle. */
export function factsFrom(steps: readonly Step[], hasToken: boolean): Fact[] {
  const [before, assigned, held, removed] = steps;
  if (before === undefined || assigned === undefined || held === undefined || removed === undefined) {
    return [];
  }
  const [post, del] = [assigned, removed].map((step) => writeOf(step)?.status ?? 'unknown');
  const token = { fact: 'Tokens are documented for the API in general.', seen: 'The seats API accepts them.' };
  return [
    { fact: 'How soon a read shows a write.', seen: `Assign: ${delayOf(assigned)}. Unassign: ${delayOf(removed)}.` },
    { fact: "A seat's `id` is the user's UUID.", seen: seatIdFact(assigned, held) },
    { fact: 'Datadog reads the body of a `DELETE`.', seen: 'Yes.' },
    {
      fact: 'What the answer to a successful assign or unassign looks like.',
      seen: `Status ${post} and ${del}. The action does not read the content, so that stays unknown.`,
    },
    { fact: '`assigned_at` of a seat is when it was assigned.', seen: `The seat says ${removed.since ?? 'nothing'}.` },
    { fact: 'The default and the largest `page[limit]`.', seen: pageFact(before) },
    ...(hasToken ? [token] : []),
  ];
}
