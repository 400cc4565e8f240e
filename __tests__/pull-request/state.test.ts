import { describe, expect, test } from '@jest/globals';
import { addEntry, type CommentState, keptPlan, parseState, renderState, shows } from '../../src/pull-request/state.ts';
import type { Plan } from '../../src/seats/plan.ts';
import { planOf, account, seatOf } from '../seats/situation.ts';
import { DRY_RUN, product, reportOf } from '../render/sample.ts';

const PLACE = 'example-org/platform#7 ';

/** A plan that removes so many people, and keeps one. */
function removing(count: number, productCode = 'incident_response'): Plan {
  const people = Array.from({ length: count }, (_, index) => account(index, `p${index}`));
  const kept = account(9_999_999, 'kept');
  const product = { productCode, listed: ['kept@example.com'], held: [...people, kept].map(seatOf) };
  return planOf({ operation: 'sync', directory: [...people, kept], products: [product], protectedUsers: [] });
}

function again(state: CommentState, place = PLACE): CommentState | null {
  return parseState(`<!-- datadog-seats -->\n## A report\n${renderState(state, PLACE)}`, place);
}

const ENTRY = {
  kind: 'planned',
  at: '2026-03-01 12:00 UTC',
  what: 'planned',
  commit: 'a'.repeat(40),
  run: '',
} as const;

describe('what a comment remembers', () => {
  test.each<[string, CommentState]>([
    ['nothing', { plan: null, history: [] }],
    ['a plan without removals', { plan: keptPlan(removing(0)), history: [ENTRY] }],
    ['a plan with removals', { plan: keptPlan(removing(3)), history: [ENTRY, { ...ENTRY, kind: 'applied' }] }],
    ['a plan of too many removals', { plan: 'too-many', history: [] }],
    ['a plan that is not known any more', { plan: 'damaged', history: [] }],
  ])('%s comes back as it was', (_, state) => {
    expect(again(state)).toEqual(state);
  });

  test('is bound to its place: what was copied from elsewhere is nothing', () => {
    const state = { plan: keptPlan(removing(3)), history: [] };
    for (const place of ['example-org/platform#8 ', 'example-org/other#7 ', 'example-org/platform#7 key']) {
      expect(again(state, place)).toBeNull();
    }
  });

  test('is nothing where a single character was changed, left out or added', () => {
    const body = renderState({ plan: keptPlan(removing(2)), history: [ENTRY] }, PLACE);
    const start = body.indexOf('state ') + 'state '.length;
    for (let at = start; at < body.indexOf(' -->'); at += 1) {
      const other = body[at] === 'a' ? 'b' : 'a';
      expect(parseState(body.slice(0, at) + other + body.slice(at + 1), PLACE)).toBeNull();
      expect(parseState(body.slice(0, at) + body.slice(at + 1), PLACE)).toBeNull();
      expect(parseState(`${body.slice(0, at)}a${body.slice(at)}`, PLACE)).toBeNull();
    }
  });
});

describe('a kept plan', () => {
  test('shows its removals, of its product, and nobody else', () => {
    const plan = removing(3);
    const kept = keptPlan(plan);
    const removed = plan.products[0]?.people.filter(({ intent }) => intent.kind === 'unassign') ?? [];
    expect(removed).toHaveLength(3);
    const isShown = (...[productCode, who]: [string, { id: string | null; email: string | null }]): boolean =>
      typeof kept !== 'string' && shows(kept, productCode, who);
    for (const who of removed) {
      expect(isShown('incident_response', who)).toBe(true);
      expect(isShown('on_call', who)).toBe(false);
    }
    expect(isShown('incident_response', { id: account(9_999_999, 'kept').id, email: null })).toBe(false);
  });

  test('of 2,000 removals fits into a comment; of one more nothing is kept', () => {
    const state = { plan: keptPlan(removing(2000)), history: [] };
    expect(renderState(state, PLACE).length).toBeLessThan(30_000);
    expect(again(state)).toEqual(state);
    expect(keptPlan(removing(2001))).toBe('too-many');
  });
});

describe('an entry of the history', () => {
  test.each([
    ['planned', DRY_RUN, true, 'planned'],
    // A refused plan was never to be applied, so nothing is obsolete after it.
    ['refused', DRY_RUN, true, 'other'],
    ['in-sync', DRY_RUN, false, 'other'],
    ['applied', {}, true, 'applied'],
  ] as const)('%s', (verdict, facts, changed, kind) => {
    const report = reportOf(verdict, [product([])], { facts, totals: { changed, assigned: 2 } });
    const [entry] = addEntry([], report, Date.UTC(2026, 2, 1, 12));
    expect(entry).toMatchObject({ kind, at: '2026-03-01 12:00 UTC', commit: 'b'.repeat(40) });
    expect(entry?.what).not.toMatch(/Datadog seats|planned 0/);
  });
});
